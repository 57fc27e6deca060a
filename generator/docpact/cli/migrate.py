"""``docpact migrate``."""

from __future__ import annotations

from pathlib import Path

from docpact.cli.parser import Parser
from docpact.cli.terminal import painted, safe, say


def options(parser: Parser) -> None:
    parser.spec()
    parser.add_argument("--check", action="store_true", help="Write nothing; exit 1 if a spec is in an earlier form.")


def run(*, spec: Path, check: bool) -> int:
    """Bring specs that an earlier release wrote into the form that this one reads.

    Your own words and comments stay. What a person has to do is listed, and ends with exit code 1.
    """
    from docpact.spec.migrate import migrate

    found = migrate(spec)
    for one in found.files:
        if not check:
            one.write()
        moved = "" if one.source == one.target else f" from {safe(one.source)}"
        say(f"{'would write' if check else 'wrote'} {safe(one.target)}{moved}")
        for comment in one.lost:
            say(painted("lost", "yellow"), f"  {safe(comment)}")
    for error in found.open:
        say(painted("open", "yellow"), f"  {error}")
    if not found.files and not found.open:
        say(f"The specs in {safe(spec)} are in the form of this release.")
    return 1 if found.open or (check and found.files) else 0
