"""What a parameter is for: a spec's own words first, then the API's glossary by the longest end of the path."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpact.spec import LoadedSpec, load_project

DATA = Path(__file__).parents[1] / "data" / "spec"


@pytest.fixture
def spec(tmp_path: Path) -> LoadedSpec:
    folder = tmp_path / "kestrel" / "models"
    folder.mkdir(parents=True)
    source = DATA / "kestrel"
    words = "glossary:\n  prompt: Words of the glossary.\n  id: An id.\n  image.id: The id of a picture.\n"
    api = (source / "api.yaml").read_text(encoding="utf-8")
    (tmp_path / "kestrel" / "api.yaml").write_text(api + words, encoding="utf-8")
    model = next((source / "models").glob("*.yaml"))
    (folder / model.name).write_text(model.read_text(encoding="utf-8"), encoding="utf-8")
    return load_project(tmp_path).specs[0]


def test_the_longest_end_of_a_path_counts(spec: LoadedSpec) -> None:
    assert spec.says("somewhere[].image.id") == "The id of a picture."
    assert spec.says("somewhere[].video.id") == "An id."
    assert spec.says("somewhere.else") is None


def test_a_specs_own_words_come_first(spec: LoadedSpec) -> None:
    own = {path: row.says for path, row in spec.content.body.items() if row.says}
    assert own
    assert {path: spec.says(path) for path in own} == own
