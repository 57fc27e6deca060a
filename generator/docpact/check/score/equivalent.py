"""Mutants that no behaviour shows, each for a reason. A test sees to it that every reason is still needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import bodies_for
from docpact.check.harness import Harness
from docpact.check.proposals import proposals_for, span
from docpact.check.score.endpoint import ANOTHER_SHAPE
from docpact.check.score.mutant import Mutant
from docpact.check.values import boundary_bodies
from docpact.check.violations import violations
from docpact.facts import ITEMS, Absent, Contract, Fact, Field, Path, canonical
from docpact.facts.keywords.sets import FORMATS
from docpact.facts.values import among
from docpact.spec.api import DeliveryRow
from docpact.write.python.conditions import literal_values

_Applies = Callable[[Mutant, Field, Harness], bool]


def reason_for(mutant: Mutant, harness: Harness) -> str | None:
    """Why a mutant that was not noticed is none; None where it is one."""
    member = _member(harness, mutant.path)
    return next((reason for reason, applies in REASONS.items() if applies(mutant, member, harness)), None)


@lru_cache(maxsize=512)
def _member(harness: Harness, path: str) -> Field:
    return harness.spec.contract.fields.get(Path(path)) or Field(Path(path))


def _type_of_enum(mutant: Mutant, member: Field, _harness: Harness) -> bool:
    kinds = ("type widened", "type dropped", "type changed", "itemType dropped", "itemType changed")
    closed = member.enum or (member.items.enum if member.items else None)
    return mutant.kind in kinds and "#" in mutant.subject and closed is not None


def _said_twice(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    """Whether a fact that is no longer kept is said of the same values by another one: itemType and a row of items."""
    contract = harness.spec.contract
    mine = [one.fact for one in contract.constraints if one.fact.id == mutant.subject]
    if not mine or mutant.kind not in ("refusal lost", "type widened", f"{mine[0].keyword} dropped"):
        return False

    def said(fact: Fact) -> tuple[Path, str, str]:
        home, keyword = contract.home(fact)
        return home.path, keyword, canonical(fact.value)

    others = [one.fact for one in contract.constraints if one.refuses and not one.fact.when and one.fact != mine[0]]
    return said(mine[0]) in map(said, others)


def _default_of_required(mutant: Mutant, member: Field, _harness: Harness) -> bool:
    return mutant.kind in ("default changed", "default dropped") and "#" in mutant.subject and bool(member.required)


def _read_as_refused(mutant: Mutant, member: Field, harness: Harness) -> bool:
    if mutant.kind != "coerced":
        return False
    if mutant.what == "one without its array":
        least, most = member.value("minItems"), member.value("maxItems")
        return member.items is not None and ((isinstance(least, int) and least > 1) or most == 0)
    if mutant.what == "before it is checked" and _takes_addresses(member, harness):
        return True
    allowed = {canonical(value) for value in member.enum or []}
    if mutant.what == "true for 1":
        found = (bodies_for(harness.spec).with_value(member.path, number) for number in (0, 1))
        return all(isinstance(body, Absent) for body in found)
    if member.type != "string" or not allowed or mutant.what not in _TO_TEXT:
        return False
    return not any(text.removesuffix('"')[1:].lstrip("-").isdigit() or text in _BOOLEANS for text in allowed)


def _takes_addresses(member: Field, harness: Harness) -> bool:
    """Whether a member takes an input by its address alone: a text that is none, as of a number, is a file's path."""
    slots = [one for one in harness.page.parameters.values() if hasattr(one, "forms") and one.path == str(member.path)]
    return bool(slots) and all({*slot.forms} == {"url"} for slot in slots)


_TO_TEXT: Final = ("a number for its text", "true for its text", "before it is checked")
_BOOLEANS: Final = ('"true"', '"false"', '"True"', '"False"')


def _whole_steps(mutant: Mutant, member: Field, _harness: Harness) -> bool:
    step = member.value("multipleOf")
    return mutant.kind == "type changed" and mutant.what == '"number"' and isinstance(step, int)


def _undescribed(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    return mutant.what == "refused in another shape" and "Error" in harness.shapes.fitting(ANOTHER_SHAPE)


def _one_value(mutant: Mutant, member: Field, _harness: Harness) -> bool:
    same = len(member.enum or []) == 1 or (
        member.constraint("minimum") is not None
        and canonical(member.value("minimum")) == canonical(member.value("maximum"))
    )
    if mutant.kind == "value ignored":
        # What is ignored is its default instead, or nothing at all.
        return same and canonical(member.value("default")) in {canonical(one) for one in _allowed(member)}
    return same and mutant.kind in ("argument lost", "type widened")


def _allowed(member: Field) -> list[JsonValue]:
    return member.enum or [member.value("minimum")]


def _accepted_anyway(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    row = _row(mutant, harness)
    return row is not None and row.outcome == "accepted" and mutant.subject.endswith(("].resend", "].error"))


def _unknown_anyway(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    row = _row(mutant, harness)
    lost = mutant.what == "left out" or mutant.subject.endswith("].event")
    return row is not None and row.outcome == "unknown" and row.event is not None and lost


def _nameless_row(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    row = _row(mutant, harness)
    return row is not None and row.outcome in ("unknown", "not_sent") and mutant.subject.endswith("].error")


def _row(mutant: Mutant, harness: Harness) -> DeliveryRow | None:
    """The row of the delivery table that a mutant is about."""
    found = _ROW.match(mutant.subject) if mutant.kind == "api.yaml delivery" else None
    return harness.spec.api.content.delivery[int(found[1])] if found else None


_ROW: Final = re.compile(r"delivery\[(\d+)\]")


def _unread(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    _, name, member, *inner = (
        [*mutant.subject.split("."), "", ""][:4] if mutant.kind == "api.yaml operations" else "...."
    )
    spec = harness.spec
    if mutant.kind == "api.yaml waiter":
        return spec.api.content.operation("poll") is None
    operation = spec.api.content.operations.get(name)
    if operation is not None and operation.billed and operation is not spec.operation:
        return True
    below = f"{member}.{inner[0].partition('[')[0]}" if member == "reads" else member.partition("[")[0]
    return operation is not None and below in _UNREAD.get(operation.role, ())


def _unused_form(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    """Whether a form of an input is one that the client never writes, or a file's ending one that it never names."""
    steps = mutant.subject.split(".")
    if mutant.kind != "api.yaml inputs" or len(steps) < 4:
        return False
    kind = next((one for name, one in harness.spec.api.content.inputs.items() if name == steps[1]), None)
    if kind is None:
        return False
    media = [*kind.extensions.values()]
    if steps[2] == "extensions" and not {"uploaded", "base64"} & {*kind.forms}:
        return True  # only addresses go there, and nobody looks at how they end
    later = steps[3] in kind.extensions and media.index(kind.extensions[steps[3]]) < [*kind.extensions].index(steps[3])
    return ((steps[2], steps[3]) == ("forms", "base64") and bool(kind.upload)) or (steps[2] == "extensions" and later)


def _no_such_input(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    """Whether an input, or a form of it, is one that no argument of this model takes: another model shows it."""
    steps = mutant.subject.split(".")
    if mutant.kind != "api.yaml inputs":
        return False
    slots = [one for one in harness.page.parameters.values() if getattr(one, "kind", "") == steps[1]]
    if len(steps) > _OF_A_FORM and steps[2] == "forms":
        return not any(steps[3] in slot.forms for slot in slots)
    kind = next((one for name, one in harness.spec.api.content.inputs.items() if name == steps[1]), None)
    return not slots and (kind is None or not kind.upload)


def _documented_here(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    """Whether a key of another version is a parameter of this model, so that it is known."""
    name = mutant.subject.split(".")[1] if mutant.kind == "api.yaml other_versions" else ""
    return any(field.name == name for field in harness.spec.contract.fields.values())


def _between_steps(mutant: Mutant, member: Field, _harness: Harness) -> bool:
    """Whether no whole multiple lies between a bound and the one in its place."""
    step = member.value("multipleOf")
    values = [fact.value for fact in mutant.facts or () if fact is not None]
    numbers = [
        Fraction(str(value)) for value in values if isinstance(value, int | float) and not isinstance(value, bool)
    ]
    if mutant.side != "client" or not isinstance(step, int | float) or len(numbers) != _PAIR:
        return False
    size = Fraction(str(step))
    if mutant.kind == "minimum changed":
        return ceil(numbers[0] / size) == ceil(numbers[1] / size)
    return mutant.kind == "maximum changed" and floor(numbers[0] / size) == floor(numbers[1] / size)


_PAIR: Final = 2
_OF_BODIES: Final = ("listed", "brackets", "idempotency")
_UNREAD: Final = {
    "submit": ("transfer", "statuses"),
    "sync": ("transfer", "statuses"),
    "upload": ("role", *_OF_BODIES),
    "poll": ("transfer", "reads.job", *_OF_BODIES),
    "result": ("transfer", "reads.job", "reads.status", *_OF_BODIES),
    "delete": ("transfer", "reads.job", *_OF_BODIES),
    "list": ("transfer", "reads.status", *_OF_BODIES),
    "account": ("transfer", *_OF_BODIES),
    "models": ("transfer", *_OF_BODIES),
}
"""Members of an operation that the client does not read where it has this role: its table decides, or its caller."""


def _files_are_the_end(mutant: Mutant, _member: Field, _harness: Harness) -> bool:
    return mutant.kind == "answer changed" and mutant.what == "another word for complete"


def _no_such_set(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    if mutant.kind != "exact types":
        return False
    members = harness.spec.contract.fields.values()
    numbers = [member for member in members if any(isinstance(value, int) for value in literal_values(member) or [])]
    if mutant.what == "closed sets let through":
        return not numbers
    return mutant.what == "items let through" and not any(member.name == ITEMS for member in numbers)


def _judged_by_nobody(mutant: Mutant, _member: Field, _harness: Harness) -> bool:
    return mutant.facts is not None and all(
        fact is None or (fact.keyword == "format" and fact.value not in FORMATS) for fact in mutant.facts
    )


def _closed_anyway(mutant: Mutant, member: Field, _harness: Harness) -> bool:
    """Whether the values that other facts of a member leave keep a fact as before, or all of them whatever holds.

    An endpoint names each fact, a client that refuses the paths alone: one fact more or less at a path is the same.
    """
    if mutant.side != "client" or mutant.facts is None:
        return False
    before, after = mutant.facts
    closed = _left(member, before)
    if not closed or before.meaning.about != "value":
        return False

    def kept(fact: Fact | None, value: JsonValue) -> bool:
        instance = value if fact is None or fact.path == member.path else [value]
        return fact is None or not fact.meaning.judges(instance) or fact.meaning.accepts(fact.value, instance)

    always = before.when == (after.when if after is not None else before.when) == ()
    return all(kept(before, value) is kept(after, value) and (always or kept(before, value)) for value in closed)


def _left(member: Field, fact: Fact) -> list[JsonValue]:
    """The values that the facts of a member leave without one of them, where they are a closed set; else none."""
    left = _without(member, fact)
    return _NOBODYS.closed(left) or ([*span(left, _MOST_LEFT)] if left.type == "integer" else [])


def _without(member: Field, fact: Fact) -> Field:
    return replace(member, constraints={name: one for name, one in member.constraints.items() if one.fact != fact})


def _refused_anyway(mutant: Mutant, member: Field, _harness: Harness) -> bool:
    """Whether each value that a closed set has more or less than before is refused there by another fact."""
    if mutant.side != "client" or mutant.kind != "enum changed" or mutant.facts is None:
        return False
    sets = [fact.value for fact in mutant.facts if fact is not None and isinstance(fact.value, list)]
    moved = [value for listed in sets for value in listed if not all(among(value, other) for other in sets)]
    return bool(moved) and not any(_NOBODYS.fits(_without(member, mutant.facts[0]), value) for value in moved)


def _never_sent(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    """Whether a mutant is about a member that no body may hold, and about nothing that forbids it."""
    path, bodies = Path(mutant.path), bodies_for(harness.spec)
    about = [one.fact for one in bodies.contract.constraints if one.fact.id == mutant.subject]
    if path not in bodies.fields or any(fact.when or fact.keyword == "forbidden" for fact in about):
        return False
    forbidden = {
        one.fact.path for one in bodies.contract.constraints if one.fact.keyword == "forbidden" and one.refuses
    }
    return not forbidden.isdisjoint((path, *path.ancestors)) and isinstance(bodies.holding(path), Absent)


def _forbidden_anyway(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    """Whether a client refuses every value of a member, whatever else it thinks of it: it names the path alone."""
    forbidden = any(
        one.refuses and one.fact.keyword == "forbidden" and not one.fact.when
        for one in harness.spec.contract.constraints
        if one.fact.path == Path(mutant.path)
    )
    return forbidden and mutant.side == "client" and mutant.kind in _OF_A_VALUE


def _no_request_says(mutant: Mutant, _member: Field, harness: Harness) -> bool:
    """Whether no request shows how an endpoint judges a member: in an address it is a text, never missing, in a form
    a text.
    """
    spec = harness.spec
    inside = spec.placed.form or spec.placed.names.intersection(Path(mutant.path).steps[:1])
    if mutant.side != "endpoint" or not inside:
        return False
    if mutant.takes is None:
        return mutant.kind == "coerced"
    found = [(one.body, None) for one in boundary_bodies(spec)] + [(one.body, one.raw) for one in violations(spec)]
    accepts = bodies_for(spec).judge.accepts
    return not any(mutant.takes(body) != accepts(body) for body, raw in found if spec.placed.expresses(body, raw))


_OF_A_FORM: Final = 3
_OF_A_VALUE: Final = ("type changed", "type dropped", "type widened", "refusal lost", "null let through", "coerced")
_MOST_LEFT: Final = 1000
_NOBODYS: Final = proposals_for(Contract([]))


REASONS: Final[dict[str, _Applies]] = {
    "a closed set implies the type of its members": _type_of_enum,
    "another fact says the same of these values, and is as it was": _said_twice,
    "what every body must hold is never filled in, and the emitter keeps defaults of such members out of the models": (
        _default_of_required
    ),
    "what it is read as is not allowed there either": _read_as_refused,
    "whole multiples are whole numbers": _whole_steps,
    "the spec describes errors so loosely that any object is one": _undescribed,
    "only one value is allowed there, so that another reading of it, or none, comes to the same": _one_value,
    "an accepted request is no error and not sent again, whatever its row says": _accepted_anyway,
    "what is unknown or was not sent has one error, whatever its row says": _nameless_row,
    "the client reads no such member of an operation of this role, or in an API like this": _unread,
    "files of this kind are uploaded or not taken, and of endings that mean the same type the first is named": (
        _unused_form
    ),
    "no argument of this model takes such an input, or takes it in this form": _no_such_input,
    "the model documents it itself, whatever other versions have": _documented_here,
    "no whole multiple lies between the two bounds": _between_steps,
    "what no row decides is unknown, as this row says": _unknown_anyway,
    "a word that nobody has documented, beside files, ends a wait as the documented one does": _files_are_the_end,
    "nobody judges this format: a hint for readers": _judged_by_nobody,
    "of the values that other facts of the member let through it says the same": _closed_anyway,
    "the value by which the closed set differs is refused there by another fact": _refused_anyway,
    "no body may hold it, so that nothing is sent there": _never_sent,
    "it is forbidden, and refused there whatever its value": _forbidden_anyway,
    "what is in an address or a form arrives as a text, in an address always: no request shows it": _no_request_says,
    "pydantic mistakes these only in closed sets of numbers; the spec has none, or none for items": (_no_such_set),
}
