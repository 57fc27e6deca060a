"""Valid bodies: each shows many facts at once, and is taken apart where it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docpact.check.cases import Order, reordered
from docpact.check.proposals import IDENTIFIER
from docpact.check.verify.answers import Reading
from docpact.check.verify.asking import Asking, is_made_up
from docpact.check.verify.baseline import BaselineBody
from docpact.check.verify.cover import Cover
from docpact.check.verify.exchange import StoppedError
from docpact.check.verify.probes import Probe, State, fact_at
from docpact.check.verify.suspects import Narrowing, Suspects, Value, alike, value_of
from docpact.check.violations import joins
from docpact.facts import ROOT, Absent, Fact, Field, Path, value_at
from docpact.spec import LoadedSpec
from docpact.write.python.context import always_sent

_FOR_BLAME: Final = 6
"""How many accepted bodies are kept back for taking refused ones apart."""
_FOR_QUESTIONS: Final = 10
"""How many requests are to be left for what is right of the smallest body as a whole."""
_MOST_PARTS: Final = 4
"""How often what is left of a refused body is sent again without what was refused."""
_WANTS_IDS: Final = "The server wants ids that exist: what was sent beside the made-up one is undecided."
_IDS: Final = "the server wants ids that exist, and refuses the one that was made up"
_ORDERS: Final[dict[str, Order]] = {
    "its members the other way round": lambda names: names[::-1],
    "the first member of each object last": lambda names: [*names[1:], *names[:1]],
}


class ValidBodies:
    """Sends every value that the facts allow, and both sides of each condition, in few bodies."""

    def __init__(self, spec: LoadedSpec, base: BaselineBody, asking: Asking) -> None:
        self._spec: Final = spec
        self._base: Final = base
        self._asking: Final = asking
        self._ledger: Final = asking.ledger
        self._narrowing: Final = Narrowing(base, asking)
        self._refused: Final[list[Suspects]] = []
        self._without_ids = False

    def send(self) -> None:
        if not self._base.proven:
            self._ledger.notes.append(
                "Valid bodies were left out: the smallest one was not accepted, or the budget is 1."
            )
            return
        exchange = self._asking.exchange
        left, room = exchange.left, exchange.requests_left - exchange.kept
        most = min(left - min(_FOR_BLAME, left // 3), room - room // 3)
        try:
            for probe in [*Cover(self._base.probes).bodies(max(1, most))]:
                if exchange.requests_left - exchange.kept > len(self._refused):
                    self._valid(probe)
            # By now more is known of what stood beside them wherever it was accepted.
            self._refused[:] = [one if one.absent else self._narrowing.by_absence(one) for one in self._refused]
        except StoppedError as stop:
            if stop.fatal:
                self._refused.clear()  # what ended the run may be what refused them
            raise
        finally:
            self._blame()
        if exchange.requests_left - exchange.kept < _FOR_QUESTIONS:
            return  # violations tell more
        probes = self._base.probes
        if probes.smallest != probes.base and not self._base.given:
            self._without_what_is_always_sent()
        self._in_another_order()
        self._whole_floats()

    def _valid(self, whole: Probe) -> None:
        """Send a body; of one that is refused find what is, and send the rest."""
        # Without what was given to the base the reason for a refusal is known already.
        given = all(not isinstance(value_at(whole.body, Path(one.path).loc()), Absent) for one in self._base.given)
        probe = self._allowed(whole) if given else None
        for _ in range(_MOST_PARTS):
            if probe is None:
                break
            reading = self._asking.ask(probe)
            if reading.outcome == "accepted":
                self._shown(probe, reading)
                return
            if not reading.about_body:
                self._asking.unusable(probe, reading)
                return
            if is_made_up(probe, self._asking.named(reading), reading.messages):
                if not self._without_ids:
                    self._ledger.notes.append(_WANTS_IDS)
                self._without_ids = True
                self._ledger.mark_all_undecided(probe, _IDS)
            else:
                self._asking.exchange.kept //= (
                    2  # a deviation is certain here: what it is of comes before what may be one
                )
                suspects = self._narrowing.smallest(probe, reading)
                if suspects is None:
                    self._ledger.mark_all_undecided(probe, "a body that shows it was refused, for what cannot be told")
                    return
                self._refused.append(suspects)  # before more is asked of it, for which there may be no request left
                self._refused[-1] = suspects = self._narrowing.by_absence(self._narrowing.by_length(suspects))
                for fact in probe.joins:
                    if _speaks_only_of(fact, suspects):
                        self._ledger.mark_undecided(fact.id, "what shows it is refused")
            probe = self._allowed(probe)

    def _shown(self, probe: Probe, reading: Reading) -> None:
        self._base.shown(probe, reading)
        self._narrowing.accepted(probe)
        for fact in probe.joins:
            self._ledger.record_kept(fact.id)

    def _allowed(self, probe: Probe) -> Probe | None:
        """A body without what is known to be refused; None where it is not valid then, or holds nothing more."""
        drop: set[Value] = set()
        values = {value_of(state) for state in probe.states}
        for suspects in self._refused:
            given = suspects.absent and any(state.path == suspects.absent.path for state in probe.states)
            if suspects.values <= values - drop and not given:
                drop |= suspects.values
        if self._without_ids:
            drop |= {value_of(state) for state in probe.states if _holds_id(state)}
        if not drop:
            return probe
        kept = [state for state in probe.states if value_of(state) not in drop]
        return self._base.probes.with_states(kept) if kept else None

    def _blame(self) -> None:
        """Name what was refused, now that all is known that was accepted."""
        lists = [field for field in self._base.probes.bodies.fields.values() if fact_at(field, "maxItems")]
        together: set[frozenset[str]] = set()
        refused = alike(self._refused, self._narrowing)
        holders = [frozenset(_holder(state, lists) for state in one.states) for one in refused]
        for suspects in refused:
            self._ledger.sample_states(suspects.states, accepted=False)
        for suspects, paths in zip(refused, holders, strict=True):
            ids = [state for state in suspects.states if self._is_new_id(state)]
            named = self._asking.named(suspects.reading)
            if ids and not any(state.path in named for state in suspects.states if state not in ids):
                for state in ids:
                    self._ledger.mark_undecided(state.fact.id, _IDS)
                continue
            fact, note = self._narrowing.blamed(suspects)
            if len(paths) > 1 and paths in together:
                continue  # another two values of the same members, or in the same lists, are not allowed together
            together.add(paths)
            held = next((field for field in lists if field.path in paths), None)
            if held and not suspects.absent:
                alone = len(paths) == 1 and (held.path in named or self._takes_none(held.path))
                # Whatever two lists hold, the server takes one of them.
                either = len(paths) > 1 and holders.count(paths) > 1 and not joins(fact)
                fact = (fact_at(held, "maxItems") if alone or either else None) or fact
            self._ledger.deviates("refused", fact, suspects.probe, suspects.reading, note=note)

    def _is_new_id(self, state: State) -> bool:
        """Whether a value holds a made-up id where none was accepted: the server may want one that exists."""
        return _holds_id(state) and not self._narrowing.has_taken(state.path, IDENTIFIER[:-2])

    def _takes_none(self, path: str) -> bool:
        """Whether several values in a list were refused, and none was taken."""
        samples = [one for one in self._ledger.samples if one.kind == "valid" and _is_in(one.path, path)]
        return len(samples) > 1 and not any(one.accepted for one in samples)

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
                    self._ledger.deviates("refused", fact, probe, reading, note=note)
        else:
            self._asking.unusable(probe, reading)

    def _in_another_order(self) -> None:
        """Whether members may stand in any order, as those of a JSON object do."""
        base = self._base.probes.base
        fact = fact_at(self._base.probes.bodies.contract.root, "type")
        for what, order in _ORDERS.items():
            body = reordered(base, order)
            probe = Probe("valid", f"the smallest body, {what}", ROOT, body, (fact,) if fact else ())
            reading = self._asking.ask(probe)
            if reading.outcome == "accepted":
                self._base.shown(probe, reading)
            elif reading.about_body and fact:
                note = "It takes the same members in another order, and those of a JSON object have none."
                self._ledger.deviates("refused", fact, probe, reading, note=note)
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
            self._ledger.sample_states(probe.states, accepted=reading.outcome == "accepted", question=True)


def _is_in(path: str, holder: str) -> bool:
    """Whether a path is that of a list, or of an item of it, or below one."""
    return path == holder or path.startswith(f"{holder}[")


def _holder(state: State, lists: Sequence[Field]) -> str:
    """The list that a value lies in, else its own path."""
    return next((str(field.path) for field in lists if _is_in(state.path, field.path)), state.path)


def _holds_id(state: State) -> bool:
    return IDENTIFIER[:-2] in str(state.value)


def _speaks_only_of(fact: Fact, suspects: Suspects) -> bool:
    """Whether a fact's own members are what is refused."""
    spoken = {str(path) for path in fact.meaning.subjects(fact.path, fact.value)}
    return {state.path for state in suspects.states} <= spoken
