"""What every answer means: for each event, status and body which exception, and how many requests were sent.

What is expected is worked out here, from what ``spec/leonardo/api.yaml`` says, and not from the client's table.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

import httpx
import pytest

import leonardo_client
from leonardo_client import (
    ApiError,
    AuthenticationFailed,
    ConnectionFailed,
    ContentModerated,
    InsufficientCredits,
    InvalidRequest,
    LeonardoError,
    OutcomeUnknown,
    RateLimited,
    RequestRejected,
    RequestTimeout,
    ServerFailed,
)

from .conftest import BASE, CREATED, JOB, KEY, PENDING, RETIRED, Api, Piece, Pieces, json_answer

pytestmark = RETIRED
ATTEMPTS = 4
GOOD = {200, 201, 202}
REFUSED = {400, 403, 404, 405, 410, 411, 413, 414, 415, 422, 431, 451}
STATUSES = sorted(
    {
        *GOOD,
        *REFUSED,
        203,
        204,
        206,
        207,
        300,
        301,
        302,
        304,
        307,
        308,
        401,
        402,
        406,
        407,
        408,
        409,
        412,
        418,
        421,
        423,
    }
    | {424, 425, 426, 428, 429, 499, *range(500, 512), 520, 524, 598, 599}
)


@dataclass(frozen=True)
class Body:
    """An answer's body: whether it names a job, is an error in one of the API's shapes, and of which kind."""

    content: bytes
    names_a_job: bool = False
    says_no: bool = False
    means: type[ApiError] | None = None

    @property
    def is_answer(self) -> bool:
        """Whether it is a JSON object that is no error: what a read calls success."""
        try:
            data = json.loads(self.content)
        except (ValueError, RecursionError):
            return False
        return bool(data) and isinstance(data, dict) and not self.says_no


def item(message: str | None = None, code: str | None = None, /, **details: Any) -> dict[str, Any]:
    extensions = {name: value for name, value in (("code", code), ("details", details)) if value}
    return {name: value for name, value in (("message", message), ("extensions", extensions)) if value}


def no(data: object, means: type[ApiError] | None = None) -> Body:
    return Body(json.dumps(data).encode(), says_no=True, means=means)


ODD: list[object] = [None, 3, "text", {"message": 4, "extensions": []}]
BODIES = {
    "wrapped job": Body(json.dumps(CREATED).encode(), names_a_job=True),
    "bare job": Body(b'{"generationId": "g1", "apiCreditCost": 1}', names_a_job=True),
    "job with unknown members": Body(b'{"generate": {"generationId": "g1", "queue": 3}, "x": []}', names_a_job=True),
    "job with errors beside it": Body(
        b'{"generate": {"generationId": "g1"}, "errors": [{"message": "content moderation"}]}',
        names_a_job=True,
        says_no=True,
        means=ContentModerated,
    ),
    "job and a remark": Body(
        b'{"generationId": "g1", "message": "not enough api tokens for another"}',
        names_a_job=True,
    ),
    "error list": no([item("refused", "VALIDATION_ERROR", errors=["parameters.mode must be one of: A"])]),
    "error list, wrapped": no({"errors": [item("refused", "BAD_REQUEST", errors=["x"]), item("also")]}),
    "error list, details.message": no([item(None, "VALIDATION_ERROR", message="the prompt is too long")]),
    "error list without details": no([item("refused", "VALIDATION_ERROR")]),
    "error list without extensions": no([item("refused")]),
    "error list with only a code": no([item(None, "VALIDATION_ERROR")]),
    "error list with odd items": no([*ODD, item("refused")]),
    "error list, null beside it": no({"errors": [item("refused")], "generate": None}),
    "error object": no({"error": "Service Error", "path": "$", "code": "unexpected"}),
    "bad key": no(
        {"error": "Invalid response from Authorization Hook", "path": "$", "code": "unexpected"}, AuthenticationFailed
    ),
    "key without access": no({"error": "no", "code": "access-denied"}, AuthenticationFailed),
    "key without access, by text": no({"error": "Authentication hook unauthorized this request"}, AuthenticationFailed),
    "moderated": no({"error": "content moderation filter: violence"}, ContentModerated),
    "moderated, in a list": no([item("Content Moderation said no")], ContentModerated),
    "moderated, said second": no([item("refused"), item("Content moderation said no")], ContentModerated),
    "key without access, coded second": no(
        [item("refused", "BAD_REQUEST"), item("no", "access-denied")], AuthenticationFailed
    ),
    "no credits": no({"error": "not enough api tokens userId: 7"}, InsufficientCredits),
    "empty": Body(b""),
    "blank": Body(b" \n"),
    "html": Body(b"<!doctype html><html><body>403 content moderation</body></html>"),
    "truncated": Body(json.dumps(CREATED).encode()[:-5]),
    "not UTF-8": Body(b'{"generate": {"generationId": "\xff\xfe"}}'),
    "not Unicode at all": Body(b"\xff\xfe\x00"),
    "deep": Body(b"[" * 100_000),
    "deep, closed": Body(b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
    "long number": Body(b'{"generationId": ' + b"9" * 5000 + b"}"),
    "null": Body(b"null"),
    "true": Body(b"true"),
    "number": Body(b"1e999"),
    "text": Body(b'"generationId"'),
    "empty list": Body(b"[]"),
    "list of nothing": Body(b"[null, {}]"),
    "empty object": Body(b"{}"),
    "another object": Body(b'{"generate": null}'),
    "job of another type": Body(b'{"generate": {"generationId": [7]}}'),
    "job without an id": Body(b'{"generate": {"generationId": ""}}'),
    "errors of another type": Body(b'{"errors": "refused", "error": null}'),
    "twice encoded": Body(b'"{\\"generationId\\": \\"g1\\"}"'),
}


def of_status_or_text(status: int, body: Body) -> type[ApiError] | None:
    if status == 429:
        return RateLimited
    if status == 401:
        return AuthenticationFailed
    return body.means or (InsufficientCredits if status == 402 else None)


def expected_of_create(status: int, body: Body) -> tuple[type[LeonardoError] | None, int]:
    if body.names_a_job:
        return (None if status in GOOD else OutcomeUnknown), 1
    if kind := of_status_or_text(status, body):
        return kind, ATTEMPTS if kind is RateLimited else 1
    if status in REFUSED or (status in GOOD and body.says_no):
        return RequestRejected, 1
    return OutcomeUnknown, 1


def expected_of_poll(status: int, body: Body) -> tuple[type[LeonardoError] | None, int]:
    if status in GOOD and body.is_answer:
        return None, 1
    if kind := of_status_or_text(status, body):
        return kind, ATTEMPTS if kind is RateLimited else 1
    if status in REFUSED or (status in GOOD and body.says_no):
        return RequestRejected, 1
    return ServerFailed, ATTEMPTS


def outcome(api: Api, call: Any) -> tuple[type[LeonardoError] | None, int]:
    api.server.requests.clear()
    api.clock.pauses.clear()
    kind: type[LeonardoError] | None = None
    safe = False
    try:
        call()
    except LeonardoError as error:
        kind, safe = type(error), error.retry_safe
    assert safe == (kind in (RateLimited, ServerFailed, ConnectionFailed, RequestTimeout))
    assert len(api.clock.pauses) == len(api.server.requests) - 1
    return kind, len(api.server.requests)


@pytest.mark.untraced
@pytest.mark.parametrize("name", BODIES)
def test_every_status_with_every_body_after_create(api: Api, name: str) -> None:
    client, body = api.client(), BODIES[name]
    for status in STATUSES:
        api.answer(httpx.Response(status, content=body.content))
        assert outcome(api, lambda: api.create(client)) == expected_of_create(status, body), (status, name)


@pytest.mark.untraced
@pytest.mark.parametrize("name", BODIES)
def test_every_status_with_every_body_after_poll(api: Api, name: str) -> None:
    generation, body = api.client().generation(JOB), BODIES[name]
    for status in STATUSES:
        api.answer(httpx.Response(status, content=body.content))
        assert outcome(api, lambda: api.run(generation.refresh())) == expected_of_poll(status, body), (status, name)


NOT_CONNECTED = [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError]
INTERRUPTED = [
    httpx.ReadError,
    httpx.ReadTimeout,
    httpx.WriteError,
    httpx.WriteTimeout,
    httpx.CloseError,
    httpx.RemoteProtocolError,
    httpx.LocalProtocolError,
    httpx.DecodingError,
    httpx.TooManyRedirects,
    httpx.NetworkError,
    httpx.TransportError,
    httpx.RequestError,
]


@pytest.mark.parametrize("kind", [*NOT_CONNECTED, *INTERRUPTED, httpx.UnsupportedProtocol])
def test_every_event_after_create_and_poll(api: Api, kind: type[httpx.HTTPError]) -> None:
    api.answer(kind("what happened"))
    client = api.client()
    found, requests = outcome(api, lambda: api.create(client))
    lost = kind in NOT_CONNECTED or kind is httpx.UnsupportedProtocol
    assert (found, requests) == ((ConnectionFailed, ATTEMPTS) if lost else (OutcomeUnknown, 1))
    wanted = RequestTimeout if issubclass(kind, httpx.TimeoutException) else ConnectionFailed
    assert outcome(api, lambda: api.run(client.account())) == (wanted, ATTEMPTS)


def test_every_kind_of_error_that_httpx_has_is_in_these_tests() -> None:
    def below(kind: type[Exception]) -> set[type[Exception]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    not_of_requests = {httpx.HTTPError, httpx.HTTPStatusError}
    abstract = {httpx.TimeoutException, httpx.ProtocolError}
    assert below(httpx.HTTPError) - not_of_requests - abstract == {
        *NOT_CONNECTED,
        *INTERRUPTED,
        httpx.UnsupportedProtocol,
    }


def test_a_request_that_did_not_arrive_or_was_refused_with_429_is_sent_again_unchanged(api: Api) -> None:
    api.answer(httpx.ConnectError("refused"), httpx.Response(429), httpx.ConnectTimeout("late"), json_answer(CREATED))
    assert api.create().id == JOB
    assert len({request.content for request in api.server.requests}) == 1
    assert len(api.server.requests) == ATTEMPTS
    for attempt, pause in enumerate(api.clock.pauses):
        assert 0 <= pause <= 0.5 * 2**attempt


def test_a_request_that_may_have_arrived_is_not_sent_again_whatever_came_before(api: Api) -> None:
    api.answer(httpx.ConnectError("refused"), httpx.Response(429), httpx.ReadTimeout("late"), json_answer(CREATED))
    with pytest.raises(OutcomeUnknown):
        api.create()
    assert len(api.server.requests) == 3


@pytest.mark.parametrize(("retries", "sent"), [(0, 1), (1, 2), (5, 6), (None, ATTEMPTS)])
def test_max_retries_is_how_often_a_request_is_sent_again(api: Api, retries: int | None, sent: int) -> None:
    api.answer(httpx.Response(429))
    client = api.client(max_retries=retries)
    assert outcome(api, lambda: api.create(client)) == (RateLimited, sent)
    assert outcome(api, lambda: api.run(client.account())) == (RateLimited, sent)


@pytest.mark.parametrize("wrong", [-1, True, 1.5, "3", float("inf")])
def test_max_retries_is_a_whole_number_from_zero(api: Api, wrong: Any) -> None:
    with pytest.raises(InvalidRequest, match="max_retries must be a whole number from 0"):
        api.client(max_retries=wrong)


@pytest.mark.parametrize("text", ["0", "3", "20"])
def test_retry_after_is_kept(api: Api, text: str) -> None:
    api.answer(httpx.Response(429, headers={"retry-after": text}), json_answer(CREATED))
    api.create()
    api.answer(httpx.Response(503, headers={"retry-after": text}), json_answer(PENDING))
    api.run(api.client().generation(JOB).refresh())
    assert len(api.clock.pauses) == 2
    assert all(float(text) <= pause <= float(text) * 1.1 for pause in api.clock.pauses), "never early, and not in step"


@pytest.mark.parametrize("written", [str, lambda seconds: formatdate(seconds, usegmt=True)], ids=["seconds", "a date"])
@pytest.mark.parametrize("seconds", [21, 3600, 99999])
def test_a_retry_after_beyond_patience_is_left_to_the_caller(
    api: Api, seconds: int, written: Callable[[int], str]
) -> None:
    api.answer(httpx.Response(429, headers={"retry-after": written(seconds), "date": formatdate(0, usegmt=True)}))
    with pytest.raises(RateLimited) as caught:
        api.create()
    assert caught.value.retry_after == seconds
    assert caught.value.retry_safe
    assert (len(api.server.requests), api.clock.pauses) == (1, [])


@pytest.mark.parametrize(
    "text",
    ["", "soon", "-1", "1.5", "\xb2", "100000", formatdate(100000, usegmt=True), "Wed, 32 Oct 2026 07:28:00 GMT"],
)
def test_a_retry_after_that_is_no_number_of_seconds_is_passed_over(api: Api, text: str) -> None:
    own = (b"date", formatdate(0, usegmt=True).encode())
    api.answer(httpx.Response(429, headers=[(b"retry-after", text.encode("latin-1")), own]))
    with pytest.raises(RateLimited) as caught:
        api.create()
    assert caught.value.retry_after is None
    assert len(api.server.requests) == ATTEMPTS
    assert sum(api.clock.pauses) <= 0.5 + 1 + 2


def test_an_unknown_outcome_says_what_was_sent_when_and_how_to_find_out(api: Api) -> None:
    api.answer(httpx.ReadError("connection reset"))
    with pytest.raises(OutcomeUnknown) as caught:
        api.create()
    (request,) = api.server.requests
    error = caught.value
    assert error.fingerprint == hashlib.sha256(request.content).hexdigest()
    assert (error.sent_at, error.status, error.retry_safe) == (api.clock.time(), None, False)
    for words in ("charged: connection: ReadError: connection reset.", "Do not send it again", error.fingerprint[:16]):
        assert words in str(error)
    for words in ("2027-01-15 08:16:40 UTC", "list of generations", "generation(id)"):
        assert words in str(error)
    assert error.__context__ is None, "a chained exception of the HTTP library holds the request and its key"


def test_an_unknown_outcome_with_a_status_or_a_job_says_them(api: Api) -> None:
    api.answer(httpx.Response(503))
    with pytest.raises(OutcomeUnknown, match="HTTP 503 without a clear answer") as caught:
        api.create()
    assert caught.value.status == 503
    api.answer(json_answer(CREATED, 500))
    client = api.client()
    with pytest.raises(OutcomeUnknown, match=f"names the job '{JOB}'"):
        api.create(client)
    assert client.submitted == [], "nobody knows whether it was started"


@pytest.mark.parametrize("pieces", [[b'{"generate"'], [], [b" "] * 3])
def test_a_connection_cut_inside_the_answer_leaves_the_outcome_unknown(api: Api, pieces: list[bytes]) -> None:
    stream = Pieces(*pieces, httpx.ReadError("cut"))
    api.answer(httpx.Response(200, stream=stream))
    with pytest.raises(OutcomeUnknown, match="cut"):
        api.create()
    assert stream.closed
    assert len(api.server.requests) == 1


def test_what_came_of_a_cut_answer_is_kept_since_it_may_name_a_paid_job(api: Api) -> None:
    api.answer(
        httpx.Response(
            200, stream=Pieces(f'{{"generate": {{"generationId": "{JOB}", "cost'.encode(), httpx.ReadError("cut"))
        )
    )
    with pytest.raises(OutcomeUnknown, match=f"after a part of the answer: .*{JOB}") as caught:
        api.create()
    assert caught.value.raw == f'{{"generate": {{"generationId": "{JOB}", "'
    api.answer(httpx.Response(200, stream=Pieces(json.dumps(CREATED).encode(), httpx.ReadError("cut"))))
    with pytest.raises(OutcomeUnknown, match=f"names the job '{JOB}'") as caught:
        api.create()
    assert caught.value.raw == CREATED


@pytest.mark.parametrize("length", range(1, len(KEY) + 1))
def test_a_key_that_is_cut_in_half_shows_nowhere(api: Api, length: int) -> None:
    said = f'{{"error": "the key \\"{KEY[:length]}'.encode()
    api.answer(httpx.Response(200, stream=Pieces(said, httpx.ReadError("cut"))))
    with pytest.raises(OutcomeUnknown) as caught:
        api.create()
    assert caught.value.raw == '{"error": "the key \\"'
    assert f'key \\"{KEY[0]}' not in str(caught.value)


def test_a_key_in_a_part_of_an_answer_is_masked_too(api: Api) -> None:
    api.answer(httpx.Response(200, stream=Pieces(f'{{"error": "{KEY}", "path'.encode(), httpx.ReadError("cut"))))
    with pytest.raises(OutcomeUnknown) as caught:
        api.create()
    assert caught.value.raw == '{"error": "(key)", "'
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("content", [b"<h1>Down</h1>", b'{"oops": [1, null]}', b"[3]", b"null", b""])
@pytest.mark.parametrize("status", [400, 401, 500])
def test_errors_keep_the_whole_answer(api: Api, status: int, content: bytes) -> None:
    api.answer(httpx.Response(status, content=content))
    kept = json.loads(content) if content[:1] in b"{[" and content else content.decode() or None
    for call in (api.create, lambda: api.run(api.client().account())):
        with pytest.raises((ApiError, OutcomeUnknown)) as caught:
            call()
        assert caught.value.raw == (None if content == b"null" else kept)  # type: ignore[union-attr]


def test_an_address_that_cannot_be_read_was_not_reached(api: Api) -> None:
    with pytest.raises(
        ConnectionFailed,
        match="nothing was sent, in 4 attempts .max_retries=3.: connection: InvalidURL",  # noqa: RUF043
    ):
        api.create(api.client(base_url="https://api.test:port"))
    assert api.server.requests == []


def test_an_answer_that_is_broken_compression_leaves_the_outcome_unknown(api: Api) -> None:
    api.answer(httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Pieces(b"no gzip")))
    with pytest.raises(OutcomeUnknown, match="DecodingError"):
        api.create()


@pytest.mark.parametrize("status", [200, 400, 429, 500])
def test_a_huge_answer_is_not_read_to_its_end(api: Api, status: int) -> None:
    read: list[int] = []
    pieces: list[Piece] = [lambda: read.append(1), b" " * 1024 * 1024]
    stream = Pieces(*pieces * 20)
    api.answer(httpx.Response(status, stream=stream))
    with pytest.raises(OutcomeUnknown, match="too large"):
        api.create()
    assert len(read) == 8
    assert stream.closed
    assert len(api.server.requests) == 1


def test_an_answer_that_trickles_in_for_ever_ends_when_the_time_for_an_answer_is_over(api: Api) -> None:
    stream = Pieces(*[lambda: api.clock.pause(50)] * 100)
    api.answer(httpx.Response(200, stream=stream))
    with pytest.raises(OutcomeUnknown, match="too slow"):
        api.create()
    assert api.clock.pauses == [50] * 2, "60 seconds, once the request has gone"
    with pytest.raises(OutcomeUnknown, match="too slow"):
        api.create(api.client(timeout=10))
    assert api.clock.pauses == [50] * 3


def test_every_request_has_finite_timeouts_that_the_caller_may_set(api: Api) -> None:
    api.answer(json_answer(CREATED))
    api.create()
    api.create(api.client(timeout=7))
    first, second = (request.extensions["timeout"] for request in api.server.requests)
    assert first == {"connect": 10, "read": 60, "write": 60, "pool": 60}
    assert second == {"connect": 10, "read": 7, "write": 7, "pool": 60}


@pytest.mark.parametrize("kind", [KeyboardInterrupt, asyncio.CancelledError, SystemExit])
def test_an_interruption_while_sending_carries_a_note_of_what_may_have_been_charged(
    api: Api, kind: type[BaseException]
) -> None:
    api.answer(kind())
    with pytest.raises(kind) as caught:
        api.create()
    (note,) = caught.value.__notes__
    (request,) = api.server.requests
    assert "may have been accepted, and charged: the call was interrupted" in note
    assert hashlib.sha256(request.content).hexdigest()[:16] in note


def test_an_interruption_between_attempts_or_of_a_read_has_no_such_note(api: Api) -> None:
    api.answer(httpx.Response(429))
    api.clock.interrupt = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt) as caught:
        api.create()
    assert not hasattr(caught.value, "__notes__")
    api.answer(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt) as caught:
        api.run(api.client().account())
    assert not hasattr(caught.value, "__notes__")


def test_cancelling_a_task_while_it_sends_carries_the_note_and_sends_nothing_more() -> None:
    requests: list[httpx.Request] = []
    arrived = asyncio.Event()

    async def hang(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        arrived.set()
        await asyncio.Event().wait()
        raise AssertionError

    async def cancelled() -> list[str]:
        http = httpx.AsyncClient(transport=httpx.MockTransport(hang))
        leonardo = leonardo_client.AsyncLeonardo(KEY, base_url=BASE, http_client=http)
        task = asyncio.create_task(leonardo.sora_2_pro.create(prompt="x"))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        return caught.value.__notes__

    (note,) = asyncio.run(cancelled())
    assert "charged" in note
    assert len(requests) == 1


def test_an_error_holds_what_the_server_said_but_nothing_that_steers_a_terminal(api: Api) -> None:
    errors = ["first \x1b[31mred", "second\u202e\r"]
    api.answer(json_answer([item("refused", "VALIDATION_ERROR", errors=errors)], headers={"retry-after": "5"}))
    with pytest.raises(RequestRejected) as caught:
        api.create()
    error = caught.value
    assert str(error) == "first ?[31mred; second??; refused (HTTP 200, VALIDATION_ERROR)"
    assert (error.status, error.code, error.retry_after) == (200, "VALIDATION_ERROR", 5.0)
    assert error.messages == (*errors, "refused")
    api.answer(json_answer({"error": "x" * 10_000}, 400))
    with pytest.raises(RequestRejected) as caught:
        api.create()
    assert len(str(caught.value)) < 600
    assert len(caught.value.messages[0]) == 10_000


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (httpx.Response(404, text="<html>"), r"^an answer that is not JSON \(HTTP 404\)$"),
        (json_answer([item(None, "BAD_REQUEST")]), r"^an error without a message \(HTTP 200, BAD_REQUEST\)$"),
        (json_answer({"message": "Forbidden"}, 403), r"^Forbidden \(HTTP 403\)$"),
        (json_answer({"error": "no", "message": "Forbidden"}, 403), r"^no; Forbidden \(HTTP 403\)$"),
        (json_answer({"x": 1}, 404), r"^an error without a message \(HTTP 404\)$"),
    ],
)
def test_an_errors_text_is_the_servers_message_or_says_that_there_is_none(
    api: Api, answer: httpx.Response, message: str
) -> None:
    api.answer(answer)
    with pytest.raises(RequestRejected, match=message):
        api.create()


@pytest.mark.parametrize("status", [200, 202, 502])
def test_what_explains_a_status_is_no_refusal_by_itself(api: Api, status: int) -> None:
    """A gateway's ``message`` may come with any status; the job that it hides may have been started."""
    api.answer(json_answer({"message": "accepted, perhaps"}, status))
    with pytest.raises(OutcomeUnknown):
        api.create()
    assert len(api.server.requests) == 1


@pytest.mark.parametrize(
    ("answer", "cost"),
    [
        (CREATED, ("0.36", "DOLLARS")),
        ({"generationId": "g", "apiCreditCost": 1}, ("1", "CREDITS")),
        ({"generate": {"generationId": "g", "cost": None, "apiCreditCost": 2.5}}, ("2.5", "CREDITS")),
        ({"generate": {"generationId": "g", "cost": {"amount": 3}}}, ("3", "")),
        ({"generate": {"generationId": "g", "cost": "free"}}, None),
        ({"generate": {"generationId": "g", "apiCreditCost": None}}, None),
    ],
)
def test_the_cost_is_what_the_server_said(api: Api, answer: Any, cost: tuple[str, str] | None) -> None:
    api.answer(json_answer(answer))
    generation = api.create()
    assert generation.cost == cost
    assert generation.submission == answer
