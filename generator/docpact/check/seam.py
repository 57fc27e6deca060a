"""The one door by which tests reach into a client package: its clock, its transport, and what it has warned of."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import ssl
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any, Final, Literal

from docpact.check.network.clock import slept

Mode = Literal["blocking", "asynchronous"]
"""Which of a package's two clients is meant."""
MODES: Final[tuple[Mode, ...]] = ("blocking", "asynchronous")
TLS: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody, and is never asked to: handshakes are pretended. Reading certificates takes longer than most tests."""


class ImpatientClock:
    """The system's clock, but for pauses: they take no time, and are counted as if they had.

    One that ``guards_loops`` raises AssertionError for a pause that would stop an event loop, and all that runs in it.
    """

    def __init__(self, *, guards_loops: bool = False) -> None:
        self.skipped, self._guards_loops = 0.0, guards_loops

    def monotonic(self) -> float:
        return time.monotonic() + self.skipped

    def time(self) -> float:
        return time.time() + self.skipped

    def sleep(self, seconds: float) -> None:
        with suppress(RuntimeError):
            asyncio.get_running_loop()
            assert not self._guards_loops, "a pause blocks the event loop"
        self.skipped += slept(seconds)

    async def pause(self, seconds: float) -> None:
        self.skipped += max(0.0, seconds)
        await asyncio.sleep(0)


async def settled(given: Any) -> Any:
    """What a call of either client gives, awaited where it has to be."""
    return await given if inspect.isawaitable(given) else given


@contextmanager
def clock(package: str, other: Any) -> Generator[None]:
    """Give a package another clock; the one before comes back at the end."""
    module = importlib.import_module(f"{package}._runtime.core.clock")
    before = module.now()
    module.use(other)
    try:
        yield
    finally:
        module.use(before)


@contextmanager
def no_pauses(package: str, *, guards_loops: bool = False) -> Generator[ImpatientClock]:
    """Pauses of a package's clients take no time, and are counted."""
    impatient = ImpatientClock(guards_loops=guards_loops)
    with clock(package, impatient):
        yield impatient


def transport(package: str, backend: Any) -> Any:
    """The transport of a package's blocking client, over connections of one's own."""
    return importlib.import_module(f"{package}._runtime.core.transport").Transport(backend, tls=TLS, trust_env=False)


def watch_drift(package: str, client: Any, told: Any) -> bool:
    """Have drift told, where a package can tell of it."""
    try:
        module = importlib.import_module(f"{package}._runtime.extras.drift")
    except ImportError:
        return False
    module.watch_drift(client, told)
    return True


def http_library(package: str) -> Any:
    """The HTTP library that a package was made for: httpx, or another with its interface."""
    return importlib.import_module(f"{package}._runtime.core.http").httpx


def connections_library(package: str) -> Any:
    """The library that opens the connections of a package's HTTP library."""
    return importlib.import_module(f"{package}._runtime.core.transport").httpcore


def untold(package: str) -> None:
    """Forget which warnings a package has given: each is given once in a process."""
    importlib.import_module(f"{package}._runtime.core.requests")._told.clear()  # noqa: SLF001
