"""Runs the batch command in processes of its own and kills them, then runs it again until it ends, many times over.

Arguments: an empty folder to work in, how many kills to make, a seed. ``points`` instead of a seed kills a batch of one
line at its first operation, at its second, and so on through all of them. The sandbox is found in the environment. Each
process is a fork of this one, which has imported all there is to import. Prints one JSON object for each batch: what
was killed and where, and what was found at its end.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import sys
import time
import traceback
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio._backends._asyncio
import httpcore
import httpx

import leonardo_client.calls.sora_2_pro
from leonardo_client import AsyncLeonardo, Leonardo
from leonardo_client import __main__ as command
from leonardo_client._runtime.core.transport import AsyncTransport

LOADED = (anyio._backends._asyncio, httpcore, leonardo_client.calls.sora_2_pro)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
CONTROL = f"{os.environ['LEONARDO_BASE_URL'].partition('/api/')[0]}/sandbox"
PATIENCE = 30.0
FAULTS: list[list[dict[str, Any]]] = [
    [],
    [],
    [{"target": "create", "kind": "429", "phase": "before", "retry_after": 0, "times": 3}],
    [{"target": "create", "kind": "cut-inside-answer"}],
    [{"target": "create", "kind": "reset-before-answer", "phase": "after"}],
    [
        {"target": "create", "kind": "503", "phase": "before"},
        {"target": "cdn", "kind": "cut-inside-answer", "times": 2},
    ],
    [{"target": "poll", "kind": "cut-before-answer", "times": 2}, {"target": "storage", "kind": "500"}],
    [{"target": "create", "kind": "truncated-json"}, {"target": "poll", "kind": "500", "times": 2}],
]
"""What goes wrong besides; in order, one list for each batch."""
WINDOW = [
    "after INSERT INTO sending",
    "before POST generations",
    "after POST generations",
    "before INSERT INTO submitted",
]
"""Where a kill leaves a request of which nobody can know."""


def control(path: str, method: str = "GET", value: Any = None) -> Any:
    body = None if value is None else json.dumps(value).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{CONTROL}/{path}", body, method=method)) as answer:
        return json.load(answer)


def install(fatal: int, told: Path, only: str = "") -> None:
    """Kill this process before or after its ``fatal``-th operation on the journal, the network or files.

    ``only`` counts no others than those of that name.
    """
    count = itertools.count(1)

    def reached(name: str) -> None:
        if only in ("", name) and next(count) == fatal:
            told.write_text(name)
            os.kill(os.getpid(), signal.SIGKILL)

    def around(module: Any, name: str) -> None:
        original: Callable[..., Any] = getattr(module, name)

        def hooked(*arguments: Any, **options: Any) -> Any:
            reached(f"before {name}")
            result = original(*arguments, **options)
            reached(f"after {name}")
            return result

        setattr(module, name, hooked)

    class Database(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            words = " ".join([*statement.split()[:2], *(str(value[2]) for value in values if len(value) > 2)])
            reached(f"before {words}")
            cursor = super().execute(statement, *values)
            reached(f"after {words}")
            return cursor

    connect, send = sqlite3.connect, AsyncTransport.handled

    async def sent(self: AsyncTransport, request: httpx.Request) -> httpx.Response:
        name = f"{request.method} {request.url.path.strip('/').split('/')[-1][:11]}"
        reached(f"before {name}")
        answer = await send(self, request)
        reached(f"after {name}")
        return answer

    sqlite3.connect = lambda *arguments, **options: connect(*arguments, factory=Database, **options)  # type: ignore[assignment]
    AsyncTransport.handled = sent  # type: ignore[assignment]
    for name in ("replace", "fsync", "unlink", "makedirs"):
        around(os, name)


class Work:
    """One batch in a folder of its own."""

    def __init__(self, folder: Path, lines: list[dict[str, Any]]) -> None:
        self.folder, self.clips = folder, folder / "clips"
        folder.mkdir()
        (folder / "frame.png").write_bytes(PNG)
        self.lines = lines
        (folder / "list.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
        self.told, self.err = folder / "told", ""
        self.kills: list[str] = []
        self.codes: list[int] = []

    def run(self, *options: str, fatal: int = 0, only: str = "", delay: float = 0) -> int | None:
        """Run the command in a process of its own; its exit code, None where it was killed."""
        self.told.unlink(missing_ok=True)
        if (child := os.fork()) == 0:
            self._child(options, fatal, only)
        if delay:
            time.sleep(delay)
            os.kill(child, signal.SIGKILL)
        ended = time.monotonic() + PATIENCE
        while not (found := os.waitpid(child, os.WNOHANG))[0]:
            if time.monotonic() > ended:
                os.kill(child, signal.SIGQUIT)
                os.waitpid(child, 0)
                raise TimeoutError(f"{self.folder} hangs: {(self.folder / 'err').read_text()}")
            time.sleep(0.002)
        self.err = (self.folder / "err").read_text()
        if os.WIFSIGNALED(found[1]):
            self.kills.append(self.told.read_text() if fatal else f"after {delay:.3f} s")
            return None
        self.codes.append(os.waitstatus_to_exitcode(found[1]))
        return self.codes[-1]

    def _child(self, options: tuple[str, ...], fatal: int, only: str) -> None:
        code = 99
        try:
            os.chdir(self.folder)
            for number, name in ((1, "out"), (2, "err")):
                os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            if fatal:
                install(fatal, self.told, only)
            code = command.main(
                ["batch", "list.jsonl", "-o", "clips", "--model", "sora-2-pro", "--interval", "0.01", *options]
            )
        except BaseException:  # noqa: BLE001  # this process must not go on as its parent does
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def end(self, *options: str) -> int:
        """Run until all is done or unknown: what was cut by faults is run again."""
        for _ in range(8):
            code = self.run(*options)
            settled = sum(state in ("done", "unknown") for state, _ in self.rows)
            if code is not None and (settled == len(self.lines) or options):
                return code
        return -1

    @property
    def jobs(self) -> list[tuple[str, str]]:
        """Id and prompt of each job of this batch that the server has accepted, in truth."""
        own = {line["prompt"] for line in self.lines}
        jobs = [(job["id"], job["body"]["parameters"]["prompt"]) for job in control("jobs")["jobs"]]
        return [job for job in jobs if job[1] in own]

    @property
    def rows(self) -> list[tuple[str, str | None]]:
        database = sqlite3.connect(self.clips / ".leonardo-batch.sqlite3")
        try:
            return list(database.execute("SELECT state, job FROM jobs"))
        finally:
            database.close()

    def truths(self) -> list[str]:
        """What somebody who looks at the account would say of each unknown line."""
        taken = {job for _, job in self.rows}
        found: list[str] = []
        for number in map(int, re.findall(r"^line (\d+): OUTCOME UNKNOWN", self.err, re.MULTILINE)):
            prompt = self.lines[number - 1]["prompt"]
            job = next((job for job, said in self.jobs if said == prompt and job not in taken), "none")
            taken.add(job)
            found.append(f"{number}={job}")
        return found

    def report(self, unknown: list[str], before: dict[str, Any]) -> dict[str, Any]:
        """What there is at the end: of each clip the job that it is of, by its content."""
        wanted = Counter(line["prompt"] for line in self.lines)
        accepted = Counter(prompt for _, prompt in self.jobs)
        files = sorted(path for path in self.clips.iterdir() if path.name != ".leonardo-batch.sqlite3")
        contents = [path.read_text() if path.suffix == ".mp4" else "" for path in files]
        whole = [text[:36] for text in contents if text == f"{text[:36]}\n" * 8000]
        return {
            "kills": self.kills,
            "codes": self.codes,
            "unknown": unknown,
            **before,
            "doubled": sorted((accepted - wanted).elements()),
            "missing": sorted((wanted - accepted).elements()),
            "strange files": [path.name for path, text in zip(files, contents, strict=True) if text[:36] not in whole],
            "clips": len(whole),
            "clips of all jobs": sorted(whole) == sorted(job for job, _ in self.jobs),
        }


def finish(work: Work, generator: random.Random | None) -> dict[str, Any]:
    """Run to the end, settle what is unknown by the truth, and run to the end again."""
    code = work.end()
    accepted = Counter(prompt for _, prompt in work.jobs)
    states = Counter(state for state, _ in work.rows)
    before = {
        "code": code,
        "doubled before": sorted((accepted - Counter(line["prompt"] for line in work.lines)).elements()),
        "neither done nor unknown": len(work.lines) - states["done"] - states["unknown"],
    }
    if unknown := work.truths():
        resolve = [word for truth in unknown for word in ("--resolve", truth)]
        if generator and generator.random() < 0.3:
            work.run(*resolve, fatal=generator.randint(1, 60))
        work.end(*resolve)
        work.end()
    return work.report(unknown, before)


def at_random(folder: Path, kills: int, seed: int) -> Iterator[dict[str, Any]]:
    generator = random.Random(seed)
    done = 0
    for number in itertools.count():
        if done >= kills:
            return
        lines: list[dict[str, Any]] = [{"prompt": f"{seed} {number} {index}"} for index in (0, 1, 2, 2)]
        lines[0]["start_frame"] = "frame.png"
        control("faults", "PUT", FAULTS[number % len(FAULTS)])
        work = Work(folder / f"{number}", lines)
        for _ in range(generator.randint(1, 3)):
            kind = generator.choice(("point", "window", "moment"))
            if kind == "point":
                work.run(fatal=generator.randint(1, 90))
            elif kind == "window":
                work.run(fatal=generator.randint(1, 4), only=generator.choice(WINDOW))
            else:
                work.run(delay=generator.uniform(0.001, 0.25))
        yield finish(work, generator)
        done += len(work.kills)
        shutil.rmtree(work.folder)


def at_each_point(folder: Path, kills: int) -> Iterator[dict[str, Any]]:
    for fatal in range(1, kills + 1):
        work = Work(folder / f"{fatal}", [{"prompt": f"point {fatal}"}])
        if work.run(fatal=fatal) is not None:
            return
        yield finish(work, None)
        shutil.rmtree(work.folder)


def main() -> None:
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    retries = Leonardo.api.retries._replace(first_delay=0.01)  # a half second was meant for servers far away
    Leonardo.api = AsyncLeonardo.api = Leonardo.api._replace(retries=retries)
    for found in at_each_point(folder, kills) if seed == "points" else at_random(folder, kills, int(seed)):
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
