"""``docpact diff``."""

from __future__ import annotations

import sys
from typing import Final

from docpact.cli.parser import SOURCE, Parser
from docpact.cli.terminal import Colour, painted, print_json, say

_COLOURS: Final[dict[str, Colour]] = {"breaking": "red", "compatible": "green", "neutral": "dim"}


def options(parser: Parser) -> None:
    parser.add_argument("old", metavar="OLD", help=SOURCE)
    parser.add_argument("new", metavar="NEW", help="The same, of any kind.")
    parser.model()
    parser.add_argument("--old-model", metavar="MODEL", help="Which model of OLD; before --model.")
    parser.add_argument("--new-model", metavar="MODEL", help="Which model of NEW; before --model.")
    parser.format(("text", "json", "markdown", "sarif"))


def run(*, old: str, new: str, model: str | None, old_model: str | None, new_model: str | None, format: str) -> int:
    """Say what changed between two sources, and whether it breaks callers of the client. Exit 1 if anything did."""
    from docpact import diff as differ
    from docpact.read.sources import read_pair

    found = differ.compare(*read_pair(old, new, old_model or model, new_model or model))
    if format == "json":
        print_json(differ.structured(found))
    elif format == "sarif":
        print_json(differ.sarif(found))
    elif format == "markdown":
        sys.stdout.write(differ.markdown(found))
    else:
        for line in differ.text(found):
            verdict, gap, rest = line.partition("  ")
            say(painted(verdict, _COLOURS.get(verdict, "bold")) if verdict in _COLOURS else verdict, gap, rest)
    return 1 if found.changes else 0
