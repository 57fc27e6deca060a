"""``docpact facts``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docpact.cli.parser import SOURCE, Parser
from docpact.cli.terminal import painted, print_json, safe, say, tell

if TYPE_CHECKING:
    from docpact.read.sources import WitnessChoice


def options(parser: Parser) -> None:
    parser.add_argument("source", metavar="SOURCE", help=SOURCE)
    parser.model()
    parser.add_argument(
        "--witness",
        choices=("page", "openapi", "server", "observed", "all"),
        metavar="WITNESS",
        help="Whose word of a spec: page (the default), openapi, server, observed or all.",
    )
    parser.operation()
    parser.format(("text", "json"))
    parser.strict()


def run(
    *, source: str, model: str | None, witness: WitnessChoice | None, operation: str | None, format: str, strict: bool
) -> int:
    """Print the facts that a source states; on standard error, what is not read or not kept."""
    from docpact.errors import line_start
    from docpact.read.earlier import read_any

    found = read_any(source, model, witness=witness, operation=operation)
    if format == "json":
        print_json(found.as_json())
    else:
        for fact in sorted(found.facts):
            value = safe(json.dumps(fact.value))
            say(f"{safe(line_start(fact.path))}  {painted(fact.keyword, 'cyan')}  {value}{safe(fact.condition)}")
    for note in found.notes:
        tell(painted("note", "yellow"), f": {safe(note)}")
    for one in found.unread_sentences:
        about = f"{one.path}: " if one.path else ""
        line = f":{one.line}" if one.line else ""
        where = safe(f"{found.name}{line}: {about}{one.sentence} ({one.reason})")
        tell(painted("not understood", "yellow"), f": {where}")
    for unkept in found.unkept:
        tell(painted("not kept", "red"), f": {safe(found.name)}: {safe(unkept)}")
    return 1 if found.unkept or (strict and found.unread) else 0
