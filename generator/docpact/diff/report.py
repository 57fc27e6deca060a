"""A comparison as a report of findings, and as a fragment of a changelog."""

from __future__ import annotations

import re
from typing import Final, get_args

from pydantic import JsonValue

from docpact.diff.classify import Classified, Comparison, Section
from docpact.diff.direction import CONSEQUENCES, REASONS, VERDICTS, Verdict
from docpact.errors import line_start
from docpact.facts import Change, Fact
from docpact.facts.condition import dumps
from docpact.read.sources import Source
from docpact.report import Case, Evidence, Finding, Report, Severity, Words, code, counted
from docpact.report import Section as Lines
from docpact.report.structured import place_as_json

_SECTIONS: Final[tuple[Section, ...]] = get_args(Section)
_SEVERITY: Final[dict[Verdict, Severity]] = {"breaking": "error", "compatible": "warning", "neutral": "note"}
_OURS: Final = re.compile(r"[A-Za-z0-9 ]+")
"""Words that mean nothing in any format."""


def report(found: Comparison) -> Report:
    """What changed, as one finding for each change. Exit code 1 where anything did."""
    title = Words.of("{} to {}", found.old.name, found.new.name)
    fragment = changelog(found)
    return Report(
        command="diff",
        title=title,
        verdict=_verdict(found),
        exit_code=1 if found.changes else 0,
        findings=tuple(_finding(change, found) for change in found.changes),
        remarks=tuple(_remarks(found)),
        sections=(_changelog_section(found, fragment),) if fragment else (),
        cases=() if found.changes else (Case("the facts of both"),),
        data={
            "old": _source(found.old),
            "new": _source(found.new),
            "semver": found.semver,
            "classes": {verdict: found.count(verdict) for verdict in VERDICTS},
            "changelog": fragment,
        },
    )


def sentence(change: Classified) -> Words:
    """What happened, without a full stop."""
    if change.known is None:
        return Words.of("{} {}", change.path, _parameter_words(change))
    if change.direction in ("now-stated", "unspecified"):
        says = "is now said: it" if change.direction == "now-stated" else "is no longer said: it"
        return Words.of(f"{{}} {says} {{}}", change.path, _in_words(change.facts[0].fact))
    if change.known.before == change.known.after:
        says = "is only warned of now: it" if change.direction == "loosened" else "is refused now: it"
        return Words.of(f"{{}} {says} {{}}", change.path, _in_words(change.known.fact))
    return Words.of("{} {}", change.path, _fact_words(change.known))


def _parameter_words(change: Classified) -> Words:
    if change.direction == "uncontradicted":
        return Words((f"stands on the {'old' if change.what == 'removed' else 'new'} side only",))
    words = {"removed": "is gone", "added": "is a new parameter"}
    return Words((words.get(change.direction, "is a new parameter that calls must give"),))


def _fact_words(known: Change) -> Words:
    before, after = known.before, known.after
    if before is None or after is None:
        return Words.of("no longer {}" if after is None else "now {}", _in_words(known.fact))
    if before.when == after.when and (moved := _members(before, after)):
        return Words.of("{}{}", moved, _condition(after))
    return Words.of("now {}, where before it {}", _in_words(after), _in_words(before))


def changelog(found: Comparison) -> str:
    """The fragment for a changelog in the manner of Keep a Changelog; empty where callers will notice nothing."""
    noticed = [change for change in found.changes if change.verdict != "neutral"]
    lines: list[str] = []
    for section in _SECTIONS:
        entries = [change for change in noticed if change.section == section]
        if entries:
            lines += [f"### {section}", "", *map(_entry, entries), ""]
    return "\n".join(lines)


def _entry(change: Classified) -> str:
    breaking = "**Breaking:** " if change.verdict == "breaking" else ""
    return f"- {breaking}{sentence(change).quoted(code)}."


def _changelog_section(found: Comparison, fragment: str) -> Lines:
    lines: list[Words] = []
    for name in _SECTIONS:
        entries = [one for one in found.changes if one.section == name and one.verdict != "neutral"]
        marks = ["Breaking: " if one.verdict == "breaking" else "" for one in entries]
        heading = [Words((f"### {name}",))] if entries else []
        lines += [
            *heading,
            *(Words.of(f"- {mark}{{}}.", sentence(one)) for mark, one in zip(marks, entries, strict=True)),
        ]
    return Lines("For the changelog", tuple(lines), markdown=fragment)


def _verdict(found: Comparison) -> Words:
    if not found.changes:
        return Words(("No change: both state the same facts.",))
    counts = ", ".join(f"{found.count(verdict)} {verdict}" for verdict in VERDICTS)
    return Words((f"{counts}: a {found.semver} release of the client.",))


def _remarks(found: Comparison) -> list[Words]:
    remarks: list[Words] = []
    if found.other_models:
        names = (", ".join(found.old.models), ", ".join(found.new.models))
        remarks.append(Words.of("The two are of different models: {} and {}.", *names))
    for source in (found.old, found.new):
        remarks += [Words.of("{}: {}.", source.name, note) for note in source.notes]
        if source.unread:
            sentences = counted(source.unread, "sentence")
            remarks.append(Words.of(f"{{}}: {sentences} could not be read and may hide a change.", source.name))
    return remarks


def _finding(change: Classified, found: Comparison) -> Finding:
    shown = _shown_side(found)
    place, other = change.new_place, change.old_place
    label = "before"
    if shown is found.old:
        place, other, label = other, place, "now"
    evidence = [Evidence(label, str(other))] if other else []
    evidence += [Evidence("states", _line(member)) for member in change.facts] if change.known is None else []
    consequence = CONSEQUENCES[change.verdict]
    return Finding(
        kind=f"{change.subject}-{change.direction}",
        severity=_SEVERITY[change.verdict],
        label=change.verdict,
        message=sentence(change),
        fact=change.id,
        place=place,
        reason=f"{REASONS[change.direction]} {consequence}".strip(),
        evidence=tuple(evidence),
        data={
            "path": change.path,
            "keyword": change.subject,
            "change": change.what,
            "before": change.before,
            "after": change.after,
            "class": change.verdict,
            "direction": change.direction,
            "old_place": place_as_json(change.old_place),
            "new_place": place_as_json(change.new_place),
        },
    )


def _shown_side(found: Comparison) -> Source:
    """The source whose lines are pointed at: a spec before a page before all others, the new one before the old."""
    kinds = ("spec", "page")
    candidates = [source for kind in kinds for source in (found.new, found.old) if source.kind == kind]
    return next(iter(candidates), found.new)


def _source(source: Source) -> dict[str, JsonValue]:
    return {"name": source.name, "kind": source.kind, "models": list(source.models), "unread": source.unread}


def _line(change: Change) -> str:
    fact = change.fact
    return f"{line_start(fact.path)} {fact.keyword} {dumps(fact.value)}{fact.condition}"


def _in_words(fact: Fact) -> Words:
    return Words.of("{}{}", _states(fact), _condition(fact))


def _states(fact: Fact) -> Words:
    """The meaning of a fact; foreign text as soon as it holds a value that is more than letters and digits."""
    meaning = fact.meaning
    text = f"has {fact.keyword} {dumps(fact.value)}" if meaning.invalid(fact.value) else meaning.states(fact.value)
    return Words((text,)) if _OURS.fullmatch(text) else Words.foreign(text)


def _condition(fact: Fact) -> Words:
    """A condition in words, where there is one."""
    return Words.of(" when {}", fact.condition.removeprefix(" when ")) if fact.when else Words(())


def _members(before: Fact, after: Fact) -> Words | None:
    """Which members a closed set has gained and lost; None where it is no such set, or they are the same."""
    was, now = before.meaning.members(before.value), after.meaning.members(after.value)
    come, gone = ", ".join(one for one in now if one not in was), ", ".join(one for one in was if one not in now)
    if not was or not now or not (come or gone):
        return None
    if come and gone:
        return Words.of("takes {}, and no longer {}", come, gone)
    return Words.of("also takes {}", come) if come else Words.of("no longer takes {}", gone)
