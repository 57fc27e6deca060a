from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from docpact.check.messages import Response, html_answer, json_answer, plain_answer, storage_error
from docpact.service.answers import apply_fault, as_bytes, refusal, substitute
from docpact.service.faults import parse_fault
from docpact.spec import load_api
from docpact.spec.documented import Documented

DOCUMENTED = Documented(load_api(Path(__file__).parents[3] / "spec" / "leonardo" / "api.yaml").content)
ANSWER = json_answer(200, {"generate": {"generationId": "1"}})
ITEM: JsonValue = {"message": "no", "extensions": {"details": {"errors": ["width is odd", "height is even"]}}}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (ANSWER, None),
        (json_answer(200, [ITEM]), "width is odd; height is even"),
        (json_answer(200, {"errors": [ITEM, {"message": "so there"}]}), "width is odd; height is even"),
        (json_answer(200, [{"extensions": {"details": []}}]), None),
        (json_answer(200, ["text"]), None),
        (json_answer(401, {"error": "no key", "path": "$", "code": "access-denied"}), "no key"),
        (json_answer(500, {}), "no reason given"),
        (html_answer(403, "nothing here"), "nothing here"),
        (storage_error(403, "AccessDenied", "not yours"), "not yours"),
        (plain_answer(404, "no such clip"), "no such clip"),
        (Response(500, {}), "no reason given"),
        (Response(204, {}), None),
        (Response(500, {}, b"[" * 100_000), "[" * 100_000),
    ],
)
def test_why_an_answer_refuses_is_read_from_every_shape(answer: Response, reason: str | None) -> None:
    assert refusal(answer, DOCUMENTED) == reason


def test_an_error_of_the_api_is_never_in_the_form_of_a_gateway_before_it() -> None:
    status, answer = DOCUMENTED.error(403, "content moderation")
    assert status == 403
    assert DOCUMENTED.messages(answer) == ["content moderation"]


def test_faults_of_the_connection_leave_the_answer_alone() -> None:
    for kind in ("late", "slow", "cut-inside-answer", "cut-before-answer"):
        fault = parse_fault(f"create={kind}")
        assert substitute(fault, DOCUMENTED) is None
        assert apply_fault(ANSWER, fault) is ANSWER


def test_a_spoilt_body_is_no_json_and_its_length_is_told() -> None:
    for kind in ("malformed-json", "truncated-json", "empty-body"):
        answer = apply_fault(ANSWER, parse_fault(f"create={kind}"))
        with pytest.raises(ValueError, match=r"line 1"):
            json.loads(answer.body)
        assert answer.status == 200
        assert answer.headers["content-length"] == str(len(answer.body))


@pytest.mark.parametrize(("option", "announced"), [("", 10), (",by=3", 3), (",by=-3", -3), (",by=-1000", None)])
def test_a_wrong_length_is_wrong_by_what_was_asked(option: str, announced: int | None) -> None:
    answer = apply_fault(ANSWER, parse_fault(f"create=wrong-length{option}"))
    assert answer.body == ANSWER.body
    assert answer.headers["content-length"] == str(0 if announced is None else len(ANSWER.body) + announced)


def test_an_answer_as_bytes_has_a_length_and_ends_the_connection() -> None:
    assert as_bytes(Response(404, {"x": "y"}, b"abc"), b"ab") == (
        b"HTTP/1.1 404 Not Found\r\ncontent-length: 3\r\nx: y\r\nconnection: close\r\n\r\nab"
    )


def test_an_answer_of_files_of_several_kinds_has_those_of_the_one_that_is_asked_for() -> None:
    api = load_api(Path(__file__).parents[1] / "data" / "vendors" / "gull" / "api.yaml").content
    poll = api.operations["look"]
    track: JsonValue = {
        "id": "t",
        "sound": "https://files.gull.example/1.mp3",
        "cover": "https://files.gull.example/1.png",
    }
    example = poll.examples[1].model_copy(update={"body": {"ticket": "t-1", "state": "ready", "tracks": [track]}})
    reads = poll.reads.model_copy(update={"files": {"audio": ["tracks[].sound"], "image": ["tracks[].cover"]}})
    poll = poll.model_copy(update={"reads": reads, "examples": [poll.examples[0], example]})
    for kind, name in (("audio", "sound"), ("image", "cover")):
        _, body = Documented(api).polled(
            poll, "j-1", "success", ["https://here.example/a", "https://here.example/b"], kind
        )
        assert body == {
            "ticket": "j-1",
            "state": "ready",
            "tracks": [{"id": "t", name: f"https://here.example/{at}"} for at in "ab"],
        }
