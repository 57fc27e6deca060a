"""What is concluded of a server's habits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ruamel.yaml import YAML
from verify_reference import running, utf8, utf16

from docpact.check.verify import Report, Trait
from docpact.check.verify.dialect import as_yaml
from docpact.facts import Field, Path
from docpact.spec import LoadedSpec, load_spec

Ask = Callable[..., Report]


def answers(report: Report, path: str) -> dict[str, str]:
    return {trait.question: trait.answer for trait in report.dialect if trait.path == path}


UNIT = "lengths are counted in"
P = "parameters."


@pytest.fixture(scope="module")
def asked() -> dict[str, Report]:
    """What was found of a server, by its deviations: several questions are about one server."""
    return {}


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("changes", "path", "question", "answer"),
    [
        ({}, P + "duration", "4.0 is an integer", "yes"),
        ({"whole_floats": False}, P + "duration", "4.0 is an integer", "no"),
        ({}, P + "duration", "null is taken, as if left out", "no"),
        ({"nulls": ("duration",)}, P + "duration", "null is taken, as if left out", "yes"),
        ({}, P + "prompt", UNIT, "code points, at most 5000"),
        ({"count": utf8}, P + "prompt", UNIT, "UTF-8 bytes, at most 5000"),
        ({"count": utf16}, P + "prompt", UNIT, "UTF-16 units, at most 5000"),
        ({}, P + "prompt", "white space around texts is dropped", "no"),
        ({"trim_prompt": True}, P + "prompt", "white space around texts is dropped", "yes"),
        ({"trim": True}, P + "mode", "white space around texts is dropped", "yes"),
        ({"fold_case": True}, P + "mode", "case does not matter", "yes"),
        ({"fold_case": True, "style": "vendor"}, "model", "case does not matter", "yes"),
        ({"open_at": "parameters"}, "parameters", "unknown keys are taken", "yes"),
        ({"open_at": "parameters"}, "$", "unknown keys are taken", "no"),
        ({"numbers_from_text": True}, P + "width", "numbers in texts are taken", "yes"),
        ({"numbers_from_bool": True}, P + "quantity", "true and false are taken for another type", "yes"),
        ({"numbers_truncated": True}, P + "width", "fractions are taken for integers", "yes"),
        ({"bools_from_text": True}, "public", "true and false in texts are taken", "yes"),
        ({"durations": (4, 5, 8, 12, 16)}, P + "duration", "takes as well", "[16, 5]"),
    ],
)
def test_concludes(  # noqa: PLR0917  # a case and its two fixtures
    ask: Ask, asked: dict[str, Report], changes: dict[str, Any], path: str, question: str, answer: str
) -> None:
    if repr(changes) not in asked:
        with running(**changes) as server:
            asked[repr(changes)] = ask(server, 50, 300)
    assert answers(asked[repr(changes)], path)[question] == answer


def test_asks_each_field_by_itself_where_whole_floats_are_refused_for_one(ask: Ask) -> None:
    with running(whole_floats=False) as server:
        report = ask(server, 50, 300)
    fields = [trait.path for trait in report.dialect if trait.question == "4.0 is an integer"]
    assert fields == [P + name for name in ("duration", "height", "quantity", "width")]
    assert report.exit_code == 0


def test_what_it_says_can_be_recorded_in_the_spec(ask: Ask, sora: LoadedSpec, tmp_path: Path) -> None:
    with running(durations=(4, 5, 8, 12), nulls=("guidances",)) as server:
        report = ask(server, 50)
    snippet = as_yaml(report.dialect, sora.contract.fields, report.url)
    yaml = YAML()
    merged = yaml.load(sora.path.read_text())
    for path, entry in YAML(typ="safe").load(snippet)["body"].items():
        merged["body"][path].update(entry)
    folder = tmp_path / "leonardo"
    (folder / "models").mkdir(parents=True)
    (folder / "api.yaml").write_bytes(sora.api.path.read_bytes())
    with (folder / "models" / "sora-2-pro.yaml").open("w") as file:
        yaml.dump(merged, file)
    spec = load_spec(folder / "models" / "sora-2-pro.yaml")
    observed = {claim.fact.id: claim for claim in spec.contract.claims if claim.witness == "observed"}
    assert observed["parameters.duration#enum"].fact.value == [4, 5, 8, 12]
    assert "null is taken" in str(observed["parameters.guidances#type"].why)
    assert spec.facts == sora.facts, "what the page states stays as it is"


def test_hostile_text_stays_text_in_what_can_be_recorded(sora: LoadedSpec) -> None:
    members = sora.contract.fields
    trait = Trait("parameters.mode", "takes as well", '["\\n  evil: [yes]"]', "x")
    found = YAML(typ="safe").load(as_yaml([trait], members, "http://x\n  evil: 1"))
    assert list(found) == ["body"]
    assert found["body"]["parameters.mode"]["observed"]["enum"][-1] == "\n  evil: [yes]"


def test_nothing_is_to_be_recorded_of_a_plain_server() -> None:
    members = {Path("a"): Field(Path("a"))}
    assert as_yaml([Trait("a", "x", "yes", ""), Trait("$", "x", "yes", "")], members, "u") == ""
    assert as_yaml([], members, "u") == ""
