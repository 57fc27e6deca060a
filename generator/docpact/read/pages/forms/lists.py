"""Lists of parameters: `` * `tempo` (integer, optional): How fast.`` with lines and lists of their own below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import Final

from docpact.read.pages.blocks import Block, Code, Grid, Heading, Prose
from docpact.read.pages.forms.attributes import field_form
from docpact.read.pages.forms.field import BOUNDS, FieldForm, is_cell, is_label, table
from docpact.read.pages.languages import mandatory_below, role, section_kind

_LABEL: Final = 60
"""The length of a label of a list."""
_SHORT: Final = 20
"""The length of a line that can be the title of a part of the page, where the markup of its heading is lost."""
_FEWEST_PARAGRAPHS: Final = 3
_NAMED: Final = re.compile(
    r"`?[a-z][a-z0-9]*(?:[_.][a-z0-9]+|[A-Z][a-z0-9]*)*(?:\[\])?`?(?:\s*[:\uff1a]\s*[^\s`'\"\[{\d]|\s[\u2013\u2014]\s)"
)
"""A name and a colon that a paragraph begins with; a value after them is a setting."""
_MARKED: Final = re.compile(r"`?[a-z]\w{0,80}`?\s*\((?:required|optional)\b[^()]{0,40}\)\s*:\s", re.IGNORECASE)
"""A name with its mark that a paragraph begins with."""
_OTHER_SCRIPT: Final = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LABELS: Final = re.compile(r"`[A-Za-z]+(?: [A-Za-z]+)+`\s*\(")
"""A name of several words, as of the inputs of a screen: what such a list names are no parameters."""


def with_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a table in place of every list of parameters."""
    found: list[Block] = []
    position = 0
    said, taken, marked = False, 0, False
    while position < len(blocks):
        block = blocks[position]
        forms, end = _paragraphs(blocks, position, marked=marked) if said else ([], position)
        if len(forms) >= _FEWEST_PARAGRAPHS - bool(taken):
            found.append(table(forms))
            taken, position = taken + 1, end
            continue
        if isinstance(block, Prose) and len(block.text) < _SHORT and not block.item and section_kind(block.text):
            said = section_kind(block.text) in ("body", "response", "query")
        if isinstance(block, Heading):
            said = section_kind(block.text) in ("body", "response", "query", "header", "path")
            marked = said and _are_marked(blocks, position + 1)
        elif isinstance(block, Prose) and not block.depth and mandatory_below(block.text) is not None:
            said = True
        elif isinstance(block, Prose) and not block.depth and block.text.rstrip().endswith((":", "\uff1a")):
            said = section_kind(block.text) in ("body", "response", "query")
        if isinstance(block, Prose) and block.item:
            end = _end(blocks, position)
            found += _list(blocks[position:end], said=said)
            position = end
            continue
        found.append(block)
        position += 1
    return found


def _paragraphs(blocks: Sequence[Block], start: int, *, marked: bool) -> tuple[list[FieldForm], int]:
    """The parameters of a run of paragraphs that begin with a name and a colon each, and where the run ends.

    What a list below one says is said of it, and where parameters are ``marked`` what stands between them.
    """
    found: list[FieldForm] = []
    between: list[Prose] = []
    for position in range(start, len(blocks)):
        block = blocks[position]
        if not isinstance(block, Prose):
            return found, position - len(between)
        if found and block.depth and not between:
            found[-1].add(block.text, item=block.item)
            continue
        named = not block.depth and (_NAMED.match(block.text) or _MARKED.match(block.text))
        form = field_form(block.text, block.line) if named else None
        if form is not None:
            for one in between:
                found[-1].add(one.text, item=one.item)
            between = []
            found.append(form)
        elif found and marked:
            between.append(block)
        else:
            return found, position
    return found, len(blocks) - len(between)


def _are_marked(blocks: Sequence[Block], start: int) -> bool:
    """Whether several paragraphs of a part begin with a name that is said to be required or optional."""
    part = takewhile(lambda block: isinstance(block, Prose), blocks[start:])
    found = (block for block in part if isinstance(block, Prose) and _MARKED.match(block.text))
    return len([*islice(found, _FEWEST_PARAGRAPHS)]) == _FEWEST_PARAGRAPHS


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the list that begins at ``start`` ends: its items, what stands inside them, and code between them."""
    first = blocks[start]
    depth = first.depth if isinstance(first, Prose) else 1
    end = start
    while end < len(blocks):
        block = blocks[end]
        labels = (
            isinstance(block, Heading)
            and end > start
            and is_label(block.text)
            and _is_inside(blocks[end + 1 :][:1], depth - 1)
        )
        inside = labels or (isinstance(block, Prose) and block.depth >= max(depth, 1))
        between = isinstance(block, Code) and _is_inside(blocks[end + 1 : end + 2], depth)
        bounds = end > start and isinstance(block, Grid) and BOUNDS.issuperset(map(role, block.header))
        if not inside and not between and not bounds:
            break
        end += 1
    return end


def _is_inside(following: Sequence[Block], depth: int) -> bool:
    return any(isinstance(block, Prose) and block.depth > depth for block in following)


def _list(blocks: Sequence[Block], *, said: bool) -> list[Block]:
    """The table that a list is, or the list as it was."""
    items = _items(blocks)
    if inner := _with_list_inside(items):
        return inner
    if any(isinstance(block, Prose) and _LABELS.match(block.text) for block in blocks):
        return list(blocks)
    forms = [
        None if _titles_part(item[0].text) else field_form(item[0].text, item[0].line)
        for item in items
        if isinstance(item[0], Prose)
    ]
    alone = [(form, item) for item, form in zip(items, forms, strict=True) if form and not form.lines and item[1:]]
    below = (block for _, item in alone for block in item[1:] if isinstance(block, Prose) and block.item)
    told = any(is_cell(block.text) for block in below)  # then they are names of parameters
    for named, _ in alone if told else ():
        named.strong = True
    good = [form for form in forms if form is not None and (form.strong or (said and _is_named(form)))]
    strong = sum(form.strong for form in good)
    if not good or (not strong and (len(good) < len(items) or not said)) or (not told and len(good) * 2 < len(items)):
        return list(blocks)
    rows: list[FieldForm] = []
    others: list[Block] = []
    for item, form in zip(items, forms, strict=True):
        if form is None or form not in good:
            others += item
        else:
            rows += with_inside(form, item)
    return [table(rows), *others] if rows else list(blocks)


def _titles_part(text: str) -> bool:
    """Whether an item is the title of a part of the call, as in ``Header:``, and no parameter."""
    return text.rstrip().endswith((":", "\uff1a")) and len(text) < _LABEL and section_kind(text) is not None


def _is_named(form: FieldForm) -> bool:
    """Whether an item begins with a name: a sign, a mark, its looks or words of another script after it tell."""
    alone = not form.lines and re.search(r"[a-z](?:_|[A-Z])[a-z]", form.name) is not None
    return form.separated or form.marked or alone or any(_OTHER_SCRIPT.match(line) for line in form.lines[:1])


def _with_list_inside(items: Sequence[Sequence[Block]]) -> list[Block]:
    """A list of which one item is the label of the parameters' own list, with that as a table; else nothing."""
    found: list[Block] = []
    listed = False
    for first, *inner in items:
        is_label = (
            isinstance(first, Prose) and first.text.rstrip().endswith((":", "\uff1a")) and len(first.text) < _LABEL
        )
        kind = section_kind(first.text) if is_label and isinstance(first, Prose) else None
        table_of = _list(inner, said=True) if inner and kind == "body" else []
        if inner and not table_of and not _is_field(first):
            table_of = _with_list_inside(_items(inner))
        listed = listed or any(isinstance(block, Grid) for block in table_of)
        found += [first, *(table_of or inner)]
    return found if listed else []


def _is_field(block: Block) -> bool:
    """Whether an item is a parameter itself, whose own list names its members."""
    form = field_form(block.text, block.line) if isinstance(block, Prose) else None
    return form is not None and (form.strong or "type" in form.cells)


def _items(blocks: Sequence[Block]) -> list[list[Block]]:
    """The items of the outermost list, each with all that stands inside it."""
    depth = min((block.depth for block in blocks if isinstance(block, Prose)), default=0)
    items: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Prose) and block.item and block.depth == depth:
            items.append([block])
        elif items:
            items[-1].append(block)
        else:
            items.append([block])
    return items


def with_inside(form: FieldForm, item: Sequence[Block]) -> list[FieldForm]:
    """The row of an item and the rows of the fields that its own lists name."""
    first = item[0]
    rows = [form]
    holders: list[tuple[int, FieldForm]] = [(first.depth if isinstance(first, Prose) else 0, form)]
    for block in item[1:]:
        if isinstance(block, Grid):
            holders[-1][1].add_table(block)
        if isinstance(block, Heading):
            holders[-1][1].add(f"{block.text}:", item=False)
        if not isinstance(block, Prose):
            continue
        nested = field_form(block.text, block.line) if block.item else None
        while len(holders) > 1 and holders[-1][0] >= block.depth + (not block.item):
            holders.pop()
        holder = holders[-1][1]
        if nested is not None and nested.strong and not _labels_itself(block.text):
            nested.name = f"{holder.name}.{nested.name}"
            rows.append(nested)
            holders.append((block.depth, nested))
        else:
            holder.add(block.text, item=block.item)
    return rows


def _labels_itself(text: str) -> bool:
    """Whether a line is a label with a value, such as ``Type: string``, and no field of that name."""
    before = FieldForm("", 0)
    before.add(text, item=True)
    return bool(before.cells)
