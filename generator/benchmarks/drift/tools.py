"""The peers, each installed once into a cache outside this tree; and what all parts of the benchmark say and run."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SCHEMATHESIS: Final = "4.32.5"
PRISM: Final = "5.16.0"
_REQUIREMENTS: Final = Path(__file__).with_name("requirements-schemathesis.txt")
_LONGEST_COMMAND: Final = 600.0
_COMPLETE: Final = "complete"


class MissingPeerError(Exception):
    """A peer that cannot be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that has ended: its exit code, what it printed, and the seconds that it took as a whole."""

    exit_code: int
    output: str
    errors: str
    seconds: float


def say(text: str) -> None:
    """Progress, for whoever waits; the results go to a file."""
    print(text, file=sys.stderr, flush=True)


def run(command: Sequence[str | Path], folder: Path, variables: Mapping[str, str] | None = None) -> Finished:
    """Run a command to its end in a folder, with some variables beside those of the environment."""
    started = time.perf_counter()
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **(variables or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=_LONGEST_COMMAND,
        check=False,
    )
    return Finished(done.returncode, done.stdout, done.stderr, time.perf_counter() - started)


def schemathesis() -> Path:
    """The program of schemathesis, in an environment of its own. Raises MissingPeerError."""
    pins = hashlib.sha256(_REQUIREMENTS.read_bytes()).hexdigest()[:12]
    folder = _cache() / f"schemathesis-{SCHEMATHESIS}-{pins}"
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (folder / _COMPLETE).exists():
        say(f"Installing schemathesis {SCHEMATHESIS} ...")
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        _installed(
            [programs / "python", "-m", "pip", "install", "--quiet", "--no-deps", "-r", _REQUIREMENTS],
            folder,
            "the Python packages of requirements-schemathesis.txt could not be installed",
        )
    return programs / "schemathesis"


def prism() -> tuple[Path, Path]:
    """Node, and the program of Prism that it runs. Raises MissingPeerError."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise MissingPeerError("Prism was left out: it needs node and npm, and they are not on the path")
    folder = _cache() / f"prism-{PRISM}"
    if not (folder / _COMPLETE).exists():
        say(f"Installing Prism {PRISM} ...")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
        package = f"@stoplight/prism-cli@{PRISM}"
        _installed([npm, "install", *quiet, "--prefix", folder, package], folder, "npm could not install Prism")
    return Path(node), folder / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"


def _installed(command: Sequence[str | Path], folder: Path, problem: str) -> None:
    """Run an installation and mark the folder as complete: one that was cut short is made anew."""
    try:
        done = run(command, folder)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingPeerError(f"{problem}: {type(error).__name__}") from error
    if done.exit_code:
        say(done.errors.strip()[-2000:])
        raise MissingPeerError(f"{problem} (is there a network?)")
    (folder / _COMPLETE).touch()


def _cache() -> Path:
    given = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(given) if given else Path.home() / ".cache") / "docpact-benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
