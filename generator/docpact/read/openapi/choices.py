"""Choices in a schema that are tables, closed sets or types, and the parts of schemas that they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pydantic import JsonValue

from docpact.facts import ITEMS, Path, Test
from docpact.read.openapi.conditions import ANNOTATIONS, Object


@dataclass(frozen=True, slots=True)
class Row:
    """A branch of a choice that gives some members their values; ``closed`` where it needs all of them."""

    columns: tuple[str, ...]
    values: tuple[tuple[JsonValue, ...], ...]
    closed: bool

    @classmethod
    def read(cls, schema: JsonValue) -> Row | None:
        """The row that a schema is; None for anything else."""
        cells = dict(_cells(schema, ()))
        if len(cells) < 2 or any(values is None for values in cells.values()):
            return None
        required = frozenset(texts(as_object(schema).get("required")))
        firsts = frozenset(name.partition(".")[0] for name in cells)
        if required and required != firsts:
            return None
        values = tuple(tuple(found or ()) for found in cells.values())
        return cls(tuple(cells), values, required == firsts)


def _cells(schema: JsonValue, steps: tuple[str, ...]) -> Iterator[tuple[str, list[JsonValue] | None]]:
    """The members that a schema gives values, by dotted name; None as values of what is no such thing."""
    name = ".".join(steps)
    if not isinstance(schema, dict):
        yield name, None
        return
    constraining = refusing(schema)
    listed = [schema["const"]] if "const" in schema else as_list(schema.get("enum"))
    if listed and constraining <= {"const", "enum", "type"}:
        yield name, listed
    elif "properties" in schema and constraining <= {"properties", "required", "type"}:
        for member_name, inner in as_object(schema["properties"]).items():
            yield from _cells(inner, (*steps, member_name))
    else:
        yield name, None


def enum_of_anything(schema: Object) -> list[JsonValue] | None:
    """The values, where a schema closes both a value and the items of an array to the same ones."""
    closed = schema.get("else")
    if schema["if"] != {"type": "array"} or not isinstance(closed, dict) or closed.keys() != {"enum"}:
        return None
    items: Object = {"items": closed}
    return as_list(closed["enum"]) if schema.get("then") in (items, {"anyOf": [items, closed]}) else None


def listed_values(branches: Sequence[JsonValue]) -> list[JsonValue] | None:
    """All values of a choice between closed sets; None where it is another choice."""
    found: list[JsonValue] = []
    for branch in branches:
        schema = as_object(branch)
        rest = refusing(schema)
        if not rest & {"enum", "const"} or not rest <= {"enum", "const", "type"}:
            return None
        found += [schema["const"]] if "const" in schema else as_list(schema.get("enum"))
    return [value for value in found if value is not None] or None


def listed_types(branches: Sequence[JsonValue]) -> set[str] | None:
    """The types of a choice between types; None where it is another choice."""
    found: set[str] = set()
    for branch in branches:
        schema = as_object(branch)
        if refusing(schema) != {"type"}:
            return None
        found |= texts(schema["type"]) or {str(schema["type"])}
    return found


def columns_of_tests(tests: Sequence[Test], base: Path) -> tuple[Path, ...] | None:
    """The members of the object at ``base``, two or more, to which tests give values; None for other tests."""
    paths = tuple(test.path for test in tests)
    plain = all(test.values is not None and not test.negated for test in tests)
    below = all(base.holds(path) and ITEMS not in path.relative_to(base) and path != base for path in paths)
    return paths if plain and below and len({*paths}) == len(paths) > 1 else None


def common_object(paths: Sequence[Path]) -> Path:
    """The innermost object that holds all of some members."""
    above = [[*path.ancestors] for path in paths]
    return next(path for path in above[0] if all(path in others for others in above))


def rows_of_tests(tests: Sequence[Test]) -> list[JsonValue]:
    return [[*row] for row in product(*(test.values or () for test in tests))]


def refusing(schema: Object) -> set[str]:
    """The keywords of a schema that refuse something."""
    return {keyword for keyword in schema if keyword not in ANNOTATIONS and not keyword.startswith("x-")}


def texts(value: JsonValue) -> frozenset[str]:
    """The texts of a list."""
    return frozenset(name for name in value if isinstance(name, str)) if isinstance(value, list) else frozenset()


def as_object(value: JsonValue) -> Object:
    """A value that is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: JsonValue) -> list[JsonValue]:
    """A value that is a list, else an empty one."""
    return value if isinstance(value, list) else []
