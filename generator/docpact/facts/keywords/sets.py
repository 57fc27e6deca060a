"""Keywords about closed sets and texts: ``enum``, ``pattern``, ``format``, ``uniqueItems``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar, Final

from pydantic import JsonValue
from pydantic_core import SchemaError, SchemaValidator, core_schema

from docpact.facts.condition import dumps
from docpact.facts.keywords.base import Flag, Keyword, Order, Schema
from docpact.facts.values import among, is_number, number, same, sorted_unique


class Enum(Keyword):
    """``enum``: every allowed value; on an array, every allowed value of its items."""

    name = "enum"
    family = "values"
    of_items = True
    takes: ClassVar[Schema] = {"type": "array", "minItems": 1}

    def normal(self, value: JsonValue) -> JsonValue:
        return sorted_unique(value) if isinstance(value, list) else value

    def invalid(self, value: JsonValue) -> str | None:
        return None if isinstance(value, list) and value else "enum is a list of one value or more"

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        before, after = _list(old), _list(new)
        gone = [value for value in before if not among(value, after)]
        come = [value for value in after if not among(value, before)]
        if not gone and not come:
            return "equal"
        return "incomparable" if gone and come else "tighter" if gone else "looser"

    def loosest(self, values: Iterable[JsonValue]) -> JsonValue | None:
        return self.normal([value for listed in values for value in _list(listed)])

    def meet(self, one: JsonValue, other: JsonValue) -> JsonValue | None:
        return [value for value in _list(one) if among(value, _list(other))] or None

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        wanted = _list(value)
        if isinstance(instance, list) and not among(instance, wanted):
            return all(among(item, wanted) for item in instance)
        return among(instance, wanted)

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        closed: Schema = {"enum": value}
        if json_type not in ("array", None):
            return closed
        items: Schema = {"items": closed}
        if any(isinstance(member, list) for member in _list(value)):
            items = {"anyOf": [items, closed]}
        return items if json_type == "array" else {"if": {"type": "array"}, "then": items, "else": closed}

    def edges(self, value: JsonValue) -> list[JsonValue]:
        return list(_list(value))

    def enumerates(self, value: JsonValue) -> bool:
        return True

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        found: list[JsonValue] = []
        for member in _list(value):
            match member:
                case bool():
                    found.append(not member)
                case str():
                    found += [f"{member}_", member.swapcase(), ""]
                case int() | float():
                    found += [member + 1, member - 1]
                case _:
                    pass
        numbers = sorted(number(member) for member in _list(value) if is_number(member))
        found += [int((low + high) / 2) for low, high in pairwise(numbers)]
        found += [2 * numbers[-1] - numbers[-2]] if len(numbers) > 1 else []
        return [other for other in sorted_unique(found) if not among(other, _list(value))]

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        listed = _list(value)
        fewer: list[JsonValue] = [[*listed[:at], *listed[at + 1 :]] for at in range(len(listed)) if len(listed) > 1]
        return [*fewer, *([*listed, other] for other in self.breaks(value)[:1])]

    def states(self, value: JsonValue) -> str:
        return f"is one of {_shown(value)}"

    def members(self, value: JsonValue) -> list[str]:
        return [dumps(member) for member in _list(value)]

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"has to be one of: {_shown(value)}"


class Pattern(Keyword):
    """``pattern``: a text holds a match of a regular expression. Read from OpenAPI documents only.

    Expressions come from strangers, and are matched by an engine that takes linear time; it has no lookaround.
    """

    name = "pattern"
    family = "text"
    applies_to = ("string",)
    takes: ClassVar[Schema] = {"type": "string"}

    def invalid(self, value: JsonValue) -> str | None:
        good = isinstance(value, str) and _matcher(value) is not None
        return None if good else "pattern is a regular expression without lookaround and back references"

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        return _matches(str(value), instance)

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"pattern": value}

    def states(self, value: JsonValue) -> str:
        return f"matches {value}"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"does not match {value}"


FORMATS: Final[dict[str, str]] = {
    "uuid": r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
    "date": r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    "date-time": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
    "uri": r"^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$",
    "url": r"^[Hh][Tt][Tt][Pp][Ss]?://[^ ]+$",
    "email": r"^[^@ ]+@[^@ ]+$",
}
"""What the formats that are judged look like; every other one keeps all texts."""


class Format(Keyword):
    """``format``: a hint at what a text should look like. A body that breaks it is sent, with a warning."""

    name = "format"
    family = "text"
    applies_to = ("string",)
    warns = True
    takes: ClassVar[Schema] = {"type": "string", "minLength": 1}

    def invalid(self, value: JsonValue) -> str | None:
        return None if isinstance(value, str) and value else "format is a name"

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        return value not in FORMATS or _matches(FORMATS[str(value)], instance)

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"format": value, **({"pattern": FORMATS[str(value)]} if value in FORMATS else {})}

    def note(self, value: JsonValue) -> Schema:
        return {"format": value}

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return ["not such a text"] if value in FORMATS else []

    def states(self, value: JsonValue) -> str:
        return f"is written as {value}"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"does not look like {value}"


class UniqueItems(Flag):
    """``uniqueItems``: no two items of an array are equal."""

    name = "uniqueItems"
    vacuous = False
    family = "uniqueness"
    applies_to = ("array",)

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        items = _list(instance)
        return value is not True or not any(
            same(item, other) for at, item in enumerate(items) for other in items[at + 1 :]
        )

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"uniqueItems": value}

    def edges(self, value: JsonValue) -> list[JsonValue]:
        return [[], ["a", "b"]]

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return [["a", "a"]] if value is True else []

    def states(self, value: JsonValue) -> str:
        return "holds no item twice" if value is True else "may hold an item twice"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return "holds an item twice"


@lru_cache(maxsize=256)
def _matcher(expression: str) -> SchemaValidator | None:
    """What finds matches of an expression of JSON Schema's dialect; None for one that the engine cannot run."""
    try:
        return SchemaValidator(core_schema.str_schema(pattern=_ascii_classes(expression), strict=True))
    except (SchemaError, RecursionError):
        return None


def _ascii_classes(expression: str) -> str:
    r"""The expression with ``\d`` and ``\w`` meaning ASCII, as they do in JavaScript."""
    classes = {r"\d": "[0-9]", r"\D": "[^0-9]", r"\w": "[0-9A-Za-z_]", r"\W": "[^0-9A-Za-z_]"}
    return re.sub(r"\\.", lambda found: classes.get(found[0], found[0]), expression, flags=re.DOTALL)


def _matches(expression: str, instance: JsonValue) -> bool:
    matcher = _matcher(expression)
    return matcher is None or matcher.isinstance_python(instance)


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _shown(value: JsonValue) -> str:
    return ", ".join(member if isinstance(member, str) else dumps(member) for member in _list(value))
