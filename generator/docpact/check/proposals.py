"""Values that a field may be given: what the keywords of its facts, and the conditions that speak of it, propose.

Nothing here knows what a keyword means: each proposes instances (``edges``), and accepts or refuses those of others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache, partial
from itertools import islice
from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, Contract, Fact, Field, Path, canonical, same
from docpact.facts.resolution import Constraint
from docpact.facts.values import among, is_number, number
from docpact.spec import LoadedSpec
from docpact.spec.forms import FILES

Source = LoadedSpec | Contract | Iterable[Fact]
"""What bodies are made for: a spec, its contract, or facts that somebody changed."""

TEXT: Final = "A kite in the wind"
IDENTIFIER: Final = "00000000-0000-4000-8000-000000000001"
ADDRESS: Final = "https://files.example/kite.png"
TEXTS: Final = (
    TEXT,
    IDENTIFIER,
    ADDRESS,
    "2026-01-31",
    "2026-01-31T12:00:00Z",
    "KITE",
    "kite",
    *FILES.values(),
)
"""Texts of the usual forms: the first that a field takes stands for all of them."""
_OF_A_FILE: Final = re.compile(r"image|picture|photo|video|audio|sound|mask|frame|file|url|uri", re.IGNORECASE)
"""Names of members whose text is the address of a file, or its content: no call means another text there."""
MANY: Final = 16
"""How many values a range of integers may have to count as closed."""
_MOST_NUMBERS: Final = 24
_MOST_BESIDE: Final = 2
"""Values beyond those of its rows that a column is given by itself."""


def contract_of(source: Source) -> Contract:
    """The contract of a spec or of some facts; a set of facts is sorted, so that nothing rests on hash order."""
    if isinstance(source, LoadedSpec):
        return source.contract
    if isinstance(source, Contract):
        return source
    return Contract.from_facts(sorted(source) if isinstance(source, set | frozenset) else source)


class Proposals:
    """The values that each field of a contract may have, as far as its own facts go."""

    def __init__(self, contract: Contract) -> None:
        self.contract: Final = contract
        self._about: Final[defaultdict[Path, list[Constraint]]] = defaultdict(list)
        self._hinted: Final[defaultdict[Path, list[JsonValue]]] = defaultdict(list)
        for constraint in contract.constraints:
            self._about[constraint.fact.path].append(constraint)
            for test in constraint.fact.when:
                self._hinted[test.path] += test.values or ()
            meaning, value = constraint.fact.meaning, constraint.fact.value
            for edge in (*meaning.edges(value), *meaning.breaks(value)):
                if isinstance(edge, dict) and len(meaning.subjects(constraint.fact.path, value)) > 1:
                    for path, member in _leaves(constraint.fact.path, edge):
                        self._hinted[path].append(member)
        self._listed: Final[dict[Path, list[JsonValue]]] = {}
        self._tried: Final[dict[Path, list[JsonValue]]] = {}

    def fits(self, field: Field, value: JsonValue) -> bool:
        """Whether everything that always holds of a field allows a value, whatever stands beside it."""
        for constraint in field.constraints.values():
            fact = constraint.fact
            # What is said of an array's items on the array is judged on an array.
            instance = value if fact.path == field.path else [value]
            judged = constraint.refuses and fact.meaning.about == "value" and fact.meaning.judges(instance)
            if judged and not fact.meaning.accepts(fact.value, instance):
                return False
        return True

    def closed(self, field: Field) -> list[JsonValue]:
        """Every value of a field whose values are a closed set of scalars; none where they are not."""
        if field.enum is not None:
            return [value for value in field.enum if self.fits(field, value)]
        if field.type == "boolean":
            return [False, True]
        columns = [value for value in self._columns(field.path) if self.fits(field, value)]
        if columns:
            return columns
        return list(span(field)) if field.type == "integer" else []

    def values(self, field: Field) -> list[JsonValue]:
        """The values of a field that are worth trying, the usual one first."""
        if field.path not in self._listed:
            self._listed[field.path] = self._values(field)
        return self._listed[field.path]

    def usual(self, field: Field) -> JsonValue:
        """One value of a field: its default where there is one, of an array one with an item where that is allowed."""
        return self.values(field)[0]

    def minimal(self, field: Field) -> JsonValue:
        """The smallest value of a field: an object of its required members, an array of as few items as may be."""
        if field.type == "object":
            return {name: self.minimal(child) for name, child in field.properties.items() if child.required}
        if field.items is not None:
            default = field.value("default")
            shortest: list[JsonValue] = [[], *([default] if isinstance(default, list) else []), *self.values(field)]
            return next((value for value in shortest if self.fits(field, value)), shortest[0])
        return self.usual(field)

    def items(self, field: Field, count: int) -> list[JsonValue]:
        """An array of so many items, which take turns among the values that an item may have, and stand in no order.

        Where no item may stand there twice, they are told apart by a part of theirs that no fact closes.
        """
        values, item = self.item_values(field), field.items or Field(field.path.items)
        turns = [divmod(index, len(values)) for index in reversed(range(count))]
        if field.value("uniqueItems") is not True:
            return [values[at] for _, at in turns]
        return [self._varied(item, values[at], turn) for turn, at in turns]

    def _varied(self, field: Field, value: JsonValue, turn: int) -> JsonValue:
        """A value that differs from those of other turns, the value itself at the first; where none fits, the same."""
        if not turn:
            return value
        if isinstance(value, dict):
            for name, child in field.properties.items():
                member = value.get(name, self.usual(child))
                other = self._varied(child, member, turn)
                if not same(other, member):
                    return {**value, name: other}
            return value
        others: list[JsonValue] = []
        if isinstance(value, str):
            others.append(f"{value[:-2]}{turn:02}")
        elif is_number(value):
            others.append(number(value) + turn)
        return next((other for other in others if self.fits(field, other)), value)

    def item_values(self, field: Field) -> list[JsonValue]:
        """Values that an item of an array may have: each of a closed set, else one."""
        item = field.items or Field(field.path.items)
        return self.closed(item) or [self.usual(item)]

    def about(self, field: Field) -> tuple[Constraint, ...]:
        """The constraints that are said of a field, also those that only warn."""
        return (*self._about[field.path], *field.constraints.values())

    def edges(self, field: Field) -> list[JsonValue]:
        """The instances that the facts at a field's path propose, under whatever condition."""
        found: list[JsonValue] = []
        for fact in dict.fromkeys(constraint.fact for constraint in self.about(field)):
            found += [
                item
                for edge in fact.meaning.edges(fact.value)
                for item in (edge if fact.path != field.path and isinstance(edge, list) else [edge])
            ]
        return found

    def _columns(self, path: Path) -> list[JsonValue]:
        """The values that a path has in the rows that are always the only ones."""
        above = path.parent
        found: list[JsonValue] = []
        for constraint in self._about[above] if above is not None else ():
            fact = constraint.fact
            if constraint.refuses and not fact.when and fact.meaning.enumerates(fact.value):
                found += [
                    value
                    for edge in fact.meaning.edges(fact.value)
                    if isinstance(edge, dict)
                    for at, value in _leaves(fact.path, edge)
                    if at == path
                ]
        return unique(found)

    def tries(self, field: Field) -> list[JsonValue]:
        """What lies at and beside every edge of what is allowed: values that the field may have, and others."""
        if field.path not in self._tried:
            self._tried[field.path] = unique(self._tries(field))
        return self._tried[field.path]

    def _tries(self, field: Field) -> Iterator[JsonValue]:
        if field.type == "object":
            yield from (self.minimal(field), {})
        elif field.items is not None:
            yield from self._arrays(field)
        elif field.type in ("integer", "number"):
            yield from self._numbers(field)
        else:
            yield from self._texts(field)

    def _values(self, field: Field) -> list[JsonValue]:
        default, fits = field.value("default"), partial(self.fits, field)
        # Rows bind only together: by itself a column may be as its own facts let it.
        bounds = [value for name in ("minimum", "maximum") if (value := field.value(name)) is not None]
        closed = self.closed(field)
        alone = self.tries(field) if closed and field.enum is None and field.type in ("integer", "number") else []
        beside = (value for value in alone if not among(value, closed) and not self._warned(field, value))
        found = [*closed, *bounds, *islice(filter(fits, beside), _MOST_BESIDE)] if closed else self.tries(field)
        fitting = [*filter(fits, found)]
        given = [value for value in fitting if default is not None and same(value, default)]
        first = given[:1] or [value for value in fitting if not self._warned(field, value)][:1]
        return unique([*first, *fitting]) or [default if default is not None else TEXT]

    def _warned(self, field: Field, value: JsonValue) -> bool:
        """Whether a value, though not refused, is not what some fact of the path asks for."""
        return any(
            not one.fact.when
            and one.fact.path == field.path
            and one.fact.meaning.about == "value"
            and one.fact.meaning.judges(value)
            and not one.fact.meaning.accepts(one.fact.value, value)
            for one in self._about[field.path]
        )

    def _texts(self, field: Field) -> Iterator[JsonValue]:
        edges = [edge for edge in self.edges(field) if isinstance(edge, str)]
        name = next((step for step in reversed(field.path.steps) if step != ITEMS), "")
        usual = [IDENTIFIER] if name == "id" else [ADDRESS] if _OF_A_FILE.search(name) else []
        texts = [*usual, *TEXTS, *(value for value in self._hinted[field.path] if isinstance(value, str))]
        yield from texts
        for length in sorted({len(edge) for edge in edges}):
            yield (texts[0] * (length // len(texts[0]) + 1))[:length]
        yield from edges

    def _numbers(self, field: Field) -> Iterator[JsonValue]:
        default = field.value("default")
        edges = [edge for edge in self.edges(field) if is_number(edge)]
        hinted = [value for value in self._hinted[field.path] if is_number(value)]
        step = field.value("multipleOf")
        size = Decimal(repr(step)) if step is not None and is_number(step) else Decimal(1)
        yield from [default] if default is not None else []
        for value in [1, *edges, *_spread(hinted)]:
            exact = Decimal(repr(value))
            yield from (_plain((exact / size).to_integral_value(way) * size) for way in (ROUND_CEILING, ROUND_FLOOR))
        yield from edges
        yield from ([number(edge) + 0.25 for edge in edges] if field.type == "number" and step is None else [])
        for edge in edges:
            yield from (_plain(Decimal(repr(edge)) + sign * size) for sign in (1, -1))

    def _arrays(self, field: Field) -> Iterator[JsonValue]:
        lengths = self.lengths(field)
        yield self.items(field, 1)
        yield from (self.items(field, length) for length in lengths)
        yield [*self.items(field, 1) * 2]
        least = next((length for length in lengths if length and self.fits(field, self.items(field, length))), 1)
        yield from ([value] * least for value in self.item_values(field))

    def lengths(self, field: Field) -> list[int]:
        """How many items an array is worth trying with: what the facts of the path say, and one more and less."""
        lengths = {0, 1, 2}
        for constraint in self._about[field.path]:
            value = constraint.fact.value
            if isinstance(value, int) and not isinstance(value, bool) and constraint.fact.meaning.about == "value":
                lengths |= {value - 1, value, value + 1}
        return sorted(length for length in lengths if length >= 0)


@lru_cache(maxsize=64)
def proposals_for(contract: Contract) -> Proposals:
    """The proposals of a contract, worked out once."""
    return Proposals(contract)


def unique(values: Iterable[JsonValue]) -> list[JsonValue]:
    """Values without repeats, in their order; ``1``, ``1.0`` and ``true`` are three values."""
    return list({canonical(value): value for value in values}.values())


def _leaves(path: Path, value: JsonValue) -> Iterator[tuple[Path, JsonValue]]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _leaves(path.child(name), member)
    else:
        yield path, value


def span(field: Field, most: int = MANY) -> range:
    """The integers that bounds allow, in steps of multipleOf; none where a bound is missing or they are too many."""
    low, high, step = (field.value(keyword) for keyword in ("minimum", "maximum", "multipleOf"))
    if low is None or high is None or not is_number(low) or not is_number(high):
        return range(0)
    size = step if isinstance(step, int) and step > 0 else 1
    first = int((Decimal(repr(low)) / size).to_integral_value(ROUND_CEILING)) * size
    found = range(first, int(number(high) // 1) + 1, size)
    return found if len(found) <= most else range(0)


def _spread(values: list[JsonValue]) -> list[JsonValue]:
    """At most so many of some numbers, the smallest and the largest among them."""
    listed = sorted(unique(values), key=number)
    every = max(1, -(-len(listed) // _MOST_NUMBERS))
    return [*listed[::every], *listed[-1:]]


def _plain(value: Decimal) -> JsonValue:
    return int(value) if value == value.to_integral_value() else float(value)
