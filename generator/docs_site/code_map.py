"""The map of the code, from the code: each room's docstring, size and imports, and a drawing of who uses whom."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final

from docs_site.markup import code, joined, table

PACKAGE: Final = Path(__file__).parent.parent / "docpact"
ORDER: Final = ("facts", "report", "spec", "read", "write", "transcribe", "diff", "service", "check", "update", "cli")
"""The rooms from the one that needs nothing to the one that needs all."""

ROW, BOX = 58, (108, 34)


@dataclass
class Room:
    """One room of the generator. ``uses`` are the rooms that it imports."""

    name: str
    does: str
    lines: int = 0
    files: int = 0
    uses: set[str] = field(default_factory=set[str])


def rooms() -> list[Room]:
    """The rooms that are there, in their order."""
    folders = {path.name: path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    names = [*(name for name in ORDER if name in folders), *sorted(folders.keys() - set(ORDER))]
    return [_room(folders[name], set(names)) for name in names]


def _room(folder: Path, names: set[str]) -> Room:
    made = Room(folder.name, (ast.get_docstring(_tree(folder / "__init__.py")) or "").split("\n\n")[0])
    for path in sorted(folder.rglob("*.py")):
        tree = _tree(path)
        made.files += 1
        made.lines += len(path.read_text(encoding="utf-8").splitlines())
        made.uses |= {room for module in _imports(tree) if (room := _room_name(module)) in names}
    made.uses.discard(made.name)
    return made


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.Module) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
        elif isinstance(node, ast.Import):
            found += [name.name for name in node.names]
    return found


def _room_name(module: str) -> str:
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] if package == "docpact" else ""


def page() -> str:
    """The map as a page."""
    found = rooms()
    rows = [
        [
            code(room.name),
            room.does,
            joined([code(name) for name in ORDER if name in room.uses]),
            room.files,
            room.lines,
        ]
        for room in found
    ]
    intro = (
        "Made from the code at each build. Facts flow from a page to a spec to a client; a room imports only from the "
        "rooms above it, or is drawn in red. [Contributing](index.md) says what to change where."
    )
    total = f"{sum(room.lines for room in found):,} lines in {sum(room.files for room in found)} files."
    lines = ["# Map of the code", "", intro, "", drawing(found), ""]
    return "\n".join([*lines, table(["room", "what it does", "imports", "files", "lines"], rows), total, ""])


def drawing(found: list[Room]) -> str:
    """The rooms from top to bottom; a curve for each import, to the right where it skips rooms."""
    place = {room.name: 12 + at * ROW for at, room in enumerate(found)}
    height = 12 + len(found) * ROW
    width, half = 420, BOX[1] / 2
    edge = 30 + BOX[0]
    parts = [
        (
            f'<svg class="map" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            'aria-label="Which room imports which">'
        )
    ]
    for room in found:
        for used in sorted(room.uses):
            start, end = place[room.name] + half, place[used] + half
            bend = edge + 20 + abs(start - end) * 0.42
            kind = "" if start > end else ' class="against"'
            parts.append(f'<path{kind} d="M{edge} {start:g}C{bend:g} {start:g} {bend:g} {end:g} {edge} {end:g}"/>')
    for room in found:
        top = place[room.name]
        parts.append(f'<rect x="30" y="{top}" width="{BOX[0]}" height="{BOX[1]}" rx="6"/>')
        parts.append(f'<text x="{30 + BOX[0] / 2:g}" y="{top + 22}">{escape(room.name)}</text>')
    return "\n".join(['<div class="scroll">', *parts, "</svg>", "</div>", ""])
