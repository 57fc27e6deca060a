"""What is measured, question by question: each gives the seconds (or bytes) of every run, and which side is 1."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.double_spend.adapters.protocol import EMITTED
from benchmarks.double_spend.environments import REPOSITORY, UnavailableError, emit, environment

HERE: Final = Path(__file__).parent
OURS: Final = "docpact"
PEERS: Final = {
    "httpx": None,
    "httpcore": None,
    OURS: None,
    "httpx2": "openai",
    "openapi-python-client": "openapi-python-client",
    "openai": "openai",
    "runwayml": "runwayml",
    "Leonardo-Ai-SDK": "leonardo-ai-sdk",
}
"""Each client, and the pinned environment that it is in; None for docpact's own."""


@dataclass
class Question:
    """One question: what every run of each side took. ``one`` is the side that counts as 1; ``goal`` is our ratio."""

    name: str
    title: str
    one: str
    goal: float | None = None
    unit: str = "ms"
    less: bool = True
    runs: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    missing: dict[str, str] = field(default_factory=dict[str, str])
    note: str = ""


@contextmanager
def process(*command: str, **variables: str) -> Generator[subprocess.Popen[str]]:
    """A process that is spoken to by lines, and ends when nothing more comes."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    running = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**environ, **variables}
    )
    try:
        yield running
    finally:
        running.communicate()


def read(running: subprocess.Popen[str]) -> str:
    """The next line of a process. Raises UnavailableError where it has ended instead."""
    line = running.stdout.readline() if running.stdout else ""
    if not line:
        raise UnavailableError(f"ended with {running.wait()}")
    return line


@contextmanager
def server() -> Generator[str]:
    """The address of the server, in a process of its own."""
    with process(sys.executable, str(HERE / "server.py")) as running:
        yield read(running).strip()


class Pythons:
    """The Python and the variables of each client's environment."""

    def __init__(self, cache: Path, folder: Path) -> None:
        self._cache, self._folder = cache, folder

    def of(self, name: str) -> tuple[str, dict[str, str]]:
        """Raises UnavailableError."""
        pinned = PEERS[name]
        if pinned is None:
            return sys.executable, {"PYTHONPATH": str(REPOSITORY / "generated")}
        here = HERE if (HERE / f"requirements-{pinned}.txt").exists() else HERE.parent / "double_spend"
        python = environment(pinned, self._cache, here)
        if name == "openapi-python-client" and not (self._folder / EMITTED).exists():
            emit(python, self._folder)
        return str(python), {"PYTHONPATH": str(self._folder)}


def creates(pythons: Pythons, rounds: int) -> list[Question]:
    """One create after another, then 1, 10 and 100 in flight: all clients in turn, round by round."""
    questions = [
        Question("create", "One create, over a connection that stays open", "httpx", 0.85),
        *(
            Question(f"async-{n}", f"Creates a second, {n} in flight", "httpx", goal, "creates/s", less=False)
            for n, goal in ((1, 1.1), (10, 1.5), (100, 2.0))
        ),
    ]
    questions[0].note = (
        "`httpcore` alone, which carries the requests of httpx and of docpact and reads their answers, is the least "
        "that a create over it can take."
    )
    with server() as address, ExitStack() as stack:
        running: dict[str, subprocess.Popen[str]] = {}
        for name in PEERS:
            try:
                python, variables = pythons.of(name)
                argument = EMITTED if name == "openapi-python-client" else name
                command = [python, str(HERE / "peer.py"), name, argument, address]
                running[name] = stack.enter_context(process(*command, **variables))
                _order(running[name], 50, 0)  # warm
            except UnavailableError as error:
                running.pop(name, None)
                for question in questions:
                    question.missing[name] = str(error)
        for _ in range(rounds):
            for question, at_once in zip(questions, (0, 1, 10, 100), strict=True):
                count = 60 if at_once < 10 else 200
                for name, one in running.items():
                    seconds = _order(one, count, at_once)
                    if seconds is None:
                        question.missing[name] = "has no asynchronous client"
                    else:
                        value = count / seconds if at_once else seconds / count * 1000
                        question.runs.setdefault(name, []).append(value)
    return questions


def _order(running: subprocess.Popen[str], count: int, at_once: int) -> float | None:
    if running.stdin is None or running.poll() is not None:
        raise UnavailableError(f"ended with {running.returncode}")
    print(json.dumps([count, at_once]), file=running.stdin, flush=True)
    seconds: float | None = json.loads(read(running))
    return seconds


class Cost(NamedTuple):
    """What a command took: milliseconds by the clock, and of all its processes; the most memory that one held in MB."""

    clock: float
    memory: float
    processor: float


LAUNCHER: Final = (
    "import os, sys, time; began = time.perf_counter()\n"
    "_, status, used = os.wait4(os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ), 0)\n"
    "found = time.perf_counter() - began, used.ru_maxrss, used.ru_utime + used.ru_stime\n"
    "os.write(int(sys.argv[1]), ' '.join(map(str, found)).encode()); sys.exit(os.waitstatus_to_exitcode(status))"
)
"""Starts a command from a process as small as can be: on Linux what its starter held counts as the command's own."""


def timed(command: Sequence[str], folder: Path = REPOSITORY, **variables: str) -> Cost:
    """Run a command. Raises UnavailableError."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as told:
        running = subprocess.run(
            [sys.executable, "-ISc", LAUNCHER, str(writing), *command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**environ, **variables},
            cwd=folder,
            pass_fds=[writing],
            check=False,
        )
        os.close(writing)
        found = told.read().split()
    said = running.stderr.decode()
    if running.returncode not in (0, 1) or "Traceback" in said or not found:
        raise UnavailableError(f"{command[-1][:60]} ended with {running.returncode}: {said[-500:]}")
    seconds, memory, processor = map(float, found)
    return Cost(seconds * 1000, memory / 1000, processor * 1000)


def interleaved(question: Question, sides: Mapping[str, Callable[[], float]], rounds: int) -> Question:
    """Every side once to warm up, then in turn, round by round."""
    for name, run in sides.items():
        try:
            run()
            question.runs[name] = []
        except UnavailableError as error:
            question.missing[name] = str(error).splitlines()[0]
    for _ in range(rounds):
        for name, values in question.runs.items():
            values.append(sides[name]())
    return question


READY = (
    "import sys; sys.path.insert(0, {package!r}); from leonardo_client import Leonardo\n"
    "leonardo = Leonardo('a-key-as-long-as-real-ones-are')\n"
    "leonardo.veo_3_1.preview(model='veo-3.1-generate-001', prompt='A red kite above dunes')"
)
"""Everything up to a request that is ready to be sent, which has been judged."""
ONE_MODEL: Final = (
    "import httpx; from pydantic import BaseModel\nclass Model(BaseModel): x: int\nModel.model_validate({'x': 1})"
)


def imports(pythons: Pythons, rounds: int) -> list[Question]:
    """Importing, over bare Python, and up to the first request, over the import of the two libraries below."""
    package = str(REPOSITORY / "generated")
    codes = {
        "bare Python": ("httpx", "pass"),
        OURS: (OURS, "import leonardo_client"),
        "httpx": ("httpx", "import httpx"),
        "openapi-python-client": ("openapi-python-client", f"import {EMITTED}"),
        "openai": ("openai", "import openai"),
        "runwayml": ("runwayml", "import runwayml"),
        "Leonardo-Ai-SDK": ("Leonardo-Ai-SDK", "import leonardo_ai_sdk"),
    }
    first = {
        "import httpx, pydantic": ("httpx", "import httpx, pydantic"),
        "httpx, a model of pydantic's": ("httpx", ONE_MODEL),
        "httpx.Client(), pydantic": ("httpx", "import httpx, pydantic; httpx.Client()"),
        OURS: (OURS, READY.format(package=package)),
        "docpact, connections too": (OURS, f"{READY.format(package=package)}; leonardo.session.wire.ready()"),
        "openai": ("openai", "import openai; openai.OpenAI(api_key='k').videos"),
        "runwayml": ("runwayml", "import runwayml; runwayml.RunwayML(api_key='k').text_to_video"),
    }

    def side(peer: str, code: str) -> Callable[[], float]:
        def run() -> float:
            python, variables = pythons.of(peer)
            return timed([python, "-c", code], REPOSITORY, **variables).clock

        return run

    importing = Question("import", "Import of the package, cold process", "bare Python")
    ready = Question("first-request", "Import to first request ready, cold process", "import httpx, pydantic", 1.15)
    ready.note = (
        "A model of pydantic's with one member, which has judged one object, shows the limit: `import pydantic` alone "
        "loads none of what makes models. `httpx.Client()` reads the certificates, which takes most of its time. Ours "
        "has judged a request, which is ready to be sent; certificates and what opens connections come with the first "
        "that is sent: the row below it."
    )
    return [
        interleaved(question, {name: side(*code) for name, code in sides.items()}, rounds)
        for question, sides in ((importing, codes), (ready, first))
    ]


DOWNLOADS: Final = {
    OURS: (
        "import sys; from leonardo_client import Leonardo\n"
        "client = Leonardo('a-key-as-long-as-real-ones-are', base_url=sys.argv[1])\n"
        "job = client.generation('a'); job.raw = {'generations_by_pk': {'generated_images':"
        " [{'motionMP4URL': sys.argv[1] + sys.argv[2]}]}}\n"
        "job.videos[0].download(sys.argv[3])"
    ),
    "httpx": (
        "import sys, httpx\n"
        "with httpx.Client() as http, open(sys.argv[3], 'wb') as file:\n"
        "    with http.stream('GET', sys.argv[1] + sys.argv[2]) as answer:\n"
        "        for chunk in answer.iter_bytes(): file.write(chunk)"
    ),
}


def downloads(pythons: Pythons, rounds: int, size: int = 10**9) -> list[Question]:
    """A large file to disk, and the most memory held meanwhile."""
    taken = Question("download", "Download of 1 GB to disk", "curl", 1.3)
    memory = Question("download-memory", "The most memory held during the download", "curl", unit="MB")
    with server() as address, tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder, "file.mp4"))

        def run(name: str) -> Cost:
            if name == "curl":
                if not (curl := shutil.which("curl")):
                    raise UnavailableError("is not installed")
                found = timed([curl, "-s", "-o", target, f"{address}/file/{size}"])
            else:
                python, variables = pythons.of(name)
                found = timed(
                    [python, "-c", DOWNLOADS[name], address, f"/file/{size}", target], REPOSITORY, **variables
                )
            if Path(target).stat().st_size != size:
                raise UnavailableError("brought another size")
            return found

        for name in ("curl", "httpx", OURS):
            try:
                run(name)
            except UnavailableError as error:
                taken.missing[name] = memory.missing[name] = str(error)
                continue
            taken.runs[name], memory.runs[name] = [], []
        for _ in range(rounds):
            for name in taken.runs:
                cost = run(name)
                taken.runs[name].append(cost.clock)
                memory.runs[name].append(cost.memory)
    return [taken, memory]
