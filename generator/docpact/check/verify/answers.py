"""What a server's answer to a billed request means, by the delivery table of ``api.yaml``."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from pydantic import JsonValue

from docpact.check.shapes import validator_of
from docpact.spec import LoadedApi
from docpact.spec.answers import answers_with_the_file, starts, values_at

Event = Literal["not_connected", "interrupted"]
Outcome = Literal["accepted", "refused", "not_sent", "unknown"]
Reason = Literal["body", "key", "limit", "credits", "moderation", "elsewhere"]
"""Why a request was refused: for its body, or for something that says nothing about the body."""

LONGEST_ANSWER: Final = 1024 * 1024
"""How many bytes of an answer are read; a longer one is not."""

_REASONS: Final[dict[str, Reason]] = {
    "AuthenticationFailed": "key",
    "RateLimited": "limit",
    "InsufficientCredits": "credits",
    "ContentModerated": "moderation",
}
_OF_BODIES: Final = frozenset({200, 201, 202, 400, 422})
"""Statuses with which a body is refused for what it says; others of the table are about the address or the caller."""
_TEXTS: Final = ("message", "msg", "error", "error_description", "detail", "title", "description", "reason")
_LISTS: Final = ("errors", "details", "detail", "extensions", "issues", "violations", "error")
_DEEPEST: Final = 8
_MOST_TEXTS: Final = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came, or the event that came instead of one; ``problem`` then says what."""

    status: int = 0
    media_type: str = ""
    content: bytes = b""
    retry_after: float | None = None
    event: Event | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer and what it means; ``reason`` is set for refusals. ``data`` is None where there is no JSON."""

    answer: Answer
    outcome: Outcome
    reason: Reason | None = None
    data: JsonValue = None
    messages: tuple[str, ...] = ()
    two_minded: bool = False
    """Whether it names a job, and says beside it what is wrong."""

    @property
    def about_body(self) -> bool:
        """Whether the server refused the body itself."""
        return self.outcome == "refused" and self.reason == "body"

    @property
    def costly(self) -> bool:
        """Whether the request has to be counted as accepted, as nobody knows that it was not."""
        return self.outcome in ("accepted", "unknown")


class Reader:
    """Reads answers to the ``create`` operation of one API."""

    def __init__(self, api: LoadedApi) -> None:
        self._api: Final = api.content
        self._billed: Final = [
            (one, validator_of(api, one.answer) if one.answer else None)
            for one in api.content.operations.values()
            if one.billed
        ]
        shown = (example.body for one, _ in self._billed for example in one.examples)
        self._speaks: Final = any(one.success for one, _ in self._billed) or any(
            self._bound(body, self._api.errors.messages) for body in shown
        )
        """Whether an answer may say anything beside a job: a word of its own makes it a success, or an example does."""

    def read(self, answer: Answer) -> Reading:
        """The first row of the delivery table that fits decides. What is not a known success never counts as one."""
        data = self._data(answer)
        bound, codes = self._bound(data, self._api.errors.messages), set(self._bound(data, self._api.errors.codes))
        messages = tuple(dict.fromkeys([*bound, *texts(data)]))
        kind = self._kind(answer, data, messages, said=bool(bound or codes))
        codes |= set(_codes(data, 0))
        text = " ".join(messages).lower()
        row = next(
            row
            for row in self._api.delivery
            if row.event == answer.event
            and (not row.statuses or answer.status in row.statuses)
            and (not row.codes or codes.intersection(row.codes))
            and (not row.text or row.text.lower() in text)
            and (not row.answer or row.answer == kind)
        )
        outcome: Outcome = row.outcome
        if kind == "success" and outcome == "refused":
            outcome = "unknown"  # a job is named, whatever the status says
        reason = _reason(answer, row.error, kind) if outcome == "refused" else None
        return Reading(answer, outcome, reason, data, messages, kind == "success" and bool(bound) and not self._speaks)

    def _data(self, answer: Answer) -> JsonValue:
        """The JSON of an answer; of one that is a file, where that may be, a data URL."""
        whole = any(answers_with_the_file(one) for one, _ in self._billed)
        if (
            whole
            and answer.content
            and re.match(r"(image|video|audio|model)/|application/octet-stream", answer.media_type)
        ):
            return f"data:{answer.media_type};base64,{b64encode(answer.content).decode()}"
        return read_json_answer(answer)

    def _bound(self, data: JsonValue, paths: Sequence[str]) -> list[str]:
        """The words or codes of an answer where ``api.yaml`` says that they stand."""
        found = [value for path in paths for value in values_at(data, path)]
        return [str(value) for value in found if isinstance(value, str | int) and value is not True][:_MOST_TEXTS]

    def _kind(
        self, answer: Answer, data: JsonValue, messages: tuple[str, ...], *, said: bool
    ) -> Literal["success", "errors", "neither"]:
        for operation, shape in self._billed:
            if starts(data, operation) and (shape is None or shape.is_valid(data)):
                return "success"
        faulty = said or isinstance(data, list) or (isinstance(data, dict) and any(data.get(name) for name in _LISTS))
        return "errors" if answer.event is None and faulty and (messages or _codes(data, 0)) else "neither"


def texts(data: JsonValue) -> list[str]:
    """The sentences of an answer that are about what is wrong, without repeats."""
    found: list[str] = []
    _collect(data, found, 0)
    return list(dict.fromkeys(found))[:_MOST_TEXTS]


def _collect(data: JsonValue, found: list[str], depth: int) -> None:
    if depth > _DEEPEST or len(found) > _MOST_TEXTS:
        return
    if isinstance(data, list):
        for item in data:
            if isinstance(item, str):
                found.append(item)
            else:
                _collect(item, found, depth + 1)
    elif isinstance(data, dict):
        found.extend(value for name in _TEXTS if isinstance(value := data.get(name), str))
        for name in _LISTS:
            _collect(data.get(name), found, depth + 1)


def _codes(data: JsonValue, depth: int) -> list[str]:
    if depth > _DEEPEST:
        return []
    if isinstance(data, list):
        return [code for item in data for code in _codes(item, depth + 1)]
    if not isinstance(data, dict):
        return []
    code = data.get("code")
    own = [code] if isinstance(code, str) else []
    return own + [code for name in _LISTS for code in _codes(data.get(name), depth + 1)]


def _reason(answer: Answer, error: str | None, kind: str) -> Reason:
    if error in _REASONS:
        return _REASONS[error]
    page = "html" in answer.media_type or answer.content.lstrip()[:1] == b"<"
    if answer.status in _OF_BODIES and not page and (kind == "errors" or answer.status >= 400):
        return "body"
    return "elsewhere"


def read_json_answer(answer: Answer) -> JsonValue:
    """The JSON of an answer; None where it holds none."""
    return read_json_text(answer.content)


def read_json_text(content: bytes) -> JsonValue:
    """The JSON of a text; None where it is none."""
    try:
        return cast("JsonValue", json.loads(content))
    except (ValueError, RecursionError):
        return None
