"""``docpact transcribe``."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docpact.cli.parser import Parser
from docpact.cli.terminal import painted, print_report, safe, say, tell

if TYPE_CHECKING:
    from docpact.report import Format
    from docpact.transcribe import Served, Wanted

ASK: Final = ""
"""In place of a file: the API itself."""


def options(parser: Parser) -> None:
    parser.add_argument(
        "page",
        metavar="PAGE",
        help="A documentation page: a file, - or an address. An OpenAPI document with -o FOLDER: a spec a model.",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="SPEC",
        help="Write this spec, or merge onto it: spec/API/models/MODEL.yaml. Without it the draft is printed.",
    )
    parser.spec()
    parser.add_argument("--api", metavar="API", help="The API it belongs to; otherwise the folder says it.")
    parser.add_argument("-m", "--model", metavar="SLUG", help="What the spec calls the model.")
    parser.add_argument("--openapi", type=Path, metavar="FILE", help="The vendor's OpenAPI document: a second witness.")
    parser.add_argument("--openapi-model", metavar="MODEL", help="What that document calls the model.")
    parser.add_argument(
        "--server",
        nargs="?",
        const=ASK,
        metavar="FILE",
        help="Schemas that the API itself serves, a further witness: a saved answer, or ask it now if no FILE is given "
        "(free; api.yaml says where; the key is taken from the environment).",
    )
    parser.add_argument("--server-model", metavar="MODEL", help="What the API calls the model there.")
    parser.add_argument("--url", metavar="URL", help="The page's address, where PAGE is a file.")
    parser.add_argument(
        "--read", type=_day, metavar="DAY", help="When the page was read, as in 2026-01-31. Default: today."
    )
    parser.operation()
    parser.add_argument(
        "--api-draft",
        action="store_true",
        help="Draft the API's api.yaml instead: endpoints, answers, status words and errors, and what stays open.",
    )
    parser.more_pages()
    parser.format()
    parser.strict()


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day written as 2026-01-31") from None


def run(
    *,
    page: str,
    output: Path | None,
    spec: Path,
    api: str | None,
    model: str | None,
    openapi: Path | None,
    openapi_model: str | None,
    server: str | None,
    server_model: str | None,
    url: str | None,
    read: dt.date | None,
    operation: str | None,
    api_draft: bool,
    more: list[str],
    format: Format,
    strict: bool,
) -> int:
    """Turn a page into a spec draft, or merge its facts onto a reviewed spec; say what could not be read."""
    if api_draft:
        return _api_draft([page, *more], output, api, operation, format, strict=strict)
    from docpact.read.pages import load
    from docpact.transcribe import Wanted, address_of, load_document, save, transcribe, unready

    today = dt.datetime.now().astimezone().date()
    second = load_document(openapi) if openapi else None
    wanted = Wanted(today, output, api, model, url, read, spec, second, openapi_model)
    if server is not None:
        wanted = replace(wanted, served=_served(wanted, server), served_model=server_model)
    if output is not None and output.is_dir():
        return _whole_document(Path(page), output, wanted)
    found = transcribe(load(page, operation=operation, address=address_of(wanted)), wanted)
    changed = save(found, output) if output else None
    if output is None and format == "text":
        sys.stdout.write(found.text)
    report = found.report.printed(None if output else found.text, written=changed)
    # The draft itself is the result; what is said of it goes beside it.
    print_report(report, format, sys.stderr if output is None and format == "text" else None)
    if output and format == "text":
        say(f"{'wrote' if changed else 'unchanged'}: {safe(output)}")
    if output and (reason := unready(output)):
        tell(painted("not usable yet", "yellow", sys.stderr), f": {reason}")
    return 1 if strict and found.report.unread else 0


def _served(wanted: Wanted, source: str) -> Served:
    """What an API serves of its models: from a file, or from itself."""
    from docpact.check.verify import ask_models
    from docpact.read.openapi import read_data
    from docpact.transcribe import api_of, served

    api = api_of(wanted)
    if source != ASK:
        return served(api, source, read_data(Path(source)))
    address, answer = ask_models(api)
    return served(api, address, answer)


def _api_draft(
    pages: list[str], output: Path | None, api: str | None, operation: str | None, format: Format, *, strict: bool
) -> int:
    """A draft of an API's ``api.yaml`` from its pages."""
    from docpact.spec.write import write_spec
    from docpact.transcribe.api_draft import api_name, check_draft_target, draft_pages

    if output is not None:
        check_draft_target(output)
    draft = draft_pages(pages, lambda found: api_name(api, output, found), operation)
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_spec(output, draft.text)
    elif format == "text":
        sys.stdout.write(draft.text)
    report = draft.report(written=True if output else None, draft=None if output else draft.text)
    print_report(report, format, sys.stderr if output is None and format == "text" else None)
    if output and format == "text":
        say(f"wrote: {safe(output)}")
    return 1 if strict and draft.open else 0


def _whole_document(path: Path, folder: Path, wanted: Wanted) -> int:
    """A spec for each model of an OpenAPI document."""
    from docpact.transcribe import load_document, save, transcribe_document

    found = transcribe_document(load_document(path), folder, wanted)
    for target, made in found:
        save(made, target)
        say(f"wrote: {safe(target)}")
        print_report(made.report.printed(written=True), "text")
    return 0
