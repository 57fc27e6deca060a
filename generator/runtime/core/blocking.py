"""Running the coroutines of this package without an event loop, and the deadline that blocking connections keep."""

from __future__ import annotations

import math
from collections.abc import Coroutine
from contextvars import ContextVar
from typing import Any, TypeVar

from .clock import now

T = TypeVar("T")
DEADLINE: ContextVar[float] = ContextVar("DEADLINE", default=math.inf)
"""When (monotonic, in seconds) the exchange must have ended that this thread is about."""


def run(flow: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never suspends, as those over blocking connections are."""
    before = DEADLINE.get()
    try:
        flow.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    except BaseException as error:
        if not isinstance(error, Exception):  # Ctrl-C comes anywhere, also where a deadline is about to be taken back
            DEADLINE.set(before)
        raise
    raise RuntimeError("a blocking client was given an asynchronous wire")


async def settled(found: Any) -> Any:
    """What a call of either kind of HTTP client gives, awaited where it has to be."""
    return await found if hasattr(found, "__await__") else found


class Limit:
    """Sets the deadline that operations on connections keep (see ``transport.py``): so many seconds from now."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def __aenter__(self) -> Limit:
        self._before = DEADLINE.set(now().monotonic() + self._seconds)
        return self

    @property
    def left(self) -> float:
        return DEADLINE.get() - now().monotonic()

    def move(self, seconds: float) -> None:
        DEADLINE.set(now().monotonic() + seconds)

    async def __aexit__(self, *_: object) -> None:
        DEADLINE.reset(self._before)
