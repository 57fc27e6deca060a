"""What docpact knows of one language: the heads of columns, the names of sections, yes and no, types and wordings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import JsonValue

from docpact.facts import JsonType

Role = Literal[
    "name", "type", "definition", "required", "default", "range", "allowed", "minimum", "maximum", "subfield",
    "location", "deprecated", "ignored", "other",
]  # fmt: skip
"""What a column or a label holds. ``ignored`` states nothing about a body: examples, version numbers, flags."""

SectionKind = Literal["body", "header", "query", "path", "response", "error", "about"]
"""What a part of a page is about. ``about`` is everything that is not the interface: prices, installation."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase of a language, and the words of the English grammar that say the same.

    ``pattern`` is a regular expression; ``english`` its replacement, with ``\\g<name>`` for groups. ``examples`` are
    sentences of our own in the language, each with a type of the parameter and what it states.
    """

    name: str
    pattern: re.Pattern[str]
    english: str
    examples: tuple[tuple[str, JsonType, tuple[tuple[JsonValue, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Language:
    """One language's catalogue. Words are lower case, without accents; heads are compared as :func:`folded` gives them.

    ``telling`` matches words that may bound a value, so that a sentence that holds one is never dropped unread.
    """

    code: str
    heads: Mapping[Role, tuple[str, ...]]
    sections: Mapping[SectionKind, str]
    mandatory: str
    optional: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    conditional: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    types: Mapping[str, JsonType] | None = None
    wordings: tuple[Wording, ...] = ()
    marks: str = ""
    """A pattern that a text of this language matches; wordings are tried on no other."""
    own_marks: Mapping[str, bool] | None = None
    """Marks of a Required column that mean this below a head of this language alone."""
    words: bool = False
    """Whether the marks are words: of the languages told by words alone, that of the most is taken."""
    telling: str = ""
    generic: str = ""
    """A pattern of the words that headings of every page are made of: a heading that holds no others names nothing."""


def listed(words: str) -> tuple[str, ...]:
    """The words of a text that lists them with commas."""
    return tuple(words.split(", "))


def kinds(words: str) -> dict[str, JsonType]:
    """The types that words stand for, from a text such as ``string: text, word; array: list``."""
    named: dict[str, JsonType] = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
    named |= {"array": "array", "object": "object"}
    parts = (part.partition(": ") for part in words.split("; "))
    return {word: named[kind] for kind, _, listing in parts for word in listed(listing)}


def wording(
    name: str, pattern: str, english: str, *examples: tuple[str, JsonType, tuple[tuple[JsonValue, ...], ...]]
) -> Wording:
    return Wording(name, re.compile(pattern, re.IGNORECASE), english, examples)


NO_FACTS: Final[tuple[tuple[JsonValue, ...], ...]] = ()
