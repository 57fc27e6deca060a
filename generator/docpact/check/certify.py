"""Two judges on one body: it counts as a violation only where both refuse it, and name the same facts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pydantic import JsonValue

from docpact.check.json_text import JsonTextError, read_json
from docpact.errors import DocpactError
from docpact.facts import Fact, Judge, Violation, canonical
from docpact.facts.keywords import Schema

if TYPE_CHECKING:
    import jsonschema_rs


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that is meant to be wrong: ``mended`` is the valid body that it was made from, ``path`` what is wrong."""

    name: str
    path: str
    body: JsonValue
    mended: JsonValue
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class InvalidBody:
    """A body that breaks some facts, mostly one, by both judges, and is valid once that is mended.

    ``paths`` are where it is refused. ``raw`` is the text to send where the fault is in the text alone (a member given
    twice, which breaks a rule of JSON and no fact); ``body`` is then what a lenient reader makes of it.
    """

    name: str
    paths: frozenset[str]
    facts: tuple[Fact, ...]
    messages: tuple[str, ...]
    """What is said of each fault: a fact that follows from others shows by the absence of its own words alone."""
    body: JsonValue
    mended: JsonValue
    raw: bytes | None = None

    @property
    def path(self) -> str:
        """The first of the paths: of most there is one."""
        return min(self.paths)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the broken facts, as in ``parameters.duration#enum``."""
        return tuple(fact.id for fact in self.facts)

    def text(self) -> bytes:
        """What to send."""
        return self.raw if self.raw is not None else json.dumps(self.body).encode()


class NotCertifiedError(ValueError):
    """A candidate that is not a violation: the message says why."""


class Certifier:
    """Certifies candidates by a judge and by jsonschema-rs. Raises DocpactError where jsonschema-rs is missing."""

    def __init__(self, judge: Judge) -> None:
        self.judge: Final = judge

    @cached_property
    def second(self) -> jsonschema_rs.Draft202012Validator:
        """The second judge: the JSON Schema of the contract."""
        try:
            import jsonschema_rs  # noqa: PLC0415  # an extra
        except ImportError:
            raise DocpactError(
                "violations need a second JSON Schema validator", hint="Install docpact[contract]."
            ) from None
        return jsonschema_rs.Draft202012Validator(self._schema)

    @cached_property
    def _schema(self) -> Schema:
        from docpact.write.json_schema import body_schema  # noqa: PLC0415  # only where violations are wanted

        return body_schema(self.judge.contract)

    def certify(self, candidate: Candidate, *, alone: bool = True) -> InvalidBody:
        """The candidate as a violation, ``alone`` of one path. Raises NotCertifiedError, saying what is missing."""
        if not (self.judge.accepts(candidate.mended) and self.second.is_valid(candidate.mended)):
            raise NotCertifiedError("the body that it was made from is not valid")
        if candidate.raw is not None:
            return self._certified_text(candidate, candidate.raw)
        faults = self.judge.refusals(candidate.body)
        if not faults:
            raise NotCertifiedError("it is valid")
        facts = tuple(sorted({fault.fact for fault in faults}))
        paths = frozenset(str(fault.path) for fault in faults)
        elsewhere = {
            fault.path for fault in faults if str(fault.path) != candidate.path and not _joins(fault, candidate)
        }
        if alone and (elsewhere or candidate.path not in paths):
            raise NotCertifiedError(f"refused at {', '.join(sorted(paths))} instead of {candidate.path} alone")
        if self._second_facts(candidate.body) != {self._of_the_value(fact) for fact in facts if _says(fact)}:
            raise NotCertifiedError("the two judges disagree")
        messages = tuple(fault.message for fault in faults)
        return InvalidBody(candidate.name, paths, facts, messages, candidate.body, candidate.mended)

    def _second_facts(self, body: JsonValue) -> set[Fact | None]:
        """The facts that the second judge names, each as it is said of the value itself."""
        import jsonschema_rs  # noqa: PLC0415  # an extra

        from docpact.write.json_schema import fact_of_error  # noqa: PLC0415  # only where violations are wanted

        found: set[Fact | None] = set()
        for error in self.second.iter_errors(body):
            kind = error.kind
            missing = kind.property if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required) else None
            steps, loc = [*error.schema_path], tuple(error.instance_path)
            fact = fact_of_error(self.judge.contract, self._schema, steps, loc, missing)
            found.add(fact and self._of_the_value(fact))
        return found

    def _of_the_value(self, fact: Fact) -> Fact:
        """A fact as it is said of the value itself: of items as of each, since a schema has one place for both."""
        home, keyword = self.judge.contract.home(fact)
        return Fact(home.path, keyword, fact.value, fact.when)

    def _certified_text(self, candidate: Candidate, raw: bytes) -> InvalidBody:
        try:
            read_json(raw)
        except JsonTextError as error:
            message = str(error)
            if error.path != candidate.path:
                raise NotCertifiedError(f"the text is refused at {error.path}") from None
        else:
            raise NotCertifiedError("the text is not refused")
        if canonical(json.loads(raw)) != canonical(candidate.mended):
            raise NotCertifiedError("a lenient reader does not see the valid body")
        paths = frozenset({candidate.path})
        return InvalidBody(candidate.name, paths, (), (message,), candidate.body, candidate.mended, raw)


def _joins(fault: Violation, candidate: Candidate) -> bool:
    """Whether a fault elsewhere is of a fact that speaks of the value at the candidate's path as well."""
    subjects = fault.fact.meaning.subjects(fault.fact.path, fault.fact.value)
    return any(str(subject) == candidate.path for subject in subjects if subject != fault.fact.path)


def _says(fact: Fact) -> bool:
    """Whether JSON Schema can say a fact: arithmetic is an annotation there."""
    return fact.meaning.about == "presence" or any(
        not name.startswith("x-") for name in fact.meaning.schema(fact.value)
    )
