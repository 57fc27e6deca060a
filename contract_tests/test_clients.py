"""What a client keeps between its calls, tells meanwhile, and does in the end."""

from __future__ import annotations

import copy
import io
import pickle
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from docpact.check.callers import Caller, ModeCase, accepting, answer, modes, of_jobs, replies
from docpact.check.harness import CDN, KEY, SECRET, Harness
from docpact.check.http_client import request_of
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, Mode, no_pauses, untold
from docpact.check.violations import as_value
from docpact.spec import LoadedSpec
from docpact.spec.documented import State
from docpact.write.python.context import Argument, model_context

CONTENT = bytes(range(256)) * 400
SEVERAL = 3
IN_TEXT = {"image/webp": "RIFF\x10\0\0\0WEBP", "video/mp4": "\0\0\0\x18ftypmp42", "audio/mpeg": "ID3\4"}
"""Media that are text to whoever looks at their first bytes alone."""
SLACK = 2.0
"""Seconds that a busy machine may add to what is counted."""
DEEPEST = 6
"""Steps from a client to what is looked at of it."""

ONCE = True


def of_files(spec: LoadedSpec) -> list[ModeCase]:
    """Both clients, where jobs are asked for and have files at addresses."""
    telling = spec.telling
    asked = spec.api.content.operation("poll") and telling is not None and telling.role in ("poll", "result")
    return modes(spec) if asked and telling and telling.reads.files else []


def jobs(
    harness: Harness, *, failing: int | None = None, pending: int = 0
) -> Callable[[httpx.Request], httpx.Response]:
    """A handler that takes each request for a job of its own, the ``failing`` of which fails; each has two files.

    Each is ``pending`` for so many questions.
    """
    documented, started, asked = harness.endpoint.documented, list[str](), list[str]()

    def handler(request: httpx.Request) -> httpx.Response:
        if str(request.url).startswith(CDN):
            headers = {"content-type": "video/mp4", "content-length": str(len(CONTENT))}
            return httpx.Response(200, headers=headers, content=CONTENT)
        found = harness.endpoint.route(request_of(request))
        assert found is not None, f"{request.method} {request.url} is no documented request"
        operation, name = found
        urls = [f"{CDN}/{number}" for number in range(2)]
        if operation.billed:
            started.append(f"job-{len(started)}")
            return answer(*documented.created(started[-1], operation))
        if operation.role == "result":
            return answer(*documented.result(operation, name, urls))
        asked.append(name)
        state: State = "pending" if asked.count(name) <= pending else "success"
        state = "failure" if state == "success" and failing is not None and name == f"job-{failing}" else state
        return answer(*documented.polled(operation, name, state, urls if state == "success" else []))

    return handler


def create(caller: Caller) -> Any:
    return caller.through("create_from", caller.harness.arguments.wire(dict(caller.harness.spec.content.sample.body)))


def _asking(function: Callable[..., Any], *arguments: object) -> Callable[[Any], Any]:
    """A call for a caller, which has no need of the client."""
    return lambda _client: function(*arguments)


@promise(of_files)
def submitted_lists_what_is_not_fetched(harness: Harness, case: ModeCase) -> None:
    """Oldest first, whatever the options of a client, until a file of a job is fetched in any way or it has failed."""
    caller = Caller(harness, case.mode, jobs(harness, failing=3))
    started = [create(caller) for _ in range(SEVERAL + 2)]
    names = [one.id for one in started]
    other = caller.client.with_options(timeout=7.25)
    with tempfile.TemporaryDirectory() as folder, no_pauses(harness.package.__name__):
        ways: list[Callable[[Any], Any]] = [
            lambda file: file.download(Path(folder) / "file"),
            lambda file: file.read(),
            lambda file: file.download(io.BytesIO()),
        ]
        assert (caller.client.submitted, other.submitted) == (names, names), f"{case.name}: {caller.client.submitted}"
        for job, fetch in zip(started, ways, strict=False):
            before = len(caller.sent)
            given = [caller.run(_asking(getattr(job, method))) for method in ("wait", "refresh")]
            told = [one is job for one in given], len(caller.sent) > before + 1
            assert told == ([True, True], True), f"{case.name}: wait or refresh gives another job, or asks for none"
            caller.run(_asking(fetch, job.files[0]))
            names.remove(job.id)
            assert caller.client.submitted == names, f"{case.name}, fetched: {caller.client.submitted}, not {names}"
        caller.error(lambda _: started[3].wait())
        assert (caller.client.submitted, other.submitted) == (names[1:], names[1:]), f"{case.name}, failed"


@promise(of_files)
def files_of_a_job_lie_beside_each_other(harness: Harness, case: ModeCase) -> None:
    """In one folder each has a name of its own, where the API gives ids to files."""
    caller = Caller(harness, case.mode, jobs(harness))
    job = create(caller)
    with tempfile.TemporaryDirectory() as folder, no_pauses(harness.package.__name__):
        caller.run(lambda _: job.wait())
        files = list({one.id: one for one in job.files if one.id}.values())
        for file in files:
            caller.run(_asking(file.download, folder))
        assert len([*Path(folder).iterdir()]) == len(files), f"{case.name}: {[*Path(folder).iterdir()]}"


@promise(of_files)
def progress_tells_how_far_it_is(harness: Harness, case: ModeCase) -> None:
    """Of a wait the word, up to that of its end, and the seconds, of a download these and the bytes, in all as well.

    A hook that would have to be awaited is refused, and nothing asked.
    """
    caller = Caller(harness, case.mode, jobs(harness, pending=3))
    job, told = create(caller), list[Any]()
    with no_pauses(harness.package.__name__) as clock:
        began = clock.monotonic()
        caller.run(lambda _: job.wait(progress=told.append))
        took, waiting = clock.monotonic() - began, [*told]
        with redirect_stdout(io.StringIO()) as output, redirect_stderr(io.StringIO()) as drawn:
            for quiet in (job.wait, lambda: job.files[0].download(io.BytesIO())):
                caller.run(_asking(quiet))
            unasked = drawn.getvalue()
            caller.run(lambda _: job.wait(progress=True))
        told.clear()
        caller.run(lambda _: job.files[0].download(io.BytesIO(), progress=told.append))
    waiter = harness.spec.api.content.waiter
    words = {*waiter.pending, *waiter.success}
    elapsed, known = [one.elapsed for one in waiting], all(one.status in words for one in waiting)
    known = known and waiting[-1].status in waiter.success
    printed = output.getvalue(), unasked, bool(drawn.getvalue())  # on standard error, as another may read the output
    shown = ({one.stage for one in waiting}, known, elapsed == sorted(elapsed), abs(took - elapsed[-1]) < SLACK)
    assert (shown, printed) == (({"waiting"}, True, True, True), ("", "", True)), f"{case.name}, {took:g} s: {waiting}"
    last = told[-1]
    fetched = last.stage, last.done, last.total, last.elapsed >= 0
    assert fetched == ("downloading", len(CONTENT), len(CONTENT), True), f"{case.name}: {last}"

    async def awaited(_progress: object) -> None:
        """Nobody awaits it."""

    before = len(caller.sent)
    calls: list[Callable[[Any], Any]] = [
        lambda _: job.wait(progress=awaited),
        lambda _: job.files[0].download(io.BytesIO(), progress=awaited),
    ]
    refused = [isinstance(caller.error(call), harness.package.InvalidRequest) for call in calls]
    assert (refused, len(caller.sent)) == ([True, True], before), f"{case.name}: a hook that is awaited is taken"


@promise(of_jobs(modes))
def what_leads_elsewhere_is_no_id(harness: Harness, case: ModeCase) -> None:
    """A job is not picked up by what would be another address, or none; nothing is asked."""
    caller = Caller(harness, case.mode)
    for odd in ("", " ", ".", "..", "\ud800", 7, None):
        error = caller.error(lambda client, odd=odd: client.generation(odd))  # type: ignore[misc]
        found = isinstance(error, harness.package.InvalidRequest), len(caller.sent)
        assert found == (True, 0), f"{case.name}: {odd!r} is taken for an id, or {error!r}"


@promise(modes)
def a_deletion_that_is_refused_is_an_error(harness: Harness, case: ModeCase) -> None:
    """Who is told nothing takes the job, and its files, to be gone."""
    if harness.spec.api.content.operation("delete") is None or not of_files(harness.spec):
        return
    refusal = answer(*harness.endpoint.documented.error(403, "This may not be deleted."))
    caller = Caller(harness, case.mode, replies(refusal), max_retries=0)
    error = caller.error(lambda client: client.generation("a-job").delete())
    assert isinstance(error, harness.package.ApiError), f"{case.name}: {error!r}"


@promise(modes)
def a_client_ends_with_its_block(harness: Harness, case: ModeCase) -> None:
    """Then it sends no more, while a client of HTTP that the caller gave is the caller's; an error that ends the block
    is told which jobs were not fetched.
    """
    own = Caller(harness, case.mode)
    own.client = getattr(harness.package, type(own.client).__name__)(api_key="a-key-of-a-test", api_secret="a-secret")
    given = Caller(harness, case.mode, accepting(harness))
    mine = ZeroDivisionError("mine")

    def block(caller: Caller) -> Any:
        if case.mode == "blocking":
            with suppress(ZeroDivisionError), caller.client:
                if caller is given:
                    create(caller)
                    raise mine
            return None

        async def awaited() -> None:
            with suppress(ZeroDivisionError):
                async with caller.client:
                    if caller is given:
                        await caller.namespace.create_from(
                            harness.arguments.wire(dict(harness.spec.content.sample.body))
                        )
                        raise mine

        return awaited()

    for caller in (own, given):
        caller.run(lambda _, caller=caller: block(caller))  # type: ignore[misc]
    names = given.client.submitted
    noted = " ".join(getattr(mine, "__notes__", []))
    assert names and all(one in noted for one in names), f"{case.name}: {names} were not fetched, and it says {noted!r}"  # noqa: PT018
    create(given)
    error = own.error(lambda _: own.namespace.create_from(dict(harness.spec.content.sample.body)))
    refused = isinstance(error, harness.package.InvalidRequest) and "closed" in str(error)
    assert refused, f"{case.name}: a closed client gives {error!r}"


@dataclass(frozen=True, slots=True)
class WrongInputs:
    """The arguments that take inputs, by the client that is given something else for each."""

    slots: tuple[Argument, ...]
    mode: Mode

    @property
    def name(self) -> str:
        return f"no inputs for {', '.join(one.name for one in self.slots)}, {self.mode}"


def wrong_inputs(spec: LoadedSpec) -> Iterator[WrongInputs]:
    slots = [one for one in model_context(spec).arguments if one.slot is not None]
    yield from (WrongInputs(tuple(slots), mode) for mode in MODES if slots)


@promise(wrong_inputs)
def every_input_at_fault_is_named(harness: Harness, case: WrongInputs) -> None:
    """All at once, and nothing is sent: what is no media, what cannot be read, and a file that is open for text."""
    usual = harness.arguments.sparse(dict(harness.spec.content.sample.body))
    ways: dict[str, Callable[[str], Any]] = {
        "no media": lambda _: b"no media",
        "no file": lambda _: Path("there is no such file.png"),
        "text": io.StringIO,
    }
    kinds = harness.spec.api.content.inputs
    for what, way in ways.items():
        caller, given = Caller(harness, case.mode), {**usual}
        for one in case.slots:
            media = kinds[one.slot.kind].extensions.values() if one.slot else ()  # type: ignore[index]
            wrong = way(next((IN_TEXT[each] for each in media if each in IN_TEXT), ""))
            given[one.name] = [wrong] if one.slot and one.slot.many else wrong
        error = caller.error(lambda _, given=given, caller=caller: caller.namespace.create(**given))  # type: ignore[misc]
        found = len({one.path for one in getattr(error, "problems", ())}), len(caller.sent)
        assert found == (len(case.slots), 0), f"{case.name}, {what}: {error!r}"


@promise(modes)
def a_warning_is_told_once(harness: Harness, case: ModeCase) -> None:
    """What is sent though the documentation is against it is warned of the first time, and each fact by itself."""
    untold(harness.package.__name__)
    caller = Caller(harness, case.mode, accepting(harness), validation="warn")
    seen: dict[str, Any] = {}
    for one in as_value(harness.spec):
        if isinstance(one.body, dict) and len(one.facts) == 1 and harness.spec.placed.expresses(one.body):
            seen.setdefault(one.ids[0], one.body)
    counts: list[int] = []
    for body in [*seen.values()][:3] * 2:
        caught = caller.warned(lambda _, body=body: caller.namespace.create_from(body))  # type: ignore[misc]
        counts.append(sum(one.category is harness.package.DocumentationWarning for one in caught))
    half = len(counts) // 2
    told = all(counts[:half]), any(counts[half:])
    assert told == (True, False), f"{case.name}: {counts} warnings, of {[*seen][:3]} twice"


@promise(modes)
def nothing_that_a_client_holds_shows_the_key(harness: Harness, case: ModeCase) -> None:
    """Not in the text of any part of it, wherever a debugger looks; and what holds the key cannot be copied."""
    caller = Caller(harness, case.mode, accepting(harness))
    level, seen, shown = [("client", caller.client)], set[int](), list[str]()
    for _ in range(DEEPEST):
        below: list[tuple[str, Any]] = []
        for name, one in level:
            if id(one) in seen or not type(one).__module__.startswith(harness.package.__name__):
                continue
            seen.add(id(one))
            shown += [name for text in (repr(one), str(one)) if KEY in text or SECRET in text]
            with suppress(Exception):
                copied = pickle.dumps(copy.copy(one))
                shown += [f"a copy of {name}"] * (KEY.encode() in copied or SECRET.encode() in copied)
            members: dict[str, Any] = getattr(one, "__dict__", {})
            shown += [f"{name}.{part}" for part, value in members.items() if KEY in f"{value!r}"]
            if type(one).__name__ == "Key":
                with pytest.raises(TypeError):
                    copy.copy(one)
            below += [(f"{name}.{part}", value) for part, value in members.items()]
        level = below
    assert len(seen) > SEVERAL and not shown, f"{case.name}: the key shows in {shown}"  # noqa: PT018


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_client(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
