"""The answers that a spec describes: which shape an answer has, and what each row of the delivery table means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from pydantic import JsonValue

from docpact.contract.outcomes import Meaning
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
        self._schemas: Final = {
            name: cast("JsonValue", shape.json_schema) for name, shape in api.content.shapes.items()
        }

    def fitting(self, answer: JsonValue) -> frozenset[str]:
        """The names of the shapes that an answer fits."""
        return frozenset(name for name in self._schemas if self._validator(name).is_valid(answer))

    @cache  # noqa: B019  # lives as long as its harness
    def _validator(self, name: str) -> Validator:
        from jsonschema import Draft202012Validator  # noqa: PLC0415  # slow to import, and not always wanted

        definitions = {name: _pointed(schema) for name, schema in self._schemas.items()}
        return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": definitions})


def _pointed(schema: JsonValue) -> JsonValue:
    """A schema whose references name a definition instead of a shape."""
    if isinstance(schema, dict):
        return {
            name: f"#/$defs/{member}" if name == "$ref" else _pointed(member) for name, member in schema.items()
        }
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
            for code in row.codes or [None]:
                text = f"{_SAID}: {row.text}" if row.text else _SAID
                case = _case(rows, attempts, status, row.answer or "error", code, text)
                if (status, case.name) not in seen:
                    seen.add((status, case.name))
                    yield case


def _case(
    rows: list[DeliveryRow], attempts: int, status: int, kind: str, code: str | None, text: str
) -> AnswerCase:
    row = next((row for row in rows if _decides(row, status, kind, code, text)), rows[-1])
    requests = attempts if row.resend else 1
    failed = row.outcome != "accepted"
    error = row.error if failed else None
    said = (text,) if row.outcome == "refused" else ()
    name = f"HTTP {status} with {kind}{f', code {code}' if code else ''}{f', {text}' if text != _SAID else ''}"
    return AnswerCase(name, status, _answer(kind, code, text), Meaning(error, said, requests))


def _decides(row: DeliveryRow, status: int, kind: str, code: str | None, text: str) -> bool:
    return (
        (row.statuses is None or status in row.statuses)
        and (row.codes is None or code in row.codes)
        and (row.text is None or row.text in text)
        and (row.answer is None or row.answer == ("success" if kind == "success" else "errors"))
    )


def _answer(kind: str, code: str | None, text: str) -> JsonValue:
    if kind == "success":
        return {"generate": {"generationId": "a-job"}}
    if kind == "errors":
        extensions: Mapping[str, JsonValue] = {"code": code or "VALIDATION_ERROR"}
        return [{"message": text, "extensions": dict(extensions)}]
    return {"error": text, "path": "$", **({"code": code} if code else {})}
