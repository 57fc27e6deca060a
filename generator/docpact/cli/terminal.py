"""What the command line shows: results on standard output, what is said about them on standard error."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn, TextIO, cast

from docpact.errors import DocpactError, one_line

if TYPE_CHECKING:
    from rich.progress import TaskID
    from typing_extensions import Buffer

    from docpact.report import Colour, Format, Report

_CODES: Final[dict[str, int]] = {"bold": 1, "dim": 2, "red": 31, "green": 32, "yellow": 33, "cyan": 36}
_LONGEST_NAME: Final = 40


class Outlet(io.FileIO):
    """Standard output. That it cannot be written is said in one line; a reader that leaves early misses the rest."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "w", closefd=False)
        self.closed_early = False

    def write(self, content: Buffer, /) -> int:
        Ticker.stop()
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
                f"the output cannot be written ({error.strerror})", hint="Write it to another file."
            ) from None

    def isatty(self) -> bool:
        """Whether a person reads; a closed descriptor has no reader."""
        try:
            return super().isatty()
        except OSError:
            return False


class Ticker(threading.Thread):
    """A line on a terminal's standard error that says a command is at work, from one second on and until it speaks."""

    _running: Ticker | None = None

    def __init__(self, what: str) -> None:
        super().__init__(name="ticker", daemon=True)
        self._what = what
        self._ended = threading.Event()

    def run(self) -> None:
        seconds = 0
        while not self._ended.wait(1):
            seconds += 1
            sys.stderr.write(f"\r{self._what} is at work, {seconds} s")
            sys.stderr.flush()
        if seconds:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    @classmethod
    def begin(cls, what: str) -> None:
        """Say so, where a person reads and nothing else is shown."""
        if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            cls._running = cls(what)
            cls._running.start()

    @classmethod
    def stop(cls) -> None:
        """Take the line away, before something else is written."""
        ticker, cls._running = cls._running, None
        if ticker is not None:
            ticker._ended.set()  # noqa: SLF001  # its own
            ticker.join()


@contextmanager
def checked_output() -> Generator[None]:
    """Let what is printed go through an ``Outlet`` where it goes to a file of the system."""
    usual = sys.stdout
    if usual is None:
        raise DocpactError("there is no standard output", hint="Write it to a file, or to /dev/null.")
    binary: object = cast("TextIO", usual).buffer if isinstance(usual, io.TextIOWrapper) else None
    # Python may have been told not to buffer.
    if not isinstance(usual, io.TextIOWrapper) or not isinstance(getattr(binary, "raw", binary), io.FileIO):
        yield
        return
    usual.flush()
    outlet = io.BufferedWriter(Outlet(usual.fileno()))
    sys.stdout = io.TextIOWrapper(
        outlet,
        usual.encoding,
        "backslashreplace",
        line_buffering=usual.line_buffering,
        write_through=usual.write_through,
    )
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        finally:
            sys.stdout = usual


def say(*parts: str) -> None:
    """Print one line of a result. Text from elsewhere has to be made :func:`safe` first."""
    sys.stdout.write(f"{''.join(parts)}\n")


def tell(*parts: str) -> None:
    """Print one line about a result on standard error."""
    Ticker.stop()
    sys.stderr.write(f"{''.join(parts)}\n")


def print_json(value: object) -> None:
    """JSON for a program to read: no colour, no wrapping, nothing but ASCII."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=True) + "\n")


def print_report(report: Report, format: Format, stream: TextIO | None = None) -> None:
    """A report in one of the formats, on standard output if nowhere else, in colour where a person reads it."""
    from docpact.report import written

    place = stream or sys.stdout
    place.write(written(report, format, lambda text, colour: painted(text, colour, place)))


def safe(text: object) -> str:
    """Text from anywhere for a line of a report: nothing that steers a terminal, no further line."""
    return one_line(str(text), limit=100_000)


def painted(text: str, colour: Colour, stream: TextIO | None = None) -> str:
    """A text in colour where its stream (standard output) is a terminal and ``NO_COLOR`` is not set."""
    wanted = stream or sys.stdout
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not wanted.isatty():
        return text
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m"


@contextmanager
def progress_bar() -> Generator[Callable[[str, int, int], None]]:
    """A bar on standard error for each name that is told: the name, how many are done, of how many. None in a pipe."""
    Ticker.stop()
    if not sys.stderr.isatty():
        yield lambda _name, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show_progress(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(one_line(name, _LONGEST_NAME), total=total)
            bar.update(tasks[name], completed=done, total=total)

        yield show_progress


def give_up(*reasons: str) -> NoReturn:
    """Say why nothing more can be done, and end with 2, also where nothing can be said any more."""
    try:
        for reason in reasons:
            tell(painted("error", "red", sys.stderr), f": {reason}")
        sys.stderr.flush()
    except OSError:
        sys.stderr = None  # what it holds would be tried again at the end, and change the exit code
    sys.exit(2)
