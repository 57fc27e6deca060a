"""Which way a fact moved, from its keyword's order and its condition, and what that means for a caller.

The caller is code that was written against the client of the old facts and runs with the client of the new ones:

- *breaking*: some call that was accepted is refused now, by the client or by the server;
- *compatible*: every call is accepted as before, and more are possible or a call does something else than before;
- *neutral*: no call is accepted, refused or answered otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from pydantic import JsonValue

from docpact.diff.side import Side, allows_all, binds, speaks
from docpact.facts import ITEMS, Fact, same
from docpact.facts.condition import implies
from docpact.facts.keywords import Order
from docpact.facts.resolution import MODEL

Verdict = Literal["breaking", "compatible", "neutral"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)

Direction = Literal[
    "added",
    "removed",
    "tightened",
    "loosened",
    "changed",
    "reformatted",
    "now-stated",
    "unspecified",
    "redundant",
    "uncontradicted",
    "required-with-default",
    "required-by-member",
    "default-for-required",
    "no-default-for-required",
    "added-with-requirement",
    "added-with-default",
]

REASONS: Final[dict[Direction, str]] = {
    "added": "Nothing said so before.",
    "removed": "Nothing says so any more.",
    "tightened": "It holds for less, or of more bodies, than before.",
    "loosened": "It holds for more, or of fewer bodies, than before.",
    "changed": "The two cannot be put in an order.",
    "reformatted": "Only the spelling differs.",
    "now-stated": "The old side's client already kept to it, so that no call is affected.",
    "unspecified": "The new side's client still keeps to it, so that no call is affected.",
    "redundant": "With what else is stated of the parameter, it allows the same values as before.",
    "uncontradicted": "Two witnesses: only one speaks of this, or they differ in no value that matters.",
    "required-with-default": "create sends the default; a body given to create_from that leaves it out is refused.",
    "required-by-member": "A required member already made every call send this object.",
    "default-for-required": "Callers may leave it out: the client sends the default.",
    "no-default-for-required": "The client has nothing to send for a call that leaves it out.",
    "added-with-requirement": "Calls that must give it do not do so yet, and are refused.",
    "added-with-default": "create sends its default; a body given to create_from that leaves it out is refused.",
}
"""Why a change of each direction is what it is."""

CONSEQUENCES: Final[dict[Verdict, str]] = {
    "breaking": "A call that was accepted may be refused.",
    "compatible": "Every call is accepted as before.",
    "neutral": "",
}

_TIGHTER: Final = ("added", "tightened", "changed")
_NEUTRAL: Final = ("reformatted", "now-stated", "unspecified", "redundant", "uncontradicted", "required-by-member")
_BREAKING: Final = ("required-with-default", "no-default-for-required", "added-with-requirement", "added-with-default")


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one fact: what the clients of the two sides keep to. ``apart``: the sides are two witnesses."""

    before: Fact | None
    after: Fact | None
    old: Side
    new: Side
    apart: bool = False

    @property
    def fact(self) -> Fact:
        fact = self.after or self.before
        if fact is None:
            raise ValueError("a move needs a fact on one side at least")
        return fact


def direction(move: Move) -> Direction:
    """The direction of a change that is neither a parameter's coming nor its going."""
    if move.fact.keyword == "default":
        return _default(move)
    if not move.fact.meaning.constrains:
        return _note(move)
    if move.apart and _uncontradicted(move):
        return "uncontradicted"
    found = _constraint(move)
    if move.fact.keyword == "required" and found in ("added", "tightened") and not move.fact.when:
        return _required(move, found)
    if (found in _TIGHTER and _without_effect(move, move.after, move.old)) or (
        found in ("removed", "loosened") and _without_effect(move, move.before, move.new)
    ):
        return "redundant"
    return found


def verdict(move: Move, found: Direction) -> Verdict:
    """What a change means for callers."""
    if found in _NEUTRAL:
        return "neutral"
    if found in _BREAKING:
        return "breaking"
    if not move.fact.meaning.constrains:
        noticed = found == "changed" or move.fact.meaning.noticed or found == "default-for-required"
        return "compatible" if noticed else "neutral"
    refused = move.new.refuses(move.after)
    return "breaking" if refused and found in _TIGHTER else "compatible"


def _constraint(move: Move) -> Direction:
    before = move.before if move.before and binds(move.before) else None
    after = move.after if move.after and binds(move.after) else None
    if before is None and after is None:
        return "now-stated" if move.before is None else "unspecified" if move.after is None else "reformatted"
    if before is None:
        return "added"
    if after is None:
        return "removed"
    orders = {_order(before, after), conditions(before, after), _severity(move, before, after)} - {"equal"}
    if not orders:
        return "reformatted"
    if orders == {"tighter"}:
        return "tightened"
    return "loosened" if orders == {"looser"} else "changed"


def _order(before: Fact, after: Fact) -> Order:
    meaning = before.meaning
    if meaning.invalid(before.value) or meaning.invalid(after.value):
        return "equal" if same(before.value, after.value) else "incomparable"
    return meaning.order(before.value, after.value)


def conditions(before: Fact, after: Fact) -> Order:
    """How the bodies that a fact speaks of have become: tighter where there are more of them."""
    wider, narrower = implies(before.when, after.when), implies(after.when, before.when)
    if wider and narrower:
        return "equal"
    return "tighter" if wider else "looser" if narrower else "incomparable"


def _severity(move: Move, before: Fact, after: Fact) -> Order:
    was, now = move.old.refuses(before), move.new.refuses(after)
    return "equal" if was is now else "tighter" if now else "looser"


def _without_effect(move: Move, fact: Fact | None, other: Side) -> bool:
    """Whether all that the other side allows is allowed by a fact anyway."""
    if fact is None:
        return False
    if fact.keyword in ("type", "itemType") and (move.before is None or move.after is None):
        return other.implies_type(fact.path + (ITEMS if fact.keyword == "itemType" else ""), fact.value)
    return fact.keyword not in ("type", "itemType") and allows_all(fact, other.values(fact.path))


def _uncontradicted(move: Move) -> bool:
    before = move.before if speaks(move.before) else None
    after = move.after if speaks(move.after) else None
    if before is not None and after is not None:
        # A document describes each of several models by itself, a page all of them at once.
        of_models = before.path == MODEL and before.keyword == "enum" and _order(before, after) != "incomparable"
        integers = before.keyword == "type" and {str(before.value), str(after.value)} == {"integer", "number"}
        return of_models or integers
    return not (move.old if before is None else move.new).speaks_of(move.fact)


def _required(move: Move, found: Direction) -> Direction:
    if move.before is None and move.fact.path in move.old.sent:
        return "required-by-member"
    return "required-with-default" if move.new.fact(move.fact.path, "default") else found


def _default(move: Move) -> Direction:
    """The client sends the default of a required parameter; that of an optional one is the server's business."""
    if move.before is not None and move.after is not None:
        return "reformatted" if same(move.before.value, move.after.value) else "changed"
    required = move.new.value(move.fact.path, "required") is True
    if move.before is None:
        return "default-for-required" if required else "now-stated"
    return "no-default-for-required" if required else "unspecified"


def _note(move: Move) -> Direction:
    """A note says something where it is true; false and nothing are the same."""
    was = move.before is not None and move.before.value is not False
    now = move.after is not None and move.after.value is not False
    if was and now:
        return "changed" if not same(_value(move.before), _value(move.after)) else "reformatted"
    if was is now:
        return "now-stated" if move.before is None else "unspecified"
    return ("added" if move.fact.meaning.noticed else "now-stated") if now else "unspecified"


def _value(fact: Fact | None) -> JsonValue:
    return None if fact is None else fact.value
