"""What commands share: how their options are parsed and shown, and the options that mean the same everywhere."""

from __future__ import annotations

import argparse
import inspect
import shutil
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from docpact.cli.terminal import give_up

WIDTH: Final = 80
SOURCE: Final = (
    "A page (file, - or address), a spec, an OpenAPI document, or a client package (folder or name), which is "
    "imported: its code runs. REV:FILE is a file as git has it."
)
HTTP_LIBRARIES: Final = ("httpx", "httpx2")
FORMATS: Final = ("text", "json", "markdown", "sarif", "junit")


class Parser(argparse.ArgumentParser):
    """The options of one command.

    ``more`` gives text for the end of its help, and is called for that only. With ``rest``, what follows a lone ``--``
    is the option ``command``.
    """

    more: Callable[[], str] | None = None
    rest: bool = False

    def __init__(self, prog: str, description: str | None = None, example: str | None = None) -> None:
        super().__init__(
            prog,
            description=_filled(description or ""),
            epilog=f"Example:\n  {example}" if example else None,
            formatter_class=Formatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.add_argument("-h", "--help", action="help", help="Show this help and end.")

    def error(self, message: str) -> NoReturn:
        """End with exit code 2, the usage, and where to read on."""
        usage = " ".join(self.format_usage().split()).removeprefix("Usage: ")
        give_up(f"{message}\n  Usage: {usage}\n  Try: {self.prog} --help")

    def format_help(self) -> str:
        """The help, with what is known only when somebody asks."""
        return super().format_help() + (self.more() if self.more else "")

    def spec(self) -> None:
        self.add_argument(
            "--spec",
            type=Path,
            default=Path("spec"),
            metavar="DIR",
            help="The folder with API/api.yaml and the models' specs. Default: spec.",
        )

    def output(self) -> None:
        self.add_argument(
            "-o",
            "--output",
            type=Path,
            default=Path("generated"),
            metavar="DIR",
            help="The folder of what is emitted. Default: generated.",
        )

    def http(self) -> None:
        self.add_argument(
            "--http",
            choices=HTTP_LIBRARIES,
            default=HTTP_LIBRARIES[0],
            metavar="LIBRARY",
            help="The HTTP library of the client: httpx (the default) or httpx2.",
        )

    def force(self) -> None:
        self.add_argument("--force", action="store_true", help="Overwrite files that were edited by hand.")

    def model(self) -> None:
        self.add_argument("-m", "--model", metavar="MODEL", help="Which model, where a source holds several.")

    def operation(self) -> None:
        self.add_argument(
            "--operation", metavar="ENDPOINT", help="Which endpoint of a page: a part of its method, address or title."
        )

    def more_pages(self) -> None:
        self.add_argument(
            "--more",
            action="append",
            default=[],
            metavar="PAGE",
            help="For api.yaml: a further page of the API, such as the one about polling. May be repeated.",
        )

    def strict(self) -> None:
        self.add_argument("--strict", action="store_true", help="Exit 1 if sentences of a page were not understood.")

    def format(self, formats: Sequence[str] = FORMATS) -> None:
        first, *others = formats
        self.add_argument(
            "--format",
            choices=formats,
            default=first,
            metavar="FORMAT",
            help=f"{first} (the default) or {', '.join(others)}.",
        )


def _filled(text: str) -> str:
    """A docstring in lines that a terminal shows whole."""
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(textwrap.fill(paragraph, _width()) for paragraph in paragraphs)


def _width() -> int:
    return max(40, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns))


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help within 80 columns, or fewer where the terminal is narrower."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=26, width=_width(), **options)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and heading.capitalize())

    def add_usage(
        self,
        usage: str | None,
        actions: Any,
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Usage: " if prefix is None else prefix)
