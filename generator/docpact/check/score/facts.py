"""Facts that somebody changed: every fact in every sensible way, one at a time, whichever side drifts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pydantic import JsonValue

from docpact.check.tree import Member, by_path, member_tree
from docpact.facts import ROOT, Fact, canonical


@dataclass(frozen=True, slots=True)
class Changed:
    """A set of facts in which one is different: the kind of change, the fact (or path) and what is different."""

    kind: str
    subject: str
    path: str
    what: str
    facts: tuple[Fact, ...]


_Values = Iterator[tuple[str, str, JsonValue]]


def changes(facts: Iterable[Fact]) -> Iterator[Changed]:
    """Every change, in the order of the facts."""
    known = tuple(facts)
    members = by_path(member_tree(known))
    for index, fact in enumerate(known):
        before, after = known[:index], known[index + 1 :]
        if fact.keyword in _DROPPED:
            yield Changed(_DROPPED[fact.keyword], fact.id, fact.path, "dropped", (*before, *after))
        for kind, what, value in _CHANGES[fact.keyword](fact.value, members[fact.path]):
            changed = Fact(fact.path, fact.keyword, value)
            if changed != fact:
                yield Changed(kind, fact.id, fact.path, what, (*before, changed, *after))
    for path in members:
        if path != ROOT and not path.endswith("[]"):
            yield from _of_member(known, path)


def _of_member(facts: tuple[Fact, ...], path: str) -> Iterator[Changed]:
    """The member as a whole: not known there, or under another name."""
    below = [fact for fact in facts if _is_at_or_below(fact.path, path)]
    others = tuple(fact for fact in facts if fact not in below)
    yield Changed("member dropped", path, path, "not known", others)
    for what, name in (("in capitals", _with_last(path, str.upper)), ("with a letter more", f"{path}s")):
        renamed = tuple(Fact(name + fact.path[len(path) :], fact.keyword, fact.value) for fact in below)
        yield Changed("member renamed", path, path, what, (*others, *renamed))


def _with_last(path: str, change: Callable[[str], str]) -> str:
    above, dot, name = path.rpartition(".")
    return f"{above}{dot}{change(name)}"


def _is_at_or_below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


def _of_enum(value: JsonValue, _member: Member) -> _Values:
    allowed = value if isinstance(value, list) else []
    for one in allowed:
        rest = [other for other in allowed if other is not one]
        if rest:
            yield "value dropped", canonical(one), [*rest]
        yield "value renamed", canonical(one), [*rest, _renamed(one)]
    seen = {canonical(one) for one in allowed}
    for one in allowed:
        for added in _neighbours(one, allowed):
            if canonical(added) not in seen:
                seen.add(canonical(added))
                yield "value added", canonical(added), [*allowed, added]


def _renamed(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return f"{value}_2"
    return value + 1 if isinstance(value, int | float) and not isinstance(value, bool) else not value


def _neighbours(value: JsonValue, allowed: list[JsonValue]) -> Iterator[JsonValue]:
    if isinstance(value, str):
        yield value.lower()
        if value == min(one for one in allowed if isinstance(one, str)):
            yield from (f"{value}x", value[:-1])
        numbers = re.findall(r"\d+", value)
        if numbers:
            yield re.sub(r"\d+", lambda found: str(int(found.group()) + 1), value, count=1)
            yield re.sub(r"\d+", lambda found: str(int(found.group()) * 2), value, count=1)
    elif isinstance(value, int) and not isinstance(value, bool):
        numbers_allowed = sorted(one for one in allowed if isinstance(one, int))
        yield from (value - 1, value + 1)
        if value == numbers_allowed[-1]:
            yield value * 2
            if len(numbers_allowed) > 1:
                yield 2 * value - numbers_allowed[-2]
        else:
            yield (value + numbers_allowed[numbers_allowed.index(value) + 1]) // 2


def _of_bound(*, counted: bool) -> Callable[[JsonValue, Member], _Values]:
    """How a bound moves: of what is ``counted`` by one, of a number by its multipleOf where it has one."""

    def moved(value: JsonValue, member: Member) -> _Values:
        if not isinstance(value, int | float):
            return
        step = 1 if counted else member.value("multipleOf")
        size = Decimal(repr(step)) if isinstance(step, int | float) else Decimal(1)
        for what, sign in (("up by one", 1), ("down by one", -1)):
            to = Decimal(repr(value)) + sign * size
            if not counted or to >= 0:
                yield "bound moved", what, int(to) if to == to.to_integral_value() else float(to)

    return moved


def _of_multiple(value: JsonValue, _member: Member) -> _Values:
    if isinstance(value, int | float):
        yield "bound moved", "doubled", float(Decimal(repr(value)) * 2)
        yield "bound moved", "halved", float(Decimal(repr(value)) / 2)


def _of_type(value: JsonValue, _member: Member) -> _Values:
    if value == "integer":
        yield "type widened", "number", "number"
    others: dict[str, str] = {"string": "integer", "integer": "string", "number": "string", "boolean": "string"}
    if isinstance(value, str) and value in others:
        yield "type changed", others[value], others[value]


def _of_required(value: JsonValue, _member: Member) -> _Values:
    yield "required flipped", f"now {not value}".lower(), not value


def _of_default(value: JsonValue, member: Member) -> _Values:
    if member.enum and not member.holds_items:
        others = [other for other in member.enum if canonical(other) != canonical(value)]
        for other in others:
            yield "default changed", canonical(other), other
    elif isinstance(value, bool):
        yield "default changed", canonical(not value), not value
    elif isinstance(value, int | float):
        yield "default changed", canonical(value + 1), value + 1
    elif isinstance(value, str):
        yield "default changed", "a letter more", f"{value}x"
    elif isinstance(value, list):
        yield "default changed", "the other way round", [*reversed(value)]


def _of_pairs(value: JsonValue, _member: Member) -> _Values:
    pairs = value if isinstance(value, list) else []
    for one in pairs:
        rest = [pair for pair in pairs if pair is not one]
        if rest:
            yield "value dropped", canonical(one), [*rest]
        if isinstance(one, list):
            yield "value added", canonical([*reversed(one)]), [*pairs, [*reversed(one)]]


def _never(_value: JsonValue, _member: Member) -> _Values:
    yield from ()


_CHANGES: Final[dict[str, Callable[[JsonValue, Member], _Values]]] = {
    "type": _of_type,
    "required": _of_required,
    "default": _of_default,
    "enum": _of_enum,
    "minimum": _of_bound(counted=False),
    "maximum": _of_bound(counted=False),
    "multipleOf": _of_multiple,
    "minLength": _of_bound(counted=True),
    "maxLength": _of_bound(counted=True),
    "minItems": _of_bound(counted=True),
    "maxItems": _of_bound(counted=True),
    "itemType": _of_type,
    "present": _never,
    "deprecated": _never,
    "pairs": _of_pairs,
    "rule": _never,
    "additionalProperties": _never,
}
_DROPPED: Final[dict[str, str]] = {
    "type": "type widened",
    "enum": "enum dropped",
    "minimum": "bound dropped",
    "maximum": "bound dropped",
    "multipleOf": "bound dropped",
    "minLength": "bound dropped",
    "maxLength": "bound dropped",
    "minItems": "bound dropped",
    "maxItems": "bound dropped",
    "itemType": "type widened",
    "default": "default changed",
    "pairs": "enum dropped",
    "rule": "rule dropped",
    "additionalProperties": "key opened",
}
