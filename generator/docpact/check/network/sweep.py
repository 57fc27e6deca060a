"""Every pair of a fault and a phase, at every attempt, in both clients: exactly what must come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from docpact.check.network.answers import OF_JSON
from docpact.check.network.fault_harness import HOWS, Call, FaultHarness, How
from docpact.check.network.invariants import violated_invariants
from docpact.check.network.request_faults import KINDS, PAIRS, RESENT, Fault, Meaning
from docpact.check.seam import MODES, Mode
from docpact.spec.answers import answers_with_the_file

Position = Literal["first", "second", "last"]
POSITIONS: Final[tuple[Position, ...]] = ("first", "second", "last")
_BYTEWISE: Final = ("slow", "crawl in the head", "crawl in the body")
_SENT_AGAIN: Final = (Fault("refused", "before"), Fault("429", "before"))
_SOME_OF_EACH: Final = (
    Fault("refused", "before"),
    Fault("tls timeout", "before"),
    Fault("cut inside the request", "before"),
    Fault("429, Retry-After seconds", "before"),
    Fault("silence", "after"),
    Fault("cut in the body", "after"),
    Fault("503", "after"),
    Fault("answer behind 500", "after"),
)
MOST_POINTS: Final = 400


FALSE_REFUSALS: Final = tuple(
    Fault(name, "after") for name, kind in KINDS.items() if kind.moment == "answer" and kind.before and not kind.after
)
"""Refusals of a request that the endpoint has accepted: no documentation allows them, and a gateway may send them."""


class Case(NamedTuple):
    """A fault that strikes one attempt of a call; the attempts before it fail so that they may be repeated."""

    mode: Mode
    fault: Fault
    position: Position
    how: How

    def faults(self, attempts: int, again: Sequence[Fault] = _SENT_AGAIN) -> list[Fault]:
        before = {"first": 0, "second": 1, "last": attempts - 1}[self.position]
        return [again[number % len(again)] for number in range(before)] + [self.fault]


def cases() -> Iterator[Case]:
    """Every fault, phase, position and mode; the ways of starting a job take turns."""
    number = 0
    for fault in PAIRS:
        for position in POSITIONS:
            for mode in MODES:
                number += 1
                yield Case(mode, fault, position, HOWS[number % len(HOWS)])


def check_case(harness: FaultHarness, case: Case) -> list[str]:
    """What is wrong with what comes of a case, in words; nothing where all is well."""
    again = [fault for fault in _SENT_AGAIN if _meaning(harness, fault) in RESENT]
    faults = case.faults(harness.spec.api.content.retries.attempts, again)
    harness.renew(case.mode)
    call = _created(harness, case.mode, case.how, faults)
    found = violated_invariants(harness, call)
    missed = [str(fault) for fault in faults if ("create", fault) not in harness.network.struck]
    return (
        found + _unexpected(harness, case, call, len(faults)) + [f"{fault} did not strike: {call}" for fault in missed]
    )


def _created(
    harness: FaultHarness, mode: Mode, how: How, faults: Sequence[Fault], interrupt: int | None = None
) -> Call:
    """A call that starts a job, over these faults and no others, interrupted at some point of it."""
    harness.network.clear_faults()
    harness.network.queue_faults("create", faults)
    return harness.call(mode, how, harness.creation(mode, how, interrupt or 1), interrupt=interrupt)


def _unexpected(harness: FaultHarness, case: Case, call: Call, attempt: int) -> list[str]:
    """How a call differs from what its last fault means."""
    meaning, package = _meaning(harness, case.fault), harness.package
    safe = meaning in RESENT or (meaning == "unknown" and harness.spec.operation.idempotency)
    again = bool(safe) and attempt < harness.spec.api.content.retries.attempts
    if again or meaning == "accepted":
        wanted: type | None = None
    elif meaning == "unknown":
        wanted = package.OutcomeUnknown
    elif meaning == "not sent":
        wanted = package.ConnectionFailed
    else:
        wanted = package.RateLimited if meaning in ("limited", "too long") else package.ApiError
    jobs = int(again or case.fault.phase == "after")
    found: list[str] = []
    if not (call.error is None if wanted is None else isinstance(call.error, wanted)):
        found.append(f"should have come to {wanted.__name__ if wanted else 'a generation'}")
    # What comes behind an answer is taken for one to the next request on the connection.
    more = int(again and case.fault.kind == "longer than announced")
    if not attempt + again <= len(call.submissions) <= attempt + again + more:
        found.append(f"was sent {len(call.submissions)} times instead of {attempt + again}")
    if len(call.jobs) != jobs:
        found.append(f"started {len(call.jobs)} jobs instead of {jobs}")
    told = harness.drifts[case.mode] or answers_with_the_file(harness.spec.operation)
    if case.fault.kind == "unknown members" and not told:
        found.append("did not tell of members that nobody has documented")
    return [f"{text}: {call}" for text in found]


def _meaning(harness: FaultHarness, fault: Fault) -> Meaning:
    """What a fault means to this API: which statuses say that a job has begun, or has not, is the API's own."""
    rows = harness.spec.api.content.delivery
    if fault.kind in OF_JSON and fault.phase == "after" and answers_with_the_file(harness.spec.operation):
        return "accepted"
    if fault.kind == "answer behind 202":
        taken = any(row.outcome == "accepted" and 202 in (row.statuses or [202]) for row in rows)
        return "accepted" if taken else "unknown"
    if not fault.kind[:3].isdecimal() or fault.meaning == "unknown":
        return fault.meaning
    row = next((one for one in rows if int(fault.kind[:3]) in (one.statuses or [])), None)
    if row is None or row.outcome != "refused":
        return "unknown"
    return "refused" if fault.meaning in ("limited", "too long") and not row.resend else fault.meaning


def sent_once(harness: FaultHarness, mode: Mode, fault: Fault, how: How) -> list[str]:
    """What is wrong with a call of a client that never sends again, in words: it sends one request at most."""
    harness.renew(mode, max_retries=0)
    call = _created(harness, mode, how, [fault])
    found = [] if ("create", fault) in harness.network.struck else [f"{fault} did not strike"]
    if len(call.submissions) != 1:
        found.append(f"was sent {len(call.submissions)} times")
    if len(call.jobs) != int(fault.phase == "after"):
        found.append(f"started {len(call.jobs)} jobs")
    if call.error is None and len(call.jobs) != 1:
        found.append("gave a job that there is not")
    found += harness.leaks()
    return [f"{text}: {call}" for text in found]


def interruptible(*, every: bool) -> list[list[Fault]]:
    """Faults during which a call is interrupted at each of its points: some of each moment, or every pair."""
    some = [*_SOME_OF_EACH, *(PAIRS if every else ())]
    return [[], *([fault] for fault in dict.fromkeys(some) if fault.kind not in _BYTEWISE)]


def interrupted(harness: FaultHarness, mode: Mode, how: How, faults: Sequence[Fault]) -> tuple[int, list[str]]:
    """Interrupt a call at every point, one after another: how many points there are, and what was wrong."""
    found: list[str] = []
    for point in range(1, MOST_POINTS + 1):
        harness.renew(mode)
        call = _created(harness, mode, how, faults, point)
        found += [f"{text} (interrupted at point {point})" for text in violated_invariants(harness, call)]
        if not call.interrupted:
            return point - 1, found
    return MOST_POINTS, found
