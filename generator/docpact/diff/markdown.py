"""A report for a pull request, and the changelog fragment, in which no foreign text can become markup."""

from __future__ import annotations

import re
from typing import Final, get_args

from docpact.diff.classify import CLASSES, Classified, Report
from docpact.diff.table import Section
from docpact.diff.words import counted, members, one_line, release, sentence, shown_value
from docpact.errors import Place

_SECTIONS: Final[tuple[Section, ...]] = get_args(Section)
_PLAIN: Final = re.compile(r"[^`|\\]+")
"""What can stand in a code span, even within a table: everything but these means itself there."""


def markdown(report: Report) -> str:
    """The report as GitHub shows it: a verdict, a table of the changes, and the changelog fragment."""
    title = f"{code(report.old.name)} to {code(report.new.name)}"
    remarks = [
        f"> {code(source.name)}: {counted(source.unread, 'sentence')} could not be read and may hide a change.\n"
        for source in (report.old, report.new)
        if source.unread
    ]
    if not report.changes:
        return "\n".join([f"**No change** from {title}.", "", *remarks]).rstrip("\n") + "\n"
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in CLASSES)
    lines = [
        f"**{release(report.semver).capitalize()}** of the client: {counts}, from {title}.",
        "",
        *remarks,
        "| | Change | Why | Where |",
        "|---|---|---|---|",
        *(_row(change) for change in report.changes),
        "",
        "<details><summary>For the changelog</summary>",
        "",
        changelog(report).rstrip("\n"),
        "",
        "</details>",
    ]
    return "\n".join(lines) + "\n"


def changelog(report: Report) -> str:
    """The fragment for a changelog in the manner of Keep a Changelog; empty where callers will notice nothing."""
    noticed = [change for change in report.changes if change.verdict != "neutral"]
    lines: list[str] = []
    for section in _SECTIONS:
        entries = [change for change in noticed if change.row.section == section]
        if entries:
            lines += [f"### {section}", "", *map(_entry, entries), ""]
    return "\n".join(lines)


def code(text: str) -> str:
    """A foreign text as code that shows itself: no markup, no link, no mention, whatever it holds."""
    line = one_line(text)
    if _PLAIN.fullmatch(line) and line.strip():
        # A code span drops one blank at each end if both are there.
        return f"`{line}`" if line.strip() == line else f"` {line} `"
    escaped = "".join(one if one.isalnum() or one == " " else f"&#{ord(one)};" for one in line)
    return f"<code>{escaped}</code>"


def _entry(change: Classified) -> str:
    breaking = "**Breaking:** " if change.verdict == "breaking" else ""
    return f"- {breaking}{sentence(change, code)}."


def _row(change: Classified) -> str:
    facts = [member.after or member.before for member in members(change)]
    listed = "".join(
        f"<br>{code(fact.path)} {fact.keyword} {code(shown_value(fact.value, fact.keyword))}" for fact in facts if fact
    )
    where = "<br>".join(_where(place) for place in (change.old_place, change.new_place) if place)
    verdict = f"**{change.verdict}**" if change.verdict == "breaking" else change.verdict
    return f"| {verdict} | {sentence(change, code)}.{listed} | {change.row.reason} | {where} |"


def _where(place: Place) -> str:
    return code(f"{place.source}:{place.line}" if place.line else place.source)
