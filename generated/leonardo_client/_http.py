# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""The only file that knows the HTTP library: carries requests, blocking or awaiting."""

from __future__ import annotations

import asyncio
import base64
import io
import logging
import math
import os
import re
import threading
import time
import zlib
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, TypeVar

import httpx

from ._api import KEY_VARIABLE, TIMEOUTS
from ._errors import InvalidRequest, TransferFailed
from ._flows import Exchange, Transfer, number

MAXIMUM_ANSWER = 8 * 1024 * 1024
LEAST_PACE = 1000  # bytes a second, on an average over the read timeout; a transfer that is slower is as good as cut
_MEDIA = ("video/", "image/", "audio/", "application/octet-stream", "binary/")
_SHORTEST_HIDDEN, _SHORTEST_CODED = 8, 16
_Http = TypeVar("_Http", httpx.Client, httpx.AsyncClient)
_PART = 1 << 16  # bytes of an answer that was cut
_LONGEST = 1_000_000_000  # seconds: sockets cannot wait longer than some of these
_NOT_CONNECTED = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


# A closed event loop is a RuntimeError, and a host's name that cannot be one a UnicodeError.
_BROKEN = (httpx.HTTPError, httpx.InvalidURL, RuntimeError, UnicodeError)


class Key(httpx.Auth):
    """The API key; it reaches requests to the API itself and nothing else, and cannot be printed or pickled.

    ``fault`` says what is wrong with it: whoever raises that has the key in no local value.
    """

    def __init__(self, api_key: object) -> None:
        given = os.environ.get(KEY_VARIABLE, "") if api_key is None else api_key
        key = given if isinstance(given, str) else ""
        self.fault = "" if key else f"no API key: set {KEY_VARIABLE} or pass api_key, a text"
        self._header: Callable[[], str] = lambda: f"Bearer {key}"
        # Each character as it is, as JSON may write it, and as an address may, also where each takes several bytes.
        forms = [r"\0*".join(rf"(?:\\?{re.escape(one)}|\\u00{ord(one):02x}|%{ord(one):02x})" for one in key)]
        if len(key) >= _SHORTEST_CODED:
            # In base64 what stands before and behind it decides about its first and last digits.
            raw = key.encode("utf-8", "replace")
            coded = [base64.b64encode(bytes(more) + raw).decode()[4 if more else 0 : -4] for more in range(3)]
            forms += [raw.hex(), *(one.replace("+", "[+-]").replace("/", "[/_]") for one in coded)]
        self._pattern: Callable[[], str] = lambda: "|".join(forms)
        self._short = len(key) < _SHORTEST_HIDDEN
        if not key.isascii() or not key.isprintable() or " " in key:
            self.fault = "the API key has characters that no key has (white space, line ends, non-ASCII)"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["authorization"] = self._header()
        yield request

    def hidden(self, said: str) -> str:
        """What a server said, without the key, which it may repeat. A key of a few characters hides nothing, and stays."""
        return said if self._short else re.sub(self._pattern(), "(key)", said, flags=re.IGNORECASE)

    def __repr__(self) -> str:
        return "<Key: hidden>"

    def __reduce__(self) -> str:
        raise TypeError("an API key cannot be pickled or copied")


def _masked(content: bytearray, key: Key | None) -> bytes:
    return key.hidden(content.decode("latin-1")).encode("latin-1") if key else bytes(content)


def _failed(error: Exception, key: Key | None = None, request: httpx.Request | None = None) -> Exchange:
    """What a failure means. A hook of the caller's may raise the same errors, about requests of its own or after ours."""
    ours = request is None or not _in_hand.get().gone and getattr(error, "_request", None) is request
    event = "not_connected" if ours and isinstance(error, _NOT_CONNECTED) else "interrupted"
    kind = "timeout" if isinstance(error, httpx.TimeoutException) else "connection"
    said = key.hidden(str(error)) if key else str(error)
    return Exchange(event, f"{kind}: {type(error).__name__}: {said[:200]}", 0, b"", {})


def _running_loop() -> asyncio.AbstractEventLoop | None:
    with suppress(RuntimeError):
        return asyncio.get_running_loop()
    return None


def _made(kind: type[_Http]) -> _Http:
    """An HTTP client of our own. Raises InvalidRequest where the environment forbids that."""
    with suppress(Exception):  # which may show a proxy's password, and holds it in its frames
        return kind()
    raise InvalidRequest("the environment's proxy or certificates (ALL_PROXY, SSL_CERT_FILE, ...) cannot be used")


class _Unusable(Exception):
    """An answer that holds no part of the file that is wanted."""


class _Hand:
    """The exchange in hand: httpx's own timeouts start again with every byte.

    It must have ended at ``deadline`` (monotonic, in seconds). From when the request has gone, the server has
    ``patience`` seconds for its whole answer. ``gone`` tells whether it may have begun to leave: a request that asks a
    proxy for a tunnel is another. ``key`` is the request's: httpx logs a status before anybody else sees what it says.
    """

    def __init__(self, deadline: float = math.inf, patience: float = math.inf, key: Key | None = None) -> None:
        self.deadline, self.patience, self.key, self.gone = deadline, patience, key, False


_in_hand: ContextVar[_Hand] = ContextVar("in_hand", default=_Hand())


def _logged(record: logging.LogRecord) -> bool:
    if (key := _in_hand.get().key) and isinstance(record.args, tuple):
        record.args = tuple(key.hidden(one) if isinstance(one, str) else one for one in record.args)
    return True


logging.getLogger("httpx").addFilter(_logged)


def _left(timeout: float | None, error: type[httpx.TimeoutException] = httpx.ReadTimeout) -> float | None:
    """What an operation on a connection may take, in seconds. Raises ``error`` where nothing is left."""
    left = _in_hand.get().deadline - time.monotonic()
    if left <= 0:
        raise error("too slow: the time for the whole exchange is over")
    return timeout if left == math.inf else left if timeout is None else min(timeout, left)


def _timed(operation: Callable[..., Any], error: type[httpx.TimeoutException]) -> Callable[..., Any]:
    def timed(data: Any, timeout: float | None = None) -> Any:
        return operation(data, timeout=_left(timeout, error))

    return timed


def _bound(event: str, info: dict[str, Any], key: Key) -> None:
    """Have the deadline kept by each operation on a connection that httpx opens; httpx tells of it by its trace.

    What it tells is logged after this, and may repeat the key; from headers httpx takes cookies before anybody sees them.
    """
    hand = _in_hand.get()
    if "timeout" in info:
        info["timeout"] = _left(info["timeout"], httpx.ConnectTimeout)
    elif event.endswith(("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")):
        stream = info["return_value"]
        stream.read, stream.write = _timed(stream.read, httpx.ReadTimeout), _timed(stream.write, httpx.WriteTimeout)
    elif event.endswith("send_request_headers.started"):
        hand.gone = info["request"].method != b"CONNECT"
    elif event.endswith("receive_response_headers.complete"):
        headers = info["return_value"][-1]
        headers[:] = [tuple(key.hidden(one.decode("latin-1")).encode("latin-1") for one in pair) for pair in headers]
        info["return_value"] = key.hidden(repr(info["return_value"]))
    elif event.endswith(".failed"):
        info["exception"] = f"{type(info['exception']).__name__}: {key.hidden(str(info['exception']))}"
    elif event.endswith("send_request_body.complete") and hand.gone:
        hand.deadline = min(hand.deadline, time.monotonic() + hand.patience)


def _began(transfer: Transfer, response: httpx.Response) -> None:
    """Read a download's headers and set its file up. Raises _Unusable, TransferFailed."""
    headers, transfer.status, total = response.headers, response.status_code, None
    encoding, length, tag = (headers.get(name, "") for name in ("content-encoding", "content-length", "etag"))
    plain = encoding in ("", "identity")
    if response.has_redirect_location:
        transfer.location = str(response.url.join(headers["location"]))
        raise _Unusable("too many redirects")
    if transfer.status not in (200, 206):
        transfer.offset = 0 if transfer.status == 416 else transfer.offset
        raise _Unusable(f"HTTP {transfer.status}")
    if not headers.get("content-type", "").lower().startswith(_MEDIA):
        raise TransferFailed(f"the host sent {headers.get('content-type', '')[:80]!r}, which is no media file")
    if not plain and encoding.lower() not in ("gzip", "x-gzip"):
        raise TransferFailed(f"the host sent the file in an encoding that nobody asked for: {encoding[:80]!r}")
    if transfer.status == 206:
        part = re.fullmatch(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})", headers.get("content-range", ""))
        first, last, total = map(int, part.groups()) if part else (-1, -1, 0)
        same = not transfer.offset or (tag in ("", transfer.tag) and total == transfer.total)
        same = same and int(length[:18] if length.isdecimal() else last + 1 - first) == last + 1 - first
        if not (plain and same and transfer.offset == first <= last < total):
            transfer.offset = 0
            raise _Unusable("the host sent another part than was asked for")
    elif not length.isdecimal() and "transfer-encoding" not in headers and response.http_version != "HTTP/2":
        raise _Unusable("the host does not say where the file ends")
    else:
        total, transfer.offset = int(length[:18]) if length.isdecimal() and plain else None, 0
    transfer.file.seek(transfer.offset)
    transfer.file.truncate()
    # A weak tag promises too little, and one beyond ASCII cannot be sent back.
    transfer.tag, transfer.total = tag if plain and tag.startswith('"') and tag.isascii() else "", total
    transfer.packed = None if plain else zlib.decompressobj(wbits=31)


class BaseWire:
    """What both wires share: everything but the five calls that block in one and are awaited in the other."""

    _kind: type[httpx.Client | httpx.AsyncClient]

    def __init__(self, key: Key, http: httpx.Client | httpx.AsyncClient, owned: bool, timeout: float | None) -> None:
        if key.fault or not 0 < (1 if timeout is None else number(timeout)) < _LONGEST:
            raise InvalidRequest(key.fault or "a timeout must be more than 0 seconds, and finite: a billion at most")
        if not isinstance(http, self._kind):  # the wrong one would send a paid request, and its answer be lost
            raise InvalidRequest(f"http_client must be an httpx.{self._kind.__name__}, got {type(http).__name__}")
        self._key, self._http, self._owned, self._process = key, http, owned, os.getpid()
        self._limits = TIMEOUTS | ({} if timeout is None else {"read": timeout, "write": timeout})

    @property
    def closed(self) -> bool:
        return self._http.is_closed

    def _forked(self) -> bool:
        forked = self._process != os.getpid()
        if forked and not self._owned:
            raise InvalidRequest("http_client is another process's: after a fork, make a new one; nothing was sent")
        return forked

    async def exchange(
        self, method: str, url: str, body: bytes | None = None, *, timeout: float | None = None
    ) -> Exchange:
        """Send a request of the API, with the key."""
        headers = {"accept": "application/json"} | ({} if body is None else {"content-type": "application/json"})
        return await self._whole(self._key, timeout, method, url, content=body, headers=headers)

    async def send_form(self, url: str, fields: Mapping[str, str], file: bytes, name: str) -> Exchange:
        """Send a file to a storage host, after its fields and without the key."""
        # Read from a buffer in pieces, so that the timeout of writing is for each of them and not for all.
        files = {"file": (name, io.BytesIO(file))}
        return await self._whole(None, None, "POST", url, len(file) / LEAST_PACE, data=dict(fields), files=files)

    def _limited(self, seconds: float, more: float = 0) -> tuple[float, httpx.Timeout]:
        """The deadline of an exchange that may take all its limits and ``more``, but not ``seconds``; and the limits."""
        limits = {name: min(limit, max(seconds, 0.001)) for name, limit in self._limits.items()}
        return time.monotonic() + min(seconds, sum(self._limits.values()) + more), httpx.Timeout(**limits)

    def _request(self, key: Key | None, method: str, url: str, **settings: Any) -> httpx.Request:
        request = self._http.build_request(method, url, extensions={"trace": self._traced}, **settings)
        if key is None:  # a client of the caller's own may have headers that are meant for the API
            request.headers.pop("authorization", None)
        return request

    async def _whole(
        self, key: Key | None, timeout: float | None, method: str, url: str, more: float = 0, **body: Any
    ) -> Exchange:
        deadline, limits = self._limited(math.inf if timeout is None else timeout, more)
        try:
            return await self._carried(key, deadline, method, url, timeout=limits, **body)
        except BaseException as error:
            # The frames below, also those of what came before, hold the request's bytes and what the server said of
            # them: a traceback that shows local values would show the key.
            error.__cause__ = error.__context__ = None
            raise error.with_traceback(None)

    async def _carried(self, key: Key | None, deadline: float, method: str, url: str, **settings: Any) -> Exchange:
        content, request = bytearray(), None
        outer = _in_hand.get()  # of an exchange whose hook may have brought us here
        try:
            _in_hand.set(_Hand(deadline, self._limits["read"], key))
            request = self._request(key, method, url, **settings)
            response = await self._open(request, key)
            try:
                chunks = self._chunks(response)
                while (chunk := await self._next(chunks)) is not None:
                    content += chunk
                    _left(None)
                    if len(content) > MAXIMUM_ANSWER:
                        raise httpx.ReadTimeout("the answer is too large")
            finally:
                await self._shut(response)
        except _BROKEN as error:
            # What came may name a paid job. It is kept up to its last quote: half a key could not be recognised.
            said = re.match(rb'(?s:.*"[\s}\]]*)?', content[:_PART])
            return _failed(error, key, request)._replace(content=_masked(bytearray(said[0] if said else b""), key))
        finally:
            _in_hand.set(outer)
        headers = dict(response.headers)
        if key:
            headers = {key.hidden(name): key.hidden(value) for name, value in headers.items()}
        return Exchange("", "", response.status_code, _masked(content, key), headers)

    async def transfer(self, transfer: Transfer) -> None:
        """Download from where the last attempt ended; what went wrong stands in ``transfer.reason``."""
        self.settle()
        headers = {"accept-encoding": "identity"}
        transfer.location, transfer.status = "", 0
        if transfer.offset and transfer.tag:
            headers |= {"range": f"bytes={transfer.offset}-", "if-range": transfer.tag}
        deadline, limits = self._limited(transfer.deadline - time.monotonic())
        outer = _in_hand.get()
        try:
            _in_hand.set(_Hand(deadline))
            response = await self._open(self._request(None, "GET", transfer.url, headers=headers, timeout=limits), None)
            try:
                _began(transfer, response)
                await self._receive(transfer, self._chunks(response, raw=transfer.packed is not None))
            finally:
                await self._shut(response)
        except _Unusable as error:
            transfer.reason = str(error)
        except (*_BROKEN, zlib.error) as error:
            transfer.reason = f"{_failed(error).reason} (after {transfer.offset} bytes)"
        finally:
            _in_hand.set(outer)

    async def _receive(self, transfer: Transfer, chunks: Any) -> None:
        """Write what comes, as long as each read timeout brings at least as many bytes as the least pace."""
        window, fresh, packed, hand = self._limits["read"], 0, transfer.packed, _in_hand.get()
        hand.deadline = min(transfer.deadline, time.monotonic() + window)
        while (chunk := await self._next(chunks)) is not None:
            _left(None)
            fresh += len(chunk)
            if fresh >= LEAST_PACE * window:
                fresh = 0
                hand.deadline = min(transfer.deadline, time.monotonic() + window)
            chunk = packed.decompress(chunk) if packed else chunk
            transfer.file.write(chunk)
            transfer.offset += len(chunk)
            transfer.advance(transfer.offset, transfer.total)
        transfer.reason = f"the host sent {transfer.offset} of {transfer.total or 'an unknown number of'} bytes"
        # Compressed data is whole where its one stream has ended: nobody has looked at what may follow it.
        whole = packed.eof and not packed.unused_data if packed else transfer.total in (None, transfer.offset)
        transfer.finished = whole and transfer.offset > 0

    async def close(self) -> None:
        raise NotImplementedError

    def settle(self) -> None:
        raise NotImplementedError

    async def pause(self, seconds: float) -> None:
        raise NotImplementedError

    def signal(self) -> Any:
        raise NotImplementedError

    async def signalled(self, signal: Any, seconds: float | None) -> bool:
        raise NotImplementedError

    async def _open(self, request: httpx.Request, key: Key | None) -> httpx.Response:
        raise NotImplementedError

    def _traced(self, event: str, info: dict[str, Any]) -> Any:
        raise NotImplementedError

    def _chunks(self, response: httpx.Response, *, raw: bool = False) -> Iterator[bytes] | AsyncIterator[bytes]:
        raise NotImplementedError

    async def _next(self, chunks: Any) -> bytes | None:
        raise NotImplementedError

    async def _shut(self, response: httpx.Response) -> None:
        raise NotImplementedError


class Wire(BaseWire):
    """Carries requests over an httpx.Client; its coroutines never suspend."""

    _kind = httpx.Client

    def __init__(self, key: Key, client: httpx.Client | None, timeout: float | None = None) -> None:
        self._client = client or _made(httpx.Client)
        super().__init__(key, self._client, client is None, timeout)

    def settle(self) -> None:
        """Leave connections to the process that made them: after a fork two would read each other's answers.

        Raises InvalidRequest after a fork where the http_client is the caller's own.
        """
        if self._forked() and not self.closed:
            self._client, self._process = _made(httpx.Client), os.getpid()
            self._http = self._client

    async def close(self) -> None:
        if self._owned:
            self._client.close()

    async def pause(self, seconds: float) -> None:
        time.sleep(seconds)

    def signal(self) -> threading.Event:
        return threading.Event()

    async def signalled(self, signal: threading.Event, seconds: float | None) -> bool:
        return signal.wait(seconds)

    async def _open(self, request: httpx.Request, key: Key | None) -> httpx.Response:
        return self._client.send(request, auth=key, follow_redirects=False, stream=True)

    def _traced(self, event: str, info: dict[str, Any]) -> None:
        _bound(event, info, self._key)

    def _chunks(self, response: httpx.Response, *, raw: bool = False) -> Iterator[bytes]:
        # Compressed data comes in small pieces: each may become a thousand times as long.
        return response.iter_raw(4096) if raw else response.iter_bytes()

    async def _next(self, chunks: Iterator[bytes]) -> bytes | None:
        return next(chunks, None)

    async def _shut(self, response: httpx.Response) -> None:
        response.close()


class AsyncWire(BaseWire):
    """Carries requests over an httpx.AsyncClient."""

    _kind = httpx.AsyncClient

    def __init__(self, key: Key, client: httpx.AsyncClient | None, timeout: float | None = None) -> None:
        self._client = client or _made(httpx.AsyncClient)
        self._loop: asyncio.AbstractEventLoop | None = None
        super().__init__(key, self._client, client is None, timeout)

    def settle(self) -> None:
        """Leave connections to the process and the event loop that made them: after a fork two would read each other's answers.

        Raises InvalidRequest after a fork where the http_client is the caller's own, and while another event loop uses it.
        """
        forked = self._forked()
        loop = _running_loop()
        if not forked and loop is not None and self._loop not in (None, loop) and self._loop.is_running():
            raise InvalidRequest(
                "this client is in use by an event loop of another thread: make one for each; nothing was sent"
            )
        if self._owned and not self.closed and (forked or loop is not None and self._loop not in (None, loop)):
            self._client, self._process = _made(httpx.AsyncClient), os.getpid()
            self._http = self._client
        self._loop = loop or self._loop

    async def close(self) -> None:
        with suppress(RuntimeError):  # of an event loop that is closed, and its connections with it
            if self._owned:
                await self._client.aclose()

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def signal(self) -> asyncio.Event:
        if _running_loop() is None:  # of trio, say: the job would be paid for, and nobody could wait for it
            raise InvalidRequest("an asynchronous client needs asyncio's event loop; nothing was sent")
        return asyncio.Event()

    async def signalled(self, signal: asyncio.Event, seconds: float | None) -> bool:
        try:
            # Not wait_for: in Python 3.11 it may swallow a cancellation, and a job would be started after that.
            async with asyncio.timeout(seconds):
                return await signal.wait()
        except TimeoutError:
            return False

    async def _open(self, request: httpx.Request, key: Key | None) -> httpx.Response:
        return await self._client.send(request, auth=key, follow_redirects=False, stream=True)

    async def _traced(self, event: str, info: dict[str, Any]) -> None:
        _bound(event, info, self._key)

    def _chunks(self, response: httpx.Response, *, raw: bool = False) -> AsyncIterator[bytes]:
        # Compressed data comes in small pieces: each may become a thousand times as long.
        return response.aiter_raw(4096) if raw else response.aiter_bytes()

    async def _next(self, chunks: AsyncIterator[bytes]) -> bytes | None:
        return await anext(chunks, None)

    async def _shut(self, response: httpx.Response) -> None:
        await response.aclose()
