"""Whether a check keeps a fact: bodies at the fact's edges, on which it must not name it, and beyond, on which it must.

A check gives everything that is wrong with a body at once, so that a body need not be right in any other way.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts import ABSENT, ROOT, Absent, Contract, Fact, Field, Loc, Path, Test, canonical, value_at
from docpact.facts.values import is_number, number, sorted_unique

_MOST, _MOST_COMBINED = 40, 400
"""Bodies of one kind that are tried for a fact, and for one about several members."""
_SHOWN: Final = 100
_EXTRA: Final = "docpact_probe"
_TEXTS: Final = ("a", "Z 9\n\N{SNOWMAN}", "", "https://files.example/a.png", "2026-01-31", "A")
_SAMPLES: Final[dict[str, list[JsonValue]]] = {
    "string": [*_TEXTS, "00000000-0000-4000-8000-000000000001", "2026-01-31T12:00:00Z", "a@files.example"],
    "boolean": [True, False],
}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a check has against a body: where, by JSON Schema's word for it, and whether it only warns.

    ``fact`` is the fact itself where the check tells.
    """

    path: str
    keyword: str
    warns: bool
    fact: Fact | None = None


Check = Callable[[JsonValue, Fact | None], Sequence[Named]]
"""What a body breaks, of the fact that a check tells by itself, or of what it keeps without telling the fact."""


class Probes:
    """Bodies about one contract, put to a check."""

    def __init__(self, contract: Contract, check: Check) -> None:
        self._fields: Final = contract.fields
        self._check: Final = check
        self._known: Final[dict[Path, list[JsonValue]]] = {}
        self._tried: Final[dict[tuple[Fact, bool], list[JsonValue]]] = {}

    def fault(self, fact: Fact, *, warns: bool, told: bool) -> str | None:
        """Why a check does not keep a fact, with a body that shows it; None where it does.

        With ``warns`` the check has to warn of bodies that break the fact, and else to refuse them. With ``told`` it
        names the fact itself, and else the keyword.
        """
        own = ("itemType", "type") if fact.keyword == "itemType" else (fact.keyword,)
        kept: Iterable[tuple[JsonValue, Loc]] = itertools.chain(self._kept(fact), self._beyond(fact))
        if fact.value is False and fact.keyword == "required":
            kept = self._broken(Fact(fact.path, "required", True, fact.when))
        elif fact.value is not False or fact.keyword == "additionalProperties":
            masked = not told and not any(self._fits(fact, one) for one in self._instances(fact, broken=True))
            # A value of the wrong type is none of a closed set either, which a check may say instead.
            words = {"type": ("type", "enum"), "itemType": ("itemType", "type", "enum")}.get(fact.keyword, own)
            for body, loc in self._broken(fact):
                if not self._names(fact, body, loc, warns=warns, told=told, words=None if masked else words):
                    return f"the check does not {'warn of' if warns else 'refuse'} {_shown(body)}"
        for body, loc in kept:
            if self._names(fact, body, loc, warns=warns, told=told, words=own):
                return f"the check {'warns of' if warns else 'refuses'} {_shown(body)}"
        return None

    def _names(  # noqa: PLR0913  # what is asked for, and in which way
        self, fact: Fact, body: JsonValue, loc: Loc, *, warns: bool, told: bool, words: Sequence[str] | None
    ) -> bool:
        """Whether a check names a fact on a body, by one of some keywords or any, at its place or at an item there."""
        here = _text(loc)
        for one in self._check(body, fact if told else None):
            if one.warns is not warns or one.fact != (fact if told else None):
                continue
            item = one.path.startswith(f"{here}[") and one.path.endswith("]") and "." not in one.path[len(here) :]
            inside = (item and fact.keyword in ("itemType", "enum")) or one.path == _text((*loc, _EXTRA))
            if (one.path == here or inside) and (words is None or one.keyword in words):
                return True
        return False

    # ---- bodies

    def _broken(self, fact: Fact) -> Iterator[tuple[JsonValue, Loc]]:
        """Bodies that break a fact: its tests hold, each with each of its values."""
        options = [self._holding(test) for test in fact.when]
        yield from itertools.islice(self._made(fact, options, broken=True), _most(fact))

    def _kept(self, fact: Fact) -> Iterator[tuple[JsonValue, Loc]]:
        """Bodies that just keep a fact while its tests hold."""
        options = [self._holding(test)[:1] for test in fact.when]
        yield from itertools.islice(self._made(fact, options, broken=False), _most(fact))

    def _beyond(self, fact: Fact) -> Iterator[tuple[JsonValue, Loc]]:
        """Bodies that would break a fact, but that one of its tests does not hold."""
        for at, test in enumerate(fact.when):
            options = [self._holding(other)[:1] for other in fact.when]
            options[at] = self._failing(test)
            yield from itertools.islice(self._made(fact, options, broken=True, failing=test), _MOST)

    def _made(
        self, fact: Fact, options: list[list[JsonValue | Absent]], *, broken: bool, failing: Test | None = None
    ) -> Iterator[tuple[JsonValue, Loc]]:
        loc = fact.path.loc()
        for values in itertools.product(*options):
            met: JsonValue = {}
            for test, value in zip(fact.when, values, strict=True):
                met = met if isinstance(value, Absent) else planted(met, test.path.loc(), value)
            for body in self._with(fact, met, broken=broken):
                if all(test.holds_in(body, loc) is (test is not failing) for test in fact.when):
                    yield body, loc

    def _with(self, fact: Fact, body: JsonValue, *, broken: bool) -> Iterator[JsonValue]:
        """A body in which a fact is broken or just kept, in each way that is known."""
        loc = fact.path.loc()
        if fact.meaning.about != "presence":
            found = self._instances(fact, broken=broken)
            fitting = [instance for instance in found if self._fits(fact, instance)]
            yield from (planted(body, loc, instance) for instance in fitting or (found if broken else []))
            return
        subjects = [Path(str(path)) for path in fact.value] if isinstance(fact.value, list) else [fact.path]
        if (fact.keyword in ("required", "anyOf")) is not broken:
            yield from (planted(body, path.loc(), self._sample(self._fields[path])) for path in subjects)
            return
        above = loc[:-1] if fact.keyword == "required" else loc if fact.keyword == "anyOf" else None
        if above is not None and not fact.when:
            body = planted(body, above, {})
        if all(isinstance(value_at(body, path.loc()), Absent) for path in subjects):
            yield body

    # ---- values

    def _holding(self, test: Test) -> list[JsonValue | Absent]:
        """Values with which a test holds, ABSENT for none."""
        if test.values is None:
            return [ABSENT] if test.negated else [self._sample(self._field(test.path))]
        if not test.negated:
            return [*test.values]
        return [*[value for value in self._candidates(self._field(test.path)) if test.holds(value)][:2]]

    def _failing(self, test: Test) -> list[JsonValue | Absent]:
        """Values with which a test does not hold, ABSENT for none."""
        if test.values is None:
            return [self._sample(self._field(test.path))] if test.negated else [ABSENT]
        others = [value for value in self._candidates(self._field(test.path)) if not test.holds(value)]
        return [ABSENT, *(test.values if test.negated else others[:2])]

    def _field(self, path: Path) -> Field:
        return self._fields.get(path) or Field(path)

    def _instances(self, fact: Fact, *, broken: bool) -> list[JsonValue]:
        """Values at a fact's path that break it, or just keep it."""
        if (fact, broken) not in self._tried:
            self._tried[fact, broken] = self._made_instances(fact, broken=broken)
        return self._tried[fact, broken]

    def _made_instances(self, fact: Fact, *, broken: bool) -> list[JsonValue]:
        meaning, field = fact.meaning, self._field(fact.path)
        if fact.keyword == "additionalProperties":
            return [{_EXTRA: 1}] if broken else [{}]
        first = meaning.breaks(fact.value) if broken else meaning.edges(fact.value)
        found = [self._shaped(fact, field, value) for value in (*first, *self._beside(fact, field))]
        return [
            value
            for value in sorted_unique(found)
            if meaning.judges(value) and meaning.accepts(fact.value, value) is not broken
        ][: _most(fact)]

    def _shaped(self, fact: Fact, field: Field, value: JsonValue) -> JsonValue:
        """A value as a field could hold it: an array has as many items as it must, a whole number no point."""
        if isinstance(value, float):  # 8.0 is an integer to JSON Schema, and none to a client that is exact
            return _whole(value)
        least = field.value("minItems")
        if field.type == "array" and fact.meaning.family != "items" and not isinstance(value, dict | None):
            items: list[JsonValue] = value if isinstance(value, list) else [value]
            return items * (least if isinstance(least, int) and len(items) == 1 else 1)
        return value

    def _beside(self, fact: Fact, field: Field) -> Iterator[JsonValue]:
        """Values near the edge of a fact that its keyword does not know of: they depend on what else is said there."""
        yield from self._candidates(field)
        if is_number(fact.value):
            step = field.value("multipleOf")
            size = number(step) if is_number(step) else 1
            low = field.value("minimum")
            yield (number(low) if is_number(low) else 0) + size / 2
            for times in (-1, 0, 1):
                yield _whole(number(fact.value) + times * size)
                yield _whole(number(fact.value) // size * size + times * size)
        if fact.meaning.family == "items" and isinstance(fact.value, int):
            item = self._sample(field.items) if field.items else "a"
            yield from ([item] * count for count in (fact.value - 1, fact.value, fact.value + 1) if count >= 0)
        for edge in fact.meaning.edges(fact.value)[:3]:
            if isinstance(edge, dict):
                yield from (planted(edge, loc, _other(value)) for loc, value in _leaves(edge))

    def _candidates(self, field: Field) -> list[JsonValue]:
        """Values that a field may have, the usual ones first, and others."""
        if field.path not in self._known:
            self._known[field.path] = self._made_candidates(field)
        return self._known[field.path]

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
            item = self._sample(field.items) if field.items else "a"
            found += [[item] * count for count in (least if isinstance(least, int) else 1, 1, 0)]
        elif json_type == "object":
            members = {name: self._sample(child) for name, child in field.properties.items() if child.required}
            found += [{**members}, {}]
        else:
            found += _SAMPLES.get(json_type, [])
            for key in ("minLength", "maxLength"):
                length = field.value(key)
                found += ["a" * length] if isinstance(length, int) else []
        kept = [value for value in found if self._allowed(field, value)]
        return [*kept, *(value for value in found if not any(value is one for one in kept))]

    def _sample(self, field: Field) -> JsonValue:
        return self._candidates(field)[0]

    def _allowed(self, field: Field, value: JsonValue, but: Fact | None = None) -> bool:
        """Whether what always holds of a field allows a value, one fact aside."""
        for constraint in field.constraints.values():
            fact = constraint.fact
            instance = value if fact.path == field.path else [value]
            judged = fact != but and fact.meaning.about == "value" and fact.meaning.judges(instance)
            if judged and not fact.meaning.accepts(fact.value, instance):
                return False
        return True

    def _fits(self, fact: Fact, instance: JsonValue) -> bool:
        """Whether a value is at odds with no other fact about the same place, which a check might name instead."""
        field = self._field(fact.path)
        items = instance if isinstance(instance, list) and field.items is not None else []
        return self._allowed(field, instance, fact) and (
            not items
            or fact.keyword in ("itemType", "enum")
            or all(self._allowed(field.items or field, one) for one in items)
        )


def _most(fact: Fact) -> int:
    return _MOST_COMBINED if fact.meaning.family == "rows" else _MOST


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
    return f"{value}_" if isinstance(value, str) else _whole(number(value) + 1) if is_number(value) else None


def _whole(value: float) -> JsonValue:
    return int(value) if float(value).is_integer() else round(value, 9)


def _text(loc: Loc) -> str:
    """A place as the client writes it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).lstrip(".") or str(ROOT)


def _shown(body: JsonValue) -> str:
    text = canonical(body)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}... ({len(text)} characters)"
