# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""The only file that knows the HTTP library: carries requests, blocking or awaiting."""

from __future__ import annotations

import asyncio
import math
import os
import re
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
from typing import Any

import httpx

from ._api import KEY_VARIABLE, TIMEOUTS
from ._errors import InvalidRequest
from ._flows import Exchange, Transfer

MAXIMUM_ANSWER = 8 * 1024 * 1024
_NOT_CONNECTED = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


class Key(httpx.Auth):
    """The API key; it reaches requests to the API itself and nothing else, and cannot be printed or pickled.

    ``fault`` says what is wrong with it: whoever raises that has the key in no local value.
    """

    def __init__(self, api_key: str | None) -> None:
        key = os.environ.get(KEY_VARIABLE, "") if api_key is None else api_key
        self._header: Callable[[], str] = lambda: f"Bearer {key}"
        self.fault = "" if key else f"no API key: set {KEY_VARIABLE} or pass api_key"
        if not key.isascii() or not key.isprintable() or " " in key:
            self.fault = "the API key has characters that no key has (white space, line ends, non-ASCII)"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["authorization"] = self._header()
        yield request

    def __repr__(self) -> str:
        return "<Key: hidden>"

    def __reduce__(self) -> str:
        raise TypeError("an API key cannot be pickled or copied")


def _failed(error: Exception) -> Exchange:
    event = "not_connected" if isinstance(error, _NOT_CONNECTED) else "interrupted"
    kind = "timeout" if isinstance(error, httpx.TimeoutException) else "connection"
    return Exchange(event, f"{kind}: {type(error).__name__}: {str(error)[:200]}", 0, b"", {})


class _Unusable(Exception):
    """An answer that holds no part of the file that is wanted."""


def _began(transfer: Transfer, response: httpx.Response) -> int | None:
    """Read a download's headers and set its file up; the whole length, where known. Raises _Unusable."""
    headers, transfer.status = response.headers, response.status_code
    plain, length, total = "content-encoding" not in headers, headers.get("content-length", ""), None
    if response.has_redirect_location:
        transfer.location = str(response.url.join(headers["location"]))
        raise _Unusable("too many redirects")
    if response.status_code == 206:
        part = re.fullmatch(r"bytes (\d{1,18})-\d+/(\d{1,18})", headers.get("content-range", ""))
        if part is None or int(part[1]) != transfer.offset or not plain:
            raise _Unusable("the host sent another part than was asked for")
        total = int(part[2])
    elif response.status_code != 200:
        raise _Unusable(f"HTTP {response.status_code}")
    elif not length.isdecimal() and "transfer-encoding" not in headers and response.http_version != "HTTP/2":
        raise _Unusable("the host does not say where the file ends")
    else:
        total = int(length[:18]) if length.isdecimal() and plain else None
        transfer.offset = 0
        transfer.file.seek(0)
        transfer.file.truncate()
    transfer.tag = headers.get("etag", "") if plain and headers.get("etag", "").startswith('"') else ""
    transfer.content_type = headers.get("content-type", "")
    return total


class BaseWire:
    """What both wires share: everything but the five calls that block in one and are awaited in the other."""

    def __init__(self, key: Key, http: httpx.Client | httpx.AsyncClient, timeout: float | None) -> None:
        if key.fault or not 0 < (timeout or 1) < math.inf:
            raise InvalidRequest(key.fault or "a timeout must be more than 0 seconds, and finite")
        self._key, self._http = key, http
        self._limits = TIMEOUTS | ({} if timeout is None else {"read": timeout, "write": timeout})

    @property
    def closed(self) -> bool:
        return self._http.is_closed

    async def exchange(
        self, method: str, url: str, body: bytes | None = None, *, timeout: float | None = None
    ) -> Exchange:
        """Send a request of the API, with the key."""
        headers = {"accept": "application/json"} | ({} if body is None else {"content-type": "application/json"})
        return await self._whole(self._key, timeout, method, url, content=body, headers=headers)

    async def send_form(self, url: str, fields: Mapping[str, str], file: bytes, name: str) -> Exchange:
        """Send a file to a storage host, after its fields and without the key."""
        return await self._whole(None, None, "POST", url, data=dict(fields), files={"file": (name, file)})

    async def _whole(self, key: Key | None, timeout: float | None, method: str, url: str, **body: Any) -> Exchange:
        limits = {name: min(seconds, timeout or seconds) for name, seconds in self._limits.items()}
        # The deadline of the whole exchange: httpx's own timeouts start again with every byte.
        deadline = time.monotonic() + (timeout or self._limits["read"] * 2)
        content = b""
        try:
            request = self._http.build_request(method, url, timeout=httpx.Timeout(**limits), **body)
            response = await self._open(request, key)
            try:
                chunks = self._chunks(response)
                while (chunk := await self._next(chunks)) is not None:
                    content += chunk
                    if len(content) > MAXIMUM_ANSWER or time.monotonic() > deadline:
                        raise httpx.ReadTimeout("the answer is too large or too slow")
            finally:
                await self._shut(response)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            return _failed(error)
        except BaseException as error:
            # The frames below hold the request's bytes: a traceback that shows local values would show the key.
            raise error.with_traceback(None)
        return Exchange("", "", response.status_code, content, dict(response.headers))

    async def transfer(self, transfer: Transfer) -> None:
        """Download from where the last attempt ended; what went wrong stands in ``transfer.reason``."""
        headers = {"accept-encoding": "identity"}
        if transfer.offset and transfer.tag:
            headers |= {"range": f"bytes={transfer.offset}-", "if-range": transfer.tag}
        try:
            limits = httpx.Timeout(**self._limits)
            response = await self._open(
                self._http.build_request("GET", transfer.url, headers=headers, timeout=limits), None
            )
            try:
                total = _began(transfer, response)
                chunks = self._chunks(response)
                while (chunk := await self._next(chunks)) is not None:
                    transfer.file.write(chunk)
                    transfer.offset += len(chunk)
                    transfer.advance(transfer.offset, total)
                transfer.finished = total is None or transfer.offset == total
                transfer.reason = f"the host sent {transfer.offset} of {total} bytes"
            finally:
                await self._shut(response)
        except _Unusable as error:
            transfer.reason = str(error)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            transfer.reason = _failed(error).reason

    async def close(self) -> None:
        raise NotImplementedError

    async def pause(self, seconds: float) -> None:
        raise NotImplementedError

    def signal(self) -> Any:
        raise NotImplementedError

    async def signalled(self, signal: Any, seconds: float | None) -> bool:
        raise NotImplementedError

    async def _open(self, request: httpx.Request, key: Key | None) -> httpx.Response:
        raise NotImplementedError

    def _chunks(self, response: httpx.Response) -> Iterator[bytes] | AsyncIterator[bytes]:
        raise NotImplementedError

    async def _next(self, chunks: Any) -> bytes | None:
        raise NotImplementedError

    async def _shut(self, response: httpx.Response) -> None:
        raise NotImplementedError


class Wire(BaseWire):
    """Carries requests over an httpx.Client; its coroutines never suspend."""

    def __init__(self, key: Key, client: httpx.Client | None, timeout: float | None = None) -> None:
        self._owned, self._client = client is None, client or httpx.Client()
        super().__init__(key, self._client, timeout)

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

    def _chunks(self, response: httpx.Response) -> Iterator[bytes]:
        return response.iter_bytes()

    async def _next(self, chunks: Any) -> bytes | None:
        chunk: bytes | None = next(chunks, None)
        return chunk

    async def _shut(self, response: httpx.Response) -> None:
        response.close()


class AsyncWire(BaseWire):
    """Carries requests over an httpx.AsyncClient."""

    def __init__(self, key: Key, client: httpx.AsyncClient | None, timeout: float | None = None) -> None:
        self._owned, self._client = client is None, client or httpx.AsyncClient()
        super().__init__(key, self._client, timeout)

    async def close(self) -> None:
        if self._owned:
            await self._client.aclose()

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def signal(self) -> asyncio.Event:
        return asyncio.Event()

    async def signalled(self, signal: asyncio.Event, seconds: float | None) -> bool:
        try:
            return await asyncio.wait_for(signal.wait(), seconds)
        except TimeoutError:
            return False

    async def _open(self, request: httpx.Request, key: Key | None) -> httpx.Response:
        return await self._client.send(request, auth=key, follow_redirects=False, stream=True)

    def _chunks(self, response: httpx.Response) -> AsyncIterator[bytes]:
        return response.aiter_bytes()

    async def _next(self, chunks: Any) -> bytes | None:
        chunk: bytes | None = await anext(chunks, None)
        return chunk

    async def _shut(self, response: httpx.Response) -> None:
        await response.aclose()
