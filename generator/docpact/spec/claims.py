"""A contract's claims in the words of rooms that do not read it themselves yet: ``pairs`` and ``rule``."""

from __future__ import annotations

from dataclasses import dataclass

from docpact.errors import Place
from docpact.facts import Contract, Fact
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
