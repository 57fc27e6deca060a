"""Every fault over real HTTP: what a client sees, and whether the request was accepted."""

from __future__ import annotations

import time

import httpx
import pytest

from docpact.service import make_clip

from .conftest import TINY, Api, body

ANSWERED = [
    ("create=429", 429, 0),
    ("create=429,phase=after", 429, 1),
    ("create=500", 500, 0),
    ("create=500,phase=after", 500, 1),
    ("create=503,retry_after=7", 503, 0),
    ("create=html-403", 403, 0),
    ("create=malformed-json", 200, 1),
    ("create=truncated-json", 200, 1),
    ("create=empty-body", 200, 1),
    ("create=wrong-length,by=-10", 200, 1),
]

CUT: list[tuple[str, type[httpx.TransportError], int]] = [
    ("create=cut-before-answer", httpx.RemoteProtocolError, 0),
    ("create=cut-before-answer,phase=after", httpx.RemoteProtocolError, 1),
    ("create=cut-inside-answer", httpx.RemoteProtocolError, 1),
    ("create=reset-before-answer", httpx.ReadError, 0),
    ("create=reset-before-answer,phase=after", httpx.ReadError, 1),
    ("create=wrong-length", httpx.RemoteProtocolError, 1),
]


@pytest.mark.parametrize(("fault", "status", "accepted"), ANSWERED)
def test_a_fault_answers_in_its_way_once_and_then_all_is_normal(
    api: Api, fault: str, status: int, accepted: int
) -> None:
    api.sandbox.faults.add(fault)
    answer = api.create()
    assert answer.status_code == status
    assert api.accepted == accepted
    if status == 200:
        with pytest.raises(ValueError, match=r"line \d"):
            answer.json()
    assert f"fault {fault}" in api.log[0]
    assert ("not handled" in api.log[0]) == (accepted == 0)
    assert "generate" in api.create().json()
    assert api.accepted == accepted + 1


@pytest.mark.parametrize(("fault", "error", "accepted"), CUT)
def test_a_cut_connection_tells_the_client_nothing_but_the_jobs_tell(
    api: Api, fault: str, error: type[httpx.TransportError], accepted: int
) -> None:
    api.sandbox.faults.add(fault)
    with pytest.raises(error):
        api.create()
    assert api.accepted == accepted
    assert "generate" in api.create().json()


def test_the_answers_of_faults_look_as_they_should(api: Api) -> None:
    api.sandbox.faults.add("create=429", "create=429,retry_after=7", "create=html-403", "create=malformed-json")
    plain, patient, page, malformed = (api.create() for _ in range(4))
    assert "retry-after" not in plain.headers
    assert plain.json()["error"]
    assert patient.headers["retry-after"] == "7"
    assert page.headers["content-type"].startswith("text/html")
    assert malformed.headers["content-type"] == "application/json"


def test_an_answer_that_is_late_comes_after_the_job_was_accepted(api: Api) -> None:
    api.sandbox.faults.add("create=late,seconds=0.3")
    begun = time.monotonic()
    assert "generate" in api.create().json()
    assert time.monotonic() - begun >= 0.3


@pytest.mark.parametrize(("phase", "accepted"), [("after", 1), ("before", 0)])
def test_a_client_that_does_not_wait_leaves_a_job_only_where_it_was_handled_before(
    api: Api, phase: str, accepted: int
) -> None:
    api.sandbox.faults.add(f"create=late,phase={phase},seconds=0.3")
    with pytest.raises(httpx.ReadTimeout):
        api.request("POST", "/v2/generations", json=body(), timeout=0.1)
    time.sleep(0.4)
    assert api.accepted == accepted


def test_late_before_handling_is_handled_all_the_same_for_a_client_that_waits(api: Api) -> None:
    api.sandbox.faults.add("create=late,phase=before,seconds=0.1")
    assert "generate" in api.create().json()
    assert api.accepted == 1


def test_a_slow_answer_trickles_in(api: Api) -> None:
    api.sandbox.faults.add("create=slow,seconds=0.4")
    headers = {"authorization": f"Bearer {api.sandbox.key}"}
    begun = time.monotonic()
    with api.http.stream("POST", f"{api.sandbox.base_url}/v2/generations", headers=headers, json=body()) as answer:
        pieces = list(answer.iter_raw())
    assert time.monotonic() - begun >= 0.4
    assert len(pieces) > 20
    assert max(len(piece) for piece in pieces) < 30
    assert api.accepted == 1


def test_every_target_is_struck_where_it_is_and_nowhere_else(api: Api) -> None:
    address = api.clip_address()
    url, fields = api.upload_slot()
    identifier = api.created()
    for target in ("create", "poll", "delete", "upload", "account", "storage", "cdn"):
        api.sandbox.faults.add(f"{target}=503")
    assert api.http.get(address).status_code == 503
    assert api.http.post(url, data=fields, files={"file": ("a.png", b"a")}).status_code == 503
    assert api.poll(identifier).status_code == 503
    assert api.request("DELETE", f"/v1/generations/{identifier}").status_code == 503
    assert api.request("POST", "/v1/init-image", json={"extension": "png"}).status_code == 503
    assert api.request("GET", "/v1/me").status_code == 503
    assert api.request("GET", "/v1/nowhere").status_code == 403
    assert api.create().status_code == 503
    assert api.poll(identifier).json()["generations_by_pk"]["id"] == identifier


def test_a_fault_for_any_strikes_an_address_that_is_none(api: Api) -> None:
    api.sandbox.faults.add("any=500:2")
    assert api.request("GET", "/v1/nowhere").status_code == 500
    assert api.request("GET", "/v1/me").status_code == 500


def test_a_download_that_was_cut_can_be_resumed(api: Api) -> None:
    address, whole = api.clip_address(), make_clip(*TINY)
    api.sandbox.faults.add("cdn=cut-inside-answer")
    got = bytearray()
    with api.http.stream("GET", address) as answer:
        pieces = answer.iter_bytes()
        got.extend(next(pieces))
        with pytest.raises(httpx.RemoteProtocolError):
            got.extend(next(pieces))
    assert 0 < len(got) < len(whole)
    rest = api.http.get(address, headers={"range": f"bytes={len(got)}-"})
    assert rest.status_code == 206
    assert bytes(got) + rest.content == whole


def test_a_refused_body_is_refused_whatever_the_fault_makes_of_the_answer(api: Api) -> None:
    api.sandbox.faults.add("create=empty-body")
    assert api.create(duration=5).content == b""
    assert api.accepted == 0
    assert "parameters.duration" in api.log[0]
