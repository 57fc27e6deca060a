"""Work spread over processes gives what it gives in one."""

from __future__ import annotations

import os
import threading

import pytest

from docpact.errors import DocpactError
from docpact.write.python import spread as spreading
from docpact.write.python.spread import ENOUGH, spread


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "cores", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("cores")
def test_results_come_in_order_from_several_processes() -> None:
    numbers = range(ENOUGH * 3)
    found = spread(lambda number: (number * 2, os.getpid()), numbers)
    assert [double for double, _ in found] == [number * 2 for number in numbers]
    assert found[0][1] == os.getpid()
    assert os.getpid() not in {pid for _, pid in found[1:]}


@pytest.mark.usefixtures("cores")
def test_an_error_in_another_process_is_raised_here() -> None:
    def work(number: int) -> int:
        if number == ENOUGH:
            raise DocpactError("no good", hint="Mend it.")
        return number

    with pytest.raises(DocpactError, match="no good") as caught:
        spread(work, range(ENOUGH * 2))
    assert (caught.value.what, caught.value.hint) == ("no good", "Mend it.")


@pytest.mark.usefixtures("cores")
def test_little_work_stays_here() -> None:
    assert {*spread(lambda _: os.getpid(), range(ENOUGH))} == {os.getpid()}
    assert spread(lambda number: number, []) == []


@pytest.mark.parametrize(("name", "value"), [("active_count", 2), ("cores", 1)])
def test_beside_threads_and_on_one_core_all_work_stays_here(
    name: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: value if name == "active_count" else 1)
    monkeypatch.setattr(spreading, "cores", lambda: value if name == "cores" else 2)
    assert {*spread(lambda _: os.getpid(), range(ENOUGH * 2))} == {os.getpid()}
