"""Before anything is written, what would be written is held against the specs."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpact.spec import Project, SpecError
from docpact.write.openapi import Schema
from docpact.write.python import generate as emit
from docpact.write.python import render as rendering
from docpact.write.python.models import emit_models


def test_a_constraint_lost_on_the_way_stops_the_run(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(schema: Schema, class_name: str) -> str:
        return emit_models(schema, class_name).replace("max_length=5000", "max_length=5001")

    monkeypatch.setattr(rendering, "emit_models", careless)
    with pytest.raises(SpecError, match=r"parameters\.prompt maxLength: 5000 -> 5001") as caught:
        emit.generate(project, tmp_path / "generated")
    assert caught.value.where is not None
    assert caught.value.where.line is not None
    assert not (tmp_path / "generated").exists()
