"""One search for bodies: the nearest to a given one that keeps the contract, or that breaks just one of its facts.

The search is complete over the values that :mod:`docpact.check.proposals` lists: of each fact that a body breaks, some
value that the fact speaks of must change, so that trying each of these in turn, and never changing one twice, finds
whatever there is. It goes from few changes to many, and gives up after a number of bodies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from pydantic import JsonValue

from docpact.check.proposals import Source, contract_of, proposals_for
from docpact.errors import DocpactError
from docpact.facts import ABSENT, ITEMS, ROOT, Absent, Contract, Fact, Judge, Loc, Path, canonical, value_at

_MOST_CHANGES: Final = 6
_MOST_JUDGED: Final = 3000
"""After so many bodies a search ends without one."""

Move = tuple[Loc, JsonValue | Absent]
"""A place in a body and the value to be put there, or ABSENT to leave it out."""
Wanted = Callable[[JsonValue], bool]


class Bodies:
    """Bodies of one contract."""

    def __init__(self, contract: Contract) -> None:
        self.contract: Final = contract
        self.judge: Final = Judge(contract)
        self.proposals: Final = proposals_for(contract)
        self.fields: Final = contract.fields

    @cached_property
    def minimal(self) -> JsonValue:
        """The smallest valid body: required members only, each with its usual value. Raises DocpactError."""
        first = self.proposals.minimal(self.contract.root)
        body = self.nearest(first)
        if isinstance(body, Absent):
            raise DocpactError(
                "no valid body was found: the facts seem to contradict each other",
                hint=f"The smallest that was tried is refused: {self.judge.refusals(first)[0].message}.",
            )
        return body

    @cached_property
    def full(self) -> JsonValue:
        """The fullest body: every optional member that the facts let stand beside those before it."""
        body = self.minimal
        for path, field in self.fields.items():
            if path != ROOT and isinstance(value_at(body, path.loc()), Absent):
                fuller = self.planted(body, path.loc(), self.proposals.usual(field))
                body = fuller if self.judge.accepts(fuller) else body
        return body

    def holding(self, path: Path) -> JsonValue | Absent:
        """The smallest valid body that was found to hold a value at a path; ABSENT if none was."""
        if path == ROOT:
            return self.minimal
        values = self.proposals.values(self.fields[path])
        return next((body for value in values if not isinstance(body := self.with_value(path, value), Absent)), ABSENT)

    def with_value(self, path: Path, value: JsonValue) -> JsonValue | Absent:
        """The smallest valid body that was found to hold this very value at a path; ABSENT if none was."""
        return self.nearest(self.planted(self.minimal, path.loc(), value), path.loc())

    def without(self, body: JsonValue, path: Path) -> JsonValue | Absent:
        """The nearest valid body that has nothing at a path; ABSENT if none was found."""
        return self.nearest(replaced(body, path.loc(), ABSENT), path.loc())

    def nearest(self, body: JsonValue, *kept: Loc, most: int = _MOST_JUDGED) -> JsonValue | Absent:
        """The valid body that differs least from a body and has the same at some places; ABSENT if none was found."""
        values = [canonical_at(body, loc) for loc in kept]

        def wanted(other: JsonValue) -> bool:
            return [canonical_at(other, loc) for loc in kept] == values

        return self.search(body, wanted, frozenset(), kept, most)

    def planted(self, body: JsonValue, loc: Loc, value: JsonValue) -> JsonValue:
        """The body with a value at a place, and with the containers that it needs; nothing says that it is valid."""
        if not loc:
            return value
        above = value_at(body, loc[:-1])
        index = isinstance(loc[-1], int)
        if not isinstance(above, list if index else dict):
            field = self.fields.get(Path.from_loc(loc[:-1]))
            least = self.proposals.minimal(field) if field else ([] if index else {})
            body = self.planted(body, loc[:-1], least if isinstance(least, list if index else dict) else {})
        return replaced(body, loc, value)

    # ---- the search

    def search(
        self,
        body: JsonValue,
        wanted: Wanted,
        broken: frozenset[Fact],
        kept: tuple[Loc, ...] = (),
        most: int = _MOST_JUDGED,
    ) -> JsonValue | Absent:
        """The nearest ``wanted`` body that breaks no facts but ``broken``, with nothing changed at the ``kept`` places.

        ABSENT where there is none, or none was found among the first bodies.
        """
        search = _Search(self, wanted, broken, most)
        for changes in range(_MOST_CHANGES + 1):
            found = search.found(body, frozenset(kept), changes)
            if not isinstance(found, Absent) or search.left <= 0:
                return found
        return ABSENT

    def moved(self, body: JsonValue, move: Move) -> JsonValue:
        """The body after a move."""
        loc, value = move
        return replaced(body, loc, value) if isinstance(value, Absent) else self.planted(body, loc, value)

    def moves(self, body: JsonValue, fact: Fact, loc: Loc, done: frozenset[Loc] = frozenset()) -> list[Move]:
        """Every single change of what a fact speaks of, at the place where it binds; no place twice."""
        found: list[Move] = []
        for place in self.locations(fact, loc):
            if any(place[: len(one)] == one or one[: len(place)] == place for one in done):
                continue
            there = value_at(body, place)
            field = self.fields.get(Path.from_loc(place))
            if not isinstance(there, Absent):
                found.append((place, ABSENT))
            if field is not None:
                known = canonical(there) if not isinstance(there, Absent) else None
                found += [(place, value) for value in self.proposals.values(field) if canonical(value) != known]
        return found

    def locations(self, fact: Fact, loc: Loc) -> list[Loc]:
        """The places that a fact speaks of, bound to the items that ``loc`` leads through: its own first."""
        paths = [*fact.meaning.subjects(fact.path, fact.value), *(test.path for test in fact.when)]
        found: dict[Loc, None] = dict.fromkeys([loc] if loc else [])
        for path in paths:
            shared = path.shared(Path.from_loc(loc))
            place = path.loc(step for step in loc[: len(shared.steps)] if isinstance(step, int))
            if place:
                found[place] = None
        # A member of what may be left out goes with it.
        for place in [*found]:
            for above in range(len(place) - 1, 0, -1):
                field = self.fields.get(Path.from_loc(place[:above]))
                if field is not None and (not field.required or field.name == ITEMS):
                    found[place[:above]] = None
        return [*found]


@dataclass(slots=True)
class _Search:
    """One search: ``left`` counts down the bodies that it may still judge."""

    bodies: Bodies
    wanted: Wanted
    broken: frozenset[Fact]
    left: int

    def found(self, body: JsonValue, done: frozenset[Loc], changes: int) -> JsonValue | Absent:
        """A body with at most so many more changes, none of them at a place that is ``done``."""
        self.left -= 1
        faults = [fault for fault in self.bodies.judge.refusals(body) if fault.fact not in self.broken]
        if not faults:
            return body if self.wanted(body) else ABSENT
        if changes == 0:
            return ABSENT
        # The fault with the fewest ways out decides soonest.
        for loc, value in min((self.bodies.moves(body, fault.fact, fault.loc, done) for fault in faults), key=len):
            if self.left <= 0:
                break
            found = self.found(self.bodies.moved(body, (loc, value)), done | {loc}, changes - 1)
            if not isinstance(found, Absent):
                return found
        return ABSENT


@lru_cache(maxsize=64)
def _bodies(contract: Contract) -> Bodies:
    return Bodies(contract)


def bodies_for(source: Source) -> Bodies:
    """The bodies of a spec or a contract, worked out once."""
    return _bodies(contract_of(source))


def replaced(body: JsonValue, loc: Loc, value: JsonValue | Absent) -> JsonValue:
    """A copy of the body with another value at a place, or with none there; what is not there stays away.

    Raises KeyError where the container that should hold the value is missing.
    """
    if not loc:
        return None if isinstance(value, Absent) else value
    step, *rest = loc
    if isinstance(body, dict) and isinstance(step, str):
        changed = dict(body)
        if isinstance(value, Absent) and (not rest or step not in body):
            changed.pop(step, None)
        else:
            changed[step] = replaced(body.get(step), tuple(rest), value)
        return changed
    if isinstance(body, list) and isinstance(step, int):
        items = list(body)
        if isinstance(value, Absent) and (not rest or step >= len(body)):
            del items[step : step + 1]
        else:
            items[step : step + 1] = [replaced(body[step] if step < len(body) else None, tuple(rest), value)]
        return items
    if isinstance(value, Absent):
        return body
    raise KeyError(step)


def canonical_at(body: JsonValue, loc: Loc) -> str | None:
    """The JSON text of what stands at a place; None where nothing does."""
    found = value_at(body, loc)
    return None if isinstance(found, Absent) else canonical(found)
