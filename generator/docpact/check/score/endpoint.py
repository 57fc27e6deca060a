"""The endpoint drifts under a faithful client: other facts, lenient readings, other answers, no authorisation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from pydantic import JsonValue

from docpact.check import endpoint as endpoint_module
from docpact.check.bodies import replaced
from docpact.check.endpoint import Job, Route
from docpact.check.harness import CDN, KEY, Answer, Harness
from docpact.check.judge import Judge, Refusal
from docpact.check.messages import Request, Response
from docpact.check.score.coercions import coercions
from docpact.check.score.facts import changes
from docpact.check.score.mutant import Drift, Mutant, replaced_attribute, replaced_item
from docpact.facts import ITEMS, ROOT, Absent, Field, value_at
from docpact.spec import LoadedSpec
from docpact.spec.answers import asks_for_files
from docpact.spec.api import Auth
from docpact.spec.documented import Documented
from docpact.spec.forms import JSON


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
        if changed.warns:
            continue  # a server does not warn
        other = Judge(changed.contract)
        drift, takes = _judging(spec, other), other.accepts
        yield Mutant("endpoint", changed.kind, changed.subject, changed.what, drift, changed.path, takes, changed.facts)
    for lenient in coercions(spec.contract):
        other_reading = Reading(judge, lenient, judged_only=lenient.judged_only)
        drift = _judging(spec, other_reading)
        yield Mutant("endpoint", lenient.kind, lenient.path, lenient.what, drift, lenient.path, other_reading.accepts)
    yield from _reporting(spec, judge)
    yield from _order_mutants(spec, judge)
    same = {str(example.status) for example in Documented(spec.api.content).refusals}
    if not any("." in path for path in spec.contract.fields):
        same.add(_LAST_NAME)
    if spec.telling is not None and spec.telling.role == "sync":
        same.add(_ANOTHER_WORD)
    if not asks_for_files(spec.telling):
        same.add(_ELSEWHERE)
    yield from _answer_mutants(same)
    yield from _authorisation_mutants(spec.api.content.auth)


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


def _order_mutants(spec: LoadedSpec, judge: Judge) -> Iterator[Mutant]:
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

_Change = Callable[[Documented, Request, Response], Response]


def _answer_mutants(same: set[str]) -> Iterator[Mutant]:
    """Other answers; ``same`` are those that are not other ones for this API."""
    for kind, what, change in _REFUSALS:
        if what in same:
            continue
        yield Mutant("endpoint", kind, "refusal", what, _answering(change))
    yield Mutant("endpoint", "answer changed", "clip", "another file", _clip(b"another clip"))
    yield Mutant("endpoint", "answer changed", "clip", "cut short", _clip(b"a very"))
    for what, change in _ANSWERS.items():
        if what in same:
            continue
        yield Mutant("endpoint", "answer changed", "answer", what, _answering(change))


def _clip(content: bytes) -> Drift:
    def clip(_job: Job) -> bytes:
        return content

    return lambda harness: replaced_attribute(harness.endpoint, "clip", clip)


def _answering(change: _Change) -> Drift:
    def drift(harness: Harness) -> AbstractContextManager[object]:
        honest = harness.answers["api"]

        def answer(request: Request) -> Response:
            return change(harness.endpoint.documented, request, honest(request))

        return replaced_item(harness.answers, "api", answer)

    return drift


def _if_refused(change: Callable[[Documented, list[str], JsonValue], tuple[int, JsonValue]]) -> _Change:
    """Changes answers that refuse a body: what they say, and the answer as it was, become a status and another."""

    def changed(documented: Documented, _request: Request, response: Response) -> Response:
        answer = _json(response)
        forms = {example.status for example in documented.refusals}
        if response.status not in forms or not documented.refuses(answer):
            return response
        return _json_response(*change(documented, documented.messages(answer), answer))

    return changed


def _json(response: Response) -> JsonValue:
    try:
        answer: JsonValue = json.loads(response.body)
    except ValueError:
        return None
    return answer


def _json_response(status: int, answer: JsonValue) -> Response:
    return Response(status, {"content-type": "application/json"}, json.dumps(answer).encode())


def _said(change: Callable[[list[str]], list[str]]) -> _Change:
    return _if_refused(lambda documented, messages, _answer: documented.refused(change(messages)))


def _shaped(change: Callable[[list[str], JsonValue], JsonValue]) -> _Change:
    return _if_refused(lambda documented, messages, answer: (documented.refused([])[0], change(messages, answer)))


_STATUSES: Final = (299, 400, 403, 422, 500)
_WRONG: Final = "elsewhere is wrong"
_LAST_NAME: Final = "the last name alone"
_REFUSALS: Final[list[tuple[str, str, _Change]]] = [
    *(
        ("refusal's status", f"{status}", _if_refused(lambda _api, _texts, answer, status=status: (status, answer)))  # type: ignore[misc]
        for status in _STATUSES
    ),
    ("refusal's shape", "one deeper", _shaped(lambda _texts, answer: {"detail": answer})),
    ("refusal's shape", "an empty list", _shaped(lambda _texts, _answer: [])),
    ("refusal's shape", "texts alone", _shaped(lambda texts, _answer: [*texts])),
    ("refusal's shape", "one text", _shaped(lambda texts, _answer: texts[0])),
    ("refusal's reason", "another path", _said(lambda _texts: [_WRONG])),
    ("refusal's reason", _LAST_NAME, _said(lambda texts: [text.rpartition(".")[2] for text in texts])),
    ("refusal's reason", "one path too many", _said(lambda texts: [*texts, _WRONG])),
]


def _if_started(change: Callable[[JsonValue], JsonValue]) -> _Change:
    def changed(documented: Documented, request: Request, response: Response) -> Response:
        answer, prefix = _json(response), urlsplit(documented.api.server.url).path
        takes = [one for one in documented.api.operations.values() if one.billed]
        started = any(Route.of(one, prefix).identifier(request) is not None for one in takes)
        if not started or documented.refuses(answer):
            return response
        return _json_response(response.status, change(answer))

    return changed


def _in_text(change: Callable[[Documented, str], str]) -> _Change:
    def changed(documented: Documented, _request: Request, response: Response) -> Response:
        if response.headers.get("content-type") != JSON:
            return response
        return replace(response, body=change(documented, response.body.decode()).encode())

    return changed


def _another_word(documented: Documented, text: str) -> str:
    for word in documented.api.waiter.success:
        text = text.replace(json.dumps(word), '"OF ANOTHER DAY"')
    return text


_ANOTHER_WORD: Final = "another word for complete"
_ELSEWHERE: Final = "files elsewhere"
_ANSWERS: Final[dict[str, _Change]] = {
    "no id of the job": _if_started(lambda _answer: {}),
    "the id under another name": _if_started(lambda _answer: {"of_another_day": "a-job"}),
    _ANOTHER_WORD: _in_text(_another_word),
    _ELSEWHERE: _in_text(lambda _documented, text: text.replace(CDN, f"{CDN}/elsewhere")),
}


# Who may ask.


def _authorisation_mutants(auth: Auth) -> Iterator[Mutant]:
    name, prefix = auth.header.lower(), auth.header_prefix
    for what, header in _AUTHORISED.items() if auth.scheme in ("bearer", "header") else ():
        if not prefix and what.endswith(" scheme"):
            continue

        def drift(harness: Harness, header: Callable[[str, str], str] = header) -> AbstractContextManager[object]:
            honest: Answer = harness.answers["api"]

            def answer(request: Request) -> Response:
                taken = header(request.headers.get(name, ""), prefix)
                return honest(replace(request, headers={**request.headers, name: taken}))

            return replaced_item(harness.answers, "api", answer)

        yield Mutant("endpoint", "authorisation", "key", what, drift)
    yield Mutant("endpoint", "authorisation", "key", "not asked for", _finding(None))
    yield Mutant("endpoint", "authorisation", "key", "no right key", _finding("the key is wrong"))
    yield Mutant("endpoint", "authorisation", "key", "refused with status 403", _answering(_status(401, 403)))
    yield Mutant("endpoint", "authorisation", "key", "refused with status 200", _answering(_status(401, 200)))
    yield Mutant("endpoint", "authorisation", "key", "refused in another shape", _answering(_shape_of_401))


def _finding(fault: str | None) -> Drift:
    """An endpoint that finds this wrong with every key."""

    def found(*_: object) -> str | None:
        return fault

    return lambda _harness: replaced_attribute(endpoint_module, "key_fault", found)


def _status(of: int, to: int) -> _Change:
    return lambda _documented, _request, response: replace(response, status=to) if response.status == of else response


def _shape_of_401(_documented: Documented, _request: Request, response: Response) -> Response:
    return _json_response(401, ANOTHER_SHAPE) if response.status == 401 else response


ANOTHER_SHAPE: Final[JsonValue] = {"a-member-that-no-API-has": "no"}
"""A refusal that is no Error, where the spec describes one at all: no words stand where any API has them."""


def _any_key(header: str, prefix: str) -> str:
    known = header.lower().startswith(prefix.lower())
    return prefix + KEY if known and header[len(prefix) :].strip() else header


_AUTHORISED: Final[dict[str, Callable[[str, str], str]]] = {
    "any key": _any_key,
    "an empty key": lambda header, prefix: prefix + KEY if header.strip().lower() == prefix.strip().lower() else header,
    "no header": lambda header, prefix: header or prefix + KEY,
    "any scheme": lambda header, prefix: prefix + header.partition(" ")[2],
    "no scheme": lambda header, prefix: header if " " in header else prefix + header,
    "the beginning of the key": lambda header, prefix: (
        prefix + KEY if len(header) > len(prefix) and (prefix + KEY).startswith(header) else header
    ),
    "the key and more": lambda header, prefix: prefix + KEY if header.startswith(prefix + KEY) else header,
    "upper and lower case": lambda header, prefix: prefix + KEY if header.lower() == (prefix + KEY).lower() else header,
}
"""What a header is taken for, with what stands before a key."""
