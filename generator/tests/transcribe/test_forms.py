"""Pages of endpoints that take forms: which form, which members are files, and what is assumed of these."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from docpact.read.pages import read_page

from .conftest import spec_of

PAGE: Final = """# Egret retouch

`POST /v1/retouch`

| Field | Type | Required | Description |
|---|---|---|---|
| picture | file | Yes | The picture to work on. |
| stencil | binary | No | Where it may change. |
| wish | string | Yes | What to change, at most 300 characters. |
| amount | number | No | 0 to 1. Default 0.5. |
| tidy | boolean | No | Whether it is tidied up. |

SAMPLE

### Response

```json
{"url": "https://cdn.egret.example/1.png"}
```
"""
CURL: Final = """```bash
curl https://api.egret.example/v1/retouch -H "Authorization: Bearer KEY" \\
  -F picture=@pond.png -F "wish=More reeds" -F amount=0.25 -F tidy=true
```"""
PYTHON: Final = """```python
import requests

requests.post(
    "https://api.egret.example/v1/retouch",
    headers={"Authorization": "Bearer KEY"},
    files={"picture": open("pond.png", "rb")},
    data={"wish": "More reeds", "amount": 0.25, "tidy": True},
)
```"""
SCRIPT: Final = """```javascript
const form = new FormData();
form.append("picture", fs.createReadStream("pond.png"));
form.append("wish", "More reeds");
form.append("amount", "0.25");
form.append("tidy", "true");
const answer = await fetch("https://api.egret.example/v1/retouch", {
  method: "POST", headers: {Authorization: "Bearer KEY"}, body: form,
});
```"""
SAID: Final = f"Send the fields as `multipart/form-data`.\n\n{PYTHON.replace('files', 'parts')}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("sample", [CURL, PYTHON, SCRIPT, SAID])
def test_a_form_is_known_by_its_sample_or_by_its_media_type(sample: str) -> None:
    operation = spec_of("egret", PAGE.replace("SAMPLE", sample)).operation
    assert (operation.content_type, operation.path) == ("multipart/form-data", "/v1/retouch")


def test_json_beside_a_media_type_of_a_form_stays_json() -> None:
    sample = """Also taken: `multipart/form-data`.\n
```bash
curl https://api.egret.example/v1/retouch -d '{"picture": "https://cdn.egret.example/p.png", "wish": "More reeds"}'
```"""
    assert spec_of("egret", PAGE.replace("SAMPLE", sample)).operation.content_type == "application/json"


@pytest.mark.parametrize("sample", [CURL, PYTHON, SCRIPT])
def test_files_are_texts_that_hold_a_data_url(sample: str) -> None:
    spec = spec_of("egret", PAGE.replace("SAMPLE", sample))
    for name in ("picture", "stencil"):
        entry = spec.content.body[name]
        assert entry.assumed is not None
        assert entry.assumed.model_dump(exclude_unset=True)["pattern"].startswith("^data:"), name
    image = spec.api.content.inputs["image"]
    assert (image.members, image.forms) == (["picture", "stencil"], {"base64": "data:{type};base64,{data}"})
    body = spec.content.sample.body
    assert str(body["picture"]).startswith("data:image/png;base64,")
    assert (body["amount"], body["tidy"]) == (0.25, True)
    assert spec.contract.root.properties["amount"].type == "number"


def test_a_sample_s_texts_are_no_contradiction_of_the_types_of_a_table() -> None:
    page = read_page(PAGE.replace("SAMPLE", CURL), "egret.md")
    assert page.discrepancies == ()


def test_a_file_is_of_the_kind_that_its_name_or_else_its_description_tells() -> None:
    text = PAGE.replace("picture", "take").replace("The take to work on.", "A recording of the sound to work on.")
    spec = spec_of("egret", text.replace("SAMPLE", CURL.replace("picture=@pond.png", "take=@pond.mp3")))
    assert {kind: one.members for kind, one in spec.api.content.inputs.items()} == {
        "image": ["stencil"],
        "audio": ["take"],
    }
    assert str(spec.content.sample.body["take"]).startswith("data:audio/mpeg;base64,")


@pytest.mark.parametrize("kind", ["array of files", "file[]", "File[]"])
def test_a_list_of_files_takes_several(kind: str) -> None:
    row = f"| pictures | {kind} | No | Others to look at. |\n| wish "
    spec = spec_of("egret", PAGE.replace("SAMPLE", CURL).replace("| wish ", row, 1))
    field = spec.contract.root.properties["pictures"]
    assert (field.type, field.items and field.items.type) == ("array", "string")
    assert "pictures" in spec.api.content.inputs["image"].members


def test_a_file_that_may_be_an_address_as_well_is_left_open() -> None:
    text = PAGE.replace("The picture to work on.", "The picture to work on: a file, or its URL.")
    spec = spec_of("egret", text.replace("SAMPLE", CURL))
    assert set(spec.api.content.inputs["image"].forms) == {"url", "base64"}
