"""The suite under test: the promises of ``contract_tests``, imported once, or with one of their assertions left out."""

from __future__ import annotations

import ast
import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Final

from docpact.check.promises import Promise
from docpact.errors import DocpactError, Place, shown

_counter = itertools.count()
_EXPOSED: Final = "PROMISES"


@dataclass(frozen=True, slots=True)
class Assertion:
    """One ``assert`` of the suite: its file, line, and the function that it stands in."""

    file: str
    line: int
    function: str

    @property
    def place(self) -> tuple[str, int]:
        return self.file, self.line

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.function}"


@dataclass(slots=True)
class Suite:
    """Every promise, in the order of the files, and the assertions that they are made of."""

    promises: list[Promise] = field(default_factory=list[Promise])
    assertions: list[Assertion] = field(default_factory=list[Assertion])


def load_suite(folder: Path, without: Assertion | None = None) -> Suite:
    """The promises that the test modules in a folder expose, ``without`` one assertion where that is wanted.

    Raises DocpactError where there are none, or where Python runs without assertions.
    """
    if sys.flags.optimize:
        raise DocpactError("Python runs without assertions", todo="Run it without -O and without PYTHONOPTIMIZE.")
    suite = Suite()
    for path in sorted(folder.glob("test_*.py")):
        tree = _parsed(path)
        found = [*_assertions(path.name, tree)]
        suite.assertions += found
        if without is not None and without in found:
            tree = ast.fix_missing_locations(_Without(without.line).visit(tree))
        exposed = getattr(_run(path, tree), _EXPOSED, [])
        suite.promises += [promise for promise in exposed if isinstance(promise, Promise)]
    if not suite.promises:
        raise DocpactError(
            f"there are no promises here: no test_*.py with a list called {_EXPOSED}",
            where=Place(shown(folder)),
            todo="Name the folder of the contract suite with --suite.",
        )
    return suite


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes(), str(path))
    except (OSError, SyntaxError, ValueError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        raise DocpactError(
            f"the contract suite cannot be read: {error}", where=Place(shown(path), line), todo="Mend it, or move it."
        ) from None


class _Without(ast.NodeTransformer):
    def __init__(self, line: int) -> None:
        self.line = line

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        return ast.Pass() if node.lineno == self.line else node


def _assertions(name: str, tree: ast.Module) -> Iterator[Assertion]:
    for function in ast.walk(tree):
        # What a test asserts that is no promise about a spec cannot notice a mutant of one.
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and any(
            map(_promises, function.decorator_list)
        ):
            for node in ast.walk(function):
                if isinstance(node, ast.Assert):
                    yield Assertion(name, node.lineno, function.name)


def _promises(decorator: ast.expr) -> bool:
    """Whether a decorator makes a promise of its function."""
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "promise"


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
            where=Place(shown(path)),
            todo="Make 'python -m pytest' collect it before its score is taken.",
        ) from None
    finally:
        del sys.modules[module.__name__]
    return module
