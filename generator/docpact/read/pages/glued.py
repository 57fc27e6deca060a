"""Text made from HTML by a converter: pipe tables whose rows may lack their outer pipes, headings glued to code."""

from __future__ import annotations

import re
from typing import Final

from docpact.read.pages.blocks import Document, Grid, Leftover, TableRow
from docpact.read.pages.languages import role
from docpact.read.pages.lines import Line, document, is_header
from docpact.read.pages.pipes import broken_table, is_delimiter, split_cells
from docpact.read.pages.text import inline, without_backticks
from docpact.read.pages.types import read_type

_PIPE: Final = re.compile(r"(?<!\\)\|")


def read(source: str) -> Document:
    """The blocks of a converted page. Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`."""
    return document("html-to-markdown", source, _table)


def _table(lines: list[Line], start: int, leftovers: list[Leftover]) -> tuple[Grid, int] | None:
    if "|" in lines[start].text and (
        broken := broken_table([line.text for line in lines[start : start + 2_000]], 0, lines[start].number)
    ):
        grid, end = broken
        return grid, start + end
    stop = _table_end(lines, start)
    return (_grid(lines[start:stop], lines[-1].number, leftovers), stop) if stop > start else None


def _table_end(lines: list[Line], start: int) -> int:
    """The index after the table that starts here; ``start`` itself when none does."""
    if "|" not in lines[start].text:
        return start
    delimited = start + 1 < len(lines) and is_delimiter(lines[start + 1].text)
    if not delimited and not is_header(split_cells(lines[start].text)):
        return start
    stop = start + 1 + delimited
    while stop < len(lines) and _PIPE.search(lines[stop].text):
        stop += 1
    return stop


def _grid(lines: list[Line], last_line: int, leftovers: list[Leftover]) -> Grid:
    header = [without_backticks(inline(cell)) for cell in split_cells(lines[0].text)]
    rows: list[TableRow] = []
    for line in lines[1:]:
        if is_delimiter(line.text):
            continue
        cells = split_cells(line.text)
        cut = line.number == last_line and len(cells) >= 2 and not line.text.rstrip().endswith("|")
        if len(cells) > len(header):
            cells = [*cells[: len(header) - 1], " | ".join(cells[len(header) - 1 :])]
        moved = len(cells) == len(header) - 1 and rows and not rows[-1].cells[-1]  # below a cell that rows share
        typed = len(cells) > 1 and role(header[1]) == "type" and read_type(cells[1]).type  # what lacks is at the end
        if len(cells) < len(header) and not (cut or moved or typed):
            leftovers.append(Leftover(line.text, line.number, "fewer cells than the table has columns"))
            continue
        cells += [""] * (len(header) - len(cells))
        rows.append(TableRow(tuple(inline(cell) for cell in cells), line.number, cut=cut))
    return Grid(tuple(header), tuple(rows), lines[0].number)
