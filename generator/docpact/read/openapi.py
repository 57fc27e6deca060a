"""Facts out of an OpenAPI 3.0 or 3.1 document, ours or a vendor's own: the request body of one model."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from pydantic import JsonValue

from docpact.errors import DocpactError, Place, opens_at_once, printable, shown
from docpact.facts import Fact, join
from docpact.write.json_schema import UNSTATED

MAXIMUM_BYTES: Final = 20 * 1024 * 1024
MAXIMUM_DEPTH: Final = 40
MAXIMUM_SCHEMAS: Final = 100_000
"""Schemas that are looked at, each as often as it is referred to: few references can stand for very many schemas."""

_BOUNDS: Final[tuple[str, ...]] = (
    "minimum",
    "maximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
)

Object = dict[str, JsonValue]


def read_document(path: Path) -> Object:
    """A JSON document from a file. Raises DocpactError where it is none."""
    try:
        if not opens_at_once(path):
            raise DocpactError("this is no regular file", where=Place(shown(path)), todo="Save the document to a file.")
        with path.open("rb") as file:
            raw = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise DocpactError(
            f"cannot read the file: {error.strerror}", where=Place(shown(path)), todo="Check the path and its rights."
        ) from None
    if len(raw) > MAXIMUM_BYTES:
        raise DocpactError(
            f"the file is larger than {MAXIMUM_BYTES // 1024**2} MiB",
            where=Place(shown(path)),
            todo="Pass a document with fewer operations: those that generate something are enough.",
        )
    try:
        document = json.loads(raw, parse_constant=_refused, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        place = Place(shown(path), getattr(error, "lineno", None), getattr(error, "colno", None))
        raise DocpactError(
            "not JSON", where=place, todo="OpenAPI documents are read as JSON: convert one that is YAML."
        ) from None
    if not isinstance(document, dict) or "openapi" not in document:
        raise DocpactError(
            "not an OpenAPI document: it has no member 'openapi'",
            where=Place(shown(path), 1, 1),
            todo="Pass an OpenAPI 3.0 or 3.1 document.",
        )
    return cast("Object", document)


def facts_of_document(document: Object, model: str | None = None) -> set[Fact]:
    """What a document says of one model's request body.

    Raises DocpactError where it describes no such body, or several and ``model`` picks none.
    """
    reader = _Reader(document)
    bodies = reader.bodies()
    if model is not None:
        bodies = {name: schema for name, schema in bodies.items() if name == model}
    distinct = {id(schema): schema for schema in bodies.values()}
    if len(distinct) != 1:
        known = ", ".join(sorted(reader.bodies())) or "none"
        raise DocpactError(
            "the document describes no request for this model"
            if not bodies
            else "the document describes several models",
            todo=f"Pick one with --model; there is: {printable(known)}.",
        )
    return set(reader.facts(next(iter(distinct.values())), (), 0))


class _Reader:
    def __init__(self, document: Object) -> None:
        self.document = document
        self._resolved = 0

    def bodies(self) -> dict[str, Object]:
        """Every request body whose ``model`` is one of an enum, by model name."""
        found: dict[str, Object] = {}
        items = _objects(self.document.get("paths"))
        for operation in (operation for item in items for operation in _objects(item)):
            if "requestBody" in operation:
                content = _object(self.resolve(operation.get("requestBody"))).get("content")
                media = _object(_object(content).get("application/json"))
                for schema in self.alternatives(media.get("schema")):
                    names = self.member(_object(schema.get("properties")).get("model"))
                    for name in _enum(names) or []:
                        found.setdefault(str(name), schema)
                for name, reference in self.discriminated(media.get("schema")):
                    found.setdefault(name, self.resolve({"$ref": reference}))
        return found

    def discriminated(self, value: JsonValue) -> Iterator[tuple[str, JsonValue]]:
        """Model names that only a discriminator gives, with the reference to each one's schema."""
        discriminator = _object(self.resolve(value).get("discriminator"))
        if discriminator.get("propertyName") == "model":
            yield from _object(discriminator.get("mapping")).items()

    def alternatives(self, value: JsonValue, depth: int = 0) -> Iterator[Object]:
        schema = self.resolve(value)
        listed = [option for word in ("oneOf", "anyOf") for option in _list(schema.get(word))]
        if listed and depth < MAXIMUM_DEPTH:
            for option in listed:
                yield from self.alternatives(option, depth + 1)
        else:
            yield schema

    def member(self, value: JsonValue) -> Object:
        """A resolved schema; of a choice between one schema and null, the schema."""
        schema = self.resolve(value)
        options = [self.resolve(option) for word in ("oneOf", "anyOf") for option in _list(schema.get(word))]
        options = [option for option in options if option.get("type") != "null"]
        return {**options[0], **schema} if len(options) == 1 else schema

    def resolve(self, value: JsonValue, depth: int = 0) -> Object:
        """A schema with its reference followed and the parts of its ``allOf`` merged, within this document only."""
        self._resolved += 1
        if self._resolved > MAXIMUM_SCHEMAS:
            raise DocpactError(
                f"the requests refer to more than {MAXIMUM_SCHEMAS:,} schemas",
                todo="Pass a document of this model's operation alone.",
            )
        schema = _object(value)
        for _ in range(MAXIMUM_DEPTH):
            reference = schema.get("$ref")
            if not isinstance(reference, str):
                break
            schema = self._follow(reference)
        parts = _list(schema.get("allOf"))
        if not parts:
            return schema
        if depth > MAXIMUM_DEPTH:
            raise DocpactError("a schema's allOf holds itself", todo="Mend the document.")
        own = {key: member for key, member in schema.items() if key != "allOf"}
        merged: Object = {}
        properties: Object = {}
        required: dict[str, None] = {}
        for part in [*(self.resolve(part, depth + 1) for part in parts), own]:
            merged |= part
            properties |= _object(part.get("properties"))
            required |= dict.fromkeys(map(str, _list(part.get("required"))))
        members: Object = {"properties": properties, "required": [*required]}
        rest = {key: member for key, member in merged.items() if key not in members}
        return {**rest, **{key: member for key, member in members.items() if member}}

    def _follow(self, reference: str) -> Object:
        value: JsonValue = cast("JsonValue", self.document)
        if not reference.startswith("#/"):
            raise DocpactError(
                f"the reference {reference!r} leaves the document", todo="Bundle it into one file first."
            )
        for step in reference[2:].split("/"):
            value = _object(value).get(step.replace("~1", "/").replace("~0", "~"))
        if not isinstance(value, dict):
            raise DocpactError(f"the reference {reference!r} leads nowhere", todo="Mend the document.")
        return value

    def facts(self, schema: Object, steps: tuple[str, ...], depth: int) -> Iterator[Fact]:
        if depth > MAXIMUM_DEPTH:
            raise DocpactError(
                f"the request is nested more than {MAXIMUM_DEPTH} deep", todo="Recursive requests are not read."
            )
        required = {str(name) for name in _list(schema.get("required"))}
        for name, value in _object(schema.get("properties")).items():
            member = self.member(value)
            path = join((*steps, name))
            stated: list[tuple[str, JsonValue]] = [("required", name in required), *self._statements(member)]
            if "[]" in path:
                stated.append(("present", True))
            unstated = {str(keyword) for keyword in _list(member.get(UNSTATED))}
            yield from (Fact(path, keyword, said) for keyword, said in stated if keyword not in unstated)
            yield from self.facts(member, (*steps, name), depth + 1)
        if "items" in schema:
            items, path = self.member(schema["items"]), join((*steps, "[]"))
            left_out = {str(keyword) for keyword in _list(items.get(UNSTATED))}
            bounds: list[tuple[str, JsonValue]] = [(word, items[word]) for word in _BOUNDS if word in items]
            yield from (Fact(path, keyword, bound) for keyword, bound in bounds if keyword not in left_out)
            yield from self.facts(items, (*steps, "[]"), depth + 1)

    def _statements(self, schema: Object) -> Iterator[tuple[str, JsonValue]]:
        json_type = _type(schema)
        if json_type is not None:
            yield "type", json_type
        for keyword in ("default", *_BOUNDS):
            if keyword in schema:
                yield keyword, schema[keyword]
        if (enum := _enum(schema)) is not None:
            yield "enum", enum
        if schema.get("deprecated") is True:
            yield "deprecated", True
        if json_type == "array":
            items = self.member(schema.get("items"))
            unstated = _list(items.get(UNSTATED))
            if (enum := _enum(items)) is not None and "enum" not in unstated:
                yield "enum", enum
            # Foreign documents give every item of an array a type; where it has members, pages take it for granted.
            if "type" in items and "type" not in unstated and ("properties" not in items or UNSTATED in items):
                yield "itemType", _type(items)


def _refused(text: str) -> float:
    raise ValueError(f"{text} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refused(text)


def _type(schema: Object) -> JsonValue:
    kinds = schema.get("type")
    if isinstance(kinds, list):
        named = [kind for kind in kinds if kind != "null"]
        return named[0] if len(named) == 1 else None
    return kinds


def _enum(schema: Object) -> list[JsonValue] | None:
    if "const" in schema:
        return [schema["const"]]
    enum = schema.get("enum")
    return [member for member in enum if member is not None] if isinstance(enum, list) else None


def _object(value: JsonValue) -> Object:
    return value if isinstance(value, dict) else {}


def _objects(value: JsonValue) -> list[Object]:
    return [member for member in _object(value).values() if isinstance(member, dict)]


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
