"""The sandbox as a server on 127.0.0.1: in a background thread, for tests and for the command line alike."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from docpact.check.endpoint import Endpoint, Job
from docpact.check.secrets import masked
from docpact.errors import DocpactError
from docpact.extras import require
from docpact.facts import Contract, Witness
from docpact.service.faults import Fault, Faults, parse_fault
from docpact.service.media import media_for
from docpact.spec import LoadedSpec

if TYPE_CHECKING:
    import uvicorn

HOST: Final = "127.0.0.1"
KEY: Final = "sandbox-key"
"""The key that the sandbox takes, unless told otherwise. It opens nothing else."""
PATIENCE: Final = 10.0
"""Seconds within which the server has to start, and again to stop."""


class Sandbox:
    """The API of some specs, its storage host and its CDN, each on a port of its own, while the context is entered.

    ``port`` is the API's (0: any that is free). A job runs for ``pending_seconds``. ``faults`` are objects or texts as
    on the command line. Bodies are judged by what ``witness`` alone says, where it says anything of the model, else by
    what is settled. ``clip`` makes a file of a job. ``log`` is given one line for each request; keys never stand in
    it. Entering raises DocpactError where the port cannot be had or the extra ``sandbox`` is missing.
    """

    def __init__(  # noqa: PLR0913  # all but the first have a default
        self,
        specs: Sequence[LoadedSpec],
        *,
        key: str = KEY,
        port: int = 0,
        pending_seconds: float = 0.0,
        faults: Iterable[Fault | str] = (),
        witness: Witness | None = None,
        clip: Callable[[Job], bytes] = media_for,
        log: Callable[[str], None] | None = None,
    ) -> None:
        if not specs:
            raise DocpactError("there is no spec to serve", hint="Put one beside api.yaml.")
        if not key.strip() or not key.isascii() or not key.isprintable():
            raise DocpactError("the key is empty or no printable ASCII", hint=f"Use one like {KEY!r}.")
        if not pending_seconds >= 0:
            raise DocpactError(f"a job cannot run for {pending_seconds} s", hint="Let --pending be 0 or more seconds.")
        self.key = key
        self.faults = Faults(parse_fault(fault) if isinstance(fault, str) else fault for fault in faults)
        self._specs = specs
        self._contracts = {} if witness is None else contracts_said_by(witness, specs)
        self._port = port
        self._pending_seconds = pending_seconds
        self._clip = clip
        self._log = log
        self._endpoint: Endpoint | None = None
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def endpoint(self) -> Endpoint:
        """What answers: its ``jobs`` are those that were accepted, also when the sandbox has stopped."""
        if self._endpoint is None:
            raise DocpactError("the sandbox was not started", hint="Enter it first: with Sandbox(...) as sandbox.")
        return self._endpoint

    @property
    def settled(self) -> list[str]:
        """The models of which the chosen witness says nothing, so that what is settled counts; all without one."""
        return [spec.model for spec in self._specs if spec.model not in self._contracts]

    @property
    def base_url(self) -> str:
        """The API's address, with the path at which the vendor's API stands, as in http://127.0.0.1:8000/api/rest."""
        return self.endpoint.base_url

    @property
    def control_url(self) -> str:
        """Where faults are set and jobs are counted; see docpact.service.control."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}/sandbox"

    @property
    def environment(self) -> dict[str, str]:
        """What a client's environment needs to talk to this sandbox."""
        api = self._specs[0].api.content
        return {api.server.environment: self.base_url, api.auth.environment: self.key}

    def start(self) -> None:
        """Start serving; returns when requests are answered. Raises DocpactError."""
        require("starlette", "uvicorn")
        with ExitStack() as stack:
            sockets = [stack.enter_context(listen(port)) for port in (self._port, 0, 0)]
            api, storage, cdn = (f"http://{HOST}:{listener.getsockname()[1]}" for listener in sockets)
            self._endpoint = Endpoint(
                self._specs,
                key=self.key,
                base_url=api + urlsplit(self._specs[0].api.content.server.url).path.rstrip("/"),
                storage_url=f"{storage}/",
                cdn_url=cdn,
                clip=self._clip,
                pending_seconds=self._pending_seconds,
                facts=self._contracts,
            )
            if self._clip is media_for and "video" in self._endpoint.kinds:
                require("av")
            self._run(sockets)
            stack.pop_all()

    def stop(self) -> None:
        """Stop serving: open connections are cut, the ports are free when this returns."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(PATIENCE)
        stopped = not self._thread.is_alive()
        self._server = self._thread = None
        if not stopped:
            raise DocpactError(f"the sandbox did not stop within {PATIENCE:g} s", hint="Report this with what it did.")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self, sockets: list[socket.socket]) -> None:
        from docpact.service.app import SandboxApp  # noqa: PLC0415  # needs the extra, checked above
        from docpact.service.connections import Connections  # noqa: PLC0415  # the same
        from docpact.service.uvicorn_server import make_server  # noqa: PLC0415  # the same

        ports = [listener.getsockname()[1] for listener in sockets]
        connections, ready = Connections(), threading.Event()
        app = SandboxApp(
            self.endpoint, {ports[0]: "api", ports[1]: "storage", ports[2]: "cdn"}, self.faults, connections, self._note
        )
        server = make_server(app, connections, ready.set)
        thread = threading.Thread(
            target=lambda: asyncio.run(server.serve(sockets)), name="docpact-sandbox", daemon=True
        )
        thread.start()
        if not ready.wait(PATIENCE):
            server.should_exit = True
            raise DocpactError("the sandbox did not start", hint="What was printed above says why.")
        self._server, self._thread = server, thread

    def _note(self, line: str) -> None:
        if self._log:
            self._log(masked(self.key, line))


def contracts_said_by(witness: Witness, specs: Sequence[LoadedSpec]) -> dict[str, Contract]:
    """By model what one witness says. Raises DocpactError where it says nothing of any."""
    found = {spec.model: spec.contract.said_by(witness) for spec in specs if spec.contract.facts(witness)}
    if not found:
        raise DocpactError(
            f"the witness {witness} says nothing of any of these models",
            hint="Leave --as away, or name one whose claims the specs have.",
        )
    return found


def listen(port: int) -> socket.socket:
    """A socket that waits for connections at a port of this machine alone. Raises DocpactError."""
    if not 0 <= port <= 65535:
        raise DocpactError(f"there is no port {port}", hint="Choose one from 1 to 65535, or 0 for any that is free.")
    # With the protocol named, asyncio turns Nagle's algorithm off, which would hold every second answer back by 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # Elsewhere this option means that two servers may share a port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        reason = "is in use already" if error.errno == errno.EADDRINUSE else f"cannot be had: {error.strerror}"
        raise DocpactError(f"port {port} {reason}", hint="Choose another, or 0 for any that is free.") from None
    return listener
