"""Work that is the same for every model, spread over the machine's cores where there is enough of it to pay."""

from __future__ import annotations

import multiprocessing
import os
import threading
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

ENOUGH: Final = 12
"""Items from which on processes pay: one takes about a tenth of a second to start and to end."""


def spread(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """The results of ``work``, which may raise, for all items in their order; results have to be picklable.

    The first is made here: what it imports and compiles is then there in every process, which is a copy of this one.
    """
    first, rest = [work(item) for item in items[:1]], items[1:]
    processes = min(cores(), len(rest))
    # Copies cannot be had everywhere, and beside other threads they are not safe.
    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if processes < 2 or len(rest) < ENOUGH or not forks:
        return [*first, *map(work, rest)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of a fork beside threads
        pool = ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), _inherit, (work, rest))
        with pool:
            return [*first, *pool.map(_worked, range(len(rest)), chunksize=max(1, len(rest) // (processes * 4)))]


_inherited: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What a process finds in its memory, so that it need not be sent."""


def _inherit(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    _inherited[:] = [(work, items)]


def _worked(at: int) -> Any:
    ((work, items),) = _inherited
    return work(items[at])


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
