"""``docpact score``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_report, progress_bar, safe, tell

if TYPE_CHECKING:
    from docpact.report import Format


def options(parser: Parser) -> None:
    parser.add_argument(
        "sources", nargs="*", type=Path, metavar="SPEC", help="Specs, or folders of specs. Default: spec."
    )
    parser.add_argument("--suite", type=Path, metavar="DIR", help="A contract suite. Default: docpact's own.")
    parser.add_argument(
        "--changed-since", metavar="COMMIT", help="Those files, and what differs from COMMIT beside them."
    )
    parser.add_argument(
        "--client", metavar="NAME", help="Import name of the client. Default: one emitted from the specs."
    )
    parser.add_argument("--all", action="store_true", dest="everything", help="Every mutant, not some of each kind.")
    parser.add_argument("--thorough", action="store_true", help="Try every case on equivalent mutants too.")
    parser.format()


def run(
    *,
    sources: list[Path],
    suite: Path | None,
    changed_since: str | None,
    client: str | None,
    everything: bool,
    thorough: bool,
    format: Format,
) -> int:
    """Mutate every fact on both sides: what share does the contract suite notice? Exit 1 below 100 %."""
    from docpact.check.score import score_specs
    from docpact.check.score.report import report

    with progress_bar() as progress:
        found = [
            *score_specs(
                sources or [Path("spec")],
                suite,
                client,
                progress,
                thorough=thorough,
                everything=everything,
                changed_since=changed_since,
                note=lambda line: tell(safe(line)),
            )
        ]
    print_report(report(found), format)
    return 1 if any(result.survived for result in found) else 0
