"""One class for each keyword: all that it means. Adding a keyword is adding a class here."""

from __future__ import annotations

from typing import Final

from docpact.facts.keywords.base import Bound, Family, Keyword, Metadata, Order, Schema
from docpact.facts.keywords.bounds import Maximum, MaxItems, MaxLength, Minimum, MinItems, MinLength, MultipleOf
from docpact.facts.keywords.legacy import Pairs, Rule
from docpact.facts.keywords.presence import AnyOf, Default, Deprecated, Forbidden, Ignored, Present, Required
from docpact.facts.keywords.rows import Compare, Rows
from docpact.facts.keywords.sets import Enum, Format, Pattern, UniqueItems
from docpact.facts.keywords.types import AdditionalProperties, ItemType, Type

KEYWORDS: Final[dict[str, Keyword]] = {
    keyword.name: keyword
    for keyword in (
        Type(),
        Required(),
        Present(),
        ItemType(),
        Enum(),
        Minimum(),
        Maximum(),
        MultipleOf(),
        MinLength(),
        MaxLength(),
        Pattern(),
        Format(),
        MinItems(),
        MaxItems(),
        UniqueItems(),
        Default(),
        Deprecated(),
        Forbidden(),
        Ignored(),
        AnyOf(),
        Rows(),
        Compare(),
        AdditionalProperties(),
        Pairs(),
        Rule(),
    )
}
"""Every keyword, by its name, in the order in which specs write them."""

__all__ = ["KEYWORDS", "Bound", "Family", "Keyword", "Metadata", "Order", "Schema"]
