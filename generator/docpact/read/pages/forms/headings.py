"""A heading for each parameter, with its type, default and the rest below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.read.pages.blocks import Block, Code, Grid, Heading, Prose
from docpact.read.pages.forms.attributes import attributes_alone, field_form
from docpact.read.pages.forms.field import FieldForm, is_label, table
from docpact.read.pages.forms.lists import with_inside

_NAME: Final = re.compile(r"[a-z_][A-Za-z0-9_.\[\]-]{0,80}|[A-Za-z]+_[\w.]+")
_TITLED: Final = re.compile(r"[A-Z][\w ]{2,60} \((?P<name>[a-z_][A-Za-z0-9_]{1,80})\)")
"""What people call a parameter, and its name, as in ``How fast (tempo)``."""


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a table in place of every run of headings that are parameters."""
    found: list[Block] = []
    rows: list[FieldForm] = []
    codes: list[Block] = []
    """The samples that stand among a run of parameters, which show the whole request."""
    stack: list[tuple[int, str]] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        end = _section_end(blocks, position) if isinstance(block, Heading) else position + 1
        forms = _forms(block, blocks[position + 1 : end]) if isinstance(block, Heading) else []
        if not forms or not isinstance(block, Heading):
            found += [table(rows), *codes] if rows else []
            rows, codes, stack = [], [], []
            found.append(block)
            position += 1
            continue
        stack = [(level, name) for level, name in stack if level < block.level]
        above = "".join(f"{name}." for _, name in stack)
        for form in forms:  # one that is below another may be called by its whole path all the same
            form.name = form.name if form.name.startswith(above) else above + form.name
        stack.append((block.level, forms[0].name.rpartition(".")[2]))
        rows += forms
        codes += [below for below in blocks[position + 1 : end] if isinstance(below, Code)]
        position = end
    return [*found, *([table(rows), *codes] if rows else [])]


def _section_end(blocks: Sequence[Block], start: int) -> int:
    """The index of the next heading or table after a heading, but for such a heading below it as "Allowed values"."""
    end = start + 1
    level = first.level if isinstance(first := blocks[start], Heading) else 0
    while end < len(blocks) and not isinstance(block := blocks[end], Grid):
        if isinstance(block, Heading) and not (block.level > level and is_label(block.text)):
            break
        end += 1
    return end


def _forms(heading: Heading, below: Sequence[Block]) -> list[FieldForm]:
    """The parameter that a heading names, if what stands below it says a type or whether it must be sent, and its
    members."""
    titled = _TITLED.fullmatch(heading.text)
    form = field_form(titled["name"] if titled else heading.text, heading.line)
    if form is None or not _NAME.fullmatch(form.name) or (form.lines and not form.strong):
        return []
    labels = (Prose(f"{one.text}:", one.line) if isinstance(one, Heading) else one for one in below)
    texts = [block for block in labels if isinstance(block, Prose)]
    if texts and not form.strong and (first := attributes_alone(form.name, texts[0].text, form.line)) is not None:
        form = first
        texts = texts[1:]
    rows = with_inside(form, [heading, *texts])
    return rows if form.strong or (titled and not {"default", "allowed"}.isdisjoint(form.cells)) else []
