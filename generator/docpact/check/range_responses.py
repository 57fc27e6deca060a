"""A clip over HTTP: ranges, validators and lengths as RFC 9110 has them, for one file."""

from __future__ import annotations

import hashlib
import re
from http import HTTPStatus
from typing import Final

from docpact.check.messages import Request, Response, plain_answer

_RANGE: Final = re.compile(r"bytes=([0-9]*)-([0-9]*)")
_LONGEST_NUMBER: Final = 18


def deliver(request: Request, content: bytes, media_type: str) -> Response:
    """The file or the part of it that a GET or HEAD asks for.

    A range that cannot be read, or several at once, are ignored, as is one whose ``If-Range`` names another version:
    the answer is then the whole file.
    """
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"accept-ranges": "bytes", "etag": tag, "content-type": media_type}
    if request.method == "HEAD":
        return Response(HTTPStatus.OK, {**headers, "content-length": str(len(content))})
    wanted = _RANGE.fullmatch(request.headers.get("range", "").strip())
    if wanted is None or request.headers.get("if-range", tag) != tag or wanted.group() == "bytes=-":
        return Response(HTTPStatus.OK, {**headers, "content-length": str(len(content))}, content)
    part = _part(wanted[1], wanted[2], len(content))
    if part is None:
        return plain_answer(
            HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            f"The file has {len(content)} bytes.",
            {"accept-ranges": "bytes", "content-range": f"bytes */{len(content)}"},
        )
    body = content[part.start : part.stop]
    headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
    headers["content-length"] = str(len(body))
    return Response(HTTPStatus.PARTIAL_CONTENT, headers, body)


def _part(first: str, last: str, length: int) -> range | None:
    """The bytes that a range names; None for one that names none of them."""
    if not first:
        start, stop = max(0, length - _number(last)), length
    else:
        start, stop = _number(first), min(_number(last) + 1, length) if last else length
        if last and _number(last) < start:
            return None
    return range(start, stop) if start < stop else None


def _number(digits: str) -> int:
    return int(digits[:_LONGEST_NUMBER])
