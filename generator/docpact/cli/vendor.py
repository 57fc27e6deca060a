"""``docpact vendor``."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path

from docpact.cli.parser import Parser
from docpact.cli.terminal import safe, say

EXTRAS = ("shell", "batch", "webhooks", "listing", "testing", "drift", "mcp")
"""The extras of a client. A test holds them against what is emitted: importing that takes time that help need not."""


def _extras(text: str) -> list[str]:
    """Extras, with commas between them."""
    found = [one.strip() for one in text.split(",")]
    if unknown := [one for one in found if one not in EXTRAS]:
        raise ArgumentTypeError(f"there is no extra {unknown[0]!r:.60}; choose from {', '.join(EXTRAS)}")
    return found


def options(parser: Parser) -> None:
    parser.add_argument("destination", type=Path, metavar="DEST", help="Folder that gets the package, as in src/.")
    parser.spec()
    parser.add_argument("--package", metavar="NAME", help="Another name for the package.")
    parser.add_argument("-m", "--model", action="append", metavar="MODEL", help="Only this model; may be repeated.")
    parser.add_argument(
        "--with",
        dest="extras",
        action="extend",
        default=[],
        type=_extras,
        metavar="EXTRA,...",
        help=f"Extras besides the core: {', '.join(EXTRAS)}.",
    )
    parser.http()
    parser.force()
    parser.add_argument(
        "--check", action="store_true", help="Write nothing; exit 1 naming each file whose code is not right."
    )
    parser.add_argument(
        "--contract", type=Path, metavar="DIR", help="Copy the specs there too, with a test that checks the copy."
    )


def run(
    *,
    destination: Path,
    spec: Path,
    package: str | None,
    model: list[str] | None,
    extras: list[str],
    http: str,
    force: bool,
    check: bool,
    contract: Path | None,
) -> int:
    """Copy the client package into another repository, and say how to check there that it keeps its specs."""
    from docpact import vendor as vendoring
    from docpact.spec import load_project

    project = load_project(spec)
    if check:
        found = vendoring.stale(project, destination, package=package, models=model, extras=extras, http=http)
        for one in found:
            say(f"{one.state}: {safe(one.path)}: {one.meaning}")
        if not found:
            say("The copy is what the specs make.")
        return 1 if found else 0
    folder = vendoring.vendor(
        project,
        destination,
        package=package,
        models=model,
        contract=contract,
        extras=extras,
        http=http,
        allow=["force"] if force else [],
    )
    say(f"wrote {safe(folder)}; it needs {http} and pydantic.")
    if contract:
        spec, test = vendoring.vendor_contract(project, folder, contract, models=model)
        say(f"wrote {safe(spec)}, and the test {safe(test)}.")
    say("With docpact[contract] installed, this says whether the copy keeps its specs:")
    say(f"  {safe(vendoring.contract_command(folder, spec))}")
    return 0
