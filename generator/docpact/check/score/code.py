"""Mutants of the client's code, each in a copy of the package: does the suite notice, or a test of the runtime?"""

from __future__ import annotations

import compileall
import hashlib
import math
import multiprocessing
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import Final

from docpact.check.score.code_judge import REPOSITORY, TESTS, Judge
from docpact.check.score.operators import CodeMutant, Site, mutated, sites
from docpact.check.score.suite import Suite
from docpact.errors import DocpactError
from docpact.spec import LoadedSpec, Project
from docpact.write.python.known import OPENAPI_FILE
from docpact.write.python.render import Choice, render, write_files
from docpact.write.python.spread import cores

WANTED: Final = 90.0
"""The share of mutants, in percent, that is to be noticed one day."""
FLOOR: Final = 80.0
"""The share that has to be noticed today, a ratchet: it may rise, and not fall; a sample may miss one more."""
_EXTRAS: Final = "_runtime/extras/"
_SHARES: Final = {"_runtime/core/": 3, _EXTRAS: 1, "": 1}
"""How many of each five mutants are taken from which part of the package: the last is the rendered half."""
EQUIVALENT: Final = {
    "7d76aa12d3c9": "what is printed holds a carriage return, at which standard error, buffered by lines, is flushed",
    "ea579c98e940": "no part of a file is so long that its length has even 18 digits: what is longer is cut off unread",
}
"""Mutants that a person has found to change nothing that anybody could see, by the hash that ``docpact score --code``
prints: of their module and what differs, so that each is looked at anew once the code changes."""
_MOST_PROCESSES: Final = 2


@dataclass(frozen=True, slots=True)
class CodeResult:
    """What became of a mutant: who noticed it and what was said, or why it is none."""

    mutant: CodeMutant
    noticed_by: str | None = None
    said: str = ""
    equivalent: str | None = None
    seconds: float = 0.0

    @property
    def state(self) -> str:
        return "killed" if self.noticed_by else "equivalent" if self.equivalent else "survived"


@dataclass(slots=True)
class CodeScore:
    """The results of some mutants, and of how many they were drawn."""

    results: list[CodeResult] = field(default_factory=list[CodeResult])
    total: int = 0
    seed: int = 0
    seconds: float = 0.0

    @property
    def survived(self) -> list[CodeResult]:
        return [result for result in self.results if result.state == "survived"]

    @property
    def enough(self) -> bool:
        """Whether so many were noticed that the share may well be at the floor."""
        return len(self.survived) <= math.ceil(len(self.results) * (100 - FLOOR) / 100) + 1

    @property
    def percent(self) -> float:
        """Noticed of those that differ, in percent, rounded down; of none, all."""
        counted = sum(result.state != "equivalent" for result in self.results)
        killed = sum(result.state == "killed" for result in self.results)
        return int(1000 * killed / counted) / 10 if counted else 100.0


def score_code(  # noqa: PLR0913  # all but the first three have a default
    project: Project,
    specs: Sequence[LoadedSpec],
    suite: Suite,
    number: int,
    *,
    seed: int = 0,
    shard: tuple[int, int] = (1, 1),
    progress: Callable[[int, int], object] | None = None,
) -> CodeScore:
    """Draw so many mutants of the code that a project's specs make, and try each on the suite of some of its models.

    ``shard`` is which of how many equal parts of them is tried. Raises DocpactError where processes cannot be forked.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        raise DocpactError("mutants of the code need forked processes", hint="Run this where there are: Linux, say.")
    began = time.perf_counter()
    for promise in suite:
        for spec in specs:
            promise.cases_for(spec)  # worked out once, and inherited
    package = project.api.content.package
    with ExitStack() as stack:
        first = stack.enter_context(_emitted(project))
        drawn, total = draw(first / package, specs[0].namespace, number, seed)
        part = drawn[shard[0] - 1 :: shard[1]]
        folders = [first]
        for _ in range(1, min(cores(), _MOST_PROCESSES, len(part))):
            folders.append(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="docpact-code-"))))
            shutil.copytree(first, folders[-1], dirs_exist_ok=True)
        judges = [Judge(folder, package, specs, suite) for folder in folders]
        for judge in judges:
            if (kill := judge.control()) is not None:
                raise DocpactError(f"the contract suite fails without a mutant: {kill}", hint="Make it pass first.")
        found = CodeScore(_results(judges, part, progress), total, seed)
    found.seconds = time.perf_counter() - began
    return found


def draw(package: Path, namespace: str, number: int, seed: int) -> tuple[list[Site], int]:
    """Some mutations of a package, always the same for a seed, and how many there are in all.

    A larger draw begins with the smaller one. Of the calls those of one model are taken: they are alike, and its facts
    are mutated elsewhere.
    """
    groups: dict[str, list[Site]] = {prefix: [] for prefix in _SHARES}
    for path in sorted(package.rglob("*.py")):
        module = path.relative_to(package).as_posix()
        # What type checkers alone read does not run.
        if module.startswith(("models/", "catalogue/", "_models.py")) or (
            module.startswith("calls/") and path.stem not in (namespace, "__init__")
        ):
            continue
        prefix = next(prefix for prefix in _SHARES if module.startswith(prefix))
        found = sites(module, path.read_text("utf-8"))
        if module.startswith("calls/") or module in ("_api.py", "_catalogue.py"):
            # Data, which the mutants of facts and of api.yaml are about: what is left is the code around it.
            found = [site for site in found if not site.operator.startswith(("constant", "argument"))]
        groups[prefix] += found
    generator, total = random.Random(seed), sum(map(len, groups.values()))  # noqa: S311  # can be drawn again
    for group in groups.values():
        generator.shuffle(group)
    drawn: list[Site] = []
    while len(drawn) < min(number, total):
        for prefix, share in _SHARES.items():
            drawn += groups[prefix][:share]
            del groups[prefix][:share]
    return drawn[:number], total


def _results(
    judges: Sequence[Judge], part: Sequence[Site], progress: Callable[[int, int], object] | None
) -> list[CodeResult]:
    """The result for each mutation, in their order; as many at once as there are judges."""
    context = multiprocessing.get_context("fork")
    numbers: SimpleQueue[int] = context.SimpleQueue()
    for number in range(len(judges)):
        numbers.put(number)
    with ProcessPoolExecutor(len(judges), context, _begin, (judges, numbers)) as pool:
        tasks = [pool.submit(_result, site.module, site.line, site.operator, site.index) for site in part]
        for number, _ in enumerate(as_completed(tasks), 1):
            if progress:
                progress(number, len(part))
    return [task.result() for task in tasks]


_own: list[Judge] = []
"""The judge of a forked process."""


def _begin(judges: Sequence[Judge], numbers: SimpleQueue[int]) -> None:
    _own[:] = [judges[numbers.get()]]


def _result(module: str, *named: object) -> CodeResult:
    """What becomes of a mutation, by its module, line, operator and index; the package is as it was afterwards."""
    (judge,) = _own
    path, began = judge.root / module, time.perf_counter()
    honest, stat = path.read_text("utf-8"), path.stat()
    site = next(one for one in sites(module, honest) if (one.line, one.operator, one.index) == named)
    mutant = mutated(site, honest)
    if (reason := EQUIVALENT.get(content_hash(mutant))) is not None:
        return CodeResult(mutant, equivalent=reason)
    path.write_text(mutant.source, encoding="utf-8")
    try:
        who, said = _noticed(judge, module)
    finally:
        path.write_text(honest, encoding="utf-8")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # what was compiled holds again
    return CodeResult(mutant, who, said, seconds=time.perf_counter() - began)


def _noticed(judge: Judge, module: str) -> tuple[str | None, str]:
    """Who notices the mutant in a module, and what is said; nobody, maybe."""
    suite = "the contract suite", judge.suite_says
    tests = "the runtime's tests", partial(judge.tests_say, module)
    # The suite uses hardly any extras: what is likely to notice a mutant is asked first.
    for who, says in (tests, suite) if module.startswith(_EXTRAS) else (suite, tests):
        if (said := says()) is not None:
            return who, said
    return None, ""


def content_hash(mutant: CodeMutant) -> str:
    """What a mutant is known by as long as the code that it changes stays as it is."""
    return hashlib.sha256(f"{mutant.module}\n{mutant.diff}".encode()).hexdigest()[:12]


def write_client(project: Project, package: str, folder: Path) -> None:
    """Write the client that a project's specs make into a folder, under some name."""
    tree = render(project, Choice(package))
    write_files(folder, {path: content for path, content in tree.items() if path != OPENAPI_FILE})


@contextmanager
def _emitted(project: Project) -> Generator[Path]:
    """A folder that holds the package, compiled, under its own name."""
    with tempfile.TemporaryDirectory(prefix="docpact-code-") as name:
        folder = Path(name)
        package, committed = project.api.content.package, REPOSITORY / "generated"
        if TESTS.is_dir() and project.folder.resolve() == REPOSITORY / "spec":
            # What the specs make, as 'docpact generate --check' sees to: making it of all of them takes long.
            shutil.copytree(committed / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            write_client(project, package, folder)
        compileall.compile_dir(folder, quiet=2)
        yield folder
