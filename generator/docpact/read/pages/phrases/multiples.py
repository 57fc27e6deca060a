"""What a value is beside its bounds: of a sign, a multiple of some number, not empty."""

from __future__ import annotations

import re
from typing import Final

from docpact.facts.keywords import KEYWORDS
from docpact.read.pages.phrases.entry import (
    Claim,
    Example,
    Phrase,
    Reading,
    Scope,
    compiled,
    conditional,
    number,
    numbered,
)

_SIGN: Final = compiled(
    r"(?:^|\b(?:an?|any|be|is)\s+)(?P<sign>non-?negative|positive)\b\s*(?:whole\s+)?(?:(?:integers?|numbers?|values?|int)\b|(?=\s*[.,;]?$))"
)
_MULTIPLE: Final = numbered(
    r"\b(?:in|is|be|are)?\s*(?:an? )?(?:exact )?(?:multiples? of|divisible by|(?:in )?(?:steps|increments) of"
    r"|step(?: size)?(?: of|:)?)\s*<factor>",
    "factor",
)
_REPLACED: Final = compiled(
    r"\b(?:snapped|rounded|adjusted|resized|scaled|aligned|padded|cropped|truncated|clamped)\b[^.;]*$"
)
"""What says that a value is replaced rather than refused."""


def _sign(match: re.Match[str], scope: Scope) -> Reading | None:
    positive = match["sign"].lower() == "positive"
    if scope.type not in ("integer", "number") or (positive and scope.type == "number"):
        return None
    return Reading((Claim("minimum", 1 if positive else 0),), match.end())


def _multiple(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type not in ("integer", "number", None) or conditional(match.string, match.start(), match.end()):
        return None
    if _REPLACED.search(match.string, 0, match.start()):
        return None
    factor = number(match["factor"])
    whole = (value for value in scope.defaults if isinstance(value, int | float) and not isinstance(value, bool))
    if not all(KEYWORDS["multipleOf"].accepts(factor, value) for value in whole):
        return None  # Steps that do not begin at 0, as the default tells.
    return Reading((Claim("multipleOf", factor),), match.end())


def _empty(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Must not be empty.``"""
    keyword = {"string": "minLength", "array": "minItems"}.get(scope.type or "")
    if keyword is None or conditional(match.string, match.start(), match.end()):
        return None
    return Reading((Claim(keyword, 1),), match.end())


PHRASES: Final = (
    Phrase(
        "sign of a number",
        _SIGN,
        (
            Example("Must be a positive integer.", (("minimum", 1),), "integer"),
            Example("Non-negative integer.", (("minimum", 0),), "integer"),
            Example("Non-negative", (("minimum", 0),), "integer"),
        ),
        _sign,
    ),
    Phrase(
        "not empty",
        compiled(
            r"\b(?:cannot|can't|can not|must not|may not|should not) be (?:left )?(?:empty|blank)(?=\s*(?:$|[.;,)]))"
        ),
        (
            Example("Up to 9 characters, cannot be empty.", (("maxLength", 9), ("minLength", 1))),
            Example("Must not be empty.", (("minItems", 1),), "array"),
        ),
        _empty,
        prose=False,
    ),
    Phrase(
        "multiple of",
        _MULTIPLE,
        (
            Example("In multiples of `8`.", (("multipleOf", 8),), "integer"),
            Example("Must be divisible by 16.", (("multipleOf", 16),), "integer"),
            Example("Values are snapped to multiples of 8.", (), "integer"),
            Example("In steps of 0.1.", (("multipleOf", 0.1),), "number"),
            Example("How loud (step 0.5).", (("multipleOf", 0.5),), "number"),
            Example("How many (default: 81, step 4).", (("default", 81),), "integer"),
            Example("Must be a multiple of 16 and at most 1920.", (("multipleOf", 16), ("maximum", 1920)), "integer"),
        ),
        _multiple,
    ),
)
