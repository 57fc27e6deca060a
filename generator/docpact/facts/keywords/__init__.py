"""One class for each keyword: all that it means. Adding a keyword is adding a class to one of these modules."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import isabstract
from typing import Final

from docpact.facts.keywords import bounds, legacy, presence, rows, sets, types
from docpact.facts.keywords.base import Bound, Family, Keyword, Metadata, Order, Schema

_MODULES: Final = (types, presence, sets, bounds, rows, legacy)

_ORDER: Final = (
    *("type", "required", "present", "itemType", "enum", "minimum", "maximum", "multipleOf", "minLength", "maxLength"),
    *("pattern", "format", "minItems", "maxItems", "uniqueItems", "default", "deprecated", "forbidden", "ignored"),
    *("anyOf", "rows", "compare", "additionalProperties", "pairs", "rule"),
)
"""The order in which specs write keywords; any other one comes after these."""


def _keywords(kind: type[Keyword]) -> Iterator[Keyword]:
    for below in kind.__subclasses__():
        if "name" in vars(below) and not isabstract(below):
            yield below()
        yield from _keywords(below)


def _position(keyword: Keyword) -> tuple[int, str]:
    return (_ORDER.index(keyword.name) if keyword.name in _ORDER else len(_ORDER), keyword.name)


KEYWORDS: Final[dict[str, Keyword]] = {keyword.name: keyword for keyword in sorted(_keywords(Keyword), key=_position)}
"""Every keyword, by its name, in the order in which specs write them."""

__all__ = ["KEYWORDS", "Bound", "Family", "Keyword", "Metadata", "Order", "Schema"]
