"""Languages that build sentences much as English does: their words, and the wordings that all of them share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts import JsonType
from docpact.read.pages.languages.entry import Wording, wording

ExampleFact = tuple[str, JsonType, tuple[tuple[JsonValue, ...], ...]]

_NUMBER: Final = r"`?-?\d[\d.]*`?"
_LONG_NUMBER: Final = r"(?P<n>`?-?\d[\d.,]*`?)"
_NAME: Final = r"`[A-Za-z_][\w.\[\]]*`"
_DASH: Final = r"[\u2014\u2013-]"
_VALUE: Final = r"(?=[`\"'\d-]|(?:true|false)\b|(?-i:[A-Z][A-Z0-9_]+)\b|[a-z]\w*[_\d])"
"""What can be a value and no word of the language."""
_ENDS: Final = r"(?=\s*(?:[.,;:)]|$))"


@dataclass(frozen=True, slots=True)
class Words:
    """How a language says what the grammar knows: each a pattern of alternatives, without a group of its own.

    ``before_last`` are words between a condition's subject and its value, ``pair`` those around two bounds.
    """

    advice: str
    example: str
    default: str
    is_: str
    values: str
    must_be: str
    one_of: str
    range_: str
    from_to: tuple[str, str]
    between: tuple[str, str]
    at_most: str
    at_least: str
    of: str
    characters: str
    items: str
    multiple: str
    required: str
    optional: str
    deprecated: str
    when: str
    only: str
    ignored: str
    not_with: str
    never_together: str
    requires: str
    positive: str
    given: str
    not_: str
    and_: str
    or_: str


def wordings(words: Words, examples: Mapping[str, Sequence[ExampleFact]]) -> tuple[Wording, ...]:
    """The wordings of a language; ``examples`` by the name of the wording."""
    return tuple(wording(name, pattern, english, *examples.get(name, ())) for name, pattern, english in _all(words))


def _all(words: Words) -> Iterator[tuple[str, str, str]]:
    when = rf"\s*,?\s*(?:{words.when})\b"
    low, high = words.from_to
    first, second = words.between
    decimal = r"(?<![\d,.])(?:(?P<whole>\d+),(?P<half>[05])|(?P<zero>0),(?P<part>\d{1,2}))(?![\d,])"
    yield "decimal comma", decimal, r"\g<whole>\g<zero>.\g<half>\g<part>"
    yield "advice", rf"\b(?:{words.advice})[^,.;]*", "(recommended)"
    yield "example", rf"(?<!\w)(?:{words.example})(?!\w)\s*:?\s*[^.;)]*", "(e.g. one)"
    yield "marked as default", rf"\((?:{words.default})(?=\s*[,)])", "(default"
    yield ("default", rf"(?<!\w)(?:{words.default})\s*(?:{words.is_}|:|{_DASH})?\s*{_VALUE}", "Default: ")
    yield (
        "default and a word",
        rf"(?<!\w)(?:{words.default})\s*(?:{words.is_}|:|{_DASH})\s*(?P<word>[a-z][\w-]*)(?=\s*(?:[.,;)]|$))",
        r"default: \g<word>",
    )
    yield (
        "values",
        rf"(?<!\w)(?:{words.values})\s*(?:{words.is_}|{_DASH})?\s*:?\s*(?:\(\s*(?=['\"`]))?|(?<!\w)(?:{words.must_be})\s+(?=[`\"]|[\w.:-]+\s+(?:{words.or_})\s+{_VALUE})",
        "Valid values: ",
    )
    yield "one of", rf"(?<!\w)(?:{words.one_of})(?!\w)\s*:?\s*(?=[`\"A-Za-z\d])", "One of "
    yield (
        "between",
        rf"(?<!\w)(?:{first})\s+(?P<a>{_NUMBER})\s+(?:{second})\s+(?P<b>{_NUMBER})",
        r"Between \g<a> and \g<b>",
    )
    yield "from to", rf"(?<!\w)(?:{low})\s+(?P<a>{_NUMBER})\s+(?:{high})\s+(?P<b>{_NUMBER})", r"From \g<a> to \g<b>"
    yield "range", rf"(?<!\w)(?:{words.range_})\s*:?\s*", "Range: "
    yield "characters", rf"(?<!\w)(?:{words.characters})(?!\w)", "characters"
    yield "items", rf"(?<!\w)(?:{words.items})(?!\w)", "items"
    of = rf"\s*(?:(?:{words.of})(?!\w))?\s*(?:[:\u2014\u2013])?\s*"
    yield "at most", rf"(?<!\w)(?:{words.at_most}){of}{_LONG_NUMBER}", r"maximum \g<n>"
    yield "at least", rf"(?<!\w)(?:{words.at_least}){of}{_LONG_NUMBER}", r"minimum \g<n>"
    yield "multiple", rf"(?<!\w)(?:{words.multiple})\s+{_LONG_NUMBER}", r"must be a multiple of \g<n>"
    yield "positive", rf"(?<!\w)(?:{words.must_be})\s+(?:{words.positive})(?!\w)", "must be a positive value"
    yield "required when", rf"(?<!\w)(?:{words.required}){when}", "Required when"
    yield "only when", rf"(?<!\w)(?:{words.only}){when}", "Only available when"
    yield "only with", rf"(?<!\w)(?:{words.only})\s+(?!{words.when})\w{{1,4}}\s+(?=`)", "Only available for "
    yield "ignored when", rf"(?<!\w)(?:{words.ignored}){when}", "Ignored when"
    yield (
        "never together",
        rf"(?P<a>{_NAME})\s+(?:{words.and_})\s+(?P<b>{_NAME})\s+(?:{words.never_together})",
        r"\g<a> and \g<b> cannot be used together",
    )
    yield "not with", rf"(?<!\w)(?:{words.not_with})\s+(?=`)", "Mutually exclusive with "
    yield "requires", rf"(?<!\w)(?:{words.requires})(?!\w)", "Requires"
    yield "not given", rf"(?P<name>{_NAME})\s+(?:{words.not_})\s+(?:{words.given})", r"\g<name> is not provided"
    yield "given", rf"(?P<name>{_NAME})\s+(?:{words.given})", r"\g<name> is provided"
    yield "is", rf"(?<=`)\s+(?:{words.is_})\s+(?=[`\"]|true\b|false\b)", " is "
    yield "is, of bare words", rf"(?P<name>\b[a-z]+(?-i:_|[A-Z])\w*)\s+(?:{words.is_})\s+{_VALUE}", r"\g<name> is "
    yield "and", rf"(?<=[`\w\")])\s+(?:{words.and_})\s+(?=[`\"])", " and "
    yield "or", rf"(?<=[`\w\")])\s+(?:{words.or_})\s+(?=[`\"\w])", " or "
    yield "optional in brackets", rf"\(\s*(?:{words.optional})\s*\)", "(optional)"
    yield "optional", rf"(?:^\s*|\()\s*(?:{words.optional})\)?{_ENDS}", "Optional"
    yield "optional at the end", rf"(?<=[^\W\d_])\s+(?:{words.optional}){_ENDS}$", " - optional"
    yield "required", rf"(?:^\s*|\()\s*(?:{words.required})\)?{_ENDS}", "Required"
    yield "deprecated", rf"^\s*(?:{words.deprecated}){_ENDS}", "Deprecated"
