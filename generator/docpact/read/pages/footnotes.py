"""Notes below a table, brought to the cells whose marks refer to them: ``* Tuba 2 Pro only.``"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from docpact.read.pages import languages
from docpact.read.pages.blocks import Block, Grid, Prose, TableRow

_NOTE: Final = re.compile(
    r"`?(?P<mark>\*{1,3}|[\u2020\u2021\u00a7\u00b9\u00b2\u00b3]|\[\d\])`?\s*(?:\u8868\u793a|means|=)?\s*(?P<text>\S.*)",
    re.DOTALL,
)


def with_footnotes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the notes below each table in its cells. A note that no mark refers to stays where it is."""
    found = [*blocks]
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        for below, note in enumerate(takewhile(lambda other: isinstance(other, Prose), blocks[at + 1 :]), start=at + 1):
            match = _NOTE.fullmatch(note.text) if isinstance(note, Prose) else None
            grid = found[at]
            if match is None or not isinstance(grid, Grid) or not isinstance(note, Prose):
                continue
            text = match["text"]
            conditional = re.search(r"\b(?:when|if)\b", languages.in_english(text), re.IGNORECASE) is not None
            if languages.is_mandatory(text.strip(" .")) is not None and not conditional:
                continue  # It says what its mark means.
            rows = tuple(_noted(grid, match["mark"], text, of_marks=conditional))
            found[at] = replace(grid, rows=rows)
            found[below] = replace(note, text=text if rows == grid.rows else "")
    return [block for block in found if not (isinstance(block, Prose) and not block.text)]


def _noted(grid: Grid, mark: str, text: str, *, of_marks: bool) -> Iterator[TableRow]:
    """The rows with a note where its mark stands; ``of_marks``: also where that stands at a mark of presence."""
    roles = [languages.role(header) for header in grid.header]
    told = roles.index("definition") if "definition" in roles else len(roles) - 1
    marked = re.compile(rf"(?<=[\w`\")]){re.escape(mark)}(?![\w*])")
    for row in grid.rows:
        cells = [
            cell if role == "required" else marked.sub(lambda _: f" ({text.strip(' .')})", cell)
            for role, cell in zip(roles, row.cells, strict=True)
        ]
        told_of = [0, *(at for at, role in enumerate(roles) if role == "required" and of_marks)]
        if any(marked.search(row.cells[at]) for at in told_of):
            cells[0] = marked.sub("", row.cells[0])
            cells[told] = "\n".join(filter(None, (cells[told], text)))
        yield replace(row, cells=tuple(cells))
