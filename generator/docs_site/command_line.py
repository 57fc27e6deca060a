"""The reference of the command line, from the parsers that read it."""

from __future__ import annotations

import argparse

from docpact.cli import GROUPS, Entry
from docs_site.markup import code, joined, prose, table


def page() -> str:
    """Every command with its usage, example and options."""
    intro = (
        "Made from the parsers. Exit codes are the same for every command: 0 fine, 1 findings, 2 usage or input that "
        "cannot be read. `docpact COMMAND --help` shows the same in a terminal."
    )
    lines = ["# Command line", "", intro, ""]
    for group, entries in GROUPS.items():
        lines += [f"## {group}", ""]
        for entry in entries:
            lines += _command(entry)
    return "\n".join(lines)


def _command(entry: Entry) -> list[str]:
    parser = entry.parser()
    usage = " ".join(parser.format_usage().split()).removeprefix("Usage: ").removeprefix("usage: ")
    paragraphs = [str(prose(part)) for part in (parser.description or entry.does).split("\n\n")]
    rows = [_row(action) for action in parser._actions if action.help != argparse.SUPPRESS]  # noqa: SLF001  # no other way
    lines = [f"### {entry.name} {{ #{entry.name} }}", ""]
    for paragraph in paragraphs:
        lines += [paragraph, ""]
    return [*lines, "```text", usage, "```", "", f"For example {code(entry.example)}.", "", table(["option", ""], rows)]


def _row(action: argparse.Action) -> list[object]:
    metavar = action.metavar or (action.dest.upper() if action.nargs != 0 else "")
    shown = metavar if isinstance(metavar, str) else " ".join(metavar)
    if not action.option_strings:
        return [code(shown), action.help or ""]
    options = [f"{option} {shown}".strip() if action.nargs != 0 else option for option in action.option_strings]
    return [joined(map(code, options)), action.help or ""]
