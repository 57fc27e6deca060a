"""Waiting over real connections: resumed in another process, ended by its deadline, and many in one thread."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from leonardo_client import AsyncLeonardo, Leonardo, WaitTimeout

from .conftest import COMPLETE, JOB, KEY, PENDING
from .raw_server import Asked, RawServer, http
from .test_downloads_over_http import Processes

pytestmark = pytest.mark.untraced


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    found = Processes()
    yield found
    found.close()


@pytest.mark.parametrize(
    ("blow", "ends"), [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGKILL, {"signal": signal.SIGKILL})]
)
def test_a_wait_that_was_ended_goes_on_in_another_process(
    processes: Processes, blow: signal.Signals, ends: object
) -> None:
    struck: list[int] = []

    def answer(asked: Asked, connection: socket.socket) -> None:
        waiter = int(asked.path.rpartition("-")[2])
        if len(server.asked) == 3:
            struck.append(waiter)
            os.kill(waiter, blow)
            connection.recv(1)  # no answer, so that the blow finds the waiter waiting
            return
        connection.sendall(http(200, json.dumps(COMPLETE if len(server.asked) > 5 else PENDING).encode()))

    with RawServer(answer) as server:
        assert processes.do("wait", id="job-{pid}", base_url=server.url) == ends
        assert processes.do("wait", id=f"job-{struck[0]}", base_url=server.url) == "COMPLETE"
    assert {asked.path for asked in server.asked} == {f"/v1/generations/job-{struck[0]}"}
    assert len(server.asked) == 6


def repeat(first: bytes, piece: bytes, pause: float) -> Callable[[Asked, socket.socket], None]:
    def answer(_: Asked, connection: socket.socket) -> None:
        connection.sendall(first)
        until = time.monotonic() + 5
        while time.monotonic() < until:
            connection.sendall(piece)
            time.sleep(pause)

    return answer


STUBBORN: dict[str, Callable[[Asked, socket.socket], Any]] = {
    "silence": lambda _, connection: connection.recv(1),
    "a header byte by byte": repeat(b"HTTP/1.1 200 OK\r\nx: ", b"x", 0.02),
    "a flood of hints": repeat(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50, 0.0),
    "a chunk's extension byte by byte": repeat(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;", b"x", 0.02),
    "a body byte by byte": repeat(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n", b" ", 0.02),
    "compression that unpacks to nothing": repeat(
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n\x1f\x8b\x08\x08\0\0\0\0\0\0", b"x", 0.02
    ),
}


def timed_out(mode: str, base_url: str, **options: float) -> float:
    """How many seconds a wait took, that ended as it should."""

    # Connections of its own: of a caller's httpx.Client, each read has the time that is left anew.
    def blocking() -> None:
        with Leonardo(KEY, base_url=base_url) as leonardo:
            leonardo.generation(JOB).wait(**options)

    async def asynchronous() -> None:
        async with AsyncLeonardo(KEY, base_url=base_url) as leonardo:
            await leonardo.generation(JOB).wait(**options)

    began = time.monotonic()
    with pytest.raises(WaitTimeout):
        blocking() if mode == "blocking" else asyncio.run(asynchronous())
    return time.monotonic() - began


@pytest.mark.parametrize("mode", ["blocking", "asynchronous"])
@pytest.mark.parametrize("name", STUBBORN)
def test_a_real_server_cannot_hold_a_wait_beyond_its_deadline(mode: str, name: str) -> None:
    with RawServer(STUBBORN[name]) as server:
        took = timed_out(mode, server.url, timeout=0.2, interval=0.1)
        assert 0.2 <= took <= 2.5, "the bound is 0.3; the rest is for a busy machine"


# httpcore leaves the socket of a handshake that was cancelled to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("mode", ["blocking", "asynchronous"])
def test_nor_can_one_that_is_silent_where_tls_should_begin(mode: str) -> None:
    with RawServer(STUBBORN["silence"]) as server:
        secure = server.url.replace("http://", "https://")
        assert 0.2 <= timed_out(mode, secure, timeout=0.2, interval=0.1) <= 2.5
        gc.collect()


class Together:
    """A server in the event loop itself: each job is complete when it was asked after for the second time."""

    def __init__(self) -> None:
        self.asked: dict[str, list[float]] = {}
        self.open = self.most = 0
        self.threads: set[int] = set()
        self.tasks: list[asyncio.Task[Any] | None] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tasks.append(asyncio.current_task())
        self.open += 1
        self.most = max(self.most, self.open)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                times = self.asked.setdefault(head.split()[1].decode(), [])
                times.append(time.monotonic())
                self.threads.add(threading.active_count())
                body = json.dumps(COMPLETE if len(times) == 2 else PENDING).encode()
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body))
        self.open -= 1
        writer.close()
        await writer.wait_closed()


def test_two_hundred_waits_share_one_client_and_one_thread() -> None:
    async def run() -> tuple[Together, int, list[str | None]]:
        together = Together()
        server = await asyncio.start_server(together.serve, "127.0.0.1", 0)
        base_url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with (
            httpx.AsyncClient(verify=False) as http,
            AsyncLeonardo(KEY, base_url=base_url, http_client=http) as leonardo,
        ):
            before = threading.active_count()
            jobs = [leonardo.generation(f"job-{number}").wait(60, interval=0.5) for number in range(200)]
            ended = await asyncio.gather(*jobs)
        server.close()
        await asyncio.wait([task for task in together.tasks if task], timeout=20)
        return together, before, [generation.status for generation in ended]

    together, before, statuses = asyncio.run(run())
    assert statuses == ["COMPLETE"] * 200
    assert len(together.asked) == 200
    assert {len(times) for times in together.asked.values()} == {2}
    assert together.threads == {before}, "no wait has a thread of its own"
    assert together.most <= 100, "nor a connection of its own"
