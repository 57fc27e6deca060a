"""Answers of tomorrow: whatever they have more, less or otherwise, nothing crashes and nothing is lost."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpact.check.harness import Harness
from docpact.check.mutations import NEW, PNG, VALUE, Mutated, documented_answers, mutated, same


class Tomorrow:
    """A client whose every answer of the API is the same, and what ``on_drift`` was told."""

    def __init__(self, harness: Harness, answer: object) -> None:
        self.harness, self.told = harness, list[Any]()
        text = json.dumps(answer).encode()
        host = harness.api_host

        def handle(request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, content=text) if request.url.host == host else httpx.Response(204)

        self.client: Any = getattr(harness.package, harness.spec.api.content.client)(
            "a-key-of-the-tests",
            base_url=harness.spec.api.content.server.url,
            http_client=httpx.Client(transport=httpx.MockTransport(handle)),
            on_drift=self.told.append,
        )

        async def pause(_seconds: float) -> None:
            return None

        self.client.session.wire.pause = pause

    def calls(self, operation: str) -> list[Callable[[], Any]]:
        """Every way in which the client asks for an answer of this kind, and what keeps it whole."""
        arguments = self.harness.arguments.sparse(dict(self.harness.spec.content.sample.body))
        namespace, client = getattr(self.client, self.harness.spec.namespace), self.client
        job = client.generation("a-job")
        return {
            "create": [lambda: looked_at(namespace.create(**arguments)).submission],
            "poll": [lambda: looked_at(job.refresh()).raw, lambda: looked_at(client.generation("a-job").wait(0)).raw],
            "upload": [lambda: client.upload(PNG)],
            "account": [lambda: client.account().raw],
        }[operation]

    def tried(self, call: Callable[[], Any]) -> object:
        """What a call gives, or the error of the client's own tree that it raises. Any other exception goes on."""
        base = getattr(self.harness.package, f"{self.harness.spec.api.content.client}Error")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            try:
                return call()
            except base as error:
                repr(error)  # can be shown
                return error


def looked_at(generation: Any) -> Any:
    """A generation of which everything was asked that it can tell."""
    files = [*generation.videos, *generation.images]
    assert all(isinstance(one.url, str) and isinstance(one.id, str) for one in files)
    assert isinstance(generation.status, str | None)
    assert all(isinstance(one, str) for one in generation.cost or ())
    assert repr(generation)
    return generation


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_answer_crashes_the_client_or_is_lost_and_each_new_thing_is_told_once(
    harness: Harness, data: st.DataObject
) -> None:
    answers = known_answers(harness)
    case: Mutated = data.draw(mutated(harness.spec.api, answers))
    tomorrow = Tomorrow(harness, case.answer)
    for call in [*tomorrow.calls(case.operation), *tomorrow.calls(case.operation)]:
        found: Any = tomorrow.tried(call)
        if isinstance(case.answer, dict) and case.operation != "upload" and not isinstance(found, Exception):
            assert same(found, case.answer), "the whole answer is kept"
            assert case.added <= {(one.path, one.kind) for one in tomorrow.told}, "every new member is told"
        raw: Any = getattr(found, "raw", None)
        assert raw is None or same(raw, case.answer), "a failure keeps the whole answer too"
    assert len({*tomorrow.told}) == len(tomorrow.told), "nothing is told twice"
    assert VALUE not in repr(tomorrow.told), "no value is told"


ANSWERS: dict[Harness, dict[str, Any]] = {}


def known_answers(harness: Harness) -> dict[str, Any]:
    """The documented answers, asked for once."""
    if harness not in ANSWERS:
        ANSWERS[harness] = documented_answers(harness)
    return ANSWERS[harness]


@pytest.mark.parametrize("operation", ["create", "poll", "upload", "account"])
def test_documented_answers_are_no_drift(harness: Harness, operation: str) -> None:
    tomorrow = Tomorrow(harness, known_answers(harness)[operation])
    for call in tomorrow.calls(operation):
        assert not isinstance(tomorrow.tried(call), Exception)
    assert tomorrow.told == []


@pytest.mark.parametrize("operation", ["create", "poll", "account"])
@pytest.mark.parametrize(
    "value", [VALUE, None, 1, 1.5, True, [VALUE], {"a": VALUE}], ids=lambda value: type(value).__name__
)
def test_a_new_member_is_kept_and_told_by_its_path_and_type(harness: Harness, operation: str, value: object) -> None:
    answer = {**known_answers(harness)[operation], NEW: value}
    tomorrow = Tomorrow(harness, answer)
    for call in tomorrow.calls(operation) * 2:
        assert tomorrow.tried(call) == answer
    names = {"str": "string", "NoneType": "null", "int": "integer", "float": "number", "bool": "boolean"}
    kind = {"list": "array", "dict": "object", **names}[type(value).__name__]
    assert [tuple(one) for one in tomorrow.told] == [(f"$.{NEW}", kind)]


@pytest.mark.parametrize("status", ["PAUSED", "complete", "", "COMPLETE ", VALUE * 100])
def test_a_new_status_ends_no_wait_and_is_told_without_itself(harness: Harness, status: str) -> None:
    waiter = harness.spec.api.content.waiter
    answer = json.loads(json.dumps(known_answers(harness)["poll"]))
    *above, last = waiter.status.split(".")
    holder = answer
    for step in above:
        holder = holder[step]
    holder[last] = status
    tomorrow = Tomorrow(harness, answer)
    assert type(tomorrow.tried(tomorrow.calls("poll")[1])).__name__ == "WaitTimeout"
    job = tomorrow.client.generation("a-job").refresh()
    assert (job.status, job.raw) == (status, answer)
    assert [tuple(one) for one in tomorrow.told] == [(f"$.{waiter.status}", "unknown word")]


@pytest.mark.parametrize("code", ["TEAPOT", "", VALUE, "x" * 5000])
@pytest.mark.parametrize("status", [200, 400, 418, 500])
def test_a_new_error_code_becomes_an_error_of_the_tree_with_all_that_was_said(
    harness: Harness, status: int, code: str
) -> None:
    answer = [{"message": "not today", "extensions": {"code": code, "new": {"a": [None]}}, NEW: 1}]
    tomorrow = Tomorrow(harness, answer)
    text = json.dumps(answer).encode()
    tomorrow.client.session.wire._client = httpx.Client(
        transport=httpx.MockTransport(lambda _: httpx.Response(status, content=text))
    )
    for operation in ("account", "create", "account"):
        error: Any = tomorrow.tried(tomorrow.calls(operation)[0])
        assert isinstance(error, harness.package.ApiError | harness.package.OutcomeUnknown)
        if isinstance(error, harness.package.ApiError):
            assert (error.code, error.messages) == (code, ("not today",))
        assert error.raw == answer, "all that was said is kept"
    paths = {f"$[].{NEW}": "integer", "$[].extensions.new": "object", "$[].extensions.code": "unknown word"}
    assert dict(map(tuple, tomorrow.told)) == paths
    assert len(tomorrow.told) == len(paths), "each is told once"


@pytest.mark.parametrize("code", ["VALIDATION_ERROR", "BAD_REQUEST"])
def test_an_error_as_it_is_documented_is_no_drift(harness: Harness, code: str) -> None:
    said = [{"message": "no", "extensions": {"code": code, "statusCode": 400, "details": {"errors": ["no"]}}}]
    for answer in (said, {"errors": said}, {"error": "no", "path": "$", "code": "unexpected"}):
        tomorrow = Tomorrow(harness, answer)
        assert isinstance(tomorrow.tried(tomorrow.calls("account")[0]), harness.package.ApiError)
        assert tomorrow.told == []
