"""What a client sends of its own accord: no fact, and told in the docstring; a whole body is sent as it is."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docpact.facts import difference
from docpact.read.package import facts_of_package

from .conftest import copy_vendor, imported


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Any]:
    spec = copy_vendor("modelverse", tmp_path) / "models" / "kling-v3.yaml"
    row = "parameters.watermark_enabled: {type: boolean,"
    text = spec.read_text()
    assert row in text
    spec.write_text(text.replace(row, f"{row} sent: false, sent_why: most people want none,"))
    with imported(tmp_path) as (project, package):
        folder = tmp_path / "generated" / package.__name__
        assert difference(project.specs[0].facts, facts_of_package(folder)) == []
        yield package.Modelverse().kling_v3


def test_it_is_sent_unless_told_otherwise(models: Any) -> None:
    assert models.preview(prompt="A kite").json()["parameters"] == {"watermark_enabled": False}
    assert models.preview(prompt="A kite", watermark_enabled=True).json()["parameters"] == {"watermark_enabled": True}
    assert "parameters" not in models.preview(prompt="A kite", watermark_enabled=None).json()


def test_the_docstring_says_so_and_why(models: Any) -> None:
    said = " ".join((inspect.getdoc(models.create) or "").split())
    assert "Sent as False unless told otherwise: most people want none." in said
