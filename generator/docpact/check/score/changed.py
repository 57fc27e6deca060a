"""Which specs differ from those of a commit, as git tells: so that CI scores what a change is about."""

from __future__ import annotations

import subprocess
from pathlib import Path

from docpact.errors import DocpactError, Place, display_path, printable


def changed_files(folder: Path, reference: str) -> set[Path]:
    """The files below a folder that are not as in a commit, or that git does not know yet; each resolved.

    ``reference`` is anything that names a commit. Raises DocpactError where git cannot tell.
    """
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    if not commit:
        raise DocpactError(
            f"git knows no commit {printable(reference, 80)!r}, so that nobody can say what has changed since",
            where=Place(display_path(folder)),
            hint="Fetch it first (of a shallow clone: git fetch --unshallow, or fetch-depth: 0), or score all specs.",
        )
    different = _git(folder, "diff", "--name-only", "--relative", "-z", commit.strip(), "--", ".")
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    if different is None or unknown is None:
        # Silence would look as if nothing had changed.
        raise DocpactError(
            f"git cannot tell what has changed since {printable(reference, 80)!r}",
            where=Place(display_path(folder)),
            hint="See what 'git diff --name-only' says there, or score all specs.",
        )
    return {(folder / name).resolve() for name in (different + unknown).split("\0") if name}


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints; None where it fails. Raises DocpactError where there is no git."""
    line = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(line, capture_output=True, check=False)  # noqa: S603  # names of ours, or after an option's end
    except OSError as error:
        raise DocpactError(f"git cannot be run: {error.strerror}", hint="Install it, or score all specs.") from None
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None
