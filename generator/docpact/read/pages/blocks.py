"""The form that every rendering of a page is brought into: headings, prose, code and tables, in the page's order.

Texts are as :func:`docpact.read.pages.text.inline` leaves them: plain, with backticks around what the page set as code.
Line numbers count from 1 in the page's source.
"""

from __future__ import annotations

from dataclasses import dataclass

from docpact.read.pages.languages import SectionKind


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` counts from 1 as in HTML, and is 0 where a rendering does not show it."""

    text: str
    line: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. ``item``: it begins an item of a list; ``depth``: how many lists it stands in."""

    text: str
    line: int
    item: bool = False
    depth: int = 0


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
    section: SectionKind | None = None
    """What the table is about, where it says so itself, as a component of the page's markup does."""


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
    title: str = ""
    """What the front matter calls the page."""
