"""Keywords about whether a member is there, and notes about it that no body can break."""

from __future__ import annotations

from typing import ClassVar

from pydantic import JsonValue

from docpact.facts.keywords.base import Family, Flag, Keyword, Metadata, Order, Schema
from docpact.facts.path import Path


class _Presence(Keyword):
    """A keyword that is judged at the object that holds the member, not at the member's value."""

    family: ClassVar[Family] = "presence"
    about = "presence"
    takes: ClassVar[Schema] = {"const": True}

    def invalid(self, value: JsonValue) -> str | None:
        return None if value is True else f"{self.name} is true"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return self.states(value)


class Required(Flag, _Presence):
    """``required``: true where the member must be sent, false where it may be left out; not stated otherwise.

    Without a condition it binds where the object that should hold the member is there; with one, always.
    """

    name = "required"
    vacuous = False

    def states(self, value: JsonValue) -> str:
        return "has to be given" if value is True else "may be left out"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return "is missing"


class Forbidden(_Presence):
    """``forbidden``: the member must not be sent. Almost always conditional."""

    name = "forbidden"
    family = "combination"

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"not": {}}

    def states(self, value: JsonValue) -> str:
        return "must not be given"


class AnyOf(_Presence):
    """``anyOf``: at least one of some members is given. The value lists their whole paths."""

    name = "anyOf"
    family = "combination"
    takes: ClassVar[Schema] = {"type": "array", "minItems": 1, "items": {"type": "string"}}

    def part(self, value: JsonValue) -> str:
        return " or ".join(sorted(_paths(value)))

    def normal(self, value: JsonValue) -> JsonValue:
        return [*sorted({str(path) for path in value})] if isinstance(value, list) else value

    def invalid(self, value: JsonValue) -> str | None:
        good = isinstance(value, list) and value and all(isinstance(path, str) and Path(path).valid for path in value)
        return None if good else "anyOf is a list of paths"

    def subjects(self, path: Path, value: JsonValue) -> list[Path]:
        return [Path(one) for one in sorted(_paths(value))]

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        before, after = _paths(old), _paths(new)
        if before == after:
            return "equal"
        return "looser" if before < after else "tighter" if after < before else "incomparable"

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        paths = value if isinstance(value, list) else []
        return [[*paths[:at], *paths[at + 1 :]] for at in range(len(paths)) if len(paths) > 1]

    def states(self, value: JsonValue) -> str:
        return f"needs {self.part(value)}"


class Ignored(_Presence):
    """``ignored``: the server takes no notice of the member. A body that gives it is sent, with a warning."""

    name = "ignored"
    family = "combination"
    warns = True

    def states(self, value: JsonValue) -> str:
        return "is ignored"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return "is ignored by the server"


class Default(Metadata):
    """``default``: the value that the server takes where the member is left out. It never makes a body refused."""

    name = "default"
    family = "values"

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        match value:
            case bool():
                return [not value]
            case int() | float():
                return [value + 1]
            case str():
                return [f"{value}x"]
            case list() if len(value) > 1:
                return [[*reversed(value)]]
            case _:
                return []

    def note(self, value: JsonValue) -> Schema:
        return {"default": value}


class Deprecated(Metadata):
    """``deprecated``: true where the vendor advises against the member."""

    name = "deprecated"
    family = "presence"
    noticed = True

    def states(self, value: JsonValue) -> str:
        return "is deprecated" if value is True else "is not deprecated"

    takes: ClassVar[Schema] = {"type": "boolean"}

    def note(self, value: JsonValue) -> Schema:
        return {"deprecated": value}

    def invalid(self, value: JsonValue) -> str | None:
        return None if isinstance(value, bool) else "deprecated is true or false"


class Present(Metadata):
    """``present``: the page names a field of an array's items in prose only."""

    name = "present"
    family = "presence"

    def states(self, value: JsonValue) -> str:
        return "is named in prose"

    takes: ClassVar[Schema] = {"const": True}

    def invalid(self, value: JsonValue) -> str | None:
        return None if value is True else "present is true"


def _paths(value: JsonValue) -> frozenset[str]:
    return frozenset(str(path) for path in value) if isinstance(value, list) else frozenset()
