"""Judges request bodies by a contract, and names the fact and the place of each fault.

It shares no code with the JSON Schema of the facts or with the emitted client, so that a mistake in one cannot hide
in the others: only the parsed fact is common.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from pydantic import JsonValue

from docpact.errors import printable
from docpact.facts.claim import Claim
from docpact.facts.contract import Contract
from docpact.facts.fact import Fact
from docpact.facts.keywords import Keyword
from docpact.facts.path import ABSENT, ITEMS, ROOT, Absent, Loc, Path, value_at
from docpact.facts.resolution import Constraint

_REMEMBERED: Final = 1000
"""Plain values of which a path of a contract remembers what they break."""

_Faults = Sequence[tuple[Loc, JsonValue | Absent]]
"""The places at which a value breaks a fact, each with what is there."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One fact that a body breaks, and the value at fault, ABSENT where a member is missing; ``loc`` leads to it."""

    constraint: Constraint
    loc: Loc
    instance: JsonValue | Absent

    @property
    def message(self) -> str:
        """What is wrong, in words, with the condition under which it is."""
        fact, shown = self.fact, self.path
        words = fact.meaning.complaint(fact.value, None if isinstance(self.instance, Absent) else self.instance)
        condition = f" ({' and '.join(map(str, fact.when))})" if fact.when else ""
        return printable(f"{'the body' if shown == ROOT else shown} {words}{condition}")

    @property
    def fact(self) -> Fact:
        return self.constraint.fact

    @property
    def refuses(self) -> bool:
        return self.constraint.refuses

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.constraint.claims

    @property
    def path(self) -> Path:
        """The place as facts write it."""
        return Path.from_loc(self.loc)


class _Question:
    """One fact that values are asked of: what depends on the contract alone is worked out once.

    ``faults`` gives the places at which one value breaks the fact, if its condition holds, each with the value there.
    """

    __slots__ = ("asked", "constraint", "faults", "tests")

    def __init__(self, constraint: Constraint, contract: Contract) -> None:
        fact = constraint.fact
        self.constraint: Final = constraint
        self.asked: Final = _asked_of(fact)
        self.tests: Final = fact.when
        self.faults: Final = _faults(fact, contract, fact.path.relative_to(self.asked))


class _Node:
    """The facts that are asked of the values at one path, and the paths below it.

    A body is walked along them once, so that facts about what it does not hold cost nothing.
    """

    __slots__ = ("_broken", "items", "members", "questions")

    def __init__(self) -> None:
        self.questions: Final[list[_Question]] = []
        self.members: Final[dict[str, _Node]] = {}
        self.items: _Node | None = None
        self._broken: Final[dict[tuple[type, JsonValue], list[_Question]]] = {}

    def at(self, steps: Iterable[str]) -> _Node:
        node = self
        for step in steps:
            if step == ITEMS:
                node.items = node = node.items or _Node()
            else:
                node = node.members.setdefault(step, _Node())
        return node

    def judge(self, value: JsonValue, loc: Loc, body: JsonValue, found: list[Violation]) -> None:
        """Add every violation at and below a value of a body."""
        for question in self.questions if isinstance(value, dict | list) else self._broken_by(value):
            faults = question.faults(loc, value)
            if faults and all(test.holds_in(body, loc) for test in question.tests):
                found += (Violation(question.constraint, at, instance) for at, instance in faults)
        if isinstance(value, dict):
            for name, node in self.members.items():
                if name in value:
                    node.judge(value[name], (*loc, name), body, found)
        elif self.items is not None and isinstance(value, list):
            for index, item in enumerate(value):
                self.items.judge(item, (*loc, index), body, found)

    def _broken_by(self, value: JsonValue) -> list[_Question]:
        """The facts that a plain value breaks where their conditions hold: bodies repeat their values."""
        key = type(value), value
        known = self._broken.get(key)
        if known is None:
            if len(self._broken) >= _REMEMBERED:
                self._broken.clear()
            known = self._broken[key] = [question for question in self.questions if question.faults((), value)]
        return known


class Judge:
    """A contract, made ready to judge bodies."""

    def __init__(self, source: Contract | Iterable[Fact]) -> None:
        self.contract: Final = source if isinstance(source, Contract) else Contract.from_facts(source)
        self._all: Final = _Node()
        self._refusing: Final = _Node()
        for one in self.contract.constraints:
            if one.fact.meaning.constrains:
                question = _Question(one, self.contract)
                self._all.at(question.asked.steps).questions.append(question)
                if one.refuses:
                    self._refusing.at(question.asked.steps).questions.append(question)

    def violations(self, body: JsonValue) -> list[Violation]:
        """Every fact that a body breaks, refused or warned of, sorted by place and fact."""
        return _judged(self._all, body)

    def refusals(self, body: JsonValue) -> list[Violation]:
        """The violations for which a body is refused."""
        return _judged(self._refusing, body)

    def warnings(self, body: JsonValue) -> list[Violation]:
        """The violations of which the sender of a body is warned."""
        return [violation for violation in self.violations(body) if not violation.refuses]

    def accepts(self, body: JsonValue) -> bool:
        """Whether a body is not refused."""
        return not self.refusals(body)


def _judged(node: _Node, body: JsonValue) -> list[Violation]:
    found: list[Violation] = []
    node.judge(body, (), body, found)
    return sorted(found, key=lambda violation: (violation.path, violation.fact, tuple(map(str, violation.loc))))


def breaks(fact: Fact, body: JsonValue, contract: Contract) -> bool:
    """Whether a body breaks a fact, which need not be one of the contract."""
    asked = _asked_of(fact)
    faults = _faults(fact, contract, fact.path.relative_to(asked))
    values = asked.within(body)
    return any(faults(loc, value) and all(test.holds_in(body, loc) for test in fact.when) for loc, value in values)


def _asked_of(fact: Fact) -> Path:
    """The path of the values that a fact is asked of.

    What is required is asked of its own object without a condition, of its item or the body with one.
    """
    if fact.keyword != "required":
        return fact.path
    return fact.path.scope if fact.when else fact.path.parent or ROOT


def _faults(fact: Fact, contract: Contract, rest: tuple[str, ...]) -> Callable[[Loc, JsonValue], _Faults]:
    """What finds the faults of one value; ``rest`` are the steps from what the fact is asked of to its path."""
    meaning, field = fact.meaning, contract.fields.get(fact.path)
    if fact.keyword == "required":
        return partial(_missing, rest) if fact.value is True else _none
    if fact.keyword == "additionalProperties":
        return partial(_unknown_members, contract.fields[fact.path].properties) if fact.value is False else _none
    if fact.keyword == "anyOf":
        paths = fact.value if isinstance(fact.value, list) else []
        return partial(_none_given, [Path.of(Path(str(path)).relative_to(fact.path)) for path in paths])
    if meaning.about == "presence":
        return lambda loc, value: ((loc, value),)
    if not meaning.of_items or field is None or field.type is None:
        return partial(_refused, meaning, fact.value)
    # Where nothing is an array, an array is a value as any other.
    return partial(_refused_whole if field.items is None else _refused_items, meaning, fact.value)


def _none(_loc: Loc, _value: JsonValue) -> _Faults:
    return ()


def _missing(rest: tuple[str, ...], loc: Loc, value: JsonValue) -> _Faults:
    missing = isinstance(value, dict) and isinstance(value_at(value, rest), Absent)
    return (((*loc, *rest), ABSENT),) if missing else ()


def _unknown_members(known: Container[str], loc: Loc, value: JsonValue) -> _Faults:
    return (
        [((*loc, name), member) for name, member in value.items() if name not in known]
        if isinstance(value, dict)
        else ()
    )


def _none_given(paths: list[Path], loc: Loc, value: JsonValue) -> _Faults:
    given = not isinstance(value, dict) or any(True for path in paths for _ in path.within(value))
    return () if given else ((loc, value),)


def _refused(meaning: Keyword, wanted: JsonValue, loc: Loc, value: JsonValue) -> _Faults:
    return ((loc, value),) if meaning.judges(value) and not meaning.accepts(wanted, value) else ()


def _refused_whole(meaning: Keyword, wanted: JsonValue, loc: Loc, value: JsonValue) -> _Faults:
    return () if meaning.accepts(wanted, [value]) else ((loc, value),)


def _refused_items(meaning: Keyword, wanted: JsonValue, loc: Loc, value: JsonValue) -> _Faults:
    if not isinstance(value, list) or meaning.accepts(wanted, value):
        return ()
    return [((*loc, at), item) for at, item in enumerate(value) if not meaning.accepts(wanted, [item])]
