"""A report in SARIF 2.1.0, which code scanning shows beside the lines of specs and pages."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import docpact
from docpact.errors import Place, one_line
from docpact.report.finding import Finding, Report

if TYPE_CHECKING:
    from pydantic import JsonValue

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_LONGEST: Final = 20_000


def sarif(report: Report) -> dict[str, JsonValue]:
    """A log with one run: a rule for each kind of finding that occurs, a result for each finding."""
    rules = {finding.kind: _rule(finding) for finding in report.findings}
    names = sorted(rules)
    run: dict[str, JsonValue] = {
        "tool": {"driver": {**_driver(), "rules": [rules[name] for name in names]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(finding, names, report) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


@cache
def homepage() -> str | None:
    """The project's address, as its metadata has it; None where the owner has not filled it in (``OWNER``)."""
    try:
        listed = metadata.metadata("docpact").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return None
    addresses = [entry.partition(", ")[2] for entry in listed]
    return next((address for address in addresses if address and "OWNER" not in address), None)


def _driver() -> dict[str, JsonValue]:
    address = homepage()
    about: dict[str, JsonValue] = {"informationUri": address} if address else {}
    return {"name": "docpact", "semanticVersion": docpact.__version__, **about}


def _invocation(report: Report) -> dict[str, JsonValue]:
    told: list[JsonValue] = [{"level": "note", "message": _message(str(remark))} for remark in report.remarks]
    if report.failed:
        told.append({"level": "error", "message": _message(report.failed)})
    return {
        "executionSuccessful": not report.failed,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": told,
    }


def _rule(finding: Finding) -> dict[str, JsonValue]:
    subject = finding.kind.replace("/", " ").replace("-", " ")
    about = finding.reason or subject
    return {
        "id": finding.kind,
        "shortDescription": {"text": subject},
        "fullDescription": {"text": about},
        "help": {"text": about},
        "defaultConfiguration": {"level": finding.severity},
        "properties": {"tags": [finding.shown_label]},
    }


def _result(finding: Finding, names: list[str], report: Report) -> dict[str, JsonValue]:
    lines = [f"{finding.message}. {finding.reason}".rstrip()]
    lines += [f"{one.label}: {one_line(one.text, _LONGEST)}" for one in finding.evidence]
    lines += [str(finding.hint)] if finding.hint else []
    identity = finding.identity.encode("utf-8", "backslashreplace")
    place = finding.place or report.source or Place(one_line(str(report.title)) or "docpact")
    return {
        "ruleId": finding.kind,
        "ruleIndex": names.index(finding.kind),
        "level": finding.severity,
        "message": _message("\n".join(lines)),
        "locations": [_location(place)],
        "partialFingerprints": {"docpact/v1": hashlib.sha256(identity).hexdigest()},
        "properties": {"fact": one_line(finding.fact), "label": finding.shown_label},
    }


def _message(text: str) -> dict[str, JsonValue]:
    """Braces stand for arguments in SARIF's messages, and brackets before a parenthesis for a link."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _location(place: Place) -> dict[str, JsonValue]:
    # Code scanning wants a region from every result.
    region: dict[str, JsonValue] = {"startLine": place.line or 1}
    if place.line is not None and place.column is not None:
        region["startColumn"] = place.column
    return {"physicalLocation": {"artifactLocation": _artifact(place.source), "region": region}}


def _artifact(name: str) -> dict[str, JsonValue]:
    if _ADDRESS.match(name):
        return {"uri": quote(one_line(name), safe=":/?#[]@!$&'()*+,;=%~")}
    if Path(name).is_absolute():
        return {"uri": "file://" + quote(Path(name).as_posix(), errors="replace")}
    return {"uri": quote(Path(name).as_posix(), errors="replace"), "uriBaseId": "%SRCROOT%"}
