"""``docpact learn``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_report

if TYPE_CHECKING:
    from docpact.report import Format


def options(parser: Parser) -> None:
    parser.add_argument("specs", nargs="+", type=Path, metavar="SPEC", help="Specs, or folders of specs.")
    parser.add_argument(
        "--har", type=Path, action="append", default=[], metavar="FILE", help="A HAR file. May be repeated."
    )
    parser.add_argument(
        "--bodies",
        action="append",
        default=[],
        metavar="FILE",
        help="Bodies with their answers: objects with the members body, status and answer. May be repeated.",
    )
    parser.format()


def run(*, specs: list[Path], har: list[Path], bodies: list[str], format: Format) -> int:
    """Draft what answers to real bodies teach: values that were accepted though a spec denies them.

    Prompts and ids are never kept, and nothing is concluded from silence. A person reviews the draft.
    """
    from docpact.check.offline import read_bodies, read_har
    from docpact.check.offline.learning import learned_report, lessons_of
    from docpact.errors import DocpactError

    if not har and not bodies:
        raise DocpactError("there is nothing to learn from", hint="Give --har FILE or --bodies FILE.")
    lessons, names, contracts, paths = lessons_of(specs)
    given = [body for file in bodies for body in read_bodies(file)]
    given += [body for file in har for body in read_har(file, paths)]
    for one in given:
        lessons.learn(one)
    report = learned_report(lessons, names, contracts, ", ".join([*bodies, *map(str, har)]))
    print_report(report, format)
    return report.exit_code
