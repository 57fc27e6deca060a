"""A bound on how long anything may take, so that a client that waits for ever fails with a sentence."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_LONGEST_CASES: Final = [30.0]
"""Seconds for one case: the longest of a sound client takes a few. Once a client hangs, the last counts."""
_LONGEST_OF_A_HANGING: Final = 3.0


class TooLongError(BaseException):
    """What took longer than it may. It is no Exception, so that what a client catches does not hide it."""


@contextmanager
def at_most(seconds: float) -> Generator[None]:
    """Raise TooLongError in what takes longer, also where it waits for a lock. One bound may lie within another.

    It takes an alarm of the system: on Windows, and in another thread than the first, nothing is bounded.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"no end after {seconds:g} s")

    before, began = signal.signal(signal.SIGALRM, over), time.monotonic()
    outer, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if outer:
            signal.setitimer(signal.ITIMER_REAL, max(0.01, outer - (time.monotonic() - began)))


@contextmanager
def bounded_case() -> Generator[None]:
    """Raise TooLongError in a case that waits for what does not come; those after it have less time."""
    try:
        with at_most(_LONGEST_CASES[-1]):
            yield
    except TooLongError as error:
        _LONGEST_CASES.append(_LONGEST_OF_A_HANGING)
        raise TooLongError(f"{error}: the client waits for what does not come") from None
