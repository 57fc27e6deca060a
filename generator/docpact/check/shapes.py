"""The answers that a spec describes: which shape an answer has, and what each row of the delivery table means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from pydantic import JsonValue

from docpact.check.outcomes import Meaning
from docpact.spec import LoadedApi
from docpact.spec.api import DeliveryRow

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

REFUSALS: Final = ("ErrorList", "WrappedErrorList")
"""The shapes in which the endpoint says what is wrong with a body."""
_UNCLEAR: Final = (500, 503, 302, 418)
_REFUSED: Final = 403
_SAID: Final = "this is what went wrong"


class Shapes:
    """The shapes of an API's answers, as JSON Schema."""

    def __init__(self, api: LoadedApi) -> None:
        self._api: Final = api

    def fitting(self, answer: JsonValue) -> frozenset[str]:
        """The names of the shapes that an answer fits."""
        return frozenset(name for name in self._api.content.shapes if self._validator(name).is_valid(answer))

    @cache  # noqa: B019  # lives as long as its harness
    def _validator(self, name: str) -> Validator:
        return validator_of(self._api, name)


def validator_of(api: LoadedApi, name: str) -> Validator:
    """A validator of answers in one of the shapes of ``api.yaml``."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415  # slow to import, and not always wanted

    shapes = api.content.shapes.items()
    definitions = {other: _pointed(cast("JsonValue", shape.json_schema)) for other, shape in shapes}
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": definitions})


def _pointed(schema: JsonValue) -> JsonValue:
    """A schema whose references name a definition instead of a shape."""
    if isinstance(schema, dict):
        return {name: f"#/$defs/{member}" if name == "$ref" else _pointed(member) for name, member in schema.items()}
    return [_pointed(member) for member in schema] if isinstance(schema, list) else schema


def messages_of(answer: JsonValue) -> Iterator[str]:
    """What a list of errors says of a body, bare or wrapped, as the API's users report it."""
    items = answer.get("errors") if isinstance(answer, dict) else answer
    for item in items if isinstance(items, list) else []:
        found: JsonValue = item
        for step in ("extensions", "details", "errors"):
            found = found.get(step) if isinstance(found, dict) else None
        yield from (text for text in (found if isinstance(found, list) else []) if isinstance(text, str))


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """An answer to a billed request, and what the delivery table says that it means."""

    name: str
    status: int
    answer: JsonValue
    meaning: Meaning
    event: str | None = None


def answer_cases(api: LoadedApi) -> Iterator[AnswerCase]:
    """Answers for every row of the delivery table that speaks of answers, each in the shape that its row wants."""
    rows = [row for row in api.content.delivery if row.event is None]
    attempts = api.content.retries.attempts
    for row in api.content.delivery:
        if row.event is not None:
            error = row.error if row.outcome != "accepted" else None
            meaning = Meaning(error, (), attempts if row.resend else 1)
            yield AnswerCase(row.event, 0, None, meaning, row.event)
    seen: set[tuple[int, str]] = set()
    for row in rows:
        for status in row.statuses or ((_REFUSED,) if row.codes or row.text else _UNCLEAR):
            for code in row.codes or (None,):
                text = f"{_SAID}: {row.text}" if row.text else _SAID
                kind = row.answer or "error"
                case = _case(rows, attempts, status, _Said(kind, code, text))
                if (status, case.name) not in seen:
                    seen.add((status, case.name))
                    yield case


@dataclass(frozen=True, slots=True)
class _Said:
    """What an answer says: success, errors (a list of them) or error (one), with a code and a text."""

    kind: str
    code: str | None
    text: str

    def __str__(self) -> str:
        code = f", code {self.code}" if self.code else ""
        return f"{self.kind}{code}{f', {self.text}' if self.text != _SAID else ''}"

    def answer(self) -> JsonValue:
        if self.kind == "success":
            return {"generate": {"generationId": "a-job"}}
        if self.kind == "errors":
            extensions: JsonValue = {"code": self.code or "VALIDATION_ERROR"}
            return [{"message": self.text, "extensions": extensions}]
        return {"error": self.text, "path": "$", **({"code": self.code} if self.code else {})}


def _case(rows: list[DeliveryRow], attempts: int, status: int, said: _Said) -> AnswerCase:
    row = next((row for row in rows if _decides(row, status, said)), rows[-1])
    error = row.error if row.outcome != "accepted" else None
    words = (said.text,) if row.outcome == "refused" else ()
    meaning = Meaning(error, words, attempts if row.resend else 1)
    return AnswerCase(f"HTTP {status} with {said}", status, said.answer(), meaning)


def _decides(row: DeliveryRow, status: int, said: _Said) -> bool:
    return (
        (row.statuses is None or status in row.statuses)
        and (row.codes is None or said.code in row.codes)
        and (row.text is None or row.text in said.text)
        and (row.answer is None or row.answer == ("success" if said.kind == "success" else "errors"))
    )
