"""``docpact verify``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import painted, print_report, progress_bar, safe, tell

if TYPE_CHECKING:
    from docpact.report import Format


def options(parser: Parser) -> None:
    parser.add_argument("spec", metavar="SPEC", help="A spec file, or a model in the folder spec.")
    parser.add_argument("--base-url", required=True, metavar="URL", help="The address of the server that is asked.")
    parser.add_argument(
        "--key", metavar="KEY", help="The API's key. Default: from the environment, where nobody sees it."
    )
    parser.add_argument(
        "--allow-billed",
        type=int,
        metavar="N",
        help="Send valid bodies too; at most N requests of any kind may be accepted.",
    )
    parser.add_argument(
        "--max-requests", type=int, metavar="N", help="Requests in all. Default: 300, or 700 with --thorough."
    )
    parser.add_argument("--thorough", action="store_true", help="Send each violation on the fullest body too.")
    parser.add_argument(
        "--rate", type=float, metavar="N", help="Requests per second. Default: as many as the server takes."
    )
    parser.add_argument("--state", type=Path, metavar="FILE", help="Remember what was sent, and do not send it again.")
    parser.add_argument("--record", type=Path, metavar="FILE", help="Keep bodies with answers, for docpact learn.")
    parser.add_argument("--insecure", action="store_true", help="Let http be used beyond this machine.")
    parser.add_argument("--proxy", action="store_true", help="Use the proxy that the environment names.")
    parser.format()


def run(
    *,
    spec: str,
    base_url: str,
    key: str | None,
    allow_billed: int | None,
    max_requests: int | None,
    thorough: bool,
    rate: float | None,
    state: Path | None,
    record: Path | None,
    insecure: bool,
    proxy: bool,
    format: Format,
) -> int:
    """Ask a running server whether it keeps a spec. Exit 0: it does, 1: it departs from facts, 2: nothing can be said.

    Without --allow-billed only bodies are sent that the documentation says are refused, until one is accepted.
    """
    from docpact.check.verify import Limits, named_spec, printed, verify

    loaded = named_spec(spec)
    limits = Limits(allow_billed, max_requests, rate, thorough)
    with progress_bar() as bar:
        found = verify(
            loaded,
            base_url,
            key=key,
            limits=limits,
            state=state,
            record=record,
            insecure=insecure,
            proxy=proxy,
            progress=lambda done, total, _body: bar(loaded.model, done, total),
        )
    print_report(printed(found), format)
    if found.could_not_run and format != "text":
        tell(painted("error", "red", sys.stderr), f": {safe(found.could_not_run)}")
    return found.exit_code
