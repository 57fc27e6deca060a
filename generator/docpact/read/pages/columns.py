"""What the columns of a parameter table are, and what their cells state apart from sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from docpact.facts import JsonType
from docpact.read.pages.blocks import Grid

Role = Literal["name", "type", "definition", "required", "default", "range", "allowed", "minimum", "maximum", "other"]

_ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(
        (
            "parameter",
            "parameters",
            "name",
            "field",
            "property",
            "argument",
            "key",
            "param",
            "parameter name",
            "body parameter",
            "option",
        ),
        "name",
    ),
    **dict.fromkeys(("type", "data type", "datatype", "value type"), "type"),
    **dict.fromkeys(
        (
            "definition",
            "description",
            "details",
            "explanation",
            "meaning",
            "info",
            "notes",
            "note",
            "constraints",
            "comments",
            "purpose",
            "remarks",
        ),
        "definition",
    ),
    **dict.fromkeys(("required", "mandatory", "required optional", "presence", "requirement"), "required"),
    **dict.fromkeys(("default", "default value", "defaults"), "default"),
    **dict.fromkeys(("range", "limits", "limit", "valid range", "value range", "allowed range", "bounds"), "range"),
    **dict.fromkeys(
        (
            "allowed values",
            "accepted values",
            "valid values",
            "possible values",
            "supported values",
            "available values",
            "permitted values",
            "options",
            "values",
            "enum",
            "choices",
            "allowed",
            "accepts",
            "value",
            "valid options",
            "available options",
        ),
        "allowed",
    ),
    **dict.fromkeys(("min", "minimum", "min value", "minimum value"), "minimum"),
    **dict.fromkeys(("max", "maximum", "max value", "maximum value"), "maximum"),
}
_TYPES: Final[dict[str, JsonType]] = {
    "string": "string", "str": "string", "text": "string", "enum": "string",
    "uuid": "string", "url": "string", "uri": "string",
    "integer": "integer", "int": "integer", "int32": "integer", "int64": "integer", "long": "integer",
    "number": "number", "float": "number", "double": "number", "decimal": "number",
    "boolean": "boolean", "bool": "boolean",
    "array": "array", "list": "array",
    "object": "object", "dict": "object", "json": "object", "map": "object",
}  # fmt: skip
_YES: Final = frozenset(("yes", "required", "true", "y", "mandatory", "\u2713", "\u2714", "\u2705", "always"))
_NO: Final = frozenset(("no", "optional", "false", "n", "\u2717", "\u2718", "\u274c", "not required"))
_ITEMS: Final = re.compile(
    r"(?:array|list)\s*(?:of\s+|<\s*|\[\s*|\(\s*)(?P<of>[a-z0-9]+?)s?\s*[>\])]?|(?P<before>[a-z0-9]+)\s*\[\s*\]"
    r"|\[\s*(?P<inside>[a-z0-9]+?)s?\s*\]"
)


def role(header: str) -> Role:
    """What a column holds, by its header."""
    text = re.sub(r"\([^()]*\)", " ", header.lower())
    text = " ".join(re.findall(r"[a-z]+", text))
    return _ROLES.get(text, "other")


def roles(grid: Grid) -> tuple[Role, ...]:
    return tuple(role(header) for header in grid.header)


@dataclass(frozen=True, slots=True)
class TypeCell:
    """What a type cell states; ``type`` is None when it is not understood."""

    type: JsonType | None
    item: JsonType | None = None
    required: bool | None = None


def read_type(cell: str) -> TypeCell:
    """A type cell such as ``array``, ``string[]``, ``array of integers``, ``integer, required``, ``string | null``."""
    text = " ".join(cell.replace("`", " ").lower().split())
    required = _presence(text)
    text = re.sub(r"[(,]?\s*\b(?:required|optional|nullable|enum)\b\s*\)?", " ", text) if text != "enum" else text
    text = re.sub(r"\s*(?:\||or)\s*null\b|\bnull\s*(?:\||or)\s*", " ", text).strip(" ,;:()")
    if items := _ITEMS.fullmatch(text):
        word = next(group for group in items.groups() if group)
        return TypeCell("array", _TYPES.get(word), required)
    return TypeCell(_TYPES.get(text), None, required)


def _presence(text: str) -> bool | None:
    if re.search(r"\brequired\b", text):
        return True
    return False if re.search(r"\boptional\b", text) else None


def read_required(cell: str) -> bool | None:
    """What a cell of a Required column says; None when it says neither."""
    text = cell.replace("`", "").strip(" .*").lower()
    return True if text in _YES else False if text in _NO else None


def is_blank(cell: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return cell.replace("`", "").strip(" .").lower() in (
        "",
        "-",
        "\u2013",
        "\u2014",
        "n/a",
        "none given",
        "/",
        "na",
        "not applicable",
    )
