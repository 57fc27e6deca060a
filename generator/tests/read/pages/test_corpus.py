"""How well the vendor's real pages are read, where they are at hand: beside the repository in ``shared/corpus``."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from docpact.facts import Fact
from docpact.read.pages import load

ROOT: Final = next(folder for folder in Path(__file__).resolve().parents if (folder / "pyproject.toml").is_file())
CORPUS: Final = ROOT.parent / "shared" / "corpus"
PAGES: Final = sorted(page for page in CORPUS.glob("*") if page.suffix in (".md", ".txt") and page.name != "README.md")

pytestmark = [
    pytest.mark.skipif(not PAGES, reason=f"the corpus is not at {CORPUS}"),
    pytest.mark.untraced,  # coverage must not rest on pages that a clone does not have
]


def _gold(page: Path) -> set[Fact]:
    name = page.name.removesuffix(".md").removesuffix(".txt").removesuffix(".h2m")
    return {Fact(*triple) for triple in json.loads((CORPUS / "gold" / f"{name}.json").read_text("utf-8"))}


def _read(page: Path) -> set[Fact]:
    return {at.fact for at in load(str(page)).facts}


def _scored() -> list[Path]:
    return [page for page in PAGES if "@" not in page.name]


def _rules(facts: set[Fact]) -> set[Fact]:
    return {fact for fact in facts if fact.keyword == "rule"}


def test_the_corpus_is_read_with_the_precision_and_recall_that_we_promise() -> None:
    gold = {(page.name, fact.key, fact.keyword == "rule") for page in _scored() for fact in _gold(page)}
    read = {(page.name, fact.key, fact.keyword == "rule") for page in _scored() for fact in _read(page)}

    assert sorted(read - gold) == []
    for rules, recall in ((False, 0.99), (True, 0.9)):
        stated = {entry for entry in gold if entry[2] is rules}
        assert len(stated & read) / len(stated) >= recall, sorted(stated - read)


@pytest.mark.parametrize("page", _scored(), ids=lambda page: page.name)
def test_a_page_of_the_corpus_is_read_as_labelled(page: Path) -> None:
    read, gold = _read(page), _gold(page)

    assert read - _rules(read) == gold - _rules(gold)


def test_two_renderings_of_one_page_state_the_same() -> None:
    assert _read(CORPUS / "recraft-v4.txt") == _read(CORPUS / "recraft-v4.h2m.txt")


def test_an_earlier_state_of_a_page_is_read_up_to_where_it_is_cut() -> None:
    page = load(str(CORPUS / "motion-2.0-fast@older.h2m.txt"))

    assert Fact("parameters.mode", "enum", ["RESOLUTION_480", "RESOLUTION_720"]) in {at.fact for at in page.facts}
    assert any("ends in the middle" in entry.reason for entry in page.unread)


def test_known_contradictions_of_the_corpus_are_found() -> None:
    found = [str(entry) for entry in load(str(CORPUS / "ideogram-3.0.md")).discrepancies]

    assert any("quality" in text and "MEDIUM" in text for text in found)


def test_the_whole_corpus_is_read_within_two_seconds_imports_included() -> None:
    program = "import sys\nfrom docpact.read.pages import load\nfor page in sys.argv[1:]: load(page)"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program, *map(str, PAGES)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2.0
