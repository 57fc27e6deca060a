"""The OpenAPI document that the specs compile to: valid, whole, and saying what the specs say."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import JsonValue

from docpact.facts import difference
from docpact.read.openapi import facts_of_document
from docpact.spec import Project, load_project
from docpact.write.json_schema import UNSTATED, WARNS
from docpact.write.openapi import compile_document, request_schema

Document = dict[str, Any]
VENDORS = sorted((Path(__file__).parents[1] / "data" / "vendors").iterdir())
ERRORS = ("Error", "ErrorList", "WrappedErrorList")


@pytest.fixture(scope="session")
def document(project: Project) -> Document:
    return cast("Document", compile_document(project))


def test_it_is_valid_openapi(document: Document) -> None:
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []
    assert document["openapi"] == "3.1.0"
    json.dumps(document, allow_nan=False)


@pytest.mark.parametrize("folder", VENDORS, ids=lambda folder: folder.name)
def test_so_is_that_of_every_api(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / folder.name)
    made = cast("Document", compile_document(load_project(tmp_path)))
    assert list(OpenAPIV31SpecValidator(made).iter_errors()) == []


def test_the_committed_document_is_current(committed: Project, repository: Path) -> None:
    assert json.loads((repository / "generated" / "openapi.json").read_text()) == compile_document(committed)


def test_every_operation_and_shape_is_there(project: Project, document: Document) -> None:
    operations = {
        (operation["operationId"], method.upper(), path)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    api = project.api.content
    assert operations == {(one.operation_id or name, one.method, one.path) for name, one in api.operations.items()}
    assert {"create", "poll", "upload"} <= set(api.operations)
    assert set(document["components"]["schemas"]) == {"Sora2ProRequest", *api.shapes}


def test_every_answer_may_be_every_shape_of_error(document: Document) -> None:
    for methods in document["paths"].values():
        for operation in methods.values():
            responses = operation["responses"]
            assert "default" in responses
            for status, shapes in (("200", ERRORS[1:]), ("401", ERRORS), ("403", ERRORS), ("429", ERRORS)):
                response = responses[status]
                if "$ref" in response:
                    response = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
                text = json.dumps(response)
                assert all(f"#/components/schemas/{shape}" in text for shape in shapes), (status, operation)
                assert ("text/html" in response["content"]) is (status == "403")


def test_every_operation_says_what_it_is_for_and_who_says_so(project: Project, document: Document) -> None:
    known = {tag["name"] for tag in document["tags"]}
    operations = {one.operation_id: one for one in project.api.content.operations.values()}
    for methods in document["paths"].values():
        for operation in methods.values():
            described = operations[operation["operationId"]]
            assert operation["description"] == f"{described.says} Evidence: {described.source}."
            assert set(operation["tags"]) <= known
    assert document["externalDocs"]["url"] == project.api.content.docs


def test_a_retired_model_says_so(document: Document) -> None:
    request = document["components"]["schemas"]["Sora2ProRequest"]
    assert request["deprecated"] is True
    assert "Retired on 2026-07-09; the vendor names veo-3.1-generate-001" in request["description"]
    assert request["externalDocs"] == {"url": "https://docs.leonardo.ai/docs/sora-2-pro"}
    assert facts_of_document(document, "sora-2-pro")  # nothing of which is a fact about the body
    assert not [fact for fact in facts_of_document(document, "sora-2-pro") if fact.path == "$"]


def test_the_examples_are_the_samples_as_they_would_be_sent(committed: Project) -> None:
    document = cast("Document", compile_document(committed))
    body = document["paths"]["/v2/generations"]["post"]["requestBody"]["content"]["application/json"]
    for spec in committed.specs:
        value = body["examples"][spec.model]["value"]
        assert value["public"] is False
        assert jsonschema.Draft202012Validator(cast("Any", request_schema(spec))).is_valid(value)


def test_it_asks_for_the_key(document: Document) -> None:
    assert document["security"] == [{"key": []}]
    assert document["components"]["securitySchemes"] == {"key": {"type": "http", "scheme": "bearer"}}
    assert document["servers"] == [{"url": "https://cloud.leonardo.ai/api/rest"}]


def test_every_reference_leads_somewhere(document: Document) -> None:
    for name in re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)):
        assert name in document["components"]["schemas"]


def test_the_model_decides_which_body(project: Project, kestrel: Project) -> None:
    for one, names in ((project, {"sora-2-pro"}), (kestrel, {"gale-1", "gale-1-turbo"})):
        operation: Any = next(iter(cast("Document", compile_document(one))["paths"].values()))["post"]
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        assert schema["discriminator"]["propertyName"] == "model"
        assert set(schema["discriminator"]["mapping"]) == names
        assert {option["$ref"] for option in schema["oneOf"]} == set(schema["discriminator"]["mapping"].values())


def test_what_only_asks_shows_the_body_that_it_sends(tmp_path: Path) -> None:
    shutil.copytree(VENDORS[0].parent / "gull", tmp_path / "gull")
    path = tmp_path / "gull" / "api.yaml"
    path.write_text(path.read_text().replace("/clips\n    query: {action: look}", "/clips/look"))
    document = cast("Document", compile_document(load_project(tmp_path)))
    schema = document["paths"]["/clips/look"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"] == {"ticket": {"type": "string"}, "detail": {"type": "string", "enum": ["full"]}}
    assert (schema["required"], schema["additionalProperties"]) == (["ticket", "detail"], False)


def test_it_gives_back_what_the_specs_state(project: Project, kestrel: Project) -> None:
    for one in (project, kestrel):
        compiled = compile_document(one)
        for spec in one.specs:
            for name in spec.names:
                assert difference(spec.facts, facts_of_document(compiled, name)) == []


def test_what_the_page_does_not_state_is_marked(document: Document) -> None:
    request = document["components"]["schemas"]["Sora2ProRequest"]
    assert request["properties"]["parameters"][UNSTATED] == ["additionalProperties", "required", "type"]
    public = request["properties"]["public"]
    assert UNSTATED not in public
    assert public[WARNS] == [{"fact": "public required true", "witnesses": ["observed"]}]
    assert "public" not in request["required"]
    assert request["properties"]["parameters"]["properties"]["prompt"]["x-docpact-page-line"] == 48


def test_the_sample_is_valid_by_it(project: Project, kestrel: Project) -> None:
    for one in (project, kestrel):
        for spec in one.specs:
            validator = jsonschema.Draft202012Validator(cast("Any", request_schema(spec)))
            body: dict[str, JsonValue] = dict(spec.content.sample.body)
            if one is kestrel:
                body["parameters"] = {
                    **cast("Document", body["parameters"]),
                    "kind": "FIXED",
                    "steps": 8,
                    "offsets": [0, 1],
                }
            assert [error.message for error in validator.iter_errors(body)] == []
            assert not validator.is_valid({**body, "unknown": 1})
            assert not validator.is_valid({**body, "model": "other"})


def copied(kestrel: Project, folder: Path, *edits: tuple[str, str]) -> Project:
    target = folder / "spec" / "kestrel"
    (target / "models").mkdir(parents=True)
    for path in (kestrel.api.path, kestrel.specs[0].path):
        text = path.read_text()
        for old, new in edits:
            text = text.replace(old, new)
        (target / path.relative_to(kestrel.api.path.parent)).write_text(text)
    return load_project(folder / "spec")


@pytest.mark.parametrize(
    ("addition", "fact", "broken"),
    [
        ("requires weight", "parameters.weight required true when parameters.seed given", {"seed": 1}),
        (
            "excludes weight",
            "parameters.weight forbidden true when parameters.seed given",
            {"seed": 8, "weight": 0.5},
        ),
    ],
)
def test_what_joins_parameters_is_an_entry_that_names_its_fact(
    kestrel: Project, tmp_path: Path, addition: str, fact: str, broken: dict[str, JsonValue]
) -> None:
    edit = ("conditions:\n", f"conditions:\n  - {{path: parameters.seed, states: {addition}}}\n")
    (spec,) = copied(kestrel, tmp_path, edit).specs
    schema = cast("Document", request_schema(spec))
    validator = jsonschema.Draft202012Validator(schema)
    body: dict[str, Any] = {**spec.content.sample.body}
    body["parameters"] = {**body["parameters"], "kind": "FIXED", "steps": 8, "offsets": [0, 1]}
    assert validator.is_valid(body)
    body["parameters"] |= broken
    assert not validator.is_valid(body)
    assert f'"$comment": {json.dumps(fact)}' in json.dumps(schema)


def test_facts_of_items_survive(kestrel: Project, tmp_path: Path) -> None:
    added = (
        "  parameters.tags[]: {assumed: {type: string}, why: Tags are words., maxLength: 9, minLength: 2}\n"
        "  parameters.open: {type: array, required: false}\n"
        "  parameters.open[]: {assumed: {type: string, enum: [a, b]}, why: So it seems.}\n"
        "  parameters.anything: {type: object, required: false}\n"
        "  parameters.points: {type: array, required: false, itemType: object}\n"
        "  parameters.points[]: {assumed: {type: object}, why: They have parts.}\n"
        "  parameters.points[].x: {type: integer, required: true, present: true}\n"
    )
    changed = copied(kestrel, tmp_path, ("  parameters.offsets:", f"{added}  parameters.offsets:"))
    spec = changed.specs[0]
    document = compile_document(changed)
    assert difference(spec.facts, facts_of_document(document)) == []
    parameters = cast("Document", request_schema(spec))["properties"]["parameters"]["properties"]
    assert parameters["tags"]["items"]["maxLength"] == 9
    assert parameters["open"]["items"]["enum"] == ["a", "b"]
    assert "additionalProperties" not in parameters["anything"]


def test_an_api_of_few_shapes_compiles(kestrel: Project, tmp_path: Path) -> None:
    text = kestrel.api.path.read_text()
    start, end = text.index("  Mishap:"), text.index("waiter:")
    changed = copied(kestrel, tmp_path, (text[start:end], ""))
    document = cast("Document", compile_document(changed))
    answer = document["components"]["responses"]["Unauthorized"]
    assert answer["content"]["application/json"]["schema"] == {}
