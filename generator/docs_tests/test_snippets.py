"""Every snippet of the documents runs as it stands, in the order of its document; what a reader copies was tested."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpact.service import Sandbox
from docpact.spec import load_project

from .snippets import BY_CI, DOCUMENTS, ROOT, Snippet, assert_prints, carry_out, snippets_in

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
TUTORIALS = "docs/tutorial/"
"""Their readers begin in an empty folder; those of the other documents in a clone."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(load_project(ROOT / "spec").specs) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, document: str) -> Path:
    """Where a reader of the document is: in an empty folder, or in a copy of the repository."""
    made = tmp_path / "docpact"
    if document.startswith(TUTORIALS):
        made.mkdir()
    else:
        ignored = shutil.ignore_patterns(
            ".git", ".nox", ".venv", "__pycache__", ".*_cache", ".hypothesis", "demo", "site"
        )
        shutil.copytree(ROOT, made, ignore=ignored)
        (made.parent / "your-project" / "src").mkdir(parents=True)
    (made / "first.png").write_bytes(PNG)
    (made / "page.md").write_text(
        "# Gale\n\n| Parameter | Type | Definition |\n| --- | --- | --- |\n| seed | integer | Optional. |\n"
    )
    return made


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if snippets_in(name)])
def test_the_snippets_run(document: str, folder: Path, sandbox: Sandbox) -> None:
    variables = {
        **sandbox.environment,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": str(folder / "generated"),
    }
    printed = ""
    for snippet in snippets_in(document):
        if BY_CI.fullmatch(snippet.text.strip()):
            assert re.search(r"nox( -s demo)?$", snippet.text.strip())
        else:
            printed = carry_out(snippet, folder, variables, printed)


def test_ci_runs_the_second_command_of_the_readme() -> None:
    commands = [snippet.text.strip() for snippet in snippets_in("README.md")]
    second = [command for command in commands if BY_CI.fullmatch(command)][1]
    assert second in (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace(" --quiet", "")


def test_the_readme_has_at_most_700_words() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= 700


def test_a_promise_that_is_not_kept_is_noticed() -> None:
    promise = Snippet("made.md", 1, "text", "Prints", "one …\n…\nthree\n")
    assert_prints(promise, "one is this\ntwo\nthree\n")
    for printed in ("three\none is this\n", "one is this\ntwo\n", "xone is this\nthree\n", "one is this\nthree more\n"):
        with pytest.raises(AssertionError, match=r"made\.md:1 promises"):
            assert_prints(promise, printed)


def test_a_snippet_that_fails_or_cannot_be_carried_out_is_noticed(tmp_path: Path) -> None:
    snippets = {
        ("sh", "", "exit 3\n"): "ends with 3",
        ("sh", "", "false | true\n"): "ends with 1",
        ("python", "", "raise SystemExit(4)\n"): "ends with 4",
        ("ruby", "", "puts 1\n"): "no way to carry out",
        ("yaml", "../x.yaml", "a: 1\n"): "outside its folder",
    }
    for (language, title, text), reason in snippets.items():
        with pytest.raises(AssertionError, match=reason):
            carry_out(Snippet("made.md", 1, language, title, text), tmp_path, {}, "")


def test_links_lead_to_files_that_are_there() -> None:
    for name in DOCUMENTS:
        if name.startswith("docs/"):
            continue  # mkdocs build --strict looks at those
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{name} links to {target}"


def test_no_document_names_a_path_of_some_machine() -> None:
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not any(str(folder) in text for folder in (ROOT, Path.home()) if folder != Path("/"))
        assert not re.search(r"(?<![\w.])/(home|Users)/", text)
