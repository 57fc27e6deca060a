"""A vendor's own document beside a page, or alone: what it says otherwise is written, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docpact.errors import DocpactError
from docpact.facts import Fact
from docpact.read.openapi import facts_of_document
from docpact.read.sources import read_source
from docpact.spec import LoadedSpec, load_spec
from docpact.spec.check import complaints
from docpact.transcribe import Transcription, Wanted, load_document, save, transcribe, transcribe_document

from .conftest import TODAY, page

Command = Callable[..., tuple[int, str, str]]

SPEED = "parameters.speed"
ITEM = "parameters.guidances.first[].image"


def schema(**changes: Any) -> dict[str, Any]:
    """A document's schema of Breeze 2, which says of some members what the page says, and of others something else."""
    image = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "type": {"type": "string", "enum": ["GENERATED", "UPLOADED", "URL"]},
            "url": {"type": "string", "format": "uri"},
        },
    }
    items = {"type": "object", "required": ["image"], "properties": {"image": image}}
    parameters = {
        "prompt": {"type": "string", "minLength": 1, "maxLength": 900},
        "seed": {"type": "integer", "minimum": 0, "maximum": 99},
        "speed": {"type": "integer", "enum": [2, 4, 8, 16], "default": 4},
        "style": {"type": "string", "enum": ["CALM", "WILD"]},
        "loop": {"type": "boolean"},
        "guidances": {"type": "object", "properties": {"first": {"type": "array", "maxItems": 1, "items": items}}},
        **changes,
    }
    body = {"type": "object", "required": ["prompt"], "properties": parameters}
    body["not"] = {"required": ["seed", "style"]}
    return {
        "type": "object",
        "required": ["model", "parameters"],
        "properties": {"model": {"type": "string", "enum": ["breeze-2"]}, "parameters": body},
    }


def document(*schemas: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": {"oneOf": [*schemas]}}}
    return {"openapi": "3.1.0", "paths": {"/v2/flights": {"post": {"requestBody": {"content": content}}}}}


def of_model(name: str, **changes: Any) -> dict[str, Any]:
    made = schema(**changes)
    made["properties"]["model"]["enum"] = [name]
    return made


@pytest.fixture
def vendor(tmp_path: Path) -> Path:
    path = tmp_path / "vendor.json"
    path.write_text(json.dumps(document(schema())))
    return path


Both = Callable[..., tuple[LoadedSpec, Transcription]]


@pytest.fixture
def both(folder: Path, vendor: Path) -> Both:
    """Transcribes a page with the vendor's document as a second witness."""

    def run(*edits: tuple[str, str], **more: Any) -> tuple[LoadedSpec, Transcription]:
        target = folder / "models" / "breeze-2.yaml"
        made = transcribe(page(*edits), Wanted(TODAY, target, openapi=load_document(vendor), **more))
        save(made, target)
        return load_spec(target), made

    return run


def said(spec: LoadedSpec, path: str) -> dict[str, object]:
    section = spec.content.body[path].openapi
    return dict(section.statements()) if section else {}


def test_only_what_the_page_lacks_or_contradicts_is_written(both: Both) -> None:
    spec, made = both()
    assert said(spec, SPEED) == {"enum": [2, 4, 8, 16], "default": 4}
    assert said(spec, f"{ITEM}.type") == {"type": "string", "required": False, "enum": ["GENERATED", "UPLOADED", "URL"]}
    assert said(spec, f"{ITEM}.url") == {"type": "string", "required": False, "format": "uri"}
    assert said(spec, "parameters.loop") == {"type": "boolean", "required": False}
    # The same, a trivial limit, and an integer beside a number.
    assert [said(spec, path) for path in ("model", "parameters.prompt", "parameters.seed", "parameters.style")] == [
        {}
    ] * 4
    assert made.report.aside == ()
    assert spec.facts == {claim.fact for claim in page().claims}
    assert {witness.path for witness in spec.contract.contested} == {SPEED, f"{ITEM}.type"}


def test_what_the_document_says_of_several_members_is_a_condition(both: Both) -> None:
    spec, _ = both()
    (denied,) = [one for one in spec.content.conditions if one.witness == "openapi"]
    facts = {claim.fact for claim in spec.contract.claims if claim.witness == "openapi" and claim.fact.when}
    assert facts == {fact for fact in facts_of_document(document(schema())) if fact.when}
    assert denied.value("forbidden") is True


def test_an_assumption_goes_where_the_document_speaks(both: Both) -> None:
    spec, _ = both()
    identifier = spec.content.body[f"{ITEM}.id"]
    assert (identifier.assumed, identifier.why) == (None, None)
    # Of an object that holds what must be sent nobody says that it may be left out.
    parameters = spec.content.body["parameters"]
    assert said(spec, "parameters") == {"type": "object", "required": True}
    assert parameters.assumed is None


def test_reading_again_changes_nothing_and_a_reviewers_choice_stays(both: Both, vendor: Path) -> None:
    spec, _ = both()
    spec.path.write_text(
        spec.path.read_text()
        .replace("    enum: [2, 4, 8]\n", "    enum: [2, 4, 8]\n    settled: openapi\n    why: A user sent 16.\n")
        .replace("    sha256", "    url: https://kestrel.example/openapi.json\n    sha256", 2)
        .replace("    url: https://kestrel.example/openapi.json\n    sha256", "    sha256", 1)
    )
    before = spec.path.read_bytes()
    spec, made = both()
    assert made.report.changes == ()
    assert spec.path.read_bytes() == before
    assert spec.contract.fields[SPEED].enum == [2, 4, 8, 16]  # type: ignore[index]  # a path is a text
    vendor.write_text(
        json.dumps(document(schema(speed={"type": "integer", "enum": [2, 4, 8]}, loop={"type": "string"})))
    )
    spec, _ = both()
    assert said(spec, "parameters.loop") == {"type": "string", "required": False}
    assert spec.content.witnesses.openapi is not None
    assert spec.content.witnesses.openapi.url == "https://kestrel.example/openapi.json"


def test_without_the_document_what_it_said_stays(both: Both) -> None:
    spec, _ = both()
    made = transcribe(page(("Maximum of 900", "Maximum of 901")), Wanted(TODAY, spec.path))
    save(made, spec.path)
    assert said(load_spec(spec.path), SPEED) == {"enum": [2, 4, 8, 16], "default": 4}


def test_each_witness_can_be_printed(both: Both) -> None:
    spec, _ = both()
    name = str(spec.path)
    assert read_source(name).facts == read_source(name, witness="page").facts == spec.facts
    openapi = read_source(name, witness="openapi").facts
    assert Fact(SPEED, "enum", [2, 4, 8, 16]) in openapi
    observed = read_source(name, witness="observed").facts
    assert observed == {claim.fact for claim in spec.contract.claims if claim.witness == "observed"}
    assert read_source(name, witness="all").facts == spec.facts | openapi | observed
    with pytest.raises(DocpactError, match="is no spec, and has one witness only"):
        read_source("page.md", witness="page")


def test_what_is_said_of_one_model_only_is_conditional_on_it(both: Both, vendor: Path) -> None:
    fast = of_model("breeze-2-fast", speed={"type": "integer", "enum": [2, 4, 8]})
    vendor.write_text(json.dumps(document(schema(), fast)))
    spec, _ = both(("Set to `breeze-2`", "Set to `breeze-2` or `breeze-2-fast`"))
    facts = read_source(str(spec.path), witness="openapi").facts
    assert {str(fact) for fact in facts if fact.path == SPEED and fact.keyword == "enum"} == {
        'parameters.speed enum [2, 4, 8, 16] when model="breeze-2"',
        'parameters.speed enum [2, 4, 8] when model="breeze-2-fast"',
    }


def test_a_document_of_other_models_is_refused(both: Both, vendor: Path) -> None:
    vendor.write_text(json.dumps(document(of_model("gust-1"))))
    with pytest.raises(DocpactError, match="describes none of these models: breeze-2"):
        both()
    spec, _ = both(openapi_model="gust-1")
    assert said(spec, SPEED)["enum"] == [2, 4, 8, 16]


def test_a_spec_for_each_model_of_a_document(folder: Path, vendor: Path, docpact: Command) -> None:
    vendor.write_text(json.dumps(document(of_model("gust-1"), of_model("gust/2"))))
    code, output, _ = docpact("transcribe", vendor, "-o", folder / "models")
    assert code == 0
    assert output.count("wrote: ") == 2
    for name, model in (("gust-1", "gust-1"), ("gust-2", "gust/2")):
        spec = load_spec(folder / "models" / f"{name}.yaml")
        content = document(of_model("gust-1"), of_model("gust/2"))
        assert spec.facts == facts_of_document(content, model)
        assert spec.content.witnesses.first == "openapi"
        assert spec.contract.models == (model,)
        assert spec.content.sample.body["model"] == model
        assert [*complaints(spec.content)] == []
    assert transcribe_document(load_document(vendor), folder / "models", Wanted(TODAY)) == []
    with pytest.raises(DocpactError, match="first witness is openapi"):
        transcribe(page(("breeze-2", "gust-1")), Wanted(TODAY, folder / "models" / "gust-1.yaml"))
