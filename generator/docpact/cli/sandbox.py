"""``docpact sandbox``."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from docpact.cli.parser import Parser

FAULT: Final = "TARGET=KIND[,OPTION=VALUE...][:TIMES]"


def options(parser: Parser) -> None:
    parser.usage = "docpact sandbox [OPTIONS] [-- COMMAND ...]"
    parser.rest = True
    parser.spec()
    parser.add_argument(
        "--port", type=int, default=0, metavar="N", help="The port on 127.0.0.1. Default: one that is free."
    )
    parser.add_argument(
        "--pending", type=float, default=2.0, metavar="SECONDS", help="How long a generation stays pending. Default: 2."
    )
    parser.add_argument(
        "--fault", action="append", default=[], metavar=FAULT, help="Answer wrongly, as said below; may be repeated."
    )
    parser.add_argument(
        "--as",
        dest="witness",
        choices=("page", "openapi", "server", "observed", "settled"),
        default="settled",
        metavar="WITNESS",
        help="Judge bodies by what page, openapi, server or observed alone says. Default: settled, which weighs all.",
    )
    parser.add_argument("--quiet", action="store_true", help="Do not log requests.")
    parser.more = _faults


def _faults() -> str:
    from docpact.service.faults import described

    return "\n" + "".join(f" {line}\n" for line in described())


def run(
    *,
    command: list[str],
    spec: Path,
    port: int,
    pending: float,
    fault: list[str],
    witness: Literal["page", "openapi", "server", "observed", "settled"],
    quiet: bool,
) -> int:
    """Serve the documented API on this machine: create, poll, upload, download, with faults on demand.

    A COMMAND after -- finds the server and a key in its environment; its exit code is the sandbox's.
    """
    from docpact.service import serve
    from docpact.spec import load_project

    specs = load_project(spec).specs
    return serve(
        specs,
        port=port,
        pending_seconds=pending,
        faults=fault,
        command=command,
        quiet=quiet,
        witness=None if witness == "settled" else witness,
    )
