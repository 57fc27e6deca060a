"""Copying the client package into somebody's own repository, under another name and with fewer models if wished."""

from __future__ import annotations

import dataclasses
import keyword
from collections.abc import Sequence
from pathlib import Path

from docpact.emit.lock import make_lock, write_tree
from docpact.emit.render import OPENAPI_FILE, render
from docpact.errors import DocpactError, Place, printable, shown
from docpact.spec import Project


def vendor(
    project: Project, destination: Path, *, package: str | None = None, models: Sequence[str] | None = None
) -> Path:
    """Write the package below ``destination``; its folder. What was there under this name before is replaced.

    Raises DocpactError for a name that is none, a model that is not there, or a folder that is somebody else's.
    """
    name = package or project.api.content.package
    if not name.isidentifier() or keyword.iskeyword(name):
        raise DocpactError(f"{printable(name, 60)!r} is no name for a package", todo="Use letters, digits and _.")
    if models:
        project = dataclasses.replace(project, specs=[project.spec(model) for model in dict.fromkeys(models)])
    folder = destination / name
    if folder.exists() and not (folder / "docpact.lock").is_file():
        raise DocpactError(
            "there is such a folder already, and docpact did not write it",
            where=Place(shown(folder)),
            todo="Choose another name with --package, or remove the folder.",
        )
    tree = {
        path.removeprefix(f"{name}/"): content
        for path, content in render(project, name).items()
        if path != OPENAPI_FILE
    }
    write_tree(folder, tree, make_lock(project, tree))
    return folder
