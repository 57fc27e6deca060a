"""One request's JSON Schema to facts, with conditions where it has them, and what of it is not understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from pydantic import JsonValue

from docpact.errors import DocpactError, printable
from docpact.facts import ABSENT, ITEMS, KEYWORDS, ROOT, Absent, Fact, Path, Test, parse
from docpact.facts.values import sorted_unique
from docpact.facts.wording import any_of
from docpact.read.openapi.choices import (
    Row,
    as_list,
    as_object,
    columns_of_tests,
    common_object,
    enum_of_anything,
    listed_types,
    listed_values,
    rows_of_tests,
    texts,
)
from docpact.read.openapi.conditions import (
    ANNOTATIONS,
    ANYTHING,
    Conditions,
    Conjunction,
    NotUnderstood,
    Object,
    Ways,
    both,
    member,
    negated,
    opposites,
)
from docpact.read.openapi.document import MAXIMUM_DEPTH, References
from docpact.write.json_schema import NOTES, UNSTATED, WARNS

COMPARE: Final = "x-docpact-compare"
_SHAPES: Final = frozenset(
    {"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "properties", "required", "items", "nullable", "const"}
    | {"dependentRequired", "dependentSchemas", "dependencies", "exclusiveMinimum", "exclusiveMaximum", "$ref"}
)
_MOST_ROWS: Final = 2000


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a schema that refuses bodies, or lets some through, in a way that was not read."""

    path: Path
    keyword: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.path} {self.keyword} {self.text}: {self.why}"


@dataclass(frozen=True, slots=True)
class _At:
    """Where a schema stands: under which tests it binds, and whether its path is there whenever they hold."""

    path: Path
    when: Conjunction = ()
    there: bool = True
    depth: int = 0

    def member(self, name: str, *, there: bool) -> _At:
        return replace(self, path=member(self.path, name), there=self.there and there, depth=self.depth + 1)

    def items(self) -> _At:
        return replace(self, path=self.path.items, there=True, depth=self.depth + 1)


class SchemaReader:
    """Reads the schema of one body. ``facts`` and ``unread`` have what was found, in the schema's order."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._conditions = Conditions(references.follow)
        self._found: dict[str, Fact] = {}
        self.unread: list[Unread] = []

    @property
    def facts(self) -> list[Fact]:
        return [*self._found.values()]

    def read(self, value: JsonValue, at: _At | None = None) -> None:
        """Read a schema at a place. Raises DocpactError for one that is nested without end."""
        at = at or _At(ROOT)
        if at.depth > MAXIMUM_DEPTH:
            what = f"the request is nested more than {MAXIMUM_DEPTH} deep"
            raise DocpactError(what, hint="Recursive requests are not read.")
        schema = self._references.follow(value)
        if schema is False:
            self._add(at, Fact(at.path, "forbidden", True, at.when))
        if not isinstance(schema, dict):
            return
        unstated = texts(schema.get(UNSTATED))
        for part in as_list(schema.get("allOf")):
            marked = isinstance(part, dict) and "$comment" in part and texts(part.get(UNSTATED))
            if not marked:  # an entry of ours, whose fact no page states
                self.read(part, replace(at, depth=at.depth + 1))
        self._values(schema, at, unstated)
        self._members(schema, at)
        self._items(schema, at)
        self._combinations(schema, at)
        self._annotations(schema, at)

    # ---- one value

    def _values(self, schema: Object, at: _At, unstated: frozenset[str]) -> None:
        for keyword, value in schema.items():
            try:
                for fact in _own_facts(keyword, value, schema, at):
                    if keyword not in unstated and fact.keyword not in unstated:
                        self._add(at, fact)
            except NotUnderstood as error:
                self._unread(at, keyword, value, str(error))
        if schema.get("nullable") is True or "null" in texts(schema.get("type")):
            self._nullable(at)

    def _nullable(self, at: _At) -> None:
        self._unread(at, "nullable", "null", "it is let through as well, which no fact says: leave the member out")

    def _add(self, at: _At, fact: Fact) -> None:
        """Keep a fact; of two on one matter what refuses all that both of them refuse."""
        fact = _on_array(fact)
        held = self._found.get(fact.id)
        if held is None or held == fact:
            self._found[fact.id] = fact
        elif fact.meaning.constrains:
            value = fact.meaning.meet(held.value, fact.value)
            if value is None:
                self._unread(at, fact.keyword, fact.value, f"beside {printable(str(held.value), 60)} on the same path")
            else:
                self._found[fact.id] = Fact(fact.path, fact.keyword, value, fact.when)

    def _unread(self, at: _At, keyword: str, value: JsonValue, why: str) -> None:
        text = printable(json.dumps(value, ensure_ascii=False), 160)
        found = Unread(at.path, keyword, text, why)
        if found not in self.unread:
            self.unread.append(found)

    # ---- what a value holds

    def _members(self, schema: Object, at: _At) -> None:
        if schema.get("type") == "array":
            return  # no array has members: generators of documents name its first item so
        required = dict.fromkeys(map(str, as_list(schema.get("required"))))
        properties = as_object(schema.get("properties"))
        for name in dict.fromkeys([*properties, *required]):
            try:
                below = at.member(name, there=name in required)
            except NotUnderstood as error:
                self._unread(at, "properties", name, f"{error} is no parameter's")
                continue
            value = properties.get(name, True)
            unstated = texts(as_object(self._references.follow(value)).get(UNSTATED))
            if name in required and not (at.when and self._asks_for_members(value)):
                self._require(below, at, unstated)
            elif not at.when and "required" not in unstated and name not in required:
                self._add(at, Fact(below.path, "required", False))
            if not at.when and ITEMS in below.path and "present" not in unstated:
                self._add(at, Fact(below.path, "present", True))
            self.read(value, below)

    def _asks_for_members(self, value: JsonValue) -> bool:
        """Whether a member that has to be there has to hold others, which says so too."""
        return bool(as_list(as_object(self._references.follow(value)).get("required")))

    def _require(self, below: _At, at: _At, unstated: frozenset[str]) -> None:
        if "required" in unstated:
            return
        when = at.when if at.there or not at.when else (*at.when, Test(at.path))
        self._add(at, Fact(below.path, "required", True, when))

    def _items(self, schema: Object, at: _At) -> None:
        if "items" in schema and schema.get("maxItems") != 0:  # of items that there cannot be, nothing is said
            self.read(schema["items"], at.items())

    # ---- combinations

    def _combinations(self, schema: Object, at: _At) -> None:
        steps: dict[str, Callable[[], None]] = {
            "not": lambda: self._not(schema["not"], at),
            "anyOf": lambda: self._any(schema, "anyOf", at),
            "oneOf": lambda: self._any(schema, "oneOf", at),
            "if": lambda: self._if(schema, at),
            "dependentRequired": lambda: self._dependent(schema["dependentRequired"], at),
            "dependentSchemas": lambda: self._dependent(schema["dependentSchemas"], at),
            "dependencies": lambda: self._dependent(schema["dependencies"], at),
        }
        for keyword, step in steps.items():
            if keyword in schema:
                before = dict(self._found)
                try:
                    step()
                except NotUnderstood as error:
                    self._found = before
                    self._unread(at, keyword, schema[keyword], f"{error} is not understood")

    def _under(self, at: _At, way: Conjunction) -> _At | None:
        """The same place under further tests; None where they cannot hold."""
        ways = both([at.when], [way])
        if not ways:
            return None
        sure = any(
            at.path.holds(test.path) and (test.path != at.path) and (test.values is not None or not test.negated)
            for test in way
        )
        there = sure or at.path == at.path.scope or (bool(at.when) and at.there)
        return replace(at, when=ways[0], there=there, depth=at.depth + 1)

    def _if(self, schema: Object, at: _At) -> None:
        if (listed := enum_of_anything(schema)) is not None:
            self._add(at, Fact(at.path, "enum", listed, at.when))
            return
        ways = self._conditions.ways(schema["if"], at.path)
        branches = [("then", ways)] + ([("else", negated(ways, at.path))] if "else" in schema else [])
        for branch, alternatives in branches:
            for way in alternatives:
                if branch in schema and (under := self._under(at, way)) is not None:
                    self.read(schema[branch], under)

    def _dependent(self, value: JsonValue, at: _At) -> None:
        for name, wanted in as_object(value).items():
            under = self._under(at, (Test(member(at.path, name)),))
            if under is not None:
                self.read({"required": wanted} if isinstance(wanted, list) else wanted, under)

    def _not(self, value: JsonValue, at: _At) -> None:
        denied: dict[tuple[Path, ...], list[JsonValue]] = {}
        for way in self._conditions.ways(value, at.path):
            under = both([at.when], [way])
            if not under:
                continue
            tests = [test for test in way if test in under[0]]
            if (columns := columns_of_tests(tests, at.path)) is not None:
                denied.setdefault(columns, []).extend(rows_of_tests(tests))
            else:
                self._deny(tests, at)
        for columns, rows in denied.items():
            above = common_object(columns)
            names: list[JsonValue] = [".".join(path.relative_to(above)) for path in columns]
            when = tuple(test for test in at.when if test.values is not None or test.path not in columns)
            self._add(at, Fact(above, "rows", {"columns": names, "rows": rows, "denied": True}, when))

    def _deny(self, tests: Sequence[Test], at: _At) -> None:
        """Say that some tests do not all hold: of the last of them that a fact can turn."""
        if not tests:
            self._add(at, Fact(at.path, "forbidden", True, at.when))
            return
        chosen = max(tests, key=lambda test: (_deniable(test), tests.index(test)))
        rest = (*at.when, *(test for test in tests if test is not chosen))
        if chosen.values is None:
            for fact in _must(chosen.turned, rest):
                self._add(at, fact)
        elif chosen.negated:
            self._add(at, Fact(chosen.path, "enum", [*chosen.values], rest))
        else:
            raise NotUnderstood("values that are not allowed")

    def _any(self, schema: Object, word: str, at: _At) -> None:
        branches = [self._references.follow(branch) for branch in as_list(schema[word])]
        kept = [branch for branch in branches if not (isinstance(branch, dict) and branch.get("type") == "null")]
        if len(kept) < len(branches):
            self._nullable(at)
        if len(kept) == 1 and not self._is_row(kept[0], at):
            self.read(kept[0], replace(at, depth=at.depth + 1))
        elif (listed := listed_values(kept)) is not None:
            self._add(at, Fact(at.path, "enum", listed, at.when))
        elif (types := listed_types(kept)) is not None:
            if types != {"integer", "number"}:
                raise NotUnderstood("a choice of types")
            self._add(at, Fact(at.path, "type", "number", at.when))
        else:
            self._choice(kept, at, exclusive=word == "oneOf")

    def _is_row(self, branch: JsonValue, at: _At) -> bool:
        """Whether a choice with one branch is a table of one row, of members that are all given."""
        row = Row.read(branch)
        return row is not None and all(Test(at.path.below(name)) in at.when for name in row.columns)

    def _choice(self, branches: Sequence[JsonValue], at: _At, *, exclusive: bool) -> None:
        """A choice between objects: rows of values, unless something else holds, or members of which one is needed."""
        tables = [Row.read(branch) for branch in branches]
        rows = [table for table in tables if table is not None]
        others = [branch for branch, table in zip(branches, tables, strict=True) if table is None]
        ways = [way for branch in others for way in self._conditions.ways(branch, at.path)]
        if not rows:
            self._one_of(ways, at)
        else:
            self._table(rows, ways, at)
        if exclusive and (len(others) > 1 or not all(row.closed for row in rows)):
            self._unread(at, "oneOf", len(branches), "bodies that match several of these are refused as well")

    def _one_of(self, ways: Ways, at: _At) -> None:
        for tests in product(*ways):
            unique = [*dict.fromkeys(tests)]
            if len(unique) > 1 and all(test.values is None and not test.negated for test in unique):
                paths = [test.path for test in unique]
                if ITEMS in {path.name for path in paths}:
                    raise NotUnderstood("a choice of items")
                self._add(at, self._any_of(paths, at))
                continue
            chosen = next((test for test in reversed(unique) if test.path.name != ITEMS), None)
            if chosen is None:
                raise NotUnderstood("a choice of items")
            for rest in _none_of([test for test in unique if test is not chosen], at):
                if under := both([at.when], [rest]):
                    for fact in _must(chosen, under[0]):
                        self._add(at, fact)

    def _any_of(self, paths: Sequence[Path], at: _At) -> Fact:
        if at.when and at.there:
            return any_of(paths, at.when)
        return Fact(at.path, "anyOf", [str(path) for path in paths], at.when)

    def _table(self, rows: Sequence[Row], ways: Ways, at: _At) -> None:
        columns = rows[0].columns
        if any(row.columns != columns for row in rows):
            raise NotUnderstood("rows of different columns")
        paths = [at.path.below(name) for name in columns]
        listed: list[JsonValue] = [[*line] for row in rows for line in product(*row.values)]
        if len(listed) > _MOST_ROWS:
            raise NotUnderstood(f"more than {_MOST_ROWS} rows")
        value: Object = {"columns": [*columns], "rows": listed}
        for way in negated(ways, at.path):
            sent = [Test(path) for path in paths]
            if both([(*at.when, *sent)], [way]):
                when = tuple(test for test in (*at.when, *way) if test not in sent)
                self._add(at, Fact(at.path, "rows", value, when))
        if any(row.closed for row in rows):
            self._all_or_none(paths, ways, at)
        elif not ways and not all(Test(path) in at.when for path in paths):
            for index, path in enumerate(paths):
                self._add(at, Fact(path, "enum", sorted_unique(as_list(line)[index] for line in listed), at.when))

    def _all_or_none(self, paths: Sequence[Path], ways: Ways, at: _At) -> None:
        """Say that every column is needed, unless one of the other ways holds."""
        for path in paths:
            for way in negated(ways, at.path):
                if under := both([(*at.when, Test(path, negated=True))], [way]):
                    when = tuple(test for test in under[0] if test != Test(path, negated=True))
                    self._add(at, Fact(path, "required", True, when))

    def _annotations(self, schema: Object, at: _At) -> None:
        for text in as_list(schema.get(COMPARE)):
            if KEYWORDS["compare"].invalid(text) is None:
                self._add(at, Fact(at.path, "compare", text, at.when))
        for entry in (*as_list(schema.get(WARNS)), *as_list(schema.get(NOTES))):
            said = as_object(entry)
            if "page" in texts(said.get("witnesses")):
                try:
                    fact = parse(str(said.get("fact")))
                except ValueError:
                    continue
                self._found[fact.id] = fact


def _own_facts(keyword: str, value: JsonValue, schema: Object, at: _At) -> Iterator[Fact]:
    """What one keyword says of the value at its place. Raises NotUnderstood."""
    if keyword == "const":
        keyword, value = "enum", [value]
    elif keyword in ("exclusiveMinimum", "exclusiveMaximum") and value is not False:
        keyword, value = _inclusive(keyword, value, schema)
        schema = {}
    meaning = None if keyword in _SHAPES else KEYWORDS.get(keyword)
    if meaning is None:
        if keyword not in _SHAPES | ANNOTATIONS and not keyword.startswith("x-") and not _idle(keyword, value):
            raise NotUnderstood("this keyword is not read")
        return
    stated = _stated(keyword, value, schema, at)
    if isinstance(stated, Absent):
        return
    if meaning.invalid(stated) is not None:
        raise NotUnderstood(f"this {keyword} is not read")
    if (meaning.note(stated) or meaning.schema(stated, "any")).keys() == {keyword}:
        yield Fact(at.path, keyword, stated, at.when)


def _stated(keyword: str, value: JsonValue, schema: Object, at: _At) -> JsonValue | Absent:
    """The value of the fact that a keyword states; ABSENT where it says nothing. Raises NotUnderstood."""
    silent = False
    match keyword:
        case "enum" if isinstance(value, list):
            value = [listed for listed in value if listed is not None]
        case "type":
            # Documents give the body and every item a type; where it has members, pages take it for granted.
            of_items = at.path.name == ITEMS and "properties" in schema and UNSTATED not in schema
            in_passing = bool(at.when) and value == "object" and not {"required", "properties"}.isdisjoint(schema)
            silent = at.path == ROOT or of_items or in_passing
            value = _one_type(value)
        case "default":
            silent = value is None
        case "deprecated":
            silent = value is not True or at.path == ROOT  # of a whole body it is said of the model
        case "additionalProperties" if value == {}:
            value = True
        case "minimum" | "maximum":
            silent = schema.get(f"exclusive{keyword.capitalize()}") is True
        case _:
            pass
    return ABSENT if silent else value


def _one_type(value: JsonValue) -> JsonValue:
    types = {str(name) for name in (value if isinstance(value, list) else [value]) if name != "null"}
    if types == {"integer", "number"}:
        return "number"
    if len(types) != 1:
        raise NotUnderstood("a choice of types is not read")
    return types.pop()


def _inclusive(keyword: str, value: JsonValue, schema: Object) -> tuple[str, JsonValue]:
    """The inclusive form of a whole number's exclusive bound, which OpenAPI 3.0 and 3.1 write differently."""
    name = keyword.removeprefix("exclusive").lower()
    limit = schema.get(name) if value is True else value
    if schema.get("type") != "integer" or isinstance(limit, bool) or not isinstance(limit, int):
        raise NotUnderstood("an exclusive bound of a number is not read")
    return name, limit + 1 if name == "minimum" else limit - 1


def _idle(keyword: str, value: JsonValue) -> bool:
    """Whether a keyword refuses nothing with this value."""
    return (keyword, value) in (("minProperties", 0), ("unevaluatedProperties", True), ("minContains", 1))


def _on_array(fact: Fact) -> Fact:
    """What is said of the type and the values of an array's items is said on the array, as pages do."""
    if fact.path.name != ITEMS or fact.keyword not in ("type", "enum"):
        return fact
    if any(fact.path.holds(test.path) for test in fact.when):
        return fact
    keyword = "itemType" if fact.keyword == "type" else "enum"
    return Fact(fact.path.parent or ROOT, keyword, fact.value, fact.when)


def _deniable(test: Test) -> int:
    """How readily a fact says that a test does not hold."""
    if test.values is None:
        return 1 if test.path.name == ITEMS else 3 if not test.negated else 2
    return 1 if test.negated else 0


def _must(test: Test, when: Conjunction) -> Iterator[Fact]:
    """The facts that say that a test has to hold. Raises NotUnderstood."""
    if test.path.name == ITEMS:
        if test.values is not None or not test.negated:
            raise NotUnderstood("a condition on items that has to hold")
        yield Fact(test.path.parent or ROOT, "maxItems", 0, when)
    elif test.values is None:
        yield Fact(test.path, "forbidden" if test.negated else "required", True, when)
    elif not test.negated:
        yield Fact(test.path, "required", True, when)
        yield Fact(test.path, "enum", [*test.values], when)
    else:
        raise NotUnderstood("values that are not allowed")


def _none_of(tests: Sequence[Test], at: _At) -> Ways:
    found: Ways = ANYTHING
    for test in tests:
        found = both(found, [(other,) for other in opposites(test, at.path)])
    return found
