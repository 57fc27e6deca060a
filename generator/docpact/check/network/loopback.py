"""The endpoint of a spec on a real socket, for what only a real process can meet: signals, forks, TLS.

It answers from threads, holds requests where a test says so, and tells of each that has arrived.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Literal

from docpact.check.endpoint import Endpoint
from docpact.check.harness import SECRET
from docpact.check.messages import Request
from docpact.spec import LoadedSpec

KEY: Final = "loopback-key"
PATIENCE: Final = 60.0
"""Seconds after which a test gives up on what should happen at once."""

Hold = Literal["before", "after"]


@dataclass(eq=False)
class Loopback:
    """A server: ``arrived`` tells each request's method and path, and whether it was handled when it was held.

    ``hold`` says whether requests that start a job are held before or after they are handled; ``release`` lets them go.
    """

    endpoint: Endpoint
    url: str
    hold: Hold | None = None
    arrived: queue.Queue[tuple[str, str]] = field(default_factory=queue.Queue[tuple[str, str]])
    released: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def jobs(self) -> list[str]:
        """The ids of all accepted jobs, the first one first."""
        with self._lock:
            return list(self.endpoint.jobs)

    def prompts(self) -> dict[str, Any]:
        """What each job was asked to show."""
        with self._lock:
            return {job.id: job.parameter("prompt") for job in self.endpoint.jobs.values()}

    def handle(self, request: Request) -> Any:
        found = self.endpoint.route(request)
        billed = found is not None and found[0] is self.endpoint.specs[0].operation
        if billed and self.hold == "before":
            self.arrived.put((request.method, request.path))
            self.released.wait(PATIENCE)
        with self._lock:
            answer = self.endpoint.api(request)
        if not billed or self.hold != "before":
            self.arrived.put((request.method, request.path))
        if billed and self.hold == "after":
            self.released.wait(PATIENCE)
        return answer


@contextmanager
def loopback(spec: LoadedSpec, *, pending_seconds: float = 0.0) -> Generator[Loopback]:
    """A server on a port of the system's choice; gone at the end, with all its threads."""
    server = _Server(("127.0.0.1", 0), _Handler)
    url = f"http://127.0.0.1:{server.server_address[1]}/api"
    endpoint = Endpoint(
        [spec],
        key=KEY,
        secret=SECRET,
        base_url=url,
        storage_url=f"{url}/storage",
        cdn_url=f"{url}/cdn",
        clip=lambda job: job.id.encode() + b" is whose clip this is",
        pending_seconds=pending_seconds,
    )
    found = Loopback(endpoint, url)
    server.__dict__["loopback"] = found
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield found
    finally:
        found.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that break: the tests break them."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def _answer(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, headers, self.rfile.read(length))
        answer = self.server.__dict__["loopback"].handle(request)
        head = "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items())
        try:
            self.wfile.write(f"HTTP/1.1 {answer.status} Answer\r\n{head}\r\n".encode() + answer.body)
        except OSError:  # whoever asked is gone
            self.close_connection = True

    do_GET = do_POST = _answer  # noqa: N815  # the names that the standard library looks for

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the standard library's names
        """Say nothing: the tests read standard error."""


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Generator[str]:
    """A server that does as it is told with each connection, one after another: its host and port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(PATIENCE)
                try:
                    serve(connection)
                except OSError:  # connections that fail are what this is for
                    continue

    thread = threading.Thread(target=accept)
    thread.start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


@contextmanager
def handshakes(shake: Callable[[socket.socket], None]) -> Generator[tuple[str, list[bytes]]]:
    """A server that does as it is told with each connection: its address, and the first bytes that came over each."""
    seen: list[bytes] = []

    def serve(connection: socket.socket) -> None:
        seen.append(connection.recv(65536, socket.MSG_PEEK))
        shake(connection)

    with listening(serve) as host:
        yield f"https://{host}/api", seen


def no_common_cipher(connection: socket.socket) -> None:
    """TLS without a certificate, which no client of today accepts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("aNULL:@SECLEVEL=0")
    _taken(context, connection)


def hangs_up(connection: socket.socket) -> None:
    """The connection ends within the handshake."""
    connection.recv(10)


def speaks_no_tls(connection: socket.socket) -> None:
    """Plain HTTP where TLS is expected."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
    connection.recv(65536)


def self_signed(certificate: str, key: str) -> Callable[[socket.socket], None]:
    """TLS with a certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return lambda connection: _taken(context, connection)


def _taken(context: ssl.SSLContext, connection: socket.socket) -> None:
    with context.wrap_socket(connection, server_side=True) as secure:
        # Whatever came through would be a request over a connection that is not to be trusted.
        raise AssertionError(f"the client trusted us and sent {secure.recv(100)!r}")
