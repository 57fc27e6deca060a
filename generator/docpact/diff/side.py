"""One of two sources that are compared: what it states, what its client keeps to, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, ROOT, Fact, Path, same
from docpact.facts.values import is_of_type

LARGEST_RANGE: Final = 1000
"""A range of integers up to this size is compared value by value."""


@dataclass(frozen=True)
class Side:
    """One of the two sources.

    ``taken`` are facts beyond the stated ones that the source's client keeps to (assumed or observed in a spec);
    ``borrowed`` those of the other source, where this one is no spec and a spec made from it would take them over;
    ``listed`` paths that it names, even those of which it states nothing; ``warning`` the ids of facts that only warn.
    From these follow the paths that facts are ``named`` of, all ``paths`` with those that hold them, and which objects
    are ``sent`` with every call because a member of them is required.
    """

    stated: Mapping[str, Fact]
    taken: Mapping[str, Fact]
    borrowed: Mapping[str, Fact]
    listed: frozenset[str] = frozenset()
    warning: frozenset[str] = frozenset()
    named: frozenset[str] = field(init=False)
    paths: frozenset[str] = field(init=False)
    holders: frozenset[str] = field(init=False)
    sent: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        named = frozenset(str(fact.path) for facts in (self.stated, self.taken) for fact in facts.values())
        known = named | self.listed
        paths = known | {str(ROOT)} | {str(above) for path in known for above in Path(path).ancestors}
        found = {
            "named": named,
            "paths": paths,
            "holders": frozenset(str(Path(path).parent) for path in paths),
            "sent": frozenset(self._sent()),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def knows(self, path: str) -> bool:
        """Whether the source has such a parameter; what it says of an array's items it says of the array."""
        return path in self.paths or parameter(path) in self.paths

    def fact(self, path: str, keyword: str) -> Fact | None:
        """The fact without a condition of a keyword, by what the source's client keeps to."""
        name = f"{path}#{keyword}"
        return self.stated.get(name) or self.taken.get(name) or self.borrowed.get(name)

    def value(self, path: str, keyword: str) -> JsonValue:
        found = self.fact(path, keyword)
        return found.value if found else None

    def kept(self, fact: Fact) -> Fact | None:
        """What the source's own client keeps to in place of a fact: what it states, or else what it takes."""
        return self.stated.get(fact.id) or self.taken.get(fact.id)

    def refuses(self, fact: Fact | None) -> bool:
        """Whether a body that breaks a fact is refused, rather than sent with a warning or no matter at all."""
        return fact is not None and binds(fact) and fact.id not in self.warning and not fact.meaning.warns

    def speaks_of(self, fact: Fact) -> bool:
        """Whether it states something that constrains, of the same keyword, on the path of a fact."""
        about = (fact.path, fact.keyword)
        return any((other.path, other.keyword) == about and speaks(other) for other in self.stated.values())

    def values(self, path: str) -> list[JsonValue] | None:
        """Every value that a parameter may have, where they are few; None where they are many or an array's items."""
        kind = self.value(path, "type")
        if kind == "array" or f"{path}{ITEMS}" in self.paths or self.fact(path, "itemType"):
            return None
        enum = self.value(path, "enum")
        if isinstance(enum, list):
            return enum
        if kind == "boolean":
            return [True, False]
        lowest, highest = self.value(path, "minimum"), self.value(path, "maximum")
        if kind == "integer" and isinstance(lowest, int) and isinstance(highest, int):
            return list(range(lowest, highest + 1)) if 0 <= highest - lowest < LARGEST_RANGE else None
        return None

    def implies_type(self, path: str, kind: JsonValue) -> bool:
        """Whether a source that does not say a type gives it away by what else it says."""
        if kind in ("object", "array") and path in self.holders:
            return (f"{path}{ITEMS}" in self.paths) is (kind == "array")
        if kind == "object" and path == ROOT:
            return True
        facts = [fact for fact in (*self.stated.values(), *self.taken.values()) if fact.path == path and not fact.when]
        applied = [set(fact.meaning.applies_to) for fact in facts if fact.meaning.applies_to]
        allowed = {"integer", "number"} if kind == "number" else {str(kind)}
        if any(types <= allowed for types in applied):
            return True
        enum = self.value(parameter(path), "enum")
        return isinstance(enum, list) and bool(enum) and all(is_of_type(value, kind) for value in enum)

    def _sent(self) -> Iterator[str]:
        """The objects that every call sends because of a required member."""
        for fact in self.stated.values():
            if fact.keyword == "required" and fact.value is True and not fact.when:
                for above in fact.path.ancestors:
                    yield str(above)
                    if above.name == ITEMS or self.value(above, "required") is False:
                        break


def binds(fact: Fact) -> bool:
    """Whether some body breaks a fact: none does ``required`` false or ``minLength`` 0."""
    return fact.meaning.constrains and not same(fact.value, fact.meaning.vacuous)


def speaks(fact: Fact | None) -> bool:
    """Whether another witness could contradict a fact: ``minimum`` 0 stands in a document for form's sake."""
    return fact is not None and binds(fact) and not fact.meaning.trivial(fact.value)


def allows_all(fact: Fact | None, values: Sequence[JsonValue] | None) -> bool:
    """Whether a fact allows each of some values; no where one of the two is not known."""
    if fact is None or values is None or fact.meaning.about != "value" or fact.meaning.invalid(fact.value):
        return False
    return all(not fact.meaning.judges(value) or fact.meaning.accepts(fact.value, value) for value in values)


def parameter(path: str) -> str:
    """The path of the parameter that a path is about: an array's for its items."""
    while path.endswith(ITEMS):
        path = path.removesuffix(ITEMS)
    return path


def by_id(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Facts by their ids."""
    return {fact.id: fact for fact in sorted(facts)}
