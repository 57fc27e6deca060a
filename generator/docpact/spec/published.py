"""The JSON Schemas of spec files, made from the models that read them, for editors to complete and check by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from docpact.errors import DocpactError, Place, display_path
from docpact.spec.api import Api
from docpact.spec.model import Spec

_TODO: Final = "Name the specs' folder with --spec."


def published_schemas() -> dict[str, str]:
    """The text of each schema file by its name below ``spec/``."""
    return {"api.schema.json": _schema(Api), "spec.schema.json": _schema(Spec)}


def write_schemas(folder: Path) -> list[Path]:
    """Write them; the paths of those that changed. Raises DocpactError where they cannot be written."""
    changed = stale_schemas(folder)
    schemas = published_schemas()
    for path in changed:
        try:
            path.write_text(schemas[path.name], encoding="utf-8", newline="\n")
        except OSError as error:
            raise DocpactError(f"cannot write: {error.strerror}", where=Place(display_path(path)), hint=_TODO) from None
    return changed


def stale_schemas(folder: Path) -> list[Path]:
    """The files that are missing or not what :func:`write_schemas` would write. Raises DocpactError."""
    if not folder.is_dir():
        raise DocpactError("there is no such folder", where=Place(display_path(folder)), hint=_TODO)
    files = {folder / name: text.encode() for name, text in published_schemas().items()}
    return [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]


def _schema(model: type[BaseModel]) -> str:
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=True) + "\n"
