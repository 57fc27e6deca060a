"""Keywords about several members of one object: ``rows`` of allowed combinations, and ``compare``, arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import ClassVar, Final

from pydantic import JsonValue

from docpact.facts.comparison import parse_comparison
from docpact.facts.keywords.base import Keyword, Order, Schema, has, has_all
from docpact.facts.path import Absent, Path, value_at
from docpact.facts.values import among, canonical, is_number, number, same, sorted_unique

_MOST_TRIES: Final = 4000


class Rows(Keyword):
    """``rows``: the combinations of some members that are allowed, or with ``denied`` the ones that are not.

    The value is ``{"columns": [names], "rows": [[values]]}``, and perhaps ``"denied": true``. Columns are named from
    the object on. It binds only where every column is sent.
    """

    name = "rows"
    family = "rows"
    applies_to = ("object",)
    takes: ClassVar[Schema] = {
        "type": "object",
        "required": ["columns", "rows"],
        "additionalProperties": False,
        "properties": {
            "columns": {"type": "array", "minItems": 2, "items": {"type": "string"}},
            "rows": {"type": "array", "minItems": 1, "items": {"type": "array", "minItems": 2}},
            "denied": {"const": True},
        },
    }

    def part(self, value: JsonValue) -> str:
        return f"{'not ' if denied(value) else ''}{', '.join(columns_of(value))}"

    def normal(self, value: JsonValue) -> JsonValue:
        if not isinstance(value, dict) or not isinstance(value.get("rows"), list):
            return value
        rows = sorted_unique(value["rows"] if isinstance(value["rows"], list) else [])
        denied: Schema = {"denied": True} if value.get("denied") is True else {}
        return {"columns": value.get("columns"), "rows": rows, **denied}

    def invalid(self, value: JsonValue) -> str | None:
        if isinstance(value, dict) and value.keys() <= {"columns", "rows", "denied"}:
            columns, rows, denied = value.get("columns"), value.get("rows"), value.get("denied", False)
            if (
                isinstance(columns, list)
                and len(columns) > 1
                and all(isinstance(name, str) and Path(name).valid and "[]" not in name for name in columns)
                and isinstance(rows, list)
                and rows
                and all(isinstance(row, list) and len(row) == len(columns) for row in rows)
                and isinstance(denied, bool)
            ):
                return None
        return "rows are {columns: [two names or more], rows: [[a value for each]], denied: true or nothing}"

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        if columns_of(old) != columns_of(new):
            return "incomparable"
        before, after = ({canonical(row) for row in rows_of(value)} for value in (old, new))
        if denied(old) is not denied(
            new
        ):  # a table refuses what it does not list, and so denied rows that it leaves out
            return "incomparable" if before & after else "tighter" if denied(old) else "looser"
        if before == after:
            return "equal"
        if before < after:
            return "tighter" if denied(old) else "looser"
        return ("looser" if denied(old) else "tighter") if after < before else "incomparable"

    def loosest(self, values: Iterable[JsonValue]) -> JsonValue | None:
        found = [*values]
        if any(denied(value) or columns_of(value) != columns_of(found[0]) for value in found):
            return super().loosest(found)
        return self.normal(
            {"columns": [*columns_of(found[0])], "rows": [row for value in found for row in rows_of(value)]}
        )

    def meet(self, one: JsonValue, other: JsonValue) -> JsonValue | None:
        if columns_of(one) != columns_of(other):
            return None
        if denied(one) is not denied(other):
            table, refused = (other, one) if denied(one) else (one, other)
            left: list[JsonValue] = [row for row in rows_of(table) if not among(row, rows_of(refused))]
            return self.normal({"columns": [*columns_of(one)], "rows": left}) if left else None
        if denied(one):
            return self.normal(
                {"columns": [*columns_of(one)], "rows": [*rows_of(one), *rows_of(other)], "denied": True}
            )
        shared: list[JsonValue] = [row for row in rows_of(one) if among(row, rows_of(other))]
        return self.normal({"columns": [*columns_of(one)], "rows": shared}) if shared else None

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        sent = [value_at(instance, Path(name).loc()) for name in columns_of(value)]
        row = [member for member in sent if not isinstance(member, Absent)]
        if len(row) < len(sent):
            return True
        # Tables are long: most rows differ in the first column already, which is told at once.
        alike = (other for other in rows_of(value) if not other or other[0] == row[0])
        return any(same(row, other) for other in alike) is not denied(value)

    def subjects(self, path: Path, value: JsonValue) -> list[Path]:
        return [path.below(name) for name in columns_of(value)]

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        columns = columns_of(value)
        listed: list[JsonValue] = [_are(columns, row) for row in rows_of(value)]
        combined: Schema = {"not": {"anyOf": listed}} if denied(value) else {"anyOf": listed}
        return {"if": _have_all(columns), "then": combined}

    def edges(self, value: JsonValue) -> list[JsonValue]:
        if denied(value):
            return [body for body in self._combined(value) if self.accepts(value, body)]
        return [_object(columns_of(value), row) for row in rows_of(value)]

    def enumerates(self, value: JsonValue) -> bool:
        return not denied(value)

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        if denied(value):
            return [_object(columns_of(value), row) for row in rows_of(value)]
        return [body for body in self._combined(value, apart=True) if not self.accepts(value, body)]

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        rows, columns = rows_of(value), columns_of(value)
        marked: Schema = {"denied": True} if denied(value) else {}
        fewer = [[*rows[:at], *rows[at + 1 :]] for at in range(len(rows)) if len(rows) > 1]
        values = [sorted_unique(row[at] for row in rows) for at in range(len(columns))]
        others = [[*row] for row in islice(product(*values), _MOST_TRIES) if not among([*row], rows)]
        more = [[*rows, other] for other in others[:1]]
        return [{"columns": [*columns], "rows": [*changed], **marked} for changed in (*fewer, *more)]

    def states(self, value: JsonValue) -> str:
        words = "is none of" if denied(value) else "is one of"
        return f"{' and '.join(columns_of(value))} {words} {self._shown(value)}"

    def members(self, value: JsonValue) -> list[str]:
        shown = ["x".join(str(member) for member in row) for row in rows_of(value)]
        return [] if denied(value) else [f"{' x '.join(columns_of(value))} {row}" for row in shown]

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        row = [value_at(instance, Path(name).loc()) for name in columns_of(value)]
        given = "x".join("nothing" if isinstance(member, Absent) else str(member) for member in row)
        words = "is not one of the combinations" if not denied(value) else "is a combination that is not allowed:"
        return f"{' x '.join(columns_of(value))} {given} {words} {self._shown(value)}"

    def _shown(self, value: JsonValue) -> str:
        return ", ".join("x".join(str(member) for member in row) for row in rows_of(value))

    def _combined(self, value: JsonValue, *, apart: bool = False) -> list[JsonValue]:
        """Objects with each combination of the values that the columns have anywhere.

        With ``apart`` those come first of which no two have a value in common: few of them stand for all.
        """
        columns = columns_of(value)
        values = [sorted_unique(row[at] for row in rows_of(value)) for at in range(len(columns))]
        places = [*islice(product(*(range(len(known)) for known in values)), _MOST_TRIES)]
        if apart:
            places.sort(key=lambda at: ([(one - at[0]) % len(values[0]) for one in at], at[0]))
        return [_object(columns, [known[one] for known, one in zip(values, at, strict=True)]) for at in places]


class Compare(Keyword):
    """``compare``: arithmetic on members of the object, as in ``max(width, height) < 3840``.

    JSON Schema cannot say it: the fragment is an annotation.
    """

    name = "compare"
    family = "rows"
    applies_to = ("object",)
    takes: ClassVar[Schema] = {"type": "string"}

    def part(self, value: JsonValue) -> str:
        return str(value)

    def normal(self, value: JsonValue) -> JsonValue:
        return value if self.invalid(value) else parse_comparison(str(value)).text

    def invalid(self, value: JsonValue) -> str | None:
        try:
            parse_comparison(str(value))
        except ValueError as error:
            return str(error)
        return None

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        def look(name: str) -> float | None:
            found = value_at(instance, Path(name).loc())
            return None if isinstance(found, Absent) or not is_number(found) else number(found)

        return parse_comparison(str(value)).holds(look)

    def subjects(self, path: Path, value: JsonValue) -> list[Path]:
        return [path.below(name) for name in parse_comparison(str(value)).names]

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {"x-docpact-compare": [value]}

    def edges(self, value: JsonValue) -> list[JsonValue]:
        return [body for body in self._beside(value) if self.accepts(value, body)]

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        return [body for body in self._beside(value) if not self.accepts(value, body)]

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        return list(parse_comparison(str(value)).mutants())

    def states(self, value: JsonValue) -> str:
        return f"keeps {value}"

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        names = parse_comparison(str(value)).names
        given = ", ".join(f"{name} {value_at(instance, Path(name).loc())}" for name in names)
        return f"has to keep {value}; given: {given}"

    def _beside(self, value: JsonValue) -> list[JsonValue]:
        """Objects whose members lie at the comparison's constants, their roots and halves, and beside them."""
        comparison = parse_comparison(str(value))
        numbers: dict[int, None] = dict.fromkeys((1, 2, 1024))
        for constant in comparison.constants:
            for centre in (int(constant), int(abs(constant) ** 0.5), int(constant) // 2, int(constant) // 1024):
                numbers |= dict.fromkeys(number for number in (centre - 1, centre, centre + 1) if number > 0)
        combinations = product([*numbers], repeat=len(comparison.names))
        return [_object([*comparison.names], [*row]) for row in islice(combinations, _MOST_TRIES)]


def columns_of(value: JsonValue) -> list[str]:
    """The columns of a fact about rows."""
    columns = value.get("columns") if isinstance(value, dict) else None
    return [str(name) for name in columns] if isinstance(columns, list) else []


def rows_of(value: JsonValue) -> list[list[JsonValue]]:
    """The rows of a fact about rows."""
    rows = value.get("rows") if isinstance(value, dict) else None
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def denied(value: JsonValue) -> bool:
    """Whether the rows are the ones that are not allowed."""
    return isinstance(value, dict) and value.get("denied") is True


def _object(columns: Sequence[str], row: Sequence[JsonValue]) -> JsonValue:
    body: Schema = {}
    for name, member in zip(columns, row, strict=True):
        *above, last = Path(name).steps
        inner = body
        for step in above:
            deeper: Schema = {}
            held = inner.setdefault(step, deeper)
            inner = held if isinstance(held, dict) else deeper
        inner[last] = member
    return body


def _have_all(columns: Sequence[str]) -> Schema:
    """The schema of objects that have every column."""
    if all(len(Path(name).steps) == 1 for name in columns):
        return has_all(columns)
    return {"allOf": [has(Path(name).steps) for name in columns]}


def _are(columns: Sequence[str], row: Sequence[JsonValue]) -> Schema:
    """The schema of objects that, where they have the columns, have one row's values in them."""
    schema: Schema = {}
    for name, member in zip(columns, row, strict=True):
        inner: Schema = {"const": member}
        for step in reversed(Path(name).steps):
            inner = {"properties": {step: inner}}
        _merge(schema, inner)
    return schema


def _merge(schema: Schema, other: Schema) -> None:
    for name, value in other.items():
        held = schema.setdefault(name, value)
        if held is not value and isinstance(held, dict) and isinstance(value, dict):
            _merge(held, value)
