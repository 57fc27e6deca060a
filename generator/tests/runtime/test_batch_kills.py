"""A batch that is killed, wherever it is, and run again: nothing is paid twice, and nothing that was paid is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import leonardo_client
from docpact.service import Sandbox
from docpact.spec import load_project

from .conftest import KEY, REPOSITORY

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are made in forked processes"),
    pytest.mark.untraced,
]
Report = dict[str, Any]
Drive = Callable[[int, object], list[Report]]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    specs = load_project(REPOSITORY / "spec").specs
    clip = lambda job: f"{job.id}\n".encode() * 8000  # noqa: E731  # what a clip is of can be read in it
    with Sandbox(specs, clip=clip, key=KEY, pending_seconds=0.03) as running:
        yield running


@pytest.fixture
def drive(sandbox: Sandbox, tmp_path: Path) -> Drive:
    """Runs the driver; its reports."""

    def run(kills: int, seed: object) -> list[Report]:
        sandbox.endpoint.reset()
        sandbox.faults.clear()
        environment = {
            **os.environ,
            **sandbox.environment,
            "PYTHONPATH": str(Path(leonardo_client.__file__).parents[1]),
        }
        line = [sys.executable, str(Path(__file__).with_name("batch_kill_driver.py")), str(tmp_path), str(kills)]
        before = used()
        done = subprocess.run([*line, str(seed)], env=environment, capture_output=True, text=True, check=False)
        sys.stdout.write(f"{used() - before:.1f} s of processor time in child processes\n")
        assert done.returncode == 0, done.stderr
        return [json.loads(report) for report in done.stdout.splitlines()]

    return run


def judge(reports: list[Report]) -> Counter[str]:
    """Hold every batch against the promise; what there was in all."""
    found = Counter[str]()
    for report in reports:
        assert report["doubled before"] == report["doubled"] == [], report
        assert report["neither done nor unknown"] == 0, report
        assert report["code"] == (3 if report["unknown"] else 0), report
        assert report["missing"] == report["strange files"] == [], report
        assert report["clips of all jobs"], report
        assert report["codes"][-1] == 0, report
        found["batches"] += 1
        found["kills"] += len(report["kills"])
        found["clips"] += report["clips"]
        found["unknown, no job"] += sum(text.endswith("=none") for text in report["unknown"])
        found["unknown, a job"] += sum(not text.endswith("=none") for text in report["unknown"])
    sys.stdout.write(f"{dict(found)}\n")
    return found


def used() -> float:
    """Seconds of processor time that child processes took so far."""
    import resource  # which is not everywhere

    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def test_killed_at_random_a_batch_pays_once_and_has_every_clip(drive: Drive) -> None:
    found = judge(drive(20, 1))
    assert found["kills"] >= 20


@pytest.mark.deep
def test_killed_at_random_100_times_a_batch_pays_once_and_has_every_clip(drive: Drive) -> None:
    found = judge(drive(100, 2))
    assert found["kills"] >= 100
    assert found["unknown, no job"]
    assert found["unknown, a job"]


@pytest.mark.deep
def test_killed_before_and_after_each_operation_a_batch_pays_once_and_has_its_clip(
    drive: Drive, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As many operations in each run: after one with fewer polls than the others, the rest would never be tried.
    monkeypatch.setattr(sandbox.endpoint, "pending_seconds", 0.0)
    reports = drive(500, "points")
    found = judge(reports)
    points = [report["kills"][0] for report in reports]
    assert found["kills"] == len(points) < 500
    for point in ("INSERT INTO sending", "POST generations", "INSERT INTO submitted", "replace", "INSERT INTO done"):
        assert {f"before {point}", f"after {point}"} <= set(points), points
    # Only between these two can nobody know; a request that was not sent is unknown as well, and never sent blindly.
    first, last = points.index("after INSERT INTO sending"), points.index("before INSERT INTO submitted")
    assert [bool(report["unknown"]) for report in reports] == [first <= at <= last for at in range(len(points))]
