"""What is the body of a request on a page with much else: other endpoints, answers, headers, and samples of each."""

from __future__ import annotations

import pytest

from docpact.errors import DocpactError
from docpact.read.pages import Page, read_page

ROW = "| prompt | string | Required. |\n"
TABLE = f"| Parameter | Type | Description |\n|---|---|---|\n{ROW}"
OTHER = "| Field | Type | Description |\n|---|---|---|\n| other | string | Up to 9 characters. |\n"


def paths(page: Page) -> set[str]:
    return {row.path for row in page.rows}


@pytest.mark.parametrize(
    "heading",
    [
        "Response", "Response Parameters", "Response body", "Returns", "Output", "Output schema", "Result",

        "Webhook payload", "Callback", "Errors", "Error codes", "Status codes", "Request Headers", "Headers",
        "Query Parameters",
        "Path Parameters", "Authentication", "Pricing",
        "\u54cd\u5e94\u53c2\u6570", "\u8f93\u51fa", "\u9519\u8bef\u7801",
        "\u8bf7\u6c42\u5934", "Respuesta", "Par\u00e1metros de consulta", "Encabezados",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_what_is_no_body_is_left_out(heading: str, *, first: bool) -> None:
    body, other = f"## Request body\n\n{TABLE}", f"## {heading}\n\n{OTHER}"
    page = read_page("\n".join(["# Draw", "", *([other, "", body] if first else [body, "", other]), ""]), "p.md")

    assert paths(page) == {"prompt"}


@pytest.mark.parametrize(
    "heading", ["Parameters", "Output dimensions", "Input and output", "Headers, Parameters", "Options"]
)
def test_what_may_be_the_body_is_read(heading: str) -> None:
    assert paths(read_page(f"# Draw\n\n## {heading}\n\n{TABLE}", "p.md")) == {"prompt"}


def test_a_part_of_the_answer_stays_one_below_its_heading() -> None:
    page = read_page(f"# Draw\n\n{TABLE}\n## Response\n\n### Fields\n\n{OTHER}\n### Parameters\n\n{OTHER}", "p.md")

    assert paths(page) == {"prompt"}


def test_without_levels_a_part_goes_on_until_a_heading_says_otherwise() -> None:
    text = "Draw\nRequest Body\nField\tType\nprompt\tstring\nResponse Body\nAny words\nField\tType\nother\tstring\n"

    assert paths(read_page(text, "p.txt")) == {"prompt"}


@pytest.mark.parametrize(
    "method", ["`POST /v1/draw`", "POST https://api.example.test/v1/draw", "```\nPOST /v1/draw\n```"]
)
def test_the_endpoint_with_a_body_is_read_and_all_are_listed(method: str) -> None:
    page = read_page(
        f"# Wind\n\n## Look\n\n`GET /v1/draw/{{id}}`\n\n## Draw\n\n{method}\n\n{TABLE}\n"
        f"## Draw again\n\n`PUT /v1/draw/{{id}}`\n\n{OTHER}",
        "p.md",
    )

    assert paths(page) == {"prompt"}
    assert [text.split()[0] for text in page.operations] == ["GET", "POST", "PUT"]


def test_a_table_of_method_and_address_begins_an_endpoint() -> None:
    text = (
        "Wind\nDraw\nProtocol\tRequest URL\tRequest Method\nhttps\t/v1/draw\tPOST\n"
        "Request Body\nField\tType\nprompt\tstring\n"
        "Look\nProtocol\tRequest URL\tRequest Method\nhttps\t/v1/draw/{id}\tGET\n"
        "Request Path Parameters\nField\tType\nid\tstring\n"
    )
    page = read_page(text, "p.txt")

    assert (paths(page), page.operations) == ({"prompt"}, ("POST /v1/draw", "GET /v1/draw/{id}"))


SAMPLES = {
    "json": '```json\n{"model": "m", "input": {"prompt": "a kite"}}\n```\n',
    "python": '```python\nimport requests\nrequests.post("https://x.test/v1", json={"model": "m", "input": {"prompt": '
    '"a"}})\n```\n',
    "python with a name": '```python\nimport httpx\npayload = {"input": {"prompt": "a"}}\nhttpx.post(URL, '
    "json=payload)\n```\n",
    "javascript": '```js\nawait fetch("https://x.test", {body: JSON.stringify({input: {prompt: "a"}})})\n```\n',
    "raw HTTP": '```http\nPOST /v1/draw HTTP/1.1\nHost: x.test\n\n{"input": {"prompt": "a"}}\n```\n',
    "curl": '```\ncurl https://x.test/v1 -d \'{"input": {"prompt": "a"}}\'\n```\n',
}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_sample_in_any_notation_decides_where_parameters_stand(sample: str) -> None:
    assert paths(read_page(f"# Draw\n\n{TABLE}\n## Example\n\n{sample}", "p.md")) == {"input.prompt"}


@pytest.mark.parametrize(
    "sample",
    [
        '## Response\n\n```json\n{"data": {"prompt": "a kite"}}\n```\n',
        '**Response**\n\n```json\n{"data": {"prompt": "a kite"}}\n```\n',
        '```json\n{"id": "1", "status": "DONE", "data": {"files": [], "prompt": "a"}}\n```\n',
        '```python\ndata = {"input": {"prompt": "a"}}\nprint(data)\n```\n',
        "```json\n[1, 2]\n```\n",
        "```python\nimport requests\nrequests.get(URL)\n```\n",
    ],
)
def test_what_is_no_sample_of_the_body_decides_nothing(sample: str) -> None:
    assert paths(read_page(f"# Draw\n\n{TABLE}\n{sample}", "p.md")) == {"prompt"}


def test_a_form_is_a_sample_too() -> None:
    page = read_page(f"# Draw\n\n{TABLE}\n```\ncurl https://x.test -F prompt=kite -F mode=soft\n```\n", "p.md")

    assert [sample.body for sample in page.samples] == [{"prompt": "kite", "mode": "soft"}]


TWO = (
    f"# Wind\n\n## Draw\n\n`POST /v1/draw`\n\n{TABLE}\n## Draw again\n\n`PUT /v1/draw/{{id}}`\n\n{OTHER}\n"
    "## Look\n\n`GET /v1/draw/{id}`\n"
)


@pytest.mark.parametrize(
    ("operation", "expected"), [(None, "prompt"), ("PUT", "other"), ("again", "other"), ("post", "prompt")]
)
def test_one_of_several_endpoints_may_be_picked(operation: str | None, expected: str) -> None:
    page = read_page(TWO, "p.md", operation=operation)

    assert paths(page) == {expected}
    assert any("--operation picks another" in note for note in page.notes)


@pytest.mark.parametrize(
    ("operation", "message"), [("/v1/draw", "several endpoints"), ("wave", "no endpoint is called")]
)
def test_an_endpoint_that_is_not_one_is_an_error_that_names_all(operation: str, message: str) -> None:
    with pytest.raises(DocpactError, match=message) as caught:
        read_page(TWO, "p.md", operation=operation)

    assert "PUT /v1/draw/{id}" in str(caught.value)


def test_places_are_called_uncertain_where_no_sample_shows_them() -> None:
    shown = f"# Draw\n\n{TABLE}\n{SAMPLES['curl']}"

    assert [note for note in read_page(f"# Draw\n\n{TABLE}", "p.md").notes if "uncertain" in note]
    assert not [note for note in read_page(shown, "p.md").notes if "uncertain" in note]
