"""Reading and writing answers at paths: by the spec's own reader and by the client's, which have to agree."""

from __future__ import annotations

import importlib

import pytest
from pydantic import JsonValue

from docpact.spec.answers import first_at, status_word, values_at, with_status, with_value

INSIDE = '{"urls": ["https://cdn.example/1.png"], "n": {"more": "[7, 8]"}}'


@pytest.mark.parametrize(
    ("answer", "path", "found"),
    [
        ({"data": {"result": INSIDE}}, "data.result.urls[]", ["https://cdn.example/1.png"]),
        ({"data": {"result": INSIDE}}, "data.result.n.more[]", [7, 8]),
        ({"list": ['{"a": 1}', '{"a": 2}', "{", "a", None]}, "list[].a", [1, 2]),
        ({"data": f"  {INSIDE}"}, "data.urls[]", ["https://cdn.example/1.png"]),
        ({"data": INSIDE}, "data", [INSIDE]),
        ({"data": "[" * 100_000}, "data[]", []),
        ({"data": '{"a": NaN'}, "data.a", []),
        ('{"a": 1}', "a", []),
        ('[{"a": 1}]', "[].a", []),
    ],
)
def test_a_path_leads_into_texts_that_are_json_but_into_no_answer_that_is_a_text(
    answer: JsonValue, path: str, found: list[JsonValue]
) -> None:
    client = importlib.import_module("leonardo_client._runtime.core.paths")
    assert values_at(answer, path) == found
    assert [value for _, value in client.found_at(answer, path)] == found


def test_a_value_is_written_into_a_text_that_is_json() -> None:
    path = "data.result.urls[]"
    changed = with_value({"data": {"result": INSIDE}}, path, ["https://cdn.example/2.png", "https://cdn.example/3.png"])
    assert isinstance(changed, dict)
    assert isinstance(changed["data"], dict)
    assert isinstance(changed["data"]["result"], str)
    assert values_at(changed, path) == ["https://cdn.example/2.png", "https://cdn.example/3.png"]
    assert values_at(changed, "data.result.n.more[]") == [7, 8]


@pytest.mark.parametrize(
    ("shown", "word", "written"),
    [
        ("READY", "DONE", "DONE"),
        (0, "2", 2),
        (False, "true", True),
        (0, "DONE", "DONE"),
        ("0", "2", "2"),
        (1, "true", "true"),
    ],
)
def test_a_word_for_a_job_stays_the_number_or_boolean_that_it_is(
    shown: JsonValue, word: str, written: JsonValue
) -> None:
    """The client and the spec read it as the same text."""
    paths = ["state", "data.state"]
    answer = with_status({"data": {"state": shown}}, paths, word)
    assert (answer, type(first_at(answer, paths))) == ({"data": {"state": written}}, type(written))
    answers = importlib.import_module("leonardo_client._runtime.core.answers")
    api = importlib.import_module("leonardo_client._runtime.core.api")
    operation = api.Operation("poll", "GET", "/", reads={"status": paths})
    assert status_word(answer, paths) == answers.status(operation, answer) == word
    assert status_word({"state": [1]}, paths) is None
