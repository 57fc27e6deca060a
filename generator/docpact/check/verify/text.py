"""The report for a reader: each deviation on a few lines, then the dialect, then what was not decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpact.check.verify.curl import curl
from docpact.check.verify.dialect import as_yaml
from docpact.check.verify.exchange import said
from docpact.check.verify.findings import MEANING, Deviation, Report
from docpact.check.verify.members import members_of
from docpact.errors import printable

_LONGEST: Final = 400
_MOST_OTHERS: Final = 4


def text(report: Report) -> Iterator[str]:
    """Lines without markup that are safe to print: what a server said is escaped and cut, and begins no line."""
    yield from (line.replace("\n", "\\n") for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"{printable(report.spec.model)} at {printable(report.url)}"
    yield summary(report)
    for number, deviation in enumerate(report.deviations, 1):
        yield ""
        yield from _deviation(report, number, deviation)
    yield from _dialect(report)
    yield from _undecided(report)
    for note in report.notes:
        yield f"Note: {printable(note)}"
    yield ""
    yield verdict(report)


def summary(report: Report) -> str:
    """What was sent and what that may have cost."""
    allowed = f"of at most {report.allowed}" if report.billed else "ending at the first"
    return (
        f"{report.requests} requests in {report.seconds:.1f} s; {report.accepted} accepted or of unknown outcome, "
        f"{allowed}; facts: {report.count('kept')} kept, {report.count('broken')} broken, "
        f"{report.count('undecided')} not decided"
    )


def verdict(report: Report) -> str:
    """One sentence that agrees with the exit code."""
    early = f" It ended early: {report.stopped}." if report.stopped else ""
    if report.deviations:
        count = len(report.deviations)
        return printable(f"The server departs from the spec in {count} {'way' if count == 1 else 'ways'}.{early}")
    if report.could_not_run:
        return printable(f"Nothing can be said of the server: {report.could_not_run}.")
    return printable(f"The server keeps the spec, as far as it was asked.{early}")


def _deviation(report: Report, number: int, deviation: Deviation) -> Iterator[str]:
    subject = deviation.subject
    yield f"{number}. {printable(subject.text)}"
    yield f"   {printable(subject.id)} ({subject.where})"
    yield f"   {MEANING[deviation.kind]} {printable(deviation.note)}".rstrip()
    yield f"   sent:   {printable(deviation.name)}"
    yield f"   body:   {shortened(deviation.body)}"
    yield f"   answer: {said(deviation.answer)}"
    yield f"   {curl(report, deviation)}"
    if deviation.others:
        more = len(deviation.others) - _MOST_OTHERS
        listed = "; ".join(deviation.others[:_MOST_OTHERS])
        yield f"   also:   {printable(listed)}{f'; and {more} more' if more > 0 else ''}"


def shortened(body: bytes) -> str:
    """A body on one line, without the middle of a long one."""
    whole = body.decode("utf-8", "replace")
    if len(whole) > _LONGEST:
        half = _LONGEST // 2
        whole = f"{whole[:half]} ... {len(whole) - 2 * half} characters ... {whole[-half:]}"
    return printable(whole.replace("\n", "\\n"), 2 * _LONGEST)


def _dialect(report: Report) -> Iterator[str]:
    if not report.dialect:
        return
    yield ""
    yield "How the server reads what it is sent:"
    for question in dict.fromkeys(trait.question for trait in report.dialect):
        asked = [trait for trait in report.dialect if trait.question == question]
        shown = [trait.path if trait.answer == "yes" else f"{trait.path}: {trait.answer}" for trait in asked]
        shown = [words for words, trait in zip(shown, asked, strict=True) if trait.answer != "no"]
        refused = len(asked) - len(shown)
        rest = [f"{refused} others not" if shown else f"no ({refused} tried)"] if refused else []
        yield printable(f"  {question}: {'; '.join([*shown, *rest])}")
    snippet = as_yaml(report.dialect, members_of(report.spec), report.url)
    if snippet:
        yield ""
        yield f"To be recorded in {printable(report.spec.path.name)}, merged into its entries:"
        yield from snippet.rstrip("\n").split("\n")


def _undecided(report: Report) -> Iterator[str]:
    undecided = [fact for fact in report.facts if fact.status == "undecided"]
    if undecided and not report.could_not_run:
        yield ""
        yield "Not decided:"
        for why in dict.fromkeys(fact.why for fact in undecided):
            names = ", ".join(printable(fact.subject.id) for fact in undecided if fact.why == why)
            yield f"  {printable(why)}: {names}"
