"""Virtual time: it passes where somebody waits, and at no other moment."""

from __future__ import annotations

import asyncio
import selectors
import time
from collections.abc import Callable
from typing import Any, Final

EPOCH: Final = 1_800_000_000.0
START: Final = 1000.0
_LONGEST: Final = 10_000_000.0


class HangError(Exception):
    """Somebody waits for what will never come."""


def slept(seconds: float) -> float:
    """The seconds of a sleep. Raises ValueError for fewer than none, as the system's clock does."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    return seconds


class Clock:
    """Stands in for the module ``time``: seconds pass in ``sleep`` alone. ``on_sleep`` is called before each."""

    def __init__(self) -> None:
        self.now = START
        self.on_sleep: Callable[[], object] = lambda: None

    def monotonic(self) -> float:
        return self.now

    perf_counter = monotonic

    def time(self) -> float:
        return EPOCH + self.now

    def sleep(self, seconds: float) -> None:
        """Let seconds pass. Raises HangError for more of them than any call should take."""
        self.on_sleep()
        self.advance(slept(seconds))

    async def pause(self, seconds: float) -> None:
        """Let seconds pass in the event loop, which is in virtual time itself."""
        await asyncio.sleep(seconds)

    def advance(self, seconds: float) -> None:
        if seconds > _LONGEST:
            raise HangError(f"a wait of {seconds} seconds")
        self.now += max(0.0, seconds)

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)  # strftime and gmtime, which are given the time that they are about


class _Selector(selectors.SelectSelector):
    """Finds what is ready now; where nothing is, time moves to the next thing due."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise HangError("every task waits for something that will never come")
        if timeout > 0:
            # A little more than asked for: the loop compares floats, and must not find itself a breath too early.
            self._clock.advance(timeout + 1e-6)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in virtual time. It watches no sockets: there are none."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(_Selector(clock))
        self._virtual = clock

    def time(self) -> float:
        return self._virtual.monotonic()
