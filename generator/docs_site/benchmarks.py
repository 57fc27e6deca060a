"""The benchmarks: each table of results as it was measured, with a plot of its foremost numbers."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "benchmarks"
PLOTS: Final = {
    "double_spend": ("jobs started beyond the first, in all cases", "Jobs that nobody asked for, in all cases"),
    "drift": ("noticed, of ", "Deviating servers: {}"),
}
"""How the name of the row begins that is drawn of a table's first part, and the plot's title with that name in it."""

BAR, LABELS, LENGTH = 26, 250, 420


def page() -> str:
    """All results, one after another; their headings one level deeper."""
    intro = (
        "Measured by `nox -s bench` beside other tools, with the settings that the tables name, on one machine of two "
        "cores; the mutants by `docpact score --code`. A table that is renewed changes this page at the next build."
    )
    parts = ["# Benchmarks", "", intro, ""]
    for results in sorted(FOLDER.glob("*/RESULTS.md")):
        body = results.read_text(encoding="utf-8")
        body = re.sub(r"\]\((?!https?:)[^)]*\)", "]", body).replace("[README.md]", "the benchmark's README")
        heading, _, rest = body.partition("\n")
        parts += [f"#{heading}", "", plot(body, results.parent.name), _deeper(rest), ""]
        parts += [_picture(drawn) for drawn in sorted(results.parent.glob("plots/*.svg"))]
    return "\n".join(parts)


def _picture(drawn: Path) -> str:
    """A plot that the benchmark has drawn, within the page."""
    content = base64.b64encode(drawn.read_bytes()).decode()
    return f'<img class="plot" alt="{escape(drawn.stem)}" src="data:image/svg+xml;base64,{content}">'


def _deeper(markdown: str) -> str:
    return re.sub(r"^#", "##", markdown, flags=re.MULTILINE)


def plot(markdown: str, name: str) -> str:
    """Bars for one row of the first table; empty for results that name none."""
    if name not in PLOTS:
        return ""
    wanted, title = PLOTS[name]
    table = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in markdown.splitlines() if "|" in line
    ]
    values = next(row for row in table if row[0].startswith(wanted))
    title = title.format(values[0])
    bars = [(label, int(value)) for label, value in zip(table[0][1:], values[1:], strict=True)]
    most = max(value for _, value in bars) or 1
    height = len(bars) * BAR + 8
    lines = [
        f'<figure class="plot"><figcaption>{escape(title)}</figcaption>',
        f'<svg viewBox="0 0 {LABELS + LENGTH + 50} {height}" role="img" aria-label="{escape(title)}">',
    ]
    for at, (label, value) in enumerate(bars):
        y = 4 + at * BAR
        length = round(value / most * LENGTH, 1)
        lines.append(f'<text x="{LABELS - 8}" y="{y + 16}" text-anchor="end">{escape(label)}</text>')
        lines.append(f'<rect x="{LABELS}" y="{y}" width="{length or 1}" height="{BAR - 6}"/>')
        lines.append(f'<text x="{LABELS + length + 8:g}" y="{y + 16}">{value}</text>')
    return "\n".join([*lines, "</svg></figure>", ""])
