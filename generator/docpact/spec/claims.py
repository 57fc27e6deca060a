"""What a spec claims, fact by fact, and the tree that its paths make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import JsonValue

from docpact.errors import Place
from docpact.facts import ITEMS, ROOT, Fact, parent, segments
from docpact.spec.model import Provenance

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


def build_tree(paths: dict[str, list[Claim]]) -> Node:
    """The tree of some paths with their claims; every path's parent must be among them (the loader sees to it)."""
    nodes = {path: Node(path, claims) for path, claims in paths.items()}
    root = nodes.setdefault(ROOT, Node(ROOT))
    for path, node in nodes.items():
        above = parent(path)
        if above is None:
            continue
        if node.name == ITEMS:
            nodes[above].items = node
        else:
            nodes[above].properties[node.name] = node
    return root
