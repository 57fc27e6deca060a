"""A bar on a terminal while requests are made; nothing where nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from docpact.errors import printable

_LONGEST = 60


@contextmanager
def shown_on(console: Console) -> Generator[Callable[[int, int, str], None] | None]:
    """What ``verify`` is to tell its progress to; None where the console is no terminal."""
    if not console.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)

        def tell(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=escape(printable(name, _LONGEST)))

        yield tell
