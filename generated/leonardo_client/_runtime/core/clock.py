# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The clock that everything here looks at; tests put another in its place, so that a day passes in a moment."""

from __future__ import annotations

import time as system


class Clock:
    """The system's clock: ``monotonic`` measures spans, ``time`` is in seconds since the epoch."""

    def monotonic(self) -> float:
        return system.monotonic()

    def time(self) -> float:
        return system.time()

    def sleep(self, seconds: float) -> None:
        system.sleep(seconds)

    async def pause(self, seconds: float) -> None:
        """Sleep without blocking the event loop."""
        from asyncio import sleep  # which takes long to import, and only the asynchronous client needs it

        await sleep(seconds)


_clocks = [Clock()]


def use(clock: Clock | None) -> None:
    """Replace the clock, or with None go back to the system's."""
    _clocks[0] = clock or Clock()


def now() -> Clock:
    """The clock in use."""
    return _clocks[0]
