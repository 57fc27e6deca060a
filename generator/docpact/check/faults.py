"""Wrong values for one member, from its facts: near misses first, since those are what servers let through."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import item_values, items_of
from docpact.check.texts import ALPHABETS, look_alike, text_of
from docpact.check.tree import Member
from docpact.facts import JsonType, canonical

_MOST_OF_OTHERS: Final = 2

Fault = tuple[str, JsonValue]
"""What is wrong, in words, and the wrong value."""


def wrong_values(member: Member, valid: JsonValue, elsewhere: list[JsonValue]) -> Iterator[Fault]:
    """Wrong values for a member: ``valid`` is a right one, ``elsewhere`` are values of other members' enums."""
    allowed = {canonical(value) for value in (member.enum or []) if not member.holds_items}
    yield from ((what, value) for what, value in _values(member, valid, elsewhere) if canonical(value) not in allowed)


def _values(member: Member, valid: JsonValue, elsewhere: list[JsonValue]) -> Iterator[Fault]:
    if "type" in member.facts:
        yield from _wrong_types(member.type, valid)
    if member.enum and not member.holds_items:
        yield from _wrong_members(member.enum, elsewhere)
    if member.holds_items:
        yield from _wrong_counts(member)
    yield from _wrong_lengths(member)
    yield from _wrong_numbers(member)


def wrong_items(member: Member, elsewhere: list[JsonValue]) -> Iterator[Fault]:
    """Wrong values for the items of an array whose own facts speak of them."""
    allowed = {canonical(value) for value in member.enum or []}
    yield from ((what, value) for what, value in _item_values(member, elsewhere) if canonical(value) not in allowed)


def _item_values(member: Member, elsewhere: list[JsonValue]) -> Iterator[Fault]:
    values = item_values(member)
    if "itemType" in member.facts:
        yield from _wrong_types(member.value("itemType"), values[0])
    if member.enum and member.holds_items:
        yield from _wrong_members(member.enum, elsewhere)


def _wrong_types(json_type: JsonValue, valid: JsonValue) -> Iterator[Fault]:
    yield "null", None
    yield from _OF_OTHER_TYPES[_known(json_type)](valid)


def _for_string(valid: JsonValue) -> Iterator[Fault]:
    yield from (("true", True), ("1", 1))
    yield from _contained(valid)


def _for_boolean(valid: JsonValue) -> Iterator[Fault]:
    yield from (("0", 0), ("1", 1))
    yield from ((f"the text {text!r}", text) for text in ("true", "false", ""))
    yield from _contained(valid)


def _for_number(valid: JsonValue) -> Iterator[Fault]:
    yield from (("true", True), ("false", False))
    yield from ((f"the text {text!r}", text) for text in (f"{valid}", ""))
    yield from _contained(valid)


def _for_integer(valid: JsonValue) -> Iterator[Fault]:
    if isinstance(valid, int | float):
        # Cut off or rounded down, the first is the right value; rounded up or to the nearest, the second.
        yield "half of one more", valid + 0.5
        yield "a quarter less", valid - 0.25
    yield from _for_number(valid)


def _for_array(valid: JsonValue) -> Iterator[Fault]:
    yield from (("true", True), ("1", 1), ("an empty text", ""), ("an empty object", {}))
    if isinstance(valid, list):
        yield "JSON in a text", json.dumps(valid)
        yield "an object", {"value": valid}
        yield "an object with indexes", {str(index): item for index, item in enumerate(valid)}
        yield from (("an item without its array", item) for item in valid[:1])
        if valid and all(isinstance(item, str) for item in valid):
            yield "items joined by commas", ",".join(str(item) for item in [*valid, *valid])


def _for_object(valid: JsonValue) -> Iterator[Fault]:
    yield from (("true", True), ("an empty text", ""), ("an empty array", []))
    yield from (("itself in an array", [valid]), ("JSON in a text", json.dumps(valid)))


def _contained(valid: JsonValue) -> Iterator[Fault]:
    yield from (("itself in an array", [valid]), ("an object", {"value": valid}))


_OF_OTHER_TYPES: Final[dict[JsonType, Callable[[JsonValue], Iterator[Fault]]]] = {
    "string": _for_string,
    "boolean": _for_boolean,
    "number": _for_number,
    "integer": _for_integer,
    "array": _for_array,
    "object": _for_object,
}


def _known(json_type: JsonValue) -> JsonType:
    return next(known for known in _OF_OTHER_TYPES if known == json_type)


def _wrong_members(enum: list[JsonValue], elsewhere: list[JsonValue]) -> Iterator[Fault]:
    texts = [member for member in enum if isinstance(member, str)]
    numbers = sorted(member for member in enum if isinstance(member, int | float) and not isinstance(member, bool))
    if texts:
        yield from _near_texts(texts)
    if numbers:
        yield from _near_numbers(numbers)
    kinds = {type(member) for member in enum}
    others = [value for value in elsewhere if type(value) in kinds and value not in enum]
    yield from ((f"another parameter's {canonical(value)}", value) for value in others[:_MOST_OF_OTHERS])


def _near_texts(texts: list[str]) -> Iterator[Fault]:
    for text in texts:
        yield f"{text} in small letters", text.lower()
        yield f"{text} with its number moved by 1", _number_moved(text, 1)
        yield f"{text} with its number moved by -1", _number_moved(text, -1)
        yield f"{text} with its number doubled", _number_doubled(text)
    text = texts[0]
    yield f"{text} in capitals", text.upper()
    yield f"{text} with a capital", text.capitalize()
    yield f"a space before {text}", f" {text}"
    for name, white in _WHITE.items():
        yield f"{name} after {text}", f"{text}{white}"
    yield f"a look-alike of {text}", look_alike(text)
    yield f"{text} without its last character", text[:-1]
    yield f"{text} with a letter more", f"{text}x"
    yield f"{text} with other separators", text.translate(str.maketrans("-_", "_-"))
    yield f"{text} with spaces", re.sub("[-_]", " ", text)
    yield f"{text} without separators", re.sub("[-_]", "", text)
    yield "an empty text", ""
    yield "two members joined by a comma", ",".join((texts * 2)[:2])


_WHITE: Final = {
    "a space": " ",
    "a line end": "\n",
    "nothing seen": "\u200b",
    "a NUL": "\0",
}


def _near_numbers(numbers: list[int | float]) -> Iterator[Fault]:
    for number in numbers:
        yield f"one below {number}", number - 1
        yield f"one above {number}", number + 1
    for low, high in pairwise(numbers):
        middle = (low + high) / 2
        yield f"between {low} and {high}", int(middle) if middle.is_integer() else middle
    if len(numbers) > 1:
        yield "the next in line", 2 * numbers[-1] - numbers[-2]
    yield "zero", 0
    yield f"minus {numbers[0]}", -numbers[0]
    yield f"twice {numbers[-1]}", numbers[-1] * 2
    yield "beyond 32 bits", 2**32 + (numbers[0] if isinstance(numbers[0], int) else 0)
    yield "all joined by commas", ",".join(str(number) for number in numbers)


def _number_doubled(text: str) -> str:
    return re.sub(r"\d+", lambda found: str(int(found.group()) * 2), text, count=1)


def _number_moved(text: str, step: int) -> str:
    return re.sub(r"\d+", lambda found: str(int(found.group()) + step), text, count=1)


def _wrong_counts(member: Member) -> Iterator[Fault]:
    least, most = member.value("minItems"), member.value("maxItems")
    if isinstance(most, int):
        yield "one item more than the maximum", items_of(member, most + 1)
    if isinstance(least, int) and least > 0:
        yield "one item less than the minimum", items_of(member, least - 1)
        yield "no items", []


def _wrong_lengths(member: Member) -> Iterator[Fault]:
    least, most = member.value("minLength"), member.value("maxLength")
    if isinstance(most, int):
        for alphabet in ALPHABETS:
            yield f"{most + 1} characters, {alphabet.name}", text_of(alphabet, most + 1)
        yield f"{most} characters and a space", f"{'a' * most} "
        yield f"a space and {most} characters", f" {'a' * most}"
        yield f"{most * 2} characters", "a" * (most * 2)
    if isinstance(least, int) and least > 0:
        yield "a number with digits enough", int("1" * least)
        # Enough bytes and UTF-16 units, too few code points.
        for alphabet in ALPHABETS:
            yield f"{least - 1} characters, {alphabet.name}", text_of(alphabet, least - 1)
        yield "an empty text", ""


_SIDES: Final[tuple[tuple[str, int, str], ...]] = (("minimum", -1, "below"), ("maximum", 1, "above"))


def _wrong_numbers(member: Member) -> Iterator[Fault]:
    step = member.value("multipleOf")
    unit = Decimal(repr(step)) if isinstance(step, int | float) else Decimal(1)
    for keyword, sign, word in _SIDES:
        bound = member.facts.get(keyword)
        if bound is None:
            continue
        at = Decimal(repr(bound.value))
        at -= at % unit if sign > 0 else -(-at % unit)
        yield f"one {word} the {keyword}", _json_number(at + sign * unit)
        yield f"far {word} the {keyword}", _json_number(at + sign * unit * 1000)
        if member.type == "number":
            yield f"a little {word} the {keyword}", float(Decimal(repr(bound.value)) + sign * Decimal("0.001"))
    if step is not None:
        yield from _between_multiples(member, unit)


def _between_multiples(member: Member, unit: Decimal) -> Iterator[Fault]:
    low = member.value("minimum")
    start = Decimal(repr(low)) if isinstance(low, int | float) else Decimal(0)
    start += -start % unit
    for name, part in (("half a step", unit / 2), ("a tenth of a step", unit / 10), ("one", Decimal(1))):
        yield f"{name} above a multiple", _json_number(start + part)
        yield f"{name} above the next multiple", _json_number(start + unit + part)


def _json_number(number: Decimal) -> JsonValue:
    return int(number) if number == number.to_integral_value() else float(number)
