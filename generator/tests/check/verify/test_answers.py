"""What an answer means, and which parameters it names."""

from __future__ import annotations

import dataclasses
import json

import pytest
from pydantic import JsonValue

from docpact.check.verify.answers import Answer, Reader, texts
from docpact.check.verify.blamed_members import Naming, related
from docpact.check.verify.echo import reported
from docpact.spec import LoadedSpec, Project

ITEM: JsonValue = {"message": "m", "extensions": {"code": "VALIDATION_ERROR", "statusCode": 400}}


def answer(status: int, value: JsonValue, media_type: str = "application/json") -> Answer:
    return Answer(status, media_type, value.encode() if isinstance(value, str) else json.dumps(value).encode())


@pytest.mark.parametrize(
    ("given", "outcome", "reason"),
    [
        (answer(200, {"generate": {"generationId": "x", "cost": None}}), "accepted", None),
        (answer(201, {"generationId": "x", "apiCreditCost": 1}), "accepted", None),
        (answer(200, [ITEM]), "refused", "body"),
        (answer(200, {"errors": [ITEM]}), "refused", "body"),
        (answer(200, {"error": "no", "path": "$", "code": "x"}), "refused", "body"),
        (answer(400, {"detail": "no"}), "refused", "body"),
        (answer(422, {"detail": [{"loc": ["body"], "msg": "no"}]}), "refused", "body"),
        (answer(400, "no", "text/plain"), "refused", "body"),
        (answer(400, ""), "refused", "body"),
        (answer(400, "<html>", "text/html"), "refused", "elsewhere"),
        (answer(400, "  <!doctype html>", "text/plain"), "refused", "elsewhere"),
        (answer(403, {"detail": "no"}), "refused", "elsewhere"),
        (answer(404, {"detail": "Not Found"}), "refused", "elsewhere"),
        (answer(413, {"detail": "too large"}), "refused", "elsewhere"),
        (answer(401, {"detail": "no"}), "refused", "key"),
        (answer(500, {"error": "Invalid response from authorization hook"}), "refused", "key"),
        (answer(403, {"error": "x", "code": "access-denied"}), "refused", "key"),
        (answer(403, {"error": "content moderation filter: x"}), "refused", "moderation"),
        (answer(400, {"error": "not enough api tokens userId: x"}), "refused", "credits"),
        (answer(402, {}), "refused", "credits"),
        (answer(429, "x"), "refused", "limit"),
        (answer(200, {"ok": True}), "unknown", None),
        (answer(200, []), "unknown", None),
        (answer(200, "x"), "unknown", None),
        (answer(200, {"errors": []}), "unknown", None),
        (answer(204, ""), "unknown", None),
        (answer(400, {"generationId": "x"}), "unknown", None),
        (answer(409, {"detail": "no"}), "unknown", None),
        (answer(500, {"detail": "no"}), "unknown", None),
        (Answer(event="interrupted"), "unknown", None),
        (Answer(event="not_connected"), "not_sent", None),
        (answer(400, "[" * 100_000), "refused", "body"),
        (answer(200, "1" * 5000), "unknown", None),
    ],
    ids=str,
)
def test_reads_an_answer_by_the_delivery_table(sora: LoadedSpec, given: Answer, outcome: str, reason: str) -> None:
    reading = Reader(sora.api).read(given)
    assert (reading.outcome, reading.reason) == (outcome, reason)
    assert reading.costly == (outcome in ("accepted", "unknown"))


@pytest.mark.parametrize(
    ("beside", "minded"),
    [({"errors": [ITEM]}, True), ({"error": "no"}, True), ({"errors": []}, False), ({"message": "x"}, False)],
)
def test_an_answer_that_names_a_job_and_an_error_says_two_things(
    sora: LoadedSpec, beside: dict[str, JsonValue], *, minded: bool
) -> None:
    reading = Reader(sora.api).read(answer(200, {"generate": {"generationId": "x", "cost": None}, **beside}))
    assert (reading.outcome, reading.two_minded) == ("accepted", minded)


def test_where_an_example_says_something_beside_a_job_so_may_any_answer(sora: LoadedSpec) -> None:
    api = sora.api.content
    name, submit = next((name, one) for name, one in api.operations.items() if one is api.submit)
    body: JsonValue = {"generate": {"generationId": "x", "cost": None}, "errors": [ITEM]}
    example = submit.examples[0].model_copy(update={"body": body})
    operations = {**api.operations, name: submit.model_copy(update={"examples": [example]})}
    content = api.model_copy(update={"operations": operations})
    reading = Reader(dataclasses.replace(sora.api, content=content)).read(answer(200, body))
    assert (reading.outcome, reading.two_minded) == ("accepted", False)


def test_finds_sentences_at_the_places_where_servers_put_them() -> None:
    details: JsonValue = {"errors": ["a", "b"], "message": "c"}
    data: JsonValue = [{"message": "m", "extensions": {"details": details}}, {"msg": "n", "input": {"message": "not"}}]
    assert texts(data) == ["m", "c", "a", "b", "n"]


def test_does_not_drown_in_an_answer() -> None:
    deep: JsonValue = "x"
    for _ in range(500):
        deep = {"errors": [deep]}
    assert texts(deep) == []
    assert len(texts({"errors": [str(number) for number in range(10_000)]})) <= 50


NAMING = Naming(
    [
        "$",
        "model",
        "public",
        "parameters",
        "parameters.prompt",
        "parameters.duration",
        "parameters.mode",
        "parameters.guidances",
        "parameters.guidances.start_frame",
        "parameters.guidances.start_frame[]",
        "parameters.guidances.start_frame[].image",
        "parameters.guidances.start_frame[].image.id",
        "parameters.guidances.start_frame[].image.type",
    ]
)
DURATION = ["parameters.duration"]
IMAGE = "parameters.guidances.start_frame[].image"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"detail": [{"loc": ["body", "parameters", "duration"], "msg": "prompt is fine"}]}, DURATION),
        ({"detail": [{"loc": ["body", "sora-2-pro", "parameters", "duration"], "msg": ""}]}, DURATION),
        ({"detail": [{"loc": ["body", 17], "msg": "JSON decode error"}]}, []),
        (
            {"detail": [{"loc": ["body", "parameters", "guidances", "start_frame", 0, "image", "id"]}]},
            ["parameters.guidances.start_frame[].image.id"],
        ),
        ([{"message": "x", "extensions": {"details": {"errors": ["parameters.duration must be: 4"]}}}], DURATION),
        (
            {"errors": ["parameters.guidances.start_frame[0].image.type must be: A"]},
            ["parameters.guidances.start_frame[].image.type"],
        ),
        ({"error": "parameters.guidances.start_frame.0.image.id"}, ["parameters.guidances.start_frame[].image.id"]),
        ({"errors": [{"instancePath": "/parameters/duration", "message": "x"}]}, DURATION),
        ({"errors": [{"source": {"pointer": "/data/parameters/duration"}}]}, DURATION),
        ({"errors": {"duration": ["is wrong"]}}, DURATION),
        ({"errors": {"parameters.duration": "is wrong"}}, DURATION),
        ({"error": {"field": "duration", "message": "x"}}, DURATION),
        ({"error": "duration must be one of 4, 8, 12"}, DURATION),
        ({"error": "guidances.start_frame has too many items"}, ["parameters.guidances.start_frame"]),
        ({"error": "wrong type; id missing"}, []),
        ({"error": "type error"}, []),
        ({"error": "the duration is wrong"}, []),
        ({"error": "'duration' is a required property"}, DURATION),
        ({"error": "x, or 'duration'"}, []),
        ({"error": "no", "path": "$", "code": "x"}, []),
        ([{"message": "no", "extensions": {"path": "$.selectionSet.generate.args", "code": "x"}}], []),
        ({"errors": [{"message": "no", "path": ["createGeneration"]}]}, []),
        ({"status": 400, "message": "Bad Request", "path": "/v2/generations"}, []),
        ({"error": {"field": "payload", "property": "body", "message": "bad"}}, []),
        ({"error": {"path": "args", "message": "duration is wrong"}}, DURATION),
        ({"detail": [{"type": "x", "loc": [], "msg": "x", "input": {"duration": 1}}]}, []),
        ("text", []),
        (None, []),
        ({"errors": [{"path": [True, None, {}]}]}, []),
        ({"errors": [{"path": "parameters.\u00b2"}]}, ["parameters.\u00b2"]),
        ({"path": "." * 500_000}, []),
        ({"loc": [""] * 300_000}, []),
    ],
    ids=str,
)
def test_finds_what_an_answer_blames(data: JsonValue, named: list[str]) -> None:
    assert NAMING.named(data) == named


@pytest.mark.parametrize(
    ("message", "path", "unknown", "missed"),
    [
        ("parameters.mode is wrong", "parameters.duration", False, ["parameters.mode"]),
        ("parameters.mode is wrong", "parameters.mode", False, []),
        ("parameters is wrong", "parameters.mode", False, []),
        ("parameters.guidances.start_frame is wrong", "parameters.guidances", False, []),
        ("parameters.mode is wrong, so is 'duration'", "parameters.duration", False, []),
        ("something is wrong", "parameters.duration", False, []),
        ("prompt, mode and duration are required", "parameters.duration", False, []),
        ("prompt, mode and duration are required", "parameters.public", False, ["parameters.prompt"]),
        ("model sora-2-pro: invalid type", IMAGE + ".type", False, []),
        ("parameters.mode is wrong", "$", False, []),
        ("parameters.mode or parameters.prompt, not Mode", "parameters.Mode", True, []),
        ("model: xyz is not known", "xyz", True, []),
        ("model is wrong", "parameters.xyz", True, ["model"]),
        ("public is wrong", "mode", True, []),
    ],
)
def test_a_refusal_for_something_else_is_told_apart(
    message: str,
    path: str,
    unknown: bool,  # noqa: FBT001  # pytest gives it by name
    missed: list[str],
) -> None:
    assert NAMING.misses({"error": message}, path, unknown=unknown) == missed


def test_of_a_megabyte_of_names_the_first_are_enough() -> None:
    assert len(NAMING.named({"errors": [{"path": f"parameters.p{number}"} for number in range(10_000)]})) == 50


@pytest.mark.parametrize("depth", [20, 5000])
def test_a_value_nested_deeper_than_any_parameter_is_no_report_of_a_default(sora: LoadedSpec, depth: int) -> None:
    """However deep a version of Python can write."""
    deep: JsonValue = []
    for _ in range(depth):
        deep = [deep]
    answer: JsonValue = {"model": "sora-2-pro", "public": deep, "duration": 4}
    found = reported(answer, {"model": "sora-2-pro"}, {"model": "sora-2-pro", "public": False}, sora.contract.fields)
    assert found == []
    assert reported({**answer, "model": deep}, {"model": "x"}, {}, sora.contract.fields) == []


def test_everything_is_related_to_the_body_itself() -> None:
    assert related("$", "parameters.mode")
    assert related("parameters", "parameters.mode")
    assert not related("parameters.mode", "parameters.model")


def test_words_and_codes_are_read_where_the_api_s_description_binds_them(kestrel: Project) -> None:
    """The made-up API's members are called like those of no vendor."""
    refusal = kestrel.api.content.errors.examples[0]
    reading = Reader(kestrel.api).read(Answer(refusal.status, "application/json", json.dumps(refusal.body).encode()))
    assert (reading.outcome, reading.reason, reading.messages) == ("refused", "body", ("The wing is crooked.",))
