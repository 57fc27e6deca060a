# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""What an answer means: for a billed request whether it was accepted, refused, or nobody knows. The API's table decides."""

from __future__ import annotations

import json
import re
import secrets
from base64 import b64encode
from collections.abc import Sequence
from itertools import islice
from typing import Any, Literal, NamedTuple

from . import errors
from .api import Api, Operation, Row
from .errors import ApiError
from .paths import every, first, found_at, items, members, text, word
from .values import Cost
from .wire import Answer

_MOST = 100  # messages of one answer that are read
_FILE = re.compile(r"((?:image|video|audio|model)/[\w.+-]+|application/octet-stream)\s*(?:;|$)", re.ASCII)


class Report(NamedTuple):
    """What an answer's body says, whatever its status; ``text`` is that of one that is not JSON."""

    data: Any
    kind: Literal["success", "errors", "unreadable"]
    codes: Sequence[str] = ()
    messages: Sequence[str] = ()
    text: str | None = None

    @property
    def raw(self) -> Any:
        """The whole answer: data, or the text of one that is not JSON."""
        return self.data if self.text is None else self.text


def examine(api: Api, operation: Operation, answer: Answer) -> Report:
    """Read an answer's body. One that is a file, where that may be, is a data URL; other than JSON is unreadable."""
    content, file = answer.content, _FILE.match(answer.headers.get("content-type", "").lower())
    if file and content and any("$" in paths for paths in operation.files.values()):
        return Report(f"data:{file[1]};base64,{b64encode(content).decode()}", "success")
    try:
        # Of bytes json would guess the encoding, and find in UTF-16 what nobody has looked through for the key.
        data: Any = json.loads(content.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError):
        return Report(None, "unreadable", text=content.decode(errors="replace") or None)
    if not (members(data) or items(data)):
        return Report(data, "unreadable")
    messages, found = texts(data, api.errors.messages), islice(every(data, api.errors.codes), _MOST)
    codes = tuple(dict.fromkeys(str(code) for code in found if isinstance(code, (str, int)) and code != ""))
    if operation.success:
        shown = [(first(data, [path]), accepted) for path, accepted in operation.success]
        said = all((value, type(value)) in [(one, type(one)) for one in accepted] for value, accepted in shown)
        kind: Literal["success", "errors", "unreadable"] = "success" if said else "errors"
    elif operation.role == "poll" and any(status(operation, data) in words for words in api.waiter[:3]):
        kind = "success"  # a message beside the word for a job's state is why it failed
    elif operation.role != "poll" and (job_id(operation, data) or files(operation, data)):
        kind = "success"  # a message beside what was asked for is no refusal
    else:
        listed = any(path.startswith("[]") for path in operation.reads.get("items", ()))
        kind = "errors" if messages or codes else "success" if members(data) or listed else "unreadable"
    return Report(data, kind, codes, messages)


def texts(data: object, paths: Sequence[str]) -> tuple[str, ...]:
    """Every text at these paths that is not empty, once each."""
    return tuple(dict.fromkeys(word for word in islice(every(data, paths), _MOST) if isinstance(word, str) and word))


def decide(api: Api, answer: Answer, report: Report) -> Row:
    """The first row of the table that fits."""
    said = " ".join(report.messages).lower()
    fitting = (
        row
        for row in api.delivery
        if row.event == answer.event
        and (not row.statuses or answer.status in row.statuses)
        and (not row.codes or any(code in row.codes for code in report.codes))
        and (not row.text or row.text in said)
        and (not row.answer or row.answer == report.kind)
    )
    return next(fitting, api.delivery[-1])


def decide_billed(api: Api, operation: Operation, answer: Answer, report: Report, job: str | None) -> Row:
    """As ``decide``, for a request that starts a ``job``: accepted only where it is named, or the files are there.

    Where it is named in an answer that does not fit, there may be a job: never a refusal, and never sent again.
    """
    if job is None:
        return decide(api, answer, report if report.kind == "errors" else report._replace(kind="unreadable"))
    if operation.success and report.kind == "errors":
        return Row("unknown")
    row = decide(api, answer, Report(report.data, "success"))
    return row if row.outcome == "accepted" else Row("unknown")


def api_error(api: Api, kind: str, answer: Answer, report: Report) -> ApiError:
    """The exception for an answer that says no."""
    code, explanations = report.codes[0] if report.codes else None, texts(report.data, api.errors.explanations)
    words = tuple(dict.fromkeys([*report.messages, *explanations]))
    said = "; ".join(words) or ("an answer that is not JSON" if report.data is None else "an error without a message")
    said = f"{printable(said)[:500]} (HTTP {answer.status}{f', {printable(code)[:60]}' if code else ''})"
    known = about(api, answer, report)
    error: ApiError = getattr(errors, kind)(said, code=code, messages=words, retry_after=answer.retry_after, **known)
    return error


def about(api: Api, answer: Answer, report: Report) -> dict[str, Any]:
    """The attributes that every error has of the answer that it is about."""
    named = (answer.headers.get(name.lower()) for name in api.errors.request_id_headers)
    request_id = next(filter(None, named), None) or text(report.data, api.errors.request_id)
    return {"status": answer.status or None, "request_id": request_id, "headers": answer.headers, "raw": report.raw}


def printable(said: str) -> str:
    """A server's text on one line, with nothing in it that steers a terminal."""
    return "".join(character if character.isprintable() else "?" for character in said)


def job_id(operation: Operation, data: object) -> str | None:
    """The id of an accepted job; None where the answer names none. Files that come at once without one get one here."""
    made = operation.role == "sync" and files(operation, data)
    return text(data, operation.reads.get("job", ())) or (secrets.token_hex(8) if made else None)


def status(operation: Operation, data: object) -> str | None:
    """The server's word for how far a job is; None where it names none."""
    return word(data, operation.reads.get("status", ()))


def cost(operation: Operation, data: object) -> Cost | None:
    """What a job costs; None where the answer does not say."""
    for paths in operation.costs:
        amount = first(data, [paths.amount])
        if isinstance(amount, (str, int, float)) and not isinstance(amount, bool):
            return Cost(str(amount), (text(data, [paths.unit]) if paths.unit else paths.word) or "")
    return None


class FileAddress(NamedTuple):
    """One file of an answer: its kind of media, where it lies (or its content in base64), and its own id."""

    kind: str
    url: str
    id: str = ""


def files(operation: Operation, data: object) -> list[FileAddress]:
    """The files of an answer, by kind; of each kind those at the first path that has any."""
    found: list[FileAddress] = []
    for kind, paths in operation.files.items():
        for path in paths:
            of_kind = [
                FileAddress(kind, value, str(holder.get(operation.file_id) or ""))
                for holder, value in found_at(data, path)
                if isinstance(value, str) and value
            ]
            if of_kind:
                found += of_kind
                break
    return found
