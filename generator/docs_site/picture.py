"""The picture of the line from a page to its proof, as SVG in a light and a dark theme.

``python -m docs_site.picture`` writes both files; ``--check`` exits 1 where they are not what it would write.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent.parent / "docs" / "assets"

THEMES: Final = {
    "light": {
        "ink": "#1f2328",
        "quiet": "#59636e",
        "line": "#8c959f",
        "box": "#f6f8fa",
        "go": "#0969da",
        "back": "#1a7f37",
    },
    "dark": {
        "ink": "#f0f6fc",
        "quiet": "#9198a1",
        "line": "#656c76",
        "box": "#151b23",
        "go": "#4493f8",
        "back": "#3fb950",
    },
}

BOXES: Final = (
    ("page", "the vendor's", "documentation"),
    ("spec", "YAML, reviewed,", "line by line"),
    ("client", "typed Python,", "yours to copy"),
    ("server", "the real one,", "or the sandbox"),
)
FORWARD: Final = ("transcribe", "generate", "create")
BACK: Final = ("diff", "generate --check", "verify")
BENEATH: Final = "contract tests: each fact holds at its edges and is refused beyond them, by client and sandbox alike"

WIDTH, HEIGHT = 960, 172
BOX_WIDTH, BOX_HEIGHT, TOP = 124, 92, 14
GAP: Final = (WIDTH - 40 - 4 * BOX_WIDTH) / 3


def draw(theme: str) -> str:
    """The picture in one theme."""
    colors = THEMES[theme]
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            'role="img" font-family="system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif">'
        ),
        "<title>From a page to its proof</title>",
        (
            "<desc>docpact transcribe turns a page into a spec, docpact generate a spec into a client, which calls the "
            "server. Back go the checks: diff, generate --check, verify, and the contract tests under all.</desc>"
        ),
        _arrowhead("go", colors["go"]),
        _arrowhead("back", colors["back"]),
    ]
    for number, (title, *lines) in enumerate(BOXES):
        parts += _box(_left(number), title, lines, colors)
    for number, (forward, back) in enumerate(zip(FORWARD, BACK, strict=True)):
        start, end = _left(number) + BOX_WIDTH + 6, _left(number + 1) - 6
        parts += _arrow((start, end), forward, "go", colors)
        parts += _arrow((end, start), back, "back", colors)
    parts += _bracket(_left(1), _left(3) + BOX_WIDTH, colors)
    return "\n".join([*parts, "</svg>", ""])


def _left(number: int) -> float:
    return round(20 + number * (BOX_WIDTH + GAP), 1)


def _box(left: float, title: str, lines: list[str], colors: dict[str, str]) -> list[str]:
    middle = left + BOX_WIDTH / 2
    return [
        (
            f'<rect x="{left}" y="{TOP}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="8" fill="{colors["box"]}" '
            f'stroke="{colors["line"]}"/>'
        ),
        _text(middle, TOP + 32, title, colors["ink"], 'font-size="19" font-weight="600"'),
        *(_text(middle, TOP + 56 + 18 * at, line, colors["quiet"], 'font-size="13"') for at, line in enumerate(lines)),
    ]


def _arrow(span: tuple[float, float], label: str, kind: str, colors: dict[str, str]) -> list[str]:
    start, end = span
    y = TOP + (30 if kind == "go" else 66)
    above = y - 8 if kind == "go" else y + 19
    font = 'font-size="12" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace"'
    return [
        f'<path d="M{start} {y}H{end}" stroke="{colors[kind]}" stroke-width="2" marker-end="url(#{kind})"/>',
        _text((start + end) / 2, above, label, colors[kind], font),
    ]


def _bracket(left: float, right: float, colors: dict[str, str]) -> list[str]:
    y = TOP + BOX_HEIGHT + 22
    return [
        f'<path d="M{left} {y - 8}V{y}H{right}V{y - 8}" stroke="{colors["back"]}" stroke-width="2" fill="none"/>',
        _text((left + right) / 2, y + 24, BENEATH, colors["back"], 'font-size="13"'),
    ]


def _arrowhead(name: str, color: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        f'orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="{color}"/></marker>'
    )


def _text(x: float, y: float, words: str, color: str, more: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle" fill="{color}" {more}>{escape(words)}</text>'


def stale() -> list[Path]:
    """The files that are missing or not what would be drawn."""
    files = {FOLDER / f"line-{theme}.svg": draw(theme) for theme in THEMES}
    return [path for path, drawn in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != drawn]


def main(arguments: list[str]) -> int:
    """Draw, or check what was drawn."""
    found = stale()
    for path in [] if "--check" in arguments else found:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draw(path.stem.removeprefix("line-")), encoding="utf-8", newline="\n")
    for path in found:
        sys.stdout.write(f"{'stale' if '--check' in arguments else 'drawn'}: {path.name}\n")
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
