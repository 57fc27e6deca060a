"""Valid bodies that together hold every value, both sides of each condition, and values in pairs as far as they go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Final

from pydantic import JsonValue

from docpact.check.values import beyond, keeping
from docpact.check.verify.probes import Probe, Probes, State, spoken_of, state_at
from docpact.check.violations import joins
from docpact.facts import ITEMS, ROOT, Absent, Fact, Field, Path, canonical, value_at

_TRIED: Final = 3
"""How many values of one member are tried in one body before the next member's turn."""
_EDGE: Final = 1.5
"""How much another edge of one fact counts for beside a value that no body has shown."""
_APART: Final = 1.4
"""How much a body counts for that shows members without each other."""
_MOST_EDGES: Final = 8
"""So many edges of one fact count for that much."""
_LONG: Final = 100
_MOST_PAIRED: Final = 16
"""Members with more values are not paired: sizes are kept in tables, and nothing else is so large."""

Pair = frozenset[tuple[str, str]]


@dataclass(slots=True, eq=False)
class _Draft:
    """A body in the making: the states that it shows, and the fact that it was made for."""

    body: JsonValue
    states: list[State]
    fact: Fact | None = None
    fixed: set[str] = field(default_factory=set[str])
    fullest: bool = False
    """Whether it is to have every member that is not fixed, also where that shows nothing new."""


class Cover:
    """Bodies for one base. ``states`` are the values to be shown, each of them once at least."""

    def __init__(self, probes: Probes) -> None:
        self._probes: Final = probes
        self._judge: Final = probes.bodies.judge
        self.states: Final = [*probes.states()]
        self._by_path: Final[dict[str, list[State]]] = {}
        for state in self.states:
            self._by_path.setdefault(state.path, []).append(state)
        self._uncovered: Final = {_name(state) for state in self.states}
        self._pairs: Final[set[Pair]] = set()

    def bodies(self, most: int) -> Iterator[Probe]:
        """At most so many bodies: those for conditions, then what they leave, then pairs."""
        drafts = self._joined()
        rows = [replace(draft, states=[*draft.states]) for draft in drafts]
        for draft in drafts:
            self._fill(draft)
        while self._uncovered:
            alone = self._alone()
            if alone is None:
                break
            self._fill(alone)
            drafts.append(alone)
        for apart in self._apart():
            self._fill(apart)
            drafts.append(apart)
        # Members of a table cannot be put into a body one by one: what they stand beside is paired from its rows.
        starts = [_Draft(self._probes.base, [])]
        while len(drafts) < most and (starts or rows):
            start = (starts or rows).pop(0)
            draft = replace(start, states=[*start.states])
            if self._fill(draft):
                drafts.append(draft)
                (rows if start.states else starts).append(start)
        distinct = {canonical(draft.body): draft for draft in reversed(drafts)}
        yield from (self._probe(draft) for draft in _telling_first([*reversed(distinct.values())])[:most])

    def plain(self) -> Iterator[Probe]:
        """Small bodies: each shows a side of one condition, a row, or one value."""
        for draft in self._joined():
            yield self._probe(draft)
        for state in self.states:
            body = self._probes.bodies.with_value(Path(state.path), state.value)
            if not isinstance(body, Absent):
                yield self._probe(_Draft(body, states_in(self._probes, body)))

    def _joined(self) -> list[_Draft]:
        """A body for each side of a fact that joins members, and for each edge of it.

        Every row of a table is one of the edges, every value of a list that holds under a condition another.
        """
        found: dict[str, _Draft] = {}
        bodies = self._probes.bodies
        for constraint in bodies.contract.constraints:
            fact = constraint.fact
            if not (joins(fact) and fact.meaning.constrains):
                continue
            for body in (*keeping(bodies, fact), *beyond(bodies, constraint)):
                if isinstance(body, Absent) or not self._judge.accepts(body):
                    continue
                states = states_in(self._probes, body)
                fixed = {str(path) for path in spoken_of(fact)} | {state.path for state in states}
                found.setdefault(canonical(body), _Draft(body, states, fact, fixed))
        return [*found.values()]

    def _apart(self) -> Iterator[_Draft]:
        """Few bodies in which each optional member stands once without each other one: it may need that."""
        members = optional_members(self._probes)
        for bit in range(max(0, len(members) - 1).bit_length()):
            for side in (0, 1):
                out = {path for at, path in enumerate(members) if (at >> bit) & 1 == side}
                yield _Draft(self._probes.base, [], fixed=out, fullest=True)

    def _alone(self) -> _Draft | None:
        """A body for the first value that none shows yet, with whatever it needs beside it."""
        for state in self.states:
            if _name(state) in self._uncovered:
                self._uncovered.discard(_name(state))
                body = self._probes.bodies.with_value(Path(state.path), state.value)
                if not isinstance(body, Absent):
                    beside = [one for one in states_in(self._probes, body) if not _overlap(one.path, state.path)]
                    return _Draft(body, [state, *beside])
        return None

    def _fill(self, draft: _Draft) -> int:
        """Put values beside those of a body, those first that no body has yet; how much is new in it then."""
        for state in draft.states:
            self._uncovered.discard(_name(state))
        held = {state.path for state in draft.states} | draft.fixed
        for path, states in sorted(self._by_path.items(), key=lambda one: -len(one[1])):
            if any(_overlap(path, other) for other in held):
                continue
            for state in self._wanted(path, states, draft) or (states[:1] if draft.fullest else ()):
                fuller = self._probes.bodies.planted(draft.body, Path(path).loc(), state.value)
                if self._judge.accepts(fuller):
                    draft.body = fuller
                    draft.states.append(state)
                    self._uncovered.discard(_name(state))
                    held.add(path)
                    break
        new = set(self._pairs_of(draft.states)) - self._pairs
        self._pairs.update(new)
        return len(new)

    def _wanted(self, path: str, states: Sequence[State], draft: _Draft) -> list[State]:
        """The values of a member worth adding to a body: new ones, else those that make the most new pairs."""
        new = [state for state in states if _name(state) in self._uncovered]
        if new:
            return new[:_TRIED]
        if not self._is_paired(path):
            return []
        # The first value of a body is the one that has yet to meet the most others.
        others = draft.states or [other for other in self.states if other.path != path]
        scored = [(self._gain(state, others), -index, state) for index, state in enumerate(states)]
        return [state for gain, _, state in sorted(scored, key=lambda one: one[:2], reverse=True) if gain][:_TRIED]

    def _gain(self, state: State, others: Iterable[State]) -> int:
        return sum(_pair(state, other) not in self._pairs for other in others if self._is_paired(other.path))

    def _pairs_of(self, states: Sequence[State]) -> Iterator[Pair]:
        paired = [state for state in states if self._is_paired(state.path)]
        yield from (_pair(one, other) for one, other in combinations(paired, 2))

    def _is_paired(self, path: str) -> bool:
        states = self._by_path.get(path, ())
        # A free text at its longest stands beside others often enough, and its usual value must too.
        free = any(isinstance(state.value, str) and len(state.value) > _LONG for state in states)
        return ITEMS not in path and len(states) <= _MOST_PAIRED and not free

    def _probe(self, draft: _Draft) -> Probe:
        probe = self._probes.row(draft.body, draft.states) if draft.states else None
        shown = probe.facts if probe else ()
        facts = (draft.fact, *(fact for fact in shown if fact != draft.fact)) if draft.fact else shown
        name = f"{draft.fact.id}, with {len(draft.states)} values" if draft.fact else probe.name if probe else "a body"
        return Probe("valid", name, ROOT, draft.body, facts, tuple(draft.states), draft.fact)


def _telling_first(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Bodies in the order in which each shows the most that those before it do not: values, and facts that join."""
    left, found = list(drafts), list[_Draft]()
    shown: set[tuple[str, str]] = set()
    facts: Counter[Fact] = Counter()

    def new(draft: _Draft) -> float:
        edges = 0 if draft.fact is None else 2 if not facts[draft.fact] else _EDGE * (facts[draft.fact] < _MOST_EDGES)
        edges += _APART * draft.fullest
        return len({*map(_name, draft.states)} - shown) + edges

    while left:
        best = max(left, key=new)
        left.remove(best)
        found.append(best)
        shown.update(map(_name, best.states))
        facts.update([best.fact] if best.fact else [])
    return found


def optional_members(probes: Probes) -> list[str]:
    """The members that the base has not, and that may be given: lists as a whole, and not what objects only hold."""
    fields = probes.bodies.fields.items()
    found = (path for path, one in fields if path != ROOT and not (one.required or one.properties or ITEMS in path))
    return [path for path in found if isinstance(value_at(probes.base, path.loc()), Absent)]


def states_in(probes: Probes, body: JsonValue) -> list[State]:
    """What a body has that the base has not: each value by itself, of a list with one item what is in it."""
    found: list[State] = []
    _collect(probes, probes.bodies.contract.root, body, found)
    return found


def _collect(probes: Probes, above: Field, body: JsonValue, found: list[State]) -> None:
    for child in (*above.properties.values(), *([above.items] if above.items and above.items.properties else [])):
        value = value_at(body, child.path.loc())
        before = value_at(probes.base, child.path.loc())
        if isinstance(value, Absent) or (not isinstance(before, Absent) and canonical(value) == canonical(before)):
            continue
        count = len(found)
        if isinstance(value, dict) or (isinstance(value, list) and len(value) == 1 and child.items is not None):
            _collect(probes, child, body, found)
        if len(found) == count:
            found.append(state_at(child, value))


def _pair(one: State, other: State) -> Pair:
    return frozenset({_name(one), _name(other)})


def _name(state: State) -> tuple[str, str]:
    return state.path, canonical(state.value)


def _overlap(one: str, other: str) -> bool:
    """Whether a value at one path would stand in that at the other, or replace it."""
    return one == other or one.startswith((f"{other}.", f"{other}[")) or other.startswith((f"{one}.", f"{one}["))
