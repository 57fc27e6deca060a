"""The bound of a wait, over the whole HTTP stack and a virtual network: a second past its deadline, whatever happens.

``wait(timeout, interval=i)`` has ended by ``timeout + min(1, i)`` seconds (1 where no interval is given): the last
question is asked at the deadline, and has so long. Never later than one interval, then, for whatever a server does.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
from collections.abc import Sequence
from email.utils import formatdate
from itertools import pairwise
from typing import Any

import httpcore
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docpact.check import seam
from leonardo_client import (
    AsyncLeonardo,
    AuthenticationFailed,
    Leonardo,
    LeonardoError,
    OutcomeUnknown,
    WaitTimeout,
)
from leonardo_client._api import API
from leonardo_client._runtime.core import blocking, transport

from .conftest import COMPLETE, JOB, PENDING, Mode
from .virtual_network import HANG, Script, VirtualNetwork, World

MODES: tuple[Mode, ...] = ("blocking", "asynchronous")
ROUNDING = 1e-3


def http(status: int, body: object = b"", *headers: str) -> bytes:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} X", f"content-length: {len(content)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + content


def polled(status: object) -> bytes:
    return http(200, {"generations_by_pk": {"id": JOB, "status": status}})


TEXTS = {
    "pending": http(200, PENDING),
    "unknown status": polled("DREAMING"),
    "wrong types": http(200, {"generations_by_pk": [{"status": ["PENDING"]}]}),
    "status of a wrong type": polled({"COMPLETE": True}),
    "no JSON": http(200, b"<html>"),
    "numbers beyond all bounds": http(200, b'{"generations_by_pk": {"status": 1e999, "x": ' + b"9" * 5000 + b"}}"),
    "deep": http(200, b"[" * 20_000),
    "storm": http(429),
    "storm without end": http(429, b"", "retry-after: 0"),
    "patience": http(429, b"", "retry-after: 20"),
    "much patience": http(429, b"", "retry-after: 99999"),
    "absurd patience": http(429, b"", "retry-after: 9" + "9" * 50),
    "a date": http(503, b"", "retry-after: Wed, 20 Jan 2027 08:00:00 GMT", "date: Wed, 20 Jan 2027 07:59:00 GMT"),
    "a date long past": http(429, b"", "retry-after: Thu, 01 Jan 1970 00:00:00 GMT"),
    "no date": http(429, b"", "retry-after: soon"),
    "server error": http(500),
    "gateway": http(504, b"<html>"),
    "another status": http(418, {"error": "teapot"}),
    "closed": http(200, PENDING, "connection: close"),
    "no HTTP": b"\x16\x03\x01 what?\r\n\r\n",
    "nothing": b"",
}
ENDLESS = {
    "hints": (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "a header": (b"HTTP/1.1 200 OK\r\nx: ", b"x"),
    "a chunk's extension": (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;", b"x"),
    "a body": (b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n", b" "),
    "compressed nothing": (
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 9999\r\n\r\n\x1f\x8b\x08\x08\0\0\0\0\0\0",
        b"x",
    ),
}


def endless(name: str, delay: float) -> Script:
    head, piece = ENDLESS[name]
    return Script(((0.0, head), (delay, piece)) if head else ((delay, piece),), repeat=True)


def trickle(text: bytes, delay: float) -> Script:
    return Script(tuple((delay, bytes([byte])) for byte in text[:400]))


def scripts() -> st.SearchStrategy[Script]:
    delays = st.one_of(st.sampled_from([0.0, 0.5, 5.0, 59.0, 61.0, HANG]), st.floats(0, 200))
    slow = st.floats(0.5, 70)
    texts = st.sampled_from(list(TEXTS.values()))
    return st.one_of(
        st.builds(lambda delay, text: Script(((delay, text),)), delays, texts),
        st.builds(lambda delay, text: Script(((0.0, text),), connect=delay), delays, texts),
        st.builds(lambda text, share: Script(((0.0, text[: int(len(text) * share)]),)), texts, st.floats(0, 1)),
        st.builds(trickle, texts, slow),
        st.builds(endless, st.sampled_from(sorted(ENDLESS)), slow),
    )


def wait(mode: Mode, world: World, timeout: float, interval: float | None = None) -> Any:
    """How a wait in that world ends: its generation, or its error."""

    def blocking(client: Any) -> Any:
        return client.generation(JOB).wait(timeout, interval=interval)

    try:
        return VirtualNetwork(mode).use(world, blocking)
    except LeonardoError as error:
        return error


def world_of(played: Sequence[Script]) -> World:
    return World(lambda number: played[min(number, len(played) - 1)])


def check_bound(mode: Mode, played: Sequence[Script], timeout: float, interval: float | None) -> None:
    world = world_of(played)
    began = world.now
    ended = wait(mode, world, timeout, interval)
    assert isinstance(ended, LeonardoError)
    grace = min(1.0, interval or 3.0)
    assert world.now - began <= timeout + grace + ROUNDING
    if isinstance(ended, WaitTimeout):
        assert world.now - began >= timeout - ROUNDING
    nominal = interval or 3.0
    gaps = [after - before for before, after in pairwise(world.asked)]
    assert all(gap >= nominal * 0.9 - ROUNDING for gap in gaps[:-1]), "one question in an interval, also in a storm"


def check(examples: int) -> None:
    @settings(max_examples=examples)
    @given(
        st.sampled_from(MODES),
        st.lists(scripts(), min_size=1, max_size=8),
        st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 300)),
        st.one_of(st.none(), st.floats(0.2, 40)),
    )
    @example("blocking", [Script(((0.0, TEXTS["storm"]),))], 100.0, None)
    def run(mode: Mode, played: list[Script], timeout: float, interval: float | None) -> None:
        check_bound(mode, played, timeout, interval)

    run()


def test_a_wait_is_over_a_second_after_its_deadline_at_most() -> None:
    check(100)


@pytest.mark.deep
def test_a_wait_is_over_a_second_after_its_deadline_at_most_searched_far_longer() -> None:
    check(10_000)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("delay", [0.7, 45.0])
@pytest.mark.parametrize("name", ENDLESS)
def test_answers_that_never_end_do_not_hold_a_wait(mode: Mode, name: str, delay: float) -> None:
    for timeout, interval in ((100.0, None), (0.0, None), (20.0, 0.4)):
        check_bound(mode, [endless(name, delay)], timeout, interval)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", TEXTS)
def test_a_wait_asks_until_its_deadline_and_not_beyond(mode: Mode, name: str) -> None:
    world = world_of([Script(((0.1, TEXTS[name]),))])
    began = world.now
    ended = wait(mode, world, 100)
    assert isinstance(ended, WaitTimeout)
    assert 100 <= world.now - began <= 101 + ROUNDING
    assert world.asked[-1] - began == pytest.approx(100, abs=0.2), "the last question is asked at the deadline"


@pytest.mark.parametrize("mode", MODES)
def test_one_stuck_question_does_not_take_the_whole_wait(mode: Mode) -> None:
    world = world_of([endless("a header", 5.0), Script(((0.0, http(200, COMPLETE)),))])
    began = world.now
    generation = wait(mode, world, 10_000)
    assert generation.status == "COMPLETE"
    assert world.now - began <= sum(API.timeouts.values()) + 20


@pytest.mark.filterwarnings("ignore::leonardo_client.ModelRetiredWarning")
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", sorted(ENDLESS))
def test_the_answer_to_a_paid_request_has_the_timeout_and_not_more(mode: Mode, name: str) -> None:
    """Whatever connecting might have taken: once the request has gone, its whole answer has the timeout."""
    world = world_of([endless(name, 0.3)])
    began = world.now

    def create(client: Any) -> Any:
        return client.sora_2_pro.create(prompt="A heron")

    with pytest.raises(OutcomeUnknown):
        VirtualNetwork(mode).use(world, create, timeout=2.0)
    assert 2.0 <= world.now - began <= 2.0 + ROUNDING


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("first", [0.9, 27.2, 28.0, HANG])
@pytest.mark.parametrize("later", [0.0, 0.5, 0.9])
def test_a_job_that_is_complete_at_the_deadline_is_had(mode: Mode, first: float, later: float) -> None:
    """However long answers take, and wherever the question before the last one falls."""
    world = World(lambda number: Script(((later if number else first, state()),)))

    def state() -> bytes:
        return http(200, COMPLETE if world.now >= 1030 else PENDING)

    for seed in range(20):
        random.seed(seed)
        world.now, world.asked = 1000.0, []
        assert wait(mode, world, 30).status == "COMPLETE"
        assert 1030 <= world.asked[-1] <= 1030 + ROUNDING
        assert all(after - before >= 1 - ROUNDING for before, after in pairwise(world.asked))


def test_an_error_that_no_patience_cures_ends_a_wait_at_once() -> None:
    world = world_of([Script(((0.0, http(200, PENDING)),)), Script(((0.0, http(401)),))])
    assert isinstance(wait("blocking", world, 1000), AuthenticationFailed)
    assert len(world.asked) == 2


RIGHT, WRONG = 0.0, 86_400 * 3650.0


def date(seconds: float) -> str:
    return formatdate(seconds, usegmt=True)


RETRY_AFTER = {
    "seconds": (["retry-after: 60"], 60, 66),
    "seconds, and a clock that is wrong": (["retry-after: 60"], 60, 66),
    "a date by the server's clock": ([f"retry-after: {date(60)}", f"date: {date(0)}"], 60, 66),
    "a date by the clock here": (["retry-after: {in a minute}"], 58, 66),
    "a date of old form": (
        ["retry-after: Sunday, 06-Nov-94 08:50:37 GMT", "date: Sun, 06 Nov 1994 08:49:37 GMT"],
        60,
        66,
    ),
    "a past date": ([f"retry-after: {date(0)}", f"date: {date(60)}"], 2.7, 3.3),
    "now": (["retry-after: 0"], 2.7, 3.3),
    "a date beyond all bounds": (["retry-after: Fri, 31 Dec 9999 23:59:59 GMT"], 2.7, 3.3),
    "no date": (["retry-after: Fri, 31 Foo 2026 23:59:59 GMT"], 2.7, 3.3),
    "a date without a zone": (["retry-after: Fri, 31 Dec 2100 23:59:59 -0000"], 2.7, 3.3),
    "a month of sundays": (["retry-after: 9999999999999999999999"], 2.7, 3.3),
    "negative": (["retry-after: -5"], 2.7, 3.3),
    "twice": (["retry-after: 5", "retry-after: 6"], 2.7, 3.3),
    "digits of another script": (["retry-after: \u0663"], 2.7, 3.3),
    "a date that is no number": (["retry-after: 30", "date: yesterday"], 30, 33),
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", RETRY_AFTER)
def test_retry_after_is_never_cut_short_and_nonsense_in_it_changes_nothing(mode: Mode, name: str) -> None:
    headers, least, most = RETRY_AFTER[name]
    asked: list[float] = []

    def serve(number: int) -> Script:
        shown = [line.replace("{in a minute}", date(world.time() + 60)) for line in headers]
        asked.append(world.now)
        body = b"" if number == 0 else COMPLETE
        text = http(429 if number == 0 else 200, body).replace(
            b"\r\n", "".join(["\r\n", *[line + "\r\n" for line in shown]]).encode(), 1
        )
        return Script(((0.0, text),))

    world = World(serve)
    wait(mode, world, 1000)
    (gap,) = [after - before for before, after in pairwise(world.asked)]
    assert least - 0.01 <= gap <= most + 0.01


@pytest.mark.parametrize("mode", MODES)
def test_jumps_of_the_wall_clock_change_nothing(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[float]] = []
    for jump in (0.0, 1e8, -1e9):
        world = World(lambda _: Script(((0.2, TEXTS["pending"]),)))
        monkeypatch.setattr(World, "time", lambda world, jump=jump: 1_800_000_000 + jump * len(world.asked))
        random.seed(7)
        assert isinstance(wait(mode, world, 200), WaitTimeout)
        asked.append(world.asked)
    assert asked[0] == asked[1] == asked[2]


def test_a_machine_that_slept_past_the_deadline_asks_once_more_and_then_ends() -> None:
    for text, status in ((PENDING, None), (COMPLETE, "COMPLETE")):
        world = world_of([Script(((0.1, TEXTS["pending"]),)), Script(((0.1, http(200, text)),))])
        world.stalls = [0.0, 40_000.0]
        ended = wait("blocking", world, 1200)
        assert len(world.asked) == 2
        assert isinstance(ended, WaitTimeout) if status is None else ended.status == status
        assert world.now - 1000 <= 40_000 + 10


def test_a_pause_of_years_is_made_of_pauses_that_a_system_can_make() -> None:
    world = world_of([Script(((0.0, TEXTS["pending"]),)), Script(((0.0, http(200, COMPLETE)),))])
    assert wait("blocking", world, 1e12, 1e7).status == "COMPLETE"
    assert max(world.pauses) <= 3600


def test_intervals_are_spread_evenly_and_waits_that_began_together_drift_apart() -> None:
    random.seed(11)
    worlds = [world_of([Script(((0.0, TEXTS["pending"]),))]) for _ in range(80)]
    for world in worlds:
        wait("blocking", world, 25)
    firsts = [world.asked[0] - 1000 for world in worlds]
    assert all(1.8 <= first <= 2.2 for first in firsts)
    quarters = [sum(1.8 + 0.1 * at <= first < 1.9 + 0.1 * at for first in firsts) for at in range(4)]
    assert all(8 <= count <= 32 for count in quarters), "an even share of 80 is 20"
    assert len(set(firsts)) == 80
    spread = [max(times) - min(times) for times in zip(*[world.asked[:5] for world in worlds], strict=True)]
    assert spread == sorted(spread), "each interval adds to what keeps them apart"
    assert spread[-1] > 2


@pytest.mark.parametrize("at", [0.5, 2.5, 3.05, 7.0, 40.0])
def test_a_cancelled_wait_leaves_a_client_that_can_wait_again(at: float) -> None:
    answers = [*[Script(((1.0, TEXTS["pending"]),))] * 4, Script(((0.3, http(200, COMPLETE)),))]

    async def use(client: AsyncLeonardo) -> str | None:
        generation = client.generation(JOB)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(generation.wait(), at if at < 20 else 3.1)
        return (await client.generation(generation.id).wait()).status

    assert VirtualNetwork("asynchronous").use(world_of(answers), use) == "COMPLETE"


def test_an_interrupted_wait_leaves_a_client_that_can_wait_again() -> None:
    for phase in range(3):
        armed = [True]

        def serve(number: int, phase: int = phase, armed: list[bool] = armed) -> Script:
            if number == phase and armed.pop() if armed else False:
                raise KeyboardInterrupt
            return Script(((0.1, http(200, COMPLETE if number > 3 else PENDING)),), connect=0.1)

        def use(client: Leonardo) -> str | None:
            with pytest.raises(KeyboardInterrupt):
                client.generation(JOB).wait()
            return client.generation(JOB).wait().status

        assert VirtualNetwork("blocking").use(World(serve), use) == "COMPLETE"


class Deaf(httpcore.NetworkBackend):
    """Notes how long each connection may take."""

    def __init__(self) -> None:
        self.asked: list[float | None] = []

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **_: Any) -> Any:  # type: ignore[override]  # noqa: ARG002
        self.asked.append(timeout)
        raise httpcore.ConnectError("nobody")


def test_connecting_has_what_is_left_and_not_more() -> None:
    world = World(lambda _: Script())
    for deadline, timeout, expected in (
        (1004.0, 10.0, 4.0),
        (1004.0, 3.0, 3.0),
        (1004.0, None, 4.0),
        (HANG, 10.0, 10.0),
    ):
        backend = Deaf()
        with seam.clock("leonardo_client", world):
            inner: Any = transport._Backend(backend)
            token = blocking.DEADLINE.set(deadline)
            with pytest.raises(httpcore.ConnectError):
                inner.connect_tcp("x.test", 443, timeout)
            blocking.DEADLINE.reset(token)
        assert backend.asked == [expected]
    with seam.clock("leonardo_client", world):
        token = blocking.DEADLINE.set(999.0)
        with pytest.raises(httpcore.ConnectTimeout):
            transport._Backend(Deaf()).connect_tcp("x.test", 443, 10.0)
        blocking.DEADLINE.reset(token)


@pytest.mark.parametrize("mode", MODES)
def test_a_deadline_ends_with_its_exchange(mode: Mode) -> None:
    world = world_of([Script(((0.0, http(200, COMPLETE)),)), Script(((1e6, http(200)),))])

    def use(client: Any) -> Any:
        if mode == "blocking":
            client.generation(JOB).wait(1)
            return client.session.wire._http.get("http://127.0.0.1:9/own", timeout=None).status_code

        async def awaited() -> int:
            await client.generation(JOB).wait(1)
            answer = await client.session.wire._http.get("http://127.0.0.1:9/own", timeout=None)
            return int(answer.status_code)

        return awaited()

    assert VirtualNetwork(mode).use(world, use) == 200
    assert world.now > 1e6, "the caller's own requests over the same connection have their own time"


def test_an_answer_in_compressed_form_is_read_as_any() -> None:
    packed = gzip.compress(json.dumps(COMPLETE).encode())
    world = world_of([Script(((0.0, http(200, packed, "content-encoding: gzip")),))])
    ended = VirtualNetwork("blocking").use(world, lambda client: client.generation(JOB).wait())
    assert ended.status == "COMPLETE"
