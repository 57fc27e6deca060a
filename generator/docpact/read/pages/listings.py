"""What tables and sentences tell of answers: members, codes of errors, words for how far a job is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docpact.read.pages.blocks import Grid
from docpact.read.pages.endpoints import AnswerField, ErrorCode
from docpact.read.pages.languages import role, section_kind
from docpact.read.pages.text import without_backticks

STATE_HEAD: Final = re.compile(
    r"(?:\w+ )?(?:status(?:es)?|states?|phases?|stages?|estados?|статус)(?: values?)?|\w*\u72b6\u6001\w{0,2}"
    r"|\w{1,30}(?:status|state|flag)",
    re.IGNORECASE,
)
_STATE_CELL: Final = re.compile(r"[`\"']?([A-Za-z][A-Za-z_-]{1,40}(?: [A-Za-z]{1,20}){0,2}|-?\d{1,2})[`\"']?")
_STATE_SENTENCE: Final = re.compile(
    r"(?:[`\"'](?:\w{1,40}[.-])*(?P<name>\w{1,60})[`\"']|\bthe (?P<bare>status|state|phase))"
    r"\s+(?:is|can be|may be|will be|takes)\b(?P<words>[^.\n]{0,300})",
    re.IGNORECASE,
)
_QUOTED_WORD: Final = re.compile(r"([`\"'])([A-Za-z][A-Za-z_-]{1,40})\1")
_CODE_CELL: Final = re.compile(r"`?(-?\d{1,12}|[A-Za-z][\w.-]{1,63})`?")


def lists_codes(grid: Grid) -> bool:
    return len(grid.header) > 1 and section_kind(grid.header[0]) == "error"


def states(grid: Grid) -> dict[str, str]:
    """The words of a table of how far a job may be, with what it says of each; nothing of another table."""
    if len(grid.header) < 2 or not STATE_HEAD.fullmatch(without_backticks(grid.header[0]).strip()):
        return {}
    rows = [[without_backticks(cell).strip() for cell in row.cells] for row in grid.rows]
    words = [_STATE_CELL.fullmatch(cells[0]) for cells in rows]
    return {word[1]: " ".join(cells[1:]) for word, cells in zip(words, rows, strict=True) if word} if all(words) else {}


def stated_words(text: str) -> dict[str, list[str]]:
    """What sentences say that a member may be, as in "`state` is one of `here` and `there`", by its name."""
    found: dict[str, list[str]] = {}
    for sentence in _STATE_SENTENCE.finditer(text):
        words = [word for _, word in _QUOTED_WORD.findall(sentence["words"])]
        if len(words) > 1:
            found.setdefault(sentence["name"] or sentence["bare"].lower(), words)
    return found


def codes(grid: Grid) -> Iterator[ErrorCode]:
    for row in grid.rows:
        cells = [without_backticks(cell).strip() for cell in row.cells]
        code = _CODE_CELL.fullmatch(cells[0])
        if code:
            yield ErrorCode(code[1], " ".join(cell for cell in cells[1:] if cell)[:300], row.line)


def fields(grid: Grid) -> Iterator[AnswerField]:
    roles = [role(head) for head in grid.header]
    if "name" not in roles:
        return
    name = roles.index("name")
    kind = roles.index("type") if "type" in roles else None
    for row in grid.rows:
        path = re.sub(r"[`*\s\\]", "", row.cells[name]).replace(".[].", "[].").replace("[0]", "[]")
        others = [cell for index, cell in enumerate(row.cells) if index not in (name, kind) and cell]
        if re.fullmatch(r"[A-Za-z_][\w.\[\]-]{0,120}", path):
            yield AnswerField(path, row.cells[kind] if kind is not None else "", " ".join(others), row.line)
