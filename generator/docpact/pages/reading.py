"""From bytes to a :class:`~docpact.pages.model.Page`: the rendering's reader, then rows, tables, prose and samples."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from docpact.errors import DocpactError, Place
from docpact.facts import Fact, JsonType
from docpact.pages import checks, flattened, glued, hypertext, markdown, samples, sizes, tabbed
from docpact.pages.blocks import Block, Code, Document, Grid, Heading, Prose
from docpact.pages.columns import roles
from docpact.pages.definitions import Account, RawRow, list_row, raw_rows, read_rows, rows_of
from docpact.pages.detect import Rendering, rendering
from docpact.pages.limits import MAX_BYTES, MAX_CELL, MAX_LINES
from docpact.pages.model import Page, PageFact, Table, TableKind, Unread
from docpact.pages.naming import PageNames
from docpact.pages.placing import Placing, placing
from docpact.pages.prose import ProseReader
from docpact.pages.samples import Sample
from docpact.pages.text import plain, visible

READERS: Final[dict[Rendering, Callable[[str], Document]]] = {
    "markdown": markdown.read,
    "html": hypertext.read,
    "html-to-markdown": glued.read,
    "flattened": flattened.read,
    "tab-separated": tabbed.read,
}

_ANSWER: Final = re.compile(
    r"\b(?:responses?|outputs?|results?|returns?|webhooks?|errors?|headers|query parameters?|path parameters?|status codes?|pricing|costs?)\b",
    re.IGNORECASE,
)
_REQUEST: Final = re.compile(
    r"\b(?:body|request|parameters?|dimensions?|styles?|voices?|ids?|aspect|sizes?|resolutions?|constraints?|limits?|sample|guidance|models?)\b",
    re.IGNORECASE,
)
_CUSTOM: Final = re.compile(
    r"\b(?:supports?|accepts?|allows?)\b[^.]*\b(?:flexible|custom|arbitrary|any)\b[^.]*\b(?:resolutions?|dimensions?|sizes?|ratios?|width)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A table with its surroundings."""

    grid: Grid
    heading: str
    answer: bool
    lead: str


def read_page(content: str | bytes, source: str) -> Page:
    """Reads a page of any rendering. ``source`` names it in messages.

    Raises DocpactError when the content is no text, too large, or holds no parameter table.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    text = _decoded(data, source)
    try:
        document = READERS[rendering(text)](text)
        _check_cells(document)
        return _page(document, source, hashlib.sha256(data).hexdigest())
    except DocpactError as error:
        if error.where is not None:
            raise
        raise DocpactError(error.what, where=Place(source), todo=error.todo) from error


def _decoded(data: bytes, source: str) -> str:
    place = Place(source)
    if len(data) > MAX_BYTES:
        raise DocpactError(
            f"the page is larger than {MAX_BYTES // 1_000_000} MB",
            where=place,
            todo="pass the documentation page of one model",
        )
    if not data.strip():
        raise DocpactError(
            "the page is empty", where=place, todo="pass the text, markdown or HTML of a documentation page"
        )
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocpactError(
            "the page is not text in UTF-8",
            where=Place(source, line),
            todo="save the page as text, markdown or HTML in UTF-8",
        ) from error
    if "\x00" in text:
        raise DocpactError("the page is binary", where=place, todo="save the page as text, markdown or HTML in UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", " ").replace("\x0c", " ")
    if text.count("\n") > MAX_LINES:
        raise DocpactError(
            f"the page has more than {MAX_LINES:,} lines", where=place, todo="pass the documentation page of one model"
        )
    if not visible(text).strip():
        raise DocpactError(
            "the page is empty", where=place, todo="pass the text, markdown or HTML of a documentation page"
        )
    return text


def _check_cells(document: Document) -> None:
    for block in document.blocks:
        for row in block.rows if isinstance(block, Grid) else ():
            if any(len(cell) > MAX_CELL for cell in row.cells):
                raise DocpactError(
                    f"a table cell on line {row.line} is longer than {MAX_CELL:,} characters",
                    todo="pass the page of one model",
                )


def _page(document: Document, source: str, digest: str) -> Page:
    account = Account()
    account.unread += [
        Unread(left.text[:500], left.line, None, left.reason, left.text[:500]) for left in document.leftovers
    ]
    placed = _surroundings(document.blocks)
    parameter_tables = [table for table in placed if _is_parameters(table)]
    raw = [row for table in parameter_tables for row in raw_rows(table.grid, account)]
    raw = raw or _listed_parameters(document.blocks)
    if not raw:
        raise _no_table(placed)
    for table in placed:
        if table not in parameter_tables and (grid := _about_parameters(table, {row.name for row in raw})):
            parameter_tables.append(table)
            raw += raw_rows(grid, account)
    found = _samples(document.blocks)
    places = placing([(row.declared, row.type.type == "array") for row in raw], found)
    names = _names(raw, placed, parameter_tables)
    read_rows(raw, places, names, learn=True)
    account.add(read_rows(raw, places, names, learn=False))
    kinds = _tables(placed, parameter_tables, raw, places, names, account, _prose_text(document.blocks))
    _read_prose(document.blocks, ProseReader(raw, places, names, account))
    facts, conflicts = checks.merged(account.facts)
    rows = rows_of(raw, places)
    return Page(
        title=_title(document.blocks),
        source=source,
        sha256=digest,
        rendering=document.rendering,
        rows=tuple(rows),
        tables=tuple(Table(kind, table.heading, table.grid) for kind, table in zip(kinds, placed, strict=True)),
        samples=tuple(found),
        facts=tuple(facts),
        unread=tuple(account.unread),
        described=tuple(account.described),
        discrepancies=tuple([*conflicts, *checks.against_samples(rows, facts, found)]),
        headings=tuple((block.text, block.line) for block in document.blocks if isinstance(block, Heading)),
    )


def _surroundings(blocks: Sequence[Block]) -> list[_Placed]:
    """The tables with the heading above them, and whether they are about the response."""
    found: list[_Placed] = []
    heading, lead, answer = "", "", False
    for block in blocks:
        if isinstance(block, Heading):
            heading, lead = block.text, ""
            if _REQUEST.search(heading):
                answer = False
            elif _ANSWER.search(heading):
                answer = True
        elif isinstance(block, Prose):
            lead = block.text
        elif isinstance(block, Grid):
            found.append(_Placed(block, heading, answer, lead))
    return found


def _is_parameters(table: _Placed) -> bool:
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


def _about_parameters(table: _Placed, names: set[str]) -> Grid | None:
    """A table whose first column names parameters, whatever its header: the same table with that column called so."""
    grid = table.grid
    kinds = roles(grid)
    known = all(plain(row.cells[0]).removeprefix("parameters.") in names for row in grid.rows)
    telling = {"allowed", "range", "default", "minimum", "maximum", "required", "definition"} & set(kinds[1:])
    if table.answer or "name" in kinds or not grid.rows or not known or not telling:
        return None
    return Grid(("Parameter", *grid.header[1:]), grid.rows, grid.line)


def _no_table(placed: Sequence[_Placed]) -> DocpactError:
    if not placed:
        return DocpactError(
            "the page has no table of parameters",
            todo="expected a table with the columns Parameter, Type and Definition",
        )
    columns = " | ".join(placed[0].grid.header[:8])
    return DocpactError(
        f"no table of the page lists parameters; the first has the columns {columns}",
        where=None,
        todo="expected a table with the columns Parameter, Type and Definition",
    )


_LISTED: Final = re.compile(
    r"`?(?P<name>[A-Za-z_][\w.]{0,80})`?\s*(?:\((?P<type>[a-z ,]{3,40})\))?\s*(?:[-\u2013\u2014:])\s+(?P<text>.+)",
    re.DOTALL,
)


def _listed_parameters(blocks: Sequence[Block]) -> list[RawRow]:
    """Parameters in a list, as in ``* tempo - Supports 40 to 240``, below a heading that speaks of parameters."""
    found: list[RawRow] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = re.search(r"\bparameters?\b", block.text, re.IGNORECASE) is not None
        elif inside and isinstance(block, Prose) and block.item and (match := _LISTED.fullmatch(block.text)):
            found.append(list_row(match["name"], match["type"] or "", match["text"], block.line))
    return found


def _samples(blocks: Sequence[Block]) -> list[Sample]:
    found = [sample for block in blocks if isinstance(block, Code) for sample in samples.find(block.text, block.line)]
    return [entry.sample for entry in found if isinstance(entry.sample.body, dict)]


def _names(raw: Sequence[RawRow], placed: Sequence[_Placed], used: Sequence[_Placed]) -> PageNames:
    lists: list[tuple[str, str, tuple[str, ...]]] = []
    for table in placed:
        if table not in used and not table.answer and (listed := sizes.ids(table.grid)):
            lists.append((table.heading, *listed))
    kinds: dict[str, JsonType | None] = {}
    for row in raw:
        kinds[row.name] = kinds.get(row.name) or row.type.type
    return PageNames(kinds=kinds, id_lists=lists)


def _prose_text(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Prose)]


def _read_prose(blocks: Sequence[Block], reader: ProseReader) -> None:
    answer = False
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            answer = _REQUEST.search(block.text) is None and (answer or _ANSWER.search(block.text) is not None)
        elif isinstance(block, Prose) and not answer:
            reader.read(block, blocks[index + 1 : index + 200])


def _tables(
    placed: Sequence[_Placed],
    used: Sequence[_Placed],
    raw: Sequence[RawRow],
    places: Placing,
    names: PageNames,
    account: Account,
    prose: Sequence[str],
) -> list[TableKind]:
    """Reads every table that is not a parameter table; what each was used as."""
    rows = {row.name: row for row in raw}
    open_set = any(_CUSTOM.search(text) and not _NOT.search(text) for text in prose)
    kinds: list[TableKind] = []
    combined: list[sizes.Combination] = []
    for table in placed:
        kinds.append("parameters" if table in used else "other")
        if table in used or table.answer or not {"width", "height"} <= rows.keys():
            if table not in used and sizes.ids(table.grid):
                kinds[-1] = "ids"
            continue
        paths = {side: places.path(rows[side].declared) for side in ("width", "height")}
        if found := sizes.combinations(table.grid):
            kinds[-1] = "pairs"
            if open_set or sizes.is_example(f"{table.heading} {table.lead}") or _stated_range(account, paths["width"]):
                account.unread.append(
                    Unread(
                        table.heading,
                        table.grid.line,
                        paths["width"],
                        "a table of sizes on a page that allows others as well",
                    )
                )
            else:
                combined += found
        elif lists := sizes.independent(table.grid):
            kinds[-1] = "sizes"
            account.facts += [
                PageFact(Fact(paths[side], "enum", values), table.grid.rows[0].line, "table of sizes", table.heading)
                for side, values in lists.items()
            ]
        elif sizes.ids(table.grid):
            kinds[-1] = "ids"
    if combined:
        _combined(combined, places.path(rows["width"].declared), names, account)
    return kinds


def _stated_range(account: Account, path: str) -> bool:
    stated = {at.fact.keyword for at in account.facts if at.fact.path == path}
    return {"minimum", "maximum"} <= stated


def _combined(found: Sequence[sizes.Combination], path: str, names: PageNames, account: Account) -> None:
    pairs = Fact(path, "pairs", [list(combination.pair) for combination in found])
    account.facts.append(PageFact(pairs, found[0].line, "table of combinations"))
    for words, denied in sizes.denials(found).items():
        model = names.model(words)
        if model is None:
            account.unread.append(Unread(words, denied[0].line, path, "names no model of this page"))
            continue
        listed = " and ".join(f"{width}x{height}" for width, height in dict.fromkeys(entry.pair for entry in denied))
        account.facts.append(
            PageFact(
                Fact(path, "rule", f"{listed} not available on model {model}"),
                denied[0].line,
                "remark in a table of combinations",
                words,
            )
        )
    account.unread += [
        Unread(entry.remark, entry.line, path, "a remark on a combination") for entry in found if entry.remark
    ]


def _title(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if isinstance(block, Heading | Prose):
            return block.text.split("\n")[0][:200]
    return ""
