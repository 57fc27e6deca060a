"""JSON values: their canonical text, their equality, and their types."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, Final, Literal, get_args

from pydantic import JsonValue

JsonType = Literal["string", "integer", "number", "boolean", "array", "object"]
JSON_TYPES: Final[tuple[JsonType, ...]] = get_args(JsonType)


_CANONICAL: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode
"""Made once: facts are compared by their texts, and each call of ``json.dumps`` would make it anew."""


def canonical(value: JsonValue) -> str:
    """The JSON text by which values are compared: sorted members, no white space."""
    return _CANONICAL(value)


def same(left: JsonValue, right: JsonValue) -> bool:
    """Whether two values are equal as JSON has it: ``1`` is ``1.0``, and ``true`` is neither."""
    if isinstance(left, str | int | float | None) or isinstance(right, str | int | float | None):
        return left == right and (type(left) is type(right) or (is_number(left) and is_number(right)))
    pending: list[tuple[JsonValue, JsonValue]] = [
        (left, right)
    ]  # no recursion: a document may nest deeper than Python calls
    while pending:
        one, other = pending.pop()
        if isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            pending += zip(one, other, strict=True)
        elif isinstance(one, dict) and isinstance(other, dict):
            if one.keys() != other.keys():
                return False
            pending += ((value, other[name]) for name, value in one.items())
        elif not ((is_number(one) and is_number(other)) or type(one) is type(other)) or one != other:
            return False
    return True


def from_text(text: str, json_type: JsonValue = None) -> JsonValue:
    """What a text of an address or a form stands for: a value of that type, else a number, a boolean or itself."""
    if json_type == "string":
        return text
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if json_type in ("object", "array") or isinstance(value, int | float) else text


def among(value: JsonValue, values: Iterable[JsonValue]) -> bool:
    """Whether a value is the same as one of some others."""
    for other in values:  # noqa: SIM110 - any() would take three times as long, in what is asked most often
        if value == other and same(value, other):
            return True
    return False


def is_number(value: JsonValue) -> bool:
    """Whether a value is a JSON number; ``true`` is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: JsonValue) -> float:
    """A value that has to be a number, as one. Raises TypeError for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is no number")


def json_type(value: JsonValue) -> JsonType | None:
    """The JSON type of a value; None for null, which says nothing. ``4.0`` is a number."""
    return next((name for kind, name in _NAMES.items() if isinstance(value, kind)), None)


def is_of_type(value: JsonValue, json_type: JsonValue) -> bool:
    """Whether a value is of a JSON type. ``4.0`` is an integer, as JSON Schema has it."""
    test = _OF_TYPE.get(json_type) if isinstance(json_type, str) else None
    return test is not None and test(value)


_NAMES: Final[dict[type, JsonType]] = {
    bool: "boolean", str: "string", int: "integer", float: "number", list: "array", dict: "object",
}  # fmt: skip
_OF_TYPE: Final[dict[str, Callable[[JsonValue], bool]]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: is_number(value) and (isinstance(value, int) or float(number(value)).is_integer()),
    "number": is_number,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def exact(number: float) -> Fraction:
    """A number as its shortest decimal text says: 0.1 is a tenth. Raises ValueError for one that is not finite."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def is_multiple(number: float, divisor: float) -> bool:
    """Whether a number, as its decimal text says, is a whole multiple of another: 0.3 is one of 0.1."""
    return math.isfinite(number) and (exact(number) / exact(divisor)).denominator == 1


def sort_key(value: JsonValue) -> tuple[Any, ...]:
    """Numbers by size, texts by code points, lists member by member."""
    if isinstance(value, list):
        return ("list", *map(sort_key, value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return (type(value).__name__, 0, value if isinstance(value, str) else canonical(value))
    return ("number", value, canonical(value))


def sorted_unique(values: Iterable[JsonValue]) -> list[JsonValue]:
    """Values in order and without repeats; ``1``, ``1.0`` and ``true`` are three values."""
    return sorted({canonical(value): value for value in values}.values(), key=sort_key)
