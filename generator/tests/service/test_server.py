from __future__ import annotations

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest

from docpact import extras
from docpact.errors import DocpactError
from docpact.service import Sandbox
from docpact.service.command import welcome
from docpact.service.server import listen
from docpact.spec import LoadedSpec, load_project

from .conftest import SPECS, Api, body, tiny_clip, without


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client(verify=False, trust_env=False, timeout=10) as client:
        yield client


def port_of(sandbox: Sandbox) -> int:
    return int(urlsplit(sandbox.base_url).port or 0)


def test_stopping_frees_the_ports_and_the_sandbox_can_be_started_again(
    specs: list[LoadedSpec], http: httpx.Client
) -> None:
    sandbox = Sandbox(specs, clip=tiny_clip)
    with sandbox:
        api = Api(sandbox, http, [])
        port, clip = port_of(sandbox), urlsplit(api.clip_address())
    assert len(sandbox.endpoint.jobs) == 1
    for freed in (port, int(clip.port or 0)):
        with socket.socket() as probe, pytest.raises(OSError, match="refused"):
            probe.connect(("127.0.0.1", freed))
    with Sandbox(specs, clip=tiny_clip, port=port) as second:
        assert port_of(second) == port
        assert Api(second, http, []).create().status_code == 200
    sandbox.stop()


def test_only_this_machine_is_listened_to(specs: list[LoadedSpec]) -> None:
    with Sandbox(specs, clip=tiny_clip) as sandbox:
        other = socket.getaddrinfo(socket.gethostname(), port_of(sandbox), socket.AF_INET, socket.SOCK_STREAM)[0][4]
        addresses = ["127.0.0.2"] if other[0] == "127.0.0.1" else ["127.0.0.2", str(other[0])]
        for address in addresses:
            with socket.socket() as probe:
                assert probe.connect_ex((address, port_of(sandbox))) != 0


def test_stopping_does_not_wait_for_answers_that_take_long(specs: list[LoadedSpec], http: httpx.Client) -> None:
    sandbox = Sandbox(specs, clip=tiny_clip, faults=["create=slow,seconds=60", "create=late,seconds=60"])
    with sandbox, ThreadPoolExecutor(2) as pool:
        calls = [pool.submit(Api(sandbox, http, []).create) for _ in range(2)]
        patience = time.monotonic() + 5
        while len(sandbox.endpoint.jobs) < 2 and time.monotonic() < patience:
            time.sleep(0.01)
        begun = time.monotonic()
        sandbox.stop()
        assert time.monotonic() - begun < 2
        assert all(isinstance(call.exception(), httpx.TransportError) for call in calls)


def test_a_job_runs_for_as_long_as_it_was_told_to(specs: list[LoadedSpec], http: httpx.Client) -> None:
    with Sandbox(specs, clip=tiny_clip, pending_seconds=0.2) as sandbox:
        api = Api(sandbox, http, [])
        identifier = api.created()
        assert api.poll(identifier).json()["generations_by_pk"]["status"] == "PENDING"
        time.sleep(0.25)
        assert api.poll(identifier).json()["generations_by_pk"]["status"] == "COMPLETE"


def test_a_key_of_ones_own_opens_it_and_the_usual_one_does_not(specs: list[LoadedSpec], http: httpx.Client) -> None:
    with Sandbox(specs, clip=tiny_clip, key="another-key") as sandbox:
        api = Api(sandbox, http, [])
        assert api.request("GET", "/v1/me").status_code == 200
        assert api.request("GET", "/v1/me", key="sandbox-key").status_code == 401
        assert sandbox.environment == {"LEONARDO_BASE_URL": sandbox.base_url, "LEONARDO_API_KEY": "another-key"}


def test_a_clip_that_cannot_be_made_is_an_error_answer_that_says_why(
    specs: list[LoadedSpec], http: httpx.Client
) -> None:
    def broken(_: object) -> bytes:
        raise DocpactError("no clip today", hint="Come back.")

    log: list[str] = []
    with Sandbox(specs, clip=broken, log=log.append) as sandbox:
        answer = http.get(Api(sandbox, http, []).clip_address())
    assert answer.status_code == 500
    assert "no clip today" in answer.text
    assert "no clip today" in log[-1]


def test_an_error_of_our_own_is_a_500_and_its_traceback_is_logged(
    specs: list[LoadedSpec], http: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> bytes:
        raise LookupError("a mistake of ours")

    with caplog.at_level(logging.ERROR), Sandbox(specs, clip=broken) as sandbox:
        assert http.get(Api(sandbox, http, []).clip_address()).status_code == 500
    assert "a mistake of ours" in caplog.text


def test_it_can_be_used_from_asynchronous_code(specs: list[LoadedSpec]) -> None:
    async def create() -> int:
        with Sandbox(specs, clip=tiny_clip) as sandbox:
            async with httpx.AsyncClient(verify=False, trust_env=False) as http:
                headers = {"authorization": f"Bearer {sandbox.key}"}
                answer = await http.post(f"{sandbox.base_url}/v2/generations", json=body(), headers=headers)
        return answer.status_code

    assert asyncio.run(create()) == 200


def test_a_port_that_is_in_use_is_named(specs: list[LoadedSpec]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(DocpactError, match=rf"port {port} is in use already\n.*Choose another"):
            Sandbox(specs, clip=tiny_clip, port=port).start()


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_is_none_is_named(specs: list[LoadedSpec], port: int) -> None:
    with pytest.raises(DocpactError, match=rf"there is no port {port}"):
        Sandbox(specs, clip=tiny_clip, port=port).start()


def test_a_port_that_may_not_be_had_is_named(specs: list[LoadedSpec], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: socket.socket, __: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(DocpactError, match="port 80 cannot be had: Permission denied"):
        Sandbox(specs, clip=tiny_clip, port=80).start()


@pytest.mark.parametrize("key", ["", " ", "schlüssel", "a\nb"])
def test_a_key_that_no_header_can_carry_is_refused(specs: list[LoadedSpec], key: str) -> None:
    with pytest.raises(DocpactError, match="the key is empty or"):
        Sandbox(specs, key=key)


@pytest.mark.parametrize("seconds", [-1.0, float("nan")])
def test_a_job_cannot_run_for_less_than_no_time(specs: list[LoadedSpec], seconds: float) -> None:
    with pytest.raises(DocpactError, match="a job cannot run for"):
        Sandbox(specs, pending_seconds=seconds)


def test_a_fault_that_is_none_is_refused_before_anything_starts(specs: list[LoadedSpec]) -> None:
    with pytest.raises(DocpactError, match="--fault create=418"):
        Sandbox(specs, faults=["create=418"])


def test_no_specs_and_no_start_are_named(specs: list[LoadedSpec]) -> None:
    with pytest.raises(DocpactError, match="no spec to serve"):
        Sandbox([])
    with pytest.raises(DocpactError, match="was not started"):
        _ = Sandbox(specs).base_url
    Sandbox(specs).stop()


@pytest.mark.parametrize("module", ["starlette", "uvicorn", "av"])
def test_without_the_extra_its_name_is_given(
    specs: list[LoadedSpec], module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", without(module))
    with pytest.raises(DocpactError, match=rf"needs {module}, .*\n.*pip install 'docpact\[sandbox\]'"):
        Sandbox(specs).start()


def test_pyav_is_not_needed_where_the_clips_come_from_elsewhere(
    specs: list[LoadedSpec], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", without("av"))
    with Sandbox(specs, clip=lambda _: b"clip") as sandbox:
        assert sandbox.control_url.endswith("/sandbox")


def test_a_server_that_does_not_start_is_named(specs: list[LoadedSpec], monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object) -> None:
        return

    monkeypatch.setattr("uvicorn.Server.serve", nothing)
    monkeypatch.setattr("docpact.service.server.PATIENCE", 0.05)
    with pytest.raises(DocpactError, match="the sandbox did not start"):
        Sandbox(specs, clip=tiny_clip).start()


def test_a_server_that_does_not_stop_is_named(specs: list[LoadedSpec], monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox, before = Sandbox(specs, clip=tiny_clip), set(threading.enumerate())
    sandbox.start()
    (thread,) = set(threading.enumerate()) - before
    monkeypatch.setattr("docpact.service.server.PATIENCE", 0.0)
    with pytest.raises(DocpactError, match="the sandbox did not stop within"):
        sandbox.stop()
    thread.join(5)
    assert not thread.is_alive()


def test_what_is_said_at_the_start_is_what_a_shell_can_take(specs: list[LoadedSpec]) -> None:
    with Sandbox(specs, clip=tiny_clip, faults=["create=429:2"]) as sandbox:
        lines = welcome(sandbox, ())
        assert f"  export LEONARDO_BASE_URL={sandbox.base_url}" in lines
        assert "  export LEONARDO_API_KEY=sandbox-key" in lines
        assert "Fault to come: create=429:2" in lines
        assert welcome(sandbox, ["echo", "a b"])[-1] == "Running: echo 'a b'"


def test_answers_are_not_held_back_by_nagles_algorithm() -> None:
    # asyncio turns it off for sockets that name their protocol only; every second answer takes 40 ms otherwise.
    with listen(0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_bodies_are_judged_as_one_witness_would_where_asked_to() -> None:
    specs = load_project(SPECS).specs
    sent = {"image": {"url": "https://pictures.test/kite.png", "type": "URL"}}
    body = {
        "model": "kling-3.0",
        "public": False,
        "parameters": {"prompt": "A red kite", "duration": 5, "guidances": {"start_frame": [sent]}},
    }
    said = {}
    for witness in (None, "page", "openapi"):
        with Sandbox(specs, clip=tiny_clip, witness=witness) as sandbox, httpx.Client(trust_env=False) as http:
            headers = {"authorization": f"Bearer {sandbox.key}"}
            said[witness] = http.post(f"{sandbox.base_url}/v2/generations", json=body, headers=headers).text
            lines = welcome(sandbox, (), witness)
            if witness is not None:
                assert f"Bodies are judged by what {witness} says" in lines[1]
            assert ("sora-2-pro" in sandbox.settled) is (witness != "page")
    # The page knows no pictures by address, the vendor's document does, and a reviewer settled that it is right.
    assert "start_frame[].image.type has to be one of: GENERATED, UPLOADED" in said["page"]
    assert "generationId" in said["openapi"]
    assert "generationId" in said[None]


def test_a_witness_that_says_nothing_of_any_model_is_named(specs: list[LoadedSpec]) -> None:
    with pytest.raises(DocpactError, match="the witness server says nothing of any of these models"):
        Sandbox(specs, witness="server")
