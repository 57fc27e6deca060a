"""``docpact transcribe --api-draft``: what a page says of an API becomes an ``api.yaml`` that docpact reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from docpact.errors import DocpactError
from docpact.read.pages.endpoints import Endpoint
from docpact.read.pages.exchanges import read_exchanges
from docpact.spec import load_project
from docpact.spec.api import Api, CostRead
from docpact.spec.load import load_api
from docpact.spec.yaml import parse_yaml
from docpact.transcribe.api_draft import draft_pages
from docpact.transcribe.api_endpoints import address
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


def read_back(draft: ApiDraft) -> Api:
    """What docpact loads of a draft."""
    folder = Path("read") / draft.name
    folder.mkdir(parents=True)
    (folder / "api.yaml").write_text(draft.text, encoding="utf-8")
    return load_api(folder / "api.yaml").content


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
    table = "| Status | Meaning |\n|---|---|\n| in-line | Waits. |\n| sulking | No comment. |\n| running | At work. |\n"
    table += "| error | No wind. |\n"
    other = "\n| Status | Meaning |\n|---|---|\n| not done | One. |\n| 200 | Two. |\n"
    page = PAGE.replace(said, "| data.phase | string | How far it is. |") + "\n## Phases\n\n" + table + other
    found = drafted(page)
    assert "pending: [in-line, running]\n  success: [finished]\n  failure: [error]" in found.text
    assert about(found, "waiter") == "what do these words mean: sulking"


@pytest.mark.parametrize(
    ("said", "pending"),
    [
        ("The `phase` is one of `in_queue`, `finished`, and `error`.", "in_queue"),
        ("`data.phase` can be 'in_queue', 'finished' or 'error'. Wait for it.", "in_queue"),
        ("The phase is one of `in_queue`, `finished`, and `error`.", "in_queue"),
        ("The `phase` is `in_queue` at first.", "pending"),
        ("The `mood` is one of `in_queue`, `finished`, and `error`.", "pending"),
    ],
)
@pytest.mark.usefixtures("here")
def test_words_of_a_sentence_of_states_are_taken(said: str, pending: str) -> None:
    row = "| data.phase | string | One of `waiting`, `rendering`, `finished`, `broken` or `sulking`. |"
    found = drafted(PAGE.replace(row, "| data.phase | string | How far it is. |") + f"\n## Phases\n\n{said}\n")
    failure = "error" if pending != "pending" else "failed"
    assert f"pending: [{pending}]\n  success: [finished]\n  failure: [{failure}]" in found.text


SKERRY: Final = """# Lumen

## Authentication

Send your key in the `x-lumen-key` header.

## Create a render

`POST /v3/renders`

| Name | Type | Description |
|---|---|---|
| brief | string | Required. |

```bash
curl -X POST https://api.skerry.example/v3/renders -d '{"brief": "a kite"}'
```

### Response

```json
{"render": "r-7", "phase": "in-line", "price": {"amount": 0.4, "currency": "USD"}}
```

## Get a render

`GET /v3/renders/{render}`

```json
{"render": "r-7", "phase": "good", "outputs": [
  {"kind": "video", "href": "https://f.example/r/clip.mp4?sig=1"},
  {"kind": "image", "href": "https://f.example/r/cover.jpg"}
]}
```

| Phase | Meaning |
|---|---|
| in-line | In the queue. |
| good | Done, see outputs. |
| spoiled | Failed. Nothing is billed. |
| withheld | Stopped by a filter. |

```json
{"render": "r-7", "phase": "spoiled", "trouble": "No wind at all."}
```

## Errors

| Status | Meaning |
|---|---|
| 422 | A parameter is wrong. Unknown parameters are refused as well. |

```json
{"title": "Invalid", "status": 422, "detail": "brief is empty", "code": "invalid"}
```
"""


@pytest.mark.usefixtures("here")
def test_answers_that_have_names_of_their_own_are_told_by_what_they_show() -> None:
    found = drafted(SKERRY)
    api = read_back(found)
    submit, poll = api.operations["submit"], api.operations["poll"]
    assert (api.auth.scheme, api.auth.header) == ("header", "x-lumen-key")
    assert submit.reads.job == ["render"]
    assert submit.reads.cost == [CostRead(amount="price.amount", unit="price.currency", word=None)]
    assert poll.reads.status == ["phase"]
    assert poll.reads.reason == ["trouble"]
    assert poll.reads.files == {"video": ["outputs[].**~.mp4"], "image": ["outputs[].**~.jpg"]}
    assert [example.says for example in poll.examples] == ["assumed", "stated", "stated"]
    assert (api.waiter.pending, api.waiter.success) == (["in-line"], ["good"])
    assert api.waiter.failure == ["spoiled", "withheld"]
    assert [example.status for example in api.errors.examples] == [422]
    assert not about(found, "file")


PETREL = """\
# Petrel

`POST https://api.petrel.example/v2/clips`

| Parameter | Type | Required | Description |
|---|---|---|---|
| `brief` | string | Yes | What to show. |

### Response

```json
{"job": {"uid": "c-1"}}
```

## Look at a clip

`GET https://api.petrel.example/v2/clips/{uid}`

| Field | Type | Description |
|---|---|---|
| `job.state` | string | `WAITING`, `WORKING`, `READY` or `BROKEN`. |
| `output.video_url` | string | Where the clip lies. |
| `trouble.text` | string | Why it is `BROKEN`. |

```json
{"job": {"uid": "c-1", "state": "READY"}, "output": {"video_url": "https://files.petrel.example/1.mp4"}, "trouble": {}}
```

## Errors

```json
{"trouble": {"code": "bad_brief", "text": "brief is too long"}}
```
"""


TERN = """\
# Tern

POST `/clips`

The base URL is `https://open.tern.example/v1`. Pass the key as the query parameter `api_key`.

| Name | Type | Required | Description |
|---|---|---|---|
| `text` | string | Yes | What to show. |
| `camera.pan` | number | No | From -10 to 10. |

```javascript
await fetch("https://open.tern.example/v1/clips?api_key=" + key, {method: "POST", body: JSON.stringify({text: "a"})});
```

### Response

```json
{"ok": true, "request": "rq_1"}
```

### Poll

GET `/requests/{request}`

```json
{"ok": true, "request": "rq_1", "progress": "done", "media": [{"href": "https://files.tern.example/1.mp4"}]}
```

`progress` can be `queued`, `drawing`, `done` or `lost`.

### Failure

HTTP 4xx:

```json
{"ok": false, "reason": "text is too long", "reason_code": "E102"}
```

| Code | Meaning |
|---|---|
| 408 | Too many seconds went by |
| 429 | Your balance is too low |
| 430 | You call too frequently |
"""


@pytest.mark.usefixtures("here")
def test_an_address_a_key_and_a_status_that_sentences_name_are_taken() -> None:
    found = drafted(TERN)
    api = read_back(found)
    submit, poll = api.operations["submit"], api.operations["poll"]
    assert (api.server.url, api.auth.scheme, api.auth.query) == ("https://open.tern.example/v1", "query", "api_key")
    assert [one.path for one in api.operations.values()] == ["/clips", "/requests/{id}"]
    assert (submit.success, poll.reads.status) == ({"ok": [True]}, ["progress"])
    assert (api.waiter.pending, api.waiter.success) == (["queued", "drawing"], ["done"])
    assert (api.errors.messages, api.errors.codes) == (["reason"], ["reason_code"])


@pytest.mark.usefixtures("here")
def test_what_a_page_says_of_a_status_goes_before_what_http_says() -> None:
    rows = read_back(drafted(TERN.replace("HTTP 4xx:", "## Errors"))).delivery
    found = [(one.statuses, one.error, one.resend) for one in rows if {408, 429, 430} & {*(one.statuses or [])}]
    assert found == [([429], "InsufficientCredits", False), ([430], "RateLimited", False)]
    line = next(number for number, text in enumerate(TERN.splitlines(), 1) if "balance" in text)
    assert f"stated on the page, line {line}" in [one.source for one in rows]


RESULT = """### Result

GET `{address}`

```json
{{"ok": true, "media": [{{"href": "https://files.tern.example/1.mp4"}}]}}
```

### Failure"""
FILES_IN_THE_POLL = ', "media": [{"href": "https://files.tern.example/1.mp4"}]'


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("address", "shown", "path", "query", "asked_by"),
    [
        ("/requests/{request}/result", "", "/requests/{id}/result", {}, None),
        ("/files/{file_no}", ', "output": {"file_no": 77}', "/files/{result}", {}, ["output.file_no"]),
        ("/files?file_no={file_no}", ', "file_no": "f-7"', "/files", {"file_no": "{result}"}, ["file_no"]),
    ],
)
def test_files_that_another_endpoint_tells_are_asked_for_there(
    address: str, shown: str, path: str, query: dict[str, str], asked_by: list[str] | None
) -> None:
    page = TERN.replace(FILES_IN_THE_POLL, shown).replace("### Failure", RESULT.format(address=address))
    found = drafted(page)
    operations = read_back(found).operations
    poll, result = operations["poll"], operations["result"]
    assert (poll.reads.files, poll.reads.result) == (None, asked_by)
    assert (result.role, result.path, result.query) == ("result", path, query)
    assert (result.reads.files, result.success) == ({"video": ["media[].href"]}, {"ok": [True]})


PROGRAMS = """# Plover sketch

Send a task:

```bash
curl -X POST https://api.plover.example/v1/tasks -H "Authorization: Bearer $KEY" -H "Plover-Version: 2026-09-01" \\
  -H "X-Trace: $TRACE" -H "Content-Type: application/json" -d '{"model": "plover", "prompt": "A plover"}'
```

```json
{"ok": 1, "data": {"taskId": "281e5b0f"}}
```

Then ask for it:

```bash
curl "https://api.plover.example/v1/tasks/record?taskId=281e5b0f" -H "Authorization: Bearer $KEY"
```

```json
{"ok": 1, "data": {"taskId": "281e5b0f", "state": "success", "failCode": "", "failMsg": "",
 "resultJson": "{\\"resultUrls\\": [\\"https://files.plover.example/1.png\\"]}"}}
```

| Field | Type | Description |
|---|---|---|
| state | string | `waiting`, `queuing`, `success`, `fail` |
| failMsg | string | Why it failed |

## Parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| model | string | Yes | `plover` |
| prompt | string | Yes | What to draw. |
"""


@pytest.mark.usefixtures("here")
def test_what_programs_send_and_are_answered_is_taken() -> None:
    found = drafted(PROGRAMS)
    operations = read_back(found).operations
    submit, poll = operations["submit"], operations["poll"]
    assert (submit.reads.job, poll.query, poll.reads.job) == (["data.taskId"], {"taskId": "{id}"}, ["data.taskId"])
    assert (poll.reads.status, poll.reads.reason) == (["data.state"], ["data.failMsg"])
    assert poll.reads.files == {"image": ["data.resultJson.resultUrls[]"]}
    assert (submit.headers, poll.headers) == ({"plover-version": "2026-09-01"},) * 2
    said = " ".join(one.what for one in found.open)
    assert "header plover-version is sent with each request" in said
    assert "header x-trace, which is left out" in said


@pytest.mark.usefixtures("here")
def test_a_body_that_is_shown_again_is_no_answer() -> None:
    again = PROGRAMS.replace(
        '{"ok": 1, "data": {"taskId": "281e5b0f"}}\n', '{"model": "plover", "prompt": "Another"}\n'
    )
    said = "no answer shows where the id of the job is: assumed to be where the answer about a job has it, data.taskId"
    assert about(drafted(again), "operations.submit.reads") == said


@pytest.mark.usefixtures("here")
def test_several_words_for_success_are_asked_about() -> None:
    found = drafted(PETREL.replace("`READY` or", "`READY`, `SOUND_SUCCESS` or"))
    assert about(found, "waiter.success") == "do all of these mean that the files are there: READY, SOUND_SUCCESS"


@pytest.mark.usefixtures("here")
def test_a_table_below_a_question_is_of_its_answer_where_that_shows_the_same() -> None:
    api = read_back(drafted(PETREL))
    poll = api.operations["poll"]
    assert (poll.reads.status, poll.reads.reason) == (["job.state"], ["trouble.text"])
    assert (api.waiter.pending, api.waiter.success, api.waiter.failure) == (
        ["WAITING", "WORKING"],
        ["READY"],
        ["BROKEN"],
    )
    assert (api.errors.messages, api.errors.codes) == (["trouble.text"], ["trouble.code"])


@pytest.mark.usefixtures("here")
def test_a_table_below_a_question_is_of_its_address_where_no_answer_shows_that() -> None:
    api = read_back(
        drafted(PETREL.replace('{"uid": "c-1", "state": "READY"}', '{"state": "READY"}').replace('"video_url"', '"at"'))
    )
    assert api.waiter.pending == ["pending"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("said", "pending", "failure"),
    [
        (
            "`job.state` is one of:\n\n- `HELD`: waits\n- `READY`\n- `LOST` - it failed\n\nAnd:\n\n- `NONE`: it waits",
            ["HELD"],
            ["LOST"],
        ),
        (
            "| State | Meaning |\n|---|---|\n| In Line | wait |\n| READY | done |\n| Not Allowed | refused |",
            ["In Line"],
            ["Not Allowed"],
        ),
    ],
)
def test_words_of_a_list_or_of_several_words_are_taken(said: str, pending: list[str], failure: list[str]) -> None:
    row = "| `job.state` | string | `WAITING`, `WORKING`, `READY` or `BROKEN`. |\n"
    api = read_back(drafted(PETREL.replace(row, "").replace("## Errors", f"{said}\n\n## Errors").replace("| held", "")))
    assert (api.waiter.pending, api.waiter.success, api.waiter.failure) == (pending, ["READY"], failure)


@pytest.mark.usefixtures("here")
def test_a_submits_own_answer_shows_a_word_and_null_a_reason() -> None:
    page = PETREL.replace('"uid": "c-1"}}', '"uid": "c-1", "state": "QUEUED"}}').replace(
        '"trouble": {}', '"error": null'
    )
    api = read_back(drafted(page.replace("| `trouble.text` | string | Why it is `BROKEN`. |\n", "")))
    assert api.waiter.pending == ["WAITING", "WORKING", "QUEUED"]
    assert api.operations["poll"].reads.reason == ["error"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("said", "scheme", "header"),
    [
        ("Send `Authorization: Bearer <key>` along.", "bearer", ""),
        (
            '```python\nrequests.post(URL, headers={"X-Petrel-Key": key, "Authorization": "Bearer " + key})\n```',
            "bearer",
            "",
        ),
        ('```python\nrequests.post(URL, headers={"X-Petrel-Key": "..."})\n```', "header", "x-petrel-key"),
        ("```\nPOST /v2/clips\nX-Petrel-Key: <key>\n```", "header", "x-petrel-key"),
        ("Authentication: your key goes into the `X-Petrel-Key` header.", "header", "x-petrel-key"),
    ],
)
def test_how_the_key_is_sent_stands_in_a_sentence_or_in_a_program(said: str, scheme: str, header: str) -> None:
    auth = read_back(drafted(PETREL.replace("## Look", f"{said}\n\n## Look"))).auth
    assert auth.scheme == scheme
    assert scheme == "bearer" or auth.header == header


@pytest.mark.usefixtures("here")
def test_a_key_in_the_address_is_the_key_and_no_parameter() -> None:
    said = "Send your key in the `x-lumen-key` header."
    found = drafted(SKERRY.replace(said, "Send it along.").replace("/v3/renders -d", "/v3/renders?apikey=YOUR_KEY -d"))
    api = read_back(found)
    assert (api.auth.scheme, api.auth.query, api.submit.query) == ("query", "apikey", {})
    assert "YOUR_KEY" not in found.text


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("answer", "files"),
    [
        ('"renders": [{"url": "https://skerry.example/1.mp4"}]', {"video": ["renders[].url"]}),
        ('"image_base64": "..."', {"image": ["image_base64"]}),
        ('"image_base64": "<the picture, in base64>"', {"image": ["image_base64"]}),
    ],
)
def test_an_api_without_jobs_answers_at_once(answer: str, files: dict[str, list[str]]) -> None:
    """And what is made of it is a file that docpact takes."""
    page = SKERRY[: SKERRY.index("## Get a render")].replace('"render": "r-7", "phase": "in-line"', answer)
    draft = drafted(page)
    data: Any = parse_yaml(Path("skerry", "api.yaml"), draft.text.encode()).data
    operation = data["operations"]["submit"]
    assert (operation["role"], operation["reads"]["files"]) == ("sync", files)
    assert "waiter" not in data
    assert "<" not in str(operation["examples"]), "what stands for a file is replaced"
    assert "answers with the files at once" in about(draft, "operations.submit")
    assert not about(draft, "file")


@pytest.mark.usefixtures("here")
def test_an_answer_of_which_nothing_is_known_may_be_the_file() -> None:
    page = SKERRY[: SKERRY.index("## Get a render")].replace('"render": "r-7", "phase": "in-line"', '"audio": "UklGR"')
    assert "where the answer is the file itself" in about(drafted(page), "operations")
    assert "the file itself" not in about(drafted(WITHOUT_POLL), "operations")


@pytest.mark.usefixtures("here")
def test_an_answer_that_a_sentence_calls_a_file_is_one() -> None:
    """And a table of headers names none by its own heading."""
    shown = SKERRY[: SKERRY.index("```json")]
    headers = "## Headers\n\n| Header | Required |\n|---|---|\n| `x-lumen-key` | yes |\n"
    page = f"{shown}\nThe response is the sound itself, as `audio/mpeg`.\n\n{headers}"
    draft = drafted(page)
    submit = read_back(draft).submit
    assert (submit.role, submit.reads.files, submit.headers) == ("sync", {"audio": ["$"]}, {})
    assert not about(draft, "file")
    assert "left out" not in about(draft, "operations")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("said", "objects"),
    [
        ("Unknown parameters are refused as well.", {"additionalProperties": False}),
        ("Unknown parameters are ignored.", {}),
        ("There are no others.", {}),
    ],
)
def test_unknown_members_are_refused_only_where_the_page_says_so(said: str, objects: dict[str, bool]) -> None:
    api = read_back(drafted(SKERRY.replace("Unknown parameters are refused as well.", said)))
    assert dict(api.objects.statements()) == objects
    stated = said.startswith("Unknown")
    assert ("stated on the page, line 51" if stated else "No sentence about") in api.objects_evidence


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


@pytest.mark.parametrize(
    ("row", "members"),
    [
        ("| voice | string | The voice that speaks. |", []),
        ("| voice | string | Address of a recording of the voice. |", ["voice"]),
        ("| sound_url | string | What is heard. |", ["sound_url"]),
        ("| music_url | string | What is heard. Default: calm |", []),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_is_sent_as_a_plain_word_is_no_file(row: str, members: list[str]) -> None:
    draft = drafted(PAGE.replace("| image_url | string | Optional. |", row))

    assert about(draft, "inputs.audio").partition(": ")[2].partition(";")[0] == ", ".join(members)


@pytest.mark.usefixtures("here")
def test_numbers_and_yes_and_no_are_words_for_a_job() -> None:
    table = "| Phase | Meaning |\n|---|---|\n| in-line | In the queue. |\n| good | Done, see outputs. |\n"
    table += "| spoiled | Failed. Nothing is billed. |\n| withheld | Stopped by a filter. |\n"
    assert table in SKERRY
    flags = "| renderFlag | Meaning |\n|---|---|\n| 0 | Rendering |\n| 1 | Success |\n| 2 | Rendering failed |\n"
    page = SKERRY.replace(table, flags)
    for word, number in (("in-line", 0), ("good", 1), ("spoiled", 2)):
        page = page.replace(f'"phase": "{word}"', f'"renderFlag": {number}')
    api = read_back(drafted(page))
    assert (api.waiter.pending, api.waiter.success, api.waiter.failure) == (["0"], ["1"], ["2"])
    shown = [one.body["renderFlag"] for one in api.operations["poll"].examples if isinstance(one.body, dict)]
    assert sorted(map(str, shown)) == ["0", "1", "2"]
    assert all(isinstance(one, int) for one in shown)


@pytest.mark.usefixtures("here")
def test_an_answer_with_a_code_of_http_for_errors_is_one() -> None:
    """Also where no title says so: that all others have ``code`` 200 is then the sign of success."""
    page = SKERRY[: SKERRY.index("## Errors")].replace('{"render": "r-7"', '{"code": 200, "render": "r-7"')
    answer = '{"code": 400, "msg": "brief is empty", "render": null}'
    api = read_back(drafted(f"{page}\n## Codes\n\n```json\n{answer}\n```\n"))
    assert [api.submit.success, api.operations["poll"].success] == [{"code": [200]}, {"code": [200]}]
    assert (api.errors.messages, api.errors.codes) == (["msg"], ["code"])


@pytest.mark.usefixtures("here")
def test_done_or_not_is_a_word_for_a_job() -> None:
    page = SKERRY.replace('"phase": "good"', '"done": true').replace('"phase": "in-line"', '"done": false')
    found = drafted(page.replace('"phase": "spoiled"', '"done": false'))
    assert "pending: ['false'" in found.text
    assert "success: ['true'" in found.text
    assert "status: [done]" in found.text


@pytest.mark.parametrize(
    ("path", "shown", "wanted"),
    [
        ("/v1/models/kite-1/runs/{run_id}", "models/kite-1/runs/r-1", "/v1/{+id}"),
        ("/v1/{name}", "runs/r-1", "/v1/{+id}"),
        ("/v1/runs/{run_id}", "r-1", "/v1/runs/{id}"),
        ("/v1/runs/{run_id}", "https://gust.example/runs/r-1", "/v1/runs/{id}"),
    ],
)
def test_ids_that_are_shown_with_slashes_keep_them(path: str, shown: str, wanted: str) -> None:
    assert address(Endpoint("GET", path, "", 1), ids=[shown])["path"] == wanted
