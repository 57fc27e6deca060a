"""The contract suite is run with a profile that there is, or says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("by", ["variable", "option"])
def test_a_profile_that_there_is_not_is_wrong_usage(repository: Path, by: str) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "contract_tests"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DOCPACT_", "PYTEST_"))}
    if by == "variable":
        environment["DOCPACT_PROFILE"] = "zzz"
    else:
        command.append("--docpact-profile=zzz")
    result = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == pytest.ExitCode.USAGE_ERROR
    assert "there is no profile 'zzz': give --docpact-profile or DOCPACT_PROFILE one of ci, deep" in result.stderr
    assert "INTERNALERROR" not in result.stdout + result.stderr
