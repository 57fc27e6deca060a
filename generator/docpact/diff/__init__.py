"""What changed between two sources, for a caller of the client: classified, explained, and as a report."""

from __future__ import annotations

from docpact.diff.classify import Classified, Comparison, Semver, classify, compare
from docpact.diff.direction import REASONS, VERDICTS, Direction, Verdict
from docpact.diff.report import changelog, report

__all__ = [
    "REASONS",
    "VERDICTS",
    "Classified",
    "Comparison",
    "Direction",
    "Semver",
    "Verdict",
    "changelog",
    "classify",
    "compare",
    "report",
]
