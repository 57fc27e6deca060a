"""JSON text in, strictly: what has two readings is refused, so that no two servers can take it differently."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import cast

from pydantic import JsonValue

from docpact.facts import Path


class JsonTextError(ValueError):
    """Text that is not JSON, or is JSON of more than one meaning: ``path`` is where, ``$`` for the text as a whole."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path} {what}")
        self.path = path


class _Repeating(dict[str, JsonValue]):
    """An object of which the text gives some members more than once."""

    names: tuple[str, ...] = ()


def read_json(text: bytes) -> JsonValue:
    """The JSON value of some bytes.

    Raises JsonTextError for bytes that are not UTF-8, text that is not JSON (``NaN`` is not), numbers beyond a double,
    nesting beyond what Python reads, and members given twice.
    """
    repeated: list[_Repeating] = []

    def members(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        content = dict(pairs)
        if len(content) == len(pairs):
            return content
        found = _Repeating(content)
        found.names = tuple(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        repeated.append(found)
        return found

    try:
        value = cast(
            "JsonValue",
            json.loads(
                text.decode("utf-8"), object_pairs_hook=members, parse_constant=_no_constant, parse_float=_finite
            ),
        )
    except (ValueError, RecursionError):
        raise JsonTextError("$", "is not readable as JSON") from None
    if repeated:
        raise JsonTextError(_place_of_a_repetition(value), "is given more than once")
    return value


def _place_of_a_repetition(value: JsonValue) -> str:
    try:
        return next(_repeated(value, ()), "$")
    except RecursionError:
        return "$"


def _repeated(value: JsonValue, steps: tuple[str | int, ...]) -> Iterator[str]:
    if isinstance(value, _Repeating):
        yield str(Path.from_loc((*steps, value.names[0])))
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _repeated(member, (*steps, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _repeated(item, (*steps, index))


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number beyond a double")
    return number
