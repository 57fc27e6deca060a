"""Specs of living models, transcribed and reviewed, that are not in spec/ yet: each is emitted whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from docpact.spec import load_project
from docpact.write.python.generate import generate

REPOSITORY = Path(__file__).parents[3]
LIVING = Path(__file__).parents[1] / "data" / "living"


def test_each_loads_and_is_emitted_without_hand_edits(tmp_path: Path) -> None:
    models = tmp_path / "spec" / "leonardo" / "models"
    shutil.copytree(LIVING, models)
    shutil.copy(REPOSITORY / "spec" / "leonardo" / "api.yaml", models.parent)
    project = load_project(tmp_path / "spec")
    assert len(project.specs) == len(list(LIVING.glob("*.yaml"))) >= 1
    assert not project.refused
    assert generate(project, tmp_path / "generated").refused == []
