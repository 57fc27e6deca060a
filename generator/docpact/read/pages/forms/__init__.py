"""Parameters that stand in no table: in a list, under a heading each, on lines of their own. Each becomes a table.

What a page means by its headings is not looked at here but in :mod:`~docpact.read.pages.sections`: a list of what the
answer holds becomes a table as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docpact.read.pages.blocks import Block, Grid
from docpact.read.pages.forms.comments import with_comments
from docpact.read.pages.forms.headings import with_headings
from docpact.read.pages.forms.lines import with_lines
from docpact.read.pages.forms.lists import with_lists
from docpact.read.pages.forms.stacks import SPOKEN, with_stacks
from docpact.read.pages.forms.unmarked import names_sent, with_unmarked
from docpact.read.pages.languages import role, section_kind
from docpact.read.pages.placing import declared_name

__all__ = ["names_sent", "with_comments", "with_tables", "with_unmarked"]


def with_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page, with a table in place of every other form of a list of parameters."""
    found = with_lines(with_lists(with_headings(with_stacks(blocks))))
    return [_with_one_name(_with_heads_of_its_own(block)) if isinstance(block, Grid) else block for block in found]


def _with_heads_of_its_own(grid: Grid) -> Grid:
    """A table of which one head alone says what it is about: names, perhaps types, and what is said of them."""
    kind = section_kind(grid.header[0])
    if kind is None or {*grid.header[1:]} - {"", grid.header[0]} or len(grid.header) not in (2, 3):
        return grid
    heads = ("Parameter", "Type", "Definition") if len(grid.header) == 3 else ("Parameter", "Definition")
    return replace(grid, header=heads, section=grid.section or (None if kind == "body" else kind))


def _with_one_name(grid: Grid) -> Grid:
    """A table of which one column holds the parameters' names, where another says what people call them."""
    named = [index for index, head in enumerate(grid.header) if role(head) == "name"]
    spoken = {at for at in named if not all(declared_name(row.cells[at]) for row in grid.rows)}
    if len(named) < 2 or len(spoken) != len(named) - 1:
        return grid
    return replace(grid, header=tuple(SPOKEN if at in spoken else head for at, head in enumerate(grid.header)))
