"""Writing the emitted tree so that it is whole or known not to be, and checking that it is what the specs would make.

Each file is replaced in one step, the lock last. A journal stands beside the lock while a run is under way: who finds
one knows that a run was cut short, and which files it meant to write. What docpact did not write is not overwritten.

Nothing heavy is imported here: whether anything is to be done at all is decided from hashes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import docpact
from docpact.errors import DocpactError, Place, display_path

if TYPE_CHECKING:
    from docpact.spec import Project

LOCK_FILE: Final = "docpact.lock"
JOURNAL_FILE: Final = "docpact.lock.journal"
TEMPORARY: Final = ".docpact-tmp"
TOOLS: Final = ("datamodel-code-generator", "jinja2", "ruff")
"""The tools whose versions decide what is emitted."""

ROOMS: Final = ("facts", "identifiers.py", "spec", "read/instances.py", "read/package.py", "read/probes.py", "write")
"""The parts of docpact whose code and templates decide what is emitted."""

Leave = Literal["force", "prune", "draft"]
State = Literal["stale", "missing", "extra", "hand-edited", "interrupted", "refused"]

EXPLAINED: Final[Mapping[State, str]] = {
    "stale": "the specs, templates or tools have changed since",
    "missing": "it should be there",
    "extra": "no spec makes it",
    "hand-edited": "it is not what docpact wrote",
    "interrupted": "a run of 'docpact generate' was cut short",
    "refused": "no client can be made of this spec",
}

_OPTIONS: Final[Mapping[State, str]] = {"extra": "--prune", "hand-edited": "--force"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One file that is not as it should be; ``details`` name the facts at stake where they are known.

    ``path`` is below the folder of what was emitted; of a spec that is refused it is the spec's own.
    """

    path: str
    state: State
    details: tuple[str, ...] = ()

    @property
    def meaning(self) -> str:
        return EXPLAINED[self.state]


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did: files written, files removed, and files left alone because docpact did not write them.

    ``refused`` has every reason for which a model was not emitted.
    """

    changed: list[str]
    removed: list[str]
    left: list[str]
    healed: bool
    refused: list[DocpactError] = field(default_factory=list[DocpactError])


def remedy(findings: Iterable[Finding]) -> str:
    """The command that brings a tree in line: with the options that its findings need."""
    states = {finding.state for finding in findings}
    return " ".join(["docpact generate", *(option for state, option in _OPTIONS.items() if state in states)])


@dataclass(frozen=True)
class Lock:
    """The lock of a folder, as it was read: it may be anybody's text, and only what has the right form counts."""

    folder: Path
    content: dict[str, Any]

    @classmethod
    def read(cls, folder: Path) -> Lock:
        return cls(folder, _object(read_file(folder / LOCK_FILE) or b"{}"))

    @cached_property
    def files(self) -> dict[str, str]:
        """The hashes of what was written, by plain paths below the folder."""
        return {
            path: str(value)
            for path, value in members(self.content.get("files")).items()
            if Path(path).parts and not Path(path).is_absolute() and ".." not in Path(path).parts
        }

    @property
    def specs(self) -> dict[str, Any]:
        """The hashes of the specs that it was made of, by their paths below the folder of all."""
        return members(self.content.get("specs"))

    @property
    def models(self) -> dict[str, Any]:
        """What shared files say of each model, by its spec."""
        return members(self.content.get("models"))

    def made_here(self, http: str) -> bool:
        """Whether this docpact made it, for this HTTP library, of nothing that is undecided, and has finished."""
        wanted = {**_tools(), "http": http, "draft": None}
        return {name: self.content.get(name) for name in wanted} == wanted and not _leftovers(self.folder)

    def wrote(self, path: str, content: bytes | None) -> bool:
        """Whether a file's content is what was written there."""
        return content is not None and self.files.get(path) == _hash(content)


def make_lock(
    specs: Mapping[str, str],
    tree: Mapping[str, bytes],
    http: str = "httpx",
    models: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    *,
    draft: bool = False,
) -> str:
    """The lock's text: hashes of the ``specs`` and of all that came out, and the HTTP library that was chosen.

    ``models`` is what shared files say of each model; ``draft`` tells that something is in the tree which nobody has
    decided.
    """
    lock = {
        **_tools(),
        "http": http,
        "draft": draft,
        "specs": dict(sorted(specs.items())),
        "models": dict(sorted(models.items())),
        "files": {path: _hash(content) for path, content in sorted(tree.items())},
    }
    return json.dumps({name: value for name, value in lock.items() if value}, indent=2) + "\n"


def source_hashes(project: Project) -> dict[str, str]:
    """The hashes of a project's specs, by their path below the folder of all."""
    root = project.api.path.parent.parent
    files = [project.api.file, *(spec.file for spec in project.specs)]
    return {file.path.relative_to(root).as_posix(): file.sha256 for file in files}


def spec_hashes(specs: Path) -> dict[str, str | None]:
    """The same of all that lie below a folder, without reading what they say."""
    return {path.relative_to(specs).as_posix(): file_hash(path) for path in specs.rglob("*.yaml")}


def is_current(specs: Path, folder: Path, http: str = "httpx") -> bool:
    """Whether ``folder`` is what a run of this docpact made of the specs as they are now, by the lock's hashes."""
    lock = Lock.read(folder)
    return (
        lock.made_here(http)
        and lock.specs == spec_hashes(specs)
        and all(file_hash(folder / path) == value for path, value in lock.files.items())
        and sorted(lock.files) == _present(folder, lock.files)
    )


def write_tree(
    folder: Path,
    tree: Mapping[str, bytes],
    lock: str,
    *,
    allow: Collection[Leave] = (),
    command: str = "docpact generate",
) -> Written:
    """Bring ``folder`` to the state of ``tree``; what is right already is not touched.

    With leave to ``force`` files that were edited by hand are overwritten, with leave to ``prune`` files that no spec
    makes are removed. ``command`` is what the caller should run again where it cannot be written. Raises DocpactError.
    """
    recorded = Lock.read(folder).files
    _refuse_links(folder, [*tree, LOCK_FILE, *recorded])
    healed = bool(_leftovers(folder))
    changed = [path for path, content in tree.items() if read_file(folder / path) != content]
    if "force" not in allow:
        _refuse_edited(folder, changed, recorded, command)
    gone = [path for path in _present(folder, {**tree, **recorded}) if path not in tree]
    removed = [path for path in gone if "prune" in allow or file_hash(folder / path) == recorded.get(path)]
    left = [path for path in gone if path not in removed]
    try:
        if changed or removed or healed or read_file(folder / LOCK_FILE) != lock.encode():
            folder.mkdir(parents=True, exist_ok=True)
            _replace(folder, JOURNAL_FILE, _journal(folder, lock))
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
            where=Place(display_path(Path(error.filename or folder))),
            hint=f"Mend the cause and run '{command}' again: it finishes what is unfinished."
            if begun
            else f"No file was written. Name another folder, or mend the cause, and run '{command}' again.",
        ) from None
    return Written(changed, removed, left, healed)


def _refuse_edited(folder: Path, changed: Iterable[str], recorded: Mapping[str, str], command: str) -> None:
    """Raises DocpactError that names every file which docpact would overwrite and did not write."""
    meant = members(_object(read_file(folder / JOURNAL_FILE) or b"{}").get("files"))
    edited = [
        path
        for path in changed
        if (found := file_hash(folder / path)) is not None and found not in (recorded.get(path), meant.get(path))
    ]
    if edited:
        raise DocpactError(
            f"{'these files were' if len(edited) > 1 else 'this file was'} edited by hand, or docpact did not write "
            f"{'them' if len(edited) > 1 else 'it'}: {', '.join(sorted(edited))}",
            where=Place(display_path(folder)),
            hint=f"Nothing was written. Keep what you need of {'them' if len(edited) > 1 else 'it'} elsewhere, "
            f"then run '{command} --force'.",
        )


def _journal(folder: Path, lock: str) -> bytes:
    """What a run is about to write: of a run that was cut short, and cut short again, both."""
    before = members(_object(read_file(folder / JOURNAL_FILE) or b"{}").get("files"))
    files = members(_object(lock.encode()).get("files"))
    about = "A run of 'docpact generate' is under way, or was cut short."
    return json.dumps({"about": about, "files": before | files}).encode()


def refuse_unwritable(folder: Path) -> None:
    """Raise DocpactError where nothing can be written below a folder, which may not be there yet. Leaves no trace."""
    # What is there of its path; a link that leads nowhere is in the way as well.
    there = next((path for path in (folder, *folder.parents) if path.exists() or path.is_symlink()), folder)
    if not there.is_dir():
        raise DocpactError(
            "cannot write below this: it is no folder",
            where=Place(display_path(there)),
            hint="No file was written. Name another folder.",
        )
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise DocpactError(
            f"cannot write here: {error.strerror}",
            where=Place(display_path(there)),
            hint="No file was written. Name another folder, or mend the cause.",
        ) from None


def check_tree(folder: Path, tree: Mapping[str, bytes], lock: str) -> list[Finding]:
    """Every file that is stale, missing, extra or edited by hand; writes nothing. Raises DocpactError.

    Which docpact and which tools wrote the lock decides nothing here: all that they would make has just been compared.
    """
    if folder.exists() and not folder.is_dir():
        raise DocpactError(
            "this is no folder", where=Place(display_path(folder)), hint="Name the folder of what was emitted."
        )
    recorded = Lock.read(folder).files
    findings = [Finding(path.name, "interrupted") for path in _leftovers(folder)[:1]]
    for path in sorted({*tree, *_present(folder, {**tree, **recorded})}):
        content = read_file(folder / path)
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
    locked = read_file(folder / LOCK_FILE)
    if locked is None:
        findings.append(Finding(LOCK_FILE, "missing"))
    elif (changes := _lock_changes(locked, lock)) or recorded != members(_object(lock.encode()).get("files")):
        findings.append(Finding(LOCK_FILE, "stale", changes))
    return findings


def _lock_changes(before: bytes, after: str) -> tuple[str, ...]:
    old, new = _object(before), _object(after.encode())
    found: list[str] = []
    for section in ("specs", "models"):
        left, right = members(old.get(section)), members(new.get(section))
        names = sorted(name for name in {*left, *right} if left.get(name) != right.get(name))
        found += [f"{section}: {name} has changed" for name in names]
    found += [f"{name} has changed" for name in ("http", "draft") if old.get(name) != new.get(name)]
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
        raise DocpactError("links lead in a circle here", where=Place(str(folder)), hint="Remove the links.") from None
    for parent in sorted({(folder / path).parent for path in paths}):
        if not parent.resolve().is_relative_to(inside):
            raise DocpactError(
                "a folder here leads outside of the target", where=Place(str(parent)), hint="Remove the link."
            )


def _leftovers(folder: Path) -> list[Path]:
    """What an unfinished run leaves: its journal last, so that it is removed last."""
    found = sorted(folder.rglob(f".*{TEMPORARY}"))
    return found + [folder / JOURNAL_FILE] * (folder / JOURNAL_FILE).is_file()


def _present(folder: Path, ours: Collection[str]) -> list[str]:
    """The files in the packages that docpact writes, and those of its own beside them."""
    packages = {Path(path).parts[0] for path in ours if len(Path(path).parts) > 1}
    if "__init__.py" in ours:
        packages = {"."}
    inside = (path for package in sorted(packages) for path in (folder / package).rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in inside if "__pycache__" not in path.parts]
    beside = [path for path in ours if len(Path(path).parts) == 1 and (folder / path).is_file()]
    return sorted({name for name in names if not name.endswith(TEMPORARY)} - {LOCK_FILE, JOURNAL_FILE} | {*beside})


def read_file(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none that can be read."""
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return None


def _object(content: bytes) -> dict[str, Any]:
    with contextlib.suppress(ValueError, RecursionError):
        return members(json.loads(content))
    return {}


def members(value: object) -> dict[str, Any]:
    """The members of a JSON object; none of anything else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file_hash(path: Path) -> str | None:
    """The hash of a file's bytes; None where there is none."""
    content = read_file(path)
    return None if content is None else _hash(content)


@cache
def _tools() -> dict[str, Any]:
    """What makes the tree, but for the specs: versions, and the hash of docpact's own code and templates."""
    root = Path(__file__).parents[2]
    rooms = {room: root / room for room in ROOMS}
    rooms["runtime"] = next(folder for folder in (root / "_runtime", root.parent / "runtime") if folder.is_dir())
    lines: list[str] = []
    for name, room in rooms.items():
        files = [room] if room.suffix else (path for path in room.rglob("*") if path.is_file())
        found = {path.relative_to(room).as_posix(): path for path in files if "__pycache__" not in path.parts}
        lines += [f"{name} {path} {file_hash(found[path])}" for path in sorted(found)]
    return {
        "docpact": docpact.__version__,
        "code": _hash("\n".join(lines).encode()),
        "tools": {tool: _version(tool) for tool in TOOLS},
    }


def _version(tool: str) -> str:
    """The version of an installed package. importlib.metadata takes longer to import than all that is done here."""
    name = tool.replace("-", "_")
    for folder in sys.path:
        for found in Path(folder).glob(f"{name}-*.dist-info"):
            return found.name.removeprefix(f"{name}-").removesuffix(".dist-info")
    return "unknown"
