"""Valid bodies that together hold every value, both sides of each condition, and values in pairs as far as they go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, count, product
from math import comb
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import canonical_at
from docpact.check.values import beyond, keeping
from docpact.check.verify.probes import BETWEEN, Probe, Probes, State, spoken_of, state_at
from docpact.check.violations import joins
from docpact.facts import ITEMS, ROOT, Absent, Fact, Field, Path, canonical, value_at

_TRIED: Final = 3
"""How many values of one member are tried in one body before the next member's turn."""
_EDGE: Final = 1.5
"""How much another edge of one fact counts for beside a value that no body has shown."""
_APART: Final = 20
"""How much all that bodies show of members without each other counts for."""
_MOST_EDGES: Final = 8
"""So many edges of one fact count for that much."""
_LONG: Final = 100
_SHALLOW: Final = 2
"""Members are paired that lie no deeper."""
_ALL_PAIRED: Final = 5
"""Of a member with more values the first and the last are paired: each body costs money, and limits lie at the ends."""
_TURNS: Final = 6
"""In so many orders the members are put into a body for pairs; the best is taken."""
_MANY: Final = 1000

Pair = frozenset[tuple[str, str]]


@dataclass(slots=True, eq=False)
class _Draft:
    """A body in the making: the states that it shows, and the facts that it was made for."""

    body: JsonValue
    states: list[State]
    facts: tuple[Fact, ...] = ()
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
        self._paired: Final = {_name(state) for state in self._worth_pairing()}

    def bodies(self, most: int) -> Iterator[Probe]:
        """At most so many bodies: those for conditions, and what needs no other, then what they leave, then pairs."""
        joined = self._joined()
        utmost, drafts = self._utmost(joined), self._merged(joined)
        # Members of a table cannot be put into a body one by one: what they stand beside is paired from its rows.
        rows = [replace(draft, states=[*draft.states]) for draft in drafts]
        drafts += self._apart()
        for draft in drafts:
            self._note(self._full(draft))
        drafts += self._filled(_Draft(self._probes.base, []), most)
        while self._uncovered and (alone := self._alone()) is not None:
            self._note(self._full(alone))
            drafts.append(alone)
        for start in rows:
            drafts += self._filled(start, most - len(drafts))
        distinct = {canonical(draft.body): draft for draft in reversed(drafts)}
        chosen = self._telling_first([*reversed(distinct.values())])[: max(1, most - 1)]
        middle = len(chosen) // 2  # by then much is known to be taken, and requests are left to find what is not
        yield from map(self._probe, [*chosen[:middle], *[utmost][: most - 1], *chosen[middle:]])

    def _filled(self, start: _Draft, most: int) -> Iterator[_Draft]:
        """Bodies made from one, as long as each shows something new: of a few the one that shows the most."""
        for _ in range(most):
            drafts = [self._full(replace(start, states=[*start.states]), turn) for turn in range(_TURNS)]
            draft = max(drafts, key=self._new)
            if not self._new(draft):
                break
            self._note(draft)
            yield draft

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
            edges = [*keeping(bodies, fact)]
            if not fact.meaning.enumerates(fact.value):
                edges = _spread(edges)  # the values at all others meet each other in fewer bodies
            for body in (*edges, *beyond(bodies, constraint)):
                if isinstance(body, Absent) or not self._judge.accepts(body):
                    continue
                states = states_in(self._probes, body)
                fixed = {str(path) for path in spoken_of(fact)} | {state.path for state in states}
                found.setdefault(canonical(body), _Draft(body, states, (fact,), fixed))
        return [*found.values()]

    def _merged(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """The same in fewer bodies: of each condition every side and edge stays as it is."""
        found: list[_Draft] = []
        for draft in drafts:
            for at, one in enumerate(found):
                if both := self._together(one, draft):
                    found[at] = both
                    break
            else:
                found.append(draft)
        return found

    def _together(self, one: _Draft, other: _Draft) -> _Draft | None:
        """One body with what two show; None where one would change what the other is about."""
        body = self._probes.planted(other.states, one.body)
        for draft in (one, other):
            places = [Path(path).loc() for path in draft.fixed]
            if any(canonical_at(body, place) != canonical_at(draft.body, place) for place in places):
                return None
        if not self._judge.accepts(body):
            return None
        facts = tuple(dict.fromkeys((*one.facts, *other.facts)))
        return _Draft(body, states_in(self._probes, body), facts, one.fixed | other.fixed)

    def _utmost(self, joined: Sequence[_Draft]) -> _Draft:
        """A body with the most of everything: where a server has a limit that nobody states, it lies there."""
        rows = [one for one in joined if any(fact.meaning.family == "rows" for fact in one.facts)]
        sizes = [sum(one.value for one in row.states if isinstance(one.value, int)) for row in rows]
        start = rows[sizes.index(max(sizes))] if rows else _Draft(self._probes.base, [])
        draft = replace(start, states=[*start.states], facts=())
        # Lists first: what cannot stand beside them is smaller.
        lists_first = sorted(self._by_path.values(), key=lambda states: not isinstance(states[0].value, list))
        for states in lists_first:
            for state in sorted(states, key=lambda one: -_amount(one.value))[:_TRIED]:
                fuller = self._probes.bodies.planted(draft.body, Path(state.path).loc(), state.value)
                if not any(_overlap(state.path, one.path) for one in draft.states) and self._judge.accepts(fuller):
                    draft.body = fuller
                    draft.states.append(state)
        return draft

    def _apart(self) -> Iterator[_Draft]:
        """Few bodies in which each optional member stands once without each other one: it may need that.

        Each member is left out of half of the bodies, and no two members of the same.
        """
        members = optional_members(self._probes)
        most = next(number for number in count(1) if comb(number, number // 2) >= len(members))
        left_out = [*zip(members, combinations(range(most), most // 2), strict=False)]
        for number in range(most if len(members) > 1 else 0):
            out = {path for path, without in left_out if number in without}
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

    def _full(self, draft: _Draft, turn: int = 0) -> _Draft:
        """A body with values beside its own, those first that no body has yet; the members in a turn of their own."""
        held = {state.path for state in draft.states} | draft.fixed
        members = sorted(self._by_path.items(), key=lambda one: -len(one[1]))
        for path, states in (*members[turn:], *members[:turn]):
            if any(_overlap(path, other) for other in held):
                continue
            for state in self._wanted(path, states, draft) or (states[:1] if draft.fullest else ()):
                fuller = self._probes.bodies.planted(draft.body, Path(path).loc(), state.value)
                if self._judge.accepts(fuller):
                    draft.body = fuller
                    draft.states.append(state)
                    held.add(path)
                    break
        return draft

    def _new(self, draft: _Draft) -> int:
        """How much a body shows that none has shown: a value counts for more than any pairs."""
        pairs = {*self._pairs_of(draft.states)} - self._pairs
        return _MANY * len({*map(_name, draft.states)} & self._uncovered) + len(pairs)

    def _note(self, draft: _Draft) -> None:
        self._uncovered.difference_update(map(_name, draft.states))
        self._pairs.update(self._pairs_of(draft.states))

    def _wanted(self, path: str, states: Sequence[State], draft: _Draft) -> list[State]:
        """The values of a member worth adding to a body: new ones, else those that make the most new pairs."""
        # What lies at an end goes with the fewest others, and comes first: no body shows both.
        inwards = [states[at // 2] if at % 2 else states[-1 - at // 2] for at in range(len(states))]
        if new := [state for state in inwards if _name(state) in self._uncovered]:
            return new
        # The first value of a body is the one that has yet to meet the most others.
        others = draft.states or [other for other in self.states if other.path != path]
        scored = [(self._gain(state, others), -index, state) for index, state in enumerate(states)]
        return [state for gain, _, state in sorted(scored, key=lambda one: one[:2], reverse=True) if gain][:_TRIED]

    def _gain(self, state: State, others: Iterable[State]) -> int:
        paired = [other for other in others if self._is_paired(other)] if self._is_paired(state) else []
        return sum(_pair(state, other) not in self._pairs for other in paired)

    def _pairs_of(self, states: Sequence[State]) -> Iterator[Pair]:
        yield from (_pair(one, other) for one, other in combinations(filter(self._is_paired, states), 2))

    def _is_paired(self, state: State) -> bool:
        return _name(state) in self._paired

    def _worth_pairing(self) -> Iterator[State]:
        """Of each member all values, or where these are many the first and the last."""
        for path, found in self._by_path.items():
            states = [state for state in found if state.what != BETWEEN]
            # A free text at its longest stands beside others often enough, and its usual value must too.
            free = any(isinstance(state.value, str) and len(state.value) > _LONG for state in states)
            if len(Path(path).steps) <= _SHALLOW and not self._probes.bodies.fields[Path(path)].properties and not free:
                yield from states if len(states) <= _ALL_PAIRED else (states[0], states[-1])

    def _telling_first(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Bodies in the order in which each shows the most that those before it do not: values, facts that join, and
        members without each other.
        """
        left, found = list(drafts), list[_Draft]()
        shown: set[tuple[str, str]] = set()
        facts: Counter[Fact] = Counter()
        members = optional_members(self._probes)
        alone = {draft: set(_without(members, draft.body)) for draft in drafts}
        apart, pairs = set[tuple[str, str]](), max(len(members) * (len(members) - 1), 1)

        def new(draft: _Draft) -> float:
            edges = sum(_EDGE * (facts[fact] < _MOST_EDGES) if facts[fact] else 2 for fact in draft.facts)
            return len({*map(_name, draft.states)} - shown) + edges + _APART * len(alone[draft] - apart) / pairs

        while left:
            best = max(left, key=new)
            left.remove(best)
            found.append(best)
            shown.update(map(_name, best.states))
            facts.update(best.facts)
            apart |= alone[best]
        return found

    def _probe(self, draft: _Draft) -> Probe:
        probe = self._probes.row(draft.body, draft.states) if draft.states else None
        shown = probe.facts if probe else ()
        facts = tuple(dict.fromkeys((*draft.facts, *shown)))
        name = f"{facts[0].id}, with {len(draft.states)} values" if draft.facts else probe.name if probe else "a body"
        return Probe("valid", name, ROOT, draft.body, facts, tuple(draft.states), draft.facts)


def _amount(value: JsonValue) -> float:
    """How much a value asks for, beside others of its member; of a word the number in it."""
    if isinstance(value, str | list):
        number = value.rpartition("_")[2] if isinstance(value, str) else ""
        return float(number) if number.isdecimal() else len(value)
    return float(value) if isinstance(value, int | float) else 0.0


def _spread(found: Sequence[JsonValue | Absent]) -> list[JsonValue | Absent]:
    """As many of a list as count, from its one end to the other."""
    few = min(_MOST_EDGES, len(found))
    return [found[at * (len(found) - 1) // max(few - 1, 1)] for at in range(few)]


def optional_members(probes: Probes) -> list[str]:
    """The members that the base has not, and that may be given: lists as a whole, and not what objects only hold."""
    fields = probes.bodies.fields.items()
    found = (path for path, one in fields if path != ROOT and not (one.required or one.properties or ITEMS in path))
    return [path for path in found if isinstance(value_at(probes.base, path.loc()), Absent)]


def _without(members: Sequence[str], body: JsonValue) -> Iterator[tuple[str, str]]:
    """Each member that a body has, with each that it has not."""
    there = [path for path in members if not isinstance(value_at(body, Path(path).loc()), Absent)]
    return product(there, [path for path in members if path not in there])


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
