"""The command line. Exit codes: 0 fine, 1 findings, 2 usage or unreadable input."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

import docpact
from docpact.errors import DocpactError, printable

if TYPE_CHECKING:
    from docpact.emit.lock import Finding, Written

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From a documentation page to a reviewed spec, a small typed client, and tests that keep them honest.",
    epilog="Exit codes: 0 fine, 1 findings, 2 usage or unreadable input.",
)
output = Console(highlight=False, soft_wrap=True, emoji=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class Format(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"


Spec = Annotated[Path, typer.Option("--spec", metavar="DIR", help="Folder with API/api.yaml and the models' specs.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder of what is emitted.")]
Reported = Annotated[Format, typer.Option("--format", help="How to print the report.")]
Model = Annotated[str | None, typer.Option("--model", "-m", help="Which model, where the source holds several.")]


@app.command()
def facts(
    source: Annotated[str, typer.Argument(help="A spec, an OpenAPI document, or a client package (folder or name).")],
    model: Model = None,
    report: Reported = Format.TEXT,
) -> None:
    """Print the facts that a source states."""
    from docpact.facts import as_json  # noqa: PLC0415  # commands load what they need when they run
    from docpact.sources import facts_of  # noqa: PLC0415

    found = facts_of(source, model)
    if report is Format.JSON:
        print_json(as_json(found))
    else:
        for fact in sorted(found):
            output.print(f"{safe(fact.path)}  [cyan]{fact.keyword}[/]  {safe(json.dumps(fact.value))}")


@app.command()
def generate(
    spec: Spec = Path("spec"),
    out: Output = Path("generated"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 naming each file that is not right.")
    ] = False,
    report: Reported = Format.TEXT,
) -> None:
    """Emit the client package, openapi.json and docpact.lock from the specs."""
    from docpact.emit import generate as emit  # noqa: PLC0415
    from docpact.spec import load_project  # noqa: PLC0415

    project = load_project(spec)
    if check:
        findings = emit.check(project, out)
        _print_findings(findings, out, report)
        raise typer.Exit(1 if findings else 0)
    _print_written(emit.generate(project, out), out, report)


def _print_findings(findings: list[Finding], out: Path, report: Format) -> None:
    if report is Format.JSON:
        print_json([{"path": one.path, "state": one.state, "details": list(one.details)} for one in findings])
        return
    for finding in findings:
        output.print(f"[red]{finding.state}[/]: {safe(out / finding.path)}: {finding.meaning}")
        for detail in finding.details:
            output.print(f"    {safe(detail)}")
    verdict = "Run 'docpact generate' to bring it in line." if findings else f"{safe(out)} is what the specs make."
    output.print(verdict)


def _print_written(written: Written, out: Path, report: Format) -> None:
    if report is Format.JSON:
        print_json({"changed": written.changed, "removed": written.removed, "left": written.left})
        return
    if written.healed:
        output.print("An earlier run was cut short; this one finishes it.")
    for path in written.changed:
        output.print(f"wrote {safe(out / path)}")
    for path in written.removed:
        output.print(f"removed {safe(out / path)}")
    for path in written.left:
        output.print(f"[yellow]left alone[/] {safe(out / path)}: no spec makes it")
    if not written.changed and not written.removed:
        output.print(f"{safe(out)} is up to date.")


@app.command()
def openapi(spec: Spec = Path("spec")) -> None:
    """Print the OpenAPI 3.1 document that the specs compile to."""
    from docpact.openapi import compile_document  # noqa: PLC0415
    from docpact.spec import load_project  # noqa: PLC0415

    print_json(compile_document(load_project(spec)))


@app.command()
def schema(
    spec: Spec = Path("spec"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a schema is not current.")] = False,
) -> None:
    """Write the JSON Schemas by which an editor completes and checks spec files."""
    from docpact.spec.published import stale_schemas, write_schemas  # noqa: PLC0415

    if not check:
        for path in write_schemas(spec):
            output.print(f"wrote {safe(path)}")
        return
    stale = stale_schemas(spec)
    for path in stale:
        output.print(f"[red]stale[/]: {safe(path)}: run 'docpact schema'.")
    raise typer.Exit(1 if stale else 0)


@app.command(context_settings={"allow_interspersed_args": False})
def sandbox(
    command: Annotated[
        list[str] | None, typer.Argument(metavar="[-- COMMAND...]", help="Run this against the sandbox, then stop.")
    ] = None,
    spec: Spec = Path("spec"),
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 picks a free one.")] = 0,
    pending: Annotated[float, typer.Option(metavar="SECONDS", help="How long a generation stays pending.")] = 2.0,
    fault: Annotated[
        list[str] | None, typer.Option(metavar="OPERATION=FAULT[:TIMES]", help="Answer wrongly; may be repeated.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Do not log requests.")] = False,
) -> None:
    """Serve the documented API on this machine: create, poll, upload, download, with faults on demand."""
    from docpact.sandbox import serve  # noqa: PLC0415
    from docpact.spec import load_project  # noqa: PLC0415

    specs = load_project(spec).specs
    command, fault = command or [], fault or []
    code = serve(specs, port=port, pending_seconds=pending, faults=fault, command=command, quiet=quiet)
    raise typer.Exit(code)


@app.command()
def vendor(
    destination: Annotated[Path, typer.Argument(help="Folder that gets the package, as in src/.")],
    spec: Spec = Path("spec"),
    package: Annotated[str | None, typer.Option(help="Another name for the package.")] = None,
    model: Annotated[list[str] | None, typer.Option("--model", "-m", help="Only this model; may be repeated.")] = None,
) -> None:
    """Copy the client package into another repository."""
    from docpact.spec import load_project  # noqa: PLC0415
    from docpact.vendor import vendor as copy  # noqa: PLC0415

    folder = copy(load_project(spec), destination, package=package, models=model)
    output.print(f"wrote {safe(folder)}; it needs httpx and pydantic.")


def version(show: bool) -> None:
    """Print the version and end."""
    if show:
        output.print(f"docpact {docpact.__version__}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep page, spec, code and server honest."""


def print_json(value: object) -> None:
    """JSON for a program to read: no colour, no wrapping, nothing but ASCII."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=True) + "\n")


def safe(text: object) -> str:
    """Text from anywhere for a line of a report: no markup, nothing that steers a terminal, no further line."""
    return escape(printable(str(text), limit=100_000).replace("\n", "\\n"))


def main() -> None:
    """Run the command line; errors of input end with exit code 2 and say what to do."""
    try:
        app()
    except DocpactError as error:
        errors.print(f"[red]error[/]: {escape(str(error))}")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
