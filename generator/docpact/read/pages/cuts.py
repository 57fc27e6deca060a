"""Where a page breaks off: inside a tag, a table, code or a word. What is missing may have stated facts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from docpact.read.pages.blocks import Document, Grid, Leftover, Prose
from docpact.read.pages.detect import Rendering

_OPEN_TAG: Final = re.compile(r"<[A-Za-z!/][^<>]{0,400}\Z")
_FENCE: Final = re.compile(r"^[ \t]{0,3}(`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_WHOLE_END: Final = re.compile(r"[.!?:;)\]}>|`\"'*_~\d\u3002\uff01\uff1f\uff1a\uff09\u201d\u2026]\s*\Z")
FINISHED: Final = re.compile(r"[^\d\s.][.!?]\s*\Z")
"""The end of a sentence that nothing can go on with: after a figure a dot may be part of it."""
_LONG: Final = 40
"""The length from which a last line is a sentence, and not a label or the name of a link."""


def end_of_cut_page(text: str, rendering: Rendering, document: Document) -> Leftover | None:
    """The end of a page that was cut, with what says so; None for a page that seems whole."""
    reason = _reason(text, rendering, document)
    if reason is None:
        return None
    last = text.rstrip().rpartition("\n")[2].strip()
    return Leftover(last[-80:], text.rstrip().count("\n") + 1, f"the page seems to be cut: {reason}")


def with_cut_row(text: str, document: Document) -> Document:
    """A document whose last row says that it was cut, where the page ends within it."""
    line, last = text.count("\n") + 1, text.rpartition("\n")[2].strip()
    if not last or last.endswith("|") or "<" in last or FINISHED.search(last):
        return document
    *blocks, end = document.blocks or (None,)
    if not isinstance(end, Grid) or not end.rows or end.rows[-1].line != line:
        return document
    rows = (*end.rows[:-1], replace(end.rows[-1], cut=True))
    return replace(document, blocks=(*blocks, replace(end, rows=rows)))


def _reason(text: str, rendering: Rendering, document: Document) -> str | None:
    lowered = _without_programs(text.lower())
    if rendering == "html" or "<table" in lowered:
        if _OPEN_TAG.search(text):
            return "it ends inside a tag"
        for tag in ("table", "body", "html") if rendering == "html" else ("table",):
            opened = [match.start() for match in re.finditer(rf"<{tag}[\s>]", lowered)]
            if opened and opened[-1] > lowered.rfind(f"</{tag}"):
                return f"</{tag}> is missing"
    if rendering == "html":
        return None
    if rendering == "markdown" and _is_in_code(text):
        return "it ends inside a block of code"
    last = document.blocks[-1] if document.blocks else None
    cut = isinstance(last, Prose) and len(last.text) >= _LONG and not text.endswith("\n")
    return "it ends inside a sentence" if cut and not _WHOLE_END.search(text) else None


def _without_programs(text: str) -> str:
    """HTML without its scripts and comments, which may hold tags that are none."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
        kept: list[str] = []
        position = 0
        while (start := text.find(opening, position)) >= 0:
            kept.append(text[position:start])
            end = text.find(closing, start)
            position = len(text) if end < 0 else end + len(closing)
        text = "".join([*kept, text[position:]])
    return text


def _is_in_code(text: str) -> bool:
    """Whether a fence is open where the text ends."""
    opened = ""
    for match in _FENCE.finditer(text):
        if not opened:
            opened = match[1]
        elif match[1].startswith(opened) and not match[0].strip().strip("`~"):
            opened = ""
    return bool(opened)
