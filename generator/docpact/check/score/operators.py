"""General mutations of Python: a comparison turned, a statement left out, a constant changed, an argument dropped."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
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
_COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
}
_UNTOUCHED: Final = ("annotation", "returns", "type_params", "decorator_list", "bases")
"""Fields of nodes that say types, or what a class is: no behaviour of ours."""
_IDENTIFIERS_ONLY: Final = " "
"""A text with a space is prose for people: what it says is not mutated."""

Edit = Callable[[ast.AST], ast.AST | None]
"""Changes a node, or gives another for its place."""


@dataclass(frozen=True, slots=True)
class CodeMutant:
    """One mutation of one module: its operator, the line, the module's new source, and the difference in short."""

    module: str
    operator: str
    line: int
    source: str
    diff: str

    @property
    def id(self) -> str:
        return f"{self.module}:{self.line}:{self.operator}"


@dataclass(frozen=True, slots=True)
class Site:
    """A node of a module that can be mutated, by its place in the order of ``ast.walk``, and how."""

    module: str
    operator: str
    index: int
    line: int
    edit: Edit


def sites(module: str, source: str) -> list[Site]:
    """Every mutation of a module, in the order of its lines."""
    tree = ast.parse(source)
    left_out = {id(node) for node in _untouched(tree)}
    found = [
        Site(module, operator, index, getattr(node, "lineno", 0), edit)
        for index, node in enumerate(ast.walk(tree))
        if id(node) not in left_out
        for operator, edit in _edits(node)
    ]
    return sorted(found, key=lambda site: (site.line, site.index, site.operator))


def mutated_tree(site: Site, source: str) -> ast.Module:
    """The tree of a module with one mutation; its lines are those of the source."""
    tree = ast.parse(source)
    changed: Any = _Replacing([*ast.walk(tree)][site.index], site.edit).visit(tree)
    found: ast.Module = ast.fix_missing_locations(changed)
    return found


def mutated(site: Site, source: str) -> CodeMutant:
    """The module with one mutation."""
    before, after = ast.unparse(ast.parse(source)), ast.unparse(mutated_tree(site, source))
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return CodeMutant(site.module, site.operator, site.line, after, "\n".join(changed))


class _Replacing(ast.NodeTransformer):
    def __init__(self, target: ast.AST, edit: Edit) -> None:
        self._target, self._edit = target, edit

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self._target:
            return self._edit(node) or node
        return self.generic_visit(node)


def _untouched(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that say types, docstrings, prose and names for type checkers."""
    for node in ast.walk(tree):
        for name in _UNTOUCHED:
            value: Any = getattr(node, name, None)
            values: list[Any] = [*value] if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownArgumentType]
            for one in values:
                if isinstance(one, ast.AST):
                    yield from ast.walk(one)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield from ast.walk(node)
        if isinstance(node, ast.JoinedStr):
            yield from ast.walk(node)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            yield from ast.walk(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast":
            yield from ast.walk(node.args[0])
        if isinstance(node, ast.Assign | ast.AnnAssign) and _names_only(node):
            yield from ast.walk(node)


def _names_only(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether an assignment is of ``__all__``, or gives a type another name."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    names = [one.id for one in targets if isinstance(one, ast.Name)]
    if names in (["__all__"], ["TYPE_CHECKING"]):
        return True
    named = bool(names) and names[0][:1].isupper() and not names[0].isupper()
    return named and isinstance(node.value, ast.BinOp | ast.Subscript | ast.Call)


def _edits(node: ast.AST) -> Iterator[tuple[str, Edit]]:
    """The mutations of one node."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARED:
        yield "comparison turned", _compared
    if isinstance(node, ast.BoolOp):
        yield "and for or", _joined
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        yield "condition negated", _negated
    if isinstance(node, ast.BinOp) and type(node.op) in _COUNTED and not _text(node):
        yield "arithmetic changed", _counted
    if isinstance(node, ast.Call):
        for number, keyword in enumerate(node.keywords):
            if keyword.arg is not None:
                yield f"argument {keyword.arg} dropped", _dropping(number)
    yield from _statement_edits(node)
    yield from _constant_edits(node)


def _statement_edits(node: ast.AST) -> Iterator[tuple[str, Edit]]:
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "None returned", _returning_none
    if isinstance(node, ast.Raise | ast.AugAssign | ast.Delete | ast.Break | ast.Continue):
        yield "statement left out", _passing
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Await):
        yield "statement left out", _passing


def _constant_edits(node: ast.AST) -> Iterator[tuple[str, Edit]]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield "constant changed", lambda _: ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "constant changed", lambda _: ast.Constant(value + 1)
    elif isinstance(value, str) and value and _IDENTIFIERS_ONLY not in value:
        yield "constant changed", lambda _: ast.Constant(f"{value}x")


def _compared(node: Any) -> None:
    node.ops = [_COMPARED[type(node.ops[0])]()]


def _joined(node: Any) -> None:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _negated(node: Any) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _counted(node: Any) -> None:
    node.op = _COUNTED[type(node.op)]()


def _dropping(number: int) -> Edit:
    def drop(node: Any) -> None:
        del node.keywords[number]

    return drop


def _returning_none(node: Any) -> None:
    node.value = ast.Constant(None)


def _passing(_node: ast.AST) -> ast.AST:
    return ast.Pass()


def _text(node: ast.BinOp) -> bool:
    """Whether an addition joins texts, whose difference is an error and no mistake that anybody makes."""
    sides = (node.left, node.right)
    texts = [one for one in sides if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return bool(texts) or any(isinstance(one, ast.JoinedStr) for one in sides)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
