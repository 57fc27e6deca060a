"""``docpact report`` as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]
KESTREL = Path(__file__).parents[1] / "data" / "spec"


def test_the_summary_the_data_and_the_page(docpact: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, errors = docpact("report", "--spec", KESTREL)
    assert (code, errors) == (0, "")
    assert "    gale-1: " in out
    assert out.splitlines()[-1].startswith("models: 1, facts: ")
    code, out, _ = docpact("report", "--spec", KESTREL, "--format", "json")
    found = json.loads(out)
    assert (code, found["counts"]["models"]) == (0, 1)
    assert any(row["fact"] == "parameters.class#enum" for row in found["rows"])
    assert docpact("report", "--spec", KESTREL, "-o", "report.html") == (0, "wrote report.html\n", "")
    assert '"parameters.class#enum"' in Path("report.html").read_text()


@pytest.mark.parametrize("content", ["{", "{}", "[]"])
def test_a_file_of_something_else_is_refused(docpact: Command, tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    for option in ("--score", "--verify"):
        code, out, errors = docpact("report", "--spec", KESTREL, option, tmp_path / "x.json")
        assert (code, out) == (2, "")
        assert "x.json" in errors
        assert "\n  Print it anew" in errors
