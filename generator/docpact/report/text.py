"""A report for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal

from docpact.errors import line_start, one_line
from docpact.report.finding import Finding, Report, Severity
from docpact.report.words import Words

Colour = Literal["red", "green", "yellow", "cyan", "bold", "dim"]
Paint = Callable[[str, Colour], str]

COLOURS: Final[dict[Severity, Colour]] = {"error": "red", "warning": "yellow", "note": "dim"}
_LONGEST: Final = 20_000
"""Characters of evidence: a line that is to be copied has to be whole."""


def unpainted(text: str, _colour: Colour) -> str:
    """A text without colour."""
    return text


def text(report: Report, paint: Paint = unpainted) -> Iterator[str]:
    """The lines of a report. Foreign text in them is escaped, cut, and begins no line."""
    for remark in report.remarks:
        yield line_start(str(remark))
    for finding in report.findings:
        yield from _finding(finding, paint)
    for section in report.sections:
        yield ""
        yield paint(f"{section.title}:", "bold")
        yield from (_indented(line) for line in section.lines)
    if report.sections:
        yield ""
    yield paint(str(report.verdict), "bold")


def _finding(finding: Finding, paint: Paint) -> Iterator[str]:
    yield f"{paint(finding.shown_label, COLOURS[finding.severity])}  {finding.message}"
    if finding.reason:
        yield paint(f"    {finding.reason}", "dim")
    if finding.place is not None:
        yield paint(f"    at {one_line(str(finding.place))}", "dim")
    for one in finding.evidence:
        yield f"    {one.label}: {one_line(one.text, _LONGEST)}"
    if finding.hint is not None:
        yield f"    {finding.hint}"


def _indented(line: Words) -> str:
    shown = str(line)
    return f"    {shown}" if shown else ""
