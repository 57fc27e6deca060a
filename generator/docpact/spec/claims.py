"""A contract's claims in the words of rooms that do not read it themselves yet: ``pairs`` and ``rule``, and a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import JsonValue

from docpact.errors import Place
from docpact.facts import ITEMS, ROOT, Contract, Fact, parent, segments
from docpact.spec.model import Provenance, Spec

PRECEDENCE: tuple[Provenance, ...] = ("stated", "assumed", "observed")
"""Whose word counts when a request is judged: the page's before ours, ours before what users report."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact, who says it, and where that stands: the page's line and the spec's."""

    fact: Fact
    provenance: Provenance
    place: Place
    page_line: int | None
    why: str | None = None


@dataclass(slots=True)
class Node:
    """One path of the request body, with what is claimed of it and what it holds."""

    path: str
    claims: list[Claim] = field(default_factory=list[Claim])
    properties: dict[str, Node] = field(default_factory=dict[str, "Node"])
    items: Node | None = None
    page_line: int | None = None
    says: str | None = None

    @property
    def name(self) -> str:
        return segments(self.path)[-1]

    def claim(self, keyword: str) -> Claim | None:
        """The claim by which a request is judged, by precedence of who says it."""
        found = [claim for claim in self.claims if claim.fact.keyword == keyword]
        return min(found, key=lambda claim: PRECEDENCE.index(claim.provenance), default=None)

    def value(self, keyword: str) -> JsonValue:
        """The value of :meth:`claim`; None where nobody says anything."""
        claim = self.claim(keyword)
        return claim.fact.value if claim else None

    @property
    def type(self) -> JsonValue:
        return self.value("type")

    @property
    def required(self) -> bool:
        return self.value("required") is True

    @property
    def always_sent(self) -> bool:
        """Whether a client must send it: the page requires it, or users report that the server does."""
        return any(claim.fact.keyword == "required" and claim.fact.value is True for claim in self.claims)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the spec's order."""
        yield self
        for child in self.children():
            yield from child.walk()

    def children(self) -> list[Node]:
        return [*self.properties.values(), *([self.items] if self.items else [])]


def worded_claims(contract: Contract, spec: Spec) -> list[Claim]:
    """The claims of a contract, those that join parameters in the wording of their rows."""
    found: dict[tuple[Fact, Provenance], Claim] = {}
    first = spec.witnesses.first
    for claim in contract.claims:
        path, keyword, value, *when = claim.as_json()
        if when:
            continue
        provenance: Provenance = "stated" if claim.witness == first else "observed"
        provenance = "assumed" if claim.witness == "assumed" else provenance
        fact = Fact(str(path), str(keyword), value)
        place = claim.place or Place("")
        found.setdefault((fact, provenance), Claim(fact, provenance, place, claim.page_line, claim.why))
    for path, entry in spec.body.items():
        if "sent" in entry.model_fields_set:
            place = next(claim.place for claim in found.values() if claim.fact.path == path)
            sent = Claim(Fact(path, "default", entry.sent), "observed", place, entry.line, entry.sent_why)
            found.setdefault((sent.fact, "observed"), sent)
    return [*found.values()]


def tree_of(claims: list[Claim], spec: Spec) -> Node:
    """The tree of some claims; every path's parent must be among the spec's paths (the loader sees to it)."""
    nodes: dict[str, Node] = {ROOT: Node(ROOT)}
    for path, entry in spec.body.items():
        nodes[path] = Node(path, page_line=entry.line, says=entry.says)
    for claim in claims:
        nodes.setdefault(claim.fact.path, Node(claim.fact.path)).claims.append(claim)
    for path, node in nodes.items():
        above = parent(path)
        if above is None:
            continue
        if node.name == ITEMS:
            nodes[above].items = node
        else:
            nodes[above].properties[node.name] = node
    return nodes[ROOT]
