"""Bodies that real users send: what worked for them is not refused, and what did not never passes in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docpact.check.offline import SpecJudges, Verdict, read_bodies
from docpact.errors import DocpactError
from docpact.facts import Claim, Contract, Fact
from docpact.read.openapi import facts_of_document, read_document
from docpact.read.sources import read_source
from docpact.spec import Project

WORKED = ("confirmed", "likely", "vendor", "web")
REFUSED = {"w010", "w018", "w023", "w092"}
"""Bodies that somebody used and that may be refused: their members belong elsewhere."""
NOT_YET = {
    "w007": "the page says that other combinations are taken and become 1:1: a review makes its rows warn",
}
"""What is refused though it worked, until a reviewed spec says so. It can only shrink."""


@pytest.fixture(scope="module")
def verdicts(corpus: Path, project: Project) -> dict[str, tuple[str, Verdict]]:
    """Each body by its id, with its evidence: judged by the committed spec, else by page and document."""
    shared = corpus.parent
    documents = [read_document(shared / "openapi" / f"leonardo-v2{kind}.json") for kind in ("", "-sync")]
    bodies = shared / "wild" / "bodies.jsonl"
    wrapped: list[Any] = [json.loads(line) for line in bodies.read_text().splitlines()]
    contracts: dict[str, Contract] = {name: spec.contract for spec in project.specs for name in spec.names}
    pages: dict[str, frozenset[Fact]] = {}
    for page in sorted(corpus.glob("*.*")):
        if page.name != "README.md" and "@" not in page.name:
            found = read_source(str(page))
            pages |= dict.fromkeys(found.models, found.facts)
    for one in wrapped:
        name = one["body"].get("model")
        if name in pages and name not in contracts:
            claims = [Claim(fact) for fact in sorted(pages[name])]
            contracts[name] = Contract([*claims, *(Claim(fact, "openapi") for fact in _documented(documents, name))])
    judges = SpecJudges(tuple({id(one): one for one in contracts.values()}.values()), contracts)
    found_bodies = [*read_bodies(str(bodies))]
    return {
        one["id"]: (one["evidence"], judges.judged(given)) for one, given in zip(wrapped, found_bodies, strict=True)
    }


def _documented(documents: list[Any], name: str) -> list[Fact]:
    for document in documents:
        try:
            return sorted(facts_of_document(document, name))
        except DocpactError:
            continue
    return []


def test_no_body_that_worked_is_refused(
    verdicts: dict[str, tuple[str, Verdict]], record_property: Callable[[str, object], None]
) -> None:
    judged = {name: one for name, one in verdicts.items() if one[1].state != "not judged"}
    record_property("judged", len(judged))
    assert len(judged) >= 50
    wrong = {
        name
        for name, (evidence, verdict) in judged.items()
        if verdict.state == "refused" and (evidence in WORKED or (evidence == "used" and name not in REFUSED))
    }
    assert wrong == set(NOT_YET)


def test_slips_and_members_of_other_versions_never_pass_in_silence(
    verdicts: dict[str, tuple[str, Verdict]],
) -> None:
    seen = {name: verdicts[name][1].state for name in ("w010", "w016", "w023", "w027", "w082", "w092")}
    assert "accepted" not in seen.values(), seen
