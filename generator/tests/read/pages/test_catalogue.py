"""Every entry of the catalogue reads its own examples, and nothing else into them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from docpact.facts import Fact
from docpact.read.pages import languages, phrases
from docpact.read.pages.languages import LANGUAGES, Wording
from docpact.read.pages.phrases.entry import Example, Phrase, Scope

if TYPE_CHECKING:
    from docpact.read.pages.page_names import PageNames

EXAMPLES = [(phrase, example) for phrase in phrases.CATALOGUE for example in phrase.examples]


@pytest.mark.parametrize(("phrase", "example"), EXAMPLES, ids=[f"{p.name}: {e.sentence}" for p, e in EXAMPLES])
def test_an_entry_reads_its_examples(phrase: Phrase, example: Example, names: PageNames) -> None:
    found = phrases.read(example.sentence, Scope(example.name, example.type, names))

    stated = {_fact(claim.on, claim.target, claim.keyword, claim.value, claim.when) for claim, _ in found.claims}
    expected = {_fact(*entry) for entry in example.facts}
    assert stated == expected
    if phrase.read is None:
        assert not found.rest


def _fact(*entry: object) -> tuple[str, str, Fact]:
    """What an example states: ``[on, [target,]] keyword, value [, when]``."""
    texts = [*entry]
    when = str(texts.pop()) if len(texts) == 5 else ""
    on = str(texts.pop(0)) if len(texts) == 4 else ""
    target, keyword, value = texts if len(texts) == 3 else ("", *texts)
    return on, when, Fact(f"x{target}", str(keyword), value)  # type: ignore[arg-type]


WORDINGS = [(language.code, entry) for language in LANGUAGES for entry in language.wordings]


@pytest.mark.parametrize(("code", "entry"), WORDINGS, ids=[f"{code} {entry.name}" for code, entry in WORDINGS])
def test_a_wording_of_another_language_reads_its_examples_and_is_needed_for_one(
    code: str, entry: Wording, names: PageNames, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> list[tuple[str, list[tuple[str, str, Fact]], bool]]:
        found: list[tuple[str, list[tuple[str, str, Fact]], bool]] = []
        for sentence, kind, _ in entry.examples:
            got = phrases.read(sentence, Scope("x", kind, names))
            stated = [_fact(c.on.strip("x"), c.target, c.keyword, c.value, c.when) for c, _ in got.claims]
            found.append((sentence, stated, bool(got.rest)))
        return found

    expected = [(sentence, {_stated(*facts) for facts in stated}) for sentence, _, stated in entry.examples]
    assert [(sentence, set(stated)) for sentence, stated, _ in read()] == expected

    # What is remembered of a sentence holds for all languages only.
    monkeypatch.setattr(languages, "in_english", languages.in_english.__wrapped__)
    # Languages that are much alike read some of each other's sentences.
    alone = [language for language in LANGUAGES if language.code in ("en", code)]
    monkeypatch.setattr(languages, "LANGUAGES", tuple(alone))
    before = read()
    less = [replace(one, wordings=tuple(known for known in one.wordings if known is not entry)) for one in alone]
    monkeypatch.setattr(languages, "LANGUAGES", tuple(less))
    assert not entry.examples or read() != before


def _stated(keyword: object, value: object, when: object = "") -> tuple[str, str, Fact]:
    return "", str(when), Fact("x", str(keyword), value)  # type: ignore[arg-type]


def test_every_entry_has_a_name_of_its_own_and_an_example() -> None:
    names = [phrase.name for phrase in phrases.CATALOGUE]

    assert len(names) == len(set(names))
    assert [phrase.name for phrase in phrases.CATALOGUE if not phrase.examples] == []


@pytest.mark.parametrize(
    "phrase", [phrase for phrase in phrases.CATALOGUE if phrase.read], ids=lambda phrase: phrase.name
)
def test_an_entry_that_states_facts_is_needed_for_one_of_its_examples(
    phrase: Phrase, names: PageNames, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stated() -> list[set[str]]:
        scopes = [(example.sentence, Scope(example.name, example.type, names)) for example in phrase.examples]
        return [
            {f"{c.target} {c.keyword} {c.value}" for c, _ in phrases.read(text, scope).claims} for text, scope in scopes
        ]

    before = stated()
    monkeypatch.setattr(phrases, "CATALOGUE", tuple(entry for entry in phrases.CATALOGUE if entry is not phrase))
    assert stated() != before


def test_a_sentence_longer_than_the_limit_is_left_unread(names: PageNames) -> None:
    found = phrases.read("Accepts `a` or `b`, " * 200, Scope("x", "string", names))

    assert found.claims == ()
    assert found.rest


@pytest.mark.parametrize(
    "sentence",
    [
        "Must be worn at dusk.",
        "Only the brave may send this.",
        "Accepts whatever you like.",
        "Between breakfast and lunch.",
        "Between 9 and 1.",
        "Requires patience and `courage`.",
        "Accepts 1 to 9 except on Sundays when `tone` hums.",
    ],
)
def test_what_may_bound_a_value_and_is_not_understood_is_reported(sentence: str, names: PageNames) -> None:
    found = phrases.read(sentence, Scope("x", "integer", names))

    assert found.claims == ()
    assert found.rest


@pytest.mark.parametrize(
    "sentence", ["How loud the tuba plays.", "Object that holds the tunes (e.g. an opening tune).", "The prompt."]
)
def test_plain_description_is_not_reported(sentence: str, names: PageNames) -> None:
    found = phrases.read(sentence, Scope("x", "string", names))

    assert (found.claims, found.rest) == ((), "")
