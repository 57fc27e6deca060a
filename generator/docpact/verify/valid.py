"""Valid bodies: each shows several facts at once, and is taken apart where it is refused."""

from __future__ import annotations

from typing import Final

from docpact.spec import LoadedSpec
from docpact.verify.answers import Reading
from docpact.verify.asking import Asking, is_made_up
from docpact.verify.base import Base
from docpact.verify.probes import Probe, State


class ValidBodies:
    """Sends every value that the facts allow in as few bodies as hold them."""

    def __init__(self, spec: LoadedSpec, base: Base, asking: Asking) -> None:
        self._spec: Final = spec
        self._base: Final = base
        self._asking: Final = asking

    def send(self) -> None:
        if not self._base.proven:
            self._asking.ledger.notes.append(
                "Valid bodies were left out: the smallest one was not accepted, or the budget is 1."
            )
            return
        for row in self._base.probes.rows():
            self._valid(row)
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
            self._asking.ledger.deviates("refused", states[0].fact, row, reading)
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
            [state for state in states if state.path in named],
            [state for state in states if self._asking.ledger.is_refused(state.fact)],
        ):
            if found and len(found) < len(states):
                return found
        return states[: len(states) // 2]

    def _without_what_is_always_sent(self) -> None:
        """What the page lets be left out, though users report that the server wants it."""
        probe = Probe("valid", "the smallest body that the page allows", "$", self._base.probes.smallest)
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._base.shown(probe, reading)
        elif reading.about_body:
            for node in self._spec.tree.walk():
                fact = self._base.probes.bodies.members[node.path].facts.get("required")
                if node.always_sent and not node.required and fact:
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
