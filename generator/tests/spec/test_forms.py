"""Bodies as forms: what a form is made of is what it means, and a text that is a data URL goes as a file."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpact.facts import Contract, Fact, Path
from docpact.spec.addresses import Placed
from docpact.spec.forms import (
    JSON,
    MULTIPART,
    URLENCODED,
    ContentType,
    Writing,
    body_of_form,
    read_form,
    writing,
    written_form,
)

TYPES = {"text": "string", "size": "number", "loud": "boolean", "seed": "integer", "frame": "object", "tags": "array"}
CONTRACT = Contract.from_facts([*(Fact(Path(name), "type", one) for name, one in TYPES.items())])
FORMS = (MULTIPART, URLENCODED)
TEXT = st.text(st.characters(codec="utf-8"))
FILE = st.binary().map(lambda content: f"data:image/png;base64,{base64.b64encode(content).decode()}")
MEMBERS = st.fixed_dictionaries(
    {"text": TEXT | FILE},
    optional={
        "size": st.floats(allow_nan=False, allow_infinity=False),
        "loud": st.booleans(),
        "seed": st.integers(),
        "frame": st.dictionaries(TEXT, st.integers()),
        "tags": st.lists(TEXT.filter(lambda text: json.dumps(text) != text), min_size=1),
    },
)


def placed(form: ContentType, path: str = "/make", **query: str) -> Placed:
    return Placed(path, query, lambda: [CONTRACT], writing("POST", form))


@pytest.mark.parametrize("form", FORMS)
@given(MEMBERS)
def test_a_form_means_the_body_that_it_was_made_of(form: ContentType, body: dict[str, Any]) -> None:
    content_type, content = written_form(body, Writing(form))
    want = {**body, "tags": [*map(_typed, body["tags"])]} if "tags" in body else body
    assert body_of_form(content_type, content, CONTRACT.root.properties, Writing(form)) == want


def _typed(text: str) -> Any:
    """What an item of a list stands for, of which nobody says that it is a text."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, int | float) else text


@given(st.binary(), TEXT)
def test_a_file_arrives_byte_for_byte(content: bytes, text: str) -> None:
    sent = {"picture": f"data:image/jpeg;base64,{base64.b64encode(content).decode()}", "text": text}
    picture, beside = read_form(*written_form(sent, Writing(MULTIPART)))
    assert (picture.content, picture.media_type, picture.filename) == (content, "image/jpeg", "picture.jpeg")
    assert (beside.content.decode(), beside.filename) == (text, None)


def test_one_body_is_one_form_whatever_its_order() -> None:
    heads = {written_form(body, Writing(MULTIPART))[0] for body in ({"a": "x", "b": 1}, {"b": 1, "a": "x"})}
    assert len(heads) == 1


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ({}, b""),
        ({"text": None, "tags": []}, b""),
        ({"text": "a & b", "loud": True, "seed": None}, b"text=a+%26+b&loud=true"),
        ({"tags": ["x", "y"], "frame": {"width": 3}}, b"tags=x&tags=y&frame=%7B%22width%22%3A+3%7D"),
    ],
)
def test_what_a_page_of_a_browser_would_send(body: Any, content: bytes) -> None:
    assert written_form(body, Writing(URLENCODED)) == (URLENCODED, content)
    assert read_form(*written_form({}, Writing(MULTIPART))) == []


@pytest.mark.parametrize(
    "body",
    [
        {"text": None},
        {"text": 5},
        {"loud": "true"},
        {"seed": "7"},
        {"tags": []},
        {"tags": "one"},
        {"other": ["one"]},
        {"other": {"one": 1}},
        {"text": "data:image/png;base64,aGk=\n"},
        [1],
        None,
    ],
)
def test_what_a_form_cannot_say(body: Any) -> None:
    assert not placed(MULTIPART).expresses(body)


def test_what_is_no_base64_is_a_text_like_any_other() -> None:
    assert placed(MULTIPART).expresses({"text": "data:image/png;base64,aGk"})


def test_members_of_the_address_are_none_of_the_form() -> None:
    of = placed(URLENCODED, "/make/{text}", size="{size}")
    body = {"text": "a/b", "size": 1.5, "tags": ["x"], "loud": False}
    assert of.request(json.dumps(body).encode(), {}) == ("/make/a%2Fb?size=1.5", URLENCODED, b"tags=x&loud=false")
    assert of.said(body) == body
    assert of.expresses(body)
    assert not of.plain


BY_NAME = {"text": "a/b", "size": 1.5, "tags": ["x", "true"], "loud": False}


def test_all_of_a_body_may_stand_in_the_address() -> None:
    """Beside what is always there, and a key that is no member."""
    of = Placed("/make/{text}", {"v": "2"}, lambda: [CONTRACT], writing("GET"), ["key"])
    sent = of.request(json.dumps(BY_NAME).encode(), {})
    assert sent == ("/make/a%2Fb?v=2&size=1.5&tags=x&tags=true&loud=false", "", b"")
    path, _, query = sent.path.partition("?")
    assert of.joined(path, f"{query}&key=k", None) == {**BY_NAME, "tags": ["x", True]}
    assert of.takes("")
    assert (of.plain, of.in_query, of.stands_in_address("loud")) == (False, True, True)
    assert of.request(b"[1]", {"text": "x"}) == ("/make/x?v=2", "", b"")


@pytest.mark.parametrize("form", FORMS)
@given(MEMBERS)
def test_a_list_may_be_named_with_brackets(form: ContentType, body: dict[str, Any]) -> None:
    """Then one item is a list too, whatever is known of it."""
    brackets = Writing(form, brackets=True)
    content_type, content = written_form(body, brackets)
    want = {**body, "tags": [*map(_typed, body["tags"])]} if "tags" in body else body
    assert body_of_form(content_type, content, CONTRACT.root.properties, brackets) == want
    one = written_form({"other": ["x"]}, brackets)
    assert body_of_form(*one, CONTRACT.root.properties, brackets) == {"other": ["x"]}


def test_a_text_that_is_no_body_is_sent_as_it_is() -> None:
    assert placed(MULTIPART).request(b"[1]", {"text": "x"}) == ("/make", MULTIPART, b"[1]")
    assert placed(JSON).plain


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        (MULTIPART, b""),
        (f"{MULTIPART}; boundary=b", b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nx'),
        (f"{MULTIPART}; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
        (JSON, b"text"),
        (URLENCODED, b"text&seed=1"),
    ],
)
def test_what_is_no_form(content_type: str, content: bytes) -> None:
    with pytest.raises(ValueError, match=r"form|field|part"):
        placed(MULTIPART).body(content_type, content, json.loads)
