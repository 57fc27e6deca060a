"""Every fact of every model, with who says it where and what comes of it: the matrix that ``docpact report`` shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import JsonValue

import docpact
from docpact import identifiers
from docpact.facts import ITEMS, Claim, Contract, Fact
from docpact.facts.resolution import Constraint, Contested
from docpact.report import Case, Evidence, Finding, Report, Section, Words, counted
from docpact.spec import LoadedSpec


@dataclass(frozen=True)
class Proofs:
    """What other commands found: by model and fact id the server's state, and how many mutants were noticed."""

    server: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    guards: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])


def matrix(
    specs: Sequence[LoadedSpec],
    proofs: Proofs | None = None,
    generated: Path | None = None,
    before: Mapping[str, frozenset[Fact] | None] | None = None,
) -> dict[str, JsonValue]:
    """The matrix as data: a row for each fact that counts, in the specs' order.

    ``generated`` is the folder that holds the emitted package, whose lines are named where it is there. ``before`` has
    what each model's spec said on an earlier day, None where there was none; rows then say what is new.
    """
    rows = [row for spec in specs for row in _rows(spec, proofs or Proofs(), _Code(spec, generated), before)]
    conditions = sum(bool(row["when"]) for row in rows)
    contested = sum(len(_open_matters(spec)) for spec in specs)
    counts: dict[str, JsonValue] = {
        "models": len(specs),
        "facts": len(rows),
        "conditions": conditions,
        "contested": contested,
        "warned of": sum(row["effect"] == "warns" for row in rows),
        "assumed": sum(row["assumed"] is True for row in rows),
    }
    gone = [] if before is None else [one for spec in specs for one in _gone(spec, before.get(spec.model))]
    if before is not None:
        counts |= {"new or changed": sum(bool(row["change"]) for row in rows), "gone": len(gone)}
    return {
        "about": f"Made by docpact {docpact.__version__} of {counted(len(specs), 'spec')}.",
        "counts": counts,
        "models": [_model(spec) for spec in specs],
        "matters": [*(str(finding.message) for spec in specs for finding in open_findings(spec)), *gone],
        "rows": [*rows],
    }


def summary(specs: Sequence[LoadedSpec], data: Mapping[str, JsonValue]) -> Report:
    """The matrix in short, for a terminal: what has to be looked at, and the counts of each model."""
    findings = tuple(finding for spec in specs for finding in open_findings(spec))
    lines = tuple(_line(spec) for spec in specs)
    counts = data["counts"] if isinstance(data["counts"], dict) else {}
    verdict = ", ".join(f"{label}: {count}" for label, count in counts.items())
    return Report(
        command="report",
        title=Words((str(data["about"]),)),
        verdict=Words((f"{verdict}.",)),
        exit_code=0,
        findings=findings,
        sections=(Section("Models", lines),),
        cases=tuple(Case(spec.model, spec.file.place("model")) for spec in specs),
        data=dict(data),
    )


def _module(spec: LoadedSpec) -> str:
    """The module of the emitted package that holds a model's facts."""
    return f"calls/{spec.namespace}.py"


_TEXT: Final = r'"(?:[^"\\]|\\.)*"'
_STATED: Final = re.compile(rf'Condition\((?P<path>{_TEXT}), (?P<keyword>"\w+")|(?P<field>{_TEXT}): Documented\(')
"""Where an emitted module states a fact as a condition, or what is documented of a path."""


class _Code:
    """Where the emitted client holds what is said of a path."""

    def __init__(self, spec: LoadedSpec, generated: Path | None) -> None:
        file = generated and generated / spec.api.content.package / _module(spec)
        lines = file.read_text(encoding="utf-8").splitlines() if file and file.is_file() else []
        self._lines: dict[tuple[str, str], str] = {}
        for number, line in enumerate(lines, start=1):
            for found in _STATED.finditer(line):
                self._lines.setdefault((found["path"] or found["field"], found["keyword"] or ""), str(number))

    def place(self, fact: Fact) -> str | None:
        """The line that states a fact; that of its path where it is one of several there."""
        path, keyword = json.dumps(str(fact.path)), json.dumps(fact.keyword)
        return self._lines.get((path, keyword)) or self._lines.get((path, ""))


def _pointer(fact: Fact) -> str:
    """Where the OpenAPI document has a fact's field, below the schema of the request."""
    steps = (
        "items" if step == ITEMS else f"properties/{step.replace('~', '~0').replace('/', '~1')}"
        for step in fact.path.steps
    )
    return "".join(f"/{step}" for step in steps)


def _change(constraint: Constraint, before: frozenset[Fact] | None) -> str:
    """What is new in a fact since an earlier day; nothing where some witness said it then."""
    if before is None:
        return "new model"
    if not before.isdisjoint({constraint.fact, *(claim.fact for claim in constraint.claims)}):
        return ""
    old = [one for one in before if one.id == constraint.fact.id]
    return "; ".join(f"before: {one.meaning.states(one.value)}" for one in sorted(old)) or "new"


def _gone(spec: LoadedSpec, before: frozenset[Fact] | None) -> Iterator[str]:
    """Facts of an earlier day of which nobody says anything any more."""
    now = {claim.fact.id for claim in spec.contract.claims}
    yield from (f"{spec.model}: gone: {one}" for one in sorted(before or ()) if one.id not in now)


def _rows(
    spec: LoadedSpec, proofs: Proofs, code: _Code, before: Mapping[str, frozenset[Fact] | None] | None
) -> Iterator[dict[str, JsonValue]]:
    against = _against(spec.contract)
    for constraint in spec.contract.constraints:
        fact = constraint.fact
        effect = ("refuses" if constraint.refuses else "warns") if fact.meaning.constrains else "note"
        denied = "; ".join(dict.fromkeys(one for claim in constraint.claims for one in against.get(id(claim), ())))
        yield {
            "model": spec.model,
            "fact": fact.id,
            "path": str(fact.path),
            "states": fact.meaning.states(fact.value),
            "when": " and ".join(map(str, fact.when)),
            "effect": effect,
            "said": [_said(claim, spec) for claim in constraint.claims],
            "against": denied,
            "assumed": constraint.witnesses == ("assumed",),
            "openapi": _pointer(fact),
            "client": code.place(fact),
            "change": "" if before is None else _change(constraint, before.get(spec.model)),
            "server": proofs.server.get((spec.model, fact.id)),
            "guards": proofs.guards.get((spec.model, fact.id)),
        }


def _said(claim: Claim, spec: LoadedSpec) -> dict[str, JsonValue]:
    """Who says a fact and where; ``file`` is named where it is not the model's own spec."""
    place = claim.place
    elsewhere = place is not None and place.source != spec.file.place().source
    return {
        "witness": claim.witness,
        "line": str(place.line) if place and place.line else None,
        "page_line": str(claim.page_line) if claim.page_line else None,
        "why": claim.why,
        "since": claim.since.isoformat() if claim.since else None,
        "file": place.source if place and elsewhere else None,
    }


def _against(contract: Contract) -> dict[int, list[str]]:
    """Who contradicts a claim, and with what, by the claim's id."""
    return {id(one.claim): [f"{other.witness}: {other.fact}" for other in one.against] for one in contract.contested}


def _model(spec: LoadedSpec) -> dict[str, JsonValue]:
    content = spec.content
    page = content.witnesses.page
    return {
        "model": spec.model,
        "title": content.title,
        "names": [*spec.names],
        "schema": f"#/components/schemas/{identifiers.request_name(spec.namespace)}",
        "module": _module(spec),
        "file": spec.name,
        "page": page.url if page else None,
        "read": page.read.isoformat() if page else None,
        "retired": content.lifecycle.retired.isoformat() if content.lifecycle else None,
    }


def _open_matters(spec: LoadedSpec) -> list[Contested]:
    """What is contested and not settled, once for each line that would settle it: for a path and kind of keyword."""
    return [*{(one.path, one.family): one for one in reversed(spec.contract.contested)}.values()][::-1]


def open_findings(spec: LoadedSpec) -> Iterator[Finding]:
    """What a person should look at: contradictions that nobody has settled, open discrepancies, a retired model."""
    for one in _open_matters(spec):
        claim = one.claim
        others = ", ".join(dict.fromkeys(other.witness for other in one.against))
        message = Words.of(f"{{}}: {{}}: said by {claim.witness}, contradicted by {others}", spec.model, claim.fact)
        evidence = tuple(Evidence(other.witness, str(other.fact)) for other in one.against)
        yield Finding("contested", "warning", message, claim.fact.id, claim.place, "contested", evidence=evidence)
    for read in spec.content.discrepancies:
        if not read.why.strip():
            message = Words.of("{}: {}: the page says {} and {}", spec.model, read.path, read.claim_a, read.claim_b)
            place = spec.file.place("discrepancies")
            yield Finding("discrepancy", "warning", message, f"{read.path}#discrepancy", place, "open")
    if spec.content.lifecycle:
        retired = spec.content.lifecycle.retired.isoformat()
        message = Words.of("{}: retired on {}", spec.model, retired)
        yield Finding("retired", "note", message, f"{spec.model}#lifecycle", spec.file.place("lifecycle"), "retired")


def _line(spec: LoadedSpec) -> Words:
    constraints = spec.contract.constraints
    parts = [
        counted(len(constraints), "fact"),
        counted(sum(bool(one.fact.when) for one in constraints), "condition"),
        f"{len(_open_matters(spec))} contested",
        f"{sum(one.witnesses == ('assumed',) for one in constraints)} assumed",
    ]
    return Words.of(f"{{}}: {', '.join(parts)}", spec.model)


def proofs_of(score: JsonValue, verification: Sequence[JsonValue]) -> Proofs:
    """What ``docpact score`` and ``docpact verify`` print as JSON, by model and fact. Raises ValueError for others."""
    server: dict[tuple[str, str], str] = {}
    for one in verification:
        if not isinstance(one, dict) or one.get("command") != "verify":
            raise ValueError("it is not what 'docpact verify --format json' prints")
        for fact in _objects(one.get("facts")):
            server[str(one.get("model")), str(fact.get("id"))] = str(fact.get("status"))
    if score is not None and (not isinstance(score, dict) or score.get("command") != "score"):
        raise ValueError("it is not what 'docpact score --format json' prints")
    return Proofs(server, _guards(score) if isinstance(score, dict) else {})


def _guards(score: Mapping[str, JsonValue]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = {}
    for one in _objects(score.get("scores")):
        for result in _objects(one.get("results")):
            key = (str(one.get("model")), str(result.get("subject")))
            found.setdefault(key, []).append(str(result.get("state")))
    return {
        key: f"{states.count('killed')} of {len(states) - states.count('equivalent')} mutants noticed"
        for key, states in found.items()
    }


def _objects(value: JsonValue) -> Iterator[dict[str, JsonValue]]:
    yield from (one for one in (value if isinstance(value, list) else []) if isinstance(one, dict))
