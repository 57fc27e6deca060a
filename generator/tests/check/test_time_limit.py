"""What takes too long ends, whatever it waits for, and a promise that hangs fails with a sentence."""

from __future__ import annotations

import threading
import time

import pytest

from docpact.check import time_limit
from docpact.check.callers import ModeCase
from docpact.check.harness import Harness
from docpact.check.promises import Promise
from docpact.check.time_limit import TooLongError, at_most
from docpact.spec import LoadedSpec


def waits_for_ever() -> None:
    lock = threading.Semaphore(0)
    try:
        lock.acquire()
    except Exception:  # noqa: BLE001  # as a client may
        return


def test_a_wait_for_a_lock_ends() -> None:
    began = time.monotonic()
    with pytest.raises(TooLongError, match=r"no end after 0\.1 s"), at_most(0.1):
        waits_for_ever()
    assert time.monotonic() - began < 5


def test_an_inner_bound_leaves_the_outer_one_as_it_was() -> None:
    def nested() -> None:
        with at_most(60):
            pass
        waits_for_ever()

    with pytest.raises(TooLongError, match=r"no end after 0\.3 s"), at_most(0.3):
        nested()


def test_what_ends_in_time_is_left_alone() -> None:
    with at_most(0.05):
        pass
    time.sleep(0.1)


def test_a_promise_that_hangs_says_so_and_tries_no_more_cases(
    sora: LoadedSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def something_is_kept(_harness: Harness, case: ModeCase) -> None:
        """It always is."""
        tried.append(case.name)
        waits_for_ever()

    monkeypatch.setattr(time_limit, "_LONGEST_CASES", longest := [0.1])
    cases = [ModeCase("blocking"), ModeCase("asynchronous")]
    with pytest.raises(AssertionError) as caught:
        Promise(something_is_kept, lambda _: cases).keep(Harness(sora))
    assert str(caught.value).splitlines() == [
        "blocking: no end after 0.1 s: the client waits for what does not come",
        "promise: It always is.",
    ]
    assert tried == ["blocking"]
    assert longest == [0.1, 3.0], "the next ones have less time"
