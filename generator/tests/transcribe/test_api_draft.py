"""``docpact transcribe --api-draft``: what a page says of an API becomes an ``api.yaml`` that docpact reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from docpact.errors import DocpactError
from docpact.read.pages.exchanges import read_exchanges
from docpact.spec import load_project
from docpact.spec.load import load_api
from docpact.transcribe.api_draft import draft_pages
from docpact.transcribe.api_report import ApiDraft

Command = Callable[..., tuple[int, str, str]]

PAGE: Final = """# Gust clips

## Start a clip

```bash
curl -X POST https://api.gust.example/v1/clips \\
  -H 'Authorization: Bearer <KEY>' \\
  -d '{"model": "gust-1", "prompt": "a kite"}'
```

### Body

| Name | Type | Definition |
|---|---|---|
| model | string | Required. Set to `gust-1`. |
| prompt | string | Required. |
| image_url | string | Optional. |

### Response

```json
{"code": 0, "data": {"clip_id": "c-81", "trace_id": "t-1"}}
```

## Ask for a clip

`GET /v1/clips/{clip_id}`

### Response

| Field | Type | Description |
|---|---|---|
| data.clip_id | string | The id. |
| data.phase | string | One of `waiting`, `rendering`, `finished`, `broken` or `sulking`. |
| data.fail_reason | string | Why it failed. |
| data.files | array | Addresses of the clips. |

```json
{"code": 0, "data": {"clip_id": "c-81", "phase": "finished", "files": ["https://cdn.gust.example/81.mp4"]}}
```

## Delete a clip

`DELETE /v1/clips/{clip_id}`

## Errors

| Code | Description |
|---|---|
| 409 | The clip is locked. |
| 7001 | No wind. |

```json
{"code": 7001, "message": "no wind"}
```
"""
WITHOUT_POLL: Final = PAGE[: PAGE.index("## Ask for")]
POLL: Final = f"# Polling\n\n{PAGE[PAGE.index('## Ask for') : PAGE.index('## Errors')]}"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("gust.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def drafted(text: str, *more: str) -> ApiDraft:
    """The draft of an API called ``gust`` from the texts of its pages."""
    sources: list[str] = []
    for index, one in enumerate((text, *more)):
        Path(f"page{index}.md").write_text(one, encoding="utf-8")
        sources.append(f"page{index}.md")
    return draft_pages(sources, lambda _: "gust")


def about(draft: ApiDraft, where: str) -> str:
    return " | ".join(one.what for one in draft.open if one.where == where)


def test_a_draft_is_an_api_yaml_that_docpact_loads_once_the_open_word_is_known(docpact: Command, here: Path) -> None:
    target = here / "spec/gust/api.yaml"
    code, output, errors = docpact("transcribe", "gust.md", "--api-draft", "-o", target)

    assert (code, errors) == (0, "")
    assert "what do these words mean: sulking" in output
    api = load_api(target).content
    submit, poll = api.operations["submit"], api.operations["poll"]
    assert (submit.path, submit.reads.job, submit.success) == ("/v1/clips", ["data.clip_id"], {"code": [0]})
    assert (poll.method, poll.path) == ("GET", "/v1/clips/{id}")
    assert (poll.reads.status, poll.reads.reason) == (["data.phase"], ["data.fail_reason"])
    assert poll.reads.files == {"video": ["data.files[]"]}
    assert api.operations["delete"].path == "/v1/clips/{id}"
    assert (api.server.url, api.auth.scheme) == ("https://api.gust.example", "bearer")
    assert (api.waiter.pending, api.waiter.success) == (["waiting", "rendering"], ["finished"])
    assert (api.errors.messages, api.errors.codes) == (["message"], ["code"])
    assert 409 in (next(row for row in api.delivery if row.error == "RequestRejected").statuses or [])
    assert api.inputs["image"].members == ["image_url"]


def test_what_the_page_shows_is_an_example_and_what_is_made_of_it_is_marked(here: Path) -> None:
    target = here / "api.yaml"
    target.write_text(drafted(PAGE).text, encoding="utf-8")
    (here / "gust").mkdir()
    target.rename(here / "gust/api.yaml")
    examples = load_api(here / "gust/api.yaml").content.operations["poll"].examples

    assert [one.says for one in examples] == ["assumed", "stated", "assumed"]
    assert examples[1].body == {
        "code": 0,
        "data": {"clip_id": "c-81", "phase": "finished", "files": ["https://cdn.gust.example/81.mp4"]},
    }
    assert examples[0].body == {"code": 0, "data": {"clip_id": "job-1", "phase": "waiting"}}


def test_a_spec_beside_the_draft_makes_a_project(docpact: Command, here: Path) -> None:
    assert docpact("transcribe", "gust.md", "--api-draft", "-o", "spec/gust/api.yaml")[0] == 0
    assert docpact("transcribe", "gust.md", "--operation", "start", "-o", "spec/gust/models/gust-1.yaml")[0] == 0

    assert [spec.model for spec in load_project(here / "spec").specs] == ["gust-1"]


@pytest.mark.usefixtures("here")
def test_pages_add_up() -> None:
    assert "no endpoint that says how far a job is" in about(drafted(WITHOUT_POLL), "operations")
    both = drafted(WITHOUT_POLL, POLL)

    assert "how far a job is" not in about(both, "operations")
    assert "path: /v1/clips/{id}" in both.text


@pytest.mark.usefixtures("here")
def test_what_stays_open_is_named_in_the_file_and_in_the_report(docpact: Command) -> None:
    Path("bare.md").write_text("# Bare\n\n| Name | Type | Required |\n|---|---|---|\n| prompt | string | yes |\n")
    code, output, _ = docpact("transcribe", "bare.md", "--api-draft", "--api", "bare", "--format", "json")
    found = json.loads(output)

    assert code == 0
    opened = {one["fact"]: one["message"] for one in found["findings"]}
    assert {"server.url", "operations", "auth", "errors", "file"} <= opened.keys()
    draft = found["draft"]
    assert all(f"# OPEN {where}: " in draft for where in opened)
    assert docpact("transcribe", "bare.md", "--api-draft", "--api", "bare", "--strict")[0] == 1


@pytest.mark.usefixtures("here")
def test_words_of_a_table_of_states_are_taken() -> None:
    said = "| data.phase | string | One of `waiting`, `rendering`, `finished`, `broken` or `sulking`. |"
    table = "| Status | Meaning |\n|---|---|\n| in-line | Waits. |\n| running | At work. |\n| error | No wind. |\n"
    other = "\n| Status | Meaning |\n|---|---|\n| not done | One. |\n| 200 | Two. |\n"
    page = PAGE.replace(said, "| data.phase | string | How far it is. |") + "\n## Phases\n\n" + table + other
    found = drafted(page)
    assert "pending: [running]\n  success: [finished]\n  failure: [error]" in found.text
    assert about(found, "waiter") == "what do these words mean: in-line"


def test_a_draft_replaces_nothing_and_has_one_name(docpact: Command, here: Path) -> None:
    assert docpact("transcribe", "gust.md", "--api-draft", "-o", "spec/gust/gust.yaml")[0] == 2
    target = here / "spec/gust/api.yaml"
    target.parent.mkdir(parents=True)
    target.write_text("mine")
    code, output, errors = docpact("transcribe", "gust.md", "--api-draft", "-o", target)

    assert (code, output) == (2, "")
    assert "replaces nothing" in errors
    assert target.read_text() == "mine"
    assert docpact("transcribe", "-", "--more", "-", "--api-draft")[0] == 2


@pytest.mark.usefixtures("here")
def test_the_name_comes_from_the_host_or_has_to_be_given(docpact: Command) -> None:
    assert "api: gust\n" in docpact("transcribe", "gust.md", "--api-draft")[1]
    Path("bare.md").write_text("# Bare\n\nNothing but words.\n")
    code, _, errors = docpact("transcribe", "bare.md", "--api-draft")
    assert code == 2
    assert "--api" in errors
    assert docpact("transcribe", "gust.md", "--api-draft", "--api", "9!")[0] == 2


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Authorization: Key <KEY>", "prefix: 'Key '"),
        ("x-api-key: <KEY>", "header: x-api-key"),
        ("Authorization: <YOUR_API_KEY>", "header: authorization"),
    ],
)
def test_how_the_key_is_sent_comes_from_the_sample(header: str, expected: str) -> None:
    draft = drafted(PAGE.replace("Authorization: Bearer <KEY>", header))

    assert expected in draft.text
    assert "how the key is sent" not in about(draft, "auth")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "said",
    [
        "## Headers\n\n### Authorization\n* **Type**: string\n* **Description**: Bearer token, as in `Bearer {{KEY}}`.",
        "## Headers\n\n| Header | Description |\n| --- | --- |\n| Authorization | Bearer and your key. |",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_sample_with_a_blank_for_the_key_says_less_than_the_page_does(said: str, *, before: bool) -> None:
    sample = """```bash
curl --request POST --url https://api.gale.test/v1/gale --header 'Authorization: <authorization>' --data '{"p": 1}'
```"""
    rows = "## Body\n\n| Parameter | Type | Definition |\n| --- | --- | --- |\n| prompt | string | Required. |"
    parts = [said, "## Request\n\n" + sample] if before else ["## Request\n\n" + sample, said]
    assert "scheme: bearer" in drafted("\n\n".join(["# Gale", *parts, rows])).text


@pytest.mark.usefixtures("here")
def test_an_error_without_an_example_is_assumed_and_said_to_be() -> None:
    draft = drafted(PAGE[: PAGE.index('```json\n{"code": 7001')])

    assert "its form is assumed" in about(draft, "errors")
    assert "7001 (No wind.)" in about(draft, "delivery")


def test_comments_in_an_answer_and_programs_are_read() -> None:
    page = """# Wave

```python
url = "https://api.wave.example/jobs"
requests.post(url, json={"a": 1})
requests.get(f"https://api.wave.example/jobs/{job}")
```

## Response

```json
{
  "id": "string", // the job
  "state": "string" // queued, running, done or failed
}
```
"""
    found = read_exchanges(page, "wave.md")

    assert [(one.method, one.host, one.path) for one in found.endpoints] == [
        ("POST", "https://api.wave.example", "/jobs"),
        ("GET", "https://api.wave.example", "/jobs/{job}"),
    ]
    assert found.endpoints[1].answers[0].comments == (("id", "the job"), ("state", "queued, running, done or failed"))


@pytest.mark.usefixtures("here")
def test_hostile_text_stays_text() -> None:
    evil = PAGE.replace("## Ask for a clip", "## x: !!python/object \x1b[31m\n").replace("sulking", "su: {[lk")
    draft = drafted(evil)

    assert "\x1b" not in draft.text
    with pytest.raises(DocpactError):
        drafted("\x00")


@pytest.mark.usefixtures("here")
def test_a_page_of_endless_endpoints_and_answers_is_drafted_in_bounded_time() -> None:
    curls = "".join(f"```\ncurl https://x.example/a{index}\n```\n\n" for index in range(2_000))
    answers = '```json\n{"id": "x"}\n```\n\n' * 2_000

    assert len(drafted(f"# X\n\n{curls}").open) < 100
    assert len(drafted(f"# X\n\nGET /x/{{id}}\n\n## Response\n\n{answers}").text) < 20_000
