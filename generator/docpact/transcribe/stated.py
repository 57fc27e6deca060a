"""What a page states, path by path, in the page's order and in the words of a spec's entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from pydantic import JsonValue, ValidationError

from docpact.errors import printable
from docpact.facts import ITEMS, ROOT, Fact, ancestors, is_path
from docpact.read.pages import Page, PageFact, Row
from docpact.spec.model import Statements
from docpact.spec.yaml import LARGEST_INTEGER

Entry = dict[str, object]
"""One entry of a spec's body, as its YAML has it."""

FIRST: Final = ("model", "public")
"""What every request of such an API begins with, wherever its table has them."""

STATEMENTS: Final[tuple[str, ...]] = (
    "type",
    "required",
    "present",
    "itemType",
    "enum",
    "minimum",
    "maximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pairs",
    "default",
    "deprecated",
    "rules",
    "additionalProperties",
)
"""What an entry may state, in the order in which it is written."""

KEYS: Final = (*STATEMENTS, "assumed", "why", "observed", "evidence", "line", "row", "says")
"""Everything an entry may hold, in the order in which it is written."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A fact of the page that no spec can hold, and why. ``fact`` is as the page's reader gave it."""

    fact: Fact
    line: int
    reason: str


@dataclass(slots=True)
class Stated:
    """A page's facts by path."""

    rows: dict[str, Row]
    facts: dict[str, list[PageFact]] = field(default_factory=dict[str, list[PageFact]])
    aside: list[SetAside] = field(default_factory=list[SetAside])

    def values(self, path: str) -> dict[str, JsonValue]:
        """One value for each keyword but ``rule``."""
        return {at.fact.keyword: at.fact.value for at in self.facts.get(path, ()) if at.fact.keyword != "rule"}

    def rules(self, path: str) -> list[str]:
        return [str(at.fact.value) for at in self.facts.get(path, ()) if at.fact.keyword == "rule"]

    def line(self, path: str) -> int | None:
        """The line of a path's row; without one, of its first fact; without any, of the row that it is part of."""
        if path in self.rows:
            return self.rows[path].line
        if facts := self.facts.get(path):
            return min(at.line for at in facts)
        return next((self.rows[above].line for above in ancestors(path) if above in self.rows and ITEMS in path), None)

    def set_aside(self, path: str, keyword: str, reason: str) -> bool:
        """Takes a stated keyword out; False where nothing states it."""
        gone = [at for at in self.facts.get(path, ()) if at.fact.keyword == keyword]
        if gone:
            self.facts[path] = [at for at in self.facts[path] if at not in gone]
            self.aside += [SetAside(at.fact, at.line, reason) for at in gone]
        return bool(gone)

    def paths(self) -> list[str]:
        """Every path that has a row, a fact, or something inside, each directly below what holds it."""
        named: list[str] = [path for path in FIRST if path in self.rows or path in self.facts]
        for path in self.rows:
            inside = (f"{path}.", f"{path}{ITEMS}")
            named += [path, *(other for other in self.facts if other.startswith(inside) and other not in self.rows)]
        named += self.facts
        children: dict[str, dict[str, None]] = {}
        for path in named:
            steps = [path, *ancestors(path)]
            for below, above in pairwise(steps):
                children.setdefault(above, {})[below] = None
        return list(_below(children, ROOT))


def stated(page: Page) -> Stated:
    """What a page states. Facts that a spec has no place for are set aside."""
    found = Stated({row.path: row for row in page.rows if is_path(row.path)})
    for at in page.facts:
        reason = _unwritable(at.fact)
        if reason is not None:
            found.aside.append(SetAside(at.fact, at.line, reason))
        else:
            found.facts.setdefault(at.fact.path, []).append(at)
    return found


def keyword_key(keyword: str) -> str:
    """The key under which an entry has a keyword."""
    return "rules" if keyword == "rule" else keyword


def ordered(entry: Entry) -> Entry:
    """An entry with its keys in the usual order."""
    return {key: entry[key] for key in KEYS if key in entry}


def _below(children: dict[str, dict[str, None]], path: str) -> Iterator[str]:
    for child in children.get(path, ()):
        yield child
        yield from _below(children, child)


def _unwritable(fact: Fact) -> str | None:
    """Why a spec cannot hold a fact; None where it can."""
    if not is_path(fact.path):
        return "its path is no path of parameter names"
    if _has_large_integer(fact.value):
        return "a number beyond 64 bits"
    value = [fact.value] if fact.keyword == "rule" else fact.value
    try:
        Statements.model_validate({keyword_key(fact.keyword): value})
    except ValidationError as error:
        return printable(error.errors(include_url=False)[0]["msg"], 200)
    return None


def _has_large_integer(value: JsonValue) -> bool:
    if isinstance(value, list):
        return any(_has_large_integer(item) for item in value)
    return isinstance(value, int) and abs(value) > LARGEST_INTEGER
