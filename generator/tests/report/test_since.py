"""What is new since a revision or a day stands beside each fact in the report."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ..conftest import KESTREL, Command

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two commits of different days: in the second a bound has moved, a fact has come and one has gone."""
    spec = shutil.copytree(KESTREL, tmp_path / "spec") / "kestrel" / "models" / "gale-1.yaml"

    def commit(day: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
        moment = {"GIT_COMMITTER_DATE": f"{day}T12:00:00", "GIT_AUTHOR_DATE": f"{day}T12:00:00", "HOME": str(tmp_path)}
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", day]):
            subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, env=moment)

    commit("2026-03-01")
    text = spec.read_text().replace("minLength: 3, maxLength: 40", "maxLength: 30")
    spec.write_text(text.replace("minimum: -1.5, maximum: 2", "minimum: -1.5, maximum: 2, multipleOf: 0.5"))
    commit("2026-04-01")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(docpact: Command, since: str) -> dict[str, Any]:
    code, printed, errors = docpact("report", "--since", since, "--format", "json")
    assert (code, errors) == (0, "")
    return json.loads(printed)


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("since", ["HEAD~1", "2026-03-15"])
def test_what_came_moved_and_went_is_told(docpact: Command, since: str) -> None:
    found = report(docpact, since)
    changes = {row["fact"]: row["change"] for row in found["rows"] if row["change"]}
    assert changes == {
        "parameters.prompt#maxLength": "before: has at most 40 characters",
        "parameters.weight#multipleOf": "new",
    }
    assert [one for one in found["matters"] if "gone" in one] == ["gale-1: gone: parameters.prompt minLength 3"]
    assert (found["counts"]["new or changed"], found["counts"]["gone"]) == (2, 1)


@pytest.mark.usefixtures("history")
def test_nothing_is_new_since_now_and_everything_in_a_model_that_was_not_there(docpact: Command, history: Path) -> None:
    assert report(docpact, "HEAD")["counts"]["new or changed"] == 0
    spec = history / "spec" / "kestrel" / "models" / "gale-1.yaml"
    spec.with_name("gale-2.yaml").write_text(spec.read_text().replace("gale-1", "gale-2"))
    spec.unlink()
    assert {row["change"] for row in report(docpact, "HEAD")["rows"]} == {"new model"}


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("since", "told"), [("2020-01-01", "no commit here is as old as 2020-01-01"), ("nix", "git knows no commit 'nix'")]
)
def test_a_moment_that_git_does_not_know_is_named(docpact: Command, since: str, told: str) -> None:
    code, printed, errors = docpact("report", "--since", since)
    assert (code, printed) == (2, "")
    assert told in errors
