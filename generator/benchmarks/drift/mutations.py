"""Mechanical mutations of a JSON Schema: a walk over its keywords that knows nothing of docpact or of the vendor.

A mutant differs from the original in one place. Bodies kill it if the two judge at least one of them differently.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from pydantic import JsonValue

Schema = dict[str, JsonValue]
WORD: Final = "KESTREL"
"""A value that nothing in a schema hints at."""

Change = tuple[str, Schema]
"""What was done, in words, and the schema of the place afterwards."""

_BOUNDS: Final = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")
_KEYWORDS: Final = ("type", "enum", *_BOUNDS, "items", "required")
_WIDER: Final[Mapping[str, str]] = {
    "integer": "number",
    "string": "integer",
    "boolean": "string",
    "array": "object",
    "object": "array",
}
_READ_AS: Final[Mapping[str, tuple[tuple[str, Schema], ...]]] = {
    "integer": (
        ("digits in a text", {"type": "string", "pattern": "^-?[0-9]+$"}),
        ("true and false", {"type": "boolean"}),
        ("a fraction", {"type": "number", "not": {"type": "integer"}}),
    ),
    "boolean": (
        ("true and false in a text", {"enum": ["true", "false"]}),
        ("0 and 1", {"enum": [0, 1]}),
    ),
    "string": (("a number", {"type": "number"}), ("true and false", {"type": "boolean"})),
    "object": (("an empty text", {"const": ""}),),
}
"""By type, what a lenient server may take for a value of it."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A schema with one change: ``before`` and ``after`` are the schema of the place where it is."""

    kind: str
    path: str
    what: str
    before: Schema
    after: Schema
    schema: Schema

    @property
    def name(self) -> str:
        return f"{self.path}: {self.what}"


def mutants(schema: Schema) -> list[Mutant]:
    """Every mutation of every place, in a fixed order."""
    found: list[Mutant] = []
    for pointer, path, place in _places(schema, (), "$"):
        for kind, changes in _KINDS.items():
            for what, changed in changes(place):
                found.append(Mutant(kind, path, what, place, changed, _replaced(schema, pointer, changed)))
    return found


def equivalent(mutant: Mutant) -> str:
    """Why a mutant allows the same bodies as the original; empty where nothing says so."""
    before, after = mutant.before, mutant.after
    if _without(before, "type") != _without(after, "type"):
        return ""
    kinds = _types(after)
    values = before.get("enum")
    if isinstance(values, list) and all(not kinds or _kind_of(value) in kinds for value in values):
        return "the values of the enum have that type already, so that beside it the type says nothing"
    if before.get("type") == "integer" and kinds == ("number",) and before.get("minimum") == before.get("maximum"):
        return "the bounds leave one number, and it is whole"
    return ""


def _places(schema: Schema, pointer: tuple[str, ...], path: str) -> Iterator[tuple[tuple[str, ...], str, Schema]]:
    yield pointer, path, schema
    properties = schema.get("properties")
    if isinstance(properties, dict):
        for name, member in properties.items():
            if isinstance(member, dict):
                below = name if path == "$" else f"{path}.{name}"
                yield from _places(member, (*pointer, "properties", name), below)
    items = schema.get("items")
    if isinstance(items, dict):
        yield from _places(items, (*pointer, "items"), f"{path}[]")


def _replaced(schema: Schema, pointer: Sequence[str], changed: Schema) -> Schema:
    if not pointer:
        return changed
    inner = _replaced(cast("Schema", schema[pointer[0]]), pointer[1:], changed)
    return {**schema, pointer[0]: inner}


def _without(schema: Schema, *keywords: str) -> Schema:
    return {keyword: value for keyword, value in schema.items() if keyword not in keywords}


def _dropped(place: Schema) -> Iterator[Change]:
    for keyword in _KEYWORDS:
        if place.get(keyword) not in (None, []):
            yield f"{keyword} dropped", _without(place, keyword)


def _moved(place: Schema) -> Iterator[Change]:
    for keyword in _BOUNDS:
        bound = place.get(keyword)
        if isinstance(bound, int):
            for moved in (bound - 1, bound + 1):
                if moved >= 0 or keyword in ("minimum", "maximum"):
                    yield f"{keyword} {moved} for {bound}", {**place, keyword: moved}


def _bounded(place: Schema) -> Iterator[Change]:
    of_types = {"string": "minLength", "array": "minItems", "object": "minProperties"}
    keyword = of_types.get(str(place.get("type")))
    if keyword and keyword not in place and "enum" not in place and not place.get("required"):
        yield f"{keyword} 1 added", {**place, keyword: 1}


def _values_dropped(place: Schema) -> Iterator[Change]:
    values = _enum(place)
    for value in values:
        yield f"{json.dumps(value)} dropped", {**place, "enum": [other for other in values if other != value]}


def _values_added(place: Schema) -> Iterator[Change]:
    values = _enum(place)
    for what, value in (*_numbers_near(values), *_words_near(values)):
        yield f"{what}, {json.dumps(value)}, added", {**place, "enum": [*values, value]}


def _numbers_near(values: Sequence[JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    numbers = sorted(value for value in values if isinstance(value, int))
    if numbers:
        yield "one below the least", numbers[0] - 1
        yield "one above the largest", numbers[-1] + 1
    if len(numbers) > 1:
        yield "one above the least", numbers[0] + 1
        yield "a value between", (numbers[0] + numbers[1]) // 2


def _words_near(values: Sequence[JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    words = [value for value in values if isinstance(value, str)]
    for word in words[:1]:
        yield "the first in other case", word.swapcase()
        yield "the first and a space", f"{word} "
        yield "the first without its end", word[:-1]
        yield "a word of its own", WORD


def _values_freed(place: Schema) -> Iterator[Change]:
    values = _enum(place)
    numbers = [value for value in values if isinstance(value, int)]
    words = [value for value in values if isinstance(value, str)]
    if numbers:
        yield (
            "any number from the least to the largest",
            {
                **_without(place, "enum"),
                "minimum": min(numbers),
                "maximum": max(numbers),
            },
        )
    if words:
        pattern = "|".join(_in_any_case(word) for word in words)
        yield "words in any case", {**_without(place, "enum"), "pattern": f"^(?:{pattern})$"}


def _in_any_case(word: str) -> str:
    return "".join(f"[{sign.lower()}{sign.upper()}]" if sign.isalpha() else re.escape(sign) for sign in word)


def _required_dropped(place: Schema) -> Iterator[Change]:
    required = _required(place)
    for name in required:
        yield f"{name} not required", {**place, "required": [other for other in required if other != name]}


def _required_added(place: Schema) -> Iterator[Change]:
    required = _required(place)
    for name in _properties(place):
        if name not in required:
            yield f"{name} required", {**place, "required": [*required, name]}


def _opened(place: Schema) -> Iterator[Change]:
    if place.get("additionalProperties") is False:
        yield "unknown members let through", _without(place, "additionalProperties")
        yield "unknown texts let through", {**place, "additionalProperties": {"type": "string"}}


def _members_dropped(place: Schema) -> Iterator[Change]:
    properties = _properties(place)
    for name in properties:
        required: list[JsonValue] = [other for other in _required(place) if other != name]
        yield f"{name} unknown", {**place, "properties": _without(properties, name), "required": required}


def _null(place: Schema) -> Iterator[Change]:
    yield "null let through", {"anyOf": [place, {"type": "null"}]}


def _widened(place: Schema) -> Iterator[Change]:
    kind = place.get("type")
    if isinstance(kind, str):
        other = _WIDER[kind]
        wider: JsonValue = other if other == "number" else [kind, other]
        yield f"{other} beside {kind}", {**place, "type": wider}


def _read_as(place: Schema) -> Iterator[Change]:
    kind = place.get("type")
    for what, schema in _READ_AS.get(str(kind), ()):
        yield f"{what} let through", {"anyOf": [place, schema]}
    if kind == "array":
        yield "an item by itself let through", {"anyOf": [place, cast("Schema", place.get("items", {}))]}


_KINDS: Final[Mapping[str, Callable[[Schema], Iterator[Change]]]] = {
    "keyword dropped": _dropped,
    "bound moved by one": _moved,
    "bound added": _bounded,
    "value of an enum dropped": _values_dropped,
    "value added to an enum": _values_added,
    "enum loosened": _values_freed,
    "member not required": _required_dropped,
    "member required": _required_added,
    "object opened": _opened,
    "member dropped": _members_dropped,
    "null let through": _null,
    "type widened": _widened,
    "another type read as this one": _read_as,
}
KINDS: Final = tuple(_KINDS)


def _enum(place: Schema) -> list[JsonValue]:
    values = place.get("enum")
    return values if isinstance(values, list) else []


def _required(place: Schema) -> list[JsonValue]:
    names = place.get("required")
    return names if isinstance(names, list) else []


def _properties(place: Schema) -> Schema:
    properties = place.get("properties")
    return properties if isinstance(properties, dict) else {}


def _types(place: Schema) -> tuple[str, ...]:
    kinds = place.get("type")
    if isinstance(kinds, str):
        return (kinds, "integer") if kinds == "number" and "enum" in place else (kinds,)
    return tuple(kind for kind in kinds if isinstance(kind, str)) if isinstance(kinds, list) else ()


def _kind_of(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "integer" if isinstance(value, int) else "string" if isinstance(value, str) else "other"
