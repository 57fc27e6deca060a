"""Tables with a row for each model, or for each value of a parameter, whose other columns bound parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from docpact.facts import JsonType
from docpact.read.pages import languages, phrases
from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.languages import folded
from docpact.read.pages.page_names import PageNames, squashed
from docpact.read.pages.phrases.clauses import BOUND
from docpact.read.pages.phrases.entry import Claim, Scope
from docpact.read.pages.text import without_backticks

_MODEL: Final = frozenset(
    ("model", "models", "model name", "model id", "模型", "模型名称", "模型名", "модель", "модели", "modelo", "modelos")
)
_ID: Final = re.compile(r"[a-z0-9][\w./:-]*(?:-|\d)[\w./:-]*")
_CODES: Final = re.compile(r"`[^`]{1,120}`")
_BOUNDS: Final[dict[str, str]] = {
    "max": "Maximum", "maximum": "Maximum", "min": "Minimum", "minimum": "Minimum", "default": "Default:",
}  # fmt: skip
_FILLER: Final = frozenset(
    ("supported", "available", "allowed", "valid", "possible", "value", "values", "options", "length", "range", "of")
)
_DENIED: Final = re.compile(
    r"not (?:supported|available|allowed|accepted)|unsupported|unavailable|n/?a|no|[\u2717\u2718\u274c\u2716]",
    re.IGNORECASE,
)
"""A cell of a parameter that a model or a value does without."""
_REFERS: Final = re.compile(r"\b(?:see|depend(?:s|ing)?|table|listed|below|above)\b", re.IGNORECASE)
"""What says in a parameter's row that a table goes on about it."""


def listed_models(grid: Grid) -> list[str]:
    """The models that a table lists in a column called so; none where its cells are not all ids."""
    if not grid.header or folded(grid.header[0]) not in _MODEL:
        return []
    found = [
        without_backticks(code) for row in grid.rows for code in _CODES.findall(row.cells[0]) or [row.cells[0]]
    ]  # a cell may hold several
    return found if all(_ID.fullmatch(text) for text in found) else []


def bounds(grid: Grid, kinds: Mapping[str, JsonType | None], definitions: Mapping[str, str], names: PageNames) -> (
    Iterator[tuple[str, Claim, int]]
):  # fmt: skip
    """What a table states of parameters under tests of its first column: name, claim and line of each.

    ``definitions`` are those of the rows: bare words are values only where one of them refers to a table.
    """
    tests = _tests(grid, names)
    if not tests and (turned := _turned(grid, names)):
        grid, tests = turned, _tests(turned, names)
    for index, header in enumerate(grid.header[1:] if tests else (), start=1):
        name, lead = _parameter(header, kinds)
        if not name or f"{name}=" in tests[0]:
            continue
        refers = _REFERS.search(definitions.get(name, "")) is not None
        for row, test in zip(grid.rows, tests, strict=True):
            cell = row.cells[index]
            if _DENIED.fullmatch(cell.strip(" .")):
                yield name, Claim("rule", f"not available when {test}"), row.line
                continue
            if languages.is_blank(cell) or not (lead or refers or re.match(r"[`\"\d]", cell)):
                continue
            parts = [part.strip() for part in cell.split("/")]
            if len(parts) > 1 and {*parts} <= {*map(str, names.values(name) or ())}:
                cell = ", ".join(f"`{part}`" for part in parts)
            scope = Scope(name, kinds[name], names)
            read = phrases.read(f"{lead} {cell}" if lead else phrases.as_statement(cell, scope), scope)
            if not read.rest and all(claim.keyword in BOUND and not claim.when for claim, _ in read.claims):
                yield from ((name, replace(claim, when=test), row.line) for claim, _ in read.claims)


def _turned(grid: Grid, names: PageNames) -> Grid | None:
    """A table with a column for each model or value, as one with a row for each; None where its heads are none."""
    heads = [without_backticks(head) for head in grid.header[1:]]
    models = bool(heads) and all(len(names.models_like(head)) == 1 for head in heads)
    field = "model" if models else names.holder(heads)
    if field is None or len(heads) < 2:
        return None
    columns = zip(*(row.cells for row in grid.rows), strict=True)
    firsts, *others = [*columns]
    rows = tuple(TableRow((head, *cells), grid.line) for head, cells in zip(heads, others, strict=True))
    return Grid((field, *firsts), rows, grid.line)


def _tests(grid: Grid, names: PageNames) -> Sequence[str]:
    """The test that each row stands for; none where a row names no model or value, or two rows the same."""
    head = grid.header[0] if grid.header else ""
    of_models = folded(head) in _MODEL
    field = names.model_field if of_models else names.resolve(f"`{without_backticks(head)}`", "")
    if field is None or field not in names.kinds:
        return ()
    found: list[str] = []
    for row in grid.rows:
        text = without_backticks(row.cells[0])
        models = names.models_like(text) if of_models else [text]
        if len(models) != 1 or (not of_models and text not in map(str, names.values(field) or ())):
            return ()
        found.append(f"{field}={models[0]}")
    return found if len(set(found)) == len(found) > 1 else ()


def _parameter(header: str, kinds: Mapping[str, JsonType | None]) -> tuple[str, str]:
    """The parameter that a head names, and the word of the bound that it names with it."""
    words = folded(header).split()
    lead = next((_BOUNDS[word] for word in words if word in _BOUNDS), "")
    wanted = squashed("".join(word for word in words if word not in _BOUNDS and word not in _FILLER))
    known = {squashed(name): name for name in kinds}
    return known.get(wanted) or known.get(wanted.removesuffix("s")) or "", lead
