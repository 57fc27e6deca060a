"""``docpact update``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_report, progress_bar

if TYPE_CHECKING:
    from docpact.report import Format


def options(parser: Parser) -> None:
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="Files of pages and OpenAPI documents, or folders of them. Default: the addresses in the specs.",
    )
    parser.spec()
    parser.output()
    parser.http()
    parser.force()
    parser.add_argument(
        "--body", type=Path, metavar="FILE", help="Write the body of a pull request there, in Markdown."
    )
    parser.add_argument("--title", type=Path, metavar="FILE", help="Write its title there.")
    parser.format()


def run(
    *,
    sources: list[str],
    spec: Path,
    output: Path,
    http: str,
    force: bool,
    body: Path | None,
    title: Path | None,
    format: Format,
) -> int:
    """Read every page again, merge it onto its spec, emit the client, and say what changed and what to decide.

    Your own words in the specs stay. A spec changes only where its page does: neither its day nor its hash by
    themselves. A page that cannot be read is named, and stops no other. Exit 0: nothing changed, 1: something did, or
    needs a person, 2: nothing could be done.
    """
    import datetime as dt

    from docpact.errors import DocpactError, Place
    from docpact.update import Wanted, report, update
    from docpact.update import body as body_of
    from docpact.update import title as title_of
    from docpact.write.python.render import Choice

    for file in (body, title):
        if file is not None and not file.resolve().parent.is_dir():
            raise DocpactError("there is no such folder", where=Place(str(file)), hint="Make it, or name another file.")
    today = dt.datetime.now().astimezone().date()
    wanted = Wanted(spec, output, today, sources, Choice(http=http), ["force"] if force else [])
    with progress_bar() as bar:
        outcome = update(wanted, bar)
    for file, text in ((body, body_of(outcome)), (title, f"{title_of(outcome)}\n")):
        if file is not None:
            file.write_text(text, encoding="utf-8", newline="\n")
    found = report(outcome)
    print_report(found, format)
    return found.exit_code
