"""Conditions: what a body must hold for a fact to bind. A condition is a conjunction of tests on other paths."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts.path import ITEMS, Absent, Loc, Path, value_at
from docpact.facts.values import among, canonical, sorted_unique

_DECODER: Final = json.JSONDecoder()


@dataclass(frozen=True, slots=True, eq=False, init=False)
class Test:
    """One test: a path is given (present, with whatever value), or holds one of some values. ``negated`` turns it.

    A test about values holds only where the path is given: ``mode is not "A"`` says nothing of a body without mode.
    Raises ValueError for an empty list of values.
    """

    __test__ = False  # pytest, this is no class of tests

    path: Path
    values: tuple[JsonValue, ...] | None
    negated: bool

    def __init__(self, path: str, values: Iterable[JsonValue] | None = None, *, negated: bool = False) -> None:
        listed = None if values is None else tuple(sorted_unique(values))
        if listed == ():
            raise ValueError(f"a test of {path} names no values")
        object.__setattr__(self, "path", Path(path))
        object.__setattr__(self, "values", listed)
        object.__setattr__(self, "negated", negated)

    @property
    def turned(self) -> Test:
        """The test that holds where this one does not, of bodies in which the path is given."""
        return Test(self.path, self.values, negated=not self.negated)

    def implies(self, other: Test) -> bool:
        """Whether every body that passes this test passes another one."""
        if self.path != other.path:
            return False
        if self.values is None:
            return other.values is None and self.negated is other.negated
        if other.values is None:
            return not other.negated
        if not self.negated:
            return all(other.holds(value) for value in self.values)
        return other.negated and all(among(value, self.values) for value in other.values)

    def holds(self, value: JsonValue) -> bool:
        """Whether a value that is given passes."""
        return self.values is None or among(value, self.values) is not self.negated

    def holds_in(self, body: JsonValue, bound: Loc = ()) -> bool:
        """Whether a body passes. ``bound`` leads to a value that the fact is about: where the test's path goes
        through the same arrays it means the same items, anywhere else some item.
        """
        found = _bound(self.path, body, bound)
        if self.values is None:
            return bool(found) is not self.negated
        return any(self.holds(value) for value in found)

    def __str__(self) -> str:
        if self.values is None:
            return f"{self.path} {'not given' if self.negated else 'given'}"
        return f"{self.path}{' is not ' if self.negated else '='}{'|'.join(dumps(value) for value in self.values)}"

    @property
    def key(self) -> str:
        """The text by which tests are compared and ordered."""
        values = "" if self.values is None else canonical(list(self.values))
        return f"{self.path} {self.negated} {values}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Test) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def implies(tests: Iterable[Test], others: Iterable[Test]) -> bool:
    """Whether every body that passes some tests passes some others too."""
    known = [*tests]
    return all(any(test.implies(other) for test in known) for other in others)


def dumps(value: JsonValue) -> str:
    """A value as the canonical text of a fact has it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def parse_tests(text: str) -> tuple[Test, ...]:
    """The tests that ``str`` writes, joined by ``and``. Raises ValueError."""
    found: list[Test] = []
    while True:
        test, text = _parse_test(text)
        found.append(test)
        if not text:
            return tuple(found)
        if not text.startswith(" and "):
            raise ValueError(f"expected ' and ' at {text!r}")
        text = text[5:]


def parse_value(text: str) -> tuple[JsonValue, str]:
    """The JSON value that a text begins with, and the rest. Raises ValueError."""
    value, end = _DECODER.raw_decode(text)
    return value, text[end:]


def _parse_test(text: str) -> tuple[Test, str]:
    end = min((at for mark in (" ", "=") if (at := text.find(mark)) >= 0), default=-1)
    path, rest = Path(text[:end]), text[end:]
    if end <= 0 or not path.valid:
        raise ValueError(f"no test begins with {text!r}")
    for words, negated in ((" given", False), (" not given", True)):
        if rest.startswith(words):
            return Test(path, negated=negated), rest[len(words) :]
    for words, negated in (("=", False), (" is not ", True)):
        if rest.startswith(words):
            value, rest = parse_value(rest[len(words) :])
            values = [value]
            while rest.startswith("|"):
                value, rest = parse_value(rest[1:])
                values.append(value)
            return Test(path, values, negated=negated), rest
    raise ValueError(f"expected 'given', 'not given', '=' or 'is not' after {path}")


def _bound(path: Path, body: JsonValue, bound: Loc) -> list[JsonValue]:
    """The values at a path; through arrays that ``bound`` goes through as well, of the same items only."""
    steps = path.steps
    if ITEMS not in steps:
        found = value_at(body, steps)
        return [] if isinstance(found, Absent) else [found]
    fixed = 0
    for at, (step, there) in enumerate(zip(steps, bound, strict=False), start=1):
        if isinstance(there, int) and step == ITEMS:
            fixed = at
        elif step != there:
            break
    return [value for loc, value in path.within(body) if loc[:fixed] == bound[:fixed]]
