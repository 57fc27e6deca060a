"""Valid bodies by construction: the smallest, the fullest, and the smallest that holds a given member.

Members that are joined by ``pairs`` or rules are brought into line by trying, in a fixed order, what else could be
added, left out or changed; the judge decides.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.judge import Judge
from docpact.check.places import ABSENT, Absent, Steps, replaced, steps_to, value_at
from docpact.check.tree import Member, Source, by_path, partner_path
from docpact.errors import DocpactError
from docpact.facts import ITEMS, ROOT, Fact, canonical, parent, segments

TEXT: Final = "A kite in the wind"
IDENTIFIER: Final = "00000000-0000-4000-8000-000000000001"
MANY: Final = 16
"""How many values a range of integers may have to count as closed."""
_MOST_TRIES: Final = 1000
_MOST_MENDED: Final = 8


class Bodies:
    """Valid bodies of one contract. Raises DocpactError where no body is valid."""

    def __init__(self, source: Source | Judge) -> None:
        self.judge: Final = source if isinstance(source, Judge) else Judge(source)
        self.root: Final[Member] = self.judge.root
        self.members: Final = by_path(self.root)

    @cached_property
    def joined(self) -> bool:
        """Whether any fact joins members, so that values which are fine by themselves may not go together."""
        return any("pairs" in member.facts or member.rules for member in self.members.values())

    @cached_property
    def minimal(self) -> JsonValue:
        """The smallest body: required members only, each with one representative value."""
        body = self.completed(minimal(self.root), ())
        if isinstance(body, Absent):
            raise DocpactError(
                "no valid body was found: the facts seem to contradict each other",
                todo=f"The smallest that was tried is refused: {self.judge.judge(minimal(self.root))[0].message}.",
            )
        return body

    @cached_property
    def full(self) -> JsonValue:
        """The fullest body: every optional member that the facts let stand beside those before it."""
        body = self.minimal
        for member in self.root.walk():
            if member.path != ROOT and isinstance(value_at(body, steps_to(member.path)), Absent):
                fuller = self.planted(body, member.path, representative(member))
                body = fuller if self.judge.accepts(fuller) else body
        return body

    def holding(self, path: str) -> JsonValue | Absent:
        """The smallest valid body that was found to hold a value at a path; ABSENT if none was."""
        return self.with_value(path, representative(self.members[path])) if path != ROOT else self.minimal

    def with_value(self, path: str, value: JsonValue) -> JsonValue | Absent:
        """The smallest valid body that was found to hold this very value at a path; ABSENT if none was."""
        return self.completed(self.planted(self.minimal, path, value), steps_to(path))

    def planted(self, body: JsonValue, path: str, value: JsonValue) -> JsonValue:
        """The body with a value at a path, and with the containers that it needs; nothing says that it is valid."""
        above = parent(path)
        if above is None:
            return value
        container = value_at(body, steps_to(above))
        empty: JsonValue = [] if segments(path)[-1] == ITEMS else {}
        if type(container) is not type(empty):
            least = minimal(self.members[above])
            body = self.planted(body, above, least if type(least) is type(empty) else empty)
        return replaced(body, steps_to(path), value)

    def completed(self, body: JsonValue, kept: Steps) -> JsonValue | Absent:
        """The body, changed elsewhere as little as makes it valid; ABSENT if that was not found."""
        if self.judge.accepts(body):
            return body
        if not self.joined:
            return ABSENT
        wanted = value_at(body, kept)
        for changed in self._changes(body, kept):
            if self.judge.accepts(changed) and _same(value_at(changed, kept), wanted):
                return changed
        return ABSENT

    def mended(self, body: JsonValue, kept: Steps = ()) -> JsonValue:
        """The body after following its refusals: what is refused and may be left out is, what is missing is added."""
        for _ in range(_MOST_MENDED):
            refusal = next((refusal for refusal in self.judge.judge(body) if refusal.path in self.members), None)
            if refusal is None:
                break
            member, steps = self.members[refusal.path], steps_to(refusal.path)
            if refusal.keyword == "pairs" and member.paired:
                body = self._paired(body, member, kept)
            elif isinstance(value_at(body, steps), Absent):
                body = self.planted(body, member.path, representative(member))
            elif not member.required and member.name != ITEMS and kept[: len(steps)] != steps:
                body = replaced(body, steps, ABSENT)
            else:
                break
        return body

    def _paired(self, body: JsonValue, member: Member, kept: Steps) -> JsonValue:
        """The body with two paired members brought together, by changing the one that is not kept."""
        path = partner_path(member.path)
        pairs = cast("list[list[JsonValue]]", member.value("pairs"))
        width, height = value_at(body, steps_to(member.path)), value_at(body, steps_to(path))
        if steps_to(path) == kept:
            fitting = next((first for first, second in pairs if _same(second, height)), pairs[0][0])
            return self.planted(body, member.path, fitting)
        return self.planted(body, path, next((second for first, second in pairs if _same(first, width)), pairs[0][1]))

    def _changes(self, body: JsonValue, kept: Steps) -> Iterator[JsonValue]:
        """The body mended; then with each one thing changed elsewhere and mended; then with two things changed."""
        yield self.mended(body, kept)
        ways = [way for way in self.ways() if kept[: len(way[0])] != way[0]]
        for steps, value in ways:
            yield self.mended(self.changed(body, steps, value), kept)
        for one, other in itertools.islice(itertools.combinations(ways, 2), _MOST_TRIES):
            yield self.changed(self.changed(body, *one), *other)

    def changed(self, body: JsonValue, steps: Steps, value: JsonValue | Absent) -> JsonValue:
        """The body with one way of :meth:`ways` gone."""
        if isinstance(value, Absent):
            return replaced(body, steps, value) if not isinstance(value_at(body, steps), Absent) else body
        path = "".join(ITEMS if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
        return self.planted(body, path, value)

    def ways(self) -> Iterator[tuple[Steps, JsonValue | Absent]]:
        """What can be changed in a body at one place: each member's values, and leaving it out."""
        for member in self.members.values():
            if member.path == ROOT or member.name == ITEMS:
                continue
            steps = steps_to(member.path)
            if not member.required:
                yield steps, ABSENT
            for value in scalar_values(member) or [representative(member)]:
                yield steps, value


def minimal(member: Member) -> JsonValue:
    """The smallest value that the facts of a member allow it by itself."""
    if member.type == "object" or (member.properties and "type" not in member.facts):
        return {name: minimal(child) for name, child in member.properties.items() if child.required}
    if member.holds_items:
        default = member.value("default")
        return [*default] if isinstance(default, list) else items_of(member, _count(member, "minItems") or 0)
    return representative(member)


def representative(member: Member) -> JsonValue:
    """One value that the facts of a member allow it by itself: of an array one with an item where that is allowed."""
    if member.holds_items:
        most = _count(member, "maxItems")
        return items_of(member, max(_count(member, "minItems") or 0, 1 if most is None else min(1, most)))
    if member.properties or member.type == "object":
        return minimal(member)
    if values := scalar_values(member):
        default = canonical(member.value("default"))
        return next((value for value in values if canonical(value) == default), values[0])
    if member.type in ("integer", "number"):
        return _number(member)
    return _text(member)


def items_of(member: Member, count: int) -> list[JsonValue]:
    """An array of so many items, which take turns among the values that an item may have."""
    values = item_values(member)
    return [values[index % len(values)] for index in range(count)]


def item_values(member: Member) -> list[JsonValue]:
    """Values that an item of an array may have: each of a closed set, else one."""
    if member.enum:
        return list(member.enum)
    item = item_of(member)
    return list(scalar_values(item)) or [representative(item)]


def item_of(member: Member) -> Member:
    """What an item of an array may be: the path of its own where there is one, with the array's ``itemType``."""
    item = member.items or Member(f"{member.path}{ITEMS}")
    if "type" in item.facts or "itemType" not in member.facts or item.properties:
        return item
    return Member(item.path, {**item.facts, "type": Fact(item.path, "type", member.value("itemType"))})


def scalar_values(member: Member) -> list[JsonValue]:
    """Every value of a member whose values are a closed set of scalars; none where they are not."""
    if member.enum and not member.holds_items:
        return list(member.enum)
    if member.paired:
        return list(member.paired)
    if member.type == "boolean":
        return [False, True]
    if member.type == "integer" and (span := integer_range(member)) and len(span) <= MANY:
        return list(span)
    return []


def integer_range(member: Member) -> range | None:
    """The integers that bounds allow, in steps of multipleOf; None where a bound is missing."""
    low, high = member.value("minimum"), member.value("maximum")
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return None
    step = member.value("multipleOf")
    size = step if isinstance(step, int) and step > 0 else 1
    start = int((Decimal(repr(low)) / size).to_integral_value(ROUND_CEILING)) * size
    return range(start, int(high // 1) + 1, size)


def _number(member: Member) -> JsonValue:
    if isinstance(default := member.value("default"), int | float):
        return default
    step = Decimal(repr(member.value("multipleOf") or 1))
    low, high = member.value("minimum"), member.value("maximum")
    least = Decimal(repr(low)) if isinstance(low, int | float) else Decimal(1)
    if low is None and isinstance(high, int | float):
        least = min(least, Decimal(repr(high)))
    number = (least / step).to_integral_value(ROUND_CEILING) * step
    if isinstance(high, int | float) and number > Decimal(repr(high)):
        number = least
    return int(number) if number == number.to_integral_value() else float(number)


def _text(member: Member) -> str:
    text = IDENTIFIER if member.name == "id" else TEXT
    least, most = _count(member, "minLength") or 0, _count(member, "maxLength")
    repeated = text * max(1, -(-least // len(text)))
    return repeated if most is None else repeated[:most]


def _count(member: Member, keyword: str) -> int | None:
    value = member.value(keyword)
    return value if isinstance(value, int) else None


def _same(left: JsonValue | Absent, right: JsonValue | Absent) -> bool:
    if isinstance(left, Absent) or isinstance(right, Absent):
        return left is right
    return canonical(left) == canonical(right)
