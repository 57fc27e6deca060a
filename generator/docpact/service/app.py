"""The endpoint over HTTP: an ASGI application for three origins, told apart by the port that a request came to."""

from __future__ import annotations

import asyncio
import math
import os
import socket
import struct
from collections.abc import Callable, Mapping
from http import HTTPStatus
from itertools import pairwise
from typing import Final, Literal

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response as HttpResponse
from starlette.types import Receive, Scope, Send

from docpact.check.endpoint import MAXIMUM_BODY, MAXIMUM_UPLOAD, Endpoint
from docpact.check.messages import Request, Response, plain_answer
from docpact.errors import DocpactError, printable
from docpact.service.answers import apply_fault, as_bytes, refusal, substitute
from docpact.service.connections import Connections
from docpact.service.control import PREFIX, control
from docpact.service.faults import USUAL_SECONDS, Fault, Faults, Target

Role = Literal["api", "storage", "cdn"]
"""What an origin is: the API, the host that uploads go to, or the host that clips come from."""

LIMITS: Final[Mapping[Role, int]] = {"api": MAXIMUM_BODY, "storage": MAXIMUM_UPLOAD, "cdn": 0}
"""The longest request body in bytes; the endpoint refuses longer ones, of which it is shown a byte more than this."""
DRAINED: Final = 64 * 1024 * 1024
"""How many bytes of a request are taken in all, so that its sender reads the refusal; then the connection is cut."""
NO_LINGER: Final = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
"""The socket option by which closing throws away what is unsent, and resets the connection."""
PIECES_PER_SECOND: Final = 200
"""A slow answer comes in at most this many pieces a second: single bytes, where it is short enough."""

Line = Callable[[str], None]


class SandboxApp:
    """Passes requests on to the endpoint, answers as it does, and lets faults strike on the way."""

    def __init__(
        self, endpoint: Endpoint, roles: Mapping[int, Role], faults: Faults, connections: Connections, log: Line
    ) -> None:
        self._endpoint = endpoint
        self._roles = roles
        self._faults = faults
        self._connections = connections
        self._log = log
        self._control: Starlette = control(endpoint, faults)
        self._makes_files = any(spec.operation.role == "sync" for spec in endpoint.specs)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        role = self._roles[scope["server"][1]]
        if role == "api" and scope["path"].startswith(PREFIX):
            await self._control(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send, self._connections)
        request = await exchange.request(LIMITS[role])
        if request is None:
            self._note(scope, "cut off", "it was larger than anything accepted here, or its sender left")
            return
        fault = self._faults.take(self._target(role, request))
        await self._answer(exchange, role, request, fault)

    async def _answer(self, exchange: _Exchange, role: Role, request: Request, fault: Fault | None) -> None:
        note = f"fault {fault}" if fault else None
        if fault and fault.strikes == "before":
            if fault.kind != "late":
                await self._strike(exchange, None, fault)
                return
            if await exchange.silence(fault.seconds or USUAL_SECONDS):
                self._note(exchange.scope, "unanswered", note)
                return
        answer = await self._handled(role, request)
        if fault and fault.strikes == "after":
            await self._strike(exchange, answer, fault)
            return
        self._note(exchange.scope, answer.status, note, self._refused(answer))
        await exchange.send(answer)

    async def _handled(self, role: Role, request: Request) -> Response:
        """What the endpoint answers. Where it makes a clip, which takes a moment, other requests go on meanwhile."""
        if role == "storage":
            return self._endpoint.storage(request)
        if role == "api" and not self._makes_files:
            return self._endpoint.api(request)
        try:
            return await run_in_threadpool(self._endpoint.cdn if role == "cdn" else self._endpoint.api, request)
        except DocpactError as error:
            return plain_answer(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))

    async def _strike(self, exchange: _Exchange, handled: Response | None, fault: Fault) -> None:
        """Let a fault strike: ``handled`` is the endpoint's answer, None where the endpoint never saw the request."""
        answer = substitute(fault, self._endpoint.documented) or (apply_fault(handled, fault) if handled else None)
        seconds = fault.seconds or USUAL_SECONDS
        if fault.kind in ("cut-before-answer", "reset-before-answer"):
            answer = None
        notes = (f"fault {fault}", self._refused(handled) if handled else "not handled")
        self._note(exchange.scope, answer.status if answer else "unanswered", *notes)
        if answer is None:
            await exchange.cut(reset=fault.kind == "reset-before-answer")
        elif fault.kind == "cut-inside-answer":
            await exchange.send_raw(as_bytes(answer, answer.body[: len(answer.body) // 2]))
        elif fault.kind == "wrong-length":
            await exchange.send_raw(as_bytes(answer, answer.body))
        elif fault.kind == "slow":
            await exchange.send(answer, over=seconds)
        elif fault.kind != "late" or not await exchange.silence(seconds):
            await exchange.send(answer)

    def _refused(self, answer: Response) -> str | None:
        reason = refusal(answer, self._endpoint.documented)
        return f"refused: {reason}" if reason else None

    def _target(self, role: Role, request: Request) -> Target | None:
        if role != "api":
            return role
        found = self._endpoint.route(request)
        return None if found is None else "create" if found[0].billed else found[0].role  # type: ignore[return-value]

    def _note(self, scope: Scope, status: int | str, *notes: str | None) -> None:
        place = "" if self._roles[scope["server"][1]] == "api" else f" ({self._roles[scope['server'][1]]})"
        text = f"{scope['method']} {_path(scope)}{place} {status}"
        why = "; ".join(note for note in notes if note)
        self._log(" ".join(printable(f"{text}: {why}" if why else text).split()))


class _Exchange:
    """One request and its answer, on a connection that may have to be cut."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, connections: Connections) -> None:
        self.scope = scope
        self._receive = receive
        self._send = send
        self._connections = connections

    async def request(self, limit: int) -> Request | None:
        """The request, of its body at most a byte more than the limit; None where there is no use in answering it."""
        http = HttpRequest(self.scope, self._receive)
        body, taken = bytearray(), 0
        try:
            async for piece in http.stream():
                taken += len(piece)
                body += piece[: max(0, limit + 1 - len(body))]
                if taken > DRAINED:
                    await self.cut()
                    return None
        except ClientDisconnect:
            return None
        headers: dict[str, str] = {}
        for name, value in http.headers.items():
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        return Request(http.method, _path(self.scope), headers, bytes(body))

    async def send(self, answer: Response, over: float = 0) -> None:
        """Send an answer; in small pieces spread over some seconds, if so wished."""
        if not over:
            await HttpResponse(answer.body, answer.status, answer.headers)(self.scope, self._receive, self._send)
            return
        count = max(1, min(len(answer.body), math.ceil(over * PIECES_PER_SECOND)))
        ends = [len(answer.body) * number // count for number in range(count + 1)]
        headers = [(name.encode(), value.encode("latin-1")) for name, value in answer.headers.items()]
        await self._send({"type": "http.response.start", "status": answer.status, "headers": headers})
        for start, end in pairwise(ends):
            if await self.silence(over / count):
                return
            await self._send({"type": "http.response.body", "body": answer.body[start:end], "more_body": True})
        await self._send({"type": "http.response.body"})

    async def send_raw(self, content: bytes) -> None:
        """Send bytes past the HTTP library, which would see that they are wrong, and end the connection."""
        if transport := self._connections.of(self.scope):
            transport.write(b"" if transport.is_closing() else content)
            transport.close()
        await self._gone()

    async def cut(self, *, reset: bool = False) -> None:
        """End the connection at once; with a reset, the client sees an error and not an end."""
        if transport := self._connections.of(self.scope):
            if reset:
                transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
            transport.abort()
        await self._gone()

    async def silence(self, seconds: float) -> bool:
        """Do nothing for some seconds: true where the client has left in the meantime."""
        try:
            await asyncio.wait_for(self._gone(), seconds)
        except TimeoutError:
            return False
        return True

    async def _gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


def _path(scope: Scope) -> str:
    """The path and query as they were sent."""
    raw: bytes = scope["raw_path"]
    query: bytes = scope["query_string"]
    return (raw + b"?" + query if query else raw).decode("latin-1")
