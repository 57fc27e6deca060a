"""``docpact transcribe`` and ``docpact facts PAGE``: what goes where, and the exit codes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docpact.spec import load_spec

from .conftest import page_text

Command = Callable[..., tuple[int, str, str]]
UNREAD = ("What blows.", "Accepts no more than some 40 gusts unless the \x1b[31mmoon\u202e is in range.")


@pytest.fixture
def source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page beside a folder of specs, in the current folder."""
    monkeypatch.chdir(folder.parents[1])
    path = Path("breeze-2.md")
    path.write_text(page_text(), encoding="utf-8")
    return path


SPEC = Path("spec/kestrel/models/breeze-2.yaml")


def test_without_a_target_the_spec_goes_to_standard_output(docpact: Command, source: Path) -> None:
    code, output, errors = docpact("transcribe", source)
    assert code == 0
    SPEC.write_text(output)
    assert load_spec(SPEC).model == "breeze-2"
    assert errors.splitlines()[-1].startswith("breeze-2: ")
    assert not list(Path().glob("*.yaml"))


def test_with_a_target_the_spec_is_written_and_the_report_printed(docpact: Command, source: Path) -> None:
    code, output, errors = docpact(
        "transcribe", source, "-o", SPEC, "--read", "2026-11-01", "--url", "https://k.example/p"
    )
    assert (code, errors) == (0, "")
    spec = load_spec(SPEC)
    assert (spec.content.source.read.isoformat(), spec.content.source.url) == ("2026-11-01", "https://k.example/p")
    assert output.splitlines()[-1] == f"wrote: {SPEC}"
    assert docpact("transcribe", source, "-o", SPEC)[1].splitlines()[-1] == f"unchanged: {SPEC}"
    assert sorted(path.name for path in SPEC.parent.iterdir()) == ["breeze-2.yaml"]


def test_a_page_of_another_model_replaces_no_reviewed_spec(docpact: Command, source: Path) -> None:
    assert docpact("transcribe", source, "-o", SPEC)[0] == 0
    before = SPEC.read_bytes()
    other = Path("gust-1.md")
    other.write_text(page_text().replace("breeze-2", "gust-1"), encoding="utf-8")
    code, output, errors = docpact("transcribe", other, "-o", SPEC)
    assert (code, output) == (2, "")
    assert f"{SPEC}: the page is of 'gust-1', and this is a spec of 'breeze-2'" in errors
    assert SPEC.read_bytes() == before
    assert docpact("transcribe", other, "-o", SPEC, "--model", "breeze-2")[0] == 0, "it was said that it is the same"


@pytest.mark.parametrize("report", ["text", "json"])
def test_a_spec_that_nothing_can_read_yet_says_so_and_what_to_do(docpact: Command, source: Path, report: str) -> None:
    for folder, beside in (("spec/new", True), ("elsewhere/new", False)):
        target = Path(folder, "models", "breeze-2.yaml")
        target.parents[1].mkdir(parents=True)
        code, output, errors = docpact("transcribe", source, "-o", target, "--format", report)
        assert code == 0
        assert target.is_file()
        assert "not usable yet" not in output
        assert errors.startswith(f"not usable yet: {target}: there is no api.yaml for this spec yet\n  Draft one with")
        assert ("spec holds another API" in errors) == beside
        assert docpact("facts", target)[0] == 2
        (target.parents[1] / "api.yaml").write_text(
            (SPEC.parents[1] / "api.yaml").read_text().replace("api: kestrel", "api: new")
        )
        assert docpact("transcribe", source, "-o", target)[::2] == (0, "")
        assert docpact("facts", target)[0] == 0


def test_json_holds_the_whole_report(docpact: Command, source: Path) -> None:
    code, output, _ = docpact("transcribe", source, "--format", "json")
    found = json.loads(output)
    assert code == 0
    assert found["spec"].startswith("# yaml-language-server")
    assert (found["model"], found["merged"]) == ("breeze-2", False)
    assert [one for one in found["findings"] if one["kind"] == "unread"] == []
    docpact("transcribe", source, "-o", SPEC)
    source.write_text(
        page_text(("Maximum of 900", "Maximum of 901"), ('"speed": 4', '"speed": 5'), UNREAD), encoding="utf-8"
    )
    found = json.loads(docpact("transcribe", source, "-o", SPEC, "--format", "json")[1])
    assert (found["written"], found["merged"]) == (True, True)
    kinds: dict[str, list[Any]] = {}
    for one in found["findings"]:
        kinds.setdefault(one["kind"], []).append(one)
    assert "parameters.prompt maxLength: 900 -> 901" in [one["message"] for one in kinds["changed"]]
    (contradiction,) = kinds["discrepancy"]
    assert (contradiction["check"], contradiction["settled"]) == ("sample breaks enum", False)
    assert [one["path"] for one in kinds["unread"]] == ["parameters.prompt"]
    assert kinds["unread"][0]["place"]["line"] > 1
    assert "set-aside" not in kinds


@pytest.mark.parametrize("form", ["markdown", "sarif", "junit"])
def test_what_was_not_understood_is_written_for_machines_too(docpact: Command, source: Path, form: str) -> None:
    source.write_text(page_text(UNREAD), encoding="utf-8")
    code, output, errors = docpact("transcribe", source, "--format", form)
    assert (code, errors) == (0, "")
    assert "Accepts no more than" in output


def test_strict_fails_where_a_sentence_was_not_understood(docpact: Command, source: Path) -> None:
    assert docpact("transcribe", source, "-o", SPEC, "--strict")[0] == 0
    assert docpact("facts", source, "--strict")[0] == 0
    source.write_text(page_text(UNREAD), encoding="utf-8")
    assert docpact("transcribe", source, "-o", SPEC)[0] == 0
    code, output, _ = docpact("transcribe", source, "-o", SPEC, "--strict")
    assert code == 1
    assert "parameters.prompt: Accepts no more than" in output
    assert load_spec(SPEC).model == "breeze-2"
    code, output, errors = docpact("facts", source, "--strict")
    assert code == 1
    assert "parameters.prompt" in output
    assert "not understood" in errors
    assert "Accepts no more than" in errors
    assert docpact("facts", source)[0] == 0


def test_nothing_of_a_page_steers_the_terminal(docpact: Command, source: Path) -> None:
    source.write_text(page_text(UNREAD, ('"speed": 4', '"sp\\u202eeed\\u001b[2J": 4')), encoding="utf-8")
    for arguments in (["facts", source], ["transcribe", source], ["transcribe", source, "-o", SPEC]):
        _, output, errors = docpact(*arguments)
        assert all(line.isprintable() for line in (output + errors).split("\n"))


def test_facts_of_a_page_are_printed_as_json(docpact: Command, source: Path) -> None:
    code, output, errors = docpact("facts", source, "--format", "json")
    docpact("transcribe", source, "-o", SPEC)
    assert (code, errors) == (0, "")
    assert json.loads(output) == json.loads(docpact("facts", SPEC, "--format", "json")[1])


def test_a_page_comes_from_standard_input_too(docpact: Command, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standard = io.TextIOWrapper(io.BytesIO(source.read_bytes()))
    monkeypatch.setattr("sys.stdin", standard)
    assert docpact("transcribe", "-", "-o", SPEC)[0] == 0
    assert load_spec(SPEC).model == "breeze-2"


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize(
    "arguments",
    [
        ("missing.md",),
        ("breeze-2.md", "-o", "spec/kestrel/api.yaml"),
        ("breeze-2.md", "-o", "spec/kestrel/models/other.yaml", "--model", "breeze-2"),
        ("breeze-2.md", "-o", "nowhere/breeze-2.yaml"),
        ("breeze-2.md", "--spec", "none"),
        ("breeze-2.md", "--url", "file:///etc/passwd"),
        ("breeze-2.md", "--read", "yesterday"),
        ("empty.md",),
    ],
)
def test_unusable_input_ends_with_2_and_writes_nothing(docpact: Command, arguments: tuple[str, ...]) -> None:
    Path("empty.md").write_text("\n")
    before = sorted(Path().rglob("*"))
    code, output, errors = docpact("transcribe", *arguments)
    assert (code, output) == (2, "")
    assert "Traceback" not in errors
    assert errors
    assert sorted(Path().rglob("*")) == before


TWO_ENDPOINTS = """# Breeze

## Start

`POST /v1/start`

### Body

| Name | Type | Definition |
|---|---|---|
| model | string | Required. Set to breeze-2. |
| speed | integer | Between 1 and 9. |

## Stop

`PUT /v1/stop`

### Body

| Name | Type | Definition |
|---|---|---|
| model | string | Required. Set to breeze-2. |
| reason | string | Optional. Maximum of 20 characters and a bit mo"""


def test_one_of_several_endpoints_is_transcribed_and_compared(docpact: Command, source: Path) -> None:
    source.write_text(TWO_ENDPOINTS, encoding="utf-8")
    code, output, errors = docpact("transcribe", source, "--operation", "stop")

    assert code == 0
    assert "  reason:" in output
    assert "  speed:" not in output
    assert "--operation picks another: POST /v1/start" in errors
    assert docpact("transcribe", source, "--operation", "stop", "-o", SPEC)[0] == 0
    assert docpact("diff", SPEC, source, "--operation", "stop")[0] == 0
    assert "speed" in docpact("diff", SPEC, source)[1]
    assert docpact("diff", SPEC, SPEC, "--operation", "stop")[0] == 2


def test_a_page_that_was_cut_says_so_in_every_command(docpact: Command, source: Path) -> None:
    source.write_text(TWO_ENDPOINTS, encoding="utf-8")
    cut = "the page ends in the middle of this row"

    assert cut in docpact("facts", source, "--operation", "stop")[2]
    assert docpact("facts", source, "--operation", "stop", "--strict")[0] == 1
    assert cut in docpact("transcribe", source, "--operation", "stop")[2]
    assert docpact("transcribe", source, "--operation", "stop", "--strict", "-o", SPEC)[0] == 1
    assert "could not be read and may hide a change" in docpact("diff", SPEC, source, "--operation", "stop")[1]
