"""Judges request bodies by a contract, and names the fact and the place of each fault.

It shares no code with the JSON Schema of the facts or with the emitted client, so that a mistake in one cannot hide
in the others: only the parsed fact is common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.errors import printable
from docpact.facts.claim import Claim
from docpact.facts.contract import Contract
from docpact.facts.fact import Fact
from docpact.facts.path import ABSENT, ITEMS, ROOT, Absent, Loc, Path, value_at
from docpact.facts.resolution import Constraint


@dataclass(frozen=True, slots=True)
class Violation:
    """One fact that a body breaks, and the value at fault, ABSENT where a member is missing; ``loc`` leads to it."""

    constraint: Constraint
    loc: Loc
    instance: JsonValue | Absent

    @property
    def message(self) -> str:
        """What is wrong, in words, with the condition under which it is."""
        fact, shown = self.fact, self.path
        words = fact.meaning.complaint(fact.value, None if isinstance(self.instance, Absent) else self.instance)
        condition = f" ({' and '.join(map(str, fact.when))})" if fact.when else ""
        return printable(f"{'the body' if shown == ROOT else shown} {words}{condition}")

    @property
    def fact(self) -> Fact:
        return self.constraint.fact

    @property
    def refuses(self) -> bool:
        return self.constraint.refuses

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.constraint.claims

    @property
    def path(self) -> Path:
        """The place as facts write it."""
        return Path.from_loc(self.loc)


class _Node:
    """The facts that are asked of the values at one path, and the paths below it.

    A body is walked along them once, so that facts about what it does not hold cost nothing.
    """

    __slots__ = ("below", "constraints")

    def __init__(self) -> None:
        self.constraints: Final[list[Constraint]] = []
        self.below: Final[dict[str, _Node]] = {}

    def at(self, steps: Iterable[str]) -> _Node:
        node = self
        for step in steps:
            node = node.below.setdefault(step, _Node())
        return node

    def within(self, value: JsonValue, loc: Loc = ()) -> Iterator[tuple[Constraint, Loc, JsonValue]]:
        """Each fact with each value of a body that it is asked of."""
        for constraint in self.constraints:
            yield constraint, loc, value
        for step, node in self.below.items():
            if step == ITEMS:
                for index, item in enumerate(value if isinstance(value, list) else ()):
                    yield from node.within(item, (*loc, index))
            elif isinstance(value, dict) and step in value:
                yield from node.within(value[step], (*loc, step))


class Judge:
    """A contract, made ready to judge bodies."""

    def __init__(self, source: Contract | Iterable[Fact]) -> None:
        self.contract: Final = source if isinstance(source, Contract) else Contract.from_facts(source)
        self._all: Final = _Node()
        self._refusing: Final = _Node()
        for one in self.contract.constraints:
            if one.fact.meaning.constrains:
                steps = _asked_of(one.fact).steps
                self._all.at(steps).constraints.append(one)
                if one.refuses:
                    self._refusing.at(steps).constraints.append(one)

    def violations(self, body: JsonValue) -> list[Violation]:
        """Every fact that a body breaks, refused or warned of, sorted by place and fact."""
        return self._sorted(self._all, body)

    def refusals(self, body: JsonValue) -> list[Violation]:
        """The violations for which a body is refused."""
        return self._sorted(self._refusing, body)

    def warnings(self, body: JsonValue) -> list[Violation]:
        """The violations of which the sender of a body is warned."""
        return [violation for violation in self.violations(body) if not violation.refuses]

    def accepts(self, body: JsonValue) -> bool:
        """Whether a body is not refused."""
        return next(self._violations(self._refusing, body), None) is None

    def _sorted(self, node: _Node, body: JsonValue) -> list[Violation]:
        found = self._violations(node, body)
        return sorted(found, key=lambda violation: (violation.path, violation.fact, tuple(map(str, violation.loc))))

    def _violations(self, node: _Node, body: JsonValue) -> Iterator[Violation]:
        for one, at, value in node.within(body):
            for loc, instance in _faults_at(one.fact, body, at, value, self.contract):
                yield Violation(one, loc, instance)


def faults(fact: Fact, body: JsonValue, contract: Contract) -> Iterator[tuple[Loc, JsonValue | Absent]]:
    """The places at which a body breaks a fact, each with the value there."""
    for loc, value in _asked_of(fact).within(body):
        yield from _faults_at(fact, body, loc, value, contract)


def _asked_of(fact: Fact) -> Path:
    """The path of the values that a fact is asked of.

    What is required is asked of its own object without a condition, of its item or the body with one.
    """
    if fact.keyword != "required":
        return fact.path
    return fact.path.scope if fact.when else fact.path.parent or ROOT


def _faults_at(
    fact: Fact, body: JsonValue, loc: Loc, value: JsonValue, contract: Contract
) -> Iterator[tuple[Loc, JsonValue | Absent]]:
    """The places at which one value breaks a fact that is asked of it."""
    if fact.keyword == "required":
        rest = fact.path.steps[len(loc) :]
        holds = fact.value is True and isinstance(value, dict) and isinstance(value_at(value, rest), Absent)
        if holds and _binds(fact, body, loc):
            yield (*loc, *rest), ABSENT
    elif not _binds(fact, body, loc):
        return
    elif fact.keyword == "additionalProperties":
        yield from _unknown_members(fact, loc, value, contract)
    elif fact.keyword == "anyOf":
        if isinstance(value, dict) and not _any_given(fact, value):
            yield loc, value
    elif fact.meaning.about == "presence":
        yield loc, value
    else:
        yield from _refused(fact, loc, value, contract)


def _refused(fact: Fact, loc: Loc, value: JsonValue, contract: Contract) -> Iterator[tuple[Loc, JsonValue]]:
    """The value at a fact's path, or the items of it, that the fact does not accept."""
    meaning, field = fact.meaning, contract.fields.get(fact.path)
    if not meaning.of_items or field is None or field.type is None:
        if meaning.judges(value) and not meaning.accepts(fact.value, value):
            yield loc, value
    elif field.items is None:
        # Nothing here is an array, so that an array is a value as any other.
        if not meaning.accepts(fact.value, [value]):
            yield loc, value
    elif isinstance(value, list) and not meaning.accepts(fact.value, value):
        yield from (((*loc, at), item) for at, item in enumerate(value) if not meaning.accepts(fact.value, [item]))


def _unknown_members(
    fact: Fact, loc: Loc, value: JsonValue, contract: Contract
) -> Iterator[tuple[Loc, JsonValue | Absent]]:
    if fact.value is False and isinstance(value, dict):
        known = contract.fields[fact.path].properties
        yield from (((*loc, name), member) for name, member in value.items() if name not in known)


def _any_given(fact: Fact, item: JsonValue) -> bool:
    paths = fact.value if isinstance(fact.value, list) else []
    rests = [Path.of(Path(str(path)).relative_to(fact.path)) for path in paths]
    return any(True for rest in rests for _ in rest.within(item))


def _binds(fact: Fact, body: JsonValue, loc: Loc) -> bool:
    return all(test.holds_in(body, loc) for test in fact.when)
