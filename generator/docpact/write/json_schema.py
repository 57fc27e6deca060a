"""A contract to the JSON Schema 2020-12 of its body: the only compiler there is.

What always holds stands where JSON Schema has it. Everything else is an entry of an ``allOf``, with the fact as its
``$comment``: of the body, of an object in it, or of an array's items where fact and tests are about the same item.
Only what refuses constrains. What merely warns, and what does not count, is an annotation, so that the facts of the
page can be read back from the schema alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, KEYWORDS, ROOT, Contract, Fact, Field, Loc, Path, Test, canonical, parse
from docpact.facts.keywords import Schema
from docpact.facts.keywords.base import has, has_all
from docpact.facts.resolution import Constraint

UNSTATED: Final = "x-docpact-unstated"
"""Keywords beside it that the page does not state. Reading facts back, they are left out; nothing is ever added."""

WARNS: Final = "x-docpact-warns"
"""Facts, with who says them, of which the sender of a body that breaks them is warned."""

NOTES: Final = "x-docpact-notes"
"""Facts, with who says them, that do not count, or that say nothing which a schema could hold."""

PAGE_LINE: Final = "x-docpact-page-line"


def body_schema(
    contract: Contract, *, conditions: bool = True, descriptions: Mapping[str, str] | None = None
) -> Schema:
    """The schema of a contract's body. ``descriptions`` are texts by path.

    Without ``conditions`` it has what always holds of one value alone and no ``allOf``, as models of requests need it.
    """
    compiler = _Compiler(contract, descriptions or {})
    for constraint in contract.constraints:
        compiler.add(constraint, conditions=conditions)
    return compiler.schema(contract.root)


def fact_of_error(
    contract: Contract, schema: Schema, schema_path: Sequence[str | int], instance_path: Loc, missing: str | None = None
) -> Fact | None:
    """The fact that a validator's error is about, by where in the schema and in the body it stands.

    ``missing`` is the member that a ``required`` misses. None where the error is not about this schema.
    """
    node: JsonValue = schema
    for step in schema_path:
        if isinstance(node, dict) and isinstance(comment := node.get("$comment"), str):
            return parse(comment)
        if isinstance(node, dict):
            node = node.get(str(step))
        elif isinstance(node, list):
            node = node[int(step)]
    keyword = str(schema_path[-1]) if schema_path else ""
    path = Path.of(instance_path)
    field = contract.fields.get(path.child(missing) if keyword == "required" and missing is not None else path)
    found = field.constraint(keyword) if field else None
    return found.fact if found else None


class _Compiler:
    def __init__(self, contract: Contract, descriptions: Mapping[str, str]) -> None:
        self._contract = contract
        self._descriptions = descriptions
        self._own: dict[Path, Schema] = {}
        self._stated: dict[Path, set[str]] = {}
        self._entries: dict[Path, list[JsonValue]] = {}
        self._warns: dict[Path, list[JsonValue]] = {}
        self._said: set[Fact] = set()

    def add(self, constraint: Constraint, *, conditions: bool) -> None:
        """Take one constraint in."""
        fact = constraint.fact
        if fact.keyword in ("required", "present") and not fact.when and constraint.refuses:
            return  # said by the form of the schema
        if self._in_place(constraint):
            self._said.add(fact)
        elif fact.meaning.constrains and not constraint.refuses:
            self._warns.setdefault(fact.path, []).append(_attributed(fact, constraint.witnesses))
            self._said.add(fact)
        elif conditions and (fact.when or fact.meaning.constrains) and (entry := _entry(fact, self._contract)):
            anchor, schema = entry
            marked: Schema = {} if _stated(constraint) else {UNSTATED: [fact.keyword]}
            self._entries.setdefault(anchor, []).append({"$comment": str(fact), **schema, **marked})
            self._said.add(fact)

    def _in_place(self, constraint: Constraint) -> bool:
        """Write a constraint into the schema of its own field, where that says it exactly; else False."""
        fact, (home, keyword) = constraint.fact, self._contract.home(constraint.fact)
        if fact.when or fact.meaning.part(fact.value) or canonical(home.value(keyword)) != canonical(fact.value):
            return False
        of_items = home.path != fact.path
        if of_items and keyword == "enum" and _type(self._contract.fields[fact.path]) != "array":
            return False
        meaning = KEYWORDS[keyword]
        if constraint.refuses and meaning.constrains:
            fragment = meaning.schema(fact.value, "any" if of_items else _type(home))
        else:
            fragment = meaning.note(fact.value)
        if fragment.keys() != {keyword}:
            return False
        self._own.setdefault(home.path, {}).update(fragment)
        if _stated(constraint):
            self._stated.setdefault(home.path, set()).add(keyword)
        return True

    def schema(self, field: Field) -> Schema:
        """The schema of a field with all that it holds."""
        schema: Schema = {}
        if text := self._descriptions.get(field.path):
            schema["description"] = text
        own = self._own.get(field.path, {})
        schema |= {keyword: own[keyword] for keyword in KEYWORDS if keyword in own}
        unstated = own.keys() - self._stated.get(field.path, set()) | self._unstated_presence(field)
        if unstated or field.name == ITEMS:  # our items always carry it, which tells them from a vendor's
            schema[UNSTATED] = [*sorted(unstated)]
        if field.path in self._warns:
            schema[WARNS] = self._warns[field.path]
        if notes := self._notes(field):
            schema[NOTES] = notes
        if (line := next((c.page_line for c in field.claims if c.page_line is not None), None)) is not None:
            schema[PAGE_LINE] = line
        if field.properties:
            schema["properties"] = {name: self.schema(child) for name, child in field.properties.items()}
            if required := [name for name, child in field.properties.items() if child.required]:
                schema["required"] = [*required]
        if field.items is not None:
            schema["items"] = self.schema(field.items)
        if field.path in self._entries:
            schema["allOf"] = self._entries[field.path]
        return schema

    def _unstated_presence(self, field: Field) -> set[str]:
        """Of what a schema says of a member by its mere form, what the page does not state."""
        if field.path == ROOT or field.name == ITEMS:
            return set()
        formal = [Fact(field.path, "required", field.required is True)]
        formal += [Fact(field.path, "present", True)] if ITEMS in field.path else []
        stated = {claim.fact for claim in field.claims if claim.witness == "page"}
        self._said |= {*formal}
        return {fact.keyword for fact in formal if fact not in stated}

    def _notes(self, field: Field) -> list[JsonValue]:
        """What is claimed of a field that nothing in its schema says."""
        unsaid: dict[Fact, list[str]] = {}
        for claim in field.claims:
            if claim.fact not in self._said and claim.witness != "assumed":
                unsaid.setdefault(claim.fact, []).append(claim.witness)
        return [_attributed(fact, witnesses) for fact, witnesses in unsaid.items()]


def _stated(constraint: Constraint) -> bool:
    """Whether the page itself says the fact; a fact made of several witnesses' claims may be nobody's own."""
    return any(claim.witness == "page" and claim.fact == constraint.fact for claim in constraint.claims)


def _attributed(fact: Fact, witnesses: Sequence[str]) -> JsonValue:
    return {"fact": str(fact), "witnesses": [*dict.fromkeys(witnesses)]}


def _type(field: Field) -> JsonValue:
    """The type that every value of a field has; None where other types are let through."""
    found = field.constraint("type")
    return found.fact.value if found and found.refuses else None


# ---- facts that are entries of an allOf


def _entry(fact: Fact, contract: Contract) -> tuple[Path, Schema] | None:
    """The path of the object or item whose schema states a fact, and the schema; None where no schema can say it.

    Tests about an item of an array that holds the fact as well are asked of that item, within its ``items``.
    """
    scopes = [path for path in (*reversed([*fact.path.ancestors]), fact.path) if path == path.scope]
    tests = {scope: [test for test in fact.when if fact.path.shared(test.path) == scope] for scope in scopes}
    while len(scopes) > 1 and not tests[scopes[0]]:
        scopes = scopes[1:]
    anchor = _anchor(fact, tests[scopes[0]], scopes) if fact.when else fact.path
    while anchor not in contract.fields:  # an object that the paths of a fact name, and no fact of its own
        anchor = anchor.parent or ROOT
    if len(scopes) == 1 and (short := _two_member_schema(fact, anchor)):
        return anchor, short
    bases = [anchor, *scopes[1:]]
    schema = _consequence(fact, bases[-1], contract)
    if schema is None:
        return None
    for index in range(len(bases) - 1, -1, -1):
        schema = _implied(tests[scopes[index]], bases[index], schema)
        if index:
            schema = _below(bases[index].relative_to(bases[index - 1]), schema)
    return anchor, schema


def _anchor(fact: Fact, tests: Sequence[Test], scopes: Sequence[Path]) -> Path:
    """The innermost object that holds a fact and the tests, and is sure to be there where the fact binds."""
    sure = any(test.values is not None or not test.negated for test in tests) or len(scopes) > 1
    held = [fact.path]
    if fact.keyword == "required":
        held = [fact.path.parent or ROOT] if sure else [scopes[0]]
    elif fact.keyword == "anyOf" and sure:
        held = [path.parent or ROOT for path in _paths(fact)]
    common = [*held[0].steps]
    for path in (*held, *(test.path.parent or ROOT if test.path != fact.path else test.path for test in tests)):
        length = next((at for at, pair in enumerate(zip(common, path.steps, strict=False)) if pair[0] != pair[1]), None)
        common = common[: min(len(common), len(path.steps)) if length is None else length]
    return Path.of(common)


def _two_member_schema(fact: Fact, anchor: Path) -> Schema | None:
    """The plain form of what one member of an object asks of another one beside it."""
    test = fact.when[0] if len(fact.when) == 1 else None
    if test is None or test.values is not None or test.negated or ITEMS in (test.path.name, fact.path.name):
        return None
    if fact.value is not True or {test.path.parent, fact.path.parent} != {anchor}:
        return None
    if fact.keyword == "required":
        return {"dependentRequired": {test.path.name: [fact.path.name]}}
    if fact.keyword == "forbidden":
        return {"not": has_all([test.path.name, fact.path.name])}
    return None


def _consequence(fact: Fact, base: Path, contract: Contract) -> Schema | None:
    """What a fact says, seen from the object or item at ``base``; None where no schema can say it."""
    if fact.keyword == "required":
        steps = fact.path.relative_to(base)
        return _must_have(steps) if fact.value is True and ITEMS not in steps[-1:] else None
    if fact.keyword == "anyOf":
        if fact.path.holds(base):
            return {"anyOf": [_must_have(path.relative_to(base)) for path in _paths(fact)]}
        options: list[JsonValue] = [_must_have(path.relative_to(fact.path)) for path in _paths(fact)]
        return _below(fact.path.relative_to(base), {"anyOf": options})
    field = contract.fields[fact.path]
    schema: Schema = {}
    if fact.keyword == "additionalProperties":
        schema["properties"] = {name: {} for name in field.properties}
    schema |= fact.meaning.schema(fact.value, _type(field)) or fact.meaning.note(fact.value)
    return _below(fact.path.relative_to(base), schema) if schema else None


def _paths(fact: Fact) -> list[Path]:
    return [Path(str(path)) for path in fact.value] if isinstance(fact.value, list) else []


def _implied(tests: Sequence[Test], base: Path, schema: Schema) -> Schema:
    asked: list[JsonValue] = [_test_schema(test, base) for test in tests]
    if not asked:
        return schema
    return {"if": asked[0] if len(asked) == 1 else {"allOf": asked}, "then": schema}


def _test_schema(test: Test, base: Path) -> Schema:
    steps = test.path.relative_to(base)
    if test.values is None:
        return {"not": has(steps)} if test.negated else has(steps)
    leaf: Schema = {"const": test.values[0]} if len(test.values) == 1 else {"enum": [*test.values]}
    return has(steps, {"not": leaf} if test.negated else leaf)


def _must_have(steps: Sequence[str]) -> Schema:
    """The schema of objects that have a member at some steps; it says nothing of other values."""
    schema = has(steps)
    return {keyword: value for keyword, value in schema.items() if keyword != "type"}


def _below(steps: Sequence[str], schema: Schema) -> Schema:
    """The schema of values that, if they have something at some steps, have such a thing there."""
    for step in reversed(steps):
        schema = {"items": schema} if step == ITEMS else {"properties": {step: schema}}
    return schema
