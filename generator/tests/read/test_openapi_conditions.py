"""Conditions out of JSON Schemas: each form by hand, what is not understood, and two random searches."""

from __future__ import annotations

import json
import random
from pathlib import Path as FilePath
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.facts import ITEMS, ROOT, Contract, Fact, Field, Judge, Loc, Path, value_at
from docpact.facts.wording import Names, columns_beside, facts_from_wording
from docpact.read.openapi import model_names, read_document, read_request
from docpact.read.sources import read_source
from docpact.write.json_schema import body_schema

from ..facts import strategies  # a helper of the room beside

VENDOR = FilePath(__file__).parents[3] / ".." / "shared" / "openapi" / "leonardo-v2.json"

Object = dict[str, Any]


def document(schema: object) -> Object:
    content = {"application/json": {"schema": schema}}
    return {"openapi": "3.1.0", "paths": {"/x": {"post": {"operationId": "make", "requestBody": {"content": content}}}}}


def read(**schema: object) -> tuple[list[str], list[str]]:
    """The facts and the unread parts of an object's schema, without what its mere form says."""
    found = read_request(document({"properties": {}, **schema}))
    stated = [str(fact) for fact in found.facts if not (fact.keyword == "required" and fact.value is False)]
    return stated, [f"{one.path} {one.keyword}: {one.why}" for one in found.unread]


def pair(width: object, height: object, **more: object) -> Object:
    return {"properties": {"w": {"enum": [width]}, "h": {"const": height}}, **more}


def needs(*names: str, **properties: object) -> Object:
    return {"required": [*names], **({"properties": properties} if properties else {})}


ROWS = '{"columns": ["w", "h"], "rows": [[1, 2], [3, 4]]}'
BOTH = [pair(1, 2, required=["w", "h"]), pair(3, 4, required=["w", "h"])]
NEITHER = {"not": {"anyOf": [needs("w"), needs("h")]}}

FORMS: dict[str, tuple[Object, list[str]]] = {
    "pairs": (
        {"anyOf": [pair(1, 2), {"type": "object", **pair(3, 4)}]},
        [f"$ rows {ROWS}", "w enum [1, 3]", "h enum [2, 4]"],
    ),
    "pairs that are needed": ({"oneOf": BOTH}, [f"$ rows {ROWS}", "w required true", "h required true"]),
    "pairs or neither": (
        {"oneOf": [*BOTH, NEITHER]},
        [f"$ rows {ROWS}", "w required true when h given", "h required true when w given"],
    ),
    "pairs or a value that frees from them": (
        {"anyOf": [needs("w", w={"enum": [0]}), needs("h", h={"const": 0}), pair(1, 2), pair(3, 4)]},
        [f"$ rows {ROWS} when h is not 0 and w is not 0"],
    ),
    "pairs unless another member is given": (
        {"anyOf": [needs("mode"), pair(1, 2), pair(3, 4)]},
        [f"$ rows {ROWS} when mode not given"],
    ),
    "pairs of one mode": (
        {"if": needs("mode", mode={"const": "A"}), "then": {"anyOf": [pair(1, 2), pair(3, 4)]}},
        [
            f'$ rows {ROWS} when mode="A"',
            'w enum [1, 3] when mode="A"',
            'h enum [2, 4] when mode="A"',
        ],
    ),
    "a row that is denied": (
        {"not": pair(1, 2, required=["w", "h"])},
        ['$ rows {"columns": ["w", "h"], "denied": true, "rows": [[1, 2]]}'],
    ),
    "excluded": ({"not": needs("a", "b")}, ["b forbidden true when a given"]),
    "excluded where items are given": (
        {
            "not": {
                "anyOf": [
                    {"allOf": [needs("a"), needs("g", g=needs("a", a={"type": "array", "minItems": 1}, type="x"))]},
                    {"allOf": [needs("b"), needs("g", g={"type": "object", **needs("b")})]},
                ]
            }
        },
        [],
    ),
    "never allowed": ({"not": needs("a")}, ["a forbidden true"]),
    "a member that is false": ({"properties": {"a": False}}, ["a forbidden true"]),
    "excluded of one value": ({"not": needs("a", "b", b={"const": 1})}, ["a forbidden true when b=1"]),
    "dependent": (
        {"dependentRequired": {"a": ["b", "c"]}},
        ["b required true when a given", "c required true when a given"],
    ),
    "dependent, as it was once written": (
        {"dependencies": {"a": ["b"], "c": {"properties": {"d": {"maximum": 3}}}}},
        ["b required true when a given", "d maximum 3 when c given"],
    ),
    "dependent schema": (
        {"dependentSchemas": {"a": {"properties": {"d": {"maxItems": 3}}, "required": ["e"]}}},
        ["d maxItems 3 when a given", "e required true when a given"],
    ),
    "one of members": ({"anyOf": [needs("a"), needs("b")]}, ['$ anyOf ["a", "b"]']),
    "one of members or two": (
        {"anyOf": [needs("a"), needs("b", "c")]},
        ['$ anyOf ["a", "b"]', '$ anyOf ["a", "c"]'],
    ),
    "one value or another member": (
        {"anyOf": [needs("a", a={"const": 1}), needs("b")]},
        ["b required true when a not given", "b required true when a is not 1"],
    ),
    "if, then, else": (
        {
            "if": needs("mode", mode={"enum": ["A", "B"]}),
            "then": {"properties": {"n": {"maximum": 3}}, "required": ["n"]},
            "else": {"properties": {"n": False}},
        },
        [
            'n required true when mode="A"|"B"',
            'n maximum 3 when mode="A"|"B"',
            'n forbidden true when mode is not "A"|"B"',
            "n forbidden true when mode not given",
        ],
    ),
    "if that holds of a body without the member too": (
        {"if": {"properties": {"mode": {"const": "A"}}}, "then": needs("n")},
        ['n required true when mode="A"', "n required true when mode not given"],
    ),
    "a member within a member": (
        {"if": needs("a"), "then": needs("o", o={"type": "object", **needs("p")})},
        ["o.p required true when a given"],
    ),
    "a member of a member that may be missing": (
        {"if": needs("a"), "then": {"properties": {"o": needs("p")}}},
        ["o.p required true when a given and o given"],
    ),
    "of the same item": (
        {
            "properties": {
                "x": {
                    "items": {
                        "if": needs("t", t={"const": "URL"}),
                        "then": needs("url"),
                        "else": {"properties": {"url": False}},
                    }
                }
            }
        },
        [
            'x[].url required true when x[].t="URL"',
            'x[].url forbidden true when x[].t is not "URL"',
            "x[].url forbidden true when x[].t not given",
        ],
    ),
    "of some item": (
        {"if": needs("x", x={"type": "array", "contains": needs("t", t={"const": 1})}), "then": needs("n")},
        ["n required true when x[].t=1"],
    ),
    "parts that each have items": (
        {
            "properties": {
                "x": {
                    "allOf": [
                        {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
                        {"items": {"properties": {"n": {"maximum": 9}}}},
                    ]
                }
            }
        },
        ['x type "array"', "x[].n present true", 'x[].n type "integer"', "x[].n maximum 9"],
    ),
    "parts that narrow": (
        {"properties": {"a": {"allOf": [{"enum": [1, 2, 3]}, {"enum": [2, 3, 4], "minimum": 0}], "minimum": 1}}},
        ["a enum [2, 3]", "a minimum 1"],
    ),
    "a choice of closed sets": (
        {"properties": {"a": {"type": "string", "oneOf": [{"const": "A", "title": "x"}, {"enum": ["B", "C"]}]}}},
        ['a type "string"', 'a enum ["A", "B", "C"]'],
    ),
    "a choice of numbers": (
        {"properties": {"a": {"anyOf": [{"type": "integer"}, {"type": "number"}]}}},
        ['a type "number"'],
    ),
    "two types that are one": ({"properties": {"a": {"type": ["integer", "number"]}}}, ['a type "number"']),
    "whole numbers beyond a bound": (
        {"properties": {"a": {"type": "integer", "exclusiveMinimum": 0, "maximum": 9, "exclusiveMaximum": True}}},
        ['a type "integer"', "a minimum 1", "a maximum 8"],
    ),
    "texts and items": (
        {
            "properties": {
                "a": {"type": "string", "format": "uuid", "pattern": "^a"},
                "x": {"type": "array", "uniqueItems": True, "items": {"type": "string", "enum": ["A"], "maxLength": 3}},
            }
        },
        [
            'a type "string"',
            'a format "uuid"',
            'a pattern "^a"',
            'x type "array"',
            "x uniqueItems true",
            'x itemType "string"',
            'x enum ["A"]',
            "x[] maxLength 3",
        ],
    ),
    "arithmetic of ours": ({"x-docpact-compare": ["a < b * 2"]}, ['$ compare "a < b * 2"']),
    "what says nothing": (
        {
            "description": "d",
            "minProperties": 0,
            "x-note": 1,
            "properties": {"a": {"default": None, "deprecated": False}},
        },
        [],
    ),
    "closed": ({"additionalProperties": False, "properties": {"o": {"additionalProperties": {}}}}, []),
}
FORMS["excluded where items are given"][0]["not"]["anyOf"][0]["allOf"][1]["properties"]["g"] = {
    "type": "object",
    **needs("a", a={"type": "array", "minItems": 1}),
}
FORMS["excluded where items are given"][1].extend(
    ["a forbidden true when g.a[] given", "g.b forbidden true when b given"]
)
FORMS["closed"][1].extend(["$ additionalProperties false", "o additionalProperties true"])


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_read_as_facts(name: str) -> None:
    schema, expected = FORMS[name]
    facts, unread = read(**schema)
    assert sorted(facts) == sorted(expected)
    assert unread == []


UNREAD: dict[str, tuple[Object, str]] = {
    "a choice of types": ({"properties": {"a": {"type": ["string", "integer"]}}}, "a type: a choice of types"),
    "a choice of typed values": (
        {"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}},
        "a anyOf: a choice of types",
    ),
    "a choice of unlike schemas": (
        {"properties": {"a": {"anyOf": [{"type": "string", "maxLength": 3}, {"enum": [1]}]}}},
        "a anyOf: type string in a condition",
    ),
    "null": ({"properties": {"a": {"type": ["string", "null"]}}}, "a nullable: "),
    "null of OpenAPI 3.0": ({"properties": {"a": {"type": "string", "nullable": True}}}, "a nullable: "),
    "null in a choice": ({"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}, "a nullable: "),
    "an exclusive bound": (
        {"properties": {"a": {"type": "number", "exclusiveMinimum": 0}}},
        "a exclusiveMinimum: an exclusive bound",
    ),
    "names by pattern": ({"patternProperties": {"^a": {"type": "string"}}}, "$ patternProperties: "),
    "typed members": ({"additionalProperties": {"type": "string"}}, "$ additionalProperties: "),
    "a tuple": ({"properties": {"a": {"prefixItems": [{"type": "string"}]}}}, "a prefixItems: "),
    "a count of members": ({"minProperties": 1}, "$ minProperties: "),
    "lookaround": ({"properties": {"a": {"pattern": "(?=a)b"}}}, "a pattern: "),
    "two patterns": (
        {"properties": {"a": {"allOf": [{"pattern": "a"}, {"pattern": "b"}]}}},
        "a pattern: beside a on the same path",
    ),
    "an unknown type": ({"properties": {"a": {"type": "file"}}}, "a type: "),
    "a name that no parameter has": ({"properties": {"a b": {"type": "string"}}}, "$ properties: "),
    "a name that reads like a path": ({"properties": {"a.b": {"type": "string"}}}, "$ properties: "),
    "a value that is not allowed": ({"not": needs("a", a={"const": 1})}, "$ not: values that are not allowed"),
    "a bound in a condition": (
        {"if": needs("a", a={"minimum": 3}), "then": needs("b")},
        "$ if: minimum in a condition",
    ),
    "a type in a condition": (
        {"if": needs("a", a={"type": "string"}), "then": needs("b")},
        "$ if: type string in a condition",
    ),
    "all items in a condition": (
        {"if": {"not": needs("x", x={"contains": {"const": 1}})}, "then": needs("b")},
        "$ if: a condition on all items",
    ),
    "two tests of one item": (
        {"if": needs("x", x={"contains": needs("t", "u", t={"const": 1})}), "then": needs("b")},
        "$ if: several tests of one item",
    ),
    "rows of different columns": (
        {"anyOf": [pair(1, 2), {"properties": {"w": {"const": 1}, "d": {"const": 1}}}]},
        "$ anyOf: rows of different columns",
    ),
    "exactly one": ({"oneOf": [needs("a"), needs("b")]}, "$ oneOf: bodies that match several"),
    "too many alternatives": (
        {"not": {"allOf": [{"anyOf": [needs(f"a{at}"), needs(f"b{at}")]} for at in range(9)]}},
        "$ not: more than 64 alternatives",
    ),
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_understood_is_listed_and_not_guessed(name: str) -> None:
    schema, complaint = UNREAD[name]
    facts, unread = read(**schema)
    assert len(unread) == 1
    assert unread[0].startswith(complaint)
    judge = Judge(read_request(document({"properties": {}, **schema})).facts)
    assert judge.accepts({}) or not jsonschema_rs.Draft202012Validator(schema).is_valid({}), facts


def test_null_beside_values_is_not_one_of_them() -> None:
    assert read(properties={"a": {"enum": ["A", None], "nullable": True}})[0] == ['a enum ["A"]']


# ---- what docpact writes, it reads


def _said_plainly(fact: Fact) -> bool:
    """Whether no other fact says the same in fewer words, as a test of the fact's own path would."""

    def related(one: str, other: str) -> bool:
        return Path(one).holds(other) or Path(other).holds(one)

    subjects = {fact.path, *fact.meaning.subjects(fact.path, fact.value)} - {ROOT}
    tested = [test.path for test in fact.when]
    if any(related(subject, path) for subject in subjects for path in tested):
        return False
    if any(related(one, other) for at, one in enumerate(tested) for other in tested[at + 1 :]):
        return False
    if fact.keyword == "anyOf":
        listed = [Path(str(path)) for path in fact.value] if isinstance(fact.value, list) else []
        apart = not any(related(one, other) for at, one in enumerate(listed) for other in listed[at + 1 :])
        return len(listed) > 1 and apart and ITEMS not in {path.name for path in listed}
    if fact.path.name == ITEMS and fact.keyword in ("required", "present", "type", "enum"):
        return False
    return not (fact.value is None or (isinstance(fact.value, list) and None in fact.value))


@settings(max_examples=250)
@given(st.lists(strategies.facts().filter(_said_plainly), min_size=1, max_size=4))
def test_what_the_compiler_writes_is_read_back_to_the_same_facts(listed: list[Fact]) -> None:
    facts = {fact.id: fact for fact in listed}
    schema = body_schema(Contract.from_facts(facts.values()))
    found = read_request(document({"properties": {}, **schema}))
    assert {str(fact) for fact in found.facts} == {str(fact) for fact in facts.values()}
    assert found.unread == ()


GOLD = sorted((VENDOR.parents[1] / "corpus" / "gold").glob("*.json"))


def labelled(path: FilePath) -> list[Fact]:
    """The facts that somebody read off a page by hand; relations without a parameter's name are left out."""
    entries: list[Any] = json.loads(path.read_text(encoding="utf-8"))
    names = Names.from_facts(Fact(entry[0], entry[1], entry[2]) for entry in entries)
    found: list[Fact] = []
    for where, keyword, value, *_ in entries:
        if keyword == "pairs":
            columns: list[JsonValue] = [*columns_beside(Path(where))]
            found.append(Fact(Path(where).parent or ROOT, "rows", {"columns": columns, "rows": value}))
        elif keyword == "rule" and "video reference" not in value:  # no parameter is called so
            found += facts_from_wording(Path(where), value, names)
        elif keyword != "rule":
            found.append(Fact(where, keyword, value))
    return found


@pytest.mark.skipif(not GOLD, reason="the labelled pages are not here")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_facts_of_a_labelled_page_survive_the_way_through_a_schema(path: FilePath) -> None:
    facts = labelled(path)
    found = read_request(document(body_schema(Contract.from_facts(facts))))
    assert {str(fact) for fact in found.facts} == {str(fact) for fact in facts}
    assert found.unread == ()


# ---- what a stranger writes means the same

_NAMES = ("a", "b", "c")
_values = st.sampled_from([0, 1, "A", True])
_cells = st.fixed_dictionaries({"w": st.builds(lambda value: {"const": value}, _values), "h": st.just({"const": 1})})
_given = st.lists(st.sampled_from(_NAMES), min_size=1, max_size=2, unique=True).map(lambda names: {"required": names})
_valued = st.builds(lambda name, value: needs(name, **{name: {"const": value}}), st.sampled_from(_NAMES), _values)
_guarded = st.builds(lambda name, value: {"properties": {name: {"const": value}}}, st.sampled_from(_NAMES), _values)
_conditions = st.recursive(
    _given | _valued | _guarded,
    lambda inner: (
        st.builds(lambda part: {"not": part}, inner)
        | st.builds(lambda parts: {"anyOf": parts}, st.lists(inner, min_size=2, max_size=3))
        | st.builds(lambda parts: {"allOf": parts}, st.lists(inner, min_size=1, max_size=2))
    ),
    max_leaves=4,
)
_tables = st.builds(
    lambda rows, closed: [{"properties": row, **({"required": ["w", "h"]} if closed else {})} for row in rows],
    st.lists(_cells, min_size=2, max_size=3),
    st.booleans(),
)
_schemas = (
    _conditions
    | st.builds(lambda rows, others: {"anyOf": [*rows, *others]}, _tables, st.lists(_conditions, max_size=2))
    | st.builds(
        lambda one, then, other: {"if": one, "then": then, "else": other}, _conditions, _conditions, _conditions
    )
    | st.builds(lambda name, names: {"dependentRequired": {name: names}}, st.sampled_from(_NAMES), st.just(["b"]))
)
_objects = st.dictionaries(st.sampled_from([*_NAMES, "w", "h"]), _values, max_size=5)


@settings(max_examples=250)
@given(schema=_schemas, bodies=st.lists(_objects, min_size=6, max_size=6))
def test_facts_read_from_a_schema_refuse_what_it_refuses(schema: Object, bodies: list[Object]) -> None:
    found = read_request(document({"properties": {}, **schema}))
    assume(not found.unread)
    judge, validator = Judge(found.facts), jsonschema_rs.Draft202012Validator(schema)
    for body in bodies:
        assert judge.accepts(body) is validator.is_valid(body), (body, [str(fact) for fact in found.facts])


# ---- YAML, and documents of one operation

YAML = """
openapi: 3.0.3
info: {title: Kites, version: 2026-01-02}
paths:
  /kites:
    post:
      requestBody:
        content:
          application/json; charset=utf-8:
            schema: &kite
              type: object
              required: [model]
              properties:
                model: {type: string, enum: [kite, on]}
                span: {type: number, minimum: 0.5}
      responses:
        200: {description: Fine.}
"""


def test_a_document_in_yaml_is_read_as_one_in_json(tmp_path: FilePath) -> None:
    path = tmp_path / "kites.yaml"
    path.write_text(YAML, encoding="utf-8")
    found = read_request(read_document(path), "on")
    assert found.models == ("kite", "on")
    assert {str(fact) for fact in found.facts} == {
        "model required true",
        'model type "string"',
        'model enum ["kite", "on"]',
        "span required false",
        'span type "number"',
        "span minimum 0.5",
    }


def test_a_yaml_file_is_a_document_or_a_spec_by_what_it_says(tmp_path: FilePath) -> None:
    path = tmp_path / "kites.yml"
    path.write_text(YAML, encoding="utf-8")
    found = read_source(str(path), "kite")
    assert (found.kind, len(found.facts)) == ("openapi", 6)
    path.write_text("model: kite\napi: openapi\n", encoding="utf-8")
    with pytest.raises(DocpactError, match=r"kites\.yml"):
        read_source(str(path))
    with pytest.raises(DocpactError, match="cannot read the file"):
        read_source(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("openapi: [", r"x\.yaml:1:11: not YAML"),
        ("openapi: &a [*a]", "aliases stand for too many values"),
        ("openapi: .nan", "a number that JSON cannot hold"),
        ("openapi: !!python/object:os.system x", "not YAML"),
        ("openapi: {? [1, 2] : 3}", "a key that is no text|not YAML"),
        ("a: 1\na: 2\nopenapi: 3.1.0", "not YAML"),
        ("just words", "has no member 'openapi'"),
        ("openapi: \x00", "not YAML"),
        ("a: " + "[" * 1000, "not YAML"),
    ],
)
def test_yaml_that_is_no_document_gets_a_clear_error(tmp_path: FilePath, text: str, complaint: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocpactError, match=complaint) as caught:
        read_document(path)
    assert caught.value.hint


def test_few_aliases_that_stand_for_very_many_values_are_refused(tmp_path: FilePath) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 9)]
    (tmp_path / "x.yaml").write_text("\n".join([*lines, "openapi: 3.1.0"]), encoding="utf-8")
    with pytest.raises(DocpactError, match="aliases stand for too many values"):
        read_document(tmp_path / "x.yaml")


def test_a_body_that_names_no_model_goes_by_its_operation() -> None:
    one = document({"type": "object", "properties": {"text": {"type": "string"}}})
    assert model_names(one) == ["make"]
    assert [str(fact) for fact in read_request(one).facts] == ["text required false", 'text type "string"']
    one["paths"]["/y"] = {"post": {"requestBody": {"content": {"*/*": {"schema": {"properties": {"b": {}}}}}}}}
    assert model_names(one) == ["make", "POST /y"]
    with pytest.raises(DocpactError, match="several models") as caught:
        read_request(one)
    assert "there is: POST /y, make." in str(caught.value)


# ---- the vendor's own document


def _value(field: Field, draw: random.Random, depth: int = 0) -> JsonValue:
    """A value for a field that mostly fits, and often lies at an edge."""
    if draw.random() < 0.03:
        return draw.choice([None, True, 0, -1, "x", "", [], {}, 1.5, 2**60])
    if field.items is not None or field.type == "array":
        items = [
            _value(field.items, draw, depth + 1) if field.items else "x" for _ in range(draw.choice([0, 1, 1, 2, 7]))
        ]
        return [*items, *items[:1]] if draw.random() < 0.1 else items
    if field.properties:
        chosen = {
            name: child for name, child in field.properties.items() if draw.random() < (0.98 if child.required else 0.4)
        }
        return {name: _value(child, draw, depth + 1) for name, child in chosen.items()}
    near: list[JsonValue] = [True, False] if field.type == "boolean" else ["x"] if field.type == "string" else [1, 8]
    for constraint in field.constraints.values():
        meaning, value = constraint.fact.meaning, constraint.fact.value
        near += [*meaning.edges(value)] * 3 + [*meaning.breaks(value)][:2]
    return draw.choice(near)


@pytest.mark.untraced
@pytest.mark.skipif(not VENDOR.exists(), reason="the vendor's document is not here")
def test_all_models_of_the_vendor_s_document_are_read_and_mean_what_it_says() -> None:
    document = read_document(VENDOR)
    names = model_names(document)
    media: Any = document["paths"]["/generations"]["post"]["requestBody"]["content"]["application/json"]  # type: ignore[index,call-overload]
    mapping = media["schema"]["discriminator"]["mapping"]
    schemas: Any = document["components"]["schemas"]  # type: ignore[index,call-overload]
    draw = random.Random(0)
    verdicts = {True: 0, False: 0}
    unread: list[str] = []
    for name in names:
        found = read_request(document, name)
        unread += [str(one) for one in found.unread]
        contract = Contract.from_facts(found.facts)
        judge = Judge(contract)
        validator = jsonschema_rs.Draft202012Validator(schemas[mapping[name].rpartition("/")[2]])
        for _ in range(33):
            drawn = _value(contract.root, draw)
            body: JsonValue = drawn if isinstance(drawn, dict) else {}
            for _ in range(draw.choice([0, 3, 3, 3])):
                for violation in judge.refusals(body):
                    _remove(body, violation.loc)
            errors = [error for error in validator.iter_errors(body) if not _of_an_item_s_type(error, contract)]
            fair = judge.accepts(body) is (errors == []) or (found.unread and errors)
            assert fair, (name, json.dumps(body)[:300])
            verdicts[not errors] += 1
    assert len(names) == 79
    assert len(unread) == 1
    assert min(verdicts.values()) > 79 * 4  # neither verdict is rare


def _of_an_item_s_type(error: jsonschema_rs.ValidationError, contract: Contract) -> bool:
    """Whether an error is that an item is no object, which goes without saying where items have members."""
    field = contract.fields.get(Path.of(tuple(error.instance_path)))
    return error.schema_path[-1] == "type" and field is not None and field.name == ITEMS and bool(field.properties)


def _remove(body: JsonValue, loc: Loc) -> None:
    """Take a value out of a body, where it still is."""
    above = value_at(body, loc[:-1])
    if isinstance(above, dict) and loc:
        above.pop(str(loc[-1]), None)


def test_of_the_items_of_an_array_that_holds_none_nothing_is_said() -> None:
    item = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    stated, unread = read(properties={"frames": {"type": "array", "items": item, "maxItems": 0}})
    assert stated == ['frames type "array"', "frames maxItems 0"]
    assert not unread
    stated, _ = read(properties={"frames": {"type": "array", "items": item, "maxItems": 1}})
    assert "frames[].id required true" in stated
