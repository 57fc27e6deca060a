"""A report for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from docpact.diff.classify import CLASSES, Classified, Report
from docpact.diff.markdown import changelog
from docpact.diff.words import counted, members, one_line, release, sentence, shown_value
from docpact.errors import line_start
from docpact.read.sources import Source


def text(report: Report) -> Iterator[str]:
    """The lines of a report, safe to print."""
    for source in (report.old, report.new):
        if source.unread:
            yield _remark(source)
    if not report.changes:
        yield "No change: both state the same facts."
        return
    for change in report.changes:
        yield from _change(change)
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in CLASSES)
    yield f"{counts}: {release(report.semver)} of the client."
    yield ""
    yield "For its changelog:"
    for line in changelog(report).splitlines():
        yield f"    {line}" if line else ""


def _change(change: Classified) -> Iterator[str]:
    yield f"{change.verdict}  {sentence(change, str)}"
    for member in members(change):
        fact = member.before or member.after
        if fact is not None:
            yield f"    {line_start(fact.path)}  {fact.keyword}  {shown_value(fact.value, fact.keyword)}"
    yield f"    {change.row.reason}"
    for side, place in (("old", change.old_place), ("new", change.new_place)):
        if place is not None:
            yield f"    {side}: {one_line(str(place))}"


def _remark(source: Source) -> str:
    sentences = counted(source.unread, "sentence")
    return f"{one_line(source.name)}: {sentences} could not be read and may hide a change."
