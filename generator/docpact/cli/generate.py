"""``docpact generate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import painted, print_json, safe, say

if TYPE_CHECKING:
    from docpact.write.python.lock import Finding, Written


def options(parser: Parser) -> None:
    parser.spec()
    parser.output()
    parser.add_argument(
        "--check", action="store_true", help="Write nothing; exit 1 naming each file that is not right."
    )
    parser.format(("text", "json"))


def run(*, spec: Path, output: Path, check: bool, format: str) -> int:
    """Emit the client package, openapi.json and docpact.lock from the specs."""
    from docpact.spec import load_project
    from docpact.write.python import generate as emit

    project = load_project(spec)
    if check:
        findings = emit.check(project, output)
        _print_findings(findings, output, format)
        return 1 if findings else 0
    _print_written(emit.generate(project, output), output, format)
    return 0


def _print_findings(findings: list[Finding], output: Path, format: str) -> None:
    if format == "json":
        print_json([{"path": one.path, "state": one.state, "details": list(one.details)} for one in findings])
        return
    for finding in findings:
        say(painted(finding.state, "red"), f": {safe(output / finding.path)}: {finding.meaning}")
        for detail in finding.details:
            say(f"    {safe(detail)}")
    say("Run 'docpact generate' to bring it in line." if findings else f"{safe(output)} is what the specs make.")


def _print_written(written: Written, output: Path, format: str) -> None:
    if format == "json":
        print_json({"changed": written.changed, "removed": written.removed, "left": written.left})
        return
    if written.healed:
        say("An earlier run was cut short; this one finishes it.")
    for path in written.changed:
        say(f"wrote {safe(output / path)}")
    for path in written.removed:
        say(f"removed {safe(output / path)}")
    for path in written.left:
        say(painted("left alone", "yellow"), f" {safe(output / path)}: no spec makes it")
    if not written.changed and not written.removed:
        say(f"{safe(output)} is up to date.")
