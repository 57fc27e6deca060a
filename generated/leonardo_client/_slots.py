# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""How many things of a kind one client does at once: first come, first served, for threads and for tasks alike."""

from __future__ import annotations

import math
import os
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._http import BaseWire


class Slots:
    """At most ``limit`` holders at once. ``held`` tells for each when (monotonic, in seconds) it was last heard of.

    A holder is any hashable object; whoever waits is a signal of the wire.
    """

    def __init__(self, wire: BaseWire, limit: int) -> None:
        self.limit, self.held = limit, dict[object, float]()
        self._wire, self._line, self._lock, self._process = wire, deque[Any](), threading.Lock(), os.getpid()

    async def enter(
        self,
        ticket: Any,
        idle: Callable[[], Awaitable[object]] | None = None,
        interval: float | None = None,
        deadline: float = math.inf,
    ) -> None:
        """Wait for a slot and hold it as ``ticket``; whoever is first in line runs ``idle`` every ``interval`` seconds.

        Raises TimeoutError at the deadline (monotonic, in seconds).
        """
        with self._mine():
            self._line.append(ticket)
        while not self._admitted(ticket):
            first = idle if self._line[0] is ticket else None
            seconds = min(interval if first and interval else math.inf, deadline - time.monotonic())
            if seconds <= 0:
                raise TimeoutError
            # No system can wait for some billions of seconds.
            if not await self._wire.signalled(ticket, None if seconds > 1e9 else seconds) and first:
                await first()

    def leave(self, holder: object) -> None:
        """Give a slot back, or the place in line; the next in line is told. Does nothing for who has neither."""
        with self._mine():
            self.held.pop(holder, None)
            if holder in self._line:
                self._line.remove(holder)
            self._tell_first()

    def rename(self, holder: object, name: object) -> None:
        """A slot goes over to another holder."""
        with self._mine():
            self.held[name] = self.held.pop(holder)

    def heard_of(self, holder: object) -> None:
        with self._mine():
            if holder in self.held:
                self.held[holder] = time.monotonic()

    def _mine(self) -> threading.Lock:
        """The lock. After a fork it is another: threads of the parent that hold it, or stand in line, are not here."""
        if self._process != os.getpid():
            self._lock, self._process = threading.Lock(), os.getpid()
            self._line.clear()
            for holder in [holder for holder in self.held if not isinstance(holder, str)]:
                del self.held[holder]
        return self._lock

    def _admitted(self, ticket: Any) -> bool:
        with self._mine():
            if self._line[0] is not ticket or len(self.held) >= self.limit:
                ticket.clear()
                return False
            self._line.popleft()
            self.held[ticket] = time.monotonic()
            self._tell_first()
            return True

    def _tell_first(self) -> None:
        if self._line:
            self._line[0].set()
