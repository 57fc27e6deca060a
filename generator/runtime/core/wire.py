"""Carrying one request and its answer, blocking or awaiting: the same coroutines over either kind of HTTP client.

Those of the blocking wire never suspend, so that they run to their end at the first step (:func:`run`), and there is one
implementation of everything that matters.
"""

from __future__ import annotations

import asyncio
import math
import os
import re
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, NamedTuple

from .clock import now
from .errors import InvalidRequest
from .http import httpx
from .secrets import CURRENT, Key, mask_logs
from .transport import DEADLINE, AsyncTransport, Transport, settled

MAXIMUM_ANSWER = 8 * 1024 * 1024
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
        return parsedate_to_datetime(text).timestamp() if text.endswith(" GMT") and len(text) < 40 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def number(value: object) -> float:
    """A number as it is, and NaN, which is in no range, for anything else."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan


def _prepared(url: str, headers: tuple[tuple[str, str], ...]) -> tuple[httpx.URL, httpx.Headers]:
    """What is the same for each request to an address of the API: done once."""
    address = httpx.URL(url)
    return address, httpx.Headers([("host", address.netloc.decode("ascii")), *headers])


class Wire:
    """What both wires share. ``letter`` stands before the names of methods that are awaited, as in ``aclose``."""

    kind: Any
    transport: Any
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
        self._owned, self._process = http_client is None, os.getpid()
        self._http = self._opened() if http_client is None else http_client
        self._turns = self.semaphore(self.at_once)
        self._prepared = lru_cache(64)(_prepared)

    @property
    def closed(self) -> bool:
        return bool(self._http.is_closed)

    def usable(self) -> None:
        """Raise InvalidRequest where nothing can be sent; leave a parent process its connections after a fork."""
        if self._process != os.getpid():
            if not self._owned:
                raise InvalidRequest("http_client is another process's: after a fork, make a new one; nothing was sent")
            if not self.closed:
                self._renew()
        if self.closed or self.key.missing:
            raise InvalidRequest(self.key.missing or "this client is closed; nothing was sent")

    def _renew(self) -> None:
        """Take new connections: after a fork, two processes would read each other's answers."""
        self._http, self._process, self._turns = self._opened(), os.getpid(), self.semaphore(self.at_once)

    def _opened(self) -> Any:
        """An HTTP client of our own. Raises InvalidRequest where the environment forbids that."""
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
    ) -> Answer:
        """Send a request and read its whole answer, within ``limit`` seconds.

        ``timeout`` replaces the usual seconds for the server to take a request, and to answer it: once the request has
        gone, its whole answer has so long. ``extra`` seconds are for large bodies. Never raises for what the network or
        the server does.
        """
        key, content, settings = self.key if with_key else None, bytearray(), self._settings(timeout, limit)
        began, token, request = _Began(), CURRENT.set(key), None
        event, reason, answer = "interrupted", "", None
        try:
            async with self.within(min(limit, sum(settings.values()) + extra)) as end:
                extensions = {"timeout": settings, "trace": self.observer(began)}
                request = self._request(key, method, url, headers, extensions, content=body, data=fields, files=files)
                request.stream = _Sent(request.stream, lambda: end.move(min(settings["read"], end.left)))
                response = await self.open(request, key)
                try:
                    chunks = self.chunks(response)
                    while (chunk := await self.next(chunks)) is not None:
                        content += chunk
                        if end.left < 0 or len(content) > MAXIMUM_ANSWER:
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
        kept = {self.key.hidden(name): self.key.hidden(value) for name, value in answer.headers.items()}
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
        self,
        key: Key | None,
        method: str,
        url: str,
        headers: Mapping[str, str],
        extensions: dict[str, Any],
        **body: Any,
    ) -> httpx.Request:
        request: httpx.Request
        if not self._owned:
            request = self._http.build_request(method, url, headers=headers, extensions=extensions, **body)
        else:
            extensions = {"timeout": extensions["timeout"]}  # of our own connections an error's kind says when it came
            if key and (content := body["content"]):
                address, prepared = self._prepared(url, tuple(headers.items()))
                stream = httpx.ByteStream(content)
                request = httpx.Request(method, address, headers=prepared, stream=stream, extensions=extensions)
                request.headers["content-length"] = str(len(content))
            else:
                request = httpx.Request(method, url, headers=headers, extensions=extensions, **body)
        if key is None:  # a client of the caller's own may have headers that are meant for the API
            for name in ("authorization", "cookie", self.key.header):
                request.headers.pop(name or "-", None)
        return request

    async def open_download(self, url: str, headers: Mapping[str, str], limit: float) -> Any:
        """The answer to a request without the key, its body not yet read; to be shut."""
        return await self.open(self._request(None, "GET", url, headers, {"timeout": self._settings(None, limit)}), None)

    def observer(self, began: _Began) -> Callable[[str, Any], Any]:
        return began.note

    async def take_turn(self) -> None:
        """Wait until fewer requests than the limit are being made; to be followed by ``end_turn``."""
        await settled(self._turns.acquire())

    def end_turn(self) -> None:
        self._turns.release()

    async def close(self) -> None:
        if self._owned:
            await self._http.shut()

    async def pause(self, seconds: float) -> None:
        if self.letter:
            await now().pause(seconds)
        else:
            now().sleep(seconds)

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


class _Began:
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


class _BlockingLimit:
    """Sets the deadline that operations on connections keep (see ``transport.py``)."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def __aenter__(self) -> _BlockingLimit:
        self._before = DEADLINE.set(now().monotonic() + self._seconds)
        return self

    @property
    def left(self) -> float:
        return DEADLINE.get() - now().monotonic()

    def move(self, seconds: float) -> None:
        DEADLINE.set(now().monotonic() + seconds)

    async def __aexit__(self, *_: object) -> None:
        DEADLINE.reset(self._before)


class BlockingWire(Wire):
    """Carries requests over a blocking client; its coroutines never suspend."""

    kind, transport, semaphore, within = httpx.Client, Transport, threading.Semaphore, _BlockingLimit


class _AwaitedLimit:
    """``asyncio.timeout``, counted in seconds from now on."""

    def __init__(self, seconds: float) -> None:
        self._timeout = asyncio.timeout(None if seconds == math.inf else max(0.0, seconds))
        self._end = now().monotonic() + seconds

    async def __aenter__(self) -> _AwaitedLimit:
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
    """Carries requests over an asynchronous client, in asyncio's event loops, one at a time."""

    kind, transport, semaphore, within = httpx.AsyncClient, AsyncTransport, asyncio.Semaphore, _AwaitedLimit
    letter = "a"
    _loop: asyncio.AbstractEventLoop | None = None

    def usable(self) -> None:
        """As above; connections also stay with the event loop that made them. Raises InvalidRequest without a loop."""
        super().usable()
        loop = None
        with suppress(RuntimeError):
            loop = asyncio.get_running_loop()
        if loop is None or loop is self._loop:
            return
        if self._loop is not None:
            if self._loop.is_running():
                raise InvalidRequest(
                    "this client is in use by an event loop of another thread: make one for each; nothing was sent"
                )
            if self._owned:
                self._renew()
            else:
                self._turns = self.semaphore(self.at_once)
        self._loop = loop

    def _renew(self) -> None:
        super()._renew()
        self._loop = None  # a parent's, which a fork would have us take for running

    def observer(self, began: _Began) -> Callable[[str, Any], Coroutine[Any, Any, None]]:
        async def note(event: str, info: Mapping[str, Any]) -> None:
            began.note(event, info)

        return note

    async def take_turn(self) -> None:
        try:
            asyncio.get_running_loop()
        except RuntimeError:  # of trio, say: the job would be paid for, and nobody could wait for it
            raise InvalidRequest("an asynchronous client needs asyncio's event loop; nothing was sent") from None
        await super().take_turn()

    async def close(self) -> None:
        with suppress(RuntimeError):  # of an event loop that is closed, and its connections with it
            await super().close()
