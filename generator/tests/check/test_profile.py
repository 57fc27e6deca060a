"""How much a run of the contract suite tries: a profile that there is, and what a quick run leaves out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docpact.check.score.suite import load_suite
from docpact.spec import LoadedSpec


def run(repository: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DOCPACT_", "PYTEST_"))}
    return subprocess.run(
        command, cwd=repository, env={**environment, **variables}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("by", ["variable", "option"])
def test_a_profile_that_there_is_not_is_wrong_usage(repository: Path, by: str) -> None:
    variable, option = ({"DOCPACT_PROFILE": "zzz"}, []) if by == "variable" else ({}, ["--docpact-profile=zzz"])
    result = run(repository, "contract_tests", *option, **variable)
    assert result.returncode == pytest.ExitCode.USAGE_ERROR
    wanted = "there is no profile 'zzz': give --docpact-profile or DOCPACT_PROFILE one of ci, quick, deep"
    assert wanted in result.stderr
    assert "INTERNALERROR" not in result.stdout + result.stderr


def test_a_quick_run_has_one_test_for_each_promise_and_no_search(repository: Path) -> None:
    chosen = ["contract_tests/test_violations.py", "--docpact-models=sora-2-pro", "--docpact-profile=quick"]
    result = run(repository, "-vv", *chosen)
    found = {line.split("::")[1].split()[0]: line.split()[1] for line in result.stdout.splitlines() if "::" in line}
    assert result.returncode == 0, result.stdout
    assert found.pop("test_violations_found_by_search[sora-2-pro]") == "SKIPPED"
    assert {*found.values()} == {"PASSED"}
    assert "test_every_violation[sora-2-pro-refused_by_create]" in found


def test_a_quick_run_takes_cases_of_every_fact(sora: LoadedSpec, repository: Path) -> None:
    promise = next(one for one in load_suite(repository / "contract_tests") if one.name == "refused_by_create")
    some = promise.some(sora)
    for group in promise.groups.names(sora):
        cases: list[Any] = [*promise.part(sora, group)]
        longest = max((len(str(case.body)) for case in cases[1:]), default=0)
        taken = [case for case in cases if case in some]
        assert taken[:1] == cases[:1]
        assert [len(str(case.body)) for case in taken[1:]] == ([longest] if longest else []), group
    assert 0 < len(some) < len(promise.cases_for(sora))


def test_a_quick_run_takes_every_way_of_what_no_fact_is_about(sora: LoadedSpec, repository: Path) -> None:
    suite = load_suite(repository / "contract_tests")
    promise = next(one for one in suite if one.name == "options_are_those_of_the_request")
    some, every = promise.some(sora), promise.cases_for(sora)
    parts = [{part for case in cases for part in case.name.split(", ")} for cases in (some, every)]
    assert parts[0] == parts[1]
    assert len(some) < len(every)
