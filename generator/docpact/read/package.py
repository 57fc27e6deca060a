"""Facts out of an emitted client package: what it carries as data, confirmed by its own check.

The package is imported, under a name of its own, so that two packages of one name can be compared. A fact counts only
if the package's check does not name it on bodies at the fact's edges and names it on bodies that break it; what no
body can break has to stand in the signature of ``create`` or in the request's fields.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import inspect
import itertools
import json
import sys
import tempfile
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from types import ModuleType
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, JsonValue, RootModel
from pydantic.fields import FieldInfo

from docpact import naming
from docpact.errors import DocpactError, Place, printable, shown
from docpact.facts import ITEMS, KEYWORDS, Contract, Fact, Path, Test
from docpact.facts.values import among
from docpact.read.probes import Named, Probes

_PARTS: Final = ("__init__.py", "calls/", "models/")
"""What every client package has; a folder with less was copied in part, or is something else."""
_ANEW: Final = "Write it anew: with 'docpact generate' beside its specs, with 'docpact vendor' as a copy elsewhere."
_counter = itertools.count()


@dataclass(frozen=True, slots=True)
class Carried:
    """A fact that a package carries: who says it, whether a body that breaks it is sent with a warning, its line.

    ``fault`` says why its check does not keep it; None where it does.
    """

    fact: Fact
    witness: str
    warns: bool
    page_line: int | None
    fault: str | None


def facts_of_package(folder: FilePath, model: str | None = None) -> set[Fact]:
    """What the page of one model states and the client package in a folder keeps. Raises DocpactError."""
    return kept_facts(carried_facts(folder, model))


def kept_facts(carried: Iterable[Carried]) -> set[Fact]:
    """What the page states of it all, and the package's check keeps."""
    return {one.fact for one in carried if one.witness == "page" and one.fault is None}


def carried_facts(folder: FilePath, model: str | None = None) -> list[Carried]:
    """Everything that a client package carries of one model. Raises DocpactError where it is no such package."""
    with opened_package(folder) as package:
        return package.read(model)


class _Unjudged:
    """A request model that has nothing against any body."""

    @staticmethod
    def model_validate_json(_: bytes) -> None:
        return None


@contextlib.contextmanager
def opened_package(folder: FilePath) -> Generator[ClientPackage]:
    """A client package, imported for as long as it is needed. Raises DocpactError where it is none."""
    with _imported(folder) as package:
        yield ClientPackage(folder, package)


class ClientPackage:
    """A client package that is imported."""

    def __init__(self, folder: FilePath, package: ModuleType) -> None:
        self._folder, self._package = folder, package

    def read(self, model: str | None = None) -> list[Carried]:
        """Everything that it carries of one model, by any of the model's names. Raises DocpactError."""
        with _errors_of(self._folder, self._package.__name__):
            return self._read(self._calls(model))

    def _read(self, calls: ModuleType) -> list[Carried]:
        requests: Any = importlib.import_module(f"{self._package.__name__}._runtime.core.requests")
        api: Any = importlib.import_module(f"{self._package.__name__}._api").API
        said = [*_said(calls.PAGE)]
        told: dict[Fact, list[Any]] = {}
        for one in calls.PAGE.conditions:
            told.setdefault(fact_of_condition(one), []).append(one)

        def check(body: JsonValue, about: Fact | None) -> list[Named]:
            # A condition is judged by itself: what all else says of a body would be left out afterwards.
            alone = {"request": _Unjudged, "conditions": told[about]} if about else {"conditions": ()}
            page = calls.PAGE._replace(**alone)
            found = requests.problems(page, api, json.dumps(body).encode())
            return [Named(one.path, one.keyword, one.warns, about if one.condition else None) for one in found]

        # Values of conditions are tried on the tree of what always holds.
        contract = Contract.from_facts(fact for fact, *_ in said if not fact.when)
        probes = Probes(contract, check)
        return [
            Carried(fact, witness, warns, line, _fault(calls, probes, fact, warns=warns, told=fact in told))
            for fact, witness, warns, line in said
        ]

    def _calls(self, model: str | None) -> ModuleType:
        names = sorted(path.stem for path in (self._folder / "calls").glob("*.py") if path.stem != "__init__")
        if not names:
            raise DocpactError(
                "the package has no model: nothing is in its calls/", where=Place(shown(self._folder)), todo=_ANEW
            )
        wanted = naming.identifier((model or "").lower())
        for name in sorted(names, key=lambda name: name != wanted):
            module = self._module(name)
            if model in _names(module) or (model is None and len(names) == 1):
                return module
        modules = [self._module(name) for name in names]
        known = ", ".join(str(module.PAGE.model) for module in modules)
        raise DocpactError(
            "the package has several models" if model is None else f"the package has no model {printable(model, 60)!r}",
            where=Place(shown(self._folder)),
            todo=f"Pick one with --model; there is: {printable(known)}.",
        )

    def _module(self, name: str) -> ModuleType:
        with _errors_of(self._folder, self._package.__name__):
            return importlib.import_module(f"{self._package.__name__}.calls.{name}")


def _names(calls: ModuleType) -> list[str]:
    """The names by which a page's module may be asked for: the page's, the module's, those of its models."""
    field = calls.PAGE.fields.get("model")
    stated: list[Any] = field.page.get("enum", []) if field else []
    return [calls.PAGE.model, calls.__name__.rsplit(".", 1)[-1], *(name for name in stated if isinstance(name, str))]


def _said(page: Any) -> Iterator[tuple[Fact, str, bool, int | None]]:
    """The facts of a page as its module has them: fact, witness, whether it only warns, line. Raises DocpactError."""
    for path, field in page.fields.items():
        for witness, stated in {"page": field.page, **field.others}.items():
            for keyword, value in stated.items():
                yield _made(path, keyword, value), witness, False, field.line
    for one in page.conditions:
        yield fact_of_condition(one), one.witness, one.warns, one.line


def fact_of_condition(condition: Any) -> Fact:
    """The fact that a ``Condition`` of an emitted module is. Raises DocpactError."""
    path, value = Path(condition.path), condition.value
    if condition.keyword == "compare":
        value = value[0]
    elif condition.keyword == "anyOf":
        value = [str(path.below(name)) for name in value]
    elif condition.keyword == "additionalProperties":
        value = value is True
    tests = [
        Test(place, values if verb in ("=", "is not") else None, negated=verb.startswith(("not", "is")))
        for place, verb, *values in condition.when
    ]
    return _made(condition.path, condition.keyword, value, tests)


def _made(path: str, keyword: str, value: Any, tests: list[Test] | None = None) -> Fact:
    known = KEYWORDS.get(keyword)
    if known is None or not Path(path).valid or known.invalid(value):
        raise DocpactError(f"the package says of {printable(path, 60)} what is no fact: {keyword}", todo=_ANEW)
    return Fact(path, keyword, value, tests or ())


def _fault(calls: ModuleType, probes: Probes, fact: Fact, *, warns: bool, told: bool) -> str | None:
    field = _field(calls.PAGE.request, fact.path)
    if fact.meaning.constrains:
        others = [
            value
            for value in _literals(field.annotation if field else None)
            if not fact.meaning.accepts(fact.value, value)
        ]
        if fact.keyword == "enum" and not told and others:
            return f"the request also takes {json.dumps(others[0])}"
        return probes.fault(fact, warns=warns, told=told)
    if field is None:
        return "the request has no such field"
    # Who lists an item has to give what it must hold, so that no default of that is ever taken.
    given = fact.keyword == "default" and ITEMS in fact.path and field.is_required()
    if fact.when or fact.keyword == "present" or given:
        return None
    if fact.keyword == "deprecated":
        return None if bool(field.deprecated) is fact.value else "the request's field says otherwise"
    held = _default(calls, fact.path, field)
    # Witnesses may tell of different defaults, of which a request can have one.
    defaults = [one.value for one, *_ in _said(calls.PAGE) if (one.path, one.keyword) == (fact.path, fact.keyword)]
    return None if among(held, defaults) else f"it is {json.dumps(held, default=str)} there"


def _default(calls: ModuleType, path: Path, field: FieldInfo) -> Any:
    """What ``create`` sends where its caller says nothing; where that is nothing, what the request's field says."""
    argument = next((name for name, one in calls.PAGE.parameters.items() if one.path == path), None)
    if argument is None:
        return None if field.is_required() else field.default
    name = naming.class_name(calls.__name__.rsplit(".", 1)[-1])
    given = inspect.signature(getattr(calls, name).create).parameters[argument].default
    known = calls.PAGE.parameters[argument].default
    documented = getattr(calls.PAGE.parameters[argument], "documented", None)
    if documented is not None:
        return documented
    if given is inspect.Parameter.empty or given is None:
        return None if field.is_required() else field.default
    return given if given == known else f"{given} in create, {known} in preview"


def _field(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field of a request at a path; that of the array for its items."""
    found: FieldInfo | None = None
    for step in path.steps:
        if step == ITEMS:
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()} if model else {}
        found = fields.get(step)
        if found is None:
            return None
        model = next(_models(found.annotation), None)  # type: ignore[assignment]  # none below a scalar
    return found


def _literals(annotation: Any) -> Iterator[Any]:
    """The values of an annotation that is a closed set, or an array of such values."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for argument in get_args(annotation):
            yield from _literals(argument)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The request models that an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, RootModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


@contextlib.contextmanager
def _imported(folder: FilePath) -> Generator[ModuleType]:
    """A package imported from its sources as they are now, under a name of its own, and forgotten afterwards."""
    _refuse_incomplete(folder)
    entry = folder / "__init__.py"
    name = f"_docpact_subject_{next(_counter)}"
    before, prefix = set(sys.modules), sys.pycache_prefix
    with tempfile.TemporaryDirectory(prefix="docpact-") as cache:
        # Byte code from elsewhere may be older than the source, within the clock's resolution.
        sys.pycache_prefix = cache
        importlib.invalidate_caches()
        try:
            with _errors_of(folder, name):
                yield _load(name, entry)
        finally:
            sys.pycache_prefix = prefix
            for module in set(sys.modules) - before:
                if module == name or module.startswith(f"{name}."):
                    del sys.modules[module]


@contextlib.contextmanager
def _errors_of(folder: FilePath, name: str) -> Generator[None]:
    """Whatever an edited package does when it is imported or asked is a DocpactError."""
    try:
        yield
    except DocpactError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001  # it may do anything
        reason = f"{type(error).__name__}: {error}".replace(name, folder.resolve().name)
        raise DocpactError(
            f"the package cannot be imported: {reason}", where=Place(shown(folder)), todo=_ANEW
        ) from None


def _refuse_incomplete(folder: FilePath) -> None:
    """Raises DocpactError that names what a folder lacks of a client package."""
    missing = [part for part in _PARTS if not (folder / part).exists()]
    if not missing:
        return
    # Any package has an __init__.py, and many have models.
    if any((folder / mark).exists() for mark in ("_runtime", "calls")):
        raise DocpactError(
            f"this client package is not whole: it has no {' and no '.join(missing)}",
            where=Place(shown(folder)),
            todo=f"Copy the whole folder. {_ANEW}",
        )
    inside = [shown(entry.parent.parent) for entry in sorted(folder.glob("*/calls/__init__.py"))]
    raise DocpactError(
        f"this is no client package: it has no {' and no '.join(missing)}",
        where=Place(shown(folder)),
        todo=f"Pass the package in it: {inside[0]}."
        if inside
        else "Pass the folder of a package that docpact emitted.",
    )


def _load(name: str, entry: FilePath) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, entry, submodule_search_locations=[str(entry.parent)])
    if spec is None or spec.loader is None:
        raise DocpactError("this package cannot be imported", where=Place(shown(entry)))
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package
