"""Pages of endpoints that are asked with GET, or take lists, and what a draft makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from docpact.errors import DocpactError
from docpact.read.pages import read_page
from docpact.spec import load_api, load_project
from docpact.spec.loaded import LoadedSpec
from docpact.transcribe.api_draft import draft_pages
from docpact.write.python.generate import generate

from .conftest import drafted, spec_of

ASKED: Final = """# Sketch

`GET https://api.heron.example/v1/sketch/{prompt}`

## Path parameters

| Parameter | Type | Description |
| --- | --- | --- |
| prompt | string | Required. What to draw. Up to 300 characters. |

## Query parameters

| Parameter | Type | Description |
| --- | --- | --- |
| style | string | Optional. One of `ink`, `chalk`. Default: `ink`. |
| width | integer | Optional. Width in pixels, 64 to 2048. |
| plain | boolean | Optional. Leave the mark out. Default: false. |

```bash
curl "https://api.heron.example/v1/sketch/a%20heron?style=ink&width=512" -H "Authorization: Bearer $KEY" -o heron.png
```
"""
LISTED: Final = """# Film

`POST https://api.heron.example/v1/tasks`

| Parameter | Type | Description |
| --- | --- | --- |
| kind | string | Required. Must be `film`. |
| prompt | string | Required. 2 to 3000 characters. |
| seconds | integer | Optional. 5 or 10. Default: 5. |

SAMPLE

### Response

```json
{"data": [{"kind": "film", "task_id": "a-1"}]}
```

## Ask

`GET https://api.heron.example/v1/tasks/{task_id}`

```json
{"task_id": "a-1", "status": "success", "video_url": "https://files.heron.example/a.mp4"}
```
"""
CURL: Final = """```bash
curl https://api.heron.example/v1/tasks -H "Authorization: Bearer $KEY" -H "Idempotency-Key: 0f0e" \\
  -d '[{"kind": "film", "prompt": "a heron", "seconds": 5}]'
```"""
SCRIPT: Final = """```javascript
await fetch("https://api.heron.example/v1/tasks", {
  method: "POST",
  headers: {Authorization: `Bearer ${key}`, "Idempotency-Key": crypto.randomUUID()},
  body: JSON.stringify([{kind: "film", prompt: "a heron", seconds: 5}]),
});
```"""
FORM: Final = """# Mend

`POST https://api.heron.example/v1/mend`

| Field | Type | Description |
| --- | --- | --- |
| image | array of files | Required. The pictures. |
| prompt | string | Required. What to mend. |

SAMPLE

### Response

```json
{"image_url": "https://files.heron.example/a.png"}
```
"""
POSTED: Final = """# Ink

## Start

`POST https://api.heron.example/v1/inks`

| Parameter | Type | Description |
| --- | --- | --- |
| prompt | string | Required. What to draw. |

```bash
curl https://api.heron.example/v1/inks -H "Authorization: Bearer $KEY" -d '{"prompt": "a heron"}'
```

### Response

```json
{"ticket_id": "a-1"}
```

## Ask

`POST https://api.heron.example/v1/inks/look`

SAMPLE

### Response

```json
{"ticket_id": "a-1", "status": "done", "image_url": "https://files.heron.example/a.png"}
```
"""
LOOKED: Final = """```bash
curl https://api.heron.example/v1/inks/look -H "Authorization: Bearer $KEY" -d '{"ticket_id": "a-1", "detail": "all"}'
```"""
LOOKED_AS_DOCUMENT: Final = """```yaml
openapi: 3.1.0
info: {title: Ink, version: "1"}
servers: [{url: "https://api.heron.example"}]
paths:
  /v1/inks/look:
    post:
      summary: Ask
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties: {ticket_id: {type: string}, detail: {type: string, const: all}, wide: {type: boolean}}
      responses:
        "200":
          description: It.
          content:
            application/json:
              example: {ticket_id: a-1, status: done, image_url: "https://files.heron.example/a.png"}
```"""
LIST_ANSWERED: Final = """openapi: 3.1.0
info: {title: Heron, version: "1"}
servers: [{url: "https://api.heron.example/v1"}]
components: {securitySchemes: {key: {type: http, scheme: bearer}}}
paths:
  /inks:
    post:
      summary: Draw
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties: {prompt: {type: string, maxLength: 500}, model: {type: string, enum: [heron]}}
      responses: {"200": {description: It., content: {application/json: {example: [{ticket_id: a-1}]}}}}
  /inks/{ticket_id}:
    get:
      summary: Ask
      parameters: [{name: ticket_id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: It.
          content:
            application/json: {example: {ticket_id: a-1, status: done, image_url: "https://files.heron.example/a.png"}}
"""
PARTS: Final = """```bash
curl https://api.heron.example/v1/mend -H "Authorization: Bearer $KEY" \\
  -F "image[]=@a.png" -F "image[]=@b.png" -F prompt=reeds
```"""
APPENDED: Final = """```javascript
const form = new FormData();
form.append("image[]", fs.createReadStream("a.png"));
form.append("prompt", "reeds");
await fetch("https://api.heron.example/v1/mend", {method: "POST", headers: {Authorization: "Bearer KEY"}, body: form});
```"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def client_of(text: str, ending: str = "md") -> LoadedSpec:
    """The spec of a page, from which a client is made without another word."""
    spec = spec_of("heron", text, ending)
    assert generate(load_project(Path("spec")), Path("generated"), ["draft"]).refused == []
    return spec


@pytest.mark.parametrize("sample", [LOOKED, LOOKED_AS_DOCUMENT], ids=["curl", "document"])
def test_a_job_is_asked_for_with_post_and_its_id_in_the_body(sample: str) -> None:
    drafted("heron", POSTED.replace("SAMPLE", sample))
    api = load_api(Path("spec", "heron", "api.yaml")).content
    poll = api.operations["poll"]
    assert (poll.method, poll.path, poll.body) == ("POST", "/v1/inks/look", {"ticket_id": "{id}", "detail": "all"})
    assert (poll.reads.job, poll.reads.status, poll.reads.files) == (
        ["ticket_id"],
        ["status"],
        {"image": ["image_url"]},
    )
    assert api.operations["submit"].path == "/v1/inks"


def test_a_document_tells_the_id_in_a_list_and_the_client_is_not_called_as_a_model_is() -> None:
    spec = client_of(LIST_ANSWERED, "yaml")
    assert spec.operation.reads.job == ["[].ticket_id"]
    assert spec.api.content.client == "HeronClient"


def test_what_is_asked_with_get_stands_in_the_address() -> None:
    spec = client_of(ASKED)
    operation = spec.operation
    assert (operation.role, operation.method, operation.path) == ("sync", "GET", "/v1/sketch/{prompt}")
    assert (operation.query, operation.reads.files) == ({}, {"image": ["$"]})
    known = {str(fact) for fact in spec.facts}
    assert {"width minimum 64", 'style enum ["chalk", "ink"]', "prompt maxLength 300"} <= known
    assert {str(fact) for fact in spec.contract.facts("assumed")} >= {"prompt minLength 1"}
    assert dict(spec.content.sample.body) | {"prompt": ""} == {"prompt": "", "style": "ink", "width": 512}


def test_a_page_alone_tells_them_too_and_says_nothing_of_a_body() -> None:
    page = read_page(ASKED, "heron.md")
    assert {row.path for row in page.rows} == {"prompt", "style", "width", "plain"}
    assert page.notes == ()


def test_a_page_that_asks_by_a_path_alone_has_no_parameters() -> None:
    text = ASKED.split("## Query parameters", maxsplit=1)[0]
    with pytest.raises(DocpactError, match="no table of the page lists parameters"):
        read_page(text, "heron.md")


def test_a_table_of_headers_is_none_of_the_query() -> None:
    headers = "## Headers\n\n| Header | Type | Description |\n| --- | --- | --- |\n| x-trace | string | Optional. |\n\n"
    page = read_page(ASKED.replace("## Query", f"{headers}## Query"), "heron.md")
    assert "x-trace" not in {row.path for row in page.rows}


@pytest.mark.parametrize("sample", [CURL, SCRIPT])
def test_a_sample_shows_that_a_body_is_an_item_of_a_list(sample: str) -> None:
    spec = client_of(LISTED.replace("SAMPLE", sample))
    assert (spec.operation.listed, spec.operation.reads.job) == (True, ["data[].task_id"])
    assert dict(spec.content.sample.body) | {"prompt": ""} == {"kind": "film", "prompt": "", "seconds": 5}
    assert spec.content.discrepancies == []
    assert spec.api.content.auth.scheme == "bearer"


def test_a_header_that_may_mean_once_is_left_to_a_person() -> None:
    Path("heron.md").write_text(LISTED.replace("SAMPLE", CURL))
    draft = draft_pages(["heron.md"], lambda _: "heron")
    (said,) = [one.what for one in draft.open if "idempotency" in one.what]
    assert said.startswith("the samples send a header idempotency-key, which is left out")
    assert "idempotency:" not in draft.text


def test_such_a_header_holds_no_key() -> None:
    Path("heron.md").write_text(LISTED.replace("SAMPLE", CURL.replace("Authorization: Bearer", "X-Heron-Key:")))
    assert "header: x-heron-key" in draft_pages(["heron.md"], lambda _: "heron").text


@pytest.mark.parametrize("sample", [PARTS, APPENDED])
def test_a_form_may_name_the_fields_of_a_list_with_brackets(sample: str) -> None:
    operation: Any = client_of(FORM.replace("SAMPLE", sample)).operation
    assert (operation.content_type, operation.brackets) == ("multipart/form-data", True)


DOCUMENT: Final = """openapi: 3.0.0
info: {title: Heron, version: "1"}
servers: [{url: https://api.heron.example}]
paths:
  /v1/tasks:
    post:
      requestBody: {content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Task"}}}}}
      responses: {"200": {description: Taken., content: {application/json: {example: {taskId: a-1}}}}}
components: {schemas: {Task: {type: object, properties: {prompt: {type: string, maxLength: 300}}}}}
"""


def test_a_document_tells_that_a_body_is_an_item_of_a_list() -> None:
    Path("heron.yaml").write_text(DOCUMENT)
    assert "listed: true" in draft_pages(["heron.yaml"], lambda _: "heron").text
    assert "prompt maxLength 300" in {str(claim.fact) for claim in read_page(DOCUMENT, "heron.yaml").claims}


def test_a_form_without_brackets_has_none() -> None:
    assert not client_of(FORM.replace("SAMPLE", PARTS.replace("[]", ""))).operation.brackets
