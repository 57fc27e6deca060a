"""What must hold of every call, whatever went wrong: each law gives the ways in which a call breaks it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from docpact.check.endpoint import given_job
from docpact.check.network.answers import NO_VALUE
from docpact.check.network.clock import EPOCH
from docpact.check.network.fault_harness import HOWS, Call, FaultHarness, Interrupt
from docpact.check.seam import Mode

_INTERRUPTIONS = (asyncio.CancelledError, Interrupt)


def violated_invariants(harness: FaultHarness, call: Call) -> list[str]:
    """The laws that a call has broken, in words; each names the call and all that it met."""
    found = [*_creation(harness, call)] if call.name in HOWS else [*_reading(call)]
    found += [*_in_time(harness, call), *_foreign_exceptions(harness, call), *_drift(harness, call), *harness.leaks()]
    return [f"{text}: {call}" for text in found]


def _creation(harness: FaultHarness, call: Call) -> Iterator[str]:
    jobs, error = call.jobs, call.error
    if len(jobs) > 1:
        yield f"one call started {len(jobs)} jobs"
    for earlier, later in pairwise(call.submissions):
        if not (earlier.provably_not_accepted or (later.once and earlier.once == later.once)):
            yield f"sent again, though the request before might have been accepted ({earlier.fault})"
    if error is None:
        given = given_job(harness.spec.operation, call.value)
        if jobs != [given]:
            yield f"gave the job {given}, and accepted were {jobs or 'none'}"
    elif type(error) is harness.package.OutcomeUnknown:
        yield from _unknown(harness, call, error)
    elif isinstance(error, _INTERRUPTIONS):
        yield from _noted(harness, call, error)
    elif jobs:
        yield f"a job was accepted, and {type(error).__name__} does not say so"
    if error is not None and not call.interrupted and isinstance(error, _INTERRUPTIONS):
        yield "interrupted by nobody"


def _unknown(harness: FaultHarness, call: Call, error: Any) -> Iterator[str]:
    if not call.submissions:
        yield "the outcome is unknown of what was never sent"
        return
    last, text = call.submissions[-1], str(error)
    if error.fingerprint != last.fingerprint or last.fingerprint[:16] not in text:
        yield "the fingerprint is not that of the body that was sent"
    if not call.started - 0.001 <= error.sent_at - EPOCH <= call.ended + 0.001:
        yield f"the time {error.sent_at} is not that of the request"
    if error.retry_safe is not False:
        yield "calls it safe to try again"
    if error.__cause__ is not None:
        yield "hides another error's cause"
    jobs = harness.spec.api.content.operation("poll") is not None
    if "account" not in text or ("generation(" in text) is not jobs:
        yield "does not say how to find out"
    behind = last.struck and last.fault is not None and last.fault.kind.startswith("answer behind")
    if behind and harness.spec.operation.reads.job and error.status == last.status and str(last.job) not in text:
        yield "the answer named the job, and the error does not"


def _noted(harness: FaultHarness, call: Call, error: BaseException) -> Iterator[str]:
    """An interruption after any byte of a request left, which was not provably refused, says so.

    On the last steps to its caller, when the answer is known, it is enough that the client itself names the job; by a
    name of its own where the answer has none.
    """
    named = getattr(harness.clients[call.mode], "submitted", ())
    unnamed = not harness.spec.operation.reads.job and len(named) >= len(call.submissions)
    notes = "\n".join(getattr(error, "__notes__", ()))
    sent = [one for one in call.submissions if one.received and not one.provably_not_accepted]
    for exchange in sent:
        if exchange.fingerprint[:16] not in notes and not (unnamed or exchange.job in named):
            yield "the interruption does not say that a job may have been started"


def _reading(call: Call) -> Iterator[str]:
    if call.submissions or call.jobs:
        yield "a call that should only read started a job"


def _in_time(harness: FaultHarness, call: Call) -> Iterator[str]:
    """No call takes longer than its requests, the pauses between them, and a turn in line may take."""
    facts = harness.spec.api.content
    times = facts.timeouts
    each = 2 * times.connect + times.pool + 2 * times.write + 3 * times.read
    most = facts.waiter.longest_interval + (len(call.exchanges) + call.turns) * (each + facts.retries.longest_delay)
    if call.most is not None:
        most = call.most
    if call.ended - call.started > most:
        yield f"took {call.ended - call.started:.0f} seconds, where {most:.0f} are the most"


def _foreign_exceptions(harness: FaultHarness, call: Call) -> Iterator[str]:
    """Errors are the client's own, whole and alone."""
    error = call.error
    if error is None or isinstance(error, _INTERRUPTIONS):
        return
    if not isinstance(error, getattr(harness.package, f"{harness.spec.api.content.client}Error")):
        yield f"an error of another family, {type(error).__name__}"
    hidden: BaseException | None = error.__cause__ or error.__context__
    while hidden is not None:
        if type(hidden) is harness.package.OutcomeUnknown:
            yield "an unknown outcome hides behind another error"
        hidden = hidden.__cause__ or hidden.__context__


def _drift(harness: FaultHarness, call: Call) -> Iterator[str]:
    """What is new in answers is told once each, and never with its value."""
    told = harness.drifts[call.mode]
    if len(set(told)) != len(told):
        yield "the same drift was told twice"
    if NO_VALUE in repr(told):
        yield "drift was told with its value"


def at_rest(harness: FaultHarness, mode: Mode) -> list[str]:
    """Connections that are still busy, though no call is under way.

    Of a client whose tasks were cancelled nothing is asked: httpcore 1.0 forgets a connection where it is cancelled
    while it tidies up, which costs a place among a hundred, and no job.
    """
    if harness.cancelled[mode]:
        return []
    busy = [str(one) for one in harness.pools[mode].connections if not (one.is_idle() or one.is_closed())]
    return [f"the {mode} client keeps {one} busy" for one in busy]
