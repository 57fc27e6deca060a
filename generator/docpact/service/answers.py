"""What faults make of answers, and what an answer says of a refusal: no I/O here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from pydantic import JsonValue

from docpact.check.messages import Response, html_answer, json_answer
from docpact.service.faults import USUAL_BY, Fault
from docpact.spec.documented import Documented

MALFORMED: Final = b'{"answer": {"id": not yet,}\n'

_STATUSES: Final[Mapping[str, str]] = {
    "429": "Too many requests for now.",
    "500": "The service failed, as it was told to.",
    "503": "The service is away for a moment.",
}
_MARKUP: Final = re.compile(rb"<Message>(.*?)</Message>|<p>(.*?)</p>", re.DOTALL)


def substitute(fault: Fault, documented: Documented) -> Response | None:
    """The answer that a fault gives in the endpoint's place; None for a fault that only spoils the endpoint's own."""
    if fault.kind == "html-403":
        return html_answer(HTTPStatus.FORBIDDEN, "This request was blocked before it reached the service.")
    if fault.kind not in _STATUSES:
        return None
    answer = json_answer(*documented.error(int(fault.kind), _STATUSES[fault.kind]))
    if fault.retry_after is not None:
        answer.headers["retry-after"] = str(fault.retry_after)
    return answer


def apply_fault(answer: Response, fault: Fault) -> Response:
    """The endpoint's answer as a fault leaves it; unchanged where the fault is one of time or of the connection."""
    if fault.kind == "malformed-json":
        return _with_body(answer, MALFORMED, "application/json")
    if fault.kind == "truncated-json":
        return _with_body(answer, answer.body[: len(answer.body) // 2])
    if fault.kind == "empty-body":
        return _with_body(answer, b"")
    if fault.kind == "wrong-length":
        announced = max(0, len(answer.body) + (USUAL_BY if fault.by is None else fault.by))
        return Response(answer.status, {**answer.headers, "content-length": str(announced)}, answer.body)
    return answer


def as_bytes(answer: Response, body: bytes) -> bytes:
    """An answer's head, as it is, and some body behind it: what goes over the wire, whether or not the two agree."""
    phrase = HTTPStatus(answer.status).phrase
    headers = {"content-length": str(len(answer.body)), **answer.headers, "connection": "close"}
    lines = [f"HTTP/1.1 {answer.status} {phrase}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def refusal(answer: Response, documented: Documented) -> str | None:
    """Why an answer refuses what was asked, in its own words; None for an answer that does not."""
    try:
        content: JsonValue = json.loads(answer.body)
    except (ValueError, RecursionError):
        return _plain_refusal(answer)
    said_no = answer.status >= HTTPStatus.BAD_REQUEST or documented.refuses(content)
    messages = documented.messages(content) if said_no else []
    if messages or answer.status < HTTPStatus.BAD_REQUEST:
        return "; ".join(messages) or None
    return "no reason given"


def _plain_refusal(answer: Response) -> str | None:
    if answer.status < HTTPStatus.BAD_REQUEST:
        return None
    found = _MARKUP.search(answer.body)
    text = (found[1] or found[2]) if found else answer.body
    return " ".join(text.decode("utf-8", "replace").split()) or "no reason given"


def _with_body(answer: Response, body: bytes, media_type: str | None = None) -> Response:
    headers = {**answer.headers, "content-length": str(len(body))}
    if media_type:
        headers["content-type"] = media_type
    return Response(answer.status, headers, body)
