"""Many jobs through one client: so many requests at once and not more, and what was paid for stays in sight."""

from __future__ import annotations

import asyncio
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from leonardo_client import AsyncLeonardo, GenerationFailed, InvalidRequest, Leonardo, LeonardoError

from .conftest import COMPLETE, CREATED, JOB, KEY, PENDING, RETIRED, Api, Pieces, json_answer, sent

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


class Crowd:
    """Counts how many requests are under way at once; each takes a moment."""

    def __init__(self) -> None:
        self.now = self.most = self.total = 0
        self.lock = threading.Lock()

    def enter(self) -> None:
        with self.lock:
            self.now += 1
            self.total += 1
            self.most = max(self.most, self.now)

    def leave(self) -> None:
        with self.lock:
            self.now -= 1

    def handle(self, _: httpx.Request) -> httpx.Response:
        self.enter()
        time.sleep(0.005)
        self.leave()
        return json_answer(CREATED)

    async def handle_async(self, _: httpx.Request) -> httpx.Response:
        self.enter()
        await asyncio.sleep(0.005)
        self.leave()
        return json_answer(CREATED)


def test_no_more_requests_at_once_than_the_limit_by_threads() -> None:
    crowd = Crowd()
    http = httpx.Client(transport=httpx.MockTransport(crowd.handle))
    client = Leonardo(KEY, base_url="https://api.test", http_client=http, max_concurrent=3)
    models = [one.sora_2_pro for one in (client, client.with_options(timeout=9))] * 6
    threads = [threading.Thread(target=partial(one.create, prompt="A heron")) for one in models]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (crowd.total, crowd.most) == (12, 3)


def test_no_more_requests_at_once_than_the_limit_by_tasks_in_any_event_loop() -> None:
    crowd = Crowd()
    http = httpx.AsyncClient(transport=httpx.MockTransport(crowd.handle_async))
    client = AsyncLeonardo(KEY, base_url="https://api.test", http_client=http, max_concurrent=3)

    async def many() -> None:
        models = [one.sora_2_pro for one in (client, client.with_options(timeout=9))] * 6
        await asyncio.gather(*(one.create(prompt="A heron") for one in models))

    asyncio.run(many())
    asyncio.run(many())
    assert (crowd.total, crowd.most) == (24, 3)


def test_a_turn_is_given_back_however_a_call_ends(api: Api) -> None:
    client = api.client(max_concurrent=1)
    api.answer(json_answer({"error": "no"}, 400), httpx.ReadError("cut"), json_answer(CREATED))
    for _ in range(2):
        with pytest.raises(LeonardoError):
            creates(api, client, 1)
    with pytest.raises(InvalidRequest):
        api.run(client.sora_2_pro.create(prompt="x" * 6000))
    assert creates(api, client, 1) == [JOB]


def test_a_cancelled_task_that_waits_for_its_turn_sends_nothing() -> None:
    crowd = Crowd()
    http = httpx.AsyncClient(transport=httpx.MockTransport(crowd.handle_async))
    client = AsyncLeonardo(KEY, base_url="https://api.test", http_client=http, max_concurrent=1)

    async def cancelled() -> None:
        first = asyncio.create_task(client.sora_2_pro.create(prompt="A heron"))
        second = asyncio.create_task(client.sora_2_pro.create(prompt="A kite"))
        await asyncio.sleep(0.001)
        second.cancel()
        await first
        with pytest.raises(asyncio.CancelledError):
            await second
        await client.sora_2_pro.create(prompt="Another")

    asyncio.run(cancelled())
    assert crowd.total == 2


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
    monkeypatch.setattr("leonardo_client._runtime.core.jobs._LONGEST_LIST", 3)
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
    from leonardo_client.calls.sora_2_pro import PAGE

    body: Any = {"model": "sora-2-pro", "public": False}
    body["parameters"] = {"prompt": "A heron", "width": 1280, "height": 720, "quantity": 1}
    told: list[tuple[str, float, int]] = []
    client = api.client()
    flow = client.session.create(
        PAGE.call_from(body),
        lambda fingerprint, sent_at: told.append((fingerprint, sent_at, len(vendor.prompts))),
    )
    result = asyncio.run(flow) if api.mode == "asynchronous" else next(_results(flow))
    assert result == (job(1), {"generate": {"generationId": job(1)}}, client.session.api.operation("submit"))
    assert told == [(hashlib.sha256(api.server.requests[0].content).hexdigest(), api.clock.time(), 0)]


def _results(flow: Any) -> Iterator[Any]:
    try:
        flow.send(None)
    except StopIteration as end:
        yield end.value


def test_where_the_journal_cannot_be_written_nothing_is_sent(api: Api, vendor: Vendor) -> None:
    from leonardo_client.calls.sora_2_pro import PAGE

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    body: Any = {"model": "sora-2-pro", "public": False}
    body["parameters"] = {"prompt": "A heron", "width": 1280, "height": 720, "quantity": 1}
    client = api.client()
    flow = client.session.create(PAGE.call_from(body), full)
    with pytest.raises(OSError, match="No space"):
        asyncio.run(flow) if api.mode == "asynchronous" else next(_results(flow))
    assert vendor.prompts == []
    creates(api, client, 1)  # the turn is free again
