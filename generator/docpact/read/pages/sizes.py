"""Tables of sizes: combinations of width and height, or independent lists of each; and tables of ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.read.pages.blocks import Grid
from docpact.read.pages.text import without_backticks

PAIR: Final = re.compile(r"(?<![\d.:])(\d{2,5}|0)\s*(?:px)?\s*[x\u00d7\u2715*]\s*(\d{2,5}|0)(?![\d.])", re.IGNORECASE)
_SWAPPED: Final = re.compile(r"\b(?:height|h)\s*[x\u00d7*]\s*(?:width|w)\b", re.IGNORECASE)
BOTH_SIDES: Final = re.compile(r"\bwidth\s*[x\u00d7*]\s*height\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"`?(\d{1,5})`?\s*(?:px|pixels)?")
_NUMBERS: Final = re.compile(r"(?:\s*`?\d{1,5}`?\s*(?:px)?\s*(?:,|;|/|\bor\b|\band\b|\n|$)(?:\s*(?:or|and)\b)?)+")
_SIDE: Final = re.compile(r"(width|height)\b", re.IGNORECASE)
_REMARK: Final = re.compile(
    r"\bnot (?:supported|available) (?:on|for|by|in|with)\s+(?:the\s+)?(?P<model>[^(),;]{2,80})"
    r"|\b(?P<other>(?:only|supported on|available on|except)\b[^().;]{0,80})",
    re.IGNORECASE,
)
_ID_HEADER: Final = re.compile(r"\b(?:uuids?|ids?|codes?|identifiers?)\b", re.IGNORECASE)
_ID: Final = re.compile(r"[A-Za-z0-9][\w.:/@+-]{0,120}")
_EXAMPLE: Final = re.compile(
    r"\b(?:recommended|suggested|common(?:ly)?|examples?|popular|typical|sample)\b", re.IGNORECASE
)

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Combination:
    """A width and height that a table lists, its line, and what the row remarks about models."""

    pair: Pair
    line: int
    denied: str = ""
    remark: str = ""


def combinations(grid: Grid) -> list[Combination]:
    """The combinations that a table lists; none when it is no such table."""
    columns = _pair_columns(grid)
    if not columns:
        return _from_two_columns(grid)
    found: list[Combination] = []
    carried = ""
    for row in grid.rows:
        labels = [cell for index, cell in enumerate(row.cells) if index not in columns]
        carried = labels[0] if labels and labels[0] else carried
        label = " ".join([carried, *labels[1:]])
        for index in columns:
            swapped = _SWAPPED.search(grid.header[index]) is not None
            cell = row.cells[index]
            matches = [*PAIR.finditer(cell)]
            for number, match in enumerate(matches):
                # A remark stands behind the size that it is about.
                stop = matches[number + 1].start() if number + 1 < len(matches) else len(cell)
                lead = cell[: match.start()] if number == 0 else ""
                remark = f"{label} {lead} {cell[match.end() : stop]}"
                sides = (int(match[1]), int(match[2]))
                found.append(Combination((sides[1], sides[0]) if swapped else sides, row.line, *_remark(remark)))
    return found


def independent(grid: Grid) -> dict[str, list[JsonValue]]:
    """Lists of widths and of heights that stand independently of each other, by the side's name."""
    sides = _sides(grid)
    if len(sides) != 2 or not grid.rows:
        return {}
    cells = [row.cells[index] for row in grid.rows for index in sides.values()]
    if all(_NUMBER.fullmatch(cell.strip()) for cell in cells) or not all(
        _NUMBERS.fullmatch(cell.strip()) for cell in cells if cell
    ):
        return {}
    return {
        side: [int(digits) for row in grid.rows for digits in re.findall(r"\d{1,5}", row.cells[index])]
        for side, index in sides.items()
    }


def ids(grid: Grid) -> tuple[str, tuple[str, ...]] | None:
    """The header and the ids of a table's column of ids; None when it has none."""
    columns = (
        range(len(grid.header))
        if len(grid.header) == 1
        else [i for i, header in enumerate(grid.header) if _ID_HEADER.search(header)]
    )
    for index in sorted(columns, key=lambda column: "uuid" not in grid.header[column].lower()):
        found = [without_backticks(row.cells[index]) for row in grid.rows]
        if found and all(_ID.fullmatch(text) for text in found):
            return grid.header[index], tuple(found)
    return None


def is_example(words: str) -> bool:
    """Whether a heading or lead says that a table shows some sizes and not all."""
    return _EXAMPLE.search(words) is not None


def _pair_columns(grid: Grid) -> list[int]:
    found: list[int] = []
    for index in range(len(grid.header)):
        cells = [row.cells[index].replace("`", "") for row in grid.rows if row.cells[index].strip(" -\u2013\u2014")]
        if cells and all(PAIR.search(cell) for cell in cells):
            found.append(index)
    columns = zip(grid.header, zip(*(row.cells for row in grid.rows), strict=True), strict=True) if grid.rows else ()
    shared = any("" in cells and BOTH_SIDES.search(head) for head, cells in columns)
    if shared and all(PAIR.search(" | ".join(row.cells)) for row in grid.rows):
        return [*range(len(grid.header))]  # A cell that rows share is missing in all but the first of them.
    return found


def _sides(grid: Grid) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, header in enumerate(grid.header):
        match = _SIDE.match(header.strip())
        if match and match[1].lower() not in found:
            found[match[1].lower()] = index
    return found


def _from_two_columns(grid: Grid) -> list[Combination]:
    sides = _sides(grid)
    if len(sides) != 2:
        return []
    found: list[Combination] = []
    for row in grid.rows:
        width, height = (_NUMBER.fullmatch(row.cells[sides[side]].strip()) for side in ("width", "height"))
        if width is None or height is None:
            return []
        remark = " ".join(cell for index, cell in enumerate(row.cells) if index not in sides.values())
        found.append(Combination((int(width[1]), int(height[1])), row.line, *_remark(remark)))
    return found


def _remark(words: str) -> tuple[str, str]:
    match = _REMARK.search(words)
    if match is None:
        return "", ""
    return (match["model"] or "").strip(" ."), (match["other"] or "").strip()


def denials(found: Sequence[Combination]) -> dict[str, list[Combination]]:
    """The combinations that a model does not have, by the words that name the model."""
    grouped: dict[str, list[Combination]] = {}
    for combination in found:
        if combination.denied:
            grouped.setdefault(combination.denied, []).append(combination)
    return grouped
