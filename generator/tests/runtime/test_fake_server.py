"""The server in memory that the client brings for the tests of programs that use it."""

from __future__ import annotations

import asyncio

import pytest

from leonardo_client import AsyncLeonardo, FakeServer, GenerationFailed, Leonardo, RequestRejected

pytestmark = pytest.mark.filterwarnings("ignore::leonardo_client.ModelRetiredWarning")
PROMPT = "A red kite over dunes"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    monkeypatch.setenv("LEONARDO_BASE_URL", "http://127.0.0.1:9/elsewhere")
    monkeypatch.setenv("LEONARDO_API_KEY", "the-key-of-somebody")
    return FakeServer(Leonardo, AsyncLeonardo)


def test_it_takes_jobs_completes_them_and_keeps_what_it_was_sent(server: FakeServer) -> None:
    with server.client() as leonardo:
        job = leonardo.sora_2_pro.create(prompt=PROMPT)
        assert job.wait().videos[0].read() == b"a file of the fake server"
        assert "the-key-of-somebody" not in repr(vars(leonardo))
    assert [body["parameters"]["prompt"] for body in server.bodies] == [PROMPT]


def test_it_does_so_for_an_asynchronous_client(server: FakeServer) -> None:
    async def main() -> bytes:
        async with server.async_client() as leonardo:
            job = await leonardo.sora_2_pro.create(prompt=PROMPT)
            return await (await job.wait()).videos[0].read()

    assert asyncio.run(main()) == b"a file of the fake server"


def test_it_refuses_and_fails_what_it_is_told_to(server: FakeServer) -> None:
    with server.client(max_retries=0) as leonardo:
        server.refuse_next(422, "no such length")
        with pytest.raises(RequestRejected, match=r"no such length \(HTTP 422"):
            leonardo.sora_2_pro.create(prompt=PROMPT)
        server.fail_next()
        with pytest.raises(GenerationFailed):
            leonardo.sora_2_pro.create(prompt=PROMPT).wait()
        leonardo.sora_2_pro.create(prompt=PROMPT).wait()
    assert len(server.bodies) == 2


def test_its_clients_are_as_the_program_has_them(server: FakeServer) -> None:
    for client in (server.client, server.async_client):
        session = client(
            timeout=7.5, headers={"x-mine": "1"}, max_retries=0, validation="off", max_concurrent=3
        ).session
        assert session.options == (7.5, {"x-mine": "1"}, 1, "off")
        assert session.wire.at_once == 3


def test_an_address_that_another_would_fit_too_is_that_of_its_own_operation() -> None:
    own = Leonardo.api.operations
    creating, uploading = own["create"]._replace(path="/v2/{model}"), own["upload"]._replace(path="/v2/init-image")

    class Near(Leonardo):
        api = Leonardo.api._replace(operations={**own, "create": creating, "upload": uploading})

    with FakeServer(Near, AsyncLeonardo).client() as leonardo:
        assert leonardo.upload(b"\x89PNG\r\n\x1a\n").id == "fake-upload"
