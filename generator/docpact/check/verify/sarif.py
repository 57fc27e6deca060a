"""The report in SARIF 2.1.0, which code scanning shows beside the spec's lines."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final
from urllib.parse import quote

from pydantic import JsonValue

import docpact
from docpact.check.verify.curl import curl
from docpact.check.verify.exchange import said
from docpact.check.verify.findings import MEANING, Deviation, DeviationKind, Report
from docpact.check.verify.text import shortened
from docpact.errors import Place, printable

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report) -> dict[str, JsonValue]:
    """A log with one run: a rule for each kind of deviation that occurs, a result for each deviation."""
    occurring = {one.kind for one in report.deviations}
    kinds: list[DeviationKind] = [kind for kind in MEANING if kind in occurring]
    run: dict[str, JsonValue] = {
        "tool": {
            "driver": {
                "name": "docpact verify",
                "semanticVersion": docpact.__version__,
                "rules": [_rule(kind) for kind in kinds],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(report, one, kinds) for one in report.deviations],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(report: Report) -> JsonValue:
    told: list[JsonValue] = []
    if report.stopped:
        level = "error" if report.could_not_run else "note"
        told = [{"level": level, "message": {"text": _message(report.stopped)}}]
    return {
        "executionSuccessful": report.could_not_run is None,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": told,
    }


def _rule(kind: DeviationKind) -> JsonValue:
    return {
        "id": f"verify/{kind}",
        "shortDescription": {"text": MEANING[kind]},
        "defaultConfiguration": {"level": "error"},
    }


def _result(report: Report, one: Deviation, kinds: list[DeviationKind]) -> JsonValue:
    lines = [f"{one.subject.text}: {MEANING[one.kind]}", one.note, one.subject.where, f"Sent: {one.name}"]
    lines += [f"Body: {shortened(one.body)}", f"Answer: {said(one.answer)}", curl(report, one)]
    identity = f"{one.kind} {one.subject.id}"
    return {
        "ruleId": f"verify/{one.kind}",
        "ruleIndex": kinds.index(one.kind),
        "level": "error",
        "message": {"text": _message("\n".join(line for line in lines if line))},
        "locations": [_location(one.subject.place)],
        "partialFingerprints": {"docpactVerify/v1": hashlib.sha256(identity.encode()).hexdigest()},
        "properties": {"fact": one.subject.id, "provenance": one.subject.provenance},
    }


def _message(text: str) -> str:
    """Braces stand for arguments in SARIF's messages, and brackets before a parenthesis for a link."""
    return printable(text, 20_000).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(place: Place) -> JsonValue:
    path = Path(place.source)
    artifact: dict[str, JsonValue] = (
        {"uri": "file://" + quote(path.as_posix(), errors="replace")}
        if path.is_absolute()
        else {"uri": quote(path.as_posix(), errors="replace"), "uriBaseId": "%SRCROOT%"}
    )
    region: dict[str, JsonValue] = {"startLine": place.line or 1}
    if place.column is not None:
        region["startColumn"] = place.column
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
