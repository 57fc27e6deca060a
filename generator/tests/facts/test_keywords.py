"""What each keyword knows: which way is tighter, what tests it, what else it could have been, and its words."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.facts import KEYWORDS, Path
from docpact.facts.keywords.base import has

ROWS: JsonValue = {"columns": ["a", "b"], "rows": [[1, 2], [3, 4]]}
FEWER: JsonValue = {"columns": ["a", "b"], "rows": [[1, 2]]}
OTHERS: JsonValue = {"columns": ["a", "b"], "rows": [[1, 2], [5, 6]]}
TURNED: JsonValue = {"columns": ["b", "a"], "rows": [[1, 2], [3, 4]]}


def denied(value: JsonValue) -> JsonValue:
    return {**value, "denied": True} if isinstance(value, dict) else None


@pytest.mark.parametrize(
    ("keyword", "old", "new", "order"),
    [
        ("minimum", 2, 3, "tighter"),
        ("minimum", 2, 1, "looser"),
        ("minimum", 2, 2.0, "equal"),
        ("maximum", 2, 3, "looser"),
        ("maximum", 2, 1, "tighter"),
        ("maxItems", 2, 2, "equal"),
        ("minLength", 2, 3, "tighter"),
        ("multipleOf", 8, 16, "tighter"),
        ("multipleOf", 8, 4, "looser"),
        ("multipleOf", 8, 12, "incomparable"),
        ("multipleOf", 8, 8.0, "equal"),
        ("type", "integer", "integer", "equal"),
        ("type", "integer", "number", "looser"),
        ("type", "number", "integer", "tighter"),
        ("type", "string", "integer", "incomparable"),
        ("itemType", "integer", "number", "looser"),
        ("enum", ["A"], ["A", "B"], "looser"),
        ("enum", ["A", "B"], ["A"], "tighter"),
        ("enum", ["A", "B"], ["B", "A"], "equal"),
        ("enum", [1], [1.0], "equal"),
        ("enum", [1], [True], "incomparable"),
        ("enum", ["A", "B"], ["A", "C"], "incomparable"),
        ("uniqueItems", True, False, "looser"),
        ("uniqueItems", False, True, "tighter"),
        ("uniqueItems", True, True, "equal"),
        ("additionalProperties", True, False, "tighter"),
        ("additionalProperties", False, True, "looser"),
        ("additionalProperties", False, False, "equal"),
        ("required", False, True, "tighter"),
        ("required", True, False, "looser"),
        ("required", True, True, "equal"),
        ("anyOf", ["a"], ["a", "b"], "looser"),
        ("anyOf", ["a", "b"], ["a"], "tighter"),
        ("anyOf", ["a", "b"], ["b", "a"], "equal"),
        ("anyOf", ["a"], ["b"], "incomparable"),
        ("rows", ROWS, ROWS, "equal"),
        ("rows", ROWS, FEWER, "tighter"),
        ("rows", FEWER, ROWS, "looser"),
        ("rows", ROWS, OTHERS, "incomparable"),
        ("rows", ROWS, TURNED, "incomparable"),
        ("rows", ROWS, denied(ROWS), "incomparable"),
        ("rows", FEWER, denied({"columns": ["a", "b"], "rows": [[3, 4]]}), "looser"),
        ("rows", denied({"columns": ["a", "b"], "rows": [[3, 4]]}), FEWER, "tighter"),
        ("rows", denied(ROWS), denied(FEWER), "looser"),
        ("rows", denied(FEWER), denied(ROWS), "tighter"),
        ("rows", denied(ROWS), denied(OTHERS), "incomparable"),
        ("compare", "a < b", "a < b", "equal"),
        ("compare", "a < b", "a <= b", "incomparable"),
        ("pattern", "a", "b", "incomparable"),
        ("default", 1, 1, "equal"),
        ("default", 1, 1.0, "incomparable"),
        ("deprecated", True, True, "equal"),
    ],
)
def test_which_way_is_tighter(keyword: str, old: JsonValue, new: JsonValue, order: str) -> None:
    assert KEYWORDS[keyword].order(old, new) == order


@pytest.mark.parametrize(
    ("keyword", "one", "other", "loosest", "meet"),
    [
        ("maximum", 8, 10, 10, 8),
        ("minimum", 8, 10, 8, 10),
        ("maximum", 8, 8, 8, 8),
        ("multipleOf", 8, 12, None, None),
        ("multipleOf", 8, 4, 4, 8),
        ("enum", ["A", "B"], ["B", "C"], ["A", "B", "C"], ["B"]),
        ("enum", ["A"], ["B"], ["A", "B"], None),
        ("type", "integer", "number", "number", "integer"),
        ("type", "integer", "string", None, None),
        ("required", True, False, False, True),
        ("rows", ROWS, OTHERS, {"columns": ["a", "b"], "rows": [[1, 2], [3, 4], [5, 6]]}, FEWER),
        ("rows", FEWER, {"columns": ["a", "b"], "rows": [[5, 6]]}, OTHERS, None),
        ("rows", ROWS, TURNED, None, None),
        ("rows", ROWS, denied(ROWS), None, None),
        ("rows", ROWS, denied(OTHERS), None, {"columns": ["a", "b"], "rows": [[3, 4]]}),
        ("rows", denied(ROWS), denied(FEWER), denied(FEWER), denied(ROWS)),
        ("rows", denied(FEWER), denied(OTHERS), denied(FEWER), denied(OTHERS)),
        (
            "rows",
            denied(ROWS),
            denied(OTHERS),
            None,
            denied({"columns": ["a", "b"], "rows": [[1, 2], [3, 4], [5, 6]]}),
        ),
    ],
)
def test_what_either_accepts_and_what_both_accept(
    keyword: str, one: JsonValue, other: JsonValue, loosest: JsonValue, meet: JsonValue
) -> None:
    assert KEYWORDS[keyword].loosest([one, other]) == loosest
    assert KEYWORDS[keyword].loosest([other, one]) == loosest
    assert KEYWORDS[keyword].meet(one, other) == meet
    assert KEYWORDS[keyword].loosest([one]) == one


@pytest.mark.parametrize(
    ("keyword", "value", "edges", "breaks", "mutants"),
    [
        ("minimum", 2, [2], [1], [1, 3]),
        ("maximum", 2, [2], [3], [1, 3]),
        ("multipleOf", 8, [0, 8, 16], [9, 7, 4.0], [9, 7, 16]),
        ("multipleOf", 1, [0, 1, 2], [0.5], [2, 2]),
        ("minItems", 2, [], [], [1, 3]),
        ("minItems", 0, [], [], [1]),
        ("maxItems", 2, [], [], [1, 3]),
        ("enum", ["A", 2, True], ["A", 2, True], [False, 1, 3, "", "A_", "a"], None),
        ("enum", [1, 2], [1, 2], [0, 3], [[2], [1], [1, 2, 0]]),
        ("enum", ["A"], ["A"], ["", "A_", "a"], [["A", ""]]),
        ("enum", [None], [None], [], []),
        ("uniqueItems", True, [[], ["a", "b"]], [["a", "a"]], [False]),
        ("uniqueItems", False, [[], ["a", "b"]], [], [True]),
        (
            "type",
            "number",
            [1.5, 1],
            ["a", "", True, [], {}, None],
            ["string", "integer", "boolean", "array", "object"],
        ),
        ("itemType", "array", [[[]]], [["a"], [""], [1], [1.5], [1], [True], [{}], [None]], None),
        ("required", True, [], [], [False]),
        ("required", False, [], [], [True]),
        ("forbidden", True, [], [], []),
        ("anyOf", ["a", "b"], [], [], [["b"], ["a"]]),
        ("anyOf", ["a"], [], [], []),
        (
            "rows",
            ROWS,
            [{"a": 1, "b": 2}, {"a": 3, "b": 4}],
            [{"a": 1, "b": 4}, {"a": 3, "b": 2}],
            [
                {"columns": ["a", "b"], "rows": [[3, 4]]},
                FEWER,
                {"columns": ["a", "b"], "rows": [[1, 2], [3, 4], [1, 4]]},
            ],
        ),
        ("rows", FEWER, [{"a": 1, "b": 2}], [], []),
        (
            "rows",
            denied(ROWS),
            [{"a": 1, "b": 4}, {"a": 3, "b": 2}],
            [{"a": 1, "b": 2}, {"a": 3, "b": 4}],
            [
                denied({"columns": ["a", "b"], "rows": [[3, 4]]}),
                denied(FEWER),
                denied({"columns": ["a", "b"], "rows": [[1, 2], [3, 4], [1, 4]]}),
            ],
        ),
        ("rows", {"columns": ["a", "o.b"], "rows": [[1, 2]]}, [{"a": 1, "o": {"b": 2}}], [], []),
        ("format", "uuid", [], ["not such a text"], []),
        ("format", "elsewhere", [], [], []),
    ],
)
def test_what_tests_a_keyword(
    keyword: str,
    value: JsonValue,
    edges: list[JsonValue],
    breaks: list[JsonValue],
    mutants: list[JsonValue] | None,
) -> None:
    meaning = KEYWORDS[keyword]
    assert meaning.edges(value) == edges
    assert meaning.breaks(value) == breaks
    assert mutants is None or meaning.mutants(value) == mutants


def test_texts_at_a_limit_differ_in_all_that_may_be_counted() -> None:
    for keyword in ("minLength", "maxLength"):
        edges = [str(text) for text in KEYWORDS[keyword].edges(4)]
        assert {len(text) for text in edges} == {4}
        assert {len(text.encode()) for text in edges} >= {4, 8, 12, 16}
        assert {len(text.encode("utf-16-le")) for text in edges} >= {8, 16}
        assert any(text != text.strip() for text in edges)
    assert all(len(str(text)) == 5 for text in KEYWORDS["maxLength"].breaks(4))
    assert all(len(str(text)) == 3 for text in KEYWORDS["minLength"].breaks(4))
    assert KEYWORDS["minLength"].breaks(0) == []
    assert KEYWORDS["minLength"].breaks(1) == [""]
    assert KEYWORDS["maxLength"].edges(2)[0] == "aa"
    assert KEYWORDS["maxLength"].edges(3)[-1] == " a "
    assert all(str(text).strip() == str(text) for text in KEYWORDS["maxLength"].edges(2))


def test_objects_beside_a_comparison_lie_on_both_sides_of_it() -> None:
    for text in ("a < b", "max(a, b) < 3840", "a * b <= 8294400", "a / b <= 3", "abs(a - b) >= 1024"):
        meaning = KEYWORDS["compare"]
        assert meaning.edges(text)
        assert meaning.breaks(text)
    assert {"a": 3839, "b": 3839} in KEYWORDS["compare"].edges("max(a, b) < 3840")
    assert {"a": 3839, "b": 3840} in KEYWORDS["compare"].breaks("max(a, b) < 3840")
    assert {"a": 2880, "b": 2880} in KEYWORDS["compare"].edges("a * b <= 8294400")


@pytest.mark.parametrize(
    ("keyword", "value", "trivial"),
    [
        ("minimum", 0, True),
        ("minimum", 1, False),
        ("minimum", -1, False),
        ("minimum", -(2**31) + 1, True),
        ("minimum", -(2**31) + 2, False),
        ("maximum", 2**31 - 1, True),
        ("maximum", 2**31 - 2, False),
        ("maximum", 2**53, True),
        ("minLength", 1, True),
        ("minLength", 0, True),
        ("minLength", 2, False),
        ("minItems", 1, True),
        ("minItems", 0, True),
        ("minItems", 2, False),
        ("maxLength", 1, False),
        ("enum", [0], False),
    ],
)
def test_limits_for_form_s_sake(keyword: str, value: JsonValue, trivial: bool) -> None:  # noqa: FBT001
    assert KEYWORDS[keyword].trivial(value) is trivial


def test_the_value_with_which_a_fact_refuses_nothing() -> None:
    found = {name: keyword.vacuous for name, keyword in KEYWORDS.items() if keyword.vacuous is not None}
    assert found == {
        **dict.fromkeys(("minLength", "minItems"), 0),
        **dict.fromkeys(("required", "uniqueItems"), False),
        "additionalProperties": True,
    }


def test_objects_beside_a_comparison_have_sizes_that_there_are() -> None:
    for text in ("a < 1", "a - b < 1"):
        bodies = [*KEYWORDS["compare"].edges(text), *KEYWORDS["compare"].breaks(text)]
        assert all(
            isinstance(size, int) and size > 0 for body in bodies if isinstance(body, dict) for size in body.values()
        )


def test_what_a_keyword_is_about() -> None:
    about = {name: keyword.about for name, keyword in KEYWORDS.items()}
    assert {name for name, kind in about.items() if kind == "presence"} == {"required", "forbidden", "anyOf", "ignored"}
    assert {name for name, keyword in KEYWORDS.items() if not keyword.constrains} == {
        *("default", "deprecated", "present", "pairs", "rule")
    }
    assert {name for name, keyword in KEYWORDS.items() if keyword.warns} == {"format", "ignored"}
    assert {name for name, keyword in KEYWORDS.items() if keyword.enumerates(ROWS)} == {"enum", "rows"}
    assert not KEYWORDS["rows"].enumerates(denied(ROWS))
    assert [*KEYWORDS][:4] == ["type", "required", "present", "itemType"]


def test_the_paths_that_decide_about_a_fact() -> None:
    path = Path("o")
    assert KEYWORDS["maximum"].subjects(path, 3) == ["o"]
    assert KEYWORDS["anyOf"].subjects(Path("$"), ["b", "a"]) == ["a", "b"]
    assert KEYWORDS["rows"].subjects(path, {"columns": ["a", "p.b"], "rows": [[1, 2]]}) == ["o.a", "o.p.b"]
    assert KEYWORDS["compare"].subjects(path, "a < p.b") == ["o.a", "o.p.b"]


@pytest.mark.parametrize(
    ("keyword", "value", "json_type", "schema"),
    [
        ("enum", ["A"], "string", {"enum": ["A"]}),
        ("enum", ["A"], "array", {"items": {"enum": ["A"]}}),
        ("enum", [["A"]], "array", {"anyOf": [{"items": {"enum": [["A"]]}}, {"enum": [["A"]]}]}),
        ("enum", ["A"], None, {"if": {"type": "array"}, "then": {"items": {"enum": ["A"]}}, "else": {"enum": ["A"]}}),
        ("itemType", "string", None, {"items": {"type": "string"}}),
        ("forbidden", True, None, {"not": {}}),
        ("required", True, None, {}),
        ("default", 1, None, {}),
        (
            "rows",
            {"columns": ["a", "o.b"], "denied": True, "rows": [[1, 2]]},
            None,
            {
                "if": {
                    "allOf": [
                        {"type": "object", "required": ["a"], "properties": {"a": {}}},
                        {
                            "type": "object",
                            "required": ["o"],
                            "properties": {"o": {"type": "object", "required": ["b"], "properties": {"b": {}}}},
                        },
                    ]
                },
                "then": {
                    "not": {"anyOf": [{"properties": {"a": {"const": 1}, "o": {"properties": {"b": {"const": 2}}}}}]}
                },
            },
        ),
        (
            "rows",
            {"columns": ["o.a", "o.b"], "rows": [[1, 2]]},
            None,
            {
                "if": {"allOf": [has(("o", "a")), has(("o", "b"))]},
                "then": {"anyOf": [{"properties": {"o": {"properties": {"a": {"const": 1}, "b": {"const": 2}}}}}]},
            },
        ),
    ],
)
def test_schemas_by_type(keyword: str, value: JsonValue, json_type: str | None, schema: JsonValue) -> None:
    assert KEYWORDS[keyword].schema(value, json_type) == schema


def test_the_schema_of_what_has_something() -> None:
    assert has(()) == {}
    assert has(("a",)) == {"type": "object", "required": ["a"], "properties": {"a": {}}}
    assert has(("x", "[]"), {"const": 1}) == {
        "type": "object",
        "required": ["x"],
        "properties": {"x": {"type": "array", "contains": {"const": 1}, "items": {}}},
    }
