"""What makes a well-formed spec a sensible one: each check finds one kind of contradiction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from pydantic import JsonValue

from docpact.facts import ITEMS, JSON_TYPES, KEYWORDS, ROOT, WITNESSES, Fact, Path, Witness, canonical
from docpact.facts.keywords.base import Bound
from docpact.facts.values import is_of_type
from docpact.facts.wording import FORMS
from docpact.spec.conditions import conditional_facts, documented, names_of
from docpact.spec.model import Condition, Parameter, Spec, Statements

Steps = tuple[str | int, ...]
Values = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong at one place of the spec's data: ``steps`` lead to it."""

    steps: Steps
    what: str
    hint: str


def has_type(value: JsonValue, json_type: JsonValue) -> bool:
    """Whether a JSON value is of a JSON type, as JSON Schema has it but for ``4.0``, which is no integer here."""
    if json_type == "integer" and isinstance(value, float):
        return False
    return json_type not in JSON_TYPES or is_of_type(value, json_type)


def complaints(spec: Spec) -> Iterator[Complaint]:
    """Everything that contradicts itself in a spec, in the order of its paths."""
    for path, parameter in spec.body.items():
        yield from _parents(spec, path)
        yield from _reasons(spec, path, parameter)
        yield from _type(spec, path)
        for steps, values, stated in _sections(spec, path, parameter):
            for check in _SECTION_CHECKS:
                yield from check(steps, values, stated)
        yield from _sent(path, parameter)
    yield from _model(spec)
    yield from _conditions(spec)
    yield from _sample(spec)
    yield from _witnesses(spec)


def _parents(spec: Spec, text: str) -> Iterator[Complaint]:
    path = Path(text)
    above = path.parent
    if above is None:
        return
    if above != ROOT and above not in spec.body:
        yield Complaint(
            ("body", text),
            f"{path} stands in {above}, which has no entry",
            f"Add an entry for {above}, as assumed (with 'why') if the page does not name it.",
        )
        return
    wanted = "array" if path.name == ITEMS else "object"
    actual = "object" if above == ROOT else documented(spec, above).get("type")
    if actual != wanted:
        yield Complaint(
            ("body", text),
            f"{path} needs {above} to be of type {wanted}, which is {actual or 'of no type'}",
            f"Correct the path, or the type of {above}.",
        )


def _reasons(spec: Spec, path: str, parameter: Parameter) -> Iterator[Complaint]:
    steps = ("body", path)
    stated = {keyword for keyword, _ in parameter.statements()}
    needs_why = "assumed" if parameter.assumed else "settled" if parameter.settled else None
    for name, wanted_by, reason in (
        ("why", needs_why, parameter.why),
        ("evidence", "observed" if parameter.observed else None, parameter.evidence),
        ("sent_why", "sent" if "sent" in parameter.model_fields_set else None, parameter.sent_why),
    ):
        if wanted_by and not (reason or "").strip():
            yield Complaint(
                (*steps, wanted_by), f"what is {wanted_by} needs a reason", f"Say in '{name}' what it rests on."
            )
        if reason is not None and not wanted_by:
            words = {"why": "assumed or settled", "evidence": "observed", "sent_why": "sent"}[name]
            yield Complaint((*steps, name), f"'{name}' without anything {words}", "Remove it.")
    for keyword, _ in parameter.assumed.statements() if parameter.assumed else ():
        if keyword in stated:
            yield Complaint(
                (*steps, "assumed", keyword), f"{keyword} is stated by the page and assumed too", "Keep one of the two."
            )
    chosen = parameter.settled
    if chosen and chosen != spec.witnesses.first and parameter.said_by(chosen) is None:
        yield Complaint(
            (*steps, "settled"), f"{chosen} says nothing here", f"Write what it says as '{chosen}', or name another."
        )


def _type(spec: Spec, path: str) -> Iterator[Complaint]:
    if "type" not in documented(spec, path) and path != ROOT:
        yield Complaint(
            ("body", path),
            f"nothing says of which type {path} is",
            "Add 'type' where the page states it, or under 'assumed' with a reason in 'why'.",
        )


def _sections(spec: Spec, path: str, parameter: Parameter) -> Iterator[tuple[Steps, Values, set[str]]]:
    """Each witness's word about one path, as what it says together with what it leaves to others."""
    steps: Steps = ("body", path)
    types = {name: value for name, value in documented(spec, path).items() if name in ("type", "itemType")}
    assumed = dict(parameter.assumed.statements()) if parameter.assumed else {}
    stated = dict(parameter.statements())
    yield steps, {**types, **assumed, **stated}, {*stated}
    if assumed:
        yield (*steps, "assumed"), {**types, **stated, **assumed}, {*assumed}
    for witness in WITNESSES:
        section = parameter.said_by(witness) if witness not in ("page", "assumed") else None
        if section is not None:
            said = dict(section.statements())
            yield (*steps, witness), {**types, **said}, {*said}


def _applies(steps: Steps, values: Values, stated: set[str]) -> Iterator[Complaint]:
    for keyword in sorted(stated):
        types = KEYWORDS[keyword].applies_to
        if types and values.get("type") not in (None, *types):
            yield Complaint(
                (*steps, keyword),
                f"{keyword} says nothing about a value of type {values['type']}",
                f"It belongs to {' or '.join(types)}: correct the keyword or the type.",
            )


def _bounds(steps: Steps, values: Values, stated: set[str]) -> Iterator[Complaint]:
    bounds = [meaning for meaning in KEYWORDS.values() if isinstance(meaning, Bound)]
    for low in bounds:
        for high in bounds:
            if low.upper or not high.upper or low.family != high.family or not {low.name, high.name} & stated:
                continue
            if low.name in values and high.name in values and _number(values[low.name]) > _number(values[high.name]):
                yield Complaint(
                    (*steps, low.name if low.name in stated else high.name),
                    f"{low.name} {values[low.name]} is above {high.name} {values[high.name]}",
                    "No value could be valid: correct one of the two.",
                )


def _members(steps: Steps, values: Values, stated: set[str]) -> Iterator[Complaint]:
    json_type = values.get("type")
    if "enum" not in stated:
        return
    limits = {"type": values.get("itemType")} if json_type == "array" else values
    seen: set[str] = set()
    for index, member in enumerate(cast("list[JsonValue]", values["enum"])):
        place = (*steps, "enum", index)
        if not has_type(member, limits.get("type")):
            yield Complaint(
                place, f"{canonical(member)} is not of type {limits['type']}", "Correct the value or the type."
            )
        if canonical(member) in seen:
            yield Complaint(place, f"{canonical(member)} stands twice in the enum", "Remove one of the two.")
        seen.add(canonical(member))
        for what in _broken(member, {name: value for name, value in limits.items() if name != "enum"}):
            yield Complaint(place, f"{canonical(member)} {what}", "Correct the enum or the bound.")


def _default(steps: Steps, values: Values, stated: set[str]) -> Iterator[Complaint]:
    if "default" not in stated:
        return
    place, default = (*steps, "default"), values["default"]
    if not has_type(default, values.get("type")):
        what, hint = f"is not of type {values['type']}", "Correct one of them."
        yield Complaint(place, f"the default {canonical(default)} {what}", hint)
        return
    for what in _broken(default, values):
        yield Complaint(place, f"the default {canonical(default)} {what}", "Correct the default or what it breaks.")


def _broken(value: JsonValue, values: Values) -> Iterator[str]:
    """What is wrong with a value by the other keywords of its path."""
    for keyword, wanted in values.items():
        meaning = KEYWORDS[keyword]
        if keyword == "type" or meaning.about != "value" or not meaning.constrains:
            continue
        if meaning.judges(value) and not meaning.accepts(wanted, value):
            yield f"{meaning.complaint(wanted, value)} ({keyword} {canonical(wanted)[:200]})"


_SECTION_CHECKS: Final[tuple[Callable[[Steps, Values, set[str]], Iterator[Complaint]], ...]] = (
    _applies,
    _bounds,
    _members,
    _default,
)


def _sent(path: str, parameter: Parameter) -> Iterator[Complaint]:
    if "sent" not in parameter.model_fields_set:
        return
    place = ("body", path, "sent")
    if ITEMS in path:
        yield Complaint(place, "what is sent of itself cannot stand in an array", "Remove it.")
    values = {**dict(parameter.assumed.statements() if parameter.assumed else ()), **dict(parameter.statements())}
    if not has_type(parameter.sent, values.get("type")):
        yield Complaint(place, f"{canonical(parameter.sent)} is not of type {values['type']}", "Correct the value.")
    elif broken := [*_broken(parameter.sent, values)]:
        yield Complaint(place, f"what is sent, {canonical(parameter.sent)}, {broken[0]}", "Send an allowed value.")


def _model(spec: Spec) -> Iterator[Complaint]:
    """A member 'model', where there is one, names the models; an API with an address for each has none."""
    values = documented(spec, "model")
    if "model" in spec.body and (not values.get("enum") or values.get("type") != "string"):
        yield Complaint(
            ("body", "model"),
            "the entry 'model' has to be of type string, with the model's names as its enum",
            "Transcribe the page's row for 'model'.",
        )


_HOW: Final = {
    "states": f"Say it in one of these forms: {'; '.join(FORMS)}.",
    "when": "Say when in tests joined by 'and': NAME=1, NAME=1|2, NAME is not 1, NAME given, NAME not given.",
}


def _conditions(spec: Spec) -> Iterator[Complaint]:
    seen: dict[tuple[Witness, Fact], int] = {}
    names = names_of(spec)
    for index, condition in enumerate(spec.conditions):
        steps: Steps = ("conditions", index)
        yield from _condition(spec, steps, condition)
        try:
            found = conditional_facts(condition, names)
        except ValueError as error:
            key = "states" if condition.states is not None else "when"
            yield Complaint((*steps, key), f"this cannot be used: {error}", _HOW[key])
            continue
        for fact in found:
            yield from _known_paths(spec, steps, fact)
            who = condition.witness or spec.witnesses.first
            if (who, fact) in seen:
                yield Complaint(steps, f"conditions[{seen[who, fact]}] says the same: {fact}", "Keep one of the two.")
            seen[who, fact] = index


def _condition(spec: Spec, steps: Steps, condition: Condition) -> Iterator[Complaint]:
    keywords = condition.statements()
    if (condition.states is None) is (not keywords):
        yield Complaint(
            steps,
            "a condition has either 'states' or keywords",
            "Write 'states: ...' in the wording of the row, or a keyword, with 'when' where it does not always hold.",
        )
    if condition.states is not None and condition.when is not None:
        yield Complaint((*steps, "when"), "'states' says itself when it holds", "Remove 'when'.")
    if condition.path != ROOT and condition.path not in spec.body:
        yield Complaint(
            (*steps, "path"),
            f"the body does not list {condition.path}",
            "Correct the path, or add its entry to 'body'.",
        )
    wanted = "settled" if condition.settled else condition.witness
    if wanted in ("settled", "assumed", "observed") and not (condition.why or "").strip():
        yield Complaint(steps, f"what is {wanted} needs a reason", "Say in 'why' what it rests on.")


def _known_paths(spec: Spec, steps: Steps, fact: Fact) -> Iterator[Complaint]:
    """Every path that a fact speaks of has to be one of the body."""
    for path in (*(test.path for test in fact.when), *fact.meaning.subjects(fact.path, fact.value)):
        inner = path.parent if path.name == ITEMS else None
        if path not in (ROOT, *spec.body) and not (inner and "itemType" in documented(spec, inner)):
            yield Complaint(steps, f"no parameter is called {path}", "Correct the path, or add its entry to 'body'.")


def _sample(spec: Spec) -> Iterator[Complaint]:
    accepted = {discrepancy.path for discrepancy in spec.discrepancies}
    for path, steps in _sample_paths(spec, cast("JsonValue", spec.sample.body), "", ()):
        if path not in accepted:
            yield Complaint(
                ("sample", "body", *steps),
                f"the sample sends {path}, which the body does not list",
                "Correct the sample, or note the contradiction under 'discrepancies'.",
            )


def _sample_paths(spec: Spec, value: JsonValue, path: str, steps: Steps) -> Iterator[tuple[str, Steps]]:
    """Paths that the sample shows and the body does not list."""
    if path and path not in spec.body:
        above = Path(path).parent
        if not (path.endswith(ITEMS) and above and "itemType" in documented(spec, above)):
            yield path, steps
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _sample_paths(spec, member, f"{path}.{name}" if path else name, (*steps, name))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _sample_paths(spec, member, f"{path}{ITEMS}", (*steps, index))


def _witnesses(spec: Spec) -> Iterator[Complaint]:
    if not (spec.witnesses.page or spec.witnesses.openapi or spec.witnesses.server):
        yield Complaint(
            ("witnesses",), "nobody is named who says all this", "Name the page, the OpenAPI document or the server."
        )
    named = {witness for witness in WITNESSES if getattr(spec.witnesses, witness, None) is not None}
    for path, parameter in spec.body.items():
        for witness in ("openapi", "server"):
            section: Statements | None = parameter.said_by(witness)
            if section is None:
                continue
            if witness not in named:
                yield Complaint(
                    ("body", path, witness), f"'witnesses' does not name {witness}", "Add its address, day and hash."
                )
            if witness == spec.witnesses.first:
                yield Complaint(
                    ("body", path, witness), f"{witness} is the first witness here", "Move its word to the top."
                )
    for index, condition in enumerate(spec.conditions):
        if condition.witness in ("page", "openapi", "server") and condition.witness not in named:
            yield Complaint(
                ("conditions", index, "witness"),
                f"'witnesses' does not name {condition.witness}",
                "Add its address, day and hash.",
            )


def _number(value: JsonValue) -> float:
    return float(cast("int | float", value))
