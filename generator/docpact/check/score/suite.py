"""The suite under test: the promises of ``contract_tests``, imported once."""

from __future__ import annotations

import ast
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

from docpact.check.promises import Promise
from docpact.errors import DocpactError, Place, display_path

_counter = itertools.count()
PROMISES: Final = "PROMISES"


Suite = Sequence[Promise]
"""Every promise, in the order of the files."""


def load_suite(folder: Path) -> Suite:
    """The promises that the test modules in a folder expose.

    Raises DocpactError where there are none, or where Python runs without assertions.
    """
    if sys.flags.optimize:
        raise DocpactError("Python runs without assertions", hint="Run it without -O and without PYTHONOPTIMIZE.")
    suite: list[Promise] = []
    for path in sorted(folder.glob("test_*.py")):
        exposed = getattr(_run(path, _parsed(path)), PROMISES, [])
        suite += [promise for promise in exposed if isinstance(promise, Promise)]
    if not suite:
        raise DocpactError(
            f"there are no promises here: no test_*.py with a list called {PROMISES}",
            where=Place(display_path(folder)),
            hint="Name the folder of the contract suite with --suite.",
        )
    return suite


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes(), str(path))
    except (OSError, SyntaxError, ValueError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        raise DocpactError(
            f"the contract suite cannot be read: {error}",
            where=Place(display_path(path), line),
            hint="Mend it, or move it.",
        ) from None


def _run(path: Path, tree: ast.Module) -> ModuleType:
    module = ModuleType(f"docpact_suite_{next(_counter)}_{path.stem}")
    module.__file__ = str(path)
    # Registered while it runs: dataclasses and annotations look their module up.
    sys.modules[module.__name__] = module
    try:
        exec(compile(tree, str(path), "exec"), vars(module))  # noqa: S102  # the suite is the user's own code
    except Exception as error:  # noqa: BLE001  # whatever a module of somebody's suite raises, say which
        raise DocpactError(
            f"the contract suite cannot be imported: {type(error).__name__}: {error}",
            where=Place(display_path(path)),
            hint="Make 'python -m pytest' collect it before its score is taken.",
        ) from None
    finally:
        del sys.modules[module.__name__]
    return module
