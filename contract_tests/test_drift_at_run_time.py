"""Answers of tomorrow: whatever they have more, less or otherwise, nothing crashes and nothing is lost."""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Callable
from typing import Any, cast

import httpx
import pytest
from hypothesis import strategies as st

from docpact.check.callers import Besides, beside
from docpact.check.harness import Harness
from docpact.check.http_client import http_client, request_of
from docpact.check.mutations import NEW, OPERATIONS, PNG, VALUE, Mutated, documented_answers, mutated, same
from docpact.check.pytest_suite import searched
from docpact.check.seam import no_pauses, watch_drift
from docpact.spec.answers import files_at, with_value

ONCE = True  # answers are read by the API's bindings, whatever the model


class Tomorrow:
    """A client whose every answer of the API is the same, and what ``on_drift`` was told."""

    def __init__(self, harness: Harness, answer: object, status: int | None = None) -> None:
        self.harness, self.told, self.answer = harness, list[Any](), answer
        self._besides: Besides = "result"
        text = json.dumps(answer).encode()
        host = harness.api_host

        def handle(request: httpx.Request) -> httpx.Response:
            if request.url.host != host:
                return httpx.Response(204)
            if (found := beside(harness, request, self._besides)) is not None:
                return found
            return httpx.Response(status or usual_status(harness, request), content=text)

        self.client: Any = getattr(harness.package, harness.spec.api.content.client)(
            "a-key-of-the-tests",
            api_secret="a-secret-of-the-tests",
            base_url=harness.spec.api.content.server.url,
            http_client=http_client(harness.package.__name__, handle, blocking=True),
        )
        if not watch_drift(harness.package.__name__, self.client, self.told.append):
            pytest.skip("this package does not tell of drift")

    def calls(self, operation: str) -> list[Callable[[], Any]]:
        """Every way in which the client asks for an answer of this kind, and what keeps it whole."""
        self._besides = "poll" if operation == "result" else "result"
        arguments = self.harness.arguments.sparse(dict(self.harness.spec.content.sample.body))
        namespace, client = getattr(self.client, self.harness.spec.namespace), self.client
        created = [lambda: looked_at(namespace.create(**arguments)).submission]
        return {
            "submit": created,
            "sync": created,
            "poll": [
                lambda: looked_at(client.generation("a-job").refresh()).raw,
                lambda: looked_at(client.generation("a-job").wait(0)).raw,
            ],
            "result": [lambda: looked_at(client.generation("a-job").refresh()).result],
            "upload": [lambda: client.upload(PNG)],
            "account": [lambda: client.account().raw],
        }[operation]

    def result_or_error(self, call: Callable[[], Any]) -> object:
        """What a call gives, or the error of the client's own tree that it raises. Any other exception goes on."""
        base = getattr(self.harness.package, f"{self.harness.spec.api.content.client}Error")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            try:
                with no_pauses(self.harness.package.__name__):
                    return call()
            except base as error:
                repr(error)  # can be shown
                return error


def usual_status(harness: Harness, request: httpx.Request) -> int:
    """The status that is documented for a success of the operation that a request asks for."""
    found = harness.endpoint.route(request_of(request))
    return found[0].statuses[0] if found else 200


def looked_at(generation: Any) -> Any:
    """A generation of which everything was asked that it can tell."""
    files = [*generation.files, *generation.videos, *generation.images, *generation.audios, *generation.models3d]
    assert all(isinstance(one.url, str) and isinstance(one.id, str) for one in files)
    assert isinstance(generation.status, str | None)
    assert all(isinstance(one, str) for one in generation.cost or ())
    assert repr(generation)
    return generation


def test_no_answer_crashes_the_client_or_is_lost_and_each_new_thing_is_told_once(harness: Harness) -> None:
    answers = known_answers(harness)
    if not answers:
        pytest.skip("the API describes no answer that is JSON")

    def check(data: st.DataObject) -> None:
        case: Mutated = data.draw(mutated(harness.spec.api, answers))
        tomorrow = Tomorrow(harness, case.answer)
        for call in [*tomorrow.calls(case.operation), *tomorrow.calls(case.operation)]:
            found: Any = tomorrow.result_or_error(call)
            if isinstance(case.answer, dict) and case.operation != "upload" and not isinstance(found, Exception):
                assert same(found, case.answer), f"the answer is not kept whole: {case.answer}"
                told = {(one.path, one.kind) for one in tomorrow.told}
                assert case.added <= told, f"not every new member of {case.answer} is told: {told}"
            raw: Any = getattr(found, "raw", None)
            assert raw is None or same(raw, case.answer), f"a failure does not keep the whole answer: {case.answer}"
        assert len({*tomorrow.told}) == len(tomorrow.told), f"something is told twice: {tomorrow.told}"
        assert VALUE not in repr(tomorrow.told), f"a value is told: {tomorrow.told}"

    searched(check)


ANSWERS: dict[Harness, dict[str, Any]] = {}


def known_answers(harness: Harness) -> dict[str, Any]:
    """The documented answers, asked for once."""
    if harness not in ANSWERS:
        ANSWERS[harness] = documented_answers(harness)
    return ANSWERS[harness]


def described_answer(harness: Harness, role: str) -> Any:
    """The documented answer of an operation, of the model's kind of file; skips where nobody describes one."""
    if role not in known_answers(harness):
        pytest.skip("the API has no such operation")
    kind, operations = harness.spec.content.result, harness.spec.api.content.operations.values()
    shown = [(one, operation.reads) for operation in operations if operation.role == role for one in operation.examples]
    if {one.says for one, reads in shown if kind in files_at(one.body, reads)} == {"assumed"}:
        pytest.skip("how such an answer looks is assumed: its members would be new")
    return known_answers(harness)[role]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_documented_answers_are_no_drift(harness: Harness, operation: str) -> None:
    tomorrow = Tomorrow(harness, described_answer(harness, operation))
    for call in tomorrow.calls(operation):
        assert not isinstance(tomorrow.result_or_error(call), Exception)
    assert tomorrow.told == []


@pytest.mark.parametrize("operation", ["submit", "sync", "poll", "result", "account"])
@pytest.mark.parametrize("in_list", [False, True])
@pytest.mark.parametrize(
    "value", [VALUE, None, 1, 1.5, True, [VALUE], {"a": VALUE}], ids=lambda value: type(value).__name__
)
def test_a_new_member_is_kept_and_told_by_its_path_and_type(
    harness: Harness,
    operation: str,
    value: object,
    in_list: bool,  # noqa: FBT001
) -> None:
    answer, path = described_answer(harness, operation), "$"
    if in_list:
        answer, path = in_a_later_item(answer, value)
    elif isinstance(answer, list):
        items: list[Any] = cast("Any", answer)
        answer, path = [{**items[0], NEW: value}], "$[]"
    else:
        answer = {**answer, NEW: value}
    tomorrow = Tomorrow(harness, answer)
    for call in tomorrow.calls(operation) * 2:
        assert tomorrow.result_or_error(call) == answer
    names = {"str": "string", "NoneType": "null", "int": "integer", "float": "number", "bool": "boolean"}
    kind = {"list": "array", "dict": "object", **names}[type(value).__name__]
    assert [tuple(one) for one in tomorrow.told] == [(f"{path}.{NEW}", kind)]


def in_a_later_item(answer: Any, value: object) -> tuple[Any, str]:
    """An answer with a second item in its first list of objects that has a new member, and the path of that item."""
    waiting: list[tuple[str, Any]] = [("$", answer := copy.deepcopy(answer))]
    for path, holder in waiting:
        members: dict[str, Any] = cast("Any", holder) if isinstance(holder, dict) else {}
        for name, member in members.items():
            waiting.append((f"{path}.{name}", member))
            items: list[Any] = cast("Any", member) if isinstance(member, list) else []
            first: dict[str, Any] = cast("Any", items[0]) if items and isinstance(items[0], dict) else {}
            if first:
                items.append({**first, NEW: value})
                return answer, f"{path}.{name}[]"
    pytest.skip("the answer has no list of objects")


@pytest.mark.parametrize("status", ["PAUSED", "complete", "", "COMPLETE ", VALUE * 100])
def test_a_new_status_ends_no_wait_and_is_told_without_itself(harness: Harness, status: str) -> None:
    poll = harness.spec.api.content.operation("poll")
    if poll is None or not poll.reads.status:
        pytest.skip("no operation asks how far a job is")
    documented = harness.endpoint.documented
    path = poll.reads.status[0]
    answer = with_value(documented.polled(poll, "a-job", "pending", [])[1], path, [status])
    tomorrow = Tomorrow(harness, answer)
    assert type(tomorrow.result_or_error(tomorrow.calls("poll")[1])).__name__ == "WaitTimeout"
    job = tomorrow.client.generation("a-job").refresh()
    assert (job.status or "", job.raw) == (status, answer)
    assert [tuple(one) for one in tomorrow.told] == [(f"$.{path}", "unknown word")]


@pytest.mark.parametrize("code", ["TEAPOT", "", VALUE, "x" * 5000])
@pytest.mark.parametrize("status", [400, 418, 500])
def test_a_new_error_code_becomes_an_error_of_the_tree_with_all_that_was_said(
    harness: Harness, status: int, code: str
) -> None:
    answer = harness.endpoint.documented.error(status, "not today", code)[1]
    tomorrow = Tomorrow(harness, {**answer, NEW: 1} if isinstance(answer, dict) else answer, status)
    polled = ["poll"] if harness.spec.api.content.operation("poll") else []
    for operation in (*polled, harness.spec.operation.role, *polled):
        error: Any = tomorrow.result_or_error(tomorrow.calls(operation)[0])
        assert isinstance(error, harness.package.ApiError | harness.package.OutcomeUnknown)
        if isinstance(error, harness.package.ApiError):
            assert "not today" in error.messages
        assert error.raw == tomorrow.answer, "all that was said is kept"
    assert len({*tomorrow.told}) == len(tomorrow.told), "each is told once"
    if isinstance(answer, dict):
        assert (f"$.{NEW}", "integer") in [tuple(one) for one in tomorrow.told]


def test_errors_as_they_are_documented_are_no_drift(harness: Harness) -> None:
    for example in harness.spec.api.content.errors.examples:
        tomorrow = Tomorrow(harness, example.body, example.status)
        asked = harness.spec.telling or harness.spec.operation
        error = tomorrow.result_or_error(tomorrow.calls(asked.role)[0])
        # After one that is no refusal, as 500, nobody knows of a billed request.
        unknown = harness.package.OutcomeUnknown if asked.billed and example.status >= 500 else ()
        assert isinstance(error, (harness.package.ApiError, unknown))
        assert tomorrow.told == []
