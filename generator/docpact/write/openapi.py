"""Specs to one OpenAPI 3.1 document: requests from their claims, answers from the shapes of ``api.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from pydantic import JsonValue

from docpact import naming
from docpact.errors import DocpactError
from docpact.facts import ITEMS
from docpact.spec import Claim, LoadedApi, LoadedSpec, Node, Project, SpecError
from docpact.spec.api import ERROR, ERROR_LIST, WRAPPED_ERRORS, Operation

Schema = dict[str, JsonValue]

UNSTATED: Final = "x-docpact-unstated"
"""Keywords of a schema that the page does not state. Reading facts back, they are left out; nothing is ever added."""

OBSERVED: Final = "x-docpact-observed"
"""What users report beyond or against the page. It describes the server and does not constrain requests here."""

UNSUPPORTED: Final[Mapping[str, str]] = {
    "pairs": "pairs of width and height cannot be written as a constraint on one member",
    "rule": "rules between parameters are not compiled yet",
}
"""Keywords that a spec may state but that no request schema can express yet, with the reason."""

_ELSEWHERE: Final[tuple[str, ...]] = ("required", "present", "itemType")


def request_schema(spec: LoadedSpec) -> Schema:
    """The JSON Schema 2020-12 of one model's request body. Raises SpecError for what cannot be expressed."""
    return {"title": naming.class_name(spec.namespace) + "Request", **_schema(spec.tree)}


def compile_document(project: Project) -> Schema:
    """The OpenAPI 3.1 document of a project's API, checked by openapi-spec-validator."""
    _check_shapes(project.api)
    api = project.api.content
    requests = {str(request_schema(spec)["title"]): spec for spec in project.specs}
    document: Schema = {
        "openapi": "3.1.0",
        "info": {
            "title": api.title,
            "version": max(spec.content.page.read for spec in project.specs).isoformat(),
            "description": "Compiled by docpact from reviewed transcriptions of documentation pages; "
            f"'{UNSTATED}' lists what no page states.",
        },
        "servers": [{"url": api.server.url}],
        "security": [{"key": []}],
        "paths": _paths(project, list(requests)),
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": api.auth.scheme}},
            "schemas": {
                **{name: request_schema(spec) for name, spec in requests.items()},
                **{
                    name: {**_resolved(shape.json_schema), "x-docpact-source": f"{shape.provenance}: {shape.source}"}
                    for name, shape in api.shapes.items()
                },
            },
        },
    }
    _validate(document)
    return document


def _schema(node: Node) -> Schema:
    schema = {**({"description": node.says} if node.says else {}), **_keywords(node)}
    if node.page_line is not None:
        schema["x-docpact-page-line"] = node.page_line
    if node.type == "array":
        schema["items"] = _items(node)
    if node.type == "object":
        schema["properties"] = {name: _schema(child) for name, child in node.properties.items()}
        schema["required"] = [name for name, child in node.properties.items() if child.required]
    return schema


def _keywords(node: Node) -> Schema:
    constraints: Schema = {}
    unstated: set[str] = set()
    keywords: dict[str, None] = dict.fromkeys(claim.fact.keyword for claim in node.claims)
    for keyword in keywords:
        claim = cast("Claim", node.claim(keyword))
        if keyword in UNSUPPORTED:
            raise SpecError(f"{keyword} of {node.path} cannot be compiled: {UNSUPPORTED[keyword]}", where=claim.place)
        if claim.provenance == "observed" and keyword != "additionalProperties":
            continue
        if claim.provenance != "stated":
            unstated.add(keyword)
        if keyword not in _ELSEWHERE and not (keyword == "enum" and node.type == "array"):
            constraints[keyword] = claim.fact.value
    if ITEMS in node.path and node.claim("present") is None:
        unstated.add("present")
    if unstated:
        constraints[UNSTATED] = [*sorted(unstated)]
    observed = {
        claim.fact.keyword: claim.fact.value
        for claim in node.claims
        if claim.provenance == "observed" and claim.fact.keyword != "additionalProperties"
    }
    return {**constraints, **({OBSERVED: cast("JsonValue", observed)} if observed else {})}


def _items(node: Node) -> Schema:
    items = _schema(node.items) if node.items else {}
    if (item_type := node.value("itemType")) is not None:
        items["type"] = item_type
        if isinstance(unstated := items.get(UNSTATED), list):
            items[UNSTATED] = [keyword for keyword in unstated if keyword != "type"]
    if (enum := node.value("enum")) is not None:
        items["enum"] = enum
    return items


def _paths(project: Project, requests: list[str]) -> Schema:
    api = project.api.content
    models = {
        str(name): f"#/components/schemas/{title}"
        for spec, title in zip(project.specs, requests, strict=True)
        for name in cast("list[JsonValue]", spec.tree.properties["model"].value("enum"))
    }
    one_of: list[JsonValue] = [{"$ref": f"#/components/schemas/{title}"} for title in requests]
    bodies: dict[str, Schema] = {
        "create": {"oneOf": one_of, "discriminator": {"propertyName": "model", "mapping": cast("JsonValue", models)}},
        "upload": {
            "type": "object",
            "properties": {"extension": {"type": "string", "enum": [*sorted(api.images.extensions)]}},
            "required": ["extension"],
            "additionalProperties": False,
        },
    }
    paths: dict[str, dict[str, JsonValue]] = {}
    for name, operation in api.operations.items():
        described: Schema = {
            "operationId": name,
            "summary": operation.says,
            "x-docpact-source": operation.source,
            "responses": _responses(operation, frozenset(api.shapes)),
        }
        parameters = [part[1:-1] for part in operation.path.split("/") if part.startswith("{")]
        if parameters:
            described["parameters"] = [
                {"name": parameter, "in": "path", "required": True, "schema": {"type": "string"}}
                for parameter in parameters
            ]
        if name in bodies:
            described["requestBody"] = {"required": True, "content": {"application/json": {"schema": bodies[name]}}}
        paths.setdefault(operation.path, {})[operation.method.lower()] = described
    return cast("Schema", paths)


def _responses(operation: Operation, known: frozenset[str]) -> Schema:
    def answer(description: str, *shapes: str) -> JsonValue:
        references: list[JsonValue] = [{"$ref": f"#/components/schemas/{shape}"} for shape in shapes if shape in known]
        schema: JsonValue = references[0] if len(references) == 1 else {"anyOf": references} if references else {}
        return {"description": description, "content": {"application/json": {"schema": schema}}}

    errors = (ERROR, ERROR_LIST, WRAPPED_ERRORS)
    return {
        "200": answer(
            "The answer, or a list of errors: status 200 does not mean success.",
            operation.answer,
            ERROR_LIST,
            WRAPPED_ERRORS,
        ),
        "401": answer("The key is missing or not accepted.", *errors),
        "403": {
            "description": "Refused by moderation or access rules; an edge block answers with HTML.",
            "content": {
                **cast("dict[str, JsonValue]", cast("Schema", answer("", *errors))["content"]),
                "text/html": {"schema": {"type": "string"}},
            },
        },
        "429": answer("Too many requests.", *errors),
        "default": answer("Any other failure; the body may not be JSON.", *errors),
    }


def _resolved(schema: JsonValue) -> Any:
    """A shape's schema with its references, plain names in ``api.yaml``, as JSON references."""
    if isinstance(schema, dict):
        return {
            key: f"#/components/schemas/{value}" if key == "$ref" else _resolved(value) for key, value in schema.items()
        }
    if isinstance(schema, list):
        return [_resolved(member) for member in schema]
    return schema


def _check_shapes(api: LoadedApi) -> None:
    from jsonschema import Draft202012Validator, SchemaError  # noqa: PLC0415  # as below

    for name, shape in api.content.shapes.items():
        try:
            Draft202012Validator.check_schema(shape.json_schema)
        except SchemaError as error:
            raise SpecError(
                f"the shape {name} is no JSON Schema: {error.message}",
                where=api.file.place("shapes", name, "schema", *error.absolute_path),
                todo="Correct it after https://json-schema.org/draft/2020-12/schema.",
            ) from None


def _validate(document: Schema) -> None:
    # Imported here: it takes longer than everything else in this room together.
    from openapi_spec_validator import validate  # noqa: PLC0415
    from openapi_spec_validator.validation.exceptions import OpenAPIValidationError  # noqa: PLC0415

    try:
        validate(cast("Any", document))
    except OpenAPIValidationError as error:
        place = "/".join(str(step) for step in error.absolute_path)
        raise DocpactError(
            f"the compiled OpenAPI document is not valid at {place}: {error.message}",
            todo="Look at the shapes in api.yaml that it names.",
        ) from None
