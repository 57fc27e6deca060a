"""Two sources to classified changes: what moved, whether it breaks a caller, and which release that asks for."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from pydantic import JsonValue

from docpact.diff.directions import Side, direction, kept, parameter
from docpact.diff.table import Class, Direction, Row, Subject, row_of
from docpact.errors import Place
from docpact.facts import ITEMS, Change, Fact, ancestors, difference, parent
from docpact.read.sources import Source

Semver = Literal["major", "minor", "patch", "none"]

CLASSES: Final[tuple[Class, ...]] = ("breaking", "compatible", "neutral")
_RELEASE: Final[dict[Class, Semver]] = {"breaking": "major", "compatible": "minor", "neutral": "patch"}


@dataclass(frozen=True, slots=True)
class Classified:
    """A change and what it means.

    ``facts`` holds the fact pairs that it is made of: one, or all those of a parameter that appeared or vanished,
    with those of its members. ``known`` is the pair as the two clients know it, with what a spec assumes where nothing
    is stated; None for a parameter. ``old_place`` and ``new_place`` are where each side says it, or would say it; None
    where a source has no lines.
    """

    path: str
    subject: Subject
    row: Row
    facts: tuple[Change, ...]
    known: Change | None
    old_place: Place | None
    new_place: Place | None

    @property
    def verdict(self) -> Class:
        return self.row.verdict

    @property
    def id(self) -> str:
        """A name that stays the same while the values change."""
        return f"{self.path}#parameter" if self.subject == "parameter" else self.facts[0].id

    @property
    def before(self) -> JsonValue:
        """The old value; of a parameter, its facts as ``[path, keyword, value]``; None where nothing was stated."""
        return self._value([change.before for change in self.facts])

    @property
    def after(self) -> JsonValue:
        return self._value([change.after for change in self.facts])

    @property
    def what(self) -> Literal["added", "removed", "changed"]:
        """Which side states it: told apart from a value that is null."""
        if all(change.before is None for change in self.facts):
            return "added"
        return "removed" if all(change.after is None for change in self.facts) else "changed"

    def _value(self, facts: list[Fact | None]) -> JsonValue:
        stated = [fact for fact in facts if fact is not None]
        if self.subject == "parameter":
            return [cast("JsonValue", fact.as_json()) for fact in stated] or None
        return stated[0].value if stated else None


@dataclass(frozen=True)
class Report:
    """All changes from one source to another: breaking ones first, then by path."""

    old: Source
    new: Source
    changes: list[Classified] = field(default_factory=list[Classified])

    @property
    def semver(self) -> Semver:
        """The release that a client needs which is made from the new source: by its gravest change."""
        return _RELEASE[self.changes[0].verdict] if self.changes else "none"

    def count(self, verdict: Class) -> int:
        return sum(change.verdict == verdict for change in self.changes)


def compare(old: Source, new: Source) -> Report:
    """What changed between two sources, for a caller of the client that is made from them."""
    before, after = _sides(old, new)
    groups: dict[tuple[str, Subject, str], list[Change]] = {}
    for change in _reworded(difference(old.facts, new.facts), before, after):
        groups.setdefault(_name(change, before, after), []).append(change)
    changes: list[Classified] = []
    for (path, subject, name), facts in groups.items():
        if subject == "parameter":
            row, known = row_of(subject, _of_parameter(path, facts, after)), None
        else:
            row, known = row_of(subject, direction(facts[0], before, after)), kept(facts[0], before, after)
        places = (old.place_of(path, _id(facts, name, "before")), new.place_of(path, _id(facts, name, "after")))
        changes.append(Classified(path, subject, row, tuple(facts), known, *places))
    return Report(old, new, sorted(changes, key=lambda change: (CLASSES.index(change.verdict), change.path, change.id)))


def classify(before: Iterable[Fact], after: Iterable[Fact]) -> Report:
    """The same for two bare sets of facts, of which nothing more is known."""
    return compare(Source("old", "facts", frozenset(before)), Source("new", "facts", frozenset(after)))


def _sides(old: Source, new: Source) -> tuple[Side, Side]:
    def by_id(facts: Iterable[Fact]) -> dict[str, Fact]:
        return {fact.id: fact for fact in sorted(facts)}

    def borrowed(source: Source, other: Source) -> dict[str, Fact]:
        return {} if source.kind == "spec" else by_id(other.taken)

    sides = [
        Side(by_id(one.facts), by_id(one.taken), borrowed(one, other), frozenset(one.path_places))
        for one, other in ((old, new), (new, old))
    ]
    return sides[0], sides[1]


def _reworded(changes: list[Change], old: Side, new: Side) -> list[Change]:
    """The changes with each rule that only reads otherwise as one of them: alone of its kind on its path, both times.

    Rules have no name but their text, so that by themselves the old one goes and the new one comes.
    """
    left: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        fact = change.before or change.after
        if change.keyword == "rule" and fact and not (old.kept(fact) and new.kept(fact)):
            left.setdefault((change.path, str(fact.value).partition(" ")[0]), []).append(change)
    pairs: dict[Change, Change | None] = {}
    for kind, found in left.items():
        gone = [change for change in found if change.after is None]
        come = [change for change in found if change.before is None]
        if kind[1] != "ignored" and len(gone) == len(come) == 1:
            pairs |= {gone[0]: Change(gone[0].before, come[0].after), come[0]: None}
    return [paired for change in changes if (paired := pairs.get(change, change)) is not None]


def _id(facts: list[Change], name: str, side: Literal["before", "after"]) -> str:
    """The fact id by which a side knows what changed; a rule's holds its text, and so differs where that does."""
    fact = facts[0].before if side == "before" else facts[0].after
    return fact.id if fact and name else name


def _name(change: Change, old: Side, new: Side) -> tuple[str, Subject, str]:
    """What a change is listed as: by itself, or with all others of a parameter that appeared or vanished."""
    without = old if new.knows(change.path) else new
    if without.knows(change.path):
        return change.path, change.keyword, change.id
    unknown = itertools.takewhile(lambda path: not without.knows(path), (change.path, *ancestors(change.path)))
    return parameter(list(unknown)[-1]), "parameter", ""


def _of_parameter(path: str, facts: list[Change], new: Side) -> Direction:
    return _of_new(path, [change.after for change in facts if change.after], new) if new.knows(path) else "removed"


def _of_new(path: str, facts: list[Fact], new: Side) -> Direction:
    """Whether calls that do not know a parameter can go on without it."""
    holder = parent(path)

    def forced(member: str) -> bool:
        return all(_must(above, new) for above in itertools.takewhile(lambda one: one != holder, ancestors(member)))

    required = {fact.path for fact in facts if fact.keyword == "required" and fact.value is True and forced(fact.path)}
    sometimes = any(_is_condition(fact) and forced(fact.path) for fact in facts)
    if sometimes or any(new.fact(name, "default") is None for name in required):
        return "added with requirement"
    return "added required with default" if required else "added"


def _is_condition(fact: Fact) -> bool:
    return fact.keyword == "rule" and str(fact.value).startswith("required when ")


def _must(path: str, new: Side) -> bool:
    """Whether whoever sends the holder of a new object must send the object too: an array may be empty."""
    if path.endswith(ITEMS):
        return False
    return path not in new.named or new.value(path, "required") is True
