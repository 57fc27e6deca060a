"""``docpact report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_report, safe, say

if TYPE_CHECKING:
    from pydantic import JsonValue

    from docpact.facts import Fact
    from docpact.report import Format
    from docpact.spec import LoadedSpec


def options(parser: Parser) -> None:
    parser.spec()
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="Write the page, as in report.html.")
    parser.add_argument("--score", type=Path, metavar="FILE", help="What 'docpact score --format json' has printed.")
    parser.add_argument(
        "--verify",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="What 'docpact verify --format json' has printed; may be repeated.",
    )
    parser.add_argument(
        "--generated",
        type=Path,
        default=Path("generated"),
        metavar="DIR",
        help="Folder of the emitted package, whose lines are named. Default: generated.",
    )
    parser.add_argument(
        "--since", metavar="REV|DAY", help="Mark what is new since a git revision, or a day as in 2026-11-01."
    )
    parser.format()


def run(
    *,
    spec: Path,
    output: Path | None,
    generated: Path,
    score: Path | None,
    verify: list[Path],
    since: str | None,
    format: Format,
) -> int:
    """Show every fact of every model with who says it where: in short, as data, or as one page of HTML.

    The page holds all that it needs, and can be searched, filtered, sorted and linked to. What score and verify have
    found stands beside the facts where their files are given.
    """
    from docpact.check.traceability import matrix, proofs_of, summary
    from docpact.errors import DocpactError, Place, display_path
    from docpact.report.html import html
    from docpact.spec import load_project

    specs = load_project(spec).specs
    files = [*verify, *([score] if score else [])]
    read = [_json(file) for file in files]
    try:
        proofs = proofs_of(read[-1] if score else None, read[: len(verify)])
    except ValueError as error:
        where = Place(", ".join(map(display_path, files)))
        raise DocpactError(f"a file cannot be used: {error}", where=where, hint="Print it anew.") from None
    data = matrix(specs, proofs, generated, _before(since, specs) if since else None)
    if output is None:
        print_report(summary(specs, data), format)
    else:
        output.write_text(html(data), encoding="utf-8")
        say(f"wrote {safe(display_path(output))}")
    return 0


def _before(since: str, specs: list[LoadedSpec]) -> dict[str, frozenset[Fact] | None]:
    """What each spec said at a revision or on a day. Raises DocpactError."""
    from docpact.read.earlier import commit_at, facts_at

    commit = commit_at(since)
    return {spec.model: facts_at(commit, spec.path) for spec in specs}


def _json(file: Path) -> JsonValue:
    from docpact.check.json_text import JsonTextError, read_json
    from docpact.errors import DocpactError, Place, display_path

    try:
        return read_json(file.read_bytes())
    except JsonTextError as error:
        raise DocpactError(
            str(error), where=Place(display_path(file)), hint="Print it anew with --format json."
        ) from None
