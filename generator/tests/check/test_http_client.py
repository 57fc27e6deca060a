"""HTTP clients of a library other than httpx, answered by handlers of httpx."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from types import ModuleType
from typing import Any

import httpx
import httpx2
import pytest

from docpact.check.http_client import http_client


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a package that was made for httpx2."""
    module: Any = ModuleType("made_for_httpx2")
    module.httpx = httpx2
    monkeypatch.setitem(sys.modules, "made_for_httpx2._runtime.core.http", module)
    return "made_for_httpx2"


class Cut(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body whose connection is cut."""

    closed = 0

    def __iter__(self) -> Iterator[bytes]:
        yield b"half"
        raise httpx.ReadError("reset")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in (b"half",):
            yield part
        raise httpx.ReadError("reset")

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def answers(handler: Any, package: str, *, blocking: bool) -> Any:
    """What a client gets for one request."""
    with_body = {"content": b"given", "headers": {"x-mine": "yes"}, "timeout": 7}

    async def handle(request: httpx.Request) -> httpx.Response:
        found: httpx.Response = handler(request)
        return found

    async def awaited() -> Any:
        async with http_client(package, handle, blocking=False) as http:
            return await http.post("https://a.test/b?c=%20d", **with_body)

    if not blocking:
        return asyncio.run(awaited())
    with http_client(package, handler, blocking=True) as http:
        return http.post("https://a.test/b?c=%20d", **with_body)


both = pytest.mark.parametrize("blocking", [True, False])


@both
def test_a_request_and_its_answer_are_whole(package: str, *, blocking: bool) -> None:
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(201, headers=[("a", "1"), ("a", "2")], json={"b": 3})

    answer = answers(handler, package, blocking=blocking)
    assert isinstance(answer, httpx2.Response)
    assert (answer.status_code, answer.headers.get_list("a"), answer.json()) == (201, ["1", "2"], {"b": 3})
    (request,) = asked
    assert (request.method, str(request.url), request.content) == ("POST", "https://a.test/b?c=%20d", b"given")
    assert request.headers["x-mine"] == "yes"
    assert request.extensions["timeout"]["read"] == 7


@both
def test_an_error_is_one_of_the_clients_own_library(package: str, *, blocking: bool) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("nobody answers")

    with pytest.raises(httpx2.ConnectTimeout, match="nobody answers") as raised:
        answers(handler, package, blocking=blocking)
    assert raised.value.request.url.host == "a.test"


@both
def test_a_cut_body_is_an_error_of_the_clients_own_library(package: str, *, blocking: bool) -> None:
    body = Cut()
    with pytest.raises(httpx2.ReadError, match="reset"):
        answers(lambda _: httpx.Response(200, stream=body), package, blocking=blocking)
    assert body.closed


def test_a_package_made_for_httpx_gets_a_client_of_httpx() -> None:
    http = http_client("leonardo_client", lambda _: httpx.Response(204), blocking=True)
    assert isinstance(http, httpx.Client)
    assert http.get("https://a.test").status_code == 204
