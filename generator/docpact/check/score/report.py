"""Scores as one report: a finding for each survivor, a case for each mutant, and the counts of every kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from docpact.check.promises import body_excerpt, cut
from docpact.check.score.code import FLOOR, WANTED, CodeResult, CodeScore, content_hash
from docpact.check.score.examiner import Result
from docpact.check.score.run import Score
from docpact.report import Case, Evidence, Finding, Report, Section, Words, counted


def report(scores: Sequence[Score]) -> Report:
    """The report of all specs that were scored. Exit code 1 where a mutant survived."""
    survived = sum(len(score.survived) for score in scores)
    total = sum(score.counted for score in scores)
    percent = 100.0 if not survived else round(100 * (total - survived) / total, 1)
    names = ", ".join(score.model for score in scores)
    return Report(
        command="score",
        title=Words.foreign(names or "no spec"),
        verdict=Words((f"{percent:g} % of {counted(total, 'mutant')} killed, {survived} survived.",)),
        exit_code=1 if survived else 0,
        findings=tuple(_finding(score, result) for score in scores for result in score.survived),
        sections=tuple(section for score in scores for section in _sections(score)),
        cases=tuple(Case(f"{score.model} {one.mutant.id}") for score in scores for one in score.results),
        seconds=sum(score.seconds for score in scores),
        data={"scores": [_structured(score) for score in scores]},
    )


def code_report(found: CodeScore) -> Report:
    """The report of mutants of the code. Exit code 1 where clearly less than :data:`FLOOR` percent were noticed."""
    states = Counter(result.state for result in found.results)
    rest = ", ".join(f"{states[state]} {state}" for state in ("survived", "equivalent") if states[state])
    tried = counted(len(found.results), "mutant")
    verdict = f"{found.percent:g} % of {tried} of the code killed{f', {rest}' if rest else ''}."
    drawn = f"drawn with seed {found.seed} from {found.total:,}, {found.seconds:.0f} s"
    bounds = f"{WANTED:g} % are wanted; below {FLOOR:g} % it is a failure, and that only rises"
    head = Words((drawn,)), Words((bounds,))
    return Report(
        command="score",
        title=Words(("code",)),
        verdict=Words((verdict,)),
        exit_code=int(not found.enough),
        findings=tuple(_survivor(result) for result in found.survived),
        sections=(Section("Mutants of the code", (*head, *map(_equivalent, found.results))[:_MOST_LINES]),),
        cases=tuple(Case(f"code {result.mutant.id}") for result in found.results),
        seconds=found.seconds,
        data={"code": [_code_result(result) for result in found.results], "percent": found.percent},
    )


_MOST_LINES = 200


def _survivor(result: CodeResult) -> Finding:
    lines = result.mutant.diff.splitlines()
    evidence = [Evidence("was" if line.startswith("-") else "is", line[1:].strip()) for line in lines]
    return Finding(
        kind="survived-code",
        severity="error",
        label="survived",
        message=Words.of("{}, line {}: {}", result.mutant.module, str(result.mutant.line), result.mutant.operator),
        case=f"code {result.mutant.id}",
        reason="Neither the contract suite nor a test of the runtime notices this change.",
        evidence=(*evidence, Evidence("hash", content_hash(result.mutant))),
    )


def _equivalent(result: CodeResult) -> Words:
    why = f"equivalent: {result.equivalent}" if result.equivalent else result.noticed_by or "nobody notices it"
    return Words.of(f"{result.state:<10} {{}}: {{}}", result.mutant.id, cut(why))


def _code_result(result: CodeResult) -> dict[str, JsonValue]:
    return {
        "id": result.mutant.id,
        "hash": content_hash(result.mutant),
        "state": result.state,
        "noticed_by": result.noticed_by,
        "said": result.said,
        "reason": result.equivalent,
        "diff": result.mutant.diff,
        "seconds": round(result.seconds, 2),
    }


def _finding(score: Score, result: Result) -> Finding:
    mutant = result.mutant
    evidence = [Evidence("mutant", f"{mutant.side}, {mutant.kind}")]
    if result.witness is not None:
        evidence.append(Evidence("would have been shown by", body_excerpt(result.witness)))
    elif mutant.takes is not None:
        evidence.append(Evidence("would have been shown by", "no body that was found"))
    return Finding(
        kind=f"survived-{mutant.side}",
        severity="error",
        label="survived",
        message=Words.of("{}: {}: {}", score.model, mutant.subject, mutant.what),
        fact=mutant.subject,
        case=f"{score.model} {mutant.id}",
        reason="No promise of the contract suite notices this change.",
        evidence=tuple(evidence),
        data={"model": score.model, "side": mutant.side, "mutant": mutant.kind, "witness": result.witness},
    )


def _sections(score: Score) -> Iterator[Section]:
    kinds: list[Words] = []
    for side in ("endpoint", "client"):
        for kind, states in _by_kind(score, side).items():
            rest = ", ".join(f"{states[state]} {state}" for state in ("survived", "equivalent") if states[state])
            kinds.append(Words((f"{side:<9} {kind:<24} {states['killed']:>4} killed{f', {rest}' if rest else ''}",)))
    if len(score.results) < score.total:
        kinds.append(Words((f"tried: {len(score.results)} of {score.total}; --all tries every one",)))
    for reason, count in sorted(Counter(result.equivalent for result in score.equivalent).items(), key=str):
        kinds.append(Words.of(f"equivalent, {count}: {{}}", reason))
    title = f"{score.model}: {score.percent:g} % of {counted(score.counted, 'mutant')}, {score.seconds:.1f} s"
    yield Section(title, tuple(kinds))


def _structured(score: Score) -> dict[str, JsonValue]:
    return {
        "model": score.model,
        "percent": score.percent,
        "mutants": len(score.results),
        "of": score.total,
        "killed": len(score.killed),
        "survived": len(score.survived),
        "equivalent": len(score.equivalent),
        "seconds": round(score.seconds, 2),
        "by_kind": {
            side: {kind: dict(states) for kind, states in _by_kind(score, side).items()}
            for side in ("endpoint", "client")
        },
        "results": [_result(result) for result in score.results],
    }


def _by_kind(score: Score, side: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for result in score.results:
        if result.mutant.side == side:
            found.setdefault(result.mutant.kind, Counter())[result.state] += 1
    return dict(sorted(found.items()))


def _result(result: Result) -> dict[str, JsonValue]:
    mutant = result.mutant
    found: dict[str, JsonValue] = {
        "id": mutant.id,
        "side": mutant.side,
        "kind": mutant.kind,
        "subject": mutant.subject,
        "what": mutant.what,
        "state": result.state,
    }
    if result.kill:
        found |= {"promise": result.kill.promise, "case": result.kill.case, "said": cut(result.kill.message)}
    if result.equivalent:
        found["reason"] = result.equivalent
    if result.state == "survived":
        found["witness"] = result.witness
    return found
