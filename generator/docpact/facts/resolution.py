"""Which of several witnesses' claims counts: what all that speak refuse is refused, what only some refuse is warned of.

A witness is silent unless it states a keyword of the same family on that path for that model. Our own assumptions
count only where no witness states the keyword. A reviewer settles a contradiction by naming the witness that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pydantic import JsonValue

from docpact.facts.claim import Claim, Witness
from docpact.facts.condition import Test
from docpact.facts.fact import Fact
from docpact.facts.keywords import Family
from docpact.facts.path import Path

MODEL: Final = Path("model")
"""The member by which one operation serves several models."""

_DOCUMENTS: Final = ("openapi", "server")
"""Witnesses that are written by programs, and state some limits for form's sake."""

_OTHER: Final = "\0"
"""Stands for every model that no claim names."""


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
    against = _contradictions(counted)
    stated: dict[Fact, list[Claim]] = {}
    for claim in counted:
        stated.setdefault(claim.fact, []).append(claim)
    united = {fact: found for fact, found in _unions(counted, against) if found}
    for fact, found in stated.items():
        if fact not in united:
            firm = (one.refuses and id(one) not in against and not _form_only(one, counted) for one in found)
            yield Constraint(fact, all(firm), _ranked(found))
    for fact, found in united.items():
        yield Constraint(fact, refuses=True, claims=_ranked(found))


def contested(claims: Sequence[Claim]) -> Iterator[Contested]:
    """Every claim that some other witness contradicts, without a reviewer's word."""
    counted = _counted(claims)
    against = _contradictions(counted)
    for claim in counted:
        if id(claim) in against:
            yield Contested(claim, against[id(claim)])


def _ranked(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.rank))


def _counted(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that count at all: the settled witness's alone, and no assumption beside a witness's word."""
    settled = {(claim.fact.path, claim.fact.meaning.family): claim.settled for claim in claims if claim.settled}
    found: list[Claim] = []
    for claim in claims:
        chosen = settled.get((claim.fact.path, claim.fact.meaning.family))
        # A default or a note refuses nothing, and so is settled by nobody.
        if chosen in (None, claim.witness) or claim.witness == "assumed" or not claim.fact.meaning.constrains:
            found.append(claim)
    witnessed = [claim.fact for claim in found if claim.witness != "assumed"]
    return [
        claim
        for claim in found
        if claim.witness != "assumed" or not any(_says_otherwise(fact, claim.fact) for fact in witnessed)
    ]


def _says_otherwise(fact: Fact, assumed: Fact) -> bool:
    """Whether a witness's fact takes the place of an assumed one."""
    if (fact.path, fact.keyword, fact.meaning.part(fact.value)) != (
        assumed.path,
        assumed.keyword,
        assumed.meaning.part(assumed.value),
    ):
        return False
    return fact.when == assumed.when or (_plain(fact) and _plain(assumed) and bool(_models_of_both(fact, assumed)))


def _plain(fact: Fact) -> bool:
    """Whether a fact holds always, or of some models. No witness denies a combination by not mentioning it."""
    return fact.meaning.family != "combination" and all(test.path == MODEL for test in fact.when)


def _contradictions(counted: Sequence[Claim]) -> dict[int, tuple[Claim, ...]]:
    """By the id of each claim that some other witness contradicts: the claims that accept what it refuses."""
    matters: dict[tuple[Path, Family], list[Claim]] = {}
    for claim in counted:
        if claim.witness != "assumed" and claim.fact.meaning.constrains and _plain(claim.fact):
            matters.setdefault((claim.fact.path, claim.fact.meaning.family), []).append(claim)
    found: dict[int, tuple[Claim, ...]] = {}
    for claims in matters.values():
        for claim in claims:
            if claim.refuses and not _form_only(claim, counted) and (others := _deniers(claim, claims)):
                found[id(claim)] = others
    return found


def _deniers(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of witnesses that speak of the matter, for some model, and refuse less than a claim there."""
    found: dict[int, Claim] = {}
    for model in _models([claim.fact, *(other.fact for other in claims)]):
        if not _binds(claim.fact, model):
            continue
        speaking: dict[Witness, list[Claim]] = {}
        for other in claims:
            if other.witness != claim.witness and _binds(other.fact, model) and _speaks_of(other, claim):
                speaking.setdefault(other.witness, []).append(other)
        for others in speaking.values():
            if not _refuse_as_much(others, claim.fact):
                found |= {id(other): other for other in others}
    return tuple(found.values())


def _models(facts: Iterable[Fact]) -> list[str]:
    """The models that some facts tell apart, and one that stands for all others."""
    tests = [test for fact in facts for test in fact.when if test.path == MODEL]
    named = dict.fromkeys(str(name) for test in tests for name in test.values or ())
    return [*named, _OTHER]


def _binds(fact: Fact, model: str) -> bool:
    return all(test.holds_in({MODEL: model}) for test in fact.when if test.path == MODEL)


def _models_of_both(one: Fact, other: Fact) -> list[str]:
    return [model for model in _models([one, other]) if _binds(one, model) and _binds(other, model)]


def _speaks_of(other: Claim, claim: Claim) -> bool:
    """Whether a claim says something of what another one refuses. Limits for form's sake say little: one of a
    document denies nothing, and nothing but the same keyword denies one.
    """
    if set(_subjects(other.fact)) != set(_subjects(claim.fact)):
        return False
    if _for_form(other):
        return False
    return not _for_form(claim) or other.fact.keyword == claim.fact.keyword


def _for_form(claim: Claim) -> bool:
    return claim.witness in _DOCUMENTS and claim.fact.meaning.trivial(claim.fact.value)


def _subjects(fact: Fact) -> list[Path]:
    return fact.meaning.subjects(fact.path, fact.value)


def _form_only(claim: Claim, counted: Sequence[Claim]) -> bool:
    """Whether a document calls a member required and gives its default: generators of such documents list what the
    server has after filling in, so that nobody can tell whether leaving it out is refused.
    """
    return (
        claim.witness == "openapi"
        and claim.fact.keyword == "required"
        and claim.fact.value is True
        and any(
            other.witness == "openapi" and other.fact.keyword == "default" and other.fact.path == claim.fact.path
            for other in counted
        )
    )


def _refuse_as_much(others: Sequence[Claim], fact: Fact) -> bool:
    """Whether one witness's claims refuse all that a fact refuses. An integer beside a number is no contradiction."""
    values = [other.fact.value for other in others if other.fact.keyword == fact.keyword and other.refuses]
    together = _together(fact, values)
    orders = [fact.meaning.order(fact.value, value) for value in (*values, *([] if together is None else [together]))]
    return any(order in ("equal", "tighter") or (fact.keyword == "type" and order == "looser") for order in orders)


def _unions(counted: Sequence[Claim], against: dict[int, tuple[Claim, ...]]) -> Iterator[tuple[Fact, list[Claim]]]:
    """For claims that contradict each other the facts that refuse what they all refuse, where such can be told."""
    seen: set[tuple[Path, str, str]] = set()
    for claim in counted:
        fact = claim.fact
        matter = (fact.path, fact.keyword, fact.meaning.part(fact.value))
        if id(claim) in against and matter not in seen:
            seen.add(matter)
            yield from _united(claim, [other for other in counted if _same_matter(other, claim)])


def _same_matter(other: Claim, claim: Claim) -> bool:
    return other is claim or (
        other.witness != "assumed"
        and other.fact.path == claim.fact.path
        and other.fact.meaning.family == claim.fact.meaning.family
        and other.fact.meaning.constrains
        and _plain(other.fact)
        and (other.witness == claim.witness or _speaks_of(other, claim))
    )


def _united(claim: Claim, group: Sequence[Claim]) -> Iterator[tuple[Fact, list[Claim]]]:
    models = _models(other.fact for other in group)
    values = {model: _refused_by_all(claim.fact, [one for one in group if _binds(one.fact, model)]) for model in models}
    stating = [one for one in group if one.fact.keyword == claim.fact.keyword]
    always = values[_OTHER]
    if all(value == always for value in values.values()):
        if always is not None:
            yield replace(claim.fact, value=always, when=()), stating
        return
    for model, value in values.items():
        if value is not None:
            named = tuple(name for name in models if name != _OTHER)
            test = Test(MODEL, named, negated=True) if model == _OTHER else Test(MODEL, (model,))
            yield replace(claim.fact, value=value, when=(test,)), [one for one in stating if _binds(one.fact, model)]


def _refused_by_all(fact: Fact, group: Sequence[Claim]) -> JsonValue | None:
    """The value with which a keyword refuses what every witness of a group refuses; None where none can be told."""
    by_witness: dict[Witness, list[JsonValue]] = {claim.witness: [] for claim in group}
    for claim in group:
        if claim.fact.keyword == fact.keyword and claim.refuses:
            by_witness[claim.witness].append(claim.fact.value)
    refused = [_together(fact, values) for values in by_witness.values()]
    if not refused or any(value is None for value in refused):
        return None
    return fact.meaning.loosest(value for value in refused if value is not None)


def _together(fact: Fact, values: Sequence[JsonValue]) -> JsonValue | None:
    """The value with which a keyword refuses whatever one of several values refuses; None where none can be told."""
    found = values[0] if values else None
    for value in values[1:]:
        found = None if found is None else fact.meaning.meet(found, value)
    return found
