"""Runs ``generate`` over and over in processes of its own, killing each at another operation on files.

Arguments: the specs' folder, a folder that holds what an earlier run left, an empty folder to work in. Prints one JSON
object for each kill: the operation, what ``check`` then says, which files are neither old nor new, and what it says
after the next ``generate``. The tree is rendered once: only the writing is killed.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docpact.spec import load_project
from docpact.write.python import generate as emission
from docpact.write.python.lock import JOURNAL_FILE, TEMPORARY
from docpact.write.python.render import render

SPEC, BEFORE, WORK = (Path(argument) for argument in sys.argv[1:4])


def install(folder: Path, fatal: int) -> None:
    """Kill this process at its ``fatal``-th operation below ``folder``; a file is written in two halves."""
    count = 0

    def reached(name: str, subject: object) -> None:
        nonlocal count
        if name != "fsync" and str(folder) not in str(subject):
            return
        count += 1
        if count == fatal:
            (WORK / "operation").write_text(f"{name} {subject}")
            os.kill(os.getpid(), signal.SIGKILL)

    def before(module: Any, name: str) -> None:
        original: Callable[..., Any] = getattr(module, name)

        def hooked(*arguments: Any, **options: Any) -> Any:
            reached(name, arguments[0])
            return original(*arguments, **options)

        setattr(module, name, hooked)

    class Halving(io.FileIO):
        def write(self, content: Any, /) -> int:
            half = len(content) // 2
            super().write(content[:half])
            reached("write", self.name)
            return half + int(super().write(content[half:]) or 0)

    def opened(self: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if mode != "xb":
            return original_open(self, mode, *arguments, **options)
        reached("open", self)
        return Halving(str(self), "w")

    original_open = Path.open
    for name in ("replace", "unlink", "mkdir", "fsync"):
        before(os, name)
    Path.open = opened  # type: ignore[method-assign]


def wholly(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and TEMPORARY not in path.name)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != JOURNAL_FILE}


def main() -> None:
    project = load_project(SPEC)
    tree = render(project)
    emission.render = lambda *_: tree  # a name that the module does not export
    shutil.copytree(BEFORE, WORK / "after")
    emission.generate(project, WORK / "after")
    # That what is emitted keeps every fact has just been proven, and it stays the same; which facts what was cut short
    # does not keep is asked nowhere here.
    for name, answer in {"_lost": lambda *_: {}, "_with_facts": lambda _project, _folder, finding: finding}.items():
        assert hasattr(emission, name)
        setattr(emission, name, answer)
    old, new = wholly(BEFORE), wholly(WORK / "after")
    for fatal in range(1, 1000):
        folder = WORK / f"run-{fatal}"
        shutil.copytree(BEFORE, folder)
        if (child := os.fork()) == 0:
            install(folder, fatal)
            emission.generate(project, folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            break
        found = emission.check(project, folder)
        torn = [path for path, content in wholly(folder).items() if content not in (old.get(path), new.get(path))]
        healed = emission.generate(project, folder).healed
        report = {
            "operation": (WORK / "operation").read_text().replace(str(folder), ""),
            "states": sorted({finding.state for finding in found}),
            "torn": torn,
            "healed": healed,
            "afterwards": [finding.path for finding in emission.check(project, folder)],
            "same": wholly(folder) == new,
            "leftovers": [
                path.name for path in folder.rglob("*") if TEMPORARY in path.name or path.name == JOURNAL_FILE
            ],
        }
        sys.stdout.write(json.dumps(report) + "\n")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
