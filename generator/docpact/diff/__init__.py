"""What changed between two sources, for a caller of the client: classified, explained, and as a report."""

from __future__ import annotations

from docpact.diff.classify import Classified, Report, Semver, classify, compare
from docpact.diff.markdown import changelog, markdown
from docpact.diff.sarif import sarif
from docpact.diff.structured import structured
from docpact.diff.table import TABLE, Class, Direction, Row, Subject, row_of
from docpact.diff.text import text

__all__ = [
    "TABLE",
    "Class",
    "Classified",
    "Direction",
    "Report",
    "Row",
    "Semver",
    "Subject",
    "changelog",
    "classify",
    "compare",
    "markdown",
    "row_of",
    "sarif",
    "structured",
    "text",
]
