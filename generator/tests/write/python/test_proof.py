"""Before anything is written, what would be written is held against the specs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.facts.keywords import Schema
from docpact.spec import Project, SpecError
from docpact.write.python import generate as emit
from docpact.write.python import models
from docpact.write.python import render as rendering
from docpact.write.python.models import emit_models


def careless(schema: Schema, class_name: str) -> str:
    """Models of which those of one class lose a constraint."""
    source = emit_models(schema, class_name)
    return source.replace("max_length=5000", "max_length=5001") if class_name.startswith("Sora") else source


def test_a_constraint_lost_on_the_way_stops_the_run(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "emit_models", careless)
    (error,) = emit.generate(project, tmp_path / "generated").refused
    assert isinstance(error, SpecError)
    assert "parameters.prompt maxLength 5000" in error.what
    assert error.where is not None
    assert error.where.line is not None
    assert not (tmp_path / "generated").exists()


@pytest.mark.usefixtures("workspace")
def test_a_model_that_cannot_be_emitted_is_named_and_the_others_are_emitted(
    docpact: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = Path("spec").rglob("sora-2-pro.yaml")
    first.with_name("other.yaml").write_text(first.read_text().replace("sora-2-pro", "other"))
    first.write_text(f"{first.read_text()}# read again\n")
    monkeypatch.setattr("docpact.write.python.generate.render", rendering.render)
    monkeypatch.setattr(models, "emit_models", careless)
    code, output, errors = docpact("generate")
    assert code == 1
    assert "wrote generated/leonardo_client/calls/other.py" in output
    assert "removed generated/leonardo_client/calls/sora_2_pro.py" in output
    assert errors == ""
    lines = output.splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("not emitted  "))
    assert "parameters.prompt maxLength 5000" in lines[at]
    assert lines[at + 1].startswith("    at spec/leonardo/")
    assert "sora-2-pro.yaml:" in lines[at + 1]
    assert lines[at + 2].strip()
    code, output, _ = docpact("generate", "--format", "json")
    found = json.loads(output)
    assert (code, found["changed"], [one["kind"] for one in found["findings"]]) == (1, [], ["model-refused"])
    code, output, _ = docpact("generate", "--check")
    assert code == 1
    assert output.startswith("refused  spec/leonardo/")
    assert output.endswith("generated is what the other specs make.\n")
    monkeypatch.setattr(models, "emit_models", emit_models)
    assert docpact("generate")[0] == 0
    assert Path("generated/leonardo_client/calls/sora_2_pro.py").exists()
