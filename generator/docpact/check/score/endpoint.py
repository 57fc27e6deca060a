"""The endpoint drifts under a faithful client: other facts, lenient readings, other answers, no authorisation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.bodies import replaced
from docpact.check.endpoint import Job
from docpact.check.harness import KEY, Answer, Harness
from docpact.check.judge import Judge, Refusal
from docpact.check.messages import Request, Response
from docpact.check.score.facts import changes
from docpact.check.score.mutant import Drift, Mutant, replaced_attribute, replaced_item
from docpact.check.score.readings import lenient_readings
from docpact.facts import ITEMS, ROOT, Absent, Field, value_at
from docpact.spec import LoadedSpec


@dataclass(slots=True)
class Reading:
    """A judge that reads a body in its own way before it judges, and may report something else as effective.

    ``judged_only``: what it reads decides whether it accepts, and what was sent is what it takes.
    """

    judge_of_reading: Judge
    read: Callable[[JsonValue], JsonValue] = lambda body: body
    report: Callable[[JsonValue], JsonValue] = lambda body: body
    judged_only: bool = False

    @property
    def models(self) -> tuple[str, ...]:
        return self.judge_of_reading.models

    def judge(self, body: JsonValue) -> list[Refusal]:
        return self.judge_of_reading.judge(self.read(body))

    def accepts(self, body: JsonValue) -> bool:
        return self.judge_of_reading.accepts(self.read(body))

    def effective(self, body: JsonValue) -> JsonValue:
        return self.report(self.judge_of_reading.effective(body if self.judged_only else self.read(body)))


def endpoint_mutants(spec: LoadedSpec) -> Iterator[Mutant]:
    """Every drift of the endpoint."""
    judge = Judge(spec)
    for changed in changes(spec.contract):
        other = Judge(changed.contract)
        yield Mutant(
            "endpoint", changed.kind, changed.subject, changed.what, _judging(spec, other), changed.path, other.accepts
        )
    for lenient in lenient_readings(spec.contract):
        other_reading = Reading(judge, lenient, judged_only=lenient.judged_only)
        drift = _judging(spec, other_reading)
        yield Mutant("endpoint", lenient.kind, lenient.path, lenient.what, drift, lenient.path, other_reading.accepts)
    yield from _reporting(spec, judge)
    yield from _of_order(spec, judge)
    yield from _of_answers()
    yield from _of_authorisation()


def _judging(spec: LoadedSpec, judge: Judge | Reading) -> Drift:
    return lambda harness: replaced_item(harness.endpoint.judges, spec.model, judge)


def _reporting(spec: LoadedSpec, judge: Judge) -> Iterator[Mutant]:
    """A parameter is taken and then does nothing: its default, or nothing, holds instead."""
    for field in judge.contract.root.walk():
        if field.path == ROOT or ITEMS in field.path or field.properties:
            continue

        def ignoring(body: JsonValue, field: Field = field) -> JsonValue:
            given = not isinstance(value_at(body, field.path.loc()), Absent)
            return replaced(body, field.path.loc(), field.value("default")) if given else body

        drift = _judging(spec, Reading(judge, report=ignoring))
        yield Mutant("endpoint", "value ignored", field.path, "taken, and without effect", drift, field.path)


def _of_order(spec: LoadedSpec, judge: Judge) -> Iterator[Mutant]:
    """A server that reads a body from its start, and loses what comes after what it did not expect there."""
    names = list(judge.contract.root.properties)

    def first_only(body: JsonValue) -> JsonValue:
        if isinstance(body, dict) and body and next(iter(body)) != names[0]:
            return {name: value for name, value in body.items() if name == next(iter(body))}
        return body

    def reported(body: JsonValue) -> JsonValue:
        if isinstance(body, dict) and len(body) > 1 and list(body) != [name for name in names if name in body]:
            return {**body, names[0]: None}
        return body

    yield Mutant("endpoint", "order", ROOT, "the first member decides", _judging(spec, Reading(judge, first_only)))
    yield Mutant("endpoint", "order", ROOT, "members lost", _judging(spec, Reading(judge, report=reported)))


# What it answers.


def _of_answers() -> Iterator[Mutant]:
    for kind, what, change in _REFUSALS:
        yield Mutant("endpoint", kind, "refusal", what, _answering(change))
    yield Mutant("endpoint", "answer changed", "clip", "another file", _clip(b"another clip"))
    yield Mutant("endpoint", "answer changed", "clip", "cut short", _clip(b"a very"))
    for what, change in _ANSWERS.items():
        yield Mutant("endpoint", "answer changed", "answer", what, _answering(change))


def _clip(content: bytes) -> Drift:
    def clip(_job: Job) -> bytes:
        return content

    return lambda harness: replaced_attribute(harness.endpoint, "clip", clip)


_Change = Callable[[Request, Response], Response]


def _answering(change: _Change) -> Drift:
    def drift(harness: Harness) -> AbstractContextManager[object]:
        honest = harness.answers["api"]

        def answer(request: Request) -> Response:
            return change(request, honest(request))

        return replaced_item(harness.answers, "api", answer)

    return drift


def _if_refused(change: Callable[[list[JsonValue]], tuple[int, JsonValue]]) -> _Change:
    """Changes answers that refuse a body: the list of errors becomes a status and another answer."""

    def changed(_request: Request, response: Response) -> Response:
        found = _list_of_errors(response)
        return response if found is None else _json_response(*change(found))

    return changed


def _list_of_errors(response: Response) -> list[JsonValue] | None:
    try:
        answer: JsonValue = json.loads(response.body)
    except ValueError:
        return None
    return answer if isinstance(answer, list) else None


def _json_response(status: int, answer: JsonValue) -> Response:
    return Response(status, {"content-type": "application/json"}, json.dumps(answer).encode())


def _messages(errors: list[JsonValue]) -> list[JsonValue]:
    details = cast("dict[str, dict[str, dict[str, list[JsonValue]]]]", errors[0])
    return details["extensions"]["details"]["errors"]


def _with_messages(errors: list[JsonValue], change: Callable[[str], str]) -> list[JsonValue]:
    item = cast("dict[str, JsonValue]", errors[0])
    texts: list[JsonValue] = [change(str(text)) for text in _messages(errors)]
    extensions: dict[str, JsonValue] = {
        **cast("dict[str, JsonValue]", item["extensions"]),
        "details": {"errors": texts},
    }
    changed: JsonValue = {**item, "extensions": extensions}
    return [changed]


_STATUSES: Final = (201, 400, 403, 422, 500)
_REFUSALS: Final[list[tuple[str, str, _Change]]] = [
    *(
        ("refusal's status", f"{status}", _if_refused(lambda errors, status=status: (status, errors)))  # type: ignore[misc]
        for status in _STATUSES
    ),
    ("refusal's shape", "no list", _if_refused(lambda errors: (200, errors[0]))),
    ("refusal's shape", "an empty list", _if_refused(lambda _errors: (200, []))),
    ("refusal's shape", "texts alone", _if_refused(lambda errors: (200, [*_messages(errors)]))),
    ("refusal's shape", "another name", _if_refused(lambda errors: (200, {"detail": [*errors]}))),
    ("refusal's shape", "one text", _if_refused(lambda errors: (200, {"error": str(_messages(errors)[0])}))),
    ("refusal's shape", "no messages", _if_refused(lambda errors: (200, [{"message": "No."} for _ in errors]))),
    ("refusal's shape", "not JSON", _if_refused(lambda _errors: (200, "Bad Request"))),
    (
        "refusal's reason",
        "another path",
        _if_refused(lambda errors: (200, _with_messages(errors, lambda _text: "elsewhere is wrong"))),
    ),
    (
        "refusal's reason",
        "the last name alone",
        _if_refused(lambda errors: (200, _with_messages(errors, lambda text: text.rpartition(".")[2]))),
    ),
    (
        "refusal's reason",
        "one path too many",
        _if_refused(lambda errors: (200, [*errors, *_with_messages(errors, lambda _text: "elsewhere is wrong")])),
    ),
]


def _if_started(change: Callable[[JsonValue], JsonValue]) -> _Change:
    def changed(request: Request, response: Response) -> Response:
        if request.method != "POST" or response.status != 200 or _list_of_errors(response) is not None:
            return response
        return _json_response(200, change(json.loads(response.body)))

    return changed


def _if_polled(change: Callable[[str], str]) -> _Change:
    def changed(request: Request, response: Response) -> Response:
        if request.method != "GET":
            return response
        return replace(response, body=change(response.body.decode()).encode())

    return changed


_ANSWERS: Final[dict[str, _Change]] = {
    "no id of the job": _if_started(lambda _answer: {"generate": {}}),
    "the id under another name": _if_started(lambda _answer: {"generate": {"id": "a-job"}}),
    "another word for complete": _if_polled(lambda text: text.replace("COMPLETE", "DONE")),
    "the address under another name": _if_polled(lambda text: text.replace("motionMP4URL", "videoUrl")),
}


# Who may ask.


def _of_authorisation() -> Iterator[Mutant]:
    for what, header in _AUTHORISED.items():

        def drift(harness: Harness, header: Callable[[str], str] = header) -> AbstractContextManager[object]:
            honest: Answer = harness.answers["api"]

            def answer(request: Request) -> Response:
                taken = header(request.headers.get("authorization", ""))
                return honest(replace(request, headers={**request.headers, "authorization": taken}))

            return replaced_item(harness.answers, "api", answer)

        yield Mutant("endpoint", "authorisation", "key", what, drift)
    yield Mutant("endpoint", "authorisation", "key", "refused with status 403", _answering(_status(401, 403)))
    yield Mutant("endpoint", "authorisation", "key", "refused with status 200", _answering(_status(401, 200)))
    yield Mutant("endpoint", "authorisation", "key", "refused in another shape", _answering(_shape_of_401))


def _status(of: int, to: int) -> _Change:
    return lambda _request, response: replace(response, status=to) if response.status == of else response


def _shape_of_401(_request: Request, response: Response) -> Response:
    return _json_response(401, ANOTHER_SHAPE) if response.status == 401 else response


ANOTHER_SHAPE: Final[JsonValue] = {"detail": "no"}
"""A refusal that is no Error, where the spec describes one at all."""
_RIGHT: Final = f"Bearer {KEY}"
_AUTHORISED: Final[dict[str, Callable[[str], str]]] = {
    "not asked for": lambda _header: _RIGHT,
    "any key": lambda header: _RIGHT if header.lower().startswith("bearer ") and header[7:].strip() else header,
    "an empty key": lambda header: _RIGHT if header.strip().lower() == "bearer" else header,
    "no header": lambda header: header or _RIGHT,
    "any scheme": lambda header: f"Bearer {header.partition(' ')[2]}",
    "no scheme": lambda header: header if " " in header else f"Bearer {header}",
    "the beginning of the key": lambda header: _RIGHT if len(header) > 12 and _RIGHT.startswith(header) else header,
    "the key and more": lambda header: _RIGHT if header.startswith(_RIGHT) else header,
    "upper and lower case": lambda header: _RIGHT if header.lower() == _RIGHT.lower() else header,
    "no right key": lambda _header: "Bearer nobody",
}
