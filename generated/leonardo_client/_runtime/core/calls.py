# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The calls of one model, but for its arguments, which the module of each model adds."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, Unpack, cast

from .client import AsyncClient, AsyncGeneration, Client, Generation
from .requests import Call, Page, check
from .values import PreparedRequest, RequestOptions

P = ParamSpec("P")
_OPTIONS = tuple(RequestOptions.__annotations__)


class Calls:
    """What the calls of a model have in common, whether they are awaited or not."""

    _client: Any

    def __init__(self, client: Any) -> None:
        self._client = client

    @property
    def page(self) -> Page:
        """What is known of the model."""
        raise NotImplementedError

    def check(self, body: Mapping[str, object]) -> None:
        """Check a whole body, sending nothing. Raises InvalidRequest, naming every path at fault."""
        check(self.page, self._client.api, body)

    def _call(self, arguments: Mapping[str, Any]) -> Call:
        given = {name: value for name, value in arguments.items() if name not in ("self", "extra", *_OPTIONS)}
        return self.page.call(arguments.get("extra"), **given)

    def _preview(self, arguments: Mapping[str, Any]) -> PreparedRequest:
        prepared: PreparedRequest = self._client.prepare(self._call(arguments))
        return prepared


class BlockingCalls(Calls):
    """The calls of a model on the blocking client."""

    _client: Client

    def _create(self, arguments: Mapping[str, Any]) -> Generation:
        return self._client.submit(self._call(arguments), **_options(arguments))

    def create_from(self, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> Generation:
        """Check a whole body, and send it unchanged. Raises as ``create`` does."""
        return self._client.submit(self.page.call_from(body), **options)


class AsyncCalls(Calls):
    """The calls of a model on the asynchronous client."""

    _client: AsyncClient

    async def _create(self, arguments: Mapping[str, Any]) -> AsyncGeneration:
        return await self._client.submit(self._call(arguments), **_options(arguments))

    async def create_from(self, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> AsyncGeneration:
        """Check a whole body, and send it unchanged. Raises as ``create`` does."""
        return await self._client.submit(self.page.call_from(body), **options)


def _options(arguments: Mapping[str, Any]) -> RequestOptions:
    return cast("RequestOptions", {name: arguments.get(name) for name in _OPTIONS})


def awaited(
    create: Callable[Concatenate[Any, P], Generation],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncGeneration]]:
    """The ``create`` of the asynchronous client: it takes what the blocking one does, and is documented alike."""

    async def awaiting(self: Any, /, *args: P.args, **arguments: P.kwargs) -> AsyncGeneration:
        if args:
            raise TypeError(f"create() takes keyword arguments only, got {len(args)} without a name")
        generation: AsyncGeneration = await self._create(arguments)
        return generation

    update_wrapper(awaiting, create)
    awaiting.__annotations__ = {**create.__annotations__, "return": AsyncGeneration}
    return awaiting


__all__ = ["AsyncCalls", "BlockingCalls", "Calls", "awaited"]
