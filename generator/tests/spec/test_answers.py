"""Reading and writing answers at paths: by the spec's own reader and by the client's, which have to agree."""

from __future__ import annotations

import importlib

import pytest
from pydantic import JsonValue

from docpact.spec.answers import values_at, with_value

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
