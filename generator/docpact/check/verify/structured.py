"""The report as JSON, for programs: everything that the other formats show, and bodies whole."""

from __future__ import annotations

import json
from typing import cast

from pydantic import JsonValue

from docpact.check.verify.curl import curl
from docpact.check.verify.dialect import as_yaml
from docpact.check.verify.findings import MEANING, Deviation, Report, Subject
from docpact.check.verify.members import members_of
from docpact.errors import printable

_LONGEST = 10_000


def structured(report: Report) -> dict[str, JsonValue]:
    """Plain data. Of a server's answer the beginning is there, as text; it is not to be trusted."""
    return {
        "model": report.spec.model,
        "url": report.url,
        "keeps_the_spec": report.exit_code == 0,
        "exit_code": report.exit_code,
        "stopped": report.stopped,
        "could_not_run": report.could_not_run,
        "requests": report.requests,
        "accepted_or_unknown": report.accepted,
        "allowed": report.allowed,
        "seconds": round(report.seconds, 3),
        "deviations": [_deviation(report, one) for one in report.deviations],
        "facts": [
            {"id": one.subject.id, "status": one.status, "witnesses": one.witnesses, "why": one.why or None}
            for one in report.facts
        ],
        "dialect": [
            {"path": one.path, "question": one.question, "answer": one.answer, "shown_by": one.shown_by}
            for one in report.dialect
        ],
        "observed": as_yaml(report.dialect, members_of(report.spec), report.url),
        "notes": list[JsonValue](report.notes),
    }


def _deviation(report: Report, one: Deviation) -> JsonValue:
    return {
        "kind": one.kind,
        "meaning": MEANING[one.kind],
        "fact": _subject(one.subject),
        "violation": one.name,
        "note": one.note or None,
        "body": cast("JsonValue", json.loads(one.body)),
        "key": one.key,
        "answer": {
            "status": one.answer.status or None,
            "media_type": printable(one.answer.media_type) or None,
            "content": one.answer.content[:_LONGEST].decode("utf-8", "replace"),
            "event": one.answer.event,
            "problem": one.answer.problem or None,
        },
        "curl": curl(report, one),
        "also": list[JsonValue](one.others),
    }


def _subject(subject: Subject) -> JsonValue:
    return {
        "id": subject.id,
        "path": subject.path,
        "keyword": subject.keyword,
        "text": subject.text,
        "provenance": subject.provenance,
        "page_line": subject.page_line,
        "spec": {"file": subject.place.source, "line": subject.place.line, "column": subject.place.column},
    }
