# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The two clients of the Leonardo.AI REST API, one to be called and one to be awaited, with its models as properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._api import API
from ._runtime.core.blocking import run
from ._runtime.core.client import AsyncClient as _AsyncClient
from ._runtime.core.client import AsyncGeneration, Generation, find_calls, model_names
from ._runtime.core.client import Client as _Client

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._models import AsyncModels, Models
    from ._runtime.extras.listing import Account, Model
    from ._runtime.extras.webhooks import Event
    from .catalogue import ModelInfo
else:
    AsyncModels = Models = object


class Leonardo(_Client, Models):
    """The blocking client of the Leonardo.AI REST API.

    The key comes from ``LEONARDO_API_KEY`` and the address from ``LEONARDO_BASE_URL``, unless given.
    See ``_runtime/core/client.py`` for what may be set.
    """

    api = API

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            return find_calls(self, __package__, name).BLOCKING(self)

        def __dir__(self):
            return [*super().__dir__(), *model_names(__package__)]

    def account(self) -> Account:
        """What the key may do and has left. Raises ApiError, RequestTimeout, ConnectionFailed."""
        from ._runtime.extras.listing import account

        return run(account(self.session))

    def generations(self, *, offset: int = 0, limit: int = 50, user: str | None = None) -> list[Generation]:
        """The jobs of an account (the key's own unless ``user`` is given), as the API sorts them.

        Raises InvalidRequest, ApiError, RequestTimeout, ConnectionFailed.
        """
        from ._runtime.extras.listing import generations

        found = run(generations(self.session, offset, limit, user))
        return [Generation(self, one) for one in found]

    @staticmethod
    def models() -> Sequence[ModelInfo]:
        """Every model that this client knows: what it makes and takes, its limits, and whether it is retired. Asks nobody."""
        from .catalogue import models

        return models()

    def api_models(self) -> list[Model]:
        """The models that the API says it has. Raises ApiError, RequestTimeout, ConnectionFailed."""
        from ._runtime.extras.listing import models

        return run(models(self.session))

    @staticmethod
    def parse_webhook(body: bytes | str, headers: Mapping[str, str], callback_key: str) -> Event:
        """What the API tells of a job that has ended. Raises InvalidWebhook where it does not show the callback key."""
        from ._runtime.extras.webhooks import parse_webhook

        return parse_webhook(API, body, headers, callback_key)


class AsyncLeonardo(_AsyncClient, AsyncModels):
    """The asynchronous client of the Leonardo.AI REST API.

    The key comes from ``LEONARDO_API_KEY`` and the address from ``LEONARDO_BASE_URL``, unless given.
    See ``_runtime/core/client.py`` for what may be set.
    """

    api = API

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            return find_calls(self, __package__, name).ASYNC(self)

        def __dir__(self):
            return [*super().__dir__(), *model_names(__package__)]

    async def account(self) -> Account:
        """What the key may do and has left. Raises ApiError, RequestTimeout, ConnectionFailed."""
        from ._runtime.extras.listing import account

        return await account(self.session)

    async def generations(self, *, offset: int = 0, limit: int = 50, user: str | None = None) -> list[AsyncGeneration]:
        """The jobs of an account (the key's own unless ``user`` is given), as the API sorts them.

        Raises InvalidRequest, ApiError, RequestTimeout, ConnectionFailed.
        """
        from ._runtime.extras.listing import generations

        found = await generations(self.session, offset, limit, user)
        return [AsyncGeneration(self, one) for one in found]

    @staticmethod
    def models() -> Sequence[ModelInfo]:
        """Every model that this client knows: what it makes and takes, its limits, and whether it is retired. Asks nobody."""
        from .catalogue import models

        return models()

    async def api_models(self) -> list[Model]:
        """The models that the API says it has. Raises ApiError, RequestTimeout, ConnectionFailed."""
        from ._runtime.extras.listing import models

        return await models(self.session)

    @staticmethod
    def parse_webhook(body: bytes | str, headers: Mapping[str, str], callback_key: str) -> Event:
        """What the API tells of a job that has ended. Raises InvalidWebhook where it does not show the callback key."""
        from ._runtime.extras.webhooks import parse_webhook

        return parse_webhook(API, body, headers, callback_key)
