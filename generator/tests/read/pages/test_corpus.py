"""How well real pages are read, where they are at hand: beside the repository in ``shared``.

``corpus`` holds pages of one vendor, ``others`` of several, ``kinds`` one small page for each way of writing.
``UNREAD`` is the one list of what is not read as labelled. It can only shrink: an entry that is read right fails too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from pydantic import JsonValue

from docpact.facts import Fact
from docpact.facts.wording import Names, columns_beside, facts_from_wording
from docpact.read.pages import Page, load
from docpact.read.pages.sentences import sentences

ROOT: Final = next(folder for folder in Path(__file__).resolve().parents if (folder / "pyproject.toml").is_file())
SHARED: Final = ROOT.parent / "shared"
CORPUS: Final = SHARED / "corpus"


def _pages(folder: str) -> list[Path]:
    found = sorted((SHARED / folder).glob("*"))
    return [page for page in found if page.is_file() and page.suffix in (".md", ".txt") and page.name != "README.md"]


PAGES: Final = _pages("corpus")
ALL: Final = [*PAGES, *_pages("kinds"), *_pages("others")]

pytestmark = [
    pytest.mark.skipif(not PAGES, reason=f"the corpus is not at {SHARED}"),
    pytest.mark.untraced,  # coverage must not rest on pages that a clone does not have
]

UNREAD: Final[dict[str, set[str]]] = {
    # "When the camera movement Type is set to simple, the Required Field must be filled out"
    "others/kling-official-image2video": {'lost camera_control.config#required when camera_control.type="simple"'},
    # A mode that only the definition of another parameter explains; a limit of "each shot's content".
    "others/ucloud-kling-v3": {
        "lost parameters.aspect_ratio#ignored when parameters.image given",
        "lost parameters.multi_prompt[].prompt#maxLength",
    },
}
"""By page: facts that its labels have and docpact does not (lost), or that docpact reads otherwise (wrong)."""


def _labels(page: Path) -> Path:
    """The file of a page's labels, which not every page has."""
    name = page.name.removesuffix(".md").removesuffix(".txt").removesuffix(".h2m")
    return page.parent / "gold" / f"{name}.json"


def _name(page: Path) -> str:
    return f"{page.parent.name}/{_labels(page).stem}"


LABELLED: Final = [page for page in ALL if _labels(page).is_file()]


def _gold(page: Path) -> set[Fact]:
    """The labels as facts: a relation in the wording of its row is the fact with the condition that it stands for."""
    labels = [Fact(*triple) for triple in json.loads(_labels(page).read_text("utf-8"))]
    names = Names.from_facts(labels)
    return {fact for label in labels for fact in _as_facts(label, names)}


def _as_facts(label: Fact, names: Names) -> list[Fact]:
    if label.keyword == "pairs":
        columns: list[JsonValue] = [*columns_beside(label.path)]
        return [Fact(label.path.parent or "$", "rows", {"columns": columns, "rows": label.value})]
    if label.keyword != "rule":
        return [label]
    # The one label that names no parameter of its page cannot be a fact.
    return (
        [] if "video reference given" in str(label.value) else facts_from_wording(label.path, str(label.value), names)
    )


def _read(page: Path) -> set[Fact]:
    return {claim.fact for claim in load(str(page)).claims}


@pytest.mark.parametrize("page", LABELLED, ids=_name)
def test_a_page_is_read_as_labelled_but_for_what_is_listed(page: Path) -> None:
    gold, read = _gold(page), _read(page)
    differences = {f"lost {fact.id}" for fact in gold - read} | {f"wrong {fact.id}" for fact in read - gold}

    assert differences == UNREAD.get(_name(page), set())


@pytest.mark.parametrize("page", ALL, ids=_name)
def test_every_sentence_of_every_definition_is_accounted_for(page: Path) -> None:
    read = load(str(page))
    known = {entry.sentence for entry in (*read.claims, *read.unread, *read.described)}
    written = [sentence for row in read.rows for sentence in sentences(row.definition)]

    assert [sentence for sentence in written if sentence not in known] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_names_its_model_and_gives_every_row_a_type_or_says_why_not(page: Path) -> None:
    read = load(str(page))

    assert read.models
    assert _untyped(read) == set()


def _untyped(page: Page) -> set[str]:
    """The rows of which neither a type is stated nor said that it is not understood."""
    typed = {at.fact.path for at in page.claims if at.fact.keyword in ("type", "itemType")}
    return {row.path for row in page.rows} - typed - {str(entry.path) for entry in page.unread}


def test_a_condition_on_a_name_that_no_parameter_has_is_reported() -> None:
    unread = load(str(CORPUS / "kling-3.0.md")).unread

    assert any("video reference" in entry.sentence for entry in unread)


def test_two_renderings_of_one_page_state_the_same() -> None:
    assert _read(CORPUS / "recraft-v4.txt") == _read(CORPUS / "recraft-v4.h2m.txt")


def test_an_earlier_state_of_a_page_is_read_up_to_where_it_is_cut() -> None:
    page = load(str(CORPUS / "motion-2.0-fast@older.h2m.txt"))

    assert Fact("parameters.mode", "enum", ["RESOLUTION_480", "RESOLUTION_720"]) in {at.fact for at in page.claims}
    assert any("ends in the middle" in entry.reason for entry in page.unread)


def test_known_contradictions_of_the_corpus_are_found() -> None:
    found = [str(entry) for entry in load(str(CORPUS / "ideogram-3.0.md")).discrepancies]

    assert any("quality" in text and "MEDIUM" in text for text in found)
