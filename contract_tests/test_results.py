"""What a job comes to: its files, each from the right member and in order, its status and cost, and why it failed."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import JsonValue

from docpact.check.callers import JOB, Caller, answer, of_jobs, replies
from docpact.check.harness import Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, Mode, no_pauses
from docpact.spec import LoadedSpec
from docpact.spec.answers import borne_out, files_at, first_at, status_word, values_at, with_status, with_value
from docpact.spec.api import Operation
from docpact.spec.model import Media

LISTS: dict[Media, str] = {"video": "videos", "image": "images", "audio": "audios", "model3d": "models3d"}
SEVERAL = 3

ONCE = True


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """An answer that has files or may have them, and the client that reads it."""

    name: str
    mode: Mode
    body: JsonValue


def telling_cases(spec: LoadedSpec) -> Iterator[AnswerCase]:
    """Every documented answer, and one with several files at each place where files of a kind may stand."""
    if (telling := spec.telling) is None:
        return
    bodies = [(f"documented answer {number}", one.body) for number, one in enumerate(telling.examples)]
    bodies += [*_several(telling), *_of_each_kind(telling)]
    if telling.role != "sync" or telling.reads.job:  # else nothing shows that a body without files was accepted
        bodies += _without_files(telling)
    yield from (AnswerCase(f"{name}, {mode}", mode, body) for name, body in bodies for mode in MODES)


def _without_files(poll: Operation) -> Iterator[tuple[str, JsonValue]]:
    """A job that is complete, and names no files: moderated, as a rule."""
    for example in poll.examples:
        for kind in files_at(example.body, poll.reads):
            for path in (poll.reads.files or {})[kind]:
                listed, _, rest = path.rpartition("[].")
                if listed and rest and values_at(example.body, path):
                    yield f"complete without the {kind}", with_value(example.body, listed, [[]])


def _several(poll: Operation) -> Iterator[tuple[str, JsonValue]]:
    for kind, paths in (poll.reads.files or {}).items():
        for path in paths:
            example = next((one for one in poll.examples if values_at(one.body, path)), None)
            ending = path.partition("**~")[2]
            urls: list[JsonValue] = [
                f"https://cdn.example/{kind}-{number}{ending}?sig=a.b" for number in range(SEVERAL)
            ]
            if example is not None and ending:  # however deep: in the place of one there is a list of them
                yield f"{SEVERAL} files at {path}", with_value(example.body, path, [urls])
            elif example is not None and "[]" in path:
                yield f"{SEVERAL} files at {path}", with_value(example.body, path, urls, poll.reads.file_id)


def _of_each_kind(poll: Operation) -> Iterator[tuple[str, JsonValue]]:
    """A job that is complete, and names a file of each kind: of several kinds the first of api.yaml is meant."""
    complete = next((one.body for one in poll.examples if files_at(one.body, poll.reads)), None)
    files = poll.reads.files or {}
    if complete is None or len(files) == 1:
        return
    body: JsonValue = complete
    for kind, paths in files.items():
        if all("**" not in path for path in paths):
            path = borne_out(body, paths) or paths[-1]
            body = with_value(body, path, [f"https://cdn.example/a-{kind}"])
    yield "a file of each kind", body


def _files(poll: Operation, body: JsonValue) -> dict[Media, list[tuple[str, str]]]:
    """Address and id of each file, by kind: the id stands beside the address."""
    found: dict[Media, list[tuple[str, str]]] = {}
    for kind, urls in files_at(body, poll.reads).items():
        path = next(path for path in (poll.reads.files or {})[kind] if values_at(body, path))
        above = path.rpartition(".")[0]
        beside = f"{above}.{poll.reads.file_id}" if above and poll.reads.file_id and "**" not in path else ""
        ids = [str(one) for one in values_at(body, beside)] if beside else []
        found[kind] = [*zip(urls, ids if len(ids) == len(urls) else [""] * len(urls), strict=True)]
    return found


def _job(harness: Harness, case: AnswerCase) -> tuple[Any, Operation]:
    """The job that an answer tells of, and the operation that gives it."""
    telling = harness.spec.telling
    assert telling is not None
    handler = replies(answer(telling.statuses[0], case.body))
    return Caller(harness, case.mode, handler, besides="poll").job(), telling


@promise(telling_cases)
def every_file_is_given(harness: Harness, case: AnswerCase) -> None:
    """All files of all kinds, each with its own address and id, in the order of the answer; status and answer whole."""
    job, poll = _job(harness, case)
    want = _files(poll, case.body)
    # A kind that is told by its ending may be found among the files of another.
    kinds: list[Media] = [kind for kind in LISTS if kind in want or "**" not in str((poll.reads.files or {}).get(kind))]
    ids = {url: known for files in want.values() for url, known in files}
    found = {
        kind: [(one.kind, one.url, one.id if ids.get(one.url) else "") for one in getattr(job, LISTS[kind])]
        for kind in kinds
    }
    wanted: dict[Media, list[tuple[str, str, str]]] = {
        kind: [(kind, *one) for one in want.get(kind, [])] for kind in kinds
    }
    assert found == wanted, f"{case.name}: {found}, not {wanted}"
    first = next(iter(want.values())) if want else []
    assert [one.url for one in job.files] == [url for url, _ in first], f"{case.name}: {job.files}"
    word = None if poll.role == "poll" else harness.spec.api.content.waiter.success[0]
    whole = {"sync": job.submission, "result": job.result}.get(poll.role, job.raw)
    shown = (job.status, whole)
    assert shown == (status_word(case.body, poll.reads.status) or word, case.body), f"{case.name}: {job.status}"


@contextmanager
def logged_warnings(harness: Harness) -> Generator[list[str]]:
    """What the client's logger warns of meanwhile."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger(harness.package.__name__.rpartition(".")[2])
    before, disabled = logger.level, logging.root.manager.disable
    logging.disable(logging.NOTSET)
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        logging.disable(disabled)


@dataclass(frozen=True, slots=True)
class WordCase:
    """A word for how far a job is, and the client that waits for it."""

    word: str
    state: str
    mode: Mode

    @property
    def name(self) -> str:
        return f"{self.mode}, status {self.word}"


def word_cases(spec: LoadedSpec) -> Iterator[WordCase]:
    waiter = spec.api.content.waiter
    states = {"pending": waiter.pending, "success": waiter.success, "failure": waiter.failure}
    yield from (WordCase(word, state, mode) for state, words in states.items() for word in words for mode in MODES)


@promise(of_jobs(word_cases))
def every_word_means_what_api_yaml_says(harness: Harness, case: WordCase) -> None:
    """A wait goes on, ends with files, or raises, as the word for the job's state says, whatever stands beside it."""
    poll = harness.spec.api.content.operation("poll")
    if poll is None or not poll.reads.status:
        return
    documented = harness.endpoint.documented
    states: dict[str, Any] = {"pending": "pending", "success": "success", "failure": "failure"}
    done = documented.polled(poll, JOB, "success", ["https://cdn.example/a"])[1]
    for said in (documented.polled(poll, JOB, states[case.state], ["https://cdn.example/a"])[1], done):
        body = with_status(said, poll.reads.status, case.word)
        answers = replies(answer(poll.statuses[0], body), answer(poll.statuses[0], done))
        caller = Caller(harness, case.mode, answers, besides="result")
        with no_pauses(harness.package.__name__), logged_warnings(harness) as log:
            error = caller.error(lambda client: client.generation(JOB).wait())
        assert not log, f"{case.name}: the client does not know the word: {log}"
        want = {"pending": (None, 2), "success": (None, 1), "failure": ("GenerationFailed", 1)}[case.state]
        found = (type(error).__name__ if error else None, len(caller.sent))
        assert found == want, f"{case.name}: {found} (error, polls), not {want}"


def polled_cases(spec: LoadedSpec) -> Iterator[AnswerCase]:
    """Every documented answer about how far a job is."""
    poll = spec.api.content.operation("poll")
    for number, one in enumerate(poll.examples if poll else []):
        yield from (AnswerCase(f"documented answer {number}, {mode}", mode, one.body) for mode in MODES)


@promise(polled_cases)
def a_failure_says_why(harness: Harness, case: AnswerCase) -> None:
    """The error of a failed job has its id, the server's reason and the whole answer."""
    api = harness.spec.api.content
    poll = api.operation("poll")
    if poll is None or status_word(case.body, poll.reads.status) not in api.waiter.failure:
        return
    caller = Caller(harness, case.mode, replies(answer(poll.statuses[0], case.body)))
    job = caller.client.generation(JOB)
    with no_pauses(harness.package.__name__):
        error = caller.error(lambda _: job.wait())
    words = [text for path in poll.reads.reason or [] for text in values_at(case.body, path) if isinstance(text, str)]
    assert isinstance(error, harness.package.GenerationFailed), f"{case.name}: {error!r}"
    told = (error.generation_id, error.raw, job.raw)
    assert told == (JOB, case.body, case.body), f"{case.name}: {told}"
    missing = [word for word in words if word not in (error.reason or "") or word not in str(error)]
    assert not missing, f"{case.name}: {missing} is not in {error.reason!r}, or not in {error}"


@promise(telling_cases)
def no_files_is_an_error_with_a_name(harness: Harness, case: AnswerCase) -> None:
    """The first and last of no files raise NoFiles, which knows whether the job is complete, and has the last answer.

    A part of them is empty, as they are.
    """
    api, telling = harness.spec.api.content, harness.spec.telling
    if telling is None or files_at(case.body, telling.reads):
        return
    job, poll = _job(harness, case)
    complete = poll.role != "poll" or status_word(case.body, poll.reads.status) in api.waiter.success
    for files in (job.files, *(getattr(job, name) for name in LISTS.values())):
        parts = [*files], files[:1], files[-2:], len(files), bool(files)
        assert parts == ([], [], [], 0, False), f"{case.name}: {parts}"
        for at in (0, -1):
            with pytest.raises(harness.package.NoFiles) as caught:
                files[at]
            found = (caught.value.complete, caught.value.generation_id, caught.value.raw)
            assert found == (complete, job.id, case.body), f"{case.name}: {found}"


def creations(spec: LoadedSpec) -> Iterator[AnswerCase]:
    """Every documented answer to a request for a job that names one, for free too, and the first with a number.

    Each also with an id and a price of its own wherever api.yaml looks for one.
    """
    submit = spec.operation
    for number, one in enumerate(submit.examples):
        if first_at(one.body, submit.reads.job) is not None:
            yield from (AnswerCase(f"documented answer {number}, {mode}", mode, one.body) for mode in MODES)
            path = borne_out(one.body, submit.reads.job or []) if not number else None
            body = with_value(one.body, path, [7000001]) if path else one.body
            yield from (AnswerCase(f"a number as id, {mode}", mode, body) for mode in MODES if path)
            price = borne_out(one.body, [read.amount for read in submit.reads.cost or []])
            free = with_value(one.body, price, [0]) if price else one.body
            yield from (
                AnswerCase(f"documented answer {number}, for free, {mode}", mode, free) for mode in MODES if price
            )
            everywhere = _everywhere(one.body, submit)
            yield from (
                AnswerCase(f"documented answer {number}, everywhere, {mode}", mode, everywhere) for mode in MODES
            )


def _everywhere(body: JsonValue, submit: Operation) -> JsonValue:
    """An answer with a value of its own at each place that may hold the job's id, or what it costs."""
    prices = [str(path) for read in submit.reads.cost or [] for path in (read.amount, read.unit) if path]
    for number, path in enumerate([*map(str, submit.reads.job or []), *prices]):
        if path.startswith("[]") is isinstance(body, list):
            body = with_value(body, path, [f"{number}"])
    return body


@promise(creations)
def a_job_is_what_the_answer_says(harness: Harness, case: AnswerCase) -> None:
    """Its id, its cost in amount and unit, its model, and the answer whole, by ``create`` and ``create_from``.

    All of it stays once the job is asked for. Who wants its files is told the last answer.
    """
    submit, poll = harness.spec.operation, harness.spec.api.content.operation("poll")
    pending = harness.endpoint.documented.polled(poll, JOB, "pending", []) if poll and submit.role == "submit" else None
    for method in ("create", "create_from"):
        given = answer(submit.statuses[0], case.body), *([answer(*pending)] if pending else [])
        caller = Caller(harness, case.mode, replies(*given))
        job = caller.through(method, harness.arguments.wire(dict(harness.spec.content.sample.body)))
        name, price = str(first_at(case.body, submit.reads.job)), _cost(submit, case.body)
        for last in (case.body, *([pending[1]] if pending else [])):
            if last is not case.body:
                caller.run(lambda _, job=job: job.refresh())  # type: ignore[misc]
            try:
                raw = job.files[0] and job.submission
            except harness.package.NoFiles as error:
                raw = error.raw
            cost = tuple(job.cost) if job.cost is not None else None
            found = (job.id, cost, job.submission, job.model, raw, caller.is_own(job, "Generation"))
            want = (name, price, case.body, harness.spec.model, last, True)
            assert found == want, f"{case.name}, {method}: {found}, not {want}"


def _cost(submit: Operation, body: JsonValue) -> tuple[str, str] | None:
    """Amount and unit, by the first binding of api.yaml that an answer bears out."""
    for read in submit.reads.cost or ():
        amount = first_at(body, [read.amount])
        if amount is not None:
            return str(amount), str(first_at(body, [read.unit]) if read.unit else read.word)
    return None


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_result(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
