"""Judges request bodies by facts alone, and names the path and the fact of each fault.

It shares no code with the OpenAPI document or the emitted models, so that a bug in one cannot hide in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, Protocol, cast

from pydantic import JsonValue

from docpact.check.json_text import JsonTextError, read_json
from docpact.check.schema import Schema, body_schema
from docpact.check.tree import Member, Source, by_path, concrete, effective, facts_of, member_tree
from docpact.errors import printable
from docpact.facts import Fact, canonical

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


@dataclass(frozen=True, slots=True)
class Refusal:
    """One fault of a body: where, which keyword refuses, the facts broken there by it, and a sentence that says so.

    ``path`` is written as facts write it; that of a missing or an unknown member is the member's own. ``keyword`` is
    None and ``facts`` empty where no fact is broken but the JSON text itself cannot be used.
    """

    path: str
    keyword: str | None
    facts: tuple[Fact, ...]
    message: str

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the facts, as in ``parameters.duration#enum``."""
        return tuple(fact.id for fact in self.facts)


class Judge:
    """A compiled set of facts. Raises DocpactError for facts that no body can be judged by."""

    def __init__(self, source: Source) -> None:
        self.facts: Final = facts_of(source)
        self.root: Final[Member] = member_tree(self.facts)
        self.schema: Final[Schema] = body_schema(self.root)
        self._by_id: Final = {fact.id: fact for fact in self.facts}
        self._members: Final = by_path(self.root)

    def judge(self, body: JsonValue) -> list[Refusal]:
        """Every fault of a body, sorted by path; an empty list for a body that the facts allow."""
        found: dict[tuple[str, str], Refusal] = {}
        for error in self._validator.iter_errors(body):
            for refusal in self._refusals(error):
                found.setdefault((refusal.path, refusal.ids[0]), refusal)
        return [found[key] for key in sorted(found)]

    def judge_text(self, text: bytes) -> list[Refusal]:
        """Every fault of a body as it was sent; text that is not JSON of one meaning is one fault without a fact."""
        try:
            body = read_json(text)
        except JsonTextError as error:
            return [Refusal(error.path, None, (), printable(str(error)))]
        return self.judge(body)

    def accepts(self, body: JsonValue) -> bool:
        """Whether the facts allow a body."""
        return self._validator.is_valid(body)

    def effective(self, body: JsonValue) -> JsonValue:
        """The body with documented defaults filled in, as the server is said to take it."""
        return effective(body, self.root)

    @property
    def models(self) -> list[str]:
        """The model names that the body may have."""
        member = self.root.properties.get("model")
        names = (member.enum if member else None) or []
        return [name for name in names if isinstance(name, str)]

    @cached_property
    def _validator(self) -> Validator:
        return _validator_class()(self.schema)

    def _refusals(self, error: ValidationError) -> Iterator[Refusal]:
        schema = cast("dict[str, JsonValue]", error.schema)
        steps = tuple(error.absolute_path)
        path = concrete(steps)
        instance = cast("JsonValue", error.instance)  # type: ignore[redundant-cast, unused-ignore]
        if isinstance(comment := schema.get("$comment"), str):
            fact = self._by_id[comment]
            yield _refusal(path if error.validator != "not" else fact.path, fact, instance)
        elif error.validator == "required":
            member = self._members[path]
            for name, child in member.properties.items():
                if child.required and isinstance(instance, dict) and name not in instance:
                    yield _refusal(child.path, child.facts["required"], instance)
        elif error.validator == "additionalProperties":
            member = self._members[path]
            for name in instance if isinstance(instance, dict) else ():
                if name not in member.properties:
                    yield _refusal(concrete((*steps, name)), member.facts["additionalProperties"], instance)
        else:
            yield _refusal(path, self._members[path].facts[cast("str", error.validator)], instance)


def _refusal(path: str, fact: Fact, value: JsonValue) -> Refusal:
    wanted = _WORDS[fact.keyword].format(_shown(fact.value), len(value) if isinstance(value, str | list) else "")
    return Refusal(path, fact.keyword, (fact,), printable(f"{path} {wanted}"))


def _shown(value: JsonValue) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(member) for member in value)
    if isinstance(value, str):
        return value
    return canonical(value)


_WORDS: Final[dict[str, str]] = {
    "type": "is not of type {0}",
    "required": "is missing",
    "enum": "has to be one of: {0}",
    "minimum": "is below {0}",
    "maximum": "is above {0}",
    "multipleOf": "is not a multiple of {0}",
    "minLength": "is {1} characters long, fewer than {0}",
    "maxLength": "is {1} characters long, more than {0}",
    "minItems": "has {1} items, fewer than {0}",
    "maxItems": "has {1} items, more than {0}",
    "itemType": "is not of type {0}",
    "pairs": "does not go with its partner; the pairs are: {0}",
    "rule": "is not as the rule says: {0}",
    "additionalProperties": "is not a parameter here",
}


class _NewValidator(Protocol):
    def __call__(self, schema: Schema) -> Validator: ...


class _Validators(Protocol):
    """What is used of jsonschema.validators, whose own annotations are incomplete."""

    def extend(self, validator: object, validators: dict[str, Callable[..., object]]) -> _NewValidator: ...


@cache
def _validator_class() -> _NewValidator:
    """JSON Schema's validator, with a multipleOf that counts in decimals: 0.3 is a multiple of 0.1."""
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415  # slow to import, and not always wanted
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415

    def multiple_of(
        _validator: object, divisor: object, instance: object, _schema: object
    ) -> Iterator[ValidationError]:
        if isinstance(instance, int | float) and not isinstance(instance, bool) and not is_multiple(instance, divisor):
            yield ValidationError("not a multiple")

    return cast("_Validators", validators).extend(Draft202012Validator, {"multipleOf": multiple_of})


def is_multiple(number: float, divisor: object) -> bool:
    """Whether a number, as its shortest decimal text says, is a whole multiple of another."""
    try:
        return Decimal(repr(number)) % Decimal(repr(divisor)) == 0
    except InvalidOperation:
        # More digits than Decimal divides: the exact fractions decide.
        return _exactly_divides(number, divisor)


def _exactly_divides(number: float, divisor: object) -> bool:
    from fractions import Fraction  # noqa: PLC0415  # for numbers that hardly anybody sends

    return (Fraction(repr(number)) / Fraction(repr(divisor))).denominator == 1
