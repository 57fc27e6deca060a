"""What a promise of the contract suite is, and the words in which a broken one names the facts.

The promises themselves, each with the assertion that it stands for, are in ``contract_tests``: what is deleted there is
no longer noticed, and ``docpact score`` says so.
"""

from __future__ import annotations

import hashlib
import shlex
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from pydantic import JsonValue

from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.outcomes import Outcome
from docpact.check.time_limit import TooLongError, bounded_case
from docpact.check.violations import refuses_something
from docpact.errors import display_path
from docpact.facts import ROOT, Fact, Field, canonical
from docpact.spec import LoadedSpec

LONGEST_SHOWN: Final = 160
_MOST_SHOWN: Final = 10
_ALLOWING: Final = ("required", "default", "present")
_LONG_TEXT: Final = 40
"""Characters from which on a text that repeats one of them is shown by their number."""


class Case(Protocol):
    """What a promise is tried on; its name begins with the path that it is about, if it is about one."""

    @property
    def name(self) -> str: ...


Check = Callable[[Harness, Any], None]
Cases = Callable[[LoadedSpec], Iterable[Case]]


class Groups(Protocol):
    """How the cases of a promise are parted, so that each part is a test of its own."""

    def names(self, spec: LoadedSpec) -> Sequence[str]:
        """The names of all parts of a spec, from its facts alone: cases are worked out when they are needed."""
        ...

    def name(self, case: Any, names: Collection[str]) -> str:
        """The part that a case belongs to."""
        ...


@dataclass(frozen=True, slots=True)
class ByFact:
    """The first fact that a case breaks; ``of`` says which facts there may be cases for."""

    of: Callable[[LoadedSpec], Iterable[Fact]] = lambda spec: (one.fact for one in spec.contract.constraints)
    others: bool = True

    def names(self, spec: LoadedSpec) -> Sequence[str]:
        found = (fact.id for fact in self.of(spec) if refuses_something(fact))
        return [*dict.fromkeys(found), *([OTHERS] if self.others else [])]

    def name(self, case: Any, names: Collection[str]) -> str:
        found: Sequence[str] = case.ids
        return next((one for one in found if one in names), OTHERS)


@dataclass(frozen=True, slots=True)
class ByPath:
    """The path with which the name of a case begins; ``of`` says which fields there may be cases for."""

    of: Callable[[Field], bool] = lambda _field: True
    others: bool = True

    def names(self, spec: LoadedSpec) -> Sequence[str]:
        found = (str(path) for path, field in spec.contract.fields.items() if path != ROOT and self.of(field))
        return [*found, *([OTHERS] if self.others else [])]

    def name(self, case: Any, names: Collection[str]) -> str:
        path = str(case.name).partition(" ")[0]
        return path if path in names else OTHERS


class Whole:
    """All cases together."""

    def names(self, spec: LoadedSpec) -> Sequence[str]:  # noqa: ARG002  # the same for all
        return [""]

    def name(self, case: Any, names: Collection[str]) -> str:  # noqa: ARG002  # the same for all
        return ""


OTHERS: Final = "the-body"
"""The part of cases that are about no single fact or path."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The cases of a promise for one spec, all of them and by part."""

    spec: LoadedSpec
    cases: Sequence[Case]
    parts: dict[str, list[Case]]


@dataclass(eq=False)
class Promise:
    """An assertion about one case at a time, and the cases of a spec that it is made for.

    Raises AssertionError for a broken one when called, or when kept for every case.
    """

    check: Check
    cases: Cases
    groups: Groups = field(default_factory=Whole)
    _known: list[_Known] = field(default_factory=list["_Known"], repr=False)

    @property
    def name(self) -> str:
        return self.check.__name__

    def __str__(self) -> str:
        return self.name

    def __call__(self, harness: Harness, case: Case) -> None:
        self.check(harness, case)

    def cases_for(self, spec: LoadedSpec) -> Sequence[Case]:
        """The cases of a spec, worked out once."""
        return self._of(spec).cases

    def part(self, spec: LoadedSpec, group: str) -> Sequence[Case]:
        """The cases of one part."""
        return self._of(spec).parts.get(group, [])

    def some(self, spec: LoadedSpec) -> Sequence[Case]:
        """Of each fact the first case, and the longest: a fraction, a long list, several values.

        Where the cases are not parted by facts, one for each part of a name.
        """
        if not isinstance(self.groups, Whole):
            parts = self._of(spec).parts.values()
            return [case for one in parts for case in (one[0], *sorted(one[1:], key=_length, reverse=True)[:1])]
        # In an order of their own, in which neighbours have little in common.
        ranked = sorted(self.cases_for(spec), key=lambda case: hashlib.sha256(case.name.encode()).digest())
        chosen, seen = list[Case](), set[str]()
        for case in ranked:
            said = {*case.name.split(", ")}
            chosen += [] if said <= seen else [case]
            seen |= said
        return chosen

    def _of(self, spec: LoadedSpec) -> _Known:
        known = next((known for known in self._known if known.spec is spec), None)
        if known is None:
            names = self.groups.names(spec)
            known = _Known(spec, list(self.cases(spec)), defaultdict(list))
            for case in known.cases:
                known.parts[self.groups.name(case, names)].append(case)
            self._known.append(known)
        return known

    def keep(self, harness: Harness, cases: Sequence[Case] | None = None) -> int:
        """Try every case: how many there were. Raises AssertionError with the smallest that is broken."""
        tried = self.cases_for(harness.spec) if cases is None else cases
        failures: list[str] = []
        for case in tried:
            try:
                with bounded_case():
                    self.check(harness, case)
            except TooLongError as error:
                failures.append(f"{case.name}: {error}")
                break
            except AssertionError as error:
                failures.append(str(error).partition("\nassert ")[0])
            except Exception as error:  # noqa: BLE001  # whatever a client raises that it should not
                failures.append(f"{case.name}: {type(error).__name__}: {error}")
        if failures:
            raise AssertionError(smallest(failures, len(tried), " ".join((self.check.__doc__ or "").split())))
        return len(tried)


def _length(case: Case) -> int:
    """How much there is to a case: how long its body is, where it has one."""
    return len(str(getattr(case, "body", case.name)))


def promise(cases: Cases, groups: Groups | None = None) -> Callable[[Check], Promise]:
    """Makes a promise of a function that asserts something of a harness and a case."""
    return lambda check: Promise(check, cases, groups or Whole())


def promises_in(members: Mapping[str, object]) -> list[Promise]:
    """The promises that a module has defined so far, in their order: none is forgotten in a list."""
    return [one for one in members.values() if isinstance(one, Promise)]


def smallest(failures: Sequence[str], tried: int, promised: str) -> str:
    """The smallest of some failures, whole, with what was promised, and how many there are."""
    rest = f"{len(failures)} of {tried} cases fail; this is the smallest." if len(failures) > 1 else ""
    return "\n".join(filter(None, [min(failures, key=len), f"promise: {promised}", rest]))


def named(spec: LoadedSpec, violation: InvalidBody) -> str:
    """A violation; below it the facts that it breaks with who states them and where, the body, and a line to paste."""
    facts = [f"{fact} ({stated_at(spec, fact)})" for fact in violation.facts] or ["none, but JSON itself"]
    lines = [f"{violation.name}", *(f"fact:    {fact}" for fact in facts)]
    if violation.raw is not None:
        return "\n".join([*lines, f"text:    {violation.raw.decode('utf-8', 'replace')}"])
    return "\n".join([*lines, *to_paste(spec, violation.body)])


def to_paste(spec: LoadedSpec, body: JsonValue) -> list[str]:
    """A body, whole, and the line for a shell that judges it by the spec."""
    text, expression = canonical(body), expression_of(body)
    judged = f"docpact check {shlex.quote(display_path(spec.path))} -"
    if len(expression) >= len(text):
        return [f"body:    {text}", f"paste:   echo {shlex.quote(text)} | {judged}"]
    code = shlex.quote(f"import json; print(json.dumps({expression}))")
    return [f"body:    {expression}", f"paste:   python -c {code} | {judged}"]


def expression_of(value: JsonValue) -> str:
    """A value as Python writes it, with ``'a' * 2501`` for a long text of one character."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name!r}: {expression_of(member)}" for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(expression_of, value)) + "]"
    if isinstance(value, str) and len(value) > _LONG_TEXT and len({*value}) == 1:
        return f"{value[0]!r} * {len(value)}"
    return repr(value)


def allowed(spec: LoadedSpec, body: JsonValue, outcome: Outcome) -> str:
    """What went wrong with a body that the page allows: who refused it, by which facts, or what became of it."""
    if outcome.refused is not None:
        facts = _blamed(spec, outcome)
        came = [f"the client refuses what the page allows: {' '.join(outcome.error.split())}", *facts]
    elif not outcome.sent:
        came = [f"the client sent nothing [{outcome.error}]"]
    elif outcome.sent != (canonical(body),):
        came = ["the client sent something else", *(f"sent:    {text}" for text in outcome.sent)]
    else:
        started = len(outcome.started)
        came = [f"the endpoint started {started} jobs for a body that the page allows [{cut(outcome.error)}]"]
    return "\n".join([*came, *to_paste(spec, body)])


def forbidden(spec: LoadedSpec, violation: InvalidBody, outcome: Outcome) -> str:
    """What went wrong with a body that the page forbids: it was sent, taken, or refused for a wrong reason."""
    wrong = named(spec, violation)
    if outcome.sent:
        return f"a request was sent for {wrong}"
    if outcome.refused is None:
        return f"the client accepted {wrong} [{cut(outcome.error)}]"
    return f"the client blames {', '.join(sorted(outcome.refused)) or 'nothing'} for {wrong}"


def body_excerpt(body: JsonValue) -> str:
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


def stated_at(spec: LoadedSpec, fact: Fact) -> str:
    """Who says a fact, and where: the page's line and the spec's."""
    for claim in spec.contract.claims:
        if claim.fact == fact:
            line = f"line {claim.page_line}, " if claim.page_line else ""
            return f"{claim.witness}, {line}{claim.place}"
    return "nowhere in the spec"


def _blamed(spec: LoadedSpec, outcome: Outcome) -> list[str]:
    """The facts at the paths that a client blames for a body that they allow."""
    paths = outcome.refused or frozenset()
    facts = [fact for fact in sorted(spec.facts) if fact.path in paths and fact.keyword not in _ALLOWING]
    return [f"fact:    {fact} ({stated_at(spec, fact)})" for fact in facts] or ["fact:    every fact of the spec"]
