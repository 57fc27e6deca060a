"""Two JSON Schema validators on one body: a violation counts only where both refuse it and the judge names one path."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pydantic import JsonValue

from docpact.check.judge import Judge
from docpact.errors import DocpactError
from docpact.facts import Fact, canonical

if TYPE_CHECKING:
    import jsonschema_rs


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that is meant to be wrong at one path: ``mended`` is the valid body that it was made from."""

    name: str
    path: str
    body: JsonValue
    mended: JsonValue
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A body that is invalid at exactly one path, by both validators, and valid once that is mended.

    ``facts`` are those broken there. ``raw`` is the text to send where the fault is in the text alone (a member given
    twice, which breaks a rule of JSON and no fact); ``body`` is then what a lenient reader makes of it.
    """

    name: str
    path: str
    facts: tuple[Fact, ...]
    body: JsonValue
    mended: JsonValue
    raw: bytes | None = None

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
        """The second validator, compiled from the very schema that the judge uses."""
        try:
            import jsonschema_rs  # noqa: PLC0415  # an extra
        except ImportError:
            raise DocpactError(
                "violations need a second JSON Schema validator", todo="Install docpact[contract]."
            ) from None
        return jsonschema_rs.Draft202012Validator(self.judge.schema)

    def certify(self, candidate: Candidate) -> Violation:
        """The candidate as a violation. Raises NotCertifiedError, saying what is missing."""
        if not (self.judge.accepts(candidate.mended) and self.second.is_valid(candidate.mended)):
            raise NotCertifiedError("the body that it was made from is not valid")
        if candidate.raw is not None:
            return self._certified_text(candidate, candidate.raw)
        refusals = self.judge.judge(candidate.body)
        if bool(refusals) == self.second.is_valid(candidate.body):
            raise NotCertifiedError("the two validators disagree")
        paths = sorted({refusal.path for refusal in refusals})
        if paths != [candidate.path]:
            found = ", ".join(paths) or "nowhere"
            raise NotCertifiedError(f"refused at {found} instead of {candidate.path} alone")
        broken = {fact.id: fact for refusal in refusals for fact in refusal.facts}
        facts = tuple(broken[name] for name in sorted(broken))
        return Violation(candidate.name, candidate.path, facts, candidate.body, candidate.mended)

    def _certified_text(self, candidate: Candidate, raw: bytes) -> Violation:
        refusals = self.judge.judge_text(raw)
        if [refusal.path for refusal in refusals] != [candidate.path]:
            raise NotCertifiedError(f"the text is not refused at {candidate.path} alone")
        if canonical(json.loads(raw)) != canonical(candidate.mended):
            raise NotCertifiedError("a lenient reader does not see the valid body")
        return Violation(candidate.name, candidate.path, (), candidate.body, candidate.mended, raw)
