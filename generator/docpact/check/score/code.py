"""Mutants of the client's code, each in a copy of the package: does the suite notice, or a test of the runtime?

The suite's promises run in a forked process, where everything but the package is loaded already; what they do not
notice, the runtime's own tests are run on, where this is a clone that has them.
"""

from __future__ import annotations

import compileall
import contextlib
import hashlib
import io
import logging
import math
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from docpact.check.harness import Harness
from docpact.check.score.equivalent_code import EQUIVALENT
from docpact.check.score.operators import CodeMutant, Site, mutated, sites
from docpact.check.score.suite import Suite
from docpact.errors import DocpactError
from docpact.spec import LoadedSpec, Project
from docpact.write.python.known import OPENAPI_FILE
from docpact.write.python.render import Choice, render

LEAST: Final = 90.0
"""The share of mutants, in percent, that has to be noticed; of a small sample one more may be missed."""
_LONGEST_TESTS: Final = 900
_LEAST_PATIENCE: Final = 60
_TIMES: Final = 6
"""So many times as long as without a mutant, and at least so many seconds: then it counts as noticed, it never ends."""
_MOST_FILES: Final = 8
"""Files of tests that are run on a mutant: those that speak most of the module."""
_REPOSITORY: Final = Path(__file__).parents[4]
_TESTS: Final = _REPOSITORY / "generator" / "tests" / "runtime"
_SHARES: Final = {"_runtime/core/": 3, "_runtime/extras/": 1, "": 1}
"""How many of each five mutants are taken from which part of the package: the last is the rendered half."""


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
        """Whether so many were noticed that the share may well be as wanted."""
        return len(self.survived) <= math.ceil(len(self.results) * (100 - LEAST) / 100) + 1

    @property
    def percent(self) -> float:
        """Noticed of those that differ, in percent, rounded down; of none, all."""
        counted = sum(result.state != "equivalent" for result in self.results)
        killed = sum(result.state == "killed" for result in self.results)
        return int(1000 * killed / counted) / 10 if counted else 100.0


def score_code(  # noqa: PLR0913  # all but the first three have a default
    project: Project,
    spec: LoadedSpec,
    suite: Suite,
    number: int,
    *,
    seed: int = 0,
    shard: tuple[int, int] = (1, 1),
    progress: Callable[[int, int], object] | None = None,
) -> CodeScore:
    """Draw so many mutants of the code that a project's specs make, and try each on the suite of one of its models.

    ``shard`` is which of how many equal parts of them is tried. Raises DocpactError where processes cannot be forked.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        raise DocpactError("mutants of the code need forked processes", hint="Run this where there are: Linux, say.")
    began = time.perf_counter()
    for promise in suite.promises:
        promise.cases_for(spec)  # worked out once, and inherited
    with _emitted(project) as folder:
        package = project.api.content.package
        drawn, total = draw(folder / package, spec.namespace, number, seed)
        part = drawn[shard[0] - 1 :: shard[1]]
        found = CodeScore(total=total, seed=seed)
        judge = _Judge(folder, package, spec, suite)
        if (kill := judge.suite_alone()) is not None:
            raise DocpactError(f"the contract suite fails without a mutant: {kill}", hint="Make it pass first.")
        for site in part:
            found.results.append(judge.result(mutated(site, (folder / package / site.module).read_text("utf-8"))))
            if progress:
                progress(len(found.results), len(part))
    found.seconds = time.perf_counter() - began
    return found


def draw(package: Path, namespace: str, number: int, seed: int) -> tuple[list[Site], int]:
    """Some mutations of a package, always the same for a seed, and how many there are in all.

    Of the calls those of one model are taken: they are alike, and its facts are mutated elsewhere.
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
    generator, drawn = random.Random(seed), list[Site]()  # noqa: S311  # a sample that can be drawn again
    for prefix, share in _SHARES.items():
        wanted = min(len(groups[prefix]), -(-number * share // sum(_SHARES.values())))
        drawn += generator.sample(groups[prefix], wanted)
    rest = [site for group in groups.values() for site in group if site not in drawn]
    drawn += generator.sample(rest, min(len(rest), max(0, number - len(drawn))))
    generator.shuffle(drawn)
    return drawn[:number], sum(map(len, groups.values()))


def content_hash(mutant: CodeMutant) -> str:
    """What a mutant is known by as long as the code that it changes stays as it is."""
    return hashlib.sha256(f"{mutant.module}\n{mutant.diff}".encode()).hexdigest()[:12]


@contextmanager
def _emitted(project: Project) -> Generator[Path]:
    """A folder that holds the package, compiled, under its own name."""
    with tempfile.TemporaryDirectory(prefix="docpact-code-") as name:
        folder = Path(name)
        package, committed = project.api.content.package, _REPOSITORY / "generated"
        if _TESTS.is_dir() and project.folder.resolve() == _REPOSITORY / "spec":
            # What the specs make, as 'docpact generate --check' sees to: making it of all of them takes long.
            shutil.copytree(committed / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            for path, content in render(project, Choice(package)).items():
                if path != OPENAPI_FILE:
                    target = folder / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)
        compileall.compile_dir(folder, quiet=2)
        yield folder


class _Judge:
    """Puts mutants into a package one after the other."""

    def __init__(self, folder: Path, package: str, spec: LoadedSpec, suite: Suite) -> None:
        self._folder, self._package, self._spec = folder, package, spec
        self._patience = 10.0 * _LEAST_PATIENCE
        self._promises = sorted(suite.promises, key=lambda promise: len(promise.cases_for(spec)))

    def result(self, mutant: CodeMutant) -> CodeResult:
        """What becomes of a mutant; the package is as it was afterwards."""
        path, began = self._folder / self._package / mutant.module, time.perf_counter()
        honest = path.read_bytes()
        path.write_text(mutant.source, encoding="utf-8")
        try:
            who, said = "the contract suite", self.suite_says()
            if said is None and _TESTS.is_dir():
                who, said = "the runtime's tests", self._tests_say(mutant.module)
        finally:
            path.write_bytes(honest)
        seconds = time.perf_counter() - began
        if said is not None:
            return CodeResult(mutant, who, said, seconds=seconds)
        return CodeResult(mutant, equivalent=EQUIVALENT.get(content_hash(mutant)), seconds=seconds)

    def suite_alone(self) -> str | None:
        """What the suite has against the package without a mutant; how long it takes decides about the patience."""
        began = time.perf_counter()
        said = self.suite_says()
        self._patience = max(_LEAST_PATIENCE, _TIMES * (time.perf_counter() - began))
        return said

    def suite_says(self) -> str | None:
        """What the contract suite has against the package as it is now; None where it has nothing."""
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            process = context.Process(target=self._child, args=(theirs,))
            process.start()
        theirs.close()
        said: str | None = f"it does not end within {self._patience:.0f} s"
        if ours.poll(self._patience):
            try:
                said = ours.recv()
            except EOFError:
                said = "the process of the suite died"
        if process.is_alive() and process.pid:
            process.join(1)
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
        process.join()
        return said

    def _child(self, answer: Connection) -> None:
        logging.disable(logging.CRITICAL)
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(self._folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == self._package]:
            del sys.modules[name]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            answer.send(self._broken())
        answer.close()
        os._exit(0)

    def _broken(self) -> str | None:
        name = "making the clients"
        try:
            harness = Harness(self._spec, self._package)
            for promise in self._promises:
                name = promise.name
                promise.keep(harness)
        except BaseException as error:  # noqa: BLE001  # whatever a mutant does: it was noticed
            return f"{name}: {type(error).__name__}: {_short(str(error))}"
        return None

    def _tests_say(self, module: str) -> str | None:
        """The first test of the runtime that fails on the package as it is now; None where none does."""
        files = [
            str(path) for path in _by_relevance(module, (self._folder / self._package / module).read_text("utf-8"))
        ]
        line = [sys.executable, "-m", "pytest", *files, "-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider"]
        line += ["-o", f"pythonpath={self._folder} {_REPOSITORY / 'generator'}"]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(  # noqa: S603  # our own tests
                line,
                cwd=_REPOSITORY,
                env=environment,
                capture_output=True,
                text=True,
                timeout=_LONGEST_TESTS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"they do not end within {_LONGEST_TESTS} s"
        if done.returncode == 0:
            return None
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
        return _short(failed[1] if failed else done.stdout[-300:])


def _by_relevance(module: str, source: str) -> Sequence[Path]:
    """The runtime's tests, those that name most of what a module defines first."""
    names = {*re.findall(r"^\s*(?:async )?(?:def|class) (\w{4,})", source, re.MULTILINE), Path(module).stem}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b")

    def mentioned(path: Path) -> tuple[float, str]:
        text = path.read_text("utf-8")
        return -len(pattern.findall(text)) / len(text), path.name

    return sorted(_TESTS.glob("test_*.py"), key=mentioned)[:_MOST_FILES]


def _short(text: str) -> str:
    first = next(iter(text.strip().splitlines()[1:2] or text.strip().splitlines()), "")
    return first.strip()[:200]


def survivors(found: CodeScore) -> Iterator[str]:
    """A paragraph for each mutant that nobody noticed."""
    for result in found.survived:
        yield f"{result.mutant.id} [{content_hash(result.mutant)}]\n{result.mutant.diff}"
