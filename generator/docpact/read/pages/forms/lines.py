"""Parameters on lines of their own: ``tempo integer Required`` with the definition on the lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.read.pages.blocks import Block, Heading, Prose
from docpact.read.pages.forms.attributes import attributes_alone, field_form, says_type
from docpact.read.pages.forms.field import MARKS, FieldForm, is_cell, table
from docpact.read.pages.languages import label, role, section_kind

_NAME: Final = re.compile(r"`?(?P<name>[A-Za-z_][\w.\[\]]{0,80})`?\*?")

_MARKED: Final = re.compile(
    r"`?[A-Za-z_][\w.\[\]]{0,80}`?\s+`[^`]{2,40}`(?:\s+(?:required|optional|defaults? to)\b|$)", re.IGNORECASE
)
"""A name, a type that is marked as such, and whether it must be sent or its default: nothing else begins so."""
_DEFAULT_FIRST: Final = re.compile(r"defaults to (?:`[^`]{0,200}`|\S{1,100})(?=\s+[A-Z`])", re.IGNORECASE)
_DETAIL: Final = re.compile(r"(?:default|range|min|max|one of)\b", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"(?:Request |Response )?(?:Body|Headers?|Parameters|Responses?|Errors?)|[A-Z][a-z]+ (?:Object )?Properties:"
)
"""A paragraph that is the title of a part and nothing else, as where a page is made of nested elements."""
_MOST_WORDS_OF_A_HEADING: Final = 4
_ENVELOPES: Final = (("code", "data"), ("code", "message"), ("code", "msg"))
"""What an answer is wrapped in: where no title parts it from the request, it begins with such a pair."""
_LONGEST_FIRST: Final = 2_000
_LONGEST_NEXT: Final = 120
"""The lengths of the line with a name, which may hold its definition, and of those with its type and marks."""
_BLOCKS_OF_A_DEFINITION: Final = 12
"""Within how many blocks below a name the label of its type stands."""
_LINES_OF_A_NAME: Final = 4
"""How many lines a name, its type and its marks may take."""


def with_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a table in place of every run of such lines."""
    blocks = [
        Heading(one.text, one.line, 6) if isinstance(one, Prose) and _TITLE.fullmatch(one.text) else one
        for one in blocks
    ]
    found: list[Block] = []
    rows: list[FieldForm] = []
    kept: list[Block] = []
    """The blocks that the rows were made of, should they be too few to be sure."""
    position = 0
    while position < len(blocks):
        form, end = _form(blocks, position, after=bool(rows))
        block = blocks[position]
        if form is not None:
            rows.append(form)
            kept += blocks[position:end]
        elif rows and (
            _goes_on(block, rows[-1])
            or (isinstance(block, Prose) and not block.depth)
            or (len(rows) == 1 and _is_aside(blocks[position : position + 2]))
        ):
            text = block.text if isinstance(block, Prose | Heading) else ""
            rows[-1].add(f"{text}:" if _announces(block) else text, item=False)
            kept.append(block)
            end = position + 1
        elif rows and isinstance(block, Prose):
            rows[-1].add(block.text, item=True)
            kept.append(block)
            end = position + 1
        else:
            found += _settled(rows, kept)
            rows, kept = [], []
            found.append(block)
            end = position + 1
        position = end
    return [*found, *_settled(rows, kept)]


def _goes_on(block: Block, row: FieldForm) -> bool:
    """Whether a line that looks like a heading is said of the field above it: a page without levels."""
    if not isinstance(block, Heading) or block.level:
        return False
    if row.awaits_value or _announces(block):
        return section_kind(block.text) is None
    sentence = block.text.endswith("\u3002")
    if row.lines and not sentence:
        return False
    return sentence or section_kind(block.text) is None or len(block.text.split()) > _MOST_WORDS_OF_A_HEADING


def _is_aside(blocks: Sequence[Block]) -> bool:
    """Whether a line that looks like a heading, as a link does, stands between a parameter and the next."""
    first, *then = blocks
    titles = not isinstance(first, Heading) or first.level or section_kind(first.text) is not None
    return not titles and bool(then) and _form(blocks, 1, after=True)[0] is not None


def _announces(block: Block) -> bool:
    """Whether a line that looks like a heading announces values, without a colon."""
    return isinstance(block, Heading) and not block.level and role(block.text) == "allowed"


def _settled(rows: Sequence[FieldForm], kept: Sequence[Block]) -> Sequence[Block]:
    if len(rows) < 2 and not any("type" in row.cells and "required" in row.cells for row in rows):
        return kept
    names = [row.name for row in rows]
    answer = next((at for at in range(1, len(rows)) if tuple(names[at : at + 2]) in _ENVELOPES), len(rows))
    return [table(rows[:answer]), *([table(rows[answer:], "response")] if answer < len(rows) else [])]


def _form(blocks: Sequence[Block], start: int, *, after: bool) -> tuple[FieldForm | None, int]:
    """The parameter whose name, type and marks stand on the lines from ``start``, and where those end.

    ``after`` another one its definition may begin on the same line.
    """
    texts: list[str] = []
    for block in blocks[start : start + _LINES_OF_A_NAME]:
        longest = _LONGEST_NEXT if texts else _LONGEST_FIRST
        nested = isinstance(block, Prose) and block.depth > 1  # in a list that is none of parameters
        if not isinstance(block, Prose | Heading) or nested or "\n" in block.text or len(block.text) > longest:
            break
        texts.append(block.text)
    if not texts or _is_none(blocks[start], texts[0]):
        return None, start + 1
    if form := _without_type(texts, blocks[start].line, after=after):
        return form, start + 2
    lone = _NAME.fullmatch(texts[0])
    if lone and _is_typed_below(blocks[start + 1 : start + _BLOCKS_OF_A_DEFINITION]):
        return FieldForm(lone["name"], blocks[start].line), start + 1
    named = lone is not None and len(texts) > 1 and says_type(texts[1])
    for count in range(len(texts) if named else 1, 0, -1):
        if not says_type(" ".join(texts[:count])):
            continue
        form = field_form(" ".join(texts[:count]), blocks[start].line)
        if form is None or "type" not in form.cells:
            continue
        alone = _is_marked(texts[:count], form) or (not form.lines and not form.separated)
        if alone or ((after or "required" in form.cells) and (form.separated or _has_detail(form, count))):
            return form, start + count
    return None, start + 1


def _is_typed_below(blocks: Sequence[Block]) -> bool:
    """Whether a type stands behind its label below a name, before another name does."""
    for block in blocks:
        if not isinstance(block, Prose | Heading) or _NAME.fullmatch(block.text):
            return False
        if (found := label(block.text)) and found[0] == "type" and found[1]:
            return True
    return False


def _is_marked(texts: Sequence[str], form: FieldForm) -> bool:
    """Whether a line can begin no sentence; a default that its definition begins with is parted from the rest."""
    if len(texts) > 1 or not _MARKED.match(texts[0]):
        return False
    if form.lines and (first := _DEFAULT_FIRST.match(form.lines[0])):
        form.lines[:1] = [f"{first[0]}.", form.lines[0][first.end() :].strip()]
    return True


def _is_none(block: Block, text: str) -> bool:
    """Whether a line is the title of a part, a cell behind a label or a mark, and names no parameter."""
    titled = isinstance(block, Heading) and section_kind(text) is not None
    return titled or is_cell(text) or text.split(None, 1)[0].lower() in MARKS


def _has_detail(form: FieldForm, lines: int) -> bool:
    """Whether such a detail as its default follows the type of a parameter, which one line or several hold."""
    first = form.lines[0].partition(" ")[0]
    default = lines == 1 and (first == "Defaults" or (not first.isascii() and role(first) == "default"))
    return default or _DETAIL.match(form.lines[0]) is not None


def _without_type(texts: Sequence[str], line: int, *, after: bool) -> FieldForm | None:
    """A name, and on the next line alone whether it must be sent, or ``after`` another parameter its default."""
    named = _NAME.fullmatch(texts[0])
    if named is None or len(texts) < 2 or " " in texts[0]:
        return None
    label, colon, value = texts[1].partition(":")
    form = FieldForm(named["name"], line)
    if colon and value.strip() and role(label) == "type":
        form.cells["type"] = value.strip()
        return form
    if texts[1].strip().lower() in MARKS and not (texts[2:] and attributes_alone("name", texts[2], line)):
        form.cells["required"] = texts[1].strip()
    elif after and colon and value.strip() and role(label) == "default":
        form.cells["default"] = value.strip()
    else:
        return None
    return form
