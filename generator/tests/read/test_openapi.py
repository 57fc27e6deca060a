"""Facts out of anybody's OpenAPI document, and clear words for what is none."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.facts import as_json
from docpact.read.openapi import MAXIMUM_BYTES, facts_of_document, read_document

VENDOR = Path(__file__).parent / "vendor.json"
PICTURES = "parameters.pictures"


def test_a_vendor_s_document_is_read_rightly() -> None:
    facts = facts_of_document(read_document(VENDOR), "kite-1")
    expected: list[list[JsonValue]] = [
        ["model", "enum", ["kite-1", "kite-1-pro"]],
        ["model", "required", True],
        ["model", "type", "string"],
        ["parameters", "required", True],
        ["parameters", "type", "object"],
        ["parameters.colours", "enum", ["BLUE", "RED"]],
        ["parameters.colours", "itemType", "string"],
        ["parameters.colours", "maxItems", 3],
        ["parameters.colours", "minItems", 1],
        ["parameters.colours", "required", False],
        ["parameters.colours", "type", "array"],
        ["parameters.either", "required", False],
        ["parameters.height", "default", 20],
        ["parameters.height", "maximum", 100],
        ["parameters.height", "minimum", 0],
        ["parameters.height", "multipleOf", 5],
        ["parameters.height", "required", False],
        ["parameters.height", "type", "integer"],
        ["parameters.mood", "enum", ["CALM", "WILD"]],
        ["parameters.mood", "required", False],
        ["parameters.mood", "type", "string"],
        [PICTURES, "required", False],
        [PICTURES, "type", "array"],
        [f"{PICTURES}[].image", "present", True],
        [f"{PICTURES}[].image", "required", True],
        [f"{PICTURES}[].image", "type", "object"],
        [f"{PICTURES}[].image.id", "present", True],
        [f"{PICTURES}[].image.id", "required", False],
        [f"{PICTURES}[].image.id", "type", "string"],
        ["parameters.prompt", "maxLength", 1500],
        ["parameters.prompt", "minLength", 1],
        ["parameters.prompt", "required", True],
        ["parameters.prompt", "type", "string"],
        ["parameters.tail", "deprecated", True],
        ["parameters.tail", "minimum", 0.5],
        ["parameters.tail", "required", False],
        ["parameters.tail", "type", "number"],
        ["parameters.words", "itemType", "string"],
        ["parameters.words", "required", False],
        ["parameters.words", "type", "array"],
        ["parameters.words[]", "maxLength", 12],
        ["public", "default", False],
        ["public", "required", False],
        ["public", "type", "boolean"],
    ]
    assert as_json(facts) == sorted(expected, key=lambda fact: (str(fact[0]), str(fact[1])))


def test_a_second_name_of_a_model_gives_the_same() -> None:
    document = read_document(VENDOR)
    assert facts_of_document(document, "kite-1") == facts_of_document(document, "kite-1-pro")


def test_a_model_that_only_the_discriminator_names_is_found() -> None:
    facts = as_json(facts_of_document(read_document(VENDOR), "glider"))
    assert ["span", "type", "number"] in facts
    assert ["model", "required", True] in facts


def test_a_choice_within_a_choice_is_found() -> None:
    assert as_json(facts_of_document(read_document(VENDOR), "balloon")) == [
        ["gas", "default", "HOT"],
        ["gas", "required", False],
        ["gas", "type", "string"],
        ["model", "enum", ["balloon"]],
        ["model", "required", False],
    ]


@pytest.mark.parametrize(
    ("model", "complaint"), [(None, "describes several models"), ("zeppelin", "no request for this model")]
)
def test_a_model_must_be_picked(model: str | None, complaint: str) -> None:
    with pytest.raises(DocpactError, match=complaint) as caught:
        facts_of_document(read_document(VENDOR), model)
    assert "there is: balloon, glider, kite-1, kite-1-pro." in str(caught.value)


def document_of(schema: object, **schemas: object) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {
        "openapi": "3.1.0",
        "paths": {"/x": {"post": {"requestBody": {"content": content}}}},
        "components": {"schemas": schemas},
    }


def body(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": {"model": {"enum": ["m"]}, **properties}}


BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "a reference to nowhere": (document_of({"$ref": "#/components/schemas/None"}), "leads nowhere"),
    "a reference to a word": (document_of({"$ref": "#/openapi"}), "leads nowhere"),
    "a reference outside": (document_of(body(a={"$ref": "other.json#/x"})), "leaves the document"),
    "a reference to a file": (document_of(body(a={"$ref": "file:///etc/passwd"})), "leaves the document"),
    "a request without end": (
        document_of(
            body(a={"$ref": "#/components/schemas/A"}), A={"properties": {"a": {"$ref": "#/components/schemas/A"}}}
        ),
        "nested more than 40 deep",
    ),
    "items without end": (
        document_of(
            body(a={"$ref": "#/components/schemas/A"}), A={"type": "array", "items": {"$ref": "#/components/schemas/A"}}
        ),
        "nested more than 40 deep",
    ),
    "allOf of itself": (
        document_of({"$ref": "#/components/schemas/A"}, A={"allOf": [{"$ref": "#/components/schemas/A"}]}),
        "no request for this model",
    ),
    "a circle of references": (
        document_of(
            {"$ref": "#/components/schemas/A"},
            A={"$ref": "#/components/schemas/B"},
            B={"$ref": "#/components/schemas/A"},
        ),
        "no request for this model|describes no request",
    ),
    "a choice without end": (
        document_of({"$ref": "#/components/schemas/A"}, A={"oneOf": [{"$ref": "#/components/schemas/A"}]}),
        "describes no request",
    ),
    "nothing": ({"openapi": "3.1.0"}, "describes no request"),
    "paths that are none": ({"openapi": "3.1.0", "paths": [1, 2]}, "describes no request"),
    "no JSON body": ({"openapi": "3.1.0", "paths": {"/": {"post": {"requestBody": {"content": []}}}}}, "no request"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_gets_a_clear_error(name: str) -> None:
    document, complaint = BROKEN[name]
    with pytest.raises(DocpactError, match=complaint) as caught:
        facts_of_document(document)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{", r":1:2: not JSON"),
        (b'{"openapi": }', r":1:13: not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"", ":1:1: not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"openapi": NaN}', "not JSON"),
        (b'{"openapi": 1e999}', "not JSON"),
        (b'{"openapi": ' + b"9" * 5000 + b"}", "not JSON"),
        (b"[]", "has no member 'openapi'"),
        (b'{"swagger": "2.0"}', "has no member 'openapi'"),
        (b"null", "has no member 'openapi'"),
    ],
)
def test_a_file_that_is_no_document_gets_a_clear_error(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "openapi.json"
    path.write_bytes(content)
    with pytest.raises(DocpactError, match=complaint) as caught:
        read_document(path)
    assert caught.value.hint
    assert "openapi.json" in str(caught.value)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocpactError, match="cannot read the file: No such file"):
        read_document(tmp_path / "none.json")
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(MAXIMUM_BYTES + 1)
    with pytest.raises(DocpactError, match="larger than 20 MiB"):
        read_document(path)


def test_numbers_stay_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document_of(body(a={"type": "number", "default": 1.5, "minimum": -0.5}))))
    facts = as_json(facts_of_document(read_document(path)))
    assert ["a", "default", 1.5] in facts
    assert ["a", "minimum", -0.5] in facts


def _doubling(word: str, inner: JsonValue) -> dict[str, Any]:
    """A document of a few lines whose schemas, each holding the next one twice, stand for 2 ** 30 of them."""
    names = [f"S{number}" for number in range(31)]
    twice = {name: {word: [{"$ref": f"#/components/schemas/{after}"}] * 2} for name, after in itertools.pairwise(names)}
    return document_of({"$ref": "#/components/schemas/S0"}, **twice, S30=inner)


@pytest.mark.parametrize("word", ["allOf", "oneOf"])
def test_few_references_that_stand_for_very_many_schemas_are_refused(word: str) -> None:
    inner: JsonValue = {"type": "object", "properties": {"model": {"enum": ["m"]}}}
    with pytest.raises(DocpactError, match="more than 100,000 schemas") as caught:
        facts_of_document(_doubling(word, inner), "m")
    assert caught.value.hint


def test_parts_of_an_all_of_are_merged_once_each_however_many_they_are() -> None:
    parts = [
        {"properties": {f"p{number}_{one}": {"type": "string"} for one in range(4)}, "required": [f"p{number}_0"]}
        for number in range(80)
    ]
    found = facts_of_document(document_of({"allOf": [{"properties": {"model": {"enum": ["m"]}}}, *parts]}), "m")

    assert len(found) == 2 + 2 * 80 * 4
    assert sum(fact.keyword == "required" and fact.value is True for fact in found) == 80


def test_an_array_has_no_members_whatever_a_document_says_of_them() -> None:
    listed = {"type": "array", "maxItems": 2, "items": {"type": "string"}, "properties": {"0": {"type": "object"}}}
    found = {str(fact) for fact in facts_of_document(document_of(body(tags=listed)), None) if fact.path != "model"}
    assert found == {'tags type "array"', "tags required false", "tags maxItems 2", 'tags itemType "string"'}
