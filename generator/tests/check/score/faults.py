"""Faults that single assertions of the suite notice: found once, kept in ``faults.json``, and put in again by a test.

A fault is a mutant of the score, or one of the client's code: functions of the package, as it is loaded, get the code
of a mutated module.
"""

from __future__ import annotations

import ast
import copy
import inspect
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from docpact.check.harness import Harness
from docpact.check.promises import Case, Promise
from docpact.check.score.mutant import Mutant
from docpact.check.score.operators import Site, mutated_tree, sites
from docpact.check.score.run import mutants
from docpact.check.time_limit import TooLongError, at_most

from .written_faults import WRITTEN, Drift

CORE = "_runtime/core"
MOST_CASES = 5
MOST_SECONDS = 15
SECONDS_OF_ONE = 20.0
Lines = dict[tuple[str, int], str]


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """The functions and methods that a module defines, without what decorates them."""
    for holder in [module, *(one for one in [*vars(module).values()] if inspect.isclass(one))]:
        if inspect.isclass(holder) and holder.__module__ != module.__name__:
            continue
        for one in [*vars(holder).values()]:
            for found in (getattr(one, "__func__", one), getattr(one, "fget", None)):
                inner = inspect.unwrap(found) if callable(found) else None
                if isinstance(inner, FunctionType) and inner.__module__ == module.__name__:
                    yield inner


def codes(compiled: CodeType) -> Iterator[CodeType]:
    """The code of every function in a compiled module, the outermost first."""
    for one in compiled.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from codes(one)


@lru_cache
def compiled(source: str, file: str) -> CodeType:
    return compile(source, file, "exec")


def code_drift(module: str, site: Site, source: str) -> Drift:
    """The functions of a module of the client, which a mutation changes, as it changes them."""

    @contextmanager
    def drift(harness: Harness) -> Generator[None]:
        loaded = import_module(f"{harness.package.__name__}.{module.removesuffix('.py').replace('/', '.')}")
        file = str(loaded.__file__)
        honest = {one.co_qualname: one for one in codes(compiled(source, file))}
        other = {one.co_qualname: one for one in codes(compile(mutated_tree(site, source), file, "exec"))}
        changed = {name for name, one in other.items() if honest.get(name) != one}
        before = [(one, one.__code__) for one in functions(loaded) if one.__qualname__ in changed]
        try:
            for function, code in before:
                function.__code__ = other[code.co_qualname]
            yield
        finally:
            for function, code in before:
                function.__code__ = code

    return drift


def core_sources(harness: Harness) -> dict[str, str]:
    """The modules of the client's core, and their sources."""
    folder = Path(harness.package.__file__).parent
    paths = sorted((folder / CORE).glob("*.py"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


class Faults:
    """Every fault by its name: mutants of the score, and of the code of the client's core."""

    def __init__(self, harness: Harness) -> None:
        self.harness = harness
        self.mutants: dict[str, Mutant] = {mutant.id: mutant for mutant in mutants(harness)}
        self.sources = core_sources(harness)
        self._code: dict[str, dict[str, Site]] = {}

    def drift(self, name: str) -> Drift | None:
        """What puts a fault in; None where there is none of this name any more."""
        if name in self.mutants:
            return self.mutants[name].drift
        if name in WRITTEN:
            return WRITTEN[name]
        module, _, known = name.partition("#")
        site = self.code(module).get(known) if module in self.sources else None
        return code_drift(module, site, self.sources[module]) if site else None

    def code(self, module: str) -> dict[str, Site]:
        """The mutations of a module by the function that they stand in, their operator and a number."""
        if module not in self._code:
            found, source = dict[str, Site](), self.sources[module]
            nodes, holders = [*ast.walk(ast.parse(source))], dict[int, str]()
            for node in nodes:  # the outermost first, so that the innermost counts
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    inside = f"{holders.get(id(node), '')}.{node.name}".lstrip(".")
                    holders |= {id(one): inside for one in ast.walk(node)}
            numbers = Counter[str]()
            for site in sites(module, source):
                name = f"{holders.get(id(nodes[site.index]), '')}: {site.operator}"
                numbers[name] += 1
                found[f"{name} {numbers[name]}"] = site
            self._code[module] = found
        return self._code[module]


def assertions(promise: Promise) -> Lines:
    """Each assertion of a promise by file and line: its name is that of the function and a number."""
    file, function = promise.check.__code__.co_filename, function_of(promise)
    found = sorted(node.lineno for node in ast.walk(function) if isinstance(node, ast.Assert))
    return {(file, line): f"{promise.name} {number}" for number, line in enumerate(found, start=1)}


def function_of(promise: Promise) -> ast.FunctionDef:
    """The function of a promise as it is written, without what decorates it."""
    functions = written_functions(promise.check.__code__.co_filename)
    return copy.deepcopy(functions[promise.name])


@lru_cache
def written_functions(file: str) -> dict[str, ast.FunctionDef]:
    found = {node.name: node for node in ast.parse(Path(file).read_bytes()).body if isinstance(node, ast.FunctionDef)}
    for function in found.values():
        function.decorator_list = []
    return found


@contextmanager
def alone(promise: Promise, line: int) -> Generator[None]:
    """One assertion of a promise without the others of its function, which may notice a fault before it does."""
    check: Any = promise.check
    function: ast.stmt = _Only(line).visit(function_of(promise))
    # With what makes annotations texts, as the whole file has it.
    future = ast.parse("from __future__ import annotations").body
    compiled = compile(ast.Module([*future, function], []), check.__code__.co_filename, "exec")
    before = check.__code__
    check.__code__ = next(code for code in codes(compiled) if code.co_qualname == promise.name)
    try:
        yield
    finally:
        check.__code__ = before


class _Only(ast.NodeTransformer):
    def __init__(self, line: int) -> None:
        self._line = line

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        return node if node.lineno == self._line else ast.copy_location(ast.Pass(), node)


def fired(promise: Promise, harness: Harness, case: Case) -> tuple[str, int] | None:
    """The assertion of a promise that a case breaks: file and line."""
    file = promise.check.__code__.co_filename
    try:
        promise(harness, case)
    except AssertionError as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename == file]
        return lines[-1] if lines else None
    except Exception:  # noqa: BLE001  # noticed, though by no assertion
        return None
    return None


def found_faults(
    faults: Faults, promise: Promise, wanted: set[str], seconds: float = MOST_SECONDS
) -> Iterator[tuple[str, str, str]]:
    """For assertions of a promise that are wanted: their names, a fault that each notices, and the case in which.

    Looks for so many seconds of the processor.
    """
    harness, began = faults.harness, time.process_time()
    left = {name: place for place, name in assertions(promise).items() if name in wanted}
    if not left:
        return
    cases = list(promise.cases_for(harness.spec))
    cases = cases[:: -(-len(cases) // MOST_CASES) or 1]
    for fault, drift in _likely(faults, promise, cases):
        if not left or time.process_time() - began > seconds:
            return
        for case in cases:
            for name in [*_noticing(faults, promise, left, drift, case)]:
                del left[name]
                yield name, fault, case.name


def _noticing(
    faults: Faults, promise: Promise, left: dict[str, tuple[str, int]], drift: Drift, case: Case
) -> Iterator[str]:
    """The assertions among those that are left that notice a fault in a case."""
    harness = faults.harness
    try:
        with at_most(SECONDS_OF_ONE), drift(harness):
            if fired(promise, harness, case) is None:
                return
            found = list[str]()
            for name, place in left.items():
                with alone(promise, place[1]):
                    found += [name] if fired(promise, harness, case) == place else []
    except (TooLongError, Exception):  # noqa: BLE001  # a fault that cannot be used
        return
    finally:
        harness.reset()
    if fired(promise, harness, case) is None:
        yield from found


def _likely(faults: Faults, promise: Promise, cases: list[Case]) -> Iterator[tuple[str, Drift]]:
    """Mutants of code that runs while a promise is kept, and one of each other kind, in a random order; before them
    those that were written.
    """
    yield from WRITTEN.items()
    kinds = {(mutant.side, mutant.kind): mutant for mutant in faults.mutants.values()}
    found: list[tuple[str, Drift]] = [(mutant.id, mutant.drift) for mutant in kinds.values()]
    run = _executed(faults, promise, cases)
    for module, source in faults.sources.items():
        for known, site in faults.code(module).items():
            if (module, site.line) in run:
                found.append((f"{module}#{known}", code_drift(module, site, source)))
    random.Random(0).shuffle(found)
    yield from found


def _executed(faults: Faults, promise: Promise, cases: list[Case]) -> set[tuple[str, int]]:
    """The lines of the client's core that run while a promise is kept: modules and numbers."""
    folder, found = f"{Path(faults.harness.package.__file__).parent}/", set[tuple[str, int]]()

    def traced(frame: FrameType, event: str, _value: Any) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(f"{folder}{CORE}"):
            return None
        if event in ("line", "call"):
            found.add((name.removeprefix(folder), frame.f_lineno))
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        for case in cases:
            promise(faults.harness, case)
    finally:
        sys.settrace(before)
    return found
