"""What a page states, path by path, in the page's order and in the words of a spec's entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, cast

from pydantic import JsonValue

from docpact.facts import ITEMS, KEYWORDS, ROOT, Claim, Fact, JsonType, Path
from docpact.facts.wording import Names, facts_from_wording
from docpact.read.pages import Page, Row
from docpact.spec.yaml import LARGEST_INTEGER

Entry = dict[str, object]
"""One entry of a spec's body, or one of its conditions, as its YAML has it."""

FIRST: Final = ("model", "public")
"""What every request of such an API begins with, wherever its table has them."""

OTHERS: Final = ("openapi", "server", "observed")
"""Whose words stand below those of the spec's first witness."""

KEYS: Final = (
    *KEYWORDS,
    *("openapi", "server", "observed", "evidence", "assumed", "settled", "why", "sent", "sent_why"),
    *("line", "row", "says"),
)
"""Everything an entry may hold, in the order in which it is written."""

CONDITION_KEYS: Final = (
    *("path", "states", *KEYWORDS, "when", "witness", "severity", "since", "settled", "why", "line", "row"),
)
"""Everything that a condition may hold, in the order in which it is written."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A fact of the page that no spec can hold, and why."""

    fact: Fact
    line: int
    reason: str


@dataclass(slots=True)
class Stated:
    """A page's claims by path; those that join parameters or hold under conditions apart, in the page's order."""

    rows: dict[str, Row]
    claims: dict[str, list[Claim]] = field(default_factory=dict[str, list[Claim]])
    conditions: list[Claim] = field(default_factory=list[Claim])
    aside: list[SetAside] = field(default_factory=list[SetAside])

    def values(self, path: str) -> dict[str, JsonValue]:
        """What always holds of a path: one value for each keyword."""
        return {claim.fact.keyword: claim.fact.value for claim in self.claims.get(path, ())}

    def is_conditional(self, path: str) -> bool:
        """Whether a path may or must be given in some cases only."""
        return any(
            claim.fact.path == path and claim.fact.meaning.about == "presence" and not claim.fact.meaning.warns
            for claim in self.conditions
        )

    def line(self, path: str) -> int | None:
        """The line of a path's row; without one, of its first fact; without any, of the row that it is part of."""
        if path in self.rows:
            return self.rows[path].line
        if lines := [claim.page_line for claim in self.claims.get(path, ()) if claim.page_line is not None]:
            return min(lines)
        above = Path(path).ancestors if ITEMS in path else ()
        return next((self.rows[one].line for one in above if one in self.rows), None)

    def set_aside(self, path: str, keyword: str, reason: str) -> bool:
        """Takes a stated keyword out; False where nothing states it."""
        gone = [claim for claim in self.claims.get(path, ()) if claim.fact.keyword == keyword]
        if gone:
            self.claims[path] = [claim for claim in self.claims[path] if claim not in gone]
            self.aside += [SetAside(claim.fact, claim.page_line or 1, reason) for claim in gone]
        return bool(gone)

    def leave_out(self, paths: Iterable[str], reason: str) -> None:
        """Takes out everything that is said of some paths."""
        listed = {*paths}
        gone = [claim for path in listed for claim in self.claims.pop(path, ())]
        named = [
            claim for claim in self.conditions if listed & {claim.fact.path, *(test.path for test in claim.fact.when)}
        ]
        self.conditions = [claim for claim in self.conditions if claim not in named]
        self.aside += [SetAside(claim.fact, claim.page_line or 1, reason) for claim in (*gone, *named)]

    def set_condition_aside(self, index: int, reason: str) -> None:
        """Takes out what the condition at an index of :meth:`condition_entries` states."""
        gone = [*self._condition_groups()][index]
        self.conditions = [claim for claim in self.conditions if claim not in gone]
        self.aside += [SetAside(claim.fact, claim.page_line or 1, reason) for claim in gone]

    def condition_entries(self) -> list[Entry]:
        """The rows of a spec's ``conditions:``."""
        return [condition_entry(group, self.rows) for group in self._condition_groups()]

    def paths(self) -> list[str]:
        """Every path that has a row, a fact, or something inside, each directly below what holds it."""
        stated = dict.fromkeys([*self.claims, *(claim.fact.path for claim in self.conditions)])
        named: list[str] = [path for path in FIRST if path in self.rows or path in stated]
        for path in self.rows:
            inside = (f"{path}.", f"{path}{ITEMS}")
            named += [path, *(other for other in stated if other.startswith(inside) and other not in self.rows)]
        named += stated
        children: dict[str, dict[str, None]] = {}
        for path in named:
            for below, above in pairwise([path, *Path(path).ancestors]):
                children.setdefault(above, {})[below] = None
        return list(_below(children, ROOT))

    def _condition_groups(self) -> Iterator[list[Claim]]:
        """Conditions in the page's order; those that one wording says are one group."""
        groups: dict[object, list[Claim]] = {}
        for claim in sorted(self.conditions, key=lambda claim: claim.page_line or 0):
            key = (claim.row, claim.wording) if claim.wording is not None else claim.fact
            groups.setdefault(key, []).append(claim)
        yield from groups.values()


def stated(page: Page) -> Stated:
    """What a page states. Facts that a spec has no place for are set aside."""
    found = Stated({row.path: row for row in page.rows if Path(row.path).valid})
    for claim in page.claims:
        reason = _unwritable(claim.fact)
        if reason is not None:
            found.aside.append(SetAside(claim.fact, claim.page_line or 1, reason))
        elif belongs_to_conditions(claim.fact):
            found.conditions.append(claim)
        else:
            found.claims.setdefault(claim.fact.path, []).append(claim)
    found.conditions = [*_reworded(found)]
    return found


def _reworded(found: Stated) -> Iterator[Claim]:
    """The conditions, each with its row's wording only where that alone gives the same facts."""
    types = {Path(path): value for path in found.claims if (value := found.values(path).get("type")) is not None}
    paths = dict.fromkeys([*map(Path, found.rows), *map(Path, found.claims)])
    names = Names(tuple(paths), cast("dict[Path, JsonType]", types))
    for claim in found.conditions:
        alike = [one.fact for one in found.conditions if (one.row, one.wording) == (claim.row, claim.wording)]
        with suppress(ValueError):
            if claim.wording and claim.row and {*facts_from_wording(claim.row, claim.wording, names)} == {*alike}:
                yield claim
                continue
        yield replace(claim, wording=None, row=None)


def belongs_to_conditions(fact: Fact) -> bool:
    """Whether a spec has a fact among its conditions rather than in the entry of its path."""
    return bool(fact.when) or bool(fact.meaning.part(fact.value))


def condition_entry(claims: Sequence[Claim], rows: dict[str, Row]) -> Entry:
    """One row of a spec's ``conditions:``, of the claims that it makes."""
    first = claims[0]
    wording = first.wording
    entry: Entry = {"path": str(first.row if wording is not None and first.row else first.fact.path)}
    if wording is not None:
        entry["states"] = wording
    else:
        entry[first.fact.keyword] = first.fact.value
        if first.fact.when:
            entry["when"] = " and ".join(map(str, first.fact.when))
    if first.page_line is not None:
        entry["line"] = first.page_line
    row = rows.get(str(entry["path"]))
    if row is not None and row.line == first.page_line:
        entry["row"] = row.sha256[:12]
    return entry


def ordered(entry: Entry, keys: Iterable[str] = KEYS) -> Entry:
    """An entry with its keys in the usual order."""
    return {key: entry[key] for key in keys if key in entry}


def _below(children: dict[str, dict[str, None]], path: str) -> Iterator[str]:
    for child in children.get(path, ()):
        yield child
        yield from _below(children, child)


def _unwritable(fact: Fact) -> str | None:
    """Why a spec cannot hold a fact; None where it can."""
    if not fact.path.valid or (fact.path == ROOT and not belongs_to_conditions(fact)):
        return "its path is no path of parameter names"
    if _has_large_integer(fact.value):
        return "a number beyond 64 bits"
    return fact.meaning.invalid(fact.value)


def _has_large_integer(value: JsonValue) -> bool:
    if isinstance(value, list):
        return any(_has_large_integer(item) for item in value)
    if isinstance(value, dict):
        return any(_has_large_integer(item) for item in value.values())
    return isinstance(value, int) and abs(value) > LARGEST_INTEGER
