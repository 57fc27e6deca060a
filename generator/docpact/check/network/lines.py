"""Ctrl-C at every line of a client: Python delivers one between any two instructions, not only while a call blocks."""

from __future__ import annotations

import gc
import linecache
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

from docpact.check.network.fault_harness import Call, FaultHarness, How, Interrupt
from docpact.check.network.invariants import violated_invariants

MOST_LINES: Final = 5_000

Tracer = Callable[[FrameType, str, Any], Any]


def interrupted_at_lines(
    harness: FaultHarness, how: How, places: set[str], most: int = MOST_LINES
) -> tuple[int, list[str]]:
    """Interrupt a blocking call at each line of the package in turn: how many there are, and what was wrong.

    ``places`` receives file and line of each. The tracing function of whoever measures coverage comes back at the end.
    """
    found: list[str] = []
    before = sys.gettrace()
    for number in range(1, most + 1):
        harness.renew("blocking")
        where: list[str] = []
        function = harness.creation("blocking", how, number)
        tracer = _raising(str(Path(harness.package.__file__).parent), number, where)

        def traced(function: Callable[[], Any] = function, tracer: Tracer = tracer) -> Any:
            sys.settrace(tracer)
            try:
                return function()
            finally:
                sys.settrace(before)

        call = harness.call("blocking", how, traced)
        found += [f"{text} (interrupted at {where[0]})" for text in violated_invariants(harness, call) if where]
        places.update(where)
        if not where:
            return number - 1, found + violated_invariants(harness, call)
        _given_up(call)
    return most, found


def _given_up(call: Call) -> None:
    """Let go of a call's frames: of a coroutine that was made and never begun, Python warns when it is let go."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        if call.error is not None:
            traceback.clear_frames(call.error.__traceback__)
            call.error.__traceback__ = None
        gc.collect(0)


def _raising(folder: str, number: int, where: list[str]) -> Tracer:
    left = number

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.startswith(folder):
            return None
        if event == "line" and not _enters(frame):
            left -= 1
            if left == 0:
                where.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
                raise Interrupt
        return trace

    return trace


def _enters(frame: FrameType) -> bool:
    """Whether a line enters or leaves a ``with``: there Python itself delivers no Ctrl-C, or no lock would be safe."""
    return linecache.getline(frame.f_code.co_filename, frame.f_lineno).lstrip().startswith(("with ", "async with "))
