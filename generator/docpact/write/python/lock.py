"""Writing the emitted tree so that it is whole or known not to be, and checking that it is what the specs would make.

Each file is replaced in one step, the lock last. A journal stands beside the lock while a run is under way: who finds
one knows that a run was cut short.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any, Final, Literal, cast

import docpact
from docpact.errors import DocpactError, Place, shown
from docpact.spec import Project
from docpact.write.python.render import templates

LOCK_FILE: Final = "docpact.lock"
JOURNAL_FILE: Final = "docpact.lock.journal"
TEMPORARY: Final = ".docpact-tmp"
TOOLS: Final = ("datamodel-code-generator", "jinja2", "ruff")
"""The tools whose versions decide what is emitted."""

ROOMS: Final = ("facts", "naming.py", "spec", "read/package.py", "write")
"""The parts of docpact whose code decides what is emitted."""

State = Literal["stale", "missing", "extra", "hand-edited", "interrupted"]

EXPLAINED: Final[Mapping[State, str]] = {
    "stale": "the specs, templates or tools have changed since",
    "missing": "it should be there",
    "extra": "no spec makes it",
    "hand-edited": "it is not what docpact wrote",
    "interrupted": "a run of 'docpact generate' was cut short",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One file that is not as it should be; ``details`` name the facts at stake where they are known."""

    path: str
    state: State
    details: tuple[str, ...] = ()

    @property
    def meaning(self) -> str:
        return EXPLAINED[self.state]


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did: files written, files removed, and files left alone because nobody knows whose they are."""

    changed: list[str]
    removed: list[str]
    left: list[str]
    healed: bool


def make_lock(project: Project, tree: Mapping[str, bytes]) -> str:
    """The lock's text: hashes of all that went in and of all that came out."""
    files = [project.api.file, *(spec.file for spec in project.specs)]
    specs = {f"{file.path.parent.name}/{file.path.name}": file.sha256 for file in files}
    lock = {
        "docpact": docpact.__version__,
        "specs": dict(sorted(specs.items())),
        "templates": {path: _hash(source.encode()) for path, source in sorted(templates().items())},
        "code": _code_hash(),
        "tools": {tool: metadata.version(tool) for tool in TOOLS},
        "files": {path: _hash(content) for path, content in sorted(tree.items())},
    }
    return json.dumps(lock, indent=2) + "\n"


def write_tree(folder: Path, tree: Mapping[str, bytes], lock: str, *, command: str = "docpact generate") -> Written:
    """Bring ``folder`` to the state of ``tree``; what is right already is not touched. Raises DocpactError.

    ``command`` is what the caller should run again where it cannot be written.
    """
    recorded = _recorded(folder)
    _refuse_links(folder, [*tree, LOCK_FILE, *recorded])
    healed = bool(_leftovers(folder))
    changed = [path for path, content in tree.items() if _read(folder / path) != content]
    gone = [path for path in recorded if path not in tree and (folder / path).is_file()]
    removed = [path for path in gone if _hash(_read(folder / path) or b"") == recorded[path]]
    left = [path for path in _present(folder) if path not in tree and path not in removed]
    try:
        if changed or removed or healed or _read(folder / LOCK_FILE) != lock.encode():
            folder.mkdir(parents=True, exist_ok=True)
            _replace(folder, JOURNAL_FILE, b"A run of 'docpact generate' is under way, or was cut short.\n")
            for path in changed:
                _replace(folder, path, tree[path])
            for path in removed:
                (folder / path).unlink()
            _replace(folder, LOCK_FILE, lock.encode())
            for leftover in _leftovers(folder):
                leftover.unlink(missing_ok=True)
    except OSError as error:
        begun = (folder / JOURNAL_FILE).is_file()
        raise DocpactError(
            f"cannot write: {error.strerror}",
            where=Place(shown(Path(error.filename or folder))),
            todo=f"Mend the cause and run '{command}' again: it finishes what is unfinished."
            if begun
            else f"No file was written. Name another folder, or mend the cause, and run '{command}' again.",
        ) from None
    return Written(changed, removed, left, healed)


def refuse_unwritable(folder: Path) -> None:
    """Raise DocpactError where nothing can be written below a folder, which may not be there yet. Leaves no trace."""
    # What is there of its path; a link that leads nowhere is in the way as well.
    there = next((path for path in (folder, *folder.parents) if path.exists() or path.is_symlink()), folder)
    if not there.is_dir():
        raise DocpactError(
            "cannot write below this: it is no folder",
            where=Place(shown(there)),
            todo="No file was written. Name another folder.",
        )
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise DocpactError(
            f"cannot write here: {error.strerror}",
            where=Place(shown(there)),
            todo="No file was written. Name another folder, or mend the cause.",
        ) from None


def check_tree(folder: Path, tree: Mapping[str, bytes], lock: str) -> list[Finding]:
    """Every file that is stale, missing, extra or edited by hand; writes nothing. Raises DocpactError."""
    if folder.exists() and not folder.is_dir():
        raise DocpactError("this is no folder", where=Place(shown(folder)), todo="Name the folder of what was emitted.")
    recorded = _recorded(folder)
    findings = [Finding(path.name, "interrupted") for path in _leftovers(folder)[:1]]
    for path in sorted({*tree, *_present(folder)}):
        content = _read(folder / path)
        if content == tree.get(path):
            continue
        if content is None:
            findings.append(Finding(path, "missing"))
        elif path not in tree and path not in recorded:
            findings.append(Finding(path, "extra"))
        elif path in recorded and _hash(content) != recorded[path] and not _leftovers(folder):
            findings.append(Finding(path, "hand-edited"))
        else:
            findings.append(Finding(path, "stale"))
    locked = _read(folder / LOCK_FILE)
    if locked is None:
        findings.append(Finding(LOCK_FILE, "missing"))
    elif locked != lock.encode():
        findings.append(Finding(LOCK_FILE, "stale", _lock_changes(locked, lock)))
    return findings


def _lock_changes(before: bytes, after: str) -> tuple[str, ...]:
    old, new = _object(before), _object(after.encode())
    found: list[str] = []
    for section in ("specs", "templates", "tools"):
        left, right = _members(old.get(section)), _members(new.get(section))
        names = sorted(name for name in {*left, *right} if left.get(name) != right.get(name))
        found += [f"{section}: {name} has changed" for name in names]
    found += [f"{name} has changed" for name in ("docpact", "code") if old.get(name) != new.get(name)]
    return tuple(found)


def _replace(folder: Path, path: str, content: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}{TEMPORARY}")
    # Somebody may have put a link here, which would lead what is written elsewhere.
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)


def _refuse_links(folder: Path, paths: Iterable[str]) -> None:
    """Raise DocpactError, before anything is written, where a link would lead a file out of the folder."""
    try:
        inside = folder.resolve()
    except RuntimeError:
        raise DocpactError("links lead in a circle here", where=Place(str(folder)), todo="Remove the links.") from None
    for parent in sorted({(folder / path).parent for path in paths}):
        if not parent.resolve().is_relative_to(inside):
            raise DocpactError(
                "a folder here leads outside of the target", where=Place(str(parent)), todo="Remove the link."
            )


def _leftovers(folder: Path) -> list[Path]:
    """What an unfinished run leaves: its journal last, so that it is removed last."""
    found = sorted(folder.rglob(f".*{TEMPORARY}"))
    return found + [folder / JOURNAL_FILE] * (folder / JOURNAL_FILE).is_file()


def _present(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    names = (path.relative_to(folder).as_posix() for path in files)
    return sorted(name for name in names if name not in (LOCK_FILE, JOURNAL_FILE) and not name.endswith(TEMPORARY))


def _recorded(folder: Path) -> dict[str, str]:
    files = _members(_object(_read(folder / LOCK_FILE) or b"{}").get("files"))
    # A lock may be anybody's text: only plain paths below the folder count.
    return {
        path: str(value)
        for path, value in files.items()
        if Path(path).parts and not Path(path).is_absolute() and ".." not in Path(path).parts
    }


def _read(path: Path) -> bytes | None:
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return None


def _object(content: bytes) -> dict[str, Any]:
    with contextlib.suppress(ValueError, RecursionError):
        return _members(json.loads(content))
    return {}


def _members(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def _code_hash() -> str:
    root = Path(str(resources.files("docpact")))
    files: Iterable[Path] = (
        path for room in ROOMS for path in ([root / room] if room.endswith(".py") else (root / room).rglob("*.py"))
    )
    lines = [f"{path.relative_to(root).as_posix()} {_hash(path.read_bytes())}" for path in sorted(files)]
    return _hash("\n".join(lines).encode())
