"""A page that is for many models at once, with its endpoints, states, errors and limits around the one table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Final

import pytest

from docpact.read.pages import read_page
from docpact.read.pages.exchanges import read_exchanges
from docpact.spec.api import Api
from docpact.spec.load import load_api
from docpact.spec.yaml import SpecError, parse_yaml
from docpact.transcribe import Wanted, transcribe
from docpact.transcribe.api_report import ApiDraft

from .conftest import drafted, spec_of

PAGE: Final = """# Heron clips

At most 3 jobs can run in parallel; an account that pays more has 12 concurrent ones.

## Make a clip

`POST /v1/clips`

```bash
curl -X POST https://api.heron.example/v1/clips \\
  -H 'Authorization: Bearer <KEY>' -d '{"model": "reed-2", "prompt": "A heron"}'
```

| Parameter | Type | Required | Description |
|---|---|---|---|
| `model` | string | Yes | Which model draws (see Known Models below) |
| `prompt` | string | Yes | What to draw |
| `shape` | string | No | One of `wide` or `tall`. Only supported by reed-2 models. |

```json
{"clipId": "c-1", "state": "HELD"}
```

## Ask for a clip

`GET /v1/clips/{clipId}`

```bash
curl https://api.heron.example/v1/clips/c-1
```

```json
{"clipId": "c-1", "state": "DONE", "urls": ["https://cdn.heron.example/1.mp4"], "fault": null}
```

**States:**

- `HELD` - It waits.
- **RETRYING**: it is begun once more.
- DONE
- `LOST` - It failed.

## Known Models

| Model | Longest clip |
|---|---|
| `reed-1` | 5 |
| `reed-2` | 5 |
| `reed-2-fast` | 5 |

## Errors

```json
{"error": "NO_WATER", "message": "There is no water."}
```

| Code | Meaning | HTTP |
|---|---|---|
| `NO_WATER` | A parameter is wrong. | 400 |
| `LOW_TIDE` | Come back later. | |

## Webhook

### What it is sent

```json
{"clipId": "c-1", "state": "LOST", "fault": "the water was gone", "preview": "https://cdn.heron.example/0.mp4"}
```
"""
MODELS: Final = ["reed-1", "reed-2", "reed-2-fast"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def drafted_api(text: str) -> tuple[ApiDraft, Api]:
    draft = drafted("heron", text)
    return draft, load_api(Path("spec", "heron", "api.yaml")).content


def about(draft: ApiDraft, where: str) -> str:
    return " | ".join(one.what for one in draft.open if one.where == where)


def test_the_table_that_a_row_points_to_names_the_models_wherever_it_stands() -> None:
    spec = spec_of("heron", PAGE)
    assert spec.models == MODELS
    assert "assumed" not in spec.content.body["model"].model_dump(exclude_unset=True)


def test_a_family_of_models_is_all_that_begin_so() -> None:
    refused = {str(fact) for fact in spec_of("heron", PAGE).facts if fact.keyword == "forbidden"}
    assert refused == {'shape forbidden true when model is not "reed-2"|"reed-2-fast"'}


def test_models_of_a_table_that_no_row_points_to_are_assumed_where_the_sample_sends_one() -> None:
    text = PAGE.replace(" (see Known Models below)", "")
    model = spec_of("heron", text).content.body["model"]
    assert model.assumed is not None
    assert sorted(model.assumed.enum or []) == MODELS
    assert "lists these models" in str(model.why)


def test_models_of_another_table_are_none_of_the_sample() -> None:
    text = PAGE.replace(" (see Known Models below)", "").replace('"model": "reed-2"', '"model": "rush-9"')
    assert spec_of("heron", text).models == ["rush-9"]


@pytest.mark.parametrize(("listed", "disputes"), [("reed-1", 0), ("rush-9", 1)])
def test_samples_may_send_any_model_of_the_table(listed: str, disputes: int) -> None:
    again = PAGE.partition("```bash")[2].partition("```")[0].replace("reed-2", listed)
    found = read_page(PAGE.replace("## Ask for", f"```bash{again}```\n\n## Ask for"), "heron.md").discrepancies
    assert len([one for one in found if one.kind == "two model names"]) == disputes


def test_words_below_a_label_are_states() -> None:
    _, api = drafted_api(PAGE)
    waiter = api.waiter
    assert waiter is not None
    assert (waiter.pending, waiter.success, waiter.failure) == (["HELD", "RETRYING"], ["DONE"], ["LOST"])


def test_a_constant_is_a_code_and_only_what_has_no_status_is_asked_about() -> None:
    draft, api = drafted_api(PAGE)
    assert (api.errors.codes, api.errors.messages) == (["error"], ["message"])
    assert "LOW_TIDE" in about(draft, "delivery")
    assert "NO_WATER" not in about(draft, "delivery")


def test_an_error_of_one_word_alone_is_its_message() -> None:
    _, api = drafted_api(PAGE.replace(', "message": "There is no water."', ""))
    assert (api.errors.codes, api.errors.messages) == (["error"], ["error"])


def test_the_smallest_number_at_one_time_is_taken() -> None:
    _, api = drafted_api(PAGE)
    assert (api.account.concurrent_jobs, api.account.source) == (3, "stated on the page, line 3")
    for said in ("Concurrent jobs: 0.", "It makes 8 pictures at once.", "Concurrency is not limited. See 4.2."):
        assert read_exchanges(said, "page.md").concurrent is None


def test_what_a_webhook_is_sent_is_no_answer() -> None:
    draft, api = drafted_api(PAGE)
    assert "the page shows what it sends" in about(draft, "webhook")
    assert (api.operations["poll"].reads.reason, api.operations["poll"].reads.files) == (None, {"video": ["urls[]"]})


@pytest.mark.parametrize(
    ("option", "form"),
    [
        ("-F prompt=Heron -F model=reed-2", "multipart/form-data"),
        ("--data-urlencode 'prompt=A heron' -d model=reed-2", "application/x-www-form-urlencoded"),
        ('-d "prompt=Heron&model=reed-2"', "application/x-www-form-urlencoded"),
    ],
)
def test_a_form_is_sent_as_the_sample_sends_it(option: str, form: str) -> None:
    _, api = drafted_api(PAGE.replace("""-d '{"model": "reed-2", "prompt": "A heron"}'""", option))
    assert api.submit.content_type == form


def test_an_id_under_any_name_is_that_of_the_job_where_it_is_all_there_is() -> None:
    listed = (
        "\n\n## Clip object response\n\n**Key properties:**\n- `id` (string): Its id.\n- `state` (string): How far.\n"
    )
    page = PAGE.replace('{"clipId": "c-1", "state": "HELD"}', '{"outcome": "c-1"}')
    page = page.replace("## Ask for", f"{listed.strip()}\n\n## Ask for")
    _, api = drafted_api(page)
    assert api.operations["submit"].reads.job == ["outcome"]


def test_an_id_that_no_answer_shows_is_assumed_to_be_where_the_job_has_it() -> None:
    draft, api = drafted_api(PAGE.replace('```json\n{"clipId": "c-1", "state": "HELD"}\n```\n', ""))
    assert api.operations["submit"].reads.job == ["clipId"]
    assert "assumed to be where the answer about a job has it, clipId" in about(draft, "operations.submit.reads")


def test_a_base_without_a_host_stands_before_all_addresses() -> None:
    page = (
        PAGE.replace("## Make", "### Base URL: `/v1`\n\n## Make")
        .replace("`POST /v1/", "`POST /")
        .replace("GET /v1/", "GET /")
    )
    _, api = drafted_api(page)
    assert api.server.url == "https://api.heron.example/v1"
    assert {one.path for one in api.operations.values()} == {"/clips", "/clips/{id}"}


def test_a_models_default_is_a_model() -> None:
    row = "| `model` | string | No | Default: `rush-9` |"
    text = PAGE.replace("| `model` | string | Yes | Which model draws (see Known Models below) |", row)
    assert spec_of("heron", text.replace('"model": "reed-2", ', "")).models == ["rush-9"]


def test_an_endpoint_that_a_sentence_names_is_asked_where_an_answer_of_it_is_shown() -> None:
    asked = "## Ask for a clip\n\nUse `GET /v1/clips/{clipId}` to ask.\n\n### Response"
    page = PAGE.replace("## Ask for a clip\n\n`GET /v1/clips/{clipId}`", asked)
    _, api = drafted_api(page)
    assert api.operations["poll"].path == "/v1/clips/{id}"
    unshown = page[: page.index("```bash\ncurl https")] + page[page.index("## Known") :]
    draft, api = drafted_api(unshown)
    assert "poll" not in api.operations
    assert "GET /v1/clips/{clipid} is left out: no answer of it is shown" in about(draft, "operations")


def test_a_refusal_that_names_a_job_tells_of_none() -> None:
    page = PAGE[: PAGE.index("## Ask for")] + PAGE[PAGE.index("## Known") :]
    page = page.replace('"state": "HELD"', '"url": "https://cdn.heron.example/1.mp4"').replace(
        '{"error":', '{"clipId": "c-2", "error":'
    )
    _, api = drafted_api(page)
    submit = api.operations["submit"]
    assert (submit.role, submit.reads.job, submit.reads.files) == ("sync", None, {"video": ["url"]})


def test_no_key_goes_in_the_clear() -> None:
    draft, api = drafted_api(PAGE.replace("https://api.heron.example", "http://api.heron.example"))
    assert api.server.url == "https://api.heron.example"
    assert "in the clear" in about(draft, "server.url")
    clear = Path("spec", "heron", "api.yaml")
    clear.write_text(draft.text.replace("https://api.heron", "http://api.heron"), encoding="utf-8")
    with pytest.raises(SpecError, match=r"api.yaml:\d+:\d+: no client sends a key in the clear"):
        load_api(clear)


def test_what_is_no_address_is_passed_over() -> None:
    text = PAGE.replace("# Heron clips", "# 苍鹭").replace("https://api.heron.example", "http://[x")
    assert "GET /v1/clips" in str(drafted_api(text)[0].stated)
    named = transcribe(
        read_page(text.replace("reed-2", "苍"), "page.md"), Wanted(dt.date(2026, 11, 30), model="m")
    ).text
    assert "model: m\n" in named
    broken = Path("spec", "heron", "api.yaml")
    broken.write_text(broken.read_text("utf-8").replace("https://api.example", '"http://[x"'), encoding="utf-8")
    with pytest.raises(SpecError, match="in the clear"):
        load_api(broken)


def test_a_heading_about_headers_in_any_language_names_none() -> None:
    said = "### Encabezados\n\n- `Heron-Key` (requerido): la clave.\n\n## Make"
    assert "encabezados" not in read_exchanges(PAGE.replace("## Make", said, 1), "page.md").headers


def test_an_address_of_a_sample_is_that_of_its_endpoint() -> None:
    assert not about(drafted_api(PAGE)[0], "operations")


def test_any_sample_shows_a_type_and_an_address_names_what_no_title_does() -> None:
    text = """# 苍鹭

`POST /v1/heron`

```json
{
  "prompt": "What to draw", // required
  "length": 5, // optional, in seconds
  "loop": true // optional
}
```

```bash
curl -X POST https://api.heron.example/v1/heron -d '{"prompt": "A heron"}'
```
"""
    found: Any = parse_yaml(
        Path("heron.yaml"),
        transcribe(read_page(text, "page.md"), Wanted(dt.date(2026, 11, 30), api="heron")).text.encode(),
    ).data
    assert found["model"] == "heron"
    accented = text.replace("# 苍鹭", "# Garça Édition")
    assert (
        "model: garca-edition\n"
        in transcribe(read_page(accented, "page.md"), Wanted(dt.date(2026, 11, 30), api="heron")).text
    )
    assert {name: entry["assumed"].get("type") for name, entry in found["body"].items()} == {
        "prompt": "string", "length": "integer", "loop": "boolean",
    }  # fmt: skip
