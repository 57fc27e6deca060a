"""``docpact facts``."""

from __future__ import annotations

import json

from docpact.cli.parser import SOURCE, Parser
from docpact.cli.terminal import painted, print_json, safe, say, tell


def options(parser: Parser) -> None:
    parser.add_argument("source", metavar="SOURCE", help=SOURCE)
    parser.model()
    parser.format(("text", "json"))
    parser.strict()


def run(*, source: str, model: str | None, format: str, strict: bool) -> int:
    """Print the facts that a source states; on standard error, what could not be read of a page."""
    from docpact.errors import line_start
    from docpact.facts import as_json
    from docpact.read.sources import read_source

    found = read_source(source, model)
    if format == "json":
        print_json(as_json(found.facts))
    else:
        for fact in sorted(found.facts):
            value = safe(json.dumps(fact.value))
            say(f"{safe(line_start(fact.path))}  {painted(fact.keyword, 'cyan')}  {value}{safe(fact.condition)}")
    for one in found.unread_sentences:
        about = f"{one.path}: " if one.path else ""
        line = f":{one.line}" if one.line else ""
        where = safe(f"{found.name}{line}: {about}{one.sentence} ({one.reason})")
        tell(painted("not understood", "yellow"), f": {where}")
    return 1 if strict and found.unread else 0
