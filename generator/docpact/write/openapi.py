"""Specs to one OpenAPI 3.1 document: requests from their claims, answers from the shapes of ``api.yaml``."""

from __future__ import annotations

import re
from typing import Any, cast

from pydantic import JsonValue

from docpact import naming
from docpact.errors import DocpactError
from docpact.facts.keywords import Schema
from docpact.spec import Api, LoadedApi, LoadedSpec, Project, SpecError
from docpact.spec.api import ERROR, ERROR_LIST, WRAPPED_ERRORS, Operation
from docpact.write.json_schema import UNSTATED, body_schema


def request_schema(spec: LoadedSpec) -> Schema:
    """The JSON Schema 2020-12 of one model's request body."""
    says = {str(path): words for path in spec.contract.fields if (words := spec.says(path))}
    return {"title": naming.class_name(spec.namespace) + "Request", **body_schema(spec.contract, descriptions=says)}


def compile_document(project: Project) -> Schema:
    """The OpenAPI 3.1 document of a project's API, checked by openapi-spec-validator."""
    _check_shapes(project.api)
    api = project.api.content
    requests = {str(request_schema(spec)["title"]): spec for spec in project.specs}
    document: Schema = {
        "openapi": "3.1.0",
        "info": {
            "title": api.title,
            "version": max(spec.content.source.read for spec in project.specs).isoformat(),
            "description": "Compiled by docpact from reviewed transcriptions of documentation pages; "
            f"'{UNSTATED}' lists what no page states.",
        },
        "servers": [{"url": api.server.url}],
        "security": [{"key": []}],
        "paths": _paths(project, list(requests)),
        "components": {
            "securitySchemes": {"key": _security(api)},
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


def _paths(project: Project, requests: list[str]) -> Schema:
    api = project.api.content
    named = all("model" in spec.contract.root.properties for spec in project.specs)
    models = {
        name: f"#/components/schemas/{title}"
        for spec, title in zip(project.specs, requests, strict=True)
        if named
        for name in spec.contract.models
    }
    one_of: list[JsonValue] = [{"$ref": f"#/components/schemas/{title}"} for title in requests]
    request: Schema = {"oneOf": one_of}
    if models:
        request["discriminator"] = {"propertyName": "model", "mapping": cast("JsonValue", models)}
    paths: dict[str, dict[str, JsonValue]] = {}
    for name, operation in api.operations.items():
        described: Schema = {
            "operationId": name,
            "summary": operation.says,
            "x-docpact-source": operation.source,
            "responses": _responses(operation, frozenset(api.shapes)),
        }
        parameters = [(name, "path", True) for name in re.findall(r"\{([a-z_]+)\}", operation.path)]
        parameters += [(name, "query", "{id}" in text) for name, text in operation.query.items()]
        if parameters:
            described["parameters"] = [
                {"name": parameter, "in": place, "required": required, "schema": {"type": "string"}}
                for parameter, place, required in parameters
            ]
        body = request if operation.role == "submit" else _upload_body(api, name)
        if body:
            described["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
        paths.setdefault(operation.path, {})[operation.method.lower()] = described
    return cast("Schema", paths)


def _security(api: Api) -> Schema:
    auth = api.auth
    if auth.scheme in ("bearer", "jwt"):
        return {"type": "http", "scheme": "bearer", **({"bearerFormat": "JWT"} if auth.scheme == "jwt" else {})}
    return {"type": "apiKey", "in": "query" if auth.query else "header", "name": auth.query or auth.header}


def _upload_body(api: Api, name: str) -> Schema:
    """The body by which an operation is asked for a place to upload to; nothing for other operations."""
    kinds = [kind for kind in api.inputs.values() if kind.upload == name]
    members = api.operations[name].body or {}
    if not kinds or not members:
        return {}
    values: dict[str, list[JsonValue]] = {
        "{extension}": [*sorted({one for kind in kinds for one in kind.extensions})],
        "{type}": [*sorted({one for kind in kinds for one in kind.extensions.values()})],
    }
    return {
        "type": "object",
        "properties": {
            member: {"type": "string", **({"enum": values[text]} if text in values else {})}
            for member, text in members.items()
        },
        "required": [*members],
        "additionalProperties": False,
    }


def _responses(operation: Operation, known: frozenset[str]) -> Schema:
    def answer(description: str, *shapes: str | None) -> JsonValue:
        references: list[JsonValue] = [{"$ref": f"#/components/schemas/{shape}"} for shape in shapes if shape in known]
        schema: JsonValue = references[0] if len(references) == 1 else {"anyOf": references} if references else {}
        return {"description": description, "content": {"application/json": {"schema": schema}}}

    errors = (ERROR, ERROR_LIST, WRAPPED_ERRORS)
    return {
        str(operation.statuses[0]): answer(
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
