"""From bytes to a :class:`~docpact.read.pages.model.Page`: the reader of a rendering, rows, tables, prose, samples."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import Final

from docpact.errors import DocpactError, Place
from docpact.facts import JsonType
from docpact.read.pages import checks, flattened, glued, hypertext, markdown, samples, sizes, tabbed, tables
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Prose
from docpact.read.pages.definitions import Account, RawRow, list_row, raw_rows, read_rows, rows_of
from docpact.read.pages.detect import Rendering, rendering
from docpact.read.pages.limits import MAX_BYTES, MAX_LINES, MAX_SAMPLES, MAX_TABLE_TEXT
from docpact.read.pages.lines import check_cell
from docpact.read.pages.model import Page, Table, Unread
from docpact.read.pages.naming import PageNames
from docpact.read.pages.placing import placing
from docpact.read.pages.prose import ProseReader
from docpact.read.pages.samples import Sample
from docpact.read.pages.tables import PlacedTable
from docpact.read.pages.text import visible

READERS: Final[dict[Rendering, Callable[[str], Document]]] = {
    "markdown": markdown.read,
    "html": hypertext.read,
    "html-to-markdown": glued.read,
    "flattened": flattened.read,
    "tab-separated": tabbed.read,
}


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
            todo="Pass the documentation page of one model.",
        )
    if not data.strip():
        raise DocpactError(
            "the page is empty", where=place, todo="Pass the text, markdown or HTML of a documentation page."
        )
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocpactError(
            "the page is not text in UTF-8",
            where=Place(source, line),
            todo="Save the page as text, markdown or HTML in UTF-8.",
        ) from error
    if "\x00" in text:
        raise DocpactError("the page is binary", where=place, todo="Save the page as text, markdown or HTML in UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", " ").replace("\x0c", " ")
    if text.count("\n") > MAX_LINES:
        raise DocpactError(
            f"the page has more than {MAX_LINES:,} lines", where=place, todo="Pass the documentation page of one model."
        )
    if not visible(text).strip():
        raise DocpactError(
            "the page is empty", where=place, todo="Pass the text, markdown or HTML of a documentation page."
        )
    return text


def _check_cells(document: Document) -> None:
    """Raises DocpactError when the tables hold more text than definitions of parameters can be."""
    whole = 0
    for block in document.blocks:
        for row in block.rows if isinstance(block, Grid) else ():
            longest = max((len(cell) for cell in row.cells), default=0)
            whole += sum(len(cell) for cell in row.cells)
            check_cell(longest, row.line)
            if whole > MAX_TABLE_TEXT:
                what = f"the tables of the page hold more than {MAX_TABLE_TEXT:,} characters"
                raise DocpactError(what, todo="Pass the page of one model.")


def _page(document: Document, source: str, digest: str) -> Page:
    account = Account()
    account.unread += [
        Unread(left.text[:500], left.line, None, left.reason, left.text[:500]) for left in document.leftovers
    ]
    placed = tables.surroundings(document.blocks)
    parameter_tables = dict.fromkeys(table for table in placed if tables.lists_parameters(table))
    raw = [row for table in parameter_tables for row in raw_rows(table.grid, account)]
    raw = raw or _listed_parameters(document.blocks)
    if not raw:
        raise tables.no_table(placed)
    known = {row.name for row in raw}
    for table in placed:
        if table not in parameter_tables and (grid := tables.about_parameters(table, known)):
            parameter_tables[table] = None
            raw += raw_rows(grid, account)
    found = _samples(document.blocks)
    places = placing([(row.declared, row.type.type == "array") for row in raw], found)
    others = [table for table in placed if table not in parameter_tables]
    names = _names(raw, others)
    read_rows(raw, places, names, learn=True)
    account.add(read_rows(raw, places, names, learn=False))
    prose = [block.text for block in document.blocks if isinstance(block, Prose)]
    kinds = tables.TableReader(raw, places, names, account).read(others, prose)
    _read_prose(document.blocks, ProseReader(raw, places, names, account))
    facts, conflicts = checks.merged(account.facts)
    rows = rows_of(raw, places)
    return Page(
        title=_title(document.blocks),
        source=source,
        sha256=digest,
        rendering=document.rendering,
        rows=tuple(rows),
        tables=(
            *(Table("parameters", table.heading, table.grid) for table in parameter_tables),
            *(Table(kind, table.heading, table.grid) for kind, table in zip(kinds, others, strict=True)),
        ),
        samples=tuple(found),
        facts=tuple(facts),
        unread=tuple(account.unread),
        described=tuple(account.described),
        discrepancies=(*conflicts, *checks.against_samples(rows, facts, found)),
        headings=tuple((block.text, block.line) for block in document.blocks if isinstance(block, Heading)),
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
    return [entry.sample for entry in found if isinstance(entry.sample.body, dict)][:MAX_SAMPLES]


def _names(raw: Sequence[RawRow], others: Sequence[PlacedTable]) -> PageNames:
    lists = [(table.heading, *listed) for table in others if not table.answer and (listed := sizes.ids(table.grid))]
    kinds: dict[str, JsonType | None] = {}
    for row in raw:
        kinds[row.name] = kinds.get(row.name) or row.type.type
    return PageNames(kinds=kinds, id_lists=lists)


def _read_prose(blocks: Sequence[Block], reader: ProseReader) -> None:
    answer = False
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            answer = tables.is_answer(block.text, before=answer)
        elif isinstance(block, Prose) and not answer:
            reader.read(block, blocks[index + 1 : index + 200])


def _title(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if isinstance(block, Heading | Prose):
            return block.text.split("\n")[0][:200]
    return ""
