"""The score of a suite: every mutant put in, the promises called until one is broken."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import bodies_for
from docpact.check.harness import Harness
from docpact.check.promises import Case, Promise
from docpact.check.score.calls import call_mutants
from docpact.check.score.client import client_mutants, modelled, request_model, source_of
from docpact.check.score.endpoint import endpoint_mutants
from docpact.check.score.equivalent import reason_for
from docpact.check.score.mutant import Mutant
from docpact.check.score.runtime import runtime_mutants
from docpact.check.score.suite import Assertion, Suite, load_suite
from docpact.check.values import boundary_bodies
from docpact.check.violations import violations
from docpact.errors import DocpactError
from docpact.facts import ROOT, canonical

Progress = Callable[[int, int], object]


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


@dataclass(slots=True)
class Score:
    """The results for one spec, and how long they took."""

    model: str
    results: list[Result] = field(default_factory=list[Result])
    seconds: float = 0.0

    @property
    def killed(self) -> list[Result]:
        return [result for result in self.results if result.kill]

    @property
    def equivalent(self) -> list[Result]:
        return [result for result in self.results if result.equivalent]

    @property
    def survived(self) -> list[Result]:
        return [result for result in self.results if result.state == "survived"]

    @property
    def counted(self) -> int:
        """How many mutants differ in what they do."""
        return len(self.results) - len(self.equivalent)

    @property
    def percent(self) -> float:
        """Killed of those that differ, in percent; rounded down, so that 100 means all."""
        return int(1000 * len(self.killed) / max(1, self.counted)) / 10


def mutants(harness: Harness) -> Iterator[Mutant]:
    """Every mutant of a spec and of the client in the harness: the endpoint's, the models', the calls'."""
    yield from endpoint_mutants(harness.spec)
    yield from client_mutants(harness)
    yield from call_mutants(harness)
    yield from runtime_mutants(harness)


def score(
    harness: Harness,
    suite: Suite,
    chosen: Iterable[Mutant] | None = None,
    progress: Progress | None = None,
    *,
    thorough: bool = False,
) -> Score:
    """Try every mutant; ``thorough`` tries every case also on those that are said to be equivalent.

    Raises DocpactError where the suite fails without any.
    """
    began = perf_counter()
    _check(harness, suite)
    tried = list(mutants(harness) if chosen is None else chosen)
    examiner = _Examiner(harness, suite, thorough=thorough)
    _check_models(harness, examiner)
    found = Score(harness.spec.model)
    for number, mutant in enumerate(tried):
        found.results.append(examiner.result(mutant))
        if progress:
            progress(number + 1, len(tried))
    found.seconds = perf_counter() - began
    return found


def _check(harness: Harness, suite: Suite) -> None:
    for promise in suite.promises:
        try:
            promise.keep(harness)
        except AssertionError as error:
            raise DocpactError(
                f"the contract suite fails already: {promise.name}: {error}",
                todo="Make 'python -m pytest contract_tests' pass before its score is taken.",
            ) from None


def _check_models(harness: Harness, examiner: _Examiner) -> None:
    """The models as they are made here, from the facts as they are, behave as the emitted ones do."""
    model = request_model(harness, source_of(harness.spec.contract))
    control = examiner.result(Mutant("client", "control", ROOT, "nothing changed", modelled(model)))
    if control.kill:
        raise DocpactError(
            f"models made in memory differ from the client's own: {control.kill.message}",
            todo="Run 'docpact generate', so that the client is what the specs make.",
        )


class _Examiner:
    """Finds for each mutant the first promise that it breaks.

    Cases that name the mutant's path come first, and so does the promise that noticed the last mutant of the kind: that
    decides how soon a mutant is noticed, not whether.
    """

    def __init__(self, harness: Harness, suite: Suite, *, thorough: bool = False) -> None:
        self.thorough: Final = thorough
        self._harness: Final = harness
        self._cases: Final = {promise: promise.cases_for(harness.spec) for promise in suite.promises}
        self._last: dict[tuple[str, str], list[Promise]] = {}
        self._honest: Final = bodies_for(harness.spec).judge

    def result(self, mutant: Mutant) -> Result:
        reason = reason_for(mutant, self._harness)
        with mutant.drift(self._harness):
            # Of a mutant that is said to be none, only what speaks of its path is tried.
            kill = next(self._kills(mutant, everything=self.thorough or not reason), None)
        self._harness.reset()
        if kill:
            return Result(mutant, kill)
        return Result(mutant, None, reason, None if reason else self._witness(mutant))

    def _kills(self, mutant: Mutant, *, everything: bool) -> Iterator[Kill]:
        order = self._ordered(mutant)
        for about_the_path in (True, False) if everything else (True,):
            for promise in order:
                for case in self._cases[promise]:
                    if _names(case, mutant.path) is about_the_path and (kill := self._kill(promise, case)):
                        yield self._remembered(mutant, promise, kill)

    def _ordered(self, mutant: Mutant) -> Sequence[Promise]:
        last = self._last.get((mutant.side, mutant.kind), [])
        return [*last, *(promise for promise in self._cases if promise not in last)]

    def _remembered(self, mutant: Mutant, promise: Promise, kill: Kill) -> Kill:
        last = self._last.setdefault((mutant.side, mutant.kind), [])
        if promise in last:
            last.remove(promise)
        last.insert(0, promise)
        return kill

    def _kill(self, promise: Promise, case: Case) -> Kill | None:
        try:
            promise(self._harness, case)
        except Exception as error:  # noqa: BLE001  # as in any test, whatever is raised is a failure
            frames = traceback.extract_tb(error.__traceback__)
            file = promise.check.__code__.co_filename
            asserted = isinstance(error, AssertionError)
            lines = [frame.lineno for frame in frames if asserted and frame.filename == file and frame.lineno]
            place = (Path(file).name, lines[-1]) if lines else None
            message = str(error) if asserted else f"{type(error).__name__}: {error}"
            return Kill(promise.name, case.name, place, message)
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
        contract = self._harness.spec.contract
        bodies = [valid.body for valid in boundary_bodies(contract)] + [one.body for one in violations(contract)]
        return [(body, self._honest.accepts(body)) for body in sorted(bodies, key=lambda body: len(canonical(body)))]


def _names(case: Case, path: str) -> bool:
    """Whether a case's name speaks of a path; of the body as a whole every case speaks."""
    return path == ROOT or path in case.name


def sole_kills(harness: Harness, folder: Path, found: Score) -> Iterator[tuple[Assertion, Result | None]]:
    """For each assertion of a suite a mutant that nothing else in it notices; None for one that could be left out."""
    for assertion in load_suite(folder).assertions:
        noticed = [result.mutant for result in found.killed if result.kill and result.kill.place == assertion.place]
        examiner = _Examiner(harness, load_suite(folder, assertion))
        results = (examiner.result(mutant) for mutant in noticed)
        yield assertion, next((result for result in results if result.kill is None), None)
