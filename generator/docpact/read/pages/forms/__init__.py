"""Parameters that stand in no table: in a list, under a heading each, on lines of their own. Each becomes a table.

What a page means by its headings is not looked at here but in :mod:`~docpact.read.pages.sections`: a list of what the
answer holds becomes a table as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from docpact.read.pages.blocks import Block
from docpact.read.pages.forms.headings import with_headings
from docpact.read.pages.forms.lines import with_lines
from docpact.read.pages.forms.lists import with_lists
from docpact.read.pages.forms.stacks import with_stacks

__all__ = ["with_tables"]


def with_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page, with a table in place of every other form of a list of parameters."""
    return with_lines(with_lists(with_headings(with_stacks(blocks))))
