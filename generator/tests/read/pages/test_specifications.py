"""OpenAPI documents in a page's code or beside the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docpact.errors import DocpactError
from docpact.read.pages import load, read_page

SCHEMA = {
    "type": "object",
    "required": ["prompt"],
    "properties": {
        "prompt": {"type": "string", "maxLength": 80},
        "mode": {"enum": ["soft", "hard"], "type": "string"},
    },
}
DOCUMENT = {
    "openapi": "3.0.1",
    "info": {"title": "Wind", "version": "1"},
    "paths": {"/draw": {"post": {"requestBody": {"content": {"application/json": {"schema": SCHEMA}}}}}},
}
EXPECTED = {
    'prompt type "string"',
    "prompt required true",
    "prompt maxLength 80",
    'mode type "string"',
    "mode required false",
    'mode enum ["hard", "soft"]',
}
YAML = """openapi: 3.0.1
paths:
  /draw:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string, maxLength: 80}
                mode: {type: string, enum: [soft, hard]}
"""


@pytest.mark.parametrize("document", [json.dumps(DOCUMENT, indent=2), YAML, f"# Wind's\n---\n{YAML}"])
def test_a_document_in_a_fence_is_read(document: str) -> None:
    page = read_page(f"# Wind\n\n## OpenAPI\n\n```\n{document}\n```\n", "page.md")

    assert {str(claim.fact) for claim in page.claims} == EXPECTED
    assert [row.path for row in page.rows] == ["prompt", "mode"]
    assert page.unread == ()


def test_table_and_document_are_one_word_and_contradictions_are_named() -> None:
    table = "| Parameter | Type | Description |\n|---|---|---|\n| prompt | string | Up to 90 characters. |\n"
    page = read_page(f"# Wind\n\n{table}\n```yaml\n{YAML}```\n", "page.md")

    assert "prompt maxLength 90" in {str(claim.fact) for claim in page.claims}
    assert any("stated twice: maxLength 90" in str(one) for one in page.discrepancies)
    assert {row.path for row in page.rows} == {"prompt", "mode"}


def test_a_document_that_is_broken_is_reported() -> None:
    table = "| Parameter | Type |\n|---|---|\n| prompt | string |\n"
    page = read_page(f"# Wind\n\n{table}\n```yaml\nopenapi: 3.0.1\npaths: [\n```\n", "page.md")

    assert [entry.sentence for entry in page.unread] == ["an OpenAPI document"]


def test_of_several_models_the_one_that_the_page_names_is_read() -> None:
    bodies = {
        name: {"type": "object", "properties": {"model": {"enum": [name]}, "n": {"type": "integer", "maximum": limit}}}
        for name, limit in (("gale-1", 4), ("gale-2", 8))
    }
    paths = {
        f"/{name}": {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}
        for name, schema in bodies.items()
    }
    fence = f"```json\n{json.dumps({'openapi': '3.0.1', 'paths': paths})}\n```\n"
    table = "| Parameter | Type | Description |\n|---|---|---|\n| model | string | Set to `gale-2`. |\n"

    named = read_page(f"# Gale\n\n{table}\n{fence}", "page.md")
    assert "n maximum 8" in {str(claim.fact) for claim in named.claims}
    unnamed = read_page(f"# Gale\n\n{table.replace('`gale-2`', '`gale-3`')}\n{fence}", "page.md")
    assert any("several models" in entry.reason for entry in unnamed.unread)
    with pytest.raises(DocpactError, match="several models"):
        read_page(f"# Gale\n\n{fence}", "page.md")


@pytest.mark.parametrize("name", ["page.json", "wind-api.json"])
def test_a_document_beside_a_page_that_speaks_of_it_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(json.dumps(DOCUMENT))
    page = tmp_path / "page.md"
    page.write_text("# Wind\n\nSee the [OpenAPI document](https://example.test/docs/wind-api.json).\n")

    assert {str(claim.fact) for claim in load(str(page)).claims} == EXPECTED


def test_a_file_beside_a_page_that_does_not_speak_of_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "page.json").write_text(json.dumps(DOCUMENT))
    page = tmp_path / "page.md"
    page.write_text("# Wind\n\nNothing here.\n")

    with pytest.raises(DocpactError, match="no table"):
        load(str(page))


def test_a_file_outside_the_pages_folder_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text(json.dumps(DOCUMENT))
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "page.md"
    page.write_text("# Wind\n\n[OpenAPI](../secret.json)\n")

    with pytest.raises(DocpactError, match="no table"):
        load(str(page))


def _part(data: object, words: str = "Hum.") -> str:
    return f"# Wind\n\n{words}\n\n```json\n{json.dumps(data, indent=2)}\n```\n"


RESOLVED = {
    "paths": {
        "path": "/draw",
        "method": "post",
        "request": {
            "body": {
                "application/json": {
                    "schemaArray": [
                        {
                            "type": "object",
                            "properties": {
                                name: {"allOf": [{"$ref": f"#/components/schemas/{name}"}]}
                                for name in SCHEMA["properties"]
                            },
                            "required": True,
                            "requiredProperties": ["prompt"],
                        }
                    ]
                }
            }
        },
    },
    "components": {"schemas": SCHEMA["properties"]},
}
SWAGGER = {
    "swagger": "2.0",
    "paths": {"/draw": {"post": {"parameters": [{"in": "body", "schema": {"$ref": "#/definitions/Drawing"}}]}}},
    "definitions": {"Drawing": SCHEMA},
}


@pytest.mark.parametrize(
    "page",
    [
        _part({"paths": DOCUMENT["paths"]}),
        _part(DOCUMENT["paths"]),
        _part(RESOLVED),
        _part(SWAGGER),
        _part({"components": {"schemas": {"DrawRequest": SCHEMA, "Drawing": {"type": "object"}}}}),
        _part(SCHEMA, "## Input schema"),
        _part({"title": "Input", **SCHEMA}),
    ],
    ids=["paths", "one path", "resolved", "Swagger 2", "schemas", "schema below its heading", "schema with a title"],
)
def test_a_part_of_a_document_is_read(page: str) -> None:
    assert {str(claim.fact) for claim in read_page(page, "page.md").claims} == EXPECTED


@pytest.mark.parametrize(
    "page",
    [
        _part(SCHEMA, "## Output schema"),
        _part(SCHEMA, "Pass what the answer should look like:"),
        _part({"title": "Output", **SCHEMA}, "## Input schema"),
        _part({"paths": ["prompt"], "properties": {"prompt": 1}}),
    ],
    ids=["of the answer", "of nothing that is named", "of an answer by its title", "other data"],
)
def test_a_schema_that_is_not_the_bodys_is_left_alone(page: str) -> None:
    table = "| Parameter | Type |\n|---|---|\n| tune | string |\n"

    assert {str(claim.fact) for claim in read_page(f"{table}\n{page}", "page.md").claims} == {'tune type "string"'}
