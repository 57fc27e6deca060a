"""Documentation pages: from any rendering of a page to its facts, with an account of every sentence.

``load`` takes a file, ``-`` or an http(s) address; ``read_page`` takes the content. Both give a :class:`Page`.
"""

from __future__ import annotations

from docpact.read.pages.model import (
    ClaimAt,
    Described,
    Discrepancy,
    DiscrepancyKind,
    Page,
    PageClaim,
    Row,
    Table,
    TableKind,
    Unread,
)
from docpact.read.pages.reading import read_page
from docpact.read.pages.samples import Sample
from docpact.read.pages.source import load

__all__ = [
    "ClaimAt",
    "Described",
    "Discrepancy",
    "DiscrepancyKind",
    "Page",
    "PageClaim",
    "Row",
    "Sample",
    "Table",
    "TableKind",
    "Unread",
    "load",
    "read_page",
]
