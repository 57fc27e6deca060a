"""Valid bodies of a contract: the finite part exhausted, and the bounds of what is not finite."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.bodies import Bodies, integer_range, item_values, items_of, representative, scalar_values
from docpact.check.covering import covering_rows
from docpact.check.places import ABSENT, Absent, replaced, steps_to, value_at
from docpact.check.texts import ALPHABETS, text_of
from docpact.check.tree import Member, Source, partner_path
from docpact.facts import ITEMS, ROOT, canonical
from docpact.spec import LoadedSpec

MOST_COMBINATIONS: Final = 20_000
_MOST_STATES: Final = 64
_MOST_MULTIPLES: Final = 1000

State = JsonValue | Absent


@dataclass(frozen=True, slots=True)
class ValidBody:
    """A body that the facts allow, and what it is an example of."""

    name: str
    body: JsonValue


@dataclass(frozen=True, slots=True)
class _Factor:
    """A member, or two that are paired, and the states that it can be in, being left out among them."""

    states: Sequence[Mapping[str, State]]


class ClosedBodies:
    """The combinations of closed values and of optional members that are there or not.

    ``combinations`` is how many there are, ``left_out`` how many of them are not tried: none up to ``cap``; above it
    the bodies are a selection in which any two states of two members that go together occur together.
    """

    def __init__(self, source: Source, cap: int = MOST_COMBINATIONS) -> None:
        self._bodies = Bodies(source)
        self._factors, inner = _factors(self._bodies.root)
        self.combinations = math.prod(len(factor.states) for factor in self._factors) * inner
        self.exhaustive = self.combinations <= cap
        self._rows: Sequence[tuple[int, ...]] | None = None

    @property
    def left_out(self) -> int:
        return 0 if self.exhaustive else self.combinations - len(self._chosen())

    def __iter__(self) -> Iterator[JsonValue]:
        if not self.exhaustive:
            yield from (self._body(row) for row in self._chosen())
            return
        for row in itertools.product(*(range(len(factor.states)) for factor in self._factors)):
            body = self._body(row)
            if not self._bodies.joined or self._bodies.judge.accepts(body):
                yield body

    def _chosen(self) -> Sequence[tuple[int, ...]]:
        if self._rows is None:
            sizes = [len(factor.states) for factor in self._factors]
            self._rows = covering_rows(sizes, lambda row: self._bodies.judge.accepts(self._body(row)))
        return self._rows

    def _body(self, row: Sequence[int]) -> JsonValue:
        body: JsonValue = {}
        for factor, index in zip(self._factors, row, strict=True):
            for path, state in factor.states[index].items():
                if not isinstance(state, Absent):
                    body = replaced(body, steps_to(path), state)
        return body


def closed_bodies(source: Source, cap: int = MOST_COMBINATIONS) -> Iterator[JsonValue]:
    """Every combination of closed values and optional members; a covering selection where they are more than cap."""
    return iter(ClosedBodies(source, cap))


def boundary_bodies(source: Source) -> Iterator[ValidBody]:
    """Bodies at the edges of what is allowed: bounds, texts, each value, each optional member alone and left out."""
    bodies = Bodies(source)
    seen: set[str] = set()
    for name, body in _edges(bodies, source):
        if not isinstance(body, Absent) and bodies.judge.accepts(body) and canonical(body) not in seen:
            seen.add(canonical(body))
            yield ValidBody(name, body)


def _edges(bodies: Bodies, source: Source) -> Iterator[tuple[str, State]]:
    yield "the smallest body", bodies.minimal
    yield "the fullest body", bodies.full
    if isinstance(source, LoadedSpec):
        yield "the page's sample", dict(source.content.sample.body)
    for path, member in bodies.members.items():
        if path == ROOT:
            continue
        if not member.required and member.name != ITEMS:
            yield f"{path} alone", bodies.holding(path)
            steps = steps_to(path)
            if not isinstance(value_at(bodies.full, steps), Absent):
                yield f"all but {path}", bodies.completed(replaced(bodies.full, steps, ABSENT), steps)
        for name, value in edge_values(member):
            yield f"{path} {name}", bodies.with_value(path, value)


def edge_values(member: Member) -> Iterator[tuple[str, JsonValue]]:
    """The values of one member that lie at an edge of what its own facts allow, with a name for each."""
    if "default" in member.facts:
        yield "its default", member.value("default")
    if values := scalar_values(member):
        yield from ((f"= {canonical(value)}", value) for value in values)
    elif member.holds_items:
        yield from _edge_arrays(member)
    elif member.type == "string":
        yield from _edge_texts(member)
    elif member.type in ("integer", "number"):
        yield from _edge_numbers(member)
    elif member.type == "object" and not any(child.required for child in member.properties.values()):
        yield "an empty object", {}


def _edge_texts(member: Member) -> Iterator[tuple[str, JsonValue]]:
    least, most = member.value("minLength"), member.value("maxLength")
    low = least if isinstance(least, int) else 0
    lengths = {low, low + 1}
    if isinstance(most, int):
        lengths |= {most - 1, most}
    for length in sorted(length for length in lengths if length >= low):
        for alphabet in ALPHABETS:
            yield f"{length} characters, {alphabet.name}", text_of(alphabet, length)
    if isinstance(most, int) and most > 2:
        yield f"{most} characters, the outer ones spaces", f" {'a' * (most - 2)} "


def _edge_numbers(member: Member) -> Iterator[tuple[str, JsonValue]]:
    step = member.value("multipleOf")
    size = step if isinstance(step, int | float) else 1
    low, high = member.value("minimum"), member.value("maximum")
    if isinstance(low, int | float):
        yield "at its minimum", low
        yield "inside its minimum", _sum(low, size)
    if isinstance(high, int | float):
        yield "at its maximum", high
        yield "inside its maximum", _sum(high, -size)
    if isinstance(step, float) and (rounded := _rounded_multiple(step, low, high)) is not None:
        yield "a multiple that binary fractions miss", rounded
    if span := integer_range(member) if member.type == "integer" else None:
        yield "the lowest that goes", span[0]
        yield "the highest that goes", span[-1]
    if member.type == "number" and isinstance(low, int | float) and isinstance(high, int | float) and step is None:
        yield "a fraction", (low + high) / 2 + 0.25 * (1 if high > low else 0)


def _rounded_multiple(step: float, low: JsonValue, high: JsonValue) -> JsonValue:
    """The first multiple in the bounds whose quotient is no whole number once both are binary fractions: 3 * 0.1."""
    least, most = (bound if isinstance(bound, int | float) else None for bound in (low, high))
    for count in range(1, _MOST_MULTIPLES):
        value = float(Decimal(repr(step)) * count)
        inside = (least is None or value >= least) and (most is None or value <= most)
        if inside and not (value / step).is_integer():
            return value
    return None


def _sum(number: float, step: float) -> JsonValue:
    """A sum in decimals, so that 0.1 and 0.2 make 0.3."""
    total = Decimal(repr(number)) + Decimal(repr(step))
    return int(total) if total == total.to_integral_value() else float(total)


def _edge_arrays(member: Member) -> Iterator[tuple[str, JsonValue]]:
    least, most = member.value("minItems"), member.value("maxItems")
    low = least if isinstance(least, int) else 0
    counts = {low, low + 1}
    if isinstance(most, int):
        counts |= {most - 1, most}
    for count in sorted(count for count in counts if count >= low):
        yield f"with {count} items", items_of(member, count)
    for value in item_values(member):
        yield f"with an item {canonical(value)}", [value] * max(low, 1)


def _factors(root: Member) -> tuple[list[_Factor], int]:
    """The factors of the body's combinations, and by how many each is to be multiplied for what they leave out."""
    factors: list[_Factor] = []
    inner = 1
    partners = {partner_path(child.path) for child in root.properties.values() if "pairs" in child.facts}
    for child in root.properties.values():
        if child.required and child.properties and child.type == "object":
            below, more = _factors(child)
            factors += [_Factor([{child.path: {}}]), *below]
        elif child.path in partners:
            continue
        else:
            choices, more = _choices(child)
            partner = root.properties.get(partner_path(child.path).rpartition(".")[2])
            if "pairs" in child.facts and partner:
                factors.append(_Factor(_paired(child, choices, partner, _choices(partner)[0])))
            else:
                factors.append(_Factor([{child.path: state} for state in choices]))
        inner *= more
    return factors, inner


def _choices(member: Member) -> tuple[list[State], int]:
    states, more = _states(member)
    return ([*states] if member.required else [ABSENT, *states]), more


def _paired(
    member: Member, states: list[State], partner: Member, partner_states: list[State]
) -> list[Mapping[str, State]]:
    """The states of two paired members: the pairs, and one without the other where that may be left out."""
    pairs = {canonical(pair) for pair in cast("list[JsonValue]", member.value("pairs"))}
    return [
        {member.path: state, partner.path: other}
        for state, other in itertools.product(states, partner_states)
        if isinstance(state, Absent) or isinstance(other, Absent) or canonical([state, other]) in pairs
    ]


def _states(member: Member) -> tuple[list[JsonValue], int]:
    """The states of a member that is there."""
    if values := scalar_values(member):
        return values, 1
    if member.holds_items:
        return _array_states(member)
    if member.properties:
        return _object_states(member)
    return [representative(member)], 1


def _array_states(member: Member) -> tuple[list[JsonValue], int]:
    least, most = member.value("minItems"), member.value("maxItems")
    low = least if isinstance(least, int) else 0
    states: list[JsonValue] = [items_of(member, low)] if low == 0 else []
    if most == 0:
        return states, 1
    items, more = _states(member.items) if member.items else (item_values(member), 1)
    return [*states, *([item] * max(low, 1) for item in items)], more


def _object_states(member: Member) -> tuple[list[JsonValue], int]:
    choices: list[list[State]] = []
    inner = 1
    for child in member.properties.values():
        states, more = _states(child)
        choices.append([*states] if child.required else [ABSENT, *states])
        inner *= more
    total = math.prod(len(choice) for choice in choices)
    sizes = [len(choice) for choice in choices]
    rows = (
        itertools.product(*(range(size) for size in sizes))
        if total <= _MOST_STATES
        else iter(covering_rows(sizes, lambda _row: True))
    )
    names = list(member.properties)
    found: list[JsonValue] = []
    for row in rows:
        states_of_row = [choice[index] for choice, index in zip(choices, row, strict=True)]
        found.append(
            {name: state for name, state in zip(names, states_of_row, strict=True) if not isinstance(state, Absent)}
        )
    # What was not chosen here counts as left out; rounded, since a count of combinations is all it is for.
    return found, inner * (1 if total <= _MOST_STATES else max(1, round(total / len(found))))


def sample_body(spec: LoadedSpec) -> list[ValidBody]:
    """The page's sample request."""
    return [ValidBody("the page's sample", dict(spec.content.sample.body))]
