"""Sources of another day: a file at a git revision (``REV:FILE``), or an old spec under whatever name it was kept.

They are laid into a temporary folder as a project has them, read there, and spoken of by the names that were given.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from docpact.errors import DocpactError, Place, display_path, printable
from docpact.facts import Fact
from docpact.read.sources import Source, WitnessChoice, read_pair, read_source

_REVISION: Final = re.compile(r"(?P<revision>[^:]{2,}):(?!//)(?P<file>.+)", re.DOTALL)
_SPECS: Final = (".yaml", ".yml")


def read_both(
    old: str, new: str, old_model: str | None = None, new_model: str | None = None, operation: str | None = None
) -> tuple[Source, Source]:
    """Two sources to compare, either of which may be of another day. Raises DocpactError."""
    with laid_out((old, new), (new, old)) as (paths, names):
        before, after = read_pair(paths[0], paths[1], old_model, new_model, operation)
    return _renamed(before, names), _renamed(after, names)


def read_any(
    source: str, model: str | None = None, *, witness: WitnessChoice | None = None, operation: str | None = None
) -> Source:
    """One source, perhaps at a git revision. Raises DocpactError."""
    if not _REVISION.fullmatch(source) or Path(source).exists():
        return read_source(source, model, witness=witness, operation=operation)
    with laid_out((source,)) as (paths, names):
        found = read_source(paths[0], model, witness=witness, operation=operation)
    return _renamed(found, names)


def commit_at(moment: str) -> str:
    """The commit of a git revision, or the last one before a day (2026-11-01) ended. Raises DocpactError."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", moment):
        found = _git("rev-list", "-1", f"--before={moment}T23:59:59", "HEAD")
        if found is not None and not found.strip():
            hint = "Name a later day, or fetch the history with 'git fetch --unshallow'."
            raise DocpactError(f"no commit here is as old as {moment}", hint=hint)
    else:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{moment}^{{commit}}")
    if found is None:
        raise _unknown_commit(moment, moment)
    return found.decode().strip()


def facts_at(commit: str, spec: Path) -> frozenset[Fact] | None:
    """What a spec held at a commit, whoever said it; None where it was not there. Raises DocpactError."""
    if _Revision(commit, display_path(spec)).find(display_path(spec)) is None:
        return None
    found = read_any(f"{commit}:{display_path(spec)}", witness="all")
    return found.facts | found.taken


@contextmanager
def laid_out(sources: Sequence[str], others: Sequence[str] = ()) -> Generator[tuple[list[str], dict[str, str]]]:
    """Where each source can be read, and the names of those that were put elsewhere, for as long as they are needed.

    The API of an old spec is looked for beside its counterpart of ``others`` too. What is raised meanwhile speaks of
    the names that were given. Raises DocpactError.
    """
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        names: dict[str, str] = {}
        paths: list[str] = []
        for index, (source, other) in enumerate(zip(sources, others or sources, strict=True)):
            path = _laid_out(source, other, Path(folder, str(index)))
            names[display_path(path) if path else source] = source
            paths.append(str(path) if path else source)
        try:
            yield paths, names
        except DocpactError as error:
            told, *more = (
                DocpactError(one.what, where=one.where and _named(one.where, names), hint=one.hint)
                for one in (error, *error.others)
            )
            told.others += more
            raise told from None


def _laid_out(source: str, other: str, folder: Path) -> Path | None:
    """Where a source of another day has been put; None for one that can be read as it is."""
    found = _REVISION.fullmatch(source)
    if found and not Path(source).exists():
        tree = _Revision(commit_at(found["revision"]), source)
        return _laid_out_spec(found["file"], tree, other, folder) or _written(
            folder / PurePosixPath(found["file"]).name, tree.read(found["file"])
        )
    if Path(source).suffix.lower() in _SPECS and Path(source).is_file() and not _is_at_home(Path(source)):
        return _laid_out_spec(source, _Files(), other, folder)
    return None


def _unknown_commit(revision: str, source: str) -> DocpactError:
    known = _git("rev-parse", "--is-shallow-repository")
    if known is None:
        what, hint = "this folder is in no git repository", "Name a file or an address, or go to the repository first."
    elif known.strip() == b"true":
        what = f"git knows no commit {printable(revision, 80)!r} here, and this clone is shallow"
        hint = "Run 'git fetch --unshallow', or check out with 'fetch-depth: 0' in CI."
    else:
        what = f"git knows no commit {printable(revision, 80)!r} here"
        hint = "Name a file, an address, or REV:FILE with a revision that 'git rev-parse' finds."
    return DocpactError(what, where=Place(source), hint=hint)


def _is_at_home(path: Path) -> bool:
    """Whether a spec stands in its API's folder under its model's name."""
    from docpact.spec.load import API_FILE, MODELS, api_file  # noqa: PLC0415  # pages do without

    if path.name == API_FILE:
        return True
    in_project = path.resolve().parent.name == MODELS and api_file(path).is_file()
    return in_project and _said(path.read_bytes(), "model") in (None, path.stem)


class _Files:
    """Reads from the file system."""

    def find(self, file: str) -> bytes | None:
        path = Path(file)
        return path.read_bytes() if path.is_file() else None

    def read(self, file: str) -> bytes:
        return Path(file).read_bytes()


class _Revision:
    """Reads from a commit: a path counts from the current folder, or else from the top of the repository."""

    def __init__(self, commit: str, source: str) -> None:
        self._commit = commit
        self._source = source

    def find(self, file: str) -> bytes | None:
        for path in (f"./{file}", file):
            if (content := _git("show", f"{self._commit}:{path}")) is not None:
                return content
        return None

    def read(self, file: str) -> bytes:
        content = self.find(file)
        if content is None or content.startswith(b"tree "):
            hint = "Name a file that the revision has, as 'git ls-tree -r --name-only REV' lists them."
            raise DocpactError("the revision has no such file", where=Place(self._source), hint=hint)
        return content


def _laid_out_spec(file: str, files: _Files | _Revision, other: str, folder: Path) -> Path | None:
    """Put a spec and its API where a project has them; None for what is no spec."""
    from docpact.spec.load import API_FILE, MODELS  # noqa: PLC0415  # pages do without

    path = PurePosixPath(file)
    if path.suffix.lower() not in _SPECS or path.name == API_FILE:
        return None
    content = files.read(file)
    home = _home(path, files) or _home(PurePosixPath(_file_of(other)), _Files())
    if home is None:
        return None
    root = folder / (_said(home, "api") or "api")
    _written(root / API_FILE, home)
    return _written(root / MODELS / f"{_said(content, 'model') or path.stem}.yaml", content)


def _home(spec: PurePosixPath, files: _Files | _Revision) -> bytes | None:
    """The description of the API that a spec belongs to, which stands beside it or above."""
    from docpact.spec.load import API_FILE  # noqa: PLC0415  # pages do without

    for above in (spec.parent, spec.parent.parent):
        if (api := files.find(str(above / API_FILE))) is not None:
            return api
    return None


def _file_of(source: str) -> str:
    found = _REVISION.fullmatch(source)
    return found["file"] if found and not Path(source).exists() else source


def _said(content: bytes, member: str) -> str | None:
    """What a file says of itself at its top, where that can be a file's name."""
    text = content.decode("utf-8", "replace")
    found = re.search(rf"^{member}:[ \t]*[\"']?([A-Za-z0-9][\w.-]*)[\"']?[ \t]*(?:#.*)?$", text, re.MULTILINE)
    return found[1] if found else None


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _renamed(source: Source, names: Mapping[str, str]) -> Source:
    return replace(
        source,
        name=names.get(source.name, source.name),
        places={name: _named(place, names) for name, place in source.places.items()},
        path_places={name: _named(place, names) for name, place in source.path_places.items()},
    )


def _named(place: Place, names: Mapping[str, str]) -> Place:
    return replace(place, source=names.get(place.source, place.source))


def _git(*arguments: str) -> bytes | None:
    """What git prints; None where it fails. Raises DocpactError where there is no git."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607  # after an option's end
    except OSError as error:
        raise DocpactError(f"git cannot be run: {error.strerror}", hint="Install it, or name a file.") from None
    return done.stdout if done.returncode == 0 else None
