"""``docpact check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_report

if TYPE_CHECKING:
    from docpact.report import Format


def options(parser: Parser) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SPEC|BODY",
        help="Specs (.yaml) or folders of specs, then files of bodies: .json, .jsonl, or - for JSON lines.",
    )
    parser.add_argument(
        "--har",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="A HAR file: judge the requests that it recorded. May be repeated.",
    )
    parser.format()


def run(*, sources: list[str], har: list[Path], format: Format) -> int:
    """Judge request bodies by specs, without a network: accepted, warned of or refused, and why.

    Each body is judged by the spec of its model. A body may stand alone, in a list, on a line of a .jsonl file, as the
    member "body" of an object, or in a HAR file. Exit 1 where any is refused.
    """
    import time

    from docpact.check.offline import judged_report, read_bodies, read_har
    from docpact.check.offline.specs import judges_of, split
    from docpact.errors import together

    started = time.monotonic()
    specs, files = split(sources, har)
    judges, paths = judges_of(specs)
    readings = [lambda file=file: [*read_bodies(file)] for file in files]
    readings += [lambda file=file: [*read_har(file, paths)] for file in har]
    given = [body for bodies in together(readings) for body in bodies]
    verdicts = [judges.judged(one) for one in given]
    title = ", ".join([*files, *map(str, har)])
    report = judged_report(verdicts, title, time.monotonic() - started)
    print_report(report, format)
    return report.exit_code
