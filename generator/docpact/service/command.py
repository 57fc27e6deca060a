"""What ``docpact sandbox`` runs: the server until Ctrl-C, or for as long as a command takes that talks to it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final, NoReturn, TextIO

from docpact.errors import DocpactError, one_line, printable
from docpact.facts import Witness
from docpact.service.server import HOST, KEY, Sandbox
from docpact.spec import LoadedSpec

PATIENCE: Final = 3.0
"""Seconds that a command has after Ctrl-C, and again after being told to end."""


class _ToldToEndError(KeyboardInterrupt):
    """SIGTERM, which unlike Ctrl-C has not reached the command as well."""


def serve(  # noqa: PLR0913  # one for each option of the command
    specs: Sequence[LoadedSpec],
    *,
    port: int = 0,
    pending_seconds: float = 2.0,
    faults: Sequence[str] = (),
    key: str = KEY,
    command: Sequence[str] = (),
    quiet: bool = False,
    witness: Witness | None = None,
) -> int:
    """Run the sandbox until it is told to end, or until the command does; the exit code, which is the command's.

    Says on standard output where it listens (with a command: on standard error, as the output is the command's), and
    logs a line for each request on standard error unless ``quiet``. ``witness`` is by whom bodies are judged, if
    not by all. Raises DocpactError.
    """
    said = sys.stderr if command else sys.stdout
    sandbox = Sandbox(
        specs,
        key=key,
        port=port,
        pending_seconds=pending_seconds,
        faults=faults,
        witness=witness,
        log=None if quiet else lambda line: _say(sys.stderr, line),
    )
    try:
        with _ending_on_sigterm(), sandbox:
            if not (command and quiet):
                _say(said, *welcome(sandbox, command, witness))
            return _run(command, sandbox.environment) if command else _wait()
    except KeyboardInterrupt:
        return 0


def welcome(sandbox: Sandbox, command: Sequence[str], witness: Witness | None = None) -> list[str]:
    """What is said when the sandbox runs: where it is, and how a client finds it."""
    models = ", ".join(spec.model for spec in sandbox.endpoint.specs)
    lines = [f"Sandbox for {models} at {sandbox.base_url}, key {sandbox.key}"]
    if witness is not None:
        silent = ", ".join(sandbox.settled)
        lines.append(f"Bodies are judged by what {witness} says{f', except of {silent}' if silent else ''}.")
    lines += [f"Fault to come: {fault}" for fault in sandbox.faults.waiting]
    if command:
        return [*lines, f"Running: {one_line(shlex.join(command), 200)}"]
    exports = [f"  export {name}={shlex.quote(value)}" for name, value in sandbox.environment.items()]
    return [
        *lines,
        "Point a client at it with:",
        *exports,
        f"Faults and accepted jobs: {sandbox.control_url}/faults and /jobs. Ctrl-C ends it.",
    ]


def _run(command: Sequence[str], additions: Mapping[str, str]) -> int:
    """Run a command that finds the sandbox in its environment; its exit code, 128 and the signal where one ended it."""
    environment = {**os.environ, **additions}
    # A proxy knows nothing of this machine's own address.
    excepted = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    environment["NO_PROXY"] = environment["no_proxy"] = f"{excepted},{HOST}" if excepted else HOST
    try:
        child = subprocess.Popen(list(command), env=environment)  # noqa: S603  # the user's own command, run as given
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DocpactError(
            f"cannot run {printable(repr(command[0]), 200)}: {reason}", hint="Check the command's name and its path."
        ) from None
    code = _wait_for(child)
    return 128 - code if code < 0 else code


def _wait_for(child: subprocess.Popen[bytes]) -> int:
    try:
        return child.wait()
    except _ToldToEndError:
        child.terminate()
    except KeyboardInterrupt:
        # A terminal sends Ctrl-C to the command as well, which may have something to put in order.
        pass
    for end in (child.terminate, child.kill):
        try:
            return child.wait(PATIENCE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            end()
    return child.wait()


def _wait() -> NoReturn:
    """Wait for Ctrl-C, which arrives as KeyboardInterrupt."""
    while True:
        time.sleep(3600)


@contextmanager
def _ending_on_sigterm() -> Generator[None]:
    """Treat SIGTERM like Ctrl-C, so that the command and the server are ended in order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        raise _ToldToEndError

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say(stream: TextIO, *lines: str) -> None:
    # Nobody may be reading any more; that is no reason to stop answering.
    with suppress(OSError, ValueError):
        stream.write("".join(f"{line}\n" for line in lines))
        stream.flush()
