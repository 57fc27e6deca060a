"""The tables of a page: which list parameters, and what the others state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.facts import Fact
from docpact.read.pages import sizes
from docpact.read.pages.blocks import Block, Grid, Heading, Prose
from docpact.read.pages.columns import roles
from docpact.read.pages.definitions import Account, RawRow
from docpact.read.pages.model import PageFact, TableKind, Unread
from docpact.read.pages.naming import PageNames
from docpact.read.pages.placing import Placing
from docpact.read.pages.text import plain

_ANSWER: Final = re.compile(
    r"\b(?:responses?|outputs?|results?|returns?|webhooks?|errors?|headers|query parameters?|path parameters?"
    r"|status codes?|pricing|costs?)\b",
    re.IGNORECASE,
)
_REQUEST: Final = re.compile(
    r"\b(?:body|request|parameters?|dimensions?|styles?|voices?|ids?|aspect|sizes?|resolutions?|constraints?"
    r"|limits?|sample|guidance|models?)\b",
    re.IGNORECASE,
)
_CUSTOM: Final = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "supports?|accepts?|allows?",
        "flexible|custom|arbitrary|any",
        "resolutions?|dimensions?|sizes?|ratios?|width",
    )
)
"""Words that in this order, within one sentence, allow sizes beyond those that a table lists."""
_NOT: Final = re.compile(r"\b(?:not|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedTable:
    """A table with its surroundings; two tables are the same only where they stand at one place."""

    grid: Grid
    heading: str
    answer: bool
    lead: str


def surroundings(blocks: Sequence[Block]) -> list[PlacedTable]:
    """The tables with the heading above them, and whether they are about the response."""
    found: list[PlacedTable] = []
    heading, lead, answer = "", "", False
    for block in blocks:
        if isinstance(block, Heading):
            heading, lead = block.text, ""
            answer = is_answer(heading, before=answer)
        elif isinstance(block, Prose):
            lead = block.text
        elif isinstance(block, Grid):
            found.append(PlacedTable(block, heading, answer, lead))
    return found


def is_answer(heading: str, *, before: bool) -> bool:
    """Whether a heading opens or continues the part of the page that is about the response."""
    return _REQUEST.search(heading) is None and (before or _ANSWER.search(heading) is not None)


def lists_parameters(table: PlacedTable) -> bool:
    kinds = roles(table.grid)
    if table.answer or kinds.count("name") != 1:
        return False
    typed = "type" in kinds
    named = table.grid.header[kinds.index("name")].lower()
    return (
        typed
        or (
            "definition" in kinds
            and ("param" in named or bool(re.search(r"param|body|field", table.heading, re.IGNORECASE)))
        )
        or ("allowed" in kinds and "param" in named)
    )


def about_parameters(table: PlacedTable, names: AbstractSet[str]) -> Grid | None:
    """A table whose first column names parameters, whatever its header: the same table with that column called so."""
    grid = table.grid
    kinds = roles(grid)
    known = all(plain(row.cells[0]).removeprefix("parameters.") in names for row in grid.rows)
    telling = {"allowed", "range", "default", "minimum", "maximum", "required", "definition"} & set(kinds[1:])
    if table.answer or "name" in kinds or not grid.rows or not known or not telling:
        return None
    return Grid(("Parameter", *grid.header[1:]), grid.rows, grid.line)


def no_table(placed: Sequence[PlacedTable]) -> DocpactError:
    if not placed:
        return DocpactError(
            "the page has no table of parameters",
            todo="Pass a page that has a table with the columns Parameter, Type and Definition.",
        )
    columns = " | ".join(placed[0].grid.header[:8])
    return DocpactError(
        f"no table of the page lists parameters; the first has the columns {columns}",
        todo="Pass a page that has a table with the columns Parameter, Type and Definition.",
    )


def _allows_any_size(text: str) -> bool:
    """Whether a paragraph says that sizes go which no table lists."""
    return not _NOT.search(text) and any(_in_order(sentence) for sentence in text.split("."))


def _in_order(sentence: str) -> bool:
    end = 0
    for words in _CUSTOM:
        found = words.search(sentence, end)
        if found is None:
            return False
        end = found.end()
    return True


class TableReader:
    """Reads the tables that list no parameters: combinations of width and height, lists of each, ids."""

    def __init__(self, raw: Sequence[RawRow], places: Placing, names: PageNames, account: Account) -> None:
        self._declared = {row.name: row.declared for row in reversed(raw)}
        self._places = places
        self._names = names
        self._account = account

    def read(self, tables: Sequence[PlacedTable], prose: Sequence[str]) -> list[TableKind]:
        """What each table was used as. ``prose`` is the text around them, which may allow other sizes as well."""
        open_set = any(_allows_any_size(text) for text in prose)
        combined: list[sizes.Combination] = []
        kinds: list[TableKind] = [self._one(table, combined, open_set=open_set) for table in tables]
        if combined:
            self._combinations(combined)
        return kinds

    def _one(self, table: PlacedTable, combined: list[sizes.Combination], *, open_set: bool) -> TableKind:
        if not table.answer and {"width", "height"} <= self._declared.keys():
            if found := sizes.combinations(table.grid):
                if open_set or sizes.is_example(f"{table.heading} {table.lead}") or self._has_range():
                    reason = "a table of sizes on a page that allows others as well"
                    self._account.unread.append(Unread(table.heading, table.grid.line, self._path("width"), reason))
                else:
                    combined += found
                return "pairs"
            if lists := sizes.independent(table.grid):
                self._lists(lists, table)
                return "sizes"
        return "ids" if sizes.ids(table.grid) else "other"

    def _path(self, name: str) -> str:
        return self._places.path(self._declared[name])

    def _has_range(self) -> bool:
        """Whether the definition of width states a range, so that a table of sizes can only show some."""
        path = self._path("width")
        stated = {at.fact.keyword for at in self._account.facts if at.fact.path == path}
        return {"minimum", "maximum"} <= stated

    def _lists(self, lists: dict[str, list[JsonValue]], table: PlacedTable) -> None:
        for side, values in lists.items():
            fact = Fact(self._path(side), "enum", values)
            self._account.facts.append(PageFact(fact, table.grid.rows[0].line, "table of sizes", table.heading))

    def _combinations(self, found: Sequence[sizes.Combination]) -> None:
        path = self._path("width")
        pairs = Fact(path, "pairs", [list(combination.pair) for combination in found])
        self._account.facts.append(PageFact(pairs, found[0].line, "table of combinations"))
        for words, denied in sizes.denials(found).items():
            model = self._names.model(words)
            if model is None:
                self._account.unread.append(Unread(words, denied[0].line, path, "names no model of this page", words))
                continue
            listed = " and ".join(
                f"{width}x{height}" for width, height in dict.fromkeys(entry.pair for entry in denied)
            )
            fact = Fact(path, "rule", f"{listed} not available on model {model}")
            self._account.facts.append(PageFact(fact, denied[0].line, "remark in a table of combinations", words))
        for entry in found:
            if entry.remark:
                unread = Unread(entry.remark, entry.line, path, "a remark on a combination", entry.remark)
                self._account.unread.append(unread)
