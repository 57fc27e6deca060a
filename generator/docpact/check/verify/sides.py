"""Where witnesses disagree, a server sides with one of them: that is evidence for a reviewer, and no deviation."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from docpact.check.verify.answers import read_json_text
from docpact.check.verify.dialect import Sample
from docpact.check.verify.findings import Deviation, Side
from docpact.facts import Claim, Fact, Judge, Path, Witness
from docpact.spec import LoadedSpec


def split(
    spec: LoadedSpec, deviations: Sequence[Deviation], samples: Sequence[Sample]
) -> tuple[list[Deviation], list[Side]]:
    """Deviations, and those of them in which the server keeps what another witness says.

    It does not where it has accepted, as ``samples`` show, what that witness refuses.
    """
    kept: list[Deviation] = []
    sides: list[Side] = []
    for one in deviations:
        witness = _siding(spec, one, samples) if one.kind in ("accepted", "refused") else None
        if witness is None:
            kept.append(one)
        else:
            sides.append(Side(one.subject.id, one.subject.text, witness, one.name))
    return kept, sides


def seen_sides(spec: LoadedSpec, samples: Sequence[Sample]) -> list[Side]:
    """What values that were accepted or refused by themselves show of claims that another witness contradicts."""
    found: dict[tuple[str, Witness], Side] = {}
    for contested in spec.contract.contested:
        fact = contested.claim.fact
        for sample in samples:
            if sample.path != fact.path or sample.kind != "valid" or not _refuses(fact, sample.value):
                continue
            witness = contested.against[0].witness if sample.accepted else contested.claim.witness
            found.setdefault((str(fact), witness), Side(fact.id, str(fact), witness, sample.name))
    return [*found.values()]


def _siding(spec: LoadedSpec, one: Deviation, samples: Sequence[Sample]) -> Witness | None:
    """The witness whose own word is what the server does; None where nobody says so."""
    path, body = Path(one.subject.path), read_json_text(one.body)
    matter = [claim for claim in spec.contract.claims if _is_of(claim, path, one.subject.keyword)]
    witnesses: dict[Witness, None] = {claim.witness: None for claim in matter if claim.witness != "assumed"}
    taken = [sample.value for sample in samples if sample.path == path and sample.kind == "valid" and sample.accepted]
    for witness in witnesses:
        own = [claim.fact for claim in matter if claim.witness == witness]
        refused = _refused_at(spec, witness, path, body)
        if refused == (one.kind == "refused") and not any(_refuses(fact, value) for fact in own for value in taken):
            return witness
    return None


def _is_of(claim: Claim, path: Path, keyword: str) -> bool:
    """Whether a claim speaks of the matter of a fact: the same path, and a keyword of the same family."""
    family = Fact(path, keyword, claim.fact.value).meaning.family
    return claim.fact.path == path and claim.fact.meaning.family == family


def _refused_at(spec: LoadedSpec, witness: Witness, path: Path, body: JsonValue) -> bool:
    judge = Judge(spec.contract.said_by(witness))
    return any(fault.fact.path == path for fault in judge.refusals(body))


def _refuses(fact: Fact, value: JsonValue) -> bool:
    return not fact.when and fact.meaning.judges(value) and not fact.meaning.accepts(fact.value, value)
