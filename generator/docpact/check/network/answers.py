"""The bytes of an answer as a fault makes them: pieces with the seconds before each, and how the connection goes on."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from email.utils import formatdate
from http.client import responses
from typing import Final, Literal, NamedTuple

from pydantic import JsonValue

from docpact.check.messages import Response, html_answer, json_answer
from docpact.check.network.request_faults import Fault
from docpact.spec.answers import with_value
from docpact.spec.documented import Documented

ELSEWHERE: Final = "https://elsewhere.example/v2/generations"
NO_VALUE: Final = "a value for the caller alone"
"""Stands in unknown members of answers: it must not show in what is reported of them."""
RETRY_SECONDS: Final = 1
_PIECE: Final = 64 * 1024
HUGE: Final = 9 * 1024 * 1024

End = Literal["stays", "closed", "reset", "silent"]


class Reply(NamedTuple):
    """What a host sends: seconds and bytes, and what then becomes of the connection."""

    pieces: list[tuple[float, bytes]]
    end: End = "stays"


def reply(fault: Fault | None, honest: Response, now: float, documented: Documented) -> Reply:
    """The answer to a request that was handled as far as the fault allows; ``now`` is in seconds since the epoch."""
    if fault is None:
        return Reply([(0.0, written(honest))])
    if fault.kind in _CONNECTIONS:
        return _CONNECTIONS[fault.kind](honest)
    text = written(_other(fault.kind, honest, now, documented))
    return Reply([(0.0, text[start : start + _PIECE]) for start in range(0, len(text), _PIECE)])


def written(answer: Response, framing: Mapping[str, str] | None = None) -> bytes:
    """An answer's bytes; ``framing`` replaces the header that says how long its body is."""
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    if framing is None and answer.status not in (204, 304):
        framing = {"content-length": str(len(answer.body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in {**headers, **(framing or {})}.items())
    return f"HTTP/1.1 {answer.status} {responses.get(answer.status, 'Odd')}\r\n{lines}\r\n".encode() + answer.body


def _parts(answer: Response) -> tuple[bytes, bytes]:
    head, end, body = written(answer).partition(b"\r\n\r\n")
    return head + end, body


def _half(answer: Response) -> Reply:
    head, body = _parts(answer)
    return Reply([(0.0, head), (0.0, body[: len(body) // 2])])


def _bytewise(text: bytes, seconds: float) -> list[tuple[float, bytes]]:
    return [(seconds, text[index : index + 1]) for index in range(len(text))]


def _crawl(answer: Response, *, in_head: bool) -> Reply:
    """An answer that would take an hour, and then is not whole; what comes of it is true."""
    head, body = _parts(Response(answer.status, answer.headers, answer.body.ljust(400)))
    if in_head:
        return Reply(_bytewise(head[:-2] + b"x-more: " + b"x" * 300, 9.0), "closed")
    return Reply([(0.0, head), *_bytewise(body[:-1], 9.0)], "closed")


def _chunks(answer: Response) -> list[bytes]:
    head = written(Response(answer.status, answer.headers), {"transfer-encoding": "chunked"})
    half = len(answer.body) // 2
    return [head, *(b"%x\r\n%s\r\n" % (len(part), part) for part in (answer.body[:half], answer.body[half:]) if part)]


def _at_once(pieces: Iterable[bytes], end: End = "stays") -> Reply:
    return Reply([(0.0, piece) for piece in pieces if piece], end)


_CONNECTIONS: Final[Mapping[str, Callable[[Response], Reply]]] = {
    "silence": lambda _: Reply([], "silent"),
    "closed": lambda _: Reply([], "closed"),
    "reset": lambda _: Reply([], "reset"),
    "cut in the status line": lambda honest: _at_once([written(honest)[:7]], "closed"),
    "cut in the head": lambda honest: _at_once([written(honest)[:30]], "closed"),
    "cut in the body": lambda honest: _half(honest)._replace(end="closed"),
    "reset in the body": lambda honest: _half(honest)._replace(end="reset"),
    "silence in the body": lambda honest: _half(honest)._replace(end="silent"),
    "cut in a chunk": lambda honest: _at_once([_chunks(honest)[0], b"ffff\r\n", honest.body], "closed"),
    "crawl in the head": lambda honest: _crawl(honest, in_head=True),
    "crawl in the body": lambda honest: _crawl(honest, in_head=False),
    "slow": lambda honest: Reply(_bytewise(written(honest), 0.05)),
    "chunked": lambda honest: _at_once([*_chunks(honest), b"0\r\n\r\n"]),
    "until close": lambda honest: _at_once([written(honest, {"connection": "close"})], "closed"),
    "informational": lambda honest: _at_once([b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n", written(honest)]),
    "garbage": lambda _: _at_once([b"\x16\x03\x01\x00\x00 this is not HTTP\r\n\r\n"], "closed"),
    "longer than announced": lambda honest: _at_once([written(honest, {"content-length": str(len(honest.body) // 2)})]),
}


def _other(kind: str, honest: Response, now: float, documented: Documented) -> Response:
    """Answers that are whole HTTP messages."""
    if kind in _WHOLE:
        return _WHOLE[kind](honest)
    if kind in _DOCUMENTED:
        return _DOCUMENTED[kind](honest, documented)
    words, _, retry = kind.partition(", ")
    if words.startswith("answer behind "):
        return Response(int(words.removeprefix("answer behind ")), honest.headers, honest.body)
    answer = json_answer(*documented.error(int(words), "This does not work now."))
    if retry == "Retry-After hour":
        answer.headers["retry-after"] = "3600"
    elif retry:
        date = formatdate(now + RETRY_SECONDS, usegmt=True)
        answer.headers["retry-after"] = date if retry.endswith("date") else str(RETRY_SECONDS)
    return answer


def _zipped(answer: Response) -> Response:
    return Response(answer.status, {**answer.headers, "content-encoding": "gzip"}, gzip.compress(answer.body, mtime=0))


def _badly_zipped(answer: Response) -> Response:
    body = b"\x1f\x8b" + zlib.compress(answer.body)
    return Response(answer.status, {**answer.headers, "content-encoding": "gzip"}, body)


def _changed(answer: Response, change: Callable[[JsonValue], JsonValue]) -> Response:
    """An answer with other JSON; one that holds none stays as it is."""
    if answer.headers.get("content-type") != "application/json":
        return answer
    value: JsonValue = json.loads(answer.body)
    return json_answer(answer.status, change(value))


def _with_unknown(value: JsonValue) -> JsonValue:
    """Every object with members more than are documented."""
    if isinstance(value, list):
        return [_with_unknown(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _with_unknown(item) for name, item in value.items()} | {"queuePosition": 3, "note": NO_VALUE}


def _with_wrong_types(value: JsonValue) -> JsonValue:
    """The same members, each with a value of another type."""
    if isinstance(value, dict):
        return {name: _with_wrong_types(item) for name, item in value.items()}
    return [value] if isinstance(value, int | float) else True


def _status_path(documented: Documented) -> str:
    poll = documented.api.operation("poll")
    return poll.reads.status[0] if poll and poll.reads.status else "status"


def _new_status(honest: Response, documented: Documented) -> Response:
    """An answer to a poll whose status is a word that nobody has documented, and that has no files."""
    poll = documented.api.operation("poll")
    if poll is None or honest.headers.get("content-type") != "application/json":
        return honest
    status, body = documented.polled(poll, "a-job", "pending", [])
    return json_answer(status, with_value(body, _status_path(documented), ["DREAMING"]))


def _null_generation(honest: Response, documented: Documented) -> Response:
    """An answer to a poll in which there is nothing where the job should be."""
    above = _status_path(documented).rpartition(".")[0]
    return _changed(honest, lambda value: with_value(value, above, [None]) if above else None)


def _without_members(honest: Response, documented: Documented) -> Response:
    above = _status_path(documented).rpartition(".")[0]
    return _changed(honest, lambda value: with_value(value, above, [{}]) if above else {})


def _refused(form: int) -> Callable[[Response, Documented], Response]:
    """A refusal in one of the forms that are documented."""

    def refused(_honest: Response, documented: Documented) -> Response:
        return json_answer(*Documented(documented.api, error_form=form).refused(["it was refused"]))

    return refused


def _beside(honest: Response, documented: Documented) -> Response:
    """The answer that names the job, with the members of a refusal beside it, where that is an object."""
    forms = [one.body for one in documented.refusals if isinstance(one.body, dict)]
    if not forms:
        return honest
    return _changed(honest, lambda value: {**forms[0], **value} if isinstance(value, dict) else value)


def _huge(honest: Response, documented: Documented) -> Response:
    """An answer that is larger than any; one that may hold files may be large."""
    at_once = any(one.role == "sync" for one in documented.api.operations.values())
    return Response(honest.status, honest.headers, honest.body.ljust(8 * HUGE if at_once else HUGE))


def _json(text: bytes) -> Callable[[Response], Response]:
    return lambda _: Response(200, {"content-type": "application/json"}, text)


_WHOLE: Final[Mapping[str, Callable[[Response], Response]]] = {
    "gzip": _zipped,
    "bad gzip": _badly_zipped,
    "unknown members": lambda honest: _changed(honest, _with_unknown),
    "HTML": lambda _: html_answer(200, "A captive portal."),
    "HTML 502": lambda _: html_answer(502, "Bad gateway."),
    "HTML 403": lambda _: html_answer(403, "Not from here."),
    "empty": lambda _: Response(200, {"content-type": "application/json"}),
    "204": lambda _: Response(204, {}),
    "truncated JSON": lambda honest: Response(honest.status, honest.headers, honest.body[: len(honest.body) // 2]),
    "wrong types": lambda honest: _changed(honest, _with_wrong_types),
    "JSON null": _json(b"null"),
    "JSON list": _json(b"[1, 2, 3]"),
    "empty object": _json(b"{}"),
    "redirect 302": lambda _: Response(302, {"location": ELSEWHERE}),
    "redirect 307": lambda _: Response(307, {"location": ELSEWHERE}),
}

OF_JSON: Final = ("truncated JSON", "longer than announced", "unknown members", "wrong types")
"""What nobody can tell from an honest answer where this is a file itself."""

_DOCUMENTED: Final[Mapping[str, Callable[[Response, Documented], Response]]] = {
    "huge JSON": _huge,
    "errors beside the job": _beside,
    "refusal": _refused(0),
    "refusal in another form": _refused(1),
    "new status": _new_status,
    "null generation": _null_generation,
    "missing members": _without_members,
}


def unaccepted(documented: Documented) -> Response:
    """What faults mutilate while nothing was accepted: it names a job that is none, and never arrives whole.

    A part of a file cannot be told from the whole: where that is the answer, nothing of it comes.
    """
    status, body = documented.created("no-job-of-anybody")
    return json_answer(status, f"{body.partition(',')[0]}," if isinstance(body, str) else body)
