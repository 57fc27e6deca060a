"""A contract: the claims about one operation's body. The only tree of its fields, and the only place where it is
decided which of several claims counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from pydantic import JsonValue

from docpact.facts.claim import WITNESSES, Claim, Witness
from docpact.facts.fact import Fact
from docpact.facts.path import ITEMS, ROOT, Path
from docpact.facts.resolution import MODEL, Constraint, Contested, contested, resolve


@dataclass(slots=True)
class Field:
    """One path of the body. ``constraints`` has what always holds there, one for each keyword; ``others`` what holds
    under conditions, warns beside a constraint of the same keyword, or may stand several times.

    What a fact says of an array's items (``itemType``, an array's ``enum``) lives on its items, where it counts as
    their ``type`` and ``enum``; the fact itself keeps the array's path.
    """

    path: Path
    constraints: dict[str, Constraint] = field(default_factory=dict[str, Constraint])
    others: list[Constraint] = field(default_factory=list[Constraint])
    claims: list[Claim] = field(default_factory=list[Claim])
    properties: dict[str, Field] = field(default_factory=dict[str, "Field"])
    items: Field | None = None

    @property
    def name(self) -> str:
        return self.path.name

    def constraint(self, keyword: str) -> Constraint | None:
        """What always holds, by keyword; None where nothing is said."""
        return self.constraints.get(keyword)

    def claim(self, keyword: str) -> Claim | None:
        """The foremost claim of :meth:`constraint`."""
        found = self.constraints.get(keyword)
        return found.claims[0] if found else None

    def value(self, keyword: str) -> JsonValue:
        """The value of :meth:`constraint`; None where nothing is said."""
        found = self.constraints.get(keyword)
        return found.fact.value if found else None

    @property
    def type(self) -> JsonValue:
        """The JSON type of the values; of an untyped field that holds others, what it must be."""
        if "type" in self.constraints:
            return self.value("type")
        return "array" if self.items is not None else "object" if self.properties else None

    @property
    def required(self) -> bool | None:
        """Whether the field must be given where its object is; None where nothing says so or otherwise."""
        found = self.constraints.get("required")
        return None if found is None else found.fact.value is True and found.refuses

    @property
    def enum(self) -> list[JsonValue] | None:
        """The allowed values, where they are a closed set and another one is refused."""
        found = self.constraints.get("enum")
        return found.fact.value if found and found.refuses and isinstance(found.fact.value, list) else None

    @property
    def children(self) -> list[Field]:
        return [*self.properties.values(), *([self.items] if self.items else [])]

    def walk(self) -> Iterator[Field]:
        """This field and all below it, in the order in which they were claimed."""
        yield self
        for child in self.children:
            yield from child.walk()


class Contract:
    """The claims about one body. ``paths`` are fields that are there though nothing is claimed of them."""

    def __init__(self, claims: Iterable[Claim], paths: Iterable[str] = ()) -> None:
        self.claims: Final = tuple(claims)
        self._paths: Final = tuple(map(Path, paths))

    @classmethod
    def from_facts(cls, facts: Iterable[Fact]) -> Contract:
        """The contract of a page that states these facts, and of nobody else."""
        return cls([Claim(fact) for fact in facts])

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """What counts, after precedence: each fact by which bodies are judged, or that is noted."""
        return tuple(resolve(self.claims))

    @cached_property
    def contested(self) -> tuple[Contested, ...]:
        """Where one witness refuses what another accepts, and no reviewer has settled it."""
        return tuple(contested(self.claims))

    @cached_property
    def root(self) -> Field:
        """The body as a tree."""
        fields = self._fields
        for claim in self.claims:
            fields[claim.fact.path].claims.append(claim)
        for constraint in self.constraints:
            self._place(constraint)
        return fields[ROOT]

    def home(self, fact: Fact) -> tuple[Field, str]:
        """The field whose values a fact speaks of, and the keyword that it is there: of an array's items, theirs."""
        _ = self.root
        return self._home(fact)

    def _home(self, fact: Fact) -> tuple[Field, str]:
        found = self._fields[fact.path]
        if found.items is not None and fact.keyword in ("itemType", "enum"):
            return found.items, "type" if fact.keyword == "itemType" else fact.keyword
        return found, fact.keyword

    def _place(self, constraint: Constraint) -> None:
        """Put a constraint where it lives: of several on one keyword, a refusing one is the field's own."""
        fact = constraint.fact
        others = self._fields[fact.path].others
        if fact.when or fact.meaning.part(fact.value):
            others.append(constraint)
            return
        home, keyword = self._home(fact)
        held = home.constraints.setdefault(keyword, constraint)
        if held is not constraint:
            if _better(constraint, held):
                home.constraints[keyword], constraint = constraint, held
            others.append(constraint)

    @cached_property
    def fields(self) -> Mapping[Path, Field]:
        """Every field by its path."""
        return {found.path: found for found in self.root.walk()}

    @cached_property
    def _fields(self) -> dict[Path, Field]:
        fields: dict[Path, Field] = {ROOT: Field(ROOT)}
        listed = [*self._paths, *(claim.fact.path for claim in self.claims)]
        arrays = [claim.fact.path for claim in self.claims if claim.fact.keyword == "itemType"]
        arrays += [
            claim.fact.path
            for claim in self.claims
            if claim.fact.keyword == "type" and claim.fact.value == "array" and not claim.fact.when
        ]
        for path in (*listed, *(array.items for array in arrays)):
            for step in (*reversed([*path.ancestors]), path):
                if step not in fields:
                    above = fields[step.parent or ROOT]
                    fields[step] = made = Field(step)
                    if step.name == ITEMS:
                        above.items = made
                    else:
                        above.properties[step.name] = made
        return fields

    @cached_property
    def models(self) -> tuple[str, ...]:
        """The model names that a body may give."""
        found = self.fields.get(MODEL)
        return tuple(str(name) for name in (found.enum if found else None) or [])

    def facts(self, *witnesses: Witness) -> frozenset[Fact]:
        """What some witnesses state; the page's word where none is named."""
        wanted = witnesses or (WITNESSES[0],)
        return frozenset(claim.fact for claim in self.claims if claim.witness in wanted)

    def said_by(self, witness: Witness) -> Contract:
        """What one witness says, as if no other had spoken; our own assumptions fill in what it leaves open.

        The model's names are everybody's: of a body, nobody could say which contract it is about otherwise.
        """
        names = [one for one in self.claims if one.fact.path == MODEL and one.fact.keyword == "enum"]
        named = any(one.witness == witness for one in names)
        kept = [one for one in self.claims if one.witness in (witness, "assumed") or (one in names and not named)]
        return Contract([replace(claim, settled=None) for claim in kept], self.fields)


def _better(one: Constraint, other: Constraint) -> bool:
    """Whether one of two constraints of a keyword is the field's own before the other."""
    return (one.refuses, -one.claims[0].rank) > (other.refuses, -other.claims[0].rank)
