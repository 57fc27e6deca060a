"""Every way in which a body can break the contract, walked in a fixed order and certified.

A fact is broken alone where such a body exists; where others follow from it, by the body that breaks the fewest.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import Bodies, bodies_for, replaced
from docpact.check.certify import Candidate, Certifier, InvalidBody, NotCertifiedError
from docpact.check.near_misses import near_misses
from docpact.check.proposals import Source, contract_of
from docpact.facts import ABSENT, ROOT, Absent, Contract, Fact, Field, Loc, Path, Test, canonical, value_at
from docpact.facts.judge import breaks
from docpact.facts.resolution import Constraint
from docpact.facts.values import is_number, number

_MOST_MISPLACED: Final = 2
_MOST_OF_A_FACT: Final = 3
"""Bodies that break one fact with a condition, or one about several members: by different starts and values."""
_MOST_JUDGED: Final = 1500
_MOST_STARTS: Final = 12
_MOST_FAILED: Final = 3
_MOST_VALUES: Final = 6
_SHOWN: Final = 40
_MOST_NEAR: Final = 60
"""Values of a closed set beside which near misses are looked for."""


@dataclass(frozen=True, slots=True)
class Breaking:
    """A body that breaks a fact, with the facts that it breaks, and the valid body that it came from."""

    body: JsonValue
    facts: frozenset[Fact]
    mended: JsonValue


def violations(source: Source) -> Iterator[InvalidBody]:
    """Certified violations in a fixed order, none of them twice. Raises DocpactError without jsonschema-rs."""
    yield from _violations(contract_of(source))


@lru_cache(maxsize=16)
def _violations(contract: Contract) -> tuple[InvalidBody, ...]:
    return tuple(found for _, found in certified(contract) if isinstance(found, InvalidBody))


def as_value(source: Source) -> Iterator[InvalidBody]:
    """The violations that are wrong as values: what is wrong as text alone cannot be given to a client."""
    return (violation for violation in violations(source) if violation.raw is None)


def one_of_each_kind(source: Source) -> Iterator[InvalidBody]:
    """The first violation of each keyword, and the first that is wrong as text alone."""
    seen: set[str] = set()
    for violation in violations(source):
        kind = violation.facts[0].keyword if violation.facts else "text"
        if kind not in seen:
            seen.add(kind)
            yield violation


def certified(source: Source) -> Iterator[tuple[Candidate, InvalidBody | str]]:
    """Every candidate with the violation that it is, or with the reason why it is none."""
    bodies = bodies_for(source)
    certifier = Certifier(bodies.judge)
    seen: set[str] = set()
    names: Counter[str] = Counter()
    for candidate, alone in candidates(bodies):
        key = canonical(candidate.body) if candidate.raw is None else candidate.raw.decode()
        if key in seen:
            continue
        seen.add(key)
        names[candidate.name] += 1
        if names[candidate.name] > 1:
            name = f"{candidate.name} ({names[candidate.name]})"
            candidate = replace(candidate, name=name)  # noqa: PLW2901  # the same candidate
        try:
            yield candidate, certifier.certify(candidate, alone=alone)
        except NotCertifiedError as error:
            yield candidate, str(error)


def candidates(bodies: Bodies) -> Iterator[tuple[Candidate, bool]]:
    """Bodies that ought to be violations, and whether they ought to break the facts of one path alone."""
    for value, word in _NO_OBJECTS:
        yield Candidate(f"$ is {word}", ROOT, value, bodies.minimal), True
    yield Candidate("$ is itself in an array", ROOT, [bodies.minimal], bodies.minimal), True
    yield Candidate("$ is JSON in a text", ROOT, json.dumps(bodies.minimal), bodies.minimal), True
    never: set[Path] = set()
    for path, field in bodies.fields.items():
        base = bodies.holding(path)
        if isinstance(base, Absent):
            never.add(path)
            for what, wrong in wrong_values(bodies, field, ABSENT):
                planted = bodies.planted(bodies.minimal, path.loc(), wrong)
                yield Candidate(f"{path} is {what}", str(path), planted, bodies.minimal), True
        else:
            for candidate in (*faults_in(bodies, field, base), *_twice(field, base)):
                yield candidate, True
    for constraint in bodies.contract.constraints:
        # What no valid body holds is not met above: a member that is forbidden whatever else is said.
        if constraint.refuses and (joins(constraint.fact) or constraint.fact.path in never):
            for number, found in enumerate(breaking(bodies, constraint)):
                name = f"{constraint.fact.path} against {constraint.fact.id}{f', {number + 1}' if number else ''}"
                yield Candidate(name, str(constraint.fact.path), found.body, found.mended), False


def faults_in(bodies: Bodies, field: Field, base: JsonValue) -> Iterator[Candidate]:
    """A valid body that holds a field, with a wrong value there, without it, or with a member too many in it."""
    loc = field.path.loc()
    if loc:
        for what, wrong in wrong_values(bodies, field, value_at(base, loc)):
            yield Candidate(f"{field.path} is {what}", str(field.path), replaced(base, loc, wrong), base)
        if field.required:
            yield Candidate(f"{field.path} is missing", str(field.path), replaced(base, loc, ABSENT), base)
    yield from _extra(bodies, field, base)


def wrong_values(bodies: Bodies, field: Field, valid: JsonValue | Absent) -> Iterator[tuple[str, JsonValue]]:
    """Values that the facts at a field's own path refuse, each once: near misses of a right one first."""
    seen: set[str] = set()
    tried = [] if isinstance(valid, Absent) else [valid]
    for what, value in itertools.chain(_near(tried), _proposed(bodies, field), _near(bodies.proposals.values(field))):
        # Servers differ on whether 4.0 is an integer.
        doubtful = isinstance(value, float) and value.is_integer()
        if not doubtful and canonical(value) not in seen and not bodies.proposals.fits(field, value):
            yield what, value
        seen.add(canonical(value))


def _near(values: Sequence[JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    for value in values[:_MOST_NEAR]:
        yield from near_misses(value)


def _proposed(bodies: Bodies, field: Field) -> Iterator[tuple[str, JsonValue]]:
    """What the keywords at a field propose as wrong, and what lies beside its edges; arrays with one such item too."""
    proposals = bodies.proposals
    for constraint in field.constraints.values():
        own = constraint.refuses and constraint.fact.path == field.path
        for value in constraint.fact.meaning.breaks(constraint.fact.value) if own else ():
            yield shown_value(value), value
    yield from ((shown_value(value), value) for value in proposals.tries(field))
    step, usual = field.value("multipleOf"), proposals.usual(field)
    if is_number(step) and is_number(usual):
        between = number(usual) + number(step) / 2
        yield f"half a step above {usual}", int(between) if between == int(between) else between
    if field.enum:
        others = [other.enum[-1] for other in bodies.fields.values() if other.enum and other.path != field.path]
        yield from ((f"another parameter's {shown_value(value)}", value) for value in others[:_MOST_MISPLACED])
    if field.items is not None:
        for constraint in field.items.constraints.values() if field.items.enum else ():
            for value in constraint.fact.meaning.breaks(constraint.fact.value):
                yield f"an item {shown_value(value)}", [value]


def _extra(bodies: Bodies, field: Field, base: JsonValue) -> Iterator[Candidate]:
    loc = field.path.loc()
    if not isinstance(value_at(base, loc), dict) or field.value("additionalProperties") is not False:
        return
    for name, value, what in _extra_names(bodies, field):
        if name not in field.properties:
            path = str(Path.from_loc((*loc, name)))
            yield Candidate(f"{path} is {what}", path, replaced(base, (*loc, name), value), base)


def _extra_names(bodies: Bodies, field: Field) -> Iterator[tuple[str, JsonValue, str]]:
    yield "unknown", "x", "not a parameter"
    if field.path == ROOT:
        yield "__proto__", {}, "not a parameter"
    usual = bodies.proposals.usual
    for index, (name, child) in enumerate(field.properties.items()):
        yield _other_style(name), usual(child), f"{name} in another style"
        yield name[:-1] or "x", usual(child), f"{name} without its last letter"
        if index == 0:
            yield name.upper(), usual(child), f"{name} in capitals"
            yield f"{name} ", usual(child), f"{name} and a space"
    above = bodies.fields[field.path.parent or ROOT]
    below = [inner for child in field.properties.values() for inner in child.properties.values()]
    for others in (list(above.properties.values()), below):
        for other in others[:_MOST_MISPLACED]:
            yield other.name, usual(other), f"{other.path} in the wrong place"


def _other_style(name: str) -> str:
    """snake_case as camelCase, one word with a capital."""
    first, *rest = name.split("_")
    return "".join([first, *(part.capitalize() for part in rest)]) if rest else name.capitalize()


def _twice(field: Field, base: JsonValue) -> Iterator[Candidate]:
    """The first and the last member of an object given twice in the text, the second time as it should be."""
    loc = field.path.loc()
    content = value_at(base, loc)
    if not isinstance(content, dict):
        return
    for name in dict.fromkeys(name for name in (*list(content)[:1], *list(content)[-1:])):
        # A name that no body has holds the place of the second one while the text is made.
        marker = "\x00twice"
        first = {key: value for key, value in content.items() if key != name}
        text = json.dumps(replaced(base, loc, {**first, name: None, marker: content[name]}))
        path = str(Path.from_loc((*loc, name)))
        raw = text.replace(json.dumps(marker), json.dumps(name)).encode()
        yield Candidate(f"{path} is given twice", path, base, base, raw)


_NO_OBJECTS: Final[tuple[tuple[JsonValue, str], ...]] = (
    (None, "null"),
    (True, "true"),
    (0, "0"),
    ("", "an empty text"),
    ([], "an empty array"),
)


# ---- one fact at a time


def joins(fact: Fact) -> bool:
    """Whether a fact speaks of more than the value at its own path."""
    return bool(fact.when) or fact.meaning.subjects(fact.path, fact.value) != [fact.path]


def breaking(bodies: Bodies, constraint: Constraint, most: int = _MOST_OF_A_FACT) -> list[Breaking]:
    """Bodies that break a fact: alone, or where none was found the one that breaks the fewest others beside it."""
    fact = constraint.fact
    alone: dict[str, Breaking] = {}
    fewest: Breaking | None = None
    failed = 0
    for body, mended in _starts(bodies, fact):
        found = _breaking(bodies, fact, body, frozenset({fact}))
        if not isinstance(found, Absent):
            alone.setdefault(canonical(found), Breaking(found, frozenset({fact}), mended))
        else:
            failed += 1
            broken = frozenset(fault.fact for fault in bodies.judge.refusals(body))
            if fewest is None or len(broken) < len(fewest.facts):
                fewest = Breaking(body, broken, mended)
        # One search goes over all values: another start finds another body, but hardly ever the first.
        if len(alone) >= most or failed >= _MOST_FAILED:
            break
    return [*alone.values()] or ([_smallest(bodies, fact, fewest)] if fewest else [])


def _smallest(bodies: Bodies, fact: Fact, known: Breaking) -> Breaking:
    """A body that breaks a fact and as few others beside it as there must be."""
    others = sorted(known.facts - {fact})
    for size in range(1, len(others)):
        for beside in combinations(others, size):
            facts = frozenset({fact, *beside})
            found = _breaking(bodies, fact, known.body, facts)
            if not isinstance(found, Absent):
                return Breaking(found, facts, known.mended)
    return known


def _breaking(bodies: Bodies, fact: Fact, body: JsonValue, facts: frozenset[Fact]) -> JsonValue | Absent:
    return bodies.search(body, lambda other: breaks(fact, other, bodies.contract), facts, most=_MOST_JUDGED)


def _starts(bodies: Bodies, fact: Fact) -> Iterator[tuple[JsonValue, JsonValue]]:
    """Bodies that break a fact, each with the valid one that it was made from: its condition holds, and it does not."""
    bases = [bodies.minimal, bodies.holding(fact.path) if fact.path in bodies.fields else ABSENT, bodies.full]
    seen: set[str] = set()
    for base in bases:
        if isinstance(base, Absent):
            continue
        for meant in _meeting(bodies, base, fact.when):
            for body in _broken(bodies, meant, fact):
                if canonical(body) not in seen and breaks(fact, body, bodies.contract):
                    seen.add(canonical(body))
                    yield body, base
                    if len(seen) >= _MOST_STARTS:
                        return


def _meeting(bodies: Bodies, body: JsonValue, tests: tuple[Test, ...]) -> Iterator[JsonValue]:
    """Bodies in which every test holds, changed nowhere else; whether they are valid is not asked."""
    if not tests:
        yield body
        return
    for changed in meeting(bodies, body, tests[0]):
        yield from _meeting(bodies, changed, tests[1:])


def meeting(bodies: Bodies, body: JsonValue, test: Test) -> Iterator[JsonValue]:
    """Bodies in which one test holds: as it is, else with each value for which it does."""
    if test.holds_in(body):
        yield body
        return
    loc = test.path.loc()
    if test.values is None and test.negated:
        yield replaced(body, _removable(bodies, test.path), ABSENT)
        return
    field = bodies.fields.get(test.path)
    values = bodies.proposals.values(field) if field else []
    wanted = values[:1] if test.values is None else [value for value in values if test.holds(value)]
    if test.values is not None and not test.negated and not wanted:
        wanted = [*test.values]
    for value in wanted[:_MOST_VALUES]:
        yield bodies.planted(body, loc, value)


def _removable(bodies: Bodies, path: Path) -> Loc:
    """Where to take away what holds a path: the path itself, or the array whose item must hold it."""
    field = bodies.fields.get(path)
    loc = path.loc()
    while len(loc) > 1 and (loc[-1] == 0 or (field is not None and field.required)):
        loc = loc[:-1]
        field = bodies.fields.get(Path.from_loc(loc))
    return loc


def _broken(bodies: Bodies, body: JsonValue, fact: Fact) -> Iterator[JsonValue]:
    """The body with each change of what a fact speaks of that may break it."""
    loc = fact.path.loc()
    if fact.meaning.about == "presence":
        for path in fact.meaning.subjects(fact.path, fact.value):
            field = bodies.fields.get(path)
            yield from (
                (bodies.planted(body, path.loc(), value) for value in bodies.proposals.values(field)[:2])
                if field
                else ()
            )
        gone = body
        for path in fact.meaning.subjects(fact.path, fact.value):
            gone = replaced(gone, path.loc(), ABSENT)
        yield gone
        return
    for value in fact.meaning.breaks(fact.value):
        yield overlaid_at(bodies, body, loc, value)
    field = bodies.fields.get(fact.path)
    if field is not None and field.items is not None:
        yield from (
            bodies.planted(body, loc, bodies.proposals.items(field, count)) for count in bodies.proposals.lengths(field)
        )
    for value in bodies.proposals.tries(field) if field is not None else ():
        yield bodies.planted(body, loc, value)


def overlaid_at(bodies: Bodies, body: JsonValue, loc: Loc, value: JsonValue) -> JsonValue:
    """The body with a value at a place; of an object the members alone, beside those that are there."""
    if isinstance(value, dict) and value and isinstance(value_at(body, loc), dict):
        for name, member in value.items():
            body = overlaid_at(bodies, body, (*loc, name), member)
        return body
    return bodies.planted(body, loc, value)


def refuses_something(fact: Fact) -> bool:
    """Whether a body can break a fact at all: ``required false`` and ``additionalProperties true`` allow."""
    return fact.meaning.constrains and canonical(fact.value) != canonical(fact.meaning.vacuous)


def shown_value(value: JsonValue) -> str:
    """A value for a name: its JSON where that is short."""
    text = canonical(value)
    long = len(value) if isinstance(value, str | list) else len(text)
    return text if len(text) <= _SHOWN else f"{text[:12]}..., {long} long"
