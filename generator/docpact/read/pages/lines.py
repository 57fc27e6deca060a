"""What the renderings without markup share: lines, the code cut out of them, headings told from prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from docpact.errors import DocpactError
from docpact.read.pages import samples
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Leftover, Prose, TableRow
from docpact.read.pages.languages import is_generic, is_mandatory, section_kind
from docpact.read.pages.languages.entry import listed
from docpact.read.pages.limits import MAX_CELL, MAX_ROWS
from docpact.read.pages.text import inline, without_backticks
from docpact.read.pages.types import read_type

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
_GLUED_TYPE: Final = re.compile(
    r"(?P<mark>Required|Optional)?(?P<type>(?:string|integer|number|boolean|array|object|float)(?:\[\]|<\w{1,20}>)?)"
    r"(?P<rest>[A-Z].{0,4000})"
)
"""What is said below a name without a blank between: ``RequiredstringWhat to hum.``"""
_GLUED_NAME: Final = re.compile(r"(?:Optional|Required)?(?P<name>[a-z]\w{0,80})")
_MARK_AND_NAME: Final = re.compile(r"(required|optional)([a-z][a-z0-9]*(?:_[a-z0-9]+)+)")
"""The mark of a parameter and the name of the next one without a blank between."""
_NAME_AND_MARK: Final = re.compile(r"([a-z]\w{0,80}?)(required|optional)")
_GLUED_PRESENCE: Final = re.compile(
    r"^(\s{0,20}(?:\u2022\s{1,4})?(?:[A-Za-z_][\w.]{0,80}[ \t])?"
    r"(?:string|integer|number|boolean|array|object|float|uri|uuid|date-time)(?:\[\])?)(required|optional|nullable)(?=\s{0,20}$)"
)
_SHOWN: Final = re.compile(r"\s*show (?:\w+ )?(?:properties|attributes|fields)\b.*", re.IGNORECASE)
"""What a page has people click on to see the members of an object."""
_SET_IN: Final = re.compile(
    r"(?P<lead>\s*\u2022\s+)(?P<name>[A-Za-z_]\w{0,80})(?=\s+(?:string|integer|number|boolean|array|object|enum))"
)
_LOCATED: Final = re.compile(
    r"^(\s{0,20}[A-Za-z_]\w{0,80}?)(body|query|path|header)(string|integer|number|boolean|array|object|float)"
    r"(required|optional)?(?=\s{0,20}$)"
)
"""A name, where it is sent, its type and its mark, without blanks between."""
_FEWEST_GLUED: Final = 3
_MOST_GLUED: Final = 40
"""Fields that one line can hold."""
_MARKS: Final = {"?": "optional", "*": "required"}
_COLUMNS: Final = re.compile(
    r"\s{0,8}(?P<name>[A-Za-z_][\w.\[\]]{0,80}\*?)\s{2,40}(?P<type>[A-Za-z][^\s](?:\S| (?!"
    r" )){0,60})\s{2,40}(?P<rest>\S.{0,4000})"
)
_CONTINUED: Final = re.compile(r"\s{12,60}\S")
_HEADING: Final = re.compile(r"[A-Z0-9][^.:;|\t]{0,80}")

_TORN: Final = re.compile(r"[,;.](?!\w)")
"""How a line begins before which what was set as code has lost its place within a sentence."""
_ROW: Final = re.compile(r"^\| ?(?P<label>[A-Z][a-z ]{2,20}?) ?\| ?(?P<value>[^|\n].{0,400}?) ?\|$")
_GOES_ON: Final = re.compile(r"(?:and|or) \S+$")
_LONGEST_TITLE: Final = 30
_MEDIA_TYPE: Final = re.compile(r"(?:application|multipart)/[\w-]+$")

HEADER_WORDS: Final = frozenset(
    listed(
        "parameter, name, field, property, argument, key, type, definition, description, required, default, "
        "range, values, notes, allowed, resolution, tier, orientation, layout, width, height, dimensions, pixel, "
        "size, uuid, id, model, voice, style, preset, aspect, ratio, value, mode"
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
    for number, text in _taken_apart(source):
        glued = _GLUED_HEADING.match(text)
        if glued:
            lines.append(Line(glued[2], number))
        elif _CODE_LINE.match(text):
            code.append(Code(text, number))
        else:
            lines.append(Line(text.rstrip(), number))
    return lines, code


def _taken_apart(source: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a page, with blanks between names, types and marks where several lines lack them."""
    split_lines = _joined(source.split("\n"))
    set_in = _below_holders(split_lines) if any(map(_SHOWN.fullmatch, split_lines)) else split_lines
    if sum(line.startswith("| Type |") for line in split_lines) >= _FEWEST_GLUED:
        set_in = [_ROW.sub(r"\g<label>: \g<value>", line) for line in set_in]  # of a table for each parameter
    lines = [_LOCATED.sub(r"\1 \2 \3 \4", _GLUED_PRESENCE.sub(r"\1 \2", line)) for line in set_in]
    below = {
        index: match
        for index, line in enumerate(lines[1:], 1)
        if (match := _GLUED_TYPE.fullmatch(line.strip())) and _GLUED_NAME.fullmatch(lines[index - 1].strip())
    }
    glued = {index: found for index, line in enumerate(lines) if (found := _glued_fields(line.strip()))}
    marked = {
        index: match.groups()
        for index, line in enumerate(lines)
        if (match := _NAME_AND_MARK.fullmatch(line.strip())) and _is_type(lines[index + 1 : index + 2])
    }
    holder = ""
    for index, line in enumerate(lines):
        if index in glued and len(glued) >= _FEWEST_GLUED:
            *inner, last = glued[index]
            # Without a word about them they stand on one line: members of the object above.
            yield from ((index + 1, _with_blanks(match, holder)) for match in inner)
            yield index + 1, _with_blanks(last)
            holder = last["name"] if last["type"] == "object" else ""
        elif index in below and len(below) >= _FEWEST_GLUED:
            match = below[index]
            yield from ((index + 1, text) for text in (match["type"], match["mark"], match["rest"]) if text)
        elif index in marked and len(marked) >= _FEWEST_GLUED:
            yield from ((index + 1, part) for part in marked[index])
        elif (parts := _MARK_AND_NAME.fullmatch(line.strip())) and _is_type(lines[index + 1 : index + 2]):
            yield from ((index + 1, part) for part in parts.groups())
        elif index + 1 in below and len(below) >= _FEWEST_GLUED and (name := _GLUED_NAME.fullmatch(line.strip())):
            yield index + 1, name["name"]
        else:
            yield index + 1, line


def _joined(lines: list[str]) -> list[str]:
    """The lines of a page; where what was set as code stands on lines of its own, as sentences, then empty lines."""
    if not any(map(_TORN.match, lines)):
        return lines
    found: list[str] = []
    last = 0
    for index, line in enumerate(lines):
        begins = _TORN.match(line)
        torn = begins or (found and _GOES_ON.match(line) and not found[last].rstrip().endswith("."))
        if found and torn and " " in found[last].strip(" ,"):  # else it is a list of values
            found[last] += line if begins else f" {line}"
            found.append("")
        else:
            found.append(line)
            last = index if line.strip() else last
    return found


def _below_holders(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a page with the objects' names before those of their members, which are set in below them."""
    above: list[tuple[int, str]] = []
    for line in lines:
        match = _SET_IN.match(line)
        above = [one for one in above if match is None or one[0] < match.start("name")]
        above += [(match.start("name"), match["name"])] if match else []
        named = f"{match['lead']}{'.'.join(name for _, name in above)}{line[match.end() :]}" if match else line
        yield "" if _SHOWN.fullmatch(line) else named


def _is_type(lines: Sequence[str]) -> bool:
    """Whether there is a next line that is a type alone."""
    return bool(lines) and read_type(lines[0].strip()).type is not None


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
        if (table := table_at(lines, index, leftovers) or columns_at(lines, index)) is not None:
            grid, index = table
            rows += len(grid.rows)
            check_rows(rows)
            blocks.append(grid)
            continue
        if (block := prose(lines[index])) is not None:
            blocks.append(block)
        index += 1
    return Document(rendering, tuple(sorted(blocks, key=lambda block: block.line)), tuple(leftovers))


def columns_at(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """The table that lines of a name, its type and its definition are, with two blanks or more between them."""
    rows: list[TableRow] = []
    index = start
    while index < len(lines):
        match = _COLUMNS.fullmatch(lines[index].text)
        if match and read_type(match["type"]).type is not None:
            rows.append(TableRow((match["name"], match["type"], inline(match["rest"])), lines[index].number))
        elif rows and _CONTINUED.match(lines[index].text):
            *cells, last = rows[-1].cells
            rows[-1] = TableRow((*cells, f"{last} {inline(lines[index].text.strip())}"), rows[-1].line)
        else:
            break
        index += 1
    return (
        (Grid(("Parameter", "Type", "Definition"), tuple(rows), lines[start].number), index) if len(rows) > 1 else None
    )


def prose(line: Line) -> Block | None:
    """A line outside tables as a heading or a paragraph; None when it is blank."""
    text = inline(line.text.lstrip("#").strip())
    if not text:
        return None
    if _HEADING.fullmatch(text) and len(text.split()) <= 10 and "`" not in text and re.search(r"[^\W\d_]", text):
        return Heading(without_backticks(text), line.number)
    if not text.isascii() and _titles_section(_MEDIA_TYPE.sub("", text)):
        return Heading(without_backticks(text), line.number)
    item = text.startswith("•") or (text != line.text and line.text.lstrip().startswith(("-", "*")))
    text = text.removeprefix("•").lstrip() if item else text
    return Prose(text, line.number, item=item, depth=int(item or line.text.startswith("    ")))


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
