"""The results as Markdown: shares and ratios, no seconds of one machine."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from benchmarks.drift import tools
from benchmarks.drift.deviations import Deviation
from benchmarks.drift.killing import Kills
from benchmarks.drift.mutations import KINDS, WORD, Mutant, equivalent
from benchmarks.drift.peers import Measured

import docpact

MOST_REQUESTS: Final = 300
LONGEST_SECONDS: Final = 2.0
LEAST_SHARE: Final = 0.9
LEAST_NAMED: Final = 0.9
"""The share of deviations from documented facts of which docpact names the fact, with a budget."""


@dataclass(slots=True)
class Column:
    """One tool on the right server and on those that deviate.

    ``carried`` are deviations without a run of their own, which the tool noticed with fewer examples already.
    """

    title: str
    right: Measured
    names_facts: bool
    runs: dict[str, Measured] = field(default_factory=dict[str, Measured])
    carried: set[str] = field(default_factory=set[str])

    def of(self, deviation: Deviation) -> Measured | None:
        return self.runs.get(deviation.name)

    def noticed(self, deviation: Deviation) -> bool:
        """Whether something was found that is not found on the right server."""
        run = self.of(deviation)
        if run is None:
            return deviation.name in self.carried
        return bool(set(run.findings) - set(self.right.findings))

    def named(self, deviation: Deviation) -> bool:
        """Whether the fact that is broken was named, and no other."""
        run = self.of(deviation)
        return run is not None and bool(run.findings) and {*run.findings} <= {*deviation.facts}

    def misnamed(self, deviation: Deviation) -> bool:
        """Whether only facts were named that are not the one that is broken."""
        run = self.of(deviation)
        return run is not None and bool(run.findings) and not {*run.findings} & {*deviation.facts}

    def all(self) -> list[Measured]:
        return [self.right, *self.runs.values()]


@dataclass(slots=True)
class Results:
    """Everything that was measured. What is missing has its reason in ``left_out``."""

    deviations: Sequence[Deviation]
    columns: list[Column]
    mutants: Sequence[Mutant]
    kills: dict[str, tuple[int, Kills]]
    prism: dict[str, tuple[int, Counter[str]]] = field(default_factory=dict[str, tuple[int, Counter[str]]])
    left_out: list[str] = field(default_factory=list[str])
    unexplained: list[str] = field(default_factory=list[str])

    def problems(self) -> list[str]:
        """What falls short of what docpact promises."""
        billed, free = self.columns[0], self.columns[1]
        ours = next(iter(self.kills.values()))[1]
        documented = [one for one in self.deviations if one.fact]
        found = [f"a false alarm of {column.title}" for column in (billed, free) if column.right.findings]
        named = sum(billed.named(one) for one in documented)
        found += [f"only {named} of {len(documented)} named"] if named < LEAST_NAMED * len(documented) else []
        found += [f"another fact named: {one.name}" for one in documented if billed.misnamed(one)]
        found += [f"a wrong fact named without a budget: {one.name}" for one in self.deviations if free.misnamed(one)]
        found += [f"an alarm for {one.name}" for one in self.deviations if not one.fact and billed.noticed(one)]
        runs = [*billed.all(), *free.all()]
        found += ["more than 300 requests"] if max(run.requests for run in runs) > MOST_REQUESTS else []
        found += ["more than 2 s in the median"] if median(run.seconds for run in runs) > LONGEST_SECONDS else []
        found += ["more than one accepted request by default"] if max(run.billed for run in free.all()) > 1 else []
        found += [f"only {ours.share:.0%} of the mutants killed"] if ours.share < LEAST_SHARE else []
        found += self.unexplained
        for title, (_, other) in self.kills.items():
            short = sorted(set(other.perfect()) - set(ours.perfect()))
            found += [f"{kind}: {title} kills all of them" for kind in short]
        return found


def markdown(results: Results) -> str:
    """The whole page."""
    python = ".".join(platform.python_version_tuple()[:2])
    parts = [
        "# Drift: who notices?",
        "",
        "Made by `nox -s bench` (`python generator/benchmarks/drift/run.py`); [README.md](README.md) says what it is.",
        "",
        f"docpact {docpact.__version__}, schemathesis {tools.SCHEMATHESIS}, Prism {tools.PRISM}, Python {python}.",
        "",
        *_servers(results),
        *_each(results),
        *_mutants(results),
        *_prism(results),
    ]
    if results.left_out:
        parts += ["## Left out", "", *(f"- {reason}." for reason in results.left_out), ""]
    return "\n".join(parts).rstrip() + "\n"


def _servers(results: Results) -> Iterable[str]:
    documented = [one for one in results.deviations if one.fact]
    others = [one for one in results.deviations if not one.fact]
    columns = results.columns
    yield "## Running servers"
    yield ""
    yield from _table(
        ["", *(column.title for column in columns)],
        [
            ["false alarms on the right server", *(str(len(column.right.findings)) for column in columns)],
            [
                f"noticed, of {len(documented)} that break a documented fact",
                *(str(sum(column.noticed(one) for one in documented)) for column in columns),
            ],
            [
                "of those, the right fact named and no other",
                *(
                    str(sum(column.named(one) for one in documented)) if column.names_facts else "names none"
                    for column in columns
                ),
            ],
            [
                f"alarms for the {len(others)} that break none",
                *(str(sum(column.noticed(one) for one in others)) for column in columns),
            ],
            ["requests on the right server", *(str(column.right.requests) for column in columns)],
            ["most requests in a run", *(str(max(run.requests for run in column.all())) for column in columns)],
            ["accepted (billed) on the right server", *(str(column.right.billed) for column in columns)],
            ["most accepted in a run", *(str(max(run.billed for run in column.all())) for column in columns)],
            ["time of the command on the right server", *_ratios(columns, whole=True)],
            ["time of the run itself there", *_ratios(columns, whole=False)],
        ],
    )
    took = median(run.seconds for column in columns[:2] for run in column.all())
    within = "less" if took <= LONGEST_SECONDS else "more"
    whose = "schemathesis with its own settings" if len(columns) > 2 else "docpact with a budget"
    yield f"Times, the best of three, are multiples of those of {whose}; those of the longer runs are not compared."
    yield f"In the median a run of docpact took {within} than 2 s."
    yield "More examples were asked of schemathesis only where it had found nothing."
    yield ""
    yield "Without a budget docpact sends only what has to be refused; what a server wrongly refuses stays unseen then."
    yield ""


def _ratios(columns: Sequence[Column], *, whole: bool) -> list[str]:
    def seconds(column: Column) -> float:
        run = column.right
        return run.whole if whole else run.seconds

    base = columns[2] if len(columns) > 2 else columns[0]
    # The longer runs are made once, perhaps while the machine does something else.
    return ["-" if column.carried else f"{seconds(column) / seconds(base):.1f}" for column in columns]


def _each(results: Results) -> Iterable[str]:
    def shown(column: Column, one: Deviation) -> str:
        run = column.of(one)
        if run is None:
            return "noticed before" if one.name in column.carried else "not run"
        word = "-"
        if column.noticed(one):
            word = "noticed" if not column.names_facts else "named" if column.named(one) else "wrongly named"
        return f"{word} ({run.requests}, {run.billed})"

    yield "In brackets: requests, and how many of them were accepted and so billed."
    yield ""
    yield from _table(
        ["server", "breaks", *(column.title for column in results.columns)],
        [
            [
                one.name,
                f"`{one.fact}`" if one.facts else f"nothing: {one.why}",
                *(shown(c, one) for c in results.columns),
            ]
            for one in results.deviations
        ],
    )
    refused = next(one for one in results.deviations if one.name.startswith("whole floats"))
    run = results.columns[0].of(refused)
    habits = [habit for habit in run.dialect if "4.0 is an integer: no" in habit] if run else []
    yield (
        f"Whole floats refused are reported as the dialect of {len(habits)} parameters."
        if habits
        else "Whole floats refused are not reported."
    )
    yield ""


def _mutants(results: Results) -> Iterable[str]:
    counted = Counter(reason for mutant in results.mutants if (reason := equivalent(mutant)))
    yield "## Mutants of the request's schema"
    yield ""
    yield (
        f"{len(results.mutants)} mutants, of which {sum(counted.values())} allow the very same bodies as the original "
        "and are not counted. A mutant is killed by a body that it and the original judge differently."
    )
    yield ""
    rows = [
        [kind, str(next(iter(results.kills.values()))[1].of_kind(kind)[1]), *_shares(results, kind)] for kind in KINDS
    ]
    totals = [f"**{kills.share:.1%}**" for _, kills in results.kills.values()]
    size = sum(int(row[1]) for row in rows)
    yield from _table(
        ["class", "mutants", *(f"{title} ({count} bodies)" for title, (count, _) in results.kills.items())],
        [*rows, ["all", str(size), *totals]],
    )
    yield "Equal to the original:"
    yield ""
    yield from (f"- {count}: {reason}." for reason, count in counted.items())
    yield ""
    ours = next(iter(results.kills.values()))[1]
    if not ours.survivors:
        yield "Nothing is left alive by docpact's bodies."
        yield ""
        return
    yield f"Left alive by docpact's bodies (`{WORD}` is a word that nothing in the schema hints at):"
    yield ""
    yield from (f"- `{mutant.path}`: {mutant.what}" for mutant in ours.survivors)
    yield ""


def _shares(results: Results, kind: str) -> list[str]:
    return [f"{kills.of_kind(kind)[0]}" for _, kills in results.kills.values()]


def _prism(results: Results) -> Iterable[str]:
    if not results.prism:
        return
    yield "## Prism as a judge"
    yield ""
    yield "The mock of our OpenAPI document and the spec, on the same bodies:"
    yield ""
    rows = [
        [title, str(count), str(count - sum(reasons.values())), "; ".join(f"{n}: {why}" for why, n in reasons.items())]
        for title, (count, reasons) in results.prism.items()
    ]
    yield from _table(["bodies", "number", "agreed on", "not agreed on, and why"], rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
