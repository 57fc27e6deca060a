"""An environment of its own for each client, outside the tree and kept between runs; and the client that is emitted."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.double_spend.adapters.protocol import EMITTED

HERE: Final = Path(__file__).parent
GENERATOR: Final = HERE.parents[1]
REPOSITORY: Final = GENERATOR.parent
DONE: Final = "complete"
LONGEST: Final = 600
"""Seconds after which an installation is given up."""


class UnavailableError(Exception):
    """A client that cannot be had here; the text is short enough for a table's cell, and names no folder."""


def default_cache() -> Path:
    """Where the environments are kept: the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base, "docpact-benchmarks", "double_spend")


def environment(name: str, cache: Path, here: Path = HERE) -> Path:
    """The Python of the environment made from ``requirements-NAME.txt`` of a benchmark; made where it is not there yet.

    Raises UnavailableError where it cannot be made; what was begun is then removed.
    """
    requirements = here / f"requirements-{name}.txt"
    made_of = requirements.read_bytes() + sys.version.encode()
    folder = cache / f"{name}-{hashlib.sha256(made_of).hexdigest()[:12]}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (folder / DONE).exists() and python.exists():
        return python
    shutil.rmtree(folder, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    try:
        for command in _commands(folder, python, requirements):
            _run(command, f"{name} could not be installed")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    (folder / DONE).touch()
    return python


def _commands(folder: Path, python: Path, requirements: Path) -> list[list[str]]:
    beside = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if beside:
        install = [beside, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python)]
        make = [beside, "venv", "--quiet", "--python", sys.executable, str(folder)]
    else:
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        make = [sys.executable, "-m", "venv", str(folder)]
    return [make, [*install, "--require-hashes", "--no-deps", "-r", str(requirements)]]


def emit(python: Path, folder: Path) -> None:
    """Emit a client from our OpenAPI document with openapi-python-client, into a folder. Raises UnavailableError."""
    document = REPOSITORY / "generated" / "openapi.json"
    options = ["--path", str(document), "--meta", "none", "--output-path", str(folder / EMITTED)]
    command = [str(python), "-m", "openapi_python_client", "generate", *options]
    path = os.pathsep.join([str(python.parent), os.environ.get("PATH", "")])  # it formats with ruff
    _run(command, "openapi-python-client could not emit a client", {**os.environ, "PATH": path})
    if not (folder / EMITTED / "client.py").exists():
        raise UnavailableError("openapi-python-client emitted no client")


def _run(command: list[str], failure: str, variables: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
            env=variables,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"{failure}: {type(error).__name__}") from None
    if done.returncode:
        print(f"{failure}:\n{(done.stderr or done.stdout).strip()[-2000:]}", file=sys.stderr)
        raise UnavailableError(failure)
