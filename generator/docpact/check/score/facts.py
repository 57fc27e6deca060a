"""Contracts in which one fact is different: every fact in every way that its keyword knows, whichever side drifts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from docpact.check.proposals import proposals_for
from docpact.check.violations import refuses_something
from docpact.facts import ITEMS, ROOT, Claim, Contract, Fact, Path, Test, canonical
from docpact.facts.claim import Severity
from docpact.facts.condition import dumps
from docpact.facts.values import among

_MOST_VALUES: Final = 3
"""Other values that a test is moved to."""
WARNED: Final = ", warned of"
_SEVERITIES: Final[dict[bool, tuple[str, str, Severity]]] = {
    True: ("refusal lost", "warned of", "warn"),
    False: ("refusal added", "refused", "refuse"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A contract in which one fact is different: the kind of change, the fact (or path) and what is different.

    ``warns``: a client warns otherwise, and no body is refused or taken for another reason.
    """

    kind: str
    subject: str
    path: str
    what: str
    contract: Contract
    warns: bool = False
    facts: tuple[Fact, Fact | None] | None = None
    """The fact as it was and as it is."""


def settled(contract: Contract) -> Contract:
    """A contract of what counts alone: one claim for each fact, refusing or warning as it does, and its page line.

    Of a member's defaults the foremost counts.
    """
    claims = [
        Claim(one.fact, severity="refuse" if one.refuses else "warn", page_line=one.claims[0].page_line)
        for one in contract.constraints
        if one.fact.keyword != "default" or one.fact.when or _foremost(contract, one.fact)
    ]
    return Contract(claims, contract.fields)


def _foremost(contract: Contract, fact: Fact) -> bool:
    """Whether no other witness's value of a keyword goes before this fact's."""
    field, keyword = contract.home(fact)
    counted = field.constraint(keyword)
    return counted is None or counted.fact == fact


def changes(contract: Contract) -> Iterator[Changed]:
    """Every change of what refuses, warns, or is told, in the order of the facts."""
    known = settled(contract)
    for index, claim in enumerate(known.claims):
        before, after = known.claims[:index], known.claims[index + 1 :]
        fact, refuses = claim.fact, claim.refuses
        if not refuses and not refuses_something(fact):
            continue
        subject, path = f"{fact.id}{'' if refuses else WARNED}", str(fact.path)
        for kind, what, other in (*_changes(fact), *_tests(fact, contract)):
            beside = [one for one in (*before, *after) if one.fact != other]
            # Where it stood: the order of conditions is part of what is emitted.
            at = len([one for one in before if one.fact != other])
            claims = [*beside[:at], *([replace(claim, fact=other)] if other else []), *beside[at:]]
            yield Changed(
                kind, subject, path, what, Contract(claims, _kept(known, fact, other)), not refuses, (fact, other)
            )
        if refuses_something(fact):
            kind, what, severity = _SEVERITIES[refuses]
            turned = Contract([*before, replace(claim, severity=severity), *after], known.fields)
            yield Changed(kind, subject, path, what, turned, facts=(fact, None))
    for path in known.fields:
        if path != ROOT and path.name != ITEMS:
            yield from _members(known, path)


def _kept(contract: Contract, fact: Fact, other: Fact | None) -> list[Path]:
    """The fields that are still there: an array that is none any more has no items of its own."""
    gone = fact.keyword in ("type", "itemType") and (other is None or other.value != fact.value)
    return [path for path in contract.fields if not (gone and path == fact.path.items)]


def _changes(fact: Fact) -> Iterator[tuple[str, str, Fact | None]]:
    """A fact lost, and with each other value that it could have by a mistake."""
    if refuses_something(fact) or fact.keyword == "default":
        yield f"{fact.keyword} dropped", "dropped", None
    for value in fact.meaning.mutants(fact.value):
        other = replace(fact, value=value)
        yield f"{fact.keyword} changed", dumps(other.value), other


def _tests(fact: Fact, contract: Contract) -> Iterator[tuple[str, str, Fact | None]]:
    """A fact whose condition is another: a test lost, turned, or about another value."""
    for index, test in enumerate(fact.when):
        others = [*fact.when[:index], *fact.when[index + 1 :]]
        yield "test dropped", str(test), replace(fact, when=tuple(others))
        yield "test turned", str(test), replace(fact, when=(*others, test.turned))
        field = contract.fields.get(test.path)
        if test.values is None or field is None:
            continue
        values = [value for value in proposals_for(contract).closed(field) if not among(value, test.values)]
        for value in values[:_MOST_VALUES]:
            moved = Test(test.path, [*test.values[1:], value], negated=test.negated)
            yield "test moved", f"{test}, {canonical(value)}", replace(fact, when=(*others, moved))


def _members(contract: Contract, path: Path) -> Iterator[Changed]:
    """The member as a whole: not known there, or under another name."""
    below = [claim for claim in contract.claims if path.holds(claim.fact.path)]
    others = [claim for claim in contract.claims if claim not in below]
    fields = [other for other in contract.fields if not path.holds(other)]
    # What other facts say of it is not the matter here: they go with it.
    others = [claim for claim in others if not _speaks_of(claim.fact, path)]
    yield Changed("member dropped", str(path), str(path), "not known", Contract(others, fields))
    renamings: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("in capitals", str.upper),
        ("with a letter more", lambda name: f"{name}s"),
    )
    for what, rename in renamings:
        name = (path.parent or ROOT).child(rename(path.name))
        renamed = [replace(one, fact=replace(one.fact, path=_moved(one.fact.path, path, name))) for one in below]
        moved = [_moved(other, path, name) for other in contract.fields if path.holds(other)]
        yield Changed("member renamed", str(path), str(path), what, Contract([*others, *renamed], [*fields, *moved]))


def _speaks_of(fact: Fact, path: Path) -> bool:
    subjects = fact.meaning.subjects(fact.path, fact.value)
    return any(path.holds(other) for other in (*subjects, *(test.path for test in fact.when)))


def _moved(path: Path, old: Path, new: Path) -> Path:
    return Path.of((*new.steps, *path.relative_to(old)))
