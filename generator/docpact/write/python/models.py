"""Request models by datamodel-code-generator: in process, from nothing but the schema that it is given."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from docpact.facts.keywords import Schema

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
    kept = {keyword: value for keyword, value in schema.items() if keyword in PLAIN_KEYWORDS}
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


@contextlib.contextmanager
def _isolated_folder() -> Generator[Path]:
    # The generator reads a pyproject.toml of any parent folder: give it one that has none.
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        yield Path(folder)
