"""Text whose table cells are separated by tabs, as a browser copies them."""

from __future__ import annotations

from docpact.read.pages.blocks import Document, Grid, Leftover, TableRow
from docpact.read.pages.limits import MAX_COLUMNS
from docpact.read.pages.lines import Line, document, is_header
from docpact.read.pages.text import inline, plain


def read(source: str) -> Document:
    """The blocks of a copied page. Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`."""
    return document("tab-separated", source, _table)


def _table(lines: list[Line], start: int, leftovers: list[Leftover]) -> tuple[Grid, int] | None:
    text = lines[start].text
    if "\t" not in text.strip() or not is_header([cell for cell in _cells(text) if cell]):
        return None
    stop = start + 1
    while stop < len(lines) and "\t" in lines[stop].text:
        stop += 1
    return _grid(lines[start:stop], leftovers), stop


def _grid(lines: list[Line], leftovers: list[Leftover]) -> Grid:
    header = [plain(inline(cell)) for cell in _cells(lines[0].text)]
    rows: list[TableRow] = []
    for line in lines[1:]:
        cells = _cells(line.text)
        if len(cells) > len(header):
            leftovers.append(Leftover(line.text, line.number, "more cells than the table has columns"))
            continue
        cells += [""] * (len(header) - len(cells))
        rows.append(TableRow(tuple(inline(cell) for cell in cells), line.number))
    return Grid(tuple(header), tuple(rows), lines[0].number)


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.rstrip("\n").split("\t", MAX_COLUMNS)]
