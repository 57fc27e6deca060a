"""Judges one mutant of the code by the contract suite and by the runtime's tests, each in a forked process.

What both need is imported before the fork; the package itself is imported after it. A process that says nothing for a
while is killed with all that it started, and counts as having noticed: a client that hangs is a fault that shows.
"""

from __future__ import annotations

import contextlib
import io
import logging
import multiprocessing
import os
import re
import signal
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import pytest

from docpact.check.harness import Harness
from docpact.check.score.suite import PROMISES, Suite
from docpact.errors import DocpactError
from docpact.spec import LoadedSpec
from docpact.write.python.runtime import FOLDER, runtime_modules

REPOSITORY: Final = Path(__file__).parents[4]
TESTS: Final = REPOSITORY / "generator" / "tests" / "runtime"
_SUITE: Final = REPOSITORY / "contract_tests"
_LONGEST_SUITE: Final = 20
_TIMES: Final = 6
"""The suite may take so many times as long as without a mutant, and at least so many seconds."""
_LONGEST_TEST: Final = 40
_LONGEST_TESTS: Final = 600
"""Seconds for one test, with what it sets up, and for all of them."""
_LEFT_OUT: Final = ("test_types.py", "test_batch_kills.py", "test_double_spend.py")
"""What takes long and tells little here: type checkers, which see no mutant, processes killed and faults at random."""
_BEGUN, _SAID, _BROKEN = "begun", "said", "broken"
_Tell = Callable[[str, str | None], None]


class Judge:
    """Says of a package in a folder, which mutants are put into one after the other, what is wrong with it."""

    def __init__(self, folder: Path, package: str, specs: Sequence[LoadedSpec], suite: Suite) -> None:
        self._folder, self._package, self._specs = folder, package, specs
        self._patience = 10.0 * _LONGEST_SUITE
        self._promises = sorted(suite, key=lambda promise: len(promise.cases_for(specs[0])))

    @property
    def root(self) -> Path:
        """The package's own folder."""
        return self._folder / self._package

    def control(self) -> str | None:
        """What the suite has against the package without a mutant; how long it takes decides about the patience.

        Raises DocpactError where pytest cannot read the tests of the runtime.
        """
        began = time.perf_counter()
        said = self.suite_says()
        self._patience = max(_LONGEST_SUITE, _TIMES * (time.perf_counter() - began))
        if TESTS.is_dir() and (wrong := self._tests(sorted(TESTS.glob("test_*.py")), "--collect-only")) is not None:
            raise DocpactError(f"the tests of the runtime cannot be run: {wrong}", hint="Make pytest run them first.")
        return said

    def suite_says(self) -> str | None:
        """What the contract suite has against the package as it is now; None where it has nothing."""
        return self._forked(lambda tell: tell(_SAID, self._broken_promise()), self._patience, self._patience)

    def tests_say(self, module: str) -> str | None:
        """The first test of the runtime that fails on the package as it is now; None where none does, or none is here.

        All are run, those first that name most of what the module defines: a mutant that nobody notices takes longest.
        Clients of other APIs, which some of them make, get the module as well. Last come tests of the suite that are no
        promises.
        """
        if not TESTS.is_dir():
            return None
        others = [path for path in sorted(_SUITE.glob("test_*.py")) if path.name not in _LEFT_OUT]
        plain = [path for path in others if PROMISES not in path.read_text("utf-8")]
        options = ("--docpact-profile=quick", f"--docpact-models={self._specs[0].model}") if plain else ()
        return self._tests([*by_relevance(module, (self.root / module).read_text("utf-8")), *plain], *options)

    def _tests(self, files: Sequence[Path], *options: str) -> str | None:
        return self._forked(
            lambda tell: tell(_SAID, self._failed_test(files, tell, options)), _LONGEST_TEST, _LONGEST_TESTS
        )

    def _broken_promise(self) -> str | None:
        logging.disable(logging.CRITICAL)
        name = "making the clients"
        try:
            for spec in self._specs:
                harness = Harness(spec, self._package)
                for promise in self._promises:
                    name = promise.name
                    promise.keep(harness)
        except BaseException as error:  # noqa: BLE001  # whatever a mutant does: it was noticed
            return f"{name}: {type(error).__name__}: {_first_line(str(error))}"
        return None

    def _failed_test(self, files: Sequence[Path], tell: _Tell, options: Sequence[str]) -> str | None:
        noted, modules = _Noted(tell), {path: self.root / FOLDER / path for path in runtime_modules()}
        runtime_modules().update({path: file.read_text("utf-8") for path, file in modules.items() if file.is_file()})
        line = [*map(str, files), *options, "-x", "-q", "--no-header", "--tb=line", f"--rootdir={REPOSITORY}"]
        line += ["-c", str(REPOSITORY / "pyproject.toml"), "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"]
        line += ["-o", f"pythonpath={self._folder} {REPOSITORY / 'generator'}"]
        line += [
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
        ]  # imported before the fork
        try:
            code: object = pytest.main(line, plugins=[noted])
        except Exception as error:  # noqa: BLE001  # what a mutant left behind, which pytest raises at its own end
            code = type(error).__name__
        # Without a mutant it can be run: one that ends the process where it is imported was noticed.
        return noted.failed or (f"pytest ends with {code!r}" if code != pytest.ExitCode.OK else None)

    def _forked(self, work: Callable[[_Tell], None], each: float, total: float) -> str | None:
        """What a forked process says in the end. It has to say something every so many seconds, and so many in all."""
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            process = context.Process(target=self._child, args=(work, theirs))
            process.start()
        theirs.close()
        try:
            return _awaited(ours, each, time.monotonic() + total)
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid or 0, signal.SIGKILL)
            process.join()
            ours.close()

    def _child(self, work: Callable[[_Tell], None], answer: Connection) -> None:
        os.setsid()  # so that what it starts ends with it
        answer.send((_BEGUN, "the process"))
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        os.chdir(REPOSITORY if TESTS.is_dir() else self._folder)
        sys.path.insert(0, str(self._folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == self._package]:
            del sys.modules[name]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            try:
                work(lambda kind, text: answer.send((kind, text)))
            except BaseException as error:  # noqa: BLE001  # of the machinery, as what a mutant raises is caught below it
                answer.send((_BROKEN, f"{type(error).__name__}: {error}"))
        answer.close()
        os._exit(0)


class _Noted:
    """A plugin of pytest that tells of each test that begins, and keeps the first that fails."""

    def __init__(self, tell: _Tell) -> None:
        self._tell, self.failed = tell, ""

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._tell(_BEGUN, nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid.rpartition("/")[2]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed = self.failed or f"{report.nodeid.rpartition('/')[2]} cannot be imported"


def _awaited(ours: Connection, each: float, deadline: float) -> str | None:
    at = ""
    while ours.poll(min(each, max(0.0, deadline - time.monotonic()))):
        try:
            kind, text = ours.recv()
        except EOFError:
            return f"the process died in {at}"
        if kind == _SAID:
            said: str | None = text
            return said
        if kind == _BROKEN:
            raise DocpactError(f"the tests of the runtime cannot be run: {text}", hint="Make pytest run them first.")
        at = text
    return f"no end of {at}"


def by_relevance(module: str, source: str) -> Sequence[Path]:
    """The runtime's tests, those that name most of what a module defines first."""
    names = {*re.findall(r"^\s*(?:async )?(?:def|class) (\w{4,})", source, re.MULTILINE), Path(module).stem}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b")

    def mentioned(path: Path) -> tuple[float, str]:
        text = path.read_text("utf-8")
        return -len(pattern.findall(text)) / len(text), path.name

    return sorted((path for path in TESTS.glob("test_*.py") if path.name not in _LEFT_OUT), key=mentioned)


def _first_line(text: str) -> str:
    first = next(iter(text.strip().splitlines()[1:2] or text.strip().splitlines()), "")
    return first.strip()[:200]
