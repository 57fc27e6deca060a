"""What a caller's own code does around a client: hooks that fail, task groups, loops in threads, forks, wrong types."""

# These tests look at how connections tell of themselves.
# pyright: reportPrivateUsage=false
from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import os
import threading
import traceback
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from leonardo_client import (
    AsyncLeonardo,
    ConnectionFailed,
    InvalidRequest,
    Leonardo,
    OutcomeUnknown,
    RequestRejected,
    TransferFailed,
    _delivery,
    _flows,
    _http,
    _slots,
)

from .conftest import BASE, COMPLETE, CREATED, JOB, KEY, PNG, RETIRED, Api, Clock, Pieces, json_answer
from .raw_server import Asked, RawServer, http

pytestmark = RETIRED
ELSEWHERE = httpx.Request("POST", "https://collector.test/down")


def hooked(api: Api, error: Exception, moment: str = "response") -> Any:
    """A client over an http_client of the caller's, with a hook that raises."""

    def hook(_: object) -> None:
        raise error

    async def hook_async(_: object) -> None:
        raise error

    kind: Any = httpx.Client if api.mode == "blocking" else httpx.AsyncClient
    hooks = {moment: [hook if api.mode == "blocking" else hook_async]}
    return api.client(http_client=kind(transport=api.transport(), event_hooks=hooks))


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectError("refused", request=ELSEWHERE),
        httpx.ConnectError("refused"),
        httpx.PoolTimeout("full", request=ELSEWHERE),
        httpx.InvalidURL("no address"),
        ValueError("a mistake in a hook"),
        RuntimeError("another"),
    ],
    ids=repr,
)
def test_a_hook_that_fails_after_the_answer_pays_once_and_tells_of_it(api: Api, error: Exception) -> None:
    api.answer(json_answer(CREATED))
    with pytest.raises(OutcomeUnknown, match="may have been accepted, and charged") as caught:
        api.create(hooked(api, error))
    (request,) = api.server.requests
    assert caught.value.fingerprint == hashlib.sha256(request.content).hexdigest()
    assert not caught.value.retry_safe
    assert KEY not in "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())


def test_a_hook_that_fails_before_the_request_leaves_sends_nothing(api: Api) -> None:
    api.answer(json_answer(CREATED))
    with pytest.raises(OutcomeUnknown):
        api.create(hooked(api, httpx.ConnectError("refused", request=ELSEWHERE), "request"))
    assert api.server.requests == []


def test_a_connection_that_fails_is_still_known_to_have_sent_nothing(api: Api) -> None:
    api.answer(httpx.ConnectError("refused"))
    with pytest.raises(ConnectionFailed, match="nothing was sent, in 4 attempts"):
        api.create()


def test_what_has_begun_to_leave_is_never_taken_for_unsent() -> None:
    """Also where a hook sends the very same request once more, and cannot connect."""
    _http._in_hand.set(_http._Hand())
    request = httpx.Request("POST", BASE)
    error, key = httpx.ConnectError("refused", request=request), _http.Key(KEY)
    assert _http._failed(error, None, request).event == "not_connected"
    for method, event in ((b"CONNECT", "not_connected"), (b"POST", "interrupted")):
        _http._bound("http11.send_request_headers.started", {"request": SimpleNamespace(method=method)}, key)
        assert _http._failed(error, None, request).event == event


def test_the_tunnel_of_a_proxy_does_not_start_the_time_for_the_answer() -> None:
    _http._in_hand.set(_http._Hand(patience=5.0))
    for method, bounded in ((b"CONNECT", False), (b"POST", True)):
        request = SimpleNamespace(method=method)
        _http._bound("http11.send_request_headers.started", {"request": request}, _http.Key(KEY))
        _http._bound("http11.send_request_body.complete", {"return_value": None}, _http.Key(KEY))
        assert (_http._in_hand.get().deadline < float("inf")) == bounded


def test_what_is_logged_of_an_answers_headers_is_without_the_key() -> None:
    answer = (b"HTTP/1.1", 200, b"OK", [(b"x-echo", f"Bearer {KEY}".encode())])
    for event, info in (
        ("complete", {"return_value": answer}),
        ("failed", {"exception": ValueError(f"x-echo: {KEY}")}),
    ):
        _http._bound(f"http11.receive_response_headers.{event}", info, _http.Key(KEY))
        assert KEY not in repr(info)
        assert "x-echo" in repr(info)


# Task groups.


def test_a_task_group_that_fails_hides_no_request_that_may_have_been_accepted() -> None:
    """The note on a CancelledError is lost there: the client's end names it once more."""
    sent: list[bytes] = []
    all_sent = asyncio.Event()

    async def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        if len(sent) == 3:
            all_sent.set()
        if b"bad" in request.content:
            await all_sent.wait()
            return json_answer({"error": "no"}, 400)
        await asyncio.Event().wait()
        raise AssertionError

    async def run() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
        async with AsyncLeonardo(KEY, base_url=BASE, http_client=http) as client, asyncio.TaskGroup() as group:
            for prompt in ("one", "two", "bad"):
                group.create_task(client.sora_2_pro.create(prompt=prompt))

    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(run())
    (error,) = caught.value.exceptions
    assert isinstance(error, RequestRejected)
    told = "".join(traceback.format_exception(caught.value))
    open_ones = [hashlib.sha256(body).hexdigest()[:16] for body in sent if b"bad" not in body]
    assert len(open_ones) == 2
    assert all(told.count(fingerprint) == 1 for fingerprint in open_ones), told


def test_an_interruption_is_told_once(api: Api) -> None:
    api.answer(KeyboardInterrupt())
    client = api.client()

    async def asynchronous() -> None:
        async with client:
            await client.sora_2_pro.create(prompt="A heron")

    def blocking() -> None:
        with client:
            client.sora_2_pro.create(prompt="A heron")

    with pytest.raises(KeyboardInterrupt) as caught:
        asyncio.run(asynchronous()) if api.mode == "asynchronous" else blocking()
    assert len(caught.value.__notes__) == 1


def test_who_is_cancelled_in_the_moment_of_its_turn_sends_nothing() -> None:
    """As in a task group whose first job fails: the slot is free in the moment in which the others are cancelled."""
    posts: list[bytes] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.01)
        if request.method == "POST":
            posts.append(request.content)
            return json_answer(CREATED)
        return json_answer({"generations_by_pk": {"status": "FAILED", "generated_images": []}})

    async def one(client: AsyncLeonardo, prompt: str) -> None:
        await (await client.sora_2_pro.create(prompt=prompt)).wait(5, interval=0.01)

    async def run() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
        client = AsyncLeonardo(KEY, base_url=BASE, http_client=http, max_concurrent=1)
        async with asyncio.TaskGroup() as group:
            for prompt in ("one", "two", "three"):
                group.create_task(one(client, prompt))

    with pytest.raises(ExceptionGroup):
        asyncio.run(asyncio.wait_for(run(), 20))
    assert len(posts) == 1


# Threads and processes.


def test_two_event_loops_at_once_are_refused_before_anything_is_sent() -> None:
    client = AsyncLeonardo(KEY, base_url=BASE, http_client=httpx.AsyncClient(transport=httpx.MockTransport(str)))
    client.session.wire._loop = running = asyncio.new_event_loop()  # type: ignore[attr-defined]
    thread = threading.Thread(target=running.run_forever)
    thread.start()
    with pytest.raises(InvalidRequest, match="an event loop of another thread: make one for each; nothing was sent"):
        asyncio.run(_created(client))
    running.call_soon_threadsafe(running.stop)
    thread.join()
    running.close()


async def _created(client: AsyncLeonardo) -> None:
    await client.sora_2_pro.create(prompt="A heron")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_client_may_be_closed_in_another_event_loop_than_it_was_used_in() -> None:
    over = threading.Event()

    def answer(_: Asked, connection: Any) -> None:
        connection.sendall(http(200, b'{"user_details": []}', connection=""))
        over.wait(10)  # the connection stays open

    with RawServer(answer) as server:
        client = AsyncLeonardo(KEY, base_url=server.url)
        asyncio.run(client.account())
        asyncio.run(client.close())
        over.set()
    with pytest.raises(InvalidRequest, match="closed"):
        client.generation(JOB)
    del client
    gc.collect()  # asyncio warns of the connection, which the loop left open


@pytest.mark.parametrize("said", [b"{}", b"[]", b"0"])
def test_an_empty_answer_is_not_called_something_else_than_json(api: Api, said: bytes) -> None:
    api.answer(httpx.Response(400, content=said))
    with pytest.raises(RequestRejected, match="an error without a message"):
        api.create()


def test_after_a_fork_nobody_waits_for_threads_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    slots = _slots.Slots(SimpleNamespace(signalled=None), 2)  # type: ignore[arg-type]
    slots.held = {threading.Event(): 0.0, "a-job": 0.0}
    slots._line.append(threading.Event())
    slots._lock.acquire()
    monkeypatch.setattr(os, "getpid", lambda: -1)
    ticket = threading.Event()
    with pytest.raises(StopIteration):
        slots.enter(ticket).send(None)
    assert [*slots.held] == ["a-job", ticket]
    slots.leave(ticket)


# Downloads.


def test_the_time_of_a_download_is_also_for_its_turn(
    api: Api, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def signalled(_: object, __: object, seconds: float) -> bool:
        clock.pause(seconds)
        return False

    for wire in (_http.Wire, _http.AsyncWire):
        monkeypatch.setattr(wire, "signalled", signalled)
    client = api.client()
    client.session.transfers.held = {f"transfer {number}": 0.0 for number in range(10)}
    began = clock.now
    with pytest.raises(TransferFailed, match="too many other transfers for all of 3 s"):
        api.run(client.session.fetch(JOB, "https://cdn.test/clip.mp4", str(tmp_path / "clip.mp4"), None, 3))
    assert clock.now - began == 3
    assert api.server.requests == []
    client.session.transfers.held.clear()
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=b"clip"))
    api.run(client.session.fetch(JOB, "https://cdn.test/clip.mp4", str(tmp_path / "clip.mp4"), None, 3))


def test_a_download_over_a_closed_client_is_an_error_of_ours(api: Api, tmp_path: Path) -> None:
    client = api.client()
    api.run(client.session.wire._http.close() if api.mode == "blocking" else client.session.wire._http.aclose())
    with pytest.raises(InvalidRequest, match="closed"):
        api.run(client.session.fetch(JOB, "https://cdn.test/clip.mp4", str(tmp_path / "clip.mp4"), None, None))


def test_a_hook_of_a_download_that_asks_something_leaves_its_time_alone(api: Api, tmp_path: Path, clock: Clock) -> None:
    if api.mode == "asynchronous":
        pytest.skip("a progress hook is a plain function: it cannot wait for an answer of the same client")
    client = api.client()

    def ask(progress: Any) -> None:
        if progress.stage == "downloading" and not client.seen:
            client.seen = True
            client.account()
            clock.pause(5)

    client.seen = False
    clip = httpx.Response(200, headers={"content-type": "video/mp4"}, stream=Pieces(b"clip", lambda: None, b"more"))
    clip.headers["content-length"] = "9"
    api.answer(clip, json_answer({"user_details": []}), clip)
    with pytest.raises(TransferFailed, match="the time for it is over"):
        client.session.fetch(JOB, "https://cdn.test/clip.mp4", str(tmp_path / "c.mp4"), ask, 3).send(None)


def test_an_empty_file_is_no_clip(api: Api, tmp_path: Path) -> None:
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4", "content-length": "0"}, content=b""))
    with pytest.raises(TransferFailed, match="the host sent 0 of"):
        api.download(tmp_path / "clip.mp4")
    assert not [*tmp_path.iterdir()]


def test_text_that_no_request_can_hold_is_an_error_of_ours(api: Api, tmp_path: Path) -> None:
    with pytest.raises(TransferFailed, match="is not https"):
        api.download(tmp_path / "clip.mp4", url="https://cdn.test/\ud800.mp4")
    for slot in ({"url": "https://storage.test/\ud800"}, {"fields": '{"a": "\\ud800"}'}):
        answer = {"id": "u1", "fields": "{}", "url": "https://storage.test/bucket", **slot}
        api.answer(httpx.Response(200, content=json.dumps({"uploadInitImage": answer}).encode()))
        with pytest.raises(TransferFailed):
            api.run(api.client().upload(PNG))
    assert {request.url.host for request in api.server.requests} <= {"api.test"}


# Settings of a wrong type, and answers of an odd shape.


@pytest.mark.parametrize("mode", [Leonardo, AsyncLeonardo])
@pytest.mark.parametrize(
    "settings",
    [{"api_key": KEY.encode()}, {"api_key": [KEY]}, {"api_key": KEY, "base_url": httpx.URL(f"https://{KEY}@api.test")}],
    ids=["bytes", "a list", "an address that is no text"],
)
def test_a_setting_of_a_wrong_type_is_refused_without_being_shown(mode: Any, settings: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequest) as caught:
        mode(**settings)
    error = caught.value
    assert error.__traceback__ is not None
    error.__traceback__ = error.__traceback__.tb_next  # the frame of this test holds the key
    assert KEY not in "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def test_a_timeout_that_no_socket_can_wait_for_is_refused(api: Api) -> None:
    with pytest.raises(InvalidRequest, match="a billion at most"):
        api.client(timeout=1e10)
    api.client(timeout=1e6)


@pytest.mark.parametrize("timeout", ["5", True, httpx.Timeout(5)])
def test_a_timeout_that_is_no_number_is_refused(api: Api, timeout: Any) -> None:
    with pytest.raises(InvalidRequest, match="a timeout must be"):
        api.client(timeout=timeout)


def test_an_http_client_of_the_other_kind_is_refused_before_it_sends_a_paid_request() -> None:
    """A blocking one under the asynchronous client did send it, and the answer was lost."""
    with pytest.raises(InvalidRequest, match=r"must be an httpx\.AsyncClient, got Client"):
        AsyncLeonardo(KEY, http_client=httpx.Client())  # type: ignore[arg-type]
    with pytest.raises(InvalidRequest, match=r"must be an httpx\.Client, got AsyncClient"):
        Leonardo(KEY, http_client=httpx.AsyncClient())  # type: ignore[arg-type]


def test_without_asyncio_nothing_is_sent(api: Api) -> None:
    """Another library's loop could carry the paid request; the wait after it needs asyncio's."""
    if api.mode == "blocking":
        pytest.skip("the blocking client needs no loop")
    with pytest.raises(InvalidRequest, match="needs asyncio's event loop; nothing was sent"):
        api.client().sora_2_pro.create(prompt="A heron").send(None)
    assert api.server.requests == []


@pytest.mark.parametrize("host", ["a..b", "a" * 64 + ".test", "xn--a"])
def test_a_host_that_cannot_be_one_fails_as_any_that_is_not_reached(api: Api, tmp_path: Path, host: str) -> None:
    """No name is looked up: each is refused on the way there, with an error of Python's own."""
    if api.mode == "asynchronous" and host != "xn--a":
        pytest.skip("anyio looks it up")
    kind: Any = httpx.Client if api.mode == "blocking" else httpx.AsyncClient
    client = api.client(http_client=kind())
    fetched = client.session.fetch(JOB, f"https://{host}/clip.mp4", str(tmp_path / "clip.mp4"), None, None)
    with pytest.raises(TransferFailed, match=r"Unicode(Encode)?Error|InvalidCodepoint"):
        api.run(fetched) if api.mode == "asynchronous" else fetched.send(None)


def test_an_address_whose_host_cannot_be_one_is_refused(api: Api) -> None:
    with pytest.raises(InvalidRequest, match="base URL"):
        api.client(base_url="https://cloud..leonardo.test")


def test_a_hook_of_a_download_that_downloads_leaves_its_time_alone(api: Api, tmp_path: Path, clock: Clock) -> None:
    if api.mode == "asynchronous":
        pytest.skip("a progress hook is a plain function: it cannot wait for another download")
    client = api.client()
    fetch, url = client.session.fetch, "https://cdn.test/clip.mp4"

    def hook(_: Any) -> None:
        if not (tmp_path / "other.mp4").exists():
            with pytest.raises(StopIteration):
                fetch(JOB, url, str(tmp_path / "other.mp4"), None, None).send(None)
            clock.pause(5)

    clip = httpx.Response(200, headers={"content-type": "video/mp4"}, stream=Pieces(b"clip", lambda: None, b"more"))
    clip.headers["content-length"] = "9"
    api.answer(clip)
    with pytest.raises(TransferFailed, match="the time for it is over"):
        fetch(JOB, url, str(tmp_path / "clip.mp4"), hook, 3).send(None)


@pytest.mark.parametrize("name", ["a\0b", "\ud83d.mp4", "folder/"])
def test_a_name_that_no_file_can_have_is_an_error_of_ours(api: Api, tmp_path: Path, name: str) -> None:
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=b"clip"))
    with pytest.raises(TransferFailed, match="cannot write"):
        api.download(f"{tmp_path}/{name}")
    assert not [*tmp_path.iterdir()]


def test_a_stream_of_the_system_is_no_file_also_where_it_leads_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """/dev/stdout is a link that would be replaced; as root, for the whole system."""
    monkeypatch.setattr("os.path.exists", lambda _: True)
    monkeypatch.setattr("os.path.isfile", lambda _: True)
    assert [
        _flows.no_file(path) for path in ("/dev/stdout", "/dev/../dev/stdout", "clip.mp4", "/dev/shm/clip.mp4")
    ] == [
        True,
        True,
        False,
        False,
    ]


def test_a_turn_may_be_waited_for_longer_than_systems_can_count(api: Api) -> None:
    client = api.client()
    slots, wire = client.session.transfers, client.session.wire

    async def enter() -> None:
        slots.held = {f"transfer {number}": 0.0 for number in range(10)}
        ticket = wire.signal()
        wire.signalled = asked
        await slots.enter(ticket, deadline=1e300)

    async def asked(_: object, seconds: float | None) -> bool:
        assert seconds is None
        slots.held.clear()
        return True

    if api.mode == "asynchronous":
        api.run(enter())
    else:
        with pytest.raises(StopIteration):
            enter().send(None)


@pytest.mark.parametrize("identity", [None, 7, "u\ud800"])
def test_an_upload_without_an_id_starts_nothing(api: Api, identity: object) -> None:
    slot = {"id": identity, "fields": "{}", "url": "https://storage.test/bucket"}
    api.answer(httpx.Response(200, content=json.dumps({"uploadInitImage": slot}).encode()))
    with pytest.raises(TransferFailed, match="names no place"):
        api.create(start_frame=PNG)
    assert [request.url.path for request in api.server.requests] == ["/api/rest/v1/init-image"]


@pytest.mark.parametrize(
    ("answer", "cost"),
    [
        ({"cost": {"amount": None, "unit": "DOLLARS"}}, None),
        ({"cost": {"amount": None}, "apiCreditCost": 3}, ("3", "CREDITS")),
        ({"cost": {"amount": "0.36", "unit": None}}, ("0.36", "")),
    ],
)
def test_a_cost_of_null_is_none(answer: dict[str, Any], cost: object) -> None:
    assert _delivery.cost_of({"generationId": JOB, **answer}) == cost


@pytest.mark.parametrize(
    "answer",
    [
        {"generate": None, "generationId": JOB, "errors": [{"message": "odd"}]},
        {"data": {"generate": {"generationId": JOB}}, "errors": [{"message": "odd"}]},
        {"data": {"generationId": JOB}},
    ],
)
def test_a_job_that_is_named_anywhere_is_never_taken_for_refused(api: Api, answer: dict[str, Any]) -> None:
    api.answer(json_answer(answer))
    assert api.create().id == JOB
    assert len(api.server.requests) == 1


def test_very_many_messages_are_read_in_no_time_and_in_their_order() -> None:
    """A search of each among all the others took a quarter of an hour for what an answer may hold."""
    many = b"[" + b",".join(b'{"error": "e%d"}' % number for number in range(100_000)) + b"]"
    report = _delivery.examine(many)
    assert report.messages[:3] == ("e0", "e1", "e2")
    assert len(report.messages) == 100
    twice = _delivery.examine(b'[{"error": "same"}, {"error": "other"}, {"error": "same"}]')
    assert twice.messages == ("same", "other")


async def awaited(_: object) -> None:
    raise AssertionError("nobody awaits it")


class Awaited:
    async def __call__(self, _: object) -> None:
        raise AssertionError("nobody awaits it")


NO_HOOKS: list[Any] = [awaited, Awaited(), partial(awaited), "a bar", 3]


@pytest.mark.parametrize("hook", NO_HOOKS, ids=lambda hook: type(hook).__name__)
def test_a_hook_that_could_not_be_called_is_refused(api: Api, tmp_path: Path, hook: Any) -> None:
    """One that is async was accepted, and then never awaited."""
    with pytest.raises(InvalidRequest, match="on_drift must be a plain function, not async, got "):
        api.client(on_drift=hook)
    generation = api.client().generation(JOB)
    with pytest.raises(InvalidRequest, match="progress must be a plain function, not async, got "):
        api.run(generation.wait(progress=hook))
    api.answer(json_answer(COMPLETE))
    (file,) = api.run(generation.wait()).videos
    with pytest.raises(InvalidRequest, match="progress must be a plain function, not async, got "):
        api.run(file.download(tmp_path / "clip.mp4", progress=hook))
    assert list(tmp_path.iterdir()) == []
    assert len(api.server.requests) == 1


class Told(list[Any]):
    def __call__(self, told: Any) -> None:
        self.append(told)


def test_a_hook_that_is_false_is_called_all_the_same(api: Api) -> None:
    """As a list that takes what it is told, and is empty at first."""
    drifted, told = Told(), Told()
    api.answer(json_answer({**COMPLETE, "new": 1}))
    api.run(api.client(on_drift=drifted).generation(JOB).wait(progress=told))
    assert [drift.path for drift in drifted] == ["$.new"]
    assert {progress.stage for progress in told} == {"waiting"}
