"""Request models by datamodel-code-generator: in process, from nothing but the schema that it is given."""

from __future__ import annotations

import ast
import contextlib
import itertools
import re
import tempfile
from collections.abc import Generator
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from docpact import identifiers
from docpact.facts import ITEMS, KEYWORDS, Contract, Field
from docpact.facts.keywords import Schema
from docpact.write.json_schema import body_schema
from docpact.write.python.conditions import literal_values, literals_among
from docpact.write.python.layout import laid_out
from docpact.write.python.literal import literal

_PLACEHOLDER: Final = "docpact_placeholder.requests.RequestModel"
_ABSOLUTE: Final = "from docpact_placeholder.requests import RequestModel"
_RELATIVE: Final = "from .._runtime.core.requests import RequestModel"

PLAIN_KEYWORDS: Final = frozenset(
    {
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "default",
        "minimum",
        "maximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "title",
        "deprecated",
    }
)
"""All that the generator of models sees of a schema. Texts are kept from it: generators have been made to emit code
that hid in extension keywords or descriptions (CVE-2020-15142, GHSA-5578-w22f-pfx9)."""


_CLOSED: Final = re.compile(r"class (\w+)\(RequestModel\):\n    model_config = ConfigDict\(\s*extra=.forbid.,\s*\)(\n)")
"""A model that takes no other members, as the generator writes it."""
_LONGEST: Final = 60
"""Characters of a closed set's Literal that stand wherever it is used; a longer one stands once, under a name."""


@lru_cache(maxsize=8)
def value_names(contract: Contract) -> dict[str, str]:
    """Names for the closed sets that are too long to be repeated, by their Literal."""
    found: dict[str, str] = {}
    taken = {identifiers.class_name(field.name) for field in contract.fields.values()}
    for field in contract.fields.values():
        text = literal_type(field)
        if text is not None and len(text) > _LONGEST and text not in found:
            owner = field.path.parent if field.name == ITEMS and field.path.parent else field.path
            name = f"{identifiers.class_name(owner.name)}Value"
            while name in taken:
                name += "_"
            taken.add(name)
            found[text] = name
    return found


def literal_type(field: Field) -> str | None:
    """The Literal of a field's closed set; None where there is none that a Literal can say."""
    values = literal_values(field)
    return None if values is None else f"Literal[{', '.join(map(literal, values))}]"


def model_source(contract: Contract, class_name: str) -> str:
    """The source of one model's request body, with each long closed set once."""
    source = emit_models(body_schema(contract, conditions=False), class_name)
    tree = ast.parse(source)
    names = value_names(contract)
    pieces: list[tuple[int, int, str]] = []
    lines = [0, *itertools.accumulate(len(line) for line in source.encode().splitlines(keepends=True))]
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            elements = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            text = f"Literal[{', '.join(literal(ast.literal_eval(element)) for element in elements)}]"
            if text in names and node.end_lineno is not None and node.end_col_offset is not None:
                start, end = lines[node.lineno - 1] + node.col_offset, lines[node.end_lineno - 1] + node.end_col_offset
                pieces.append((start, end, names[text]))
    content = source.encode()
    for start, end, name in sorted(pieces, reverse=True):
        content = content[:start] + name.encode() + content[end:]
    used = {name for _, _, name in pieces}
    aliases = [laid_out(f"{name} = {text}") for text, name in names.items() if name in used]
    closed = _CLOSED.sub(r'class \1(RequestModel, extra="forbid"):\2', content.decode())
    closed = closed.replace(":\n\n", ":\n    pass\n\n")
    return closed.replace("\nclass ", "\n".join(["", *aliases, "", "", "class "]), 1)


def emit_models(schema: Schema, class_name: str) -> str:
    """The source of one model's request body, importing its base class from the emitted package."""
    # Imported here: it takes a second, which commands that emit nothing need not spend.
    from datamodel_code_generator import generate  # noqa: PLC0415
    from datamodel_code_generator._shared_types import LiteralType  # noqa: PLC0415
    from datamodel_code_generator.enums import DataModelType, InputFileType, StrictTypes  # noqa: PLC0415
    from datamodel_code_generator.format import PythonVersion  # noqa: PLC0415

    with _isolated_folder() as folder:
        source = generate(
            plain(schema),
            input_file_type=InputFileType.JsonSchema,
            output=None,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            class_name=class_name,
            base_class=_PLACEHOLDER,
            enum_field_as_literal=LiteralType.All,
            strict_types=[StrictTypes.str, StrictTypes.int, StrictTypes.float, StrictTypes.bool],
            strict_nullable=True,
            use_annotated=True,
            field_constraints=True,
            use_standard_collections=True,
            use_union_operator=True,
            disable_timestamp=True,
            formatters=[],
            field_extra_keys={"deprecated"},
            settings_path=folder,
        )
    if not isinstance(source, str) or source.count(_ABSOLUTE) != 1:
        raise AssertionError("datamodel-code-generator no longer emits what it did: look at its version")
    lines = source.replace(_ABSOLUTE, _RELATIVE).splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def plain(schema: JsonValue) -> Schema:
    """A schema of :data:`PLAIN_KEYWORDS` only, without defaults on members that must be sent.

    A required member with a default would become one that may be left out.
    """
    if not isinstance(schema, dict):
        return {}
    kept = {
        keyword: value for keyword, value in schema.items() if keyword in PLAIN_KEYWORDS and _applies(keyword, schema)
    }
    if isinstance(values := kept.pop("enum", None), list) and (
        kept_values := literals_among(values, schema.get("type"))
    ):
        kept["enum"] = kept_values
    if isinstance(properties := schema.get("properties"), dict):
        required = schema.get("required")
        members: Schema = {}
        for name, member in properties.items():
            kept_member = plain(member)
            if isinstance(required, list) and name in required:
                kept_member.pop("default", None)
            members[name] = kept_member
        kept["properties"] = members
    if "items" in schema:
        kept["items"] = plain(schema["items"])
    return kept


def _applies(keyword: str, schema: Schema) -> bool:
    """Whether a keyword says something about values of the schema's type: no field of another type could have it."""
    types = KEYWORDS[keyword].applies_to if keyword in KEYWORDS else ()
    return not types or schema.get("type") in types


@contextlib.contextmanager
def _isolated_folder() -> Generator[Path]:
    # The generator reads a pyproject.toml of any parent folder: give it one that has none.
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        yield Path(folder)
