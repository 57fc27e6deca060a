"""The server's open connections, so that one can be cut or given bytes that no HTTP library would send."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping

from uvicorn.protocols.http.h11_impl import H11Protocol

Ends = tuple[object, object]
"""The addresses of a connection's two ends: one client port may talk to several of the server's."""


class Connections:
    """Transports by the addresses of their ends, which is how an ASGI request names its connection."""

    def __init__(self) -> None:
        self._open: dict[Ends, asyncio.Transport] = {}

    def opened(self, transport: asyncio.Transport) -> None:
        self._open[_ends(transport)] = transport

    def closed(self, transport: asyncio.Transport) -> None:
        if self._open.get(_ends(transport)) is transport:
            del self._open[_ends(transport)]

    def of(self, scope: MutableMapping[str, object]) -> asyncio.Transport | None:
        """The connection that a request came by; None where it has gone already."""
        return self._open.get((scope["client"], scope["server"]))

    def cut_all(self) -> None:
        for transport in list(self._open.values()):
            transport.abort()

    def protocol(self) -> type[asyncio.Protocol]:
        """uvicorn's HTTP protocol, with every connection remembered here while it is open."""
        connections = self

        class RememberedProtocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it: always TCP
                connections.opened(transport)
                super().connection_made(transport)

            def connection_lost(self, exc: Exception | None) -> None:
                connections.closed(self.transport)
                super().connection_lost(exc)

        return RememberedProtocol


def _ends(transport: asyncio.Transport) -> Ends:
    return transport.get_extra_info("peername"), transport.get_extra_info("sockname")
