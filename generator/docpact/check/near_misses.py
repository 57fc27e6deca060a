"""Near misses of a right value: what a lenient reader would take for it, and what lies just beside it.

They know JSON types only. Which of them are wrong, and by which fact, the judge says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Final

from pydantic import JsonValue

from docpact.check.texts import look_alike

NearMiss = tuple[str, JsonValue]
"""What is different, in words, and the value."""

_LONG: Final = 100
"""Longer texts are varied at their ends only."""


def near_misses(value: JsonValue) -> Iterator[NearMiss]:
    """Values near one that is right, the likeliest mistakes first."""
    yield "null", None
    for kind, vary in _BY_TYPE:
        if isinstance(value, kind):
            yield from vary(value)
            break
    yield from (("itself in an array", [value]), ("an object", {"value": value}))


def _near_boolean(value: JsonValue) -> Iterator[NearMiss]:
    yield from (("0", 0), ("1", 1), ("the other one", value is not True))
    yield from ((f"the text {text!r}", text) for text in ("true", "false", ""))


def _near_number(value: JsonValue) -> Iterator[NearMiss]:
    number = value if isinstance(value, int | float) else 0
    yield from ((f"one below {number}", number - 1), (f"one above {number}", number + 1))
    # Cut off or rounded down, the first becomes the right value; rounded up or to the nearest, the second.
    yield from (("half of one more", number + 0.5), ("a quarter less", number - 0.25))
    yield from ((f"a little above {number}", number + 0.001), (f"a little below {number}", number - 0.001))
    yield from (("true", True), ("false", False), (f"the text '{number}'", f"{number}"), ("an empty text", ""))
    yield from (("zero", 0), (f"minus {number}", -number), (f"twice {number}", number * 2))
    if isinstance(number, int):
        yield "beyond 32 bits", 2**32 + number


def _near_text(value: JsonValue) -> Iterator[NearMiss]:
    text = str(value)
    yield "an empty text", ""
    yield "true", True
    shown = text if len(text) <= _LONG else f"{len(text)} characters"
    yield f"a space before {shown}", f" {text}"
    if len(text) <= _LONG:
        yield from ((f"{text} in small letters", text.lower()), (f"{text} in capitals", text.upper()))
    yield f"{shown} with a letter more", f"{text}x"
    yield "1", 1
    yield from ((f"{name} after {shown}", f"{text}{white}") for name, white in _WHITE.items())
    if len(text) > _LONG:
        yield f"twice {shown}", text * 2
        return
    if re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?", text):
        yield f"the number {text}", float(text) if "." in text else int(text)
    yield f"{text} without its last character", text[:-1]
    yield f"{text} with a capital", text.capitalize()
    yield f"a look-alike of {text}", look_alike(text)
    for what, change in _NUMBERS_IN_TEXTS:
        yield f"{text} with its number {what}", re.sub(r"\d+", change, text, count=1)
    yield f"{text} with other separators", text.translate(str.maketrans("-_", "_-"))
    yield f"{text} with spaces", re.sub("[-_]", " ", text)
    yield f"{text} without separators", re.sub("[-_]", "", text)
    yield f"{text} twice, joined by a comma", f"{text},{text}"


_NUMBERS_IN_TEXTS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    ("moved by 1", lambda found: str(int(found.group()) + 1)),
    ("moved by -1", lambda found: str(int(found.group()) - 1)),
    ("doubled", lambda found: str(int(found.group()) * 2)),
)
_WHITE: Final = {"a space": " ", "a line end": "\n", "nothing seen": "\u200b", "a NUL": "\0"}


def _near_array(value: JsonValue) -> Iterator[NearMiss]:
    items = value if isinstance(value, list) else []
    yield from (("true", True), ("1", 1), ("an empty text", ""), ("an empty object", {}))
    yield "JSON in a text", json.dumps(items)
    yield "an object with indexes", {str(index): item for index, item in enumerate(items)}
    yield from (("an item without its array", item) for item in items[:1])
    if items and all(isinstance(item, str) for item in items):
        yield "items joined by commas", ",".join(str(item) for item in [*items, *items])
    for index, item in list(enumerate(items))[-1:]:
        for what, other in near_misses(item):
            yield f"with an item {what}", [*items[:index], other]


def _near_object(value: JsonValue) -> Iterator[NearMiss]:
    yield from (("true", True), ("an empty text", ""), ("an empty array", []))
    yield "JSON in a text", json.dumps(value)


_BY_TYPE: Final[tuple[tuple[type | tuple[type, ...], Callable[[JsonValue], Iterator[NearMiss]]], ...]] = (
    (bool, _near_boolean),
    ((int, float), _near_number),
    (str, _near_text),
    (list, _near_array),
    (dict, _near_object),
)
