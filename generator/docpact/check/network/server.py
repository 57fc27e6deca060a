"""The hosts at the other end: what they receive, what they do with it, and what goes wrong with it.

The network keeps a journal of every exchange, which is the truth that a client's beliefs are compared with.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from weakref import WeakSet

import httpcore
import httpx

from docpact.check.endpoint import Endpoint
from docpact.check.http_client import fingerprint
from docpact.check.messages import Request, Response, html_answer, plain_answer
from docpact.check.network.answers import End, Reply, reply, unaccepted, written
from docpact.check.network.clock import Clock, HangError
from docpact.check.network.request_faults import RESENT, Fault

T = TypeVar("T")
CALL: Final[ContextVar[int]] = ContextVar("CALL", default=0)
"""The number of the client's call that is under way, in this task."""
CURRENT: Final[ContextVar[Exchange]] = ContextVar("CURRENT")
"""The exchange that is under way, in this task."""


@dataclass(eq=False)
class Exchange:
    """One HTTP request on its way: what was meant to be sent, what of it arrived, and what came of it.

    Of requests that have the same ``once`` the server carries out one.
    """

    call: int
    operation: str
    fingerprint: str
    fault: Fault | None
    once: str = ""
    received: int = 0
    handled: bool = False
    job: str | None = None
    status: int | None = None
    struck: bool = False

    @property
    def provably_not_accepted(self) -> bool:
        """Whether its client can know that no job was started, and may send the request again."""
        return self.struck and self.job is None and self.fault is not None and self.fault.meaning in RESENT


@dataclass(eq=False)
class Host:
    """A host: its name, and what it answers; ``operation`` names what a method and a path with query ask for."""

    name: str
    answer: Callable[[Request], Response]
    operation: Callable[[str, str], str]
    may_see_the_key: bool = False


@dataclass(eq=False)
class Network:
    """All hosts, the faults lined up for them, and the journal of what was exchanged.

    ``point`` is called wherever a client may be interrupted. ``library`` opens the client's connections: httpcore, or
    another with its interface.
    """

    hosts: dict[str, Host]
    endpoint: Endpoint
    clock: Clock
    key: str = field(repr=False)
    point: Callable[[], object] = lambda: None
    library: Any = httpcore
    journal: list[Exchange] = field(default_factory=list[Exchange])
    struck: list[tuple[str, Fault]] = field(default_factory=list[tuple[str, Fault]])
    leaks: list[str] = field(default_factory=list[str])
    _waiting: dict[str, deque[Fault]] = field(default_factory=dict[str, "deque[Fault]"])
    # Those that an interrupted client has dropped are nobody's: one of them may hold megabytes that were never read.
    _connections: WeakSet[Connection] = field(default_factory=WeakSet["Connection"])

    def queue_faults(self, operation: str, faults: Iterable[Fault]) -> None:
        """Let these faults strike the next requests for an operation, one each."""
        self._waiting.setdefault(operation, deque()).extend(faults)

    def clear_faults(self) -> None:
        """Forget all faults to come."""
        self._waiting.clear()

    def forget(self) -> None:
        """Forget what was exchanged."""
        self.journal.clear()
        self.struck.clear()

    def hang_up(self, *, noticed: bool) -> None:
        """Every host closes its idle connections."""
        for connection in list(self._connections):
            connection.hang_up(noticed=noticed)

    def coming(self, request: httpx.Request) -> None:
        """A request is about to be sent, by this task."""
        host = self.hosts.get(request.url.host)
        operation = host.operation(request.method, request.url.raw_path.decode()) if host else "elsewhere"
        waiting = self._waiting.get(operation)
        fault = waiting.popleft() if waiting else None
        try:
            body = request.content
        except RuntimeError:  # it is not read yet
            body = b""
        spec = self.endpoint.specs[0]
        once = request.headers.get(spec.operation.idempotency or "", "")
        exchange = Exchange(CALL.get(), operation, fingerprint(spec, request.url, body), fault, once)
        self.journal.append(exchange)
        CURRENT.set(exchange)
        if len(self.journal) > MOST_EXCHANGES:
            raise HangError(f"{MOST_EXCHANGES} requests, and no end")
        if fault and fault.moment in ("connect", "tls"):
            # Such a fault strikes new connections only: those at hand are closed, and the client knows.
            self.hang_up(noticed=True)

    def connect(self, host: str, timeout: float | None) -> tuple[float, Connection | Exception]:
        """Connect to a host: the seconds that it takes, and what comes of it."""
        fault = CURRENT.get().fault
        if host not in self.hosts:
            self.leaks.append(f"a connection to {host}")
            return 0.0, httpcore.ConnectError("there is no such host")
        if fault and fault.moment == "connect":
            self.strike(fault)
            if fault.kind == "connect timeout":
                return _limit(timeout), httpcore.ConnectTimeout("nobody answers")
            return 0.0, httpcore.ConnectError(KIND_TEXT[fault.kind])
        connection = Connection(self, self.hosts[host])
        self._connections.add(connection)
        return 0.0, connection

    def value(self, found: T | Exception) -> T:
        """What comes of an operation. Raises its error, as the client's library calls it."""
        if not isinstance(found, Exception):
            return found
        raise getattr(self.library, type(found).__name__)(*found.args) from None

    def strike(self, fault: Fault) -> None:
        """A fault has struck what is under way."""
        CURRENT.get().struck = True
        self.struck.append((CURRENT.get().operation, fault))

    def handled(self, host: Host, request: Request) -> Response:
        """Let a host handle a whole request, and note what came of it."""
        exchange = CURRENT.get()
        before = len(self.endpoint.jobs)
        answer = host.answer(request)
        exchange.handled = True
        if len(self.endpoint.jobs) > before:
            exchange.job = next(reversed(self.endpoint.jobs))
        return answer


MOST_EXCHANGES: Final = 2_000
"""Requests after which a call is taken for one that never ends: time alone does not show it where none passes."""
KIND_TEXT: Final = {"no such host": "the name is not known", "refused": "the connection was refused"}


def _limit(timeout: float | None) -> float:
    if timeout is None:
        raise HangError("the client waits without a timeout")
    return timeout


class Connection:
    """The hosts' end of one connection. Both its calls tell the seconds that they take, and what comes of them."""

    def __init__(self, network: Network, host: Host) -> None:
        self._network, self._host = network, host
        self._arrived = bytearray()
        self._coming: deque[tuple[float, bytes]] = deque()
        self._end: End = "stays"
        self.secure = self.closed = self.readable = False

    def hang_up(self, *, noticed: bool) -> None:
        if not self._coming and self._end == "stays":
            self._end, self.readable = "closed", noticed

    def handshake(self, timeout: float | None) -> tuple[float, Exception | None]:
        fault = CURRENT.get().fault
        if fault and fault.moment == "tls":
            self._network.strike(fault)
            if fault.kind == "tls timeout":
                return _limit(timeout), httpcore.ConnectTimeout("the handshake stopped")
            return 0.0, httpcore.ConnectError("the certificate is wrong")
        self.secure = True
        return 0.0, None

    def write(self, data: bytes, timeout: float | None) -> tuple[float, Exception | None]:
        """Take some bytes of a request."""
        self._watch(data)
        exchange = CURRENT.get()
        if self._end != "stays":
            return (0.0, httpcore.WriteError("broken pipe")) if self._end == "reset" else (0.0, None)
        fault = exchange.fault if exchange.fault and exchange.fault.moment == "request" else None
        if fault is None:
            self._take(data)
            return 0.0, None
        return self._disturbed(fault, data, timeout)

    def _disturbed(self, fault: Fault, data: bytes, timeout: float | None) -> tuple[float, Exception | None]:
        if fault.kind not in ("stale", "cut before the request"):
            head, end, body = data.partition(b"\r\n\r\n")
            if not self._arrived and b"content-length" in head.lower():  # the body comes with its head, or by itself
                self._take(head + end)
                data = body
            if not data:
                return 0.0, None
        self._network.strike(fault)
        self._end = "closed" if fault.kind == "stale" else "reset"
        if fault.kind == "stale":
            return 0.0, None
        if fault.kind == "cut before the request":
            return 0.0, httpcore.WriteError("connection reset by peer")
        if fault.kind == "stalled request":
            return _limit(timeout), httpcore.WriteTimeout("the host takes no more bytes")
        CURRENT.get().received += len(data) // 2
        if fault.kind.startswith("early "):
            status = int(fault.kind.removeprefix("early "))
            self._coming.append((0.0, written(plain_answer(status, "That is enough.", {"connection": "close"}))))
            CURRENT.get().status = status
        return 0.0, httpcore.WriteError("connection reset by peer")

    def read(self, most: int, timeout: float | None) -> tuple[float, bytes | Exception]:
        """Give some bytes of the answer, none at its connection's end."""
        if not self._coming:
            if self._end == "closed":
                return 0.0, b""
            if self._end == "reset":
                return 0.0, httpcore.ReadError("connection reset by peer")
            return _limit(timeout), httpcore.ReadTimeout("no bytes came")
        seconds, piece = self._coming[0]
        if timeout is not None and seconds >= timeout:
            self._coming[0] = seconds - timeout, piece
            return timeout, httpcore.ReadTimeout("no bytes came in time")
        self._coming.popleft()
        if len(piece) > most:
            self._coming.appendleft((0.0, piece[most:]))
        return seconds, piece[:most]

    def _watch(self, data: bytes) -> None:
        """The key must go to the API alone, and not in the clear."""
        if self._network.key.encode() in data and not (self._host.may_see_the_key and self.secure):
            self._network.leaks.append(f"the key to {self._host.name}{'' if self.secure else ' in the clear'}")

    def _take(self, data: bytes) -> None:
        self._arrived += data
        CURRENT.get().received += len(data)
        head, end, body = bytes(self._arrived).partition(b"\r\n\r\n")
        if not end:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if len(body) < int(headers.get("content-length", "0")):
            return
        self._arrived.clear()
        method, path, _ = first.split(" ")
        self._answer(Request(method, path, headers, body))

    def _answer(self, request: Request) -> None:
        exchange = CURRENT.get()
        fault = exchange.fault if exchange.fault and exchange.fault.moment == "answer" else None
        before = fault is not None and fault.phase == "before" and exchange.operation != "cdn"
        honest = unaccepted(self._network.endpoint.documented) if before else self._network.handled(self._host, request)
        coming = self._replied(fault, honest)
        exchange.status = _status(coming)
        self._coming.extend(coming.pieces)
        self._end = coming.end

    def _replied(self, fault: Fault | None, honest: Response) -> Reply:
        if fault:
            self._network.strike(fault)
        return reply(fault, honest, self._network.clock.time(), self._network.endpoint.documented)


def _status(coming: Reply) -> int | None:
    text = b"".join(piece for _, piece in coming.pieces[:20])[:12]
    return int(text[9:12]) if text.startswith(b"HTTP/1.1 ") and text[9:12].isdigit() else None


def nowhere(_request: Request) -> Response:
    """What a host answers that nobody should have asked."""
    return html_answer(404, "Nothing is here.")
