"""How well real pages are read, where they are at hand: beside the repository in ``shared``.

``UNREAD`` is the one list of what is not read as labelled. It can only shrink: an entry that is read right fails too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from docpact.facts import Fact
from docpact.read.pages import Page, load
from docpact.read.pages.sentences import sentences

ROOT: Final = next(folder for folder in Path(__file__).resolve().parents if (folder / "pyproject.toml").is_file())
CORPUS: Final = ROOT.parent / "shared" / "corpus"
PAGES: Final = sorted(page for page in CORPUS.glob("*") if page.suffix in (".md", ".txt") and page.name != "README.md")

pytestmark = [
    pytest.mark.skipif(not PAGES, reason=f"the corpus is not at {CORPUS}"),
    pytest.mark.untraced,  # coverage must not rest on pages that a clone does not have
]

UNREAD: Final[dict[str, set[str]]] = {
    "flux-3-video": {
        "lost parameters.resolution#rule:ignored when height given",
        "lost parameters.resolution#rule:ignored when width given",
        "wrong parameters.resolution#rule:only when height not given",
        "wrong parameters.resolution#rule:only when width not given",
    },
    "gpt-image-2.5-flare": {
        "lost parameters.style_ids#default",
        "lost parameters.style_ids#enum",
        "wrong parameters.width#pairs",
    },
    "kling-3.0": {"lost parameters.guidances.image_reference#rule:maxItems 4 when video reference given"},
    "kling-o1": {"lost parameters.guidances.video_reference_base[].video.type#enum"},
    "minimax-hailuo-03": {
        "lost parameters.resolution#rule:ignored when height is not 0",
        "lost parameters.resolution#rule:ignored when width is not 0",
        "wrong parameters.resolution#rule:only when height=0",
        "wrong parameters.resolution#rule:only when width=0",
    },
    "nano-banana-2": {
        f"{how} parameters.{fact}" for how in ("lost", "wrong") for fact in ("height#enum", "width#enum", "width#pairs")
    },
    "remove-bg": {
        "lost parameters.crop_margin#rule:ignored when crop is not true",
        "lost parameters.shadow_opacity#rule:ignored when shadow_type=none",
        "wrong parameters.crop_margin#rule:only when crop=true",
        "wrong parameters.shadow_opacity#rule:only when shadow_type is not none",
    },
    "wan-3.0": {
        "lost parameters.resolution#rule:ignored when height is not 0",
        "lost parameters.resolution#rule:ignored when width is not 0",
        "wrong parameters.resolution#rule:only when height=0",
        "wrong parameters.resolution#rule:only when width=0",
    },
}
"""By page: facts that its labels have and docpact does not (lost), or that docpact reads otherwise (wrong)."""


def _labels(page: Path) -> Path:
    """The file of a page's labels, which not every page has."""
    name = page.name.removesuffix(".md").removesuffix(".txt").removesuffix(".h2m")
    return CORPUS / "gold" / f"{name}.json"


LABELLED: Final = [page for page in PAGES if _labels(page).is_file()]


def _gold(page: Path) -> set[Fact]:
    return {Fact(*triple) for triple in json.loads(_labels(page).read_text("utf-8"))}


def _read(page: Path) -> set[Fact]:
    return {at.fact for at in load(str(page)).facts}


@pytest.mark.parametrize("page", LABELLED, ids=lambda page: page.name)
def test_a_page_is_read_as_labelled_but_for_what_is_listed(page: Path) -> None:
    gold, read = _gold(page), _read(page)
    differences = {f"lost {fact.id}" for fact in gold - read} | {f"wrong {fact.id}" for fact in read - gold}

    assert differences == UNREAD.get(_labels(page).stem, set())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_sentence_of_every_definition_is_accounted_for(page: Path) -> None:
    read = load(str(page))
    known = {entry.sentence for entry in (*read.facts, *read.unread, *read.described)}
    written = [sentence for row in read.rows for sentence in sentences(row.definition)]

    assert written
    assert [sentence for sentence in written if sentence not in known] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_its_model_and_gives_every_row_a_type_or_says_why_not(page: Path) -> None:
    read = load(str(page))

    assert read.models
    assert _untyped(read) == set()


def _untyped(page: Page) -> set[str]:
    """The rows of which neither a type is stated nor said that it is not understood."""
    typed = {at.fact.path for at in page.facts if at.fact.keyword in ("type", "itemType")}
    return {row.path for row in page.rows} - typed - {str(entry.path) for entry in page.unread}


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
