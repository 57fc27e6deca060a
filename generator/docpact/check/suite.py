"""The contract suite from anywhere: where its files are, and how it is run on somebody's package and specs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from docpact.errors import DocpactError

NAME: Final = "docpact.contract_tests"
"""What the suite is called in an installed docpact; its files are those of the repository's folder contract_tests."""
PLUGIN: Final = "docpact.check.plugin"
_MODULES: Final = Path(__file__).parents[1]


def suite_folder() -> Path:
    """The folder of the suite: in an installed docpact its own copy, in a clone the one at the top.

    Raises DocpactError where there is neither.
    """
    for folder in (_MODULES / "contract_tests", _MODULES.parents[1] / "contract_tests"):
        if (folder / "conftest.py").is_file():
            return folder
    raise DocpactError("docpact is installed without its contract suite", todo="Install it again: docpact[contract].")


def command(client: str | None = None, spec: Path | str | None = None) -> list[str]:
    """What runs the suite, as the arguments of Python: shown to users, and to be run where the client is importable."""
    options = [f"--docpact-client={client}"] * bool(client) + [f"--docpact-spec={spec}"] * bool(spec)
    return ["-m", "pytest", "-p", PLUGIN, NAME, *options]


def check(client: str, spec: Path | str, *arguments: str) -> None:
    """Run the suite on a client, by its import name, and on specs: in a process of its own, for a test of yours.

    What your tests can import can be imported there; your pytest configuration does not count. ``arguments`` go to
    pytest. Raises AssertionError with pytest's report where the client does not keep the specs, or nothing could run.
    """
    specs = Path(spec).resolve()
    alone = ["-c", os.devnull, f"--rootdir={specs.parent}", "-p", "no:cacheprovider", "-q", "--no-header", "--tb=short"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}  # noqa: PTH109  # a text
    # What an outer run says of itself and of its options is not meant for this one.
    for name in [name for name in environment if name.startswith("PYTEST_")]:
        del environment[name]
    done = _run([sys.executable, *command(client, specs), *alone, *arguments], environment)
    if done.returncode != 0:
        raise AssertionError(f"{client} against {spec}:\n{done.stdout}{done.stderr}")


def _run(line: Sequence[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    # errors="replace": a report is shown, whatever bytes a library wrote into it.
    return subprocess.run(  # noqa: S603  # our own command, and the arguments of the caller's own test
        line, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
