"""Two sources to classified changes: what moved, whether it breaks a caller, and which release that asks for."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from pydantic import JsonValue

from docpact.diff.direction import VERDICTS, Direction, Move, Verdict, conditions, direction, verdict
from docpact.diff.side import Side, by_id, parameter
from docpact.errors import Place
from docpact.facts import ITEMS, Change, Fact, Path, difference
from docpact.read.sources import Source

Semver = Literal["major", "minor", "patch", "none"]
Section = Literal["Added", "Changed", "Deprecated", "Removed"]
_RELEASE: Final[dict[Verdict, Semver]] = {"breaking": "major", "compatible": "minor", "neutral": "patch"}


@dataclass(frozen=True, slots=True)
class Classified:
    """A change and what it means.

    ``facts`` holds the fact pairs that it is made of: one, or all those of a parameter that appeared or vanished,
    with those of its members. ``known`` is the pair as the two clients know it, with what a spec assumes where nothing
    is stated; None for a parameter. ``old_place`` and ``new_place`` are where each side says it, or would say it; None
    where a source has no lines.
    """

    path: str
    subject: str
    direction: Direction
    verdict: Verdict
    facts: tuple[Change, ...]
    known: Change | None
    old_place: Place | None
    new_place: Place | None

    @property
    def id(self) -> str:
        """A name that stays the same while the values change."""
        return f"{self.path}#parameter" if self.known is None else self.facts[0].id

    @property
    def before(self) -> JsonValue:
        """The old value; of a parameter, its facts as JSON; None where nothing was stated."""
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

    @property
    def section(self) -> Section:
        """Where a changelog in the manner of Keep a Changelog lists it."""
        if self.known is None:
            return "Removed" if self.direction in ("removed", "uncontradicted") else "Added"
        fact = self.facts[0].fact
        if fact.keyword == "deprecated":
            return "Deprecated"
        if fact.meaning.members(fact.value) and self.what == "changed":
            return (
                "Added" if self.direction == "loosened" else "Removed" if self.direction == "tightened" else "Changed"
            )
        return "Changed"

    def _value(self, facts: list[Fact | None]) -> JsonValue:
        stated = [fact for fact in facts if fact is not None]
        if self.known is None:
            return [cast("JsonValue", fact.as_json()) for fact in stated] or None
        return stated[0].value if stated else None


@dataclass(frozen=True)
class Comparison:
    """All changes from one source to another: breaking ones first, then by path."""

    old: Source
    new: Source
    changes: list[Classified] = field(default_factory=list[Classified])

    @property
    def semver(self) -> Semver:
        """The release that a client needs which is made from the new source: by its gravest change."""
        return _RELEASE[self.changes[0].verdict] if self.changes else "none"

    @property
    def other_models(self) -> bool:
        """Whether the two sources name no model in common, so that they cannot be two states of one thing."""
        return bool(self.old.models and self.new.models) and not {*self.old.models} & {*self.new.models}

    def count(self, wanted: Verdict) -> int:
        """How many changes mean this for callers."""
        return sum(change.verdict == wanted for change in self.changes)


def compare(old: Source, new: Source) -> Comparison:
    """What changed between two sources, for a caller of the client that is made from them."""
    before, after = _side(old, new), _side(new, old)
    apart = witness_of(old) != witness_of(new)
    groups: dict[str, list[Change]] = {}
    otherwise = (fact for fact in old.facts & new.facts if before.refuses(fact) is not after.refuses(fact))
    changed = [*difference(old.facts, new.facts), *(Change(fact, fact) for fact in sorted(otherwise))]
    for change in _paired(changed, before, after):
        groups.setdefault(_group(change, before, after), []).append(change)
    changes: list[Classified] = []
    for name, facts in groups.items():
        if name.endswith("#parameter"):
            changes.append(_classify_parameter(name.removesuffix("#parameter"), facts, old, new, after, apart=apart))
        else:
            changes.append(_classify_fact(facts[0], old, new, Move(None, None, before, after, apart)))
    ordered = sorted(changes, key=lambda change: (VERDICTS.index(change.verdict), change.path, change.id))
    return Comparison(old, new, ordered)


def classify(before: Iterable[Fact], after: Iterable[Fact]) -> Comparison:
    """The same for two bare sets of facts, of which nothing more is known."""
    return compare(Source("old", "facts", frozenset(before)), Source("new", "facts", frozenset(after)))


def witness_of(source: Source) -> Literal["page", "openapi"]:
    """Whose word a source is: a document that docpact compiled says what the page does."""
    return "openapi" if source.kind == "openapi" and not source.compiled else "page"


def _side(source: Source, other: Source) -> Side:
    borrowed = {} if source.kind == "spec" else by_id(other.taken)
    return Side(
        by_id(source.facts), by_id(source.taken), borrowed, frozenset(map(str, source.path_places)), source.warning
    )


def _paired(changes: list[Change], old: Side, new: Side) -> list[Change]:
    """The changes, with a fact that only its condition or its name tells from a new one paired with that.

    Such a fact has no name but its text, so that by itself the old one goes and the new one comes. Where several could
    be meant none is paired.
    """
    left: dict[tuple[str, str, frozenset[str]], list[Change]] = {}
    for change in changes:
        fact = change.fact
        if not (old.kept(fact) and new.kept(fact)) and (fact.when or fact.meaning.part(fact.value)):
            tested = frozenset(str(test.path) for test in fact.when)
            left.setdefault((str(fact.path), fact.keyword, tested), []).append(change)
    pairs: dict[Change, Change | None] = {}
    for found in left.values():
        gone = [change.before for change in found if change.after is None and change.before]
        come = [change.after for change in found if change.before is None and change.after]
        if len(gone) == len(come) == 1 and _akin(gone[0], come[0]):
            pairs |= {Change(gone[0], None): Change(gone[0], come[0]), Change(None, come[0]): None}
    return [paired for change in changes if (paired := pairs.get(change, change)) is not None]


def _akin(gone: Fact, come: Fact) -> bool:
    """Whether two facts are one that changed: the same under another condition, or another under the same."""
    alike = gone.meaning.order(gone.value, come.value) != "incomparable"
    return alike or conditions(gone, come) == "equal"


def _classify_fact(change: Change, old: Source, new: Source, between: Move) -> Classified:
    fact = change.fact
    before = between.old.kept(change.before or fact)
    after = between.new.kept(change.after or fact)
    move = Move(before, after, between.old, between.new, between.apart)
    warned = bool(before and after) and between.old.refuses(before) is not between.new.refuses(after)
    if before == after and not warned:
        found: Direction = "now-stated" if change.before is None else "unspecified"
    else:
        found = direction(move)
    places = (_place(old, change.path, change.before or fact), _place(new, change.path, change.after or fact))
    known = Change(before, after)
    return Classified(str(change.path), change.keyword, found, verdict(move, found), (change,), known, *places)


def _place(source: Source, path: str, fact: Fact) -> Place | None:
    return source.place_of(path, fact.id)


def _classify_parameter(  # noqa: PLR0913  # what both sides know
    path: str, facts: list[Change], old: Source, new: Source, after: Side, *, apart: bool
) -> Classified:
    found: Direction = "removed"
    if apart:
        found = "uncontradicted"
    elif after.knows(path):
        found = _new_parameter_direction(path, [change.after for change in facts if change.after], after)
    meaning: Verdict = "neutral" if apart else "compatible" if found == "added" else "breaking"
    return Classified(path, "parameter", found, meaning, tuple(facts), None, old.place_of(path), new.place_of(path))


def _group(change: Change, old: Side, new: Side) -> str:
    """What a change is listed as: by itself, or with all others of a parameter that appeared or vanished."""
    without = old if new.knows(change.path) else new
    if without.knows(change.path):
        return change.id
    above = (change.path, *change.path.ancestors)
    unknown = itertools.takewhile(lambda path: not without.knows(path), above)
    return f"{parameter([*unknown][-1])}#parameter"


def _new_parameter_direction(path: str, facts: list[Fact], new: Side) -> Direction:
    """Whether calls that do not know a parameter can go on without it."""
    holder = Path(path).parent

    def forced(member: Path) -> bool:
        return all(_must(above, new) for above in itertools.takewhile(lambda one: one != holder, member.ancestors))

    wanted = [fact for fact in facts if fact.keyword == "required" and fact.value is True and forced(fact.path)]
    if any(fact.when or new.fact(fact.path, "default") is None for fact in wanted):
        return "added-with-requirement"
    return "added-with-default" if wanted else "added"


def _must(path: Path, new: Side) -> bool:
    """Whether whoever sends the holder of a new object must send the object too: an array may be empty."""
    if path.name == ITEMS:
        return False
    return path not in new.named or new.value(path, "required") is True
