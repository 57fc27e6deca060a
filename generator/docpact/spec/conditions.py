"""Rows of a spec's ``conditions:`` as facts, and the claims that a whole spec makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, cast

from pydantic import JsonValue

from docpact.errors import Place
from docpact.facts import ITEMS, ROOT, Claim, Fact, JsonType, Path, Test, Witness
from docpact.facts.condition import parse_tests
from docpact.facts.wording import Names, facts_from_wording
from docpact.spec.model import Condition, Parameter, Spec, Statements

PlaceOf = Callable[..., Place]
"""Gives the place of a value in the spec's file, from the steps that lead to it."""

SECTIONS: Final[tuple[Witness, ...]] = ("openapi", "server", "observed", "assumed")
"""Where an entry has the words of those who are not the spec's first witness."""


def documented(spec: Spec, path: str) -> dict[str, JsonValue]:
    """One value for each keyword of a path: the first witness's word before an assumed one before the others'."""
    values: dict[str, JsonValue] = {}
    parameter = spec.body.get(path)
    if parameter is not None:
        for statements in (parameter, parameter.assumed, parameter.openapi, parameter.server, parameter.observed):
            for keyword, value in statements.statements() if statements else ():
                values.setdefault(keyword, value)
    if "type" not in values and path.endswith(ITEMS) and path != ITEMS:
        item_type = documented(spec, path.removesuffix(ITEMS)).get("itemType")
        if item_type is not None:
            values["type"] = item_type
    return values


def names_of(spec: Spec) -> Names:
    """The names by which conditions may call the parameters of a spec."""
    types: dict[Path, JsonType] = {}
    for path in spec.body:
        if (json_type := documented(spec, path).get("type")) is not None:
            types[Path(path)] = cast("JsonType", json_type)
    return Names(tuple(map(Path, spec.body)), types)


def conditional_facts(condition: Condition, names: Names) -> list[Fact]:
    """The facts that a row of ``conditions:`` states. Raises ValueError."""
    if condition.states is not None:
        return facts_from_wording(Path(condition.path), condition.states, names)
    when: tuple[Test, ...] = parse_tests(condition.when) if condition.when is not None else ()
    return [Fact(condition.path, keyword, value, when) for keyword, value in condition.statements()]


def claims_of_spec(spec: Spec, place: PlaceOf) -> Iterator[Claim]:
    """Every claim of a spec, in its order. Raises ValueError for a condition that cannot be used."""
    yield _claim_of_body(spec, place)
    for path, parameter in spec.body.items():
        yield from _claims_of_entry(spec, path, parameter, place)
    names = names_of(spec)
    for index, condition in enumerate(spec.conditions):
        for fact in conditional_facts(condition, names):
            stated = condition.states is not None
            yield Claim(
                fact,
                condition.witness or spec.witnesses.first,
                severity=condition.severity,
                settled=condition.settled,
                since=condition.since,
                place=place("conditions", index, "states" if stated else fact.keyword),
                page_line=condition.line,
                why=condition.why,
                wording=condition.states,
                row=Path(condition.path) if stated else None,
            )


def stated_facts(spec: Spec) -> frozenset[Fact]:
    """What a spec's first witness states."""
    first = spec.witnesses.first
    claims = claims_of_spec(spec, lambda *_: Place(""))
    return frozenset(claim.fact for claim in claims if claim.witness == first)


def _claim_of_body(spec: Spec, place: PlaceOf) -> Claim:
    line = spec.sample.line
    why = "the page's sample sends a JSON object" if line else "every request of this API is a JSON object"
    return Claim(Fact(ROOT, "type", "object"), "assumed", place=place("sample"), page_line=line, why=why)


def _claims_of_entry(spec: Spec, path: str, parameter: Parameter, place: PlaceOf) -> Iterator[Claim]:
    first = spec.witnesses.first
    sections: list[tuple[Witness, tuple[str, ...], Statements | None]] = [
        (first, (), parameter),
        *((witness, (witness,), parameter.said_by(witness)) for witness in SECTIONS),
    ]
    reasons = {"assumed": parameter.why, "observed": parameter.evidence}
    for witness, steps, statements in sections:
        for keyword, value in statements.statements() if statements else ():
            settled = parameter.settled if parameter.settled == witness else None
            yield Claim(
                Fact(path, keyword, value),
                witness,
                settled=settled,
                place=place("body", path, *steps, keyword),
                page_line=parameter.line,
                why=reasons.get(witness) or (parameter.why if settled else None),
            )
