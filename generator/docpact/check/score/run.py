"""The score of a suite: every mutant put in, the promises called until one is broken."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import os
import threading
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from pydantic import JsonValue

from docpact.check.harness import Harness
from docpact.check.score.api import api_mutants
from docpact.check.score.calls import call_mutants
from docpact.check.score.client import client_mutants, conditions_of, modelled, request_model, source_of
from docpact.check.score.endpoint import endpoint_mutants
from docpact.check.score.examiner import Examiner, Kill, Result
from docpact.check.score.facts import settled
from docpact.check.score.mutant import Mutant
from docpact.check.score.runtime import runtime_mutants
from docpact.check.score.suite import Suite
from docpact.errors import DocpactError
from docpact.facts import ROOT

Progress = Callable[[int, int], object]
MOST_OF_A_KIND: Final = 16
"""Mutants of one kind on one side that are tried where not all are wanted."""
MOST_OF_A_SECTION: Final = 3
"""Of each section of api.yaml: it is the same for all models, and ``--all`` on one of them tries the rest."""


@dataclass(slots=True)
class Score:
    """The results for one spec, how many mutants there are, and how long it took."""

    model: str
    results: list[Result] = field(default_factory=list[Result])
    seconds: float = 0.0
    total: int = 0

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
    yield from api_mutants(harness)


def sampled(found: Sequence[Mutant], most: int = MOST_OF_A_KIND) -> list[Mutant]:
    """As many mutants of each kind on each side, always the same ones, in their order."""
    chosen: set[int] = set()
    for group in _groups(found):
        # By a hash of their names: evenly over the facts, and the same wherever it runs.
        ranked = sorted(group, key=lambda at: hashlib.sha256(found[at].id.encode()).digest())
        section = found[group[0]].kind.startswith("api.yaml")
        chosen.update(ranked[: min(most, MOST_OF_A_SECTION) if section else most])
    return [mutant for at, mutant in enumerate(found) if at in chosen]


def score(  # noqa: PLR0913  # all but the first two have a default
    harness: Harness,
    suite: Suite,
    chosen: Iterable[Mutant] | None = None,
    progress: Progress | None = None,
    *,
    thorough: bool = False,
    everything: bool = True,
    processes: int = 1,
) -> Score:
    """Try every mutant, or with ``everything`` false as many of each kind as :func:`sampled` takes.

    ``thorough`` tries every case also on mutants that are said to be equivalent. What comes of it is the same with any
    number of processes. Raises DocpactError where the suite fails without any mutant.
    """
    began = perf_counter()
    found: dict[int, Result] = {}
    with _quiet():
        known = list(mutants(harness) if chosen is None else chosen)
        tried = known if everything else sampled(known)
        examiner = Examiner(harness, suite, thorough=thorough)
        for results in _examined(examiner, tried, processes):
            found |= results
            if progress:
                progress(len(found), len(tried))
    return Score(harness.spec.model, [found[at] for at in range(len(tried))], perf_counter() - began, len(known))


@contextmanager
def _quiet() -> Generator[None]:
    """What the client logs and warns of is not for the caller of the score; promises about it listen by themselves."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        logging.disable(before)


def _groups(found: Sequence[Mutant]) -> list[list[int]]:
    """The places of the mutants of each kind on each side, the largest groups first."""
    groups: dict[tuple[str, str], list[int]] = {}
    for at, mutant in enumerate(found):
        groups.setdefault((mutant.side, mutant.kind), []).append(at)
    return sorted(groups.values(), key=len, reverse=True)


def _examined(examiner: Examiner, tried: Sequence[Mutant], processes: int) -> Iterator[dict[int, Result]]:
    """The results by place, in processes of their own where there are several: a kind of mutants stays together.

    An examiner learns from each mutant what notices the next one of its kind, so that splitting a kind would change
    which promise is named.
    """
    groups = _groups(tried)
    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if processes < 2 or len(groups) < 2 or not forks:
        for check in _CHECKS:
            check(examiner)
        for group in groups:
            yield from ({at: examiner.result(tried[at])} for at in group)
        return
    _inherited[:] = [(examiner, tried)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside threads, of which there are none here
        pool = multiprocessing.get_context("fork").Pool(processes)
    _inherited.clear()  # the forked processes have it
    with pool:
        # What fails first is said first, whichever ends before.
        if failed := next(filter(None, pool.map(_failed_check, range(len(_CHECKS)), chunksize=1)), None):
            raise failed
        for results in pool.imap_unordered(_group_examined, groups):
            yield {at: Result(tried[at], *rest) for at, rest in results.items()}


_inherited: list[tuple[Examiner, Sequence[Mutant]]] = []
"""What a forked process finds in its memory: mutants are functions, which cannot be sent to it."""
_renewed: dict[int, Examiner] = {}
"""The examiner of a process: no client is used in two."""


def _failed_check(at: int) -> DocpactError | None:
    ((examiner, _),) = _inherited
    try:
        _CHECKS[at](examiner.renewed())
    except DocpactError as error:
        return error
    return None


def _group_examined(group: Sequence[int]) -> dict[int, tuple[Kill | None, str | None, JsonValue]]:
    ((examiner, tried),) = _inherited
    if os.getpid() not in _renewed:
        _renewed[os.getpid()] = examiner.renewed()
    results = {at: _renewed[os.getpid()].result(tried[at]) for at in group}
    return {at: (result.kill, result.equivalent, result.witness) for at, result in results.items()}


def _check(examiner: Examiner) -> None:
    for promise in examiner.suite:
        try:
            promise.keep(examiner.harness)
        except AssertionError as error:
            raise DocpactError(
                f"the contract suite fails already: {promise.name}: {error}",
                hint="Make 'python -m pytest contract_tests' pass before its score is taken.",
            ) from None


def _check_models(examiner: Examiner) -> None:
    """Models and conditions as they are made here, from the facts as they are, behave as the emitted ones do."""
    harness = examiner.harness
    contract = harness.spec.contract
    drift = modelled(request_model(harness, source_of(contract)), conditions=conditions_of(harness, settled(contract)))
    control = examiner.result(Mutant("client", "control", ROOT, "nothing changed", drift))
    if control.kill:
        raise DocpactError(
            f"models and conditions made in memory differ from the client's own: {control.kill.message}",
            hint="Run 'docpact generate', so that the client is what the specs make.",
        )


_CHECKS: Final = (_check, _check_models)
