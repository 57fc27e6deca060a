"""``docpact list``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import painted, print_json, safe, say, tell

if TYPE_CHECKING:
    from docpact.write.python.catalogue import Entry


def options(parser: Parser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("spec"), metavar="DIR", help="The folder of specs. Default: spec."
    )
    parser.format(("text", "json", "markdown"))


def run(*, folder: Path, format: str) -> int:
    """List the models: what each makes, which media it takes, its limits, and whether it is still there.

    A terminal shows as much of a line as fits; a pipe gets all of it. Exit 1 where a spec cannot be used.
    """
    from docpact.spec import load_project
    from docpact.write.python.catalogue import catalogue

    project = load_project(folder, tolerant=True)
    entries = catalogue(project.specs)
    if format == "json":
        print_json([one.data() for one in entries])
    elif format == "markdown":
        _print_markdown(entries)
    else:
        _print_lines(entries)
    for error in project.refused:
        tell(painted("left out", "yellow"), f": {error}")
    return 1 if project.refused else 0


def _print_lines(entries: Sequence[Entry]) -> None:
    rows = [[safe(one.model), one.kind, "+".join(one.inputs) or "-", safe(_said(one))] for one in entries]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for row in rows:
        line = "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        shown = line if room is None or len(line) <= room else f"{line[: room - 1]}…"
        say(painted(shown[: len(row[0])], "cyan"), shown[len(row[0]) :])


def _said(one: Entry) -> str:
    return one.short if one.retired is None else "; ".join(part for part in (one.state, one.short) if part)


def _print_markdown(entries: Sequence[Entry]) -> None:
    from docpact.report import code

    say("| model | makes | takes | limits | state |\n|---|---|---|---|---|")
    for one in entries:
        takes = ", ".join(one.inputs)
        state = "alive" if one.retired is None else code(one.state)
        say(f"| {code(one.model)} | {one.kind} | {takes} | {one.short and code(one.short)} | {state} |")
