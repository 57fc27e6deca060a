"""A file for each line of a list: what was started is kept on disk, so that no end of a process makes it pay twice."""

from __future__ import annotations

import asyncio
import functools
import os
import re
import shlex
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from ..core.client import AsyncClient, AsyncGeneration
from ..core.errors import (
    AuthenticationFailed,
    ClientError,
    ContentModerated,
    GenerationFailed,
    InsufficientCredits,
    InvalidRequest,
    OutcomeUnknown,
    Problem,
    RequestRejected,
    TransferFailed,
)
from .batch_lines import Line, Reader, numbered, taken
from .journal import ENDED, Journal, JournalError, Row

_SHOWN = {"done": "done", "submitted": "started", "planned": "not started", "failed": "failed", "unknown": "unknown"}
_GRACE = 10
_MISSES = 5
_PART = re.compile(r"\.(.+)\.[0-9a-f]{8}\.part", re.DOTALL)


class Settings(NamedTuple):
    """What the command was told: ``at_once`` jobs run at once, ``limit`` new ones are started at most; seconds.

    ``package`` is the client's import name, ``journal`` the name of the file that keeps what was done.
    """

    package: str
    journal: str
    client: type[AsyncClient]
    prompts: str
    folder: str
    models: Mapping[str, str]
    timeout: float
    model: str | None = None
    at_once: int | None = None
    limit: int | None = None
    interval: float | None = None
    retry_failed: bool = False
    max_retries: int | None = None
    preview: bool = False
    resolve: Sequence[str] = ()

    @property
    def command(self) -> str:
        words = ["python", "-m", self.package, "batch", self.prompts, "-o", self.folder]
        words += ["--model", self.model] if self.model and len(self.models) > 1 else []
        return shlex.join(words if self.max_retries is None else [*words, "--max-retries", str(self.max_retries)])


def run(settings: Settings, say: Callable[[str], object], show: Callable[[str], object]) -> int:
    """Run a batch; the exit code. ``say`` tells a line to people, ``show`` gives one to programs; neither may fail.

    Raises InvalidRequest where nothing was sent.
    """
    return asyncio.run(_run(settings, say, show))


async def _run(settings: Settings, say: Callable[[str], object], show: Callable[[str], object]) -> int:
    async with settings.client(max_concurrent=settings.at_once, max_retries=settings.max_retries) as client:
        lines, problems = await Reader(client, settings.models, settings.model).read(settings.prompts)
        path = os.path.join(settings.folder, settings.journal)
        try:
            if not (problems or settings.preview):
                os.makedirs(settings.folder, exist_ok=True)
            elif not os.path.exists(path):
                path = ":memory:"
            journal = Journal(path, client.session.address.url)
        except OSError as error:
            raise InvalidRequest(
                f"cannot make the folder {settings.folder!r}: {error.strerror}; nothing was sent"
            ) from None
        except JournalError as error:
            raise InvalidRequest(str(error)) from None
        try:
            return await Batch(client, settings, journal, lines, say, show).run(problems)
        finally:
            journal.close()


class Batch:
    """One run over the lines and the journal."""

    def __init__(
        self,
        client: AsyncClient,
        settings: Settings,
        journal: Journal,
        lines: Sequence[Line],
        say: Callable[[str], object],
        show: Callable[[str], object],
    ) -> None:
        self._path = functools.partial(os.path.join, settings.folder)
        self.client, self.settings, self.journal, self.lines = client, settings, journal, lines
        self._say, self._show = say, show
        self.names = {line.key: f"line {line.number}" for line in lines}
        for row in journal.rows.values():
            if row.state in ("submitted", "unknown"):
                self.names.setdefault(row.key, row.file)
        self.at_once = client.session.wire.at_once
        self.slots, self.posting = asyncio.Semaphore(self.at_once), set[object]()
        self.working, self.stopping, self.refused = False, False, False
        self.misses = Counter[str]()
        self.started = dict[str, AsyncGeneration]()

    async def run(self, problems: list[Problem]) -> int:
        problems += taken(self.lines, self.settings.prompts, self.settings.folder, self.journal.rows)
        if problems:
            count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
            raise InvalidRequest(f"{self.settings.prompts}: {count}, nothing was sent", problems)
        try:
            if "none" in [await self._settle(text) for text in self.settings.resolve]:
                self.say(f"nothing was sent. Go on with: {self.settings.command}")
                return 0
            work = self._plan()
            started = sum(row.state == "planned" for row, _ in work)
            self.say(f"{self._counts()}; to be started now, and charged: {started}")
            if self.settings.preview:
                for row, line in work:
                    if line and row.state == "planned":
                        self._show(f"{self.names[row.key]}: {row.file}: {line.call.checked(self.client.api).decode()}")
                return 0
            self._clean([row.file for row in [*self.journal.rows.values(), *(row for row, _ in work)]])
            await self._work(work)
        except JournalError as error:
            self.say(str(error))
        return self._code()

    def _count(self, wanted: str, *, missed: bool) -> None:
        """Where all goes wrong, and it is not the lines' own fault, nothing more is to be paid for, or to be unknown."""
        self.misses[wanted] = self.misses[wanted] + 1 if missed else 0
        if self.misses[wanted] == _MISSES:
            self.refused = True
            self.say(f"no {wanted} came of {_MISSES} lines in a row: nothing more is started in this run")

    def say(self, text: str) -> None:
        """Show a line, above the overview where there is one."""
        self._draw()
        self._say(text)
        self._overview()

    def _overview(self) -> None:
        if self.working:
            self._draw(f"{self._counts()} ")

    def _draw(self, text: str = "") -> None:
        """Replace a terminal's last line: one that is wider than the terminal could not be replaced again."""
        if sys.stderr.isatty():
            with suppress(OSError):  # the terminal is gone
                shown = text[: shutil.get_terminal_size().columns - 1]
                print(f"\r\x1b[K{shown}", end="", file=sys.stderr, flush=True)

    def _states(self) -> Counter[str]:
        rows = self.journal.rows
        return Counter(rows[key].state if key in rows else "planned" for key in self.names)

    def _counts(self) -> str:
        states = self._states()
        states["unknown"] += states["sending"]
        return f"{len(self.names)} clips: " + ", ".join(
            f"{states[state]} {text}" for state, text in _SHOWN.items() if states[state]
        )

    def _code(self) -> int:
        states = self._states()
        if states["unknown"] or states["sending"]:
            return 3
        return 4 if states["submitted"] else int(states["done"] < len(self.names))

    async def _settle(self, text: str) -> str:
        """Write down what somebody found out about a line; gives what that was."""
        name, _, job = text.rpartition("=")
        keys = [key for key, label in self.names.items() if label in (f"line {name}", name)]
        if not keys or not job:
            raise InvalidRequest(f"--resolve wants LINE=ID or LINE=none, got {text!r}; nothing was sent")
        row = self.journal.rows.get(keys[0]) or Row(keys[0], "")
        if row.state != "unknown" and (row.state, job) != ("submitted", "none"):
            self.say(f"{self.names[row.key]} is {row.state}, not unknown: there is nothing to settle")
        elif job == "none":
            if row.job and await self._known(row.job):
                raise InvalidRequest(f"--resolve: the server has the job {row.job} of {name}; nothing was sent")
            self.journal.put(row._replace(state="planned", job=None))
        elif any(other.job == job for other in self.journal.rows.values()):
            raise InvalidRequest(f"--resolve: the job {job} is another line's; nothing was sent")
        elif not await self._known(job):
            raise InvalidRequest(f"--resolve: the server knows no job {job}; nothing was sent")
        else:
            self.journal.put(row._replace(state="submitted", job=job))
        return job

    async def _known(self, job: str) -> bool:
        try:
            return (await self.client.generation(job).refresh()).status is not None
        except RequestRejected as error:
            if error.status != 404:
                raise
            return False

    def _plan(self) -> list[tuple[Row, Line | None]]:
        """What is left to do: jobs that were started first, also those of lines that are gone."""
        settings, work, room = self.settings, list[tuple[Row, Line | None]](), self.settings.limit
        for line in self.lines:
            row = self.journal.rows.get(line.key) or Row(line.key, line.file)
            if row.state == "failed" and settings.retry_failed:
                row = row._replace(state="planned", job=None)
            elif row.state == "done" and (row.file != line.file or not os.path.exists(self._path(line.file))):
                row = row._replace(state="submitted")
            if row.state in ("planned", "submitted"):
                work.append((row._replace(file=line.file), line))
        own = {line.key for line in self.lines}
        work += [(row, None) for row in self.journal.rows.values() if row.key not in own and row.state == "submitted"]
        work.sort(key=lambda item: item[0].state == "planned")
        return work if room is None else work[: room + sum(row.state == "submitted" for row, _ in work)]

    def _clean(self, names: Sequence[str]) -> None:
        """Remove what downloads of an earlier run left, where it was killed."""
        known = {name[:40] for name in names}
        for name in os.listdir(self.settings.folder):
            part = _PART.fullmatch(name)
            if part and {part[1], numbered(part[1])} & known:
                os.unlink(self._path(name))

    async def _work(self, work: list[tuple[Row, Line | None]]) -> None:
        # Twice as many workers as jobs at once: half of them may fetch files meanwhile.
        waiting = iter(work)
        self.working = True
        workers = [asyncio.create_task(self._worker(waiting)) for _ in work[: 2 * self.at_once]]
        try:
            if workers:
                await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            self.stopping = True
            for worker in workers:
                if worker not in self.posting:
                    worker.cancel()
            if self.posting:
                self.say(f"ending; up to {_GRACE} s for the answers to {len(self.posting)} requests that are under way")
                with suppress(asyncio.CancelledError):  # a second Ctrl-C ends the patience, and nothing else
                    await asyncio.wait(workers, timeout=_GRACE)
            for worker in workers:
                worker.cancel()
            ends = await asyncio.gather(*workers, return_exceptions=True)
            self.working = False
            self._report()
        failures = [end for end in ends if isinstance(end, Exception)]
        for failure in failures[1:]:
            self.say(str(failure))  # what the journal lacks of each
        if failures:
            raise failures[0]

    async def _worker(self, waiting: Iterator[tuple[Row, Line | None]]) -> None:
        for row, line in waiting:
            if self.stopping:
                return
            await self._finish(row, line)
            self._overview()

    async def _finish(self, row: Row, line: Line | None) -> None:
        """Bring one line to its end, or as far as it goes."""
        name, new, missed = self.names[row.key], row.state == "planned", True
        try:
            async with self.slots:
                if row.state == "planned" and line:
                    row = await self._start(row, line)
                    if row.state != "submitted" or self.stopping:
                        return
                elif row != self.journal.rows[row.key]:
                    self.journal.put(row)
                generation = self.started.pop(row.key, None) or self.client.generation(row.job or "")
                await generation.wait(self.settings.timeout, interval=self.settings.interval)
            if not (files := generation.files):
                raise TransferFailed(f"generation {generation.id} is complete and names no file")
            root, ending = os.path.splitext(self._path(row.file))
            paths = [
                await file.download(f"{root}-{number}{ending}" if number > 1 else root + ending)
                for number, file in enumerate(files, 1)
            ]
        except GenerationFailed as error:
            self.journal.put(row._replace(state="failed", note=str(error)))
            self.say(f"{name}: {error}")
        except ClientError as error:
            self.say(f"{name}: job {row.job} was started and its file is not here: {error}")
        else:
            missed = False
            self.journal.put(row._replace(state="done", note=""))
            self._draw()
            self._show("\n".join(paths))
        if new:  # what earlier runs started, and the server may have lost by now, says nothing of the rest
            self._count("clip", missed=missed)

    async def _start(self, row: Row, line: Line) -> Row:
        """Send one request: on the disk before it leaves, and again before anything else happens to its answer."""
        if self.refused:
            return row
        task, name = asyncio.current_task(), self.names[row.key]

        def before(fingerprint: str, sent_at: float) -> None:
            nonlocal row
            if self.stopping or self.refused:  # what was sent before this was refused
                raise InvalidRequest("not sent again, as the batch is ending")
            sending = row._replace(state="sending", job=None, fingerprint=fingerprint, sent_at=sent_at, note="")
            self.journal.put(sending)
            self.posting.add(task)
            row = sending

        try:
            self.started[row.key] = job = AsyncGeneration(
                self.client, await self.client.session.create(line.call, before)
            )
            paid = job.cost
            row = row._replace(state="submitted", job=job.id).charged(paid)
            self.journal.put(row)
            self._count("job", missed=False)
            self.say(f"{name}: started as {job.id}{f', charged {paid.amount} {paid.unit}' if paid else ''}")
        except BaseException as error:
            if row.state == "sending":
                row = _unanswered(row, error)
                self.journal.put(row)
            if not isinstance(error, ClientError):
                raise
            if isinstance(error, AuthenticationFailed | InsufficientCredits):
                self.refused = True
            self.say(f"{name}: {error}")
            if not isinstance(error, ContentModerated):
                self._count("job", missed=True)
        finally:
            self.posting.discard(task)
        return row

    def _report(self) -> None:
        """How it stands, and what to do about it."""
        rows, lost = self.journal.rows, list[str]()
        for key, name in self.names.items():
            row = rows.get(key) or Row(key, "")
            if row.state in ("unknown", "sending"):
                when = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(row.sent_at))
                self.say(f"{name}: OUTCOME UNKNOWN, sent at {when}, fingerprint {row.fingerprint}: {row.note}")
                lost.append(shlex.quote(name.removeprefix("line ")))
            elif row.state == "failed":
                self.say(f"{name}: failed, and is sent again only with --retry-failed: {row.note}")
        self.say(f"{self._counts()}; charged in all: {self.journal.charged or 'nothing that the server spoke of'}")
        if lost:
            settle = f"{self.settings.command} --resolve {lost[0]}=ID"
            self.say(
                "unknown: a job may be running, and charged. Look in your account's list of generations for one of that "
                f"time, then say {settle}, or =none in its place where there is no such job"
            )
        if self._states().keys() & {"planned", "submitted"}:
            self.say(f"go on with: {self.settings.command}")


def _unanswered(row: Row, error: BaseException) -> Row:
    """What a request is that was sent, or about to be, and gave no job."""
    text = str(error) or ENDED
    if isinstance(error, OutcomeUnknown) or not isinstance(error, ClientError):
        return row._replace(state="unknown", note=text)
    if isinstance(error, RequestRejected | ContentModerated):
        return row._replace(state="failed", note=text)
    return row._replace(state="planned")
