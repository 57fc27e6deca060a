"""The tables of a page: which list parameters, and what the others state."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.facts import Fact, JsonType
from docpact.read.pages import languages, permodel, sizes
from docpact.read.pages.blocks import Grid
from docpact.read.pages.languages import Role
from docpact.read.pages.model import PageFact, TableKind, Unread
from docpact.read.pages.page_names import PageNames
from docpact.read.pages.placing import Placing
from docpact.read.pages.rows import Account, RawRow
from docpact.read.pages.sections import Placed
from docpact.read.pages.sentences import sentences
from docpact.read.pages.text import without_backticks

_BODY: Final = re.compile(r"param|body|field|参数|字段|campo", re.IGNORECASE)
_OPTION: Final = re.compile(r"`?-{1,2}[a-z]", re.IGNORECASE)
"""An option of a command line, in the place of a name."""
_CUSTOM: Final = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "supports?|accepts?|allows?",
        "flexible|custom|arbitrary|any",
        "resolutions?|dimensions?|sizes?|ratios?|width",
    )
)
"""Words that in this order, within one sentence, allow sizes beyond those that a table lists."""
_EACH_FREE: Final = re.compile(
    r"\b(?:must|can|may|should) (?:each|independently) be (?:one of|any of|a value|set)\b|\beach (?:side|dimension"
    r"|value) (?:is|can be|may be) (?:chosen|set|picked) (?:freely|independently)\b",
    re.IGNORECASE,
)
_ZERO: Final = re.compile(
    r"\bwidth`?\s+and\s+(?:the\s+)?`?height`?\s+(?:values?\s+|parameters?\s+)?(?:of|to|as|at|=|are|both"
    r"|:)\s*(?:both\s+)?`?0`?(?!\s*[.\d])(?:\s*(?:and|,|x|\u00d7|/)\s*`?0`?)?(?![\d.])"
    r"|`?width`?\s*[:=]\s*`?0`?`?\s*(?:and|,|&)\s*`?height`?\s*[:=]\s*`?0`?",
    re.IGNORECASE,
)
"""A sentence that lets width and height both be 0."""
_NOT: Final = re.compile(r"\b(?:not|no)\b", re.IGNORECASE)


_NAMES_SIDES: Final = re.compile(r"\bwidth`? and `?height`? (?:parameters|combinations|fields)\b", re.IGNORECASE)
"""What says of members that no table lists that sizes are theirs."""


def roles(grid: Grid) -> list[Role]:
    """What the columns of a table hold."""
    return [languages.role(header) for header in grid.header]


def lists_parameters(table: Placed, grid: Grid) -> bool:
    """Whether a table lists parameters, of the body or of an answer."""
    kinds = roles(grid)
    if kinds.count("name") != 1 or not grid.rows:
        return False
    names = [row.cells[kinds.index("name")] for row in grid.rows]
    if any(map(_OPTION.match, names)) or {"type", "required"} <= {*map(languages.role, names)}:
        return False  # Of a command line, or what is said of one parameter.
    if "type" in kinds or "required" in kinds or "default" in kinds:
        return True
    named = grid.header[kinds.index("name")]
    if "definition" in kinds:
        return bool(_BODY.search(named)) or any(_BODY.search(heading) for heading in table.headings[-2:])
    return "allowed" in kinds and bool(_BODY.search(named))


def about_parameters(table: Placed, grid: Grid, names: AbstractSet[str]) -> Grid | None:
    """A table whose first column names parameters, whatever its header: the same table with that column called so."""
    kinds = roles(grid)
    known = all(without_backticks(row.cells[0]).removeprefix("parameters.") in names for row in grid.rows)
    telling = {"allowed", "range", "default", "minimum", "maximum", "required", "definition"} & set(kinds[1:])
    if table.is_answer or not grid.rows or not known or not telling:
        return None
    return Grid(("Parameter", *grid.header[1:]), grid.rows, grid.line)


def unused(
    tables: Sequence[tuple[Placed, Grid]], kinds: Sequence[TableKind], names: Collection[str]
) -> Iterator[Unread]:
    """The tables about the body, or whose first column names its members, that were used as nothing."""
    for (at, grid), kind in zip(tables, kinds, strict=True):
        named = [row.cells[0] for row in grid.rows if without_backticks(row.cells[0]) in names]
        about = at.kind == "body" or (not at.is_answer and len(named) > len(grid.rows) / 2)
        if kind == "other" and about and grid.rows:
            columns = " | ".join(grid.header)
            yield Unread(f"{at.heading}: {columns}", grid.line, None, "a table that docpact does not read", columns)


def no_table(grids: Sequence[Grid], broken: Sequence[Unread] = ()) -> DocpactError:
    """The error of a page that lists no parameters of a request body, be it for a document that is ``broken``."""
    hint = "Pass a page that lists the parameters of a request: a table with Parameter, Type and Definition, or a list."
    if broken:
        hint += " Of a document with several models 'docpact transcribe FILE -o FOLDER' writes a spec for each."
        return DocpactError(
            f"{broken[0].sentence} on line {broken[0].line} cannot be read: {broken[0].reason}", hint=hint
        )
    if not grids:
        return DocpactError("the page has no table or list of parameters", hint=hint)
    columns = " | ".join(grids[0].header[:8])
    return DocpactError(
        f"no table of the page lists parameters of a request body; the first has the columns {columns}", hint=hint
    )


def _allows_any_size(text: str) -> bool:
    """Whether a paragraph says that sizes go which no table lists."""
    if _EACH_FREE.search(text) and "width" in text.lower():
        return True
    return not _NOT.search(text) and any(_in_order(sentence) for sentence in text.split("."))


def _allows_zero(sentence: str) -> bool:
    """Whether a sentence says that width and height may both be 0."""
    return _ZERO.search(sentence) is not None and not _NOT.search(sentence)


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
        self._kinds: dict[str, JsonType | None] = {row.name: row.kind for row in reversed(raw)}
        self._definitions = {row.name: row.definition for row in reversed(raw)}
        self._places = places
        self._names = names
        self._account = account
        self._zero = False

    def read(self, tables: Sequence[tuple[Placed, Grid]], prose: Sequence[str]) -> list[TableKind]:
        """What each table was used as. ``prose`` is the text around them, which may allow other sizes as well."""
        open_set = any(_allows_any_size(text) for text in prose)
        self._zero = any(_allows_zero(sentence) for text in prose for sentence in sentences(text))
        if any(map(_NAMES_SIDES.search, prose)):
            self._declared = {"width": "width", "height": "height"} | self._declared
        combined: list[sizes.Combination] = []
        kinds: list[TableKind] = [self._one(*table, combined, open_set=open_set) for table in tables]
        if combined:
            self._combinations(combined)
        return kinds

    def _one(self, table: Placed, grid: Grid, combined: list[sizes.Combination], *, open_set: bool) -> TableKind:
        if not table.is_answer and {"width", "height"} <= self._declared.keys():
            if found := sizes.combinations(grid):
                if open_set or sizes.is_example(f"{table.heading} {table.lead}") or self._has_range():
                    reason = "a table of sizes on a page that allows others as well"
                    self._account.unread.append(Unread(table.heading, grid.line, self._path("width"), reason))
                else:
                    combined += found
                return "pairs"
            if lists := sizes.independent(grid):
                self._lists(lists, table, grid)
                return "sizes"
        if not table.is_answer and self._bounds(table, grid):
            return "values"
        return "ids" if sizes.ids(grid) else "other"

    def _bounds(self, table: Placed, grid: Grid) -> bool:
        """Whether a table with a row for each model states something of parameters."""
        found = [*permodel.bounds(grid, self._kinds, self._definitions, self._names)]
        for name, claim, line in found:
            fact = Fact(f"{self._path(name)}{claim.target}", claim.keyword, claim.value)
            self._account.facts.append(PageFact(fact, line, "table by model", table.heading, claim.when))
        return bool(found)

    def _path(self, name: str) -> str:
        return self._places.path(self._declared[name])

    def _has_range(self) -> bool:
        """Whether the definition of width states a range, so that a table of sizes can only show some."""
        path = self._path("width")
        stated = {at.fact.keyword for at in self._account.facts if at.fact.path == path}
        return {"minimum", "maximum"} <= stated

    def _lists(self, lists: dict[str, list[JsonValue]], table: Placed, grid: Grid) -> None:
        for side, listed in lists.items():
            values = [0, *listed] if self._zero else listed
            fact = Fact(self._path(side), "enum", values)
            self._account.facts.append(PageFact(fact, grid.rows[0].line, "table of sizes", table.heading))

    def _combinations(self, found: Sequence[sizes.Combination]) -> None:
        path = self._path("width")
        listed: list[JsonValue] = [[*combination.pair] for combination in found]
        pairs = Fact(path, "pairs", [[0, 0], *listed] if self._zero else listed)
        self._account.facts.append(PageFact(pairs, found[0].line, "table of combinations"))
        for words, denied in sizes.denials(found).items():
            model = self._names.model(words)
            if model is None:
                self._account.unread.append(Unread(words, denied[0].line, path, "names no model of this page", words))
                continue
            sizes_denied = " and ".join(
                f"{width}x{height}" for width, height in dict.fromkeys(entry.pair for entry in denied)
            )
            fact = Fact(path, "rule", f"{sizes_denied} not available on model {model}")
            self._account.facts.append(PageFact(fact, denied[0].line, "remark in a table of combinations", words))
        for entry in found:
            if entry.remark:
                unread = Unread(entry.remark, entry.line, path, "a remark on a combination", entry.remark)
                self._account.unread.append(unread)
