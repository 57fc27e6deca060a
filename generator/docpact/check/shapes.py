"""The answers that a spec describes: which shape an answer has, and what each row of the delivery table means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from pydantic import JsonValue

from docpact.check.outcomes import Meaning
from docpact.spec import LoadedApi, LoadedSpec
from docpact.spec.answers import values_at
from docpact.spec.api import DeliveryRow, Operation
from docpact.spec.documented import Documented

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_UNCLEAR: Final = (500, 503, 302, 418)
_REFUSED: Final = 403
_NEW_CODE: Final = "of-another-day"
_SAID: Final = "this is what went wrong"
_REFUSALS_FROM: Final = 400
_KINDS: Final = {"success": "success", "errors": "errors", "error": "errors", "none": None}
"""What the delivery table calls the kinds of answers."""


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


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """An answer to a billed request, and what the delivery table says that it means."""

    name: str
    status: int
    answer: JsonValue
    meaning: Meaning
    event: str | None = None


def answer_cases(spec: LoadedSpec) -> Iterator[AnswerCase]:
    """Answers for every row of the delivery table that speaks of answers, each in the shape that its row wants."""
    api = spec.api.content
    rows, documented = [row for row in api.delivery if row.event is None], Documented(api)
    attempts = api.retries.attempts
    for row in api.delivery:
        if row.event is not None:
            error = row.error if row.outcome != "accepted" else None
            meaning = Meaning(error, (), attempts if _safe(row, spec.operation) else 1)
            yield AnswerCase(row.event, 0, None, meaning, row.event)
    seen: set[tuple[int, str]] = set()
    for row in rows:
        usual = (_REFUSED,) if row.codes or row.text else _UNCLEAR
        for status in row.statuses or usual:
            # By a code that nobody has documented no other row decides what a status is to decide.
            for code in row.codes or ((None, _NEW_CODE) if row.statuses and not row.answer else (None,)):
                text = f"{_SAID}: {row.text}" if row.text else _SAID
                kind = row.answer or ("error" if status >= _REFUSALS_FROM else "none")
                case = _case(rows, attempts, status, _Said(documented, spec.operation, kind, code, text))
                if (status, case.name) not in seen:
                    seen.add((status, case.name))
                    yield case
    named = {status for row in rows for status in row.statuses or []}
    if any(row.outcome == "accepted" and row.statuses for row in rows):
        # A job that is named with a status of which nobody says that it was accepted.
        other = next(status for status in _OTHER_SUCCESSES if status not in named)
        yield _case(rows, attempts, other, _Said(documented, spec.operation, "success", None, _SAID))


_OTHER_SUCCESSES: Final = (203, 206, 207, 226, *range(227, 300))


@dataclass(frozen=True, slots=True)
class _Said:
    """What an answer says: success, errors (a refused body) or error (any other), with a code and a text."""

    documented: Documented
    operation: Operation
    kind: str
    code: str | None
    text: str

    def __str__(self) -> str:
        code = f", code {self.code}" if self.code else ""
        return f"{self.kind}{code}{f', {self.text}' if self.text != _SAID else ''}"

    def answer(self, status: int) -> JsonValue:
        if self.kind == "none":
            return {}
        if self.kind == "success":
            return self.documented.created("a-job", self.operation)[1]
        if self.kind == "errors":
            return self.documented.refused([self.text])[1]
        return self.documented.error(status, self.text, self.code)[1]

    def words(self, status: int) -> tuple[str, ...]:
        """All that the answer says, each once, in the order in which ``api.yaml`` looks for it."""
        answer = self.answer(status)
        found = (text for path in self.documented.api.errors.texts for text in values_at(answer, path))
        return tuple(dict.fromkeys(text for text in found if isinstance(text, str)))

    def codes(self, status: int) -> list[str]:
        """The codes that the answer names."""
        answer = self.answer(status)
        return [str(code) for path in self.documented.api.errors.codes for code in values_at(answer, path)]


def _case(rows: list[DeliveryRow], attempts: int, status: int, said: _Said) -> AnswerCase:
    row = next((row for row in rows if _decides(row, status, said)), rows[-1])
    error = row.error if row.outcome != "accepted" else None
    words = said.words(status) if row.outcome == "refused" and said.kind not in ("none", "success") else ()
    meaning = Meaning(error, words, attempts if _safe(row, said.operation) else 1)
    return AnswerCase(f"HTTP {status} with {said}", status, said.answer(status), meaning)


def _safe(row: DeliveryRow, operation: Operation) -> bool:
    """Whether a request is sent again after an answer of this row."""
    return row.resend or (row.outcome == "unknown" and operation.idempotency is not None)


def _decides(row: DeliveryRow, status: int, said: _Said) -> bool:
    return (
        (row.statuses is None or status in row.statuses)
        and (row.codes is None or bool({*row.codes} & {*said.codes(status)}))
        and (row.text is None or (said.kind != "none" and row.text.lower() in said.text))
        and (row.answer is None or row.answer == _KINDS[said.kind])
    )
