"""Members of a body that stand in the address of the operation that takes it: there, and back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path as File
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpact.facts import Contract, Fact, Path
from docpact.spec import LoadedSpec, SpecError, load_project
from docpact.spec.addresses import Placed, filled_path, path_pattern
from docpact.spec.forms import JSON

LARK = File(__file__).parents[1] / "data" / "vendors" / "lark"
TYPES = {"voice": "string", "speed": "number", "loud": "boolean", "text": "string", "seed": "integer"}
FACTS = [Fact(Path(name), "type", value) for name, value in TYPES.items()]


def placed(path: str = "/speech/{voice}", **query: str) -> Placed:
    return Placed(path, {"v": "2", **query}, lambda: [Contract.from_facts(FACTS)])


MEMBERS = st.fixed_dictionaries(
    {"voice": st.text(min_size=1), "text": st.text()},
    optional={"speed": st.floats(allow_nan=False, allow_infinity=False), "loud": st.booleans(), "seed": st.integers()},
)


@given(MEMBERS)
def test_a_request_means_the_body_that_it_was_made_of(body: dict[str, Any]) -> None:
    of = placed(speed="{speed}", really_loud="{loud}", seed="{seed}")
    path, query, rest = of.split(body)
    assert of.expresses(body)
    assert of.joined(path, query, rest) == body
    assert rest == {"text": body["text"]}
    assert path.isascii()
    assert path.count("/") == 2
    assert urlsplit(f"https://lark.example{path}?{query}").path == path


@pytest.mark.parametrize(
    ("body", "path", "query"),
    [
        ({"voice": "a/b c", "speed": 1.5}, "/speech/a%2Fb%20c", "v=2&speed=1.5"),
        ({"voice": "..", "loud": True}, "/speech/%2E%2E", "v=2&loud=true"),
        ({"voice": "5", "text": "é"}, "/speech/5", "v=2"),
    ],
)
def test_what_goes_over_the_wire(body: Any, path: str, query: str) -> None:
    assert placed(speed="{speed}", loud="{loud}").split(body)[:2] == (path, query)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"voice": ""},
        {"voice": None},
        {"voice": 5},
        {"voice": ["a"]},
        {"voice": True},
        {"voice": "\ud800"},
        {"voice": "a", "speed": "1.5"},
        {"voice": "a", "speed": None},
        {"voice": "a", "loud": "true"},
    ],
)
def test_what_no_address_can_say(body: Any) -> None:
    assert not placed(speed="{speed}", loud="{loud}").expresses(body)


def test_slashes_stay_where_the_path_says_so() -> None:
    of = placed("/{+voice}/go")
    assert of.split({"voice": "birds/lark:1"})[0] == "/birds/lark:1/go"
    assert of.joined("/birds/lark:1/go", "", {}) == {"voice": "birds/lark:1"}
    assert not path_pattern("/{+voice}/go").fullmatch("/a%2Fb/go")
    assert filled_path("/{+voice}/{other}", {"voice": "a"}) == "/a/{other}"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (b'{"voice":"a", "text": "b"}', b'{"text": "b"}'),
        (b"[1]", b"[1]"),
        (b'{"text": 1, "text": 2}', b'{"text": 1, "text": 2}'),
        (b"{", b"{"),
    ],
)
def test_a_text_that_is_no_body_goes_to_the_usual_address(text: bytes, content: bytes) -> None:
    assert placed().request(text, {"voice": "a", "text": "x"}) == ("/speech/a?v=2", JSON, content)


def test_without_members_in_the_address_a_text_is_sent_as_it_is() -> None:
    assert placed("/speech").request(b'{"voice":  "a"}', {}) == ("/speech?v=2", JSON, b'{"voice":  "a"}')


VOICE = "models/lark-voice.yaml"


@pytest.fixture
def lark(tmp_path: File) -> File:
    shutil.copytree(LARK, tmp_path / "spec" / "lark")
    return tmp_path / "spec"


def changed(folder: File, file: str, old: str, new: str) -> LoadedSpec:
    path = folder / "lark" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    return load_project(folder).spec("lark-voice")


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("api.yaml", "/speech/{voice}", "/speech/{speaker}", "names {speaker}, and the body has no such member"),
        ("api.yaml", "/speech/{voice}", "/speech/{voice}/{voice}", "two places for {voice}"),
        ("api.yaml", 'speed: "{speed}"', 'speed: "x{speed}"', "holds more than the member that it names"),
        ("api.yaml", "/speech/{voice}", "/{+voice}", "with its slashes, and may be anything"),
        (VOICE, "voice: {type: string, required: true", "voice: {type: string, required: false", "need not"),
        (VOICE, "required: true, minLength: 1, maxLength: 40", "required: true", "may be empty"),
        (VOICE, "number, required: false, minimum: 0.5, maximum: 2", "array, required: false", "is no text, number"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_is_refused_with_its_place(
    lark: File, file: str, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(SpecError, match=complaint.replace("{", r"\{").replace("+", r"\+")) as caught:
        changed(lark, file, old, new)
    assert all(error.where and error.where.line and error.hint for error in caught.value.errors)


def test_a_query_may_name_a_member_that_only_other_models_have(lark: File) -> None:
    spec = changed(lark, "api.yaml", "query: {format", "query: {tone: '{tone}', format")
    assert spec.request(json.dumps({"voice": "a"}).encode())[0] == "/speech/a"
