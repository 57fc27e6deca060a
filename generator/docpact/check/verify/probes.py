"""What is sent, in which order: violations by turns among the facts, and few valid bodies that show many facts each."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import gcd
from typing import Final, Literal

from pydantic import JsonValue

from docpact.check.bodies import Bodies, replaced
from docpact.check.certify import Candidate, Certifier, InvalidBody, NotCertifiedError
from docpact.check.proposals import Proposals
from docpact.check.verify.order import AS_ONE, FLATTENED, NEXT, OF_OTHERS, RENAMED, WITH_UNIT, ordered
from docpact.check.verify.words import Vocabulary, guessed_members, guessed_words, other_names, vocabulary
from docpact.check.violations import candidates
from docpact.facts import ABSENT, ITEMS, ROOT, WITNESSES, Absent, Fact, Field, Path, canonical, value_at
from docpact.spec import LoadedSpec
from docpact.write.python.context import always_sent as is_always_sent

Kind = Literal["violation", "valid", "question"]
"""A body that has to be refused, one that has to be accepted, or one to which either answer is right."""

_TYPES: Final = ("type", "itemType")
_ALL_SORTS: Final = (
    ':\n\t1. "it\'s" {so} <b>100 %</b> & \\ #1; $2/[3]\n2. \u51e7 \u0437\u043c\u0435\u0439 \u0637 \U0001fa81'
)
"""What people write into a text: lines, quotes, marks that mean something to some programs, other scripts, emoji."""
_UNITS: Final = {"second": "s", "pixel": "px"}
"""Units by the word for them in what a spec says of a member."""
BETWEEN: Final = "between two larger steps"
"""What is said of a number that shows nothing but that each step is allowed."""
_NEAREST: Final = 40
_DIVISORS: Final = 2 * 3 * 5
_ALONE: Final = 3
_TOGETHER: Final = 10
"""Of more values that a list may hold these are sent by themselves, and of the others so many in one list."""
_SHALLOW: Final = 2
"""Members are guessed of the body and of the objects in it, not of what lies deeper."""


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
    joins: tuple[Fact, ...] = ()
    """The facts about several members that a valid body was made to show."""

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
        for together in (*([one] for one in always_sent(spec)), always, *([one] for one in always)):
            changed = base
            for path, value in together:
                changed = self.bodies.planted(changed, Path(path).loc(), value)
            base = changed if self.bodies.judge.accepts(changed) else base
        # Everything that is made from the smallest body is now made from this one.
        self.bodies.minimal = base
        self.base: Final[JsonValue] = base
        self.suffix = ""
        """What the names of violations end in."""
        self._ranks: Final = {
            claim.fact.id: claim.rank for claim in sorted(spec.contract.claims, key=lambda claim: -claim.rank)
        }

    def violations(self) -> list[Probe]:
        """Certified violations, by turns among the facts: stated ones first, near misses first for each."""
        return ordered([*self._certified()], self._rank)

    def fullest(self) -> Probes:
        """The same with the fullest body in the smallest one's place."""
        probes = Probes(self.spec)
        probes.bodies.minimal = self.bodies.full
        probes.suffix = ", on the fullest body"
        return probes

    def row(self, body: JsonValue, states: Sequence[State]) -> Probe:
        """A valid body that shows some states."""
        name = states[0].name if len(states) == 1 else f"{len(states)} allowed values at once"
        facts = tuple(dict.fromkeys(state.fact for state in states))
        return Probe("valid", name, states[0].path if len(states) == 1 else ROOT, body, facts, tuple(states))

    def with_states(self, states: Sequence[State]) -> Probe | None:
        """The base with some states and no others; None where the facts do not allow them without more."""
        body = self.planted(states)
        return self.row(body, states) if self.bodies.judge.accepts(body) else None

    def planted(self, states: Sequence[State], body: JsonValue | Absent = ABSENT) -> JsonValue:
        """The base, or another body, with some states; nothing says that it is valid."""
        body = self.base if isinstance(body, Absent) else body
        # What lies deeper goes into what holds it.
        for state in sorted(states, key=lambda state: len(Path(state.path).steps)):
            body = self.bodies.planted(body, Path(state.path).loc(), state.value)
        return body

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
        known = vocabulary(self.spec)
        likely = [(one, True) for member in self.bodies.fields.values() for one in self._guessed(member, known)]
        others = (*self.renamed(), *self._with_units(), *self._flattened())
        for candidate, alone in (*likely, *candidates(self.bodies), *others):
            key = canonical(candidate.body)
            # Text that is wrong as text alone breaks no fact, and what stands in an address has no type.
            if candidate.raw is not None or key in seen or not self.spec.placed.expresses(candidate.body):
                continue
            seen.add(key)
            try:
                found = certifier.certify(candidate, alone=alone)
            except NotCertifiedError:
                continue
            meant = candidate.path
            facts = sorted(sorted(found.facts), key=lambda fact: (fact.keyword not in _TYPES, str(fact.path) != meant))
            name = f"{found.name}{AS_ONE if self._is_one_to_some(found) else ''}{self.suffix}"
            yield Probe("violation", name, found.path, found.body, tuple(facts))

    def _is_one_to_some(self, found: InvalidBody) -> bool:
        """Whether a violation has true where 1 would be right, for which programs take it that know no other truth."""
        member = self.bodies.fields.get(Path(found.path))
        number = member is not None and member.type in ("integer", "number") and self.bodies.proposals.fits(member, 1)
        return number and value_at(found.body, Path(found.path).loc()) is True

    def _with_units(self) -> Iterator[tuple[Candidate, bool]]:
        """Numbers as texts with a unit: some programs read a number at the beginning of a text, and forget the rest."""
        for path, member in self.bodies.fields.items():
            base = self.bodies.holding(path)
            if member.type in ("integer", "number") and member.name != ITEMS and not isinstance(base, Absent):
                row = self.spec.row(path)
                said = row.says if row else None
                unit = next((unit for word, unit in _UNITS.items() if word in (said or "")), None)
                text = f"{self.bodies.proposals.usual(member)}{unit or 's'}"
                name = f"{path} is the text '{text}'{WITH_UNIT if unit else ', with a unit'}"
                yield Candidate(name, str(path), replaced(base, path.loc(), text), base), True

    def _flattened(self) -> Iterator[tuple[Candidate, bool]]:
        """Objects whose members stand beside them, in the object that holds them: some programs read both places."""
        for path, member in self.bodies.fields.items():
            *above, name = path.loc() or (0,)
            for base in (self.bodies.holding(path), self.bodies.full) if member.properties else ():
                held = ABSENT if isinstance(base, Absent) else value_at(base, path.loc())
                if isinstance(base, Absent) or not isinstance(held, dict) or not held or not isinstance(name, str):
                    continue
                holder = value_at(base, (*above,))
                merged = {**(holder if isinstance(holder, dict) else {}), **held}
                merged.pop(name)
                yield Candidate(f"{path} {FLATTENED}", str(path), replaced(base, (*above,), merged), base), False
                break

    def renamed(self) -> Iterator[tuple[Candidate, bool]]:
        """Members under a name that others would give them, in the place of their own; some servers know both."""
        for path, member in self.bodies.fields.items():
            base, steps = self.bodies.holding(path), path.loc()
            if isinstance(base, Absent) or len(steps) > _SHALLOW or member.value("deprecated"):
                continue
            for own, other in other_names([*member.properties]):
                child = member.properties[own]
                there = value_at(base, child.path.loc())
                value = self.bodies.proposals.usual(child) if isinstance(there, Absent) else there
                body = replaced(replaced(base, child.path.loc(), ABSENT), (*steps, other), value)
                name = f"{child.path} {RENAMED} {other}"
                yield Candidate(name, str(Path.from_loc((*steps, other))), body, base), False

    def _guessed(self, member: Field, known: Vocabulary) -> Iterator[Candidate]:
        """Words and members that a vendor might add next: a server that is ahead of its page takes one of these."""
        steps = member.path.loc()
        base = self.bodies.holding(member.path)
        if isinstance(base, Absent):
            return
        if member.value("additionalProperties") is False and not member.items and len(steps) < _SHALLOW:
            for name, value in guessed_members(member, known):
                path = str(Path.from_loc((*steps, name)))
                body = replaced(base, (*steps, name), value)
                yield Candidate(f"{path} {OF_OTHERS}", path, body, base)
        if member.path == "model" or member.items or member.name == "[]" or not member.enum:
            return
        for value in guessed_words(self.spec, member, known):
            name = f"{member.path} is {canonical(value)}{NEXT}"
            yield Candidate(name, str(member.path), replaced(base, steps, value), base)

    def _rank(self, fact: Fact) -> int:
        return self._ranks.get(fact.id, len(WITNESSES))

    def states(self) -> Iterator[State]:
        """Every value that is worth showing to be accepted."""
        for member in self.bodies.fields.values():
            if isinstance(value_at(self.base, member.path.loc()), Absent):  # else it would lack what the base has
                yield from _empty(member)
            if member.name == ITEMS and self.bodies.proposals.closed(member):
                continue  # the list shows each of them
            # What holds others is shown by them.
            if member.path != ROOT and not member.properties and not (member.items and member.items.properties):
                yield from self._conditional(member) if member.enum is None else ()
                yield from states_of(self.bodies.proposals, member)
            elif member.items is not None:
                yield from _full(self.bodies.proposals, member)

    def _conditional(self, member: Field) -> Iterator[State]:
        """The values of lists that hold under conditions, each once: a member may have no other list."""
        seen: set[str] = set()
        for constraint in self.bodies.contract.constraints:
            fact = constraint.fact
            if fact.path != member.path or fact.keyword != "enum" or not fact.when:
                continue
            for value in fact.value if isinstance(fact.value, list) else ():
                if canonical(value) not in seen:
                    seen.add(canonical(value))
                    yield State(str(member.path), f"= {canonical(value)}", value, fact)


def spoken_of(fact: Fact) -> list[Path]:
    """The paths of all members that a fact speaks of, those of its condition too."""
    return [*fact.meaning.subjects(fact.path, fact.value), *(test.path for test in fact.when)]


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
        lengths = _bounds(proposals, member, "maxLength", "minLength")
        for word, length in lengths:
            edges = [edge for edge in proposals.edges(member) if isinstance(edge, str) and len(edge) == length > 0]
            # A server that wants no blank around a text has nothing against its length.
            texts = [edge for edge in edges if edge == edge.strip()]
            # Whatever a server counts beside characters makes a text longer, unless it counts what is drawn as one.
            few = [one for one in texts if one.isascii() or len(unicodedata.normalize("NFC", one)) < length]
            texts = few if word == "minLength" else texts
            found += [_state(member, f"{length} characters, {text[:2]!r}...", text, word) for text in texts]
        found += _ordinary(proposals, member)
    elif member.type in ("integer", "number"):
        bounds = _bounds(proposals, member, "minimum", "maximum")
        found = [_state(member, f"at its {word}", bound, word) for word, bound in bounds]
        found += _between(proposals, member)
    elif member.items is not None:
        both = _bounds(proposals, member, "minItems", "maxItems")
        counts: list[tuple[str, int]] = [(word, int(count)) for word, count in both if count > 0]
        counts += [("type", 2)] if member.value("maxItems") is None else []
        found = [_state(member, f"with {count} items", proposals.items(member, count), word) for word, count in counts]
        found += _listed(member, proposals.closed(member.items))
    return found or [_state(member, "given", proposals.usual(member), "type")]


def _listed(member: Field, values: Sequence[JsonValue]) -> list[State]:
    """The values of a closed set that a list may hold: the first ones by themselves, of many the others together."""
    most = member.value("maxItems")
    size = min(most, _TOGETHER) if isinstance(most, int) else _TOGETHER
    alone = _ALONE if size > 1 and len(values) > _TOGETHER else len(values)
    found = [_state(member, f"with an item {canonical(value)}", [value], "enum") for value in values[:alone]]
    for at in range(alone, len(values), max(size, 1)):
        some = [*values[at : at + size]]
        found.append(_state(member, f"with {len(some)} items from {canonical(some[0])} on", some, "enum"))
    return found


def _ordinary(proposals: Proposals, member: Field) -> list[State]:
    """A text with a blank before and after it, one of all sorts of characters, and where no least length is said one of
    a character, of a member whose length is bounded: no fact is against any of them.
    """
    texts = [text for text in proposals.values(member) if isinstance(text, str)][:1]
    forms = (("with blanks around it", " {} "), ("with lines, marks and letters of all sorts", "{}" + _ALL_SORTS))
    fitting = [(what, form.replace("{}", text)) for what, form in forms for text in texts]
    fitting += [("of one character", text[:1]) for text in texts if not member.value("minLength")]
    bounded = bool(_bounds(proposals, member, "maxLength"))
    return [_state(member, what, text, "type") for what, text in fitting if bounded and proposals.fits(member, text)]


def _between(proposals: Proposals, member: Field) -> list[State]:
    """A number off each coarser step than is said: not whole where the type is not integer, else a step whose count few
    others divide. A server that takes both bounds may go from one to the other in steps of its own.
    """
    usual, step = proposals.usual(member), member.value("multipleOf")
    if not isinstance(usual, int | float):
        return []
    if member.type == "number" and step is None:
        what, near, word = "with a fraction", [int(usual) + 0.5, int(usual) - 0.5], "type"
    else:
        each = step if isinstance(step, int | float) and step > 0 else 1
        counts = [int(usual / each) + off for off in range(-_NEAREST, _NEAREST)]
        near = [each * count for count in counts if gcd(count, _DIVISORS) == 1]
        near.sort(key=lambda value: abs(value - usual))
        what, word = BETWEEN, "multipleOf"
    return [_state(member, what, value, word) for value in near if proposals.fits(member, value)][:1]


def _bounds(proposals: Proposals, member: Field, *keywords: str) -> list[tuple[str, int | float]]:
    """What bounds a member, whoever says it: where witnesses differ, the tightest bound is the one that all allow."""
    said = [one.fact for one in proposals.about(member) if one.fact.path == member.path and not one.fact.when]
    found: list[tuple[str, int | float]] = []
    for word in keywords:
        bounds = [member.value(word), *(fact.value for fact in said if fact.keyword == word)]
        found += [(word, bound) for bound in dict.fromkeys(bounds) if isinstance(bound, int | float)]
    return found


def _empty(member: Field) -> list[State]:
    """An optional object without its optional members."""
    optional = [child for child in member.properties.values() if not child.required]
    if member.path == ROOT or member.required or not optional or len(optional) < len(member.properties):
        return []
    fact = fact_at(optional[0], "required")
    return [State(member.path, f"without {optional[0].name}", {}, fact)] if fact else []


def state_at(member: Field, value: JsonValue) -> State:
    """A value of a member as a state, with the fact by which it is allowed."""
    if isinstance(value, list):
        return _state(member, f"with {len(value)} items", value, "maxItems")
    if isinstance(value, str) and len(value) > 40:
        return _state(member, f"{len(value)} characters, {value[:12]!r}", value, "maxLength")
    return _state(member, f"= {canonical(value)[:60]}", value, _deciding(member, value))


def _full(proposals: Proposals, member: Field) -> list[State]:
    """A list of objects with as many items as it may have."""
    most = member.value("maxItems")
    if not isinstance(most, int) or most < 2:
        return []
    return [_state(member, f"with {most} items", proposals.items(member, most), "maxItems")]


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
