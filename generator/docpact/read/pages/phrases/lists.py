"""What an array holds, ids that stand in a table of their own, and lists of plain words."""

from __future__ import annotations

import re
from typing import Final

from pydantic import JsonValue

from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Reading, Scope, compiled

_OF: Final = compiled(
    r"\b(?:arrays?|lists?) of\s+(?:(?:up to|exactly|at most|at least|zero or more|one or more|\d{1,6}|one|two"
    r"|three|four|five|six|the|unique)\s+)*(?:[a-z-]+\s+){0,3}?(?P<kind>strings?|integers?|numbers?|floats?"
    r"|booleans?|objects?|uuids?)\b"
)
_EXACTLY: Final = compiled(
    r"\bexactly\s+(?:\d{1,6}|[a-z]+)\s+(?P<kind>strings?|integers?|numbers?|floats?|booleans?|uuids?)\b"
)
_KINDS: Final = {"uuid": "string", "float": "number"}
_POINTER: Final = compiled(
    r"\b(?:see|refer to|check|use (?:one|any) of|one of|any of|accepts|listed in|from|choose from|must "
    r"match)\b[^.]{0,40}?(?P<what>\b(?:tables?|lists?)\b[^.]{0,80}|\b(?:[a-z_]+\s+){0,3}ids?\s+(?:below"
    r"|listed)[^.]{0,40})"
    r"|\b(?:see|refer to|check)\s+(?:the\s+)?[`\"]?(?:[a-z]+\s+){1,4}?models?[`\"]?\s+(?:below|above)\b"
    r"|^\s*(?:view|see) (?:all )?(?:the )?(?:supported|available) [a-z]+\s*$"
)
_BARE: Final = compiled(
    r"(?:^|[.;(]\s*)(?:please )?(?:see|refer to|check) the (?:tables?|lists?)(?: (?:below|above|here))?\s*[.)]?$"
)
_ABOUT: Final = compiled(
    r"\b(?:ids?|uuids?|voices?|styles?|models?|presets?|values?|names?|codes?|languages?|options?)\b"
)

_WORDS_ALONE: Final = re.compile(
    r"^\s*(?P<list>[A-Za-z0-9][\w./-]*(?: \(default\))?"
    r"(?:(?:,? or |[,;] (?!or\b)|\s?\|\s?)[A-Za-z0-9][\w./-]*?(?: \(default\))?){1,20})[\s.,;\x00]*$"
)
_LIKE_A_VALUE: Final = re.compile(r"\d|[A-Za-z]\w*[./-]\w|[A-Za-z0-9]+_\w|\w+ \(default\)")
"""What stands in no prose."""
_OF_A_CHOICE: Final = re.compile(
    r"(?:^|[._])(?:type|mode|style|format|quality|level|kind|sex|gender|orientation|unit)$"
)
"""The names of parameters whose values are few and known."""


def _item_type(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type != "array":
        return None
    kind = match["kind"].lower().rstrip("s")
    return Reading((Claim("itemType", _KINDS.get(kind, kind)),), match.end())


def _listed(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type not in ("string", "array", None):
        return None
    # ``Refer to the table below.`` alone speaks of the parameter itself.
    if _ABOUT.search(match.string) is None and not _BARE.search(match.string):
        return None
    ids = scope.names.listed(match.string, scope.name)
    return Reading((Claim("enum", list(ids)),), match.end()) if ids else None


def _words_alone(match: re.Match[str], scope: Scope) -> Reading | None:
    parts = re.split(r",? or |[,;] |\s?\|\s?", match["list"])
    sure = "(default)" in match["list"] or not {*map(str, scope.defaults)}.isdisjoint(parts)
    likely = any(map(_LIKE_A_VALUE.match, parts)) or _OF_A_CHOICE.search(scope.name)
    if scope.type != "string" or not (sure or (likely and re.search(r" or |\|", match["list"]))):
        return None
    texts: list[JsonValue] = [part.removesuffix(" (default)") for part in parts]
    marked = [text for text, part in zip(texts, parts, strict=True) if text != part]
    claims = (Claim("enum", texts), *(Claim("default", text) for text in marked[:1]))
    return Reading(claims, match.end())


PHRASES: Final = (
    Phrase(
        "array of",
        _OF,
        (
            Example("Array of strings.", (("itemType", "string"),), "array"),
            Example("Array of style UUIDs that set the mood.", (("itemType", "string"),), "array"),
            Example("Array of tunes.", (), "array"),
        ),
        _item_type,
        overlaps=True,
    ),
    Phrase(
        "exactly so many of a type",
        _EXACTLY,
        (
            Example(
                "Must hold exactly 3 integers.", (("itemType", "integer"), ("minItems", 3), ("maxItems", 3)), "array"
            ),
        ),
        _item_type,
        overlaps=True,
    ),
    Phrase(
        "ids in a table",
        _POINTER,
        (
            Example("See the table below for a list of voice IDs.", (("enum", ["v1", "v2"]),)),
            Example("One of the ids in List of Voice IDs.", (("enum", ["v1", "v2"]),)),
            Example("See the table for prices.", ()),
            Example("Refer to the table below.", (("enum", ["v1", "v2"]),)),
            Example("See Available Models below.", (("enum", ["tuba-2", "tuba-3"]),), name="model"),
        ),
        _listed,
        prose=False,
    ),
    Phrase(
        "nothing but plain words",
        _WORDS_ALONE,
        (
            Example("soft, mid, or hard.", (("enum", ["soft", "mid", "hard"]),), name="tone.mode"),
            Example("tuba-2 or tuba-3.", (("enum", ["tuba-2", "tuba-3"]),)),
            Example("soft (default) or hard", (("enum", ["soft", "hard"]), ("default", "soft"))),
            Example("soft (default); mid; hard.", (("enum", ["soft", "mid", "hard"]), ("default", "soft"))),
            Example("soft or hard.", ()),
            Example("soft, hard", (), name="tone.mode"),
            Example("tuba-2 or tuba-3.", (), "integer"),
        ),
        _words_alone,
        prose=False,
    ),
)
