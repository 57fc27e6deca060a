"""What a client must know beyond the page: types of what the page leaves open, and which parts must be sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, ROOT, JsonType, Path
from docpact.facts.values import json_type
from docpact.spec.forms import DATA_URL
from docpact.transcribe.stated import Stated

_ALTERNATIVES: Final = ("url", "data")
"""Parts of a reference that stand in for its id."""
_NAMED: Final[tuple[tuple[re.Pattern[str], JsonType, str], ...]] = (
    (re.compile(r"(?:^|_)(?:id|ids|uuid|uuids)$|(?:UUID|Id)$"), "string", "Ids are text."),
    (re.compile(r"(?:^|_)(?:url|urls|uri)$"), "string", "Addresses are text."),
    (
        re.compile(r"(?:^|_)(?:order|index|count|quantity|seed|width|height)$"),
        "integer",
        "Its name speaks of a whole number.",
    ),
)
_FILE: Final = "A form sends the file; a body has it as its data URL."
_OPEN: Final = "The page does not say that it must be sent."
_NESTED: Final = "The page's sample nests its parameters here."


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumed keyword, and the sentence that says what it rests on."""

    keyword: str
    value: JsonValue
    why: str


class Assumptions:
    """What is assumed of the paths of one page. ``sample`` has the sample's value of every path that it shows,
    ``shown`` those of all samples of the page; ``files`` are those that it calls files, ``steps`` those of the address.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # all that is known of a page
        self,
        found: Stated,
        paths: list[str],
        sample: Mapping[str, JsonValue],
        names: list[str],
        shown: Mapping[str, JsonValue],
        files: AbstractSet[str] = frozenset(),
        steps: AbstractSet[str] = frozenset(),
    ) -> None:
        self._steps = steps
        self._files = files
        self._found = found
        self._sample = sample
        self._shown = {**shown, **sample}
        self._names = names
        self._children: dict[str, list[str]] = {}
        for path in paths:
            self._children.setdefault(Path(path).parent or ROOT, []).append(path)

    def of(self, path: str) -> list[Assumption]:
        """What has to be assumed of one path."""
        stated = self._found.values(path)
        assumed = [] if "type" in stated else [self._type(path, stated)]
        if path in self._files and stated.get("type") == "array":
            assumed += [] if "itemType" in stated else [Assumption("itemType", "string", _FILE)]
        elif path in self._files:
            assumed = [] if "type" in stated else [Assumption("type", "string", _FILE)]
            assumed.append(Assumption("pattern", DATA_URL, _FILE))
        if path in self._steps and stated.get("type") == "string" and not {"enum", "minLength"} & stated.keys():
            assumed.append(Assumption("minLength", 1, "It is a step of the address, which is never empty."))
        if path == "model" and "enum" not in stated:
            why = "The page names no model; this is what its sample sends, or else the name of this file."
            if len(self._names) > 1:
                why = "A table of the page lists these models, and the page uses one of them."
            assumed.append(Assumption("enum", [*self._names], why))
        if "required" not in stated and Path(path).name != ITEMS:
            assumed.append(self._required(path))
        return assumed

    def _type(self, path: str, stated: Mapping[str, JsonValue]) -> Assumption:
        if path == "model":
            return Assumption("type", "string", "A model's name is text.")
        children = self._children.get(path, [])
        if f"{path}{ITEMS}" in children:
            return Assumption("type", "array", "The page writes of its items.")
        if children and Path(path).name == ITEMS:
            return Assumption("type", "object", "The page writes of fields of each item.")
        if children:
            why = _NESTED if self._is_wrapper(path) else "The page names parts of it."
            return Assumption("type", "object", why)
        if (item := self._item_type(path)) is not None:
            return Assumption("type", item, "So the page has it of the items.")
        return self._leaf(path, stated)

    def _item_type(self, path: str) -> JsonValue:
        above = Path(path).parent
        return self._found.values(above).get("itemType") if above and Path(path).name == ITEMS else None

    def _leaf(self, path: str, stated: Mapping[str, JsonValue]) -> Assumption:
        if isinstance(enum := stated.get("enum"), list) and (kind := common_type(enum)):
            return Assumption("type", kind, "Every allowed value is of this type.")
        for keywords, kind in _TELLING.items():
            if keywords & stated.keys():
                return Assumption("type", kind, "The page gives it bounds that only this type can have.")
        if "default" in stated and (kind := json_type(stated["default"])):
            return Assumption("type", kind, "Its default is of this type.")
        if path in self._shown and (kind := json_type(self._shown[path])):
            return Assumption("type", kind, "The page's sample sends such a value.")
        for pattern, kind, why in _NAMED:
            if pattern.search(Path(path).name):
                return Assumption("type", kind, why)
        return Assumption("type", "string", "Nothing says so; text is the likeliest.")

    def _required(self, path: str) -> Assumption:
        if self._children.get(path):
            return self._required_container(path)
        siblings = [Path(other).name for other in self._children[Path(path).parent or ROOT]]
        required, why = self._required_leaf(path, siblings)
        return Assumption("required", required, why)

    def _required_leaf(self, path: str, siblings: list[str]) -> tuple[bool, str]:
        name = Path(path).name
        of_body = ITEMS not in path
        reasons = (
            (path == "model", True, "A request names its model."),
            (
                name == "prompt" and of_body and (path in self._sample or not self._sample),
                True,
                "Nothing is made without a prompt.",
            ),
            ("default" in self._found.values(path), False, "It has a default, so it may be left out."),
            (self._found.is_conditional(path), False, "It is for some cases only."),
            (
                name == "id" and not set(_ALTERNATIVES) & set(siblings),
                True,
                "A reference without an id points at nothing.",
            ),
            (
                name == "type" and len(siblings) > 1,
                True,
                "Ids of different types may coincide, so the type is taken to be needed.",
            ),
            (siblings == [name] and not of_body, True, "It is all that the object holds."),
        )
        found = next(((required, why) for holds, required, why in reasons if holds), None)
        return found or (False, _OPEN)

    def _required_container(self, path: str) -> Assumption:
        needed = any(self._is_required(child) for child in self._children[path])
        if needed and self._is_wrapper(path):
            return Assumption("required", value=True, why=_NESTED)
        if path in self._found.rows:
            return Assumption("required", value=False, why=_OPEN)
        why = "A part of it is needed." if needed else "No part of it is needed."
        return Assumption("required", needed, why)

    def _is_wrapper(self, path: str) -> bool:
        """Whether the sample nests parameters in an object of which no table speaks."""
        return path in self._sample and Path(path).parent == ROOT

    def _is_required(self, path: str) -> bool:
        stated = self._found.values(path).get("required")
        if stated is None and Path(path).name != ITEMS:
            return self._required(path).value is True
        return stated is True


_TELLING: Final[dict[frozenset[str], JsonType]] = {
    frozenset[str]({"minLength", "maxLength"}): "string",
    frozenset[str]({"minItems", "maxItems", "itemType"}): "array",
    frozenset[str]({"minimum", "maximum", "multipleOf"}): "number",
}


def common_type(values: list[JsonValue]) -> JsonType | None:
    """The one type that all values have."""
    kinds: list[JsonType | None] = [json_type(value) for value in values]
    if set(kinds) == {"integer", "number"}:
        return "number"
    return kinds[0] if len(set(kinds)) == 1 else None
