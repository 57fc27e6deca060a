"""Carrying one request and its answer, blocking or awaiting: the same coroutines over either kind of HTTP client.

Those of the blocking wire never suspend, so that they run to their end at the first step (``run``), and there is one
implementation of everything that matters. What is only awaited is in ``awaiting.py``.
"""

from __future__ import annotations

import math
import os
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, NamedTuple

from .blocking import Limit, settled
from .clock import now
from .errors import InvalidRequest
from .http import httpx
from .secrets import CURRENT, Key, mask_logs

MAXIMUM_ANSWER, MAXIMUM_FILES = 8 * 1024 * 1024, 64 * 1024 * 1024  # the latter of an answer that holds files
LEAST_PACE = 1000  # bytes a second, on an average over the read timeout; a transfer that is slower is as good as cut
_NOT_CONNECTED = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)
# A closed event loop is a RuntimeError, and a host's name that cannot be one a UnicodeError.
BROKEN = (httpx.HTTPError, httpx.InvalidURL, TimeoutError, RuntimeError, UnicodeError)


class Answer(NamedTuple):
    """What came of one request. ``event`` is empty when a whole answer came, else a word of the delivery table."""

    event: str
    reason: str
    status: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait; None where it does not, or asks for more than a day and some hours.

        A date counts from the server's own clock where it names that too: the clock here may be wrong.
        """
        text = self.headers.get("retry-after", "")
        if text.isdecimal():
            return float(text) if len(text) < 6 else None
        moment, here = _moment(text), _moment(self.headers.get("date", ""))
        seconds = -math.inf if moment is None else moment - (now().time() if here is None else here)
        return max(0.0, seconds) if -math.inf < seconds < 100_000 else None


def _moment(text: str) -> float | None:
    """Seconds since the epoch of a date as HTTP writes it; None for any other text."""
    try:
        return parsedate_to_datetime(text).timestamp() if text.endswith(" GMT") else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def number(value: object) -> float:
    """A number as it is, and NaN, which is in no range, for anything else."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan


_url = lru_cache(64)(httpx.URL)  # an API has few addresses, and reading one takes long


class Wire:
    """What both wires share. ``letter`` stands before the names of methods that are awaited, as in ``aclose``."""

    kind: Any
    letter = ""
    semaphore: Any
    within: Any
    """An asynchronous context that ends what is in it after so many seconds: ``left`` are left, ``move`` sets others."""

    def __init__(self, key: Key, http_client: Any, timeouts: Mapping[str, float], at_once: int) -> None:
        if key.fault:
            raise InvalidRequest(key.fault)
        if http_client is not None and not isinstance(http_client, self.kind):
            # The wrong kind would send a paid request, and its answer be lost.
            raise InvalidRequest(
                f"http_client must be an {self.kind.__module__}.{self.kind.__name__}, got {type(http_client).__name__}"
            )
        mask_logs()
        self.key, self.timeouts, self.at_once = key, timeouts, at_once
        self._http: Any = http_client
        self._owned, self._closed, self._process = http_client is None, False, os.getpid()
        self._places: dict[Any, tuple[Any, Any]] = {}

    def place(self) -> Any:
        """Where connections can be used: two processes would read each other's answers. Raises InvalidRequest."""
        return os.getpid()

    def usable(self) -> None:
        """Raise InvalidRequest where nothing can be sent."""
        if not self._owned and self._process != os.getpid():
            raise InvalidRequest("http_client is another process's: after a fork, make a new one; nothing was sent")
        if self._closed or (not self._owned and self._http.is_closed) or self.key.missing:
            raise InvalidRequest(self.key.missing or "this client is closed; nothing was sent")

    def ready(self) -> None:
        """As ``usable``, and take connections for this place; those of another are left to it."""
        self.usable()
        if (place := self.place()) not in self._places:
            for other in self._places.keys() - {place}:
                self._places.pop(other)
            found = self._opened() if self._owned else self._http, self.semaphore(self.at_once)
            self._places.setdefault(place, found)  # unless another thread was faster
        self._http, self._turns = self._places[place]

    def transport(self) -> Any:
        from . import transport  # with libraries that only sending needs

        return transport.AsyncTransport() if self.letter else transport.Transport()

    def _opened(self) -> Any:
        """Connections of our own. Raises InvalidRequest where the environment forbids that."""
        try:
            return self.transport()
        except Exception as error:  # whose frames, and perhaps its text, hold a proxy's password
            named = isinstance(error, (ImportError, OSError, RuntimeError))
            fault = f"{type(error).__name__}: {error}"[:300] if named else type(error).__name__
        variables = "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE, SSL_CERT_DIR"
        raise InvalidRequest(f"the environment's proxy or certificates cannot be used ({fault}): see {variables}")

    async def exchange(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        timeout: float | None = None,
        limit: float = math.inf,
        files: Any = None,
        fields: Mapping[str, str] | None = None,
        with_key: bool = True,
        extra: float = 0,
        maximum: int = MAXIMUM_ANSWER,
    ) -> Answer:
        """Send a request and read its whole answer, within ``limit`` seconds.

        ``timeout`` replaces the usual seconds for the server to take a request, and to answer it: once the request has
        gone, its whole answer, of ``maximum`` bytes, has so long. ``extra`` seconds are for large bodies. Never raises for
        what the network or the server does.
        """
        key, content, settings = self.key if with_key else None, bytearray(), self._settings(timeout, limit)
        began, token, request = Began(), CURRENT.set(key), None
        event, reason, answer = "interrupted", "", None
        try:
            async with self.within(min(limit, sum(settings.values()) + extra)) as end:
                extensions = {"timeout": settings, "trace": self.observer(began)}
                parts = {"content": body} if files is None else {"data": fields, "files": files}
                request = self._request(key, method, url, extensions, headers, **parts)
                request.stream = _Sent(request.stream, lambda: end.move(min(settings["read"], end.left)))
                response = await self.open(request, key)
                try:
                    chunks = self.chunks(response)
                    while (chunk := await self.next(chunks)) is not None:
                        content += chunk
                        if end.left < 0 or len(content) > maximum:
                            raise httpx.ReadTimeout("the whole answer was too slow, or is too large")
                finally:
                    await self.shut(response)
                answer = response
        except BROKEN as error:
            event, reason = began.event(error, request), self.said(error)
        finally:
            CURRENT.reset(token)
        found = bytes(content)
        if answer is None:
            # What came may name a paid job. It is kept up to its last quote: half a key could not be recognised.
            said = re.match(rb'(?s:.*"[\s}\]]*)?', found[:65536])
            return Answer(event, reason, 0, self.key.hidden_bytes(said[0] if said else b""), {})
        kept = dict(answer.headers.items())
        if self.key.hidden(all_of_it := "\n".join([*kept, *kept.values()])) != all_of_it:
            kept = {self.key.hidden(name): self.key.hidden(value) for name, value in kept.items()}
        return Answer("", "", answer.status_code, self.key.hidden_bytes(found), kept)

    def said(self, error: Exception) -> str:
        """What a failure says, without the key."""
        kind = "timeout" if isinstance(error, (httpx.TimeoutException, TimeoutError)) else "connection"
        text = str(error) or "the time for the whole exchange is over"
        return f"{kind}: {type(error).__name__}: {self.key.hidden(text)[:200]}"

    def _settings(self, timeout: float | None, limit: float) -> dict[str, float]:
        usual = dict(self.timeouts) | ({} if timeout is None else {"read": timeout, "write": timeout})
        return {name: min(seconds, max(limit, 0.001)) for name, seconds in usual.items()}

    def _request(
        self, key: Key | None, method: str, url: str, extensions: Any, headers: Mapping[str, str], **parts: Any
    ) -> httpx.Request:
        if self._owned:  # over our own connections an error's kind says when it came: nothing is traced
            address, extensions = _url(url) if key else httpx.URL(url), {"timeout": extensions["timeout"]}
            if body := parts.get("content"):  # framed as the library does it, which takes long to find out how
                headers = {"host": address.netloc.decode(), **headers, "content-length": f"{len(body)}"}
                parts = {"stream": httpx.ByteStream(body)}
            return httpx.Request(method, address, headers=headers, extensions=extensions, **parts)
        request: httpx.Request = self._http.build_request(method, url, headers=headers, extensions=extensions, **parts)
        if key is None:  # the caller's own client may have headers that are meant for the API
            for name in ("authorization", "cookie", self.key.header):
                request.headers.pop(name or "-", None)
        return request

    async def open_download(self, url: str, headers: Mapping[str, str], limit: float) -> Any:
        """The answer to a request without the key, its body not yet read; to be shut."""
        extensions: dict[str, Any] = {"timeout": self._settings(None, limit)}
        return await self.open(self._request(None, "GET", url, extensions, headers), None)

    def observer(self, began: Began) -> Callable[[str, Any], Any]:
        return began.note

    async def take_turn(self) -> None:
        """Wait until fewer requests than the limit are being made; to be followed by ``end_turn``."""
        await settled(self._turns.acquire())

    def end_turn(self) -> None:
        self._turns.release()

    async def close(self) -> None:
        if self._owned:
            self._closed = True
            with suppress(RuntimeError):  # of an event loop that is closed, and its connections with it
                await settled(self._http and self._http.shut())

    async def pause(self, seconds: float) -> None:
        await settled((now().pause if self.letter else now().sleep)(seconds))

    async def open(self, request: httpx.Request, key: Key | None) -> Any:
        """The answer, its body not yet read; to be shut. Over connections of our own nothing but what is sent is done."""
        if key:
            key.put_on(request)
        try:
            if not self._owned:
                return await settled(self._http.send(request, auth=None, follow_redirects=False, stream=True))
            response = await self._http.handled(request)
        except BaseException as error:
            if self._owned and isinstance(error, httpx.RequestError):
                error.request = request
            if key:
                key.take_off(request)
            raise
        response.request = request
        return response

    def chunks(self, response: Any, *, raw: bool = False) -> Any:
        if raw:
            return getattr(response, f"{self.letter}iter_raw")(4096)
        if "content-encoding" not in response.headers:  # what decodes nothing takes long to do so
            return (aiter if self.letter else iter)(response.stream)
        return getattr(response, f"{self.letter}iter_bytes")()

    async def next(self, chunks: Any) -> bytes | None:
        found: bytes | None = await settled(anext(chunks, None) if self.letter else next(chunks, None))
        return found

    async def shut(self, opened: Any) -> None:
        """Close a client or a response."""
        await settled(getattr(opened, f"{self.letter}close")())


class _Sent(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A request's body; ``done`` is called when all of it has gone."""

    def __init__(self, inner: Any, done: Callable[[], object]) -> None:
        self._inner, self._done = inner, done

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner
        self._done()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._inner:
            yield part
        self._done()


class Began:
    """Whether a request may have begun to leave, over an HTTP client of the caller's own.

    Hooks of the caller's own make that a question: what they do with other requests may raise the same errors, also
    after ours was answered. Over our own connections the kind of the error says it.
    """

    def __init__(self) -> None:
        self.sent = False

    def note(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of what the HTTP library tells of a request; one that asks a proxy for a tunnel is another."""
        if event.endswith("send_request_headers.started"):
            self.sent = self.sent or info["request"].method != b"CONNECT"

    def event(self, error: Exception, request: httpx.Request | None) -> str:
        """The delivery table's word for a failure."""
        about = None  # where an error does not say so, it is none of the transport's
        with suppress(RuntimeError):
            about = getattr(error, "request", None)
        ours = isinstance(error, _NOT_CONNECTED) and about is request
        return "not_connected" if ours and not self.sent else "interrupted"


class BlockingWire(Wire):
    """Carries requests over a blocking client; its coroutines never suspend."""

    kind, semaphore, within = httpx.Client, threading.Semaphore, Limit
