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
from docpact.facts.path import ABSENT, ROOT, Absent, Loc, Path, value_at
from docpact.facts.resolution import Constraint


@dataclass(frozen=True, slots=True)
class Violation:
    """One fact that a body breaks. ``loc`` leads to the value at fault, or to where a missing member should stand."""

    constraint: Constraint
    loc: Loc
    message: str

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


class Judge:
    """A contract, made ready to judge bodies."""

    def __init__(self, source: Contract | Iterable[Fact]) -> None:
        self.contract: Final = source if isinstance(source, Contract) else Contract.from_facts(source)
        self._binding: Final = [one for one in self.contract.constraints if one.fact.meaning.constrains]

    def violations(self, body: JsonValue) -> list[Violation]:
        """Every fact that a body breaks, refused or warned of, sorted by place and fact."""
        found = [violation for one in self._binding for violation in self._violations(one, body)]
        return sorted(found, key=lambda violation: (violation.path, violation.fact, tuple(map(str, violation.loc))))

    def refusals(self, body: JsonValue) -> list[Violation]:
        """The violations for which a body is refused."""
        return [violation for violation in self.violations(body) if violation.refuses]

    def warnings(self, body: JsonValue) -> list[Violation]:
        """The violations of which the sender of a body is warned."""
        return [violation for violation in self.violations(body) if not violation.refuses]

    def accepts(self, body: JsonValue) -> bool:
        """Whether a body is not refused."""
        return not any(True for one in self._binding if one.refuses for _ in self._violations(one, body))

    def _violations(self, constraint: Constraint, body: JsonValue) -> Iterator[Violation]:
        fact = constraint.fact
        for loc, instance in faults(fact, body, self.contract):
            shown = Path.from_loc(loc)
            words = fact.meaning.complaint(fact.value, None if isinstance(instance, Absent) else instance)
            condition = f" ({' and '.join(map(str, fact.when))})" if fact.when else ""
            subject = "the body" if shown == ROOT else str(shown)
            yield Violation(constraint, loc, printable(f"{subject} {words}{condition}"))


def faults(fact: Fact, body: JsonValue, contract: Contract) -> Iterator[tuple[Loc, JsonValue | Absent]]:
    """The places at which a body breaks a fact, each with the value there."""
    if fact.keyword == "required":
        yield from _missing(fact, body) if fact.value is True else ()
        return
    for loc, value in fact.path.within(body):
        if not _binds(fact, body, loc):
            continue
        if fact.keyword == "additionalProperties":
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


def _missing(fact: Fact, body: JsonValue) -> Iterator[tuple[Loc, Absent]]:
    """Where a required member is missing: from its own object without a condition, from its item or body with one."""
    above = fact.path.scope if fact.when else fact.path.parent or ROOT
    rest = fact.path.relative_to(above)
    for loc, value in above.within(body):
        holds = isinstance(value, dict) and isinstance(value_at(value, rest), Absent)
        if holds and _binds(fact, body, loc):
            yield (*loc, *rest), ABSENT


def _any_given(fact: Fact, item: JsonValue) -> bool:
    paths = fact.value if isinstance(fact.value, list) else []
    rests = [Path.of(Path(str(path)).relative_to(fact.path)) for path in paths]
    return any(True for rest in rests for _ in rest.within(item))


def _binds(fact: Fact, body: JsonValue, loc: Loc) -> bool:
    return all(test.holds_in(body, loc) for test in fact.when)
