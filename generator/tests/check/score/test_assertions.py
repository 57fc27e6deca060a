"""Assertions of the suite each notice a fault: none can be left out, or made to say nothing, without a failure here.

``faults.json`` names for each a fault that it notices, and the case in which; null where none has been found so far.
Another one is looked for where that is none any more, since the code has changed: DOCPACT_REFRESH_FAULTS=1 writes down
what is found, and looks longer.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from docpact.check.harness import Harness
from docpact.check.promises import Promise
from docpact.check.score.command import emitted_client
from docpact.check.score.suite import Suite, load_suite
from docpact.check.time_limit import TooLongError, at_most
from docpact.spec import Project, load_project

from .faults import SECONDS_OF_ONE, Faults, alone, assertions, fired, found_faults

FILE = Path(__file__).with_name("faults.json")
MODEL = "kling-2.6"
VENDORS = ("wren", "lark", "ibis")
"""Made-up APIs, for what this model's has not: files told by an operation of their own, and in the answer itself,
and calls that a server carries out once."""
MOST_UNSHOWN = 2
"""How many assertions may have no fault: may fall, and not rise. One is about forms that this model takes, one about
requests for a file that is in the answer."""
LONGEST_SEARCH = 60.0
"""Seconds for the assertions of a promise, where faults are to be written down."""
Known = dict[str, list[str] | None]


class Subjects:
    """The faults of one model, and for promises that say nothing of it those of the first other that has cases."""

    def __init__(self, *found: Faults) -> None:
        self.found = found

    def of(self, promise: Promise) -> Faults:
        having = (one for one in self.found if [*promise.cases_for(one.harness.spec)])
        return next(having, self.found[0])


@pytest.fixture(scope="module")
def faults(committed: Project, vendors: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Subjects]:
    with ExitStack() as clients:
        found = [Harness(committed.spec(MODEL), "leonardo_client")]
        for name in VENDORS:
            folder = tmp_path_factory.mktemp(name)
            shutil.copytree(vendors / name, folder / name)
            project = load_project(folder)
            found += [Harness(project.specs[0], clients.enter_context(emitted_client(project)))]
        yield Subjects(*map(Faults, found))


@pytest.fixture(scope="module")
def known() -> Known:
    found: Known = json.loads(FILE.read_text("utf-8"))
    return found


def unnoticed(subjects: Subjects, promise: Promise, known: Known) -> Iterator[str]:
    """The names of a promise's assertions that do not fail at their faults, though they should."""
    faults = subjects.of(promise)
    cases = {case.name: case for case in promise.cases_for(faults.harness.spec)}
    for place, name in assertions(promise).items():
        if known.get(name, []) is None:
            continue
        fault, case = known.get(name) or ("", "")
        drift = faults.drift(fault)
        before = after = None
        if drift is not None and case in cases:
            with suppress(TooLongError), at_most(SECONDS_OF_ONE), alone(promise, place[1]):
                before = fired(promise, faults.harness, cases[case])
                with drift(faults.harness):
                    after = fired(promise, faults.harness, cases[case])
            faults.harness.reset()
        if (before, after) != (None, place):
            yield name


@pytest.mark.filterwarnings("ignore")  # what mutants leave behind
def test_each_assertion_fails_at_a_fault(suite: Suite, faults: Subjects, known: Known) -> None:
    names = [name for promise in suite for name in assertions(promise).values()]
    wrong = {name for promise in suite for name in unnoticed(faults, promise, known)}
    if os.environ.get("DOCPACT_REFRESH_FAULTS"):
        refresh(suite, faults, {name: known.get(name) for name in names}, wrong)
        pytest.skip("other faults were looked for: read the difference")
    others = {name for promise in suite for name, _, _ in found_faults(faults.of(promise), promise, wrong)}
    assert sorted(wrong - others) == [], "these assertions fail at no fault that was found"
    assert sorted(known) == sorted(names)
    assert [*known.values()].count(None) <= MOST_UNSHOWN


def refresh(suite: Suite, faults: Subjects, known: Known, wrong: set[str]) -> None:
    """Look for faults of the assertions that have none, and write them down."""
    wanted = wrong | {name for name, fault in known.items() if fault is None}
    known |= dict.fromkeys(wanted)
    for promise in suite:
        found = found_faults(faults.of(promise), promise, wanted, LONGEST_SEARCH)
        known |= {name: [fault, case] for name, fault, case in found}
    FILE.write_text(json.dumps(known, indent=2, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


@pytest.mark.filterwarnings("ignore")
def test_an_assertion_that_says_nothing_is_missed(
    suite_folder: Path, faults: Subjects, known: Known, tmp_path: Path
) -> None:
    tree = ast.parse((suite_folder / "test_answers.py").read_bytes())
    promises = load_suite(folder_of(tree, tmp_path / "as_it_is"))
    assert [name for promise in promises for name in unnoticed(faults, promise, known)] == []
    first = next(node for node in ast.walk(tree) if isinstance(node, ast.Assert))
    first.test = ast.Constant(value=True)
    promises = load_suite(folder_of(tree, tmp_path / "neutered"))
    wrong = {name for promise in promises for name in unnoticed(faults, promise, known)}
    assert len(wrong) == 1
    assert [found for promise in promises for found in found_faults(faults.of(promise), promise, wrong, 3)] == []


def folder_of(tree: ast.Module, folder: Path) -> Path:
    """A folder with one file of a suite."""
    folder.mkdir()
    (folder / "test_answers.py").write_text(ast.unparse(tree), "utf-8")
    return folder
