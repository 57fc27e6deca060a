"""What docpact says when it cannot go on: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file or address, and a line and column counted from 1 where known."""

    source: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([one_line(self.source), *numbers])


class DocpactError(Exception):
    """Input that cannot be used, or a request that cannot be carried out. Commands print it and exit 2.

    ``what`` is one sentence, ``where`` the place, ``hint`` the next step for the reader.
    """

    def __init__(self, what: str, *, where: Place | None = None, hint: str | None = None) -> None:
        self.what = one_line(what)
        self.where = where
        self.others: list[DocpactError] = []
        """What went wrong as well, of things that do not depend on each other."""
        self.hint = one_line(hint) if hint else None
        super().__init__(str(self))

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}\n  {self.hint}" if self.hint else text


@contextmanager
def located(source: str) -> Generator[None]:
    """Gives what goes wrong within the source as its place, unless it names one itself."""
    try:
        yield
    except DocpactError as error:
        if error.where is not None:
            raise
        raise DocpactError(error.what, where=Place(source), hint=error.hint) from error


def together(steps: Iterable[Callable[[], Made]]) -> list[Made]:
    """What some steps give, each taken whatever became of the others. Raises DocpactError with all that went wrong."""
    made: list[Made] = []
    wrong: list[DocpactError] = []
    for step in steps:
        try:
            made.append(step())
        except DocpactError as error:
            wrong.append(error)
    if wrong:
        wrong[0].others += wrong[1:]
        raise wrong[0]
    return made


def client_from_environment(make: Callable[[], Made]) -> Made:
    """What is made by what the environment says of proxies and certificates. Raises DocpactError where it cannot be.

    What a library says of a proxy that it cannot use may hold the proxy's password, and is not passed on.
    """
    with suppress(Exception):
        return make()
    raise DocpactError(
        "the proxy or the certificates that the environment names cannot be used",
        hint="Look at HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and SSL_CERT_FILE; a SOCKS proxy needs httpx[socks].",
    )


def printable(text: str, limit: int = 500) -> str:
    """A text that is safe to print: control, bidi and other invisible characters escaped, cut at ``limit``."""
    safe = "".join(
        character if character.isprintable() or character == "\n" else _escaped(character) for character in text
    )
    return safe if len(safe) <= limit else f"{safe[: limit - 1]}…"


def one_line(text: str, limit: int = 500) -> str:
    """The same on one line: whatever begins a line may be a command to who reads it, as ``::error::`` in a CI's log."""
    return printable(text.replace("\n", "\\n"), limit)


def line_start(text: str) -> str:
    """A foreign text that begins a line: quoted where a runner of CI would take it for a command."""
    line = one_line(text)
    return f"'{line}'" if line.lstrip().startswith(("::", "##")) else line


def opens_at_once(path: Path) -> bool:
    """Whether a path is not that of a pipe or device: opening one may wait for ever until somebody writes to it."""
    return path.is_file() or path.is_dir() or not path.exists()


def display_path(path: Path) -> str:
    """A path as a reader would type it: relative to the current folder where that is shorter."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # of a name that is too long, or links that lead in a circle
        return str(path)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
