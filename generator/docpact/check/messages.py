"""What the endpoint and its callers say to each other, without any I/O, and the answers in the vendor's shapes."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from pydantic import JsonValue

from docpact.spec.forms import JSON, media_type


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it arrives: ``path`` is what follows the origin, query included; header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def route(self) -> str:
        """The path without its query."""
        return self.path.partition("?")[0]

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case."""
        return media_type(self.headers.get("content-type", ""))


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; header names are lower case."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


def json_answer(status: int, value: JsonValue) -> Response:
    """An answer with a JSON body, in UTF-8 without escapes, or of a data URL the file that it is."""
    if isinstance(value, str) and value.startswith("data:"):
        head, _, content = value.partition(",")
        return _answer(status, head.removeprefix("data:").partition(";")[0], base64.b64decode(content))
    return _answer(status, JSON, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def read_answer(media_type: str, body: bytes) -> JsonValue:
    """The JSON of an answer, or of a file the data URL of which :func:`json_answer` makes it. Raises ValueError."""
    if media_type.partition("/")[0] in ("image", "video", "audio", "model"):
        return f"data:{media_type};base64,{base64.b64encode(body).decode()}"
    value: JsonValue = json.loads(body)
    return value


def html_answer(status: int, text: str) -> Response:
    """A page, as an address that is not the API's answers."""
    title = f"{status} {HTTPStatus(status).phrase}"
    page = (
        f"<!doctype html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>\n"
    )
    return _answer(status, "text/html; charset=utf-8", page.encode())


def storage_error(status: int, code: str, message: str) -> Response:
    """A refusal by the storage host, which answers in XML."""
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>\n'
    return _answer(status, "application/xml", text.encode())


def plain_answer(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in plain text."""
    answer = _answer(status, "text/plain; charset=utf-8", f"{text}\n".encode())
    answer.headers.update(headers or {})
    return answer


def _answer(status: int, media_type: str, body: bytes) -> Response:
    return Response(status, {"content-type": media_type, "content-length": str(len(body))}, body)
