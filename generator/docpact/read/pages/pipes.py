"""Pipe tables whose rows run over several lines, each cell on lines of its own: no markdown parser takes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.limits import MAX_COLUMNS, MAX_ROWS
from docpact.read.pages.text import inline, plain

_DELIMITER: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_MOST_LINES: Final = 200
"""Lines of one row at most."""


def split_cells(text: str) -> list[str]:
    """The cells of one row, without its outer pipes."""
    stripped = text.strip()
    stripped = stripped.removeprefix("|")
    stripped = stripped[:-1] if stripped.endswith("|") and not stripped.endswith("\\|") else stripped
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(stripped, maxsplit=MAX_COLUMNS)]


def is_delimiter(text: str) -> bool:
    return "-" in text and "|" in text and len(text) < 2_000 and _DELIMITER.fullmatch(text.strip()) is not None


def broken_table(lines: Sequence[str], start: int, first_line: int) -> tuple[Grid, int] | None:
    """The table with broken rows whose header is line ``start``, and where it ends; None where there is none.

    ``first_line`` is the page's number of the first of ``lines``.
    """
    if "|" not in lines[start] or start + 2 >= len(lines) or not is_delimiter(lines[start + 1]):
        return None
    header = [plain(inline(cell)) for cell in split_cells(lines[start])]
    rows: list[TableRow] = []
    position, broken = start + 2, False
    while position < len(lines) and "|" in lines[position] and len(rows) <= MAX_ROWS:
        end = _row_end(lines, position, len(header))
        if end is None:
            break
        broken = broken or end > position + 1
        cells = split_cells("\n".join(lines[position:end]))
        rows.append(TableRow(tuple(inline(cell) for cell in cells), first_line + position))
        position = end
    return (Grid(tuple(header), tuple(rows), first_line + start), position) if broken else None


def _row_end(lines: Sequence[str], start: int, columns: int) -> int | None:
    """Where the row that begins at ``start`` ends: the line with its last pipe; None when it never comes."""
    pipes, wanted = 0, columns + lines[start].lstrip().startswith("|")
    for end in range(start, min(len(lines), start + _MOST_LINES)):
        text = lines[end]
        if end > start and (text.lstrip().startswith("#") or (pipes + len(_PIPE.findall(text)) > wanted)):
            return None
        pipes += len(_PIPE.findall(text))
        if pipes == wanted and text.rstrip().endswith("|"):
            return end + 1
    return None
