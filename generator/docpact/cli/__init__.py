"""The command line: one file a command. Exit codes: 0 fine, 1 findings, 2 usage or unreadable input."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Protocol, cast

import docpact
from docpact.cli.parser import Parser
from docpact.cli.terminal import Ticker, checked_output, give_up, painted, safe, say
from docpact.errors import DocpactError
from docpact.extras import from_an_extra, not_installed

if TYPE_CHECKING:
    from types import ModuleType


class Command(Protocol):
    """The module of a command. Only the one that runs is imported, and its libraries only when it runs."""

    @staticmethod
    def options(parser: Parser) -> None:
        """Add the command's options; each is a parameter of ``run``."""
        ...

    @staticmethod
    def run(**options: object) -> int:
        """Carry the command out; the exit code. Its docstring is the command's help."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as the help lists it; its module has its name."""

    name: str
    does: str
    example: str
    lasts: bool = False
    """Whether it goes on until it is ended, and talks meanwhile."""
    keeps: bool = False
    """Whether it needs all that it makes up to its end: looking for what could be freed takes a tenth of its time."""

    def load(self) -> Command:
        return cast("Command", importlib.import_module(f"docpact.cli.{self.name}"))

    def parser(self) -> Parser:
        command = self.load()
        parser = Parser(f"docpact {self.name}", command.run.__doc__, self.example)
        command.options(parser)
        return parser


GROUPS: Final[dict[str, tuple[Entry, ...]]] = {
    "From a page to a spec": (
        Entry("init", "Begin a project from a page.", "docpact init acme --url https://docs.acme.example/kite"),
        Entry("facts", "Print the facts that a source states.", "docpact facts page.md", keeps=True),
        Entry(
            "transcribe",
            "Turn a page into a spec, or merge it onto one.",
            "docpact transcribe page.md -o spec/acme/models/kite.yaml",
        ),
        Entry("update", "Read all pages again; write a pull request.", "docpact update --body body.md"),
        Entry(
            "diff",
            "Say what changed, and whom it breaks.",
            "docpact diff spec/acme/models/kite.yaml page.md",
            keeps=True,
        ),
        Entry("schema", "Write the schemas by which editors check specs.", "docpact schema --check"),
        Entry("migrate", "Bring specs of an earlier release up to date.", "docpact migrate --check"),
    ),
    "From specs to a client": (
        Entry("generate", "Emit the client, openapi.json and docpact.lock.", "docpact generate --check", keeps=True),
        Entry("vendor", "Copy the client into another repository.", "docpact vendor ../app/src --contract tests/pact"),
        Entry("list", "List the models: what each makes and takes.", "docpact list --format markdown"),
        Entry("openapi", "Print the OpenAPI document of the specs.", "docpact openapi > openapi.json"),
    ),
    "Does it hold?": (
        Entry("report", "Show every fact with who says it where.", "docpact report -o report.html"),
        Entry("check", "Judge bodies of files, without a network.", "docpact check spec fixtures/*.json", keeps=True),
        Entry("learn", "Draft what answers to real bodies teach.", "docpact learn spec --har traffic.har"),
        Entry("sandbox", "Serve the documented API here, with faults.", "docpact sandbox -- pytest", lasts=True),
        Entry(
            "verify",
            "Ask a running server whether it keeps a spec.",
            "docpact verify kite --base-url http://127.0.0.1:8000",
        ),
        Entry("score", "Mutate facts: what does the suite notice?", "docpact score spec/acme/models/kite.yaml"),
    ),
    "This command line": (Entry("completion", "Print completion for a shell.", 'eval "$(docpact completion bash)"'),),
}
"""Every command, by the step of the work that it belongs to."""

COMMANDS: Final = {entry.name: entry for entries in GROUPS.values() for entry in entries}


def main() -> None:
    """Run the command line; errors of input end with exit code 2 and say what to do."""
    # httpx loads a command line of its own where it can, which takes longer than the rest of it. None forbids that.
    sys.modules.setdefault("httpx._main", cast("ModuleType", None))
    if "_ARGCOMPLETE" in os.environ:
        complete()
    try:
        with checked_output():
            code = run(sys.argv[1:])
        sys.exit(code)
    except DocpactError as error:
        give_up(*map(str, (error, *error.others)))
    except ModuleNotFoundError as error:
        if not from_an_extra(error.name or ""):
            raise
        give_up(str(not_installed((error.name or "").partition(".")[0])))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # what no command expects: a name that is too long, say
        where, reason = safe(error.filename or "a file"), safe(error.strerror or error)
        give_up(f"{where}: {reason}\n  Check the path and its rights.")


def run(arguments: list[str]) -> int:
    """Run what some arguments say; the exit code. Raises DocpactError, SystemExit for help and wrong usage."""
    if not arguments or arguments[0] in ("-h", "--help"):
        say(overview())
        return 0 if arguments else 2
    name, *rest = arguments
    if name == "--version":
        say(f"docpact {docpact.__version__}")
        return 0
    entry = COMMANDS.get(name)
    if entry is None:
        close = get_close_matches(name, COMMANDS, 1)
        meant = f"; did you mean {close[0]}?" if close else ""
        give_up(
            f"there is no command {safe(repr(name))}{meant}\n  Usage: docpact COMMAND ...; docpact --help lists them"
        )
    options = vars(parsed(entry.parser(), rest))
    if not entry.lasts:
        Ticker.begin(f"docpact {name}")
    if entry.keeps:
        gc.disable()
    try:
        return entry.load().run(**options)
    finally:
        gc.enable()
        Ticker.stop()


def parsed(parser: Parser, arguments: list[str]) -> argparse.Namespace:
    """The options of a command. Ends with exit code 2 where they are wrong."""
    own, found = arguments, argparse.Namespace()
    if parser.rest:
        at = arguments.index("--") if "--" in arguments else len(arguments)
        own, found.command = arguments[:at], arguments[at + 1 :]
    return parser.parse_intermixed_args(own, found)


def overview() -> str:
    """The help that lists every command."""
    lines = [
        "Usage: docpact COMMAND ...",
        "",
        "From a documentation page to a reviewed spec, a small typed client, and",
    ]
    lines.append("tests that keep them honest.")
    for group, entries in GROUPS.items():
        lines += ["", painted(group, "bold")]
        for entry in entries:
            lines += [f"  {entry.name:<12}{entry.does}", painted(f"{'':14}{entry.example}", "dim")]
    lines += ["", "docpact COMMAND --help says more of one, docpact --version which this is."]
    return "\n".join([*lines, "Exit codes: 0 fine, 1 findings, 2 usage or unreadable input."])


def complete() -> None:
    """Answer a shell that completes a line, and end."""
    from argcomplete.finders import CompletionFinder

    line = os.environ.get("COMP_LINE", "")
    words = line.split()
    entry = COMMANDS.get(words[1]) if len(words) > 2 or (len(words) > 1 and line.endswith(" ")) else None
    parser: argparse.ArgumentParser = entry.parser() if entry else _root()
    if entry:
        os.environ["_ARGCOMPLETE"] = "2"  # so many words come before the parser's own
    CompletionFinder()(parser, always_complete_options=bool(entry))


def _root() -> argparse.ArgumentParser:
    """What stands first on the line."""
    parser = argparse.ArgumentParser("docpact", allow_abbrev=False)
    parser.add_argument("--version", action="store_true")
    parser.add_argument("command", choices=[*COMMANDS])
    return parser
