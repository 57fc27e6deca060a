"""Which way a fact moved: the column of the table that a change belongs to."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, cast

from pydantic import JsonValue

from docpact.diff.table import Direction
from docpact.facts import ITEMS, ROOT, Change, Fact, ancestors, canonical, parent

LARGEST_RANGE: Final = 1000
"""A range of integers up to this size is compared value by value."""

_MAXIMA: Final = ("maximum", "maxLength", "maxItems")
_MINIMA: Final = ("minimum", "minLength", "minItems")


@dataclass(frozen=True)
class Side:
    """One of the two sources that are compared.

    ``taken`` are facts beyond the stated ones that the source's client keeps to (assumed or observed in a spec);
    ``borrowed`` those of the other source, where this one is no spec and a spec made from it would take them over;
    ``listed`` paths that it names, even those of which it states nothing. From these follow the paths that facts are
    ``named`` of, all ``paths`` with those that hold them, which of them are ``objects`` and ``arrays`` because they
    hold others, and which objects are ``sent`` with every call because a member of them is required.
    """

    stated: Mapping[str, Fact]
    taken: Mapping[str, Fact]
    borrowed: Mapping[str, Fact]
    listed: frozenset[str] = frozenset()
    named: frozenset[str] = field(init=False)
    paths: frozenset[str] = field(init=False)
    objects: frozenset[str] = field(init=False)
    arrays: frozenset[str] = field(init=False)
    sent: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        named = frozenset(fact.path for facts in (self.stated, self.taken) for fact in facts.values())
        known = named | self.listed
        paths = known | {ROOT} | {above for path in known for above in ancestors(path)}
        holders = {path: parent(path) for path in paths}
        found = {
            "named": named,
            "paths": paths,
            "objects": frozenset(above for path, above in holders.items() if above and not path.endswith(ITEMS)),
            "arrays": frozenset(above for path, above in holders.items() if above and path.endswith(ITEMS)),
            "sent": frozenset(self._sent()),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def knows(self, path: str) -> bool:
        """Whether the source has such a parameter; what it says of an array's items it says of the array."""
        return path in self.paths or parameter(path) in self.paths

    def fact(self, path: str, keyword: str) -> Fact | None:
        name = f"{path}#{keyword}"
        return self.stated.get(name) or self.taken.get(name) or self.borrowed.get(name)

    def value(self, path: str, keyword: str) -> JsonValue:
        found = self.fact(path, keyword)
        return found.value if found else None

    def kept(self, fact: Fact) -> Fact | None:
        """What the source's own client keeps to in place of a fact: what it states, or else what it takes."""
        return self.stated.get(fact.id) or self.taken.get(fact.id)

    def _sent(self) -> Iterator[str]:
        """The objects that every call sends because of a required member."""
        for fact in self.stated.values():
            if fact.keyword == "required" and fact.value is True:
                for above in ancestors(fact.path):
                    yield above
                    if above.endswith(ITEMS) or self.value(above, "required") is False:
                        break


def parameter(path: str) -> str:
    """The path of the parameter that a path is about: an array's for its items."""
    while path.endswith(ITEMS):
        path = path.removesuffix(ITEMS)
    return path


def kept(change: Change, old: Side, new: Side) -> Change:
    """The change as the two clients know it: what a side does not state, its spec may assume."""
    either = cast("Fact", change.before or change.after)
    return Change(old.kept(change.before or either), new.kept(change.after or either))


def direction(change: Change, old: Side, new: Side) -> Direction:
    """The direction of a change that is neither a parameter's coming nor its going."""
    known = kept(change, old, new)
    if known.before == known.after:
        return "already assumed" if change.before is None else "still assumed"
    return _OF[change.keyword](Move(change.path, change.keyword, known.before, known.after, old, new))


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one fact between two sides, with what their clients keep to."""

    path: str
    keyword: str
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

    def narrower(self, direction: Direction) -> Direction:
        """The direction of a change that refuses some values, unless none of them was allowed before."""
        return "without effect" if _allows_all(self.after, _values(self.old, self.path)) else direction

    def wider(self, direction: Direction) -> Direction:
        """The direction of a change that allows further values, unless none of them is allowed now."""
        return "without effect" if _allows_all(self.before, _values(self.new, self.path)) else direction


def _of_set(move: Move) -> Direction:
    if move.before is None:
        return move.narrower("added")
    if move.after is None:
        return move.wider("removed")
    if not isinstance(move.was, list) or not isinstance(move.now, list):
        return "changed"
    was, now = set(map(same, move.was)), set(map(same, move.now))
    if was == now:
        return "respelt"
    if was < now:
        return move.wider("values added")
    return move.narrower("values removed" if now < was else "values exchanged")


def _of_bound(move: Move) -> Direction:
    harmless = move.keyword in ("minLength", "minItems")
    if move.before is None:
        return "without effect" if harmless and move.now == 0 else move.narrower("added")
    if move.after is None:
        return "without effect" if harmless and move.was == 0 else move.wider("removed")
    was, now = number(move.was), number(move.now)
    if was is None or now is None or was == now:
        return "changed"
    loosens = (now > was) == (move.keyword in _MAXIMA)
    moved: Direction = "raised" if now > was else "lowered"
    return move.wider(moved) if loosens else move.narrower(moved)


def _of_step(move: Move) -> Direction:
    if move.before is None:
        return move.narrower("added")
    if move.after is None:
        return move.wider("removed")
    was, now = number(move.was), number(move.now)
    if not was or not now or was == now:
        return "changed"
    return move.wider("widened") if (was / now).denominator == 1 else move.narrower("narrowed")


def _of_type(move: Move) -> Direction:
    if move.before is None:
        return "without effect" if _fits(move.old, move, move.now) else "added"
    if move.after is None:
        return "without effect" if _fits(move.new, move, move.was) else "removed"
    if (move.was, move.now) == ("integer", "number"):
        return "widened"
    return "narrowed" if (move.was, move.now) == ("number", "integer") else "changed"


def _of_required(move: Move) -> Direction:
    if (move.was is True) == (move.now is True):
        return "added" if move.before is None else "not said any more"
    if move.now is not True:
        return "optional"
    if move.before is None and move.path in move.old.sent:
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
    if move.before is not None and move.after is not None:
        return "changed"
    note = str(move.was if move.after is None else move.now).startswith("ignored ")
    if move.before is None:
        return "note added" if note else "added"
    return "note removed" if note else "removed"


def _of_mark(move: Move) -> Direction:
    """A keyword that is either there (with the one value that says something) or not."""
    says = move.keyword != "additionalProperties"
    if (move.was is says) == (move.now is says):
        return "without effect"
    return "added" if move.now is says else "removed"


_OF: Final[Mapping[str, Callable[[Move], Direction]]] = {
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
    try:
        return canonical(_plain(value))
    except RecursionError:
        # Nested deeper than Python calls; the text that facts are compared by was made all the same.
        return canonical(value)


def _plain(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_plain(member) for member in value]
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def number(value: JsonValue) -> Fraction | None:
    """A number as it is written in decimal digits, exactly; None for what is no finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return Fraction(value) if isinstance(value, int) else Fraction(repr(value))


def _values(side: Side, path: str) -> list[JsonValue] | None:
    """Every value that a parameter may have, where they are few; None where they are many or an array's items."""
    kind = side.value(path, "type")
    if kind == "array" or path in side.arrays or side.fact(path, "itemType"):
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


def _allows_all(fact: Fact | None, values: Sequence[JsonValue] | None) -> bool:
    if fact is None or values is None:
        return False
    if fact.keyword == "enum":
        return isinstance(fact.value, list) and set(map(same, values)) <= set(map(same, fact.value))
    limit = number(fact.value)
    return limit is not None and all(_allows(fact.keyword, limit, value) for value in values)


def _allows(keyword: str, limit: Fraction, value: JsonValue) -> bool:
    if keyword in ("minLength", "maxLength"):
        size = Fraction(len(value)) if isinstance(value, str) else None
    else:
        size = number(value)
    if size is None:
        return False
    if keyword == "multipleOf":
        return limit != 0 and (size / limit).denominator == 1
    return size <= limit if keyword in _MAXIMA else size >= limit if keyword in _MINIMA else False


def _fits(side: Side, move: Move, kind: JsonValue) -> bool:
    """Whether a source that does not say a type gives it away by what else it says."""
    path = move.path if move.keyword == "type" else move.path + ITEMS
    if kind == "object":
        return path == ROOT or path in side.objects
    if kind == "array":
        told = any(side.fact(path, keyword) for keyword in ("itemType", "minItems", "maxItems"))
        return told or path in side.arrays
    if kind == "string" and any(side.fact(path, keyword) for keyword in ("minLength", "maxLength")):
        return True
    if kind == "number" and any(side.fact(path, keyword) for keyword in ("minimum", "maximum", "multipleOf")):
        return True
    enum = side.value(move.path, "enum")
    allowed = ("integer", "number") if kind == "number" else (kind,)
    return isinstance(enum, list) and all(_type_of(value) in allowed for value in enum)


def _type_of(value: JsonValue) -> str | None:
    kinds: dict[type, str] = {bool: "boolean", str: "string", int: "integer", float: "number", list: "array"}
    return kinds.get(type(value))
