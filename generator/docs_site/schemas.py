"""The reference of the two YAML formats, from the JSON Schemas that editors check them by: every field described."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Any, Final

from docpact.spec.published import published_schemas
from docs_site.markup import Html, code, joined, link, prose, slug, table, text

LOG: Final = logging.getLogger("mkdocs.hooks")
Schema = dict[str, Any]

PAGES: Final = {
    "spec.schema.json": ("Spec files", "One file describes one page: `spec/API/models/MODEL.yaml`."),
    "api.schema.json": ("api.yaml", "One file describes what all models of an API share: `spec/API/api.yaml`."),
}


@dataclass(frozen=True)
class Reference:
    """One schema, being written down."""

    schema: Schema

    def page(self, title: str, intro: str) -> str:
        """The page. A field without a description is a warning of the build."""
        for field in self._undescribed():
            LOG.warning("%s: the field %s has no description in its schema", title, field)
        lines = [f"# {title}", "", intro, ""]
        lines += [f"{prose(self.schema['description'])}", ""] if self.schema.get("description") else []
        lines += [self._fields(self.schema)]
        for name, definition in self._objects():
            lines += [f"## {name} {{ #{slug(name)} }}", "", str(prose(definition.get("description", ""))), ""]
            lines += [self._fields(definition)]
        return "\n".join(lines)

    def _objects(self) -> list[tuple[str, Schema]]:
        definitions: dict[str, Schema] = self.schema.get("$defs", {})
        return [(name, definition) for name, definition in definitions.items() if "properties" in definition]

    def _fields(self, schema: Schema) -> str:
        required = set(schema.get("required", []))
        rows = [
            [code(name), self._type(field), "required" if name in required else "", self._says(field)]
            for name, field in schema.get("properties", {}).items()
        ]
        return table(["field", "type", "", "what it says"], rows)

    def _says(self, field: Schema) -> Html:
        default = field.get("default")
        ending = [Html(f" Default: {code(json.dumps(default))}.")] if default not in (None, [], {}) else []
        return joined([prose(self._description(field)), *ending], "")

    def _description(self, field: Schema) -> str:
        if field.get("description"):
            return str(field["description"])
        return next((found for part in self._parts(field) if (found := self._description(part))), "")

    def _parts(self, field: Schema) -> list[Schema]:
        """What a field refers to, or consists of."""
        parts = [self._definition(field["$ref"])] if "$ref" in field else []
        for keyword in ("anyOf", "oneOf", "allOf"):
            parts += field.get(keyword, [])
        for keyword in ("items", "additionalProperties"):
            if isinstance(field.get(keyword), dict):
                parts.append(field[keyword])
        return [*parts, *field.get("patternProperties", {}).values()]

    def _definition(self, reference: str) -> Schema:
        found: Schema = self.schema["$defs"][reference.rpartition("/")[2]]
        return found

    def _undescribed(self) -> list[str]:
        schemas = [("", self.schema), *self._objects()]
        return [
            f"{name}.{field}".lstrip(".")
            for name, schema in schemas
            for field, content in schema.get("properties", {}).items()
            if not self._description(content)
        ]

    def _type(self, field: Schema) -> Html:
        if "$ref" in field:
            name = field["$ref"].rpartition("/")[2]
            definition = self._definition(field["$ref"])
            return link(name, f"#{slug(name)}") if "properties" in definition else self._type(definition)
        values = [field["const"]] if "const" in field else field.get("enum")
        if values is not None:
            return joined([code(json.dumps(value)) for value in values], " or ")
        alternatives: list[Schema] = field.get("anyOf") or field.get("oneOf") or []
        choices = [part for part in alternatives if part.get("type") != "null"]
        if choices:
            return joined(dict.fromkeys(map(self._type, choices)), " or ")
        inner: list[Schema | bool | None] = [*field.get("patternProperties", {}).values()]
        inner.append(field.get("additionalProperties"))
        if field.get("type") == "array":
            return joined([Html("list of "), self._type(field.get("items", {}))], "")
        if isinstance(inner[0], dict) and inner[0]:
            return joined([Html("map to "), self._type(inner[0])], "")
        return text(field.get("format") or field.get("type") or "any JSON value")


def pages() -> dict[str, str]:
    """The pages by their address below ``reference/``."""
    made: dict[str, str] = {}
    for name, schema in published_schemas().items():
        title, intro = PAGES[name]
        made[name.replace(".schema.json", ".md")] = Reference(json.loads(schema)).page(title, intro)
    return made
