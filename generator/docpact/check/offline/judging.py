"""What becomes of a body: accepted, warned of, or refused, each with the fact, who says it, and how to mend it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from pydantic import JsonValue

from docpact.check.offline.reading import Given
from docpact.errors import Place, one_line
from docpact.facts import Contract, Fact, Judge, Violation, value_at
from docpact.facts.path import Absent
from docpact.facts.unknown import KnownMembers, Unknown
from docpact.facts.values import is_number, number
from docpact.report import Case, Evidence, Finding, Report, Words

State = Literal["accepted", "warned", "refused", "not judged"]
_SHOWN: Final = 120
"""Characters of a value that a finding shows."""


@dataclass(frozen=True)
class Verdict:
    """One body with what was found; ``skipped`` says why it was not judged."""

    given: Given
    findings: tuple[Finding, ...] = ()
    skipped: str = ""

    @property
    def state(self) -> State:
        """What becomes of the body."""
        if self.skipped:
            return "not judged"
        if any(finding.severity == "error" for finding in self.findings):
            return "refused"
        return "warned" if self.findings else "accepted"


@dataclass(frozen=True)
class SpecJudges:
    """Contracts by the model names that bodies give, ready to judge.

    ``foreign`` names members that belong to another version of the API.
    """

    contracts: Sequence[Contract]
    names: Mapping[str, Contract]
    foreign: Mapping[str, str] = field(default_factory=dict[str, str])
    _ready: dict[int, tuple[Judge, KnownMembers]] = field(default_factory=dict[int, tuple[Judge, KnownMembers]])

    def judged(self, given: Given) -> Verdict:
        """What becomes of one body."""
        if given.problem:
            message = Words.of("{}", given.problem)
            finding = Finding("json-refused", "error", message, place=given.place, label="refused", case=given.name)
            return Verdict(given, (finding,))
        contract, skipped = self._contract(given.body)
        if contract is None:
            return Verdict(given, skipped=skipped)
        judge, known = self._prepared(contract)
        facts = [one for one in judge.violations(given.body) if one.fact.keyword != "additionalProperties"]
        found = [_violation_finding(one, given, contract) for one in facts]
        found += [_unknown_finding(one, given) for one in known.unknown(given.body)]
        return Verdict(given, tuple(sorted(found, key=lambda one: one.severity != "error")))

    def _contract(self, body: JsonValue) -> tuple[Contract | None, str]:
        name = body.get("model") if isinstance(body, dict) else None
        if isinstance(name, str) and name in self.names:
            return self.names[name], ""
        if name is None and len(self.contracts) == 1:
            return self.contracts[0], ""
        if name is None:
            return None, "it names no model"
        return None, f"no spec is of the model {one_line(json.dumps(name), 80)}"

    def _prepared(self, contract: Contract) -> tuple[Judge, KnownMembers]:
        if id(contract) not in self._ready:
            siblings = [other for other in self.contracts if other is not contract]
            self._ready[id(contract)] = (Judge(contract), KnownMembers.of(contract, siblings, self.foreign))
        return self._ready[id(contract)]


def judged_report(verdicts: Iterable[Verdict], title: str, seconds: float = 0.0) -> Report:
    """All bodies as one report. Exit code 1 where one is refused, 2 where none could be judged."""
    listed = [*verdicts]
    counts = {state: sum(one.state == state for one in listed) for state in ("accepted", "warned", "refused")}
    judged = sum(counts.values())
    skipped: dict[str, int] = {}
    for one in listed:
        if one.skipped:
            skipped[one.skipped] = skipped.get(one.skipped, 0) + 1
    remarks = [Words.of(f"{bodies(count)} not judged: {{}}.", why) for why, count in skipped.items()]
    spelt = ", ".join(f"{count} {state}" for state, count in counts.items())
    verdict = Words((f"{bodies(judged)} judged: {spelt}.",))
    failed = "" if judged else "no body could be judged"
    return Report(
        command="check",
        title=Words.foreign(title),
        verdict=verdict,
        exit_code=2 if failed else 1 if counts["refused"] else 0,
        findings=tuple(finding for one in listed for finding in one.findings),
        remarks=tuple(remarks),
        cases=tuple(Case(one.given.name, one.given.place, one.skipped) for one in listed),
        seconds=seconds,
        failed=failed,
        data={
            "bodies": [{"name": one.given.name, "state": one.state} for one in listed],
            "judged": judged,
            **counts,
        },
    )


def _violation_finding(violation: Violation, given: Given, contract: Contract) -> Finding:
    fact = violation.fact
    state = "refused" if violation.refuses else "warned"
    value = value_at(given.body, violation.loc)
    evidence = [] if isinstance(value, Absent) else [Evidence("given", _shown(value))]
    evidence += [Evidence("said by", said) for said in _said(violation)]
    evidence += [Evidence("contradicted by", said) for said in _contradictions(violation, contract)]
    return Finding(
        kind=f"{fact.keyword}-{state}",
        severity="error" if violation.refuses else "warning",
        label=state,
        message=Words.of("{}", violation.message),
        fact=fact.id,
        case=given.name,
        place=given.place_of(violation.loc),
        evidence=(Evidence("body", given.name), *evidence),
        hint=_mend(violation, value),
        data={"body": given.name, "path": str(violation.path), "loc": list(violation.loc), "states": str(fact)},
    )


def _unknown_finding(unknown: Unknown, given: Given) -> Finding:
    state = "refused" if unknown.refused else "warned"
    if unknown.meant is not None:
        hint = Words.of("Write {}.", unknown.meant)
    else:
        hint = Words(("Leave it out." if unknown.refused else "Check its name; leave it out if it does nothing.",))
    return Finding(
        kind=f"unknown-{state}",
        severity="error" if unknown.refused else "warning",
        label=state,
        message=Words.of("{} {}", unknown.path, unknown.why),
        fact=f"{unknown.path}#unknown",
        case=given.name,
        place=given.place_of(unknown.loc),
        evidence=(Evidence("body", given.name),),
        hint=hint,
        data={"body": given.name, "path": str(unknown.path), "loc": list(unknown.loc), "states": None},
    )


def _said(violation: Violation) -> Iterator[str]:
    for claim in violation.claims:
        yield f"{claim.witness}{_where(claim.place, claim.page_line)}"


def _contradictions(violation: Violation, contract: Contract) -> Iterator[str]:
    for one in contract.contested:
        if one.claim in violation.claims:
            yield from (f"{claim.witness}{_where(claim.place, claim.page_line)}: {claim.fact}" for claim in one.against)


def _where(place: Place | None, line: int | None) -> str:
    parts = [*([f"page line {line}"] if line else []), *([str(place)] if place else [])]
    return f" ({', '.join(parts)})" if parts else ""


def _mend(violation: Violation, value: JsonValue | Absent) -> Words:
    """What to change so that the fact is kept."""
    fact, path = violation.fact, violation.path
    if fact.meaning.about == "presence":
        if fact.keyword in ("forbidden", "ignored"):
            condition = (
                Words.of(", or change {}", " and ".join(str(test.path) for test in fact.when))
                if fact.when
                else Words(())
            )
            return Words.of("Leave {} out{}.", path, condition)
        return Words.of("Give {}.", path if fact.keyword == "required" else fact.meaning.states(fact.value))
    near = None if isinstance(value, Absent) else nearest(fact, value)
    if near is not None:
        return Words.of("Give {}, for example.", _shown(near))
    return Words.of("See to it that {} {}.", path, fact.meaning.states(fact.value))


def nearest(fact: Fact, value: JsonValue) -> JsonValue:
    """The allowed value that is nearest to one that is not; None where none is known."""
    if fact.keyword in ("type", "itemType"):
        return _converted(str(fact.value), value)
    edges = [edge for edge in fact.meaning.edges(fact.value) if len(_shown(edge)) < _SHOWN]
    numbers = [edge for edge in edges if is_number(edge)]
    if is_number(value) and numbers:
        return min(numbers, key=lambda edge: abs(number(edge) - number(value)))
    if isinstance(value, str):
        texts = [edge for edge in edges if isinstance(edge, str)] if fact.keyword == "enum" else []
        folded = {text.lower(): text for text in texts}
        close = difflib.get_close_matches(value.lower(), folded, 1, 0.0)
        return folded[close[0]] if close else None
    return edges[0] if edges and fact.keyword == "rows" and isinstance(value, dict) else None


def _converted(json_type: str, value: JsonValue) -> JsonValue:
    """A text that was meant as a number or a truth value, and the other way round."""
    if json_type == "string":
        return None if isinstance(value, list | dict) or value is None else str(value)
    if isinstance(value, str) and json_type in ("integer", "number", "boolean"):
        try:
            found: JsonValue = json.loads(value.lower())
        except ValueError:
            return None
        wanted = bool if json_type == "boolean" else int if json_type == "integer" else (int, float)
        return found if isinstance(found, wanted) and isinstance(found, bool) is (json_type == "boolean") else None
    return None


def _shown(value: JsonValue) -> str:
    return one_line(json.dumps(value, ensure_ascii=False), _SHOWN)


def bodies(count: int) -> str:
    """How many, in words."""
    return "1 body" if count == 1 else f"{count} bodies"
