"""Tables whose cells stand on lines of their own, heads first: what is left where a page's text was copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import count, takewhile
from typing import Final

from docpact.read.pages import languages
from docpact.read.pages.blocks import Block, Grid, Heading, Prose, TableRow
from docpact.read.pages.forms.field import FieldForm, table
from docpact.read.pages.languages import Role, role
from docpact.read.pages.sizes import BOTH_SIDES, PAIR
from docpact.read.pages.types import read_type

_NAME: Final = re.compile(r"`?[A-Za-z_][\w.\[\]]{0,80}`?\*?")
_CLASS: Final = re.compile(r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+(?:\[\])?")
"""A type of the vendor's own, which only its looks tell from prose."""
_DEFAULT: Final = re.compile(r"[`\"'\[]{0,2}[\w.:/+-]{0,60}[`\"'\]]{0,2}", re.ASCII)
_LONGEST_HEAD: Final = 30
_FEWEST_HEADS: Final = 3
SPOKEN: Final = "Notes"
"""The head of a second column of names, which people call the parameters by."""


def with_stacks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a table in place of every run of cells below their heads."""
    found: list[Block] = []
    position = 0
    while position < len(blocks):
        labelled, end = _labelled(blocks, position)
        if labelled:
            found.append(table(labelled))
            position = end
            continue
        if BOTH_SIDES.search(_cell(blocks, position)) and (sizes := _sizes(blocks, position)):
            found.append(sizes[0])
            position = sizes[1]
            continue
        heads = _heads(blocks, position)
        below = position + len(heads)
        if not heads:
            heads, below = _heads_on_a_line(_cell(blocks, position)), position + 1
        rows, end = _rows(blocks, below, [role(head) for head in heads]) if heads else ([], position)
        if rows:
            found.append(Grid(tuple(heads), tuple(rows), blocks[position].line))
            position = end
        else:
            found.append(blocks[position])
            position += 1
    return found


def _sizes(blocks: Sequence[Block], start: int) -> tuple[Grid, int] | None:
    """The table of the sizes that stand on lines of their own below their head, and where it ends."""
    cells = takewhile(lambda text: 0 < len(text) < 2 * _LONGEST_HEAD, map(partial(_cell, blocks), count(start + 1)))
    found = [at for at, text in enumerate(cells, start + 1) if PAIR.fullmatch(text)]
    rows = tuple(TableRow((_cell(blocks, at),), blocks[at].line) for at in found)
    few = len(found) < _FEWEST_HEADS
    return None if few else (Grid((_cell(blocks, start),), rows, blocks[start].line), found[-1] + 1)


def _labelled(blocks: Sequence[Block], start: int) -> tuple[list[FieldForm], int]:
    """The parameters whose cells stand below a label each, the name's first, and where they end."""
    found: list[FieldForm] = []
    position = start
    while _is_labelled(blocks, position):
        form = FieldForm(_cell(blocks, position + 1).strip("`*"), blocks[position].line)
        position += 2
        while (kind := _label(blocks, position)) not in ("definition", "name", "other"):
            text = _cell(blocks, position)
            marked = text.lower() in languages.presence_words()
            alone = not marked and role(text) == kind
            value = _cell(blocks, position + 1) if alone else text if marked else text.partition(" ")[2]
            form.cells.setdefault(kind, value)
            position += 1 + alone
        position += kind == "definition"
        while kind == "definition" and not _ends(blocks, position) and not _is_labelled(blocks, position):
            block = blocks[position]
            form.add(_cell(blocks, position), item=isinstance(block, Prose) and block.item)
            position += 1
        found.append(form)
    return found, position


def _is_labelled(blocks: Sequence[Block], start: int) -> bool:
    """Whether the labels of a name and of another cell stand from a place on, each with its cell below it."""
    heads = [_cell(blocks, start), _cell(blocks, start + 2)]
    if any(len(head) > _LONGEST_HEAD for head in heads) or [*map(role, heads)] != ["name", "type"]:
        return False
    return _NAME.fullmatch(_cell(blocks, start + 1)) is not None and _fits(_cell(blocks, start + 3), "type")


def _label(blocks: Sequence[Block], index: int) -> Role:
    """What a line announces or, as a mark or a label with its value, says itself."""
    text = _cell(blocks, index)
    if not text or len(text) > _LONGEST_HEAD:
        return "other"
    if text.lower() in languages.presence_words():
        return "required"
    first = role(text.partition(" ")[0])
    return first if (first == "default" and " " in text) else role(text)


def _heads(blocks: Sequence[Block], start: int) -> list[str]:
    """The heads that stand from a place on, a name's first and each of another column; none when they are too few."""
    found: list[str] = []
    roles: list[Role] = []
    for index in range(start, len(blocks)):
        text = _cell(blocks, index)
        kind: Role = role(text) if len(text) <= _LONGEST_HEAD else "other"
        if kind == "name" and roles and role(_cell(blocks, index + 1)) == "definition":
            kind, text = "definition", SPOKEN
        elif kind == "other" or (kind in roles and found[-1] != SPOKEN) or (not roles and kind != "name"):
            break
        found.append(text)
        roles.append(kind)
    return found if len(found) >= _FEWEST_HEADS and not {"type", "required"}.isdisjoint(roles) else []


def _rows(blocks: Sequence[Block], start: int, roles: Sequence[Role]) -> tuple[list[TableRow], int]:
    """The rows below heads of these roles, and where they end; a definition in the last column may take many lines."""
    found: list[TableRow] = []
    fixed: Sequence[Role] = roles[:-1] if roles[-1] == "definition" else roles
    position = start
    while row := _row(blocks, position, fixed):
        line, (cells, position) = blocks[position].line, row
        if len(fixed) < len(roles):
            texts: list[str] = []
            while not _ends(blocks, position, first=not texts) and not _row(blocks, position, fixed):
                texts.append(_cell(blocks, position))
                position += 1
            cells.append("\n".join(texts))
        found.append(TableRow(tuple(cells), line))
    return found, position


def _ends(blocks: Sequence[Block], index: int, *, first: bool = False) -> bool:
    """Whether a definition cannot go on: with no text, another part's title (unless as its first line), or heads."""
    text = _cell(blocks, index)
    block = blocks[index] if index < len(blocks) else None
    kind = languages.section_kind(text) if len(text) <= _LONGEST_HEAD and not text.endswith("\u3002") else None
    titled = kind is not None and not (first and kind == "body" and not text.isascii())
    below = bool(_heads(blocks, index) or _heads(blocks, index + 1))
    return not text or titled or below or (isinstance(block, Heading) and block.level > 0)


def _heads_on_a_line(text: str) -> list[str]:
    """The heads that a line is made of with blanks between them, a name's first and a definition's last."""
    words = re.findall(r"\S+(?: values?\b)?", text) if len(text) < _FEWEST_HEADS * _LONGEST_HEAD else []
    roles = [role(word) for word in words]
    known = len({*roles}) == len(roles) >= _FEWEST_HEADS and "other" not in roles
    return words if known and (roles[0], roles[-1]) == ("name", "definition") and "type" in roles else []


def _row(blocks: Sequence[Block], start: int, roles: Sequence[Role]) -> tuple[list[str], int] | None:
    """The cells of the row that stands from a place on, each what its column holds, and where it ends.

    An empty default is left out where the text is copied.
    """
    cells: list[str] = []
    position = start
    for kind in roles:
        text = _cell(blocks, position)
        if not _fits(text, kind) and kind != "default":
            return None
        cells.append(text if _fits(text, kind) else "")
        position += _fits(text, kind)
    return cells, position


def _fits(text: str, kind: Role) -> bool:
    if kind == "name":
        return _NAME.fullmatch(text) is not None
    if kind == "type":
        return read_type(text).type is not None or text == "None"  # as a program prints one that is not known
    if kind == "required":
        return languages.yes_or_no(text) is not None or languages.is_conditional(text)
    if kind == "default":
        return bool(text) and (_DEFAULT.fullmatch(text) is not None or languages.is_blank(text))
    return bool(text)


def _cell(blocks: Sequence[Block], index: int) -> str:
    """The text at a place; empty where there is none."""
    block = blocks[index] if index < len(blocks) else None
    return block.text if isinstance(block, Prose | Heading) else ""
