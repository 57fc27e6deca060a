"""What is changed in facts, and what lenient sides read."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.check.score.coercions import coercions
from docpact.check.score.facts import changes
from docpact.facts import Claim, Contract, Fact, canonical, difference, parse

CONTRACT = Contract.from_facts(
    (
        Fact("$", "type", "object"),
        Fact("$", "additionalProperties", value=False),
        Fact("size", "type", "integer"),
        Fact("size", "required", value=True),
        Fact("size", "enum", [4, 8, 12]),
        Fact("size", "default", 4),
        Fact("ratio", "type", "number"),
        Fact("ratio", "minimum", 0.1),
        Fact("ratio", "multipleOf", 0.1),
        Fact("word", "type", "string"),
        Fact("word", "maxLength", 5),
        Fact("kind", "type", "string"),
        Fact("kind", "enum", ["SLOW_2", "FAST_4"]),
        Fact("names", "type", "array"),
        Fact("names", "itemType", "string"),
        Fact("names", "maxItems", 2),
        Fact("width", "type", "integer"),
        Fact("width", "minimum", 1),
        Fact("height", "type", "integer"),
        Fact("$", "rows", {"columns": ["width", "height"], "rows": [[1, 2], [3, 4]]}),
        Fact("$", "compare", "width * 2 <= 3840"),
        parse('size required true when kind="SLOW_2"'),
    )
)
FACTS = CONTRACT.facts("page")


def test_every_change_of_a_fact_changes_that_fact_alone() -> None:
    for changed in changes(CONTRACT):
        if (
            "#" in changed.subject
            and changed.kind not in ("refusal lost", "compare changed")
            and "test" not in changed.kind
        ):
            found = difference(FACTS, changed.contract.facts("page"))
            assert [change.id for change in found] == [changed.subject], changed


def test_of_two_witnesses_defaults_the_foremost_alone_is_changed() -> None:
    contested = Contract(
        [
            Claim(Fact("size", "type", "integer")),
            Claim(Fact("size", "default", 8), "openapi"),
            Claim(Fact("size", "default", 4), "page"),
        ]
    )
    changed = {one.facts[0] for one in changes(contested) if one.facts and one.kind.startswith("default")}
    assert changed == {Fact("size", "default", 4)}


@pytest.mark.parametrize(
    ("subject", "kind", "what"),
    [
        ("size#enum", "enum changed", "[4, 12]"),
        ("size#enum", "enum dropped", "dropped"),
        ("size#enum", "refusal lost", "warned of"),
        ("ratio#minimum", "minimum changed", "1.1"),
        ("ratio#multipleOf", "multipleOf changed", "0.2"),
        ("word#maxLength", "maxLength changed", "6"),
        ("word#maxLength", "maxLength dropped", "dropped"),
        ("names#maxItems", "maxItems changed", "1"),
        ("size#type", "type changed", '"number"'),
        ("size#required", "required changed", "false"),
        ("size#default", "default changed", "5"),
        ("$#rows:width, height", "rows changed", '{"columns": ["width", "height"], "rows": [[3, 4]]}'),
        ("$#compare:width * 2 <= 3840", "compare changed", '"width * 2 < 3840"'),
        ("$#compare:width * 2 <= 3840", "compare changed", '"width * 2 <= 3841"'),
        ('size#required when kind="SLOW_2"', "test dropped", 'kind="SLOW_2"'),
        ('size#required when kind="SLOW_2"', "test turned", 'kind="SLOW_2"'),
        ('size#required when kind="SLOW_2"', "test moved", 'kind="SLOW_2", "FAST_4"'),
        ("$#additionalProperties", "additionalProperties dropped", "dropped"),
        ("word", "member renamed", "in capitals"),
        ("word", "member dropped", "not known"),
    ],
)
def test_a_fact_is_changed_in_every_sensible_way(subject: str, kind: str, what: str) -> None:
    assert (subject, kind, what) in {(one.subject, one.kind, one.what) for one in changes(CONTRACT)}


@pytest.mark.parametrize(
    ("path", "what", "body", "read"),
    [
        ("size", "a number in a text", {"size": "4"}, {"size": 4}),
        ("size", "a number in a text", {"size": "four"}, {"size": "four"}),
        ("size", "true for 1", {"size": True}, {"size": 1}),
        ("size", "a fraction cut off", {"size": 4.5}, {"size": 4}),
        ("size", "one in an array", {"size": [4]}, {"size": 4}),
        ("size", "null", {"size": None}, {"size": 4}),
        ("word", "null", {"word": None}, {}),
        ("word", "counted in bytes", {"word": "éé"}, {"word": "aaaa"}),
        ("word", "counted in UTF-16 units", {"word": "🪁"}, {"word": "aa"}),
        ("word", "cut at the maximum", {"word": "1234567"}, {"word": "12345"}),
        ("word", "a number for its text", {"word": 4}, {"word": "4"}),
        ("kind", "upper and lower case", {"kind": "slow_2"}, {"kind": "SLOW_2"}),
        ("kind", "hyphens, underscores and spaces", {"kind": "SLOW-2"}, {"kind": "SLOW_2"}),
        ("kind", "white space around trimmed", {"kind": " SLOW_2 "}, {"kind": "SLOW_2"}),
        ("names", "JSON in a text", {"names": '["a"]'}, {"names": ["a"]}),
        ("names", "JSON in a text", {"names": "["}, {"names": "["}),
        ("names", "an object with indexes", {"names": {"0": "a"}}, {"names": ["a"]}),
        ("names", "one text without its array", {"names": "a"}, {"names": ["a"]}),
        ("$", "unknown members dropped", {"size": 4, "x": 1}, {"size": 4}),
        ("$", "names", {"SIZE": 4}, {"size": 4}),
        ("$", "one in an array", [{"size": 4}], {"size": 4}),
    ],
)
def test_a_lenient_side_reads_what_it_should_refuse(path: str, what: str, body: JsonValue, read: JsonValue) -> None:
    found = [one for one in coercions(CONTRACT) if (one.path, one.what) == (path, what)]
    assert found
    assert canonical(read) in [canonical(one(body)) for one in found]
