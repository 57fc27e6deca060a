"""Three hundred generations at once through one AsyncLeonardo, against the sandbox; and what Ctrl-C leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import leonardo_client
from docpact.check.endpoint import Endpoint, Job
from docpact.check.messages import Request, Response
from docpact.service import Sandbox
from docpact.spec import load_project

from .conftest import REPOSITORY

pytestmark = pytest.mark.untraced

INTERRUPTED = """
import asyncio, sys, warnings
from leonardo_client import AsyncLeonardo, ModelRetiredWarning
warnings.simplefilter("ignore", ModelRetiredWarning)

async def make(leonardo, number):
    generation = await leonardo.sora_2_pro.create(prompt=str(number))
    print(generation.id, flush=True)
    await generation.wait(interval=0.5)

async def main():
    async with AsyncLeonardo() as leonardo:
        await asyncio.gather(*(make(leonardo, number) for number in range(7)))

asyncio.run(main())
"""


def clip(job: Job) -> bytes:
    return f"the clip of {job.id}".encode() * 50


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(load_project(REPOSITORY / "spec").specs, clip=clip, pending_seconds=0.02) as sandbox:
        yield sandbox


def environment(sandbox: Sandbox) -> Mapping[str, str]:
    return {**os.environ, **sandbox.environment, "PYTHONPATH": str(Path(leonardo_client.__file__).parents[1])}


class Running:
    """Jobs that the sandbox has started and not yet told the end of; ``most``: how many at once, at most."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.jobs: set[str] = set()
        self.most = 0
        answer = Endpoint.api

        def counted(endpoint: Endpoint, request: Request) -> Response:
            before = len(endpoint.jobs)
            response = answer(endpoint, request)
            if len(endpoint.jobs) > before:
                self.jobs.add(next(reversed(endpoint.jobs)))
            self.most = max(self.most, len(self.jobs))
            if b"COMPLETE" in response.body:
                self.jobs.discard(request.route.rpartition("/")[2])
            return response

        monkeypatch.setattr(Endpoint, "api", counted)


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Running:
    return Running(monkeypatch)


def many(sandbox: Sandbox, folder: Path, count: int, at_once: int = 0) -> dict[str, Any]:
    driver = [sys.executable, str(Path(__file__).with_name("many_driver.py")), str(count), str(at_once), str(folder)]
    result = subprocess.run(driver, env=environment(sandbox), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    used: dict[str, Any] = json.loads(result.stdout)
    return used


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open sockets are counted in /proc")
def test_three_hundred_generations_none_lost_none_doubled(sandbox: Sandbox, running: Running, tmp_path: Path) -> None:  # noqa: ARG001
    used = many(sandbox, tmp_path, 300)
    jobs = sandbox.endpoint.jobs
    first = next(iter(jobs))
    made = used["made"]
    prompts = {str(job.parameter("prompt")) for job in jobs.values()}
    assert len(jobs) == 301
    assert prompts == {"The first", *(f"Heron {number}" for number in range(300))}
    assert sorted(made.values()) == sorted(set(jobs) - {first}), "each caller has a job of its own"
    for number, identifier in made.items():
        assert jobs[identifier].parameter("prompt") == f"Heron {number}"
        assert (tmp_path / f"{number}.mp4").read_bytes() == clip(jobs[identifier])
    assert len(list(tmp_path.iterdir())) == 300
    assert used["left"] == [first], "the one job that was not fetched"
    assert used["sockets"] < 100 + 20, "no more than httpx lets one client have, and a few of the program itself"
    assert used["threads"] == 1
    assert used["grown"] < 64 * 1024, "KiB beyond what one generation took"


@pytest.mark.skipif(os.name != "posix", reason="sends the signal of Ctrl-C")
@pytest.mark.usefixtures("signals")
def test_ctrl_c_leaves_a_list_of_the_jobs_that_were_started(sandbox: Sandbox) -> None:
    sandbox.endpoint.pending_seconds = 3600
    line = [sys.executable, "-c", INTERRUPTED]
    child = subprocess.Popen(line, env=environment(sandbox), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout
    started = [child.stdout.readline().strip() for _ in range(7)]
    child.send_signal(signal.SIGINT)
    _, error = child.communicate(timeout=30)
    assert child.returncode == -signal.SIGINT, error
    assert sorted(started) == sorted(sandbox.endpoint.jobs)
    noted = next(line for line in error.splitlines() if line.startswith("jobs that were started and not fetched: "))
    assert sorted(noted.partition(": ")[2].split(", ")) == sorted(map(repr, sandbox.endpoint.jobs)), error
