"""Runs every case over one client in a process of its own, and kills it where a call does not end."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Final, NamedTuple, Self, cast

from benchmarks.double_spend.adapters.protocol import Description, Order, Outcome, Seen
from benchmarks.double_spend.answers import Dialect
from benchmarks.double_spend.cases import ASKED, DEADLINE, INTERVAL, PATIENCE, Case
from benchmarks.double_spend.environments import GENERATOR, REPOSITORY, UnavailableError, emit, environment
from benchmarks.double_spend.exposure import Urls
from benchmarks.double_spend.measures import Column, Measure
from benchmarks.double_spend.server import FaultServer, Run

STARTING: Final = 60.0
"""Seconds that a client may take to be imported and to describe itself."""
FAILING: Final = (
    Case("500", "create", "status", status=500),
    Case("a bad key", "create", "status", status=401),
    Case("a refused connection", "create", "refused"),
    Case("no answer", "create", "silence"),
    Case("a cut connection", "create", "cut"),
    Case("truncated JSON", "create", "truncated"),
)
"""The failures whose errors are looked through for the key."""


class Peer(NamedTuple):
    """A client to measure: its title, the API that it speaks, its adapter, and the environment that it needs."""

    title: str
    dialect: Dialect
    adapter: str
    argument: str = ""
    requirements: str = ""

    @property
    def ours(self) -> bool:
        return not self.requirements


PEERS: Final = (
    Peer("leonardo_client, blocking", "leonardo v2", "ours", "blocking"),
    Peer("leonardo_client, asynchronous", "leonardo v2", "ours", "asynchronous"),
    Peer("leonardo_client, max_retries=0", "leonardo v2", "ours", "max_retries=0"),
    Peer("openai", "openai", "openai_sdk", requirements="openai"),
    Peer("Leonardo-Ai-SDK", "leonardo v1", "leonardo_ai_sdk", requirements="leonardo-ai-sdk"),
    Peer("openapi-python-client", "leonardo v2", "openapi_python_client", requirements="openapi-python-client"),
)


def measure(
    peer: Peer, server: FaultServer, matrix: Sequence[Case], cache: Path, tell: Callable[[str], object]
) -> Column:
    """Everything about one client. ``tell`` is told, in a few words, before each step what is going on."""
    with tempfile.TemporaryDirectory(prefix="docpact-bench-") as name:
        folder = Path(name)
        try:
            tell("its environment")
            python = Path(sys.executable) if peer.ours else environment(peer.requirements, cache)
            if peer.adapter == "openapi_python_client":
                emit(python, folder)
            with Conversation(python, peer, folder) as conversation:
                return _column(peer, server, matrix, conversation, tell)
        except UnavailableError as error:
            return Column(peer.title, peer.ours, str(error))


def _column(
    peer: Peer,
    server: FaultServer,
    matrix: Sequence[Case],
    conversation: Conversation,
    tell: Callable[[str], object],
) -> Column:
    description = conversation.describe()
    measures: dict[Case, Measure] = {}
    for case in matrix:
        tell(case.name)
        if case.fault == "untrusted" and not server.has_certificate:
            measures[case] = Measure(skipped="no openssl here")
            continue
        with server.open(case, peer.dialect) as run:
            order = _order(case, run)
            outcome = cast("Outcome | None", conversation.ask({"do": "call", "order": order}, PATIENCE))
            measures[case] = Measure(run.posts, run.jobs, run.reads, run.with_key, outcome)
    tell("where its key shows")
    seen = _exposure(peer, server, conversation)
    return Column(peer.title, peer.ours, "", description, measures, seen)


def _order(case: Case, run: Run) -> Order:
    timeout = None if case.own_timeout else ASKED if case.action == "create" else DEADLINE
    key = f"sk-{secrets.token_hex(20)}"
    return {"action": case.action, "base_url": run.base_url, "key": key, "timeout": timeout, "interval": INTERVAL}


def _exposure(peer: Peer, server: FaultServer, conversation: Conversation) -> list[Seen]:
    with contextlib.ExitStack() as stack:
        urls: Urls = {
            "well": stack.enter_context(server.open(Case("", "create", "none", accepted=True), peer.dialect)).base_url,
            "failing": {case.name: stack.enter_context(server.open(case, peer.dialect)).base_url for case in FAILING},
        }
        key = f"sk-{secrets.token_hex(20)}"
        found = conversation.ask({"do": "exposure", "key": key, "urls": urls}, STARTING)
    if found is None:
        raise UnavailableError("the search for its key did not end")
    return cast("list[Seen]", found)


class Conversation:
    """A process that an adapter serves; one that is killed starts again with the next question."""

    def __init__(self, python: Path, peer: Peer, folder: Path) -> None:
        argument = [peer.argument] if peer.argument else []
        self._command = [str(python), "-m", f"benchmarks.double_spend.adapters.{peer.adapter}", *argument]
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._description: Description | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kill()

    def describe(self) -> Description:
        """What the client says about itself. Raises UnavailableError where it cannot be started."""
        if self._process is None:
            self._start()
            found = self._exchange({"do": "describe"}, STARTING)
            if found is None:
                raise UnavailableError("it cannot be imported in time")
            self._description = cast("Description", found)
        if self._description is None:
            raise UnavailableError("it says nothing about itself")
        return self._description

    def ask(self, request: object, seconds: float) -> object:
        """What the adapter answers; None where it does not in time. Raises UnavailableError where it ends.

        The time that a client takes to be imported does not count.
        """
        self.describe()
        return self._exchange(request, seconds)

    def _exchange(self, request: object, seconds: float) -> object:
        if self._process is None or self._process.stdin is None:
            raise UnavailableError("its process cannot be written to")
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            self._kill()
            return None
        if not line:
            print((self._folder / "errors.txt").read_text("utf-8", "replace")[-2000:], file=sys.stderr)
            self._kill()
            raise UnavailableError("its process ended with an error")
        return cast("object", json.loads(line))

    def _start(self) -> None:
        # No proxies, no keys, no settings of whoever runs this: PATH alone comes from outside.
        variables = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self._folder),
            "PYTHONPATH": os.pathsep.join(map(str, (GENERATOR, REPOSITORY / "generated", self._folder))),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        with (self._folder / "errors.txt").open("wb") as errors:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=self._folder,
                env=variables,
                text=True,
                encoding="utf-8",
            )
        self._lines = queue.Queue()
        if self._process.stdout:
            threading.Thread(target=_read, args=(self._process.stdout, self._lines), daemon=True).start()

    def _kill(self) -> None:
        if self._process is None:
            return
        with self._process as process, contextlib.suppress(BrokenPipeError):
            process.kill()
        self._process = None


def _read(stream: IO[str], lines: queue.Queue[str]) -> None:
    """Pass lines on as they come, and an empty one at the end."""

    def all_lines() -> Iterator[str]:
        with contextlib.suppress(ValueError, OSError):  # the stream is closed where the process was killed
            yield from stream
        yield ""

    for line in all_lines():
        lines.put(line)
