"""The request bodies that an OpenAPI document describes, by model, and what it says of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.errors import DocpactError, printable
from docpact.facts import Fact
from docpact.read.openapi.choices import as_list, as_object
from docpact.read.openapi.document import MAXIMUM_DEPTH, Object, References
from docpact.read.openapi.schema import SchemaReader, Unread


@dataclass(frozen=True, slots=True)
class Request:
    """What a document says of one request body. ``models`` are the names by which requests ask for it."""

    models: tuple[str, ...]
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]


def model_names(document: Object) -> list[str]:
    """The names of all models whose request body a document describes, in its order. Raises DocpactError."""
    return [*_Bodies(document).by_model()]


def read_request(document: Object, model: str | None = None) -> Request:
    """What a document says of one model's request body; of its only one where ``model`` is None.

    Raises DocpactError where it describes no such body, or several and ``model`` picks none.
    """
    bodies = _Bodies(document)
    found = bodies.by_model()
    picked = {name: schema for name, schema in found.items() if model in (None, name)}
    if len({id(schema) for schema in picked.values()}) != 1:
        known = ", ".join(sorted(found)) or "none"
        raise DocpactError(
            "the document describes several models" if picked else "the document describes no request for this model",
            hint=f"Pick one with --model; there is: {printable(known)}.",
        )
    schema = next(iter(picked.values()))
    reader = SchemaReader(bodies.references)
    reader.read(schema)
    names = tuple(name for name, other in found.items() if other is schema)
    return Request(names, tuple(reader.facts), tuple(reader.unread))


def facts_of_document(document: Object, model: str | None = None) -> set[Fact]:
    """The facts of :func:`read_request`."""
    return {*read_request(document, model).facts}


class _Bodies:
    def __init__(self, document: Object) -> None:
        self._document = document
        self.references = References(document)

    def by_model(self) -> dict[str, Object]:
        """Every request body: by the values of its member ``model``, or else by the operation's name.

        Where a document has none, what its operations take from their addresses.
        """
        found: dict[str, Object] = {}
        unnamed: dict[str, Object] = {}
        for name, operation in self._operations():
            content = as_object(as_object(self.references.follow(operation.get("requestBody"))).get("content"))
            schema = next((as_object(content[kind]).get("schema") for kind in sorted(content, key=media_order)), None)
            followed = as_object(self.references.follow(schema))
            schema = followed["items"] if followed.get("type") == "array" and "items" in followed else schema
            alternatives = [*self._alternatives(schema)] if schema is not None else []
            for alternative in alternatives:
                for model in self._models(alternative):
                    found.setdefault(str(model), alternative)
            for model, reference in self._discriminated(schema):
                target = self.references.follow({"$ref": reference})
                found.setdefault(model, as_object(target))
            if len(alternatives) == 1 and self._has_members(alternatives[0]):
                unnamed[name] = alternatives[0]
        return found or unnamed or dict(self._asked())

    def _asked(self) -> Iterator[tuple[str, Object]]:
        """What operations take from path and query, as schemas of objects."""
        for path, item in as_object(self._document.get("paths")).items():
            for method, operation in as_object(item).items():
                given = [*as_list(as_object(item).get("parameters")), *as_list(as_object(operation).get("parameters"))]
                found = [one for one in map(as_object, map(self.references.follow, given)) if one.get("in") in _ADDRESS]
                members: Object = {
                    str(one.get("name")).removesuffix("[]"): {
                        "description": one.get("description"),
                        **as_object(schema),
                    }
                    for one in found
                    if (schema := self.references.follow(one.get("schema")))
                }
                needed = [str(one.get("name")).removesuffix("[]") for one in found if one.get("required") is True]
                if members:
                    name = str(as_object(operation).get("operationId") or f"{method.upper()} {path}")
                    yield name, {"type": "object", "properties": members, "required": [*needed]}

    def _operations(self) -> Iterator[tuple[str, Object]]:
        for path, item in as_object(self._document.get("paths")).items():
            for method, operation in as_object(item).items():
                if isinstance(operation, dict) and "requestBody" in operation:
                    yield str(operation.get("operationId") or f"{method.upper()} {path}"), operation

    def _discriminated(self, value: JsonValue) -> Iterator[tuple[str, str]]:
        """Model names that only a discriminator gives, with the reference to each one's schema."""
        discriminator = as_object(as_object(self.references.follow(value)).get("discriminator"))
        if discriminator.get("propertyName") == "model":
            for name, reference in as_object(discriminator.get("mapping")).items():
                if isinstance(reference, str):
                    yield name, reference

    def _alternatives(self, value: JsonValue, depth: int = 0) -> Iterator[Object]:
        """The bodies between which a schema chooses, where each of them names its model; else the schema."""
        schema = as_object(self.references.follow(value))
        listed = [option for word in ("oneOf", "anyOf") for option in as_list(schema.get(word))]
        if not listed or "properties" in schema or depth >= MAXIMUM_DEPTH:
            yield schema
            return
        for option in listed:
            yield from self._alternatives(option, depth + 1)

    def _has_members(self, schema: Object, depth: int = 0) -> bool:
        parts = as_list(schema.get("allOf")) if depth < MAXIMUM_DEPTH else []
        followed = (as_object(self.references.follow(part)) for part in parts)
        return "properties" in schema or any(self._has_members(part, depth + 1) for part in followed)

    def _models(self, schema: Object, depth: int = 0) -> list[JsonValue]:
        """The values that a body's member ``model`` may have; empty where it is not closed."""
        named = as_object(self.references.follow(as_object(schema.get("properties")).get("model")))
        values = [named["const"]] if "const" in named else as_list(named.get("enum"))
        if depth < MAXIMUM_DEPTH:
            for part in as_list(schema.get("allOf")):
                values = values or self._models(as_object(self.references.follow(part)), depth + 1)
        return values


_ADDRESS: Final = ("path", "query")


def media_order(kind: str) -> int:
    """Which of several media types of one body is read first: JSON, then forms."""
    named = kind.partition(";")[0].strip().lower()
    return 0 if named in ("application/json", "*/*") or named.endswith("+json") else 1 + ("form" not in named)
