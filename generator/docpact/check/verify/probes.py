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

from docpact.check.bodies import Bodies, replaced
from docpact.check.cases import always_sent as is_always_sent
from docpact.check.certify import Candidate, Certifier, NotCertifiedError
from docpact.check.proposals import Proposals
from docpact.check.values import beyond, keeping
from docpact.check.violations import candidates, joins
from docpact.facts import ROOT, WITNESSES, Absent, Fact, Field, Path, canonical, value_at
from docpact.spec import LoadedSpec

Kind = Literal["violation", "valid", "question"]
"""A body that has to be refused, one that has to be accepted, or one to which either answer is right."""

MOST_OF_A_FACT: Final = 12
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
        self.bodies: Final = Bodies(spec.contract)
        self.smallest: Final[JsonValue] = self.bodies.minimal
        base = self.smallest
        for path, value in (*always_sent(spec), *always):
            changed = self.bodies.planted(base, Path(path).loc(), value)
            base = changed if self.bodies.judge.accepts(changed) else base
        # Everything that is made from the smallest body is now made from this one.
        self.bodies.minimal = base
        self.base: Final[JsonValue] = base
        self._ranks: Final = {
            claim.fact.id: claim.rank for claim in sorted(spec.contract.claims, key=lambda claim: -claim.rank)
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
                fuller = self.bodies.planted(body, Path(state.path).loc(), state.value)
                if not any(_joined(state.path, other.path) for other in held) and self.bodies.judge.accepts(fuller):
                    rows[index] = (fuller, [*held, state])
                    break
            else:
                alone = self.bodies.with_value(Path(state.path), state.value)
                if not isinstance(alone, Absent):
                    rows.append((alone, [state]))
        return [self.row(body, states) for body, states in rows]

    def joined(self) -> list[Probe]:
        """Valid bodies for each fact that joins members: its condition met, at each edge, and then not met.

        Every row of a table is one of the edges, every value of a list that holds under a condition another.
        """
        found: dict[str, Probe] = {}
        for constraint in self.bodies.contract.constraints:
            fact = constraint.fact
            if not (joins(fact) and fact.meaning.constrains):
                continue
            sides = (("kept", keeping(self.bodies, fact)), ("where it does not hold", beyond(self.bodies, constraint)))
            for side, bodies in sides:
                for body in bodies:
                    if not isinstance(body, Absent) and self.bodies.judge.accepts(body):
                        probe = Probe("valid", f"{fact.id}, {side}", str(fact.path), body, (fact,))
                        found.setdefault(canonical(body), probe)
        return [*found.values()]

    def row(self, body: JsonValue, states: Sequence[State]) -> Probe:
        """A valid body that shows some states."""
        name = states[0].name if len(states) == 1 else f"{len(states)} allowed values at once"
        facts = tuple(dict.fromkeys(state.fact for state in states))
        return Probe("valid", name, states[0].path if len(states) == 1 else ROOT, body, facts, tuple(states))

    def with_states(self, states: Sequence[State]) -> Probe | None:
        """The base with some states and no others; None where the facts do not allow them without more."""
        body = self.base
        for state in states:
            body = self.bodies.planted(body, Path(state.path).loc(), state.value)
        return self.row(body, states) if self.bodies.judge.accepts(body) else None

    def whole_floats(self, paths: Iterable[str] | None = None) -> Probe | None:
        """The base with integers written as 4.0, which JSON Schema takes for integers; servers differ."""
        body, found = self.base, list[str]()
        for member in self.bodies.fields.values():
            value = value_at(body, member.path.loc())
            if paths is not None and member.path not in paths:
                continue
            if member.type == "integer" and member.name != "[]":
                wanted = self.bodies.proposals.usual(member) if isinstance(value, Absent) else value
                if isinstance(wanted, int):
                    body = self.bodies.planted(body, member.path.loc(), float(wanted))
                    found.append(member.path)
        states = tuple(
            State(path, "as a whole float", value, fact)
            for path in map(Path, found)
            if not isinstance(value := value_at(body, path.loc()), Absent)
            and (fact := fact_at(self.bodies.fields[path], "type"))
        )
        if not states or not self.bodies.judge.accepts(body):
            return None
        return Probe("question", "integers as whole floats", ROOT, body, (), states)

    def _certified(self) -> Iterator[Probe]:
        certifier = Certifier(self.bodies.judge)
        seen: set[str] = set()
        likely = [(one, True) for member in self.bodies.fields.values() for one in self._likely(member)]
        for candidate, alone in (*likely, *candidates(self.bodies)):
            key = canonical(candidate.body)
            # Text that is wrong as text alone breaks no fact.
            if candidate.raw is not None or key in seen:
                continue
            seen.add(key)
            try:
                found = certifier.certify(candidate, alone=alone)
            except NotCertifiedError:
                continue
            facts = sorted(found.facts, key=lambda fact: fact.keyword not in _TYPES)
            yield Probe("violation", found.name, found.path, found.body, tuple(facts))

    def _likely(self, member: Field) -> Iterator[Candidate]:
        """Values that a vendor might add next: a server that is ahead of its page takes one of these."""
        steps = member.path.loc()
        base = self.bodies.holding(member.path)
        if isinstance(base, Absent) or member.path == "model" or member.items or member.name == "[]":
            return
        for value in likely_values(member.enum or []):
            name = f"{member.path} is {canonical(value)}{_NEXT}"
            yield Candidate(name, str(member.path), replaced(base, steps, value), base)

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
        return self._ranks.get(probe.fact.id, len(WITNESSES)) if probe.fact else len(WITNESSES)

    def _states(self) -> Iterator[State]:
        for member in self.bodies.fields.values():
            yield from _empty(member)
            # What holds others is shown by them.
            if member.path != ROOT and not member.properties and not (member.items and member.items.properties):
                yield from states_of(self.bodies.proposals, member)


def always_sent(spec: LoadedSpec) -> list[tuple[str, JsonValue]]:
    """What users report that the server wants although the page lets it be left out, with the value to send."""
    fields = [field for field in spec.contract.root.walk() if is_always_sent(field) and not field.required]
    return [(field.path, _sent(spec, field)) for field in fields]


def _sent(spec: LoadedSpec, field: Field) -> JsonValue:
    entry = spec.row(field.path)
    given = entry is not None and "sent" in entry.model_fields_set
    return entry.sent if entry and given else Proposals(spec.contract).usual(field)


def fact_at(field: Field, keyword: str) -> Fact | None:
    """The fact of a keyword that always holds of a field; of an array, what is said there of its items."""
    found = field.constraint(keyword)
    if found is None and field.items is not None:
        found = field.items.constraint("type" if keyword == "itemType" else keyword)
        found = found if found and found.fact.path == field.path else None
    return found.fact if found else None


def states_of(proposals: Proposals, member: Field) -> list[State]:
    """The values of a member that its facts allow and that lie at an edge; undocumented edges (an empty text) not."""
    if values := proposals.closed(member):
        return [_state(member, f"= {canonical(value)}", value, _deciding(member, value)) for value in values]
    found: list[State] = []
    if member.type == "string":
        lengths = _bounds(member, "maxLength", "minLength")
        for word, length in lengths:
            texts = [text for text in proposals.edges(member) if isinstance(text, str) and len(text) == length > 0]
            found += [_state(member, f"{length} characters, {text[:2]!r}...", text, word) for text in texts]
    elif member.type in ("integer", "number"):
        bounds = _bounds(member, "minimum", "maximum")
        found = [_state(member, f"at its {word}", bound, word) for word, bound in bounds]
    elif member.items is not None:
        both = _bounds(member, "minItems", "maxItems")
        counts: list[tuple[str, int]] = [(word, int(count)) for word, count in both if count > 0]
        found = [_state(member, f"with {count} items", proposals.items(member, count), word) for word, count in counts]
        found += [
            _state(member, f"with an item {canonical(value)}", [value], "enum")
            for value in proposals.closed(member.items)
        ]
    return found or [_state(member, "given", proposals.usual(member), "type")]


def _bounds(member: Field, *keywords: str) -> list[tuple[str, int | float]]:
    found: list[tuple[str, int | float]] = []
    for word in keywords:
        bound = member.value(word)
        if isinstance(bound, int | float):
            found.append((word, bound))
    return found


def _empty(member: Field) -> list[State]:
    """An optional object without its optional members."""
    optional = [child for child in member.properties.values() if not child.required]
    if member.path == ROOT or member.required or not optional or len(optional) < len(member.properties):
        return []
    fact = fact_at(optional[0], "required")
    return [State(member.path, f"without {optional[0].name}", {}, fact)] if fact else []


def _state(member: Field, what: str, value: JsonValue, keyword: str) -> State:
    """A state with the fact of a keyword; where the member has none, the next that says that the value is allowed."""
    wanted: tuple[str, ...] = (keyword, "type", "present", "required")
    fact = next((fact for one in wanted if (fact := fact_at(member, one))), None)
    return State(member.path, what, value, fact or Fact(member.path, "present", value=True))


def _deciding(member: Field, value: JsonValue) -> str:
    """The keyword by which one of few values is allowed: of a small range of integers the bound at which it lies."""
    sides: tuple[str, ...] = ("maximum", "minimum")
    for side in sides if not member.enum else ():
        if fact_at(member, side) and member.value(side) == value:
            return side
    return "enum" if member.enum else "type"


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
