"""``docpact list``, and the same data as the client's ``models()``."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docpact.spec import Project
from docpact.write.python.catalogue import catalogue
from leonardo_client import AsyncLeonardo, Leonardo, ModelInfo

Command = Callable[..., tuple[int, str, str]]
SPECS = Path(__file__).parents[1] / "data" / "spec"
EMITTED = Path(__file__).parents[3] / "generated"


def test_a_line_says_what_a_model_makes_and_takes(docpact: Command) -> None:
    code, output, errors = docpact("list", SPECS)
    assert (code, errors) == (0, "")
    assert output == (
        "gale-1  video  image  speed from 0; weight -1.5 to 2; "
        "steps 8 to 32, in steps of 8; strength 0.1 to 0.9, in steps of 0.1\n"
    )


def test_json_and_markdown_say_the_same(docpact: Command, committed: Project) -> None:
    found = {one["name"]: one for one in json.loads(docpact("list", "--format", "json")[1])}
    assert found.keys() == {spec.model for spec in committed.specs}
    assert found["kling-2.6"]["inputs"] == {"image": ["start_frame"]}
    assert found["kling-2.6"]["limits"]["duration"] == "5, 10"
    assert found["kling-3.0"]["limits"]["duration"] == "3 to 15"
    assert (found["sora-2-pro"]["retired"], found["kling-2.6"]["retired"]) == ("2026-07-09", None)
    table = docpact("list", "--format", "markdown")[1].splitlines()
    assert len(table) == len(found) + 2
    row = (
        "| `kling-2.6` | video | image | `quantity 1; duration 5, 10; size 0x0, 1080x1920, 1440x1440, 1920x1080` "
        "| alive |"
    )
    assert row in table
    assert any("`retired on 2026-07-09; instead: veo-3.1-generate-001" in line for line in table)


def test_a_terminal_gets_lines_that_fit(docpact: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("NO_COLOR", "1")
    assert max(map(len, docpact("list")[1].splitlines())) > 50
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert {len(line) <= 50 for line in docpact("list")[1].splitlines()} == {True}


@pytest.mark.usefixtures("workspace")
def test_a_spec_that_cannot_be_used_is_left_out_and_named(docpact: Command) -> None:
    Path("spec/leonardo/models/broken.yaml").write_text("model: broken\n")
    code, output, errors = docpact("list")
    assert (code, len(output.splitlines())) == (1, 1)
    assert errors.startswith("left out: spec/leonardo/models/broken.yaml:")


def test_the_client_knows_its_models_and_loads_none_of_them(committed: Project) -> None:
    known: Any = Leonardo.models()
    assert AsyncLeonardo.models() == known
    assert all(isinstance(one, ModelInfo) for one in known)
    said = [{**one._asdict(), "names": tuple(one.names)} for one in known]
    assert said == sorted((one.data() for one in catalogue(committed.specs)), key=lambda one: str(one["name"]))
    code = "import sys; from leonardo_client import Leonardo; Leonardo.models(); "
    code += (
        "print([name for name in sys.modules if name.startswith(('leonardo_client.calls', 'leonardo_client.models'))])"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, check=True, capture_output=True, text=True, env={"PYTHONPATH": str(EMITTED)})
    assert done.stdout == "[]\n"
