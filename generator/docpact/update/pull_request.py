"""What an update did, for a person: the report, and the title and body of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.traceability import open_findings
from docpact.diff import VERDICTS, Semver
from docpact.diff import report as diff_report
from docpact.errors import DocpactError, Place
from docpact.report import Finding, Report, Words, counted
from docpact.report.finding import model_refused
from docpact.report.markdown import as_markdown, table
from docpact.spec import LoadedSpec
from docpact.transcribe.report import NoteKind
from docpact.update.run import Changed, Outcome

LONGEST_BODY: Final = 60_000
"""Characters of a body: GitHub takes 65,536."""
_NAMED: Final = 3
"""Models that a title names."""
_RANK: Final[tuple[Semver, ...]] = ("none", "patch", "minor", "major")
_TOLD: Final[frozenset[NoteKind]] = frozenset(
    {"kept", "reworded", "assumption dropped", "settled", "sample", "comment"}
)
"""Notes of a merge after which a reviewer's words may not fit any more."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under a heading."""

    heading: str
    findings: tuple[Finding, ...]


def semver(outcome: Outcome) -> Semver:
    """The release of the client that an update asks for: by its gravest change, a patch where only words changed."""
    if not outcome.changed:
        return "none"
    found: list[Semver] = ["patch", *(one.comparison.semver for one in outcome.changed)]
    return max(found, key=_RANK.index)


def title(outcome: Outcome) -> str:
    """One line, in our words and the specs' names."""
    if not outcome.changed:
        return "Nothing to update" if outcome.quiet else "Look at the vendor's documentation"
    models = [one.after.model for one in outcome.changed]
    named = ", ".join(models) if len(models) <= _NAMED else f"{len(models)} models"
    breaking = sum(one.comparison.count("breaking") for one in outcome.changed)
    what = counted(breaking, "breaking change") if breaking else "nothing breaks"
    return f"Update {named}: {what} ({semver(outcome)})"


def body(outcome: Outcome) -> str:
    """The body in Markdown, in which no foreign text can become markup; what does not fit is counted."""
    lines = [f"**{as_markdown(_verdict(outcome))}**", ""]
    room = LONGEST_BODY - sum(map(len, lines))
    for group in groups(outcome):
        heading = [f"## {group.heading}", ""]
        rows = table(group.findings)
        room -= sum(len(line) + 1 for line in (*heading, *rows[:2]))
        kept = rows[:2]
        for row in rows[2:]:
            room -= len(row) + 1
            if room >= 0:
                kept.append(row)
        left = len(rows) - len(kept)
        more = ["", f"… and {left} more, which `docpact update --format json` lists."] if left else []
        lines += [*heading, *kept, *more, ""]
    lines += ["Made by `docpact update` from the vendor's pages. Read the diff of the specs before you merge it."]
    return "\n".join(lines) + "\n"


def report(outcome: Outcome) -> Report:
    """The same for each format of a report."""
    found = groups(outcome)
    data: dict[str, JsonValue] = {
        "title": title(outcome),
        "semver": semver(outcome),
        "changed": [one.after.model for one in outcome.changed],
        "groups": {group.heading: [one.identity for one in group.findings] for group in found},
    }
    return Report(
        command="update",
        title=Words((title(outcome),)),
        verdict=_verdict(outcome),
        exit_code=0 if outcome.quiet else 2 if _blind(outcome) else 1,
        failed="no page could be read" if _blind(outcome) else "",
        findings=tuple(finding for group in found for finding in group.findings),
        data=data,
    )


def groups(outcome: Outcome) -> list[Group]:
    """What there is to say: what breaks callers first, then what a person has to decide, then all else."""
    changes = [one for changed in outcome.changed for one in _changes(changed)]
    decisions = [one for changed in outcome.changed for one in _decisions(changed)]
    found = [
        Group("Breaks callers", tuple(one for one in changes if one.severity == "error")),
        Group("For a person to decide", (*_refused(outcome), *decisions)),
        Group("Other changes", tuple(one for one in changes if one.severity == "warning")),
        Group("Pages", tuple(_pages(outcome))),
        Group("Changes that no call notices", tuple(one for one in changes if one.severity == "note")),
    ]
    return [group for group in found if group.findings]


def _blind(outcome: Outcome) -> bool:
    """Whether nothing could be read at all, so that nothing can be said."""
    return outcome.read == 0 and bool(outcome.failures) and not outcome.strangers


def _verdict(outcome: Outcome) -> Words:
    if _blind(outcome):
        return Words(("No page could be read.",))
    if outcome.quiet:
        return Words((f"Nothing has changed: {counted(outcome.read, 'spec')} held against their pages.",))
    counts = [f"{sum(one.comparison.count(verdict) for one in outcome.changed)} {verdict}" for verdict in VERDICTS]
    of = f"{counted(len(outcome.changed), 'spec')} changed of {outcome.read} read"
    if not outcome.changed:
        return Words((f"{of}.",))
    return Words((f"{of}; {', '.join(counts)}: a {semver(outcome)} release of the client.",))


def _changes(changed: Changed) -> Iterator[Finding]:
    for finding in diff_report(changed.comparison).findings:
        # Where it stood before is a line of a file that has just been written anew.
        evidence = tuple(one for one in finding.evidence if one.label != "before")
        yield replace(finding, message=Words.of("{}: {}", changed.after.model, finding.message), evidence=evidence)


def _decisions(changed: Changed) -> Iterator[Finding]:
    """What somebody has to look at in a spec that was written anew."""
    spec, made, model = changed.after, changed.made.report, changed.after.model
    before = {(one.kind, one.fact) for one in open_findings(changed.before)}
    for finding in open_findings(spec):
        if finding.kind != "retired" and (finding.kind, finding.fact) not in before:
            hint = Words((f"Choose whose word counts: 'settled' and 'why' in {spec.name}.",))
            yield replace(finding, hint=finding.hint or hint)
    for unread in made.unread:
        sentence = f"{unread.path}: {unread.sentence}" if unread.path else unread.sentence
        message = Words.of("{}: not understood: {}", model, sentence)
        hint = Words(("Read it, and add to the spec what it states.",))
        yield _decision("unread", message, unread.path or "", Place(made.page, unread.line or None), hint)
    for path in made.unfilled:
        if path not in changed.before.content.body:
            hint = Words(("Say in your own words what it is for.",))
            place = spec.file.place("body", path, "says")
            yield _decision(
                "empty-says", Words.of("{}: {}: nobody has said what it is for", model, path), path, place, hint
            )
    for note in made.notes:
        if note.kind in _TOLD:
            about = note.text if note.path == "$" else f"{note.path}: {note.text}"
            place = spec.file.place("body", note.path) if note.path != "$" else spec.file.place()
            yield Finding(
                note.kind.replace(" ", "-"), "note", Words.of("{}: {}", model, about), note.path, place, note.kind
            )


def _refused(outcome: Outcome) -> Iterator[Finding]:
    return map(model_refused, outcome.written.refused if outcome.written else ())


def _decision(kind: str, message: Words, fact: str, place: Place, hint: Words) -> Finding:
    return Finding(kind, "warning", message, fact, place, "decide", hint=hint)


def _pages(outcome: Outcome) -> Iterator[Finding]:
    for spec, error in outcome.failures:
        yield _failure(spec, error)
    for spec in outcome.index.gone:
        hint = Words(("See whether the model is retired: then give the spec its 'lifecycle'.",))
        page = cast("str", spec.content.source.url)
        message = Words.of("{}: the index no longer lists its page", spec.model)
        yield Finding("page-gone", "warning", message, spec.model, Place(page), "gone", hint=hint)
    for address in outcome.index.new:
        hint = Words.of("Run 'docpact transcribe' on it, or list it under index.others in {}.", "api.yaml")
        message = Words(("the index lists a page that no spec is about",))
        yield Finding("page-new", "note", message, place=Place(address), label="new", hint=hint)
    for content in outcome.strangers:
        hint = Words(("Run 'docpact transcribe' on it.",))
        message = Words(("no spec is about this page",))
        yield Finding("page-new", "note", message, place=Place(content.name), label="new", hint=hint)
    for model, source in outcome.new_models:
        message = Words.of("no spec is about the model {}", model)
        hint = Words(("Run 'docpact transcribe' on the document.",))
        yield Finding("model-new", "note", message, model, Place(source), "new", hint=hint)


def _failure(spec: LoadedSpec | None, error: DocpactError) -> Finding:
    message = Words.of("{}: {}", spec.model, error.what) if spec else Words.foreign(error.what)
    hint = Words.foreign(error.hint) if error.hint else None
    return Finding("page-unread", "warning", message, spec.model if spec else "", error.where, "not read", hint=hint)
