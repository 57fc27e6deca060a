# the signatures are httpcore's
"""What httpx and httpcore see of the network: connections of theirs, blocking and awaited."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import httpcore
import httpx

from docpact.check.network.server import Connection, Network
from docpact.check.seam import TLS, http_library, transport

T = TypeVar("T")


def _blocking(network: Network, happen: Callable[[], tuple[float, T | Exception]]) -> T:
    """What happens on the network, which may be interrupted before and after it. Raises its error."""
    network.point()
    seconds, found = happen()
    network.clock.advance(seconds)
    network.point()
    return network.value(found)


async def _awaited(network: Network, happen: Callable[[], tuple[float, T | Exception]]) -> T:
    """The same, suspended before and after it."""
    await asyncio.sleep(0)
    seconds, found = happen()
    await asyncio.sleep(seconds)
    return network.value(found)


class Stream(httpcore.NetworkStream):
    """A connection that blocks, in virtual time."""

    def __init__(self, network: Network, connection: Connection) -> None:
        self._network, self._connection = network, connection

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return _blocking(self._network, lambda: self._connection.read(max_bytes, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        _blocking(self._network, lambda: self._connection.write(buffer, timeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,  # noqa: ARG002
        server_hostname: str | None = None,  # noqa: ARG002
        timeout: float | None = None,
    ) -> Stream:
        _blocking(self._network, lambda: self._connection.handshake(timeout))
        return self

    def close(self) -> None:
        self._connection.closed = True

    def get_extra_info(self, info: str) -> Any:
        return self._connection.readable if info == "is_readable" else None


class Backend(httpcore.NetworkBackend):
    def __init__(self, network: Network) -> None:
        self._network = network

    def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> Stream:
        return Stream(self._network, _blocking(self._network, lambda: self._network.connect(host, timeout)))


class AsyncStream(httpcore.AsyncNetworkStream):
    """A connection to be awaited: every call suspends before and after what it does."""

    def __init__(self, network: Network, connection: Connection) -> None:
        self._network, self._connection = network, connection

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        return await _awaited(self._network, lambda: self._connection.read(max_bytes, timeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        await _awaited(self._network, lambda: self._connection.write(buffer, timeout))

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,  # noqa: ARG002
        server_hostname: str | None = None,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> AsyncStream:
        await _awaited(self._network, lambda: self._connection.handshake(timeout))
        return self

    async def aclose(self) -> None:
        self._connection.closed = True
        await asyncio.sleep(0)

    def get_extra_info(self, info: str) -> Any:
        return self._connection.readable if info == "is_readable" else None


class AsyncBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, network: Network) -> None:
        self._network = network

    async def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ASYNC109
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> AsyncStream:
        connection = await _awaited(self._network, lambda: self._network.connect(host, timeout))
        return AsyncStream(self._network, connection)


class Transport(httpx.BaseTransport):
    """The transport of a package's blocking client, whose connections lead into the network."""

    def __init__(self, network: Network, package: str) -> None:
        self._network, self._inner = network, transport(package, Backend(network))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._network.coming(request)
        found: httpx.Response = self._inner.handle_request(request)
        return found

    @property
    def connections(self) -> list[Any]:
        found: list[Any] = self._inner.connections
        return found

    def close(self) -> None:
        self._inner.close()


class AsyncTransport(httpx.AsyncBaseTransport):
    """The transport of an asynchronous HTTP client, of the library that the package was made for."""

    def __init__(self, network: Network, package: str) -> None:
        self._network = network
        self._inner: Any = http_library(package).AsyncHTTPTransport(verify=TLS)
        self.pool: Any = network.library.AsyncConnectionPool(ssl_context=TLS, network_backend=AsyncBackend(network))
        self._inner._pool = self.pool  # noqa: SLF001  # it offers no other way

    @property
    def connections(self) -> list[Any]:
        found: list[Any] = self.pool.connections
        return found

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._network.coming(request)
        found: httpx.Response = await self._inner.handle_async_request(request)
        return found

    async def aclose(self) -> None:
        await self._inner.aclose()
