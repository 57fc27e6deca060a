"""Parts of an OpenAPI document, and what comes close to one, as the document that they are part of.

Pages show a path without a document around it, the schema of a body alone, a document of Swagger 2, or an operation
with its schemas resolved, as Mintlify delivers its pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from pydantic import JsonValue

if TYPE_CHECKING:
    from docpact.read.openapi.document import Object

MARK: Final = re.compile(
    r"\A\s*(?:#[^\n]*\n\s*|---\s*\n)*(?:\{\s*)?\"?(?:paths|components|definitions|swagger|\$schema|\$defs|title|type"
    r"|properties|required|description|/[\w./{}-]{1,120})\"?\s*:"
)
"""How a part of a document, or a schema, begins."""
_METHODS: Final = ("post", "put", "patch")
_OF_A_BODY: Final = re.compile(
    r"(?:request|input|params|parameters|body|payload)(?:[ _]?(?:body|schema))?$", re.IGNORECASE
)
_OF_AN_ANSWER: Final = re.compile(
    r"output|respon|result|answer|return|error|\u54cd\u5e94|\u8fd4\u56de|\u8f93\u51fa", re.IGNORECASE
)
_SCHEMA: Final = re.compile(r"\bschema\b", re.IGNORECASE)


def as_document(part: Object, lead: str, *, alone: bool = False) -> Object | None:
    """A whole document around a part of one; None for other data. ``lead``: the words before the part on its page.

    ``alone``: the page lists parameters nowhere else.
    """
    if "openapi" in part:
        return None
    paths = part.get("paths")
    if isinstance(paths, dict):
        resolved = _resolved(paths)
        operations = resolved or {path: _operations(item) for path, item in paths.items()}
        return _document(part, operations)
    if part and all(name.startswith("/") for name in part):
        return _document({}, {path: _operations(item) for path, item in part.items()})
    schema = _schema(part, lead, alone=alone)
    return _document(part, {"/": {"post": _with_body({"application/json": {"schema": schema}})}}) if schema else None


def is_unclear(part: Object, lead: str) -> bool:
    """Whether a part is the schema of an object of which nothing says that it is the answer's."""
    return isinstance(part.get("properties"), dict) and not _OF_AN_ANSWER.search(f"{part.get('title', '')} {lead}")


def _document(part: Object, paths: Object) -> Object:
    kept = {name: part[name] for name in ("components", "definitions", "$defs") if isinstance(part.get(name), dict)}
    return {"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": paths, **kept}


def _with_body(content: JsonValue) -> Object:
    return {"requestBody": {"required": True, "content": content}, "responses": {}}


def _operations(item: JsonValue) -> JsonValue:
    """The operations of a path; those of Swagger 2 have their body among the parameters."""
    if not isinstance(item, dict):
        return {}
    return {name: _operation(one) if name in _METHODS else one for name, one in item.items()}


def _operation(operation: JsonValue) -> JsonValue:
    if not isinstance(operation, dict):
        return {}
    parameters = operation.get("parameters")
    listed = [one for one in parameters if isinstance(one, dict)] if isinstance(parameters, list) else []
    body = next((one for one in listed if one.get("in") == "body" and "schema" in one), None)
    if body is None or "requestBody" in operation:
        return operation
    others = cast("list[JsonValue]", [one for one in listed if one is not body])
    return {**operation, **_with_body({"application/json": {"schema": body["schema"]}}), "parameters": others}


def _resolved(paths: Object) -> Object:
    """The one operation of a page whose schemas stand in arrays of alternatives, with members' schemas wrapped."""
    path, method, request = paths.get("path"), paths.get("method"), paths.get("request")
    body = request.get("body") if isinstance(request, dict) else None
    if not isinstance(path, str) or not isinstance(method, str) or not isinstance(body, dict):
        return {}
    content: Object = {}
    for kind, media in body.items():
        schemas = media.get("schemaArray") if isinstance(media, dict) else None
        if isinstance(schemas, list) and schemas:
            found = [_plain(one) for one in schemas]
            content[kind] = {"schema": found[0] if len(found) == 1 else {"oneOf": found}}
    return {path: {method.lower(): _with_body(content)}} if content else {}


def _plain(schema: JsonValue) -> JsonValue:
    """A schema of such an array: what is required has a name of its own there."""
    if not isinstance(schema, dict):
        return {}
    required = schema.get("requiredProperties")
    kept = {
        name: one for name, one in schema.items() if name not in ("required", "requiredProperties", "refIdentifier")
    }
    return {**kept, "required": required} if isinstance(required, list) else kept


def _schema(part: Object, lead: str, *, alone: bool) -> JsonValue:
    """The schema of a body: one that stands alone below words that say so, or the only one named like a body."""
    title = part.get("title")
    named = title if isinstance(title, str) else ""
    if isinstance(part.get("properties"), dict) and part.get("type", "object") == "object":
        if _OF_AN_ANSWER.search(f"{named} {lead}"):
            return None
        return (
            part
            if alone or _OF_A_BODY.search(named) or (_SCHEMA.search(lead) and _OF_A_BODY.search(lead.strip(" :.*")))
            else None
        )
    components = part.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else part.get("definitions")
    bodies = [name for name in schemas if _OF_A_BODY.search(name)] if isinstance(schemas, dict) else []
    place = "components/schemas" if isinstance(components, dict) else "definitions"
    return {"$ref": f"#/{place}/{bodies[0]}"} if len(bodies) == 1 else None
