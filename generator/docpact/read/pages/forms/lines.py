"""Parameters on lines of their own: ``tempo integer Required`` with the definition on the lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.read.pages.blocks import Block, Heading, Prose
from docpact.read.pages.forms.field import FieldForm, field_form, says_type, table
from docpact.read.pages.languages import presence_words, role, section_kind

_NAME: Final = re.compile(r"`?(?P<name>[A-Za-z_][\w.\[\]]{0,80})`?\*?")
_MARKS: Final = frozenset(presence_words())
_DETAIL: Final = re.compile(r"(?:default|range|min|max|one of)\b", re.IGNORECASE)
_MOST_WORDS_OF_A_HEADING: Final = 4
_LINES_OF_A_NAME: Final = 4
"""How many lines a name, its type and its marks may take."""


def with_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a table in place of every run of such lines."""
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
        elif rows and (_begins_definition(block, rows[-1]) or (isinstance(block, Prose) and not block.depth)):
            rows[-1].add(block.text if isinstance(block, Prose | Heading) else "", item=False)
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


def _begins_definition(block: Block, row: FieldForm) -> bool:
    """Whether a line that looks like a heading is what is said of the field above it: a page without levels."""
    if not isinstance(block, Heading) or block.level or row.lines:
        return False
    return section_kind(block.text) is None or len(block.text.split()) > _MOST_WORDS_OF_A_HEADING


def _settled(rows: Sequence[FieldForm], kept: Sequence[Block]) -> Sequence[Block]:
    return (
        [table(rows)] if len(rows) > 1 or any("type" in row.cells and "required" in row.cells for row in rows) else kept
    )


def _form(blocks: Sequence[Block], start: int, *, after: bool) -> tuple[FieldForm | None, int]:
    """The parameter whose name, type and marks stand on the lines from ``start``, and where those end.

    ``after`` another one its definition may begin on the same line.
    """
    texts: list[str] = []
    for block in blocks[start : start + _LINES_OF_A_NAME]:
        if not isinstance(block, Prose | Heading) or "\n" in block.text or len(block.text) > 120:
            break
        if isinstance(block, Prose) and block.depth > 1:
            break  # of a list that is none of parameters
        texts.append(block.text)
    if not texts or (isinstance(blocks[start], Heading) and section_kind(texts[0]) is not None):
        return None, start + 1
    if form := _without_type(texts, blocks[start].line, after=after):
        return form, start + 2
    named = _NAME.fullmatch(texts[0]) is not None and len(texts) > 1 and says_type(texts[1])
    for count in range(len(texts) if named else 1, 0, -1):
        if not says_type(" ".join(texts[:count])):
            continue
        form = field_form(" ".join(texts[:count]), blocks[start].line)
        if form is None or "type" not in form.cells:
            continue
        alone = not form.lines and not form.separated
        if alone or ((after or "required" in form.cells) and (form.separated or _DETAIL.match(form.lines[0]))):
            return form, start + count
    return None, start + 1


def _without_type(texts: Sequence[str], line: int, *, after: bool) -> FieldForm | None:
    """A name, and on the next line alone whether it must be sent, or ``after`` another parameter its default."""
    named = _NAME.fullmatch(texts[0])
    if named is None or len(texts) < 2 or texts[0].lower() in _MARKS or " " in texts[0]:
        return None
    label, colon, value = texts[1].partition(":")
    form = FieldForm(named["name"], line)
    if texts[1].strip().lower() in _MARKS:
        form.cells["required"] = texts[1].strip()
    elif after and colon and value.strip() and role(label) == "default":
        form.cells["default"] = value.strip()
    else:
        return None
    return form
