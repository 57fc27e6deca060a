"""A report for a terminal. Rich leaves the colour out where the output is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from docpact.diff.classify import CLASSES, Classified, Report
from docpact.diff.markdown import changelog
from docpact.diff.table import Class
from docpact.diff.words import counted, members, one_line, release, sentence, shown_value
from docpact.errors import line_start
from docpact.read.sources import Source

_STYLE: Final[dict[Class, str]] = {"breaking": "bold red", "compatible": "green", "neutral": "dim"}


def text(report: Report) -> Iterator[Text]:
    """The lines of a report. They hold no markup: a value cannot be taken for a colour or a link."""
    for source in (report.old, report.new):
        if source.unread:
            yield Text(_remark(source), style="yellow")
    if not report.changes:
        yield Text("No change: both state the same facts.")
        return
    for change in report.changes:
        yield from _change(change)
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in CLASSES)
    yield Text.assemble(counts, ": ", (release(report.semver), "bold"), " of the client.")
    yield Text()
    yield Text("For its changelog:")
    for line in changelog(report).splitlines():
        yield Text(f"    {line}" if line else "")


def _change(change: Classified) -> Iterator[Text]:
    yield Text.assemble((change.verdict, _STYLE[change.verdict]), "  ", sentence(change, str))
    for member in members(change):
        fact = member.before or member.after
        if fact is not None:
            yield Text(f"    {line_start(fact.path)}  {fact.keyword}  {shown_value(fact.value, fact.keyword)}")
    yield Text(f"    {change.row.reason}", style="dim")
    for side, place in (("old", change.old_place), ("new", change.new_place)):
        if place is not None:
            yield Text(f"    {side}: {one_line(str(place))}", style="dim")


def _remark(source: Source) -> str:
    sentences = counted(source.unread, "sentence")
    return f"{one_line(source.name)}: {sentences} could not be read and may hide a change."
