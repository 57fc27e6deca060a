"""A network and a clock that exist in memory: all of httpx above the sockets is real, and a day passes in a moment."""

from __future__ import annotations

import asyncio
import math
import re
import ssl
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any, NamedTuple

import anyio
import httpcore
import httpx

from docpact.check import seam
from docpact.check.network.clock import EPOCH, Clock, VirtualLoop
from leonardo_client import AsyncLeonardo, Leonardo

from .conftest import KEY, Mode

HANG = math.inf
BASE = "http://127.0.0.1:9/api/rest"


class Script(NamedTuple):
    """How a server treats one request: bytes, each piece after its delay in seconds; a hang is an endless delay."""

    pieces: tuple[tuple[float, bytes], ...] = ()
    connect: float = 0.0
    repeat: bool = False
    """Go on with the last piece for ever."""
    answer: Callable[[bytes], Iterable[tuple[float, bytes]]] | None = None
    """The pieces for a request, of which it is given the head; instead of ``pieces``."""

    def play(self, head: bytes) -> Iterable[tuple[float, bytes]]:
        yield from self.answer(head) if self.answer else self.pieces
        while self.repeat:
            yield self.pieces[-1]


class World(Clock):
    """The clock, and the server: ``asked`` is when each request had arrived, ``serve`` gives the script of the next."""

    def __init__(self, serve: Callable[[int], Script]) -> None:
        super().__init__()
        self.wall, self.serve = EPOCH, serve
        self.asked: list[float] = []
        self.bodies: list[bytes] = []
        self.reading = 0.0  # seconds that the server takes to read a piece
        self.pauses: list[float] = []
        self.stalls: list[float] = []
        self.error: Exception | None = None

    def time(self) -> float:
        return self.wall + self.now

    def sleep(self, seconds: float) -> None:
        """Pass the time; where a stall is due (the machine slept), more of it."""
        self.pauses.append(seconds)
        self.now += seconds + (self.stalls.pop(0) if self.stalls else 0.0)


class Line:
    """One connection to the server."""

    def __init__(self, world: World, script: Script) -> None:
        self.world, self.script = world, script
        self.sent, self.fresh = b"", True
        self.coming: Iterator[tuple[float, bytes]] = iter(())

    def take(self, data: bytes) -> None:
        self.sent += data
        head, end, body = self.sent.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if end and len(body) >= (int(length[1]) if length else 0):
            self.world.bodies.append(body)
            self.sent = b""
            script = self.script if self.fresh else self.world.serve(len(self.world.asked))
            self.fresh = False
            self.world.asked.append(self.world.now)
            self.coming = iter(script.play(head))

    def next(self) -> tuple[float, bytes]:
        """The next piece, which may be late; where none is left, the connection has ended."""
        return next(self.coming, (0.0, b""))


class Stream(httpcore.NetworkStream):
    def __init__(self, line: Line) -> None:
        self.line, self.late = line, 0.0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        delay, data = self.line.next()
        self.pass_time(delay, timeout, httpcore.ReadTimeout)
        return data

    def pass_time(self, delay: float, timeout: float | None, error: type[Exception]) -> None:
        self.line.world.now += min(delay, HANG if timeout is None else timeout)
        if timeout is not None and delay > timeout:
            raise error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:
            self.pass_time(self.line.world.reading, timeout, httpcore.WriteTimeout)
        self.line.take(buffer)

    def close(self) -> None:
        pass

    def get_extra_info(self, info: str) -> Any:
        return False if info == "is_readable" else None

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        raise NotImplementedError


class Backend(httpcore.NetworkBackend):
    def __init__(self, world: World) -> None:
        self.world = world

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **_: Any) -> httpcore.NetworkStream:  # type: ignore[override]  # noqa: ARG002
        stream = Stream(Line(self.world, self.world.serve(len(self.world.asked))))
        stream.pass_time(stream.line.script.connect, timeout, httpcore.ConnectTimeout)
        return stream


class AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(self, line: Line) -> None:
        self.line = line

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109
        delay, data = self.line.next()
        await self.pass_time(delay, timeout, httpcore.ReadTimeout)
        return data

    async def pass_time(self, delay: float, timeout: float | None, error: type[Exception]) -> None:  # noqa: ASYNC109
        try:
            with anyio.fail_after(timeout):
                await anyio.sleep(delay)
        except TimeoutError:
            raise error from None

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        if buffer:
            await self.pass_time(self.line.world.reading, timeout, httpcore.WriteTimeout)
        self.line.take(buffer)

    async def aclose(self) -> None:
        pass

    def get_extra_info(self, info: str) -> Any:
        return False if info == "is_readable" else None

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        raise NotImplementedError


class AsyncBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, world: World) -> None:
        self.world = world

    async def connect_tcp(  # type: ignore[override]
        self,
        host: str,  # noqa: ARG002
        port: int,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ASYNC109
        **_: Any,
    ) -> httpcore.AsyncNetworkStream:
        stream = AsyncStream(Line(self.world, self.world.serve(len(self.world.asked))))
        await stream.pass_time(stream.line.script.connect, timeout, httpcore.ConnectTimeout)
        return stream


class VirtualNetwork:
    """Runs one of the two clients, over its real HTTP stack, in a world."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode

    def use(self, world: World, use: Callable[[Any], Any], **options: Any) -> Any:
        """What ``use`` gives of a client, whose connections lead into the world."""
        with seam.clock("leonardo_client", world):
            return self._used(world, use, **options)

    def _used(self, world: World, use: Callable[[Any], Any], **options: Any) -> Any:
        if self.mode == "blocking":
            transport = seam.transport("leonardo_client", Backend(world))
            with httpx.Client(transport=transport) as http:
                return use(Leonardo(KEY, base_url=BASE, http_client=http, **options))

        async def awaited() -> Any:
            transport = httpx.AsyncHTTPTransport(verify=False)
            transport._pool = httpcore.AsyncConnectionPool(network_backend=AsyncBackend(world))
            async with httpx.AsyncClient(transport=transport) as http:
                return await use(AsyncLeonardo(KEY, base_url=BASE, http_client=http, **options))

        return run(world, awaited())


def run(world: World, coroutine: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(world)) as runner:
        return runner.run(coroutine)
