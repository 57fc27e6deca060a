"""The form that every rendering of a page is brought into: headings, prose, code and tables, in the page's order.

Texts are as :func:`docpact.read.pages.text.inline` leaves them: plain, with backticks around what the page set as code.
Line numbers count from 1 in the page's source.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph or one item of a list."""

    text: str
    line: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code as it stands in the source; ``line`` is that of its first line of code."""

    text: str
    line: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[str, ...]
    line: int
    cut: bool = False
    """Whether the page ends in the middle of the row."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the texts of its header cells and of its rows, each row as long as the header."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    line: int


Block = Heading | Prose | Code | Grid


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that a rendering's reader could not place, such as a row whose cells cannot be told apart."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page as blocks, and the lines that found no place among them."""

    rendering: str
    blocks: tuple[Block, ...]
    leftovers: tuple[Leftover, ...] = ()
