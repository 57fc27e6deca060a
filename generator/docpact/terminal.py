"""What the command line shows: results on standard output, what is said about them on standard error."""

from __future__ import annotations

import errno
import io
import json
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from rich.console import Console
from rich.markup import escape

from docpact.errors import DocpactError, one_line

if TYPE_CHECKING:
    from rich.progress import TaskID
    from typing_extensions import Buffer

output = Console(highlight=False, soft_wrap=True, emoji=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class Outlet(io.FileIO):
    """Standard output. That it cannot be written is said in one line; a reader that leaves early misses the rest."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "w", closefd=False)
        self.closed_early = False

    def write(self, content: Buffer, /) -> int:
        size = memoryview(content).nbytes
        if self.closed_early:
            return size
        try:
            return super().write(content) or 0
        except OSError as error:
            # What is left is not tried again when the process ends, and a command that was heard keeps its exit code.
            self.closed_early = True
            if error.errno == errno.EPIPE:
                return size
            raise DocpactError(
                f"the output cannot be written ({error.strerror})", todo="Write it to another file."
            ) from None


@contextmanager
def checked_output() -> Generator[None]:
    """Let what is printed go through an ``Outlet`` where it goes to a file of the system."""
    usual = sys.stdout
    if usual is None:
        raise DocpactError("there is no standard output", todo="Write it to a file, or to /dev/null.")
    binary: object = cast("TextIO", usual).buffer if isinstance(usual, io.TextIOWrapper) else None
    # Python may have been told not to buffer.
    if not isinstance(usual, io.TextIOWrapper) or not isinstance(getattr(binary, "raw", binary), io.FileIO):
        yield
        return
    usual.flush()
    outlet = io.BufferedWriter(Outlet(usual.fileno()))
    sys.stdout = io.TextIOWrapper(
        outlet, usual.encoding, usual.errors, line_buffering=usual.line_buffering, write_through=usual.write_through
    )
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        finally:
            sys.stdout = usual


def print_json(value: object) -> None:
    """JSON for a program to read: no colour, no wrapping, nothing but ASCII."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=True) + "\n")


def safe(text: object) -> str:
    """Text from anywhere for a line of a report: no markup, nothing that steers a terminal, no further line."""
    return escape(one_line(str(text), limit=100_000))


@contextmanager
def progress_bar() -> Generator[Callable[[str, int, int], None]]:
    """A progress bar on standard error where that is a terminal; the bar's description is the model."""
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def told(model: str, done: int, total: int) -> None:
            if model not in tasks:
                tasks[model] = bar.add_task(safe(model), total=total)
            bar.update(tasks[model], completed=done)

        yield told


def give_up(reason: str) -> NoReturn:
    """Say why nothing more can be done, and end with 2, also where nothing can be said any more."""
    try:
        errors.print(f"[red]error[/]: {reason}")
    except OSError:
        sys.stderr = None  # what it holds would be tried again at the end, and change the exit code
    sys.exit(2)
