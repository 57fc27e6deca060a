"""Values at which a fact is tried: those that break it, and those that just keep it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pydantic import JsonValue

from docpact.facts import Fact, Field, Loc, canonical
from docpact.facts.values import is_number, number, sorted_unique

MOST, _MOST_COMBINED = 40, 400
"""Bodies of one kind that are tried for a fact, and for one about several members."""
EXTRA: Final = "docpact_probe"
_TEXTS: Final = ("a", "Z 9\n\N{SNOWMAN}", "", "https://files.example/a.png", "2026-01-31", "A")
_SAMPLES: Final[dict[str, list[JsonValue]]] = {
    "string": [*_TEXTS, "00000000-0000-4000-8000-000000000001", "2026-01-31T12:00:00Z", "a@files.example"],
    "boolean": [True, False],
}


class Tried(NamedTuple):
    """Values at a fact's path by their canonical texts, and those of them that are at odds with nothing else there."""

    all: dict[str, JsonValue]
    fitting: dict[str, JsonValue]


class Instances:
    """Values by what is said of a field: fields of which the same is said, of whatever contract, share them.

    What is said of a field and of all below it is its shape. Most fields of a catalogue's models are alike.
    """

    def __init__(self) -> None:
        self._shapes: Final[dict[object, int]] = {}
        self._seen: Final[dict[int, tuple[Field, int]]] = {}
        self._known: Final[dict[int, list[JsonValue]]] = {}
        self._tried: Final[dict[tuple[str, str, bool, int], Tried]] = {}

    def trial(self, fact: Fact, field: Field, *, broken: bool) -> Tried:
        """Values at a fact's path that break it, or just keep it."""
        key = (fact.keyword, canonical(fact.value), broken, self._shape(field))
        if key not in self._tried:
            found = self._instances(fact, field, broken=broken)
            fitting = {text: one for text, one in found.items() if self._fits(fact, field, one)}
            self._tried[key] = Tried(found, fitting)
        return self._tried[key]

    def candidates(self, field: Field) -> list[JsonValue]:
        """Values that a field may have, the usual ones first, and others."""
        shape = self._shape(field)
        if shape not in self._known:
            self._known[shape] = self._made_candidates(field)
        return self._known[shape]

    def sample(self, field: Field) -> JsonValue:
        """The most usual value."""
        return self.candidates(field)[0]

    def _shape(self, field: Field) -> int:
        """A number for all that is said of a field."""
        # By identity: a field holds lists. It is kept, so that no other one is ever found in its place.
        known = self._seen.get(id(field))
        if known is None:
            said = tuple(
                (keyword, one.refuses, one.fact.path == field.path, canonical(one.fact.value))
                for keyword, one in field.constraints.items()
            )
            below = tuple((name, self._shape(child)) for name, child in field.properties.items())
            shape = said, below, self._shape(field.items) if field.items else None
            known = self._seen[id(field)] = field, self._shapes.setdefault(shape, len(self._shapes))
        return known[1]

    def _instances(self, fact: Fact, field: Field, *, broken: bool) -> dict[str, JsonValue]:
        meaning = fact.meaning
        if fact.keyword == "additionalProperties":
            found: list[JsonValue] = [{EXTRA: 1} if broken else {}]
        else:
            first = meaning.breaks(fact.value) if broken else meaning.edges(fact.value)
            shaped = [self._shaped(fact, field, value) for value in (*first, *self._beside(fact, field))]
            found = [
                value
                for value in sorted_unique(shaped)
                if meaning.judges(value) and meaning.accepts(fact.value, value) is not broken
            ]
        return {canonical(value): value for value in found[: most(fact)]}

    def _shaped(self, fact: Fact, field: Field, value: JsonValue) -> JsonValue:
        """A value as a field could hold it: an array has as many items as it must, a whole number no point."""
        if isinstance(value, float):  # 8.0 is an integer to JSON Schema, and none to a client that is exact
            return _json_number(value)
        least = field.value("minItems")
        if field.type == "array" and fact.meaning.family != "items" and not isinstance(value, dict | None):
            items: list[JsonValue] = value if isinstance(value, list) else [value]
            return items * (least if isinstance(least, int) and len(items) == 1 else 1)
        return value

    def _beside(self, fact: Fact, field: Field) -> Iterator[JsonValue]:
        """Values near the edge of a fact that its keyword does not know of: they depend on what else is said there."""
        yield from self.candidates(field)
        if is_number(fact.value):
            step = field.value("multipleOf")
            size = number(step) if is_number(step) else 1
            low = field.value("minimum")
            yield (number(low) if is_number(low) else 0) + size / 2
            for times in (-1, 0, 1):
                yield _json_number(number(fact.value) + times * size)
                yield _json_number(number(fact.value) // size * size + times * size)
        if fact.meaning.family == "items" and isinstance(fact.value, int):
            item = self.sample(field.items) if field.items else "a"
            yield from ([item] * count for count in (fact.value - 1, fact.value, fact.value + 1) if count >= 0)
        for edge in fact.meaning.edges(fact.value)[:3]:
            if isinstance(edge, dict):
                yield from (planted(edge, loc, _other(value)) for loc, value in _leaves(edge))

    def _made_candidates(self, field: Field) -> list[JsonValue]:
        default, enum = field.value("default"), field.enum
        found: list[JsonValue] = [*([] if default is None else [default]), *(enum or [])]
        json_type = field.type if isinstance(field.type, str) else "string"
        if json_type in ("integer", "number"):
            edges = [value for key in ("minimum", "maximum") if is_number(value := field.value(key))]
            step = field.value("multipleOf")
            found += [*edges, 1, 0, 2, *([step] if step is not None else []), *([0.5] if json_type == "number" else [])]
        elif json_type == "array":
            least = field.value("minItems")
            item = self.sample(field.items) if field.items else "a"
            found += [[item] * count for count in (least if isinstance(least, int) else 1, 1, 0)]
        elif json_type == "object":
            members = {name: self.sample(child) for name, child in field.properties.items() if child.required}
            found += [{**members}, {}]
        else:
            found += _SAMPLES.get(json_type, [])
            least = field.value("minLength")
            found += ["a" * least] if isinstance(least, int) else []
        kept = [value for value in found if self._allowed(field, value)]
        return [*kept, *(value for value in found if not any(value is one for one in kept))]

    def _allowed(self, field: Field, value: JsonValue, but: Fact | None = None) -> bool:
        """Whether what always holds of a field allows a value, one fact aside."""
        for constraint in field.constraints.values():
            fact = constraint.fact
            instance = value if fact.path == field.path else [value]
            judged = fact != but and fact.meaning.about == "value" and fact.meaning.judges(instance)
            if judged and not fact.meaning.accepts(fact.value, instance):
                return False
        return True

    def _fits(self, fact: Fact, field: Field, instance: JsonValue) -> bool:
        """Whether a value is at odds with no other fact about the same place, which a check might name instead."""
        items = instance if isinstance(instance, list) and field.items is not None else []
        return self._allowed(field, instance, fact) and (
            not items
            or fact.keyword in ("itemType", "enum")
            or all(self._allowed(field.items or field, one) for one in items)
        )


def most(fact: Fact) -> int:
    """How many bodies of one kind are tried for a fact."""
    return _MOST_COMBINED if fact.meaning.family == "rows" else MOST


def planted(body: JsonValue, loc: Loc, value: JsonValue) -> JsonValue:
    """The body with a value at a place, and the containers that it needs; members of objects stand beside others."""
    if not loc:
        if isinstance(body, dict) and isinstance(value, dict):
            merged = dict(body)
            for name, member in value.items():
                merged[name] = planted(merged.get(name), (), member)
            return merged
        return value
    step, *rest = loc
    if isinstance(step, int):
        items = list(body) if isinstance(body, list) else []
        items += [None] * (step + 1 - len(items))
        items[step] = planted(items[step], tuple(rest), value)
        return items
    members = dict(body) if isinstance(body, dict) else {}
    members[step] = planted(members.get(step), tuple(rest), value)
    return members


def _leaves(value: JsonValue, loc: Loc = ()) -> Iterator[tuple[Loc, JsonValue]]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _leaves(member, (*loc, name))
    else:
        yield loc, value


def _other(value: JsonValue) -> JsonValue:
    return f"{value}_" if isinstance(value, str) else _json_number(number(value) + 1) if is_number(value) else None


def _json_number(value: float) -> JsonValue:
    return int(value) if float(value).is_integer() else round(value, 9)
