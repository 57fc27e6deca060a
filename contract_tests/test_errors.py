"""Errors carry all that was said: status, code, words, the request's id, headers, the answer; and the page's line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import formatdate
from typing import Any

import httpx
from pydantic import JsonValue

from docpact.check import shapes
from docpact.check.callers import JOB, Caller, Handler, ModeCase, answer, modes, replies
from docpact.check.certify import InvalidBody
from docpact.check.conditions import bare
from docpact.check.harness import Harness
from docpact.check.http_client import fingerprint
from docpact.check.outcomes import Meaning
from docpact.check.promises import ByFact, named, promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, ImpatientClock, Mode, no_pauses
from docpact.check.violations import as_value
from docpact.facts import ITEMS, ROOT, Fact, Path, value_at
from docpact.spec import LoadedSpec
from docpact.spec.answers import borne_out, values_at, with_value
from docpact.write.python.context import model_context

WORDS = "this is what went wrong: \u00e9, \u9fe7"
ID = "the-id-of-the-request"
STATUSES = (400, 403, 429)
WITHOUT_A_VALUE = ("required", "forbidden", "ignored", "anyOf", "rows", "compare", "additionalProperties", "")
"""Keywords whose refusal is about what is there at all, or about several members, each told with its name."""
MOST, SHOWN = 40, 60
"""Values of a set, and characters of what was given, that a refusal shows."""
SLOW = 20.0
"""Seconds that an answer takes, or less where an API has less patience."""


@dataclass(frozen=True, slots=True)
class ErrorCase:
    """A status, where the request's id is named (a header, or a place in the body, or both: the first counts), what was
    asked, by which client.
    """

    status: int
    places: tuple[str, ...]
    door: str
    mode: Mode

    @property
    def name(self) -> str:
        return f"HTTP {self.status}, {' and '.join(self.places)}, {self.mode} {self.door}"


def error_cases(spec: LoadedSpec) -> Iterator[ErrorCase]:
    errors = spec.api.content.errors
    known = *errors.request_id_headers, *errors.request_id
    places = [*((one,) for one in known), known]
    # What nobody documents may have started a job, and is no answer to a ``create``.
    refused = [row.statuses or [] for row in spec.api.content.delivery if row.outcome == "refused"]
    documented = [status for status in STATUSES if any(status in listed for listed in refused)] or refused[0][:1]
    for door in ("create", "create_from", "refresh")[: 3 if spec.api.content.operation("poll") else 2]:
        for mode in MODES:
            for status in STATUSES if door == "refresh" else documented:
                yield from (ErrorCase(status, one, door, mode) for one in dict.fromkeys(places))


@promise(error_cases)
def an_error_carries_what_the_server_said(harness: Harness, case: ErrorCase) -> None:
    """Status, code, words, id of the request, headers and the whole answer; its text has the words and the status."""
    status, body = harness.endpoint.documented.error(case.status, WORDS, "a-code")
    errors = harness.spec.api.content.errors
    headers = {place: f"{ID} {place}" for place in case.places if place in errors.request_id_headers}
    for place in case.places:
        body = with_value(body, place, [f"{ID} {place}"]) if place in errors.request_id else body
    refusal = answer(status, body, {"retry-after": "7", "x-more": "more", **headers})
    caller = Caller(harness, case.mode, replies(refusal), max_retries=0)
    error = _raised(harness, caller, case.door)
    assert isinstance(error, harness.package.ApiError), f"{case.name}: {error!r}"
    found = (error.status, error.messages, error.raw, error.retry_after, error.headers.get("x-more"))
    assert found == (status, error.messages, body, 7.0, "more"), f"{case.name}: {found}"
    assert WORDS in error.messages, f"{case.name}: {error.messages}"
    first = f"{ID} {case.places[0]}" if case.places else error.request_id
    assert error.request_id == first, f"{case.name}: request id {error.request_id}"
    assert WORDS in str(error) and str(status) in str(error), f"{case.name}: {error}"  # noqa: PT018
    assert not errors.codes or error.code == "a-code", f"{case.name}: code {error.code}"
    rows = [row for row in harness.spec.api.content.delivery if case.status in (row.statuses or ())]
    safe = {row.resend for row in rows}
    assert not rows or error.retry_safe in safe, f"{case.name}: retry_safe is {error.retry_safe}, not {safe}"


def _raised(harness: Harness, caller: Caller, door: str) -> Any:
    if door == "refresh":
        return caller.error(lambda client: client.generation(JOB).refresh())
    body = harness.arguments.wire(dict(harness.spec.content.sample.body))
    given = {"body": body} if door == "create_from" else harness.arguments.sparse(body)
    return caller.error(lambda _: getattr(caller.namespace, door)(**given))


@dataclass(frozen=True, slots=True)
class Example:
    """A documented answer that says no, and the client that is given it."""

    number: int
    status: int
    body: JsonValue
    mode: Mode
    door: str = "create"

    @property
    def name(self) -> str:
        return f"documented error {self.number}, {self.mode}"


def error_examples(spec: LoadedSpec) -> Iterator[Example]:
    """Each as it is, where it lists what is wrong with a second entry that has another code, and with a number as code:
    what that would mean to a ``create`` nobody documents, so that a read is given it, as a server's own error is.
    """
    errors, poll = spec.api.content.errors, spec.api.content.operation("poll")
    for number, one in enumerate(errors.examples):
        listed = [(path, codes) for path in errors.codes if ITEMS in path and (codes := values_at(one.body, path))]
        twice = [with_value(one.body, path, [codes[0], "ANOTHER_CODE"]) for path, codes in listed]
        door = "create" if one.status < 500 else "refresh" if poll else ""
        yield from (
            Example(number, one.status, body, mode, door) for body in (one.body, *twice) for mode in MODES if door
        )
        path = borne_out(one.body, errors.codes) if poll else None
        coded = with_value(one.body, path, [4711]) if path else one.body
        yield from (Example(number, one.status, coded, mode, "refresh") for mode in MODES if path)


@promise(error_examples)
def every_word_of_a_documented_error_is_given(harness: Harness, case: Example) -> None:
    """All messages and the code, from wherever they stand in the answer, each once; and the answer whole."""
    errors = harness.spec.api.content.errors
    texts = [text for path in errors.texts for text in values_at(case.body, path) if isinstance(text, str) and text]
    codes = [str(code) for path in errors.codes for code in values_at(case.body, path) if isinstance(code, str | int)]
    caller = Caller(harness, case.mode, replies(answer(case.status, case.body)), max_retries=0)
    error = _raised(harness, caller, case.door)
    assert isinstance(error, harness.package.ApiError), f"{case.name}: {error!r}"
    found = (sorted(error.messages), error.code, error.raw)
    want = (sorted({*texts}), next(iter(codes), None), case.body)
    assert found == want, f"{case.name}: {found}, not {want}"


@promise(modes)
def an_unknown_outcome_says_what_was_sent(harness: Harness, case: ModeCase) -> None:
    """Where a job may have been started, the error has the body's fingerprint, the time, and what was answered.

    The time is that at which the request left which nobody knows the outcome of, and no earlier one.
    """
    body: JsonValue = {"a": "member"}
    handlers: dict[str, Any] = {
        "a failing server": answer(500, body),
        "a cut connection": httpx.ReadError("reset"),
    }
    for what, reply in handlers.items():
        with no_pauses(harness.package.__name__) as clock:
            left, handler = _late(harness, clock, reply)
            caller = Caller(harness, case.mode, handler)
            error = _raised(harness, caller, "create")
        request = caller.sent[-1]
        assert isinstance(error, harness.package.OutcomeUnknown), f"{case.name}, {what}: {error!r}"
        found = error.fingerprint, abs(error.sent_at - left[-1]) < _slow(harness) / 2
        want = fingerprint(harness.spec, request.url, request.content), True
        assert found == want, f"{case.name}, {what}, sent at {left[-1]}: {vars(error)}"
        if what == "a failing server":
            assert (error.status, error.raw) == (500, body), f"{case.name}: {error.status}, {error.raw}"
        assert error.retry_safe is False, f"{case.name}, {what}: may be repeated"


def _late(harness: Harness, clock: ImpatientClock, reply: Any) -> tuple[list[float], Handler]:
    """A handler whose answers take their time, after a connection that failed where another is tried; with the times
    at which requests left.
    """
    again = harness.spec.api.content.retries.attempts > 1
    given, left = replies(*([httpx.ConnectError("refused")] if again else []), reply), list[float]()

    def handler(request: httpx.Request) -> httpx.Response:
        left.append(clock.time())
        clock.skipped += _slow(harness)
        return given(request)

    return left, handler


def _slow(harness: Harness) -> float:
    return min(SLOW, harness.spec.api.content.timeouts.read / 3)


@dataclass(frozen=True, slots=True)
class AnsweredCase:
    """An answer, and the door and client that it is given to."""

    answered: shapes.AnswerCase
    mode: Mode
    door: str

    @property
    def name(self) -> str:
        return f"{self.answered.name}, {self.mode} {self.door}"


def answered_cases(spec: LoadedSpec) -> Iterator[AnsweredCase]:
    for one in shapes.answer_cases(spec):
        yield from (AnsweredCase(one, mode, door) for mode in MODES for door in ("create", "create_from"))


@promise(answered_cases)
def every_door_takes_answers_as_the_table_says(harness: Harness, case: AnsweredCase) -> None:
    """The error, its words and how often was asked, by both clients and both ways of starting a job."""
    one = case.answered
    events: dict[str, Exception] = {
        "not_connected": httpx.ConnectError("refused"),
        "interrupted": httpx.ReadError("reset"),
    }
    over = {"retry-after": formatdate(0, usegmt=True), "date": formatdate(60, usegmt=True)}
    reply: Any = events[one.event] if one.event else answer(one.status, one.answer, over)
    caller = Caller(harness, case.mode, replies(reply))
    with no_pauses(harness.package.__name__):
        error = _raised(harness, caller, case.door)
    messages = tuple(getattr(error, "messages", ()))
    found = Meaning(type(error).__name__ if error else None, messages, len(caller.sent))
    assert found == one.meaning, f"{case.name} should mean {one.meaning}, and the client takes it for {found}"


def first_violations(spec: LoadedSpec) -> Iterator[InvalidBody]:
    """One violation of each fact."""
    seen: set[tuple[str, ...]] = set()
    for violation in as_value(spec):
        if violation.ids not in seen:
            seen.add(violation.ids)
            yield violation


@promise(first_violations, ByFact())
def a_refusal_names_the_line_of_the_page(harness: Harness, violation: InvalidBody) -> None:
    """A refusal names the model and its page; each problem the fact's keyword, what is allowed and what was given, and
    the line of the page, where that states it.
    """
    refused = harness.refused(harness.namespace.check, violation.body)
    about = harness.spec.content.title, model_context(harness.spec).page_url
    unnamed = [one for one in about if refused and one not in str(refused.error)]
    assert not unnamed, f"the refusal does not name {unnamed}: {refused and refused.error}"
    # A wrong type hides other faults, and what is no object at all has no keyword.
    keywords = {"type", *(fact.keyword for fact in violation.facts), *([""] if violation.path == ROOT else [])}
    for problem in getattr(refused.error, "problems", ()) if refused else ():
        lines = _lines(harness, violation, problem)
        found = problem.page_line in lines, problem.keyword in keywords
        assert found == (True, True), (
            f"{problem.path} is refused with the page's line {problem.page_line}, not {lines[0]}, and by the keyword "
            f"{problem.keyword}: {named(harness.spec, violation)}"
        )
        line = problem.page_line
        assert line is None or f"line {line}" in str(problem), (
            f"the text of a problem does not name its line: {problem}"
        )
        for fact in _facts(harness, violation, problem):
            unsaid = [one.pattern for one in _asked_for(fact) if not one.search(problem.message)]
            assert not unsaid, f"{problem} does not say {unsaid[0]} of {fact}"
        if problem.keyword not in WITHOUT_A_VALUE:
            steps = re.findall(r"[^.\[\]]+", problem.path)
            given = json.dumps(value_at(violation.body, tuple(int(one) if one.isdecimal() else one for one in steps)))
            shown = len(given) > SHOWN or problem.message.endswith(f" {given}")
            assert shown, f"{problem} does not say that it was given {given}"


def _facts(harness: Harness, violation: InvalidBody, problem: Any) -> list[Fact]:
    """Those of the spec that a problem is about; what is refused in any body needs no condition's words."""
    if problem.condition is not None:
        return [fact for fact, one in harness.emitted.items() if one == bare(problem.condition)]
    about = _generic(problem.path), problem.keyword
    return [replace(fact, when=()) for fact in violation.facts if (str(fact.path), fact.keyword) == about]


def _asked_for(fact: Fact) -> Iterator[re.Pattern[str]]:
    """What a refusal's words hold: what is allowed, written as in JSON or Python, and what a condition is about."""
    value: Any = fact.value
    if fact.keyword == "enum":
        yield from (_apart(json.dumps(one), repr(one)) for one in value[:MOST])
    elif fact.keyword == "rows":
        yield from (_apart(" x ".join(json.dumps(cell) for cell in row)) for row in value["rows"][:MOST])
    elif fact.keyword in ("pattern", "compare"):
        yield re.compile(re.escape(value))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield _apart(json.dumps(value), f"{value:.1f}")
    yield from (_apart(str(test.path)) for test in fact.when)


def _apart(*ways: str) -> re.Pattern[str]:
    """A text, written in either way, that is no part of a longer one."""
    return re.compile(rf"(?<![\w.]){'|'.join(map(re.escape, ways)).join('()')}(?!\.?\w)")


def _lines(harness: Harness, violation: InvalidBody, problem: Any) -> list[int | None]:
    """The line of the claim that a condition was made from; else that of the row about the path.

    An item about which the page has no line of its own may be refused with that of its array.
    """
    if getattr(problem, "condition", None) is not None:
        facts = _facts(harness, violation, problem)
        assert facts, f"the client refuses {problem.path} by a condition that the spec does not have: {problem}"
        return [one.claims[0].page_line for one in harness.spec.contract.constraints if one.fact in facts]
    about = Path(_generic(problem.path))
    rows = [harness.spec.row(path) for path in (about, about.parent) if path is not None and path != ROOT]
    lines = [row.line if row is not None else None for row in rows] or [None]
    return lines if about.name == ITEMS and lines[0] is None else lines[:1]


def _generic(path: str) -> str:
    first, *rest = path.split("[")
    return first + "".join(f"[]{part.partition(']')[2]}" for part in rest)


PROMISES = promises_in(globals())


@promised(PROMISES[:-1], once=True)
def test_every_error(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)


@promised(PROMISES[-1:])
def test_every_line_of_the_page(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
