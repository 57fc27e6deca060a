from __future__ import annotations

import subprocess
import sys

import pytest

from docpact import check

HEAVY = {"jsonschema", "jsonschema_rs", "hypothesis", "httpx", "multipart"}


def imported(code: str) -> set[str]:
    ran = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sorted(sys.modules))"]
    return set(subprocess.run(ran, check=True, capture_output=True, text=True).stdout.split())


def test_the_package_loads_nothing_heavy() -> None:
    assert not HEAVY & imported("import docpact.check")
    assert not HEAVY & imported("from docpact.check import Endpoint, Judge, boundary_bodies, unwitnessed")


def test_the_judge_shares_no_code_with_what_it_judges() -> None:
    loaded = imported("from docpact.check import Endpoint; import docpact.check.strategies")
    rooms = {name.split(".")[1] for name in loaded if name.startswith("docpact.")}
    assert not rooms & {"openapi", "emit", "sources", "sandbox", "pages", "transcribe"}


def test_every_name_is_found_and_no_other() -> None:
    assert all(getattr(check, name).__name__ == name for name in check.__all__)
    with pytest.raises(AttributeError, match="no attribute"):
        _ = check.nothing
