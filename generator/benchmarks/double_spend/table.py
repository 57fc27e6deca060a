"""The measures as a document of tables."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from benchmarks.double_spend.cases import ASKED, DEADLINE, INTERVAL, MATRIX, PATIENCE, Case
from benchmarks.double_spend.exposure import PLACES
from benchmarks.double_spend.measures import Column, Measure

HEAD: Final = f"""\
# One paid call, and everything that can go wrong around it

Made by `python generator/benchmarks/double_spend/run.py`; do not edit. Every client gets the same faults from the same
server on loopback. Each has its own settings, but for the address, the key, and a timeout: {ASKED:g} s for a paid call,
{DEADLINE:g} s for a wait, which is to poll every {INTERVAL:g} s. What has not ended after {PATIENCE:g} s is killed.
`openai` speaks its own API, and the server answers it in that; its call is the nearest to ours.
`openapi-python-client` is measured by the client that it emits from our OpenAPI document.
"""
PAID: Final = """\
## Paid POSTs and the jobs that they start, for one call

`3 / 2` means that one call of the caller sent the paid POST three times, and that two of them started a job. *Job
first*: the server starts the job and then fails. A connection that is cut before its request is read counts as a POST.
Nobody wants more than one job from one call: cells with more are **bold**.
"""
TOLD: Final = """\
## What the caller is told

The exception, or in words what the call returned. *Lost* (bold): a job was started, and the caller got neither its id
nor an exception nor an object that tells of an error. Faults of which all clients tell the same share a row.
"""
WAITS: Final = f"""\
## Do waits end?

Seconds until the call ended, and how. A wait is in time within {DEADLINE:g} s and one interval of {INTERVAL:g} s; what
is later, or never ends, is **bold**. A client without a wait reads the status once: that this ends says nothing about a
wait; it is shown for what it reports.
"""
KEYS: Final = """\
## Where the key shows

Looked for after one call that goes well and six that fail (500, bad key, refused connection, no answer, cut connection,
truncated JSON), by the same search in every client. The cell names the first place found.
"""


def render(columns: Sequence[Column], matrix: Sequence[Case] = MATRIX) -> str:
    """The whole document. ``columns`` keep their order, ``matrix`` gives the rows theirs."""
    paid = [case for case in matrix if case.action == "create"]
    waits = [case for case in matrix if case.action == "wait"]
    slow = [case for case in paid if case.fault in ("silence", "slow head", "slow body")]
    counts = {_label(case): _each(columns, case, _counts) for case in paid}
    told = {_label(case): _each(columns, case, _told) for case in paid}
    parts = [
        HEAD,
        _table(columns, "", _summary(columns)),
        PAID,
        _table(columns, "fault of the paid call", counts),
        TOLD,
        _table(columns, "fault of the paid call", _merged(told)),
        WAITS,
        _table(columns, "fault of every poll", {case.name: _each(columns, case, _waited) for case in waits}),
        f"The same for paid calls that were given {ASKED:g} s; more attempts take longer.\n",
        _table(columns, "fault of the paid call", {_label(case): _each(columns, case, _ended) for case in slow}),
        KEYS,
        _table(columns, "place", {place: [_shown(column, place) for column in columns] for place in PLACES}),
        _versions(columns),
    ]
    return "\n".join(parts)


def _label(case: Case) -> str:
    return f"{case.name}, *job first*" if case.accepted and case.fault != "none" else case.name


def _merged(rows: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Rows with the same cells as one row, with all of their labels."""
    labels: dict[tuple[str, ...], list[str]] = {}
    for label, cells in rows.items():
        labels.setdefault(tuple(cells), []).append(label)
    return {"; ".join(found): cells for cells, found in labels.items()}


def _table(columns: Sequence[Column], corner: str, rows: Mapping[str, Sequence[str]]) -> str:
    lines = [[corner, *(f"{column.title}" for column in columns)], ["---"] * (len(columns) + 1)]
    lines += [[label, *cells] for label, cells in rows.items()]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _each(columns: Sequence[Column], case: Case, cell: Callable[[Column, Case, Measure], str]) -> list[str]:
    return [_cell(column, case, cell) for column in columns]


def _cell(column: Column, case: Case, cell: Callable[[Column, Case, Measure], str]) -> str:
    measure = column.measures.get(case)
    if measure is None:
        return "not measured"
    return measure.skipped or cell(column, case, measure)


def _counts(_: Column, __: Case, measure: Measure) -> str:
    text = f"{measure.posts} / {measure.jobs}"
    return f"**{text}**" if measure.jobs > 1 else text


def _told(_: Column, __: Case, measure: Measure) -> str:
    if measure.outcome is None:
        return f"nothing in {PATIENCE:g} s"
    what = measure.outcome["what"]
    text = f"`{what}`" if measure.outcome["ended"] == "raised" else what
    return f"**lost: {text}**" if measure.silent else text


def _ended(_: Column, __: Case, measure: Measure) -> str:
    if measure.outcome is None:
        return f"**not in {PATIENCE:g} s**"
    return f"{measure.outcome['seconds']:.1f} s, {_what(measure)}"


def _what(measure: Measure) -> str:
    if measure.outcome is None:
        return ""
    return f"`{measure.outcome['what']}`" if measure.outcome["ended"] == "raised" else measure.outcome["what"]


def _waited(column: Column, _: Case, measure: Measure) -> str:
    if measure.outcome is None:
        return f"**not in {PATIENCE:g} s**"
    seconds = f"{measure.outcome['seconds']:.1f} s"
    text = f"{seconds}, {_what(measure)}"
    if not column.has_wait:
        return f"one read: {text}"
    return text if measure.in_time else f"**{text}**"


def _shown(column: Column, place: str) -> str:
    for seen in column.seen:
        if seen["place"] == place:
            return f"**yes**: {seen['where']}" if seen["where"] else "no"
    return "not measured"


def _summary(columns: Sequence[Column]) -> dict[str, list[str]]:
    rows: dict[str, Callable[[Column], str]] = {
        "most paid POSTs for one call": lambda one: f"{max(measure.posts for measure in one.paid().values())}",
        "cases in which one call starts more than one job": _doubled,
        "jobs started beyond the first, in all cases": lambda one: (
            f"{sum(max(0, measure.jobs - 1) for measure in one.paid().values())}"
        ),
        "cases in which a job is started, and the caller has neither its id nor an error": lambda one: (
            f"{sum(measure.silent for measure in one.paid().values())}"
        ),
        "sends an idempotency key": lambda one: (
            "yes" if any(measure.with_key for measure in one.paid().values()) else "no"
        ),
        "its own timeout": lambda one: one.description["own_timeout"] if one.description else "",
        f"paid calls that do not end in {PATIENCE:g} s when given {ASKED:g} s": _endless,
        "waits that end in time": _in_time,
        "places where the key shows": lambda one: f"{sum(bool(seen['where']) for seen in one.seen)} of {len(one.seen)}",
    }
    return {label: [column.problem or cell(column) for column in columns] for label, cell in rows.items()}


def _doubled(column: Column) -> str:
    paid = column.paid()
    return f"{sum(measure.jobs > 1 for measure in paid.values())} of {len(paid)}"


def _endless(column: Column) -> str:
    given = [measure for case, measure in column.paid().items() if not case.own_timeout]
    return f"{sum(measure.outcome is None for measure in given)} of {len(given)}"


def _in_time(column: Column) -> str:
    if not column.has_wait:
        return "it has no wait"
    waits = column.waits()
    return f"{sum(measure.in_time for measure in waits.values())} of {len(waits)}"


def _versions(columns: Sequence[Column]) -> str:
    lines = ["## What was measured\n"]
    for column in columns:
        if column.description is None:
            lines.append(f"- {column.title}: {column.problem}")
            continue
        versions = ", ".join(f"{name} {number}" for name, number in column.description["versions"].items())
        lines.append(f"- {column.title}: {column.description['call']}; {column.description['waits']}. {versions}.")
    return "\n".join([*lines, f"\nOn {platform.python_implementation()} {platform.python_version()}.\n"])
