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
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from types import ModuleType
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, JsonValue, RootModel
from pydantic.fields import FieldInfo

from docpact import identifiers
from docpact.errors import DocpactError, Place, display_path, printable
from docpact.facts import ITEMS, KEYWORDS, Contract, Fact, Path, Test
from docpact.facts.values import among
from docpact.read.instances import Instances
from docpact.read.probes import Named, Probes, Wanted

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
        self._instances: Final = Instances()

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
        spoken = {id(one): fact for fact, conditions in told.items() for one in conditions}

        def check(body: JsonValue, asked: Sequence[Wanted]) -> list[Named]:
            # Only what is asked for is judged: all else that is said of a body would be left out afterwards.
            conditions = tuple(condition for one in asked if one.told for condition in told[one.fact])
            request = _Unjudged if all(one.told for one in asked) else calls.PAGE.request
            page = calls.PAGE._replace(request=request, conditions=conditions)
            found = requests.problems(page, api, json.dumps(body).encode())
            return [Named(one.path, one.keyword, one.warns, spoken.get(id(one.condition))) for one in found]

        # Values of conditions are tried on the tree of what always holds.
        contract = Contract.from_facts(fact for fact, *_ in said if not fact.when)
        wanted = [Wanted(fact, warns, fact in told) for fact, _, warns, _ in said if fact.meaning.constrains]
        proven = dict(zip(wanted, Probes(contract, check, self._instances).faults(wanted), strict=True))
        defaults = _Defaults(calls, [fact for fact, *_ in said if fact.keyword == "default"])
        carried: list[Carried] = []
        for fact, witness, warns, line in said:
            one = Wanted(fact, warns, fact in told)
            fault = _fault(calls, one, proven) if one in proven else _fault_stated(calls, fact, defaults)
            carried.append(Carried(fact, witness, warns, line, fault))
        return carried

    @cached_property
    def _names(self) -> list[str]:
        """The names of the modules of calls."""
        return sorted(path.stem for path in (self._folder / "calls").glob("*.py") if path.stem != "__init__")

    def _calls(self, model: str | None) -> ModuleType:
        names = self._names
        if not names:
            raise DocpactError(
                "the package has no model: nothing is in its calls/",
                where=Place(display_path(self._folder)),
                hint=_ANEW,
            )
        wanted = identifiers.identifier((model or "").lower())
        for name in sorted(names, key=lambda name: name != wanted):
            module = self._module(name)
            if model in _names(module) or (model is None and len(names) == 1):
                return module
        modules = [self._module(name) for name in names]
        known = ", ".join(str(module.PAGE.model) for module in modules)
        raise DocpactError(
            "the package has several models" if model is None else f"the package has no model {printable(model, 60)!r}",
            where=Place(display_path(self._folder)),
            hint=f"Pick one with --model; there is: {printable(known)}.",
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
        raise DocpactError(f"the package says of {printable(path, 60)} what is no fact: {keyword}", hint=_ANEW)
    return Fact(path, keyword, value, tests or ())


def _fault(calls: ModuleType, wanted: Wanted, proven: Mapping[Wanted, str | None]) -> str | None:
    """Why a fact that bodies can break is not kept; None where it is."""
    fact, field = wanted.fact, _field(calls.PAGE.request, wanted.fact.path)
    if fact.keyword == "enum" and not wanted.told:
        taken = _literals(field.annotation if field else None)
        if others := [value for value in taken if not fact.meaning.accepts(fact.value, value)]:
            return f"the request also takes {json.dumps(others[0])}"
    return proven[wanted]


def _fault_stated(calls: ModuleType, fact: Fact, defaults: _Defaults) -> str | None:
    """Why a fact that no body can break is not kept; None where it is."""
    field = _field(calls.PAGE.request, fact.path)
    if field is None:
        return "the request has no such field"
    # Who lists an item has to give what it must hold, so that no default of that is ever taken.
    given = fact.keyword == "default" and ITEMS in fact.path and field.is_required()
    if fact.when or fact.keyword == "present" or given:
        return None
    if fact.keyword == "deprecated":
        return None if bool(field.deprecated) is fact.value else "the request's field says otherwise"
    held = defaults.held(fact.path, field)
    # Witnesses may tell of different defaults, of which a request can have one.
    return None if among(held, defaults.stated(fact.path)) else f"it is {json.dumps(held, default=str)} there"


class _Defaults:
    """What a page's facts say of defaults, and what its ``create`` and its request hold."""

    def __init__(self, calls: ModuleType, facts: Iterable[Fact]) -> None:
        self._calls: Final = calls
        self._stated: Final[dict[Path, list[JsonValue]]] = {}
        for fact in facts:
            self._stated.setdefault(fact.path, []).append(fact.value)

    @cached_property
    def _signature(self) -> Mapping[str, inspect.Parameter]:
        name = identifiers.class_name(self._calls.__name__.rsplit(".", 1)[-1])
        return inspect.signature(getattr(self._calls, name).create).parameters

    def stated(self, path: Path) -> list[JsonValue]:
        return self._stated.get(path, [])

    def held(self, path: Path, field: FieldInfo) -> Any:
        """What ``create`` sends where its caller says nothing; where that is nothing, what the request's field says."""
        parameters = self._calls.PAGE.parameters
        argument = next((name for name, one in parameters.items() if one.path == path), None)
        if argument is None:
            usual = None if field.is_required() else field.default
            return self._calls.PAGE.fixed.get(path, usual)
        given = self._signature[argument].default
        known = parameters[argument].default
        documented = getattr(parameters[argument], "documented", None)
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
    before, prefix, silent = set(sys.modules), sys.pycache_prefix, sys.dont_write_bytecode
    with tempfile.TemporaryDirectory(prefix="docpact-") as empty:
        # Byte code from elsewhere may be older than the source, within the clock's resolution; ours is used once.
        sys.pycache_prefix, sys.dont_write_bytecode = empty, True
        importlib.invalidate_caches()
        try:
            with _errors_of(folder, name):
                yield _load(name, entry)
        finally:
            sys.pycache_prefix, sys.dont_write_bytecode = prefix, silent
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
            f"the package cannot be imported: {reason}", where=Place(display_path(folder)), hint=_ANEW
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
            where=Place(display_path(folder)),
            hint=f"Copy the whole folder. {_ANEW}",
        )
    inside = [display_path(entry.parent.parent) for entry in sorted(folder.glob("*/calls/__init__.py"))]
    raise DocpactError(
        f"this is no client package: it has no {' and no '.join(missing)}",
        where=Place(display_path(folder)),
        hint=f"Pass the package in it: {inside[0]}."
        if inside
        else "Pass the folder of a package that docpact emitted.",
    )


def _load(name: str, entry: FilePath) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, entry, submodule_search_locations=[str(entry.parent)])
    if spec is None or spec.loader is None:
        raise DocpactError("this package cannot be imported", where=Place(display_path(entry)))
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package
