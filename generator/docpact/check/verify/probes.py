"""What is sent, in which order: violations by turns among the facts, and few valid bodies that show many facts each."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal

from pydantic import JsonValue

from docpact.check.bodies import Bodies, items_of, representative, scalar_values
from docpact.check.certify import Candidate, Certifier, NotCertifiedError
from docpact.check.places import Absent, replaced, steps_to, value_at
from docpact.check.texts import ALPHABETS, text_of
from docpact.check.tree import Member
from docpact.check.violations import candidates
from docpact.facts import ROOT, Fact, canonical
from docpact.spec import LoadedSpec
from docpact.spec.claims import PRECEDENCE

Kind = Literal["violation", "valid", "question"]
"""A body that has to be refused, one that has to be accepted, or one to which either answer is right."""

MOST_OF_A_FACT: Final = 18
"""How many violations of one fact are sent at most."""
MOST_UNKNOWN_NAMES: Final = 7
"""How many members that no fact names are tried in each object."""
_TYPES: Final = ("type", "itemType")
_NEXT: Final = ", which might come next"
_NEAREST: Final = 6
_UNKNOWN: Final = (
    "not a parameter",
    "in another style",
    "its last letter",
    "in capitals",
    "and a space",
    "wrong place",
)
"""How names of violations end that differ in the kind of unknown member."""


@dataclass(frozen=True, slots=True)
class State:
    """A value that the facts allow at a path, and the fact that is broken where it is refused."""

    path: str
    what: str
    value: JsonValue
    fact: Fact

    @property
    def name(self) -> str:
        return f"{self.path} {self.what}"


@dataclass(frozen=True, slots=True)
class Probe:
    """A body to send. ``facts`` are those that a violation breaks, the one to report first; ``states`` those shown."""

    kind: Kind
    name: str
    path: str
    body: JsonValue
    facts: tuple[Fact, ...] = ()
    states: tuple[State, ...] = ()

    def text(self) -> bytes:
        """What is sent: JSON in UTF-8 without white space."""
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    @property
    def fact(self) -> Fact | None:
        return self.facts[0] if self.facts else None


class Probes:
    """The bodies for one spec. ``always`` are values that every body holds which the facts would let it leave out."""

    def __init__(self, spec: LoadedSpec, always: Sequence[tuple[str, JsonValue]] = ()) -> None:
        self.spec: Final = spec
        self.bodies: Final = Bodies(spec)
        self.smallest: Final[JsonValue] = self.bodies.minimal
        base = self.smallest
        for path, value in (*always_sent(spec), *always):
            changed = self.bodies.planted(base, path, value)
            base = changed if self.bodies.judge.accepts(changed) else base
        # Everything that is made from the smallest body is now made from this one.
        self.bodies.minimal = base
        self.base: Final[JsonValue] = base
        self._ranks: Final = {
            claim.fact.id: PRECEDENCE.index(claim.provenance)
            for claim in sorted(spec.claims, key=lambda claim: -PRECEDENCE.index(claim.provenance))
        }

    def violations(self) -> list[Probe]:
        """Certified violations, by turns among the facts: stated ones first, near misses first for each."""
        groups: dict[str, list[Probe]] = {}
        for probe in self._certified():
            if probe.fact is not None:
                groups.setdefault(probe.fact.id, []).append(probe)
        ranked = sorted(groups, key=lambda name: self._rank(groups[name][0]))
        trimmed = [self._trimmed(groups[name]) for name in ranked]
        return [probe for turn in zip_longest(*trimmed) for probe in turn if probe is not None]

    def rows(self) -> list[Probe]:
        """As few valid bodies as hold every state at least once."""
        rows: list[tuple[JsonValue, list[State]]] = []
        for state in self._states():
            for index, (body, held) in enumerate(rows):
                fuller = self.bodies.planted(body, state.path, state.value)
                if not any(_joined(state.path, other.path) for other in held) and self.bodies.judge.accepts(fuller):
                    rows[index] = (fuller, [*held, state])
                    break
            else:
                alone = self.bodies.with_value(state.path, state.value)
                if not isinstance(alone, Absent):
                    rows.append((alone, [state]))
        return [self.row(body, states) for body, states in rows]

    def row(self, body: JsonValue, states: Sequence[State]) -> Probe:
        """A valid body that shows some states."""
        name = states[0].name if len(states) == 1 else f"{len(states)} allowed values at once"
        facts = tuple(dict.fromkeys(state.fact for state in states))
        return Probe("valid", name, states[0].path if len(states) == 1 else ROOT, body, facts, tuple(states))

    def with_states(self, states: Sequence[State]) -> Probe | None:
        """The base with some states and no others; None where the facts do not allow them without more."""
        body = self.base
        for state in states:
            body = self.bodies.planted(body, state.path, state.value)
        return self.row(body, states) if self.bodies.judge.accepts(body) else None

    def whole_floats(self, paths: Iterable[str] | None = None) -> Probe | None:
        """The base with integers written as 4.0, which JSON Schema takes for integers; servers differ."""
        body, found = self.base, list[str]()
        for member in self.bodies.members.values():
            value = value_at(body, steps_to(member.path))
            if paths is not None and member.path not in paths:
                continue
            if member.type == "integer" and member.name != "[]":
                wanted = representative(member) if isinstance(value, Absent) else value
                if isinstance(wanted, int):
                    body = self.bodies.planted(body, member.path, float(wanted))
                    found.append(member.path)
        states = tuple(
            State(path, "as a whole float", value, self.bodies.members[path].facts["type"])
            for path in found
            if not isinstance(value := value_at(body, steps_to(path)), Absent)
        )
        if not states or not self.bodies.judge.accepts(body):
            return None
        return Probe("question", "integers as whole floats", ROOT, body, (), states)

    def _certified(self) -> Iterator[Probe]:
        certifier = Certifier(self.bodies.judge)
        seen: set[str] = set()
        likely = [one for member in self.bodies.members.values() for one in self._likely(member)]
        for candidate in (*candidates(self.bodies), *likely):
            key = canonical(candidate.body)
            # Text that is wrong as text alone breaks no fact.
            if candidate.raw is not None or key in seen:
                continue
            seen.add(key)
            try:
                found = certifier.certify(candidate)
            except NotCertifiedError:
                continue
            facts = sorted(found.facts, key=lambda fact: fact.keyword not in _TYPES)
            yield Probe("violation", found.name, found.path, found.body, tuple(facts))

    def _likely(self, member: Member) -> Iterator[Candidate]:
        """Values that a vendor might add next: a server that is ahead of its page takes one of these."""
        steps = steps_to(member.path)
        base = self.bodies.holding(member.path)
        if isinstance(base, Absent) or member.path == "model" or member.holds_items:
            return
        for value in likely_values(member.enum or []):
            name = f"{member.path} is {canonical(value)}{_NEXT}"
            yield Candidate(name, member.path, replaced(base, steps, value), base)

    def _trimmed(self, probes: list[Probe]) -> list[Probe]:
        """The violations of one fact worth sending: of members that no fact names, which are alike, a few of each kind.

        What a vendor might add next comes after the nearest misses and before the far-fetched ones.
        """
        fact = probes[0].fact
        if fact is None or fact.keyword != "additionalProperties":
            likely = [probe for probe in probes if probe.name.endswith(_NEXT)]
            others = [probe for probe in probes if not probe.name.endswith(_NEXT)]
            return [*others[:_NEAREST], *likely, *others[_NEAREST:]][:MOST_OF_A_FACT]
        seen: Counter[str] = Counter()
        turns: list[tuple[int, int]] = []
        for index, probe in enumerate(probes):
            kind = next((kind for kind in _UNKNOWN if probe.name.endswith(kind)), "")
            turns.append((seen[kind], index))
            seen[kind] += 1
        return [probes[index] for _, index in sorted(turns)[:MOST_UNKNOWN_NAMES]]

    def _rank(self, probe: Probe) -> int:
        return self._ranks.get(probe.fact.id, len(PRECEDENCE)) if probe.fact else len(PRECEDENCE)

    def _states(self) -> Iterator[State]:
        for member in self.bodies.members.values():
            yield from _empty(member)
            # What holds others is shown by them.
            if member.path != ROOT and not member.properties and not (member.items and member.items.properties):
                yield from states_of(member)


def always_sent(spec: LoadedSpec) -> list[tuple[str, JsonValue]]:
    """What users report that the server wants although the page lets it be left out, with the value to send."""
    found: list[tuple[str, JsonValue]] = []
    for node in spec.tree.walk():
        if node.always_sent and not node.required:
            claim = node.claim("default")
            found.append((node.path, claim.fact.value if claim else _anything(spec, node.path)))
    return found


def _anything(spec: LoadedSpec, path: str) -> JsonValue:
    return representative(Bodies(spec).members[path])


def states_of(member: Member) -> list[State]:
    """The values of a member that its facts allow and that lie at an edge; undocumented edges (an empty text) not."""
    if values := scalar_values(member):
        return [_state(member, f"= {canonical(value)}", value, _deciding(member, value)) for value in values]
    found: list[State] = []
    if member.type == "string":
        lengths = _bounds(member, "maxLength", "minLength")
        for word, length in lengths:
            alphabets = [(f"{length} characters, {one.name}", text_of(one, int(length))) for one in ALPHABETS]
            found += [_state(member, what, text, word) for what, text in alphabets if length > 0]
    elif member.type in ("integer", "number"):
        bounds = _bounds(member, "minimum", "maximum")
        found = [_state(member, f"at its {word}", bound, word) for word, bound in bounds]
    elif member.holds_items:
        both = _bounds(member, "minItems", "maxItems")
        counts: list[tuple[str, int]] = [(word, int(count)) for word, count in both if count > 0]
        found = [_state(member, f"with {count} items", items_of(member, count), word) for word, count in counts]
        found += [_state(member, f"with an item {canonical(value)}", [value], "enum") for value in member.enum or []]
    return found or [_state(member, "given", representative(member), "type")]


def _bounds(member: Member, *keywords: str) -> list[tuple[str, int | float]]:
    found: list[tuple[str, int | float]] = []
    for word in keywords:
        bound = member.value(word)
        if isinstance(bound, int | float):
            found.append((word, bound))
    return found


def _empty(member: Member) -> list[State]:
    """An optional object without its optional members."""
    optional = [child for child in member.properties.values() if not child.required]
    if member.path == ROOT or member.required or not optional or len(optional) < len(member.properties):
        return []
    fact = optional[0].facts.get("required")
    return [State(member.path, f"without {optional[0].name}", {}, fact)] if fact else []


def _state(member: Member, what: str, value: JsonValue, keyword: str) -> State:
    """A state with the fact of a keyword; where the member has none, the next that says that the value is allowed."""
    wanted: tuple[str, ...] = (keyword, "type", "present", "required")
    fact = next((member.facts[one] for one in wanted if one in member.facts), None)
    return State(member.path, what, value, fact or Fact(member.path, "present", value=True))


def _deciding(member: Member, value: JsonValue) -> str:
    """The keyword by which one of few values is allowed: of a small range of integers the bound at which it lies."""
    sides: tuple[str, ...] = ("maximum", "minimum")
    for side in sides if not member.enum else ():
        if side in member.facts and member.value(side) == value:
            return side
    return "enum" if member.enum else "pairs" if "pairs" in member.facts else "type"


def likely_values(enum: Sequence[JsonValue]) -> list[JsonValue]:
    """Values that may join an enum: its numbers continued, common sizes, its words with other numbers."""
    numbers = sorted(value for value in enum if isinstance(value, int) and not isinstance(value, bool))
    found: list[JsonValue] = []
    if len(numbers) > 1:
        step = numbers[1] - numbers[0]
        found += [numbers[-1] + step]
        common = _SIZES if numbers[0] > 100 else _SECONDS
        found += [number for number in common if number not in numbers]
    for text in (value for value in enum if isinstance(value, str)):
        if number := re.search(r"\d{3,4}", text):
            found += [text.replace(number[0], other) for other in _LINES if other != number[0]]
    return list({canonical(value): value for value in found if value not in enum}.values())


_SECONDS: Final = (5, 10, 15, 20)
_SIZES: Final = (640, 768, 1080, 1920)
_LINES: Final = ("360", "480", "540", "1440", "2160", "4K")


def _joined(one: str, other: str) -> bool:
    """Whether a value at one path would stand in that at the other, or replace it."""
    return one == other or one.startswith((f"{other}.", f"{other}[")) or other.startswith((f"{one}.", f"{one}["))
