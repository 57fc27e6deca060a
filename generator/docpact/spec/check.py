"""What makes a well-formed spec a sensible one: each check finds one kind of contradiction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from pydantic import JsonValue

from docpact.facts import ITEMS, ROOT, JsonType, canonical, join, parent, segments
from docpact.spec.model import Parameter, Spec

Values = Mapping[str, JsonValue]

APPLIES_TO: Final[Mapping[str, tuple[JsonType, ...]]] = {
    "minimum": ("integer", "number"),
    "maximum": ("integer", "number"),
    "multipleOf": ("integer", "number"),
    "minLength": ("string",),
    "maxLength": ("string",),
    "minItems": ("array",),
    "maxItems": ("array",),
    "itemType": ("array",),
    "pairs": ("integer", "number"),
    "additionalProperties": ("object",),
}
"""The JSON types that a keyword says something about."""

_BOUNDS: Final[tuple[tuple[str, str], ...]] = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong at one place of the spec's data: ``steps`` lead to it."""

    steps: tuple[str | int, ...]
    what: str
    todo: str


_IS_OF_TYPE: Final[Mapping[JsonValue, Callable[[JsonValue], bool]]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def has_type(value: JsonValue, json_type: JsonValue) -> bool:
    """Whether a JSON value is of a JSON type, as JSON Schema has it but for ``4.0``, which is no integer here."""
    test = _IS_OF_TYPE.get(json_type) if isinstance(json_type, str) else None
    return test(value) if test else True


def complaints(spec: Spec) -> Iterator[Complaint]:
    """Everything that contradicts itself in a spec, in the order of its paths."""
    for path, parameter in spec.body.items():
        values = documented(parameter)
        for check in _PARAMETER_CHECKS:
            yield from check(spec, path, parameter, values)
    yield from _model(spec)
    yield from _sample(spec)


def documented(parameter: Parameter) -> dict[str, JsonValue]:
    """One value for each keyword: the page's word before an assumed one before an observed one; rules apart."""
    values: dict[str, JsonValue] = {}
    for statements in (parameter, parameter.assumed, parameter.observed):
        for keyword, value in statements.statements() if statements else ():
            if keyword != "rule":
                values.setdefault(keyword, value)
    return values


def _parents(spec: Spec, path: str, _parameter: Parameter, _values: Values) -> Iterator[Complaint]:
    above = parent(path)
    if above is None:
        return
    if above != ROOT and above not in spec.body:
        yield Complaint(
            ("body", path),
            f"{path} stands in {above}, which has no entry",
            f"Add an entry for {above}, as assumed (with 'why') if the page does not name it.",
        )
        return
    wanted = "array" if segments(path)[-1] == ITEMS else "object"
    actual = "object" if above == ROOT else documented(spec.body[above]).get("type")
    if actual != wanted:
        yield Complaint(
            ("body", path),
            f"{path} needs {above} to be of type {wanted}, which is {actual or 'of no type'}",
            f"Correct the path, or the type of {above}.",
        )


def _provenance(_spec: Spec, path: str, parameter: Parameter, _values: Values) -> Iterator[Complaint]:
    steps = ("body", path)
    stated = {keyword for keyword, _ in parameter.statements()}
    for name, statements, reason_name, reason in (
        ("assumed", parameter.assumed, "why", parameter.why),
        ("observed", parameter.observed, "evidence", parameter.evidence),
    ):
        if statements and not (reason or "").strip():
            yield Complaint(
                (*steps, name), f"what is {name} needs a reason", f"Say in '{reason_name}' what it rests on."
            )
        if reason is not None and not statements:
            yield Complaint((*steps, reason_name), f"'{reason_name}' without anything {name}", "Remove it.")
    for keyword, _ in parameter.assumed.statements() if parameter.assumed else ():
        if keyword in stated:
            yield Complaint(
                (*steps, "assumed", keyword), f"{keyword} is stated by the page and assumed too", "Keep one of the two."
            )


def _type(_spec: Spec, path: str, _parameter: Parameter, values: Values) -> Iterator[Complaint]:
    if "type" not in values and path != ROOT:
        yield Complaint(
            ("body", path),
            f"nothing says of which type {path} is",
            "Add 'type' where the page states it, or under 'assumed' with a reason in 'why'.",
        )
    for keyword, types in APPLIES_TO.items():
        if keyword in values and values.get("type") not in (None, *types):
            yield Complaint(
                ("body", path, keyword),
                f"{keyword} says nothing about a value of type {values['type']}",
                f"It belongs to {' or '.join(types)}: correct the keyword or the type.",
            )


def _items(_spec: Spec, path: str, parameter: Parameter, _values: Values) -> Iterator[Complaint]:
    for keyword in ("type", "enum"):
        if segments(path)[-1] == ITEMS and keyword in parameter.model_fields_set:
            above, instead = parent(path), "itemType" if keyword == "type" else keyword
            yield Complaint(
                ("body", path, keyword),
                f"what the page states of the items' {keyword} belongs to the array",
                f"Write it as '{instead}' of {above}, or under 'assumed' if the page does not state it.",
            )


def _bounds(_spec: Spec, path: str, _parameter: Parameter, values: Values) -> Iterator[Complaint]:
    for low, high in _BOUNDS:
        if low in values and high in values and _number(values[low]) > _number(values[high]):
            yield Complaint(
                ("body", path, low),
                f"{low} {values[low]} is above {high} {values[high]}",
                "No value could be valid: correct one of the two.",
            )


def _members(_spec: Spec, path: str, _parameter: Parameter, values: Values) -> Iterator[Complaint]:
    enum = cast("list[JsonValue]", values.get("enum", []))
    json_type = values.get("type")
    member_type = values.get("itemType") if json_type == "array" else json_type
    seen: set[str] = set()
    for index, member in enumerate(enum):
        steps = ("body", path, "enum", index)
        if not has_type(member, member_type):
            yield Complaint(
                steps, f"{canonical(member)} is not of type {member_type}", "Correct the value or the type."
            )
        if canonical(member) in seen:
            yield Complaint(steps, f"{canonical(member)} stands twice in the enum", "Remove one of the two.")
        seen.add(canonical(member))
        yield from (Complaint(steps, what, "Correct the enum or the bound.") for what in _out_of_bounds(member, values))


def _default(_spec: Spec, path: str, _parameter: Parameter, values: Values) -> Iterator[Complaint]:
    if "default" not in values:
        return
    steps, default = ("body", path, "default"), values["default"]
    if not has_type(default, values.get("type")):
        yield Complaint(
            steps, f"the default {canonical(default)} is not of type {values['type']}", "Correct one of them."
        )
        return
    enum = cast("list[JsonValue]", values.get("enum", []))
    allowed = {canonical(member) for member in enum}
    used = default if isinstance(default, list) else [default]
    if enum and not {canonical(value) for value in used} <= allowed:
        yield Complaint(
            steps,
            f"the default {canonical(default)} is not in the enum {canonical(enum)}",
            "Correct the default or the enum.",
        )
    yield from (Complaint(steps, what, "Correct the default or the bound.") for what in _out_of_bounds(default, values))


def _out_of_bounds(value: JsonValue, values: Values) -> Iterator[str]:
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        measured, low, high = value, "minimum", "maximum"
    elif isinstance(value, str):
        measured, low, high = len(value), "minLength", "maxLength"
    elif isinstance(value, list):
        measured, low, high = len(value), "minItems", "maxItems"
    else:
        return
    if low in values and measured < _number(values[low]):
        yield f"{canonical(value)} is below {low} {values[low]}"
    if high in values and measured > _number(values[high]):
        yield f"{canonical(value)} is above {high} {values[high]}"


def _model(spec: Spec) -> Iterator[Complaint]:
    entry = spec.body.get("model")
    values = documented(entry) if entry else {}
    if entry is None or not values.get("enum") or values.get("type") != "string":
        yield Complaint(
            ("body", "model") if entry else ("body",),
            "the body needs an entry 'model' of type string, with the model's names as its enum",
            "Transcribe the page's row for 'model'.",
        )


def _sample(spec: Spec) -> Iterator[Complaint]:
    def paths(value: JsonValue, path: str, steps: tuple[str | int, ...]) -> Iterator[Complaint]:
        if path and path not in spec.body:
            above = spec.body.get(parent(path) or ROOT)
            if path.endswith(ITEMS) and above and "itemType" in documented(above):
                return
            yield Complaint(
                ("sample", "body", *steps),
                f"the sample sends {path}, which the body does not list",
                "Correct the sample, or note the contradiction under 'discrepancies'.",
            )
        elif isinstance(value, dict):
            for name, member in value.items():
                yield from paths(member, f"{path}.{name}" if path else name, (*steps, name))
        elif isinstance(value, list):
            for index, member in enumerate(value):
                yield from paths(member, f"{path}{ITEMS}", (*steps, index))

    accepted = {discrepancy.path for discrepancy in spec.discrepancies}
    for complaint in paths(cast("JsonValue", spec.sample.body), "", ()):
        if join(complaint.steps[2:]) not in accepted:
            yield complaint


def _number(value: JsonValue) -> float:
    return float(cast("int | float", value))


_PARAMETER_CHECKS: Final[tuple[Callable[[Spec, str, Parameter, Values], Iterator[Complaint]], ...]] = (
    _parents,
    _provenance,
    _type,
    _items,
    _bounds,
    _members,
    _default,
)
