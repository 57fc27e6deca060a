"""``docpact vendor``."""

from __future__ import annotations

from pathlib import Path

from docpact.cli.parser import Parser
from docpact.cli.terminal import safe, say


def options(parser: Parser) -> None:
    parser.add_argument("destination", type=Path, metavar="DEST", help="Folder that gets the package, as in src/.")
    parser.spec()
    parser.add_argument("--package", metavar="NAME", help="Another name for the package.")
    parser.add_argument("-m", "--model", action="append", metavar="MODEL", help="Only this model; may be repeated.")
    parser.add_argument(
        "--contract", type=Path, metavar="DIR", help="Copy the specs there too, with a test that checks the copy."
    )


def run(*, destination: Path, spec: Path, package: str | None, model: list[str] | None, contract: Path | None) -> int:
    """Copy the client package into another repository, and say how to check there that it keeps its specs."""
    from docpact import vendor as vendoring
    from docpact.spec import load_project

    project = load_project(spec)
    folder = vendoring.vendor(project, destination, package=package, models=model, contract=contract)
    say(f"wrote {safe(folder)}; it needs httpx and pydantic.")
    if contract:
        spec, test = vendoring.vendor_contract(project, folder, contract, models=model)
        say(f"wrote {safe(spec)}, and the test {safe(test)}.")
    say("With docpact[contract] installed, this says whether the copy keeps its specs:")
    say(f"  {safe(vendoring.contract_command(folder, spec))}")
    return 0
