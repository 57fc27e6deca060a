"""Finds what notices a mutant: each case of each promise is tried, the likely ones first."""

from __future__ import annotations

import itertools
import re
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import bodies_for
from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.promises import Case, Promise
from docpact.check.score.equivalent import reason_for
from docpact.check.score.mutant import Mutant, SameClientError
from docpact.check.score.suite import Suite
from docpact.check.values import boundary_bodies
from docpact.check.violations import violations
from docpact.facts import NAME, ROOT, Path, canonical

_MOST_REMEMBERED: Final = 6
_PATH: Final = re.compile(rf"\$|{NAME.pattern}(?:\[\]|\.{NAME.pattern})*")


@dataclass(frozen=True, slots=True)
class Kill:
    """What noticed a mutant: the promise, the case, file and line of the assertion that failed, and what it said."""

    promise: str
    case: str
    place: tuple[str, int] | None
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a mutant: killed, equivalent for a reason, or survived, with a body that would have shown it."""

    mutant: Mutant
    kill: Kill | None = None
    equivalent: str | None = None
    witness: JsonValue = None

    @property
    def state(self) -> str:
        return "killed" if self.kill else "equivalent" if self.equivalent else "survived"


@dataclass(frozen=True, slots=True, eq=False)
class _Trial:
    """A promise to be tried on one case. ``about`` is the path that the case's name begins with."""

    promise: Promise
    case: Case
    about: str

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the case breaks."""
        return self.case.ids if isinstance(self.case, InvalidBody) else ()

    @property
    def above(self) -> str:
        """The path of the object that holds what the case is about."""
        return str(Path(self.about).parent or "")


class Examiner:
    """Finds for each mutant the first promise that it breaks.

    What noticed the last mutants of the kind comes first, then the cases that break the mutated fact, those about its
    path, and those that name it. That decides how soon a mutant is noticed, not whether.
    """

    def __init__(self, harness: Harness, suite: Suite, *, thorough: bool = False) -> None:
        self._thorough: Final = thorough
        self.harness: Final = harness
        self.suite: Final = suite
        by_promise = [
            [_Trial(promise, case, found[0] if (found := _PATH.match(case.name)) else "") for case in cases]
            for promise, cases in ((promise, promise.cases_for(harness.spec)) for promise in suite)
        ]
        # The first case of each promise, then the second of each: most mutants that any case of a promise notices are
        # noticed by its first.
        self._firsts: Final = [trials[0] for trials in by_promise if trials]
        self._trials: Final = [trial for layer in itertools.zip_longest(*by_promise) for trial in layer if trial]
        self._by_fact: Final = _grouped((fact, trial) for trial in self._trials for fact in trial.facts)
        self._by_path: Final = _grouped((trial.about, trial) for trial in self._trials)
        self._by_object: Final = _grouped((trial.above, trial) for trial in self._trials)
        self._noticed: dict[tuple[str, str], list[_Trial]] = {}

    def renewed(self) -> Examiner:
        """The same with clients of its own."""
        harness = Harness(self.harness.spec, self.harness.package.__name__)
        return Examiner(harness, self.suite, thorough=self._thorough)

    def result(self, mutant: Mutant) -> Result:
        """What becomes of a mutant."""
        reason = reason_for(mutant, self.harness)
        try:
            with mutant.drift(self.harness):
                # Of a mutant that is said to be none, only what speaks of its path, and each promise's first case.
                kill = self._first_kill(mutant, everything=self._thorough or not reason)
        except SameClientError as error:
            return Result(mutant, None, str(error))
        self.harness.reset()
        if kill:
            return Result(mutant, kill)
        return Result(mutant, None, reason, None if reason else self._witness(mutant))

    def _first_kill(self, mutant: Mutant, *, everything: bool) -> Kill | None:
        tried: set[int] = set()
        noticed = self._noticed.setdefault((mutant.side, mutant.kind), [])
        for trial in self._likely_first(mutant, [*noticed], everything=everything):
            if id(trial) in tried:
                continue
            tried.add(id(trial))
            if kill := self._kill(trial):
                noticed[:] = [trial, *(other for other in noticed if other is not trial)][:_MOST_REMEMBERED]
                return kill
        return None

    def _likely_first(self, mutant: Mutant, noticed: list[_Trial], *, everything: bool) -> Iterator[_Trial]:
        last = [trial.promise for trial in noticed]

        def recent(trial: _Trial) -> int:
            return last.index(trial.promise) if trial.promise in last else len(last)

        yield from noticed
        yield from sorted(self._by_fact.get(mutant.subject, []), key=recent)
        if mutant.path == ROOT:  # of which every case speaks
            yield from sorted(self._trials if everything else self._firsts, key=recent)
            return
        for near in (self._by_path, self._by_object):
            yield from sorted(near.get(mutant.path, []), key=recent)
        yield from sorted((one for one in self._trials if mutant.path in one.case.name), key=recent)
        if everything:
            yield from self._trials

    def _kill(self, trial: _Trial) -> Kill | None:
        try:
            trial.promise(self.harness, trial.case)
        except Exception as error:  # noqa: BLE001  # as in any test, whatever is raised is a failure
            frames = traceback.extract_tb(error.__traceback__)
            file = trial.promise.check.__code__.co_filename
            asserted = isinstance(error, AssertionError)
            lines = [frame.lineno for frame in frames if asserted and frame.filename == file and frame.lineno]
            place = (File(file).name, lines[-1]) if lines else None
            message = str(error) if asserted else f"{type(error).__name__}: {error}"
            return Kill(trial.promise.name, trial.case.name, place, message)
        return None

    def _witness(self, mutant: Mutant) -> JsonValue:
        """A body that the two sides judge differently; None where none was found, or bodies are judged alike."""
        if mutant.takes is None:
            return None
        # The shortest first, so that the first is the answer.
        return next((body for body, accepted in self._bodies if mutant.takes(body) != accepted), None)

    @cached_property
    def _bodies(self) -> list[tuple[JsonValue, bool]]:
        """Bodies at and beyond every bound, from the shortest to the longest, and whether the facts allow each."""
        contract = self.harness.spec.contract
        bodies = [valid.body for valid in boundary_bodies(contract)] + [one.body for one in violations(contract)]
        accepts = bodies_for(contract).judge.accepts
        return [(body, accepts(body)) for body in sorted(bodies, key=lambda body: len(canonical(body)))]


def _grouped(pairs: Iterable[tuple[str, _Trial]]) -> dict[str, list[_Trial]]:
    found: dict[str, list[_Trial]] = {}
    for key, trial in pairs:
        found.setdefault(key, []).append(trial)
    return found
