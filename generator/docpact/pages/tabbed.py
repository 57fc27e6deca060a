"""Text whose table cells are separated by tabs, as a browser copies them."""

from __future__ import annotations

from docpact.pages.blocks import Block, Document, Grid, Leftover, TableRow
from docpact.pages.limits import MAX_COLUMNS
from docpact.pages.lines import Line, check_rows, is_header, prose, split
from docpact.pages.text import inline, plain


def read(source: str) -> Document:
    """The blocks of a copied page. Raises DocpactError beyond the limits of :mod:`~docpact.pages.limits`."""
    lines, code = split(source)
    blocks: list[Block] = list(code)
    leftovers: list[Leftover] = []
    rows = 0
    index = 0
    while index < len(lines):
        if "\t" in lines[index].text.strip() and is_header([cell for cell in _cells(lines[index].text) if cell]):
            stop = index + 1
            while stop < len(lines) and "\t" in lines[stop].text:
                stop += 1
            grid = _grid(lines[index:stop], leftovers)
            rows += len(grid.rows)
            check_rows(rows)
            blocks.append(grid)
            index = stop
            continue
        if (block := prose(lines[index])) is not None:
            blocks.append(block)
        index += 1
    return Document("tab-separated", tuple(sorted(blocks, key=lambda block: block.line)), tuple(leftovers))


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
