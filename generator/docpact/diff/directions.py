"""Which way a fact moved: the column of the table that a change belongs to."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, cast

from pydantic import JsonValue

from docpact.diff.table import Direction
from docpact.facts import ITEMS, ROOT, Change, Fact, Keyword, ancestors, canonical, parent

LARGEST_RANGE: Final = 1000
"""A range of integers up to this size is compared value by value."""

_MAXIMA: Final = ("maximum", "maxLength", "maxItems")
_MINIMA: Final = ("minimum", "minLength", "minItems")


@dataclass(frozen=True)
class Side:
    """One of the two sources that are compared.

    ``taken`` are facts beyond the stated ones that the source's client keeps to (assumed or observed in a spec);
    ``borrowed`` those of the other source, where this one is no spec and a spec made from it would take them over.
    """

    stated: Mapping[str, Fact]
    taken: Mapping[str, Fact]
    borrowed: Mapping[str, Fact]
    paths: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        named = {fact.path for facts in (self.stated, self.taken) for fact in facts.values()}
        held = {above for path in named for above in ancestors(path)}
        object.__setattr__(self, "paths", frozenset(named | held | {ROOT}))

    def knows(self, path: str) -> bool:
        """Whether the source has such a parameter; what it says of an array's items it says of the array."""
        return path in self.paths or parameter(path) in self.paths

    def fact(self, path: str, keyword: Keyword) -> Fact | None:
        name = f"{path}#{keyword}"
        return self.stated.get(name) or self.taken.get(name) or self.borrowed.get(name)

    def value(self, path: str, keyword: Keyword) -> JsonValue:
        found = self.fact(path, keyword)
        return found.value if found else None

    def kept(self, fact: Fact) -> Fact | None:
        """What the source's own client keeps to in place of a fact: what it states, or else what it takes."""
        return self.stated.get(fact.id) or self.taken.get(fact.id)

    def required_below(self, path: str) -> bool:
        """Whether every call sends this object because of a required member of it."""
        return any(
            fact.keyword == "required" and fact.value is True and self._unconditional(fact.path, path)
            for fact in self.stated.values()
            if fact.path.startswith(f"{path}.")
        )

    def _unconditional(self, path: str, top: str) -> bool:
        between = path
        while (above := parent(between)) not in (None, top, ROOT):
            between = cast("str", above)
            if between.endswith(ITEMS) or self.value(between, "required") is False:
                return False
        return True


def parameter(path: str) -> str:
    """The path of the parameter that a path is about: an array's for its items."""
    return path.removesuffix(ITEMS) if not path.endswith(ITEMS * 2) else parameter(path.removesuffix(ITEMS))


def direction(change: Change, old: Side, new: Side) -> Direction:
    """The direction of a change that is neither a parameter's coming nor its going."""
    either = cast("Fact", change.before or change.after)
    before, after = old.kept(either), new.kept(either)
    if before == after:
        return "already assumed" if change.before is None else "still assumed"
    return _OF[change.keyword](Move(change.path, change.keyword, before, after, old, new))


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one fact between two sides, with what their clients keep to."""

    path: str
    keyword: Keyword
    before: Fact | None
    after: Fact | None
    old: Side
    new: Side

    @property
    def was(self) -> JsonValue:
        return self.before.value if self.before else None

    @property
    def now(self) -> JsonValue:
        return self.after.value if self.after else None

    def loses_nothing(self) -> bool:
        """Whether the values that were allowed are few enough to try, and the new fact allows all of them."""
        return _allows_all(self.after, _values(self.old, self.path))

    def gains_nothing(self) -> bool:
        return _allows_all(self.before, _values(self.new, self.path))


def _of_set(move: Move) -> Direction:
    if move.before is None:
        return "without effect" if move.loses_nothing() else "added"
    if move.after is None:
        return "without effect" if move.gains_nothing() else "removed"
    if not isinstance(move.was, list) or not isinstance(move.now, list):
        return "changed"
    was, now = set(map(same, move.was)), set(map(same, move.now))
    if was == now:
        return "respelt"
    if was < now:
        return "without effect" if move.gains_nothing() else "values added"
    if now < was:
        return "without effect" if move.loses_nothing() else "values removed"
    return "values exchanged"


def _of_bound(move: Move) -> Direction:
    if move.before is None:
        harmless = move.now == 0 and move.keyword in ("minLength", "minItems")
        return "without effect" if harmless or move.loses_nothing() else "added"
    if move.after is None:
        harmless = move.was == 0 and move.keyword in ("minLength", "minItems")
        return "without effect" if harmless or move.gains_nothing() else "removed"
    was, now = number(move.was), number(move.now)
    if was is None or now is None or was == now:
        return "changed"
    loosens = (now > was) == (move.keyword in _MAXIMA)
    if move.gains_nothing() if loosens else move.loses_nothing():
        return "without effect"
    return "raised" if now > was else "lowered"


def _of_step(move: Move) -> Direction:
    if move.before is None:
        return "without effect" if move.loses_nothing() else "added"
    if move.after is None:
        return "without effect" if move.gains_nothing() else "removed"
    was, now = number(move.was), number(move.now)
    if not was or not now or was == now:
        return "changed"
    if (was / now).denominator == 1:
        return "without effect" if move.gains_nothing() else "widened"
    return "without effect" if move.loses_nothing() else "narrowed"


def _of_type(move: Move) -> Direction:
    if move.before is None:
        return "without effect" if _implied(move.old, move) == move.now else "added"
    if move.after is None:
        return "without effect" if _implied(move.new, move) == move.was else "removed"
    if (move.was, move.now) == ("integer", "number"):
        return "widened"
    return "narrowed" if (move.was, move.now) == ("number", "integer") else "changed"


def _of_required(move: Move) -> Direction:
    if (move.was is True) == (move.now is True):
        return "added" if move.before is None else "not said any more"
    if move.now is not True:
        return "optional"
    if move.old.required_below(move.path):
        return "required by a member"
    return "required with default" if move.new.fact(move.path, "default") else "required"


def _of_default(move: Move) -> Direction:
    if move.before is not None and move.after is not None:
        return "respelt" if same(move.was) == same(move.now) else "changed"
    required = move.new.value(move.path, "required") is True
    if move.before is None:
        return "added to required" if required else "added"
    return "removed from required" if required else "removed"


def _of_rule(move: Move) -> Direction:
    note = str(move.was if move.after is None else move.now).startswith("ignored ")
    if move.before is None:
        return "note added" if note else "added"
    return "note removed" if note else "removed"


def _of_mark(move: Move) -> Direction:
    """A keyword that is either there (with the one value that says something) or not."""
    says = False if move.keyword == "additionalProperties" else True
    if (move.was is says) == (move.now is says):
        # Only a value that says nothing came or went: of a mark that is not there.
        return "changed" if move.keyword == "additionalProperties" else "removed"
    return "added" if move.now is says else "removed"


_OF: Final[Mapping[Keyword, Callable[[Move], Direction]]] = {
    "enum": _of_set,
    "pairs": _of_set,
    **dict.fromkeys((*_MINIMA, *_MAXIMA), _of_bound),
    "multipleOf": _of_step,
    "type": _of_type,
    "itemType": _of_type,
    "required": _of_required,
    "default": _of_default,
    "rule": _of_rule,
    "present": _of_mark,
    "deprecated": _of_mark,
    "additionalProperties": _of_mark,
}


def same(value: JsonValue) -> str:
    """A text that is the same for values that JSON Schema calls equal: ``1`` and ``1.0``, but not ``true``."""
    if isinstance(value, list):
        return f"[{','.join(map(same, value))}]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(name)}:{same(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, float) and value.is_integer():
        return canonical(int(value))
    return canonical(value)


def number(value: JsonValue) -> Fraction | None:
    """A number as it is written in decimal digits, exactly; None for what is no finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return Fraction(value) if isinstance(value, int) else Fraction(repr(value))


def _values(side: Side, path: str) -> list[JsonValue] | None:
    """Every value that a parameter may have, where they are few; None where they are many or an array's items."""
    kind = side.value(path, "type")
    if kind == "array" or side.knows(path + ITEMS):
        return None
    enum = side.value(path, "enum")
    if isinstance(enum, list):
        return enum
    if kind == "boolean":
        return [True, False]
    lowest, highest = side.value(path, "minimum"), side.value(path, "maximum")
    if kind == "integer" and isinstance(lowest, int) and isinstance(highest, int):
        return list(range(lowest, highest + 1)) if 0 <= highest - lowest < LARGEST_RANGE else None
    return None


def _allows_all(fact: Fact | None, values: Iterable[JsonValue] | None) -> bool:
    return fact is not None and values is not None and all(_allows(fact, value) for value in values)


def _allows(fact: Fact, value: JsonValue) -> bool:
    limit = number(fact.value)
    if fact.keyword == "enum":
        return isinstance(fact.value, list) and same(value) in set(map(same, fact.value))
    if limit is None:
        return False
    if fact.keyword in ("minLength", "maxLength"):
        size = Fraction(len(value)) if isinstance(value, str) else None
    else:
        size = number(value)
    if size is None:
        return False
    if fact.keyword == "multipleOf":
        return limit != 0 and (size / limit).denominator == 1
    return size <= limit if fact.keyword in _MAXIMA else size >= limit if fact.keyword in _MINIMA else False


def _implied(side: Side, move: Move) -> str | None:
    """The type that other facts of a source already give away."""
    path = move.path
    if move.keyword == "type":
        if any(known.startswith(path + ITEMS) for known in side.paths) or side.fact(path, "itemType"):
            return "array"
        if path == ROOT or any(known.startswith(f"{path}.") for known in side.paths):
            return "object"
        if side.fact(path, "maxItems") or side.fact(path, "minItems"):
            return "array"
    elif any(known.startswith(f"{path}{ITEMS}.") for known in side.paths):
        return "object"
    enum = side.value(path, "enum")
    if not isinstance(enum, list) or (move.keyword == "type" and _type_of(side.value(path, "default")) == "array"):
        return None
    kinds = {_type_of(value) for value in enum}
    return kinds.pop() if len(kinds) == 1 else None


def _type_of(value: JsonValue) -> str | None:
    if isinstance(value, bool):
        return "boolean"
    names = {str: "string", int: "integer", float: "number", list: "array", dict: "object"}
    return names.get(type(value))
