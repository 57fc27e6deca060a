"""The direction of every kind of change, and what it means for a caller."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

import pytest

from docpact import facts
from docpact.diff import REASONS, Classified, Direction, Verdict, classify, compare
from docpact.facts import Fact, Judge, Test
from docpact.read.sources import Source

KEYWORDS = [name for name in facts.KEYWORDS if name not in ("pairs", "rule")]

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


def rows(*listed: list[int], denied: bool = False) -> dict[str, Any]:
    return {"columns": ["width", "height"], "rows": [*listed], **({"denied": True} if denied else {})}


CASES: list[tuple[str, Any, Any, str, str, Stated]] = [
    ("enum", ["A"], ["A", "B"], "loosened", "compatible", OPTIONAL),
    ("enum", ["A", "B"], ["A"], "tightened", "breaking", OPTIONAL),
    ("enum", ["A", "B"], ["A", "C"], "changed", "breaking", OPTIONAL),
    ("enum", None, ["A"], "added", "breaking", OPTIONAL),
    ("enum", ["A"], None, "removed", "compatible", OPTIONAL),
    ("enum", ["A"], "everything", "changed", "breaking", OPTIONAL),
    ("enum", [1, 2], [1.0, 2.0], "reformatted", "neutral", OPTIONAL),
    ("enum", None, [True, False], "redundant", "neutral", {"type": "boolean"}),
    ("enum", [True, False], None, "redundant", "neutral", {"type": "boolean"}),
    ("enum", None, [1], "redundant", "neutral", {"type": "integer", "minimum": 1, "maximum": 1}),
    *(
        case
        for keyword in LOWEST
        for case in (
            (keyword, 2, 3, "tightened", "breaking", OPTIONAL),
            (keyword, 3, 2, "loosened", "compatible", OPTIONAL),
        )
    ),
    *(
        case
        for keyword in HIGHEST
        for case in (
            (keyword, 3, 2, "tightened", "breaking", OPTIONAL),
            (keyword, 2, 3, "loosened", "compatible", OPTIONAL),
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
    # A limit that no value can break.
    ("minLength", None, 0, "now-stated", "neutral", OPTIONAL),
    ("minItems", 0, None, "unspecified", "neutral", OPTIONAL),
    # One that another witness states for form's sake; of one and the same source it is a limit.
    ("minLength", None, 1, "added", "breaking", OPTIONAL),
    ("minimum", None, 0, "added", "breaking", INTEGER),
    ("minimum", None, 1, "redundant", "neutral", {"enum": [4, 8]}),
    ("maximum", 9, None, "redundant", "neutral", {"enum": [4, 8]}),
    ("maximum", 9, 8, "redundant", "neutral", {"enum": [4, 8]}),
    ("maxLength", None, 9, "redundant", "neutral", {"enum": ["LIGHT", "HEAVY"]}),
    ("multipleOf", None, 4, "redundant", "neutral", {"enum": [4, 8]}),
    ("multipleOf", 8, 4, "loosened", "compatible", OPTIONAL),
    ("multipleOf", 0.3, 0.1, "loosened", "compatible", OPTIONAL),
    ("multipleOf", 4, 8, "tightened", "breaking", OPTIONAL),
    ("multipleOf", 4, 6, "changed", "breaking", OPTIONAL),
    ("pattern", None, "^a", "added", "breaking", OPTIONAL),
    ("pattern", "^a", "^b", "changed", "breaking", OPTIONAL),
    ("pattern", "^a", None, "removed", "compatible", OPTIONAL),
    ("format", None, "uuid", "added", "compatible", OPTIONAL),
    ("format", "uuid", "date", "changed", "compatible", OPTIONAL),
    ("format", "uuid", None, "removed", "compatible", OPTIONAL),
    ("uniqueItems", None, True, "added", "breaking", OPTIONAL),
    ("uniqueItems", True, False, "removed", "compatible", OPTIONAL),
    ("uniqueItems", False, None, "unspecified", "neutral", OPTIONAL),
    *(
        case
        for keyword in ("type", "itemType")
        for case in (
            (keyword, "integer", "number", "loosened", "compatible", OPTIONAL),
            (keyword, "number", "integer", "tightened", "breaking", OPTIONAL),
            (keyword, "string", "number", "changed", "breaking", OPTIONAL),
            (keyword, None, "string", "added", "breaking", OPTIONAL),
            (keyword, "string", None, "removed", "compatible", OPTIONAL),
            (keyword, None, "string", "redundant", "neutral", {"enum": ["A", "B"]}),
        )
    ),
    ("type", None, "number", "redundant", "neutral", {"minimum": 1}),
    ("type", "string", None, "redundant", "neutral", {"maxLength": 5}),
    ("type", None, "array", "redundant", "neutral", {"maxItems": 5}),
    ("required", None, True, "added", "breaking", INTEGER),
    ("required", False, True, "added", "breaking", INTEGER),
    ("required", False, True, "required-with-default", "breaking", {"default": 1}),
    ("required", True, False, "removed", "compatible", INTEGER),
    ("required", True, None, "removed", "compatible", INTEGER),
    ("required", None, False, "now-stated", "neutral", INTEGER),
    ("required", False, None, "unspecified", "neutral", INTEGER),
    ("default", 1, 2, "changed", "compatible", OPTIONAL),
    ("default", 1, 2, "changed", "compatible", {"required": True}),
    ("default", 1, 1.0, "reformatted", "neutral", OPTIONAL),
    ("default", {"a": [1]}, {"a": [1.0]}, "reformatted", "neutral", OPTIONAL),
    ("default", None, 1, "default-for-required", "compatible", {"required": True}),
    ("default", 1, None, "no-default-for-required", "breaking", {"required": True}),
    ("default", None, 1, "now-stated", "neutral", {"required": False}),
    ("default", 1, None, "unspecified", "neutral", INTEGER),
    ("present", None, True, "now-stated", "neutral", OPTIONAL),
    ("present", True, None, "unspecified", "neutral", OPTIONAL),
    ("deprecated", None, True, "added", "compatible", OPTIONAL),
    ("deprecated", False, True, "added", "compatible", OPTIONAL),
    ("deprecated", True, None, "unspecified", "neutral", OPTIONAL),
    ("deprecated", True, False, "unspecified", "neutral", OPTIONAL),
    ("deprecated", False, None, "unspecified", "neutral", OPTIONAL),
    ("forbidden", None, True, "added", "breaking", OPTIONAL),
    ("forbidden", True, None, "removed", "compatible", OPTIONAL),
    ("ignored", None, True, "added", "compatible", OPTIONAL),
    ("ignored", True, None, "removed", "compatible", OPTIONAL),
    ("anyOf", None, ["p.a", "p.b"], "added", "breaking", OPTIONAL),
    ("anyOf", ["p.a", "p.b"], ["p.a", "p.b", "p.c"], "loosened", "compatible", OPTIONAL),
    ("anyOf", ["p.a", "p.b"], ["p.a"], "tightened", "breaking", OPTIONAL),
    ("anyOf", ["p.a"], None, "removed", "compatible", OPTIONAL),
    ("rows", None, rows([8, 8]), "added", "breaking", OPTIONAL),
    ("rows", rows([8, 8]), None, "removed", "compatible", OPTIONAL),
    ("rows", rows([8, 8]), rows([8, 8], [8, 16]), "loosened", "compatible", OPTIONAL),
    ("rows", rows([8, 8], [8, 16]), rows([8, 8]), "tightened", "breaking", OPTIONAL),
    ("rows", rows([8, 8]), rows([16, 8]), "changed", "breaking", OPTIONAL),
    ("rows", rows([8, 8], denied=True), rows([8, 8], [8, 16], denied=True), "tightened", "breaking", OPTIONAL),
    ("compare", None, "width < height", "added", "breaking", OPTIONAL),
    ("compare", "width < height", None, "removed", "compatible", OPTIONAL),
    ("additionalProperties", None, False, "added", "breaking", OPTIONAL),
    ("additionalProperties", False, None, "removed", "compatible", OPTIONAL),
    ("additionalProperties", None, True, "now-stated", "neutral", OPTIONAL),
]
"""Keyword, its value on either side (None: nothing stated), what that comes out as, and what both sides state."""


@pytest.mark.parametrize(("keyword", "before", "after", "direction", "verdict", "both"), CASES)
def test_a_change_is_classed_as_the_table_has_it(
    *, keyword: str, before: Any, after: Any, direction: Direction, verdict: Verdict, both: Stated
) -> None:
    def side(value: Any) -> set[Fact]:
        return facts(both if value is None else {**both, keyword: value})

    change = only(side(before), side(after), keyword)
    assert (change.direction, change.verdict) == (direction, verdict)


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_what_a_spec_assumed_is_no_news_when_the_page_states_it(keyword: str) -> None:
    base, fact = Fact("p", "type" if keyword != "type" else "required", "array"), Fact("p", keyword, "value")
    spec = Source("spec", "spec", frozenset({base}), taken=frozenset({fact}))
    page = Source("page", "page", frozenset({base, fact}))
    (stated,) = compare(spec, page).changes
    assert (stated.direction, stated.verdict, stated.before, stated.after) == (
        "now-stated",
        "neutral",
        None,
        "value",
    )
    (unstated,) = compare(page, spec).changes
    assert (unstated.direction, unstated.verdict, unstated.before, unstated.after) == (
        "unspecified",
        "neutral",
        "value",
        None,
    )


def test_what_a_spec_assumed_otherwise_is_measured_against_that() -> None:
    base = Fact("p", "required", value=False)
    spec = Source("spec", "spec", frozenset({base}), taken=frozenset({Fact("p", "type", "number")}))
    page = Source("page", "page", frozenset({base, Fact("p", "type", "integer")}))
    assert [change.direction for change in compare(spec, page).changes] == ["tightened"]
    assert [change.direction for change in compare(page, spec).changes] == ["loosened"]


def test_a_page_takes_over_what_the_spec_observed() -> None:
    """The client sends a default that users observed, whatever the page says of the parameter."""
    spec = Source(
        "spec", "spec", frozenset({Fact("p", "required", value=False)}), taken=frozenset({Fact("p", "default", 1)})
    )
    page = Source("page", "page", frozenset({Fact("p", "required", value=True)}))
    assert [change.direction for change in compare(spec, page).changes] == ["required-with-default"]


HOLDER = {Fact("top", "type", "object")}


@pytest.mark.parametrize(
    ("appeared", "direction"),
    [
        ({"top.p": {"required": False}}, "added"),
        ({"top.p": {"type": "string"}}, "added"),
        ({"top.p": {"required": True}}, "added-with-requirement"),
        ({"top.p": {"required": True, "default": 1}}, "added-with-default"),
        ({"top.p": {"required": False}, "top.p.q": {"required": True}}, "added"),
        ({"top.p": {"type": "object"}, "top.p.q": {"required": True}}, "added"),
        ({"top.p": {"required": True}, "top.p.q": {"required": True}}, "added-with-requirement"),
        ({"top.p": {"required": True, "default": {}}, "top.p.q": {"required": True}}, "added-with-requirement"),
        ({"top.p.q": {"required": True}}, "added-with-requirement"),
        ({"top.p[].q": {"required": True}}, "added"),
        ({"top.p": {"required": True}, "top.p[].q": {"required": True}}, "added-with-requirement"),
    ],
)
def test_a_parameter_that_appears_is_one_change_with_all_its_facts(
    appeared: dict[str, Stated], direction: Direction
) -> None:
    stated = {fact for path, said in appeared.items() for fact in facts(said, path)}
    (change,) = classify(HOLDER, HOLDER | stated).changes
    assert (change.path, change.subject, change.direction, change.id) == (
        "top.p",
        "parameter",
        direction,
        "top.p#parameter",
    )
    assert {fact.after for fact in change.facts} == stated
    assert change.before is None
    assert change.after == [fact.as_json() for fact in sorted(stated)]
    (back,) = classify(HOLDER | stated, HOLDER).changes
    assert (back.path, back.direction, back.verdict) == ("top.p", "removed", "breaking")
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
    assert only(prompt, prompt | spelt, "required").direction == "required-by-member"


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
    assert (change.direction, change.verdict) == ("added", "breaking")


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
        return only(facts(both), facts({**both, "enum": list(range(1, highest + 1))}), "enum").direction

    assert (direction_of(1000), direction_of(1001)) == ("redundant", "added")


def test_a_tighter_bound_is_tried_on_the_values_of_before_and_a_looser_one_on_those_of_now() -> None:
    wide, narrow = facts({"enum": [4, 9], "maximum": 9}), facts({"enum": [4], "maximum": 8})
    assert only(wide, narrow, "maximum").direction == "tightened"
    assert only(narrow, wide, "maximum").direction == "loosened"


def test_an_array_s_values_are_those_of_its_items() -> None:
    """An enum of two values does not mean that an array of them has two values."""
    both = {"type": "array", "enum": [1, 2]}
    assert only(facts(both), facts({**both, "maxItems": 2}), "maxItems").verdict == "breaking"
    assert only(facts(both), facts({**both, "maximum": 2}), "maximum").verdict == "breaking"


def test_every_direction_is_reached_and_every_keyword_both_ways() -> None:
    reached = {direction for _, _, _, direction, _, _ in CASES}
    elsewhere = {"uncontradicted", "required-by-member", "added-with-requirement", "added-with-default"}
    assert reached | elsewhere == set(get_args(Direction)) == set(REASONS)
    for keyword in KEYWORDS:
        values = [(before, after) for name, before, after, *_ in CASES if name == keyword]
        assert any(before is None for before, _ in values), f"{keyword} that comes"
        assert any(after is None for _, after in values), f"{keyword} that goes"


def given(path: str = "s") -> tuple[Test, ...]:
    return (Test(path),)


def when(*values: Any) -> tuple[Test, ...]:
    return (Test("mode", values),)


KNOWN = {Fact("p", "type", "integer"), Fact("mode", "type", "string"), Fact("s", "type", "string")}

TWO = rows([8, 8], [9, 9])
CONDITIONAL: list[tuple[Fact | None, Fact | None, str, str]] = [
    (None, Fact("p", "forbidden", True, given()), "added", "breaking"),
    (Fact("p", "forbidden", True, given()), None, "removed", "compatible"),
    (None, Fact("p", "ignored", True, when("A")), "added", "compatible"),
    (Fact("p", "ignored", True, when("A")), None, "removed", "compatible"),
    # A limit inside a condition.
    (Fact("p", "maximum", 4, when("A")), Fact("p", "maximum", 6, when("A")), "loosened", "compatible"),
    (Fact("p", "maximum", 6, when("A")), Fact("p", "maximum", 4, when("A")), "tightened", "breaking"),
    (Fact("p", "enum", [4, 6], when("A")), Fact("p", "enum", [4, 6, 8], when("A")), "loosened", "compatible"),
    # The same in more or in fewer cases.
    (Fact("p", "maximum", 4, when("A")), Fact("p", "maximum", 4, when("A", "B")), "tightened", "breaking"),
    (Fact("p", "maximum", 4, when("A", "B")), Fact("p", "maximum", 4, when("A")), "loosened", "compatible"),
    (Fact("p", "required", True, when("A")), Fact("p", "required", True, when("B")), "changed", "breaking"),
    (Fact("p", "forbidden", True, when("A")), Fact("p", "forbidden", True, (Test("mode"),)), "tightened", "breaking"),
    # More cases and a wider limit at once cannot be put in an order.
    (Fact("p", "maximum", 4, when("A")), Fact("p", "maximum", 6, when("A", "B")), "changed", "breaking"),
    # Rows.
    (
        Fact("$", "rows", rows([8, 8]), given()),
        Fact("$", "rows", rows([8, 8], [9, 9]), given()),
        "loosened",
        "compatible",
    ),
    (Fact("$", "compare", "p < s"), Fact("$", "compare", "p <= s"), "changed", "breaking"),
    (Fact("$", "anyOf", ["p", "s"], when("A")), Fact("$", "anyOf", ["p"], when("A")), "tightened", "breaking"),
]


@pytest.mark.parametrize(("before", "after", "direction", "verdict"), CONDITIONAL)
def test_the_direction_of_a_conditional_fact(
    before: Fact | None, after: Fact | None, direction: Direction, verdict: Verdict
) -> None:
    changes = classify(KNOWN | ({before} if before else set()), KNOWN | ({after} if after else set())).changes
    assert [(change.direction, change.verdict) for change in changes] == [(direction, verdict)]


def test_what_is_refused_by_a_change_decides_and_not_the_table() -> None:
    """The judge and the verdict agree: where some body is refused only now, the change breaks."""
    bodies = [{"p": p, "mode": mode, "s": "x"} for p in range(3, 9) for mode in "ABC"]
    checked = 0
    for before, after, _, verdict in CONDITIONAL:
        if before is None or after is None or not before.meaning.constrains or before.meaning.warns:
            continue
        old, new = Judge([before]), Judge([after])
        lost = [body for body in bodies if old.accepts(body) and not new.accepts(body)]
        checked += bool(lost)
        assert not lost or verdict == "breaking", (before, after)
    assert checked >= 4


@pytest.mark.parametrize(("was", "now", "verdict"), [("warn", "refuse", "breaking"), ("refuse", "warn", "compatible")])
def test_severity_is_part_of_a_fact_s_direction(was: str, now: str, verdict: Verdict) -> None:
    fact = Fact("p", "maximum", 4)

    def side(severity: str, other: int) -> Source:
        stated = frozenset({fact, Fact("p", "minimum", other)})
        return Source("spec", "spec", stated, warning=frozenset({fact.id} if severity == "warn" else ()))

    changes = compare(side(was, 2), side(now, 2)).changes
    assert [(change.id, change.direction, change.verdict) for change in changes] == [
        ("p#maximum", "tightened" if verdict == "breaking" else "loosened", verdict)
    ]
    assert compare(side(was, 2), side(was, 2)).changes == []


def page(*facts: Fact) -> Source:
    return Source("page.md", "page", frozenset(facts))


def document(*facts: Fact, compiled: bool = False) -> Source:
    return Source("api.json", "openapi", frozenset(facts), compiled=compiled)


def test_a_second_witness_who_says_more_contradicts_nobody() -> None:
    common = Fact("p", "type", "number")
    more = [Fact("p", "maximum", 9), Fact("p", "required", value=True), Fact("q", "type", "string")]
    more += [Fact("p", "forbidden", True, given())]
    for old, new in ((page(common), document(common, *more)), (document(common, *more), page(common))):
        changes = compare(old, new).changes
        assert {(change.direction, change.verdict) for change in changes} == {("uncontradicted", "neutral")}
        assert len(changes) == 4
    for trivial in (Fact("p", "minimum", 0), Fact("p", "maximum", 2**53)):
        stricter = Fact("p", trivial.keyword, 7)
        for old, new in ((page(stricter), document(trivial)), (document(trivial), page(stricter))):
            (change,) = compare(old, new).changes
            assert (change.direction, change.verdict) == ("uncontradicted", "neutral")
    (integer,) = compare(page(common), document(Fact("p", "type", "integer"))).changes
    assert integer.verdict == "neutral"
    (models,) = compare(page(Fact("model", "enum", ["a", "b"])), document(Fact("model", "enum", ["a"]))).changes
    assert models.verdict == "neutral"


def test_a_second_witness_who_says_otherwise_does() -> None:
    for old, new in ((5, 10), (10, 6)):
        (change,) = compare(page(Fact("p", "maximum", old)), document(Fact("p", "maximum", new))).changes
        assert change.verdict == ("breaking" if new < old else "compatible")
    (change,) = compare(page(Fact("p", "enum", ["A"])), document(Fact("p", "enum", ["B"]))).changes
    assert change.verdict == "breaking"


def test_a_document_that_docpact_compiled_is_the_page_s_word() -> None:
    (change,) = compare(
        page(Fact("p", "type", "integer")),
        document(Fact("p", "type", "integer"), Fact("p", "maximum", 9), compiled=True),
    ).changes
    assert (change.direction, change.verdict) == ("added", "breaking")


def test_sources_of_other_models_are_told_apart() -> None:
    one, other = replace(page(), models=("a", "b")), replace(page(), models=("c",))
    assert compare(one, other).other_models
    assert not compare(one, replace(other, models=("b", "c"))).other_models
    assert not compare(one, page()).other_models


def test_facts_are_never_paired_by_guess() -> None:
    before = {Fact("p", "maximum", 4, when("A"))}
    after = {Fact("p", "maximum", 4, when("B")), Fact("p", "maximum", 4, when("C"))}
    found = classify(KNOWN | before, KNOWN | after).changes
    assert sorted(change.what for change in found) == ["added", "added", "removed"]
    # Another keyword's fact, or one about other parameters, is another fact.
    apart = {Fact("p", "minimum", 4, when("B"))}
    assert sorted(change.what for change in classify(KNOWN | before, KNOWN | apart).changes) == ["added", "removed"]
    elsewhere = {Fact("p", "maximum", 4, given("s"))}
    assert sorted(change.what for change in classify(KNOWN | before, KNOWN | elsewhere).changes) == ["added", "removed"]
    # A limit and a condition that are both others are no change of one fact.
    both = {Fact("p", "pattern", "b", when("B"))}
    first = {Fact("p", "pattern", "a", when("A"))}
    assert sorted(change.what for change in classify(KNOWN | first, KNOWN | both).changes) == ["added", "removed"]
