"""``docpact generate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_report

if TYPE_CHECKING:
    from pydantic import JsonValue

    from docpact.report import Format, Report
    from docpact.write.python.lock import Finding as Stale
    from docpact.write.python.lock import Written


def options(parser: Parser) -> None:
    parser.spec()
    parser.output()
    parser.add_argument(
        "--check", action="store_true", help="Write nothing; exit 1 naming each file that is not right."
    )
    parser.force()
    parser.add_argument("--prune", action="store_true", help="Remove files of the package that no spec makes.")
    parser.http()
    parser.add_argument("--draft", action="store_true", help="Emit also specs in which nobody has decided yet.")
    parser.format()


def run(
    *, spec: Path, output: Path, check: bool, force: bool, prune: bool, draft: bool, http: str, format: Format
) -> int:
    """Emit the client package, openapi.json and docpact.lock from the specs."""
    from docpact.write.python.lock import Leave, Written, is_current

    if is_current(spec, output, http):
        nothing = Written([], [], [], healed=False)
        return _printed(_check_report([], output) if check else _write_report(nothing, output), format)
    from docpact.spec import load_project
    from docpact.write.python import generate as emit
    from docpact.write.python.known import known_models
    from docpact.write.python.render import Choice

    choice = Choice(http=http)
    known = known_models(spec, output, choice)
    project = load_project(spec, tolerant=True, known=known.headlines)
    if check:
        return _printed(_check_report(emit.check(project, output, choice, known, draft=draft), output), format)
    leave: dict[Leave, bool] = {"force": force, "prune": prune, "draft": draft}
    written = emit.generate(project, output, [name for name, given in leave.items() if given], choice, known)
    return _printed(_write_report(written, output), format)


def _printed(report: Report, format: Format) -> int:
    print_report(report, format)
    return report.exit_code


def _check_report(findings: list[Stale], output: Path) -> Report:
    """What is not as the specs make it, each file a finding."""
    from docpact.errors import Place
    from docpact.report import Case, Evidence, Finding, Report, Words
    from docpact.write.python.lock import remedy

    found: list[Finding] = []
    for one in findings:
        path = one.path if one.state == "refused" else str(output / one.path)
        evidence = tuple(Evidence("fact", detail) for detail in one.details)
        data: dict[str, JsonValue] = {"path": one.path, "state": one.state, "details": [*one.details]}
        message = Words.of(f"{{}}: {one.meaning}", path)
        kind, place = f"file-{one.state}", Place(path)
        found.append(Finding(kind, "error", message, path, place, label=one.state, evidence=evidence, data=data))
    if all(one.state == "refused" for one in findings):
        verdict = Words.of(f"{{}} is what the {'other ' if findings else ''}specs make.", output)
    else:
        verdict = Words((f"Run '{remedy(findings)}' to bring it in line.",))
    cases = () if findings else (Case(str(output), Place(str(output))),)
    return Report("generate --check", Words.foreign(output), verdict, 1 if findings else 0, tuple(found), cases=cases)


def _write_report(written: Written, output: Path) -> Report:
    """What was written, and each reason for which a model was not emitted."""
    from docpact.report import Finding, Report, Words
    from docpact.report.finding import model_refused

    steps = [Words(("An earlier run was cut short; this one finishes it.",))] if written.healed else []
    steps += [Words.of("wrote {}", output / path) for path in written.changed]
    steps += [Words.of("removed {}", output / path) for path in written.removed]
    found = [
        Finding(
            "file-left",
            "warning",
            Words.of("{}: no spec makes it; --prune removes it", path),
            str(path),
            label="left alone",
        )
        for path in (output / name for name in written.left)
    ]
    found += map(model_refused, written.refused)
    if written.changed or written.removed:
        count = len(written.changed) + len(written.removed)
        verdict = Words.of(f"{count} file{'' if count == 1 else 's'} of {{}} changed.", output)
    else:
        verdict = Words.of(f"{{}} is up to date{', but for these models' if written.refused else ''}.", output)
    data: dict[str, JsonValue] = {"changed": [*written.changed], "removed": [*written.removed], "left": [*written.left]}
    code = 1 if written.refused else 0
    return Report("generate", Words.foreign(output), verdict, code, tuple(found), tuple(steps), data=data)
