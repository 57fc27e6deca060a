"""The pytest plugin of the contract suite: ``python -m pytest -p docpact.check.plugin docpact.contract_tests``.

It adds the options that say which client and which specs are meant, and lets the suite be called by its name. Nothing
registers it: a run that does not ask for it loads nothing of docpact. It imports nothing before it is needed.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest

CLIENT: Final = "--docpact-client"
SPEC: Final = "--docpact-spec"
MODELS: Final = "--docpact-models"
PROFILE: Final = "--docpact-profile"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, also where conftest.py of the suite adds them, which is loaded first in a clone."""
    group = parser.getgroup("docpact", "docpact's contract suite")
    for name, metavar, meaning in (
        (CLIENT, "NAME", "import name of the client package; or DOCPACT_CLIENT"),
        (SPEC, "PATH", "folder of the specs, or one model's file; or DOCPACT_SPEC"),
        (MODELS, "NAMES", "only these models' specs, by name, with commas between; or DOCPACT_MODELS"),
        (
            PROFILE,
            "NAME",
            "'ci', 'quick' (few cases, no searches) or 'deep' (long searches); or DOCPACT_PROFILE",
        ),
    ):
        with suppress(ValueError):  # it is there already
            group.addoption(name, metavar=metavar, default=None, help=meaning)


def pytest_load_initial_conftests(args: list[str]) -> None:
    """Put the suite's folder for its name, which no import finds where docpact is installed from a clone."""
    from docpact.check.suite import NAME, suite_folder  # noqa: PLC0415  # see above

    for index, argument in enumerate(args):
        name, colons, rest = argument.partition("::")
        module = name.removeprefix(NAME)
        if name == NAME:
            args[index] = str(suite_folder()) + colons + rest
        elif name.startswith(f"{NAME}.") and module[1:].isidentifier():
            args[index] = str(suite_folder() / f"{module[1:]}.py") + colons + rest
