"""Facts: the one data type that pages, specs, OpenAPI documents and emitted clients are compared in.

A fact is one thing that a source states about the request body: ``(path, keyword, value)``.
Paths join object members with ``.`` and mark array items with ``[]``, as in
``parameters.guidances.start_frame[].image.type``. Keywords are JSON Schema's words where it has one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from pydantic import JsonValue

Keyword = Literal[
    "type",
    "required",
    "default",
    "enum",
    "minimum",
    "maximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "itemType",
    "present",
    "deprecated",
    "pairs",
    "rule",
    "additionalProperties",
]
"""Every keyword a fact may have.

``itemType``, ``present``, ``pairs`` and ``rule`` are ours; the others are JSON Schema's, where ``required`` and
``deprecated`` are booleans on the parameter itself. ``additionalProperties`` is never read from a parameter table:
it comes from what is known of the API as a whole (``api.yaml``).
"""

KEYWORDS: Final[tuple[Keyword, ...]] = get_args(Keyword)

JsonType = Literal["string", "integer", "number", "boolean", "array", "object"]
JSON_TYPES: Final[tuple[JsonType, ...]] = get_args(JsonType)

NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")
"""What a parameter may be called: anything else in a page or a spec is refused, so that no name can become code."""

ITEMS: Final = "[]"
ROOT: Final = "$"
"""The path of the request body itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One stated thing: ``value`` is a JSON value; an enum and pairs are kept sorted and without repeats.

    Facts compare by their JSON text, so that ``1``, ``1.0`` and ``true`` are three different values. A bound is a
    number whatever its spelling: ``0.0`` is kept as ``0``.
    """

    path: str
    keyword: Keyword
    value: JsonValue
    key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.keyword in ("enum", "pairs") and isinstance(self.value, list):
            unique = {canonical(value): value for value in self.value}
            object.__setattr__(self, "value", sorted(unique.values(), key=_sort_key))
        if (
            self.keyword in ("minimum", "maximum", "multipleOf")
            and isinstance(self.value, float)
            and self.value.is_integer()
        ):
            object.__setattr__(self, "value", int(self.value))
        object.__setattr__(self, "key", canonical(self.as_json()))

    @property
    def id(self) -> str:
        """A name that stays the same while the value changes, as in ``parameters.duration#enum``."""
        if self.keyword == "rule":
            return f"{self.path}#rule:{self.value}"
        return f"{self.path}#{self.keyword}"

    def as_json(self) -> list[JsonValue]:
        return [self.path, self.keyword, self.value]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fact) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __lt__(self, other: Fact) -> bool:
        return (self.path, self.keyword, self.key) < (other.path, other.keyword, other.key)

    def __str__(self) -> str:
        return f"{self.path} {self.keyword} {json.dumps(self.value, ensure_ascii=False)}"


@dataclass(frozen=True, slots=True)
class Change:
    """One place at which two sets of facts differ: ``before`` or ``after`` is None where a side says nothing."""

    before: Fact | None
    after: Fact | None

    @property
    def path(self) -> str:
        return self._either.path

    @property
    def keyword(self) -> Keyword:
        return self._either.keyword

    @property
    def id(self) -> str:
        return self._either.id

    @property
    def _either(self) -> Fact:
        fact = self.before or self.after
        if fact is None:
            raise ValueError("a change needs a fact on one side at least")
        return fact

    def __str__(self) -> str:
        def shown(fact: Fact | None) -> str:
            return "(nothing)" if fact is None else json.dumps(fact.value, ensure_ascii=False)

        return f"{self.path} {self.keyword}: {shown(self.before)} -> {shown(self.after)}"


def difference(before: Iterable[Fact], after: Iterable[Fact]) -> list[Change]:
    """What changed from one set of facts to another, paired by fact id and sorted by it."""
    old = {fact.id: fact for fact in before}
    new = {fact.id: fact for fact in after}
    pairs = ((old.get(name), new.get(name)) for name in sorted(old.keys() | new.keys()))
    return [Change(left, right) for left, right in pairs if left != right]


def canonical(value: JsonValue) -> str:
    """The JSON text by which values are compared: sorted members, no white space."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def as_json(facts: Iterable[Fact]) -> list[list[JsonValue]]:
    """Facts as ``docpact facts --format json`` prints them: sorted ``[path, keyword, value]`` triples."""
    return [fact.as_json() for fact in sorted(set(facts))]


def segments(path: str) -> list[str]:
    """The steps of a path: ``a.b[].c`` gives ``a``, ``b``, ``[]``, ``c``."""
    return path.replace(ITEMS, f".{ITEMS}").split(".")


def join(steps: Iterable[str | int]) -> str:
    """The path of some steps; a number stands for an array index and is written as ``[]``."""
    path = ""
    for step in steps:
        if isinstance(step, int) or step == ITEMS:
            path += ITEMS
        else:
            path += f".{step}" if path else step
    return path


def parent(path: str) -> str | None:
    """The path of the object or array that holds this one; None for the body itself."""
    if path == ROOT:
        return None
    return join(segments(path)[:-1]) or ROOT


def is_path(text: str) -> bool:
    """Whether a text is a path of parameter names, ``[]`` marks and dots only."""
    steps = segments(text)
    return steps[0] != ITEMS and all(step == ITEMS or NAME.fullmatch(step) for step in steps)


def ancestors(path: str) -> Iterator[str]:
    """The paths that hold this one, nearest first."""
    above = parent(path)
    while above is not None:
        yield above
        above = parent(above)


def _sort_key(value: JsonValue) -> tuple[Any, ...]:
    """Numbers by size, texts by code points, pairs by their first and then their second number."""
    if isinstance(value, list):
        return ("list", *map(_sort_key, value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return (type(value).__name__, 0, value if isinstance(value, str) else canonical(value))
    return ("number", value, canonical(value))
