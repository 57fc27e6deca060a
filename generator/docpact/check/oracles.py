"""One corpus of bodies and several judges of it that share no code: where two of them part, one has a reason or drifts.

The judge of facts is the reference. The others are the emitted models, two JSON Schema validators over the compiled
OpenAPI document, and whatever answers requests. A judge's verdict is the set of paths at which it refuses a body, empty
where it accepts it. What is documented in ``REASONS`` is no drift; a reason that nothing needs is a defect of ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, Protocol, cast

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from pydantic import JsonValue

from docpact.check import cases
from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.json_text import JsonTextError, read_json
from docpact.check.promises import body_excerpt, cut, stated_at
from docpact.check.values import boundary_bodies, closed_bodies
from docpact.check.violations import violations
from docpact.facts import ROOT, Fact, Judge, Path, value_at
from docpact.spec import LoadedSpec
from docpact.spec.answers import starts
from docpact.spec.documented import Documented
from docpact.write.openapi import request_schema

Verdict = frozenset[str]
"""The paths at which a body is refused; none where it is accepted."""

OracleName = Literal["the emitted models", "jsonschema", "jsonschema-rs", "the sandbox over HTTP"]
MODELS: Final[OracleName] = "the emitted models"
JSONSCHEMA: Final[OracleName] = "jsonschema"
JSONSCHEMA_RS: Final[OracleName] = "jsonschema-rs"
SANDBOX: Final[OracleName] = "the sandbox over HTTP"
COMPARE: Final = "compare"
CLOSED: Final = "closed values"
ACCEPTED: Final[Verdict] = frozenset()
_MOST_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A body of the corpus: what it is an example of, the path that it is about, and the facts that it breaks there.

    ``raw`` is the text where it alone is what is wrong; ``body`` is then what a lenient reader makes of it.
    """

    name: str
    body: JsonValue
    path: str = ROOT
    facts: tuple[Fact, ...] = ()
    raw: bytes | None = None

    def text(self) -> bytes:
        """What to send."""
        return self.raw if self.raw is not None else json.dumps(self.body).encode()

    @classmethod
    def of(cls, violation: InvalidBody) -> Entry:
        return cls(violation.name, violation.body, violation.path, violation.facts, violation.raw)


Oracle = Callable[[Entry], Verdict]


class Corpus:
    """The bodies of one spec, each kind worked out when it is first asked for."""

    def __init__(self, spec: LoadedSpec) -> None:
        self._spec = spec

    @cached_property
    def edges(self) -> list[Entry]:
        """Bodies at the edges of what is allowed, certified violations, and what no documentation speaks of."""
        found = [Entry(valid.name, valid.body) for valid in boundary_bodies(self._spec)]
        found += map(Entry.of, violations(self._spec))
        return found + [Entry(near.name, near.body, near.path) for near in cases.near_misses(self._spec)]

    def closed(self, every: int = 1) -> Iterator[Entry]:
        """The combinations of closed values; only one of so many of them, where that is asked for."""
        return (Entry(CLOSED, body) for number, body in enumerate(closed_bodies(self._spec)) if number % every == 0)


def judge_of_facts(spec: LoadedSpec) -> Oracle:
    """The reference: docpact's own judge, which knows neither models nor OpenAPI."""
    judge = Judge(spec.contract)

    def verdict(entry: Entry) -> Verdict:
        try:
            body = entry.body if entry.raw is None else read_json(entry.raw)
        except JsonTextError as error:
            return frozenset({error.path})
        return frozenset(str(fault.path) for fault in judge.refusals(body))

    return verdict


def emitted_models(harness: Harness) -> Oracle:
    """What ``create_from`` refuses; of closed values, of which there are thousands, what the request model refuses."""

    def verdict(entry: Entry) -> Verdict:
        if entry.name == CLOSED:
            try:
                harness.page.request.model_validate(entry.body)
            except ValueError as error:
                return frozenset({f"(somewhere: {cut(str(error))})"})
            return ACCEPTED
        outcome = harness.outcome(harness.create_from, entry.body)
        if outcome.sent:
            return ACCEPTED
        return outcome.refused if outcome.refused is not None else frozenset({f"(nothing was sent: {outcome.error})"})

    return verdict


def by_jsonschema(spec: LoadedSpec) -> Oracle:
    """jsonschema over the model's request in the compiled OpenAPI document."""
    validator = Draft202012Validator(request_schema(spec))

    def verdict(entry: Entry) -> Verdict:
        errors = cast("_Validating", validator).iter_errors(entry.body)
        return frozenset(path for error in errors for path in _paths(error))

    return verdict


class _Validating(Protocol):
    """What is used of a validator, whose own annotations are incomplete."""

    def iter_errors(self, instance: JsonValue) -> Iterable[ValidationError]: ...


def _paths(error: ValidationError) -> Iterator[str]:
    """The paths of an error: of a missing or an unknown member that member's own."""
    steps = tuple(error.absolute_path)
    content = cast("JsonValue", error.instance)  # type: ignore[redundant-cast, unused-ignore]
    schema = cast("dict[str, JsonValue]", error.schema)
    if error.validator == "required":
        # One error for each member: its name stands in the message alone.
        names = cast("list[str]", error.validator_value)
        missing = [name for name in names if isinstance(content, dict) and name not in content]
    elif error.validator == "dependentRequired":
        needed = cast("dict[str, list[str]]", error.validator_value)
        names = [
            name
            for given, others in needed.items()
            if isinstance(content, dict) and given in content
            for name in others
        ]
        missing = [name for name in names if isinstance(content, dict) and name not in content]
    elif error.validator == "additionalProperties":
        known = cast("dict[str, JsonValue]", schema.get("properties", {}))
        missing = [name for name in content if name not in known] if isinstance(content, dict) else []
    else:
        missing = []
    yield from (str(Path.from_loc((*steps, name))) for name in missing)
    if not missing:
        yield str(Path.from_loc(steps))


def by_jsonschema_rs(spec: LoadedSpec) -> Oracle:
    """jsonschema-rs over the same schema."""
    validator = jsonschema_rs.Draft202012Validator(request_schema(spec))
    kinds = jsonschema_rs.ValidationErrorKind

    def paths(error: jsonschema_rs.ValidationError) -> list[str]:
        steps = tuple(error.instance_path)
        if isinstance(error.kind, kinds.Required):
            return [str(Path.from_loc((*steps, error.kind.property)))]
        if isinstance(error.kind, kinds.AdditionalProperties):
            return [str(Path.from_loc((*steps, name))) for name in error.kind.unexpected]
        return [str(Path.from_loc(steps))]

    return lambda entry: frozenset(path for error in validator.iter_errors(entry.body) for path in paths(error))


def by_answers(spec: LoadedSpec, post: Callable[[bytes], tuple[int, JsonValue]]) -> Oracle:
    """Whatever answers requests: ``post`` sends a body and gives the answer's status and JSON.

    The paths are those with which the answer's messages begin. An answer that neither names a job nor refuses is a
    verdict of its own.
    """
    members, documented = {str(path) for path in spec.contract.fields}, Documented(spec.api.content)

    def verdict(entry: Entry) -> Verdict:
        status, answer = post(entry.text())
        messages = tuple(documented.messages(answer)) if documented.refuses(answer) else ()
        if messages:
            known = sorted({entry.path, *members}, key=len, reverse=True)
            return frozenset(_beginning(message, known) for message in messages)
        started = status in spec.operation.statuses and starts(answer, spec.operation)
        return ACCEPTED if started else frozenset({f"(HTTP {status} without a path: {cut(json.dumps(answer))})"})

    return verdict


def _beginning(message: str, known: Sequence[str]) -> str:
    """The path that a message begins with; names may hold spaces, so that known ones are tried first."""
    if message.startswith("the body "):
        return ROOT
    return next((path for path in known if message.startswith(f"{path} ")), message.partition(" ")[0])


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a judge rightly parts from the reference: whose reason it is, on which bodies, and in which specs it is met.

    ``parts`` is given the spec, the body, the judge's verdict and the reference's; ``met`` says whether the corpus of a
    spec must have such a body.
    """

    oracles: tuple[OracleName, ...]
    parts: Callable[[LoadedSpec, Entry, Verdict, Verdict], bool]
    met: Callable[[LoadedSpec], bool]


def _fraction_of_zero(_spec: LoadedSpec, entry: Entry, verdict: Verdict, reference: Verdict) -> bool:
    value = value_at(entry.body, Path(entry.path).loc())
    return (
        reference == ACCEPTED and verdict == frozenset({entry.path}) and isinstance(value, float) and value.is_integer()
    )


def _in_the_text(_spec: LoadedSpec, entry: Entry, verdict: Verdict, reference: Verdict) -> bool:
    return entry.raw is not None and verdict == ACCEPTED and reference == frozenset({entry.path})


def _binary_fraction(spec: LoadedSpec, entry: Entry, verdict: Verdict, reference: Verdict) -> bool:
    return reference == ACCEPTED and verdict <= _rounded(spec, entry.body)


def _arithmetic(spec: LoadedSpec, entry: Entry, verdict: Verdict, reference: Verdict) -> bool:
    broken = {str(fault.path) for fault in Judge(spec.contract).refusals(entry.body) if fault.fact.keyword == COMPARE}
    return reference - verdict <= broken and verdict <= reference and bool(reference - verdict)


def _joined(spec: LoadedSpec, entry: Entry, verdict: Verdict, reference: Verdict) -> bool:
    """Whether the two name one refusal of a combination at different heights of the same branch."""
    joining = {str(fault.path) for fault in Judge(spec.contract).refusals(entry.body) if _joins(fault.fact)}
    missed, instead = reference - verdict, verdict - reference
    return (
        missed <= joining
        and all(
            any(Path(one).holds(Path(other)) or Path(other).holds(Path(one)) for one in joining) for other in instead
        )
        and bool(verdict)
    )


def _joins(fact: Fact) -> bool:
    return bool(fact.when) or fact.meaning.family == "combination"


def _compares(spec: LoadedSpec) -> bool:
    return any(one.refuses and one.fact.keyword == COMPARE for one in spec.contract.constraints)


def _rounded(spec: LoadedSpec, body: JsonValue) -> Verdict:
    """Where a number is a multiple of its step in decimals and, as the binary fractions that both become, is not."""
    steps = [
        claim.fact
        for claim in spec.contract.claims
        if claim.fact.keyword == "multipleOf" and isinstance(claim.fact.value, float)
    ]
    found = ((fact.path, value_at(body, fact.path.loc()), fact.value) for fact in steps)
    return frozenset(
        path
        for path, value, step in found
        if isinstance(value, float) and isinstance(step, float) and not (value / step).is_integer()
    )


def _holds(*types: str) -> Callable[[LoadedSpec], bool]:
    def met(spec: LoadedSpec) -> bool:
        return any(field.type in types for field in spec.contract.fields.values())

    return met


def _binary_steps(spec: LoadedSpec) -> bool:
    return any(_rounded(spec, valid.body) for valid in boundary_bodies(spec))


REASONS: Final[dict[str, Reason]] = {
    "4.0 is an integer for JSON Schema and for the page nothing: the client refuses what no caller can have meant": (
        Reason((MODELS,), _fraction_of_zero, _holds("integer"))
    ),
    "a member given twice is lost where text becomes a value: who is handed values cannot see it": (
        Reason((MODELS, JSONSCHEMA, JSONSCHEMA_RS), _in_the_text, _holds("object"))
    ),
    "jsonschema divides binary fractions, in which 0.3 is no multiple of 0.1; a page means decimals": (
        Reason((JSONSCHEMA,), _binary_fraction, _binary_steps)
    ),
    "JSON Schema has no arithmetic: comparisons stand in an extension that no validator reads": (
        Reason((JSONSCHEMA, JSONSCHEMA_RS), _arithmetic, _compares)
    ),
    "JSON Schema refuses what joins members at the object that holds them; a fact, at the member that it is about": (
        Reason((JSONSCHEMA, JSONSCHEMA_RS), _joined, lambda _spec: False)
    ),
}
"""Every documented disagreement. A new entry needs a made-up body in the tests of this room that meets it."""


@dataclass(slots=True)
class Comparison:
    """One judge beside the reference: how many bodies both judged, what drifted, and how often each reason was met."""

    oracle: OracleName
    judged: int = 0
    drifts: list[str] = field(default_factory=list[str])
    met: dict[str, int] = field(default_factory=dict[str, int])

    def unmet(self, spec: LoadedSpec) -> list[str]:
        """The reasons that this judge should have met with the whole corpus of a spec, and has not."""
        wanted = (name for name, reason in REASONS.items() if self.oracle in reason.oracles and reason.met(spec))
        return [name for name in wanted if name not in self.met]

    def report(self) -> str:
        """What drifted, on one screen: how much, and the first of it."""
        rest = len(self.drifts) - _MOST_SHOWN
        lines = [f"{self.oracle} and the facts part on {len(self.drifts)} of {self.judged} bodies:"]
        lines += [*self.drifts[:_MOST_SHOWN], *([f"... and {rest} more"] if rest > 0 else [])]
        return "\n  ".join(lines)


def compare(
    spec: LoadedSpec, name: OracleName, oracle: Oracle, entries: Iterable[Entry], reference: Oracle | None = None
) -> Comparison:
    """Hold a judge against the judge of facts on every body; what differs without a reason is a drift.

    ``reference`` is :func:`judge_of_facts`, for who has it already.
    """
    reference = reference or judge_of_facts(spec)
    found = Comparison(name)
    for entry in entries:
        found.judged += 1
        verdict, wanted = oracle(entry), reference(entry)
        if verdict == wanted:
            continue
        reason = _reason(spec, name, entry, verdict, wanted)
        if reason is None:
            found.drifts.append(_drift(spec, name, entry, verdict, wanted))
        else:
            found.met[reason] = found.met.get(reason, 0) + 1
    return found


def _reason(spec: LoadedSpec, name: OracleName, entry: Entry, verdict: Verdict, wanted: Verdict) -> str | None:
    for text, reason in REASONS.items():
        if name in reason.oracles and reason.parts(spec, entry, verdict, wanted):
            return text
    return None


def _drift(spec: LoadedSpec, name: OracleName, entry: Entry, verdict: Verdict, wanted: Verdict) -> str:
    """One disagreement: who, which body, at which paths, and the facts at stake with where they stand."""
    facts = entry.facts or tuple(
        fact
        for fact in (constraint.fact for constraint in spec.contract.constraints)
        if fact.path in verdict | wanted and fact.meaning.constrains
    )
    stated = "; ".join(f"{fact} ({stated_at(spec, fact)})" for fact in facts) or "no fact"
    judged = f"{_said(verdict)} by {name}, {_said(wanted)} by the facts"
    what = body_excerpt(entry.body) if entry.raw is None else cut(entry.raw.decode("utf-8", "replace"))
    return f"{judged}: {entry.name}, about {stated}: {what}"


def _said(verdict: Verdict) -> str:
    return f"refused at {', '.join(sorted(verdict))}" if verdict else "accepted"
