"""Mutants of the code: which there are, that they are Python, and that one which changes behaviour is noticed."""

from __future__ import annotations

import ast
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from docpact.check.score import code, code_judge
from docpact.check.score.code import CodeResult, CodeScore, content_hash, draw, score_code
from docpact.check.score.operators import CodeMutant, Site, mutated, sites
from docpact.check.score.report import code_report
from docpact.check.score.suite import Suite
from docpact.errors import DocpactError
from docpact.report import text
from docpact.spec import Project
from docpact.write.python.runtime import runtime_modules

SOURCE = '''"""A docstring that stays."""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import os
LIMIT: int = 3
def chosen(a: int, b: "str" = "x", *, c: bool = True) -> str | None:
    """Another."""
    if a < LIMIT and b != "y":
        warn(cast("Any", a), times=2)
        return f"prose {a}"
    a += 1
    raise ValueError("some words for people") from None
'''


def operators(source: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for site in sites("a.py", source):
        found.setdefault(site.operator, []).append(mutated(site, source).diff)
    return found


def test_every_operator_changes_one_thing_that_runs() -> None:
    found = operators(SOURCE)
    assert found["comparison turned"] == [
        "-    if a < LIMIT and b != 'y':\n+    if a <= LIMIT and b != 'y':",
        "-    if a < LIMIT and b != 'y':\n+    if a < LIMIT and b == 'y':",
    ]
    assert found["and for or"] == ["-    if a < LIMIT and b != 'y':\n+    if a < LIMIT or b != 'y':"]
    assert found["condition negated"] == ["-    if a < LIMIT and b != 'y':\n+    if not (a < LIMIT and b != 'y'):"]
    assert found["argument times dropped"] == ["-        warn(cast('Any', a), times=2)\n+        warn(cast('Any', a))"]
    assert len(found["statement left out"]) == 3
    assert len(found["None returned"]) == 1
    constants = "\n".join(found["constant changed"])
    for expected in ("LIMIT: int = 4", "c: bool=False", "times=3", "'yx'", "'xx'"):
        assert expected in constants
    for site in sites("a.py", SOURCE):
        ast.parse(mutated(site, SOURCE).source)


def test_what_people_read_and_what_types_say_is_left_alone() -> None:
    changed = "\n".join(diff for diffs in operators(SOURCE).values() for diff in diffs if "+" in diff)
    for untouched in ("docstring that stays", "Another", "import os", "prose", "Any"):
        assert f"{untouched}x" not in changed
    assert "'some words for peoplex'" not in changed


@pytest.fixture(scope="module")
def package(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from docpact.vendor import vendor

    return vendor(project, tmp_path_factory.mktemp("code"))


def test_a_draw_is_the_same_again_and_another_with_another_seed(package: Path) -> None:
    (first, total), (again, _), (other, _) = (draw(package, "sora_2_pro", 20, seed) for seed in (1, 1, 2))
    names = [[(site.module, site.line, site.operator) for site in drawn] for drawn in (first, again, other)]
    assert len(first) == 20
    assert names[0] == names[1] != names[2]
    assert total > 1000
    parts = {site.module.rpartition("/")[0] for site in first}
    assert "_runtime/core" in parts
    assert not any(site.module.startswith("models/") for site in first)


def one_site(package: Path, module: str, line: str, *texts: str) -> Site:
    """The first mutation of a line of a module whose difference holds some texts."""
    source = (package / module).read_text()
    at = [number for number, one in enumerate(source.splitlines(), 1) if one.strip().startswith(line)]
    near = (site for site in sites(module, source) if site.line in at)
    return next(site for site in near if all(text in mutated(site, source).diff for text in texts))


def test_a_mutant_that_matters_is_killed_and_one_that_does_not_survives(
    project: Project, package: Path, suite: Suite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_judge, "TESTS", Path("no/such/folder"))
    project = replace(project, specs=project.specs[:1])
    few = [one for one in suite if one.name == "a_job_is_asked_for_as_documented"]
    matters = one_site(package, "_runtime/core/jobs.py", 'usual = {"accept"', "'application/jsonx'")
    other = one_site(package, "_runtime/core/wire.py", "LEAST_PACE = 1000")
    monkeypatch.setattr(code, "draw", lambda *_: ([matters, other], 2))
    found = score_code(project, project.specs, few, 2)
    assert [result.state for result in found.results] == ["killed", "survived"]
    assert "a_job_is_asked_for_as_documented" in found.results[0].said
    assert found.percent == 50
    shown = "\n".join(text(code_report(found)))
    assert "LEAST_PACE = 1001" in shown
    monkeypatch.setattr(code, "EQUIVALENT", {content_hash(found.results[1].mutant): "nobody waits so long"})
    monkeypatch.setattr(code, "draw", lambda *_: ([other], 1))
    again = score_code(project, project.specs, few, 1)
    assert [result.equivalent for result in again.results] == ["nobody waits so long"]
    assert again.percent == 100


def test_a_few_survivors_are_no_failure_and_many_are() -> None:
    mutant = CodeMutant("a.py", "constant changed", 1, "", "-1\n+2")
    killed, survived = CodeResult(mutant, "the contract suite", "said"), CodeResult(mutant)
    assert code_report(CodeScore([*[killed] * 6, *[survived] * 2])).exit_code == 0
    assert code_report(CodeScore([*[killed] * 4, *[survived] * 4])).exit_code == 1
    assert code_report(CodeScore([*[killed] * 159, *[survived] * 41])).exit_code == 0
    report = code_report(CodeScore([*[killed] * 158, *[survived] * 42]))
    assert report.exit_code == 1
    assert "90 % are wanted; below 80 % it is a failure" in "\n".join(text(report))


def test_a_part_that_is_none_is_refused(project: Project) -> None:
    from docpact.check.score import score_code_of

    for shard in ("0/4", "5/4", "a/b", "3"):
        with pytest.raises(DocpactError, match="no part of a whole"):
            score_code_of([project.folder], number=1, shard=shard)


def test_a_process_that_hangs_or_dies_is_noticed_and_one_that_cannot_work_is_no_kill(
    project: Project, tmp_path: Path
) -> None:
    judge = code_judge.Judge(tmp_path, "nothing", project.specs[:1], [])

    def said(work: Callable[[Callable[[str, str | None], None]], None]) -> str | None:
        return judge._forked(work, 1.0, 3.0)

    def hangs(tell: Callable[[str, str | None], None]) -> None:
        tell("begun", "test_one")
        time.sleep(60)

    def fails(_tell: object) -> None:
        raise RuntimeError("no pytest here")

    began = time.monotonic()
    assert said(lambda tell: tell("said", "a promise is broken")) == "a promise is broken"
    assert said(lambda tell: tell("said", None)) is None
    assert said(hangs) == "no end of test_one"
    assert said(lambda _tell: os._exit(1)) == "the process died in the process"
    with pytest.raises(DocpactError, match="cannot be run: RuntimeError: no pytest here"):
        said(fails)
    assert time.monotonic() - began < 20


TESTED = {
    "as it is": ("ONE = 1\n", None),
    "another value": ("ONE = 2\n", "::test_it"),
    "the end of the process": ("raise SystemExit(2)\n", "pytest ends with <ExitCode.INTERNAL_ERROR: 3>"),
}


@pytest.fixture
def tested(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> code_judge.Judge:
    (tmp_path / "nothing").mkdir()
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_a.py").write_text("import nothing\ndef test_it():\n    assert nothing.ONE == 1\n")
    monkeypatch.setattr(code_judge, "TESTS", tests)
    monkeypatch.setattr(code_judge, "_SUITE", tests / "none")
    return code_judge.Judge(tmp_path, "nothing", project.specs[:1], [])


@pytest.mark.parametrize("name", TESTED)
def test_the_tests_of_the_runtime_judge_the_package_in_the_folder(name: str, tested: code_judge.Judge) -> None:
    source, wanted = TESTED[name]
    (tested.root / "__init__.py").write_text(source)
    assert tested.tests_say("__init__.py") == wanted


def test_clients_that_tests_make_have_the_mutant_too(tested: code_judge.Judge) -> None:
    """Some of what the runtime does is for other APIs than that of the package."""
    honest, (seen, *_) = runtime_modules()["core/clock.py"], code_judge.TESTS.glob("test_*.py")
    seen.write_text(
        "from docpact.write.python.runtime import runtime_modules\n"
        "def test_it():\n    assert runtime_modules()['core/clock.py'] != 'mutated'\n"
    )
    mutant = tested.root / "_runtime" / "core" / "clock.py"
    mutant.parent.mkdir(parents=True)
    mutant.write_text("mutated")
    assert tested.tests_say("_runtime/core/clock.py") == "::test_it"
    assert runtime_modules()["core/clock.py"] == honest


def test_tests_that_pytest_cannot_read_judge_no_mutant(
    tested: code_judge.Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tested.root / "__init__.py").write_text("raise SystemExit(2)\n")
    monkeypatch.setattr(code_judge.Judge, "suite_says", lambda _: None)
    with pytest.raises(DocpactError, match="cannot be run: pytest ends with"):
        tested.control()
    (tested.root / "__init__.py").write_text("ONE = 2\n")
    assert tested.control() is None


def test_a_mutant_of_the_extras_is_shown_to_the_tests_first(tested: code_judge.Judge) -> None:
    class Asked(code_judge.Judge):
        asked: list[str]

        def suite_says(self) -> str | None:
            self.asked.append("suite")
            return "the suite"

        def tests_say(self, module: str) -> str | None:
            self.asked.append("tests")
            return None if module.startswith("_runtime/core") else "a test"

    judge = Asked(tested.root.parent, "nothing", [], [])
    judge.asked = []
    assert code._noticed(judge, "_runtime/extras/shell.py") == ("the runtime's tests", "a test")
    assert code._noticed(judge, "_runtime/core/jobs.py") == ("the contract suite", "the suite")
    assert judge.asked == ["tests", "suite"]
