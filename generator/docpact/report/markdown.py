"""A report for a pull request, in which no foreign text can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from docpact.errors import Place, one_line
from docpact.report.finding import Finding, Report, Section
from docpact.report.words import LONGEST, Words

_PLAIN: Final = re.compile(r"[^`|\\]+")
"""What can stand in a code span, even within a table: everything but these means itself there."""
_LONGEST: Final = 2000


def markdown(report: Report) -> str:
    """The report as GitHub shows it: the verdict, a table of the findings, and folded sections."""
    lines = [f"**{as_markdown(report.verdict)}** ({as_markdown(report.title)})", ""]
    for remark in report.remarks:
        lines += [f"> {as_markdown(remark)}", ""]
    if report.findings:
        lines += [*table(report.findings), ""]
    for section in report.sections:
        lines += _section(section)
    return "\n".join(lines).rstrip("\n") + "\n"


def table(findings: Iterable[Finding]) -> list[str]:
    """The lines of a table of findings: two of its head, and one for each."""
    return ["| | Finding | Where |", "|---|---|---|", *map(_row, findings)]


def as_markdown(words: Words) -> str:
    """A sentence with each foreign part as code."""
    return words.quoted(code)


def code(text: str, limit: int = LONGEST) -> str:
    """A foreign text as code that shows itself: no markup, no link, no mention, whatever it holds."""
    line = one_line(text, limit)
    if _PLAIN.fullmatch(line) and line.strip():
        # A code span drops one blank at each end if both are there.
        return f"`{line}`" if line.strip() == line else f"` {line} `"
    escaped = "".join(one if one.isalnum() or one == " " else f"&#{ord(one)};" for one in line)
    return f"<code>{escaped}</code>"


def _row(finding: Finding) -> str:
    label = f"**{finding.shown_label}**" if finding.severity == "error" else finding.shown_label
    parts = [f"{as_markdown(finding.message)}.", finding.reason]
    parts += [f"{one.label}: {code(one.text, _LONGEST)}" for one in finding.evidence]
    parts += [as_markdown(finding.hint)] if finding.hint else []
    return f"| {label} | {'<br>'.join(part for part in parts if part)} | {_where(finding.place)} |"


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return code(f"{place.source}:{place.line}" if place.line else place.source)


def _section(section: Section) -> list[str]:
    body = section.markdown.rstrip("\n").split("\n") if section.markdown is not None else []
    body = body or [f"- {as_markdown(line)}" for line in section.lines if line.parts]
    return [f"<details><summary>{section.title}</summary>", "", *body, "", "</details>", ""]
