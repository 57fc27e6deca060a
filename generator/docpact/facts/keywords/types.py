"""Keywords about the type of a value: ``type``, ``itemType``, ``additionalProperties``."""

from __future__ import annotations

from typing import ClassVar, Final

from pydantic import JsonValue

from docpact.facts.keywords.base import Family, Flag, Keyword, Order, Schema
from docpact.facts.values import JSON_TYPES, JsonType, is_of_type

EXAMPLES: Final[dict[JsonType, list[JsonValue]]] = {
    "string": ["a", ""],
    "integer": [1],
    "number": [1.5, 1],
    "boolean": [True],
    "array": [[]],
    "object": [{}],
}
"""Instances of each type."""


class Type(Keyword):
    """``type``: a value of any other JSON type is refused."""

    name = "type"
    family: ClassVar[Family] = "type"
    takes: ClassVar[Schema] = {"enum": [*JSON_TYPES]}

    def invalid(self, value: JsonValue) -> str | None:
        return None if value in JSON_TYPES else f"{self.name} is one of {', '.join(JSON_TYPES)}"

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        match (old, new):
            case (a, b) if a == b:
                return "equal"
            case ("integer", "number"):
                return "looser"
            case ("number", "integer"):
                return "tighter"
            case _:
                return "incomparable"

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        return is_of_type(instance, value)

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"type": value}

    def edges(self, value: JsonValue) -> list[JsonValue]:
        return [instance for json_type, found in EXAMPLES.items() if json_type == value for instance in found]

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        others = [instance for found in EXAMPLES.values() for instance in found if not is_of_type(instance, value)]
        return [*others, None]

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        return [json_type for json_type in JSON_TYPES if json_type != value]

    def states(self, value: JsonValue) -> str:
        return f"is of type {value}"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"is not of type {value}"


class ItemType(Type):
    """``itemType``: the type of every item of an array."""

    name = "itemType"
    of_items = True
    family: ClassVar[Family] = "item type"
    applies_to = ("array",)

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        return isinstance(instance, list) and all(is_of_type(item, value) for item in instance)

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"items": {"type": value}}

    def edges(self, value: JsonValue) -> list[JsonValue]:
        return [[instance] for instance in super().edges(value)]

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return [[instance] for instance in super().breaks(value)]

    def states(self, value: JsonValue) -> str:
        return f"holds items of type {value}"


class AdditionalProperties(Flag):
    """``additionalProperties`` false: an object has no members but those that facts speak of.

    Which those are is known to the tree of a contract alone, which judges this keyword.
    """

    name = "additionalProperties"
    vacuous = True
    family = "members"
    applies_to = ("object",)

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"additionalProperties": value}

    def states(self, value: JsonValue) -> str:
        return "has no other members" if value is False else "may have other members"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return "is not a parameter here"
