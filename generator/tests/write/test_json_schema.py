"""The compiled schema says what the judge says, of any contract and any body, and names the same facts."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest
from hypothesis import given, settings
from pydantic import JsonValue

from docpact.facts import Claim, Contract, Fact, Judge, parse
from docpact.write.json_schema import NOTES, PAGE_LINE, UNSTATED, WARNS, body_schema, fact_of_error

from ..facts.strategies import bodies, contested_contracts  # a helper of the room beside


def compiled(*facts: str) -> dict[str, JsonValue]:
    return body_schema(Contract.from_facts(map(parse, facts)))


def named(contract: Contract, body: JsonValue) -> set[Fact]:
    """The facts that the schema's errors are about, under another program's validator."""
    schema = body_schema(contract)
    found: set[Fact] = set()
    for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(body):
        missing = getattr(error.kind, "property", None)
        fact = fact_of_error(contract, schema, error.schema_path, tuple(error.instance_path), missing)
        assert fact is not None, (schema, error.schema_path)
        found.add(fact)
    return found


@settings(max_examples=250)
@given(contract=contested_contracts, body=bodies())
def test_judge_and_schema_refuse_the_same_bodies_for_the_same_facts(contract: Contract, body: JsonValue) -> None:
    refused = {violation.fact for violation in Judge(contract).refusals(body)}
    assert named(contract, body) == {fact for fact in refused if fact.keyword != "compare"}


@pytest.mark.parametrize(
    ("fact", "path", "entry"),
    [
        ("p.a required true when p.s given", "p", {"dependentRequired": {"s": ["a"]}}),
        (
            "p.a forbidden true when p.s given",
            "p",
            {"not": {"type": "object", "required": ["s", "a"], "properties": {"s": {}, "a": {}}}},
        ),
        (
            'p.a maximum 3 when p.s="A"',
            "p",
            {
                "if": {"type": "object", "required": ["s"], "properties": {"s": {"const": "A"}}},
                "then": {"properties": {"a": {"maximum": 3}}},
            },
        ),
        (
            'x[].d required true when x[].t is not "B"',
            "x[]",
            {
                "if": {"type": "object", "required": ["t"], "properties": {"t": {"not": {"const": "B"}}}},
                "then": {"required": ["d"], "properties": {"d": {}}},
            },
        ),
        (
            "n forbidden true when x[].t=1|2",
            "$",
            {
                "if": {
                    "type": "object",
                    "required": ["x"],
                    "properties": {
                        "x": {
                            "type": "array",
                            "contains": {
                                "type": "object",
                                "required": ["t"],
                                "properties": {"t": {"enum": [1, 2]}},
                            },
                            "items": {},
                        }
                    },
                },
                "then": {"properties": {"n": {"not": {}}}},
            },
        ),
        (
            "x[].d minLength 2 when m not given",
            "$",
            {
                "if": {"not": {"type": "object", "required": ["m"], "properties": {"m": {}}}},
                "then": {"properties": {"x": {"items": {"properties": {"d": {"minLength": 2}}}}}},
            },
        ),
        (
            '$ anyOf ["p.a", "p.b"] when p.s given',
            "p",
            {
                "if": {"type": "object", "required": ["s"], "properties": {"s": {}}},
                "then": {
                    "anyOf": [
                        {"required": ["a"], "properties": {"a": {}}},
                        {"required": ["b"], "properties": {"b": {}}},
                    ]
                },
            },
        ),
        (
            'p rows {"columns": ["w", "h"], "rows": [[1, 2]]}',
            "p",
            {
                "if": {"type": "object", "required": ["w", "h"], "properties": {"w": {}, "h": {}}},
                "then": {"anyOf": [{"properties": {"w": {"const": 1}, "h": {"const": 2}}}]},
            },
        ),
        ('p compare "w < 3 * h"', "p", {"x-docpact-compare": ["w < 3 * h"]}),
        ("p.a forbidden true", "p.a", {"not": {}}),
    ],
)
def test_a_fact_that_joins_members_is_one_entry_in_its_plain_form(
    fact: str, path: str, entry: dict[str, JsonValue]
) -> None:
    schema: JsonValue = compiled(fact, 'p.w type "integer"')
    for step in [] if path == "$" else path.replace("[]", ".[]").split("."):
        assert isinstance(schema, dict)
        properties = schema.get("properties")
        schema = schema["items"] if step == "[]" else properties[step] if isinstance(properties, dict) else None
    assert isinstance(schema, dict)
    assert schema["allOf"] == [{"$comment": fact, **entry}]


def test_what_always_holds_of_one_value_stands_in_place_and_needs_no_entry() -> None:
    facts = ['p type "object"', 'p.a type "array"', 'p.a itemType "string"', 'p.a enum ["A"]', "p.a maxItems 2"]
    facts += ["p.a required true", "p.b maximum 3", "p.b required false", "p.b default 1", 'p.b format "byte"']
    assert compiled(*facts) == {
        "properties": {
            "p": {
                "type": "object",
                UNSTATED: ["required"],
                "properties": {
                    "a": {
                        "type": "array",
                        "maxItems": 2,
                        "items": {"type": "string", "enum": ["A"], UNSTATED: []},
                    },
                    "b": {"maximum": 3, "format": "byte", "default": 1},
                },
                "required": ["a"],
            }
        }
    }


def test_what_warns_or_does_not_count_is_an_annotation() -> None:
    claims = [
        Claim(Fact("a", "enum", ["A", "B"]), page_line=7),
        Claim(Fact("a", "enum", ["B", "C"]), "openapi"),
        Claim(Fact("a", "ignored", True, parse("a ignored true when b given").when)),
        Claim(Fact("a", "type", "string"), "assumed", why="so it seems"),
        Claim(Fact("b", "maximum", 3), severity="warn"),
        Claim(Fact("c", "minimum", 3), settled="openapi"),
        Claim(Fact("c", "minimum", 2), "openapi"),
    ]
    assert body_schema(Contract(claims))["properties"] == {
        "a": {
            "type": "string",
            "enum": ["A", "B", "C"],
            UNSTATED: ["enum", "required", "type"],
            WARNS: [
                {"fact": 'a enum ["A", "B"]', "witnesses": ["page"]},
                {"fact": 'a enum ["B", "C"]', "witnesses": ["openapi"]},
                {"fact": "a ignored true when b given", "witnesses": ["page"]},
            ],
            PAGE_LINE: 7,
        },
        "b": {UNSTATED: ["required"], WARNS: [{"fact": "b maximum 3", "witnesses": ["page"]}]},
        "c": {
            "minimum": 2,
            UNSTATED: ["minimum", "required"],
            NOTES: [{"fact": "c minimum 3", "witnesses": ["page"]}],
        },
    }


def test_without_conditions_it_is_the_schema_of_single_values() -> None:
    facts = map(parse, ["p.a required true when p.s given", 'p rows {"columns": ["w", "h"], "rows": [[1, 2]]}'])
    schema = body_schema(Contract([*map(Claim, facts), Claim(Fact("p.w", "maximum", 2))]), conditions=False)
    assert "allOf" not in json.dumps(schema)
    assert '"maximum": 2' in json.dumps(schema)


def test_a_field_is_described_in_the_words_given() -> None:
    schema = body_schema(Contract.from_facts([Fact("a", "type", "string")]), descriptions={"a": "What it is."})
    assert schema == {"properties": {"a": {"description": "What it is.", "type": "string", UNSTATED: ["required"]}}}
