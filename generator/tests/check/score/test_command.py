"""``docpact score`` on the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docpact.check.harness import Harness
from docpact.check.score.mutant import Mutant

pytestmark = pytest.mark.xdist_group("score")
Command = Callable[..., tuple[int, str, str]]

ONE = """
from docpact.check import cases
from docpact.check.promises import promise

@promise(cases.told_defaults)
def tells_the_default(harness, told):
    assert harness.told_default(told.name) == told.default

PROMISES = [tells_the_default]
"""


@pytest.fixture
def small_suite(tmp_path: Path) -> Path:
    (tmp_path / "test_one.py").write_text(ONE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spec(repository: Path) -> Path:
    return repository / "spec" / "leonardo" / "models" / "sora-2-pro.yaml"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Few mutants, those of one fact: that all are tried is tested elsewhere."""
    from docpact.check.score import run

    honest, (subject, sides) = (
        run.mutants,
        getattr(request, "param", ("parameters.duration#enum", ("endpoint", "client"))),
    )

    def some(harness: Harness) -> Iterator[Mutant]:
        return (one for one in honest(harness) if one.subject == subject and one.side in sides)

    monkeypatch.setattr(run, "mutants", some)


@pytest.mark.untraced
@pytest.mark.parametrize("few", [("parameters.duration#default", ("client",))], ids=["default"], indirect=True)
@pytest.mark.usefixtures("few")
def test_a_suite_that_misses_nothing_scores_100_percent_and_exits_0(
    docpact: Command, spec: Path, small_suite: Path
) -> None:
    """That the whole suite misses nothing is tested elsewhere too."""
    code, out, _ = docpact("score", spec, "--suite", small_suite)
    assert code == 0, out
    assert "sora-2-pro: 100 % of " in out
    assert out.splitlines()[-1].startswith("100 % of ")


@pytest.mark.untraced
@pytest.mark.usefixtures("few")
def test_a_suite_that_misses_something_exits_1_and_shows_the_body(
    docpact: Command, spec: Path, small_suite: Path
) -> None:
    code, out, _ = docpact("score", spec, "--suite", small_suite)
    assert code == 1
    assert "survived  sora-2-pro: parameters.duration#enum: [3, 4, 8, 12]" in out
    assert "    mutant: endpoint, enum changed" in out
    assert "would have been shown by" in out


@pytest.mark.untraced
@pytest.mark.usefixtures("few")
def test_json_lists_every_mutant_with_what_became_of_it(docpact: Command, spec: Path, small_suite: Path) -> None:
    code, out, _ = docpact("score", spec, "--suite", small_suite, "--format", "json")
    report = json.loads(out)["scores"][0]
    assert code == 1
    assert report["model"] == "sora-2-pro"
    assert report["mutants"] == len(report["results"]) == report["killed"] + report["survived"] + report["equivalent"]
    assert {"killed", "survived", "equivalent"} >= {one["state"] for one in report["results"]}


@pytest.mark.untraced
def test_what_was_left_out_is_named(
    docpact: Command, spec: Path, small_suite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docpact.check.score import run

    def three(found: list[Mutant]) -> list[Mutant]:
        return found[:3]

    monkeypatch.setattr(run, "sampled", three)
    code, out, _ = docpact("score", spec, "--suite", small_suite)
    assert code == 1
    assert re.search(r"tried: 3 of \d{3,4}; --all tries every one", out)


@pytest.mark.parametrize(
    ("client", "told"), [("nope", "the client 'nope' cannot be imported"), ("json", "json is no client of leonardo")]
)
def test_a_client_that_cannot_be_used_exits_2(
    docpact: Command, repository: Path, suite_folder: Path, client: str, told: str
) -> None:
    code, out, err = docpact("score", repository / "spec", "--suite", suite_folder, "--client", client)
    assert (code, out) == (2, "")
    assert told in err
    assert "Give --client" in err


def test_what_cannot_be_scored_exits_2(docpact: Command, repository: Path, suite_folder: Path, tmp_path: Path) -> None:
    code, _, err = docpact("score", repository / "spec", "--suite", tmp_path)
    assert code == 2
    assert "no promises here" in err
    code, _, err = docpact("score", repository / "spec" / "leonardo" / "api.yaml", "--suite", suite_folder)
    assert code == 2
    assert "no model's spec" in err
    (tmp_path / "page.md").write_text("")
    for source, told in (("nowhere", "there are no specs here"), ("page.md", "this is no model's spec")):
        code, _, err = docpact("score", tmp_path / source, "--suite", suite_folder)
        assert code == 2
        assert err.startswith(f"error: {tmp_path / source}: {told}\n  Name API/")
