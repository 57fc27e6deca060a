"""Answers of tomorrow: whether each differs from the documented one just where it is said to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from docpact.check.harness import Harness
from docpact.check.mutations import NEW, VALUE, VALUES, Mutated, documented_answers, mutated, same
from docpact.spec import LoadedSpec


@pytest.fixture(scope="module")
def harness(sora: LoadedSpec) -> Harness:
    return Harness(sora, "leonardo_client")


def paths(value: object, at: str = "$") -> Iterator[str]:
    yield at
    if isinstance(value, dict):
        for name, member in value.items():
            yield from paths(member, f"{at}.{name}")
    elif isinstance(value, list):
        for member in value:
            yield from paths(member, f"{at}[]")


def test_each_operation_has_an_answer_as_it_is_documented(harness: Harness) -> None:
    answers = documented_answers(harness)
    assert [*answers] == ["submit", "poll", "upload", "account"]
    assert "generationId" in str(answers["submit"])
    assert all(isinstance(answer, dict) and "error" not in answer for answer in answers.values())


@given(data=st.data())
def test_what_was_added_is_there_and_stands_in_no_documented_answer(harness: Harness, data: st.DataObject) -> None:
    answers = documented_answers(harness)
    one = data.draw(mutated(harness.spec.api, answers))
    assert one.operation in answers
    assert {path for path, _ in one.added} <= {*paths(one.answer)}
    assert not {path for path, _ in one.added} & {*paths(answers[one.operation])}
    assert all(NEW in path for path, _ in one.added)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda one, _: len(one.added) > 1,
        lambda one, _: any("[]" in path for path, _ in one.added),
        lambda one, honest: {*paths(one.answer)} < {*paths(honest)},
        lambda one, _: not isinstance(one.answer, dict),
        lambda one, _: f"{VALUE} OF TOMORROW" in str(one.answer),
        lambda one, honest: "None" in str(one.answer) and "None" not in str(honest),
    ],
    ids=["two members more", "a member more of an item", "a member less", "any JSON", "another word", "null"],
)
def test_each_way_of_changing_is_met(harness: Harness, wanted: object) -> None:
    answers = documented_answers(harness)
    assert callable(wanted)

    def fits(one: Mutated) -> bool:
        return bool(wanted(one, answers[one.operation]))

    found = find(mutated(harness.spec.api, answers), fits)
    assert not same(found.answer, answers[found.operation])


@given(VALUES)
def test_only_the_same_value_is_the_same(value: object) -> None:
    assert same(value, value)  # type: ignore[arg-type]
    assert not same([value], value)  # type: ignore[arg-type]


def test_types_tell_values_apart() -> None:
    for one, other in ((True, 1), ("1", 1), (None, {}), (1.5, 1)):
        assert not same(one, other)
