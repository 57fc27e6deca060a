"""What a change of each kind means for a caller of the emitted client: one row for each keyword and direction.

The caller is code that was written against the client of the old facts and runs with the client of the new ones:

- *breaking*: some call that was accepted is refused now, by the client or by the server;
- *compatible*: every call is accepted as before, and more are possible or a call does something else than before;
- *neutral*: no call is accepted, refused or answered otherwise.

A row's ``says`` is the sentence of reports and changelogs; ``section`` is Keep a Changelog's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Class = Literal["breaking", "compatible", "neutral"]
Section = Literal["Added", "Changed", "Deprecated", "Removed"]
Subject = str
"""What a change is about: a keyword, or ``parameter``: one as a whole that appeared or vanished."""

Direction = Literal[
    "added",
    "removed",
    "raised",
    "lowered",
    "changed",
    "values added",
    "values removed",
    "values exchanged",
    "narrowed",
    "widened",
    "without effect",
    "already assumed",
    "still assumed",
    "respelt",
    "required",
    "required with default",
    "required by a member",
    "optional",
    "not said any more",
    "added to required",
    "removed from required",
    "added with requirement",
    "added required with default",
    "note added",
    "note removed",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table; ``id`` is the name of the kind of change in SARIF."""

    subjects: tuple[Subject, ...]
    direction: Direction
    verdict: Class
    section: Section
    says: str
    reason: str

    def id(self, subject: Subject) -> str:
        return f"{subject}-{self.direction.replace(' ', '-')}"


_LOWEST: Final = ("minimum", "minLength", "minItems")
_HIGHEST: Final = ("maximum", "maxLength", "maxItems")
_SETS: Final = ("enum", "pairs")
_TYPES: Final = ("type", "itemType")
_COMPARED: Final = (*_SETS, *_LOWEST, *_HIGHEST, "multipleOf", "additionalProperties")
_EVERY: Final = (*_COMPARED, *_TYPES, "required", "default", "present", "deprecated", "rule")

TABLE: Final[tuple[Row, ...]] = (
    # Closed sets: enum (of an array, of its items) and pairs of width and height.
    Row(_SETS, "values added", "compatible", "Added", "{path} also takes {added}", "What was allowed before still is."),
    Row(
        _SETS,
        "values removed",
        "breaking",
        "Removed",
        "{path} no longer takes {removed}",
        "A call that gives a removed value is refused.",
    ),
    Row(
        _SETS,
        "values exchanged",
        "breaking",
        "Changed",
        "{path} takes {added}, and no longer {removed}",
        "A call that gives a removed value is refused; the new values do not make up for it.",
    ),
    Row(
        _SETS,
        "added",
        "breaking",
        "Changed",
        "{path} takes nothing but {after}",
        "Any value went before; a call that gives one that is not listed is refused.",
    ),
    Row(
        _SETS,
        "removed",
        "compatible",
        "Changed",
        "{path} is no longer limited to {before}",
        "The listed values are still taken, and others are no longer refused.",
    ),
    Row(
        ("enum", "pairs", "default"),
        "respelt",
        "neutral",
        "Changed",
        "{path} has the same {keyword} in other words: {after}",
        "The numbers are the same; only their spelling differs.",
    ),
    # Bounds.
    Row(
        _LOWEST,
        "raised",
        "breaking",
        "Changed",
        "{path} has {keyword} {after}, up from {before}",
        "A call that gives less than the new bound is refused.",
    ),
    Row(
        _LOWEST,
        "lowered",
        "compatible",
        "Changed",
        "{path} has {keyword} {after}, down from {before}",
        "Whatever was enough still is.",
    ),
    Row(
        _HIGHEST,
        "lowered",
        "breaking",
        "Changed",
        "{path} has {keyword} {after}, down from {before}",
        "A call that gives more than the new bound is refused.",
    ),
    Row(
        _HIGHEST,
        "raised",
        "compatible",
        "Changed",
        "{path} has {keyword} {after}, up from {before}",
        "Whatever was not too much still is not.",
    ),
    Row(
        ("multipleOf",),
        "narrowed",
        "breaking",
        "Changed",
        "{path} takes multiples of {after} only, instead of {before}",
        "Some multiples of the old step are none of the new one, and a call that gives one is refused.",
    ),
    Row(
        ("multipleOf",),
        "widened",
        "compatible",
        "Changed",
        "{path} takes multiples of {after}, instead of {before}",
        "The new step divides the old one, so every value that was a multiple still is.",
    ),
    Row(
        (*_LOWEST, *_HIGHEST, "multipleOf"),
        "added",
        "breaking",
        "Changed",
        "{path} has a new limit: {keyword} {after}",
        "There was no such limit; a call beyond it is refused.",
    ),
    Row(
        (*_LOWEST, *_HIGHEST, "multipleOf"),
        "removed",
        "compatible",
        "Changed",
        "{path} no longer has the limit {keyword} {before}",
        "What was within the limit is still taken.",
    ),
    Row(
        (*_SETS, *_LOWEST, *_HIGHEST, "multipleOf"),
        "changed",
        "breaking",
        "Changed",
        "{path} has {keyword} {after} instead of {before}",
        "The two cannot be put in an order, so some call may be refused.",
    ),
    Row(
        (*_COMPARED, *_TYPES, "present", "deprecated"),
        "without effect",
        "neutral",
        "Changed",
        "{path} states {keyword} otherwise ({before}, now {after}), with the same effect",
        "With what else is stated of the parameter, it allows the same values as before: no call is affected.",
    ),
    # Types.
    Row(
        _TYPES,
        "widened",
        "compatible",
        "Changed",
        "{path} has {keyword} {after}, wider than {before}",
        "Every integer is a number, so every value that was taken still is.",
    ),
    Row(
        _TYPES,
        "narrowed",
        "breaking",
        "Changed",
        "{path} has {keyword} {after}, narrower than {before}",
        "A call that gives a fraction is refused.",
    ),
    Row(
        _TYPES,
        "changed",
        "breaking",
        "Changed",
        "{path} has {keyword} {after} instead of {before}",
        "A value of the old type is refused, by type checkers and by the client.",
    ),
    Row(
        _TYPES,
        "added",
        "breaking",
        "Changed",
        "{path} now says its {keyword}: {after}",
        "Nothing said which type to send; a call that sends another one is refused.",
    ),
    Row(
        _TYPES,
        "removed",
        "compatible",
        "Changed",
        "{path} no longer says its {keyword}, which was {before}",
        "Values of the old type are not known to be refused.",
    ),
    # Required or optional.
    Row(
        ("required",),
        "required",
        "breaking",
        "Changed",
        "{path} is required",
        "A call that leaves it out is refused.",
    ),
    Row(
        ("required",),
        "required with default",
        "breaking",
        "Changed",
        "{path} is required; create sends its default, create_from no longer does without it",
        "A body given to create_from that leaves it out is refused, though create fills the default in.",
    ),
    Row(
        ("required",),
        "required by a member",
        "neutral",
        "Changed",
        "{path} is stated to be required",
        "A required member already made every call send this object.",
    ),
    Row(
        ("required",),
        "optional",
        "compatible",
        "Changed",
        "{path} may be left out",
        "A call that gives it is accepted as before.",
    ),
    Row(
        ("required",),
        "added",
        "neutral",
        "Changed",
        "{path} is stated to be optional",
        "What is not stated to be required was optional already.",
    ),
    Row(
        ("required",),
        "not said any more",
        "neutral",
        "Changed",
        "{path} is no longer stated to be optional",
        "What is not stated to be required stays optional.",
    ),
    # Defaults: the client sends that of a required parameter; that of an optional one is the server's business.
    Row(
        ("default",),
        "changed",
        "compatible",
        "Changed",
        "{path} defaults to {after} instead of {before}",
        "No signature changes and every call is accepted, but one that leaves it out gives another result: "
        "name the old value to keep it.",
    ),
    Row(
        ("default",),
        "added to required",
        "compatible",
        "Added",
        "{path} defaults to {after}, so that callers may leave it out",
        "The client sends the default where the caller gives nothing.",
    ),
    Row(
        ("default",),
        "removed from required",
        "breaking",
        "Removed",
        "{path} no longer has a default ({before} before) and is required",
        "The client has nothing to send for a call that leaves it out.",
    ),
    Row(
        ("default",),
        "added",
        "neutral",
        "Changed",
        "{path} says its default: {after}",
        "The client sends nothing for an optional parameter that is left out, as before.",
    ),
    Row(
        ("default",),
        "removed",
        "neutral",
        "Changed",
        "{path} no longer says its default, which was {before}",
        "The client sent nothing for an optional parameter that is left out, and still does not.",
    ),
    # Remarks.
    Row(
        ("present",),
        "added",
        "neutral",
        "Changed",
        "{path} is named in prose too",
        "The parameter was known already.",
    ),
    Row(
        ("present",),
        "removed",
        "neutral",
        "Changed",
        "{path} is no longer named in prose",
        "The parameter is still known from elsewhere.",
    ),
    Row(
        ("deprecated",),
        "added",
        "compatible",
        "Deprecated",
        "{path} is deprecated",
        "Calls that give it still work; semantic versioning asks for a minor release when something is deprecated.",
    ),
    Row(
        ("deprecated",),
        "removed",
        "neutral",
        "Changed",
        "{path} is no longer deprecated",
        "Nothing was refused before and nothing is now.",
    ),
    # Rules between parameters; one that reads otherwise is a change where no other of its kind is on the path.
    Row(
        ("rule",),
        "added",
        "breaking",
        "Changed",
        "{path} has a new rule: {after}",
        "A combination that was accepted may be refused.",
    ),
    Row(
        ("rule",),
        "removed",
        "compatible",
        "Changed",
        "{path} no longer has the rule: {before}",
        "Combinations that kept the rule are accepted as before.",
    ),
    Row(
        ("rule",),
        "changed",
        "breaking",
        "Changed",
        "{path} has the rule {after} instead of {before}",
        "A combination that was accepted may be refused.",
    ),
    Row(
        ("rule",),
        "note added",
        "compatible",
        "Changed",
        "{path} has no effect in some calls: {after}",
        "Nothing is refused, but such a call gives another result than one would expect.",
    ),
    Row(
        ("rule",),
        "note removed",
        "compatible",
        "Changed",
        "{path} is no longer said to have no effect: {before}",
        "Nothing was refused, but such a call may now give another result.",
    ),
    Row(
        ("additionalProperties",),
        "added",
        "breaking",
        "Changed",
        "{path} takes no parameters beyond the known ones",
        "A call that passes an undocumented parameter is refused.",
    ),
    Row(
        ("additionalProperties",),
        "removed",
        "compatible",
        "Changed",
        "{path} takes parameters beyond the known ones",
        "The known parameters are taken as before.",
    ),
    # Any keyword: a spec assumed what the other side states.
    Row(
        _EVERY,
        "already assumed",
        "neutral",
        "Changed",
        "{path} states {keyword} {after}",
        "The old spec assumed just this, or users had observed it, so its client already kept to it.",
    ),
    Row(
        _EVERY,
        "still assumed",
        "neutral",
        "Changed",
        "{path} no longer states {keyword} {before}",
        "The new spec assumes just this, or users have observed it, so its client still keeps to it.",
    ),
    # Whole parameters.
    Row(
        ("parameter",),
        "added",
        "compatible",
        "Added",
        "{path} is a new parameter",
        "It may be left out, so every call is accepted as before.",
    ),
    Row(
        ("parameter",),
        "added required with default",
        "breaking",
        "Added",
        "{path} is a new parameter, required and with a default, which create sends",
        "A body given to create_from that leaves it out is refused, though create fills the default in.",
    ),
    Row(
        ("parameter",),
        "added with requirement",
        "breaking",
        "Added",
        "{path} is a new parameter that calls must give",
        "Calls that must give it do not do so yet, and are refused.",
    ),
    Row(
        ("parameter",),
        "removed",
        "breaking",
        "Removed",
        "{path} is gone",
        "A call that gives it is refused, by type checkers and by the client.",
    ),
)

_ROWS: Final = {(subject, row.direction): row for row in TABLE for subject in row.subjects}


def row_of(subject: Subject, direction: Direction) -> Row:
    """The row for a kind of change. Raises KeyError for one that cannot be."""
    return _ROWS[subject, direction]
