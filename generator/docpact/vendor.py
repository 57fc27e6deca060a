"""Copying the client package into somebody's own repository, under another name and with fewer models if wished.

Where they want it, the specs go with it, and a test that holds the one against the other.
"""

from __future__ import annotations

import ast
import dataclasses
import shlex
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from docpact.check.suite import command
from docpact.errors import DocpactError, Place, display_path, printable
from docpact.identifiers import is_package
from docpact.spec import LoadedApi, LoadedSpec, Project
from docpact.write.python.known import OPENAPI_FILE
from docpact.write.python.lock import (
    JOURNAL_FILE,
    LOCK_FILE,
    Finding,
    Leave,
    check_tree,
    make_lock,
    refuse_unwritable,
    source_hashes,
    write_tree,
)
from docpact.write.python.render import Choice, render
from docpact.write.python.runtime import with_needs

_COMMAND: Final = "docpact vendor"


def vendor(  # noqa: PLR0913
    project: Project,
    destination: Path,
    *,
    package: str | None = None,
    models: Sequence[str] | None = None,
    contract: Path | None = None,
    extras: Collection[str] = (),
    http: str = "httpx",
    allow: Collection[Leave] = (),
) -> Path:
    """Write the package below ``destination``, with these extras and what they need; its folder.

    What docpact wrote there under this name before is replaced, and what it no longer makes is removed; files that
    were edited by hand are refused without leave to ``force``. ``contract`` is where ``vendor_contract`` is going to
    write, so that nothing is written where it could not. Raises DocpactError for a name that is none, a model that is
    not there, or a folder that is somebody else's.
    """
    name = package or project.api.content.package
    if not is_package(name):
        raise DocpactError(
            f"{printable(name, 60)!r} is no name for a package",
            hint="Use letters, digits and _, and no name that Python or one of its packages has already.",
        )
    project = chosen(project, models)
    folder = destination / name
    _refuse_others(folder, "Choose another name with --package, or remove the folder.")
    refuse_unwritable(folder)
    if contract is not None:
        _check_contract(contract, name)
    tree = _tree(project, name, extras, http)
    write_tree(folder, tree, make_lock(source_hashes(project), tree, http), allow=allow, command=_COMMAND)
    return folder


def _tree(project: Project, name: str, extras: Collection[str], http: str) -> dict[str, bytes]:
    """The files of a package, by their paths in its folder."""
    choice = Choice(name, with_needs(frozenset(extras)), http)
    files = render(project, choice).items()
    return {path.removeprefix(f"{name}/"): content for path, content in files if path != OPENAPI_FILE}


def stale(  # noqa: PLR0913
    project: Project,
    destination: Path,
    *,
    package: str | None = None,
    models: Sequence[str] | None = None,
    extras: Collection[str] = (),
    http: str = "httpx",
) -> list[Finding]:
    """What in a copy is not as ``vendor`` would leave it; what a formatter did to it does not count."""
    name = package or project.api.content.package
    project = chosen(project, models)
    folder = destination / name
    tree = _tree(project, name, extras, http)
    found = check_tree(folder, tree, make_lock(source_hashes(project), tree, http))
    return [one for one in found if one.path != LOCK_FILE and not _same_code(folder / one.path, tree.get(one.path))]


def _same_code(path: Path, wanted: bytes | None) -> bool:
    """Whether a file holds the same code, however it is formatted."""
    try:
        return wanted is not None and ast.dump(ast.parse(path.read_bytes())) == ast.dump(ast.parse(wanted))
    except (OSError, SyntaxError, ValueError, RecursionError):
        return False


def vendor_contract(
    project: Project, package: Path, destination: Path, *, models: Sequence[str] | None = None
) -> tuple[Path, Path]:
    """Write the specs and a test beside each other, for the package in a folder: the specs' folder, and the test.

    The specs that were there are replaced; a test that is there already stays as it is. Raises DocpactError.
    """
    project = chosen(project, models)
    specs, test = _check_contract(destination, package.name)
    try:
        files: list[LoadedApi | LoadedSpec] = [project.api, *project.specs]
        tree = {loaded.name: loaded.path.read_bytes() for loaded in files}
        write_tree(specs, tree, make_lock(source_hashes(project), tree), command=_COMMAND)
        # Only where there is none: the mode also keeps it from being written through a link.
        with suppress(FileExistsError), test.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_TEST.format(client=import_name(package)[1]))
    except OSError as error:
        raise DocpactError(
            f"cannot write: {error.strerror}",
            where=Place(display_path(Path(error.filename or destination))),
            hint=f"Check the folder's rights and the disk's room, and run '{_COMMAND}' again.",
        ) from None
    return specs, test


def _check_contract(destination: Path, package: str) -> tuple[Path, Path]:
    """Where the specs and the test for a package go. Raises DocpactError where they could not be written."""
    specs, test = destination / "spec", destination / f"test_{package}_contract.py"
    _refuse_others(specs, "Name another folder with --contract, or remove this one.")
    refuse_unwritable(specs)
    if test.is_dir():
        raise DocpactError(
            "a folder stands where the test belongs",
            where=Place(display_path(test)),
            hint="Name another folder with --contract, or remove this one.",
        )
    return specs, test


def import_name(package: Path) -> tuple[Path, str]:
    """The folder that has to be importable, and the name by which a package below it is imported then."""
    folder = package.resolve()
    names = [folder.name]
    while (folder.parent / "__init__.py").is_file():
        folder = folder.parent
        names.insert(0, folder.name)
    return folder.parent, ".".join(names)


def contract_command(package: Path, specs: Path) -> str:
    """The line for a shell that runs the contract suite on a package and specs."""
    root, name = import_name(package)
    line = shlex.join(["python", *command(name, display_path(specs))])
    return line if root == Path.cwd() else f"PYTHONPATH={shlex.quote(display_path(root))} {line}"


def chosen(project: Project, models: Sequence[str] | None) -> Project:
    """The project with these models only, each once; with all where none is named. Raises DocpactError."""
    if not models:
        return project
    return dataclasses.replace(project, specs=[project.spec(model) for model in dict.fromkeys(models)])


def _refuse_others(folder: Path, hint: str) -> None:
    # The lock is written last: of a run that was cut short there may be the journal alone.
    ours = any((folder / name).is_file() for name in (LOCK_FILE, JOURNAL_FILE))
    if folder.is_symlink() or (folder.exists() and not ours):
        raise DocpactError(
            "there is such a folder already, and docpact did not write it", where=Place(display_path(folder)), hint=hint
        )


_TEST: Final = '''"""Does the client still keep the specs beside this file? Needs docpact[contract]."""

from pathlib import Path

from docpact.check.pytest_suite import contract_tests

globals().update(contract_tests("{client}", Path(__file__).parent / "spec"))
'''
