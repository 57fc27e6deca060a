"""Parameters that only their names tell, on a page of which nothing else lists any: a last resort.

What the page's samples send is a parameter wherever it stands first: in a table whatever its heads, in a heading, in a
line. So is what begins a run of lines of which most say a type, or whether it must be sent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from docpact.read.pages import languages
from docpact.read.pages.blocks import Block, Code, Grid, Heading, Prose
from docpact.read.pages.forms.attributes import attributes_alone, field_form
from docpact.read.pages.forms.field import HEADS, FieldForm, table
from docpact.read.pages.types import read_type

_NAME: Final = re.compile(r"`?[A-Za-z_]\w{0,60}(?:\[\])?(?:\.\w{1,60}(?:\[\])?){0,6}`?\s?\*?")
_KEY: Final = re.compile(r"(?<![\w.-])[\"']?(?P<name>[A-Za-z_]\w{0,60})[\"']?\s*[:=](?![=/])")
_SENDS: Final = re.compile(r"\bcurl\b|\bPOST\b|\bfetch\(|\brequests?\.|\w\(\s*\n|\bhttpx\b|\baxios\b")
_NUMBER: Final = re.compile(r"\d{1,2}[.)]\s+")
_WORDS_OF_PROSE: Final = 3


def names_sent(codes: Sequence[Code]) -> set[str]:
    """The names of what samples send; where no code shows a call, of what any code holds."""
    calls = [code for code in codes if _SENDS.search(code.text[:5_000])]
    return {match["name"] for code in calls or codes for match in _KEY.finditer(code.text[:20_000])}


def with_unmarked(blocks: Sequence[Block], sent: AbstractSet[str]) -> list[Block]:
    """The blocks with a table in place of every run of lines or headings, and of every other table, of such names."""
    found: list[Block] = []
    rows: list[FieldForm] = []
    kept: list[Block] = []
    for block in (*blocks, Code("", 0)):
        form = _form(block, sent)
        if form is not None:
            rows.append(form)
            kept.append(block)
        elif rows and isinstance(block, Prose):
            _add(rows[-1], block)
            kept.append(block)
        else:
            found += [table(rows)] if _is_sure(rows, sent) else kept
            rows, kept = [], []
            found.append(_with_heads(block, sent) or block if isinstance(block, Grid) else block)
    return found[:-1]


def _form(block: Block, sent: AbstractSet[str]) -> FieldForm | None:
    """The parameter that a block begins with."""
    if not isinstance(block, Heading | Prose):
        return None
    text = _NUMBER.sub("", block.text)
    form = field_form(text, block.line)
    if form is None or not _NAME.fullmatch(form.name):
        return None
    alone = _NAME.fullmatch(text.strip()) is not None
    known = form.name.rpartition(".")[2].removesuffix("[]") in sent
    looks = (
        known or form.marked or "_" in form.name or (form.name.islower() and (form.separated or form.strong or alone))
    )
    begins = alone or form.separated or form.strong or (form.marked and not isinstance(block, Heading))
    return form if looks and begins else None


def _add(form: FieldForm, block: Prose) -> None:
    first = not form.lines and not form.strong
    if first and (read := attributes_alone(form.name, block.text, form.line)) is not None:
        form.cells |= read.cells
        form.strong = True
    else:
        form.add(block.text.removeprefix(": "), item=block.item)


def _is_sure(rows: Sequence[FieldForm], sent: AbstractSet[str]) -> bool:
    """Whether most of several lines are parameters: what is sent, or what a type or a mark is stated of."""
    told = [form for form in rows if form.strong or _says_presence(form.definition)]
    known = [form for form in rows if form.definition and form.name.rpartition(".")[2].removesuffix("[]") in sent]
    return len(rows) > 1 and 2 * max(len(told), len(known)) >= len(rows)


def _says_presence(text: str) -> bool:
    words = re.split(r"[^\w]+", text.lower())
    return any(languages.yes_or_no(word) is not None for word in words if len(word) > len("yes"))


def _with_heads(grid: Grid, sent: AbstractSet[str]) -> Grid | None:
    """A table that lists parameters, with such heads as its cells need; None for any other."""
    roles = [languages.role(head) for head in grid.header]
    at = roles.index("name") if roles.count("name") == 1 else 0
    names = [row.cells[at].strip() for row in grid.rows]
    if not names or not all(map(_NAME.fullmatch, names)):
        return None
    heads = list(grid.header)
    heads[at] = HEADS["name"]
    texts = [[row.cells[column] for row in grid.rows] for column in range(len(heads))]
    for column, cells in enumerate(texts):
        if column == at or roles[column] not in ("other", "name", "allowed"):
            continue
        filled = [cell for cell in cells if cell]
        if roles[column] != "allowed" and filled and all(read_type(cell).type for cell in filled):
            heads[column] = HEADS["type"]
        elif filled and all(languages.yes_or_no(cell, heads[column]) is not None for cell in filled):
            heads[column] = HEADS["required"]
        elif "definition" not in map(languages.role, heads) and _is_prose(cells):
            heads[column] = HEADS["definition"]
    last = [name.strip("`* ").rpartition(".")[2].removesuffix("[]") for name in names]
    shown = sum(name in sent for name in last)
    marked = sum(map(_says_presence, (" ".join(row.cells[:at] + row.cells[at + 1 :]) for row in grid.rows)))
    kinds = {*map(languages.role, heads)}
    sure = 2 * max(shown, marked) >= len(names) or {"type", "definition"} <= kinds
    return replace(grid, header=tuple(heads)) if sure and len(heads) > 1 else None


def _is_prose(cells: Sequence[str]) -> bool:
    return sum(len(cell.split()) for cell in cells) >= _WORDS_OF_PROSE * max(1, len(cells))
