"""Valid bodies: each shows several facts at once, and is taken apart where it is refused."""

from __future__ import annotations

from typing import Final

from docpact.check.cases import always_sent
from docpact.check.verify.answers import Reading
from docpact.check.verify.asking import Asking, is_made_up
from docpact.check.verify.base import Base
from docpact.check.verify.probes import Probe, State, fact_at
from docpact.facts import Absent, Path, canonical, value_at
from docpact.spec import LoadedSpec


class ValidBodies:
    """Sends every value that the facts allow in as few bodies as hold them."""

    def __init__(self, spec: LoadedSpec, base: Base, asking: Asking) -> None:
        self._spec: Final = spec
        self._base: Final = base
        self._asking: Final = asking
        self._all_sent = False
        self._refused: list[tuple[State, Probe, Reading]] = []
        """Values that were refused alone, or with no more beside them than they need."""

    def send(self) -> None:
        if not self._base.proven:
            self._asking.ledger.notes.append(
                "Valid bodies were left out: the smallest one was not accepted, or the budget is 1."
            )
            return
        try:
            for row in self._base.probes.rows():
                self._valid(row)
            self._all_sent = True
            self._refused = [one for one in self._refused if not self._is_beside(*one)]
        finally:
            self._blame_refused()
        for probe in self._base.probes.joined():
            self._joined(probe)
        probes = self._base.probes
        if probes.smallest != probes.base and not self._base.given:
            self._without_what_is_always_sent()
        self._whole_floats()

    def _valid(self, probe: Probe) -> bool:
        """Whether a body was accepted; one that was refused is taken apart."""
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._base.shown(probe, reading)
        elif reading.about_body:
            self._blame(probe, reading)
        else:
            self._asking.unusable(probe, reading)
        return reading.outcome == "accepted"

    def _joined(self, probe: Probe) -> None:
        """A body that shows a fact which joins members; one that is refused may be so for whatever is new in it."""
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._base.shown(probe, reading)
            for fact in probe.facts:
                self._asking.ledger.witness(fact.id)
        elif not reading.about_body:
            self._asking.unusable(probe, reading)
        elif is_made_up(probe, self._asking.named(reading)):
            self._asking.ledger.leave_all(
                probe, "the server wants ids that exist, and refuses the one that was made up"
            )
        else:
            others = self._unproven(probe)
            note = f"It may be refused for one of these as well: {', '.join(others)}." if others else ""
            self._asking.ledger.deviates("refused", probe.facts[0], probe, reading, note=note)

    def _unproven(self, probe: Probe) -> list[str]:
        """The paths of a body whose very values no accepted body has held."""
        taken = {(one.path, canonical(one.value)) for one in self._asking.ledger.samples if one.accepted}
        base = self._base.probes.base
        found: list[str] = []
        for path, field in self._base.probes.bodies.fields.items():
            value = value_at(probe.body, path.loc())
            if isinstance(value, Absent | dict) or field.items is not None or value == value_at(base, path.loc()):
                continue
            if (str(path), canonical(value)) not in taken:
                found.append(str(path))
        return found

    def _blame(self, row: Probe, reading: Reading) -> None:
        """Which of several values was refused: those that the server names apart, else one half after the other."""
        states = list(row.states)
        named = self._asking.named(reading)
        if is_made_up(row, named):
            self._asking.ledger.notes.append(
                "The server wants ids that exist: what was sent beside the made-up one is undecided."
            )
            return
        if len(states) == 1:
            self._asking.ledger.sample_states(states, accepted=False)
            self._refused.append((states[0], row, reading))
            return
        first = self._suspects(states, named)
        parts = (first, [state for state in states if state not in first])
        accepted = [self._valid(probe) for part in parts if (probe := self._base.probes.with_states(part))]
        if all(accepted):
            together = ", ".join(state.name for state in states)
            self._asking.ledger.deviates(
                "refused", states[0].fact, row, reading, note=f"Refused only together: {together}."
            )

    def _suspects(self, states: list[State], named: list[str]) -> list[State]:
        """Some of the states, but not all: what the server names, else what was refused before, else a half."""
        for found in (
            [state for state in states if any(state.path == path or _is_in(state.path, path) for path in named)],
            [state for state in states if any(_alike(state, known) for known, _, _ in self._refused)],
        ):
            if found and len(found) < len(states):
                return found
        return states[: len(states) // 2]

    def _is_beside(self, state: State, row: Probe, reading: Reading) -> bool:
        """Whether a value was refused for another that it needs beside it: it is taken beside one that was taken."""
        probes, samples = self._base.probes, self._asking.ledger.samples
        if state.path in self._asking.named(reading):
            return False
        for path in probes.bodies.fields:
            beside = value_at(row.body, path.loc())
            taken = [one.value for one in samples if one.kind == "valid" and one.path == path and one.accepted]
            if path == state.path or isinstance(beside, Absent) or not taken or beside in taken:
                continue
            body = probes.bodies.planted(row.body, path.loc(), taken[0])
            same = value_at(body, Path(state.path).loc()) == value_at(row.body, Path(state.path).loc())
            if same and probes.bodies.judge.accepts(body) and self._shows(probes.row(body, [state])):
                return True
        return False

    def _shows(self, probe: Probe) -> bool:
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._base.shown(probe, reading)
        return reading.outcome == "accepted"

    def _blame_refused(self) -> None:
        """Blame values that were refused, or the list that holds them if it is named, or nothing in it is taken."""
        members = self._base.probes.bodies.fields
        lists = [member for member in members.values() if fact_at(member, "maxItems")]
        taking_none = [member.path for member in lists if self._takes_none(member.path)]
        for state, row, reading in self._refused:
            blamed = self._asking.named(reading) or taking_none
            holding = [one for one in lists if one.path in blamed and _is_in(state.path, one.path)]
            fact = (fact_at(holding[0], "maxItems") if holding else None) or state.fact
            self._asking.ledger.deviates("refused", fact, row, reading)
        self._refused.clear()

    def _takes_none(self, path: str) -> bool:
        """Whether all values in a list were sent, there are several, and none was taken."""
        samples = [one for one in self._asking.ledger.samples if one.kind == "valid" and _is_in(one.path, path)]
        return self._all_sent and len(samples) > 1 and not any(one.accepted for one in samples)

    def _without_what_is_always_sent(self) -> None:
        """What the page lets be left out, though users report that the server wants it."""
        probe = Probe("valid", "the smallest body that the page allows", "$", self._base.probes.smallest)
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._base.shown(probe, reading)
        elif reading.about_body:
            for field in self._base.probes.bodies.fields.values():
                fact = fact_at(field, "required")
                if always_sent(field) and not field.required and fact:
                    note = "The spec records this as observed already."
                    self._asking.ledger.deviates("refused", fact, probe, reading, note=note)
        else:
            self._asking.unusable(probe, reading)

    def _whole_floats(self) -> None:
        """Whether 4.0 is an integer, which JSON Schema affirms: all at once, and each by itself if that is refused."""
        probe = self._base.probes.whole_floats()
        if probe is None:
            return
        reading = self._asking.ask(probe)
        singles = [self._base.probes.whole_floats([state.path]) for state in probe.states] if reading.about_body else []
        self._take_floats(probe, reading) if not singles else None
        for single in singles:
            if single is not None:
                self._take_floats(single, self._asking.ask(single))

    def _take_floats(self, probe: Probe, reading: Reading) -> None:
        if reading.outcome == "accepted" or reading.about_body:
            self._asking.ledger.sample_states(probe.states, accepted=reading.outcome == "accepted", question=True)


def _is_in(path: str, holder: str) -> bool:
    """Whether a path is an item of the list at another, or below one."""
    return path.startswith(f"{holder}[")


def _alike(state: State, known: State) -> bool:
    """Whether two values are allowed by one fact, or in one list."""
    lists = [path.partition("[")[0] for path in (state.path, known.path) if "[" in path]
    return state.fact == known.fact or (len(lists) == 2 and lists[0] == lists[1])
