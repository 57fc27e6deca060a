"""Every snippet of the documents runs as it stands; what a reader copies is what was tested."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from docpact.service import Sandbox
from docpact.spec import load_project

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXTS = {"text"}
"""Drawings and listings, which say nothing that could be run."""

BY_CI = re.compile(r"python -m pip install nox && nox.*")
"""The two commands of the first page: CI runs the second on a fresh clone, and a test below holds it to that."""

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@dataclass(frozen=True)
class Snippet:
    document: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def snippets() -> list[Snippet]:
    found: list[Snippet] = []
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(Snippet(name, line, match[1], match[2]))
    return found


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(load_project(ROOT / "spec").specs) as running:
        yield running


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository that snippets may change."""
    folder = tmp_path_factory.mktemp("clone") / "docpact"
    ignored = shutil.ignore_patterns(".git", ".nox", ".venv", "__pycache__", ".*_cache", ".hypothesis", "demo")
    shutil.copytree(ROOT, folder, ignore=ignored)
    (folder.parent / "your-project" / "src").mkdir(parents=True)
    (folder / "first.png").write_bytes(PNG)
    return folder


@pytest.mark.parametrize("snippet", snippets(), ids=str)
def test_snippet_runs(snippet: Snippet, project: Path, sandbox: Sandbox) -> None:
    if snippet.language in TEXTS:
        assert "```" not in snippet.text
        return
    if BY_CI.fullmatch(snippet.text.strip()):
        assert re.search(r"nox( -s demo)?$", snippet.text.strip())
        return
    text = snippet.text
    commands = {"python": [sys.executable, "-W", "ignore", "-c", text], "sh": ["bash", "-euc", text]}
    assert snippet.language in commands, f"{snippet}: no way to run {snippet.language!r}"
    environment = {
        **os.environ,
        **sandbox.environment,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": str(project / "generated"),
    }
    done = subprocess.run(
        commands[snippet.language],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{snippet}\n{done.stdout}\n{done.stderr}"
    for promised in re.findall(r"^ *# ?(.*: .*\(.*\)|  .*\(page line \d+\))$", snippet.text, re.MULTILINE):
        assert promised.strip() in done.stdout, f"{snippet} promises {promised!r}, and prints {done.stdout}"


def test_ci_runs_the_second_command_of_the_readme() -> None:
    second = [snippet.text.strip() for snippet in snippets() if BY_CI.fullmatch(snippet.text.strip())][1]
    assert second in (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace(" --quiet", "")


def test_links_lead_to_files_that_are_there() -> None:
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{name} links to {target}"


def test_no_document_names_a_path_of_some_machine() -> None:
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not any(str(folder) in text for folder in (ROOT, Path.home()) if folder != Path("/"))
        assert not re.search(r"(?<![\w.])/(home|Users)/", text)
