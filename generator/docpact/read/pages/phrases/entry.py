"""What an entry of the catalogue is, and what it may know while it reads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pydantic import JsonValue

from docpact.facts import JsonType

if TYPE_CHECKING:
    from docpact.read.pages.page_names import PageNames


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact before it has its place: ``target`` is what follows the parameter's own path, as in ``[].image.id``.

    ``when`` are the tests under which it holds, in the words of a row: ``tone=LOUD and tune given``. ``on`` names the
    parameter that it is about, where that is not the one whose definition states it.
    """

    keyword: str
    value: JsonValue
    target: str = ""
    when: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry made of a sentence, and where its part of the sentence ends.

    ``start`` is where the part begins, where that is before the match.
    """

    claims: tuple[Claim, ...]
    end: int
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an array's items or of an object that a definition has named so far."""

    target: str
    values: tuple[JsonValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The parameter whose definition is read. ``fields`` grows as the sentences of one definition are read."""

    name: str
    """As the table names it, without ``parameters.``."""
    type: JsonType | None
    names: PageNames
    """What the rest of the page tells: its parameters, models and tables."""
    fields: list[Field] = field(default_factory=list[Field])
    defaults: list[JsonValue] = field(default_factory=list[JsonValue])
    """What is known of the parameter's default: words that it stands among are its values."""
    prose: bool = False
    """Whether the sentence stands outside the table."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own and what it states: ``(keyword, value)`` or ``(target, keyword, value)`` triples."""

    sentence: str
    facts: tuple[tuple[JsonValue, ...], ...] = ()
    type: JsonType | None = "string"
    name: str = "x"


def ruled(sentence: str, *rules: str) -> Example:
    """An example of relations; ``NAME: RULE`` is one of another parameter."""
    parted = (rule.rpartition(": ") for rule in rules)
    return Example(sentence, tuple((on, "", "rule", rule) for on, _, rule in parted))


def stated(sentence: str, facts: str, kind: JsonType | None = "string") -> Example:
    """An example with its facts in one text: ``[].rank minimum 0; [].rank,[].tune required false``."""
    parted = (fact.split(" ", 2) for fact in facts.split("; "))
    read = ((target, keyword, json.loads(value)) for some, keyword, value in parted for target in some.split(","))
    return Example(sentence, tuple(read), kind)


Read = Callable[[re.Match[str], Scope], "Reading | None"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern of the grammar.

    ``read`` turns a match into claims, or says None when the sentence only looks alike. An entry without ``read``
    recognises description: it states nothing.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]
    read: Read | None = None
    prose: bool = True
    """Whether the entry also holds outside the table, once a sentence names its parameter."""
    overlaps: bool = False
    """Whether the entry looks at the whole sentence, also at what other entries have read."""


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as entries use it: case does not matter."""
    return re.compile(pattern, re.IGNORECASE)


NUMBER: Final = (
    r"[`\"]?(?P<{0}>-?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|-?\d{{1,20}}(?:\.\d{{1,20}})?|\b(?:zero|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|twelve)\b)(?![\w%^])[`\"]?"
)
WORDS: Final = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"twelve": 12}


def number(text: str) -> int | float:
    """The number that digits, with or without thousands separators, or a number word stand for."""
    lowered = text.lower().strip('`"')
    if lowered in WORDS:
        return WORDS[lowered]
    digits = lowered.replace(",", "")
    return float(digits) if "." in digits else int(digits)


def numbered(pattern: str, *names: str) -> re.Pattern[str]:
    """A pattern in which every ``<name>`` of ``names`` stands for a number."""
    for name in names:
        pattern = pattern.replace(f"<{name}>", NUMBER.format(name))
    return compiled(pattern)


_CONDITION_AFTER: Final = compiled(
    r"\s*\(\s*(?:(?:but|or|up to|max(?:imum)?)\s+)*[`\"]?\d[\d,.]*\s*(?:[a-z]+\s+){0,2}(?:for|on|with|in|when|if)\b"
    r"|\s*,?\s*(?:\(\s*)?(?:but\s+|and\s+)?(?:only\s+)?(?:when\b|if\b|unless\b|while\b|depending\b|in (?:the )?\S+ mode"
    r"|with (?:the )?(?-i:[`\"A-Z])|except\b|otherwise\b|for (?!(?:how|this|the|a|an|each|every|all|best|any|one)\b"
    r"|generation|video(?!-)|image(?!-)|use|reproduc|determinis|consisten|better|more)"
    r"|on (?!(?:this|the)\b)(?-i:[`\"A-Z]))"
)
_CONDITION_BEFORE: Final = compiled(
    r"^\s*(?:(?:otherwise|but|and)\s*,?\s*)?(?P<clause>(?:when|if|unless|while|using|under|for|with|on|in (?:the "
    r")?[^,]{0,40}\bmode)\b[^,.]*),"
)
_UNCONDITIONAL: Final = compiled(
    r"^\s*(?:when|if)\s+(?:it is |it's |this (?:parameter|field|value|option) is |the (?:parameter|field|value) is"
    r" |left |nothing is |no value is |none is )?"
    r"(?:not\s+(?:specified|provided|set|given|supplied|included|passed|sent|present|defined)|omitted|unset"
    r"|unspecified|empty|absent|left out|left blank|specified|provided|set|given|supplied)\s*$"
)


def conditional(text: str, start: int, end: int) -> bool:
    """Whether a part of a sentence holds only under a condition that stands before or after it."""
    before = _CONDITION_BEFORE.match(text[:start].rpartition(";")[2])
    if before and not _UNCONDITIONAL.match(before["clause"]):
        return True
    after = _CONDITION_AFTER.match(text, end)
    return after is not None and not _STATES_ABSENCE.match(text, end)


_STATES_ABSENCE: Final = compiled(
    r"\s*,?\s*(?:when|if)\s+(?:it is |it's |this (?:parameter|field|value) is |left )?"
    r"(?:not\s+(?:specified|provided|set|given|supplied|included|passed|sent)|omitted|unset|unspecified|empty"
    r"|absent|left out|left blank)\s*(?:$|[.;,)])"
)


def states_absence(text: str, start: int) -> bool:
    """Whether ``if it is not specified`` or the like begins at a place of a text: no condition on others."""
    return _STATES_ABSENCE.match(text, start) is not None


READ: Final = "\x00"
"""Stands in a sentence in place of every character that an entry has read."""

NEAR: Final = 400
"""Characters before a statement in which its subject is looked for."""


def unread_before(text: str, start: int) -> str:
    """The words before a place of a sentence that no entry has read, with one blank between them."""
    return " ".join(text[:start].replace(READ, " ").split())


_SUBJECT: Final = re.compile(
    r"(?:`(?P<code>[\w.\[\]]{1,120})`|(?P<bare>[A-Za-z_][\w.]{0,80}))(?:\s+(?:field|value|values))?\s*$"
)


def subject_field(before: str, scope: Scope) -> Field | None:
    """The field named earlier in the definition that the words before a statement name, as in ``its type can be``."""
    match = _SUBJECT.search(before[-NEAR:])
    name = (match["code"] or match["bare"]).lower().removesuffix("[]") if match else ""
    named = [field for field in scope.fields if name and f".{name}" in f".{field.target.lower()}"[-len(name) - 1 :]]
    return named[-1] if named else None


def is_lead(before: str) -> bool:
    """Whether nothing but a lead stands before a statement, so that it is about the parameter itself."""
    return (
        re.fullmatch(
            r"\W*(?:(?:it|this|the|array|list|parameter|field|note|currently|must|can|may|should|is|be|each|every"
            r"|items?|elements?|entry|values?|of)\W*)*",
            before,
            re.IGNORECASE,
        )
        is not None
    )
