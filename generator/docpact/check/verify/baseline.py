"""The body that all others are made from: one that the server accepts, without which its refusals say little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from docpact.check.verify.answers import Reading
from docpact.check.verify.asking import Asking
from docpact.check.verify.cover import Cover
from docpact.check.verify.order import is_renamed
from docpact.check.verify.probes import Probe, Probes, State, fact_at
from docpact.facts import ITEMS, ROOT, Absent, Fact, Path, canonical, value_at
from docpact.spec import LoadedSpec

_MOST_GIVEN: Final = 5
_MOST_SEARCHED: Final = 40
_OF_VALUES: Final[tuple[str, ...]] = ("enum", "maximum", "maxLength", "type")
_OF_ABSENCE: Final[tuple[str, ...]] = ("required", "type")


class BaselineBody:
    """``probes`` are made from the base; ``proven`` says whether the server accepted it."""

    def __init__(self, spec: LoadedSpec, asking: Asking) -> None:
        self.probes = Probes(spec)
        self.given: Final[list[State]] = []
        """Values that the facts let be left out, or be others, and without which the server refuses everything."""
        self._known_as_another = ""
        """The member that a server knows by another name alone."""
        self._spec: Final = spec
        self._asking: Final = asking

    @property
    def proven(self) -> bool:
        return self._asking.base_proven

    def probe(self) -> Probe:
        """The base as a valid body."""
        return Probe("valid", "the smallest body", ROOT, self.probes.base, (self._root_fact(),))

    def prove(self) -> None:
        """Send the base; if it is refused, find the one value that makes it accepted."""
        probe = self.probe()
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._asking.base_proven = True
            self.shown(probe, reading)
        elif reading.about_body:
            self._search(probe, reading)
        else:
            self._asking.unusable(probe, reading)

    def wanted(self, path: str) -> list[State]:
        """What a server may be given that asks for a parameter which the facts let be left out or be as it is.

        Nothing is given to a server that has accepted the base, nor anything twice.
        """
        known = path in [self._known_as_another, *(state.path for state in self.given)]
        if self.proven or known or len(self.given) >= _MOST_GIVEN:
            return []
        return [state for state in self._states() if state.path == path and self._differs(state)]

    def give(self, state: State, refused: Probe, reading: Reading) -> None:
        """Make everything from a base that holds a value from now on: that the server asks for it is a deviation."""
        note = f"Refusals of other faults name {state.path}."
        self._asking.ledger.deviates("refused", self._allowing(state.path), refused, reading, note=note)
        self._rebase([state])

    def with_given(self, state: State, refused: Probe) -> Probe | None:
        """A violation that holds a value beside; None where it would be another violation then."""
        body = self.probes.bodies.planted(refused.body, Path(state.path).loc(), state.value)
        paths = {str(fault.path) for fault in self.probes.bodies.judge.refusals(body)}
        return replace(refused, body=body) if paths == {refused.path} else None

    def shown(self, probe: Probe, reading: Reading) -> None:
        """What an accepted body shows: its values, what it leaves out, and what the answer reports."""
        ledger, members = self._asking.ledger, self.probes.bodies.fields
        for member in members.values():
            there = not isinstance(value_at(probe.body, member.path.loc()), Absent)
            above = not isinstance(value_at(probe.body, (member.path.parent or ROOT).loc()), Absent)
            optional, present = fact_at(member, "required"), fact_at(member, "present")
            if above and not there and optional and optional.value is False:
                ledger.record_kept(optional.id)
            if there and present:
                ledger.record_kept(present.id)
        ledger.sample_states(probe.states, accepted=True)
        self._asking.started(probe, reading, self.probes.bodies.contract)

    def _search(self, refused: Probe, reading: Reading) -> None:
        named = self._asking.named(reading)
        states = [state for state in self._states() if state.path in named and self._differs(state)]
        if any(self._makes_good([state], refused, reading) for state in states):
            return
        if self._all_that_are_named(refused, reading):
            return
        plain = sorted(
            _by_turns(Cover(self.probes).plain()), key=lambda row: not any(state.path in named for state in row.states)
        )
        rows = islice(plain, _MOST_SEARCHED)
        good = next((row for row in rows if self._asking.ask(row).outcome == "accepted"), None)
        others = [state for state in good.states if self._differs(state) and state not in states] if good else []
        if any(self._makes_good([state], refused, reading) for state in others):
            return
        deviates = self._asking.ledger.deviates
        if good is None and (renamed := self._renamed()):
            note = f"Accepted is the same where {renamed.name}."
            deviates("refused", renamed.facts[-1], refused, reading, note=note)
            self._known_as_another = renamed.facts[-1].path
            return
        if good is None:
            fact = next((self._allowing(path) for path in named if Path(path) in self.probes.bodies.fields), None)
            note = "No body that the page allows was accepted, so that refusals of others show little."
            deviates("refused", fact or self._root_fact(), refused, reading, note=note)
            return
        asked = [path for path in named if any(state.path == path for state in good.states)]
        listed = ", ".join(state.name for state in good.states)
        for fact in map(self._allowing, asked) if asked else [self.joining({state.path for state in good.states})]:
            deviates("refused", fact, refused, reading, note=f"Accepted is the same with {listed}.")
        self._rebase(good.states)
        # What was accepted is the base now, unless the facts have it otherwise.
        self._asking.base_proven = canonical(self.probes.base) == canonical(good.body)

    def _renamed(self) -> Probe | None:
        """The base with a member under another name, if that is accepted: the server knows it by that one alone."""
        named = (probe for probe in self.probes.violations() if is_renamed(probe))
        return next((probe for probe in named if self._asking.ask(probe).outcome == "accepted"), None)

    def _all_that_are_named(self, refused: Probe, reading: Reading) -> bool:
        """Whether the refused base is accepted with everything that this refusal, and those after it, name."""
        states: list[State] = []
        said = reading
        while len(states) < _MOST_GIVEN:
            named = [path for path in self._asking.named(said) if path not in [state.path for state in states]]
            firsts = {state.path: state for state in reversed(self._states()) if self._differs(state)}
            more = [firsts[path] for path in named if path in firsts]
            probe = self.probes.with_states([*states, *more]) if more else None
            if probe is None:
                return False
            states += more
            said = self._asking.ask(probe)
            if said.outcome == "accepted":
                return self._taken_with(states, probe, said, refused, reading)
        return False

    def _makes_good(self, states: Sequence[State], refused: Probe, reading: Reading) -> bool:
        """Whether some values make the refused base accepted: then what it has instead of them is what was refused."""
        probe = self.probes.with_states(states)
        answer = self._asking.ask(probe) if probe else None
        if probe is None or answer is None or answer.outcome != "accepted":
            return False
        return self._taken_with(states, probe, answer, refused, reading)

    def _taken_with(
        self, states: Sequence[State], probe: Probe, answer: Reading, refused: Probe, reading: Reading
    ) -> bool:
        note = f"Accepted is the same with {', '.join(state.name for state in states)}."
        for state in states:
            self._asking.ledger.deviates("refused", self._allowing(state.path), refused, reading, note=note)
        self._rebase(states)
        self._asking.base_proven = True
        self.shown(probe, answer)
        return True

    def _states(self) -> list[State]:
        return [*self.probes.states()]

    def _differs(self, state: State) -> bool:
        value = value_at(self.probes.base, Path(state.path).loc())
        return isinstance(value, Absent) or canonical(value) != canonical(state.value)

    def _allowing(self, path: str) -> Fact:
        """The fact by which the base is right at a path: it may be left out there, or the value there is allowed."""
        held, mark, _ = path.partition(ITEMS)
        if mark and isinstance(value_at(self.probes.base, Path(held).loc()), Absent):
            path = held  # what is in a list that is not there is allowed with it
        member = self.probes.bodies.fields[Path(path)]
        absent = isinstance(value_at(self.probes.base, Path(path).loc()), Absent)
        wanted = _OF_ABSENCE if absent else _OF_VALUES
        return next((fact for word in wanted if (fact := fact_at(member, word))), self._root_fact())

    def _root_fact(self) -> Fact:
        return next(one.fact for one in self.probes.bodies.contract.constraints if one.fact.path == ROOT)

    def joining(self, paths: set[str]) -> Fact:
        """The fact that joins some members, where a table or a comparison does; else that the body is one."""
        for constraint in self.probes.bodies.contract.constraints:
            fact = constraint.fact
            subjects = {str(path) for path in fact.meaning.subjects(fact.path, fact.value)}
            if fact.meaning.family == "rows" and paths <= subjects:
                return fact
        return self._root_fact()

    def _rebase(self, states: Sequence[State]) -> None:
        self.given.extend(states)
        self.probes = Probes(self._spec, [(state.path, state.value) for state in self.given])


def _by_turns(rows: Iterable[Probe]) -> list[Probe]:
    """Bodies, one of each member before a second of any: what a server wants is one of many members."""
    seen: Counter[frozenset[str]] = Counter()
    turns: list[tuple[int, int, Probe]] = []
    for number, row in enumerate(rows):
        paths = frozenset(state.path for state in row.states)
        turns.append((seen[paths], number, row))
        seen[paths] += 1
    return [row for *_, row in sorted(turns, key=lambda one: one[:2])]
