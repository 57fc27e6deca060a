"""What holds of every diff, whatever the facts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from docpact import facts
from docpact.diff import Comparison, Direction, classify, compare, report
from docpact.facts import Fact, difference
from docpact.read.sources import Source

pytestmark = pytest.mark.untraced  # searches: what they reach, test_table.py reaches once

PATHS = ["$", "a", "b", "b.a", "b.a.c", "l", "l[]", "l[].a", "l[].b.c", "m[][].x"]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 9),
    st.sampled_from([0.1, 0.3, 1.0, 2.5, 1e308]),
    st.sampled_from(["string", "integer", "number", "array", "object", "requires a", "ignored when a=1", "A"]),
    st.lists(st.one_of(st.booleans(), st.integers(0, 4), st.sampled_from(["A", "B", 1.0])), max_size=3),
    st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), max_size=3),
    st.dictionaries(st.sampled_from("ab"), st.integers(0, 2), max_size=1),
)

KEYWORDS = [name for name in facts.KEYWORDS if name not in ("pairs", "rule")]

FACTS = st.builds(Fact, st.sampled_from(PATHS), st.sampled_from(KEYWORDS), VALUES)
SETS = st.sets(FACTS, max_size=12).map(lambda facts: set({fact.id: fact for fact in sorted(facts)}.values()))

MIRROR: dict[Direction, Direction] = {
    "added": "removed",
    "removed": "added",
    "tightened": "loosened",
    "loosened": "tightened",
    "changed": "changed",
    "reformatted": "reformatted",
    "redundant": "redundant",
    "now-stated": "unspecified",
    "unspecified": "now-stated",
}
ONE_WAY = ("required", "default", "parameter", "deprecated")
"""What asks more of either side than the fact itself."""


def sources(facts: set[Fact], taken: set[Fact], kind: Any) -> Source:
    return Source("a source", kind, frozenset(facts), taken=frozenset(fact for fact in taken if fact not in facts))


@given(SETS, SETS)
def test_equal_sets_have_no_difference(facts: set[Fact], taken: set[Fact]) -> None:
    found = compare(sources(facts, taken, "spec"), sources(facts, set(), "page"))
    assert (found.changes, found.semver) == ([], "none")


@given(SETS, SETS, SETS, SETS)
def test_every_fact_that_differs_is_listed_once_and_no_other(
    before: set[Fact], after: set[Fact], taken: set[Fact], taken_too: set[Fact]
) -> None:
    found = compare(sources(before, taken, "spec"), sources(after, taken_too, "spec"))
    listed = [change for one in found.changes for change in one.facts]
    key = {change.id: change for change in difference(before, after)}
    assert len(listed) == len(key)
    assert {change.id: change for change in listed} == key
    assert len({change.id for change in found.changes}) == len(found.changes)
    assert report(found).data["semver"] == found.semver


@given(SETS, SETS)
def test_the_way_back_mirrors_the_way_there(before: set[Fact], after: set[Fact]) -> None:
    there, back = _by_id(classify(before, after)), _by_id(classify(after, before))
    assert there.keys() == back.keys()
    for name, one in there.items():
        other = back[name]
        assert (one.subject, one.before, one.after) == (other.subject, other.after, other.before)
        if one.subject in ONE_WAY:
            continue
        assert other.direction == MIRROR[one.direction], name
        if one.verdict == "breaking" and one.direction != "changed":
            assert other.verdict == "compatible"


@given(SETS, SETS)
def test_the_gravest_change_gives_the_release(before: set[Fact], after: set[Fact]) -> None:
    found = classify(before, after)
    verdicts = [change.verdict for change in found.changes]
    expected = next(
        (
            word
            for verdict, word in (("breaking", "major"), ("compatible", "minor"), ("neutral", "patch"))
            if verdict in verdicts
        ),
        "none",
    )
    assert found.semver == expected
    assert verdicts == sorted(verdicts, key=["breaking", "compatible", "neutral"].index)


CANDIDATES: list[Any] = [None, "A", "AB", "", True, False, *range(-2, 8), 0.5, 1.5, 2.0, 7.5]
"""Values that a caller may give for a parameter; None for leaving it out."""

PARAMETERS = st.fixed_dictionaries(
    {"type": st.sampled_from(["integer", "number", "string", "boolean"])},
    optional={
        "required": st.booleans(),
        "default": st.sampled_from([1, "A"]),
        "enum": st.lists(st.sampled_from(CANDIDATES[1:]), min_size=1, max_size=4),
        "minimum": st.integers(-2, 4),
        "maximum": st.integers(0, 7),
        "multipleOf": st.sampled_from([1, 2, 3, 4, 0.5, 1.5]),
        "minLength": st.integers(0, 2),
        "maxLength": st.integers(0, 3),
    },
)


def accepted(stated: dict[str, Any]) -> set[str]:
    """The candidates that a client of these facts takes, by a judge that knows nothing of diffs."""
    schema = {name: value for name, value in stated.items() if name not in ("required", "default")}
    judge: Any = Draft202012Validator(schema)
    may_be_absent = stated.get("required") is not True or "default" in stated
    return {repr(one) for one in CANDIDATES if (may_be_absent if one is None else judge.is_valid(one))}


@given(PARAMETERS, PARAMETERS)
def test_a_call_that_is_refused_from_now_on_makes_a_breaking_change(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    verdicts = {change.verdict for change in classify(_facts(before), _facts(after)).changes}
    if accepted(before) - accepted(after):
        assert "breaking" in verdicts
    elif accepted(after) - accepted(before):
        assert verdicts & {"breaking", "compatible"}


@pytest.mark.parametrize("lost", [False, True])
def test_the_judge_of_the_property_above_tells_the_two_apart(lost: bool) -> None:  # noqa: FBT001  # a case, not a flag
    before, after = {"type": "integer", "maximum": 5}, {"type": "integer", "maximum": 4 if lost else 6}
    assert bool(accepted(before) - accepted(after)) is lost


def _facts(stated: dict[str, Any]) -> set[Fact]:
    return {Fact("p", keyword, value) for keyword, value in stated.items()}  # type: ignore[arg-type]  # keyword names


def _by_id(found: Comparison) -> dict[str, Any]:
    return {change.id: change for change in found.changes}
