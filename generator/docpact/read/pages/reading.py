"""From bytes to a :class:`~docpact.read.pages.model.Page`: the reader of a rendering, rows, tables, prose, samples."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING, Final

from pydantic import JsonValue

from docpact.errors import DocpactError, Place, located
from docpact.facts import ITEMS, JsonType, Path
from docpact.facts.values import from_text
from docpact.read.pages import (
    checks,
    flattened,
    forms,
    glued,
    hypertext,
    languages,
    markdown,
    permodel,
    samples,
    sizes,
    snippets,
    specifications,
    tabbed,
    tables,
)
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Prose
from docpact.read.pages.chosen import anything, left_above, of_one_endpoint, only_asks, with_places
from docpact.read.pages.claims import resolved
from docpact.read.pages.cuts import end_of_cut_page, with_cut_row
from docpact.read.pages.definitions import read_rows, rows_of
from docpact.read.pages.detect import Rendering, rendering
from docpact.read.pages.footnotes import with_footnotes
from docpact.read.pages.limits import MAX_BYTES, MAX_LINES, MAX_SAMPLE, MAX_SAMPLES, MAX_TABLE_TEXT
from docpact.read.pages.lines import check_cell
from docpact.read.pages.model import Described, Page, PageFact, Table, Unread
from docpact.read.pages.page_names import PageNames
from docpact.read.pages.pipes import unfolded
from docpact.read.pages.placing import Placing, body_of, paths_of, placing
from docpact.read.pages.prose import ProseReader
from docpact.read.pages.rows import Account, RawRow, RowSource
from docpact.read.pages.samples import Sample
from docpact.read.pages.sections import Operation, Placed
from docpact.read.pages.specifications import Specification
from docpact.read.pages.text import visible
from docpact.read.pages.types import TypeCell

if TYPE_CHECKING:
    from docpact.spec.addresses import Placed as Addressed

READERS: Final[dict[Rendering, Callable[[str], Document]]] = {
    "markdown": markdown.read,
    "html": hypertext.read,
    "html-to-markdown": glued.read,
    "flattened": flattened.read,
    "tab-separated": tabbed.read,
}


def read_page(
    content: str | bytes,
    source: str,
    beside: Sequence[Specification] = (),
    *,
    operation: str | None = None,
    address: Addressed | None = None,
) -> Page:
    """Reads a page of any rendering. ``source`` names it in messages; ``beside`` are documents that stand beside it.

    Of a page with several endpoints ``operation`` picks one, by a part of its method, address or title; without it
    the first that has a body is read. Members of the body that stand in its ``address`` are read from the tables of
    that, and from the addresses of samples; without one, nothing of an address is of the body.

    Raises DocpactError when the content is no text, too large, or holds no parameter table.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    text = decoded(data, source)
    with located(source):
        document = read_document(text)
        return _page(document, source, hashlib.sha256(data).hexdigest(), beside, operation=operation, address=address)


def decoded(data: bytes, source: str) -> str:
    """The text of a page. Raises DocpactError when the content is no text, empty, or too large."""
    place = Place(source)
    if len(data) > MAX_BYTES:
        raise DocpactError(
            f"the page is larger than {MAX_BYTES // 1_000_000} MB",
            where=place,
            hint="Pass the documentation page of one model.",
        )
    if not data.strip():
        raise DocpactError(
            "the page is empty", where=place, hint="Pass the text, markdown or HTML of a documentation page."
        )
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocpactError(
            "the page is not text in UTF-8",
            where=Place(source, line),
            hint="Save the page as text, markdown or HTML in UTF-8.",
        ) from error
    if "\x00" in text:
        raise DocpactError("the page is binary", where=place, hint="Save the page as text, markdown or HTML in UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", " ").replace("\x0c", " ")
    if text.count("\n") > MAX_LINES:
        raise DocpactError(
            f"the page has more than {MAX_LINES:,} lines", where=place, hint="Pass the documentation page of one model."
        )
    if not visible(text).strip():
        raise DocpactError(
            "the page is empty", where=place, hint="Pass the text, markdown or HTML of a documentation page."
        )
    return text


def read_document(text: str) -> Document:
    """The blocks of a page in whatever rendering. Raises DocpactError where there is too much of it."""
    if (whole := specifications.whole_page(text)) is not None:
        return whole
    text, numbers = unfolded(text)
    kind = rendering(text)
    document = with_cut_row(text, READERS[kind](text))
    if cut := end_of_cut_page(text, kind, document):
        document = replace(document, leftovers=(*document.leftovers, cut))
    _check_cells(document)
    return document if numbers[-1] == len(numbers) else _renumbered(document, numbers)


def _renumbered(document: Document, numbers: Sequence[int]) -> Document:
    """A document with the lines of the page as it was, each of which may have become several."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            rows = tuple(replace(row, line=numbers[row.line - 1]) for row in block.rows)
            blocks.append(replace(block, rows=rows, line=numbers[block.line - 1]))
        else:
            blocks.append(replace(block, line=numbers[block.line - 1]))
    leftovers = (replace(left, line=numbers[left.line - 1]) for left in document.leftovers)
    return replace(document, blocks=tuple(blocks), leftovers=tuple(leftovers))


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
                raise DocpactError(what, hint="Pass the page of one model.")


def _page(  # noqa: PLR0913  # a page, and all that is known of it
    document: Document,
    source: str,
    digest: str,
    beside: Sequence[Specification],
    *,
    operation: str | None,
    address: Addressed | None,
) -> Page:
    account = Account()
    account.unread += [
        Unread(left.text[:500], left.line, None, left.reason, left.text[:500]) for left in document.leftovers
    ]
    tabled = forms.with_tables(with_footnotes(document.blocks))
    title = title_of(document.title, tabled)
    takes, everything, operations = with_places(tabled, address)
    blocks = of_one_endpoint(everything, operations, operation)
    account.unread += left_above(everything, blocks)
    grids = [(at, at.block) for at in blocks if isinstance(at.block, Grid)]
    listed = {id(at): at for at, grid in grids if not at.is_answer and tables.lists_parameters(at, grid)}
    source_rows = RowSource(account, takes, _objects(blocks))
    for at, grid in grids:
        if id(at) in listed:
            source_rows.take(at, grid)
    raw = source_rows.rows
    documents, broken = specifications.within(document.blocks, source, alone=not raw)
    account.unread += broken
    if alone := not raw and not documents and not beside and not only_asks(operations):
        raw += {row.name: row for row in _named_elsewhere(blocks)}.values()
    if not raw and not documents and not beside:
        raise tables.no_table([grid for _, grid in grids], broken)
    known = {row.name for row in raw}
    for at, grid in ((at, grid) for at, grid in grids if id(at) not in listed):
        if not tables.lists_parameters(at, grid) and (renamed := tables.about_parameters(at, grid, known)):
            listed[id(at)] = at
            source_rows.take(at, renamed)
    found, shown = _samples(
        blocks, {step for row in raw for step in (row.name.split(".")[0], row.name.rpartition(".")[2])}, address
    )
    by_table = groupby(raw, lambda row: row.table)
    places = placing([[(row.declared, row.type.type == "array") for row in rows] for _, rows in by_table], found)
    others = [(at, grid) for at, grid in grids if id(at) not in listed]
    names = _names(raw, others, title)
    names.models = sorted({*names.models, *_models_told(blocks)})
    _learn_places(names, raw, places, found)
    read_rows(raw, places, names, learn=True)
    account.add(read_rows(raw, places, names, learn=False))
    kinds = tables.TableReader(raw, places, names, account).read(
        others, [at.block.text for at in blocks if isinstance(at.block, Prose)]
    )
    account.unread += [*tables.unused(others, kinds, names.kinds), *_without_place(listed, raw, found)]
    described, described_rows, unknown = specifications.stated([*documents, *beside], names.models)
    members = [RawRow(row.path, TypeCell(row.type), "", "", (), row.line, row.sha256) for row in described_rows]
    members = [row for row in members if row.name not in names.kinds]
    names.learn({row.name: (row.declared, row.kind) for row in members}, described)
    prose_reader = ProseReader([*raw, *members], places, names, account, alone=alone)
    _read_prose(blocks, prose_reader)
    account.facts += described
    account.unread += unknown
    stated, conflicts = checks.merged(account.facts)
    facts = [at for at in stated if not at.when and not at.fact.when]
    rows = rows_of(raw, places)
    rows += [row for row in described_rows if row.path not in {one.path for one in rows}]
    if not rows:
        raise tables.no_table([grid for _, grid in grids], unknown)
    claims, unresolved = resolved(stated, rows, source)
    found = _typed(found, {row.path: row.type for row in rows})
    return Page(
        title=title,
        source=source,
        sha256=digest,
        rendering=document.rendering,
        rows=tuple(rows),
        tables=(
            *(Table("parameters", at.heading, grid) for at, grid in grids if id(at) in listed),
            *(Table(kind, at.heading, grid) for kind, (at, grid) in zip(kinds, others, strict=True)),
        ),
        samples=tuple(found),
        shown=shown,
        complete=bool(described_rows),
        form=next((one.form for one in found if one.form), "") if address is None else address.form,
        steps=address.steps if address else frozenset(),
        claims=tuple(claims),
        unread=(*account.unread, *unresolved),
        described=(*account.described, *_repeated(account.facts, stated)),
        discrepancies=(*conflicts, *checks.against_samples(rows, facts, found, names.models)),
        headings=tuple((block.text, block.line) for block in document.blocks if isinstance(block, Heading)),
        operations=tuple(str(one) for one in operations),
        ceasing=tuple(prose_reader.ceasing),
        notes=tuple(
            _notes(
                operations,
                blocks,
                shown=bool(found) or not raw or takes is anything,
                listed=bool(listed or documents or beside),
            )
        ),
    )


_IN_PROSE: Final = re.compile(
    r"`(?P<name>[a-z]\w{0,60})`\s+(?:(?:(?:request |body )?(?:field|parameter|property)|is (?:required|optional)))\b",
    re.IGNORECASE,
)
"""A member that a sentence names."""


def _named_elsewhere(blocks: Sequence[Placed]) -> Iterator[RawRow]:
    """A row without a word for each member that samples send or sentences name, on a page that lists none."""
    told = [at for at in blocks if not at.is_answer]
    codes = [at.block for at in told if isinstance(at.block, Code)]
    for sample in _samples(told, forms.names_sent(codes))[0]:
        for path, value in paths_of(body_of(sample)):
            if not path.endswith(ITEMS):
                line = sample.lines.get(path, sample.line)
                yield RawRow(path, TypeCell("array" if isinstance(value, list) else None), "", "", (), line, "")
    for at in told:
        for match in _IN_PROSE.finditer(at.block.text) if isinstance(at.block, Prose) else ():
            yield RawRow(match["name"], TypeCell(None), "", "", (), at.block.line, "")


def _repeated(stated: Sequence[PageFact], kept: Sequence[PageFact]) -> Iterator[Described]:
    """The sentences that only say again what another one says."""
    known = {at.sentence for at in kept}
    for at in stated:
        if at.sentence and at.sentence not in known:
            yield Described(at.sentence, at.line, at.fact.path)


_TELLS_OBJECT: Final = re.compile(
    r"the `?(?P<name>[a-z]\w{1,60})`? object (?:contains|holds|includes|has)\b", re.IGNORECASE
)


def _objects(blocks: Sequence[Placed]) -> Iterator[str]:
    """The names of objects that no table needs to list: sentences tell of them, or samples show lists of them."""
    for at in blocks:
        if isinstance(at.block, Prose) and (told := _TELLS_OBJECT.match(at.block.text)):
            yield told["name"]
        elif isinstance(at.block, Code) and not at.is_answer:
            yield from _SHOWS_OBJECT.findall(at.block.text[:MAX_SAMPLE])


_SHOWS_OBJECT: Final = re.compile(r"\"([a-z]\w{1,60})\"\s*:\s*\[\s*\{")
"""A member that a sample shows to be a list of objects."""
_CALLS_AN_OBJECT: Final = re.compile(
    r"(?-i:[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)|.*(?:\b(?:objects?|schema|settings|config(?:uration)?|structure)\b|对象|结构).*",
    re.IGNORECASE,
)


def _without_place(listed: Mapping[int, Placed], raw: Sequence[RawRow], found: Sequence[Sample]) -> Iterator[Unread]:
    """The tables below the heading of an object that no row above names, and of which no sample shows a member."""
    known = {step for sample in found for path, _ in paths_of(body_of(sample)) for step in path.split(".")}
    for at in [*listed.values()][1:]:
        rows = [row for row in raw if row.table == at.block.line]
        shown = any(row.declared in known or "." in row.declared for row in rows)
        if rows and not shown and _CALLS_AN_OBJECT.fullmatch(at.heading) and languages.section_kind(at.heading) is None:
            why = "no parameter is called so: the places of the rows below are uncertain"
            yield Unread(at.heading, at.block.line, None, why, at.heading)


def _learn_places(names: PageNames, raw: Sequence[RawRow], places: Placing, found: Sequence[Sample]) -> None:
    """Tells where the parameters stand, and which types the samples show: no facts, and yet a help to read."""
    values = {path: value for sample in found for path, value in paths_of(body_of(sample))}
    below = _below_each(values.keys())
    names.paths = {row.name: places.path(row.declared) for row in reversed(raw)}
    names.inside = {name: below[path] for name, path in names.paths.items() if path in below}
    kinds: dict[type, JsonType] = {str: "string", bool: "boolean", list: "array"}
    names.kinds = {name: kind or kinds.get(type(values.get(names.paths[name]))) for name, kind in names.kinds.items()}


def _below_each(paths: AbstractSet[str]) -> dict[str, list[str]]:
    """The paths of the samples inside each path, as they are below it."""
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        for above in Path(path).ancestors:
            found.setdefault(above, []).append(path[len(above) :])
    return found


def _notes(operations: Sequence[Operation], blocks: Sequence[Placed], *, shown: bool, listed: bool) -> Iterator[str]:
    if len(operations) > 1 and blocks:
        others = "; ".join(str(one) for index, one in enumerate(operations) if index != blocks[0].operation)
        yield f"of several endpoints this is {operations[blocks[0].operation]}; --operation picks another: {others}"
    if not listed:
        yield "nothing lists the parameters: the members are those that samples send or sentences name"
    if not shown:
        yield "no sample request shows where the parameters stand: their places are uncertain"


def _samples(
    blocks: Sequence[Placed], listed: AbstractSet[str], address: Addressed | None = None
) -> tuple[list[Sample], dict[str, JsonValue]]:
    """The sample requests, and what any of them shows at each path.

    They are curl's, and where there are none those in other notations, JSON before programs.
    """
    codes = {
        at.block: at.kind == "body"
        for at in blocks
        if isinstance(at.block, Code) and (at.kind in (None, "body") or _is_curl(at.block))
    }
    found = [entry.sample for code in codes for entry in samples.find(code.text, code.line)]
    found = [replace(one, body=address.shown_in(one.url, one.body)) for one in found] if address else found
    curls = [sample for sample in found if isinstance(sample.body, dict)]
    read = (snippets.read(code, listed, in_body=in_body) for code, in_body in codes.items())
    others = [sample for sample in read if sample and isinstance(sample.body, dict)]
    taken = [_whole(one, others) for one in (curls or others)[:MAX_SAMPLES]]
    every = reversed([*taken, *others[:MAX_SAMPLES]])
    return taken, {path: value for sample in every for path, value in paths_of(body_of(sample))}


def _whole(sample: Sample, others: Sequence[Sample]) -> Sample:
    """A sample as it is sent: one without an address may show what is inside an object that another one sends."""
    bodies = [one.body for one in others if isinstance(one.body, dict)] if not sample.url else []
    held = ((name, inner) for body in bodies for name, inner in body.items() if isinstance(inner, dict))
    within = [name for name, inner in held if isinstance(sample.body, dict) and {*sample.body} <= {*inner}]
    lines = {f"{within[0]}.{path}": line for path, line in sample.lines.items()} if within else {}
    return replace(sample, body={within[0]: sample.body}, lines=lines) if within else sample


def _typed(found: Sequence[Sample], types: Mapping[str, JsonType | None]) -> list[Sample]:
    """The samples with values of the types that the page tells: in a form each member is a text."""

    def value(name: str, text: JsonValue) -> JsonValue:
        read = from_text(text, types.get(name)) if isinstance(text, str) else text
        return [read] if types.get(name) == "array" and not isinstance(read, list) else read

    bodies = [(sample, sample.body) for sample in found]
    return [
        replace(sample, body={name: value(name, text) for name, text in body.items()})
        if sample.form and isinstance(body, dict)
        else sample
        for sample, body in bodies
    ]


def _is_curl(code: Code) -> bool:
    return "curl" in code.text[:2_000]


_MODELS_TOLD: Final = re.compile(r"\bmodels? ?\((?P<list>`[^`()]{3,60}`(?:(?:,| and|, and) `[^`()]{3,60}`){1,12})\)")
"""Models that a sentence names in a bracket behind what they are called."""


def _models_told(blocks: Sequence[Placed]) -> Iterator[str]:
    for at in blocks:
        for told in _MODELS_TOLD.finditer(at.block.text) if isinstance(at.block, Prose) and not at.is_answer else ():
            yield from re.findall(r"`([^`]+)`", told["list"])


def _names(raw: Sequence[RawRow], others: Sequence[tuple[Placed, Grid]], title: str) -> PageNames:
    lists = [(at.heading, *listed) for at, grid in others if not at.is_answer and (listed := sizes.ids(grid))]
    words = {listed[1]: " ".join(grid.header) for _, grid in others if (listed := sizes.ids(grid))}
    kinds: dict[str, JsonType | None] = {}
    for row in raw:
        kinds[row.name] = kinds.get(row.name) or row.type.type
    listed_models = [found for at, grid in others if not at.is_answer and (found := permodel.listed_models(grid))]
    # They are values of the parameter that names the model alone, whatever else refers to their table.
    lists += [("", "model", tuple(found)) for found in listed_models if len(set(found)) == len(found)]
    models = {model for found in listed_models for model in found}
    return PageNames(kinds=kinds, title=title, id_lists=lists, id_words=words, models=sorted(models))


def _read_prose(blocks: Sequence[Placed], reader: ProseReader) -> None:
    for index, at in enumerate(blocks):
        if isinstance(at.block, Prose | Heading) and not at.is_answer:
            following = [after.block for after in blocks[index + 1 : index + 200]]
            reader.read(at.block, following, listed=at.kind == "body")


_LONGEST_TITLE: Final = 12  # words


def title_of(stated: str, blocks: Sequence[Block]) -> str:
    """The title that a page's front matter states, or the first line above its tables that can be one.

    That is no address, no sentence of prose as a notice has it, and not such words as every page has.
    """
    if stated and not languages.is_generic(stated):
        return stated
    above = [*takewhile(lambda block: not isinstance(block, Grid), blocks)]
    top = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    pieces = {id(after) for one, after in pairwise(above) if isinstance(one, Heading | Prose) and one.text == "/"}
    for block in (*above, *top):
        if isinstance(block, Heading | Prose) and block.text != "/" and id(block) not in pieces:
            line = block.text.split("\n")[0].strip(" #")[:200]
            sentence = line.endswith((".", "!", ":", "\u3002")) or len(line.split()) > _LONGEST_TITLE
            if (
                line
                and "://" not in line
                and not languages.is_generic(line)
                and not (sentence and isinstance(block, Prose))
            ):
                return line
    return ""
