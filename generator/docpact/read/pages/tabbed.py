"""Text whose table cells are separated by tabs, as a browser copies them; a cell may run over many lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from docpact.read.pages.blocks import Document, Grid, Leftover, TableRow
from docpact.read.pages.detect import heads_parameters
from docpact.read.pages.languages import role, section_kind
from docpact.read.pages.limits import MAX_COLUMNS
from docpact.read.pages.lines import Line, document, is_header
from docpact.read.pages.text import inline, without_backticks
from docpact.read.pages.types import read_type

_NAME: Final = re.compile(r"[A-Za-z_][\w\[\]-]{0,80}")
_TITLE: Final = re.compile(r"[A-Z\u3400-\u9fff][^.:;|\t`\uff1a\uff0c\u3002\uff1b\u3001]{0,60}")
_METHOD: Final = re.compile(r"\b(?:request |http )?method$|\u8bf7\u6c42\u65b9(?:\u6cd5|\u5f0f)", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    r"\b(?:url|uri|endpoint|path|address)$|\u8bf7\u6c42(?:\u5730\u5740|\u8def\u5f84)", re.IGNORECASE
)
_MOST_WORDS: Final = 7


def read(source: str) -> Document:
    """The blocks of a copied page. Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`."""
    return document("tab-separated", source, _table)


def table_of(lines: Sequence[str], start: int) -> tuple[Grid, int] | None:
    """The table of parameters that lines with tabs are, and where it ends; None where none begins."""
    if not heads_parameters(lines[start]):
        return None
    run = [*takewhile(lambda line: "\t" in line, lines[start:])]
    found = _table([Line(text, start + 1 + at) for at, text in enumerate(run)], 0, [])
    return (found[0], start + found[1]) if found else None


def _table(lines: list[Line], start: int, leftovers: list[Leftover]) -> tuple[Grid, int] | None:
    header = _header(lines[start].text)
    if not header:
        return None
    if [role(cell) for cell in header][:2] == ["name", "type"]:
        return _Parameters(header, lines, start, leftovers).read()
    stop = start + 1
    while stop < len(lines) and "\t" in lines[stop].text:
        stop += 1
    return _grid(header, lines[start:stop], leftovers), stop


def _header(text: str) -> list[str]:
    cells = [cell for cell in _cells(text) if cell]
    if "\t" not in text.strip():
        return []
    known = is_header(cells) or all(role(cell) != "other" for cell in cells) or _names_endpoint(cells)
    return [without_backticks(inline(cell)) for cell in _cells(text)] if known else []


def _names_endpoint(cells: list[str]) -> bool:
    """Whether cells are the heads of a method and an address, and not a row that is called ``method``."""
    return any(map(_METHOD.search, cells)) and any(map(_ADDRESS.search, cells))


def _grid(header: list[str], lines: list[Line], leftovers: list[Leftover]) -> Grid:
    rows: list[TableRow] = []
    for line in lines[1:]:
        cells = _cells(line.text)
        if len(cells) > len(header):
            leftovers.append(Leftover(line.text, line.number, "more cells than the table has columns"))
            continue
        cells += [""] * (len(header) - len(cells))
        rows.append(TableRow(tuple(inline(cell) for cell in cells), line.number))
    return Grid(tuple(header), tuple(rows), lines[0].number)


class _Parameters:
    """A table of parameters: a row begins where a name and its type stand, and goes on until the next or a heading."""

    def __init__(self, header: list[str], lines: list[Line], start: int, leftovers: list[Leftover]) -> None:
        self._header = header
        self._leftovers = leftovers
        self._lines = lines
        self._start = start
        self._rows: list[tuple[list[str], list[str], int]] = []
        """The cells of each row, the lines that its last cell goes on with, and its line."""
        self._names: set[str] = set()

    def read(self) -> tuple[Grid, int]:
        index = self._start + 1
        while index < len(self._lines):
            text = self._lines[index].text
            if self._ends(index):
                break
            cells = _cells(text) if "\t" in text else []
            if len(cells) > len(self._header):
                reason = "more cells than the table has columns"
                self._leftovers.append(Leftover(text, self._lines[index].number, reason))
                index += 1
                continue
            if len(cells) >= 2 and self._is_type(cells[1]) and _NAME.fullmatch(cells[0].replace(".", "_")):
                self._begin([cells[0]], cells[1:], self._lines[index].number)
            elif len(cells) >= 2 and self._rows and self._is_type(cells[0]) and (names := self._name_above()):
                self._begin(names, cells, self._lines[index].number)
            elif self._rows:
                self._rows[-1][1].append(text.strip())
            elif text.strip():
                break
            index += 1
        end = self._without_titles(index)
        return self._grid(), end

    def _begin(self, names: list[str], cells: list[str], line: int) -> None:
        self._names.add(names[-1])
        self._rows.append(([".".join(names), *cells[: len(self._header) - 1]], [], line))

    def _is_type(self, cell: str) -> bool:
        return bool(cell) and read_type(cell).type is not None

    def _name_above(self) -> list[str]:
        """The names on the lines before a type: those of the objects around a parameter, then its own."""
        below = self._rows[-1][1]
        names: list[str] = []
        position = len(below)
        while position and (not below[position - 1] or _NAME.fullmatch(below[position - 1])):
            position -= 1
            if below[position]:
                names.insert(0, below[position])
        while len(names) > 1 and names[0] not in self._names:
            names.pop(0)
        if not names:
            return []
        while below and (not below[-1] or below[-1] in names):
            below.pop()
        return names

    def _ends(self, index: int) -> bool:
        """Whether the table ends before a line: another header, or the title of another part of the page."""
        text = self._lines[index].text.strip()
        if not text:
            return False
        if any(_header(line.text) for line in self._lines[index : index + 2]) or not self._rows:
            return bool(_header(self._lines[index].text)) or (_is_title(text) and section_kind(text) is not None)
        cells, below, _ = self._rows[-1]
        # The first line of a definition may be made of the words that title a body.
        said = not any((*below, *cells[len(self._header) - 1 :])) and not text.isascii()
        return _is_title(text) and section_kind(text) not in (None, "body" if said else None)

    def _without_titles(self, index: int) -> int:
        """The index of the first title directly before ``index``: titles belong to what follows."""
        below = self._rows[-1][1] if self._rows else []
        while index > self._start + 1 and below and _is_title(self._lines[index - 1].text.strip()):
            if below[-1] != self._lines[index - 1].text.strip() or len(below) == 1:
                break
            below.pop()
            index -= 1
        return index

    def _grid(self) -> Grid:
        rows: list[TableRow] = []
        for cells, below, line in self._rows:
            padded = [*cells, *[""] * (len(self._header) - len(cells))]
            padded[-1] = "\n".join(part for part in (padded[-1], *below) if part)
            rows.append(TableRow(tuple(inline(cell) for cell in padded), line))
        return Grid(tuple(self._header), tuple(rows), self._lines[self._start].number)


def _is_title(text: str) -> bool:
    return _TITLE.fullmatch(text) is not None and len(text.split()) <= _MOST_WORDS


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.rstrip("\n").split("\t", MAX_COLUMNS)]
