"""``docpact init``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_report

if TYPE_CHECKING:
    from docpact.report import Format


def options(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help="What to call the API: its folder and package.")
    parser.add_argument(
        "--url", required=True, metavar="URL", help="A page of a model, or its OpenAPI document: an address or a file."
    )
    parser.more_pages()
    parser.add_argument("-m", "--model", metavar="SLUG", help="What the spec calls the model.")
    parser.operation()
    parser.format()


def run(*, name: str, url: str, more: list[str], model: str | None, operation: str | None, format: Format) -> int:
    """Begin a project in this folder: drafts of api.yaml and of a spec, a workflow and a pre-commit hook.

    Nothing is written over. What stays open in the drafts is listed with its line, and what to do next.
    """
    import datetime as dt

    from docpact.update.begin import begin, report

    begun = begin(name, [url, *more], operation, model, dt.datetime.now().astimezone().date())
    print_report(report(begun), format)
    return 0
