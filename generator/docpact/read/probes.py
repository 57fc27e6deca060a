"""Whether a check keeps a fact: bodies at the fact's edges, on which it must not name it, and beyond, on which it must.

A check gives everything that is wrong with a body at once, so that a body need not be right in any other way.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from pydantic import JsonValue

from docpact.facts import ABSENT, ROOT, Absent, Contract, Fact, Field, Loc, Path, Test, canonical, value_at
from docpact.read.instances import EXTRA, MOST, Instances, Tried, most, planted

_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a check has against a body: where, by JSON Schema's word for it, and whether it only warns.

    ``fact`` is the fact itself where the check tells.
    """

    path: str
    keyword: str
    warns: bool
    fact: Fact | None = None


class Wanted(NamedTuple):
    """A fact that a check has to keep.

    With ``warns`` the check has to warn of bodies that break the fact, and else to refuse them. With ``told`` it names
    the fact itself, and else the keyword.
    """

    fact: Fact
    warns: bool
    told: bool


Check = Callable[[JsonValue, Sequence[Wanted]], Sequence[Named]]
"""What a check has against a body, of these facts at least."""


class _Expected(NamedTuple):
    """Whether a check has to name a fact, by one of some keywords or by any."""

    wanted: Wanted
    named: bool
    words: Sequence[str] | None


_TriedHere = tuple[Loc, JsonValue | Absent, _Expected]
"""What is tried at a place of a body."""


class Probes:
    """Bodies about one contract, put to a check."""

    def __init__(self, contract: Contract, check: Check, instances: Instances | None = None) -> None:
        self._fields: Final = contract.fields
        self._check: Final = check
        self.instances: Final = instances or Instances()

    def faults(self, wanted: Iterable[Wanted]) -> list[str | None]:
        """For each fact, why the check does not keep it, with a body that shows it; None where it does.

        What one value can break is tried in bodies that are shared as far as they can be: a body is dear to check.
        """
        listed = [*wanted]
        found: dict[Wanted, str | None] = {}
        shared = _SharedBodies()
        for one in listed:
            if one in found:
                continue
            found[one] = None
            if one.fact.when or (isinstance(one.fact.value, list) and one.fact.meaning.about == "presence"):
                found[one] = next(filter(None, (self._fault(one, *tried) for tried in self._tried(one))), None)
            else:
                loc = one.fact.path.loc()
                for values, expected in self._tried_alone(one):
                    for text, value in values.items():
                        shared.add(loc, text, value, expected)
        for body, tried in shared.bodies():
            together = self._named_together(body, tried)
            for loc, value, expected in tried:
                if found[expected.wanted] is not None:
                    continue
                named = together or _ByPlace(self._check(_put({}, loc, value), [expected.wanted]))
                if named.named(expected, loc) is not expected.named:
                    found[expected.wanted] = _fault(expected, _put({}, loc, value))
        return [found[one] for one in listed]

    def _named_together(self, body: JsonValue, tried: Sequence[_TriedHere]) -> _ByPlace | None:
        """What the check has against a shared body; None where it breaks down, so that each is tried by itself."""
        try:
            return _ByPlace(self._check(body, [expected.wanted for _, _, expected in tried]))
        except Exception:  # noqa: BLE001  # a check that was edited may do anything
            return None

    def _fault(self, wanted: Wanted, body: JsonValue, loc: Loc, expected: _Expected) -> str | None:
        """What the check does wrong on a body of a fact's own; None where it does as it should."""
        named = _ByPlace(self._check(body, [wanted])).named(expected, loc)
        return None if named is expected.named else _fault(expected, body)

    def _tried(self, wanted: Wanted) -> Iterator[tuple[JsonValue, Loc, _Expected]]:
        """Every body that is tried for a fact: those that break it, then those that do not."""
        fact, asked = wanted.fact, _asked(wanted.fact)
        not_named = _Expected(wanted, named=False, words=_words(fact))
        if _asks(fact):
            expected = self._expected(wanted)
            yield from ((body, loc, expected) for body, loc in self._broken(fact))
        kept = self._broken(asked) if asked else itertools.chain(self._kept(fact), self._beyond(fact))
        yield from ((body, loc, not_named) for body, loc in kept)

    def _tried_alone(self, wanted: Wanted) -> Iterator[tuple[Mapping[str, JsonValue | Absent], _Expected]]:
        """The same of a fact that binds always and is about one place: what stands there, by canonical texts."""
        fact, asked = wanted.fact, _asked(wanted.fact)
        if _asks(fact):
            yield self._values(fact, broken=True), self._expected(wanted)
        kept = self._values(asked, broken=True) if asked else self._values(fact, broken=False)
        yield kept, _Expected(wanted, named=False, words=_words(fact))

    def _expected(self, wanted: Wanted) -> _Expected:
        """That a check names a fact on bodies that break it."""
        fact = wanted.fact
        masked = not wanted.told and not self._instances(fact, broken=True).fitting
        # A value of the wrong type is none of a closed set either, which a check may say instead.
        also = {"type": ("type", "enum"), "itemType": ("itemType", "type", "enum")}
        return _Expected(wanted, named=True, words=None if masked else also.get(fact.keyword, _words(fact)))

    # ---- bodies

    def _broken(self, fact: Fact) -> Iterator[tuple[JsonValue, Loc]]:
        """Bodies that break a fact in every way, and one for each other value with which one of its tests holds."""
        options = [self._holding(test) for test in fact.when]
        yield from itertools.islice(self._varied(fact, options, broken=True), most(fact))

    def _kept(self, fact: Fact) -> Iterator[tuple[JsonValue, Loc]]:
        """Bodies that just keep a fact while its tests hold."""
        options = [self._holding(test)[:1] for test in fact.when]
        yield from itertools.islice(self._varied(fact, options, broken=False), most(fact))

    def _beyond(self, fact: Fact) -> Iterator[tuple[JsonValue, Loc]]:
        """Bodies that would break a fact, but that one of its tests does not hold."""
        for at, test in enumerate(fact.when):
            options = [self._holding(other)[:1] for other in fact.when]
            options[at] = self._failing(test)
            yield from itertools.islice(self._varied(fact, options, broken=True, failing=test), MOST)

    def _varied(
        self, fact: Fact, options: list[list[JsonValue | Absent]], *, broken: bool, failing: Test | None = None
    ) -> Iterator[tuple[JsonValue, Loc]]:
        """Bodies by the values that the members of tests may have: one value at a time is another than the first."""
        loc, every = fact.path.loc(), failing is None
        for values in _one_by_one(options):
            met: JsonValue = {}
            for test, value in zip(fact.when, values, strict=True):
                met = met if isinstance(value, Absent) else planted(met, test.path.loc(), value)
            made = (
                (body, loc)
                for body in self._with(fact, met, broken=broken)
                if all(test.holds_in(body, loc) is (test is not failing) for test in fact.when)
            )
            for found in made if every else itertools.islice(made, 1):
                yield found
                every = False

    def _with(self, fact: Fact, body: JsonValue, *, broken: bool) -> Iterator[JsonValue]:
        """A body in which a fact is broken or just kept, in each way that is known."""
        loc = fact.path.loc()
        subjects = [Path(str(path)) for path in fact.value] if isinstance(fact.value, list) else [fact.path]
        if fact.meaning.about != "presence":
            yield from (_put(body, loc, value) for value in self._values(fact, broken=broken).values())
        elif (fact.keyword in ("required", "anyOf")) is not broken:
            yield from (planted(body, path.loc(), self.instances.sample(self._fields[path])) for path in subjects)
        else:
            above = loc[:-1] if fact.keyword == "required" else loc if fact.keyword == "anyOf" else None
            if above is not None and not fact.when:
                body = planted(body, above, {})
            if all(isinstance(value_at(body, path.loc()), Absent) for path in subjects):
                yield body

    def _values(self, fact: Fact, *, broken: bool) -> Mapping[str, JsonValue | Absent]:
        """What stands at the place of a fact where it is broken or just kept; ABSENT for nothing."""
        if fact.meaning.about == "presence":
            given = (fact.keyword == "required") is not broken
            return {"given" if given else "absent": self.instances.sample(self._fields[fact.path]) if given else ABSENT}
        found = self._instances(fact, broken=broken)
        return found.fitting or (found.all if broken else {})

    # ---- values with which tests hold

    def _holding(self, test: Test) -> list[JsonValue | Absent]:
        """Values with which a test holds, ABSENT for none."""
        if test.values is None:
            return [ABSENT] if test.negated else [self.instances.sample(self._field(test.path))]
        if not test.negated:
            return [*test.values]
        return [*[value for value in self.instances.candidates(self._field(test.path)) if test.holds(value)][:2]]

    def _failing(self, test: Test) -> list[JsonValue | Absent]:
        """Values with which a test does not hold, ABSENT for none."""
        if test.values is None:
            return [self.instances.sample(self._field(test.path))] if test.negated else [ABSENT]
        others = [value for value in self.instances.candidates(self._field(test.path)) if not test.holds(value)]
        return [ABSENT, *(test.values if test.negated else others[:2])]

    def _field(self, path: Path) -> Field:
        return self._fields.get(path) or Field(path)

    def _instances(self, fact: Fact, *, broken: bool) -> Tried:
        return self.instances.trial(fact, self._field(fact.path), broken=broken)


class _ByPlace:
    """What a check has against a body, by place; what it has against items of an array, by that of the array too."""

    def __init__(self, found: Iterable[Named]) -> None:
        self._at: Final[dict[str, list[Named]]] = {}
        self._items: Final[dict[str, list[Named]]] = {}
        for one in found:
            self._at.setdefault(one.path, []).append(one)
            array = one.path
            while array.endswith("]"):
                array = array[: array.rindex("[")]
                self._items.setdefault(array, []).append(one)

    def named(self, expected: _Expected, loc: Loc) -> bool:
        """Whether a fact is named at its place, or at an item there."""
        wanted, here = expected.wanted, _text(loc)
        found = [*self._at.get(here, ()), *self._at.get(_text((*loc, EXTRA)), ())]
        if wanted.fact.keyword in ("itemType", "enum"):
            found += self._items.get(here, ())
        told, words = wanted.fact if wanted.told else None, expected.words
        return any(
            one.warns is wanted.warns and one.fact == told and (words is None or one.keyword in words) for one in found
        )


class _SharedBodies:
    """As few bodies as may be for what is tried at places: in one body, two places lie beside each other."""

    def __init__(self) -> None:
        self._bodies: Final[list[_SharedBody]] = []
        self._first: Final[dict[Loc, int]] = {}
        """The first body in which a place may be free: those before it are taken for good."""
        self._same: Final[dict[tuple[Loc, str], _SharedBody]] = {}

    def add(self, loc: Loc, text: str, value: JsonValue | Absent, expected: _Expected) -> None:
        """Put a value into the first body in which nothing is tried at its place, above or below."""
        key = loc, text
        if key not in self._same:
            ways = [loc[:length] for length in range(len(loc) + 1)]
            at = self._first.get(loc, 0)
            while at < len(self._bodies) and not self._bodies[at].free(loc, ways):
                at += 1
            if at == len(self._bodies):
                self._bodies.append(_SharedBody())
            self._bodies[at].put(loc, ways, value)
            self._first[loc], self._same[key] = at + 1, self._bodies[at]
        self._same[key].tried.append((loc, value, expected))

    def bodies(self) -> Iterator[tuple[JsonValue, list[_TriedHere]]]:
        """Every body, with what is tried in it."""
        return ((one.body, one.tried) for one in self._bodies)


class _SharedBody:
    def __init__(self) -> None:
        self.body: JsonValue = {}
        self.tried: Final[list[_TriedHere]] = []
        self._taken: Final[set[Loc]] = set()
        self._above: Final[set[Loc]] = set()

    def free(self, loc: Loc, ways: Sequence[Loc]) -> bool:
        """Whether nothing is tried at a place, on the ways to it, or below."""
        return loc not in self._above and self._taken.isdisjoint(ways)

    def put(self, loc: Loc, ways: Sequence[Loc], value: JsonValue | Absent) -> None:
        """Put a value at a place that is free."""
        self.body = _put(self.body, loc, value)
        self._taken.add(loc)
        self._above.update(ways[:-1])


def _one_by_one(options: list[list[JsonValue | Absent]]) -> Iterator[list[JsonValue | Absent]]:
    """The first of every option, then each other value beside the first ones; nothing where one option has none."""
    if all(options):
        first = [values[0] for values in options]
        yield first
        for at, values in enumerate(options):
            yield from ([*first[:at], value, *first[at + 1 :]] for value in values[1:])


def _put(body: JsonValue, loc: Loc, value: JsonValue | Absent) -> JsonValue:
    """A body with a value at a place; of one that is absent, with the object that it is not in."""
    return planted(body, loc[:-1], {}) if isinstance(value, Absent) else planted(body, loc, value)


def _asks(fact: Fact) -> bool:
    """Whether a fact asks for anything: ``required`` false and the like do not."""
    return fact.value is not False or fact.keyword == "additionalProperties"


def _asked(fact: Fact) -> Fact | None:
    """What is tried of a member that may be left out, as if it had to be given: nobody may ask for it."""
    optional = fact.value is False and fact.keyword == "required"
    return Fact(fact.path, "required", True, fact.when) if optional else None


def _words(fact: Fact) -> tuple[str, ...]:
    return ("itemType", "type") if fact.keyword == "itemType" else (fact.keyword,)


def _fault(expected: _Expected, body: JsonValue) -> str:
    """What a check does wrong on a body, as a sentence."""
    warns = expected.wanted.warns
    if expected.named:
        return f"the check does not {'warn of' if warns else 'refuse'} {_shown(body)}"
    return f"the check {'warns of' if warns else 'refuses'} {_shown(body)}"


@lru_cache(maxsize=4096)
def _text(loc: Loc) -> str:
    """A place as the client writes it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).lstrip(".") or str(ROOT)


def _shown(body: JsonValue) -> str:
    text = canonical(body)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}... ({len(text)} characters)"
