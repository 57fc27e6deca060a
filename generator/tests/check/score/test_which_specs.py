"""Which specs ``docpact score`` scores: all, those named, or those named and those that differ from a commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.check.score import command
from docpact.check.score.changed import changed_files
from docpact.check.score.run import Score
from docpact.check.score.suite import Suite
from docpact.errors import DocpactError
from docpact.spec import LoadedSpec

Command = Callable[..., tuple[int, str, str]]
API = Path("spec/leonardo")
MODELS = API / "models"
NAMES = ["other", "sora-2-pro", "third"]


def git(*arguments: str) -> str:
    named = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
    # Git tells its hooks, of which this may be a child, where the repository is.
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**own, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *named, *arguments], check=True, capture_output=True, text=True, env=environment)
    return done.stdout


@pytest.fixture
def three(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three specs, all committed."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed here")
    shutil.copytree(repository / "spec" / "leonardo", tmp_path / "work" / API)
    monkeypatch.chdir(tmp_path / "work")
    for path in MODELS.glob("*.yaml"):
        if path.stem != "sora-2-pro":
            path.unlink()
    text = (MODELS / "sora-2-pro.yaml").read_text()
    for name in ("other", "third"):
        (MODELS / f"{name}.yaml").write_text(text.replace("sora-2-pro", name))
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "all")
    return tmp_path / "work"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is emitted, imported or mutated: which specs it would be is all that is asked here."""

    def harness(spec: LoadedSpec, _package: str) -> LoadedSpec:
        return spec

    def scored(spec: LoadedSpec, *_: object, **__: object) -> Score:
        return Score(spec.model)

    def no_suite(_folder: Path) -> Suite:
        return []

    def any_client(_client: str, _specs: Path) -> None:
        """The client is not imported."""

    monkeypatch.setattr(command, "Harness", harness)
    monkeypatch.setattr(command, "load_subject", any_client)
    monkeypatch.setattr(command, "score", scored)
    monkeypatch.setattr(command, "load_suite", no_suite)


@pytest.mark.usefixtures("three")
def test_a_client_without_one_of_the_models_ends_with_two(docpact: Command) -> None:
    code, output, errors = docpact("score", "--client", "leonardo_client", MODELS / "other.yaml")
    assert (code, output) == (2, "")
    assert "the specs have the model 'other', and leonardo_client has not" in errors


def scored(docpact: Command, *arguments: str | Path) -> tuple[list[str], str]:
    code, output, errors = docpact("score", "--client", "leonardo_client", *arguments)
    assert code == 0, errors
    return [line.partition(":")[0] for line in output.splitlines() if ": " in line and "mutants" in line], errors


@pytest.mark.usefixtures("three", "quick")
def test_all_specs_are_scored_where_none_is_named(docpact: Command) -> None:
    assert scored(docpact) == (NAMES, "")
    assert scored(docpact, MODELS / "third.yaml", MODELS / "other.yaml") == (["other", "third"], "")
    assert scored(docpact, "spec") == (NAMES, "")


@pytest.mark.usefixtures("three", "quick")
def test_what_differs_from_a_commit_is_scored_and_what_is_named(docpact: Command) -> None:
    since = ("--changed-since", "HEAD")
    assert scored(docpact, *since) == ([], "no spec in spec has changed: nothing is scored.\n")
    assert scored(docpact, MODELS / "sora-2-pro.yaml", *since) == (["sora-2-pro"], "")
    (MODELS / "third.yaml").write_text(
        (MODELS / "third.yaml").read_text().replace("maxLength: 5000", "maxLength: 4000")
    )
    assert scored(docpact, *since) == (["third"], "")
    assert scored(docpact, MODELS / "sora-2-pro.yaml", *since) == (["sora-2-pro", "third"], "")
    git("commit", "--quiet", "--all", "--message", "third")
    (MODELS / "new.yaml").write_text((MODELS / "third.yaml").read_text().replace("third", "new"))
    assert scored(docpact, *since) == (["new"], "")
    assert scored(docpact, "--changed-since", "HEAD~1") == (["new", "third"], "")


@pytest.mark.usefixtures("three", "quick")
def test_a_change_of_what_all_rest_on_is_said(docpact: Command) -> None:
    (API / "api.yaml").write_text((API / "api.yaml").read_text() + "# changed\n")
    chosen, errors = scored(docpact, MODELS / "sora-2-pro.yaml", "--changed-since", "HEAD")
    assert chosen == ["sora-2-pro"]
    assert errors == (
        "spec/leonardo/api.yaml has changed, on which all specs rest: 2 that have not are not scored here.\n"
    )


@pytest.mark.usefixtures("three", "quick")
@pytest.mark.parametrize("reference", ["nothing", "--output=x", "", "HEAD:spec", "HEAD\n"])
def test_a_commit_that_git_does_not_know_is_refused(docpact: Command, reference: str) -> None:
    code, _, errors = docpact("score", f"--changed-since={reference}")
    assert code == 2
    assert "git knows no commit" in errors
    assert not Path("x").exists()


@pytest.mark.usefixtures("three")
def test_what_git_cannot_tell_is_not_taken_for_no_change() -> None:
    Path(".git/index").write_bytes(b"no index")
    with pytest.raises(DocpactError, match="git cannot tell"):
        changed_files(Path("spec"), "HEAD")


@pytest.mark.usefixtures("three")
def test_git_itself_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert changed_files(Path("spec"), "HEAD") == set()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DocpactError, match="git cannot be run"):
        changed_files(Path("spec"), "HEAD")


def test_a_folder_without_history_is_refused(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed here")
    with pytest.raises(DocpactError, match="git knows no commit"):
        changed_files(tmp_path, "HEAD")
