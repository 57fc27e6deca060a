"""Code mutants of the facts core: small wrong versions of its own source, which its tests must notice.

``python generator/tests/facts/mutate.py 200`` changes a sample of so many places, one at a time, in a copy of the
package, runs the tests of this folder against each, and lists the mutants that survive. The mutants in EQUIVALENT
mean the same as the code, each with the reason.
"""

from __future__ import annotations

import ast
import copy
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs  # noqa: F401  # imported once for all mutants
import pytest
from hypothesis import HealthCheck, settings

Site = tuple[Path, int, str]

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "generator" / "docpact"
LEFT_OUT = {"legacy.py", "examples.py", "unknown.py", "__init__.py"}
"""Files without decisions, that go, or whose tests stand elsewhere."""

TESTS = (
    "facts/test_examples.py",
    "facts/test_keywords.py",
    "facts/test_resolution.py",
    "facts/test_facts.py",
    "facts/test_facts_as_text.py",
    "facts/test_wording.py",
    "write/test_json_schema.py",
)
"""What has to notice, quick ones first."""

SLOW = "judge_and_schema_refuse or any_fact_is_read or facts_of_all_keywords or one_model_judges or no_parameter_has"
"""Random searches: what only they notice deserves an example by hand."""

_MOST_SECONDS = 120

EQUIVALENT: dict[str, str] = {
    "facts/fact.py __lt__: comparison (self.path, self.keyword, self.key) < (other.path, other.keyword, other.key)": (
        "only equal facts differ, and sorting does not ask for their order"
    ),
    "facts/keywords/rows.py order: comparison after < before": "equal rows were told before",
    "facts/keywords/rows.py order: comparison before < after": "equal rows were told before",
    "facts/condition.py _parse_test: comparison end <= 0": "an empty name is refused as a path as well",
}

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


def sites(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each place that can be changed: the index of its node in a walk, and the kind of the change."""
    quiet = {id(node) for parent in ast.walk(tree) for node in _quiet(parent)}
    for index, node in enumerate(ast.walk(tree)):
        if id(node) not in quiet and (kind := _kind(node)):
            yield index, kind


def _kind(node: ast.AST) -> str | None:
    simple = {ast.Compare: "comparison", ast.BoolOp: "and or", ast.If: "condition", ast.IfExp: "condition"}
    match node:
        case ast.UnaryOp(op=ast.Not()):
            return "not"
        case ast.Constant(value=bool() | int()):
            return "constant"
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            return "return"
        case ast.Expr(value=ast.Call()) | ast.AugAssign():
            return "statement"
        case _:
            return simple.get(type(node))


def _quiet(node: ast.AST) -> Iterator[ast.AST]:
    """What only types, words for people or classes' declarations are made of."""
    match node:
        case ast.FunctionDef(name=name) if name in ("__repr__", "states", "complaint"):
            yield from ast.walk(node)
        case ast.FunctionDef(args=arguments, returns=returns, decorator_list=decorators):
            for part in (*arguments.args, *arguments.kwonlyargs, *decorators, *([returns] if returns else [])):
                yield from ast.walk(part)
        case ast.AnnAssign(annotation=annotation):
            yield from ast.walk(annotation)
        case ast.Raise() | ast.Subscript(slice=ast.Tuple()):
            yield from ast.walk(node)
        case ast.ClassDef(decorator_list=decorators):
            for part in decorators:
                yield from ast.walk(part)
        case ast.Call(func=ast.Name(id="lru_cache")):
            yield from ast.walk(node)
        case _:
            return


def mutant(tree: ast.Module, index: int, kind: str) -> ast.Module:
    """The tree with one change."""
    changed = copy.deepcopy(tree)
    node = list(ast.walk(changed))[index]
    match node:
        case ast.Compare(ops=[first, *rest]):
            node.ops = [_COMPARISONS[type(first)](), *rest]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int(number)):
            node.value = number + 1
        case ast.Return():
            node.value = ast.Constant(None)
        case ast.Expr() | ast.AugAssign():
            _replace(changed, node, ast.Pass())
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case _:
            raise ValueError(kind)
    return ast.fix_missing_locations(changed)


def _replace(tree: ast.Module, old: ast.AST, new: ast.stmt) -> None:
    for parent in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            listed = getattr(parent, field, None)
            if isinstance(listed, list) and old in listed:
                listed[listed.index(old)] = new


def all_sites() -> list[Site]:
    files = sorted(path for path in (PACKAGE / "facts").rglob("*.py") if path.name not in LEFT_OUT)
    return [(path, *site) for path in files for site in sites(ast.parse(path.read_text(encoding="utf-8")))]


def described(path: Path, index: int, kind: str) -> str:
    """One line by which a mutant is known: the file, the function, the kind and the code as it was."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    node = list(ast.walk(tree))[index]
    holder = next(
        (f.name for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and node in ast.walk(f)), "the module"
    )
    code = ast.unparse(node).partition("\n")[0][:100]
    return f"{path.relative_to(PACKAGE)} {holder}: {kind} {code}"


def main(count: int, seed: int, workers: int) -> int:
    """Print how many of a sample were noticed, and each one that was not."""
    listed = all_sites()
    sample = random.Random(seed).sample(listed, min(count, len(listed)))  # no secret
    survivors: list[Site] = []
    with tempfile.TemporaryDirectory() as scratch:
        free = [Path(scratch, str(number)) for number in range(workers)]
        for folder in free:
            shutil.copytree(PACKAGE, folder / "docpact", ignore=shutil.ignore_patterns("__pycache__"))
        if problem := _control(free[0]):
            sys.stderr.write(f"{problem}: nothing can be told\n")
            return 2
        running: dict[int, tuple[Site, Path]] = {}
        waiting = [*sample]
        while waiting or running:
            while waiting and free:
                site, folder = waiting.pop(), free.pop()
                running[_start(site, folder)] = site, folder
            process, status = os.wait()
            if len(waiting) % 20 == 0:
                sys.stderr.write(f"{len(waiting)} to go\n")
            (path, *rest), folder = running.pop(process)
            shutil.copy(path, folder / "docpact" / path.relative_to(PACKAGE))
            free.append(folder)
            if status == 0:
                survivors.append((path, *rest))
                sys.stderr.write(f"{described(*survivors[-1])}\n")
    unnoticed = [line for line in (described(*site) for site in survivors) if line not in EQUIVALENT]
    sys.stdout.write(
        f"{len(sample)} of {len(listed)} mutants, {len(survivors)} survived, {len(unnoticed)} unexplained\n"
    )
    sys.stdout.writelines(f"{line}\n" for line in sorted(unnoticed))
    return 1 if len(unnoticed) > 0.05 * len(sample) else 0


def _control(folder: Path) -> str | None:
    """What is wrong with the test bench itself; None where it tells the code from a broken one."""
    _start(None, folder)
    if os.wait()[1]:
        return "the tests fail without any change"
    broken = folder / "docpact" / "facts" / "values.py"
    source = broken.read_text(encoding="utf-8")
    broken.write_text(source.replace("def same(", "def other("), encoding="utf-8")
    _start(None, folder)
    passed = os.wait()[1] == 0
    broken.write_text(source, encoding="utf-8")
    return "the tests do not see the copy" if passed else None


def _start(site: Site | None, folder: Path) -> int:
    """Run the tests against one mutant, or the code as it is, in a process that ends with 0 where they all pass."""
    if site is not None:
        path, index, kind = site
        changed = ast.unparse(mutant(ast.parse(path.read_text(encoding="utf-8")), index, kind))
        (folder / "docpact" / path.relative_to(PACKAGE)).write_text(changed, encoding="utf-8")
    process = os.fork()
    if process:
        return process
    try:
        signal.alarm(_MOST_SECONDS)  # a mutant may never end, which is noticed too
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(folder))
        importlib.import_module("docpact")  # before pytest puts the real one first
        tests = [str(ROOT / "generator" / "tests" / name) for name in TESTS]
        options = ["-q", "-x", "--noconftest", "--assert=plain", "-p", "no:cacheprovider", f"--rootdir={ROOT}"]
        code = int(pytest.main([*options, "-k", f"not ({SLOW})", *tests]))
    except BaseException:  # noqa: BLE001  # whatever it was, it was noticed
        code = 1
    os._exit(min(code, 1))


if __name__ == "__main__":
    settings.register_profile("mutants", derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    settings.load_profile("mutants")
    numbers = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(*numbers, *(200, 0, 2)[len(numbers) :])))
