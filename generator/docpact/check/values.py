"""Valid bodies of a contract: the finite part exhausted, both sides of each condition, and the edges of the rest."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import Bodies, bodies_for, replaced
from docpact.check.covering import Row, covering_rows
from docpact.check.proposals import Source, contract_of, unique
from docpact.check.violations import breaking, joins, meeting, overlaid_at, shown_value
from docpact.facts import ABSENT, ITEMS, ROOT, Absent, Contract, Fact, Field, Path, Test, canonical, value_at
from docpact.facts.judge import breaks
from docpact.facts.resolution import Constraint
from docpact.facts.values import sort_key
from docpact.spec import LoadedSpec

MOST_COMBINATIONS: Final = 3000
_MOST_STATES: Final = 12
"""States of one field, and of one array or object, that are combined with those of others."""
_MOST_JUDGED: Final = 200

State = JsonValue | Absent


@dataclass(frozen=True, slots=True)
class ValidBody:
    """A body that the facts allow, and what it is an example of."""

    name: str
    body: JsonValue


def boundary_bodies(source: Source) -> Iterator[ValidBody]:
    """Bodies at the edges of what is allowed: bounds, texts, each value, each optional member alone and left out."""
    found = _found(contract_of(source))
    samples = sample_body(source) if isinstance(source, LoadedSpec) else []
    seen: set[str] = set()
    for valid in (*found[:2], *samples, *found[2:]):
        if canonical(valid.body) not in seen:
            seen.add(canonical(valid.body))
            yield valid


@lru_cache(maxsize=16)
def _found(contract: Contract) -> tuple[ValidBody, ...]:
    """The bodies of a contract, worked out once: nearly every promise is tried on them."""
    bodies = bodies_for(contract)
    known: dict[str, ValidBody] = {}
    for name, body in (*_edges(bodies), *_branches(bodies)):
        if not isinstance(body, Absent) and canonical(body) not in known and bodies.judge.accepts(body):
            known[canonical(body)] = ValidBody(name, body)
    return tuple(known.values())


def sample_body(spec: LoadedSpec) -> list[ValidBody]:
    """The page's sample request, settled: changed as little as the contract asks for."""
    body = bodies_for(spec).nearest(dict(spec.content.sample.body))
    return [] if isinstance(body, Absent) else [ValidBody("the page's sample", body)]


def _edges(bodies: Bodies) -> Iterator[tuple[str, State]]:
    yield "the smallest body", bodies.minimal
    yield "the fullest body", bodies.full
    for path, field in bodies.fields.items():
        if path == ROOT:
            continue
        if not field.required and field.name != ITEMS:
            yield f"{path} alone", bodies.holding(path)
            if not isinstance(value_at(bodies.full, path.loc()), Absent):
                yield f"all but {path}", bodies.without(bodies.full, path)
        for value in bodies.proposals.values(field):
            yield f"{path} = {shown_value(value)}", bodies.with_value(path, value)


def _branches(bodies: Bodies) -> Iterator[tuple[str, State]]:
    """Of each fact that joins fields: its condition met, at each edge; and not met, by a body that it would refuse."""
    for constraint in bodies.contract.constraints:
        fact = constraint.fact
        if not constraint.refuses and fact.meaning.constrains:
            yield from ((f"{fact.path}, warned of by {fact.id}", found.body) for found in breaking(bodies, constraint))
        if joins(fact) and fact.meaning.constrains:
            yield from ((f"{fact.path}, as {fact.id} has it", body) for body in keeping(bodies, fact))
            yield from ((f"{fact.path} free of {fact.id}", body) for body in beyond(bodies, constraint))


def keeping(bodies: Bodies, fact: Fact) -> Iterator[State]:
    """Valid bodies in which the condition of a fact holds, at each edge of what it then allows."""
    for met in _met(bodies, fact.when):
        kept = [place for test in fact.when for place, _ in [*test.path.within(met)][:1]]
        places = [path.loc() for path in fact.meaning.subjects(fact.path, fact.value)]
        for body in [met, *islice(_at_edges(bodies, met, fact), _MOST_EDGES)]:
            yield bodies.nearest(body, *kept, *(places if body is not met else ()))


def _at_edges(bodies: Bodies, met: JsonValue, fact: Fact) -> Iterator[JsonValue]:
    """The body with what a fact just allows: what its keyword proposes, or values whose neighbours it refuses."""
    subjects = fact.meaning.subjects(fact.path, fact.value)
    if len(subjects) < 2 or fact.meaning.enumerates(fact.value) or fact.meaning.about == "presence":
        yield from (overlaid_at(bodies, met, fact.path.loc(), edge) for edge in fact.meaning.edges(fact.value))
        return
    bare = replace(fact, when=())
    fields = [bodies.fields[path] for path in subjects if path in bodies.fields]
    choices = [sorted(bodies.proposals.values(field), key=sort_key) for field in fields]

    def body(row: tuple[int, ...]) -> JsonValue:
        made = met
        for field, values, at in zip(fields, choices, row, strict=True):
            made = bodies.planted(made, field.path.loc(), values[at])
        return made

    rows = dict.fromkeys(itertools.product(*(range(len(values)) for values in choices)))
    kept = {row for row in islice(rows, _MOST_ROWS) if not breaks(bare, body(row), bodies.contract)}
    for row in sorted(kept):
        near = [(*row[:at], row[at] + step, *row[at + 1 :]) for at in range(len(row)) for step in (1, -1)]
        if any(other in rows and other not in kept for other in near):
            yield body(row)


_MOST_EDGES: Final = 60
_MOST_ROWS: Final = 1500


def _met(bodies: Bodies, tests: Sequence[Test]) -> Iterator[JsonValue]:
    found: list[JsonValue] = [bodies.minimal]
    for test in tests:
        found = [body for one in found for body in meeting(bodies, one, test)]
    yield from found


def beyond(bodies: Bodies, constraint: Constraint) -> Iterator[State]:
    """Valid bodies that a fact would refuse if its condition held: each of its tests fails in one of them."""
    fact = constraint.fact
    bare = replace(fact, when=())
    for found in breaking(bodies, constraint, most=1):
        for test in fact.when:
            for body in meeting(bodies, found.body, test.turned):
                kept = [place for place, _ in [*test.path.within(body)][:1]]
                wanted = bodies.search(
                    body, lambda other: breaks(bare, other, bodies.contract), frozenset(), tuple(kept)
                )
                yield wanted


class ClosedBodies:
    """The combinations of closed values and of optional members that are there or not.

    ``combinations`` is how many there are at most; above ``cap`` the bodies are a selection in which any three
    states of three members that go together occur together.
    """

    def __init__(self, source: Source, cap: int = MOST_COMBINATIONS) -> None:
        self._bodies: Final = bodies_for(source)
        self._factors: Final = [*_factors(self._bodies, self._bodies.contract.root)]
        self.combinations: Final = math.prod(len(states) for _, states in self._factors)
        self.exhaustive: Final = self.combinations <= cap

    def __iter__(self) -> Iterator[JsonValue]:
        yield from self._listed

    @cached_property
    def _listed(self) -> list[JsonValue]:
        sizes = [len(states) for _, states in self._factors]
        if self.exhaustive:
            rows: Iterator[Row] = itertools.product(*map(range, sizes))
            found = map(self._body, rows)
        else:
            found = map(self._body, covering_rows(sizes, self._repaired))
        return [body for body in unique(found) if self._bodies.judge.accepts(body)]

    def _body(self, row: Sequence[int]) -> JsonValue:
        body: JsonValue = self._bodies.minimal
        for (path, states), index in zip(self._factors, row, strict=True):
            state = states[index]
            loc = path.loc()
            body = replaced(body, loc, ABSENT) if isinstance(state, Absent) else self._bodies.planted(body, loc, state)
        return body

    def _repaired(self, row: Row, fixed: frozenset[int]) -> Row | None:
        """The row, changed in other columns as little as makes its body valid."""
        for _ in range(len(row)):
            body = self._body(row)
            faults = self._bodies.judge.refusals(body)
            if not faults:
                return row
            kept = [self._factors[at][0].loc() for at in fixed]
            mended = self._bodies.nearest(body, *kept, most=_MOST_JUDGED)
            if isinstance(mended, Absent):
                return None
            other = tuple(index if at in fixed else self._state(at, mended) for at, index in enumerate(row))
            if other == row:
                return None
            row = other
        return None

    def _state(self, at: int, body: JsonValue) -> int:
        """The state that a column has in a body; the first where it has another."""
        path, states = self._factors[at]
        found = value_at(body, path.loc())
        wanted = None if isinstance(found, Absent) else canonical(found)
        known = [None if isinstance(state, Absent) else canonical(state) for state in states]
        return known.index(wanted) if wanted in known else 0


def closed_bodies(source: Source, cap: int = MOST_COMBINATIONS) -> ClosedBodies:
    """Every combination of closed values and optional members; a covering selection where they are more than cap.

    Worked out once: several judges and promises try them.
    """
    return _closed_bodies(contract_of(source), cap)


@lru_cache(maxsize=16)
def _closed_bodies(contract: Contract, cap: int) -> ClosedBodies:
    return ClosedBodies(contract, cap)


def _factors(bodies: Bodies, above: Field) -> Iterator[tuple[Path, list[State]]]:
    """The fields that vary by themselves, each with its states: those of an array or object are taken as a whole."""
    for child in above.properties.values():
        if child.required and child.type == "object" and child.properties:
            yield from _factors(bodies, child)
            continue
        states: list[State] = [*(() if child.required else (ABSENT,)), *states_of(bodies, child)]
        if len(states) > 1:
            yield child.path, states


def states_of(bodies: Bodies, field: Field) -> list[JsonValue]:
    """The values of a field that are combined with those of others: all of a closed set, else a few."""
    proposals = bodies.proposals
    if closed := proposals.closed(field):
        return closed
    if field.items is not None:
        arrays: list[JsonValue] = [proposals.minimal(field)]
        least = max(1, len(arrays[0]) if isinstance(arrays[0], list) else 0)
        arrays += [[state] * least for state in states_of(bodies, field.items)]
        return [array for array in unique(arrays) if proposals.fits(field, array)][:_MOST_STATES]
    if field.properties:
        names = list(field.properties)
        choices = [
            [*(() if child.required else (ABSENT,)), *states_of(bodies, child)] for child in field.properties.values()
        ]
        rows = itertools.islice(_diagonal(choices), 2 * _MOST_STATES)
        objects: list[JsonValue] = [
            {name: state for name, state in zip(names, row, strict=True) if not isinstance(state, Absent)}
            for row in rows
        ]
        return unique(objects)[:_MOST_STATES]
    return [proposals.usual(field)]


def _diagonal(choices: list[list[State]]) -> Iterator[tuple[State, ...]]:
    """Each combination, those first in which all columns move at once, so that each state comes early."""
    longest = max(map(len, choices), default=0)
    for at in range(longest):
        yield tuple(states[at % len(states)] for states in choices)
    yield from itertools.product(*choices)
