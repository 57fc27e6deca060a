"""The models as tools for agents, and the server for users' own tests, as their users find them."""

from __future__ import annotations

import asyncio
import base64
import inspect
import sys
import typing
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import httpx
import pydantic
import pytest

from leonardo_client import (
    AsyncGeneration,
    AsyncLeonardo,
    FakeServer,
    Generation,
    GenerationFailed,
    InvalidRequest,
    Leonardo,
    RequestRejected,
    WaitTimeout,
)
from leonardo_client._runtime.extras import mcp
from leonardo_client.testing import fake_server

from .conftest import PNG, RETIRED

__all__ = ["fake_server"]
pytestmark = RETIRED
MODELS = {"sora-2-pro": "sora_2_pro"}


class ToolError(Exception):
    """Stands for the one of the package mcp, whose text alone reaches an agent."""


class Server:
    """Stands for a server of the package mcp."""

    made: Server

    def __init__(self, name: str) -> None:
        self.name, self.tools, self.ran = name, dict[str, Callable[..., Any]](), False
        Server.made = self

    def add_tool(self, function: Callable[..., Any], name: str) -> None:
        self.tools[name] = function

    def run(self) -> None:
        self.ran = True


def installed(monkeypatch: pytest.MonkeyPatch, module: str, kind: str) -> None:
    """Have the package mcp be there, in the version that has this module."""
    for name in ("mcp.server.mcpserver", "mcp.server.fastmcp"):
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.setitem(sys.modules, f"{name}.exceptions", None)
    found, errors = ModuleType(module), ModuleType(f"{module}.exceptions")
    vars(found)[kind], vars(errors)["ToolError"] = Server, ToolError
    monkeypatch.setitem(sys.modules, module, found)
    monkeypatch.setitem(sys.modules, f"{module}.exceptions", errors)


@pytest.mark.parametrize("client", [Leonardo, AsyncLeonardo])
def test_helpers_for_agents_can_describe_every_create(client: type[Any]) -> None:
    """They make a pydantic model of the arguments; of a picture JSON carries a path or an address, and nothing else."""
    with_pictures = 0
    opened = client("key-for-no-request")
    for name in (one.namespace for one in client.models()):
        create = getattr(getattr(opened, name), "create", None)
        if create is None:
            continue
        hints = typing.get_type_hints(create, include_extras=True)
        assert hints["return"] is (Generation if client is Leonardo else AsyncGeneration), name
        fields = {
            argument: (hints[argument], None) for argument in inspect.signature(create).parameters if argument != "self"
        }
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            described = pydantic.create_model(name, **cast("Any", fields)).model_json_schema()
        assert "$defs" not in described, name
        assert {described["properties"][one]["type"] for one in ("extra", "headers")} == {"null"}, name
        if "start_frame" in fields:
            with_pictures += 1
            shown = described["properties"]["start_frame"]
            assert "string" in {one.get("type") for one in shown.get("anyOf", [shown])}
            assert len(shown.get("anyOf", [])) in (0, 2), name
    assert with_pictures


@pytest.mark.parametrize(("module", "kind"), [("mcp.server.mcpserver", "MCPServer"), ("mcp.server.fastmcp", "FastMCP")])
def test_an_agent_is_told_what_an_error_says(
    monkeypatch: pytest.MonkeyPatch, fake_server: FakeServer, module: str, kind: str
) -> None:
    """An agent that hears of a failure alone tries again, and pays twice where the outcome is not known."""
    installed(monkeypatch, module, kind)
    served: Any = fake_server.async_client
    mcp.serve("leonardo", served, MODELS)
    server = Server.made
    assert (server.name, server.ran, [*server.tools]) == ("leonardo", True, ["create_sora_2_pro", "wait"])
    create, wait = server.tools.values()
    assert inspect.signature(create).parameters["prompt"].annotation is str
    assert not {"extra", "timeout", "headers", "validation"} & {*inspect.signature(create).parameters}
    told = inspect.getdoc(create) or ""
    assert told.startswith("COSTS MONEY: starts a job of sora-2-pro, once for each call. Ask the user first.\n\n")
    assert "prompt" in told
    assert "Raises" not in told, "which is of no use to an agent"
    started = asyncio.run(create(prompt="A heron"))
    assert asyncio.run(wait(generation_id=started["generation_id"]))["complete"]
    fake_server.refuse_next(500, "no answer that is clear")
    with pytest.raises(ToolError, match="OutcomeUnknown: the request may have been accepted, and charged"):
        asyncio.run(create(prompt="A heron"))
    assert len(fake_server.bodies) == 1


def test_an_agent_waits_as_long_as_it_says(monkeypatch: pytest.MonkeyPatch, fake_server: FakeServer) -> None:
    """One that is cut off asks again: the tool ends in the seconds that were given, and tells how far the job is."""
    waited = list[float]()

    async def wait(_job: Any, seconds: float) -> None:
        waited.append(seconds)
        raise WaitTimeout("not yet")

    monkeypatch.setattr(AsyncGeneration, "wait", wait)
    tool = mcp.tools(fake_server.async_client(), MODELS)["wait"]
    found = [asyncio.run(tool(**given)) for given in ({"generation_id": "a", "seconds": 5}, {"generation_id": "a"})]
    assert waited == [5, 60]
    assert found == [{"generation_id": "a", "status": None, "complete": False}] * 2


@pytest.mark.parametrize(
    ("cost", "told"), [({"amount": "0.36", "unit": "DOLLARS"}, "0.36 DOLLARS"), (None, "not said")]
)
def test_an_agent_hears_what_a_job_costs(cost: object, told: str) -> None:
    answer = {"generate": {"generationId": "a-job", "cost": cost}}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=answer))
    client = AsyncLeonardo("a-key", http_client=httpx.AsyncClient(transport=transport))
    create = mcp.tools(client, MODELS)["create_sora_2_pro"]
    assert asyncio.run(create(prompt="A heron"))["charged"] == told


def test_an_agent_hears_of_each_file_of_a_job() -> None:
    """By its address, or where the answer holds it by the path that it was put at: no agent reads base64."""
    files = [{"id": f"f-{number}", "url": f"https://cdn.test/{number}.png"} for number in range(3)]
    held = {"id": "f-3", "url": f"data:image/png;base64,{base64.b64encode(PNG).decode()}"}
    answer = {"generations_by_pk": {"id": "a-job", "status": "COMPLETE", "generated_images": [*files, held]}}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=answer))
    client = AsyncLeonardo("a-key", http_client=httpx.AsyncClient(transport=transport))
    told = asyncio.run(mcp.tools(client, MODELS)["wait"](generation_id="a-job"))
    *addresses, put = told["files"]
    assert addresses == [{"kind": "image", "url": one["url"]} for one in files]
    assert Path(put["url"]).read_bytes() == PNG


def test_agents_are_not_served_without_the_package_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("mcp.server.mcpserver", "mcp.server.fastmcp"):
        monkeypatch.setitem(sys.modules, f"{name}.exceptions", None)
    with pytest.raises(InvalidRequest, match="pip install mcp"):
        mcp.serve("leonardo", AsyncLeonardo, MODELS)


def test_the_fake_server_tells_its_jobs_apart(fake_server: FakeServer) -> None:
    with fake_server.client() as client:
        create: Any = client.sora_2_pro.create
        first = create(prompt="0")
        for number in range(1, 9):
            create(prompt=str(number))
        fake_server.fail_next()
        failed = create(prompt="9")
        assert (first.id, failed.id) == ("fake-1", "fake-10")
        assert first.wait(interval=0.01).videos[0].read()
        with pytest.raises(GenerationFailed):
            failed.wait(interval=0.01)
        fake_server.refuse_next()
        with pytest.raises(RequestRejected):
            create(prompt="refused")
    assert [body["parameters"]["prompt"] for body in fake_server.bodies] == [str(number) for number in range(10)]
