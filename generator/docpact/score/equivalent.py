"""Mutants that no behaviour shows, each for a reason. A test sees to it that every reason is still needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from pydantic import JsonValue

from docpact.contract.harness import Harness
from docpact.contract.judge import Judge
from docpact.contract.tree import Member, by_path
from docpact.facts import canonical
from docpact.score.mutant import Mutant

_Applies = Callable[[Mutant, Member, Harness], bool]


def reason_for(mutant: Mutant, harness: Harness) -> str | None:
    """Why a mutant that was not noticed is none; None where it is one."""
    member = _member(harness, mutant.path)
    return next((reason for reason, applies in REASONS.items() if applies(mutant, member, harness)), None)


@lru_cache(maxsize=512)
def _member(harness: Harness, path: str) -> Member:
    return by_path(Judge(harness.spec).root).get(path) or Member(path)


def _type_of_enum(mutant: Mutant, member: Member, _harness: Harness) -> bool:
    return mutant.kind in ("type widened", "type changed") and "#" in mutant.subject and member.enum is not None


def _default_of_required(mutant: Mutant, member: Member, _harness: Harness) -> bool:
    return mutant.kind == "default changed" and "#" in mutant.subject and member.required


def _read_as_refused(mutant: Mutant, member: Member, _harness: Harness) -> bool:
    allowed = {canonical(value) for value in member.enum or []}
    if mutant.kind != "coerced" or not allowed:
        return False
    read = {"true for 1": {"1", "0"}}.get(mutant.what) or {'"true"', '"false"', *(f'"{one}"' for one in range(-9, 10))}
    to_text = mutant.what in ("a number for its text", "true for its text", "before it is checked", "true for 1")
    return to_text and (mutant.what == "true for 1" or member.type == "string") and not allowed & read


def _one_value(mutant: Mutant, member: Member, _harness: Harness) -> bool:
    same = len(member.enum or []) == 1 or (
        "minimum" in member.facts and canonical(member.value("minimum")) == canonical(member.value("maximum"))
    )
    if mutant.kind == "value ignored":
        # What is ignored is its default instead, or nothing at all.
        return same and canonical(member.value("default")) in {canonical(one) for one in _allowed(member)}
    return same and mutant.kind in ("argument lost", "type widened")


def _allowed(member: Member) -> list[JsonValue]:
    return member.enum or [member.value("minimum")]


def _accepted_anyway(mutant: Mutant, _member: Member, _harness: Harness) -> bool:
    return (
        mutant.kind == "status or error" and mutant.what == "sent again or not" and mutant.subject.endswith("success")
    )


def _unknown_anyway(mutant: Mutant, _member: Member, harness: Harness) -> bool:
    unknown = [row for row in harness.spec.api.content.delivery if row.event is not None and row.outcome == "unknown"]
    dropped = mutant.kind == "status or error" and mutant.what == "dropped"
    return dropped and any(mutant.subject.endswith(f" {row.event}") for row in unknown)


def _no_such_set(mutant: Mutant, _member: Member, harness: Harness) -> bool:
    if mutant.kind != "exact types":
        return False
    members = by_path(Judge(harness.spec).root).values()
    numbers = [member for member in members if any(isinstance(value, int) for value in member.enum or [])]
    if mutant.what == "items let through":
        return not any(member.holds_items for member in numbers)
    alike = {canonical(value) for member in numbers for value in member.enum or []} & {"0", "1"}
    return mutant.what == "booleans let through" and not alike


REASONS: Final[dict[str, _Applies]] = {
    "a closed set implies the type of its members": _type_of_enum,
    "what every body must hold is never filled in, and the emitter keeps defaults of such members out of the models": (
        _default_of_required
    ),
    "what it is read as is not allowed there either": _read_as_refused,
    "only one value is allowed there, so that another reading of it, or none, comes to the same": _one_value,
    "an accepted request is not sent again, whatever its row says": _accepted_anyway,
    "what no row decides is unknown, as this row says": _unknown_anyway,
    "pydantic mistakes these only in a closed set of numbers, and the spec has none with 0 or 1, or none for items": (
        _no_such_set
    ),
}
