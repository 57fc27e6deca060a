"""The asynchronous client's half of ``wire.py``, in asyncio's event loops, one at a time."""

from __future__ import annotations

import asyncio
import math
import os
from collections.abc import Callable, Mapping
from typing import Any

from .clock import now
from .errors import InvalidRequest
from .http import httpx
from .wire import Began, Wire


class Limit:
    """``asyncio.timeout``, counted in seconds from now on."""

    def __init__(self, seconds: float) -> None:
        self._timeout = asyncio.timeout(None if seconds == math.inf else max(0.0, seconds))
        self._end = now().monotonic() + seconds

    async def __aenter__(self) -> Limit:
        await self._timeout.__aenter__()
        return self

    @property
    def left(self) -> float:
        return self._end - now().monotonic()

    def move(self, seconds: float) -> None:
        self._end = now().monotonic() + seconds
        self._timeout.reschedule(None if seconds == math.inf else asyncio.get_running_loop().time() + seconds)

    async def __aexit__(self, *error: Any) -> None:
        await self._timeout.__aexit__(*error)  # which raises TimeoutError in place of what it has cancelled


class AsyncWire(Wire):
    """Carries requests over an asynchronous client, whose connections stay with the event loop that made them."""

    kind, semaphore, within, letter = httpx.AsyncClient, asyncio.Semaphore, Limit, "a"

    def place(self) -> Any:
        process = os.getpid()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # of trio, say: the job would be paid for, and nobody could wait for it
            raise InvalidRequest("an asynchronous client needs asyncio's event loop; nothing was sent") from None
        if any(made == process and other is not loop and other.is_running() for made, other in self._places):
            raise InvalidRequest(
                "this client is in use by an event loop of another thread: make one for each; nothing was sent"
            )
        return process, loop

    def observer(self, began: Began) -> Callable[[str, Any], Any]:
        async def note(event: str, info: Mapping[str, Any]) -> None:
            began.note(event, info)

        return note
