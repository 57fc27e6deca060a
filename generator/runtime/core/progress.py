"""A progress bar of one line on standard error; plain lines where that is no terminal."""

from __future__ import annotations

import inspect
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

from .errors import InvalidRequest
from .values import Progress, ProgressHook

WIDTH = 30


class Bar:
    """Draws :class:`Progress`: a moving block while waiting, a filling bar while bytes come in."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, progress: Progress) -> None:
        with suppress(OSError, ValueError, AttributeError):  # nobody reads standard error any more, or there is none
            self._draw(progress)

    def _draw(self, progress: Progress) -> None:
        # The status is the server's text: nothing of it may steer the terminal.
        status, done = "".join(filter(str.isprintable, progress.status))[:20], progress.done
        if not sys.stderr.isatty():
            if (text := f"{progress.stage} {status}".strip()) != self._last:
                print(text, file=sys.stderr)
            self._last = text
            return
        at, width, note = int(progress.elapsed * 8) % WIDTH, 6, f"{progress.elapsed:.0f} s"
        if progress.total:
            note = f"{done / 1e6:.1f} of {progress.total / 1e6:.1f} MB"
            at, width = 0, int(done / progress.total * WIDTH)
        cells = "".join("█" if (cell - at) % WIDTH < width else "░" for cell in range(WIDTH))
        text = f"{progress.stage:<12} {cells} {note} {status}"
        sys.stderr.write(f"\r\x1b[K{text[: shutil.get_terminal_size().columns - 1]}")
        sys.stderr.flush()
        self._last = "drawn"

    def end(self) -> None:
        """Leave the line, so that what follows starts on its own."""
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write("\n" if self._last == "drawn" else "")
        self._last = ""


def checked_callback(name: str, hook: Any) -> Any:
    """A caller's function, or nothing. Raises InvalidRequest for anything else: nobody here would await it."""
    asynchronous = any(map(inspect.iscoroutinefunction, (hook, getattr(hook, "__call__", None))))
    if asynchronous or not (callable(hook) or hook is None or hook is False):
        raise InvalidRequest(f"{name} must be a plain function, not async, got {hook!r:.80}")
    return hook.__call__ if callable(hook) else None  # unlike the hook itself, which may be an empty list, it is true


@contextmanager
def progress_reporter(progress: bool | ProgressHook) -> Generator[ProgressHook | None]:
    """What to call meanwhile: a new bar for True, the caller's own function, or nothing."""
    bar = Bar()
    try:
        yield bar if progress is True else checked_callback("progress", progress)
    finally:
        bar.end()
