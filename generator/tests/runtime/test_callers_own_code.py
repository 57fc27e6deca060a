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
from typing import Any

import httpx
import pytest

from leonardo_client import (
    AsyncFile,
    AsyncLeonardo,
    ConnectionFailed,
    File,
    InvalidRequest,
    Leonardo,
    OutcomeUnknown,
    RequestRejected,
    TransferFailed,
    watch_drift,
)
from leonardo_client._runtime.core.download import no_file

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


def test_a_callers_http_client_stays_open_and_takes_no_paid_request_elsewhere(api: Api) -> None:
    kind: Any = httpx.Client if api.mode == "blocking" else httpx.AsyncClient
    http_client = kind(transport=api.transport(), follow_redirects=True)
    client = api.client(http_client=http_client)
    api.answer(httpx.Response(307, headers={"location": "https://elsewhere.test/again"}))
    with pytest.raises(OutcomeUnknown, match="HTTP 307"):
        api.create(client)
    assert [request.url.host for request in api.server.requests] == ["api.test"]
    api.run(client.close())
    assert not http_client.is_closed


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


def clip_of(client: Any, api: Api, url: str = "https://cdn.test/clip.mp4") -> Any:
    """A finished file of a job."""
    kind: Any = File if api.mode == "blocking" else AsyncFile
    return kind(client, JOB, "video", url, "v1")


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


def test_an_interruption_through_other_options_is_told_when_the_client_closes(api: Api) -> None:
    api.answer(KeyboardInterrupt())
    client = api.client()
    with pytest.raises(KeyboardInterrupt):
        api.create(client.with_options(timeout=5))
    error = RuntimeError()
    client.session.note_on(error)
    assert ["the call was interrupted" in note for note in error.__notes__] == [True]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs forks as POSIX has them")
def test_a_process_that_is_forked_while_a_client_is_used_may_use_it_too(api: Api) -> None:
    """The event loop that runs in the parent process uses nothing in its child."""
    api.answer(lambda request: json_answer(CREATED if request.method == "POST" else COMPLETE))
    client = api.client()
    api.run(client.generation(JOB).refresh())

    def forked() -> int:
        if child := os.fork():
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        try:
            os._exit(0 if api.create(client).id == JOB else 1)
        finally:
            os._exit(2)

    async def amid() -> int:
        await client.generation(JOB).refresh()
        return forked()

    assert (api.run(amid()) if api.mode == "asynchronous" else forked()) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs forks as POSIX has them")
def test_a_forked_process_makes_connections_of_its_own(api: Api) -> None:
    api.answer(json_answer(COMPLETE))
    client, made = api.client(), list[object]()

    def transport() -> object:
        made.append(api.transport())
        return made[-1]

    client.session.wire.transport = transport
    api.run(client.generation(JOB).refresh())
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
        return
    try:
        api.run(client.generation(JOB).refresh())
        os._exit(len(made))
    finally:
        os._exit(9)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs forks as POSIX has them")
def test_an_http_client_of_the_callers_own_is_used_in_no_forked_process(api: Api) -> None:
    """Its connections are the parent's: each of the two would read answers that are the other's."""
    api.answer(json_answer(CREATED))
    client = api.callers_client()
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert api.create(client).id == JOB, "its own process uses it as before"
        return
    try:
        with pytest.raises(InvalidRequest, match="another process's: after a fork, make a new one"):
            api.create(client)
        os._exit(len(api.server.requests))
    finally:
        os._exit(9)


def test_an_option_that_does_not_exist_is_refused(api: Api) -> None:
    client = api.client()
    with pytest.raises(TypeError, match="timout"):
        client.with_options(timout=5)
    with pytest.raises(TypeError, match="timout"):
        api.run(client.sora_2_pro.create_from({"model": "sora-2-pro"}, timout=5))
    assert api.server.requests == []


# Threads and processes.


def test_two_event_loops_at_once_are_refused_before_anything_is_sent() -> None:
    sent: list[httpx.Request] = []
    handler = httpx.MockTransport(lambda request: sent.append(request) or json_answer(CREATED))
    client = AsyncLeonardo(KEY, base_url=BASE, http_client=httpx.AsyncClient(transport=handler))
    running = asyncio.new_event_loop()
    thread = threading.Thread(target=running.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(_created(client), running).result()
    with pytest.raises(InvalidRequest, match="an event loop of another thread: make one for each; nothing was sent"):
        asyncio.run(_created(client))
    assert len(sent) == 1
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


# Downloads.


def test_a_download_over_a_closed_client_is_an_error_of_ours(api: Api, tmp_path: Path) -> None:
    http: Any = httpx.Client() if api.mode == "blocking" else httpx.AsyncClient()
    file = clip_of(api.client(http_client=http), api)
    api.run(http.close() if api.mode == "blocking" else http.aclose())
    with pytest.raises(InvalidRequest, match="closed"):
        api.run(file.download(tmp_path / "clip.mp4"))


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
        clip_of(client, api).download(tmp_path / "c.mp4", progress=ask, timeout=3)


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
    file = clip_of(api.client(http_client=kind()), api, f"https://{host}/clip.mp4")
    with pytest.raises(TransferFailed, match=r"Unicode(Encode)?Error|InvalidCodepoint"):
        api.run(file.download(tmp_path / "clip.mp4"))


def test_an_address_whose_host_cannot_be_one_is_refused(api: Api) -> None:
    with pytest.raises(InvalidRequest, match="base URL"):
        api.client(base_url="https://cloud..leonardo.test")


def test_a_hook_of_a_download_that_downloads_leaves_its_time_alone(api: Api, tmp_path: Path, clock: Clock) -> None:
    if api.mode == "asynchronous":
        pytest.skip("a progress hook is a plain function: it cannot wait for another download")
    file = clip_of(api.client(), api)

    def hook(_: Any) -> None:
        if not (tmp_path / "other.mp4").exists():
            file.download(tmp_path / "other.mp4")
            clock.pause(5)

    clip = httpx.Response(200, headers={"content-type": "video/mp4"}, stream=Pieces(b"clip", lambda: None, b"more"))
    clip.headers["content-length"] = "9"
    api.answer(clip)
    with pytest.raises(TransferFailed, match="the time for it is over"):
        file.download(tmp_path / "clip.mp4", progress=hook, timeout=3)


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
    assert [no_file(path) for path in ("/dev/stdout", "/dev/../dev/stdout", "clip.mp4", "/dev/shm/clip.mp4")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("identity", [None, True, "u\ud800"])
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
def test_a_cost_of_null_is_none(api: Api, answer: dict[str, Any], cost: object) -> None:
    api.answer(json_answer({"generationId": JOB, **answer}))
    assert api.create().cost == cost


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


def test_very_many_messages_are_read_in_no_time_and_in_their_order(api: Api) -> None:
    """A search of each among all the others took a quarter of an hour for what an answer may hold."""
    many = b"[" + b",".join(b'{"message": "e%d"}' % number for number in range(100_000)) + b"]"
    api.answer(httpx.Response(400, content=many))
    with pytest.raises(RequestRejected) as caught:
        api.create()
    assert caught.value.messages[:3] == ("e0", "e1", "e2")
    assert len(caught.value.messages) == 100
    api.answer(httpx.Response(400, content=b'[{"message": "same"}, {"message": "other"}, {"message": "same"}]'))
    with pytest.raises(RequestRejected) as caught:
        api.create()
    assert caught.value.messages == ("same", "other")


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
        watch_drift(api.client(), hook)
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
    client = api.client()
    watch_drift(client, drifted)
    api.run(client.generation(JOB).wait(progress=told))
    assert [drift.path for drift in drifted] == ["$.new"]
    assert {progress.stage for progress in told} == {"waiting"}
