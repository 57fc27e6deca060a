"""Bodies out of files: documents, lines, wrappings, HAR files, and the line of every member."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpact.check.offline import read_bodies, read_har
from docpact.check.offline.reading import line_numbers
from docpact.errors import DocpactError
from docpact.facts import Absent, value_at
from docpact.spec.addresses import Placed


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_document_is_one_body_whose_members_have_lines(tmp_path: Path) -> None:
    text = '{\n  "model": "m",\n  "parameters": {\n    "a": [1,\n      {"b": 2}]\n  }\n}\n'
    (body,) = read_bodies(write(tmp_path / "body.json", text))
    assert body.body == {"model": "m", "parameters": {"a": [1, {"b": 2}]}}
    lines = [body.place_of(loc).line for loc in [(), ("model",), ("parameters", "a", 1, "b"), ("parameters", "gone")]]
    assert lines == [1, 2, 5, 3]


def test_a_list_holds_several_and_lines_hold_one_each(tmp_path: Path) -> None:
    several = [*read_bodies(write(tmp_path / "list.json", '[{"model": "a"},\n {"model": "b"}]'))]
    assert [(one.body, one.place.line) for one in several] == [({"model": "a"}, 1), ({"model": "b"}, 2)]
    assert several[1].name.endswith("list.json [1]")
    lines = [*read_bodies(write(tmp_path / "x.jsonl", '{"model": "a"}\n\n  \n{"model": "b"}\n'))]
    assert [(one.body, one.place_of(("model",)).line) for one in lines] == [({"model": "a"}, 1), ({"model": "b"}, 4)]


def test_a_body_may_be_wrapped_with_its_name_and_its_answer(tmp_path: Path) -> None:
    wrapped = {"id": "w1", "status": 400, "answer": {"error": "no"}, "body": {"model": "m"}}
    (one,) = read_bodies(write(tmp_path / "x.jsonl", json.dumps(wrapped)))
    assert (one.body, one.answer) == ({"model": "m"}, (400, {"error": "no"}))
    assert one.name.endswith("x.jsonl:1 (w1)")
    (own,) = read_bodies(write(tmp_path / "y.json", '{"model": "m", "body": {"a": 1}}'))
    assert own.body == {"model": "m", "body": {"a": 1}}, "a member that is called body"


@pytest.mark.parametrize("text", ["{", "", "NaN", '{"a": 1, "a": 2}', "\ufeffx", "[1e999]"])
def test_what_is_no_json_is_told_and_not_raised(tmp_path: Path, text: str) -> None:
    (one,) = read_bodies(write(tmp_path / "x.json", text))
    assert one.problem
    good, bad = read_bodies(write(tmp_path / "x.jsonl", f'{{"model": "m"}}\n{text or "?"}\n'))
    assert (good.problem, bool(bad.problem), bad.place.line) == ("", True, 2)


def test_standard_input_holds_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"model": "a"}\n{"model": "b"}')))
    assert [one.name for one in read_bodies("-")] == ["<standard input>:1", "<standard input>:2"]
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(DocpactError, match="no standard input"):
        list(read_bodies("-"))


def entry(url: Any, text: Any = '{"model": "m"}', **response: Any) -> dict[str, Any]:
    post = {"postData": {"mimeType": "application/json", "text": text}} if text is not None else {}
    return {"request": {"method": "POST", "url": url, "headers": [], **post}, "response": response}


def har(path: Path, *entries: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"log": {"version": "1.2", "entries": [*entries]}}))
    return path


def test_a_har_file_gives_the_bodies_of_one_operation_with_their_answers(tmp_path: Path) -> None:
    said = json.dumps({"error": "no"})
    path = har(
        tmp_path / "x.har",
        entry("https://kestrel.example/v2/flights?x=1", status=400, content={"text": said}),
        entry("https://kestrel.example/v2/other"),
        entry("https://kestrel.example/v2/flights", None),
        entry("https://kestrel.example/api/v2/flights/", "{", status=0),
        entry("http://[", status=200),
        entry(None),
    )
    first, second = read_har(path, [Placed("/v2/flights", {})])
    assert (first.body, first.answer) == ({"model": "m"}, (400, {"error": "no"}))
    assert first.name.endswith("x.har entry 0")
    assert (bool(second.problem), second.answer) == (True, None)


def test_members_in_the_address_of_a_request_are_of_its_body(tmp_path: Path) -> None:
    path = har(tmp_path / "x.har", entry("https://kestrel.example/v2/nests/n%2F1?seed=7&page=2"))
    operation = Placed("/v2/nests/{nest}", {"seed": "{seed}"})
    assert [one.body for one in read_har(path, [operation])] == [{"model": "m", "nest": "n/1", "seed": 7}]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"log": {}}', '{"log": {"entries": 1}}', "\x00"])
def test_what_is_no_har_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.har"
    path.write_text(text)
    with pytest.raises(DocpactError, match="no HAR file"):
        list(read_har(path, [Placed("/", {})]))


def test_what_cannot_be_read_is_refused_with_its_place(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(DocpactError) as caught:
            list(read_bodies(str(path)))
        assert caught.value.where is not None
        assert caught.value.hint


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 1, 2]))
def test_every_member_of_a_document_has_the_line_on_which_it_begins(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    found = line_numbers(text)
    lines = text.split("\n")
    assert found[()] == 1
    for loc, line in found.items():
        member = value_at(value, loc)
        assert not isinstance(member, Absent)
        assert json.dumps(member, indent=indent, ensure_ascii=False).split("\n")[0] in "\n".join(lines[line - 1 :])
        if loc and isinstance(loc[-1], str) and indent:
            assert json.dumps(loc[-1], ensure_ascii=False) in lines[line - 1]
