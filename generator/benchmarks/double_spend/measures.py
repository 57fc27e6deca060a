"""What was measured of one client: a measure for each case, its description, and where its key shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.double_spend.adapters.protocol import Description, Outcome, Seen
from benchmarks.double_spend.cases import DEADLINE, INTERVAL, Case

SLACK = 0.25
"""Seconds that a busy machine may add to a wait before it counts as late."""


class Measure(NamedTuple):
    """One call. ``outcome`` is None where it did not end and was killed; ``skipped`` says why it was not made."""

    posts: int = 0
    jobs: int = 0
    reads: int = 0
    with_key: int = 0
    outcome: Outcome | None = None
    skipped: str = ""

    @property
    def in_time(self) -> bool:
        """Did a wait end within its deadline and one interval?"""
        return self.outcome is not None and self.outcome["seconds"] <= DEADLINE + INTERVAL + SLACK

    @property
    def silent(self) -> bool:
        """Was a job started of which the caller has neither an id nor an error?"""
        if self.outcome is None or self.outcome["ended"] == "raised" or self.outcome["failed"]:
            return False
        return self.jobs > 0 and not self.outcome["job"]


class Column(NamedTuple):
    """One client. ``problem`` says why it could not be measured; the rest is then empty."""

    title: str
    ours: bool = False
    problem: str = ""
    description: Description | None = None
    measures: Mapping[Case, Measure] = {}
    seen: Sequence[Seen] = ()

    def paid(self) -> Mapping[Case, Measure]:
        """The measures of paid calls that were made."""
        return {case: found for case, found in self.measures.items() if case.action == "create" and not found.skipped}

    def waits(self) -> Mapping[Case, Measure]:
        """The measures of waits."""
        return {case: found for case, found in self.measures.items() if case.action == "wait" and not found.skipped}

    @property
    def has_wait(self) -> bool:
        return self.description is not None and not self.description["waits"].startswith("no wait")


def shortcomings(column: Column) -> list[str]:
    """What a client does badly: more than one job, calls and waits that do not end, jobs lost in silence, its key."""
    found = [
        f"{_said(case)}: {measure.posts} POSTs started {measure.jobs} jobs"
        for case, measure in column.paid().items()
        if measure.jobs > 1
    ]
    found += [
        f"{_said(case)}: the call did not end"
        for case, measure in column.paid().items()
        if measure.outcome is None and not case.own_timeout
    ]
    found += [f"{_said(case)}: the job was lost in silence" for case, one in column.paid().items() if one.silent]
    for case, measure in column.waits().items() if column.has_wait else ():
        if not measure.in_time:
            ended = f"ended after {measure.outcome['seconds']:.1f} s" if measure.outcome else "did not end"
            found.append(f"waiting, {_said(case)}: {ended}")
    return found + [f"the key shows: {seen['place']} ({seen['where']})" for seen in column.seen if seen["where"]]


def _said(case: Case) -> str:
    return f"{case.name}{', job started before' if case.accepted and case.action == 'create' else ''}"
