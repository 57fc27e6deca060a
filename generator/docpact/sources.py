"""Any source to its facts: a page, a spec, an OpenAPI document, or an emitted client package."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from docpact.errors import DocpactError, printable
from docpact.facts import Fact

EMITTED: tuple[str, ...] = ("generated", ".")
"""Folders in which a package's name is looked for before the installed packages."""


def facts_of(source: str, model: str | None = None) -> set[Fact]:
    """The facts that a source states. Raises DocpactError.

    ``source`` is the path of a spec (``.yaml``), of an OpenAPI document (``.json``) or of a package's folder, or the
    import name of a package; ``model`` picks one where a source holds several.
    """
    path = Path(source)
    if path.suffix in (".yaml", ".yml"):
        from docpact.spec import load_spec  # noqa: PLC0415  # each kind of source loads its own libraries

        spec = load_spec(path)
        if model is not None and model not in spec.names:
            raise DocpactError(
                f"the spec is not of the model {printable(model, 60)!r}",
                where=spec.file.place("model"),
                todo=f"Leave --model away, or name one of: {', '.join(spec.names)}.",
            )
        return spec.facts
    if path.suffix == ".json":
        from docpact.openapi import facts_of_document, read_document  # noqa: PLC0415

        return facts_of_document(read_document(path), model)
    from docpact.emit.package import facts_of_package  # noqa: PLC0415

    return facts_of_package(_package_folder(source), model)


def _package_folder(source: str) -> Path:
    if Path(source).is_dir():
        return Path(source)
    if source.replace(".", "").isidentifier():
        for folder in EMITTED:
            if (candidate := Path(folder, *source.split("."))).is_dir():
                return candidate
        try:
            found = importlib.util.find_spec(source)
        except Exception:  # noqa: BLE001  # looking for a.b imports a, which may do anything
            found = None
        if found and found.submodule_search_locations:
            return Path(next(iter(found.submodule_search_locations)))
    raise DocpactError(
        f"{printable(source, 200)!r} is no source that can be read",
        todo="Pass a spec (.yaml), an OpenAPI document (.json), or the folder or import name of a client package.",
    )
