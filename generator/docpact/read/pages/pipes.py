"""Pipe tables that no markdown parser takes: a cell on lines of its own, or the whole table on one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.languages import role
from docpact.read.pages.limits import MAX_COLUMNS, MAX_ROWS
from docpact.read.pages.text import inline, without_backticks

_DELIMITER: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_INNER_DELIMITER: Final = re.compile(r"(?<=\|)\s{1,4}(?P<delimiter>\|(?:\s{0,4}:?-{2,}:?\s{0,4}\|){2,})(?=\s)")
"""The line below the heads of a table where it is no line of its own."""
_INNER_FENCE: Final = re.compile(r"```(?P<language>\w{0,20})\s(?P<code>[^`]{1,20000})```\s*")
_INNER_BREAK: Final = re.compile(
    r"\s{1,8}(?=#{1,6} )|\s{1,8}-{3,40}\s|\s{1,8}(?=[-*] (?:\*\*|`))|\s{1,8}(?=\*\*[^*\s][^*]{0,40}:\*\*)"
)
"""Where markup shows that a line of markdown began."""
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
    end = _header_end(lines, start)
    if end is None:
        return None
    header = [without_backticks(inline(cell)) for cell in split_cells("".join(lines[start:end]))]
    rows: list[TableRow] = []
    position, broken = end + 1, end > start + 1
    while position < len(lines) and "|" in lines[position] and len(rows) <= MAX_ROWS:
        end = _row_end(lines, position, len(header))
        if end is None:
            break
        broken = broken or end > position + 1
        cells = split_cells("\n".join(lines[position:end]))
        cells += [""] * (len(header) - len(cells))
        rows.append(TableRow(tuple(inline(cell) for cell in cells), first_line + position))
        position = end
    return (Grid(tuple(header), tuple(rows), first_line + start), position) if broken else None


def _header_end(lines: Sequence[str], start: int) -> int | None:
    """The line of the delimiter below a header, whose cells may stand on a line each; None where none begins."""
    if "|" not in lines[start]:
        return None
    end = start + 1
    while end < len(lines) and end - start < MAX_COLUMNS and not is_delimiter(lines[end]):
        if not all(line.rstrip().endswith("|") for line in lines[end - 1 : end + 1]):
            return None
        end += 1
    columns = len(split_cells(lines[end])) if end + 1 < len(lines) and is_delimiter(lines[end]) else 0
    return end if columns and columns == len(split_cells("".join(lines[start:end]))) else None


def _row_end(lines: Sequence[str], start: int, columns: int) -> int | None:
    """Where the row that begins at ``start`` ends: the line with its last pipe; None when it never comes."""
    pipes, wanted = 0, columns + lines[start].lstrip().startswith("|")
    last = start
    for end in range(start, min(len(lines), start + _MOST_LINES)):
        text = lines[end]
        if end > start and (text.lstrip().startswith("#") or (pipes + len(_PIPE.findall(text)) > wanted)):
            return None
        last = end if "|" in text else last
        pipes += len(_PIPE.findall(text))
        if pipes == wanted and text.rstrip().endswith("|"):
            return end + 1
    return last + 1 if pipes == wanted - 1 else None  # The last row of all may lack a cell that is empty.


_NULL: Final = re.compile(r"(?<=[a-z\]>]) \| null \|")
"""A sign within a type, which parts no cells."""
_CODE_FENCE: Final = re.compile(r"\s{0,3}(?:`{3,}|~{3,})(?=[^`]*$)")
_CLOSERS: Final = ("}", "]", ")", "'", '"', ";")


def unfolded(source: str) -> tuple[str, list[int]]:
    """A page with the lines that its tables need, and for each the number of the line that it was on before."""
    lines: list[str] = []
    numbers: list[int] = []
    columns = 0  # how many signs part those of the table
    fence = ""  # of the code that is open
    opened = 0  # where a row stands whose cells each have a line of their own below its first pipe
    for number, line in enumerate(source.split("\n"), 1):
        if opened and line.rstrip().endswith("|") and line[:1].isspace():
            lines[opened - 1 :] = [f"{lines[opened - 1]} {line.strip()}"]
            del numbers[opened:]
            continue
        starts = line.strip() == "|"
        while opened and lines and not lines[-1].strip() and (starts or is_delimiter(line)):
            del lines[-1], numbers[-1]  # between the rows of such a table
        opened = len(lines) + 1 if starts else opened if opened and not line.strip() else 0
        line = _NULL.sub(" or null |", line, 1) if columns and line.count("|") > columns else line  # noqa: PLW2901
        columns = line.count("|") if is_delimiter(line) else columns if "|" in line else 0
        parts = _unfolded_line(line) if _INNER_DELIMITER.search(line) else [line]
        if mark := _CODE_FENCE.match(line):
            fence = "" if fence else mark[0].strip()
        elif fence and (closed := line.rstrip().removesuffix(fence)) != line.rstrip() and closed.endswith(_CLOSERS):
            parts, fence = [closed, fence], ""  # code that is closed inside its last line
        lines += parts
        numbers += [number] * len(parts)
        if is_delimiter(line) and (above := _rows_above(lines)):
            lines[-2 - above :] = [*lines[-2:], *lines[-2 - above : -2]]
            numbers[-2 - above :] = [*numbers[-2:], *numbers[-2 - above : -2]]
    return "\n".join(lines), numbers


def _rows_above(lines: Sequence[str]) -> int:
    """How many rows stand above the heads of a table of parameters, whose delimiter is the last of some lines."""
    heads = split_cells(lines[-2]) if len(lines) > 2 else []
    above = 0
    while above + 2 < len(lines) and above < MAX_ROWS and lines[-3 - above].lstrip().startswith("|"):
        above += 1
    same = {len(split_cells(line)) for line in lines[-2 - above : -2]} == {len(heads)}
    return above if same and {"name", "type"} <= {*map(role, heads)} else 0


def _unfolded_line(line: str) -> list[str]:
    """The lines of a line that holds whole tables and what stands between them."""
    found: list[str] = []
    while match := _INNER_DELIMITER.search(line):
        columns = match["delimiter"].count("|") - 1
        pipes = [pipe.start() for pipe in _PIPE.finditer(line, 0, match.start())]
        if len(pipes) <= columns or columns > MAX_COLUMNS:
            break
        head = pipes[-columns - 1]
        found += [*_unfolded_text(line[:head]), line[head : match.start()], match["delimiter"]]
        line = line[match.end() :]
        row = re.compile(rf"\s*(\|(?:(?:[^|\\]|\\.)*\|){{{columns}}})")
        while cells := row.match(line):
            found.append(cells[1])
            line = line[cells.end() :]
    return [*found, *_unfolded_text(line)]


def _unfolded_text(text: str) -> list[str]:
    """The lines of what stands on one line beside its tables."""
    apart = _INNER_FENCE.sub(r"\n```\g<language>\n\g<code>\n```\n", text)
    return ["", *(line for part in apart.split("\n") for line in _INNER_BREAK.split(part) if line.strip()), ""]
