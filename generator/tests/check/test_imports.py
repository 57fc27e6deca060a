from __future__ import annotations

import subprocess
import sys

HEAVY = {"jsonschema", "jsonschema_rs", "hypothesis", "httpx", "multipart"}


def imported(code: str) -> set[str]:
    ran = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sorted(sys.modules))"]
    return set(subprocess.run(ran, check=True, capture_output=True, text=True).stdout.split())


def test_the_package_loads_nothing_heavy() -> None:
    assert not HEAVY & imported("import docpact.check")
    assert not HEAVY & imported("from docpact.check import endpoint, judge, values, violations")


def test_the_judge_shares_no_code_with_what_it_judges() -> None:
    loaded = imported("import docpact.check.endpoint, docpact.check.strategies")
    rooms = {name.split(".")[1] for name in loaded if name.startswith("docpact.")}
    assert not rooms & {"openapi", "emit", "sources", "sandbox", "pages", "transcribe"}
