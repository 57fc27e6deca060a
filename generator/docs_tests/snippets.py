"""The snippets of the documents, and how each is carried out.

``sh`` and ``python`` run. A block with ``title="FILE"`` is written to
that file, with ``title="+FILE"`` to its end. ``text`` with ``title="Prints"`` is
what the snippet before it prints, line by line: ``…`` stands for any part of a line, alone on a line for any lines.
``yaml``, ``json`` and ``toml`` without a title are read; other ``text`` blocks say nothing that could be tested.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML

ROOT: Final = Path(__file__).parent.parent.parent
PAGES: Final = tuple(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md")))
DOCUMENTS: Final = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", *PAGES)
FENCE: Final = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)(?P=fence)$", re.MULTILINE | re.DOTALL
)
BY_CI: Final = re.compile(r"python -m pip install nox && nox.*")
"""The two commands of the first page: CI runs the second on a fresh clone, and a test holds it to that."""

UNTESTED: Final = {"text"}


@dataclass(frozen=True)
class Snippet:
    """One fenced block of a document."""

    document: str
    line: int
    language: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def snippets_in(document: str) -> list[Snippet]:
    """The blocks of a document, in their order."""
    content = (ROOT / document).read_text(encoding="utf-8")
    found: list[Snippet] = []
    for match in FENCE.finditer(content):
        language, _, more = match["info"].strip().partition(" ")
        title = re.search(r'title="([^"]*)"', more)
        text = re.sub(rf"^{match['indent']}", "", match["text"], flags=re.MULTILINE)
        line = content.count("\n", 0, match.start()) + 1
        found.append(Snippet(document, line, language, title[1] if title else "", text))
    return found


def carry_out(snippet: Snippet, folder: Path, variables: Mapping[str, str], printed: str) -> str:
    """Run, write or read a snippet; what it printed. ``printed`` is of the one before it. Raises AssertionError."""
    if snippet.title == "Prints":
        assert_prints(snippet, printed)
        return printed
    if snippet.title:
        target = folder / snippet.title.removeprefix("+")
        assert target.resolve().is_relative_to(folder.resolve()), f"{snippet} writes outside its folder"
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.read_text(encoding="utf-8") if snippet.title.startswith("+") else ""
        target.write_text(before + snippet.text, encoding="utf-8")
        return ""
    match snippet.language:
        case "yaml":
            assert YAML(typ="safe").load(snippet.text) is not None
        case "json":
            json.loads(snippet.text)
        case "toml":
            tomllib.loads(snippet.text)
        case "sh" | "python":
            return run(snippet, folder, variables)
        case language:
            assert language in UNTESTED, f"{snippet}: no way to carry out {language!r}"
    return ""


def run(snippet: Snippet, folder: Path, variables: Mapping[str, str]) -> str:
    """Run a snippet; what it printed on both of its streams. Raises AssertionError where it fails."""
    text = snippet.text
    commands = {"python": [sys.executable, "-W", "ignore", "-c", text], "sh": ["bash", "-euo", "pipefail", "-c", text]}
    done = subprocess.run(
        commands[snippet.language],
        cwd=folder,
        env={**os.environ, "COLUMNS": "120", "NO_COLOR": "1", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{snippet} ends with {done.returncode}\n{done.stdout}"
    return done.stdout


def assert_prints(snippet: Snippet, printed: str) -> None:
    """Every promised line was printed, in this order. Raises AssertionError."""
    lines = iter([line.rstrip() for line in printed.splitlines()])
    for promised in (line.rstrip() for line in snippet.text.splitlines()):
        if promised.strip() in ("", "…"):
            continue
        pattern = re.compile(".*".join(map(re.escape, promised.split("…"))) + "$")
        assert any(pattern.match(line) for line in lines), f"{snippet} promises {promised!r}; printed was:\n{printed}"
