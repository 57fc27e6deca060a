"""What a promise of the contract suite is, and the words in which a broken one names the facts.

The promises themselves, each with the assertion that it stands for, are in ``contract_tests``: what is deleted there is
no longer noticed, and ``docpact score`` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from pydantic import JsonValue

from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.outcomes import Outcome
from docpact.facts import Fact, canonical
from docpact.spec import LoadedSpec

LONGEST_SHOWN: Final = 160
_MOST_SHOWN: Final = 10
_ALLOWING: Final = ("required", "default", "present")


class Case(Protocol):
    """What a promise is tried on; its name begins with the path that it is about, if it is about one."""

    @property
    def name(self) -> str: ...


Check = Callable[[Harness, Any], None]
Cases = Callable[[LoadedSpec], Iterable[Case]]


@dataclass(eq=False)
class Promise:
    """An assertion about one case at a time, and the cases of a spec that it is made for.

    Raises AssertionError for a broken one when called, or when kept for every case.
    """

    check: Check
    cases: Cases
    _known: list[tuple[LoadedSpec, Sequence[Case]]] = field(
        default_factory=list["tuple[LoadedSpec, Sequence[Case]]"], repr=False
    )

    @property
    def name(self) -> str:
        return self.check.__name__

    def __str__(self) -> str:
        return self.name

    def __call__(self, harness: Harness, case: Case) -> None:
        self.check(harness, case)

    def cases_for(self, spec: LoadedSpec) -> Sequence[Case]:
        """The cases of a spec, worked out once."""
        known = next((cases for other, cases in self._known if other is spec), None)
        if known is None:
            known = list(self.cases(spec))
            self._known.append((spec, known))
        return known

    def keep(self, harness: Harness, cases: Sequence[Case] | None = None) -> int:
        """Try every case: how many there were. Raises AssertionError that says on one screen what is broken."""
        tried = self.cases_for(harness.spec) if cases is None else cases
        failures: list[str] = []
        for case in tried:
            try:
                self.check(harness, case)
            except AssertionError as error:
                failures.append(str(error).partition("\nassert ")[0])
        if failures:
            raise AssertionError(summary(failures, len(tried)))
        return len(tried)


def promise(cases: Cases) -> Callable[[Check], Promise]:
    """Makes a promise of a function that asserts something of a harness and a case."""
    return lambda check: Promise(check, cases)


def named(spec: LoadedSpec, violation: InvalidBody) -> str:
    """A violation with the facts that it breaks, where the page and the spec state them, and the body."""
    facts = "; ".join(f"{fact} ({places(spec, fact)})" for fact in violation.facts) or "no fact, but JSON itself"
    return f"{violation.name}, which breaks {facts}: {shown(violation.body)}"


def allowed(spec: LoadedSpec, body: JsonValue, outcome: Outcome) -> str:
    """What went wrong with a body that the page allows: who refused it, by which facts, or what became of it."""
    if outcome.refused is not None:
        return f"the client refuses what the page allows by {_blamed(spec, outcome)}: {shown(body)}"
    if not outcome.sent:
        return f"the client sent nothing for {shown(body)} [{outcome.error}]"
    if outcome.sent != (canonical(body),):
        return f"meant was {shown(body)}, sent was {', '.join(map(cut, outcome.sent))}"
    started = len(outcome.started)
    return f"the endpoint started {started} jobs for a body that the page allows: {shown(body)} [{cut(outcome.error)}]"


def forbidden(spec: LoadedSpec, violation: InvalidBody, outcome: Outcome) -> str:
    """What went wrong with a body that the page forbids: it was sent, taken, or refused for a wrong reason."""
    wrong = named(spec, violation)
    if outcome.sent:
        return f"a request was sent for {wrong}"
    if outcome.refused is None:
        return f"the client accepted {wrong} [{cut(outcome.error)}]"
    return f"the client blames {', '.join(sorted(outcome.refused)) or 'nothing'} for {wrong}"


def shown(body: JsonValue) -> str:
    """A body's JSON, cut to what one line can hold."""
    return cut(canonical(body))


def cut(text: str) -> str:
    """A text, cut to what one line can hold."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def summary(failures: Iterable[str], tried: int) -> str:
    """Failures on one screen: how many of how many, and the first of them."""
    found = list(failures)
    lines = [f"{len(found)} of {tried} cases break the contract:", *found[:_MOST_SHOWN]]
    rest = [f"... and {len(found) - _MOST_SHOWN} more"] if len(found) > _MOST_SHOWN else []
    return "\n  ".join([*lines, *rest])


def places(spec: LoadedSpec, fact: Fact) -> str:
    """Who says a fact, and where: the page's line and the spec's."""
    for claim in spec.contract.claims:
        if claim.fact == fact:
            line = f"line {claim.page_line}, " if claim.page_line else ""
            return f"{claim.witness}, {line}{claim.place}"
    return "nowhere in the spec"


def _blamed(spec: LoadedSpec, outcome: Outcome) -> str:
    """The facts at the paths that a client blames for a body that they allow, and what the client said."""
    paths = outcome.refused or frozenset()
    facts = [fact for fact in sorted(spec.facts) if fact.path in paths and fact.keyword not in _ALLOWING]
    listed = "; ".join(f"{fact} ({places(spec, fact)})" for fact in facts) or "every fact of the spec"
    return f"{listed} [{cut(' '.join(outcome.error.split()))}]"
