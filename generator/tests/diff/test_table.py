"""Every row of the table, by a change that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

import pytest

from docpact import facts
from docpact.diff import TABLE, Class, Classified, Direction, classify, compare, row_of
from docpact.facts import Fact
from docpact.read.sources import Source

KEYWORDS = [
    name
    for name in facts.KEYWORDS
    if name not in ("pattern", "format", "uniqueItems", "forbidden", "ignored", "anyOf", "rows", "compare")
]


Stated = dict[str, Any]
"""What one side states of the parameter ``p``, by keyword."""

INTEGER: Stated = {"type": "integer"}
LOWEST = ("minimum", "minLength", "minItems")
HIGHEST = ("maximum", "maxLength", "maxItems")


def facts(stated: Stated, path: str = "p") -> set[Fact]:
    return {Fact(path, keyword, value) for keyword, value in stated.items()}  # type: ignore[arg-type]  # names of keywords


def only(before: Iterable[Fact], after: Iterable[Fact], keyword: str) -> Classified:
    """The one change of a keyword (or of a parameter) between two sets of facts."""
    found = [change for change in classify(before, after).changes if change.subject == keyword]
    assert len(found) == 1
    return found[0]


OPTIONAL: Stated = {"required": False}

CASES: list[tuple[str, Any, Any, str, str, Stated]] = [
    *(
        case
        for keyword, one, two, three in (("enum", "A", "B", "C"), ("pairs", [8, 8], [8, 16], [16, 8]))
        for case in (
            (keyword, [one], [one, two], "values added", "compatible", OPTIONAL),
            (keyword, [one, two], [one], "values removed", "breaking", OPTIONAL),
            (keyword, [one, two], [one, three], "values exchanged", "breaking", OPTIONAL),
            (keyword, None, [one], "added", "breaking", OPTIONAL),
            (keyword, [one], None, "removed", "compatible", OPTIONAL),
            (keyword, [one], "everything", "changed", "breaking", OPTIONAL),
        )
    ),
    ("enum", [1, 2], [1.0, 2.0], "respelt", "neutral", OPTIONAL),
    ("pairs", [[8, 8]], [[8.0, 8]], "respelt", "neutral", OPTIONAL),
    ("enum", None, [True, False], "without effect", "neutral", {"type": "boolean"}),
    ("enum", [True, False], None, "without effect", "neutral", {"type": "boolean"}),
    ("enum", None, [1], "without effect", "neutral", {"type": "integer", "minimum": 1, "maximum": 1}),
    *(
        case
        for keyword in LOWEST
        for case in (
            (keyword, 2, 3, "raised", "breaking", OPTIONAL),
            (keyword, 3, 2, "lowered", "compatible", OPTIONAL),
        )
    ),
    *(
        case
        for keyword in HIGHEST
        for case in (
            (keyword, 3, 2, "lowered", "breaking", OPTIONAL),
            (keyword, 2, 3, "raised", "compatible", OPTIONAL),
        )
    ),
    *(
        case
        for keyword in (*LOWEST, *HIGHEST, "multipleOf")
        for case in (
            (keyword, None, 2, "added", "breaking", OPTIONAL),
            (keyword, 2, None, "removed", "compatible", OPTIONAL),
            (keyword, 2, "two", "changed", "breaking", OPTIONAL),
        )
    ),
    *(
        case
        for keyword in ("minLength", "minItems")
        for case in (
            (keyword, None, 0, "without effect", "neutral", OPTIONAL),
            (keyword, 0, None, "without effect", "neutral", OPTIONAL),
        )
    ),
    ("minimum", None, 0, "without effect", "neutral", {"enum": [4, 8]}),
    ("maximum", 9, None, "without effect", "neutral", {"enum": [4, 8]}),
    ("maximum", 9, 8, "without effect", "neutral", {"enum": [4, 8]}),
    ("maxLength", None, 9, "without effect", "neutral", {"enum": ["LIGHT", "HEAVY"]}),
    ("multipleOf", None, 4, "without effect", "neutral", {"enum": [4, 8]}),
    ("multipleOf", 8, 4, "widened", "compatible", OPTIONAL),
    ("multipleOf", 0.3, 0.1, "widened", "compatible", OPTIONAL),
    ("multipleOf", 4, 8, "narrowed", "breaking", OPTIONAL),
    ("multipleOf", 4, 6, "narrowed", "breaking", OPTIONAL),
    *(
        case
        for keyword in ("type", "itemType")
        for case in (
            (keyword, "integer", "number", "widened", "compatible", OPTIONAL),
            (keyword, "number", "integer", "narrowed", "breaking", OPTIONAL),
            (keyword, "string", "number", "changed", "breaking", OPTIONAL),
            (keyword, None, "string", "added", "breaking", OPTIONAL),
            (keyword, "string", None, "removed", "compatible", OPTIONAL),
            (keyword, None, "string", "without effect", "neutral", {"enum": ["A", "B"]}),
        )
    ),
    ("type", None, "number", "without effect", "neutral", {"minimum": 1}),
    ("type", "string", None, "without effect", "neutral", {"maxLength": 5}),
    ("type", None, "array", "without effect", "neutral", {"maxItems": 5}),
    ("required", None, True, "required", "breaking", INTEGER),
    ("required", False, True, "required", "breaking", INTEGER),
    ("required", False, True, "required with default", "breaking", {"default": 1}),
    ("required", True, False, "optional", "compatible", INTEGER),
    ("required", True, None, "optional", "compatible", INTEGER),
    ("required", None, False, "added", "neutral", INTEGER),
    ("required", False, None, "not said any more", "neutral", INTEGER),
    ("default", 1, 2, "changed", "compatible", OPTIONAL),
    ("default", 1, 2, "changed", "compatible", {"required": True}),
    ("default", 1, 1.0, "respelt", "neutral", OPTIONAL),
    ("default", {"a": [1]}, {"a": [1.0]}, "respelt", "neutral", OPTIONAL),
    ("default", None, 1, "added to required", "compatible", {"required": True}),
    ("default", 1, None, "removed from required", "breaking", {"required": True}),
    ("default", None, 1, "added", "neutral", {"required": False}),
    ("default", 1, None, "removed", "neutral", INTEGER),
    ("present", None, True, "added", "neutral", OPTIONAL),
    ("present", True, None, "removed", "neutral", OPTIONAL),
    ("deprecated", None, True, "added", "compatible", OPTIONAL),
    ("deprecated", False, True, "added", "compatible", OPTIONAL),
    ("deprecated", True, None, "removed", "neutral", OPTIONAL),
    ("deprecated", True, False, "removed", "neutral", OPTIONAL),
    ("deprecated", False, None, "without effect", "neutral", OPTIONAL),
    ("rule", None, "requires q", "added", "breaking", OPTIONAL),
    ("rule", "requires q", None, "removed", "compatible", OPTIONAL),
    ("rule", "requires q", "requires q or r", "changed", "breaking", OPTIONAL),
    ("rule", None, "ignored when q=1", "note added", "compatible", OPTIONAL),
    ("rule", "ignored when q=1", None, "note removed", "compatible", OPTIONAL),
    ("additionalProperties", None, False, "added", "breaking", OPTIONAL),
    ("additionalProperties", False, None, "removed", "compatible", OPTIONAL),
    ("additionalProperties", None, True, "without effect", "neutral", OPTIONAL),
]
"""Keyword, its value on either side (None: nothing stated), what that comes out as, and what both sides state."""


@pytest.mark.parametrize(("keyword", "before", "after", "direction", "verdict", "both"), CASES)
def test_a_change_is_classed_as_the_table_has_it(
    *, keyword: str, before: Any, after: Any, direction: Direction, verdict: Class, both: Stated
) -> None:
    def side(value: Any) -> set[Fact]:
        return facts(both if value is None else {**both, keyword: value})

    change = only(side(before), side(after), keyword)
    assert (change.row.direction, change.verdict) == (direction, verdict)
    assert change.row.reason.endswith(".")


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_what_a_spec_assumed_is_no_news_when_the_page_states_it(keyword: str) -> None:
    base, fact = Fact("p", "type" if keyword != "type" else "required", "array"), Fact("p", keyword, "value")
    spec = Source("spec", "spec", frozenset({base}), taken=frozenset({fact}))
    page = Source("page", "page", frozenset({base, fact}))
    (stated,) = compare(spec, page).changes
    assert (stated.row.direction, stated.verdict, stated.before, stated.after) == (
        "already assumed",
        "neutral",
        None,
        "value",
    )
    (unstated,) = compare(page, spec).changes
    assert (unstated.row.direction, unstated.verdict, unstated.before, unstated.after) == (
        "still assumed",
        "neutral",
        "value",
        None,
    )


def test_what_a_spec_assumed_otherwise_is_measured_against_that() -> None:
    base = Fact("p", "required", value=False)
    spec = Source("spec", "spec", frozenset({base}), taken=frozenset({Fact("p", "type", "number")}))
    page = Source("page", "page", frozenset({base, Fact("p", "type", "integer")}))
    assert [change.row.direction for change in compare(spec, page).changes] == ["narrowed"]
    assert [change.row.direction for change in compare(page, spec).changes] == ["widened"]


def test_a_page_takes_over_what_the_spec_observed() -> None:
    """The client sends a default that users observed, whatever the page says of the parameter."""
    spec = Source(
        "spec", "spec", frozenset({Fact("p", "required", value=False)}), taken=frozenset({Fact("p", "default", 1)})
    )
    page = Source("page", "page", frozenset({Fact("p", "required", value=True)}))
    assert [change.row.direction for change in compare(spec, page).changes] == ["required with default"]


HOLDER = {Fact("top", "type", "object")}


@pytest.mark.parametrize(
    ("appeared", "direction"),
    [
        ({"top.p": {"required": False}}, "added"),
        ({"top.p": {"type": "string"}}, "added"),
        ({"top.p": {"required": True}}, "added with requirement"),
        ({"top.p": {"required": True, "default": 1}}, "added required with default"),
        ({"top.p": {"rule": "required when q=1"}}, "added with requirement"),
        ({"top.p": {"required": False}, "top.p.q": {"required": True}}, "added"),
        ({"top.p": {"type": "object"}, "top.p.q": {"required": True}}, "added"),
        ({"top.p": {"required": True}, "top.p.q": {"required": True}}, "added with requirement"),
        ({"top.p": {"required": True, "default": {}}, "top.p.q": {"required": True}}, "added with requirement"),
        ({"top.p.q": {"required": True}}, "added with requirement"),
        ({"top.p[].q": {"required": True}}, "added"),
        ({"top.p": {"required": True}, "top.p[].q": {"required": True}}, "added with requirement"),
        ({"top.p": {"required": False}, "top.p.q": {"rule": "required when r=1"}}, "added"),
    ],
)
def test_a_parameter_that_appears_is_one_change_with_all_its_facts(
    appeared: dict[str, Stated], direction: Direction
) -> None:
    stated = {fact for path, said in appeared.items() for fact in facts(said, path)}
    (change,) = classify(HOLDER, HOLDER | stated).changes
    assert (change.path, change.subject, change.row.direction, change.id) == (
        "top.p",
        "parameter",
        direction,
        "top.p#parameter",
    )
    assert {fact.after for fact in change.facts} == stated
    assert change.before is None
    assert change.after == [fact.as_json() for fact in sorted(stated)]
    (back,) = classify(HOLDER | stated, HOLDER).changes
    assert (back.path, back.row.direction, back.verdict) == ("top.p", "removed", "breaking")
    assert back.before == change.after


def test_a_member_that_appears_in_items_that_exist_breaks_those_who_send_items() -> None:
    items = {Fact("top", "type", "array"), Fact("top[].id", "type", "string")}
    (change,) = classify(items, items | {Fact("top[].kind", "required", value=True)}).changes
    assert (change.path, change.verdict) == ("top[].kind", "breaking")


def test_bounds_of_the_items_of_a_known_array_are_no_new_parameter() -> None:
    items = {Fact("top", "type", "array")}
    (change,) = classify(items, items | {Fact("top[]", "maxLength", 5)}).changes
    assert (change.path, change.subject, change.verdict) == ("top[]", "maxLength", "breaking")


def test_an_object_that_its_members_already_imply_is_no_news() -> None:
    """A vendor's OpenAPI document spells out the containers that a page takes for granted."""
    prompt = {Fact("top.prompt", "required", value=True), Fact("list[].id", "present", value=True)}
    spelt = {
        Fact("top", "type", "object"),
        Fact("top", "required", value=True),
        Fact("list", "type", "array"),
        Fact("list", "itemType", "object"),
    }
    report = classify(prompt, prompt | spelt)
    assert {(change.id, change.verdict) for change in report.changes} == {(fact.id, "neutral") for fact in spelt}
    assert only(prompt, prompt | spelt, "required").row.direction == "required by a member"


@pytest.mark.parametrize(
    "between",
    [
        {Fact("top.mid", "required", value=False), Fact("top.mid.prompt", "required", value=True)},
        {Fact("top.mid[].prompt", "required", value=True)},
        {Fact("top.prompt", "required", value=False)},
    ],
)
def test_a_container_that_no_required_member_brings_along_becomes_required_for_callers(between: set[Fact]) -> None:
    change = only(between, between | {Fact("top", "required", value=True)}, "required")
    assert (change.row.direction, change.verdict) == ("required", "breaking")


def test_an_optional_container_that_becomes_required_breaks_in_spite_of_its_required_member() -> None:
    member = {Fact("top.prompt", "required", value=True)}
    before, after = Fact("top", "required", value=False), Fact("top", "required", value=True)
    assert only(member | {before}, member | {after}, "required").verdict == "breaking"


def test_a_path_that_a_source_lists_without_saying_anything_is_known() -> None:
    listed = Source("page", "page", frozenset(HOLDER), path_places={"p": None})  # type: ignore[dict-item]  # only its name counts
    said = Source("page", "page", frozenset(HOLDER | {Fact("p", "required", value=True)}))
    assert [change.subject for change in compare(listed, said).changes] == ["required"]


def test_the_largest_range_that_is_tried_value_by_value() -> None:
    def direction_of(highest: int) -> Direction:
        both = {"type": "integer", "minimum": 1, "maximum": highest}
        return only(facts(both), facts({**both, "enum": list(range(1, highest + 1))}), "enum").row.direction

    assert (direction_of(1000), direction_of(1001)) == ("without effect", "added")


def test_a_tighter_bound_is_tried_on_the_values_of_before_and_a_looser_one_on_those_of_now() -> None:
    wide, narrow = facts({"enum": [4, 9], "maximum": 9}), facts({"enum": [4], "maximum": 8})
    assert only(wide, narrow, "maximum").row.direction == "lowered"
    assert only(narrow, wide, "maximum").row.direction == "raised"


def test_an_array_s_values_are_those_of_its_items() -> None:
    """An enum of two values does not mean that an array of them has two values."""
    both = {"type": "array", "enum": [1, 2]}
    assert only(facts(both), facts({**both, "maxItems": 2}), "maxItems").verdict == "breaking"
    assert only(facts(both), facts({**both, "maximum": 2}), "maximum").verdict == "breaking"


def test_every_row_is_reached_by_a_test_and_every_keyword_both_ways() -> None:
    reached: set[tuple[str, str]] = {(keyword, direction) for keyword, _, _, direction, _, _ in CASES}
    assumed: set[tuple[str, str]] = {
        (keyword, direction) for keyword in KEYWORDS for direction in ("already assumed", "still assumed")
    }
    elsewhere: set[tuple[str, str]] = {
        ("required", "required by a member"),
        ("parameter", "added"),
        ("parameter", "removed"),
        ("parameter", "added with requirement"),
        ("parameter", "added required with default"),
    }
    rows = {(subject, row.direction) for row in TABLE for subject in row.subjects}
    unlikely = {(subject, direction) for subject, direction in rows if direction == "without effect"}
    assert rows - unlikely - reached - assumed - elsewhere == set()
    assert reached | assumed | elsewhere <= rows
    for keyword in KEYWORDS:
        values = [(before, after) for name, before, after, *_ in CASES if name == keyword]
        assert any(before is None for before, _ in values), f"{keyword} that comes"
        assert any(after is None for _, after in values), f"{keyword} that goes"


def test_the_table_has_each_pair_once_and_names_every_direction() -> None:
    pairs = [(subject, row.direction) for row in TABLE for subject in row.subjects]
    assert len(pairs) == len(set(pairs))
    assert {direction for _, direction in pairs} == set(get_args(Direction))
    assert len({row.id(subject) for row in TABLE for subject in row.subjects}) == len(pairs)
    with pytest.raises(KeyError):
        row_of("enum", "required")


def test_a_rule_that_reads_otherwise_is_one_change_and_other_rules_of_its_path_are_not_taken_for_it() -> None:
    before = [Fact("p", "rule", text) for text in ("requires q", "excludes s", "ignored when t=1")]
    after = [Fact("p", "rule", text) for text in ("requires q or r", "only when u=1", "ignored when t=2")]
    found = classify(before, after).changes

    assert [(change.what, change.before, change.after) for change in found] == [
        ("added", None, "only when u=1"),
        ("changed", "requires q", "requires q or r"),
        ("removed", "excludes s", None),
        ("removed", "ignored when t=1", None),
        ("added", None, "ignored when t=2"),
    ]


def test_two_rules_of_a_kind_are_never_paired_by_guess() -> None:
    before = [Fact("p", "rule", "requires q")]
    after = [Fact("p", "rule", "requires r"), Fact("p", "rule", "requires s")]

    assert [change.what for change in classify(before, after).changes] == ["added", "added", "removed"]
