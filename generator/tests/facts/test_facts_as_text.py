"""Facts, tests and paths as text, and back; conditions, comparisons and contracts by hand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.facts import ABSENT, ROOT, Claim, Contract, Fact, Field, Judge, Path, Test, parse, value_at
from docpact.facts.comparison import parse_comparison
from docpact.facts.condition import parse_tests

from . import strategies

HOSTILE = st.sampled_from(
    [
        '" when a given',
        " and b=1",
        '"|"',
        "\\",
        '\\"',
        "\n",
        "\u2028",
        "\u202e",
        "\ud800",
        "$",
        "[]",
        "=",
        "a.b",
        "\x1b[0m",
    ]
)
texts = HOSTILE | st.text(max_size=8)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
names = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,5}", fullmatch=True) | st.sampled_from(
    ["when", "and", "is", "not", "given"]
)
paths = st.lists(names | st.just("[]"), min_size=1, max_size=4).map(Path.of).filter(lambda path: path.valid)
hostile_tests = st.builds(
    lambda path, values, negated: Test(path, values, negated=negated),
    paths,
    st.none() | st.lists(json_values, min_size=1, max_size=3),
    st.booleans(),
)


@settings(max_examples=300)
@given(paths, st.sampled_from(["default", "enum"]), json_values, st.lists(hostile_tests, max_size=3))
def test_any_fact_is_read_back_from_its_text(path: Path, keyword: str, value: JsonValue, when: list[Test]) -> None:
    fact = Fact(path, keyword, [value] if keyword == "enum" else value, when)
    assert parse(str(fact)) == fact
    assert str(parse(str(fact))) == str(fact)
    assert "\n" not in str(fact)


@settings(max_examples=150)
@given(strategies.facts())
def test_facts_of_all_keywords_are_read_back(fact: Fact) -> None:
    found = parse(str(fact))
    assert found == fact
    assert found.id == fact.id
    assert found.as_json() == fact.as_json()
    assert json.loads(json.dumps(fact.as_json())) == fact.as_json()


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_name_that_no_parameter_has_is_never_read_as_another_fact(name: str, more: str) -> None:
    fact = Fact(name, "default", more)
    try:
        found = parse(str(fact))
    except ValueError:
        return
    assert found == fact or not Path(name).valid


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a type",
        'a nonsense "string"',
        "a type string",
        'a type "text"',
        'a type "string" ',
        'a type "string" when',
        'a type "string" when ',
        'a type "string" when b',
        'a type "string" when b given and',
        'a type "string" when b given or c given',
        'a type "string" when b=x',
        'a type "string" when b=1|',
        'a type "string" when b is 1',
        'a type "string" when b c given',
        'a. type "string"',
        "a maxLength -1",
        "a maxLength 1.5",
        "a minimum true",
        "a multipleOf 0",
        "a enum []",
        "a enum 1",
        "a required 1",
        "a forbidden false",
        "a present false",
        "a deprecated 1",
        "a anyOf []",
        'a anyOf ["b c"]',
        'a pattern "("',
        'a pattern "(?=x)"',
        'a format ""',
        "a uniqueItems 1",
        "a additionalProperties {}",
        'a rows {"columns": ["b"], "rows": [[1]]}',
        'a rows {"columns": ["b", "c"], "rows": []}',
        'a rows {"columns": ["b", "c"], "rows": [[1]]}',
        'a rows {"columns": ["b", "c[]"], "rows": [[1, 2]]}',
        'a rows {"columns": ["b", "c"], "rows": [[1, 2]], "denied": 1}',
        'a rows {"columns": ["b", "c"], "rows": [[1, 2]], "more": 1}',
        'a compare "b"',
        'a compare "b < f(c)"',
        'a compare "1 < 2"',
        "a compare 1",
    ],
)
def test_what_is_no_fact_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse(text)
    assert str(caught.value)


def test_equal_facts_have_one_text() -> None:
    one = Fact("a", "enum", ["B", "A"], [Test("c", [2, 1]), Test("b", negated=True), Test("b", negated=True)])
    assert str(one) == 'a enum ["A", "B"] when b not given and c=1|2'
    assert one == Fact("a", "enum", ["A", "B", "A"], [Test("b", negated=True), Test("c", [1, 2])])
    assert one != Fact("a", "enum", ["A", "B"], [Test("b"), Test("c", [1, 2])])
    assert one.id == "a#enum when b not given and c=1|2"
    assert Fact("a", "maximum", 8.0) == Fact("a", "maximum", 8)
    assert str(Fact("$", "compare", "max(a,b)<3")) == '$ compare "max(a, b) < 3"'
    assert Fact("a", "enum", [1]) != Fact("a", "enum", [True])


def test_facts_of_one_keyword_that_may_stand_several_times_have_their_own_ids() -> None:
    rows = '$ rows {"columns": ["a", "b"], "rows": [[1, 2]]}'
    denied = '$ rows {"columns": ["a", "b"], "denied": true, "rows": [[1, 2]]}'
    ids = {
        parse(text).id for text in (rows, denied, rows.replace("[1, 2]", "[3, 4]"), '$ anyOf ["a"]', '$ anyOf ["b"]')
    }
    assert ids == {"$#rows:a, b", "$#rows:not a, b", "$#anyOf:a", "$#anyOf:b"}


# ---- tests


@pytest.mark.parametrize(
    ("text", "holding", "failing"),
    [
        ("a given", [{"a": 1}, {"a": None}, {"a": []}, {"a": ""}], [{}, {"b": 1}, None, [], "a"]),
        ("a not given", [{}, [], "a"], [{"a": 1}, {"a": None}]),
        ("a=1", [{"a": 1}, {"a": 1.0}], [{}, {"a": True}, {"a": "1"}, {"a": None}]),
        ('a=null|"A"', [{"a": "A"}, {"a": None}], [{}, {"a": "B"}]),
        ("a is not 1", [{"a": 2}, {"a": True}, {"a": None}], [{}, {"a": 1}]),
        ("o.a given", [{"o": {"a": 1}}], [{"o": {}}, {"o": [{"a": 1}]}, {"o": 1}, {}]),
        ("x[] given", [{"x": [0]}], [{"x": []}, {"x": {}}, {}]),
        ("x[].a=1", [{"x": [{"a": 2}, {"a": 1}]}], [{"x": [{"a": 2}]}, {"x": []}]),
        ("x[].a is not 1", [{"x": [{"a": 1}, {"a": 2}]}], [{"x": [{"a": 1}]}, {"x": [{}]}]),
        ("x[].a not given", [{"x": [{}]}, {}], [{"x": [{}, {"a": 1}]}]),
    ],
)
def test_a_test_reads_the_body_as_it_is_sent(text: str, holding: list[JsonValue], failing: list[JsonValue]) -> None:
    (test,) = parse_tests(text)
    assert str(test) == text
    assert [body for body in holding if not test.holds_in(body)] == []
    assert [body for body in failing if test.holds_in(body)] == []


def test_a_test_of_a_path_through_the_same_array_means_the_same_item() -> None:
    body: JsonValue = {"x": [{"a": 1, "y": [{"b": 1}, {"b": 2}]}, {"a": 2, "y": [{"b": 3}]}], "z": [{"c": 1}]}
    cases: list[tuple[str, tuple[str | int, ...], bool]] = [
        ("x[].a=1", ("x", 0, "n"), True),
        ("x[].a=1", ("x", 1, "n"), False),
        ("x[].a=1", ("z", 0), True),
        ("x[].y[].b=2", ("x", 0, "y", 1, "k"), True),
        ("x[].y[].b=2", ("x", 0, "y", 0, "k"), False),
        ("x[].y[].b=2", ("x", 0), True),
        ("x[].y[].b=3", ("x", 0), False),
        ("x[].a=2", ("x", 0, "y", 0), False),
        ("z[].c=1", ("x", 1), True),
        ("x[].a not given", ("x", 1), False),
        ("x[].c not given", ("x", 1), True),
    ]
    for text, bound, holds in cases:
        assert parse_tests(text)[0].holds_in(body, bound) is holds, (text, bound)


def test_a_turned_test_holds_elsewhere_where_its_path_is_given() -> None:
    for text in ("a=1", "a is not 1", "a given"):
        (test,) = parse_tests(text)
        for body in ({"a": 1}, {"a": 2}):
            assert test.holds_in({**body}) is not test.turned.holds_in({**body})
        assert test.turned.turned == test


# ---- judging


def refused(body: JsonValue, *facts: str) -> list[tuple[str, str]]:
    return [(str(one.fact), ".".join(map(str, one.loc))) for one in Judge(map(parse, facts)).refusals(body)]


def test_a_violation_names_the_item_and_the_fact() -> None:
    fact = 'x[].n maximum 3 when x[].t="A"'
    body: JsonValue = {"x": [{"n": 4, "t": "B"}, {"n": 4, "t": "A"}, {"n": 9, "t": "A"}]}
    assert refused(body, fact) == [(fact, "x.1.n"), (fact, "x.2.n")]
    (first, _) = Judge([parse(fact)]).refusals(body)
    assert (first.path, first.message) == (Path("x[].n"), 'x[].n is above 3 (x[].t="A")')


def test_a_missing_member_is_named_where_it_should_stand() -> None:
    assert refused({"x": [{}, {"a": 1}]}, "x[].a required true") == [("x[].a required true", "x.0.a")]
    assert refused({"b": 1}, "o.a required true when b given") == [("o.a required true when b given", "o.a")]
    assert refused({"o": "text", "b": 1}, "o.a required true when b given") != []
    assert refused({"x": ["text"]}, "x[].a required true", "x[].a required true when x[].b not given") == []


def test_unknown_members_are_named_each() -> None:
    facts = "o additionalProperties false", 'o.a type "string"', "x[] additionalProperties false", "x[].b present true"
    found = refused({"o": {"a": "", "b": 1, "c": 2}, "x": [{"b": 1}, {"d": 1}]}, *facts)
    assert found == [
        ("o additionalProperties false", "o.b"),
        ("o additionalProperties false", "o.c"),
        ("x[] additionalProperties false", "x.1.d"),
    ]


def test_violations_are_sorted_by_place_and_fact_whatever_the_order_of_claims() -> None:
    facts = ["b maximum 1", "a maximum 1", 'a type "string"', "a multipleOf 8"]
    expected = refused({"a": 9, "b": 9}, *facts)
    assert expected == refused({"b": 9, "a": 9}, *reversed(facts))
    assert [fact for fact, _ in expected] == ["a maximum 1", "a multipleOf 8", 'a type "string"', "b maximum 1"]


def test_what_warns_is_told_apart() -> None:
    judge = Judge(Contract([Claim(parse("a maximum 3"), severity="warn"), Claim(parse("b maximum 3"))]))
    body: JsonValue = {"a": 4, "b": 4}
    assert [one.path for one in judge.warnings(body)] == ["a"]
    assert [one.path for one in judge.refusals(body)] == ["b"]
    assert [one.path for one in judge.violations(body)] == ["a", "b"]
    assert judge.accepts({"a": 4})
    assert not judge.accepts(body)


@pytest.mark.parametrize(
    ("fact", "body", "message"),
    [
        ("a maxLength 3", {"a": "four"}, "a is 4 characters long, more than 3"),
        ("a minLength 3", {"a": "\x1b["}, "a is 2 characters long, fewer than 3"),
        ("a maxItems 1", {"a": [1, 2]}, "a has 2 items, more than 1"),
        ("a minItems 1", {"a": []}, "a has 0 items, fewer than 1"),
        ("a required true", {}, "a is missing"),
        ('a enum ["A", 2]', {"a": "C"}, "a has to be one of: 2, A"),
        ("a forbidden true when b given", {"a": 1, "b": 1}, "a must not be given (b given)"),
        ('$ compare "a < b"', {"a": 2, "b": 1}, "the body has to keep a < b; given: a 2, b 1"),
    ],
)
def test_a_complaint_says_what_is_wrong_with_the_value(fact: str, body: JsonValue, message: str) -> None:
    (violation,) = Judge([parse(fact)]).violations(body)
    assert violation.message == message


def test_rows_are_complained_of_with_the_row_that_was_given() -> None:
    (violation,) = Judge([parse('o rows {"columns": ["w", "h"], "rows": [[1, 2]]}')]).violations(
        {"o": {"w": 1, "h": 9}}
    )
    assert violation.message == "o w x h 1x9 is not one of the combinations 1x2"


def test_the_body_itself_is_named_as_such() -> None:
    (violation,) = Judge([parse('$ anyOf ["a", "b"]')]).refusals({})
    assert violation.message == "the body needs a or b"


# ---- comparisons


@pytest.mark.parametrize(
    ("text", "numbers", "holds"),
    [
        ("max(a, b) < 3", {"a": 2, "b": 3}, False),
        ("min(a, b) < 3", {"a": 2, "b": 3}, True),
        ("max(a) >= 3", {"a": 3}, True),
        ("abs(a - b) <= 1", {"a": 1, "b": 3}, False),
        ("a * b > 5", {"a": 2, "b": 3}, True),
        ("a / b == 0.5", {"a": 1, "b": 2}, True),
        ("a / b == 0.5", {"a": 1, "b": 0}, True),
        ("a != b", {"a": 1, "b": 1.0}, False),
        ("a + 0.1 == 0.3", {"a": 0.2}, True),
        ("-a < -1", {"a": 1}, False),
        ("1 <= a <= 3", {"a": 4}, False),
        ("1 <= a <= 3", {"a": 0}, False),
        ("a < b", {"a": 9}, True),
        ("a < 1", {"a": float("inf")}, True),
        ("o.a < 1", {"o.a": 1}, False),
    ],
)
def test_a_comparison_holds(text: str, numbers: dict[str, float], holds: bool) -> None:  # noqa: FBT001
    assert parse_comparison(text).holds(numbers.get) is holds


@pytest.mark.parametrize(
    "text",
    [
        *("f(a) + 1 < 2", "1 + f(a) < 2", "-f(a) < 2", "max(a, f(b)) < 2", "a < f(b)", "a < 2 < f(b)", "f(a).b < 1"),
        *("a", "a + b", "1 < 2", "f(a) < 1", "a ** 2 < 1", "a.b() < 1", "a[0] < 1", "a < '1'", "a < True", "a < 1e999"),
        *(
            "a < 1j",
            "a in b",
            "a is b",
            "not a < 1",
            "a < 1 and b < 1",
            "max() < a",
            "abs(a, b) < 1",
            "max(a, key=b) < 1",
        ),
        *("lambda: a < 1", "é < 1", "a.é < 1", "(a := 1) < 2", "a % 2 == 0", "~a < 1", "a < None", "a" * 201, "a <"),
    ],
)
def test_what_is_no_comparison_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"comparison|compares|stand|abs"):
        parse_comparison(text)


def test_mutants_of_a_comparison_move_each_bound_and_change_each_operator() -> None:
    assert list(parse_comparison("1 < a <= 3").mutants()) == [
        "2 < a <= 3",
        "0 < a <= 3",
        "1 < a <= 4",
        "1 < a <= 2",
        "1 <= a <= 3",
        "1 < a < 3",
    ]


# ---- contracts


def contract(*facts: str) -> Contract:
    return Contract.from_facts(map(parse, facts))


def test_a_contract_is_one_tree() -> None:
    found = contract("o.a maximum 3", 'x type "array"', 'x itemType "string"', 'x enum ["A"]', "o.b[].c required true")
    assert [str(field.path) for field in found.root.walk()] == ["$", "o", "o.a", "o.b", "o.b[]", "o.b[].c", "x", "x[]"]
    x = found.fields[Path("x")]
    assert (x.type, x.enum, x.value("maximum")) == ("array", None, None)
    assert isinstance(x.items, Field)
    assert (x.items.type, x.items.enum, x.items.name) == ("string", ["A"], "[]")
    assert (found.fields[Path("o")].type, found.fields[Path("o.b")].type, found.fields[Path("o.a")].type) == (
        "object",
        "array",
        None,
    )
    assert found.fields[Path("o.b[].c")].required is True


def test_fields_that_nothing_is_claimed_of_are_there() -> None:
    assert [*Contract([], ["a.b"]).fields] == [ROOT, "a", "a.b"]


def test_of_two_constraints_the_one_that_refuses_is_the_field_s_own() -> None:
    claims = [
        Claim(Fact("a", "maximum", 3), severity="warn"),
        Claim(Fact("a", "maximum", 5)),
        Claim(Fact("a", "default", 2), "assumed"),
        Claim(Fact("a", "minimum", 1, parse("a minimum 1 when b given").when)),
    ]
    field = Contract(claims).fields[Path("a")]
    assert field.value("maximum") == 5
    assert field.claim("maximum") == claims[1]
    assert [str(other.fact) for other in field.others] == ["a minimum 1 when b given", "a maximum 3"] or [
        str(other.fact) for other in field.others
    ] == ["a maximum 3", "a minimum 1 when b given"]
    assert field.claims == claims
    assert field.value("minimum") is None


def test_the_foremost_witness_s_note_is_the_field_s_own() -> None:
    claims = [Claim(Fact("a", "default", 2), "observed"), Claim(Fact("a", "default", 1), "page")]
    assert Contract(claims).fields[Path("a")].value("default") == 1


def test_facts_of_a_witness() -> None:
    claims = [Claim(Fact("a", "maximum", 3)), Claim(Fact("a", "minimum", 3), "openapi")]
    assert Contract(claims).facts() == {Fact("a", "maximum", 3)}
    assert Contract(claims).facts("openapi") == {Fact("a", "minimum", 3)}
    assert len(Contract(claims).facts("openapi", "page")) == 2


def test_paths() -> None:
    path = Path("a.b[].c[].d")
    assert path.scope == "a.b[].c[]"
    assert path.parent == "a.b[].c[]"
    assert Path("a.b[]").scope == "a.b[]"
    assert Path("a.b").scope == ROOT
    assert path.shared("a.b[].e") == "a.b[]"
    assert path.shared("a.b[].c") == "a.b[]"
    assert path.shared("a.c") == ROOT
    assert path.loc((2, 1)) == ("a", "b", 2, "c", 1, "d")
    assert path.loc((2,)) == ("a", "b", 2, "c", 0, "d")
    assert ROOT.child("a") == "a"
    assert ROOT.below("a[].b") == "a[].b"
    assert ROOT.items == "[]"
    assert ROOT.holds("a")
    assert Path("a").holds("a[].b")
    assert not Path("a").holds("ab")
    assert not Path("a.b").holds("a")
    assert path.relative_to("a.b[]") == ("c", "[]", "d")


def test_a_value_at_a_place() -> None:
    body: JsonValue = {"a": [{"b": None}]}
    assert value_at(body, ("a", 0, "b")) is None
    assert value_at(body, ()) == body
    for loc in (("b",), ("a", 1), ("a", -1), ("a", "0"), (0,), ("a", 0, "b", "c"), ("a", 0, 0)):
        assert value_at(body, loc) is ABSENT
