"""``docpact diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpact.cli.parser import SOURCE, Parser
from docpact.cli.terminal import print_report

if TYPE_CHECKING:
    from docpact.report import Format


def options(parser: Parser) -> None:
    parser.add_argument("old", metavar="OLD", help=SOURCE)
    parser.add_argument("new", metavar="NEW", help="The same, of any kind.")
    parser.model()
    parser.add_argument("--old-model", metavar="MODEL", help="Which model of OLD; before --model.")
    parser.add_argument("--new-model", metavar="MODEL", help="Which model of NEW; before --model.")
    parser.operation()
    parser.format()


def run(
    *,
    old: str,
    new: str,
    model: str | None,
    old_model: str | None,
    new_model: str | None,
    operation: str | None,
    format: Format,
) -> int:
    """Say what changed between two sources, and whether it breaks callers of the client. Exit 1 if anything did."""
    from docpact import diff as differ
    from docpact.read.earlier import read_both

    found = differ.compare(*read_both(old, new, old_model or model, new_model or model, operation))
    print_report(differ.report(found), format)
    return 1 if found.changes else 0
