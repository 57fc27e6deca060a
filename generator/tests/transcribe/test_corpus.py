"""Every page of the corpus gives a draft that loads and states what the page states. Skips where the corpus is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docpact.read.pages import load
from docpact.read.sources import read_source
from docpact.spec import Project, load_spec
from docpact.transcribe import Wanted, save, transcribe

from .conftest import TODAY

pytestmark = pytest.mark.untraced  # coverage must not rest on pages that a clone does not have

ROOT = Path(__file__).parents[3]


def pages(corpus: Path) -> list[Path]:
    return sorted(path for path in corpus.iterdir() if path.suffix in (".md", ".txt") and path.name != "README.md")


@pytest.fixture
def leonardo(tmp_path: Path) -> Path:
    folder = tmp_path / "leonardo"
    folder.mkdir()
    shutil.copy(ROOT / "spec" / "leonardo" / "api.yaml", folder)
    return folder


def test_every_page_gives_a_draft_that_loads_and_states_what_the_page_states(corpus: Path, leonardo: Path) -> None:
    """And no sentence of the page is copied into it."""
    found = pages(corpus)
    assert len(found) >= 20
    for path in found:
        page = load(str(path))
        target = (
            leonardo
            / "models"
            / f"{path.name.split('@')[0].removesuffix('.md').removesuffix('.txt').removesuffix('.h2m')}.yaml"
        )
        target.unlink(missing_ok=True)
        made = transcribe(page, Wanted(TODAY, target))
        sentences = [
            *(at.sentence for at in page.claims if at.phrase != "column"),
            *(one.sentence for one in page.described),
        ]
        assert [sentence for sentence in sentences if len(sentence) > 25 and sentence in made.text] == [], path.name
        assert save(made, target)
        spec = load_spec(target)
        assert spec.facts == {claim.fact for claim in page.claims}, path.name
        assert made.report.aside == (), path.name
        assert not save(transcribe(page, Wanted(TODAY, target)), target), path.name


def test_the_committed_spec_is_what_its_page_gives(corpus: Path, project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "leonardo"
    shutil.copytree(ROOT / "spec" / "leonardo", folder)
    target = folder / "models" / "sora-2-pro.yaml"
    before = target.read_bytes()
    made = transcribe(load(str(corpus / "sora-2-pro.txt")), Wanted(TODAY, target))
    assert (made.report.changes, made.report.notes, made.report.unread) == ((), (), ())
    assert not save(made, target)
    assert target.read_bytes() == before
    target.unlink()
    save(transcribe(load(str(corpus / "sora-2-pro.txt")), Wanted(TODAY, target)), target)
    assert load_spec(target).facts == project.spec("sora-2-pro").facts


def test_a_real_drift_is_merged_and_named(corpus: Path, leonardo: Path) -> None:
    target = leonardo / "models" / "motion-2.0-fast.yaml"
    save(transcribe(load(str(corpus / "motion-2.0-fast@older.h2m.txt")), Wanted(TODAY, target)), target)
    made = transcribe(load(str(corpus / "motion-2.0-fast.md")), Wanted(TODAY, target))
    save(made, target)
    gold = json.loads((corpus / "gold" / "motion-2.0-fast.json").read_text())
    assert read_source(str(target)).as_json() == gold
    changes = {str(change) for change in made.report.changes}
    assert 'parameters.height type: "string" -> "number"' in changes
    assert {note.kind for note in made.report.notes} >= {"added", "settled", "sample"}
