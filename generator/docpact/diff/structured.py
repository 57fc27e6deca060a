"""A report for a program: names and order of its members stay as they are."""

from __future__ import annotations

from pydantic import JsonValue

from docpact.diff.classify import CLASSES, Classified, Report
from docpact.diff.markdown import changelog
from docpact.errors import Place
from docpact.read.sources import Source


def structured(report: Report) -> dict[str, JsonValue]:
    """The report as JSON. ``before`` is null where ``change`` is ``added``, ``after`` where it is ``removed``."""
    return {
        "old": _source(report.old),
        "new": _source(report.new),
        "semver": report.semver,
        "counts": {verdict: report.count(verdict) for verdict in CLASSES},
        "changes": [_change(change) for change in report.changes],
        "changelog": changelog(report),
    }


def _source(source: Source) -> dict[str, JsonValue]:
    return {"name": source.name, "kind": source.kind, "models": list(source.models), "unread": source.unread}


def _change(change: Classified) -> dict[str, JsonValue]:
    return {
        "id": change.id,
        "path": change.path,
        "keyword": change.subject,
        "change": change.what,
        "before": change.before,
        "after": change.after,
        "class": change.verdict,
        "direction": change.row.direction,
        "reason": change.row.reason,
        "old_place": _place(change.old_place),
        "new_place": _place(change.new_place),
    }


def _place(place: Place | None) -> dict[str, JsonValue] | None:
    return None if place is None else {"source": place.source, "line": place.line, "column": place.column}
