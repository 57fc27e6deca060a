"""One plot a question: ``python plot.py results.json FOLDER``, in an environment that has Matplotlib."""

# mypy: disable-error-code="import-not-found"
# pyright: reportMissingImports=false, reportUnknownMemberType=false, reportUnknownVariableType=false
from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "docpact", "font.size": 10})

from matplotlib import pyplot as plt  # noqa: E402


def main() -> None:
    results, folder = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    folder.mkdir(exist_ok=True)
    for question in results["questions"]:
        runs = question["runs"]
        names = sorted(runs, key=lambda name: median(runs[name]), reverse=question["less"])
        figure, axes = plt.subplots(figsize=(7.5, 0.6 + 0.36 * len(names)), layout="constrained")
        values = [median(runs[name]) for name in names]
        colours = ["#c2410c" if name == "docpact" else "#64748b" for name in names]
        bars = axes.barh(names, values, color=colours)
        axes.bar_label(bars, labels=[f"{value:,.4g}" for value in values], padding=4)
        axes.set_title(f"{question['title']} ({question['unit']})", loc="left", fontsize=10)
        axes.margins(x=0.12)
        axes.spines[["top", "right"]].set_visible(False)
        figure.savefig(folder / f"{question['name']}.svg", metadata={"Date": None, "Creator": None})
        plt.close(figure)


if __name__ == "__main__":
    main()
