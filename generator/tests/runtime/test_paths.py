"""What stands where in an answer: paths that are data, and what reads an answer before them."""

from __future__ import annotations

from typing import Any

import pytest

from leonardo_client._api import API
from leonardo_client._runtime.core.answers import examine
from leonardo_client._runtime.core.paths import every, first, text, word
from leonardo_client._runtime.core.wire import Answer

PARTS = [{"n": 0}, {"n": None}, {"n": 2}]
JOB = {"job": {"id": "k-1", "note": "", "done": False, "parts": PARTS, "more": '{"at": "b"}'}}


@pytest.mark.parametrize(
    ("paths", "wanted"),
    [
        (["job.id"], "k-1"),
        (["job.note", "job.id"], "k-1"),
        (["job.done", "job.id"], "k-1"),
        (["job.nothing", "job.parts[].n"], "0"),
        (["job.more.at"], "b"),
        (["job", "job.parts"], None),
    ],
)
def test_the_first_text_that_says_something_counts(paths: list[str], wanted: str | None) -> None:
    assert text(JOB, paths) == wanted


def test_a_state_may_be_a_boolean_where_it_stands_first() -> None:
    assert word(JOB, ["job.done", "job.id"]) == "false"
    assert word(JOB, ["job.id", "job.done"]) == "k-1"


def test_null_is_no_value_and_what_is_false_is_one() -> None:
    assert list(every(JOB, ["job.parts[].n"])) == [0, 2]
    assert first(JOB, ["job.none", "job.done"]) is False


def test_an_ending_is_found_however_deep_and_however_it_is_written() -> None:
    answer: Any = {
        "a": [{"deep": {"url": "https://x.example/one.glb"}}, "https://x.example/TWO.GLB?key=1.png"],
        "b": "https://x.example/three.Glb#view",
        "c": "https://x.example/four.png?from=five.glb",
    }
    found = [value.rpartition("/")[2] for value in every(answer, ["**~.glb"])]
    assert found == ["one.glb", "TWO.GLB?key=1.png", "three.Glb#view"]


def test_an_answer_may_begin_with_a_byte_order_mark() -> None:
    operation = API.operations["create"]
    sent = b'{"generate": {"generationId": "k-1"}}'
    plain, marked = (examine(API, operation, Answer("", "", 200, mark + sent, {})) for mark in (b"", b"\xef\xbb\xbf"))
    assert plain == marked
    assert plain.kind != "unreadable"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"generate": {"generationId": "k-1"}, "note": "Queued."}', "success"),
        (b'{"generate": {"generationId": null}, "note": "No."}', "errors"),
    ],
)
def test_a_message_beside_the_job_is_no_refusal(body: bytes, kind: str) -> None:
    api = API._replace(errors=API.errors._replace(messages=("note",)))
    operation = api.operations["create"]._replace(success=())
    assert examine(api, operation, Answer("", "", 200, body, {})).kind == kind
