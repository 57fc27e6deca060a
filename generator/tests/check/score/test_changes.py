"""What is changed in facts, and what lenient sides read."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.check.judge import Judge
from docpact.check.score.facts import changes
from docpact.check.score.readings import lenient_readings
from docpact.facts import Fact, canonical, difference

FACTS = (
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
    Fact("width", "pairs", [[1, 2], [3, 4]]),
    Fact("height", "type", "integer"),
    Fact("word", "rule", "requires size"),
)


def test_every_change_of_a_fact_changes_that_fact_alone() -> None:
    for changed in changes(FACTS):
        if "#" in changed.subject:
            found = difference(FACTS, changed.facts)
            assert [change.id for change in found] == [changed.subject], changed


@pytest.mark.parametrize(
    ("subject", "kind", "what"),
    [
        ("size#enum", "value dropped", "8"),
        ("size#enum", "value added", "5"),
        ("size#enum", "value added", "16"),
        ("size#enum", "value renamed", "12"),
        ("kind#enum", "value added", '"slow_2"'),
        ("kind#enum", "value added", '"FAST_8"'),
        ("ratio#minimum", "bound moved", "down by one"),
        ("ratio#multipleOf", "bound moved", "halved"),
        ("word#maxLength", "bound moved", "up by one"),
        ("word#maxLength", "bound dropped", "dropped"),
        ("names#maxItems", "bound moved", "down by one"),
        ("size#type", "type widened", "number"),
        ("size#type", "type changed", "string"),
        ("size#required", "required flipped", "now false"),
        ("size#default", "default changed", "8"),
        ("width#pairs", "value dropped", "[1,2]"),
        ("width#pairs", "value added", "[2,1]"),
        ("word#rule:requires size", "rule dropped", "dropped"),
        ("$#additionalProperties", "key opened", "dropped"),
        ("word", "member renamed", "in capitals"),
        ("word", "member dropped", "not known"),
    ],
)
def test_a_fact_is_changed_in_every_sensible_way(subject: str, kind: str, what: str) -> None:
    assert (subject, kind, what) in {(one.subject, one.kind, one.what) for one in changes(FACTS)}


def test_a_bound_moves_by_a_step_of_its_own() -> None:
    found = [one for one in changes(FACTS) if one.subject == "ratio#minimum" and one.what == "up by one"]
    assert canonical([fact.value for fact in found[0].facts if fact.id == "ratio#minimum"]) == "[0.2]"


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
    judge = Judge(FACTS)
    found = [one for one in lenient_readings(judge.root) if (one.path, one.what) == (path, what)]
    assert found
    assert canonical(read) in [canonical(one(body)) for one in found]
