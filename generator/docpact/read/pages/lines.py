"""What the renderings without markup share: lines, the code cut out of them, headings told from prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from docpact.errors import DocpactError
from docpact.read.pages import samples
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Leftover, Prose, TableRow
from docpact.read.pages.limits import MAX_CELL, MAX_ROWS
from docpact.read.pages.text import inline, plain
from docpact.read.pages.types import read_type

_CODE_LINE: Final = re.compile(r"\s*(?:--header\b|-H\b|https?://\S+$)")
_GLUED_HEADING: Final = re.compile(r"^(https?://[a-z0-9./_-]+|--header .*\")([A-Z][A-Za-z ,]{2,60})$")
_GLUED_FIELD: Final = re.compile(
    r"(?P<name>[a-z][a-z0-9]*(?:_[a-z0-9]+)*?)(?P<type>string|integer|number|boolean|array|object|float|Enum"
    r"|enum)(?:\[\])?"
    r"(?P<rest>\*?\s*(?:required|optional)|Default:.{1,200})?"
)
"""A field whose parts stand without blanks, as where the markup of a page was taken out: ``temponumberDefault: 90``."""
_FEWEST_GLUED: Final = 3
_COLUMNS: Final = re.compile(
    r"\s{0,8}(?P<name>[A-Za-z_][\w.\[\]]{0,80}\*?)\s{2,40}(?P<type>[A-Za-z][^\s](?:\S| (?!"
    r" )){0,60})\s{2,40}(?P<rest>\S.{0,4000})"
)
_CONTINUED: Final = re.compile(r"\s{12,60}\S")
_HEADING: Final = re.compile(r"[A-Z0-9][^.:;|\t]{0,80}")

HEADER_WORDS: Final = frozenset(
    [
        "parameter",
        "name",
        "field",
        "property",
        "argument",
        "key",
        "type",
        "definition",
        "description",
        "required",
        "default",
        "range",
        "values",
        "notes",
        "allowed",
        "resolution",
        "tier",
        "orientation",
        "layout",
        "width",
        "height",
        "dimensions",
        "pixel",
        "size",
        "uuid",
        "id",
        "model",
        "voice",
        "style",
        "preset",
        "aspect",
        "ratio",
        "value",
        "mode",
    ]
)
"""Words that the header of a table is made of, by which it is known where no markup shows it."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    number: int


def split(source: str) -> tuple[list[Line], list[Block]]:
    """The lines of a page outside its code, and the code: sample requests, addresses and header lines."""
    code: list[Block] = []
    for found in reversed(samples.find(source)):
        text = source[found.start : found.end]
        code.append(Code(text, source.count("\n", 0, found.start) + 1, "curl"))
        source = source[: found.start] + "\n" * text.count("\n") + source[found.end :]
    lines: list[Line] = []
    source = _taken_apart(source)
    for number, text in enumerate(source.split("\n"), 1):
        glued = _GLUED_HEADING.match(text)
        if glued:
            lines.append(Line(glued[2], number))
        elif _CODE_LINE.match(text):
            code.append(Code(text, number))
        else:
            lines.append(Line(text.rstrip(), number))
    return lines, code


def _taken_apart(source: str) -> str:
    """The lines of a page, with blanks between a name, its type and its marks where several lines lack them."""
    lines = source.split("\n")
    glued = {index: match for index, line in enumerate(lines) if (match := _GLUED_FIELD.fullmatch(line.strip()))}
    if len(glued) < _FEWEST_GLUED:
        return source
    for index, match in glued.items():
        kind = "any" if match["type"].lower() == "enum" else match["type"]
        parts = (match["name"], kind, (match["rest"] or "").strip(" *"))
        lines[index] = " ".join(part for part in parts if part)
    return "\n".join(lines)


TableAt = Callable[[list[Line], int, list[Leftover]], "tuple[Grid, int] | None"]
"""Reads the table that starts at an index, and says where it ends; None when none starts there."""


def document(rendering: str, source: str, table_at: TableAt) -> Document:
    """The blocks of a page in a rendering that ``table_at`` tells tables by.

    Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`.
    """
    lines, blocks = split(source)
    leftovers: list[Leftover] = []
    rows = 0
    index = 0
    while index < len(lines):
        if (table := table_at(lines, index, leftovers) or columns_at(lines, index)) is not None:
            grid, index = table
            rows += len(grid.rows)
            check_rows(rows)
            blocks.append(grid)
            continue
        if (block := prose(lines[index])) is not None:
            blocks.append(block)
        index += 1
    return Document(rendering, tuple(sorted(blocks, key=lambda block: block.line)), tuple(leftovers))


def columns_at(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """The table that lines of a name, its type and its definition are, with two blanks or more between them."""
    rows: list[TableRow] = []
    index = start
    while index < len(lines):
        match = _COLUMNS.fullmatch(lines[index].text)
        if match and read_type(match["type"]).type is not None:
            rows.append(TableRow((match["name"], match["type"], inline(match["rest"])), lines[index].number))
        elif rows and _CONTINUED.match(lines[index].text):
            *cells, last = rows[-1].cells
            rows[-1] = TableRow((*cells, f"{last} {inline(lines[index].text.strip())}"), rows[-1].line)
        else:
            break
        index += 1
    return (
        (Grid(("Parameter", "Type", "Definition"), tuple(rows), lines[start].number), index) if len(rows) > 1 else None
    )


def prose(line: Line) -> Block | None:
    """A line outside tables as a heading or a paragraph; None when it is blank."""
    text = inline(line.text.lstrip("#").strip())
    if not text:
        return None
    if _HEADING.fullmatch(text) and len(text.split()) <= 10 and "`" not in text:
        return Heading(plain(text), line.number)
    item = text != line.text and line.text.lstrip().startswith(("-", "*", "•"))
    text = text.removeprefix("•").lstrip() if item else text
    return Prose(text, line.number, item=item, depth=int(item))


def is_header(cells: list[str]) -> bool:
    """Whether texts read like the header of a table: at least one word in each that headers are made of."""
    return bool(cells) and all(HEADER_WORDS & set(re.findall(r"[a-z]+", cell.lower())) for cell in cells)


def check_rows(count: int) -> None:
    """Raises DocpactError when a page has more table rows than :data:`MAX_ROWS`."""
    if count > MAX_ROWS:
        raise DocpactError(f"the page has more than {MAX_ROWS:,} table rows", hint="Pass the page of one model.")


def check_cell(length: int, line: int) -> None:
    """Raises DocpactError when the cell of a table is longer than :data:`MAX_CELL`."""
    if length > MAX_CELL:
        raise DocpactError(
            f"a table cell on line {line} is longer than {MAX_CELL:,} characters", hint="Pass the page of one model."
        )
