"""The facts by which bodies are judged, as a tree of members.

Built from facts alone, so that a mutated set of facts is judged by the same code as a spec's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.facts import ITEMS, ROOT, Fact, ancestors, join, segments
from docpact.spec import LoadedSpec

_AS_IT_IS: Final[tuple[str, ...]] = (
    "type",
    "minimum",
    "maximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
)

Source = LoadedSpec | Iterable[Fact]
"""What a judge is compiled from: a spec, or facts that somebody changed."""


@dataclass(slots=True)
class Member:
    """One path of the request body with the one fact per keyword that counts there; rules stand apart."""

    path: str
    facts: dict[str, Fact] = field(default_factory=dict[str, Fact])
    rules: list[Fact] = field(default_factory=list[Fact])
    properties: dict[str, Member] = field(default_factory=dict[str, "Member"])
    items: Member | None = None
    paired: list[JsonValue] = field(default_factory=list[JsonValue])
    """The values that this member has in ``pairs``, its own or its partner's."""

    @property
    def name(self) -> str:
        return segments(self.path)[-1]

    def value(self, keyword: str) -> JsonValue:
        """The value of the fact with this keyword; None where there is none."""
        fact = self.facts.get(keyword)
        return fact.value if fact else None

    @property
    def type(self) -> JsonValue:
        return self.value("type")

    @property
    def required(self) -> bool:
        return self.value("required") is True

    @property
    def enum(self) -> list[JsonValue] | None:
        """The allowed values; on an array they are those of its items."""
        value = self.value("enum")
        return value if isinstance(value, list) else None

    @property
    def holds_items(self) -> bool:
        """Whether the facts describe an array: an enum then speaks of its items."""
        if "type" in self.facts:
            return self.type == "array"
        return self.items is not None or not {"itemType", "minItems", "maxItems"}.isdisjoint(self.facts)

    @property
    def closed(self) -> bool:
        """Whether a member that no fact names is refused here."""
        return self.value("additionalProperties") is False

    def own_schema(self) -> dict[str, JsonValue]:
        """What the facts of this path say of the value here in JSON Schema's words, without members and items."""
        schema = {str(keyword): self.facts[keyword].value for keyword in _AS_IT_IS if keyword in self.facts}
        if "enum" in self.facts and not self.holds_items:
            schema["enum"] = self.facts["enum"].value
        return schema

    def walk(self) -> Iterator[Member]:
        """This member and all below it, in the order of the facts."""
        yield self
        for child in self.children():
            yield from child.walk()

    def children(self) -> list[Member]:
        return [*self.properties.values(), *([self.items] if self.items else [])]


def facts_of(source: Source) -> tuple[Fact, ...]:
    """The facts that count: of a spec, for each path and keyword the stated, else the assumed, else the observed one.

    Facts that are given keep their order; a set of facts is sorted, so that nothing rests on hash order.
    """
    if isinstance(source, LoadedSpec):
        return tuple(_facts_of_spec(source))
    if isinstance(source, set | frozenset):
        return tuple(sorted(cast("Iterable[Fact]", source)))
    return tuple(source)


def member_tree(facts: Iterable[Fact]) -> Member:
    """The tree of some facts; a path whose parents no fact names gets parents without facts.

    Raises DocpactError for two facts of the same path and keyword, which no body could be judged by.
    """
    root = Member(ROOT)
    members: dict[str, Member] = {ROOT: root}
    for fact in facts:
        member = _member(members, fact.path)
        if fact.keyword == "rule":
            member.rules.append(fact)
        elif member.facts.setdefault(fact.keyword, fact) != fact:
            raise DocpactError(
                f"two facts contradict each other: {member.facts[fact.keyword]}, and {fact}", todo="Leave out one."
            )
    for member in members.values():
        if "pairs" in member.facts:
            _pair_up(member, members.get(partner_path(member.path)))
    return root


def partner_path(path: str) -> str:
    """The path of the second number of each pair: ``height`` beside ``width``."""
    name = segments(path)[-1]
    return path.removesuffix(name) + name.replace("width", "height")


def _pair_up(member: Member, partner: Member | None) -> None:
    pairs = cast("list[list[JsonValue]]", member.value("pairs"))
    member.paired = list(dict.fromkeys(first for first, _ in cast("list[list[int]]", pairs)))
    if partner is not None:
        partner.paired = list(dict.fromkeys(second for _, second in cast("list[list[int]]", pairs)))


def effective(body: JsonValue, member: Member) -> JsonValue:
    """The body as the documentation says that the server takes it: absent members with a default filled in.

    Only within objects that are there: nothing documents that a left-out object would come into being.
    """
    if isinstance(body, dict):
        filled = {name: effective(value, member.properties.get(name, Member(ROOT))) for name, value in body.items()}
        for name, child in member.properties.items():
            if name not in filled and "default" in child.facts:
                filled[name] = child.value("default")
        return filled
    if isinstance(body, list) and member.items:
        return [effective(item, member.items) for item in body]
    return body


def by_path(root: Member) -> Mapping[str, Member]:
    """Every member below and with this one, by its path."""
    return {member.path: member for member in root.walk()}


def _facts_of_spec(spec: LoadedSpec) -> Iterator[Fact]:
    for node in spec.tree.walk():
        seen: set[str] = set()
        for claim in node.claims:
            best = claim if claim.fact.keyword == "rule" else node.claim(claim.fact.keyword)
            if best is not None and best.fact.id not in seen:
                seen.add(best.fact.id)
                yield best.fact


def _member(members: dict[str, Member], path: str) -> Member:
    if path in members:
        return members[path]
    above = _member(members, next(iter(ancestors(path))))
    members[path] = member = Member(path)
    if member.name == ITEMS:
        above.items = member
    else:
        above.properties[member.name] = member
    return member


def concrete(path: Iterable[str | int]) -> str:
    """A path as facts write it, out of the steps that lead to a value; ``$`` for the body itself."""
    return join(path) or ROOT
