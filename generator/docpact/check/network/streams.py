# the signatures are httpcore's
"""What httpx and httpcore see of the network: connections of theirs, blocking and awaited."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from docpact.check.network.server import Connection, Network
from docpact.check.seam import TLS, http_library, transport


class Stream(httpcore.NetworkStream):
    """A connection that blocks, in virtual time."""

    def __init__(self, network: Network, connection: Connection) -> None:
        self._network, self._connection = network, connection

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._network.point()
        seconds, found = self._connection.read(max_bytes, timeout)
        self._pass(seconds)
        return self._network.value(found)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._network.point()
        seconds, found = self._connection.write(buffer, timeout)
        self._pass(seconds)
        self._network.value(found)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,  # noqa: ARG002
        server_hostname: str | None = None,  # noqa: ARG002
        timeout: float | None = None,
    ) -> Stream:
        self._network.point()
        seconds, found = self._connection.handshake(timeout)
        self._pass(seconds)
        self._network.value(found)
        return self

    def close(self) -> None:
        self._connection.closed = True

    def get_extra_info(self, info: str) -> Any:
        return self._connection.readable if info == "is_readable" else None

    def _pass(self, seconds: float) -> None:
        self._network.clock.advance(seconds)
        self._network.point()


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
        self._network.point()
        seconds, found = self._network.connect(host, timeout)
        self._network.clock.advance(seconds)
        self._network.point()
        return Stream(self._network, self._network.value(found))


class AsyncStream(httpcore.AsyncNetworkStream):
    """A connection to be awaited: every call suspends before and after what it does."""

    def __init__(self, network: Network, connection: Connection) -> None:
        self._network, self._connection = network, connection

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        await asyncio.sleep(0)
        seconds, found = self._connection.read(max_bytes, timeout)
        await asyncio.sleep(seconds)
        return self._network.value(found)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        await asyncio.sleep(0)
        seconds, found = self._connection.write(buffer, timeout)
        await asyncio.sleep(seconds)
        self._network.value(found)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,  # noqa: ARG002
        server_hostname: str | None = None,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> AsyncStream:
        await asyncio.sleep(0)
        seconds, found = self._connection.handshake(timeout)
        await asyncio.sleep(seconds)
        self._network.value(found)
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
        await asyncio.sleep(0)
        seconds, found = self._network.connect(host, timeout)
        await asyncio.sleep(seconds)
        return AsyncStream(self._network, self._network.value(found))


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
