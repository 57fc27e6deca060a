"""A report in SARIF 2.1.0, which code scanning shows beside the spec's lines."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final
from urllib.parse import quote

from pydantic import JsonValue

import docpact
from docpact.diff.classify import Classified, Report
from docpact.diff.table import Class
from docpact.diff.words import members, one_line, sentence, shown_value
from docpact.errors import Place
from docpact.read.sources import Source

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

_LEVEL: Final[dict[Class, str]] = {"breaking": "error", "compatible": "warning", "neutral": "note"}
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def sarif(report: Report) -> dict[str, JsonValue]:
    """The report as a SARIF log with one run: a rule for each kind of change that occurs, a result for each change."""
    rules = {change.row.id(change.subject): _rule(change) for change in report.changes}
    names = sorted(rules)
    shown = _shown_side(report)
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "docpact",
                        "semanticVersion": docpact.__version__,
                        "rules": [rules[name] for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(change, names, shown, report) for change in report.changes],
            }
        ],
    }


def _rule(change: Classified) -> dict[str, JsonValue]:
    name, row = change.row.id(change.subject), change.row
    return {
        "id": name,
        "shortDescription": {"text": f"{change.subject}: {row.direction}"},
        "fullDescription": {"text": row.reason},
        "help": {"text": f"{row.reason} For a caller of the client this is {row.verdict}."},
        "defaultConfiguration": {"level": _LEVEL[row.verdict]},
        "properties": {"tags": [row.verdict]},
    }


def _result(change: Classified, names: list[str], shown: Source, report: Report) -> dict[str, JsonValue]:
    name = change.row.id(change.subject)
    place = change.new_place if shown is report.new else change.old_place
    return {
        "ruleId": name,
        "ruleIndex": names.index(name),
        "level": _LEVEL[change.verdict],
        "message": {"text": _message(change)},
        "locations": [_location(place or Place(shown.name), shown)],
        "partialFingerprints": {"docpactChange/v1": hashlib.sha256(_utf8(change.id)).hexdigest()},
        "properties": {"path": one_line(change.path), "class": change.verdict},
    }


def _message(change: Classified) -> str:
    parts = [f"{sentence(change, str)}. {change.row.reason}"]
    facts = [member.after or member.before for member in members(change)]
    parts += [f"{one_line(fact.path)} {fact.keyword} {shown_value(fact.value, fact.keyword)}" for fact in facts if fact]
    # Braces stand for arguments in SARIF's messages, and brackets before a parenthesis for a link.
    return "\n".join(parts).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _shown_side(report: Report) -> Source:
    """The source whose lines are pointed at: a spec before a page before all others, the new one before the old."""
    kinds = ("spec", "page")
    candidates = [source for kind in kinds for source in (report.new, report.old) if source.kind == kind]
    return next(iter(candidates), report.new)


def _location(place: Place, source: Source) -> dict[str, JsonValue]:
    physical: dict[str, JsonValue] = {"artifactLocation": _artifact(place.source, source)}
    region: dict[str, JsonValue] = {}
    if place.line is not None:
        region["startLine"] = place.line
        if place.column is not None:
            region["startColumn"] = place.column
    # Code scanning wants a region from every result.
    physical["region"] = region or {"startLine": 1}
    return {"physicalLocation": physical}


def _artifact(name: str, source: Source) -> dict[str, JsonValue]:
    if source.kind == "page" and _ADDRESS.match(name):
        return {"uri": quote(one_line(name), safe=":/?#[]@!$&'()*+,;=%~")}
    if Path(name).is_absolute():
        return {"uri": "file://" + quote(Path(name).as_posix(), errors="replace")}
    return {"uri": quote(Path(name).as_posix(), errors="replace"), "uriBaseId": "%SRCROOT%"}


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
