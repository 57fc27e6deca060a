"""Figures, examples and turns of speech, put as the entries of the grammar write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from docpact.facts import JsonType
from docpact.read.pages.phrases.entry import compiled

_PRODUCT: Final = re.compile(r"(?<=[,\uff0c\[(])\s*(?P<a>\d{1,9})\s*[*\u00d7]\s*(?P<b>\d{1,9})(?=\s*[\])])")
"""A product as an end of an interval."""
_PERCENT: Final = re.compile(r"(?<![\w.])(?P<range>\d{1,3}\s*(?:-|~|\u2013|to)\s*\d{1,3})\s*%")
_THEN: Final = r"\s+(?:when|if|while|whenever|as long as|provided that|provided)\s+(?=`)"
_NOT_VALUE: Final = r"\g<value> is not available"
_RESPELT: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    # An example bounds nothing.
    (compiled(r"\s*\(\s*(?:e\.\s?g\.|for example|for instance)[^()]*\)"), ""),
    # The empty text as a value of a list, after another one.
    (compiled(r"(?<=[`\"'])(?:\s*,)?\s*(?:or\s+)?(?:(?:an?\s+)?empty string\b|\"\"(?![\w`\"]))"), ', `""`'),
    (
        re.compile(r"(?<![\w.])2\s*(?:\^|\*\*)\s*(?P<power>\d{1,2})(?P<less>\s*-\s*1(?!\d))?(?![\w^*]|\.\d|\s*-\s*\d)"),
        lambda match: str(2 ** int(match["power"]) - bool(match["less"])),
    ),
    # Values without marks, each with what it does.
    (
        compiled(
            r"(?:^|(?<=[,;] ))(?P<value>(?-i:[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*))(?=\s+(?:routes?|selects?|us"
            r"es?|gives?|produces?"
            r"|generates?|maps?|means?|enables?|returns?|renders?|is (?:for|the)|runs?|picks?|keeps?|applies)\b)"
        ),
        r"`\g<value>`",
    ),
    # Whether a parameter goes, counts, or is bounded, in words that mean the same.
    (
        compiled(
            rf"\b(?:(?:must|has to|should|needs to) be (?:left out|omitted|absent|unset)|(?:(?:is|are|gets?) )?"
            rf"(?:rejected|refused|forbidden|prohibited|disallowed)){_THEN}"
        ),
        "not available when ",
    ),
    (
        compiled(rf"\b(?:can|may|must) only be (?:given|passed|included|present){_THEN}|\bonly (?:valid|legal){_THEN}"),
        "only available when ",
    ),
    (
        compiled(
            rf"\b(?:only (?:honou?red|observed|read|counts)|(?:applies|used|counts) (?:solely|exclusively)){_THEN}"
        ),
        "only applies when ",
    ),
    (compiled(r"\bused only with\b"), "only used with"),
    (compiled(r"\b(?:can't|cannot|can not|must not|may not) be (?P<value>`[^`]{1,60}`)(?= (?:when|if)\b)"), _NOT_VALUE),
    (compiled(r"\b(?:falls back|reverts) to\b"), "defaults to"),
    (
        compiled(
            r",? the (?P<side>maximum|minimum|limit|cap) (?:drops|falls|rises|goes (?:up|down)|is (?:raised|lowered)"
            r"|(?:in|de)creases|becomes) to\b"
        ),
        lambda match: ", at least" if match["side"].lower() == "minimum" else ", at most",
    ),
    (compiled(r"\bexactly (?P<count>\d+) (?=characters\b)"), r"between \g<count> and \g<count> "),
    (compiled(r",? (?:and )?otherwise (?:it is )?optional\b"), ""),
    (compiled(r"^value in\s*(?=\")"), "Valid values: "),
    (compiled(r"^enum(?:s|erations?| values?)?\s*:"), "Valid values:"),
    (
        compiled(
            r"(?:\b\w+\s+)?\b(?:over|above|longer than|exceeding|beyond|more than)\s+(?P<limit>[\d,]{1,12}\s+"
            r"(?:characters|chars|items|images|elements))\s+(?:are|is|will be|gets?)\s+(?:rejected|refused"
            r"|not accepted)"
        ),
        r"At most \g<limit>",
    ),
    (compiled(r"(?<=\d)\s+[a-z]{2,14}s(?=\s+(?:if|when) (?:it is )?(?:omitted|unset|absent|not \w+)\b)"), ""),
    (compiled(r"\b(?P<figure>-?\d[\d.]*)\s+by default\b"), r"default \g<figure>"),
)


def with_products(sentence: str) -> str:
    """A sentence with products worked out that are ends of an interval."""
    return _PRODUCT.sub(lambda match: str(int(match["a"]) * int(match["b"])), sentence)


@lru_cache(maxsize=4096)
def respelt(sentence: str, kind: JsonType | None) -> str:
    """A sentence about a parameter of a type as the grammar would have it."""
    for pattern, words in _RESPELT:
        sentence = pattern.sub(words, sentence)
    return _PERCENT.sub(r"\g<range>", sentence) if kind == "integer" else sentence
