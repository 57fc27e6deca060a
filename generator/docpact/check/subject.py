"""What the contract suite is run on: a client package under any import name, and the specs that it should keep.

Whatever cannot be used is said in one paragraph, with what to do: the suite may run in a repository whose owners have
never seen this one.
"""

from __future__ import annotations

import importlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from docpact.check.harness import SECRET
from docpact.errors import DocpactError, Place, display_path, printable
from docpact.spec import LoadedApi, LoadedSpec, load_api, load_project, load_spec
from docpact.spec.load import API_FILE, MODELS
from docpact.write.python.lock import LOCK_FILE


@dataclass(frozen=True, slots=True)
class Subject:
    """A client package by its import name, its folder, and the specs that it is held against."""

    package: str
    folder: Path
    specs: tuple[LoadedSpec, ...]


def load_subject(client: str | None, specs: Path) -> Subject:
    """The client of an import name (the API's own where there is none) and the specs at a path.

    ``specs`` is a folder that holds API/api.yaml, the folder API itself, or one model's file. Raises DocpactError for
    what cannot be read or imported, a package of another API, and a model that the package does not have.
    """
    loaded = specs_at(specs)
    api = loaded[0].api.content
    name = client or api.package
    package = _imported(name)
    folder = Path(package.__file__ or "").parent
    missing = [one for one in (api.client, f"Async{api.client}") if not hasattr(package, one)]
    if missing:
        raise DocpactError(
            f"{name} is no client of {api.api}: it has no {missing[0]}{_made_from(folder)}",
            where=Place(display_path(folder)),
            hint=f"Name the package that was made from the specs in {display_path(specs)} with --docpact-client or "
            "DOCPACT_CLIENT, or the specs that made this one with --docpact-spec or DOCPACT_SPEC.",
        )
    for spec in loaded:
        if find_spec(f"{name}.calls.{spec.namespace}") is None:
            raise DocpactError(
                f"the specs have the model {spec.model!r}, and {name} has not",
                where=Place(display_path(folder)),
                hint=f"Add it by 'docpact vendor' (with '--model {spec.model}', if only some are wanted), or name the "
                "one spec that the package should keep: --docpact-spec FOLDER/API/models/MODEL.yaml.",
            )
    if api.auth.secret_environment:  # where tests make clients with a key alone, also in other processes
        os.environ[api.auth.secret_environment] = SECRET
    return Subject(name, folder, tuple(loaded))


def specs_at(path: Path) -> list[LoadedSpec]:
    """The specs of a folder that holds API/api.yaml, of the folder API itself, or of one file. Raises DocpactError."""
    if not path.exists():
        raise DocpactError(
            "there are no specs here",
            where=Place(display_path(path)),
            hint="Name the folder that holds API/api.yaml, or one API/models/MODEL.yaml, with --docpact-spec or "
            "DOCPACT_SPEC; 'docpact vendor DEST --contract FOLDER' puts a copy of them into FOLDER/spec.",
        )
    if path.is_file():
        return [load_spec(path)]
    if (path / API_FILE).is_file():
        api = load_api(path / API_FILE)
        return [load_spec(file, api) for file in sorted((path / MODELS).glob("*.yaml"))]
    return load_project(path).specs


def changed_specs(subject: Subject) -> list[str]:
    """The spec files that differ from those the package was made from, as its lock names them by their hashes.

    Empty where there is no lock that says so, as in a folder that holds several things that docpact made.
    """
    locked = _lock(subject.folder)
    files: list[LoadedApi | LoadedSpec] = [subject.specs[0].api, *subject.specs]
    names = {loaded.name: loaded.file.sha256 for loaded in files}
    return [name for name, sha256 in names.items() if name in locked and locked[name] != sha256]


def _imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as error:  # noqa: BLE001  # whatever a package does when it is imported, say so
        # A path is a likely mistake for a name, and import_module's own words do not help then.
        why = printable(f"{type(error).__name__}: {error}", 200)
        raise DocpactError(
            f"the client {printable(name, 80)!r} cannot be imported ({why})",
            hint="Give --docpact-client or DOCPACT_CLIENT the name by which your code imports it, as in "
            "myapp.sora_client, and run this where that import works: from the folder that holds myapp, or with that "
            "folder in PYTHONPATH.",
        ) from None


def _made_from(folder: Path) -> str:
    locked = ", ".join(_lock(folder))
    return f", and was made from {printable(locked, 200)}" if locked else ""


def _lock(folder: Path) -> dict[str, str]:
    with suppress(OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        lock = json.loads((folder / LOCK_FILE).read_bytes())
        return {str(name): str(value) for name, value in lock["specs"].items()}
    return {}
