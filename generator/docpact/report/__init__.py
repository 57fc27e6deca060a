"""Findings, and one writer a format: text, JSON, Markdown, SARIF, JUnit."""

from __future__ import annotations

import json
from typing import Final, Literal, get_args

from docpact.report.finding import Case, Evidence, Finding, Report, Section, Severity
from docpact.report.junit import junit
from docpact.report.markdown import code, markdown
from docpact.report.sarif import sarif
from docpact.report.structured import structured
from docpact.report.text import Colour, Paint, text, unpainted
from docpact.report.words import Foreign, Words, counted

Format = Literal["text", "json", "markdown", "sarif", "junit"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

__all__ = [
    "FORMATS",
    "Case",
    "Colour",
    "Evidence",
    "Finding",
    "Foreign",
    "Format",
    "Paint",
    "Report",
    "Section",
    "Severity",
    "Words",
    "code",
    "counted",
    "junit",
    "markdown",
    "sarif",
    "structured",
    "text",
    "written",
]


def written(report: Report, form: Format, paint: Paint = unpainted) -> str:
    """A report in one of the formats, as it is printed."""
    match form:
        case "text":
            return "".join(f"{line}\n" for line in text(report, paint))
        case "json":
            return json.dumps(structured(report), indent=2, ensure_ascii=True) + "\n"
        case "markdown":
            return markdown(report)
        case "sarif":
            return json.dumps(sarif(report), indent=2, ensure_ascii=True) + "\n"
        case "junit":
            return junit(report)
