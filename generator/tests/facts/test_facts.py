"""Facts: identity, order, difference, and the arithmetic of paths."""

from __future__ import annotations

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact import facts
from docpact.facts import (
    ITEMS,
    KEYWORDS,
    ROOT,
    Change,
    Claim,
    Fact,
    Path,
    Test,
    as_json,
    canonical,
    difference,
)

NAMES = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,8}", fullmatch=True)
STEPS = st.builds(lambda first, rest: [first, *rest], NAMES, st.lists(NAMES | st.just(ITEMS), max_size=6))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
quick = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.mark.parametrize(("left", "right"), [(1, 1.0), (1, True), (0, False), ("1", 1), (None, "null"), (0, -0.0)])
def test_values_that_python_takes_for_equal_are_different_facts(left: JsonValue, right: JsonValue) -> None:
    assert Fact("a", "default", left) != Fact("a", "default", right)
    assert len({Fact("a", "default", left), Fact("a", "default", right)}) == 2


def test_a_bound_is_a_number_whatever_its_spelling() -> None:
    assert Fact("a", "minimum", 0.0) == Fact("a", "minimum", 0)
    assert Fact("a", "minimum", 0.5) != Fact("a", "minimum", 0)
    assert Fact("a", "default", 1.0) != Fact("a", "default", 1)


def test_an_enum_is_a_set() -> None:
    assert Fact("a", "enum", ["b", "a b", "é", "a", "Z"]).value == ["Z", "a", "a b", "b", "é"]
    assert Fact("a", "enum", [12, 4, 8, 4]).value == [4, 8, 12]
    assert Fact("a", "enum", ["b", "a"]) == Fact("a", "enum", ["a", "b"])
    assert Fact("a", "enum", [True, 1, 1.0, "1"]) == Fact("a", "enum", ["1", 1.0, 1, True])
    assert Fact("a", "default", ["b", "a"]).value == ["b", "a"]


def test_pairs_are_a_set_of_ordered_pairs() -> None:
    assert Fact("a", "pairs", [[1280, 720], [720, 1280]]).value == [[720, 1280], [1280, 720]]


def test_numbers_beyond_floating_point_are_sorted_and_compared() -> None:
    assert Fact("a", "enum", [10**400, 1, 2.5]).value == [1, 2.5, 10**400]


@quick
@given(values=st.lists(SCALARS, min_size=1, max_size=6), data=st.data())
def test_the_order_of_an_enum_never_matters(values: list[JsonValue], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(values))
    assert Fact("a", "enum", values).key == Fact("a", "enum", shuffled).key


def test_facts_compare_with_nothing_else() -> None:
    assert Fact("a", "type", "string") != ("a", "type", "string")


def test_as_json_is_sorted_and_without_repeats() -> None:
    facts = [Fact("b", "type", "string"), Fact("a", "required", value=True), Fact("b", "type", "string")]
    assert as_json(facts) == [["a", "required", True], ["b", "type", "string"]]


def test_difference_pairs_by_path_and_keyword() -> None:
    before = [Fact("a", "maxLength", 5000), Fact("a", "type", "string"), Fact("b", "rule", "requires a")]
    after = [Fact("a", "maxLength", 4000), Fact("a", "type", "string"), Fact("b", "rule", "excludes a")]
    changes = difference(before, after)
    assert [str(change) for change in changes] == [
        "a maxLength: 5000 -> 4000",
        'b rule: (nothing) -> "excludes a"',
        'b rule: "requires a" -> (nothing)',
    ]
    assert (changes[0].id, changes[0].path, changes[0].keyword) == ("a#maxLength", "a", "maxLength")
    assert difference(before, before) == []


def test_a_change_needs_a_side() -> None:
    with pytest.raises(ValueError, match="on one side"):
        _ = Change(None, None).path


def test_a_fact_reads_as_a_line() -> None:
    assert str(Fact("a.b", "enum", ["é", "a"])) == 'a.b enum ["a", "é"]'


def test_every_keyword_has_its_own_id() -> None:
    keywords: tuple[str, ...] = KEYWORDS
    assert len({Fact("a", keyword, "x").id for keyword in keywords}) == len(KEYWORDS)


@quick
@given(steps=STEPS)
def test_paths_and_their_steps_are_one_to_one(steps: list[str]) -> None:
    path = Path.of(steps)
    assert list(path.steps) == steps
    assert path.valid
    above = [Path.of(steps[:length]) for length in range(len(steps) - 1, 0, -1)]
    assert list(path.ancestors) == [*above, ROOT]


def test_an_index_stands_for_any_item() -> None:
    assert Path.of(["a", 0, "b"]) == "a[].b"
    assert Path("a[].b").parent == "a[]"
    assert Path("a[]").parent == "a"
    assert Path("a").parent == ROOT
    assert Path(ROOT).parent is None


@pytest.mark.parametrize(
    "text", ["", ".", "a.", ".a", "[]", "[].a", "a..b", "a b", "a;b", 'a"', "a[0]", "é", "a\n", "x" * 65]
)
def test_what_is_no_path(text: str) -> None:
    assert not Path(text).valid


def test_canonical_json_is_ascii_and_sorted() -> None:
    assert canonical({"b": "é", "a": [1, 1.0]}) == '{"a":[1,1.0],"b":"\\u00e9"}'


REFUSED_VALUES: list[tuple[str, JsonValue]] = [
    ("type", "text"),
    ("required", "yes"),
    ("present", False),
    ("enum", []),
    ("maximum", "8"),
    ("multipleOf", 0),
    ("maxLength", -1),
    ("maxItems", 1.5),
    ("uniqueItems", 1),
    ("deprecated", 1),
    ("forbidden", False),
    ("anyOf", []),
    ("rows", [[1, 2]]),
    ("compare", 1),
    ("additionalProperties", 0),
    ("format", ""),
]


@pytest.mark.parametrize(("name", "value"), REFUSED_VALUES)
def test_every_keyword_says_which_values_it_takes(name: str, value: JsonValue) -> None:
    assert KEYWORDS[name].invalid(value) is not None
    assert not jsonschema_rs.is_valid(KEYWORDS[name].takes, value)


def test_a_claim_is_printed_in_the_wording_of_its_row() -> None:
    excludes = Fact("a", "forbidden", True, (Test("b"),))
    assert Claim(excludes, wording="excludes a", row=Path("b")).as_json() == ["b", "rule", "excludes a"]
    assert Claim(excludes).as_json() == ["a", "forbidden", True, "b given"]
    sizes: JsonValue = {"columns": ["width", "height"], "rows": [[2, 1], [1, 2]]}
    assert Claim(Fact("p", "rows", sizes)).as_json() == ["p.width", "pairs", [[1, 2], [2, 1]]]
    assert Claim(Fact("p", "rows", sizes, (Test("b"),))).as_json()[1] == "rows"


def test_a_document_that_requires_what_it_gives_a_default_for_warns() -> None:
    body = {"parameters": {}}
    required = facts.Claim(Fact("parameters.quantity", "required", True), "openapi")
    default = facts.Claim(Fact("parameters.quantity", "default", 1), "openapi")
    assert [found.fact.id for found in facts.Judge(facts.Contract([required])).refusals(body)] == [
        "parameters.quantity#required"
    ]
    judge = facts.Judge(facts.Contract([required, default]))
    assert judge.refusals(body) == []
    assert [found.fact.id for found in judge.warnings(body)] == ["parameters.quantity#required"]
    page = facts.Claim(Fact("parameters.quantity", "required", True), "page")
    both = facts.Judge(facts.Contract([page, required, default]))
    assert [found.fact.id for found in both.refusals(body)] == []
