"""A limit on a whole exchange: httpx limits each pause, and a server that says a little in each never ends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Final, Protocol, cast


class _Stream(Protocol):
    """What is used of a connection of httpcore's."""

    def get_extra_info(self, info: str) -> object: ...


class Watch:
    """Cuts off the connection of an exchange that takes too long. One exchange at a time."""

    def __init__(self) -> None:
        self.late = False
        """Whether the last exchange was cut off: what came of it is then not whole."""
        self._lock: Final = threading.Lock()
        self._socket: socket.socket | None = None

    def follow(self, event: str, info: Mapping[str, object]) -> None:
        """Told by httpx (the extension ``trace``) what it does: remember the socket that it goes on with."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            found = cast("_Stream", info["return_value"]).get_extra_info("socket")
            with self._lock:
                self._socket = found if isinstance(found, socket.socket) else None
                if self.late:
                    self._shut()

    @contextmanager
    def within(self, seconds: float) -> Generator[None]:
        """Cut what is done here off after some seconds; ``late`` then says so."""
        self.late = False
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()  # a timer that has begun must not cut the next exchange off

    def _cut(self) -> None:
        with self._lock:
            self.late = True
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                # The plain socket's own method: that of TLS takes away what another thread reads from.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
