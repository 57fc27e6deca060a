"""Keywords about sizes: of numbers, texts and arrays."""

from __future__ import annotations

from typing import ClassVar, Final

from pydantic import JsonValue

from docpact.facts.keywords.base import Bound, Keyword, Order, Schema
from docpact.facts.values import is_multiple, is_number, number

_HUGE: Final = 2**31 - 1
"""From here on a bound is the limit of a number's type, not of the parameter."""
_ALPHABETS: Final = ("a", "\u00e9", "\u98a8", "\U0001fa81", "e\u0301")
"""Characters of one to four bytes, of one and of two UTF-16 units, and one with a combining mark."""


class _Number(Bound):
    family = "bounds"
    applies_to = ("integer", "number")

    def measure(self, instance: JsonValue) -> float:
        return instance if isinstance(instance, int | float) else 0

    def edges(self, value: JsonValue) -> list[JsonValue]:
        return [value]


class Minimum(_Number):
    """``minimum``: the smallest allowed number, itself allowed."""

    name = "minimum"
    upper = False

    def trivial(self, value: JsonValue) -> bool:
        return isinstance(value, int | float) and (value == 0 or value <= -_HUGE)

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return [value - 1] if isinstance(value, int | float) else []

    def states(self, value: JsonValue) -> str:
        return f"is at least {value}"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"is below {value}"


class Maximum(_Number):
    """``maximum``: the largest allowed number, itself allowed."""

    name = "maximum"
    upper = True

    def trivial(self, value: JsonValue) -> bool:
        return isinstance(value, int | float) and value >= _HUGE

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return [value + 1] if isinstance(value, int | float) else []

    def states(self, value: JsonValue) -> str:
        return f"is at most {value}"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"is above {value}"


class MultipleOf(Keyword):
    """``multipleOf``: every value is a multiple of this, counted in decimals: 0.3 is one of 0.1."""

    name = "multipleOf"
    family = "bounds"
    applies_to = ("integer", "number")
    takes: ClassVar[Schema] = {"type": "number", "exclusiveMinimum": 0}

    def normal(self, value: JsonValue) -> JsonValue:
        return int(value) if isinstance(value, float) and value.is_integer() else value

    def invalid(self, value: JsonValue) -> str | None:
        good = is_number(value) and number(value) > 0
        return None if good else "multipleOf is a number above 0"

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        old, new = number(old), number(new)
        if old == new:
            return "equal"
        return "looser" if is_multiple(old, new) else "tighter" if is_multiple(new, old) else "incomparable"

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        return is_multiple(number(instance), number(value))

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"multipleOf": value}

    def edges(self, value: JsonValue) -> list[JsonValue]:
        return [0, value, number(value) * 2]

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        step = number(value)
        return [other for other in (step + 1, step - 1, step / 2) if not is_multiple(other, step)]

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        step = number(value)
        return [moved for moved in (step + 1, step - 1, step * 2) if moved > 0]

    def states(self, value: JsonValue) -> str:
        return f"is a multiple of {value}"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"is not a multiple of {value}"


class _Length(Bound):
    family = "length"
    applies_to = ("string",)
    whole = True
    takes: ClassVar[Schema] = {"type": "integer", "minimum": 0}

    def measure(self, instance: JsonValue) -> float:
        return len(instance) if isinstance(instance, str) else 0

    def edges(self, value: JsonValue) -> list[JsonValue]:
        if not isinstance(value, int):
            return []
        spaced = [f" {'a' * (value - 2)} "] if value > 2 else []
        return [*_texts(value), *spaced]


class MinLength(_Length):
    """``minLength``: fewest characters (Unicode code points)."""

    name = "minLength"
    vacuous = 0
    upper = False

    def trivial(self, value: JsonValue) -> bool:
        return value in (0, 1)

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return _texts(value - 1) if isinstance(value, int) and value > 0 else []

    def states(self, value: JsonValue) -> str:
        return f"has at least {value} characters"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"is {len(str(instance))} characters long, fewer than {value}"


class MaxLength(_Length):
    """``maxLength``: most characters (Unicode code points)."""

    name = "maxLength"
    upper = True

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return [*_texts(value + 1), f"{'a' * value} ", f" {'a' * value}"] if isinstance(value, int) else []

    def states(self, value: JsonValue) -> str:
        return f"has at most {value} characters"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"is {len(str(instance))} characters long, more than {value}"


class _Count(Bound):
    """A bound of an array's items. Items that fit depend on the path: instances are made where the tree is known."""

    family = "items"
    applies_to = ("array",)
    whole = True
    takes: ClassVar[Schema] = {"type": "integer", "minimum": 0}

    def measure(self, instance: JsonValue) -> float:
        return len(instance) if isinstance(instance, list) else 0


class MinItems(_Count):
    """``minItems``: fewest items of an array."""

    name = "minItems"
    vacuous = 0
    upper = False

    def trivial(self, value: JsonValue) -> bool:
        return value in (0, 1)

    def states(self, value: JsonValue) -> str:
        return f"has at least {value} items"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"has {_count(instance)} items, fewer than {value}"


class MaxItems(_Count):
    """``maxItems``: most items of an array."""

    name = "maxItems"
    upper = True

    def states(self, value: JsonValue) -> str:
        return f"has at most {value} items"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"has {_count(instance)} items, more than {value}"


def _texts(length: int) -> list[JsonValue]:
    """Texts of so many code points, which differ in whatever else may be counted."""
    return [(alphabet * length)[:length] for alphabet in _ALPHABETS] if length else [""]


def _count(instance: JsonValue) -> int:
    return len(instance) if isinstance(instance, list) else 0
