"""What was measured as a table for people: for each question the medians, how far they spread, and ratios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

from benchmarks.speed.measures import OURS, Question

INTRO = """# Speed, beside what a user would pick instead

Written by `nox -s bench`; [results.json](results.json) has every run. All servers answer on loopback, in a process of
their own; the sides of a question take turns, round by round, each in a process and a pinned environment of its own.
A row shows the median, the middle half of the runs, and the ratio to the row that counts as 1: ratios are what counts,
and on a busy machine, of which the load below tells, seconds of processors before those of the clock.
The bare HTTP libraries judge nothing; `docpact` is the emitted client as it is, with the body judged before it is
sent, and the answer decided on. openai, runwayml and the vendor's SDK send requests of their own APIs.
"""


def markdown(questions: Sequence[Question], machine: Mapping[str, object], versions: Mapping[str, str]) -> str:
    """The whole of RESULTS.md."""
    lines = [INTRO]
    for question in questions:
        lines += [f"## {question.title}", "", *rows(question), ""]
        lines += [question.note, ""] if question.note else []
    shown = ", ".join(f"{name} {version}" for name, version in versions.items())
    lines += [
        "## Measured on",
        "",
        f"{', '.join(f'{name} {value}' for name, value in machine.items())}.",
        "",
        shown + ".",
    ]
    return "\n".join(lines) + "\n"


def rows(question: Question) -> list[str]:
    """The table of one question; the side that counts as 1 first."""
    names = sorted(question.runs, key=lambda name: (name != question.one, ratio(question, name)))
    lines = [f"| | median, {question.unit} | middle half | ratio |", "|---|---:|---:|---:|"]
    for name in names:
        runs = question.runs[name]
        low, _, high = quantiles(runs, n=4) if len(runs) > 1 else (runs[0],) * 3
        said = f"{ratio(question, name):.2f}"
        if name == OURS and question.goal is not None:
            said += f" (goal {'at most' if question.less else 'at least'} {question.goal:g})"
        lines.append(f"| {name} | {figure(median(runs))} | {figure(low)} to {figure(high)} | {said} |")
    lines += [f"| {name} | {why} | | |" for name, why in question.missing.items()]
    return lines


def ratio(question: Question, name: str) -> float:
    """The median of a side over that of the side that counts as 1."""
    return median(question.runs[name]) / median(question.runs[question.one])


def figure(value: float) -> str:
    """Three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
