from __future__ import annotations

import json
from typing import Any, cast

import httpx
import pytest
from pydantic import JsonValue

from docpact.check.endpoint import MAXIMUM_BODY, MAXIMUM_UPLOAD, Endpoint
from docpact.check.messages import Request, Response
from docpact.facts import Fact
from docpact.spec import LoadedSpec

HEADERS = {"authorization": "Bearer right key", "content-type": "application/json; charset=utf-8"}
BODY: dict[str, JsonValue] = {
    "model": "sora-2-pro",
    "parameters": {"prompt": "A heron", "width": 720, "height": 720, "quantity": 1},
}


def endpoint_of(*specs: LoadedSpec, facts: dict[str, list[Fact]] | None = None) -> Endpoint:
    address = "http://api.test/api/rest"
    return Endpoint(
        specs,
        key="right key",
        base_url=address,
        storage_url=address,
        cdn_url=address,
        clip=lambda _: b"",
        facts=dict(facts or {}),
    )


def create(endpoint: Endpoint, body: JsonValue | bytes, **headers: str) -> Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return endpoint.api(Request("POST", "/api/rest/v2/generations", {**HEADERS, **headers}, content))


def call(endpoint: Endpoint, method: str, path: str, body: bytes = b"") -> Response:
    return endpoint.api(Request(method, path, HEADERS, body))


def answer(response: Response) -> Any:
    assert response.headers["content-type"] == "application/json"
    assert int(response.headers["content-length"]) == len(response.body)
    return json.loads(response.body)


def created(endpoint: Endpoint, prompt: str = "A heron") -> str:
    parameters = {**cast("dict[str, JsonValue]", BODY["parameters"]), "prompt": prompt}
    return cast("str", answer(create(endpoint, {**BODY, "parameters": parameters}))["generate"]["generationId"])


def state(endpoint: Endpoint, job: str) -> Any:
    return answer(call(endpoint, "GET", f"/api/rest/v1/generations/{job}"))["generations_by_pk"]


def test_a_valid_body_starts_a_job_and_keeps_it_as_it_was_sent(endpoint: Endpoint) -> None:
    response = create(endpoint, BODY)
    assert response.status == 200
    submission = answer(response)["generate"]
    assert submission["cost"] == {"amount": "0.36", "unit": "DOLLARS"}
    assert submission["apiCreditCost"] is None
    job = endpoint.jobs[submission["generationId"]]
    assert job.body == BODY
    assert (job.model, job.parameter("duration"), job.parameter("public")) == ("sora-2-pro", 4, None)
    assert job.parameter("nothing") is None


def test_both_shapes_of_success_can_be_had(endpoint: Endpoint) -> None:
    shown: list[set[str]] = []
    for endpoint.documented.form in range(4):
        shown.append(set(answer(create(endpoint, BODY))))
    assert {"generate"} in shown
    assert any("generationId" in members for members in shown)


def test_a_job_runs_and_then_has_a_clip(endpoint: Endpoint, clock: Any) -> None:
    job = created(endpoint)
    assert state(endpoint, job) == {
        "id": job,
        "status": "PENDING",
        "generated_images": [],
        "prompt_moderations": [],
    }
    clock.now += 5
    done = state(endpoint, job)
    assert done["status"] == "COMPLETE"
    (result,) = done["generated_images"]
    assert result["motionMP4URL"] == f"http://cdn.test/clips/{job}/0.mp4"
    assert result["url"] is None
    assert state(endpoint, job) == done


def test_a_prompt_can_ask_for_failure(endpoint: Endpoint, clock: Any) -> None:
    job = created(endpoint, "please [fail] now")
    assert endpoint.jobs[job].will_fail
    assert state(endpoint, job)["status"] == "PENDING"
    clock.now += 5
    assert (state(endpoint, job)["status"], state(endpoint, job)["generated_images"]) == ("FAILED", [])
    assert endpoint.cdn(Request("GET", f"/clips/{job}/0.mp4", {})).status == 404


def test_a_prompt_can_ask_for_moderation(endpoint: Endpoint) -> None:
    parameters = {**cast("dict[str, JsonValue]", BODY["parameters"]), "prompt": "[moderated]"}
    response = create(endpoint, {**BODY, "parameters": parameters})
    assert response.status == 403
    assert "content moderation" in answer(response)["error"]
    assert not endpoint.jobs


def test_unknown_and_deleted_jobs_are_null(endpoint: Endpoint) -> None:
    assert state(endpoint, "nothing") is None
    job = created(endpoint)
    path = f"/api/rest/v1/generations/{job}"
    assert answer(call(endpoint, "DELETE", path)) == {"delete_generations_by_pk": {"id": job}}
    assert answer(call(endpoint, "DELETE", path)) == {"delete_generations_by_pk": None}
    assert state(endpoint, job) is None
    assert endpoint.jobs[job].deleted


def test_a_refused_body_answers_200_with_a_list_that_names_each_path(endpoint: Endpoint) -> None:
    response = create(endpoint, {"model": "sora-2-pro", "parameters": {"prompt": 1, "more": 2}})
    assert response.status == 200
    (item,) = answer(response)
    assert item["extensions"]["code"] == "VALIDATION_ERROR"
    assert item["extensions"]["statusCode"] == 400
    errors = item["extensions"]["details"]["errors"]
    assert {error["message"].split(" ")[0] for error in errors} == {
        "parameters.height",
        "parameters.more",
        "parameters.prompt",
        "parameters.quantity",
        "parameters.width",
    }
    assert not endpoint.jobs
    forms: list[str] = []
    for endpoint.documented.error_form in range(4):
        forms.append(type(answer(create(endpoint, b"[]"))).__name__)
    assert {*forms} == {"list", "dict"}


@pytest.mark.parametrize(
    ("body", "headers", "path"),
    [
        (b"{", {}, "$"),
        (b'{"model": "a", "model": "sora-2-pro"}', {}, "model"),
        (json.dumps(BODY).encode(), {"content-type": "text/plain"}, "$"),
        (json.dumps(BODY).encode(), {"content-type": ""}, "$"),
        (b'{"model": "sora-2-pro", "parameters": {"prompt": "\\ud800"}}', {}, "parameters.height"),
    ],
)
def test_what_is_not_one_json_text_is_refused(
    endpoint: Endpoint, body: bytes, headers: dict[str, str], path: str
) -> None:
    (item,) = answer(create(endpoint, body, **headers))
    assert item["extensions"]["details"]["errors"][0]["message"].split(" ")[0] == path
    assert not endpoint.jobs


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer ", "Bearer wrong", "Basic right key", "Bearer \u00e9"])
def test_a_wrong_key_is_refused(endpoint: Endpoint, value: str) -> None:
    response = create(endpoint, BODY, authorization=value)
    assert response.status == 401
    assert set(answer(response)) == {"error", "path", "code"}
    assert "right key" not in response.body.decode() + repr(endpoint)
    assert not endpoint.jobs


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/api/rest/v2/generations"),
        ("POST", "/v2/generations"),
        ("GET", "/api/rest/v1/generations/a/b"),
    ],
)
def test_a_wrong_address_answers_html(endpoint: Endpoint, method: str, path: str) -> None:
    response = endpoint.api(Request(method, path, {}))
    assert response.status == 403
    assert response.headers["content-type"].startswith("text/html")


def test_a_query_is_no_part_of_the_route(endpoint: Endpoint) -> None:
    assert call(endpoint, "GET", "/api/rest/v1/me?x=1").status == 200


def test_a_body_beyond_the_limit_is_refused(endpoint: Endpoint) -> None:
    assert create(endpoint, b" " * (MAXIMUM_BODY + 1)).status == 413


def test_the_account_is_as_documented(endpoint: Endpoint) -> None:
    (user,) = answer(call(endpoint, "GET", "/api/rest/v1/me"))["user_details"]
    assert user["apiConcurrencySlots"] == 10
    assert set(user["user"]) == {"id", "username"}


def test_changed_facts_change_what_is_accepted(sora: LoadedSpec, endpoint: Endpoint) -> None:
    facts = [
        Fact(fact.path, fact.keyword, [4, 5]) if fact.id == "parameters.duration#enum" else fact
        for fact in (constraint.fact for constraint in sora.contract.constraints if constraint.refuses)
    ]
    drifted = endpoint_of(sora, facts={"sora-2-pro": facts})
    body: JsonValue = {**BODY, "parameters": {**cast("dict[str, JsonValue]", BODY["parameters"]), "duration": 5}}
    assert "generate" in answer(create(drifted, body))
    assert isinstance(answer(create(endpoint, body)), list)


def test_several_models_are_told_apart_by_name(sora: LoadedSpec, gale: LoadedSpec) -> None:
    both = endpoint_of(sora, gale)
    body: JsonValue = {"model": "gale-1-turbo", "parameters": {"prompt": "Gusts", "width": 640, "height": 480}}
    job = both.jobs[answer(create(both, body))["generate"]["generationId"]]
    assert (job.model, job.parameter("strength")) == ("gale-1", 0.5)
    unknown: list[JsonValue] = [{"model": "none"}, {}]
    for wrong in unknown:
        (item,) = answer(create(both, wrong))
        (error,) = (one["message"] for one in item["extensions"]["details"]["errors"])
        assert error == "model has to be one of: sora-2-pro, gale-1, gale-1-turbo"


# Uploads.


def slot(endpoint: Endpoint) -> Any:
    return answer(call(endpoint, "POST", "/api/rest/v1/init-image", b'{"extension": "png"}'))["uploadInitImage"]


def form(fields: list[tuple[str, str]], file: bytes = b"\x89PNG\r\n\r\n--\n\x00\xff\r", **headers: str) -> Request:
    files = [(name, (None, value)) for name, value in fields]
    sent = httpx.Request("POST", "http://x", files=[*files, ("file", ("a.png", file, "image/png"))])
    return Request("POST", "/bucket", {**dict(sent.headers), **headers}, sent.read())


def test_an_upload_takes_a_form_with_the_file_last(endpoint: Endpoint) -> None:
    place = slot(endpoint)
    assert place["url"] == "http://storage.test/bucket"
    file = bytes(range(256)) * 5 + b"\r\n"
    response = endpoint.storage(form(list(json.loads(place["fields"]).items()), file))
    assert (response.status, response.body) == (204, b"")
    assert endpoint.uploads[place["id"]].content == file


def test_an_upload_with_a_key_or_wrong_fields_is_refused(endpoint: Endpoint) -> None:
    fields = list(json.loads(slot(endpoint)["fields"]).items())
    whole = form(fields)
    wrong = [
        (form(fields, authorization="Bearer right key"), 400),
        (form(fields[:-1]), 403),
        (form([*fields, ("more", "x")]), 403),
        (form([*fields, fields[0]]), 403),
        (form([("file", "x"), *fields]), 400),
        (form([(name, f"{value}x") for name, value in fields]), 403),
        (form([]), 403),
        (Request("POST", "/elsewhere", whole.headers, whole.body), 403),
        (Request("PUT", "/bucket", whole.headers, whole.body), 403),
        (Request("POST", "/bucket", {"content-type": "application/json"}, b"{}"), 400),
        (Request("POST", "/bucket", {"content-type": "multipart/form-data"}, b"x"), 400),
        (Request("POST", "/bucket", whole.headers, whole.body[:-8]), 400),
        (Request("POST", "/bucket", whole.headers, b"x" * (MAXIMUM_UPLOAD + 1)), 413),
    ]
    assert [endpoint.storage(request).status for request, _ in wrong] == [status for _, status in wrong]
    assert [upload.content for upload in endpoint.uploads.values()] == [None]


def test_a_form_whose_file_is_not_last_is_refused(endpoint: Endpoint) -> None:
    fields = [(name, (None, value)) for name, value in json.loads(slot(endpoint)["fields"]).items()]
    sent = httpx.Request("POST", "http://x", files=[("file", ("a.png", b"x", "image/png")), *fields])
    response = endpoint.storage(Request("POST", "/bucket", dict(sent.headers), sent.read()))
    assert response.status == 400


def test_a_part_without_a_name_is_refused(endpoint: Endpoint) -> None:
    body = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n"
    request = Request("POST", "/bucket", {"content-type": "multipart/form-data; boundary=b"}, body)
    assert endpoint.storage(request).status == 400


@pytest.mark.parametrize("body", [b"", b"{", b"{}", b'{"extension": "gif"}', b'{"extension": "png", "x": 1}', b"[]"])
def test_a_slot_is_given_for_known_extensions_alone(endpoint: Endpoint, body: bytes) -> None:
    response = call(endpoint, "POST", "/api/rest/v1/init-image", body)
    assert response.status == 400
    assert "extension" in answer(response)["error"]
    assert not endpoint.uploads


def test_everything_can_be_forgotten(endpoint: Endpoint) -> None:
    created(endpoint)
    slot(endpoint)
    endpoint.reset()
    assert (endpoint.jobs, endpoint.uploads) == ({}, {})


# Clips.


@pytest.fixture
def clip(endpoint: Endpoint, clock: Any) -> str:
    job = created(endpoint)
    clock.now += 5
    return f"/clips/{job}/0.mp4"


CONTENT = b"a clip of 720 pixels"


def test_a_clip_is_served_whole(endpoint: Endpoint, clip: str) -> None:
    response = endpoint.cdn(Request("GET", clip, {}))
    assert (response.status, response.body) == (200, CONTENT)
    assert response.headers["accept-ranges"] == "bytes"
    head = endpoint.cdn(Request("HEAD", clip, {"range": "bytes=0-1"}))
    assert (head.status, head.body, head.headers) == (200, b"", response.headers)


@pytest.mark.parametrize(
    ("wanted", "part", "content_range"),
    [
        ("bytes=0-0", CONTENT[:1], "bytes 0-0/20"),
        ("bytes=2-5", CONTENT[2:6], "bytes 2-5/20"),
        ("bytes=15-", CONTENT[15:], "bytes 15-19/20"),
        ("bytes=-3", CONTENT[-3:], "bytes 17-19/20"),
        ("bytes=10-99", CONTENT[10:], "bytes 10-19/20"),
        ("bytes=-99", CONTENT, "bytes 0-19/20"),
    ],
)
def test_a_part_of_a_clip_is_served(
    endpoint: Endpoint, clip: str, wanted: str, part: bytes, content_range: str
) -> None:
    response = endpoint.cdn(Request("GET", clip, {"range": wanted}))
    assert (response.status, response.body) == (206, part)
    assert response.headers["content-range"] == content_range
    assert response.headers["content-length"] == str(len(part))


@pytest.mark.parametrize("wanted", ["bytes=20-", "bytes=99-100", "bytes=5-4", "bytes=-0", f"bytes={'9' * 5000}-"])
def test_a_range_beyond_the_clip_is_refused(endpoint: Endpoint, clip: str, wanted: str) -> None:
    response = endpoint.cdn(Request("GET", clip, {"range": wanted}))
    assert response.status == 416
    assert response.headers["content-range"] == "bytes */20"


@pytest.mark.parametrize("wanted", ["bytes=", "bytes=-", "bytes=0-1,3-4", "seconds=1-2", "bytes=a-b", "bytes=\u0661-"])
def test_a_range_that_is_not_understood_is_ignored(endpoint: Endpoint, clip: str, wanted: str) -> None:
    assert endpoint.cdn(Request("GET", clip, {"range": wanted})).body == CONTENT


def test_a_range_of_another_version_gives_the_whole_clip(endpoint: Endpoint, clip: str) -> None:
    tag = endpoint.cdn(Request("GET", clip, {})).headers["etag"]
    assert endpoint.cdn(Request("GET", clip, {"range": "bytes=0-1", "if-range": tag})).status == 206
    assert endpoint.cdn(Request("GET", clip, {"range": "bytes=0-1", "if-range": '"other"'})).status == 200


def test_the_clips_host_wants_no_key_and_serves_nothing_else(endpoint: Endpoint, clip: str, clock: Any) -> None:
    assert endpoint.cdn(Request("GET", clip, {"authorization": "Bearer right key"})).status == 400
    assert endpoint.cdn(Request("POST", clip, {})).status == 405
    assert endpoint.cdn(Request("GET", "/clips/none/0.mp4", {})).status == 404
    assert endpoint.cdn(Request("GET", clip.replace("/0", "/1"), {})).status == 404
    assert endpoint.cdn(Request("GET", "/clips/../secret", {})).status == 404
    clock.now -= 5
    assert endpoint.cdn(Request("GET", clip, {})).status == 404
