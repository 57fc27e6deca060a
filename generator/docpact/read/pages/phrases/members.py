"""Further ways of naming the fields of items: in a list, one by one, by an id and type, by what kind they may be."""

from __future__ import annotations

import re
from typing import Final

from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Reading, Scope, compiled, stated
from docpact.read.pages.phrases.fields import HOLDS, remember, target_of
from docpact.read.pages.phrases.values import read_list
from docpact.read.pages.types import read_type

_OF_A_KIND: Final = compiled(
    r"\b(?:can|must|may|should)\s+(?:currently\s+)?(?:only\s+)?be\s+of\s+(?=(?P<first>`))(?:`[^`]{1,80}`(?:\s*(?:,|or"
    r"|and)\s*)*){1,8}\s*(?P<member>type|kind|format)\b"
)
_LISTED_FIELDS: Final = compiled(
    rf"\b(?:each|every|the|all|an?)\s+(?:[a-z]+\s){{0,2}}{HOLDS}\s*(?:the following(?: fields| properties| "
    rf"members)?)?\s*:?\s*(?P<list>(?:`[A-Za-z_][\w.]*`\s*:\s*[^;`]{{0,300}}(?:;\s*|$)){{2,30}})"
)
_LISTED_FIELD: Final = compiled(
    r"`(?P<name>[A-Za-z_][\w.]*)`\s*:\s*[^;`]*?(?:\((?:[^();`]*,\s*)?(?P<type>[a-z<>\[\]]{3,20})?\s*,?\s*(?:("
    r"?P<required>required)|(?P<optional>optional))?\)\s*)?(?:[.]?\s*;|\s*[.]?\s*$)"
)


def _kind_values(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Clips can only be of `A` type``: the values of the field ``type`` that the samples show in every item."""
    if scope.type not in ("array", "object"):
        return None
    target = scope.names.sample_path(scope.name, match["member"].lower())
    values = read_list(match.string, match.start("first"))
    if target is None or values is None or not values.marked:
        return None
    return Reading((Claim("enum", list(values.texts), target),), match.end())


def _listed_fields(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Each item includes: `a`: what it is (string); `b`: ...``: a row for each field, within the definition."""
    if scope.type not in ("array", "object", None):
        return None
    prefix = "[]" if scope.type == "array" else ""
    claims: list[Claim] = []
    for one in _LISTED_FIELD.finditer(match["list"]):
        target = target_of(prefix, one["name"], scope)
        kind = read_type(one["type"] or "")
        if kind.type is None:
            claims.append(Claim("present", value=True, target=target))
        else:
            claims.append(Claim("type", kind.type, target))
        for said, required in ((one["required"], True), (one["optional"], False)):
            claims += [Claim("required", required, target)] if said else []
    remember(claims, scope)
    return Reading(tuple(claims), match.end()) if claims else None


PHRASES: Final = (
    Phrase(
        "each item includes a list",
        _LISTED_FIELDS,
        (
            stated(
                "Each item includes: `rank`: the place in the order (int); `tune`: what to play (string).",
                '[].rank type "integer"; [].tune type "string"',
                "array",
            ),
        ),
        _listed_fields,
        prose=False,
    ),
    Phrase(
        "of a kind",
        _OF_A_KIND,
        (Example("Clips can only be of `A` type.", (("[].clip.type", "enum", ["A"]),), "array", "clips"),),
        _kind_values,
        prose=False,
    ),
)
