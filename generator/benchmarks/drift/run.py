"""Measure docpact and its peers on servers and schemas that drift: ``python generator/benchmarks/drift/run.py``.

Writes RESULTS.md beside this file. Exit 0: docpact keeps what it promises, 1: it falls short somewhere, 2: nothing can
be said.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import jsonschema_rs
from benchmarks.drift import peers, prism, tools
from benchmarks.drift.corpus import SPEC, Body, Corpus
from benchmarks.drift.deviations import DEVIATIONS, Deviation
from benchmarks.drift.killing import Kills, NotEquivalentError, kills
from benchmarks.drift.mutations import mutants
from benchmarks.drift.reference import Rules
from benchmarks.drift.table import Column, Results, markdown

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
EXAMPLES: Final = 1000
REASONS: Final = {
    prism.NO_ANSWER: "not sent: Prism repeats unknown names in a header, and ends where that cannot hold them",
    "twice": "a member is given twice: JSON.parse keeps the last one, and no keyword of a schema can forbid it",
}
"""Why Prism and the spec may differ on a body. A disagreement without an entry here ends the run."""
_RIGHT: Final = Rules()
_REPEATED: Final = 3
"""How often the right server is asked where times are compared."""


def main() -> int:
    """Measure everything and write the table."""
    options = _options()
    # Ended from outside, it ends what it started.
    signal.signal(signal.SIGTERM, _ended)
    corpus = Corpus()
    try:
        results = _measured(corpus, options.examples)
    except (peers.FailedError, NotEquivalentError) as error:
        tools.say(f"The benchmark could not be run: {error}")
        return 2
    options.output.write_text(markdown(results), encoding="utf-8")
    for problem in results.problems():
        tools.say(f"Falls short: {problem}")
    tools.say(f"Written: {options.output.name}")
    return 1 if results.problems() else 0


def _ended(number: int, _: object) -> None:
    raise SystemExit(128 + number)


class _Options(argparse.Namespace):
    examples: int
    output: Path


def _options() -> _Options:
    parser = argparse.ArgumentParser(description="docpact and its peers on servers and schemas that drift")
    parser.add_argument(
        "--examples", type=int, default=EXAMPLES, help="for the longer runs of schemathesis; 0 for none (%(default)s)"
    )
    parser.add_argument("--output", type=Path, default=RESULTS, help="where the table goes")
    return parser.parse_args(namespace=_Options())


def _measured(corpus: Corpus, examples: int) -> Results:
    left_out: list[str] = []
    columns = [
        _column(f"docpact, at most {peers.BUDGET} billed", budget=peers.BUDGET),
        _column("docpact, default", budget=None),
    ]
    try:
        columns += _schemathesis(corpus, examples)
    except tools.MissingPeerError as error:
        left_out.append(f"schemathesis: {error}")
    found = mutants(corpus.schema)
    killing: dict[str, tuple[int, Kills]] = {
        "docpact": (len(corpus.values), kills(corpus.schema, found, corpus.values)),
    }
    for column in columns[2:]:
        bodies = peers.bodies_of(column.right)
        killing[column.title] = (len(bodies), kills(corpus.schema, found, bodies))
    results = Results(DEVIATIONS, columns, found, killing, left_out=left_out)
    try:
        _judge_by_prism(corpus, results)
    except tools.MissingPeerError as error:
        left_out.append(f"Prism: {error}")
    except prism.UnusableError as error:
        results.unexplained.append(str(error))
    return results


def _column(title: str, budget: int | None) -> Column:
    tools.say(f"{title}: the right server")
    column = Column(title, _fastest(lambda: peers.docpact(SPEC, _RIGHT, budget)), names_facts=True)
    for one in DEVIATIONS:
        column.runs[one.name] = peers.docpact(SPEC, one.rules, budget)
        _say_noticed(column, one)
    return column


def _schemathesis(corpus: Corpus, examples: int) -> list[Column]:
    program = tools.schemathesis()

    def measured(rules: Rules, count: int | None) -> peers.Measured:
        return peers.schemathesis(program, corpus.document, rules, count)

    tools.say("schemathesis: the right server")
    plain = Column("schemathesis", _fastest(lambda: measured(_RIGHT, None)), names_facts=False)
    for one in DEVIATIONS:
        plain.runs[one.name] = measured(one.rules, None)
        _say_noticed(plain, one)
    if not examples:
        return [plain]
    tools.say(f"schemathesis, {examples} examples: the right server, and those on which it found nothing")
    longer = Column(f"schemathesis, {examples} examples", measured(_RIGHT, examples), names_facts=False)
    for one in DEVIATIONS:
        if plain.noticed(one):
            longer.carried.add(one.name)
        else:
            longer.runs[one.name] = measured(one.rules, examples)
            _say_noticed(longer, one)
    return [plain, longer]


def _fastest(measure: Callable[[], peers.Measured]) -> peers.Measured:
    """One run of some, by the time that the whole command took: what else the machine does only adds to it."""
    return min((measure() for _ in range(_REPEATED)), key=lambda run: run.whole)


def _say_noticed(column: Column, one: Deviation) -> None:
    run = column.runs[one.name]
    word = "noticed" if column.noticed(one) else "nothing"
    tools.say(
        f"  {column.title}: {one.name}: {word}; {run.requests} requests, {run.billed} billed, "
        f"{run.seconds:.2f} s, with its start {run.whole:.2f} s"
    )


def _judge_by_prism(corpus: Corpus, results: Results) -> None:
    original = jsonschema_rs.Draft202012Validator(corpus.schema)
    sets: dict[str, list[Body]] = {"certified by docpact": corpus.bodies, "whole floats, as 4.0": corpus.whole_floats}
    for column in results.columns[2:]:
        sets[f"of {column.title}"] = [
            Body(f"body {number} of {column.title}", body, original.is_valid(body))
            for number, body in enumerate(peers.bodies_of(column.right))
        ]
    for title, bodies in sets.items():
        tools.say(f"Prism: {len(bodies)} bodies {title}")
        reasons = Counter(map(reason_of, prism.disagreements(corpus.document, bodies)))
        results.prism[title] = (len(bodies), reasons)


def reason_of(found: prism.Disagreement) -> str:
    """The reason of a disagreement. Raises UnusableError where none is known."""
    if found.body.text is not None:
        return REASONS["twice"]
    if found.codes == (prism.NO_ANSWER,):
        return REASONS[prism.NO_ANSWER]
    codes = ", ".join(found.codes) or "nothing"
    raise prism.UnusableError(
        f"no reason is known for a disagreement: {found.body.name} is {'valid' if found.body.valid else 'wrong'} "
        f"by the spec, and Prism names {codes}: {found.body.content[:500].decode('utf-8', 'replace')}"
    )


if __name__ == "__main__":
    sys.exit(main())
