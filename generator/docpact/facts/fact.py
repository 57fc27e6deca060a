"""Facts: one thing that a source states about the request body, and the difference of two sets of them.

A fact is ``(path, keyword, value, when)``. ``str`` writes its canonical text, and :func:`parse` reads it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import JsonValue

from docpact.facts.condition import Test, dumps, parse_tests, parse_value
from docpact.facts.keywords import KEYWORDS, Keyword
from docpact.facts.path import Path
from docpact.facts.values import canonical

WHEN = " when "


@dataclass(frozen=True, slots=True, eq=False, init=False)
class Fact:
    """One stated thing. ``value`` is a JSON value; ``when`` is empty for a fact that always binds.

    Facts compare by their JSON text, so that ``1``, ``1.0`` and ``true`` are three different values; closed sets are
    kept sorted, and a bound is a number whatever its spelling: ``0.0`` is kept as ``0``.
    """

    path: Path
    keyword: str
    value: JsonValue
    when: tuple[Test, ...]
    key: str = field(init=False, repr=False)

    def __init__(self, path: str, keyword: str, value: JsonValue, when: Iterable[Test] = ()) -> None:
        tests = {test.key: test for test in when}
        if keyword in KEYWORDS:
            value = KEYWORDS[keyword].normal(value)
        object.__setattr__(self, "path", Path(path))
        object.__setattr__(self, "keyword", keyword)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "when", tuple(tests[key] for key in sorted(tests)))
        object.__setattr__(self, "key", canonical([path, keyword, value, [*sorted(tests)]]))

    @property
    def meaning(self) -> Keyword:
        """The keyword as an object. Raises KeyError for one that docpact does not know."""
        return KEYWORDS[self.keyword]

    @property
    def id(self) -> str:
        """A name that stays the same while the value changes, as in ``parameters.duration#enum``."""
        part = self.meaning.part(self.value)
        return f"{self.path}#{self.keyword}{f':{part}' if part else ''}{self.condition}"

    @property
    def condition(self) -> str:
        """The tests in words, as in `` when mode="A" and seed given``; empty where there are none."""
        return f"{WHEN}{' and '.join(map(str, self.when))}" if self.when else ""

    def as_json(self) -> list[JsonValue]:
        """``[path, keyword, value]``, and the tests as a fourth member where there are some."""
        return [str(self.path), self.keyword, self.value, *([self.condition.removeprefix(WHEN)] if self.when else [])]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fact) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __lt__(self, other: Fact) -> bool:
        return (self.path, self.keyword, self.key) < (other.path, other.keyword, other.key)

    def __str__(self) -> str:
        return f"{self.path} {self.keyword} {dumps(self.value)}{self.condition}"


def parse(text: str) -> Fact:
    """The fact that ``str`` writes. Raises ValueError."""
    path, _, rest = text.partition(" ")
    keyword, _, rest = rest.partition(" ")
    if not Path(path).valid or keyword not in KEYWORDS:
        raise ValueError(f"a fact begins with a path and a keyword; this does not: {text!r}")
    value, rest = parse_value(rest)
    if rest and not rest.startswith(WHEN):
        raise ValueError(f"expected ' when ' at {rest!r}")
    if problem := KEYWORDS[keyword].invalid(value):
        raise ValueError(problem)
    return Fact(Path(path), keyword, value, parse_tests(rest.removeprefix(WHEN)) if rest else ())


@dataclass(frozen=True, slots=True)
class Change:
    """One place at which two sets of facts differ: ``before`` or ``after`` is None where a side says nothing."""

    before: Fact | None
    after: Fact | None

    @property
    def path(self) -> Path:
        return self.fact.path

    @property
    def keyword(self) -> str:
        return self.fact.keyword

    @property
    def id(self) -> str:
        return self.fact.id

    @property
    def fact(self) -> Fact:
        """The fact as it was, or the new one where there was none."""
        fact = self.before or self.after
        if fact is None:
            raise ValueError("a change needs a fact on one side at least")
        return fact

    def __str__(self) -> str:
        def shown(fact: Fact | None) -> str:
            return "(nothing)" if fact is None else dumps(fact.value)

        return f"{self.path} {self.keyword}{self.fact.condition}: {shown(self.before)} -> {shown(self.after)}"


def difference(before: Iterable[Fact], after: Iterable[Fact]) -> list[Change]:
    """What changed from one set of facts to another, paired by fact id and sorted by it."""
    old = {fact.id: fact for fact in before}
    new = {fact.id: fact for fact in after}
    pairs = ((old.get(name), new.get(name)) for name in sorted(old.keys() | new.keys()))
    return [Change(left, right) for left, right in pairs if left != right]


def as_json(facts: Iterable[Fact]) -> list[list[JsonValue]]:
    """Facts as ``docpact facts --format json`` prints them, sorted."""
    return [fact.as_json() for fact in sorted(set(facts))]
