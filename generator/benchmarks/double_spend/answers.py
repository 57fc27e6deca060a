"""What the fault server says: plausible answers in each client's own dialect, and what the faults make of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from benchmarks.double_spend.adapters.protocol import ANY_JOB
from benchmarks.double_spend.cases import Case, Fault
from pydantic import JsonValue

Dialect = Literal["leonardo v2", "leonardo v1", "openai"]
PADDING: Final = 1000
"""Characters that lengthen a slow answer, so that it takes longer than anybody should wait."""
HUGE: Final = 9 * 1024 * 1024


class Words(NamedTuple):
    """One API's answers: a started job, one that is still running, one in a status nobody knows, and no such job."""

    created: JsonValue
    running: JsonValue
    strange: JsonValue
    missing: JsonValue


def _leonardo(created: JsonValue) -> Words:
    def polled(status: str) -> JsonValue:
        return {"generations_by_pk": {"id": ANY_JOB, "status": status, "generated_images": []}}

    return Words(created, polled("PENDING"), polled("SIMMERING"), {"generations_by_pk": None})


def _openai() -> Words:
    def video(status: str) -> dict[str, JsonValue]:
        sizes: dict[str, JsonValue] = {"seconds": "4", "size": "1280x720", "progress": 0, "created_at": 1}
        return {"id": ANY_JOB, "object": "video", "model": "sora-2-pro", "status": status, **sizes}

    return Words(video("queued"), video("in_progress"), video("simmering"), None)


WORDS: Final[Mapping[Dialect, Words]] = {
    "leonardo v2": _leonardo({"generate": {"generationId": ANY_JOB, "cost": {"amount": "0.36", "unit": "DOLLARS"}}}),
    "leonardo v1": _leonardo({"motionVideoGenerationJob": {"generationId": ANY_JOB, "apiCreditCost": 1}}),
    "openai": _openai(),
}
REFUSAL: Final[JsonValue] = {"error": "the service says no", "path": "$", "code": "unexpected"}
ERRORS: Final[JsonValue] = [{"message": "the body is wrong", "extensions": {"code": "VALIDATION_ERROR"}}]
HTML: Final = b"<!doctype html><title>A page</title><p>This is no JSON.</p>"


class Answer(NamedTuple):
    """An HTTP answer in two pieces, as bytes."""

    head: bytes
    body: bytes


def answer(case: Case, dialect: Dialect, method: str, *, faulty: bool) -> Answer:
    """What the server would answer to a request; a fault of the connection may keep it from arriving."""
    words = WORDS[dialect]
    usual = words.created if method == "POST" else words.running
    if not faulty:
        return _packed(case, 200, _json(usual))
    spoilt: dict[Fault, bytes] = {
        "status": _json(REFUSAL),
        "html": HTML,
        "empty": b"",
        "truncated": _json(usual)[:-9],
        "errors": _json(ERRORS),
        "no id": _json({"remark": "a job was started"}),
        "strange status": _json(words.strange),
        "null": _json(words.missing),
    }
    if case.fault == "huge":
        return _packed(case, 200, _huge(usual))
    if case.fault in spoilt:
        return _packed(case, case.status, spoilt[case.fault])
    if method == "POST" and not case.accepted:
        return _packed(case, 500, _json(REFUSAL))
    return _packed(case, 200, _json(usual))


def _json(value: JsonValue) -> bytes:
    return json.dumps(value).encode()


def _huge(value: JsonValue) -> bytes:
    start: dict[str, JsonValue] = {"filler": "x" * HUGE}
    return _json({**start, **value}) if isinstance(value, dict) else _json(start)


def _packed(case: Case, status: int, body: bytes) -> Answer:
    media_type = "text/html" if body == HTML else "application/json"
    slow = case.fault in ("slow head", "slow body")
    body += b" " * PADDING if slow else b""
    lines = [f"HTTP/1.1 {status} An answer", f"content-type: {media_type}", f"content-length: {len(body)}"]
    lines += [f"x-padding: {'x' * PADDING}"] if slow else []
    lines += ["retry-after: 1"] if case.retry_after and case.fault == "status" else []
    return Answer("\r\n".join([*lines, "connection: close", "", ""]).encode(), body)
