"""The command line. Exit codes: 0 fine, 1 findings, 2 usage or unreadable input."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from rich.markup import escape
from typer.core import TyperCommand, TyperGroup

import docpact
from docpact.errors import DocpactError, line_start
from docpact.terminal import checked_output, errors, give_up, output, print_json, progress_bar, safe

if TYPE_CHECKING:
    from types import ModuleType

    from pydantic import JsonValue

    from docpact.check.score.run import Score
    from docpact.write.python.lock import Finding, Written


class Commands(TyperGroup):
    """All commands. What is wrong with an option is said in one manner, whoever has noticed it."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command, without the words that pydantic puts before a message."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


class SandboxCommand(TyperCommand):
    """A command whose help lists every fault; what is known of them is loaded only for that."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from docpact.service.faults import described  # noqa: PLC0415  # see above

        super().format_help(ctx, formatter)
        for line in described():
            output.print(f" {escape(line)}")


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From a documentation page to a reviewed spec, a small typed client, and tests that keep them honest.",
    epilog="Exit codes: 0 fine, 1 findings, 2 usage or unreadable input.",
)


FAULT = "TARGET=KIND[,OPTION=VALUE...][:TIMES]"
SOURCE = (
    "A page (file, - or address), a spec, an OpenAPI document, or a client package (folder or name), "
    "which is imported: its code runs."
)


class Format(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"


class DiffFormat(StrEnum):
    """How a diff is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    SARIF = "sarif"


class VerifyFormat(StrEnum):
    """How a verification is printed."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"


Spec = Annotated[Path, typer.Option("--spec", metavar="DIR", help="Folder with API/api.yaml and the models' specs.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder of what is emitted.")]
Reported = Annotated[Format, typer.Option("--format", help="How to print the report.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 if sentences of a page were not understood.")]
Model = Annotated[str | None, typer.Option("--model", "-m", help="Which model, where the source holds several.")]


@app.command()
def facts(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=SOURCE)],
    model: Model = None,
    report: Reported = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Print the facts that a source states; on standard error, what could not be read of a page."""
    from docpact.facts import as_json  # noqa: PLC0415  # commands load what they need when they run
    from docpact.read.sources import read_source  # noqa: PLC0415

    found = read_source(source, model)
    if report is Format.JSON:
        print_json(as_json(found.facts))
    else:
        for fact in sorted(found.facts):
            output.print(f"{safe(line_start(fact.path))}  [cyan]{fact.keyword}[/]  {safe(json.dumps(fact.value))}")
    for one in found.unread_sentences:
        about = f"{one.path}: " if one.path else ""
        errors.print(
            f"[yellow]not understood[/]: {safe(f'{found.name}:{one.line}: {about}{one.sentence} ({one.reason})')}"
        )
    raise typer.Exit(1 if strict and found.unread else 0)


@app.command()
def transcribe(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A documentation page: a file, - or an address.")],
    target: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="SPEC", help="Write this spec, or merge onto it: spec/API/MODEL.yaml."),
    ] = None,
    spec: Spec = Path("spec"),
    api: Annotated[str | None, typer.Option(help="The API it belongs to; otherwise the folder says it.")] = None,
    model: Annotated[
        str | None, typer.Option("--model", "-m", metavar="SLUG", help="What the spec calls the model.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The page's address, where PAGE is a file.")] = None,
    read: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="When the page was read; today.")
    ] = None,
    report: Reported = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Turn a page into a spec draft, or merge its facts onto a reviewed spec; say what could not be read."""
    from docpact.read.pages import load  # noqa: PLC0415
    from docpact.transcribe import Wanted, save, unready  # noqa: PLC0415
    from docpact.transcribe import transcribe as transcribed  # noqa: PLC0415

    today = datetime.now().astimezone().date()
    wanted = Wanted(today, target, api, model, url, read.date() if read else None, spec)
    found = transcribed(load(page), wanted)
    changed = save(found, target) if target else False
    if report is Format.JSON:
        text: dict[str, JsonValue] = {"written": changed} if target else {"spec": found.text}
        print_json({**found.report.as_json(), **text})
    else:
        if target is None:
            sys.stdout.write(found.text)
        console = output if target else errors
        for line in found.report.lines():
            console.print(safe(line))
        if target:
            console.print(f"{'wrote' if changed else 'unchanged'}: {safe(target)}")
    if target and (reason := unready(target)):
        errors.print(f"[yellow]not usable yet[/]: {escape(str(reason))}")
    raise typer.Exit(1 if strict and found.report.unread else 0)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SOURCE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, of any kind.")],
    model: Model = None,
    old_model: Annotated[str | None, typer.Option("--old-model", help="Which model of OLD; before --model.")] = None,
    new_model: Annotated[str | None, typer.Option("--new-model", help="Which model of NEW; before --model.")] = None,
    report: Annotated[DiffFormat, typer.Option("--format", help="How to print the report.")] = DiffFormat.TEXT,
) -> None:
    """Say what changed between two sources, and whether it breaks callers of the client. Exit 1 if anything did."""
    from docpact import diff as differ  # noqa: PLC0415
    from docpact.read.sources import read_pair  # noqa: PLC0415

    found = differ.compare(*read_pair(old, new, old_model or model, new_model or model))
    if report is DiffFormat.JSON:
        print_json(differ.structured(found))
    elif report is DiffFormat.SARIF:
        print_json(differ.sarif(found))
    elif report is DiffFormat.MARKDOWN:
        sys.stdout.write(differ.markdown(found))
    else:
        for line in differ.text(found):
            output.print(line)
    raise typer.Exit(1 if found.changes else 0)


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
    from docpact.spec import load_project  # noqa: PLC0415
    from docpact.write.python import generate as emit  # noqa: PLC0415

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
    from docpact.spec import load_project  # noqa: PLC0415
    from docpact.write.openapi import compile_document  # noqa: PLC0415

    print_json(compile_document(load_project(spec)))


@app.command()
def schema(
    spec: Spec = Path("spec"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a schema is not current.")] = False,
) -> None:
    """Write the JSON Schemas by which an editor completes and checks spec files."""
    from docpact.spec.published import stale_schemas, write_schemas  # noqa: PLC0415

    stale = stale_schemas(spec) if check else []
    written = [] if check else write_schemas(spec)
    for path in written:
        output.print(f"wrote {safe(path)}")
    for path in stale:
        output.print(f"[red]stale[/]: {safe(path)}: run 'docpact schema'.")
    if not stale and not written:
        output.print(f"The schemas in {safe(spec)} are up to date.")
    raise typer.Exit(1 if stale else 0)


@app.command(cls=SandboxCommand, context_settings={"allow_interspersed_args": False})
def sandbox(
    command: Annotated[
        list[str] | None, typer.Argument(metavar="-- COMMAND", help="Run this against the sandbox, then stop.")
    ] = None,
    spec: Spec = Path("spec"),
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 picks a free one.")] = 0,
    pending: Annotated[float, typer.Option(metavar="SECONDS", help="How long a generation stays pending.")] = 2.0,
    fault: Annotated[
        list[str] | None, typer.Option(metavar=FAULT, help="Answer wrongly, as said below; may be repeated.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Do not log requests.")] = False,
) -> None:
    """Serve the documented API on this machine: create, poll, upload, download, with faults on demand.

    With a COMMAND, it finds the server and a key in its environment, and its exit code is the sandbox's.
    """
    from docpact.service import serve  # noqa: PLC0415
    from docpact.spec import load_project  # noqa: PLC0415

    specs = load_project(spec).specs
    command, fault = command or [], fault or []
    code = serve(specs, port=port, pending_seconds=pending, faults=fault, command=command, quiet=quiet)
    raise typer.Exit(code)


@app.command()
def verify(
    spec: Annotated[str, typer.Argument(metavar="SPEC", help="A spec file, or a model in the folder spec.")],
    base_url: Annotated[str, typer.Option("--base-url", metavar="URL", help="The server's address; nothing else.")],
    key: Annotated[
        str | None, typer.Option(metavar="KEY", help="Better in the environment, where nobody sees it.")
    ] = None,
    allow_billed: Annotated[
        int | None,
        typer.Option(metavar="N", help="Send valid bodies too; at most N requests of any kind may be accepted."),
    ] = None,
    max_requests: Annotated[int, typer.Option(metavar="N", help="Requests in all.")] = 300,
    rate: Annotated[float | None, typer.Option(metavar="N", help="Requests per second.")] = None,
    state: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Remember what was sent, and do not send it again.")
    ] = None,
    insecure: Annotated[bool, typer.Option("--insecure", help="Let http be used beyond this machine.")] = False,
    proxy: Annotated[bool, typer.Option("--proxy", help="Use the proxy that the environment names.")] = False,
    report: Annotated[VerifyFormat, typer.Option("--format", help="How to print the report.")] = VerifyFormat.TEXT,
) -> None:
    """Ask a running server whether it keeps a spec. Exit 0: it does, 1: it departs from facts, 2: nothing can be said.

    Without --allow-billed only bodies are sent that the documentation says are refused, until one is accepted.
    """
    from docpact.check.verify import Limits, formats, named_spec  # noqa: PLC0415
    from docpact.check.verify import verify as ask  # noqa: PLC0415
    from docpact.check.verify.progress import shown_on  # noqa: PLC0415

    loaded = named_spec(spec)
    limits = Limits(allow_billed, max_requests, rate)
    with shown_on(errors) as progress:
        found = ask(
            loaded, base_url, key=key, limits=limits, state=state, insecure=insecure, proxy=proxy, progress=progress
        )
    if report is VerifyFormat.JSON:
        print_json(formats.structured(found))
    elif report is VerifyFormat.SARIF:
        print_json(formats.sarif(found))
    elif report is VerifyFormat.JUNIT:
        sys.stdout.buffer.write(formats.junit(found).encode())
    else:
        for line in formats.text(found):
            output.print(escape(line))
    if found.could_not_run and report is not VerifyFormat.TEXT:
        errors.print(f"[red]error[/]: {safe(found.could_not_run)}")
    raise typer.Exit(found.exit_code)


@app.command()
def score(
    sources: Annotated[
        list[Path] | None, typer.Argument(metavar="SPEC", help="Specs, or folders of specs; ./spec if none.")
    ] = None,
    suite: Annotated[
        Path | None, typer.Option("--suite", metavar="DIR", help="A contract suite; docpact's own if none.")
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since", metavar="COMMIT", help="Those files, and what differs from COMMIT beside them."
        ),
    ] = None,
    client: Annotated[
        str | None, typer.Option("--client", help="Import name of the client; emitted from the specs if none.")
    ] = None,
    thorough: Annotated[bool, typer.Option("--thorough", help="Try every case on equivalent mutants too.")] = False,
    report: Reported = Format.TEXT,
) -> None:
    """Mutate every fact on both sides: what share does the contract suite notice? Exit 1 below 100 %."""
    from docpact.check.score import score_specs  # noqa: PLC0415
    from docpact.check.score.report import structured, text  # noqa: PLC0415

    found: list[Score] = []
    with progress_bar() as progress:
        for result in score_specs(
            sources or [Path("spec")],
            suite,
            client,
            progress,
            thorough=thorough,
            changed_since=changed_since,
            note=lambda line: errors.print(safe(line)),
        ):
            found.append(result)
            for line in text(result) if report is Format.TEXT else ():
                output.print(safe(line))
    if report is Format.JSON:
        print_json([structured(result) for result in found])
    raise typer.Exit(1 if any(result.survived for result in found) else 0)


@app.command()
def vendor(
    destination: Annotated[Path, typer.Argument(metavar="DEST", help="Folder that gets the package, as in src/.")],
    spec: Spec = Path("spec"),
    package: Annotated[str | None, typer.Option(help="Another name for the package.")] = None,
    model: Annotated[list[str] | None, typer.Option("--model", "-m", help="Only this model; may be repeated.")] = None,
    contract: Annotated[
        Path | None,
        typer.Option("--contract", metavar="DIR", help="Copy the specs there too, with a test that checks the copy."),
    ] = None,
) -> None:
    """Copy the client package into another repository, and say how to check there that it keeps its specs."""
    from docpact import vendor as vendoring  # noqa: PLC0415
    from docpact.spec import load_project  # noqa: PLC0415

    project = load_project(spec)
    folder = vendoring.vendor(project, destination, package=package, models=model, contract=contract)
    output.print(f"wrote {safe(folder)}; it needs httpx and pydantic.")
    if contract:
        spec, test = vendoring.vendor_contract(project, folder, contract, models=model)
        output.print(f"wrote {safe(spec)}, and the test {safe(test)}.")
    output.print("With docpact\\[contract] installed, this says whether the copy keeps its specs:")
    output.print(f"  {safe(vendoring.contract_command(folder, spec))}")


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


def main() -> None:
    """Run the command line; errors of input end with exit code 2 and say what to do."""
    # httpx loads a command line of its own where it can, which takes longer than the rest of it. None forbids that.
    sys.modules.setdefault("httpx._main", cast("ModuleType", None))
    try:
        with checked_output():
            app()
    except DocpactError as error:
        give_up(escape(str(error)))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # what no command expects: a name that is too long, say
        where, reason = safe(error.filename or "a file"), safe(error.strerror or error)
        give_up(f"{where}: {reason}\n  Check the path and its rights.")
