"""A score as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import JsonValue

from docpact.check.promises import cut, shown
from docpact.check.score.run import Result, Score


def text(score: Score) -> Iterator[str]:
    """The lines of a report: the score, the kinds of mutants by side, and each survivor."""
    yield (
        f"{score.model}: {score.percent:g} % of {score.counted} mutants killed, {len(score.survived)} survived, "
        f"{len(score.equivalent)} equivalent, {score.seconds:.1f} s"
    )
    for side in ("endpoint", "client"):
        yield f"  {side}"
        for kind, states in _by_kind(score, side).items():
            rest = ", ".join(f"{states[state]} {state}" for state in ("survived", "equivalent") if states[state])
            yield f"    {kind:<20} {states['killed']:>4} killed{f', {rest}' if rest else ''}"
    for reason, count in sorted(Counter(result.equivalent for result in score.equivalent).items(), key=str):
        yield f"  equivalent, {count}: {reason}"
    for result in score.survived:
        yield from _survivor(result)


def structured(score: Score) -> dict[str, JsonValue]:
    """The same as JSON, with every mutant."""
    return {
        "model": score.model,
        "percent": score.percent,
        "mutants": len(score.results),
        "killed": len(score.killed),
        "survived": len(score.survived),
        "equivalent": len(score.equivalent),
        "seconds": round(score.seconds, 2),
        "by_kind": {
            side: {kind: dict(states) for kind, states in _by_kind(score, side).items()}
            for side in ("endpoint", "client")
        },
        "results": [_structured(result) for result in score.results],
    }


def _by_kind(score: Score, side: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for result in score.results:
        if result.mutant.side == side:
            found.setdefault(result.mutant.kind, Counter())[result.state] += 1
    return dict(sorted(found.items()))


def _survivor(result: Result) -> Iterator[str]:
    mutant = result.mutant
    yield f"  survived: {mutant.side}, {mutant.kind}, {mutant.subject}: {mutant.what}"
    if result.witness is not None:
        yield f"    would have been shown by {shown(result.witness)}"
    elif mutant.takes is not None:
        yield "    no body was found that shows it"


def _structured(result: Result) -> dict[str, JsonValue]:
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
