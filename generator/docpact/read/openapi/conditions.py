"""Schemas as conditions: the ways in which a body can satisfy one, each a conjunction of tests.

What ``if``, ``not``, ``anyOf`` and ``oneOf`` ask of a body are such conditions. A schema that no tests can express
raises NotUnderstood, so that nothing is read wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, Path, Test

Object = dict[str, JsonValue]
Conjunction = tuple[Test, ...]
Ways = list[Conjunction]
"""Alternatives; ``[()]`` is satisfied by everything, ``[]`` by nothing."""

ANYTHING: Final[Ways] = [()]
_MOST: Final = 64

ANNOTATIONS: Final = frozenset(
    {
        *("title", "description", "example", "examples", "externalDocs", "xml", "discriminator", "default"),
        *("deprecated", "readOnly", "writeOnly", "format", "contentEncoding", "contentMediaType"),
        *("$comment", "$schema", "$id", "$anchor", "$defs", "definitions"),
    }
)
"""Keywords that refuse nothing."""


class NotUnderstood(ValueError):  # noqa: N818  # it is an outcome, not a mistake
    """A schema that cannot be said in facts; the text says which part of it."""


class Conditions:
    """Reads schemas as conditions. ``follow`` gives the schema that a value is or refers to."""

    def __init__(self, follow: Callable[[JsonValue], JsonValue]) -> None:
        self._follow = follow

    def ways(self, value: JsonValue, path: Path, base: Path | None = None) -> Ways:
        """The ways in which a value at a path can satisfy a schema. The value at ``base`` is there."""
        base = path if base is None else base
        schema = self._follow(value)
        if not isinstance(schema, dict):
            return [] if schema is False else ANYTHING
        found = self._own(schema, path, base)
        for part in _list(schema.get("allOf")):
            found = both(found, self.ways(part, path, base))
        for word in ("anyOf", "oneOf"):
            if options := _list(schema.get(word)):
                found = both(found, [way for option in options for way in self.ways(option, path, base)])
        if "not" in schema:
            found = both(found, negated(self.ways(schema["not"], path, base), base))
        return found

    def _own(self, schema: Object, path: Path, base: Path) -> Ways:
        required = [str(name) for name in _list(schema.get("required"))]
        found: Ways = ANYTHING
        for keyword, value in schema.items():
            if keyword in ("const", "enum"):
                values = [value] if keyword == "const" else _list(value)
                found = both(found, [(Test(path, values),)] if values else [])
            elif keyword == "required":
                found = both(found, [tuple(Test(member(path, name)) for name in required)])
            elif keyword == "properties":
                found = both(found, self._properties(value, path, base, required))
            elif keyword == "contains" or (keyword == "minItems" and value == 1):
                found = both(found, self._some_item(value if keyword == "contains" else True, path))
            elif keyword == "type":
                _check_type(schema, path, base)
            elif keyword == "items" and value in ({}, True):
                continue  # any item, as linters want it said
            elif keyword not in ("allOf", "anyOf", "oneOf", "not", *ANNOTATIONS) and not keyword.startswith("x-"):
                raise NotUnderstood(f"{keyword} in a condition")
        return found

    def _properties(self, value: JsonValue, path: Path, base: Path, required: Sequence[str]) -> Ways:
        found: Ways = ANYTHING
        for name, schema in (value if isinstance(value, dict) else {}).items():
            inner = self.ways(schema, member(path, name), base)
            if inner != ANYTHING and name not in required:
                inner = [*inner, (Test(member(path, name), negated=True),)]
            found = both(found, inner)
        return found

    def _some_item(self, value: JsonValue, path: Path) -> Ways:
        if isinstance(value, dict) and "type" in value and not {"required", "enum", "const", "contains"} & value.keys():
            raise NotUnderstood("the type of an item in contains")
        ways = self.ways(value, path.items)
        if any(len(way) > 1 for way in ways):
            raise NotUnderstood("several tests of one item in contains")
        return [way or (Test(path.items),) for way in ways]


def _check_type(schema: Object, path: Path, base: Path) -> None:
    """Raises NotUnderstood unless the type follows from what else the schema asks for."""
    match schema.get("type"):
        case "object" if schema.get("required") or path == base:
            return
        case "array" if "contains" in schema or schema.get("minItems") == 1:
            return
        case _ if "enum" in schema or "const" in schema:
            return
        case other:
            raise NotUnderstood(f"type {other} in a condition")


def member(path: Path, name: str) -> Path:
    """The path of a member. Raises NotUnderstood for a name that no parameter can have."""
    found = path.child(name)
    if not found.valid or len(found.steps) != len(path.steps) + 1:
        raise NotUnderstood(f"the name {name!r}")
    return found


def both(left: Iterable[Conjunction], right: Iterable[Conjunction]) -> Ways:
    """The ways to satisfy two conditions at once. Raises NotUnderstood where they are too many."""
    found = dict.fromkeys(way for one, other in product(left, right) if (way := conjunction(*one, *other)) is not None)
    if len(found) > _MOST:
        raise NotUnderstood(f"more than {_MOST} alternatives")
    return [*found]


def conjunction(*tests: Test) -> Conjunction | None:
    """Tests that all hold, without those that follow from others; None where they cannot all hold."""
    positive = [test for test in tests if test.values is not None or not test.negated]
    absent = [test for test in tests if test.values is None and test.negated]
    if any(test.path.holds(other.path) for test in absent for other in positive):
        return None
    kept = [
        test
        for test in dict.fromkeys(tests)
        if test.values is not None
        or test.negated
        or not any(other != test and test.path.holds(other.path) for other in positive)
    ]
    return tuple(kept)


def negated(ways: Ways, base: Path) -> Ways:
    """The ways not to satisfy a condition on a body, or on the item at ``base``."""
    found: Ways = ANYTHING
    for way in ways:
        found = both(found, [(other,) for test in way for other in opposites(test, base)])
    return found


def opposites(test: Test, base: Path) -> list[Test]:
    """The tests of which one holds where a test does not. Raises NotUnderstood."""
    if test.values is None:
        return [test.turned]
    if ITEMS in test.path.relative_to(base):
        raise NotUnderstood("a condition on all items")
    return [test.turned] if test.path == base else [test.turned, Test(test.path, negated=True)]


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
