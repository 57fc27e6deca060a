"""What a client sends of its own accord: no fact, and told in the docstring; a whole body is sent as it is."""

from __future__ import annotations

import importlib
import inspect
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docpact.facts import difference
from docpact.read.package import facts_of_package
from docpact.spec import load_project
from docpact.write.python.generate import generate

VENDORS = Path(__file__).parents[1] / "data" / "vendors"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    shutil.copytree(VENDORS / "modelverse", tmp_path / "spec" / "modelverse")
    spec = tmp_path / "spec" / "modelverse" / "models" / "kling-v3.yaml"
    row = "parameters.watermark_enabled: {type: boolean,"
    text = spec.read_text()
    assert row in text
    spec.write_text(text.replace(row, f"{row} sent: false, sent_why: most people want none,"))
    project = load_project(tmp_path / "spec")
    assert generate(project, tmp_path / "generated").refused == []
    assert difference(project.specs[0].facts, facts_of_package(tmp_path / "generated" / "modelverse_client")) == []
    monkeypatch.syspath_prepend(str(tmp_path / "generated"))
    package: Any = importlib.import_module("modelverse_client")
    yield package.Modelverse().kling_v3
    for loaded in [one for one in sys.modules if one.partition(".")[0] == "modelverse_client"]:
        del sys.modules[loaded]


def test_it_is_sent_unless_told_otherwise(models: Any) -> None:
    assert models.preview(prompt="A kite").json()["parameters"] == {"watermark_enabled": False}
    assert models.preview(prompt="A kite", watermark_enabled=True).json()["parameters"] == {"watermark_enabled": True}
    assert "parameters" not in models.preview(prompt="A kite", watermark_enabled=None).json()


def test_the_docstring_says_so_and_why(models: Any) -> None:
    said = " ".join((inspect.getdoc(models.create) or "").split())
    assert "Sent as False unless told otherwise: most people want none." in said
