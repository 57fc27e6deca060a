"""Every keyword means what its examples say, by the judge and by its schema under another program."""

from __future__ import annotations

import jsonschema_rs
import pytest

from docpact.facts import KEYWORDS, Contract, Fact, Judge, Test
from docpact.facts.examples import EXAMPLES, Example
from docpact.write.json_schema import body_schema

LISTED = [example for examples in EXAMPLES.values() for example in examples]
OLD = {"pairs", "rule"}
"""Keywords of rooms that do not say relations as conditional facts yet."""


def named(example: Example) -> str:
    return f"{example.fact} {example.body}"[:80]


def test_every_keyword_has_six_examples_or_more_on_both_sides_of_it() -> None:
    differ = sorted(EXAMPLES.keys() ^ (KEYWORDS.keys() - OLD))
    assert differ == [], f"without examples, or examples of none: {differ}"
    for keyword, examples in EXAMPLES.items():
        assert len(examples) >= 6
        assert {example.fact.keyword for example in examples} == {keyword}
        verdicts = {example.verdict for example in examples}
        assert "accepted" in verdicts
        assert len(verdicts) == (2 if KEYWORDS[keyword].constrains else 1), keyword


def test_every_keyword_that_constrains_has_an_example_with_a_condition() -> None:
    for keyword, examples in EXAMPLES.items():
        conditional = any(example.fact.when for example in examples)
        assert conditional or not KEYWORDS[keyword].constrains or keyword in ("pattern", "format")


@pytest.mark.parametrize("example", LISTED, ids=named)
def test_the_judge_gives_the_verdict(example: Example) -> None:
    judge = Judge([example.fact])
    refused, warned = judge.refusals(example.body), judge.warnings(example.body)
    assert judge.accepts(example.body) is (example.verdict != "refused")
    assert bool(refused) is (example.verdict == "refused")
    assert bool(warned) is (example.verdict == "warned")
    for violation in (*refused, *warned):
        assert violation.fact == example.fact
        assert violation.message
        assert str(violation.path) == "$" or str(violation.path) in violation.message


IN_SCHEMAS = [example for example in LISTED if example.fact.keyword != "compare"]
"""JSON Schema cannot compare; the judge and the client do."""


@pytest.mark.parametrize("example", IN_SCHEMAS, ids=named)
def test_the_schema_gives_the_verdict(example: Example) -> None:
    schema = body_schema(Contract.from_facts([example.fact]))
    assert jsonschema_rs.Draft202012Validator(schema).is_valid(example.body) is (example.verdict != "refused")


@pytest.mark.parametrize("keyword", [name for name in EXAMPLES if KEYWORDS[name].about == "value"])
def test_edges_are_allowed_breaks_are_not_and_mutants_differ(keyword: str) -> None:
    meaning = KEYWORDS[keyword]
    for fact in {example.fact for example in EXAMPLES[keyword]}:
        edges, breaks = meaning.edges(fact.value), meaning.breaks(fact.value)
        assert all(meaning.accepts(fact.value, instance) for instance in edges if meaning.judges(instance))
        assert all(meaning.judges(instance) for instance in breaks)
        assert not any(meaning.accepts(fact.value, instance) for instance in breaks)
        for mutant in meaning.mutants(fact.value):
            assert meaning.invalid(mutant) is None
            assert Fact(fact.path, keyword, mutant) != Fact(fact.path, keyword, fact.value)


def test_an_unknown_body_is_judged_and_not_crashed_on() -> None:
    facts = {example.fact for example in LISTED}
    judge = Judge(facts)
    for body in (None, True, 1, 1.5, "x", [], [[]], {"x": [[], None, {"a": []}]}, {"o": []}, float("inf"), 10**400):
        assert judge.accepts(body) is (not judge.refusals(body))


def test_a_test_of_no_values_is_none() -> None:
    with pytest.raises(ValueError, match="names no values"):
        Test("a", [])
