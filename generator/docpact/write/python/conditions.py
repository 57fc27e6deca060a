"""What of a contract the emitted client judges by its interpreter, as the data of that: everything but the types,
closed sets and bounds that always hold, which the request models keep.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import JsonValue

from docpact.facts import Contract, Field, Path, Test, Witness
from docpact.facts.comparison import parse_comparison
from docpact.facts.resolution import Constraint
from docpact.facts.values import is_of_type
from docpact.write.python.literal import literal, literals, tuple_of

IN_MODELS: Final = frozenset(
    {"type", "required", "enum", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems"}
) | {"itemType", "additionalProperties"}
"""Keywords that request models keep where they always hold."""

_OPERATORS: Final[dict[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def in_models(contract: Contract) -> list[Constraint]:
    """The constraints that request models keep, or that ask for nothing and are noted beside them."""
    kept = {id(constraint) for field in contract.root.walk() for constraint in _in_model(field)}
    return [one for one in contract.constraints if not one.fact.when and (id(one) in kept or not _asks(one))]


def conditions(contract: Contract) -> list[Constraint]:
    """The other constraints that ask for anything, in the order of the claims: the client's interpreter judges them."""
    others = {id(constraint) for constraint in in_models(contract)}
    return [one for one in contract.constraints if id(one) not in others and _asks(one)]


def witness(constraint: Constraint) -> str:
    """Who says a fact, the foremost first; of a fact that was made of several claims, all of them."""
    saying = [claim.witness for claim in constraint.claims if claim.fact == constraint.fact]
    return saying[0] if saying else " and ".join(constraint.witnesses)


def literal_values(field: Field) -> list[JsonValue] | None:
    """The closed set of a field as a Literal can say it; None where there is none, or a Literal would be too strict."""
    return literals_among(field.enum or [], field.type) or None


def literals_among(values: Iterable[JsonValue], json_type: JsonValue) -> list[JsonValue]:
    """The values that a Literal of this type can hold.

    Of a number ``1.0`` is as good as ``1``, and there is no Literal of a fraction, an array or an object.
    """
    if json_type not in ("string", "integer", "boolean"):
        return []
    return [value for value in values if is_of_type(value, json_type) and not isinstance(value, float)]


def condition_source(constraint: Constraint, contract: Contract, first: Witness = "page") -> str:
    """One line of the emitted data: a ``Condition`` of the client's. The ``first`` witness is not named."""
    fact, claim = constraint.fact, constraint.claims[0]
    parts = [literal(str(fact.path)), literal(fact.keyword)]
    if (value := _value(constraint, contract)) != "True":
        parts.append(value)
    if fact.when:
        parts.append(f"when={tuple_of([_test(test) for test in fact.when])}")
    if claim.page_line is not None:
        parts.append(f"line={claim.page_line}")
    if (said_by := witness(constraint)) != first:
        parts.append(f"witness={literal(said_by)}")
    if not constraint.refuses:
        parts.append("warns=True")
    return f"Condition({', '.join(parts)})"


def _in_model(field: Field) -> Iterator[Constraint]:
    for keyword, constraint in field.constraints.items():
        if not constraint.refuses or constraint.fact.keyword not in IN_MODELS:
            continue
        if keyword == "enum" and literal_values(field) is None:
            continue
        yield constraint


def _asks(constraint: Constraint) -> bool:
    """Whether a fact asks for anything: ``required`` false and the like do not."""
    fact = constraint.fact
    return (
        fact.meaning.constrains
        and not (fact.value is False and fact.keyword in ("required", "uniqueItems"))
        and not (fact.value is True and fact.keyword == "additionalProperties")
    )


def _value(constraint: Constraint, contract: Contract) -> str:
    fact = constraint.fact
    match fact.keyword:
        case "compare":
            return _comparison(str(fact.value))
        case "anyOf":
            paths = fact.value if isinstance(fact.value, list) else []
            return literal([str(Path.of(Path(str(path)).relative_to(fact.path))) for path in paths])
        case "additionalProperties" if fact.value is False:
            return literal([*contract.fields[fact.path].properties])
        case _:
            return literal(fact.value)


def _test(test: Test) -> str:
    if test.values is None:
        return literals((str(test.path), "not given" if test.negated else "given"))
    return literals((str(test.path), "is not" if test.negated else "=", *test.values))


def _comparison(text: str) -> str:
    """``(text, (names), (operator, term, term), ...)``: what it says, the members it speaks of, and its links."""
    tree = ast.parse(text, mode="eval").body
    if not isinstance(tree, ast.Compare):
        raise TypeError(text)
    sides = [_term(side) for side in (tree.left, *tree.comparators)]
    links = [
        f"({literal(_OPERATORS[type(order)])}, {left}, {right})"
        for order, left, right in zip(tree.ops, sides, sides[1:], strict=False)
    ]
    return tuple_of([literal(text), literals(parse_comparison(text).names), *links])


def _term(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=int() | float() as number):
            return literal(number)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"('-', 0, {_term(operand)})"
        case ast.BinOp(left=left, op=operator, right=right):
            return f"({literal(_OPERATORS[type(operator)])}, {_term(left)}, {_term(right)})"
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return f"({literal(name)}, {', '.join(map(_term, arguments))})"
        case _:
            return literal(ast.unparse(node))
