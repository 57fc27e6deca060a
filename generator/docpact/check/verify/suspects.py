"""Which part of a valid body a server refuses: the smallest part that it refuses by itself, named as a fact."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import eq
from typing import Final

from docpact.check.verify.answers import Reading
from docpact.check.verify.asking import Asking
from docpact.check.verify.baseline import BaselineBody
from docpact.check.verify.cover import states_in
from docpact.check.verify.probes import Probe, State, fact_at, spoken_of, state_at
from docpact.check.violations import joins
from docpact.facts import ITEMS, ROOT, Absent, Fact, Path, canonical, value_at
from docpact.facts.values import is_number, number

_FEW: Final = 4
"""How many characters of a long text are sent again."""
Value = tuple[str, str]
"""A path and the JSON text of a value there."""


@dataclass(frozen=True, slots=True)
class Suspects:
    """What is refused only together (or by itself, if it is one), with the smallest body that was refused for it."""

    states: tuple[State, ...]
    probe: Probe
    reading: Reading
    note: str = ""
    absent: State | None = None
    """What makes it accepted where it stands beside them, though the facts let it be left out."""

    @property
    def values(self) -> frozenset[Value]:
        return frozenset(map(value_of, self.states))

    def lacks(self, path: Path) -> bool:
        """Whether an object that holds some of them is without a member."""
        holder = path.parent or ROOT
        near = any(_concerns(state.path, str(holder)) for state in self.states)
        there, above = (value_at(self.probe.body, one.loc()) for one in (path, holder))
        return near and isinstance(there, Absent) and not isinstance(above, Absent)


def alike(found: Sequence[Suspects], narrowing: Narrowing) -> list[Suspects]:
    """Suspects, each for the reason that was found of others like it: of a long text of the same member that it is not
    its length, of a list that a shorter one is too long, of a number that it lies beyond a bound that is less, of what
    leaves out the same member that this is wanted.
    """
    found = [narrowing.beyond(one, found) for one in found]
    known = {one.states[0].path: one for one in found if one.note}
    lists = {one.states[0].path: one.states[0] for one in found if _is_for_its_length(one)}
    wanted = [one.absent for one in found if one.absent]
    like = [_like(one, known.get(one.states[0].path)) for one in found]
    return [_wanting(_as_long(one, lists.get(one.states[0].path)), wanted) for one in like]


def _is_for_its_length(suspects: Suspects) -> bool:
    """Whether a list is refused by itself that was made to show how many items there may be."""
    state = suspects.states[0]
    return len(suspects.states) == 1 and isinstance(state.value, list) and state.fact.keyword in ("type", "maxItems")


def _as_long(suspects: Suspects, refused: State | None) -> Suspects:
    state = suspects.states[0]
    if refused is None or len(suspects.states) > 1 or not (_length(state) >= _length(refused) > 1):
        return suspects
    return replace(suspects, states=(replace(state, fact=refused.fact),))


def _length(state: State) -> int:
    return len(state.value) if isinstance(state.value, list) else 0


def _wanting(suspects: Suspects, wanted: Sequence[State]) -> Suspects:
    missed = (one for one in wanted if suspects.lacks(Path(one.path)))
    return replace(suspects, absent=suspects.absent or next(missed, None))


def _like(suspects: Suspects, other: Suspects | None) -> Suspects:
    state = suspects.states[0]
    if other is None or len(suspects.states) > 1 or state.fact.keyword != "maxLength":
        return suspects
    return replace(suspects, states=(replace(state, fact=other.states[0].fact),), note=other.note)


class Narrowing:
    """Takes refused bodies apart. It concludes nothing from a part that was not sent, or that holds one not sent."""

    def __init__(self, base: BaselineBody, asking: Asking) -> None:
        self._base: Final = base
        self._asking: Final = asking
        self._accepted: Final[list[frozenset[Value]]] = []
        self._taken: Final[set[Value]] = set()
        self._known: Final[dict[frozenset[Value], bool]] = {}
        self._alone: Final[set[str]] = set()
        """The members of which some value was refused by itself: another may be, too."""

    def accepted(self, probe: Probe) -> None:
        """Take note of a body that was accepted, and of all that it holds."""
        states = (*probe.states, *states_in(self._base.probes, probe.body))
        values = frozenset(map(value_of, states))
        self._accepted.append(values)
        self._taken.update(values)

    def is_taken(self, state: State) -> bool:
        """Whether some accepted body has held a value."""
        return value_of(state) in self._taken

    def beyond(self, suspects: Suspects, others: Sequence[Suspects]) -> Suspects:
        """The same, but for a number beyond all that were accepted where the bound on that side is refused too."""
        state = suspects.states[0]
        texts = {text for path, text in self._taken if path == state.path}
        taken = [number(one) for one in map(json.loads, sorted(texts)) if is_number(one)]
        if len(suspects.states) > 1 or not is_number(state.value) or not taken:
            return suspects
        value = number(state.value)
        word = "maximum" if value > max(taken) else "minimum" if value < min(taken) else ""
        alone = (other.states[0] for other in others if len(other.states) == 1)
        bound = next((one.fact for one in alone if one.path == state.path and one.fact.keyword == word), state.fact)
        return replace(suspects, states=(replace(state, fact=bound),))

    def has_taken(self, path: str, text: str) -> bool:
        """Whether some accepted body has held a text at a path, within it or around it."""
        return any(text in value and _concerns(other, path) for other, value in self._taken)

    def smallest(self, probe: Probe, reading: Reading) -> Suspects | None:
        """The smallest part of a refused body that is refused; None where that cannot be told.

        Parts are tried in growing sizes, what the server names and what was never accepted first, so that most of
        them are refused, which costs nothing.
        """
        likely = {*self._asking.named(reading), *self._alone}
        self._last = (probe, reading)
        rest = sorted(
            probe.states,
            key=lambda state: (not any(_concerns(state.path, path) for path in likely), self.is_taken(state)),
        )
        needed: list[State] = []
        while True:
            if needed and self._is_refused(needed):
                # A part of what was accepted is refused where the server wants the rest beside it.
                alone = next((one for one in needed if len(needed) > 1 and self._is_refused([one], asked=True)), None)
                closed = self._closed([alone] if alone else needed)
                self._alone.update(state.path for state in closed or () if len(closed or ()) == 1)
                return Suspects(tuple(closed), *self._last) if closed else None
            low, high, step = 0, len(rest), 1
            while high - low > 1:
                middle = min(low + step, (low + high) // 2) if step < high - low else (low + high) // 2
                if self._is_refused([*needed, *rest[:middle]]):
                    high = middle
                else:
                    low, step = middle, step * 2
            if not rest:
                return None
            needed.append(rest[high - 1])
            rest = rest[: high - 1]
            if not rest and not self._is_refused(needed):
                return Suspects(tuple(needed), *self._last) if len(needed) == len(probe.states) else None

    def _is_refused(self, states: Sequence[State], *, asked: bool = False) -> bool | None:
        """Whether the base with some states is refused: as far as is known already, else the server says.

        A part of what was accepted counts as accepted, unless it has to be ``asked``. None where that cannot be told.
        """
        closed = self._closed(states)
        if closed is None:
            return None
        values = frozenset(map(value_of, closed))
        if values in self._known:
            return self._known[values]
        if not asked and any(values <= accepted for accepted in self._accepted):
            return False
        probe = self._base.probes.with_states(closed)
        if probe is None:
            return None
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._base.shown(probe, reading)
            self.accepted(probe)
        elif not reading.about_body:
            self._asking.unusable(probe, reading)
        self._known[values] = reading.about_body
        if reading.about_body:
            self._last = (probe, reading)
        return reading.about_body if reading.about_body or reading.outcome == "accepted" else None

    def _closed(self, states: Sequence[State]) -> list[State] | None:
        """Some states with those that they need beside them to be valid; None where these are not there."""
        probes, whole = self._base.probes, self._last[0].states
        closed = list(states)
        for _ in range(len(whole) + 1):
            body = probes.planted(closed)
            faults = probes.bodies.judge.refusals(body)
            if not faults:
                return closed
            wanted = {str(path) for fault in faults for path in spoken_of(fault.fact)}
            more = [one for one in whole if one not in closed and any(_concerns(one.path, path) for path in wanted)]
            if not more:
                return None
            closed.append(more[0])
        return None

    def by_length(self, suspects: Suspects) -> Suspects:
        """The same, but for a long text that is refused for its characters or one long word, and not for its length."""
        state = suspects.states[0]
        fact = fact_at(self._base.probes.bodies.fields[Path(state.path)], "type")
        text = state.value
        if len(suspects.states) > 1 or state.fact.keyword != "maxLength" or not isinstance(text, str) or fact is None:
            return suspects
        note = ""
        if self._is_refused([replace(state, what=f"a short text, {text[:2]!r}...", value=text[:_FEW])]):
            note = "It refuses such characters, however few they are."
        elif text.isascii():
            # One of another length in bytes would say nothing of the others.
            words = "".join(" " if index % 10 == 5 else one for index, one in enumerate(text[:-1])) + text[-1:]
            spaced = replace(state, what=f"{len(words)} characters, in short words", value=words)
            if not self._is_refused([spaced]) and self.is_taken(spaced):
                note = "It takes a text as long, of shorter words."
        return replace(suspects, states=(replace(state, fact=fact),), note=note) if note else suspects

    def by_absence(self, suspects: Suspects) -> Suspects:
        """The same, and what it was refused for want of, if the server wants an optional member beside these values.

        That is one which the server names, one of an object that the base has not, or one that stood beside these
        values, or else others of the same members, wherever they were accepted: of others it can do without.
        """
        probes, named = self._base.probes, self._asking.named(suspects.reading)
        paths = {state.path for state in suspects.states}
        held = [one for one in self._accepted if suspects.values <= one] or self._accepted
        shown = [each for one in held if paths <= (each := {path for path, _ in one})]
        always = set[str]().union(*shown[:1]).intersection(*shown)
        wanted: list[tuple[tuple[bool, bool, int], State]] = []
        for path, member in probes.bodies.fields.items():
            fact, there = fact_at(member, "required"), value_at(suspects.probe.body, path.loc())
            if fact is None or fact.value is not False or not isinstance(there, Absent):
                continue
            inner = suspects.lacks(path) and isinstance(value_at(probes.base, (path.parent or ROOT).loc()), Absent)
            unshown = (inner or path in named) and not self._asking.ledger.is_kept(fact.id)
            beside = ITEMS not in path and any(_concerns(one, path) for one in always)
            if unshown or beside:
                state = replace(state_at(member, probes.bodies.proposals.usual(member)), fact=fact)
                near = sum(map(eq, path.steps, Path(suspects.states[0].path).steps))
                wanted.append(((path not in named, not beside, -near), state))
        for _, state in sorted(wanted, key=lambda one: one[0]):
            if self._is_refused([*suspects.states, state], asked=True) is False:
                return replace(suspects, absent=state)
        return suspects

    # ---- names

    def blamed(self, suspects: Suspects) -> tuple[Fact, str]:
        """The fact that allows what is refused, and a note where that is not certain."""
        states = suspects.states
        if suspects.absent:
            return suspects.absent.fact, f"Accepted is the same with {suspects.absent.name}."
        named = self._asking.named(suspects.reading)
        fresh = [state for state in states if not self.is_taken(state)]
        if len(states) == 1:
            # A value may be sent in an object that needs others beside it.
            beside = [one for one in states_in(self._base.probes, suspects.probe.body) if one.path != states[0].path]
            new = [one for one in beside if not self.is_taken(one)]
            if self.is_taken(states[0]) and new:
                return self._allowing(new[0], suspects.probe), f"It was refused beside {states[0].name}."
            return self._allowing(states[0], suspects.probe), suspects.note
        listed = ", ".join(state.name for state in states)
        joining = self._joining(suspects, {state.path for state in fresh})
        if joining:
            others = [fact.id for fact in joining[1:]]
            doubt = [state.path for state in fresh] if len(fresh) < len(states) or len(joining) > 1 else []
            note = f"Refused together: {listed}."
            note += f" It may be one of these as well: {', '.join([*others, *doubt])}." if others or doubt else ""
            return joining[0], note
        if len(fresh) == 1:
            return self._allowing(
                fresh[0], suspects.probe
            ), f"It was refused beside {', '.join(one.name for one in states if one not in fresh)}."
        first = next((state for state in states if any(_concerns(state.path, path) for path in named)), states[0])
        typed = fact_at(self._base.probes.bodies.fields[Path(first.path)], "type")
        if typed and self.is_taken(first) and not first.fact.meaning.enumerates(first.fact.value):
            first = replace(first, fact=typed)  # accepted without the others: it is no bound that is broken
        return self._allowing(first, suspects.probe), f"Refused only together, which nothing documents: {listed}."

    def _allowing(self, state: State, probe: Probe) -> Fact:
        """The fact that allows a value: one that binds in this body says more than the type."""
        if state.fact.keyword not in ("type", "present", "required"):
            return state.fact
        for constraint in self._base.probes.bodies.contract.constraints:
            fact = constraint.fact
            binds = fact.when and all(test.holds_in(probe.body) for test in fact.when)
            if str(fact.path) == state.path and binds and fact.meaning.about == "value" and fact.meaning.constrains:
                return fact
        return state.fact

    def _joining(self, suspects: Suspects, fresh: set[str]) -> list[Fact]:
        """The facts that join what is refused, those first that speak of all of it and of the least beside it.

        Before all of these comes a list that holds here, and has the value.
        """
        found: list[tuple[int, bool, bool, int, Fact]] = []
        values = {state.path: state.value for state in suspects.states}
        for at, constraint in enumerate(self._base.probes.bodies.contract.constraints):
            fact = constraint.fact
            spoken = {str(path) for path in spoken_of(fact)}
            shared = {path for path in values if any(_concerns(path, other) for other in spoken)}
            if joins(fact) and fact.meaning.constrains and len(shared) > 1 and fresh <= shared:
                binds = all(test.holds_in(suspects.probe.body) for test in fact.when)
                lists = fact.keyword == "enum" and binds and str(fact.path) in values
                found.append((-len(shared), not lists, fact.meaning.family != "rows", at, fact))
        return [fact for *_, fact in sorted(found, key=lambda one: one[:4])]


def value_of(state: State) -> Value:
    return state.path, canonical(state.value)


def _concerns(one: str, other: str) -> bool:
    """Whether a path is another, or lies within it or around it."""
    one, other = one.removesuffix(ITEMS), other.removesuffix(ITEMS)
    return one == other or one.startswith((f"{other}.", f"{other}[")) or other.startswith((f"{one}.", f"{one}["))
