"""uvicorn, set up for the sandbox: it says when it is ready, and cuts open connections when it stops."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from docpact.service.app import SandboxApp
from docpact.service.connections import Connections


def make_server(app: SandboxApp, connections: Connections, on_ready: Callable[[], None]) -> uvicorn.Server:
    """A server that calls ``on_ready`` once it answers. What it logs itself goes to the logger ``uvicorn.error``."""

    class SandboxServer(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            on_ready()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            connections.cut_all()
            await super().shutdown(sockets)

    return SandboxServer(
        uvicorn.Config(
            app,
            http=connections.protocol(),
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
    )
