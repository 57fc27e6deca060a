"""Lists of values as sentences write them, and single values in the type of their parameter."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Final

from pydantic import JsonValue

from docpact.facts import JsonType
from docpact.read.pages.phrases.entry import compiled
from docpact.read.pages.phrases.lexicon import USABLE

MAX_VALUES: Final = 500

_MARKED: Final = re.compile(r"`\s*\"?([^`\"]{0,200}?)\"?\s*`|\"([^\"`]{1,200})\"|'([^'`]{1,80})'(?!\w)")
_SEVERAL: Final = re.compile(r"[\w.:/+-]{1,60}(?:, [\w.:/+-]{1,60}|\s?\|\s?[\w.:/+-]{1,60}){1,60}")
"""Values that one pair of marks holds."""
_BARE: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?![\d,])|[-+]?[A-Za-z0-9_](?:[\w.:/+-]|\*(?=\w)){0,120}")
_WORD_LIKE: Final = re.compile(r"[a-z]+|[A-Z][a-z]+|HTTPS?|UR[LI]s?")
_NUMERIC: Final = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,40})(?:\.\d{1,40})?")
SHAPE: Final = re.compile(r"\{\s*[\"']?\w+[\"']?\s*:")
"""The shape of an object, which stands for values that no list names."""
_SEPARATOR: Final = compiled(r"\s*(?:[,;/|]\s*(?:(?:and/or|and|or)\s+)?|\s(?:and/or|and|or)\s+)")
_BRACKETED: Final = re.compile(r"\s*\([^()]{0,200}\)")
_GLOSS: Final = compiled(
    r"(?:\s+(?:(?:for|to|which|if|as|in|with|when|routes|corresponds|gives|returns|is|are|means|maps|uses|selects"
    r"|enables|produces|generates|keeps|where)\b|[-\u2013\u2014=:]\s)|:\s)[^`\"]{0,200}?(?=(?P<next>[,;]\s*(?:and\s+"
    r"|or\s+)?|\s+(?:or|and)\s+)(?:use\s+|set to\s+|specify\s+)?[`\"]|$)"
)
_NEXT: Final = compiled(r"(?:[,;]\s*(?:and\s+|or\s+)?|\s+(?:or|and)\s+)(?:use\s+|set to\s+|specify\s+)?(?=[`\"])")
_CLOSED: Final = compiled(
    r"\s*(?:$|[.;:)\]]|\(|,?\s*(?:where|depending|respectively|see|only|and defaults|which|in the)\b"
    r"|,?\s*\x00|,\s*(?:default|with|[\u3400-\u9fff])|[-\u2013\u2014][\s\x00])"
)
_SUPPORTED: Final = compiled(rf"\s+(?:is|are) (?:currently )?{USABLE}\b")
_UNIT: Final = compiled(r"\s*(?:seconds?|secs?|s|pixels?|px|images?|outputs?|videos?|minutes?|fps|frames?)\b")
_DECIMAL_COMMA: Final = re.compile(r"-?\d{1,9},\d{1,2}")
_LEAD: Final = compiled(
    r"\s*(?:either\s+|one of\s+|any of\s+|the following(?:\s+values)?\s*:?\s*|the values?\s+|values?\s+|:\s*|=\s*)*"
)


@dataclass(frozen=True, slots=True)
class Values:
    """A list of values in a sentence: the texts, which were marked as code or quoted, and where the list ends."""

    texts: tuple[str, ...]
    marked: bool
    closed: bool
    """Whether the sentence or clause ends after the list, so that it is known to be whole."""
    glossed: bool
    """Whether words explain at least one of the values, as in `` `a` for x or `b` for y ``."""
    listed: bool
    """Whether a comma, ``or`` or a slash separates the values (``and`` alone does not)."""
    end: int

    @property
    def parted(self) -> Values:
        """The same, where one pair of marks may hold several values, as in `` `a, b, c` ``."""
        several = self.marked and len(self.texts) == 1 and _SEVERAL.fullmatch(self.texts[0])
        return replace(self, texts=tuple(re.split(r", |\s?\|\s?", self.texts[0]))) if several else self

    @property
    def has_unquoted_word(self) -> bool:
        """Whether a value is an unmarked plain word, which could as well be prose."""
        return not self.marked and any(_WORD_LIKE.fullmatch(text) for text in self.texts)


def read_list(text: str, start: int) -> Values | None:
    """The list of values that begins at a place of a text, if one does."""
    lead = _LEAD.match(text, start)
    position = lead.end() if lead else start
    bracket = text[position : position + 1] == "["
    position += bracket
    found: list[str] = []
    marked, glossed, listed = True, False, False
    before = position
    while len(found) <= MAX_VALUES:
        value = _value(text, position)
        if value is None:
            break
        texts, is_marked, after = value
        if found and ";" in text[before:after] and set(texts) <= {*found}:
            position = before  # Said again, it begins what is said of it.
            break
        position = after
        found += texts
        listed = listed or len(texts) > 1
        marked = marked and is_marked
        following, explained, separator = _onward(text, position, marked=marked)
        glossed = glossed or explained
        if following is None:
            position = len(text) if explained else position
            break
        before = position
        listed = listed or separator.strip().lower() != "and"
        position = following
    if not found or len(found) > MAX_VALUES or (not marked and text[position : position + 2] == ": "):
        return None  # Bare values that words explain may be told apart by more than them.
    if bracket and text[position : position + 1] == "]":
        position += 1
    if glossed and len(found) > 1 and (gloss := _BRACKETED.match(text, position)):
        position = gloss.end()
    unit = _UNIT.match(text, position) if all(map(_NUMERIC.fullmatch, found)) else None
    position = unit.end() if unit else position
    supported = _SUPPORTED.match(text, position)
    closed = supported is not None or _CLOSED.match(text, position) is not None or (glossed and position == len(text))
    end = supported.end() if supported else position
    return Values(tuple(found), marked, closed, glossed, listed or len(found) == 1, end)


def _value(text: str, position: int) -> tuple[list[str], bool, int] | None:
    if marked := _MARKED.match(text, position):
        inner = next(group for group in marked.groups() if group is not None).strip()
        if inner.startswith("[") and inner.endswith("]"):
            return [part.strip(" '\"") for part in inner[1:-1].split(",")], True, marked.end()
        return [inner], True, marked.end()
    bare = _BARE.match(text, position)
    if bare is None:
        return None
    word = bare[0].rstrip(".:/-+")
    if not word or word in ("and", "or", "a", "an", "the"):
        return None
    few = word.count("/") < 2  # ``and/or`` and ``audio/wav`` are one word.
    slashed = "/" in word and all(
        re.fullmatch(r"[A-Z]+|\d+(?::\d+|p)?|v\d[\d.]*" if few else r"\w+|v\d[\d.]*", part) for part in word.split("/")
    )
    return word.split("/" if slashed else ","), False, position + len(word)


def _onward(text: str, position: int, *, marked: bool) -> tuple[int | None, bool, str]:
    """Where the next value begins, whether the one before is explained, and what stands between them."""
    bracketed = _BRACKETED.match(text, position)
    position = bracketed.end() if bracketed else position
    if (after := _separated(text, position, marked=marked)) is not None:
        return after[0], bracketed is not None, after[1]
    if (
        marked
        and not _SUPPORTED.match(text, position)
        and (gloss := _GLOSS.match(text, position))
        and ". " not in gloss[0]
    ):
        following = _NEXT.match(text, gloss.end())
        if following is not None:
            return following.end(), True, following[0]
        return None, bracketed is None and gloss.end() == len(text), ""
    return None, False, ""


def _separated(text: str, position: int, *, marked: bool) -> tuple[int, str] | None:
    """The separator and what follows it, when that is another value marked like the ones before."""
    separator = _SEPARATOR.match(text, position)
    if separator is None:
        return None
    value = _value(text, separator.end())
    if value is None or value[1] is not marked or (separator[0].lstrip().startswith(";") and not marked):
        return None
    return separator.end(), separator[0]


def typed(text: str, kind: JsonType | None) -> tuple[JsonValue] | None:
    """A text as a value of a type, in a tuple of one; None when it is none. Without a type, by its looks."""
    text = text.strip()
    lowered = text.lower()
    if kind == "boolean":
        return (lowered == "true",) if lowered in ("true", "false") else None
    if kind in ("integer", "number"):
        return _number(text, kind)
    if kind == "array":
        return _json(text, list) or _element(text)
    if kind == "object":
        return _json(text, dict)
    if kind is None:
        return (
            (lowered == "true",)
            if lowered in ("true", "false")
            else _number(text, "number") or ((text,) if text else None)
        )
    return ("",) if text == '""' else (text,) if text else None


def typed_all(texts: tuple[str, ...], kind: JsonType | None) -> list[JsonValue] | None:
    """Texts as values of a type; None when one of them is not."""
    if kind is None and not all(_NUMERIC.fullmatch(text.strip()) for text in texts):
        kind = "string" if not all(text.lower() in ("true", "false") for text in texts) else "boolean"
    found: list[JsonValue] = []
    for text in texts:
        value = typed(text or '""', kind)
        if value is None:
            return None
        found.append(value[0])
    return found


def _number(text: str, kind: JsonType) -> tuple[JsonValue] | None:
    if kind == "number" and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not _NUMERIC.fullmatch(text):
        return None
    digits = text.replace(",", "")
    if "." not in digits:
        return (int(digits),)
    return (float(digits),) if kind == "number" else None


def _element(text: str) -> tuple[JsonValue] | None:
    return _number(text, "number") or ((text,) if text and not text.startswith(("[", "{")) else None)


def _json(text: str, wanted: type[list[JsonValue] | dict[str, JsonValue]]) -> tuple[JsonValue] | None:
    if len(text) > 2_000 or not text.startswith(("[", "{")):
        return None
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return (value,) if isinstance(value, wanted) else None
