"""Waiting, repeating and taking turns as api.yaml says, and never for ever, in time that is not spent."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from itertools import pairwise
from typing import Any

import httpx

from docpact.check.callers import JOB, Caller, ModeCase, answer, modes, of_jobs, replies
from docpact.check.harness import Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, Mode, no_pauses
from docpact.spec import LoadedSpec
from docpact.spec.answers import files_at, status_word, with_value
from docpact.spec.documented import State

SLACK = 2.0
"""Seconds that a busy machine may add to what is counted."""

LONGEST_TURN = 10.0
"""Seconds after which a request whose turn has not come is taken to wait for ever."""

ONCE = True


def polled(harness: Harness, state: State) -> httpx.Response:
    poll = harness.spec.api.content.operation("poll")
    assert poll is not None
    return answer(*harness.endpoint.documented.polled(poll, JOB, state, ["https://cdn.example/a"]))


@dataclass(slots=True)
class Waited:
    """When a wait asked, in seconds from its beginning and in those that it paused until then, how long each answer may
    take, how long it took, the error that it ended with, and the last answer that the job has then.
    """

    asked: list[float]
    allowed: list[float]
    paused: list[float]
    seconds: float
    error: Any
    raw: Any


def waited(harness: Harness, mode: Mode, answers: Any, **options: Any) -> Waited:
    """One wait for a job; ``answers`` are given one after the other."""
    asked: list[float] = []
    paused: list[float] = []
    allowed: list[float] = []
    with no_pauses(harness.package.__name__, guards_loops=True) as clock:
        handler = replies(*answers)

        def handle(request: httpx.Request) -> httpx.Response:
            asked.append(clock.monotonic() - began)
            paused.append(clock.skipped)
            allowed.append(request.extensions["timeout"]["read"])
            return handler(request)

        caller = Caller(harness, mode, handle, besides="result")
        job, began = caller.client.generation(JOB), clock.monotonic()
        error = caller.error(lambda _: job.wait(**options))
        return Waited(asked, allowed, paused, clock.monotonic() - began, error, job.raw)


@promise(of_jobs(modes))
def a_wait_ends_at_its_deadline(harness: Harness, case: ModeCase) -> None:
    """That of api.yaml, unless the caller names another; the job is asked for once more then, and goes on."""
    usual = harness.spec.api.content.waiter.deadline
    for options, deadline in (({}, usual), ({"timeout": 100}, 100.0), ({"timeout": 0}, 0.0)):
        found = waited(harness, case.mode, [polled(harness, "pending")], **options)
        assert isinstance(found.error, harness.package.WaitTimeout), f"{case.name} {options}: {found.error!r}"
        assert found.error.generation_id == JOB, f"{case.name} {options}: {found.error.generation_id}"
        low, high = deadline - 0.01, deadline + 1 + SLACK
        ends = [found.seconds, *(sum(pair) for pair in zip(found.asked, found.allowed, strict=True))]
        assert low <= max(ends) <= high, f"{case.name} {options}: may end after {max(ends):g} s, not {deadline:g}"
        assert low <= found.asked[-1] <= high, f"{case.name} {options}: last asked after {found.asked[-1]:g} s"


@promise(of_jobs(modes))
def a_job_is_asked_for_as_often_as_api_yaml_says(harness: Harness, case: ModeCase) -> None:
    """First after its seconds, then at intervals that grow to the longest, each varied by the share that it names."""
    waiter = harness.spec.api.content.waiter
    found = waited(harness, case.mode, [polled(harness, "pending")])
    wanted, interval = [float(waiter.first_after)], float(waiter.interval)
    both = (found.asked, found.paused)
    gaps, pauses = ([later - earlier for earlier, later in pairwise([0.0, *told])][:-1] for told in both)
    while len(wanted) < len(gaps):
        wanted.append(interval)
        interval = min(interval * waiter.backoff, waiter.longest_interval)
    low, high = 1 - waiter.jitter - 0.02, 1 + waiter.jitter + 0.02
    # What a busy machine takes for itself is no pause. The last question waits for the deadline if the one before came
    # near to it.
    pairs = [*zip(wanted, gaps, pauses, strict=True)][:-1]
    odd = [(want, gap) for want, gap, pause in pairs if gap < low * want or pause > high * want]
    assert not odd, f"{case.name}: asked after {odd} (wanted, was) seconds"
    shares = [pause / want for want, _, pause in pairs]
    spread = max(shares) - min(shares)
    assert spread >= waiter.jitter * (len(gaps) > 20), f"{case.name}: intervals vary by {spread:g} of {waiter.jitter}"


@promise(of_jobs(modes))
def an_interval_of_the_caller_counts(harness: Harness, case: ModeCase) -> None:
    """Then the job is asked for after each such interval, from the first."""
    found = waited(harness, case.mode, [polled(harness, "pending")], interval=7, timeout=70)
    jitter = harness.spec.api.content.waiter.jitter
    gaps = [later - earlier for earlier, later in pairwise([0.0, *found.asked])][:-1]
    assert len(gaps) > 5 and all(7 * (1 - jitter) - 0.1 <= gap <= 7 * (1 + jitter) + 1 for gap in gaps[:-1]), gaps  # noqa: PT018


@dataclass(frozen=True, slots=True)
class Trouble:
    """What goes wrong while a job is waited for, and whether the wait goes on."""

    what: str
    mode: Mode
    goes_on: bool

    @property
    def name(self) -> str:
        return f"{self.what}, {self.mode}"


def troubles(spec: LoadedSpec) -> Iterator[Trouble]:
    refusing = {status for row in spec.api.content.delivery for status in row.statuses or []}
    passing = [*(f"HTTP {status}" for status in (500, 502, 503, 504, 429)), *BREAKS]
    final = [f"HTTP {status}" for status in (401, 404) if status in refusing]
    for mode in MODES:
        yield from (Trouble(what, mode, what in passing) for what in (*passing, *final))


BREAKS: dict[str, Any] = {
    "no connection": httpx.ConnectError("refused"),
    "a cut connection": httpx.ReadError("reset"),
    "a page": httpx.Response(502, headers={"content-type": "text/html"}, text="<p>Bad gateway"),
    "half an answer": httpx.Response(200, headers={"content-type": "application/json"}, text='{"a": ['),
}
"""What comes in place of an answer."""


@promise(of_jobs(troubles))
def trouble_ends_no_wait(harness: Harness, case: Trouble) -> None:
    """A server that fails for a while, and a network that does, are asked again; a refusal ends the wait at once.

    Either way the job has the last answer that told of it.
    """
    documented = harness.endpoint.documented
    status = int(case.what.rpartition(" ")[2]) if case.what.startswith("HTTP") else 0
    trouble = BREAKS.get(case.what) or answer(*documented.error(status, "This does not work now."))
    pending, done = (polled(harness, state) for state in ("pending", "success"))
    found = waited(harness, case.mode, [pending, trouble, trouble, done])
    if case.goes_on:
        assert (found.error, len(found.asked)) == (None, 4), f"{case.name}: {found.error!r} after {len(found.asked)}"
    else:
        refused = isinstance(found.error, harness.package.ApiError)
        assert (refused, len(found.asked)) == (True, 2), f"{case.name}: {found.error!r} after {len(found.asked)}"
    last = (done if case.goes_on else pending).json()
    assert found.raw == last, f"{case.name}: the job has {found.raw}, not {last}"


def result_troubles(spec: LoadedSpec) -> Iterator[Trouble]:
    return troubles(spec) if spec.telling is not None and spec.telling.role == "result" else iter(())


@promise(result_troubles)
def trouble_with_the_result_ends_no_wait(harness: Harness, case: Trouble) -> None:
    """Where files are told by an operation of their own, it is asked again as well; a refusal ends the wait."""
    documented, telling = harness.endpoint.documented, harness.spec.telling or harness.spec.operation
    status = int(case.what.rpartition(" ")[2]) if case.what.startswith("HTTP") else 0
    trouble = BREAKS.get(case.what) or answer(*documented.error(status, "This does not work now."))
    whole = answer(*documented.result(telling, JOB, ["https://cdn.example/a"]))
    caller = Caller(harness, case.mode, replies(trouble, trouble, whole), besides="poll")
    with no_pauses(harness.package.__name__, guards_loops=True):
        error = caller.error(lambda client: client.generation(JOB).wait())
    asked = len(caller.sent)
    if case.goes_on:
        assert (error, asked) == (None, 3), f"{case.name}: {error!r} after {asked}"
    else:
        refused = isinstance(error, harness.package.ApiError)
        assert (refused, asked) == (True, 1), f"{case.name}: {error!r} after {asked}"


@promise(of_jobs(modes))
def a_wait_that_ends_names_the_last_status(harness: Harness, case: ModeCase) -> None:
    """Also where the server or the network has failed since it said so."""
    pending = polled(harness, "pending")
    poll = harness.spec.api.content.operation("poll")
    word = status_word(pending.json(), poll.reads.status if poll else None)
    failing = answer(*harness.endpoint.documented.error(503, "This does not work now."))
    for trouble in (failing, httpx.ReadError("reset")):
        found = waited(harness, case.mode, [pending, trouble], timeout=60)
        told = isinstance(found.error, harness.package.WaitTimeout) and (word is None or repr(word) in str(found.error))
        assert told, f"{case.name}: {found.error!r} does not name {word!r}"
        assert found.raw == pending.json(), f"{case.name}: the job has {found.raw}, not the last answer"


@promise(of_jobs(modes))
def a_word_that_nobody_knows_is_the_end_beside_files(harness: Harness, case: ModeCase) -> None:
    """An API may have a new word for a job that is complete; without files the wait goes on."""
    poll = harness.spec.api.content.operation("poll")
    path = (poll.reads.status or [""])[0] if poll else ""
    pending, complete = (polled(harness, state).json() for state in ("pending", "success"))
    if poll is None or not path or not poll.reads.files or files_at(pending, poll.reads):
        return
    answers = [answer(200, with_value(one, path, ["A_NEW_WORD"])) for one in (pending, complete, complete)]
    found = waited(harness, case.mode, answers)
    assert (found.error, len(found.asked)) == (None, 2), f"{case.name}: {found.error!r} after {len(found.asked)}"


@promise(of_jobs(modes))
def a_hook_that_fails_ends_a_wait(harness: Harness, case: ModeCase) -> None:
    """With the hook's own error, also where it is one that the network has: nothing more is asked."""
    for mine in (ZeroDivisionError("mine"), TimeoutError("mine"), httpx.ReadError("mine")):

        def hook(_progress: object, mine: Exception = mine) -> None:
            raise mine

        found = waited(harness, case.mode, [polled(harness, "pending")], progress=hook, timeout=60)
        assert (found.error, len(found.asked)) == (mine, 0), f"{case.name}: {found.error!r} after {len(found.asked)}"


@promise(of_jobs(modes))
def a_wait_is_as_patient_as_the_server_asks(harness: Harness, case: ModeCase) -> None:
    """Nobody asks again before the seconds of Retry-After are over, or the moment that it names has come.

    After the next answer the intervals are the usual ones again.
    """
    documented = harness.endpoint.documented
    dates = {
        "retry-after": formatdate(90, usegmt=True),
        "date": formatdate(0, usegmt=True),
    }  # by the server's own clock
    for headers in ({"retry-after": "90"}, dates):
        busy = answer(*documented.error(503, "Busy."), headers)
        answers = [busy, polled(harness, "pending"), polled(harness, "success")]
        found = waited(harness, case.mode, answers, timeout=600, interval=7)
        gap, usual = [later - earlier for earlier, later in pairwise(found.asked)] or (0, 0)
        said = f"{case.name}, {headers}: asked again after {gap:g} s, and then after {usual:g} s, {found.error!r}"
        assert 90 <= gap <= 130 and usual <= 7 * 2, said  # noqa: PT018


@dataclass(frozen=True, slots=True)
class RetryCase:
    """What is asked of a server that has too much to do, and how often that may be repeated."""

    what: str
    mode: Mode
    retries: int | None

    @property
    def name(self) -> str:
        return f"{self.what}, {self.mode}, max_retries={self.retries}"


def retry_cases(spec: LoadedSpec) -> Iterator[RetryCase]:
    yield from (
        RetryCase(what, mode, retries)
        for what in ("create", "refresh")[: 2 if spec.api.content.operation("poll") else 1]
        for mode in MODES
        for retries in (None, 0, 2)
        if _repeats_429(spec)
    )


def _repeats_429(spec: LoadedSpec) -> bool:
    """Whether a status tells alone that a request may be sent again."""
    return any(
        row.statuses == [429] and row.resend and not row.codes and not row.text for row in spec.api.content.delivery
    )


@promise(retry_cases)
def what_may_be_repeated_is_repeated_as_often_as_said(harness: Harness, case: RetryCase) -> None:
    """As often as max_retries or api.yaml says, after pauses that double and vary, or that the server names."""
    retries = harness.spec.api.content.retries
    attempts = retries.attempts if case.retries is None else case.retries + 1
    for named in (None, "3"):
        rounds: list[list[float]] = []
        for _ in range(1 if named else 25):
            pauses, error = _pauses(harness, case, named)
            assert isinstance(error, harness.package.RateLimited), f"{case.name}: {error!r}"
            assert len(pauses) == attempts - 1, f"{case.name}: {len(pauses)} pauses"
            rounds.append(pauses)
        longest, shortest = ([most(column) for column in zip(*rounds, strict=True)] for most in (max, min))
        bounds = [min(retries.longest_delay, retries.first_delay * 2**number) for number in range(attempts - 1)]
        if named:
            wanted = all(3 <= pause <= 3 * 1.5 + 0.5 for pause in longest)
        else:  # and not all clients that were sent away together come back together
            wanted = all(
                least < bound * 0.6 <= pause <= bound + 0.5
                for least, pause, bound in zip(shortest, longest, bounds, strict=True)
            )
        assert wanted, f"{case.name}, Retry-After {named}: pauses of {shortest} to {longest}, of at most {bounds}"
    too_long = int(retries.longest_delay) + 1
    pauses, _ = _pauses(harness, case, str(too_long))
    assert not pauses, f"{case.name}: waits {pauses} where the server asks for {too_long} s"


def _pauses(harness: Harness, case: RetryCase, named: str | None) -> tuple[list[float], Any]:
    headers = {"retry-after": named} if named else {}
    busy, at = answer(*harness.endpoint.documented.error(429, "Too many."), headers), list[float]()
    with no_pauses(harness.package.__name__, guards_loops=True) as clock:
        handler = replies(busy)

        def handle(request: httpx.Request) -> httpx.Response:
            at.append(clock.skipped)
            return handler(request)

        settings: dict[str, Any] = {} if case.retries is None else {"max_retries": case.retries}
        caller = Caller(harness, case.mode, handle, **settings)
        if case.what == "refresh":
            error = caller.error(lambda client: client.generation(JOB).refresh())
        else:
            body = harness.arguments.sparse(dict(harness.spec.content.sample.body))
            error = caller.error(lambda _: caller.namespace.create(**body))
    return [later - earlier for earlier, later in pairwise(at)], error


@promise(modes)
def no_more_jobs_are_asked_for_at_once_than_may_be(harness: Harness, case: ModeCase) -> None:
    """As many as ``max_concurrent`` or api.yaml says, and not one more, each also where the one before has failed."""
    usual, documented = harness.spec.api.content.account.concurrent_jobs, harness.endpoint.documented
    for most in (None, 2):
        limit = most or usual
        running = Running(limit)
        settings: dict[str, Any] = {} if most is None else {"max_concurrent": most}
        handler: Any = running.blocking if case.mode == "blocking" else running.awaited
        caller = Caller(harness, case.mode, lambda request, handler=handler: handler(request), **settings)  # type: ignore[misc]
        refused = answer(*documented.refused(["no"]))
        running.answer = replies(*[refused] * limit, answer(*documented.created(JOB, harness.spec.operation)))
        _at_once(harness, caller, limit + 3)
        assert running.most == limit, f"{case.name}, max_concurrent={most}: {running.most} at once"
        assert running.all == limit + 3, f"{case.name}, max_concurrent={most}: {running.all} of {limit + 3} asked for"


class Running:
    """Holds each request until as many are there as may be, and a little longer for those that may not."""

    def __init__(self, limit: int) -> None:
        self.limit, self.now, self.most, self.all = limit, 0, 0, 0
        self.answer: Any = None
        self._lock = threading.Lock()

    def _begin(self) -> float:
        with self._lock:
            self.now, self.all = self.now + 1, self.all + 1
            self.most = max(self.most, self.now)
        return time.monotonic() + 0.5

    def _end(self) -> None:
        with self._lock:
            self.now -= 1

    def _held(self, until: float) -> bool:
        return self.now < self.limit and self.most < self.limit and time.monotonic() < until

    def blocking(self, request: httpx.Request) -> httpx.Response:
        until = self._begin()
        while self._held(until):
            time.sleep(0.002)
        time.sleep(0.03)
        self._end()
        found: httpx.Response = self.answer(request)
        return found

    async def awaited(self, request: httpx.Request) -> httpx.Response:
        until = self._begin()
        while self._held(until):  # noqa: ASYNC110  # what is waited for is the state of others
            await asyncio.sleep(0.002)
        await asyncio.sleep(0.03)
        self._end()
        found: httpx.Response = self.answer(request)
        return found


def _at_once(harness: Harness, caller: Caller, number: int) -> None:
    """Ask for so many jobs at once. Requests whose turn does not come are left alone after a while."""
    body = harness.arguments.sparse(dict(harness.spec.content.sample.body))
    if caller.mode == "asynchronous":

        async def created() -> None:
            tasks = [asyncio.ensure_future(caller.namespace.create(**body)) for _ in range(number)]
            _, late = await asyncio.wait(tasks, timeout=LONGEST_TURN)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        caller.run(lambda _: created())
        return

    def create() -> None:
        with suppress(Exception):
            caller.namespace.create(**body)

    threads = [threading.Thread(target=create, daemon=True) for _ in range(number)]

    def started(_client: Any) -> None:
        for thread in threads:
            thread.start()
        until = time.monotonic() + LONGEST_TURN
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))

    caller.run(started)


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_wait(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
