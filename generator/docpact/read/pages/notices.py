"""Dated notices: from which day on requests with a parameter fail, as in ``From May 4, 2026 such requests fail``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

from docpact.read.pages.sentences import sentences

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)}|{'|'.join(name[:3] for name in _MONTHS)})\.?"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DATES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b{_MONTH}\s+{_DAY}(?:\s*,?\s+(?P<year>20\d\d))?\b",
        rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:\s*,?\s+(?P<year>20\d\d))?\b",
    )
)
_FROM: Final = re.compile(r"\b(?:from|after|since|starting|as of|beginning|on|by|effective)\b", re.IGNORECASE)
_FAILS: Final = re.compile(
    r"\b(?:will|shall|now|then)\s+(?:(?:be\s+)?(?:rejected|refused)|fail|error|(?:return|cause|result in|receive|get)\b"
    r"[^.;]*\berrors?|(?:no longer|not) be accepted)\b|\b(?:requests?|calls?)\b[^.;]*\b(?:fails?|(?:is|are) (?:rejected"
    r"|refused))\b|\bno longer accepted\b",
    re.IGNORECASE,
)
_WITH: Final = re.compile(
    r"\b(?:includ(?:e|es|ing)|contain(?:s|ing)?|with|us(?:e|es|ing)|send(?:s|ing)?|set(?:s|ting)?|pass(?:es|ing)?)\s+"
    r"(?:the\s+)?[`'\"]?(?P<name>[A-Za-z_][\w.]{0,80})[`'\"]?"
    r"|[`'\"](?P<marked>[A-Za-z_][\w.]{0,80})[`'\"]\s+(?:parameter\s+|field\s+)?(?:will|is|shall)\b"
    r"|\b(?P<called>[A-Za-z_][\w.]{0,80})\s+(?:parameter|field)\s+(?:will|is|shall)\b",
    re.IGNORECASE,
)


def failing_from(text: str) -> Iterator[tuple[str, dt.date, str]]:
    """What a notice says fails: the words of a parameter, the day from which it does, and the sentence.

    A sentence may name the day without its year where another one has it.
    """
    known = {(day.month, day.day): day for day in _days(text, {})}
    for sentence in sentences(text):
        if not _FAILS.search(sentence) or not _FROM.search(sentence):
            continue
        days = {*_days(sentence, known)}
        named = {match["name"] or match["marked"] or match["called"] for match in _WITH.finditer(sentence)}
        if len(days) == 1:
            yield from ((name, min(days), sentence) for name in sorted(named))


def _days(text: str, known: Mapping[tuple[int, int], dt.date]) -> Iterator[dt.date]:
    """The days that a text names; one without its year is the known one."""
    for match in (match for pattern in _DATES for match in pattern.finditer(text)):
        month = match["month"].lower()
        starts = (number for number, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
        number, day = int(month) if month.isdecimal() else next(starts), int(match["day"])
        if match["year"] is None:
            yield from (known[at] for at in ((number, day),) if at in known)
            continue
        with suppress(ValueError):  # as of a February 30
            yield dt.date(int(match["year"]), number, day)
