"""Which of several witnesses' claims counts: what all that speak refuse is refused, what only some refuse is warned of.

A witness is silent unless it states a keyword of the same family on that path for that model. Our own assumptions
count only where no witness states the keyword. A reviewer settles a contradiction by naming the witness that counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docpact.facts.claim import Claim, Witness
from docpact.facts.fact import Fact
from docpact.facts.keywords import Family
from docpact.facts.path import Path


@dataclass(frozen=True, slots=True)
class Constraint:
    """A fact that counts. ``claims`` are those that state it, or that it was made of, the foremost witness first."""

    fact: Fact
    refuses: bool
    claims: tuple[Claim, ...]

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        return tuple(dict.fromkeys(claim.witness for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim that refuses what another witness, who speaks of the same matter, accepts."""

    claim: Claim
    against: tuple[Claim, ...]

    @property
    def path(self) -> Path:
        return self.claim.fact.path

    @property
    def family(self) -> Family:
        return self.claim.fact.meaning.family


def resolve(claims: Sequence[Claim]) -> Iterator[Constraint]:
    """The constraints that some claims come to, in the order of the claims."""
    counted = _counted(claims)
    against = {id(item.claim): item.against for item in contested(claims)}
    merged: dict[Fact, tuple[bool, list[Claim]]] = {}
    defaulted = {claim.fact.path for claim in claims if claim.witness == "openapi" and claim.fact.keyword == "default"}
    for claim in counted:
        refuses = claim.refuses and id(claim) not in against and not _form_only(claim, defaulted)
        before, stated = merged.get(claim.fact, (True, []))
        merged[claim.fact] = (before and refuses, [*stated, claim])
    for fact, stated in _unions(counted, against):
        merged[fact] = (True, [*stated])
    for fact, (refuses, stated) in merged.items():
        yield Constraint(fact, refuses, tuple(sorted(stated, key=lambda claim: claim.rank)))


def _form_only(claim: Claim, defaulted: set[Path]) -> bool:
    """Whether a document calls a member required and gives its default: generators of such documents list what the
    server has after filling in, so that nobody can tell whether leaving it out is refused.
    """
    return claim.witness == "openapi" and claim.fact.keyword == "required" and claim.fact.path in defaulted


def contested(claims: Sequence[Claim]) -> Iterator[Contested]:
    """Every claim that some other witness contradicts, without a reviewer's word."""
    counted = [claim for claim in _counted(claims) if claim.witness != "assumed"]
    for claim in counted:
        if not claim.refuses or not claim.fact.meaning.constrains or not _plain(claim.fact):
            continue
        others = [other for other in counted if _speaks_of(other, claim)]
        witnesses = {other.witness for other in others}
        agreeing = {other.witness for other in others if _refuses_as_much(other.fact, claim.fact)}
        if witnesses - agreeing:
            yield Contested(claim, tuple(other for other in others if other.witness not in agreeing))


def _counted(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that count at all: the settled witness's alone, and no assumption beside a witness's word."""
    settled = {(claim.fact.path, claim.fact.meaning.family): claim.settled for claim in claims if claim.settled}
    stated = {(claim.fact.path, claim.fact.keyword, claim.fact.when) for claim in claims if claim.witness != "assumed"}
    found: list[Claim] = []
    for claim in claims:
        chosen = settled.get((claim.fact.path, claim.fact.meaning.family))
        if chosen is not None and claim.witness not in (chosen, "assumed"):
            continue
        if claim.witness == "assumed" and (claim.fact.path, claim.fact.keyword, claim.fact.when) in stated:
            continue
        found.append(claim)
    return found


def _plain(fact: Fact) -> bool:
    """Whether a fact holds always, or of some models. No witness denies a combination by not mentioning it."""
    return fact.meaning.family != "combination" and all(test.path == "model" for test in fact.when)


def _speaks_of(other: Claim, claim: Claim) -> bool:
    meaning = other.fact.meaning
    return (
        other.witness != claim.witness
        and other.fact.path == claim.fact.path
        and meaning.family == claim.fact.meaning.family
        and meaning.constrains
        and _plain(other.fact)
        and not meaning.trivial(other.fact.value)
        and _may_meet(other.fact, claim.fact)
    )


def _may_meet(one: Fact, other: Fact) -> bool:
    """Whether some model is meant by both facts."""
    return not any(
        mine.values is not None
        and theirs.values is not None
        and not any(mine.holds(name) and theirs.holds(name) for name in (*mine.values, *theirs.values))
        for mine in one.when
        for theirs in other.when
    )


def _refuses_as_much(other: Fact, fact: Fact) -> bool:
    """Whether another fact refuses all that a fact refuses. An integer beside a number is no contradiction."""
    if other.keyword != fact.keyword:
        return False
    order = fact.meaning.order(fact.value, other.value)
    return order in ("equal", "tighter") or (fact.keyword == "type" and order == "looser")


def _unions(counted: Sequence[Claim], against: dict[int, tuple[Claim, ...]]) -> Iterator[tuple[Fact, list[Claim]]]:
    """For claims that contradict each other the fact that refuses what they all refuse, where one can be told."""
    seen: set[tuple[str, str]] = set()
    for claim in counted:
        fact = claim.fact
        if id(claim) not in against or (fact.path, fact.keyword) in seen:
            continue
        seen.add((fact.path, fact.keyword))
        group = [claim, *(other for other in counted if _speaks_of(other, claim))]
        stating = [other for other in group if other.fact.keyword == fact.keyword and not other.fact.when]
        if {other.witness for other in stating} != {other.witness for other in group}:
            continue
        value = fact.meaning.loosest(other.fact.value for other in stating)
        if value is not None:
            yield replace(fact, value=value, when=()), stating
