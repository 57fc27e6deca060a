"""Sample requests: shell quoting, JSON that is not quite JSON, and what contradicts the table."""

from __future__ import annotations

import pytest

from docpact.errors import DocpactError
from docpact.read.pages import loosejson, read_page, samples

TABLE = "| Parameter | Type | Definition |\n|---|---|---|\n"


def one(text: str) -> samples.Sample:
    found = samples.find(text)
    assert len(found) == 1
    return found[0].sample


@pytest.mark.parametrize("option", ["--data", "--data-raw", "--data-binary", "-d", "--json"])
def test_a_body_is_read_whatever_option_carries_it(option: str) -> None:
    sample = one(f"curl -X PUT 'https://x.test/a' \\\n  -H 'accept: text/plain' {option} '{{\"a\": 1}}'\n")

    assert (sample.method, sample.url, sample.body) == ("PUT", "https://x.test/a", {"a": 1})
    assert sample.headers == (("accept", "text/plain"),)
    assert sample.complaints == ()


@pytest.mark.parametrize(
    "text",
    [
        'curl --location https://x.test --data "{\\"a\\": \\"b\\"}"',
        'curl --url https://x.test\\\n  --data\'\n{\n"a": "b"\n}\n\'Recipe',
        'curl https://x.test --request POST --compressed --data \'{"a": "b"}\'',
        '$ curl -s -L https://x.test -d \'{"a": "b"}\' -o out.json',
    ],
)
def test_quoting_and_line_ends_do_not_matter(text: str) -> None:
    sample = one(text)

    assert (sample.method, sample.url, sample.body) == ("POST", "https://x.test", {"a": "b"})


def test_a_request_without_a_body_is_a_get() -> None:
    sample = one("curl https://x.test/things")

    assert (sample.method, sample.body) == ("GET", None)


def test_an_apostrophe_in_a_text_does_not_end_the_body() -> None:
    sample = one('curl x --data \'{\n"a": "the tuba\'s song",\n"b": 2}\'\n')

    assert sample.body == {"a": "the tuba's song", "b": 2}
    assert [(entry.line, entry.column) for entry in sample.complaints] == [(2, 15)]


def test_an_open_quote_ends_at_an_empty_line() -> None:
    sample = one('curl x --data \'{\n"a": 1\n\n# Next\n\ntext')

    assert sample.body == {"a": 1}
    assert any("not closed" in entry.message for entry in sample.complaints)


def test_two_requests_are_two_samples() -> None:
    assert [
        entry.sample.body for entry in samples.find("curl a -d '{\"n\": 1}'\n\ntext\n\ncurl b -d '{\"n\": 2}'\n")
    ] == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize(
    ("text", "value", "message", "line", "column"),
    [
        ('{"a": 1,}', {"a": 1}, "a comma before the closing bracket", 1, 9),
        ('{"a": 1 "b": 2}', {"a": 1, "b": 2}, "a comma is missing", 1, 9),
        ('{"a": <ID>}', {"a": "<ID>"}, "<ID> is not JSON", 1, 7),
        ('{"a": 1 // one\n}', {"a": 1}, "a comment is not JSON", 1, 9),
        ("{'a': 1}", {"a": 1}, "single quotes around a text", 1, 2),
        ('{"a": True}', {"a": True}, "True is not JSON", 1, 7),
        ('{"a": [1, 2}', {"a": [1, 2]}, "} stands where ] is due", 1, 12),
        ('{"a": {"b": 1}\n', {"a": {"b": 1}}, "1 closing bracket(s) missing at the end", 2, 1),
        ('{"a": 1, "a": 2}', {"a": 2}, "a stands twice in one object", 1, 16),
        ('{"a": ,}', {}, "a comma without a value before it", 1, 7),
        ('{"a" 1}', {"a": 1}, "a colon is missing after a", 1, 6),
        ('{"a": "x\n}', {"a": "x"}, "a text runs over the end of its line", 1, 7),
        ('{"a": "x', {"a": "x"}, "a text does not end", 1, 7),
        ("[1], ]", [1], None, 0, 0),
        ('{: 1, "b": 2}', None, "a colon without a name before it", 1, 2),
        ('{"a":}', {}, "a has no value", 1, 6),
        (']{"a": 1}', {"a": 1}, "an unexpected ]", 1, 1),
    ],
)
def test_json_that_is_not_quite_json_is_read_with_a_complaint(
    text: str, value: object, message: str | None, line: int, column: int
) -> None:
    read = loosejson.read(text)

    assert value is None or read.value == value
    if message is None:
        assert read.complaints == ()
    else:
        assert (message, line, column) in [(entry.message, entry.line, entry.column) for entry in read.complaints]


def test_json_is_read_like_json() -> None:
    text = '{"a": [1, -2.5, 1e3, true, false, null, "\\u00e9\\n\\"x\\""], "b": {"c": {}}, "d": []}'
    read = loosejson.read(text)

    assert read.value == {"a": [1, -2.5, 1000.0, True, False, None, 'é\n"x"'], "b": {"c": {}}, "d": []}
    assert read.complaints == ()


def test_every_path_has_its_line() -> None:
    read = loosejson.read('{\n"a": [\n{"b": 1}\n],\n"c": 2}', 10)

    assert read.lines == {"a": 11, "a[]": 12, "a[].b": 12, "c": 14}


def test_a_sample_nested_too_deep_is_an_error() -> None:
    with pytest.raises(DocpactError, match="nested deeper than 64"):
        loosejson.read("[" * 70)


def page(rows: str, body: str, after: str = "") -> list[tuple[str, str, int, int]]:
    text = f"```curl\ncurl -X POST https://x.test --data '\n{body}\n'\n```\n\n{TABLE}{rows}\n\n{after}\n"
    found = read_page(text, "page").discrepancies
    return [(entry.kind, entry.path, entry.a.line, entry.b.line) for entry in found]


@pytest.mark.parametrize(
    ("row", "sent", "kind"),
    [
        ("| key | string | Accepts `C`, `D`. |", '"E"', "sample breaks enum"),
        ("| key | array | Valid values are `C`, `D`. |", '["C", "E"]', "sample breaks enum"),
        ("| key | integer | Range 1-4. |", "5", "sample breaks range"),
        ("| key | integer | In multiples of 8. |", "12", "sample breaks range"),
        ("| key | string | Maximum of 3 characters. |", '"four"', "sample breaks length"),
        ("| key | array | Maximum 1 item. |", '["a", "b"]', "sample breaks length"),
        ("| key | integer | A number. |", '"5"', "sample breaks type"),
        ("| key | number | A number. |", "true", "sample breaks type"),
    ],
)
def test_a_sample_value_that_the_table_does_not_allow_is_found(row: str, sent: str, kind: str) -> None:
    assert page(row, f'{{"key": {sent}}}') == [(kind, "key", 3, 9)]


@pytest.mark.parametrize("sent", ['"C"', '"D"'])
def test_a_sample_that_keeps_to_the_table_contradicts_nothing(sent: str) -> None:
    assert page("| key | string | Required. Accepts `C`, `D`. |", f'{{"key": {sent}}}') == []


def test_a_parameter_that_only_the_sample_has_is_found() -> None:
    assert page("| key | string | A key. |", '{"key": "C",\n"other": {"inner": 1}}') == [
        ("sample parameter not in the table", "other", 4, 10)
    ]


def test_a_name_spelt_two_ways_takes_the_spelling_of_the_table() -> None:
    found = page(
        "| music.endtune | array | Maximum 1 item. |\n| key | string | A key. |",
        '{"parameters": {"music": {"end_tune": [1]}, "key": "C"}}',
    )

    assert ("name spelt two ways", "parameters.music.endtune", 9, 3) in found
    assert not any(kind == "sample parameter not in the table" for kind, *_ in found)


def test_a_required_parameter_that_the_sample_lacks_is_found() -> None:
    assert page("| key | string | Required. |\n| a | string | Words. |", '{"a": "x"}') == [
        ("sample lacks a required parameter", "key", 2, 9)
    ]


def test_a_size_that_no_row_lists_is_found() -> None:
    rows = "| width | integer | W. |\n| height | integer | H. |"
    sizes = "| Width | Height |\n|---|---|\n| 8 | 16 |\n"

    assert [entry[:2] for entry in page(rows, '{"width": 16, "height": 16}', sizes)] == [
        ("sample breaks pairs", "width")
    ]


def test_a_wrapped_body_is_unwrapped_and_reported() -> None:
    found = page(
        "| model | string | Set to `tuba`. |\n| key | string | A key. |",
        '{"request": {"model": "horn",\n"parameters": {"key": "C"}}}',
    )

    assert ("wrapped sample", "request", 2, 10) in found
    assert ("sample breaks enum", "model", 3, 10) in found


def test_two_samples_with_two_models_are_found() -> None:
    sent = [f'```\ncurl x -d \'{{"model": "{name}"}}\'\n```\n\n' for name in "ab"]
    text = f"{TABLE}| model | string | The model. |\n\n{''.join(sent)}"

    assert [entry.kind for entry in read_page(text, "page").discrepancies] == ["two model names"]


def test_broken_json_is_reported_where_it_breaks() -> None:
    assert page("| key | string | A key. |", '{"key": "C",\n}') == [("invalid JSON sample", "", 4, 2)]


def test_what_the_table_leaves_open_is_no_contradiction() -> None:
    assert (
        page("| key | object | Anything. |\n| list | array | Anything. |", '{"key": {"x": 1}, "list": [{"y": 2}]}')
        == []
    )
