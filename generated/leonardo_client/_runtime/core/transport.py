# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Connections of our own: one pool for each, so that many in flight do not slow each other, and all end in time.

The HTTP library's pool looks at every connection for each request. Here each pool holds one, and an idle one to the
same host is taken again, the last used first. Its timeouts start again with every byte, so that a server which sends
one now and then could hold a blocking call for ever: each operation on a connection gets what is left until the deadline
of the exchange, and no more (an asynchronous exchange needs none of this: ``asyncio.timeout`` ends it). Everything else
is as the library does it: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY and SSL_CERT_FILE count.
"""

from __future__ import annotations

import math
import ssl
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any, cast

import httpcore

from .blocking import DEADLINE, run, settled
from .clock import now
from .http import httpx

_MOST_IDLE = 100
_LARGEST_READ = 1 << 18


def _left(timeout: float | None, error: type[Exception]) -> float | None:
    left = DEADLINE.get() - now().monotonic()
    if left <= 0:
        raise error("too slow: the time for the whole exchange is over")
    return timeout if left == math.inf else left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner, self._most = inner, 0
        self._head: bytes | None = None  # of a request; it leaves together with what is written next

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        found = self._inner.read(max(max_bytes, self._most), _left(timeout, httpcore.ReadTimeout))
        # A large file comes in fewer and larger pieces.
        self._most, self._head = _LARGEST_READ if len(found) >= max_bytes else 0, None
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._head is None and buffer:
            self._head = buffer
        else:
            whole, self._head = (self._head or b"") + buffer, b""
            self._inner.write(whole, _left(timeout, httpcore.WriteTimeout))

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(timeout, httpcore.ConnectTimeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def close(self) -> None:
        self._inner.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, *rest: Any, **options: Any) -> _Stream:
        return _Stream(self._inner.connect_tcp(host, port, _left(timeout, httpcore.ConnectTimeout), *rest, **options))


def _named(error: BaseException) -> BaseException:
    """An error of the connections, as the HTTP library calls it."""
    kind: Any = getattr(httpx, type(error).__name__, None)
    return kind(str(error)) if kind else error


class _Connections:
    """What both transports are; ``backend`` opens the connections, over the system's sockets unless given.

    ``tls`` is the context of encrypted connections: by default one that trusts what the HTTP library trusts. ``kinds``
    are what the HTTP library has for a connection: straight, through a proxy, through one that speaks SOCKS.
    """

    kinds: tuple[Any, Any, Any]
    close_name, handle_name = "close", "handle_request"

    def __init__(self, backend: Any = None, *, tls: ssl.SSLContext | None = None, trust_env: bool = True) -> None:
        self._backend, self.is_closed = backend, False
        self._tls = tls or httpx.create_ssl_context(trust_env=trust_env)
        self._proxies = urllib.request.getproxies() if trust_env else {}
        self._open: dict[Any, object] = {}
        self._idle: list[Any] = []
        for scheme, proxy in self._proxies.items():
            if scheme in ("http", "https", "all"):
                self._proxied(proxy)  # one that cannot be used is told of at once

    @property
    def connections(self) -> list[Any]:
        """Those that are open, or were a moment ago."""
        return [one for pool in list(self._open) for one in getattr(pool, "connections", [pool])]

    async def handled(self, request: httpx.Request) -> httpx.Response:
        """Send a request over a connection that nobody uses; it is free again once the answer is closed."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        stream, extensions = cast("Any", request.stream), request.extensions
        sent = httpcore.Request(
            request.method, target, headers=request.headers.raw, content=stream, extensions=extensions
        )
        connection = await self._taken(url)
        try:
            answer = await settled(getattr(connection, self.handle_name)(sent))
        except BaseException as error:
            await self._shut(connection)
            if (named := _named(error)) is not error:
                raise named from error
            raise
        body = _Body(self, connection, answer.stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions={**answer.extensions})

    async def _taken(self, url: httpx.URL) -> Any:
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all") or ""
        proxy = "" if proxy and urllib.request.proxy_bypass(url.host) else proxy
        place = proxy, url.scheme, url.raw_host, url.port
        for one in reversed(self._idle):
            if self._open.get(one) == place:
                with suppress(ValueError):  # another thread was faster
                    self._idle.remove(one)
                    if proxy or (one.is_idle() and not one.has_expired()):
                        return one
                    await self._shut(one)
        if proxy:
            one = self._proxied(proxy)
        elif port := url.port or {"http": 80, "https": 443}.get(url.scheme):
            one = self.kinds[0](httpcore.Origin(url.raw_scheme, url.raw_host, port), **self._settings())
        else:
            raise httpx.UnsupportedProtocol(f"an address must be http or https, not {url.scheme!r:.40}")
        self._open[one] = place
        return one

    async def free(self, connection: Any, inner: Any) -> None:
        """Close an answer, and keep its connection for another request."""
        try:
            await settled(getattr(inner, self.close_name)())
        except BaseException:
            self._open.pop(connection, None)
            raise
        if self.is_closed or len(self._idle) >= _MOST_IDLE:
            await self._shut(connection)
        else:
            self._idle.append(connection)

    async def _shut(self, connection: Any) -> None:
        self._open.pop(connection, None)
        await settled(getattr(connection, self.close_name)())

    async def shut(self) -> None:
        """Close all connections."""
        self.is_closed = True
        for one in list(self._open):
            await self._shut(one)

    def _settings(self) -> dict[str, Any]:
        return {"ssl_context": self._tls, "network_backend": self._backend, "keepalive_expiry": 5.0}

    def _proxied(self, proxy: str) -> Any:
        named = httpx.Proxy(proxy if "://" in proxy else f"http://{proxy}")
        settings = {**self._settings(), "proxy_url": str(named.url), "proxy_auth": named.raw_auth, "max_connections": 1}
        if named.url.scheme.startswith("socks"):
            return self.kinds[2](**settings)
        return self.kinds[1](**settings, proxy_headers=named.headers.raw)


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of an answer; its connection is free once it is closed."""

    def __init__(self, transport: _Connections, connection: Any, inner: Any) -> None:
        self._transport, self._connection, self._inner = transport, connection, inner

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._inner
        except Exception as error:
            raise _named(error) from error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._inner:
                yield part
        except Exception as error:
            raise _named(error) from error

    def close(self) -> None:
        run(self.aclose())

    async def aclose(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await self._transport.free(connection, self._inner)


class Transport(_Connections, httpx.BaseTransport):
    """The blocking client's transport."""

    kinds = (httpcore.HTTPConnection, httpcore.HTTPProxy, httpcore.SOCKSProxy)

    def __init__(self, backend: httpcore.NetworkBackend | None = None, **settings: Any) -> None:
        super().__init__(_Backend(backend or httpcore.SyncBackend()), **settings)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return run(self.handled(request))

    def close(self) -> None:
        run(self.shut())


class AsyncTransport(_Connections):
    """The asynchronous client's connections."""

    kinds = (httpcore.AsyncHTTPConnection, httpcore.AsyncHTTPProxy, httpcore.AsyncSOCKSProxy)
    close_name, handle_name = "aclose", "handle_async_request"
