# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The client's models as tools for agents, over the Model Context Protocol: ``python -m PACKAGE mcp`` runs them.

Needs the package ``mcp``. A paid call says so in its description; a job that was started is waited for by another tool,
which may be called again, so that an agent that is cut off loses nothing that was paid for.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import tempfile
from collections.abc import Callable, Mapping
from typing import Any

from ..core.client import AsyncClient, AsyncGeneration
from ..core.errors import ClientError, InvalidRequest, WaitTimeout


def tools(client: AsyncClient, models: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    """The tools by name: one that starts a job for each model, and one that waits for a job."""
    found: dict[str, Callable[..., Any]] = {}
    for model, namespace in models.items():
        found[f"create_{namespace}"] = _creator(getattr(client, namespace), model)

    async def wait(generation_id: str, seconds: float = 60) -> dict[str, Any]:
        """Wait for a job that was started, for so many seconds; costs nothing, and may be called again."""
        generation = client.generation(generation_id)
        try:
            await generation.wait(seconds)
        except WaitTimeout:
            return {"generation_id": generation_id, "status": generation.status, "complete": False}
        return await _complete(generation)

    return {**found, "wait": wait}


async def _complete(generation: AsyncGeneration) -> dict[str, Any]:
    """What a complete job came to: where its files lie; those that the answer held itself are put into a folder."""
    files = [
        {"kind": one.kind, "url": one.url if one.url[:4] == "http" else await one.download(tempfile.mkdtemp())}
        for one in generation.files
    ]
    return {"generation_id": generation.id, "status": generation.status, "complete": True, "files": files}


def _creator(namespace: Any, model: str) -> Callable[..., Any]:
    """A tool that starts a job of a model; it has the arguments of the model's ``create`` for a request."""
    signature = inspect.signature(namespace.create, eval_str=True)
    kept = [
        one for one in signature.parameters.values() if one.name not in ("extra", "timeout", "headers", "validation")
    ]

    async def create(**arguments: Any) -> dict[str, Any]:
        generation = await namespace.create(**arguments)
        cost = generation.cost
        charged = f"{cost.amount} {cost.unit}" if cost else "not said"
        waiting = {"generation_id": generation.id, "next": "call wait with this generation_id"}
        return {"charged": charged, **(await _complete(generation) if generation.files else waiting)}

    said = (inspect.getdoc(namespace.create) or "").partition("\n\nRaises")[0]
    create.__doc__ = f"COSTS MONEY: starts a job of {model}, once for each call. Ask the user first.\n\n{said}"
    create.__name__ = "create"
    create.__signature__ = signature.replace(parameters=kept, return_annotation=dict[str, Any])  # type: ignore[attr-defined]
    create.__annotations__ = {one.name: one.annotation for one in kept} | {"return": dict[str, Any]}
    return create


def serve(name: str, client: type[AsyncClient], models: Mapping[str, str]) -> None:
    """Serve the tools on standard input and output, until that ends. Raises InvalidRequest without the package mcp."""
    server, failure = _server(name)
    for tool, function in tools(client(), models).items():
        server.add_tool(_failing_with(failure, function), name=tool)
    server.run()


def _failing_with(failure: type[Exception], function: Callable[..., Any]) -> Callable[..., Any]:
    """The tool, whose errors say to the agent what they say here: that a job may have been paid for, above all."""

    @functools.wraps(function)
    async def tool(**arguments: Any) -> Any:
        try:
            return await function(**arguments)
        except ClientError as error:
            raise failure(f"{type(error).__name__}: {error}") from None

    return tool


def _server(name: str) -> tuple[Any, type[Exception]]:
    """A server of the package mcp, whose class has another name since its version 2, and its error for tools."""
    for module, kind in (("mcp.server.mcpserver", "MCPServer"), ("mcp.server.fastmcp", "FastMCP")):
        try:
            failure = importlib.import_module(f"{module}.exceptions").ToolError
            return getattr(importlib.import_module(module), kind)(name), failure
        except ImportError:
            continue
    raise InvalidRequest("agents are served by the package mcp: install it (pip install mcp)")
