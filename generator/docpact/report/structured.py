"""A report for a program: names and order of its members stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpact.errors import Place
from docpact.report.finding import SEVERITIES, Finding, Report

if TYPE_CHECKING:
    from pydantic import JsonValue


def structured(report: Report) -> dict[str, JsonValue]:
    """The report as JSON. What a command adds stands after the members that all share."""
    return {
        "command": report.command,
        "title": str(report.title),
        "exit_code": report.exit_code,
        "verdict": str(report.verdict),
        "failed": report.failed or None,
        "seconds": round(report.seconds, 3),
        "counts": {severity: report.count(severity) for severity in SEVERITIES},
        "remarks": [str(remark) for remark in report.remarks],
        "findings": [_finding(finding) for finding in report.findings],
        "cases": [
            {"name": case.name, "skipped": case.skipped or None, "place": place_as_json(case.place)}
            for case in report.cases
        ],
        **report.data,
    }


def _finding(finding: Finding) -> dict[str, JsonValue]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "fact": finding.fact or None,
        "message": str(finding.message),
        "reason": finding.reason or None,
        "hint": str(finding.hint) if finding.hint else None,
        "place": place_as_json(finding.place),
        "evidence": [{"label": one.label, "text": one.text} for one in finding.evidence],
        **finding.data,
    }


def place_as_json(place: Place | None) -> dict[str, JsonValue] | None:
    """A place as JSON; None for none."""
    return None if place is None else {"source": place.source, "line": place.line, "column": place.column}
