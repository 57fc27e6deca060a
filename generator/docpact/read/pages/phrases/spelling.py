"""Figures, examples and turns of speech, put as the entries of the grammar write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from docpact.facts import JsonType
from docpact.read.pages.phrases.entry import compiled
from docpact.read.pages.phrases.lexicon import CANNOT, CONNECTOR, MUST, USED

_PRODUCT: Final = re.compile(r"(?<=[,\uff0c\[(])\s*(?P<a>\d{1,9})\s*[*\u00d7]\s*(?P<b>\d{1,9})(?=\s*[\])])")
"""A product as an end of an interval."""
_PERCENT: Final = re.compile(r"(?<![\w.])(?P<range>\d{1,3}\s*(?:-|~|\u2013|to)\s*\d{1,3})\s*%")
_SETTING: Final = r"`[\w.\[\]]{1,120} ?(?:==?|:) ?[^`]{1,80}`"
_TO_USE: Final = compiled(
    r"\bset to`? ?`?(?P<value>(?=\S*[\d-])[a-z][\w./-]{1,80})`? to (?:use|select|run) (?-i:[A-Z])[\w. -]{0,40}?"
    r"(?=[.;] |\W*$)"
)
"""A value and what it is to use, as in ``set to a-1 to use A``; a blank may be lost with the mark of the value."""


_RESPELT: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    # A note in brackets is a sentence.
    (compiled(r"^\s*\((?:note|nb)\s*:\s*(?P<note>[^()]*)\)\.?$"), r"\g<note>"),
    # An example bounds nothing.
    (compiled(r"\s*\(\s*(?:e\.\s?g\.|for example|for instance)[^()]*\)"), ""),
    # The empty text as a value of a list, after another one.
    (compiled(r"(?<=[`\"'])(?:\s*,)?\s*(?:or\s+)?(?:(?:an?\s+)?empty string\b|\"\"(?![\w`\"]))"), ', `""`'),
    (
        re.compile(r"(?<![\w.])2\s*(?:\^|\*\*)\s*(?P<power>\d{1,2})(?P<less>\s*-\s*1(?!\d))?(?![\w^*]|\.\d|\s*-\s*\d)"),
        lambda match: str(2 ** int(match["power"]) - bool(match["less"])),
    ),
    # Settings of others in brackets, after what they are called.
    (
        compiled(
            rf"\b(?:only )?(?:(?:used|applies|applied) )?(?:when|if|for)(?: using| set to)?[a-z ]{{0,40}}\((?P<setting"
            rf"s>{_SETTING}(?:(?:,| and| &) ?{_SETTING}){{0,5}})\)(?: (?:for|in) [\w -]{{1,40}}(?=[.;]|$))?"
        ),
        lambda match: f"used when {re.sub(r'`(?:,| &) ?', '` and ', match['settings'])}",
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
    (
        compiled(
            r"\b(?:when|if) (?:using|you use) (?=(?:the )?[\w.-]+(?: (?:or|and|&) [\w.-]+)? models?\b"
            r"|(?-i:[a-z])[\w.]*-[\w.-]*\d)"
        ),
        "with ",
    ),
    (compiled(r"^\s*(?:note|nb|important|tip)\s?:\s*|^\s*for this (?:task|operation|endpoint|model|request),?\s+"), ""),
    # What is said to support some models only is supported by them.
    (
        compiled(
            r"^\W*(?P<values>[\w.:]+(?:\s*[,&/]\s*[\w.:]+){0,5}) only supports? (?=(?:the )?[\w.,& -]+ models?\b)"
        ),
        lambda match: re.sub(r"[\w.:]+", r"`\g<0>`", match["values"]) + " is only supported on ",
    ),
    (re.compile(r"=<\s*(?=\d)"), "<= "),
    (compiled(r"\bcaps (?:out )?at (?=\d)"), "max "),
    (compiled(r"\b(?:available|accepted|allowed)\s?:\s*(?=-?\d[\d.]*\s*[-~\u2013]\s*-?\d)"), "range: "),
    (compiled(r"(?<=\bdefault )(?P<figure>\d+)s(?=[,;.]|$)"), r"\g<figure> seconds"),
    (
        re.compile(r"(?<=[a-z]:)(?P<values>(?:\s+\d[\w:.]*(?<!\.)){3,20})(?=\s*(?:[.;]|$))"),
        lambda match: " " + ", ".join(match["values"].split()),
    ),
    (re.compile(r"^\"[^\"]{1,60}\"(?:\s+\"[^\"]{1,60}\"){2,20}"), lambda match: re.sub(r"\"\s+\"", '", "', match[0])),
    (re.compile(r"(?<=\d)(?=to \d)"), " "),
    (
        compiled(
            r"\brequires (?:specifying|providing|setting) (?:an? |the )?[a-z ]{2,40}"
            r"\((?P<names>\w+(?:, \w+){0,3})\)"
        ),
        lambda match: "requires " + " and ".join(f"`{name}`" for name in match["names"].split(", ")),
    ),
    # Negations, and what is given or not, in words that mean the same.
    (compiled(r"\bcan't\b"), "cannot"),
    (compiled(r"\bwon't\b"), "will not"),
    (compiled(r"(?<=[a-z])n't\b"), " not"),
    (
        compiled(r"\b(?:is|are) any(?:thing| value) (?:but|other than|except)\b|\bdiffers from\b|\s*(?:!=|\u2260)\s*"),
        " is not",
    ),
    (
        compiled(rf"(?<= be )(?:(?:turned|switched) )?(?P<state>on|off)(?= (?:{CONNECTOR})\b)"),
        lambda match: "`true`" if match["state"].lower() == "on" else "`false`",
    ),
    (compiled(rf"\b{CANNOT} be (?P<value>`[^`]{{1,60}}`)(?= (?:{CONNECTOR})\b)"), r"\g<value> is not available"),
    (
        compiled(
            rf"\b(?:(?:can|may) (?P<only>only )?|only )be (?P<value>`[^`]{{1,60}}`)(?(only)|(?: only)) "
            rf"(?=(?:{CONNECTOR})\b)"
        ),
        r"\g<value> is only available ",
    ),
    (compiled(r"\bthe (?P<what>default|maximum|minimum|limit)(?: value)? depends on [^:;.]{2,60}:\s*"), r"\g<what> "),
    (
        compiled(
            rf"^(?:an? |the )?(?P<name>`[^`]{{1,120}}`) {MUST} (?:also )?be {USED} (?:along )?with (?:it"
            rf"|this)(?: field)?(?=[.;]|$)"
        ),
        r"Requires \g<name>",
    ),
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
            r"(?:\b\w+\s+)?\b(?:over|above|longer than|exceeding|beyond|more than)\s+(?P<limit>[\d,]{1,12}\s+(?:charac"
            r"ters|chars|items|images|elements))\s+(?:are|is|will be|gets?)\s+(?:rejected|refused|not accepted)"
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
    if values := [f"`{one['value']}`" for one in _TO_USE.finditer(sentence)]:
        sentence = f"Set to {', '.join(values)}; {_TO_USE.sub('', sentence).strip(' .;')}"
    for pattern, words in _RESPELT:
        sentence = pattern.sub(words, sentence)
    return _PERCENT.sub(r"\g<range>", sentence) if kind == "integer" else sentence
