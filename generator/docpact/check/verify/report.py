"""A verification as a report of findings: one for each departure from a fact, and a case for each fact."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.verify.curl import curl
from docpact.check.verify.dialect import as_yaml
from docpact.check.verify.exchange import said
from docpact.check.verify.findings import MEANING, Deviation, Report
from docpact.errors import printable
from docpact.report import Case, Evidence, Finding, Foreign, Section, Words, counted
from docpact.report import Report as Printed
from docpact.report.structured import place_as_json

_LONGEST_BODY: Final = 400
_LONGEST_ANSWER: Final = 10_000
_MOST_OTHERS: Final = 4


def printed(report: Report) -> Printed:
    """The report that each format prints. What a server said is foreign text, and is escaped and cut."""
    sections = [_sides(report), _dialect(report), _observed(report), _undecided(report)]
    return Printed(
        command="verify",
        title=Words.of("{} at {}", report.spec.model, report.url),
        verdict=verdict(report),
        exit_code=report.exit_code,
        findings=tuple(_finding(report, one) for one in report.deviations),
        remarks=(Words.of(f"{{}} at {{}}: {summary(report)}.", report.spec.model, report.url), *_notes(report)),
        sections=tuple(one for one in sections if one.lines),
        cases=tuple(_cases(report)),
        seconds=report.seconds,
        failed=report.could_not_run or "",
        source=report.spec.file.place("body"),
        data=_data(report),
    )


def summary(report: Report) -> str:
    """What was sent and what that may have cost."""
    allowed = f"of at most {report.allowed}" if report.billed else "ending at the first"
    return (
        f"{counted(report.requests, 'request')}; {report.accepted} accepted or of unknown outcome, {allowed}; "
        f"facts: {report.count('kept')} kept, {report.count('broken')} broken, {report.count('undecided')} not decided"
    )


def verdict(report: Report) -> Words:
    """One sentence that agrees with the exit code."""
    early = Words.of(" It ended early: {}.", report.stopped) if report.stopped else Words(())
    if not report.proven and report.deviations:
        early = Words.of("{} No valid body was sent or accepted.", early)
    if report.deviations:
        return Words.of(f"The server departs from the spec in {counted(len(report.deviations), 'way')}.{{}}", early)
    if report.could_not_run:
        valid = "" if report.proven else " No valid body was sent or accepted."
        return Words.of("Nothing can be said of the server: {}.{}", report.could_not_run, valid)
    if not report.proven:
        return Words.of("The server refuses what it should; no valid body was sent or accepted.{}", early)
    return Words.of("The server keeps the spec, as far as it was asked.{}", early)


def shortened(body: bytes) -> str:
    """A body on one line, without the middle of a long one: the line for a shell sends it whole."""
    whole = body.decode("utf-8", "replace")
    if len(whole) > _LONGEST_BODY:
        half = _LONGEST_BODY // 2
        whole = f"{whole[:half]} ... {len(whole) - 2 * half} characters ... {whole[-half:]}"
    return printable(whole.replace("\n", "\\n"), 2 * _LONGEST_BODY)


def _finding(report: Report, one: Deviation) -> Finding:
    subject = one.subject
    evidence = [Evidence("note", one.note)] if one.note else []
    evidence += [Evidence("said by", subject.where), Evidence("sent", one.name)]
    evidence += [Evidence("body", shortened(one.body))] if one.body else []
    evidence += [Evidence("answer", said(one.answer))]
    evidence.append(Evidence("again", curl(report, one)))
    if one.others:
        more = len(one.others) - _MOST_OTHERS
        listed = "; ".join(one.others[:_MOST_OTHERS])
        evidence.append(Evidence("also", f"{listed}{f'; and {more} more' if more > 0 else ''}"))
    return Finding(
        kind=f"verify/{one.kind}",
        severity="error",
        label=one.kind,
        message=Words.foreign(subject.text),
        fact=subject.id,
        place=subject.place,
        reason=MEANING[one.kind],
        evidence=tuple(evidence),
        data={
            "witness": subject.witness,
            "page_line": subject.page_line,
            "violation": one.name,
            "body": cast("JsonValue", json.loads(one.body)) if one.body else None,
            "key": one.key,
            "answer": {
                "status": one.answer.status or None,
                "media_type": printable(one.answer.media_type) or None,
                "content": one.answer.content[:_LONGEST_ANSWER].decode("utf-8", "replace"),
                "event": one.answer.event,
                "problem": one.answer.problem or None,
            },
            "also": list[JsonValue](one.others),
        },
    )


def _notes(report: Report) -> Iterator[Words]:
    yield from (Words.of("Note: {}", note) for note in report.notes)


def _cases(report: Report) -> Iterator[Case]:
    for fact in report.facts:
        yield Case(fact.subject.id, fact.subject.place, fact.why if fact.status == "undecided" else "", fact.seconds)


def _sides(report: Report) -> Section:
    lines = [Words.of("settles: {} ({}; shown by {})", one.witness, one.claim, one.shown_by) for one in report.sides]
    return Section("Where witnesses disagree, the server sides with one", tuple(lines))


def _dialect(report: Report) -> Section:
    lines: list[Words] = []
    for question in dict.fromkeys(trait.question for trait in report.dialect):
        asked = [trait for trait in report.dialect if trait.question == question]
        named = [trait.path if trait.answer == "yes" else f"{trait.path}: {trait.answer}" for trait in asked]
        named = [words for words, trait in zip(named, asked, strict=True) if trait.answer != "no"]
        refused = len(asked) - len(named)
        rest = [f"{refused} others not" if named else f"no ({refused} tried)"] if refused else []
        lines.append(Words((f"{question}: ", Foreign("; ".join([*named, *rest])))))
    return Section("How the server reads what it is sent", tuple(lines))


def _observed(report: Report) -> Section:
    snippet = _snippet(report)
    title = "To be recorded in the spec, merged into its entries"
    return Section(title, tuple(map(Words.foreign, snippet.rstrip("\n").split("\n"))) if snippet else ())


def _snippet(report: Report) -> str:
    return as_yaml(report.dialect, report.spec.contract.fields, report.url)


def _undecided(report: Report) -> Section:
    undecided = [fact for fact in report.facts if fact.status == "undecided"]
    lines: list[Words] = []
    for why in dict.fromkeys(fact.why for fact in undecided) if not report.could_not_run else ():
        names = ", ".join(printable(fact.subject.id) for fact in undecided if fact.why == why)
        lines.append(Words((Foreign(why), ": ", Foreign(names))))
    return Section("Not decided", tuple(lines))


def _data(report: Report) -> dict[str, JsonValue]:
    return {
        "model": report.spec.model,
        "url": report.url,
        "keeps_the_spec": report.exit_code == 0,
        "stopped": report.stopped,
        "requests": report.requests,
        "accepted_or_unknown": report.accepted,
        "allowed": report.allowed,
        "facts": [
            {
                "id": one.subject.id,
                "status": one.status,
                "witnesses": one.witnesses,
                "why": one.why or None,
                "place": place_as_json(one.subject.place),
            }
            for one in report.facts
        ],
        "dialect": [
            {"path": one.path, "question": one.question, "answer": one.answer, "shown_by": one.shown_by}
            for one in report.dialect
        ],
        "sides": [
            {"id": one.id, "claim": one.claim, "settles": one.witness, "shown_by": one.shown_by} for one in report.sides
        ],
        "observed": _snippet(report),
    }
