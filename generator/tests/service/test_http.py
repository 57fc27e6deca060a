"""The endpoint over real HTTP, without faults."""

from __future__ import annotations

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest

from docpact.check.endpoint import MAXIMUM_BODY, MAXIMUM_UPLOAD
from docpact.service import make_clip

from .conftest import TINY, Api


def raw(api: Api, content: bytes) -> bytes:
    """What the API's port answers to some bytes, until it ends the connection."""
    address = urlsplit(api.sandbox.base_url)
    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=5) as connection:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer


def test_a_job_is_accepted_polled_and_its_clip_downloaded(api: Api) -> None:
    created = api.create(duration=4)
    assert created.status_code == 200
    identifier = created.json()["generate"]["generationId"]
    state = api.poll(identifier).json()["generations_by_pk"]
    assert state["status"] == "COMPLETE"
    clip = api.http.get(state["generated_images"][0]["motionMP4URL"])
    assert clip.headers["content-type"] == "video/mp4"
    assert clip.content == make_clip(*TINY)
    jobs = api.http.get(f"{api.sandbox.control_url}/jobs").json()["jobs"]
    assert [(job["id"], job["body"]["parameters"]["duration"], job["deleted"]) for job in jobs] == [
        (identifier, 4, False)
    ]


def test_a_job_is_forgotten_when_deleted(api: Api) -> None:
    identifier = api.created()
    assert api.request("DELETE", f"/v1/generations/{identifier}").json()["delete_generations_by_pk"]["id"] == identifier
    assert api.poll(identifier).json() == {"generations_by_pk": None}


def test_a_clip_comes_in_parts_and_as_a_head(api: Api) -> None:
    address, whole = api.clip_address(), make_clip(*TINY)
    first = api.http.get(address, headers={"range": "bytes=0-99"})
    rest = api.http.get(address, headers={"range": "bytes=100-", "if-range": first.headers["etag"]})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert first.content + rest.content == whole
    assert first.headers["content-range"] == f"bytes 0-99/{len(whole)}"
    assert api.http.get(address, headers={"range": f"bytes={len(whole)}-"}).status_code == 416
    head = api.http.head(address)
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(len(whole)), b"")


def test_an_image_is_uploaded_to_the_storage_host(api: Api) -> None:
    url, fields = api.upload_slot()
    assert api.http.post(url, data=fields, files={"file": ("first.png", b"picture")}).status_code == 204
    assert [upload.content for upload in api.sandbox.endpoint.uploads.values()] == [b"picture"]


def test_api_storage_and_clips_are_three_origins(api: Api) -> None:
    addresses = (api.sandbox.base_url, api.upload_slot()[0], api.clip_address())
    assert len({urlsplit(address).netloc for address in addresses}) == 3
    assert {urlsplit(address).hostname for address in addresses} == {"127.0.0.1"}


def test_a_key_is_refused_by_storage_and_by_the_host_of_the_clips(api: Api) -> None:
    key = {"authorization": f"Bearer {api.sandbox.key}"}
    url, fields = api.upload_slot()
    refused = api.http.post(url, data=fields, files={"file": ("first.png", b"picture")}, headers=key)
    assert refused.status_code == 400
    assert [upload.content for upload in api.sandbox.endpoint.uploads.values()] == [None]
    assert api.http.get(api.clip_address(), headers=key).status_code == 400


def test_only_the_key_opens_the_api_and_no_key_is_logged(api: Api) -> None:
    url = f"{api.sandbox.base_url}/v1/me"
    assert api.request("GET", "/v1/me").status_code == 200
    assert api.request("GET", "/v1/me", key="some-real-key").status_code == 401
    assert api.http.get(url).status_code == 401
    assert api.http.get(f"{url}?key={api.sandbox.key}").status_code == 401
    twice = [("authorization", f"Bearer {api.sandbox.key}"), ("authorization", "Bearer other")]
    assert api.http.get(url, headers=twice).status_code == 401
    assert len(api.log) == 5
    assert "some-real-key" not in str(api.log)
    assert api.sandbox.key not in str(api.log)
    assert api.log[3].startswith("GET /api/rest/v1/me?key=(key) 401: refused: ")


def test_a_line_is_logged_for_each_request_and_says_why_it_was_refused(api: Api) -> None:
    api.create(duration=5)
    api.request("GET", "/v1/nowhere%1B[31m?a=b")
    api.http.get(api.clip_address() + "x")
    assert api.log[0].startswith("POST /api/rest/v2/generations 200: refused: parameters.duration ")
    assert api.log[1].startswith("GET /api/rest/v1/nowhere%1B[31m?a=b 403: ")
    assert api.log[2] == "POST /api/rest/v2/generations 200"
    assert " (cdn) 404: " in api.log[4]
    assert not any("\n" in line for line in api.log)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"model": "sora-2-pro"}', b"[" * 50_000])
def test_a_body_that_is_no_request_is_refused_and_nothing_is_accepted(api: Api, content: bytes) -> None:
    answer = api.request("POST", "/v2/generations", content=content)
    assert "generate" not in answer.text
    assert api.accepted == 0
    assert api.request("GET", "/v1/me").status_code == 200


@pytest.mark.parametrize(
    "request_bytes",
    [b"HELLO\r\n\r\n", b"GET /\x1b[31m HTTP/1.1\r\n\r\n", b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n"],
)
def test_what_is_no_http_is_refused(api: Api, request_bytes: bytes) -> None:
    assert raw(api, request_bytes).startswith(b"HTTP/1.1 400 ")
    assert api.request("GET", "/v1/me").status_code == 200


def test_a_body_that_never_comes_is_given_up_when_its_sender_leaves(api: Api) -> None:
    address = urlsplit(api.sandbox.base_url)
    head = b"POST /api/rest/v2/generations HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"
    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=5) as connection:
        connection.sendall(head)
    assert "cut off" in api.first_logged()
    assert api.accepted == 0


def test_bodies_that_are_too_long_are_refused_with_an_answer(api: Api) -> None:
    answer = api.request("POST", "/v2/generations", content=b" " * (MAXIMUM_BODY + 2_000_000))
    assert answer.status_code == 413
    url, fields = api.upload_slot()
    large = api.http.post(url, data=fields, files={"file": ("first.png", bytes(MAXIMUM_UPLOAD + 1))})
    assert large.status_code == 413


def test_a_body_without_end_is_cut_off(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpact.service.app.DRAINED", 100_000)
    with pytest.raises(httpx.TransportError):
        api.request("POST", "/v2/generations", content=bytes(20_000_000))
    assert "cut off" in api.first_logged()


def test_what_was_sent_is_kept_even_where_no_encoding_can_write_it(api: Api) -> None:
    text = json.dumps({"model": "sora-2-pro", "public": False, "parameters": {}}).replace(
        "{}", '{"prompt": "\\u00e9 \\ud83e\\ude81", "quantity": 1, "width": 1280, "height": 720}'
    )
    answer = api.request("POST", "/v2/generations", content=text, key=None)
    assert answer.status_code == 200
    api.http.get(f"{api.sandbox.control_url}/jobs").raise_for_status()


def test_jobs_can_be_forgotten_by_the_control_address(api: Api) -> None:
    api.created()
    assert api.accepted == 1
    assert api.http.delete(f"{api.sandbox.control_url}/jobs").json() == {"jobs": []}
    assert api.accepted == 0


def test_faults_are_set_listed_and_removed_by_the_control_address(api: Api) -> None:
    address = f"{api.sandbox.control_url}/faults"
    fault = {"target": "create", "kind": "429", "times": 2, "retry_after": 1}
    put = api.http.put(address, json=[fault])
    assert put.json()["faults"] == [{**fault, "phase": None, "seconds": None, "by": None}]
    assert api.create().headers["retry-after"] == "1"
    assert [item["times"] for item in api.http.get(address).json()["faults"]] == [1]
    refused = api.http.put(address, json=[{"target": "create", "kind": "418"}])
    assert refused.status_code == 400
    assert "kind is '418'" in refused.json()["error"]
    assert api.http.put(address, content=bytes(2_000_000)).status_code == 400
    assert len(api.http.get(address).json()["faults"]) == 1
    assert api.http.delete(address).json() == {"faults": []}
    assert api.http.post(address).status_code == 405


def test_many_threads_are_served_at_once_and_every_job_is_counted(api: Api) -> None:
    def one(number: int) -> bytes:
        identifier = api.create(prompt=f"Kite {number}").json()["generate"]["generationId"]
        state = api.poll(identifier).json()["generations_by_pk"]
        return api.http.get(state["generated_images"][0]["motionMP4URL"]).content

    with ThreadPoolExecutor(20) as pool:
        clips = set(pool.map(one, range(100)))
    assert clips == {make_clip(*TINY)}
    assert api.accepted == 100
