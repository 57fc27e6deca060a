"""Specs to one OpenAPI 3.1 document: requests from their claims, answers from the shapes of ``api.yaml``."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast

from pydantic import JsonValue

from docpact import identifiers
from docpact.facts import ROOT, Claim, Contract
from docpact.facts import Path as FactPath
from docpact.facts.judge import Judge
from docpact.facts.keywords import Schema
from docpact.spec import Api, LoadedApi, LoadedSpec, Project, SpecError
from docpact.spec.addresses import names_in
from docpact.spec.api import ERROR, ERROR_LIST, WRAPPED_ERRORS, Operation, Role
from docpact.spec.forms import MULTIPART
from docpact.write.json_schema import UNSTATED, body_schema

_JOBS: Final = ("Jobs", "Start a job, ask how far it is, list and delete what there is.")
_FILES: Final = ("Files", "Places to upload files to.")
_ACCOUNT: Final = ("Account", "What a key may do, and which models there are.")
_TAGS: Final[Mapping[Role, tuple[str, str]]] = {
    "submit": _JOBS,
    "sync": _JOBS,
    "poll": _JOBS,
    "result": _JOBS,
    "list": _JOBS,
    "delete": _JOBS,
    "upload": _FILES,
    "account": _ACCOUNT,
    "models": _ACCOUNT,
}
"""The tag of an operation, and what it is about, by what the operation is for."""


def request_schema(spec: LoadedSpec, contract: Contract | None = None) -> Schema:
    """The JSON Schema 2020-12 of one model's request body, or of a part of its contract."""
    contract = contract or spec.contract
    says = {str(path): words for path in contract.fields if (words := spec.says(path))}
    return {"title": identifiers.request_name(spec.namespace), **body_schema(contract, descriptions=says)}


def _sent(spec: LoadedSpec) -> Contract:
    """What of a spec's contract is about the request's body alone, and not about members that its address holds."""
    placed = spec.placed
    if not (placed.names or placed.in_query):
        return spec.contract

    def speaks_of_placed(claim: Claim) -> bool:
        fact = claim.fact
        paths = [fact.path, *fact.meaning.subjects(fact.path, fact.value), *(test.path for test in fact.when)]
        return any(placed.stands_in_address(path.steps[0]) for path in paths if path != ROOT)

    paths = [path for path in spec.content.body if not placed.stands_in_address(FactPath(path).steps[0])]
    return Contract([claim for claim in spec.contract.claims if not speaks_of_placed(claim)], paths)


def compile_document(project: Project, *, checked: bool = True) -> Schema:
    """The OpenAPI 3.1 document of a project's API. Raises SpecError where its shapes are no schemas.

    That need not be ``checked`` again for a document in which only the requests of some models are other than before.
    What is compiled of all the rest is valid by its types, and proven so in the tests: the library that judges such
    documents takes a fifth of a second.
    """
    if checked:
        _check_shapes(project.api)
    api = project.api.content
    requests = {identifiers.request_name(spec.namespace): spec for spec in project.specs}
    kinds = {operation.role: _TAGS[operation.role] for operation in api.operations.values()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": api.title,
            "version": max(spec.content.source.read for spec in project.specs).isoformat(),
            "description": "Compiled by docpact from reviewed transcriptions of documentation pages; "
            f"'{UNSTATED}' lists what no page states.",
            "contact": {"name": f"Documentation of {api.title}", **({"url": api.docs} if api.docs else {})},
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        **({"externalDocs": {"url": api.docs}} if api.docs else {}),
        "servers": [{"url": api.server.url}],
        "security": [{"key": []}],
        "tags": [{"name": name, "description": says} for name, says in dict(kinds.values()).items()],
        "paths": _paths(project, requests),
        "components": {
            "securitySchemes": {"key": _security(api)},
            "responses": _shared_responses(frozenset(api.shapes)),
            "schemas": {
                **{
                    name: {**request_schema(spec, _sent(spec)), **_about(spec)}
                    for name, spec in requests.items()
                    if not spec.placed.in_query
                },
                **{
                    name: {**_resolved(shape.json_schema), "description": f"{shape.provenance.title()}: {shape.source}"}
                    for name, shape in api.shapes.items()
                },
            },
        },
    }


def _about(spec: LoadedSpec) -> Schema:
    """What readers are told of a model: where it is described, and whether it goes on."""
    content = spec.content
    words, source, lifecycle = content.title, content.source, content.lifecycle
    if lifecycle:
        instead = f"; the vendor names {', '.join(lifecycle.replaced_by)} instead" if lifecycle.replaced_by else ""
        words += f". Retired on {lifecycle.retired.isoformat()}{instead}"
    return {
        "description": f"{words}.",
        **({"externalDocs": {"url": source.url}} if source.url else {}),
        **({"deprecated": True} if lifecycle else {}),
    }


def _paths(project: Project, requests: Mapping[str, LoadedSpec]) -> Schema:
    api = project.api.content
    paths: dict[str, dict[str, Schema]] = {}
    for name, operation in api.operations.items():
        described: Schema = {
            "operationId": operation.operation_id or name,
            "tags": [_TAGS[operation.role][0]],
            "summary": operation.says.rstrip("."),
            "description": f"{operation.says} Evidence: {operation.source}.",
            "responses": _responses(operation, frozenset(api.shapes)),
        }
        taken = {title: spec for title, spec in requests.items() if spec.operation is operation}
        if parameters := [*_parameters(operation, [*taken.values()])]:
            described["parameters"] = [*parameters]
        body = _submission(api, taken, operation) if operation.billed else _own_body(api, name)
        if body:
            described["requestBody"] = {"required": True, "content": {operation.content_type: body}}
        path = operation.path.replace("{+", "{")  # OpenAPI 3.1 has no word for a path's slashes
        before = paths.setdefault(path, {}).setdefault(operation.method.lower(), described)
        if before is not described:  # OpenAPI knows one operation a method and path
            before["description"] = f"{before['description']} The same request, otherwise filled in: {operation.says}"
    return cast("Schema", paths)


def _parameters(operation: Operation, taken: Sequence[LoadedSpec]) -> Iterator[Schema]:
    """What an address and its headers have places for: of a body's members what the contracts say of them, of all
    others texts.
    """
    places = [(name, "path", name) for name in names_in(operation.path)]
    places += [(name, "query", (*names_in(text), "")[0]) for name, text in operation.query.items()]
    known = {name for _, _, name in places}
    asked = [field for spec in taken if spec.placed.in_query for field in spec.contract.root.properties.values()]
    lists = {field.name for field in asked if field.type == "array" and operation.brackets}
    for name in dict.fromkeys(field.name for field in asked if field.name not in known):
        places.append((f"{name}[]" if name in lists else name, "query", name))
    places += [(operation.idempotency, "header", "")] if operation.idempotency else []
    for parameter, place, name in places:
        fields = [field for spec in taken if (field := spec.contract.root.properties.get(name))]
        needed = place == "path" or name == "id" or (bool(fields) and all(field.required for field in fields))
        schemas: list[JsonValue] = []
        for spec in taken:
            members = cast("Schema", request_schema(spec)["properties"])
            if name in members and members[name] not in schemas:
                schemas.append(members[name])
        schema: Schema = {"anyOf": schemas} if len(schemas) > 1 else cast("Schema", (*schemas, {"type": "string"})[0])
        yield {"name": parameter, "in": place, "required": needed, "schema": schema}


def _submission(api: Api, requests: Mapping[str, LoadedSpec], operation: Operation) -> Schema:
    """The body that starts a job, with each model's sample as it would be sent: private where a choice is ours."""
    if not requests or operation.writing.in_query:
        return {}
    schema: Schema = {"oneOf": [{"$ref": f"#/components/schemas/{title}"} for title in requests]}
    if all("model" in _sent(spec).root.properties for spec in requests.values()):
        mapping = {
            name: f"#/components/schemas/{title}" for title, spec in requests.items() for name in spec.contract.models
        }
        schema["discriminator"] = {"propertyName": "model", "mapping": cast("JsonValue", mapping)}
    examples: Schema = {}
    for spec in requests.values():
        if Judge(spec.contract).accepts(_example(spec)):
            value = spec.placed.split(cast("JsonValue", _example(spec)))[2]
            examples[spec.model] = {"summary": spec.content.title, "value": [value] if operation.listed else value}
    if operation.listed:
        schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": 1}
    multipart = operation.content_type == MULTIPART
    files = {member: _media_types(api, member) for member in _members(requests)} if multipart else {}
    encoding: Schema = {member: {"contentType": types} for member, types in files.items() if types}
    parts: Schema = {"examples": examples, "encoding": encoding}
    return {"schema": schema, **{name: part for name, part in parts.items() if part}}


def _members(requests: Mapping[str, LoadedSpec]) -> list[str]:
    return sorted({name for spec in requests.values() for name in _sent(spec).root.properties})


def _media_types(api: Api, member: str) -> str:
    """The media types of the files that a member of a multipart form may be; nothing for other members."""
    kinds = [kind for kind in api.inputs.values() if member in kind.members and "base64" in kind.forms]
    return ", ".join(dict.fromkeys(media for kind in kinds for media in kind.extensions.values()))


def _example(spec: LoadedSpec) -> Schema:
    """The sample of a spec, with what ``create`` sends of itself."""
    body = copy.deepcopy(spec.content.sample.body)
    for path, row in spec.content.body.items():
        if "sent" in row.model_fields_set:
            *above, last = FactPath(path).steps
            holder: JsonValue = body
            for step in above:
                holder = holder.setdefault(step, {}) if isinstance(holder, dict) else None
            if isinstance(holder, dict):
                holder[last] = row.sent
    return body


def _security(api: Api) -> Schema:
    auth = api.auth
    if auth.scheme in ("bearer", "jwt"):
        return {"type": "http", "scheme": "bearer", **({"bearerFormat": "JWT"} if auth.scheme == "jwt" else {})}
    return {"type": "apiKey", "in": "query" if auth.query else "header", "name": auth.query or auth.header}


def _own_body(api: Api, name: str) -> Schema:
    """The body of an operation that takes no request's, as one by which a place to upload to is asked for."""
    kinds = [kind for kind in api.inputs.values() if kind.upload == name]
    members = api.operations[name].body
    if members is None:
        return {}
    values: dict[str, list[JsonValue]] = {
        "{extension}": [*sorted({one for kind in kinds for one in kind.extensions})],
        "{type}": [*sorted({one for kind in kinds for one in kind.extensions.values()})],
    }
    values |= {text: [text] for text in members.values() if not names_in(text)}
    schema: Schema = {
        "type": "object",
        "properties": {
            member: {"type": "string", **({"enum": values[text]} if values.get(text) else {})}
            for member, text in members.items()
        },
        "required": [*members],
        "additionalProperties": False,
    }
    return {"schema": schema}


_SHARED: Final = {
    "401": ("Unauthorized", "The key is missing or not accepted."),
    "403": ("Forbidden", "Refused by moderation or access rules; an edge block answers with HTML."),
    "429": ("TooManyRequests", "Too many requests."),
    "default": ("Failure", "Any other failure; the body may not be JSON."),
}
"""The answers that any operation may give: the name of each in ``components``, and what it means."""


def _responses(operation: Operation, known: frozenset[str]) -> Schema:
    success = _answer(
        "The answer, or a list of errors: status 200 does not mean success.",
        known, operation.answer, ERROR_LIST, WRAPPED_ERRORS,
    )  # fmt: skip
    files = [one.body for one in operation.examples if isinstance(one.body, str)]
    content = cast("Schema", success["content"])
    content |= {file.removeprefix("data:").partition(";")[0]: {} for file in files}
    return {
        str(operation.statuses[0]): success,
        **{status: {"$ref": f"#/components/responses/{name}"} for status, (name, _) in _SHARED.items()},
    }


def _shared_responses(known: frozenset[str]) -> Schema:
    answers = {name: _answer(says, known, ERROR, ERROR_LIST, WRAPPED_ERRORS) for name, says in _SHARED.values()}
    cast("Schema", answers["Forbidden"]["content"])["text/html"] = {"schema": {"type": "string"}}
    return cast("Schema", answers)


def _answer(description: str, known: frozenset[str], *shapes: str | None) -> Schema:
    """A response with one of the shapes, of which those count that ``api.yaml`` has."""
    references: list[JsonValue] = [{"$ref": f"#/components/schemas/{shape}"} for shape in shapes if shape in known]
    schema: JsonValue = references[0] if len(references) == 1 else {"anyOf": references} if references else {}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


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
    from jsonschema import Draft202012Validator, SchemaError  # noqa: PLC0415  # slow to import

    for name, shape in api.content.shapes.items():
        try:
            Draft202012Validator.check_schema(shape.json_schema)
        except SchemaError as error:
            raise SpecError(
                f"the shape {name} is no JSON Schema: {error.message}",
                where=api.file.place("shapes", name, "schema", *error.absolute_path),
                hint="Correct it after https://json-schema.org/draft/2020-12/schema.",
            ) from None
