"""Comparisons: ``max(width, height) < 3840``, arithmetic on sibling members, parsed by ``ast`` with a whitelist."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from docpact.facts.path import NAME
from docpact.facts.values import exact

Number = Fraction
Look = Callable[[str], "float | None"]
"""Gives the number at a dotted name, None where there is none."""

_ARITHMETIC: Final[dict[type[ast.operator], Callable[[Number, Number], Number]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda left, right: left / right,
}
_ORDERS: Final[dict[type[ast.cmpop], Callable[[Number, Number], bool]]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: Final[dict[str, Callable[[Sequence[Number]], Number]]] = {
    "max": max,
    "min": min,
    "abs": lambda numbers: abs(numbers[0]),
}
_LONGEST: Final = 200
_OTHER_ORDERS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


@dataclass(frozen=True)
class Comparison:
    """One parsed comparison; ``text`` is its canonical spelling, ``names`` the members that it speaks of."""

    text: str
    names: tuple[str, ...]
    _tree: ast.Compare

    def holds(self, look: Look) -> bool:
        """Whether the members are in the order that it states; so they are where one is missing or a quotient by 0."""
        try:
            sides = [_value(node, look) for node in (self._tree.left, *self._tree.comparators)]
        except (LookupError, ZeroDivisionError):
            return True
        pairs = zip(self._tree.ops, sides, sides[1:], strict=False)
        return all(_ORDERS[type(order)](left, right) for order, left, right in pairs)

    @property
    def constants(self) -> list[float]:
        """The numbers that stand in it."""
        return [
            node.value
            for node in ast.walk(self._tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        ]

    def mutants(self) -> Iterator[str]:
        """The comparison with one bound moved by one, or one operator changed to its neighbour."""
        for index, node in enumerate(ast.walk(self._tree)):
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
                for moved in (node.value + 1, *([node.value - 1] if node.value >= 1 else [])):
                    yield self._changed(index, moved)
        for index in range(len(self._tree.ops)):
            tree = _parse(self.text)
            tree.ops[index] = _OTHER_ORDERS[type(tree.ops[index])]()
            yield ast.unparse(tree)

    def _changed(self, index: int, value: float) -> str:
        tree = _parse(self.text)
        node = list(ast.walk(tree))[index]
        if not isinstance(node, ast.Constant):
            raise TypeError(node)
        node.value = value
        return ast.unparse(tree)


@lru_cache(maxsize=512)
def parse_comparison(text: str) -> Comparison:
    """A comparison of sibling members. Raises ValueError for anything else."""
    tree = _parse(text)
    names = dict.fromkeys(_names(tree))
    if not names:
        raise ValueError(f"{text!r} compares no members")
    return Comparison(ast.unparse(tree), tuple(names), tree)


def _parse(text: str) -> ast.Compare:
    if len(text) > _LONGEST:
        raise ValueError(f"a comparison has at most {_LONGEST} characters")
    try:
        node = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"{text!r} is no comparison") from None
    if not isinstance(node, ast.Compare) or any(type(order) not in _ORDERS for order in node.ops):
        raise ValueError(f"{text!r} is no comparison")
    for side in (node.left, *node.comparators):
        _check(side)
    return node


def _check(node: ast.expr) -> None:
    """Raises ValueError for an expression that is not on the whitelist."""
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool) and math.isfinite(value):
            return
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            _check(operand)
        case ast.Name(id=name) if NAME.fullmatch(name):
            return
        case ast.Attribute(value=ast.Name() | ast.Attribute(), attr=name) if NAME.fullmatch(name):
            _check(node.value)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            _check(left)
            _check(right)
        case ast.Call(func=ast.Name(id=name), args=[_, *_], keywords=[]) if name in _FUNCTIONS:
            if name == "abs" and len(node.args) != 1:
                raise ValueError("abs takes one argument")
            for argument in node.args:
                _check(argument)
        case _:
            raise ValueError(f"{ast.unparse(node)!r} cannot stand in a comparison")


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name):
            yield name
        case ast.Attribute():
            yield ast.unparse(node)
        case ast.Call():
            for argument in node.args:
                yield from _names(argument)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _names(child)


def _value(node: ast.expr, look: Look) -> Number:
    """Raises LookupError where a member is missing or no number, ZeroDivisionError."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return exact(number)
        case ast.UnaryOp(operand=operand):
            return -_value(operand, look)
        case ast.BinOp(left=left, op=op, right=right):
            return _ARITHMETIC[type(op)](_value(left, look), _value(right, look))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _FUNCTIONS[name]([_value(argument, look) for argument in arguments])
        case _:
            given = look(node.id if isinstance(node, ast.Name) else ast.unparse(node))
            if given is None or not math.isfinite(given):
                raise LookupError
            return exact(given)
