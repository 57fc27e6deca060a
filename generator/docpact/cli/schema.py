"""``docpact schema``."""

from __future__ import annotations

from pathlib import Path

from docpact.cli.parser import Parser
from docpact.cli.terminal import painted, safe, say


def options(parser: Parser) -> None:
    parser.spec()
    parser.add_argument("--check", action="store_true", help="Write nothing; exit 1 if a schema is not current.")


def run(*, spec: Path, check: bool) -> int:
    """Write the JSON Schemas by which an editor completes and checks spec files."""
    from docpact.spec.published import stale_schemas, write_schemas

    stale = stale_schemas(spec) if check else []
    written = [] if check else write_schemas(spec)
    for path in written:
        say(f"wrote {safe(path)}")
    for path in stale:
        say(painted("stale", "red"), f": {safe(path)}: run 'docpact schema'.")
    if not stale and not written:
        say(f"The schemas in {safe(spec)} are up to date.")
    return 1 if stale else 0
