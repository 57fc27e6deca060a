"""The committed spec states what its page states, and the published schemas describe it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import JsonValue
from ruamel.yaml import YAML

from docpact.facts import as_json
from docpact.read.pages import load
from docpact.read.sources import read_source
from docpact.spec import LoadedSpec, Project
from docpact.spec.published import published_schemas
from docpact.transcribe import Wanted, transcribe

IMAGE = "parameters.guidances.start_frame[].image"
SORA_2_PRO: list[list[JsonValue]] = [
    ["model", "enum", ["sora-2-pro"]],
    ["model", "required", True],
    ["model", "type", "string"],
    ["parameters.duration", "default", 4],
    ["parameters.duration", "enum", [4, 8, 12]],
    ["parameters.duration", "required", False],
    ["parameters.duration", "type", "integer"],
    ["parameters.guidances", "required", False],
    ["parameters.guidances", "type", "object"],
    ["parameters.guidances.start_frame", "maxItems", 1],
    ["parameters.guidances.start_frame", "required", False],
    ["parameters.guidances.start_frame", "type", "array"],
    [f"{IMAGE}.id", "present", True],
    [f"{IMAGE}.type", "enum", ["GENERATED", "GENERATION", "INIT", "UPLOADED", "VARIATION"]],
    [f"{IMAGE}.type", "present", True],
    ["parameters.height", "default", 720],
    ["parameters.height", "enum", [720, 1024, 1280, 1792]],
    ["parameters.height", "required", True],
    ["parameters.height", "type", "integer"],
    ["parameters.mode", "default", "RESOLUTION_720"],
    ["parameters.mode", "enum", ["RESOLUTION_1080", "RESOLUTION_720"]],
    ["parameters.mode", "required", False],
    ["parameters.mode", "type", "string"],
    ["parameters.prompt", "maxLength", 5000],
    ["parameters.prompt", "required", True],
    ["parameters.prompt", "type", "string"],
    ["parameters.quantity", "default", 1],
    ["parameters.quantity", "maximum", 1],
    ["parameters.quantity", "minimum", 1],
    ["parameters.quantity", "required", True],
    ["parameters.quantity", "type", "integer"],
    ["parameters.width", "default", 1280],
    ["parameters.width", "enum", [720, 1024, 1280, 1792]],
    ["parameters.width", "required", True],
    ["parameters.width", "type", "integer"],
    ["public", "required", False],
    ["public", "type", "boolean"],
]
"""What the page of Sora 2 Pro states, labelled by hand; a copy, so that it is compared wherever the tests run."""


@pytest.fixture(scope="session")
def sora(project: Project) -> LoadedSpec:
    return project.spec("sora-2-pro")


def test_the_spec_states_what_the_page_states(sora: LoadedSpec) -> None:
    assert as_json(sora.facts) == SORA_2_PRO


def test_the_copy_is_the_gold(corpus: Path) -> None:
    assert json.loads((corpus / "gold" / "sora-2-pro.json").read_text()) == SORA_2_PRO


def page_of(spec: LoadedSpec, corpus: Path) -> Path:
    """The page that a committed spec was transcribed from."""
    return next(path for suffix in (".md", ".txt") if (path := corpus / f"{spec.model}{suffix}").exists())


def from_page(committed: Project) -> list[LoadedSpec]:
    return [spec for spec in committed.specs if spec.content.witnesses.page is not None]


def test_each_spec_states_what_its_page_is_labelled_with(committed: Project, corpus: Path) -> None:
    for spec in from_page(committed):
        labelled = corpus / "gold" / f"{spec.model}.json"
        if not labelled.exists():
            continue
        labels = json.loads(labelled.read_text())
        printed = read_source(str(spec.path)).as_json()
        reviewed = {one.path for one in spec.content.discrepancies if one.why.strip()}
        missing = [fact for fact in labels if fact not in printed and fact[0] not in reviewed and fact not in UNPLACED]
        more = [fact for fact in printed if fact not in labels and fact[0] not in reviewed]
        assert (missing, more) == ([], []), spec.model


UNPLACED: list[list[JsonValue]] = [
    ["parameters.guidances.image_reference", "rule", "maxItems 4 when video reference given"],
]
"""Labels that speak of what no parameter is called: reported when the page is read, and no fact."""


def test_each_spec_knows_the_bytes_of_its_page(committed: Project, corpus: Path) -> None:
    for spec in from_page(committed):
        raw = page_of(spec, corpus).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == spec.content.source.sha256, spec.model


def test_rows_of_the_page_stand_where_the_spec_says(committed: Project, corpus: Path) -> None:
    for spec in from_page(committed):
        rows = {row.path: row for row in load(str(page_of(spec, corpus))).rows}
        stated = {path: entry for path, entry in spec.content.body.items() if entry.row is not None}
        assert stated.keys() == rows.keys(), spec.model
        for path, parameter in stated.items():
            assert (parameter.line, parameter.row) == (rows[path].line, rows[path].sha256[:12]), (spec.model, path)


def test_a_page_read_again_changes_nothing(committed: Project, corpus: Path) -> None:
    for spec in from_page(committed):
        made = transcribe(load(str(page_of(spec, corpus))), Wanted(dt.date(2030, 1, 1), spec.path))
        assert made.text == spec.path.read_text(), spec.model


def test_each_row_says_in_words_of_our_own_what_it_is_for(committed: Project, corpus: Path) -> None:
    for spec in from_page(committed):
        page = page_of(spec, corpus).read_text().casefold()
        rows = {path: entry.says for path, entry in spec.content.body.items() if entry.row is not None}
        assert [path for path, says in rows.items() if not says] == [], spec.model
        copied = [text for text in rows.values() if text and len(text) > 25 and text.rstrip(".").casefold() in page]
        assert copied == [], spec.model


def test_nothing_is_left_for_a_person_to_decide(committed: Project) -> None:
    for spec in committed.specs:
        assert spec.undecided == []
        assert [one.path for one in spec.content.discrepancies if not one.why.strip()] == []
        assert spec.content.source.url is not None


def test_the_lifecycle_says_what_replaces_the_model(sora: LoadedSpec) -> None:
    assert sora.content.lifecycle is not None
    assert sora.content.lifecycle.retired.isoformat() == "2026-07-09"
    assert sora.content.lifecycle.replaced_by == ["veo-3.1-generate-001", "veo-3.1-fast-generate-001"]


def test_assumed_and_observed_claims_give_a_reason_and_count_as_no_fact(sora: LoadedSpec) -> None:
    beyond = [claim for claim in sora.contract.claims if claim.witness != "page"]
    assert {claim.witness for claim in beyond} == {"assumed", "observed"}
    assert all(claim.why for claim in beyond)
    public = next(claim for claim in beyond if claim.fact.path == "public" and claim.fact.keyword == "required")
    assert (public.witness, public.fact.value) == ("observed", True)


def test_every_claim_knows_its_line_in_the_spec(sora: LoadedSpec) -> None:
    lines = sora.path.read_text().splitlines()
    for claim in sora.contract.claims:
        assert claim.place is not None
        if claim.place.source.endswith("sora-2-pro.yaml") and claim.fact.path != "$":
            assert claim.place.line is not None
            assert claim.fact.keyword in lines[claim.place.line - 1]


def test_what_is_sent_of_itself_is_no_fact(sora: LoadedSpec) -> None:
    row = sora.row("public")
    assert row is not None
    assert (row.sent, bool(row.sent_why)) == (False, True)
    assert not [
        claim for claim in sora.contract.claims if claim.fact.keyword == "default" and "public" in claim.fact.path
    ]
    assert sora.row("nothing") is None


def test_the_published_schemas_are_current(repository: Path) -> None:
    for name, text in published_schemas().items():
        assert (repository / "spec" / name).read_text() == text, "run 'docpact schema'"


@pytest.mark.parametrize(("name", "files"), [("spec", "*/models/*.yaml"), ("api", "*/api.yaml")])
def test_the_committed_files_are_valid_by_the_published_schemas(repository: Path, name: str, files: str) -> None:
    schema = json.loads(published_schemas()[f"{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = sorted((repository / "spec").glob(files))
    assert found
    for path in found:
        yaml = YAML(typ="safe", pure=True)
        yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda _, node: node.value
        data = yaml.load(path.read_text())
        assert [error.message for error in validator.iter_errors(data)] == []
        assert f"/{name}.schema.json" in path.read_text().splitlines()[0]


@pytest.mark.parametrize("change", [{"unknown": 1}, {"model": 3}, {"body": {}}])
def test_the_published_schema_refuses_what_the_loader_refuses(repository: Path, change: dict[str, JsonValue]) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda _, node: node.value
    data = yaml.load((repository / "spec" / "leonardo" / "models" / "sora-2-pro.yaml").read_text())
    schema = json.loads(published_schemas()["spec.schema.json"])
    assert list(jsonschema.Draft202012Validator(schema).iter_errors({**data, **change}))
