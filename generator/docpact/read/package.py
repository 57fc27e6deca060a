"""Facts out of an emitted client package: what its models enforce, confirmed by bodies that they must take or refuse.

The package is imported, under a name of its own, so that two packages of one name can be compared. Constraints come
from the models' fields, defaults of required parameters from ``create``'s signature. The package's table of what its
page does not state can only take facts away.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import inspect
import itertools
import sys
import tempfile
from collections.abc import Generator, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path
from types import ModuleType, NoneType
from typing import Annotated, Any, Final, Literal, NamedTuple, cast, get_args, get_origin

from pydantic import BaseModel, JsonValue, RootModel, ValidationError
from pydantic.fields import FieldInfo

from docpact import naming
from docpact.errors import DocpactError, Place, printable, shown
from docpact.facts import ITEMS, ROOT, Fact, JsonType, join

_TYPES: Final[Mapping[Any, JsonType]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
}
_WRONG: Final[tuple[JsonValue, ...]] = ("text", 7, 7.5, True, [], {}, None)
_METADATA: Final[Mapping[str, tuple[str, str]]] = {
    "ge": ("minimum", "minimum"),
    "le": ("maximum", "maximum"),
    "multiple_of": ("multipleOf", "multipleOf"),
    "min_length": ("minLength", "minItems"),
    "max_length": ("maxLength", "maxItems"),
}
_PARTS: Final = ("__init__.py", "calls/", "models/")
"""What every client package has; a folder with less was copied in part, or is something else."""
_ANEW: Final = "Write it anew: with 'docpact generate' beside its specs, with 'docpact vendor' as a copy elsewhere."
_counter = itertools.count()


def facts_of_package(folder: Path, model: str | None = None) -> set[Fact]:
    """What the client package in ``folder`` states of one model. Raises DocpactError where it is no such package."""
    with _imported(folder) as package:
        calls = _calls(package, folder, model)
        return set(_facts(calls))


def _calls(package: ModuleType, folder: Path, model: str | None) -> ModuleType:
    names = sorted(path.stem for path in (folder / "calls").glob("*.py") if path.stem != "__init__")
    modules = [importlib.import_module(f"{package.__name__}.calls.{name}") for name in names]
    found = [module for module in modules if model in (None, module.PAGE.model, module.__name__.rsplit(".", 1)[-1])]
    if not modules:
        raise DocpactError("the package has no model: nothing is in its calls/", where=Place(shown(folder)), todo=_ANEW)
    if len(found) != 1:
        known = ", ".join(str(module.PAGE.model) for module in modules)
        raise DocpactError(
            "the package has several models" if found else f"the package has no model {printable(str(model), 60)!r}",
            where=Place(shown(folder)),
            todo=f"Pick one with --model; there is: {printable(known)}.",
        )
    return found[0]


def _facts(calls: ModuleType) -> Iterator[Fact]:
    unstated: Mapping[str, Mapping[str, str]] = calls.PAGE.unstated
    request: type[BaseModel] = calls.PAGE.request
    defaults = _signature_defaults(calls)
    found = [Fact(ROOT, "type", "object"), *_of_object(request, ())]
    sent = [fact.path for fact in found if fact.keyword == "required" and fact.value is True and fact.path in defaults]
    found += [Fact(path, "default", defaults[path]) for path in sent]
    yield from (fact for fact in found if fact.keyword not in unstated.get(fact.path, {}))


def _signature_defaults(calls: ModuleType) -> dict[str, JsonValue]:
    """By path, what ``create`` sends where its caller says nothing."""
    name = naming.class_name(calls.__name__.rsplit(".", 1)[-1])
    parameters = inspect.signature(getattr(calls, name).create).parameters
    empty = inspect.Parameter.empty
    own = {name for name, one in calls.PAGE.parameters.items() if getattr(one, "own", False)}
    arguments = {path: argument for path, argument in _arguments(calls).items() if argument not in own}
    found = {path: parameters[argument].default for path, argument in arguments.items()}
    return {path: default for path, default in found.items() if default is not empty and default is not None}


class _Mark(NamedTuple):
    argument: str


def _arguments(calls: ModuleType) -> dict[str, str]:
    """By path, the argument whose value arrives there: found by sending a mark through each."""
    marked = {name: [_Mark(name)] for name in calls.PAGE.parameters}
    body: JsonValue = calls.PAGE.call(None, **marked).body

    def marks(value: object, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for name, member in cast("dict[str, object]", value).items():
                yield from marks(member, join([path, name] if path else [name]))
        elif isinstance(value, list) and isinstance(mark := next(iter(cast("list[object]", value)), None), _Mark):
            yield path, mark.argument

    return dict(marks(body, ""))


def _of_object(model: type[BaseModel], steps: tuple[str, ...]) -> Iterator[Fact]:
    path = join(steps) or ROOT
    smallest = _smallest(model)
    if not _refuses(model, smallest) and _refuses(model, {**smallest, "docpact_probe": 1}):
        yield Fact(path, "additionalProperties", value=False)
    for name, field in model.model_fields.items():
        yield from _of_field(_Probe(model, smallest, field.alias or name, field), (*steps, field.alias or name))


class _Probe:
    """Tries values in one field of the smallest body that its model takes."""

    def __init__(self, model: type[BaseModel], smallest: dict[str, JsonValue], name: str, field: FieldInfo) -> None:
        self.model, self.smallest, self.name, self.field = model, smallest, name, field

    def takes(self, value: JsonValue) -> bool:
        return not _refuses(self.model, {**self.smallest, self.name: value})

    def required(self) -> bool:
        return _refuses(self.model, {name: value for name, value in self.smallest.items() if name != self.name})


def _of_field(probe: _Probe, steps: tuple[str, ...]) -> Iterator[Fact]:
    path, field = join(steps), probe.field
    shape = _Shape(field.annotation, field.metadata)
    yield Fact(path, "required", probe.required())
    if ITEMS in path:
        yield Fact(path, "present", value=True)
    if field.deprecated:
        yield Fact(path, "deprecated", value=True)
    if not field.is_required() and field.default is not None:
        yield Fact(path, "default", field.default)
    yield from _of_values(probe, shape, path)
    if shape.model:
        yield from _of_object(shape.model, steps)
    if shape.item:
        yield from _of_items(probe, shape, shape.item, path)
        if shape.item.model:
            yield from _of_object(shape.item.model, (*steps, ITEMS))


def _of_values(probe: _Probe, shape: _Shape, path: str) -> Iterator[Fact]:
    """The constraints on a field's values, each only if bodies at its edge are taken and refused as it says."""
    if shape.type and probe.takes(_witness(shape)) and not any(map(probe.takes, _wrong(shape))):
        yield Fact(path, "type", shape.type)
    if shape.enum is not None:
        outside = _wrapped(shape, _beyond(shape.enum))
        if all(map(probe.takes, _wrapped(shape, shape.enum))) and not any(map(probe.takes, outside)):
            yield Fact(path, "enum", shape.enum)
    for keyword, bound in shape.bounds.items():
        at, beyond = _at_and_beyond(shape, keyword, bound)
        if probe.takes(at) and not probe.takes(beyond):
            yield Fact(path, keyword, bound)


def _of_items(probe: _Probe, shape: _Shape, item: _Shape, path: str) -> Iterator[Fact]:
    """The same for the items of an array; a closed set of them is an enum of the array, as pages have it."""
    if item.type and not any(map(probe.takes, _wrapped(shape, _wrong(item)))):
        yield Fact(path, "itemType", item.type)
    for keyword, bound in item.bounds.items():
        at, beyond = _wrapped(shape, [*_at_and_beyond(item, keyword, bound)])
        if probe.takes(at) and not probe.takes(beyond):
            yield Fact(path + ITEMS, keyword, bound)


class _Shape:
    """What an annotation says: its JSON type, its closed set of values, its bounds, and what it holds."""

    def __init__(self, annotation: Any, metadata: list[Any]) -> None:
        self.enum: list[JsonValue] | None = None
        self.model: type[BaseModel] | None = None
        self.item: _Shape | None = None
        self.type: JsonType | None = None
        metadata = list(metadata)
        while True:
            options = [option for option in get_args(annotation) if option is not NoneType]
            if get_origin(annotation) is Annotated:
                metadata += annotation.__metadata__
                annotation = options[0]
            elif isinstance(annotation, type) and issubclass(annotation, RootModel):
                root = annotation.model_fields["root"]
                metadata, annotation = [*metadata, *root.metadata], root.annotation
            elif NoneType in get_args(annotation) and len(options) == 1:
                annotation = options[0]
            else:
                break
        self.type = self._read(annotation)
        self.bounds: dict[str, JsonValue] = {}
        for entry in itertools.chain.from_iterable([one, *getattr(one, "metadata", [])] for one in metadata):
            for attribute, (of_text, of_array) in _METADATA.items():
                bound = getattr(entry, attribute, None)
                if isinstance(bound, int | float):
                    self.bounds[of_array if self.type == "array" else of_text] = bound

    def _read(self, annotation: Any) -> JsonType | None:
        origin = get_origin(annotation)
        if origin is Literal:
            self.enum = list(get_args(annotation))
            types: set[JsonType] = {_TYPES[type(value)] for value in self.enum}
            return types.pop() if len(types) == 1 else None
        if origin is list:
            self.item = _Shape(get_args(annotation)[0], [])
            self.enum = self.item.enum
            return "array"
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            self.model = annotation
            return "object"
        return _TYPES.get(origin or annotation)


def _smallest(model: type[BaseModel]) -> dict[str, JsonValue]:
    """The smallest body that a model should take."""
    return {
        field.alias or name: _witness(_Shape(field.annotation, field.metadata))
        for name, field in model.model_fields.items()
        if field.is_required()
    }


def _witness(shape: _Shape) -> JsonValue:
    if shape.type == "object":
        return cast("JsonValue", _smallest(shape.model)) if shape.model else {}
    if shape.type == "array":
        count = int(cast("int", shape.bounds.get("minItems", 0)))
        return [_witness(cast("_Shape", shape.item))] * count
    if shape.enum is not None:
        return shape.enum[0]
    if shape.type == "string":
        return "x" * int(cast("int", shape.bounds.get("minLength", 1)))
    if shape.type == "boolean":
        return False
    up = "minimum" in shape.bounds
    return _edge(shape, shape.bounds["minimum"] if up else min(0, cast("int", shape.bounds.get("maximum", 0))), up=up)


def _edge(shape: _Shape, bound: JsonValue, *, up: bool) -> int | float:
    """The multiple nearest to a bound, on its upper or its lower side; the bound itself where any number will do."""
    if (step := shape.bounds.get("multipleOf")) is None:
        return cast("int", bound)
    count = (Decimal(str(bound)) / Decimal(str(step))).to_integral_value(ROUND_CEILING if up else ROUND_FLOOR)
    value = count * Decimal(str(step))
    return int(value) if value == value.to_integral_value() else float(value)


def _wrapped(shape: _Shape, values: list[JsonValue]) -> list[JsonValue]:
    count = max(1, int(cast("int", shape.bounds.get("minItems", 1))))
    return [[value] * count for value in values] if shape.type == "array" else values


def _wrong(shape: _Shape) -> list[JsonValue]:
    """Values of other types, those among them that Python takes for equal to an allowed one."""
    alike = [float(value) for value in shape.enum or [] if isinstance(value, int)]
    booleans = [bool(value) for value in alike if value in (0, 1)]
    return [value for value in (*_WRONG, *alike, *booleans) if not _is(value, shape.type)]


def _beyond(enum: list[JsonValue]) -> list[JsonValue]:
    """Values of the members' type that are not among them; a boolean may have none."""
    booleans: list[JsonValue] = [True, False]
    if any(isinstance(member, bool) for member in enum):
        return [value for value in booleans if value not in enum]
    numbers = [member for member in enum if isinstance(member, int | float)]
    return [max(numbers) + 1] if numbers else [f"{max(enum, key=str)}~"]


def _at_and_beyond(shape: _Shape, keyword: str, bound: JsonValue) -> tuple[JsonValue, JsonValue]:
    number = cast("int", bound)
    match keyword:
        case "minLength" | "maxLength":
            return "x" * number, "x" * (number + (1 if keyword == "maxLength" else -1))
        case "minItems" | "maxItems":
            item = _witness(cast("_Shape", shape.item))
            return [item] * number, [item] * (number + (1 if keyword == "maxItems" else -1))
        case "multipleOf":
            at = cast("int", _witness(shape))
            # Every integer is a multiple of 1; a fraction is one of none.
            return at, at + (number / 2 if shape.type == "number" or number == 1 else 1)
        case _:
            edge = _edge(shape, bound, up=keyword == "minimum")
            step = cast("int", shape.bounds.get("multipleOf", 1))
            return edge, edge + (step if keyword == "maximum" else -step)


def _is(value: JsonValue, json_type: JsonType | None) -> bool:
    actual = None if value is None else _TYPES[type(value)]
    return actual == json_type or (json_type == "number" and actual == "integer")


def _refuses(model: type[BaseModel], body: Mapping[str, JsonValue]) -> bool:
    try:
        model.model_validate(body)
    except ValidationError:
        return True
    return False


@contextlib.contextmanager
def _imported(folder: Path) -> Generator[ModuleType]:
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
            yield _load(name, entry)
        except DocpactError:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever an edited package does at import, say so
            reason = f"{type(error).__name__}: {error}".replace(name, folder.resolve().name)
            raise DocpactError(
                f"the package cannot be imported: {reason}", where=Place(shown(folder)), todo=_ANEW
            ) from None
        finally:
            sys.pycache_prefix = prefix
            for module in set(sys.modules) - before:
                if module == name or module.startswith(f"{name}."):
                    del sys.modules[module]


def _refuse_incomplete(folder: Path) -> None:
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


def _load(name: str, entry: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, entry, submodule_search_locations=[str(entry.parent)])
    if spec is None or spec.loader is None:
        raise DocpactError("this package cannot be imported", where=Place(shown(entry)))
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package
