"""Pages that carry an OpenAPI document: what it tells of endpoints, keys and answers goes into a draft of api.yaml."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Final

import pytest
from ruamel.yaml import YAML

from docpact.errors import DocpactError
from docpact.read.pages import read_page
from docpact.read.pages.exchanges import read_exchanges
from docpact.spec.api import Api
from docpact.spec.load import checked_spec, load_api
from docpact.spec.yaml import parse_yaml
from docpact.transcribe import Wanted, transcribe
from docpact.transcribe.api_draft import draft_pages

from .conftest import drafted

JOBS: Final = """# Start a clip

```yaml
openapi: 3.1.0
info: {title: Plover, version: '1'}
servers:
  - url: https://api.plover.example/v2
paths:
  /clips:
    post:
      summary: Start a clip
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [wish]
              properties:
                wish: {type: string, maxLength: 400}
                pace:
                  type: string
                  enum:
                    - value: calm
                    - value: quick
      responses:
        '202':
          description: Begun.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Clip'}
        '422':
          description: Refused.
          content:
            application/json:
              example: {fault: {text: The wish is too long., kind: too_long}}
  /clips/{clip_id}:
    get:
      summary: Ask for a clip
      parameters:
        - {name: clip_id, in: path, required: true, schema: {type: string}}
        - {name: X-Plover-Key, in: header, required: true, schema: {type: string}}
      responses:
        '200':
          description: How far it is.
          content:
            application/json:
              schema:
                allOf:
                  - {$ref: '#/components/schemas/Clip'}
                  - type: object
                    properties:
                      files:
                        type: array
                        items: {type: object, properties: {video_url: {type: string, format: uri}}}
components:
  schemas:
    Clip:
      type: object
      properties:
        clip_id: {type: string, description: Its id.}
        state:
          anyOf:
            - {type: 'null'}
            - {type: string, enum: [waiting, drawing, ready, broken], description: How far it is.}
```
"""
AT_ONCE: Final = """# Draw

```yaml
openapi: 3.0.1
info: {title: Plover, version: '1'}
servers: [{url: https://api.plover.example}]
paths:
  /draw:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [picture]
              properties:
                picture: {type: string, format: binary}
                wish: {type: string}
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  images: {type: array, items: {type: object, properties: {url: {type: string}}}}
      security: [{Key: []}]
components:
  securitySchemes:
    Key: SCHEME
```
"""
TABLES: Final = """# Draw

`POST https://api.plover.example/draw`

| Parameter | Type | Required | Description |
|---|---|---|---|
| wish | string | Yes | What to draw. |
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def drafted_api(text: str) -> Api:
    drafted("plover", text)
    return load_api(Path("spec", "plover", "api.yaml")).content


def test_jobs_are_started_and_asked_for_as_the_document_has_it() -> None:
    api = drafted_api(JOBS)
    submit, poll = api.operations["submit"], api.operations["poll"]
    assert api.server.url == "https://api.plover.example"
    assert (submit.method, submit.path, submit.reads.job) == ("POST", "/v2/clips", ["clip_id"])
    assert (poll.path, poll.reads.status) == ("/v2/clips/{id}", ["state"])
    assert poll.reads.files == {"video": ["files[].video_url"]}
    assert (api.waiter.success, api.waiter.failure) == (["ready"], ["broken"])
    assert {*api.waiter.pending} == {"waiting", "drawing"}
    assert (api.auth.scheme, api.auth.header) == ("header", "x-plover-key")
    assert api.errors.messages == ["fault.text"]


def test_however_deep_a_document_is_its_values_are_found() -> None:
    schema = {"type": "object", "properties": {"pace": {"type": "string", "enum": [{"value": "calm"}]}}}
    post = {"requestBody": {"content": {"application/json": {"schema": schema}}}}
    text = json.dumps({"openapi": "3.0.0", "paths": {"/a": {"post": post}}, "x": "DEEP"})
    text = text.replace('"DEEP"', "[" * 900 + "]" * 900)
    assert 'pace enum ["calm"]' in {str(claim.fact) for claim in read_page(text, "plover.json").claims}


def test_of_two_media_types_of_a_body_json_is_taken() -> None:
    form, as_json = "          multipart/form-data: {schema: {type: object}}\n", "          application/json:\n"
    both = JOBS.replace(as_json, form + as_json, 1)
    assert drafted_api(both).submit.content_type == "application/json"
    assert [row.path for row in read_page(both, "plover.md").rows] == ["wish", "pace"]
    text = AT_ONCE.replace("SCHEME", "{type: http, scheme: bearer}")
    text = text.replace("          multipart", "          text/plain: {schema: {type: string}}\n          multipart")
    assert drafted_api(text).submit.content_type == "multipart/form-data"
    other = text.replace("multipart/form-data", "application/octet-stream")
    assert drafted_api(other).submit.content_type == "application/json"
    draft = draft_pages(["plover.md"], lambda _: "plover").text
    assert "a body is sent as text/plain, and here only JSON and forms are" in draft


def test_values_of_a_closed_set_in_objects_of_their_own_are_values() -> None:
    facts = {str(claim.fact) for claim in read_page(JOBS, "plover.md").claims}
    assert 'pace enum ["calm", "quick"]' in facts


@pytest.mark.parametrize(
    ("scheme", "auth"),
    [
        ("{type: http, scheme: bearer}", ("bearer", "authorization", None)),
        ("{type: bearer, scheme: bearer}", ("bearer", "authorization", None)),
        ("{type: apiKey, in: header, name: X-Api-Key}", ("header", "x-api-key", None)),
        ("{type: apiKey, in: query, name: secret_key}", ("query", "authorization", "secret_key")),
    ],
)
def test_files_at_once_from_a_form_and_how_its_key_is_sent(scheme: str, auth: object) -> None:
    api = drafted_api(AT_ONCE.replace("SCHEME", scheme))
    operation = api.submit
    assert (operation.role, operation.content_type) == ("sync", "multipart/form-data")
    assert operation.reads.files == {"image": ["images[].url"]}
    assert [one.says for one in operation.examples] == ["assumed"]
    assert api.inputs["image"].forms == {"base64": "data:{type};base64,{data}"}
    assert (api.auth.scheme, api.auth.header, api.auth.query) == auth


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_page_may_be_nothing_but_a_document(suffix: str) -> None:
    document = JOBS.partition("```yaml\n")[2].removesuffix("```\n")
    data = YAML(typ="safe").load(document)
    text = json.dumps(data, indent=1) if suffix == "json" else document
    assert drafted_api(text).operations.keys() == drafted_api(JOBS).operations.keys()
    page = read_page(text, f"plover.{suffix}")
    assert (page.title, [row.path for row in page.rows]) == ("Plover", ["wish", "pace"])
    made = transcribe(page, Wanted(dt.date(2026, 11, 30), Path("spec", "plover", "models", "clips.yaml")))
    assert [*checked_spec(parse_yaml(Path("clips.yaml"), made.text.encode())).body] == ["wish", "pace"]


def test_a_document_of_several_models_is_refused_with_what_to_do() -> None:
    named = "properties:\n                model: {type: string, enum: [NAME]}\n                wish"
    one, two = (JOBS.replace("properties:\n                wish", named.replace("NAME", name)) for name in ("a", "b"))
    other = two.partition("paths:\n")[2].partition("components:")[0].replace("/clips", "/films")
    document = one.partition("```yaml\n")[2].removesuffix("```\n").replace("components:", f"{other}components:")
    with pytest.raises(DocpactError, match=r"several models") as caught:
        read_page(document, "plover.yaml")
    assert "docpact transcribe FILE -o FOLDER" in caught.value.hint


@pytest.mark.parametrize("before", ["", "title: Draw\n"])
def test_front_matter_that_names_an_operation_is_no_document(before: str) -> None:
    page = read_page(f"---\n{before}openapi: POST /draw\n---\n{TABLES}", "plover.md")
    assert [row.path for row in page.rows] == ["wish"]


def test_an_answer_that_is_a_file_is_told_by_its_media_type() -> None:
    begins = AT_ONCE.partition("            application/json:\n              schema:\n                type: object")[0]
    spoken = f"{begins}            audio/mpeg: {{schema: {{type: string, format: binary}}}}\n```\n"
    operation = drafted_api(spoken).submit
    assert (operation.role, operation.reads.files) == ("sync", {"audio": ["$"]})


def test_a_member_of_a_list_is_one_also_where_a_table_says_so_in_the_row_above() -> None:
    rows = "| images | array | The results. |\n| images.url | string | One. |\n"
    table = f"| Field | Type | Description |\n|---|---|---|\n{rows}"
    page = f"{TABLES}\n## Response\n\n{table}"
    assert drafted_api(page).submit.reads.files == {"image": ["images[].url"]}


def test_a_schema_without_an_end_is_read_as_far_as_it_tells() -> None:
    knot = (
        "{type: object, properties: {a: {$ref: '#/components/schemas/Clip'}, b: {$ref: '#/components/schemas/Clip'}}}"
    )
    endless = re.sub(r"    Clip:\n(?:      .*\n)+", f"    Clip: {knot}\n", JOBS)
    (clips, clip) = read_exchanges(endless, "plover.md").endpoints
    assert (clips.fields, clip.method) == ([], "GET")
    nowhere = JOBS.replace("schemas/Clip'", "schemas/Nobody'")
    assert read_exchanges(nowhere, "plover.md").endpoints == []


def test_what_cannot_be_read_tells_nothing() -> None:
    broken = JOBS.replace("info: {title: Plover, version: '1'}", "info: {title: Plover")
    assert read_exchanges(broken, "plover.md").endpoints == []
