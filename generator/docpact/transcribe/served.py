"""Schemas that an API itself serves, one a model, as a witness: read as an OpenAPI document would be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from pydantic import JsonValue

from docpact.errors import DocpactError, Place, printable
from docpact.facts import ROOT, Path, canonical
from docpact.spec import LoadedApi
from docpact.spec.answers import first_at, values_at
from docpact.spec.api import Operation
from docpact.transcribe.witness import Document

_NO_NAME: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Served:
    """An answer of the operation by which an API lists its models with their schemas; ``source`` is its address."""

    source: str
    operation: Operation
    answer: JsonValue

    def document(self, names: Sequence[str], model: str | None = None) -> Document:
        """What is served of the models that have these names, or of one that the API calls ``model``.

        Names are compared without case and punctuation: ``Kite 2.0`` is ``kite-2-0``. Raises DocpactError where the
        answer has none of them.
        """
        entries = self._entries()
        wanted = {_plain(name): name for name in names} if model is None else {_plain(model): names[0]}
        found = {wanted[plain]: entry for plain, entry in entries.items() if plain in wanted}
        if not found:
            shown = [str(first_at(entry, self.operation.reads.name)) for entry in entries.values()]
            close = get_close_matches(model or names[0], shown, 3, 0.5) or shown[:3]
            raise DocpactError(
                f"the API serves no schema of {printable(model or ', '.join(names), 200)}",
                where=Place(self.source),
                hint=f"Name the model as the API does with --server-model: {printable(', '.join(close), 200) or '-'}.",
            )
        paths: dict[str, JsonValue] = {}
        for index, (name, entry) in enumerate(found.items()):
            body = self._body(name, entry, f"#/paths/~1{index}/post/requestBody/content/application~1json/schema")
            paths[f"/{index}"] = {"post": {"requestBody": {"content": {"application/json": {"schema": body}}}}}
        digest = hashlib.sha256(canonical(paths).encode()).hexdigest()
        parts = tuple(map(Path, self.operation.schemas))
        return Document(self.source, digest, {"openapi": "3.1.0", "paths": paths}, "server", parts)

    def _entries(self) -> dict[str, JsonValue]:
        """The entries that have a schema, by their names without punctuation; of two of one name the first."""
        found: dict[str, JsonValue] = {}
        for path in self.operation.reads.items or []:
            for entry in values_at(self.answer, path):
                name = first_at(entry, self.operation.reads.name)
                if isinstance(name, str) and any(values_at(entry, at) for at in self.operation.schemas.values()):
                    found.setdefault(_plain(name), entry)
        return found

    def _body(self, name: str, entry: JsonValue, here: str) -> dict[str, JsonValue]:
        """The schema of a whole body, whose parts are what is served; ``here`` is the pointer to it."""
        body: dict[str, JsonValue] = {"type": "object", "properties": {}}
        for path, at in self.operation.schemas.items():
            schema = first_at(entry, [at])
            steps = [] if path == ROOT else path.split(".")
            part = _moved(schema, here + "".join(f"/properties/{step}" for step in steps))
            if isinstance(part, dict) and steps:
                _put(body, steps, part)
            elif isinstance(part, dict):
                body |= part
        _put(body, ["model"], {"enum": [name]})
        return body


def served(api: LoadedApi, source: str, answer: JsonValue) -> Served:
    """An answer as a witness. Raises DocpactError where ``api.yaml`` does not say that it holds schemas."""
    operation = api.content.operation("models")
    if operation is None or not operation.schemas:
        raise DocpactError(
            "nothing says that this API serves schemas of its models",
            where=api.file.place("operations"),
            hint="Describe the operation that does: role 'models', and under 'schemas' where an entry holds one.",
        )
    return Served(source, operation, answer)


def _put(schema: dict[str, JsonValue], steps: Sequence[str], part: dict[str, JsonValue]) -> None:
    """Gives a member of a schema its own, with the objects that lead to it."""
    name, *rest = steps
    members = schema.get("properties")
    members = dict(members) if isinstance(members, dict) else {}
    if rest:
        held: dict[str, JsonValue] = {"type": "object", "properties": {}}
        _put(held, rest, part)
        part = held
    schema["properties"] = {**members, name: part}


def _moved(schema: JsonValue, here: str) -> JsonValue:
    """A schema whose references lead to where it stands now."""
    if isinstance(schema, list):
        return [_moved(item, here) for item in schema]
    if not isinstance(schema, dict):
        return schema
    moved = {name: _moved(value, here) for name, value in schema.items()}
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        moved["$ref"] = here + reference[1:]
    return moved


def _plain(name: str) -> str:
    return _NO_NAME.sub("", name.casefold())
