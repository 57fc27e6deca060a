"""What a keyword is: everything that docpact knows of it, in one class. Its meaning stands nowhere else."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from pydantic import JsonValue

from docpact.facts.condition import dumps
from docpact.facts.path import ITEMS, Path
from docpact.facts.values import JsonType, canonical, is_of_type, number, same

Family = Literal[
    "type",
    "item type",
    "members",
    "values",
    "bounds",
    "length",
    "items",
    "uniqueness",
    "presence",
    "combination",
    "rows",
    "text",
]
"""What a keyword speaks of. A witness that states nothing of a family on a path is silent there."""

Order = Literal["equal", "tighter", "looser", "incomparable"]
"""How a new value of a keyword stands to an old one: tighter where it refuses more."""

Schema = dict[str, JsonValue]


def has(steps: Sequence[str], leaf: Schema | None = None) -> Schema:
    """The schema of objects and arrays that have something at some steps, for which ``leaf`` holds.

    Members are named and items are said to be anything, since linters ask for it where they are counted on.
    """
    schema: Schema = leaf or {}
    for step in reversed(steps):
        if step == ITEMS:
            schema = {"type": "array", "contains": schema, "items": {}}
        else:
            schema = {"type": "object", "required": [step], "properties": {step: schema}}
    return schema


def has_all(names: Sequence[str]) -> Schema:
    """The schema of objects that have all these members."""
    return {"type": "object", "required": [*names], "properties": {name: {} for name in names}}


class Keyword(ABC):
    """One keyword. ``accepts`` and ``schema`` are written apart, so that each can be held against the other.

    A keyword *constrains* where a body can break it. ``instance`` is the value that stands at the fact's path; a value
    of a type that the keyword does not apply to keeps every fact.
    """

    name: ClassVar[str]
    family: ClassVar[Family]
    applies_to: ClassVar[tuple[JsonType, ...]] = ()
    """The types of values that it says something about; empty for all."""
    warns: ClassVar[bool] = False
    """Whether a body that breaks it is warned of instead of refused, unless a claim says otherwise."""
    constrains: ClassVar[bool] = True
    about: ClassVar[Literal["value", "presence", "note"]] = "value"
    vacuous: ClassVar[JsonValue] = None
    """The value with which a fact refuses nothing."""
    noticed: ClassVar[bool] = False
    """Whether callers have to hear of a new fact of this keyword though no body can break it."""
    of_items: ClassVar[bool] = False
    """Whether a fact on an array is about each of its items."""
    takes: ClassVar[Schema] = {}
    """The JSON Schema of a fact's value, for editors of specs; :meth:`invalid` may ask for more."""

    # ---- the value of a fact

    def part(self, value: JsonValue) -> str:
        """What tells two facts of this keyword on one path apart; empty where there can be one only."""
        return ""

    def normal(self, value: JsonValue) -> JsonValue:
        """The value in the one form in which facts are compared."""
        return value

    def invalid(self, value: JsonValue) -> str | None:
        """Why this cannot be the value of such a fact; None where it can."""
        return None

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        """How a new value stands to an old one."""
        return "equal" if same(old, new) else "incomparable"

    def trivial(self, value: JsonValue) -> bool:
        """Whether a document states such a value for form's sake, as ``minimum`` 0: it contradicts no other witness."""
        return False

    def loosest(self, values: Iterable[JsonValue]) -> JsonValue | None:
        """The value that accepts whatever one of some values accepts; None where none can be told."""
        found, *others = values
        for value in others:
            match self.order(found, value):
                case "looser":
                    found = value
                case "incomparable":
                    return None
                case _:
                    pass
        return found

    def meet(self, one: JsonValue, other: JsonValue) -> JsonValue | None:
        """The value that refuses whatever one of two values refuses; None where none can be told."""
        match self.order(one, other):
            case "incomparable":
                return None
            case "tighter":
                return other
            case _:
                return one

    # ---- what it means

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        """Whether a fact with this value allows an instance."""
        return True

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        """The JSON Schema fragment of the instance. ``json_type`` is that of the fact's path, None where unknown."""
        return {}

    def subjects(self, path: Path, value: JsonValue) -> list[Path]:
        """The paths whose values decide whether a body breaks a fact at ``path``, beside those of its condition."""
        return [path]

    def note(self, value: JsonValue) -> Schema:
        """What a JSON Schema says of a fact that refuses nothing; empty where it has no keyword for it."""
        return {}

    def judges(self, instance: JsonValue) -> bool:
        """Whether the keyword says something about a value of this type."""
        return not self.applies_to or any(is_of_type(instance, json_type) for json_type in self.applies_to)

    # ---- what tests it

    def edges(self, value: JsonValue) -> list[JsonValue]:
        """Instances that are just allowed: each side of a bound, every member of a closed set."""
        return []

    def enumerates(self, value: JsonValue) -> bool:
        """Whether ``edges`` are all the instances that there are."""
        return False

    def breaks(self, value: JsonValue) -> list[JsonValue]:
        """Instances, of a type that the keyword applies to, that are just not allowed."""
        return []

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        """Other values that such a fact could have by a mistake in either direction."""
        return []

    # ---- in words

    def states(self, value: JsonValue) -> str:
        """The meaning of a fact, as in "is at most 8"."""
        return f"has {self.name} {dumps(value)}"

    def members(self, value: JsonValue) -> list[str]:
        """What a closed set of allowed things consists of, in words; empty for all other facts."""
        return []

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        """What is wrong with an instance that is not allowed, as in "is above 8"."""
        return f"has to be such that it {self.states(value)}"


class Flag(Keyword):
    """A keyword that is true or false, of which one value refuses nothing."""

    takes: ClassVar[Schema] = {"type": "boolean"}

    def invalid(self, value: JsonValue) -> str | None:
        return None if isinstance(value, bool) else f"{self.name} is true or false"

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        return "equal" if old is new else "looser" if new is self.vacuous else "tighter"

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        return [not value]


class Bound(Keyword):
    """A number that a measure of the instance may not pass: ``upper`` says on which side."""

    upper: ClassVar[bool]
    whole: ClassVar[bool] = False
    """Whether the bound is a count."""

    @abstractmethod
    def measure(self, instance: JsonValue) -> float:
        """What of an instance is compared with the bound."""

    takes: ClassVar[Schema] = {"type": "number"}

    def normal(self, value: JsonValue) -> JsonValue:
        return int(value) if isinstance(value, float) and value.is_integer() else value

    def invalid(self, value: JsonValue) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"{self.name} is a number"
        if self.whole and (not isinstance(value, int) or value < 0):
            return f"{self.name} is a whole number, 0 or more"
        return None

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        old, new = number(old), number(new)
        if old == new:
            return "equal"
        return "tighter" if (new < old) is self.upper else "looser"

    def accepts(self, value: JsonValue, instance: JsonValue) -> bool:
        value, measure = number(value), self.measure(instance)
        return measure <= value if self.upper else measure >= value

    def schema(self, value: JsonValue, json_type: JsonValue = None) -> Schema:
        return {self.name: value}

    def mutants(self, value: JsonValue) -> list[JsonValue]:
        return [moved for moved in (number(value) - 1, number(value) + 1) if self.invalid(moved) is None]


class Metadata(Keyword):
    """A keyword that no body can break."""

    constrains = False
    about = "note"

    def order(self, old: JsonValue, new: JsonValue) -> Order:
        return "equal" if canonical(old) == canonical(new) else "incomparable"
