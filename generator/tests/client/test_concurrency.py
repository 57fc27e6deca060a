"""Many jobs through one client: they take turns in the order of asking, and what was paid for stays in sight."""

# These tests look at the order of things inside the client.
# pyright: reportPrivateUsage=false
from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from leonardo_client import (
    AsyncFile,
    AsyncLeonardo,
    GenerationFailed,
    InvalidRequest,
    Leonardo,
    OutcomeUnknown,
    RequestRejected,
    _api,
    _flows,
    _http,
)

from .conftest import COMPLETE, JOB, KEY, PENDING, PNG, RETIRED, Api, Clock, Pieces, json_answer, sent

pytestmark = RETIRED
FAILED = {"generations_by_pk": {"id": JOB, "status": "FAILED", "generated_images": []}}
GONE = {"generations_by_pk": None}


def job(number: int) -> str:
    return f"job-{number}"


class Vendor:
    """Starts jobs with numbers, and lets them end when told; ``running`` is how many have not, ``most`` its maximum."""

    def __init__(self) -> None:
        self.prompts: list[str] = []
        self.asked: list[str] = []
        self.ended: set[str] = set()
        self.told: set[str] = set()
        self.most = 0
        self.answer_of: Callable[[str], httpx.Response | None] = lambda _: None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.prompts.append(sent(request)["parameters"]["prompt"])
            self.most = max(self.most, len(self.prompts) - len(self.told))
            return json_answer({"generate": {"generationId": job(len(self.prompts))}})
        asked = request.url.path.rpartition("/")[2]
        self.asked.append(asked)
        if (other := self.answer_of(asked)) is not None:
            return other
        if asked in self.ended:
            self.told.add(asked)
        return json_answer(COMPLETE if asked in self.ended else PENDING)


@pytest.fixture
def vendor(api: Api) -> Vendor:
    vendor = Vendor()
    api.answer(vendor)
    return vendor


@pytest.fixture
def idle_moments(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Clock:
    """Who is first in line waits by the clock of the test; who is behind waits for the signal."""
    waits = {wire: wire.signalled for wire in (_http.Wire, _http.AsyncWire)}

    def patched(wire: Any) -> Callable[[Any, Any, float | None], Awaitable[bool]]:
        async def signalled(self: Any, signal: Any, seconds: float | None) -> bool:
            if seconds is None:
                return bool(await waits[wire](self, signal, None))
            clock.pause(seconds)
            if wire is _http.AsyncWire:
                await asyncio.sleep(0)
            return bool(signal.is_set())

        return signalled

    for wire in waits:
        monkeypatch.setattr(wire, "signalled", patched(wire))
    return clock


def creates(api: Api, client: Any, count: int) -> list[str]:
    """Call create several times, one after another, without waiting for any; the ids."""

    async def all_of_them() -> list[str]:
        return [(await client.sora_2_pro.create(prompt=str(number))).id for number in range(count)]

    if api.mode == "asynchronous":
        return list(api.run(all_of_them()))
    return [client.sora_2_pro.create(prompt=str(number)).id for number in range(count)]


@pytest.mark.parametrize("wrong", [0, -1, True, 1.5, "10", float("inf")])
def test_max_concurrent_is_a_whole_number_from_one(api: Api, wrong: Any) -> None:
    with pytest.raises(InvalidRequest, match="max_concurrent must be a whole number from 1"):
        api.client(max_concurrent=wrong)


def test_ten_jobs_at_once_unless_told_otherwise(api: Api, vendor: Vendor) -> None:
    assert api.client().session.running.limit == 10
    assert creates(api, api.client(), 10) == [job(number + 1) for number in range(10)]
    assert vendor.asked == [], "nobody is asked anything while there is room"


def test_one_who_waits_alone_asks_after_the_jobs_that_nobody_asks_after(
    api: Api, vendor: Vendor, idle_moments: Clock
) -> None:
    def end(asked: str) -> None:
        if vendor.asked.count(asked) == 2:
            vendor.ended.add(asked)

    vendor.answer_of = end
    began = idle_moments.now
    assert creates(api, api.client(max_concurrent=2), 4) == [job(number) for number in (1, 2, 3, 4)]
    assert vendor.asked == [job(1), job(2)] * 2, "by turns, and no more often than a wait asks"
    assert idle_moments.now - began >= 2 * _api.INTERVAL
    assert vendor.most == 2


def test_a_job_that_somebody_has_just_asked_after_is_not_asked_after_again(
    api: Api, vendor: Vendor, idle_moments: Clock
) -> None:
    vendor.answer_of = vendor.ended.add
    client = api.client(max_concurrent=2)
    creates(api, client, 2)
    vendor.answer_of = lambda _: None
    idle_moments.pause(1.0)
    api.run(client.generation(job(1)).refresh())
    assert client.session.running.held == {job(1): idle_moments.now, job(2): idle_moments.now - 1.0}
    client.session.running.held[job(1)] += _api.INTERVAL
    vendor.ended.add(job(2))
    creates(api, client, 1)
    assert vendor.asked == [job(1), job(2)]


def test_who_becomes_first_in_line_looks_around_in_turn(vendor: Vendor, idle_moments: Clock) -> None:
    """One slot and nobody who waits for a job: each in turn becomes the first in line, and asks."""
    vendor.answer_of = vendor.ended.add

    async def asynchronous() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(vendor))
        async with AsyncLeonardo(KEY, base_url="https://api.test", http_client=http, max_concurrent=1) as client:
            calls = (client.sora_2_pro.create(prompt=str(number)) for number in range(5))
            await asyncio.wait_for(asyncio.gather(*calls), 10)

    asyncio.run(asynchronous())
    assert vendor.prompts == list("01234")
    assert vendor.asked == [job(number) for number in (1, 2, 3, 4)]
    assert idle_moments.pauses == [_api.INTERVAL] * 4


@pytest.mark.usefixtures("idle_moments")
def test_who_looks_around_stops_at_the_first_free_slot(api: Api, vendor: Vendor) -> None:
    client = api.client(max_concurrent=3)
    vendor.ended.add(job(1))
    creates(api, client, 4)
    assert vendor.asked == [job(1)]


def test_what_is_no_image_is_refused_before_its_turn(api: Api, vendor: Vendor, idle_moments: Clock) -> None:
    client = api.client(max_concurrent=1)
    creates(api, client, 1)
    with pytest.raises(InvalidRequest, match="not an image"):
        api.create(client, start_frame=b"no picture")
    assert vendor.asked == idle_moments.pauses == []


def test_a_newcomer_does_not_overtake_one_who_is_being_woken() -> None:
    async def asynchronous() -> None:
        async with AsyncLeonardo(KEY, base_url="https://api.test", max_concurrent=1) as client:
            slots, wire = client.session.running, client.session.wire
            holder, early, late = wire.signal(), wire.signal(), wire.signal()
            await slots.enter(holder)
            waiting = asyncio.create_task(slots.enter(early))
            await asyncio.sleep(0)
            slots.leave(holder)  # a slot is free, and whom it belongs to has not run since
            slots._line.append(late)
            assert not slots._admitted(late)
            await waiting
            assert list(slots.held) == [early]

    asyncio.run(asynchronous())


def test_a_wait_by_somebody_else_gives_the_turn_on(api: Api, vendor: Vendor) -> None:
    """With one slot: the second create goes out once the first job was seen to end, and not before."""
    vendor.answer_of = vendor.ended.add
    client = api.client(max_concurrent=1)
    if api.mode == "asynchronous":

        async def both() -> None:
            first = await client.sora_2_pro.create(prompt="0")
            second = asyncio.create_task(client.sora_2_pro.create(prompt="1"))
            await asyncio.sleep(0.01)
            assert vendor.prompts == ["0"]
            await first.wait(interval=0.01)
            await second

        api.run(both())
    else:
        first = client.sora_2_pro.create(prompt="0")
        second = threading.Thread(target=lambda: client.sora_2_pro.create(prompt="1"))
        second.start()
        while not client.session.running._line:
            pass
        assert vendor.prompts == ["0"]
        first.wait(interval=0.01)
        second.join(10)
    assert vendor.prompts == ["0", "1"]
    assert vendor.most == 1


def test_first_come_first_served(vendor: Vendor, api: Api) -> None:
    """Two hundred ask at once for three slots: they are served in the order of asking."""
    vendor.answer_of = vendor.ended.add
    count = 200
    if api.mode == "asynchronous":
        client: AsyncLeonardo = api.client(max_concurrent=3)

        async def one(number: int) -> None:
            await (await client.sora_2_pro.create(prompt=str(number))).wait(interval=0.001)

        async def all_of_them() -> None:
            await asyncio.gather(*map(one, range(count)))

        api.run(all_of_them())
        assert vendor.prompts == [str(number) for number in range(count)]
    else:
        blocking: Leonardo = api.client(max_concurrent=3)

        def start(number: int) -> None:
            blocking.sora_2_pro.create(prompt=str(number)).wait(interval=0.001)

        threads = [threading.Thread(target=start, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert sorted(map(int, vendor.prompts)) == list(range(20))
    assert vendor.most <= 3


def slot_is_free(client: Any) -> bool:
    return not client.session.running.held and not client.session.running._line


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(500), OutcomeUnknown),
        (json_answer({"error": "no"}, 400), RequestRejected),
        (httpx.ReadError("cut"), OutcomeUnknown),
    ],
)
def test_a_create_that_starts_nothing_gives_its_slot_back(
    api: Api, answer: httpx.Response | Exception, error: type[Exception]
) -> None:
    client = api.client(max_concurrent=1)
    api.answer(answer)
    with pytest.raises(error):
        api.create(client)
    assert slot_is_free(client)
    assert client.submitted == []


def test_an_upload_that_fails_gives_the_slot_back(api: Api) -> None:
    client = api.client(max_concurrent=1)
    api.answer(json_answer({"error": "no"}, 400))
    with pytest.raises(RequestRejected):
        api.create(client, start_frame=PNG)
    assert slot_is_free(client)


def test_an_invalid_request_waits_in_no_line(api: Api) -> None:
    client = api.client(max_concurrent=1)
    client.session.running.held["somebody"] = 0.0
    with pytest.raises(InvalidRequest):
        api.create(client, duration=5)


def test_a_closed_client_says_so_at_once_also_with_a_full_house(api: Api) -> None:
    client = api.client(max_concurrent=1)
    client.session.running.held["somebody"] = 0.0
    api.run(client.session.wire._http.aclose()) if api.mode == "asynchronous" else client.session.wire._http.close()
    with pytest.raises(InvalidRequest, match="closed; nothing was sent"):
        api.create(client)


def test_a_closed_client_stays_closed_in_another_event_loop() -> None:
    async def use(client: AsyncLeonardo) -> None:
        await client.sora_2_pro.create(prompt="A heron")

    async def use_and_close(client: AsyncLeonardo) -> None:
        client.generation(JOB)
        await client.close()

    client = AsyncLeonardo(KEY, base_url="https://api.test")
    asyncio.run(use_and_close(client))
    with pytest.raises(InvalidRequest, match="closed; nothing was sent"):
        asyncio.run(use(client))


def test_who_gives_up_waiting_leaves_the_line_to_those_behind(vendor: Vendor) -> None:
    async def asynchronous() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(vendor))
        async with AsyncLeonardo(KEY, base_url="https://api.test", http_client=http, max_concurrent=1) as client:
            first = await client.sora_2_pro.create(prompt="0")
            waiting = [asyncio.create_task(client.sora_2_pro.create(prompt=str(number))) for number in (1, 2, 3)]
            await asyncio.sleep(0.01)
            for task in waiting[:2]:
                task.cancel()
            await asyncio.gather(*waiting[:2], return_exceptions=True)
            vendor.ended.add(first.id)
            await first.refresh()
            await asyncio.wait_for(waiting[2], 5)
            assert vendor.prompts == ["0", "3"]

    asyncio.run(asynchronous())


def test_a_job_that_nobody_will_hear_of_again_does_not_hold_its_slot_for_ever(
    api: Api, vendor: Vendor, idle_moments: Clock
) -> None:
    vendor.answer_of = lambda _: json_answer(GONE)
    began = idle_moments.now
    creates(api, api.client(max_concurrent=1), 2)
    assert _api.DEADLINE < idle_moments.now - began < _api.DEADLINE + 2 * _api.INTERVAL


@pytest.mark.usefixtures("idle_moments")
def test_a_job_that_cannot_be_asked_after_does_not_hold_its_slot(api: Api, vendor: Vendor) -> None:
    vendor.answer_of = lambda _: json_answer({"error": "no such path"}, 404)
    creates(api, api.client(max_concurrent=1), 2)
    assert vendor.asked == [job(1)]


@pytest.mark.usefixtures("idle_moments")
def test_a_server_in_trouble_does_not_open_the_slots(api: Api, vendor: Vendor) -> None:
    def trouble(asked: str) -> httpx.Response | None:
        if len(vendor.asked) > 6:
            vendor.ended.add(asked)
            return None
        return httpx.Response(503)

    vendor.answer_of = trouble
    creates(api, api.client(max_concurrent=1), 2)
    assert vendor.asked == [job(1)] * 7
    assert vendor.prompts == ["0", "1"]


# What was started, and is to be fetched yet.


def test_a_started_job_is_listed_until_it_is_fetched(api: Api, vendor: Vendor, tmp_path: Path) -> None:
    client = api.client()
    clip = httpx.Response(200, headers={"content-type": "video/mp4", "content-length": "4"}, stream=Pieces(b"clip"))
    vendor.ended.add(job(1))

    async def asynchronous() -> None:
        generation = await client.sora_2_pro.create(prompt="A heron")
        await generation.wait()
        assert client.submitted == [job(1)], "that it has ended is no reason to forget it"
        api.answer(clip)
        await generation.videos[0].download(tmp_path / "clip.mp4")

    if api.mode == "asynchronous":
        api.run(asynchronous())
    else:
        generation = client.sora_2_pro.create(prompt="A heron")
        generation.wait()
        assert client.submitted == [job(1)], "that it has ended is no reason to forget it"
        api.answer(clip)
        generation.videos[0].download(tmp_path / "clip.mp4")
    assert client.submitted == []


def test_a_failed_job_is_listed_no_more(api: Api, vendor: Vendor) -> None:
    client = api.client()
    creates(api, client, 2)
    vendor.answer_of = lambda _: json_answer(FAILED)
    with pytest.raises(GenerationFailed):
        api.run(client.generation(job(1)).wait())
    assert client.submitted == [job(2)]


def test_the_list_has_an_end(api: Api, vendor: Vendor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_flows, "_LONGEST_LIST", 3)
    client = api.client()
    creates(api, client, 5)
    assert client.submitted == [job(3), job(4), job(5)]
    assert vendor.prompts == list("01234")


def leave(api: Api, error: BaseException, *, started: bool) -> None:
    """Have an exception leave the block that a client is used in, perhaps after it has started a job."""

    async def asynchronous() -> None:
        async with api.client() as client:
            if started:
                await client.sora_2_pro.create(prompt="A heron")
            raise error

    if api.mode == "asynchronous":
        api.run(asynchronous())
    with api.client() as client:
        if started:
            client.sora_2_pro.create(prompt="A heron")
        raise error


def test_an_exception_that_leaves_the_client_names_the_jobs(api: Api, vendor: Vendor) -> None:
    with pytest.raises(KeyboardInterrupt) as caught:
        leave(api, KeyboardInterrupt(), started=True)
    assert caught.value.__notes__ == [f"jobs that were started and not fetched: '{job(1)}'"]
    assert len(vendor.prompts) == 1


def test_an_exception_before_anything_was_started_is_left_alone(api: Api) -> None:
    with pytest.raises(KeyboardInterrupt) as caught:
        leave(api, KeyboardInterrupt(), started=False)
    assert not hasattr(caught.value, "__notes__")


def test_an_id_in_that_note_cannot_write_to_the_terminal(api: Api) -> None:
    api.answer(json_answer({"generate": {"generationId": "\x1b[2Jjob\u202e"}}))
    client = api.client()
    creates(api, client, 1)
    error = ValueError()
    api.run(client.__aexit__(None, error, None)) if api.mode == "asynchronous" else client.__exit__(None, error, None)
    assert error.__notes__[0].isprintable()
    assert error.__notes__[0].isascii()


# Journals: what is told right before money may be spent.


def test_who_keeps_a_journal_is_told_before_the_request_leaves(api: Api, vendor: Vendor) -> None:
    from leonardo_client._request import Call
    from leonardo_client.calls.sora_2_pro import PAGE

    body: Any = {"model": "sora-2-pro", "public": False}
    body["parameters"] = {"prompt": "A heron", "width": 1280, "height": 720, "quantity": 1}
    told: list[tuple[str, float, int]] = []
    client = api.client()
    flow = client.session.create(
        Call(PAGE, body), lambda fingerprint, sent_at: told.append((fingerprint, sent_at, len(vendor.prompts)))
    )
    result = asyncio.run(flow) if api.mode == "asynchronous" else next(_results(flow))
    assert result == (job(1), {"generate": {"generationId": job(1)}})
    assert told == [(hashlib.sha256(api.server.requests[0].content).hexdigest(), api.clock.time(), 0)]


def _results(flow: Any) -> Iterator[Any]:
    try:
        flow.send(None)
    except StopIteration as end:
        yield end.value


def test_where_the_journal_cannot_be_written_nothing_is_sent(api: Api, vendor: Vendor) -> None:
    from leonardo_client._request import Call
    from leonardo_client.calls.sora_2_pro import PAGE

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    body: Any = {"model": "sora-2-pro", "public": False}
    body["parameters"] = {"prompt": "A heron", "width": 1280, "height": 720, "quantity": 1}
    client = api.client()
    flow = client.session.create(Call(PAGE, body), full)
    with pytest.raises(OSError, match="No space"):
        asyncio.run(flow) if api.mode == "asynchronous" else next(_results(flow))
    assert vendor.prompts == []
    assert slot_is_free(client)


# Downloads take turns as well.


def test_downloads_take_turns(tmp_path: Path) -> None:
    at_once: list[int] = []

    async def slow(_: httpx.Request) -> httpx.Response:
        at_once.append(1)
        await asyncio.sleep(0.001)
        seen.append(len(at_once))
        at_once.pop()
        return httpx.Response(200, headers={"content-type": "video/mp4", "content-length": "4"}, stream=Pieces(b"clip"))

    seen: list[int] = []

    async def asynchronous() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(slow))
        async with AsyncLeonardo(KEY, base_url="https://api.test", http_client=http) as client:
            files = [AsyncFile(client, job(number), "https://cdn.test/clip.mp4", "v1") for number in range(40)]
            await asyncio.gather(*(file.download(tmp_path / f"{number}.mp4") for number, file in enumerate(files)))

    asyncio.run(asynchronous())
    assert len(list(tmp_path.iterdir())) == 40
    assert max(seen) == _api.CONCURRENT_JOBS
