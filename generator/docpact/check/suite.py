"""The contract suite from anywhere: where its files are, and how it is run on somebody's package and specs."""

from __future__ import annotations

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
    raise DocpactError("docpact is installed without its contract suite", hint="Install it again: docpact[contract].")


def command(client: str | None = None, spec: Path | str | None = None) -> list[str]:
    """What runs the suite, as the arguments of Python: shown to users, and to be run where the client is importable."""
    options = [f"--docpact-client={client}"] * bool(client) + [f"--docpact-spec={spec}"] * bool(spec)
    return ["-m", "pytest", "-p", PLUGIN, NAME, *options]
