"""Conditions as data of the emitted client: its interpreter judges as docpact's own judge does, and says why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.facts import JSON_TYPES, KEYWORDS, Claim, Contract, Fact, Judge, Test, parse
from docpact.facts.resolution import Constraint
from docpact.write.python.conditions import condition_source
from leonardo_client._runtime.core.conditions import Condition
from leonardo_client._runtime.core.conditions import faults as judge


def emitted(contract: Contract, constraint: Constraint) -> Condition:
    """A constraint as the emitted data has it, read by Python."""
    namespace: dict[str, Any] = {"Condition": Condition}
    return eval(condition_source(constraint, contract), namespace)  # our own text, in a test


def faults(fact: Fact, body: JsonValue) -> list[tuple[tuple[str | int, ...], str]]:
    contract = Contract.from_facts([fact])
    (constraint,) = contract.constraints
    return [(steps, said) for _, steps, said in judge([emitted(contract, constraint)], body)]


FORMATS = {
    "uuid": "0b2ad1a1-6a0c-4d3e-9c55-6f0f6f1e2d3c",
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "uri": "urn:a-kite",
    "url": "https://files.example/kite.png",
    "email": "somebody@mail.example",
}
NEARLY = {
    "uuid": "0b2ad1a1-6a0c-4d3e-9c55-6f0f6f1e2d3",
    "date": "2026-02-31",
    "date-time": "2026-01-31T25:00:00Z",
    "uri": "a kite: 3",
    "url": "ftp://files.example/kite.png",
    "email": "somebody@mail@example",
}
SAID: list[tuple[str, JsonValue, list[tuple[tuple[str | int, ...], str]]]] = [
    # a fact, a body, and what is wrong with it
    ("b forbidden true when a given", {"a": None, "b": 0}, [(("b",), "must not be given when a given")]),
    ("b forbidden true when a given", {"b": 0}, []),
    ("b forbidden true when a not given", {"b": 0}, [(("b",), "must not be given when a not given")]),
    ("b forbidden true when a not given", {"a": 1, "b": 0}, []),
    ("b ignored true when a=true", {"a": True, "b": 0}, [(("b",), "is ignored by the server when a = true")]),
    ("b ignored true when a=true", {"a": 1, "b": 0}, []),
    ("b ignored true when a=1", {"a": True, "b": 0}, []),
    ("b ignored true when a=1", {"a": 1.0, "b": 0}, [(("b",), "is ignored by the server when a = 1")]),
    ('b required true when a="x"|"y"', {"a": "y"}, [(("b",), 'must be given when a = "x", "y"')]),
    ('p.b required true when a="x"', {"a": "x"}, [(("p", "b"), 'must be given when a = "x"')]),
    ('p.b required true when a="x"', {"a": "x", "p": {"b": None}}, []),
    ('b required true when a is not "x"', {}, []),
    ('b required true when a is not "x"', {"a": "z"}, [(("b",), 'must be given when a is not "x"')]),
    ('b required true when a is not "x"', {"a": "x"}, []),
    (
        "l[].b required true when l[].a=1",
        {"l": [{"a": 1}, {"a": 1, "b": 0}, {"a": 2}, 3]},
        [(("l", 0, "b"), "must be given when l[].a = 1")],
    ),
    (
        "b forbidden true when l[].a=1",
        {"l": [{"a": 2}, {"a": 1}], "b": 0},
        [(("b",), "must not be given when l[].a = 1")],
    ),
    (
        "l[].m[].b forbidden true when l[].a=1",
        {"l": [{"a": 2, "m": [{"b": 1}]}, {"a": 1, "m": [{}, {"b": 1}]}]},
        [(("l", 1, "m", 1, "b"), "must not be given when l[].a = 1")],
    ),
    ('$ anyOf ["b", "p.c"] when a given', {"a": 1, "p": {}}, [((), 'needs one of "b", "p.c" when a given')]),
    ('$ anyOf ["b", "p.c"] when a given', {"a": 1, "p": {"c": None}}, []),
    ('l[] anyOf ["l[].b", "l[].c"]', {"l": [{"b": 1}, {}]}, [(("l", 1), 'needs one of "b", "c"')]),
    ("n enum [4, 8] when a=1", {"a": 1, "n": 5}, [(("n",), "must be one of 4, 8 when a = 1, got 5")]),
    ("n enum [4, 8] when a=1", {"a": 1, "n": 4.0}, []),
    (
        'n enum ["x", "y"] when a=1',
        {"a": 1, "n": ["x", "z"]},
        [(("n",), 'must be one of "x", "y" when a = 1, got ["x", "z"]')],
    ),
    ("n enum [0.5, 1]", {"n": True}, [(("n",), "must be one of 0.5, 1, got true")]),
    ("n maximum 10 when a given", {"a": 1, "n": 10.5}, [(("n",), "must be at most 10 when a given, got 10.5")]),
    ("n minimum 2 when a given", {"a": 1, "n": 1}, [(("n",), "must be at least 2 when a given, got 1")]),
    ("n minimum 2 when a given", {"a": 1, "n": "1"}, []),
    ("n multipleOf 0.1 when a given", {"a": 1, "n": 0.3}, []),
    (
        "n multipleOf 0.1 when a given",
        {"a": 1, "n": 0.35},
        [(("n",), "must be a multiple of 0.1 when a given, got 0.35")],
    ),
    (
        "n minLength 2 when a given",
        {"a": 1, "n": "\N{FIRE}"},
        [(("n",), 'must have at least 2 characters when a given, got "\\ud83d\\udd25"')],
    ),
    ("n maxLength 2 when a given", {"a": 1, "n": "\N{FIRE}" * 2}, []),
    ("n.a forbidden true", {"n.a": 1, "n": {"a[]": 1}}, []),
    ('$ anyOf ["a", "b"]', {"$": {}, "a": 1}, []),
    (
        "n maxItems 1 when a given",
        {"a": 1, "n": [0, 0]},
        [(("n",), "must have at most 1 items when a given, got [0, 0]")],
    ),
    ("n minItems 1 when a given", {"a": 1, "n": []}, [(("n",), "must have at least 1 items when a given, got []")]),
    ("n uniqueItems true", {"n": [1, True]}, []),
    ("n uniqueItems true", {"n": [1, 1.0]}, [(("n",), "must hold no item twice, got [1, 1.0]")]),
    ('n pattern "^a+$"', {"n": "aab"}, [(("n",), 'must match ^a+$, got "aab"')]),
    ('n pattern "^a+$"', {"n": 1}, []),
    *(
        (f'n format "{name}"', {"n": text}, [(("n",), f'should be written as {name}, got "{text}"')])
        for name, nearly in NEARLY.items()
        for text in ("no", nearly)
    ),
    *((f'n format "{name}"', {"n": text}, []) for name, text in FORMATS.items()),
    ('n format "nobody-knows"', {"n": "no"}, []),
    (
        'n type "integer" when a given',
        {"a": 1, "n": 1.5},
        [(("n",), "must be of type integer when a given, got 1.5")],
    ),
    ('n type "integer" when a given', {"a": 1, "n": 1.0}, []),
    (
        'n itemType "string" when a given',
        {"a": 1, "n": ["x", 1]},
        [(("n",), 'must hold items of type string when a given, got ["x", 1]')],
    ),
    (
        '$ rows {"columns": ["w", "h"], "rows": [[1, 2], [3, 4]]}',
        {"w": 1, "h": 4},
        [((), "w x h must be one of 1 x 2, 3 x 4, got w 1, h 4")],
    ),
    ('$ rows {"columns": ["w", "h"], "rows": [[1, 2], [3, 4]]}', {"w": 3}, []),
    ('$ rows {"columns": ["w", "h"], "rows": [[1, 2], [3, 4]]}', {"w": 3, "h": 4.0}, []),
    (
        '$ rows {"columns": ["w", "h"], "denied": true, "rows": [[1, 2]]} when m="A"',
        {"w": 1, "h": 2, "m": "A"},
        [((), 'w x h must not be one of 1 x 2 when m = "A", got w 1, h 2')],
    ),
    ('p compare "max(w, h) < 100"', {"p": {"w": 100, "h": 1}}, [(("p",), "must keep max(w, h) < 100, got w 100, h 1")]),
    ('p compare "max(w, h) < 100"', {"p": {"w": 100}}, []),
    ('p compare "0.3 == a + b"', {"p": {"a": 0.1, "b": 0.2}}, []),
    ('p compare "1 < a / b < 4"', {"p": {"a": 1, "b": 0}}, []),
    ('p compare "1 < a / b < 4"', {"p": {"a": 8, "b": 2}}, [(("p",), "must keep 1 < a / b < 4, got a 8, b 2")]),
    (
        'p compare "abs(a - c.b) * 2 >= min(a, 9)"',
        {"p": {"a": 5, "c": {"b": 5}}},
        [(("p",), "must keep abs(a - c.b) * 2 >= min(a, 9), got a 5, c.b 5")],
    ),
]


TYPED: dict[str, list[JsonValue]] = {
    "string": ["a"],
    "boolean": [True],
    "integer": [1, 2.0],
    "number": [1, 2.0, 0.5],
    "array": [[]],
    "object": [{}],
}
VALUES: list[JsonValue] = ["a", True, 1, 2.0, 0.5, [], {}, None]


@pytest.mark.parametrize("name", TYPED)
def test_each_type_is_that_of_its_values_alone(name: str) -> None:
    for value in VALUES:
        found = faults(parse(f'n type "{name}" when a given'), {"a": 1, "n": value})
        right = any(type(one) is type(value) and one == value for one in TYPED[name])
        assert bool(found) is not right, value


def test_what_is_shown_of_a_value_has_sixty_characters() -> None:
    for length, shown in ((58, f'"{"x" * 58}"'), (59, f'"{"x" * 59}...')):
        ((_, said),) = faults(parse("n maxLength 3 when a given"), {"a": 1, "n": "x" * length})
        assert said == f"must have at most 3 characters when a given, got {shown}"


def test_of_what_is_allowed_forty_are_listed() -> None:
    ((_, said),) = faults(parse(f"n enum {[*range(50)]} when a given"), {"a": 1, "n": -1})
    assert said == f"must be one of {', '.join(map(str, range(40)))} when a given, got -1"


@pytest.mark.parametrize(("fact", "body", "wanted"), SAID)
def test_a_fault_is_placed_and_said(
    fact: str, body: JsonValue, wanted: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert faults(parse(fact), body) == wanted


TEXTS = ["", "a", "ab", "B", "1", "\N{ARABIC-INDIC DIGIT THREE}", "\xe9", "a ", "a\n", "a\nb", "$", "a$b", "\N{FIRE}"]
PATTERNS = ["^a", "b$", "a$", "[A-Z]", r"\d", r"\D", r"^\w+$", r"a\W", r"a\b", r"a.b", "^.$", r"\$|1", "[$1]", r"[\]$]"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_read_as_the_judge_reads_it(pattern: str) -> None:
    fact = Fact("n", "pattern", pattern, ())
    judge_of = Judge(Contract.from_facts([fact]))
    judged = {text: not [*judge_of.violations({"n": text})] for text in TEXTS}
    assert {text: faults(fact, {"n": text}) == [] for text in TEXTS} == judged


SCALARS = st.sampled_from([None, True, False, 0, 1, 1.0, 2, 0.5, "", "a", "ab", "B"])
PATHS = st.sampled_from(["a", "b", "p", "p.a", "p.b", "l", "l[]", "l[].a", "l[].b", "l[].m[].a", "l[].m[].b"])
BODIES = st.fixed_dictionaries(
    {},
    optional={
        "a": SCALARS | st.lists(SCALARS, max_size=2),
        "b": SCALARS,
        "p": SCALARS | st.fixed_dictionaries({}, optional={"a": SCALARS, "b": SCALARS}),
        "l": st.lists(
            SCALARS
            | st.fixed_dictionaries(
                {},
                optional={
                    "a": SCALARS,
                    "b": SCALARS,
                    "m": st.lists(st.fixed_dictionaries({}, optional={"a": SCALARS, "b": SCALARS}), max_size=2),
                },
            ),
            max_size=3,
        ),
    },
)
TESTS = st.builds(Test, PATHS, st.none() | st.lists(SCALARS, min_size=1, max_size=2), negated=st.booleans())
NUMBERS = st.sampled_from([0.1, 0.5, 1, 2])
SIZES = st.integers(0, 2)
COMPARISONS = ("a < b", "a + b <= 1.5", "0 < a / b < 3", "max(a, b) == 1", "abs(a - b) * 2 >= min(a, 0.5)", "a != b")


@st.composite
def any_facts(draw: st.DrawFn) -> Fact:
    """Facts of every keyword that constrains, about a few paths that bodies often have."""
    when = draw(st.lists(TESTS, max_size=2))
    path = draw(PATHS)
    keyword = draw(st.sampled_from([name for name, one in KEYWORDS.items() if one.constrains]))
    columns = [draw(SCALARS), draw(SCALARS)]
    values: dict[str, st.SearchStrategy[Any]] = {
        "type": st.sampled_from(JSON_TYPES),
        "itemType": st.sampled_from(JSON_TYPES),
        "enum": st.lists(SCALARS, min_size=1, max_size=3),
        "pattern": st.sampled_from(["^a", "b$", "[A-Z]"]),
        "format": st.sampled_from(["uuid", "date", "email", "nobody-knows"]),
        "anyOf": st.just([f"{path}.a", f"{path}.b"]),
        "rows": st.builds(
            lambda rows, denied: {"columns": ["a", "b"], "rows": rows, **({"denied": True} if denied else {})},
            st.lists(st.tuples(SCALARS, SCALARS).map(list), min_size=1, max_size=3).map(lambda rows: [columns, *rows]),
            st.booleans(),
        ),
        "compare": st.sampled_from(COMPARISONS),
        "additionalProperties": st.just(value=False),
        **dict.fromkeys(("required", "forbidden", "ignored", "uniqueItems"), st.just(value=True)),
        **dict.fromkeys(("minimum", "maximum", "multipleOf"), NUMBERS),
        **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), SIZES),
    }
    return Fact(path, keyword, draw(values[keyword]), when)


@settings(max_examples=600)
@given(fact=any_facts(), body=BODIES)
def test_the_interpreter_and_the_judge_name_the_same_places(fact: Fact, body: JsonValue) -> None:
    contract = Contract([Claim(fact)], ["a", "b", "p.a", "l[].m[].b"])
    (constraint,) = contract.constraints
    found = [steps for _, steps, _ in judge([emitted(contract, constraint)], body)]
    if fact.keyword == "additionalProperties":  # the judge names each member, the interpreter its object
        judged = {violation.loc[:-1] for violation in Judge(contract).violations(body)}
    else:
        judged = {violation.loc for violation in Judge(contract).violations(body)}
    assert {*found} == judged
    assert len(found) == len({*found})
