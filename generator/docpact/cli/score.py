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
    parser.add_argument("--code", type=int, metavar="N", help="Mutate the client's code instead, in N places.")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="Which N places; 0 if none.")
    parser.add_argument("--shard", default="1/1", metavar="K/N", help="The Kth of N parts of these places.")
    parser.format()


def run(
    *,
    sources: list[Path],
    suite: Path | None,
    changed_since: str | None,
    client: str | None,
    everything: bool,
    thorough: bool,
    code: int | None,
    seed: int,
    shard: str,
    format: Format,
) -> int:
    """Mutate facts, api.yaml or code: what share do the tests notice? Exit 1 below 100 %, of code below 80 %."""
    from docpact.check.score import score_code_of, score_specs
    from docpact.check.score.report import code_report, report

    if code is not None:
        with progress_bar() as progress:
            result = score_code_of(sources or [Path("spec")], suite, progress, number=code, seed=seed, shard=shard)
        print_report(code_report(result), format)
        return code_report(result).exit_code
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
