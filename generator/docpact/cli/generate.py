"""``docpact generate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import painted, print_json, safe, say, tell

if TYPE_CHECKING:
    from docpact.write.python.lock import Finding, Written


def options(parser: Parser) -> None:
    parser.spec()
    parser.output()
    parser.add_argument(
        "--check", action="store_true", help="Write nothing; exit 1 naming each file that is not right."
    )
    parser.add_argument("--force", action="store_true", help="Overwrite files that were edited by hand.")
    parser.add_argument("--prune", action="store_true", help="Remove files of the package that no spec makes.")
    parser.format(("text", "json"))


def run(*, spec: Path, output: Path, check: bool, force: bool, prune: bool, format: str) -> int:
    """Emit the client package, openapi.json and docpact.lock from the specs."""
    from docpact.write.python.lock import Leave, Written, is_current

    if not check and is_current(spec, output):
        _print_written(Written([], [], [], healed=False), output, format)
        return 0
    from docpact.spec import load_project
    from docpact.write.python import generate as emit

    project = load_project(spec)
    if check:
        findings = emit.check(project, output)
        _print_findings(findings, output, format)
        return 1 if findings else 0
    leave: dict[Leave, bool] = {"force": force, "prune": prune}
    written = emit.generate(project, output, [name for name, given in leave.items() if given])
    _print_written(written, output, format)
    return 1 if written.refused else 0


def _print_findings(findings: list[Finding], output: Path, format: str) -> None:
    from docpact.write.python.lock import remedy

    if format == "json":
        print_json([{"path": one.path, "state": one.state, "details": list(one.details)} for one in findings])
        return
    for finding in findings:
        path = finding.path if finding.state == "refused" else output / finding.path
        say(painted(finding.state, "red"), f": {safe(path)}: {finding.meaning}")
        for detail in finding.details:
            say(f"    {safe(detail)}")
    if all(finding.state == "refused" for finding in findings):
        say(f"{safe(output)} is what the {'other ' if findings else ''}specs make.")
    else:
        say(f"Run '{remedy(findings)}' to bring it in line.")


def _print_written(written: Written, output: Path, format: str) -> None:
    if format == "json":
        refused = [str(error) for error in written.refused]
        print_json({"changed": written.changed, "removed": written.removed, "left": written.left, "refused": refused})
        return
    if written.healed:
        say("An earlier run was cut short; this one finishes it.")
    for path in written.changed:
        say(f"wrote {safe(output / path)}")
    for path in written.removed:
        say(f"removed {safe(output / path)}")
    for path in written.left:
        say(painted("left alone", "yellow"), f" {safe(output / path)}: no spec makes it; --prune removes it")
    for error in written.refused:
        tell(painted("not emitted", "red"), f": {safe(error.where or '')}: {safe(error.what)}")
        tell(f"    {safe(error.todo or '')}")
    if not written.changed and not written.removed:
        say(f"{safe(output)} is up to date{', but for these models' if written.refused else ''}.")
