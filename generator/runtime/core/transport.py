"""Connections that end in time.

The HTTP library's timeouts start again with every byte, so that a server which sends one now and then could hold a
blocking call for ever. Its public seams are a transport of one's own, and below that the network backend of the library
that it stands on: here each operation on a connection gets what is left until the deadline of the exchange, and no more.
Everything else is as the library does it: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY and SSL_CERT_FILE count.
An asynchronous exchange needs none of this: ``asyncio.timeout`` ends it.
"""

from __future__ import annotations

import math
import ssl
import urllib.request
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from .clock import now
from .http import httpcore, httpx

DEADLINE: ContextVar[float] = ContextVar("DEADLINE", default=math.inf)
"""When (monotonic, in seconds) the exchange must have ended that this thread is about."""


def _left(timeout: float | None, error: type[Exception]) -> float | None:
    left = DEADLINE.get() - now().monotonic()
    if left <= 0:
        raise error("too slow: the time for the whole exchange is over")
    return timeout if left == math.inf else left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(timeout, httpcore.ConnectTimeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _Stream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _Stream(
            self._inner.connect_tcp(host, port, left, local_address=local_address, socket_options=socket_options)
        )


@contextmanager
def _mapped() -> Generator[None]:
    """Errors of the connections, as the HTTP library calls them."""
    try:
        yield
    except Exception as error:
        kind = getattr(httpx, type(error).__name__, None)
        if not type(error).__module__.startswith(httpcore.__name__) or kind is None:
            raise
        raise kind(str(error)) from error


class _Body(httpx.SyncByteStream):
    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        with _mapped():
            yield from self._inner

    def close(self) -> None:
        self._inner.close()


class Transport(httpx.BaseTransport):
    """The blocking client's transport; ``backend`` opens its connections, over the system's sockets unless given.

    ``tls`` is the context of its encrypted connections: by default one that trusts what the HTTP library trusts.
    """

    def __init__(
        self,
        backend: httpcore.NetworkBackend | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        trust_env: bool = True,
    ) -> None:
        self._backend = _Backend(backend or httpcore.SyncBackend())
        self._tls = tls or httpx.create_ssl_context(trust_env=trust_env)
        self._proxies = urllib.request.getproxies() if trust_env else {}
        proxies = {"", *(proxy for scheme, proxy in self._proxies.items() if scheme in ("http", "https", "all"))}
        self.pools = {proxy: self._made(proxy) for proxy in proxies}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        with _mapped():
            answer = self._pool(url).handle_request(
                httpcore.Request(
                    request.method,
                    target,
                    headers=request.headers.raw,
                    content=cast("Any", request.stream),
                    extensions=request.extensions,
                )
            )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions={**cast("Any", answer).extensions},
        )

    def _pool(self, url: httpx.URL) -> httpcore.ConnectionPool:
        """The connections that lead to a host: straight, or through the proxy that the environment names for it."""
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all") or ""
        return self.pools["" if proxy and urllib.request.proxy_bypass(url.host) else proxy]

    def _made(self, proxy: str) -> httpcore.ConnectionPool:
        settings: dict[str, Any] = {"ssl_context": self._tls, "network_backend": self._backend, "keepalive_expiry": 5.0}
        settings |= {"max_connections": 100, "max_keepalive_connections": 20}
        if not proxy:
            return httpcore.ConnectionPool(**settings)
        named = httpx.Proxy(proxy if "://" in proxy else f"http://{proxy}")
        if named.url.scheme.startswith("socks"):
            return httpcore.SOCKSProxy(proxy_url=str(named.url), proxy_auth=named.raw_auth, **settings)
        return httpcore.HTTPProxy(
            proxy_url=str(named.url), proxy_auth=named.raw_auth, proxy_headers=named.headers.raw, **settings
        )

    def close(self) -> None:
        for pool in self.pools.values():
            pool.close()
