"""Specs of release 0.1 in today's form: facts, words and comments stay, and what a person has to do is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.facts import parse
from docpact.spec import load_project

Command = Callable[..., tuple[int, str, str]]

DATA = Path(__file__).parents[1] / "data" / "spec" / "kestrel"
FIRST_LINE = "# yaml-language-server: $schema=../spec.schema.json"
OLD = f"""\
{FIRST_LINE}
# A remark at the top.
model: breeze-2
api: kestrel
title: Breeze 2
page:
  url: https://kestrel.example/docs/breeze-2
  read: 2026-11-22
  sha256: ab00000000000000000000000000000000000000000000000000000000000000
sample:
  line: 3
  body: {{model: breeze-2, parameters: {{prompt: A breeze, width: 640, height: 480}}}}
body:
  model: {{type: string, required: true, enum: [breeze-2, breeze-2-fast], line: 10}}
  parameters:
    assumed: {{type: object, required: true}}
    why: The sample nests the others here.
  parameters.prompt: {{type: string, required: true, line: 11, says: What blows.}} # as they call it
  parameters.width:
    type: integer
    required: true
    pairs: [[640, 480], [800, 800]]
    rules: ["800x800 not available on model breeze-2-fast"]
    line: 12
  parameters.height: {{type: integer, required: true, line: 13}}
  parameters.loop: {{type: boolean, required: false, line: 14}}
  # A remark in between.
  parameters.loop_count:
    type: integer
    observed: {{minimum: 1, rules: [only when loop=true]}}
    evidence: Two users say so.
    line: 15
"""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of specs as release 0.1 had it, but with an ``api.yaml`` of today."""
    made = tmp_path / "spec" / "kestrel"
    made.mkdir(parents=True)
    shutil.copy(DATA / "api.yaml", made)
    (made / "breeze-2.yaml").write_text(OLD)
    monkeypatch.chdir(tmp_path)
    return made


def test_facts_words_and_comments_stay(docpact: Command, old: Path) -> None:
    assert docpact("migrate", "--check")[0] == 1
    assert (old / "breeze-2.yaml").read_text() == OLD
    code, out, _ = docpact("migrate")
    assert (code, "wrote spec/kestrel/models/breeze-2.yaml from spec/kestrel/breeze-2.yaml" in out) == (0, True)
    assert not (old / "breeze-2.yaml").exists()
    (spec,) = load_project(old.parent).specs
    assert {
        parse('parameters rows {"columns":["width","height"],"rows":[[640,480],[800,800]]}'),
        parse("parameters.loop_count minimum 1"),
    } <= {claim.fact for claim in spec.contract.claims}
    joined = [(str(one.path), one.states, one.witness, one.line) for one in spec.content.conditions if one.states]
    assert joined == [
        ("parameters.width", "800x800 not available on model breeze-2-fast", None, 12),
        ("parameters.loop_count", "only when loop=true", "observed", None),
    ]
    assert spec.content.body["parameters.prompt"].says == "What blows."
    text = spec.path.read_text()
    for comment in ("# A remark at the top.", "# as they call it", "# A remark in between.", "$schema=../../spec."):
        assert comment in text
    assert FIRST_LINE not in text


def test_what_is_in_todays_form_is_left_alone(docpact: Command, old: Path) -> None:
    docpact("migrate")
    before = (old / "models" / "breeze-2.yaml").read_bytes()
    code, out, _ = docpact("migrate", "--check")
    assert (code, "are in the form of this release" in out) == (0, True)
    assert (old / "models" / "breeze-2.yaml").read_bytes() == before


def test_the_earlier_form_in_the_right_folder_is_rewritten_where_it_is(docpact: Command, old: Path) -> None:
    (old / "models").mkdir()
    (old / "breeze-2.yaml").rename(old / "models" / "breeze-2.yaml")
    code, out, _ = docpact("generate")
    assert (code, out.count("run 'docpact migrate'")) == (1, 4)
    assert docpact("migrate")[0] == 0
    assert [spec.model for spec in load_project(old.parent).specs] == ["breeze-2"]


def test_loading_says_what_to_do_with_specs_beside_api_yaml(docpact: Command, old: Path) -> None:
    code, _, error = docpact("generate")
    assert (code, "'docpact migrate' moves them" in error) == (2, True)
    assert old.is_dir()


def test_of_two_specs_of_one_model_none_is_lost(docpact: Command, old: Path) -> None:
    docpact("migrate")
    before = (old / "models" / "breeze-2.yaml").read_bytes()
    (old / "breeze-2.yaml").write_text(OLD)
    code, out, _ = docpact("migrate")
    assert (code, "Delete one of the two" in out) == (1, True)
    assert (old / "models" / "breeze-2.yaml").read_bytes() == before
    assert (old / "breeze-2.yaml").exists()


def test_a_spec_that_would_not_load_is_left_as_it_is(docpact: Command, old: Path) -> None:
    broken = OLD.replace("only when loop=true", "only on Sundays")
    (old / "breeze-2.yaml").write_text(broken)
    code, out, _ = docpact("migrate")
    assert (code, "spec/kestrel/breeze-2.yaml:3:1: it would not load" in out, "only on Sundays" in out) == (
        1,
        True,
        True,
    )
    assert (old / "breeze-2.yaml").read_text() == broken
    assert not (old / "models" / "breeze-2.yaml").exists()


def test_an_api_file_of_release_0_1_is_for_a_person(docpact: Command, old: Path) -> None:
    api = old / "api.yaml"
    api.write_text(api.read_text().replace("role: submit", "billed: true"))
    code, out, _ = docpact("migrate")
    assert (code, "bring what you changed into it" in out) == (1, True)
    assert (old / "models" / "breeze-2.yaml").exists()
