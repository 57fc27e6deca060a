"""A model that cannot be emitted is named with every reason, and the others are emitted all the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.spec import SpecError, load_project
from docpact.write.python.generate import check, generate

OUT = Path("generated")
Command = Callable[..., tuple[int, str, str]]

DISPUTE = """discrepancies:
  - path: model
    kind: two model names
    claim_a: enum [other]
    line_a: 1
    claim_b: the sample sends one
    line_b: 2
    chosen: a
    why: ''
body:
  model:"""

SPOILT: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "types that nobody states": (
        [
            ("  public:\n    type: boolean\n", "  public:\n"),
            ("  parameters.prompt:\n    type: string\n", "  parameters.prompt:\n"),
        ],
        ["nothing says of which type public is", "nothing says of which type parameters.prompt is"],
    ),
    "no YAML": ([("body:", "body: [")], ["expected"]),
    "nothing decided": (
        [
            (
                "body:\n  model:",
                DISPUTE,
            )
        ],
        ["model: two model names, and nobody has chosen: enum [other] (page line 1) against the sample sends one"],
    ),
}


@pytest.fixture
def other(workspace: Path) -> Path:
    """The spec of a second model beside the committed one, to be spoilt."""
    (first,) = (workspace / "spec").rglob("sora-2-pro.yaml")
    path = first.with_name("other.yaml")
    path.write_text(first.read_text().replace("model: sora-2-pro", "model: other").replace("[sora-2-pro]", "[other]"))
    return path


def spoil(path: Path, edits: list[tuple[str, str]]) -> None:
    text = path.read_text()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text)


@pytest.mark.parametrize("name", SPOILT)
def test_every_reason_is_given_and_the_other_model_emitted(other: Path, docpact: Command, name: str) -> None:
    edits, reasons = SPOILT[name]
    spoil(other, edits)
    written = generate(load_project(Path("spec"), tolerant=True), OUT)
    assert len(written.refused) == len(reasons)
    assert all(reason in error.what for reason, error in zip(reasons, written.refused, strict=True))
    for error in written.refused:
        assert error.where is not None
        assert error.where.source.endswith("other.yaml")
        assert error.where.line is not None
        assert error.hint
    assert {path.name for path in (OUT / "leonardo_client" / "calls").glob("*.py")} == {"__init__.py", "sora_2_pro.py"}
    (finding,) = check(load_project(Path("spec"), tolerant=True), OUT)
    assert (finding.state, len(finding.details)) == ("refused", len(reasons))
    code, output, _ = docpact("generate")
    assert (code, output.splitlines()[-1]) == (1, "generated is up to date, but for these models.")
    assert all(reason in output for reason in reasons)
    code, output, _ = docpact("generate", "--check")
    assert (code, output.splitlines()[-1]) == (1, "generated is what the other specs make.")
    code, output, _ = docpact("generate", "--format", "json")
    assert (code, len(json.loads(output)["findings"])) == (1, len(reasons))


def test_reasons_of_all_models_come_at_once_and_nothing_is_written(other: Path, workspace: Path) -> None:
    (first,) = (workspace / "spec").rglob("sora-2-pro.yaml")
    for path in (first, other):
        spoil(path, [("  public:\n    type: boolean\n", "  public:\n")])
    shutil.rmtree(OUT)
    written = generate(load_project(Path("spec"), tolerant=True), OUT)
    assert len(written.refused) == 2
    assert not OUT.exists()


def test_a_model_is_emitted_once_it_is_settled(other: Path) -> None:
    spoil(other, [("  public:\n    type: boolean\n", "  public:\n")])
    assert generate(load_project(Path("spec"), tolerant=True), OUT).refused
    spoil(other, [("  public:\n", "  public:\n    assumed: {type: boolean}\n    why: It is switched.\n")])
    assert generate(load_project(Path("spec"), tolerant=True), OUT).refused == []
    assert (OUT / "leonardo_client" / "calls" / "other.py").exists()


def test_a_draft_is_emitted_on_request(other: Path, docpact: Command) -> None:
    spoil(other, SPOILT["nothing decided"][0])
    assert docpact("generate")[0] == 1
    assert docpact("generate", "--draft")[0] == 0
    assert (OUT / "leonardo_client" / "calls" / "other.py").exists()
    assert docpact("generate", "--check")[0] == 1
    assert docpact("generate", "--check", "--draft")[0] == 0


def test_a_project_is_whole_unless_it_may_be_partial(other: Path) -> None:
    spoil(other, [("  public:\n    type: boolean\n", "  public:\n")])
    with pytest.raises(SpecError, match=r"other.yaml.*nothing says of which type public is"):
        load_project(Path("spec"))
    project = load_project(Path("spec"), tolerant=True)
    assert [spec.model for spec in project.specs] == ["sora-2-pro"]
    assert len(project.refused) == 1
