"""The fault server: raw connections on loopback, a port for each call, counting what arrives."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Coroutine, Generator
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from benchmarks.double_spend.answers import Answer, Dialect, answer
from benchmarks.double_spend.cases import Case

T = TypeVar("T")
HOST: Final = "127.0.0.1"
PACE: Final = 0.1
"""Seconds between two bytes of a slow answer."""
_NO_LINGER: Final = struct.pack("ii", 1, 0)
_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_CHUNKED: Final = re.compile(rb"\r\ntransfer-encoding: *chunked\r\n", re.IGNORECASE)
_IDEMPOTENCY: Final = re.compile(rb"\r\nidempotency-key: *(.*?)\r\n", re.IGNORECASE)


class Run:
    """What arrived in one call: paid POSTs, the jobs they started, reads, and how many POSTs had an idempotency key.

    A POST that repeats an idempotency key starts no second job. A connection that is cut before its request is read
    counts as a POST, as its sender cannot know that nobody read it.
    """

    def __init__(self, case: Case, dialect: Dialect) -> None:
        self.case = case
        self.dialect: Dialect = dialect
        self.base_url = ""
        self.posts = self.jobs = self.reads = self.with_key = 0
        self._keys: set[bytes] = set()

    def arrived(self, method: str, head: bytes) -> bool:
        """Count a request; does the fault strike at it?"""
        if method != "POST":
            self.reads += 1
            return not self.case.once or self.reads == 1
        self.posts += 1
        faulty = not self.case.once or self.posts == 1
        key = _IDEMPOTENCY.search(head)
        self.with_key += bool(key)
        if (self.case.accepted or not faulty) and not (key and key[1] in self._keys):
            self.jobs += 1
        self._keys |= {key[1]} if key else set()
        return faulty


class FaultServer:
    """Runs in a thread of its own; ``open`` gives an address that misbehaves as one case says."""

    def __init__(self, certificate: Path | None = None) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault server", daemon=True)
        self._context: ssl.SSLContext | None = None
        if certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def has_certificate(self) -> bool:
        return self._context is not None

    @contextlib.contextmanager
    def open(self, case: Case, dialect: Dialect) -> Generator[Run]:
        """An address for one call, as ``base_url`` of what is given; closed, with its connections, at the end."""
        run = Run(case, dialect)
        with socket.socket() as held:
            held.bind((HOST, 0))
            secure = case.fault == "untrusted"
            run.base_url = f"{'https' if secure else 'http'}://{HOST}:{held.getsockname()[1]}"
            if case.fault == "refused":  # bound, and nobody listens
                yield run
                return
            handler = _Handler(run)
            server = self._do(asyncio.start_server(handler.connected, sock=held, ssl=self._context if secure else None))
            try:
                yield run
            finally:
                self._do(handler.shut(server))

    def _do(self, work: Coroutine[object, object, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)


class _Handler:
    def __init__(self, run: Run) -> None:
        self._run = run
        self._tasks: set[asyncio.Task[None]] = set()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            if await self._exchange(reader, writer):
                writer.close()
                await writer.wait_closed()
                return
        writer.transport.abort()

    async def shut(self, server: asyncio.Server) -> None:
        """Take no more connections, and end what is still going on: slow answers, and silences."""
        server.close()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Take a request and answer it; is the connection to be closed in order, or torn down?"""
        if self._run.case.fault == "cut unread":
            self._run.arrived("POST" if self._run.case.action == "create" else "GET", b"")
            return False
        head = await reader.readuntil(b"\r\n\r\n")
        await _skip_body(head, reader)
        method = head.split(b" ", 1)[0].decode("latin-1")
        faulty = self._run.arrived(method, head)
        whole = answer(self._run.case, self._run.dialect, method, faulty=faulty)
        return await self._send(whole, writer, faulty=faulty)

    async def _send(self, whole: Answer, writer: asyncio.StreamWriter, *, faulty: bool) -> bool:
        quick, slow = b"".join(whole), b""
        match self._run.case.fault if faulty else "none":
            case "cut":
                quick = b""
            case "reset":
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
                return False
            case "cut inside":
                quick = whole.head + whole.body[: len(whole.body) // 2]
            case "silence":
                await asyncio.Event().wait()
            case "slow head":
                quick, slow = b"", quick
            case "slow body":
                quick, slow = whole
            case _:
                pass
        writer.write(quick)
        for byte in slow:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(PACE)
        await writer.drain()
        return True


async def _skip_body(head: bytes, reader: asyncio.StreamReader) -> None:
    """Read a request's body and forget it."""
    if _CHUNKED.search(head):
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readuntil(b"\r\n")
    elif length := _LENGTH.search(head):
        await reader.readexactly(int(length[1]))


def make_certificate(folder: Path) -> Path | None:
    """A new self-signed certificate for loopback, with its private key, in one file; None where there is no openssl."""
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    target = folder / "stranger.pem"
    subject = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=IP:{HOST}", "-days", "2"]
    files = ["-keyout", str(target), "-out", str(folder / "certificate.pem")]
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    made = subprocess.run([*command, *subject, *files], capture_output=True, check=False)
    if made.returncode:
        return None
    with target.open("ab") as file:
        file.write((folder / "certificate.pem").read_bytes())
    return target
