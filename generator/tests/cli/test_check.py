"""``docpact check`` as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from docpact.spec import Project

Command = Callable[..., tuple[int, str, str]]
KESTREL = Path(__file__).parents[1] / "data" / "spec"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kestrel: Project) -> Path:
    monkeypatch.chdir(tmp_path)
    good = kestrel.spec("gale-1")
    assert good.contract.models == ("gale-1", "gale-1-turbo")
    body = {
        "model": "gale-1",
        "parameters": {
            "prompt": "Gusts over a ridge",
            "class": "LIGHT",
            "kind": "FIXED",
            "steps": 16,
            "offsets": [0, 1],
        },
    }
    (tmp_path / "good.json").write_text(json.dumps(body))
    spoilt = json.loads(json.dumps(body))
    spoilt["parameters"] |= {"class": "HEAVVY", "sparkle": 1}
    (tmp_path / "bad.json").write_text(json.dumps(spoilt, indent=1))
    entry = {"request": {"url": "https://kestrel.example/v2/flights", "postData": {"text": json.dumps(spoilt)}}}
    (tmp_path / "log.har").write_text(json.dumps({"log": {"entries": [entry]}}))
    return tmp_path


def test_good_bodies_are_accepted_and_bad_ones_refused_with_their_line(folder: Path, docpact: Command) -> None:
    assert (folder / "good.json").is_file()
    code, out, errors = docpact("check", KESTREL, "good.json")
    assert (code, out, errors) == (0, "1 body judged: 1 accepted, 0 warned, 0 refused.\n", "")
    code, out, errors = docpact("check", KESTREL / "kestrel", "good.json", "bad.json")
    assert (code, errors) == (1, "")
    lines = out.splitlines()
    assert lines[:2] == ["refused  parameters.class has to be one of: HEAVY, LIGHT", "    at bad.json:5"]
    assert '    Give "HEAVY", for example.' in lines
    assert "warned  parameters.sparkle is known to no witness" in lines
    assert lines[-1] == "2 bodies judged: 1 accepted, 0 warned, 1 refused."


def test_every_format_and_a_har_file(folder: Path, docpact: Command) -> None:
    spec = next(KESTREL.rglob("gale-1.yaml"))
    code, out, _ = docpact("check", spec, "--har", folder / "log.har", "--format", "json")
    document = json.loads(out)
    assert (code, document["judged"], document["refused"]) == (1, 1, 1)
    assert document["findings"][0]["states"] == 'parameters.class enum ["HEAVY", "LIGHT"]'
    _, out, _ = docpact("check", spec, "good.json", "bad.json", "--format", "junit")
    cases = {case.get("name"): case for case in ET.fromstring(out).iter("testcase")}
    assert set(cases) == {"good.json", "bad.json"}
    assert [len(case.findall("failure")) for case in cases.values()] == [0, 1]
    _, out, _ = docpact("check", spec, "bad.json", "--format", "sarif")
    (error, _warning) = json.loads(out)["runs"][0]["results"]
    assert error["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    assert "refused" in docpact("check", spec, "bad.json", "--format", "markdown")[1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["good.json"], "no spec is named"),
        ([KESTREL], "no body is named"),
        ([KESTREL, "missing.json"], "missing.json: cannot read the file"),
        ([KESTREL, "--har", "good.json"], "good.json: this is no HAR file"),
        (["missing.yaml", "good.json"], "missing.yaml"),
    ],
)
def test_what_cannot_be_judged_ends_with_two(
    folder: Path, docpact: Command, arguments: list[str | Path], complaint: str
) -> None:
    assert folder.is_dir()
    code, out, errors = docpact("check", *arguments)
    assert (code, out) == (2, "")
    assert complaint in errors
    assert "\n  " in errors


def test_every_file_that_cannot_be_read_is_named_at_once(folder: Path, docpact: Command) -> None:
    assert folder.is_dir()
    _, _, errors = docpact("check", KESTREL, "one.json", "good.json", "two.json", "--har", "good.json")
    assert [line for line in errors.splitlines() if line.startswith("error: ")] == [
        "error: one.json: cannot read the file: No such file or directory",
        "error: two.json: cannot read the file: No such file or directory",
        "error: good.json: this is no HAR file",
    ]
    _, _, errors = docpact("check", "one.yaml", "two.yaml", "good.json")
    assert errors.count("error: ") == 2


def test_nothing_judged_is_no_success(folder: Path, docpact: Command) -> None:
    (folder / "other.jsonl").write_text('{"model": "gust-9"}\n')
    code, out, _ = docpact("check", KESTREL, "other.jsonl")
    assert code == 2
    assert out.startswith('1 body not judged: no spec is of the model "gust-9".\n')
