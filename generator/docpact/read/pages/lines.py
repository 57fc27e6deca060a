"""What the renderings without markup share: lines, the code cut out of them, headings told from prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from docpact.errors import DocpactError
from docpact.read.pages import samples
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Leftover, Prose
from docpact.read.pages.languages import is_generic, is_mandatory, section_kind
from docpact.read.pages.languages.entry import listed
from docpact.read.pages.limits import MAX_CELL, MAX_ROWS
from docpact.read.pages.repairs import restored
from docpact.read.pages.text import inline, without_backticks

_CODE_LINE: Final = re.compile(r"\s*(?:--header\b|-H\b|https?://\S+$)")
_GLUED_HEADING: Final = re.compile(r"^(https?://[a-z0-9./_-]+|--header .*\")([A-Z][A-Za-z ,]{2,60})$")
_GLUED_FIELD: Final = re.compile(
    r"(?P<name>[a-z][a-z0-9]*(?:_[a-z0-9]+)*?(?:\[\])?|[a-z][A-Za-z0-9]*(?=[?*]))(?P<sign>[?*])?"
    r"(?P<type>(?:string or )?(?:string|integer|number|boolean|array|object|float|double|Enum|enum|unknown"
    r"|file(?=Required|Optional)|list of (?:(?:object|string|integer|number|boolean)s|any)(?=[A-Z]|$))"
    r"|(?<=\?))(?:\[\]|<\w{1,20}>)?(?P<details>(?: \u00b7 (?:enum|nullable|(?:min|max"
    r"|default): ?\S{1,40}?(?= \u00b7|[Rr]equired|[Oo]ptional|$)))*)(?P<mark>\*?\s*(?:[Rr]equired"
    r"|[Oo]ptional))?(?P<rest>(?(sign)(?:[^a-z\s:].{0,4000})?|(?:(?:Defaults?(?: to|:)|format:|[<>]=).{1,200})?))"
)
"""A field whose parts stand without blanks, as where the markup of a page was taken out: ``temponumberDefault: 90``.

Behind a name with a sign all may follow that is said of it, as in ``tempo?integerHow fast.``
"""
_FEWEST_GLUED: Final = 3
_MOST_GLUED: Final = 40
"""Fields that one line can hold."""
_MARKS: Final = {"?": "optional", "*": "required"}
_HEADING: Final = re.compile(r"[A-Z0-9][^.:;|\t]{0,80}")

_BULLET: Final = re.compile(r"^(?:\u2022\s*|[*-]\s+(?=\S))")
_LONGEST_TITLE: Final = 30
_MEDIA_TYPE: Final = re.compile(r"(?:application|multipart)/[\w-]+$")

HEADER_WORDS: Final = frozenset(
    listed(
        "parameter, name, field, property, argument, key, type, definition, description, required, default, "
        "range, values, notes, allowed, resolution, tier, orientation, layout, width, height, dimensions, pixel, "
        "dimension, size, uuid, id, model, voice, style, preset, aspect, ratio, value, mode"
    )
)
"""Words that the header of a table is made of, by which it is known where no markup shows it."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    number: int


def split(source: str) -> tuple[list[Line], list[Block]]:
    """The lines of a page outside its code, and the code: sample requests, addresses and header lines."""
    code: list[Block] = []
    for found in reversed(samples.find(source)):
        text = source[found.start : found.end]
        code.append(Code(text, source.count("\n", 0, found.start) + 1, "curl"))
        source = source[: found.start] + "\n" * text.count("\n") + source[found.end :]
    lines: list[Line] = []
    for number, text in _taken_apart([*restored(source)]):
        glued = _GLUED_HEADING.match(text)
        if glued:
            lines.append(Line(glued[2], number))
        elif _CODE_LINE.match(text):
            code.append(Code(text, number))
        else:
            lines.append(Line(text.rstrip(), number))
    return lines, code


def _taken_apart(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The numbered lines of a page, with blanks between the parts of fields where several lines lack them."""
    glued = {index: found for index, (_, line) in enumerate(lines) if (found := _glued_fields(line.strip()))}
    holder = ""
    for index, (number, line) in enumerate(lines):
        if index not in glued or len(glued) < _FEWEST_GLUED:
            yield number, line
            continue
        *inner, last = glued[index]
        # Without a word about them they stand on one line: members of the object above.
        yield from ((number, _with_blanks(match, holder)) for match in inner)
        yield number, _with_blanks(last)
        holder = last["name"] if last["type"] == "object" else ""


def _glued_fields(line: str) -> list[re.Match[str]]:
    """The fields that a line is made of, several where each has a sign; of the last alone something is said."""
    found: list[re.Match[str]] = []
    position = 0
    while position < len(line) and len(found) < _MOST_GLUED and (match := _GLUED_FIELD.match(line, position)):
        found.append(match)
        position = match.end()
    whole = position == len(line) and (len(found) == 1 or all(match["sign"] for match in found))
    return found if whole else []


def _with_blanks(match: re.Match[str], holder: str = "") -> str:
    """A field of glued parts with blanks between them; ``holder`` is the object that it is a member of."""
    name = f"{holder}.{match['name']}" if holder else match["name"]
    kind = "any" if match["type"].lower() in ("enum", "unknown", "") or " or " in match["type"] else match["type"]
    mark = _MARKS.get(match["sign"] or "") or (match["mark"] or "").strip(" *")
    colon = ":" if match["rest"] and not match["rest"].startswith("Default") else ""
    return " ".join(part for part in (name, kind, match["details"].strip(), mark + colon, match["rest"]) if part)


TableAt = Callable[[list[Line], int, list[Leftover]], "tuple[Grid, int] | None"]
"""Reads the table that starts at an index, and says where it ends; None when none starts there."""


def document(rendering: str, source: str, table_at: TableAt) -> Document:
    """The blocks of a page in a rendering that ``table_at`` tells tables by.

    Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`.
    """
    lines, blocks = split(source)
    leftovers: list[Leftover] = []
    rows = 0
    index = 0
    while index < len(lines):
        if (table := table_at(lines, index, leftovers)) is not None:
            grid, index = table
            rows += len(grid.rows)
            check_rows(rows)
            blocks.append(grid)
            continue
        if (block := prose(lines[index])) is not None:
            blocks.append(block)
        index += 1
    return Document(rendering, tuple(sorted(blocks, key=lambda block: block.line)), tuple(leftovers))


def prose(line: Line) -> Block | None:
    """A line outside tables as a heading or a paragraph; None when it is blank."""
    text = inline(line.text.lstrip("#").strip())
    if not text:
        return None
    set_in = (len(line.text) - len(line.text.lstrip())) // 2
    looks = set_in < 2 and _HEADING.fullmatch(text) is not None and len(text.split()) <= 10 and "`" not in text
    if looks and re.search(r"[^\W\d_]", text):
        return Heading(without_backticks(text), line.number)
    if not text.isascii() and _titles_section(_MEDIA_TYPE.sub("", text)):
        return Heading(without_backticks(text), line.number)
    bare = _BULLET.sub("", text, 1)
    item, text = bare != text, bare
    return Prose(text, line.number, item=item, depth=max(set_in - (not item), int(item)))


def _titles_section(text: str) -> bool:
    """Whether a line without letters of two cases is the title of a part of the page, and nothing else."""
    words = text.rstrip(" :\uff1a")
    return (
        len(words) <= _LONGEST_TITLE
        and not re.search(r"[:\uff1a]", words)
        and (is_generic(words) or is_mandatory(words) is not None)
        and section_kind(words) is not None
    )


def is_header(cells: list[str]) -> bool:
    """Whether texts read like the header of a table: at least one word in each that headers are made of."""
    return bool(cells) and all(HEADER_WORDS & set(re.findall(r"[a-z]+", cell.lower())) for cell in cells)


def check_rows(count: int) -> None:
    """Raises DocpactError when a page has more table rows than :data:`MAX_ROWS`."""
    if count > MAX_ROWS:
        raise DocpactError(f"the page has more than {MAX_ROWS:,} table rows", hint="Pass the page of one model.")


def check_cell(length: int, line: int) -> None:
    """Raises DocpactError when the cell of a table is longer than :data:`MAX_CELL`."""
    if length > MAX_CELL:
        raise DocpactError(
            f"a table cell on line {line} is longer than {MAX_CELL:,} characters", hint="Pass the page of one model."
        )
