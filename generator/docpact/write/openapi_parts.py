"""An OpenAPI document out of an older one and the parts that have changed, so that other specs need not be read."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from pydantic import JsonValue

from docpact.facts.keywords import Schema

_REFERENCE: Final = "#/components/schemas/"


class Request(NamedTuple):
    """What a document says of one model: its page's name, and the names that a request may give."""

    model: str
    models: Sequence[str]


def is_of_parts(document: Schema) -> bool:
    """Whether a document can be spliced: one operation takes bodies, and says nothing of any model beside these."""
    operations = [
        one for path in cast("dict[str, dict[str, Schema]]", document["paths"]).values() for one in path.values()
    ]
    taking = [one for one in operations if [*_submissions({"paths": {"": {"": one}}})]]
    return len(taking) == 1 and "parameters" not in taking[0]


def spliced(old: Schema, new: Schema | None, requests: Mapping[str, Request]) -> Schema:
    """The document of an API some of whose models have changed: ``new`` has these, ``old`` the others.

    ``requests`` are those that there are now, by the titles of their schemas, in order.
    """
    documents = [document for document in (old, new) if document]
    merged = copy.deepcopy(documents[-1])
    schemas = {name: schema for document in documents for name, schema in _schemas(document).items()}
    of_models = {title for document in documents for title in _titles(document)}
    shared = {name: schema for name, schema in schemas.items() if name not in of_models}
    _schemas(merged).clear()
    _schemas(merged).update({**{title: schemas[title] for title in requests}, **shared})
    _member(merged, "info")["version"] = max(str(_member(document, "info")["version"]) for document in documents)
    changed = {requests[title].model for title in _titles(new or {"paths": {}}) if title in requests}
    examples = {name: one for body in _submissions(old) for name, one in _examples(body) if name not in changed}
    examples |= {name: one for body in _submissions(documents[-1]) for name, one in _examples(body)}
    for body in _submissions(merged):
        schema = _member(body, "schema")
        schema["oneOf"] = [{"$ref": _REFERENCE + title} for title in requests]
        if "discriminator" in schema:
            mapping: Schema = {name: _REFERENCE + title for title, one in requests.items() for name in one.models}
            _member(schema, "discriminator")["mapping"] = mapping
        body.pop("examples", None)
        if kept := {one.model: examples[one.model] for one in requests.values() if one.model in examples}:
            body["examples"] = kept
    return merged


def _schemas(document: Schema) -> Schema:
    return _member(_member(document, "components"), "schemas")


def _member(schema: Schema, name: str) -> Schema:
    return cast("Schema", schema[name])


def _submissions(document: Schema) -> Iterator[Schema]:
    """The bodies that start jobs: the only ones of alternatives, one a model."""
    for path in cast("dict[str, dict[str, Schema]]", document["paths"]).values():
        for operation in path.values():
            body = cast("dict[str, Any]", operation.get("requestBody", {}))
            for media in cast("dict[str, Schema]", body.get("content", {})).values():
                if "oneOf" in cast("Schema", media.get("schema", {})):
                    yield media


def _examples(body: Schema) -> Iterator[tuple[str, JsonValue]]:
    yield from cast("Schema", body.get("examples", {})).items()


def _titles(document: Schema) -> Iterator[str]:
    for body in _submissions(document):
        for option in cast("list[dict[str, str]]", _member(body, "schema")["oneOf"]):
            yield option["$ref"].removeprefix(_REFERENCE)
