# Made by docpact 0.1.0 from leonardo/api.yaml d0e4496cfe50; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The two clients of the Leonardo.AI REST API, one to be called and one to be awaited: a property for each model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._api import API
from ._runtime.core.client import AsyncClient as _AsyncClient
from ._runtime.core.client import AsyncGeneration, Generation
from ._runtime.core.client import Client as _Client
from ._runtime.core.wire import run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._catalogue import ModelInfo
    from ._runtime.extras.listing import Account, Model
    from ._runtime.extras.webhooks import Event
    from .calls.gpt_image_2 import AsyncGptImage2, GptImage2
    from .calls.kling_2_6 import AsyncKling26, Kling26
    from .calls.kling_3_0 import AsyncKling30, Kling30
    from .calls.kling_o3 import AsyncKlingO3, KlingO3
    from .calls.minimax_hailuo_03 import AsyncMinimaxHailuo03, MinimaxHailuo03
    from .calls.nano_banana_2 import AsyncNanoBanana2, NanoBanana2
    from .calls.nano_banana_pro import AsyncNanoBananaPro, NanoBananaPro
    from .calls.seedance_2_0 import AsyncSeedance20, Seedance20
    from .calls.sora_2_pro import AsyncSora2Pro, Sora2Pro
    from .calls.veo_3_1 import AsyncVeo31, Veo31
    from .calls.wan_3_0 import AsyncWan30, Wan30


class Leonardo(_Client):
    """The blocking client of the Leonardo.AI REST API.

    The key comes from ``LEONARDO_API_KEY`` and the address from ``LEONARDO_BASE_URL``, unless given.
    See ``_runtime/core/client.py`` for what may be set.
    """

    api = API

    @property
    def gpt_image_2(self) -> GptImage2:
        """GPT Image 2: https://docs.leonardo.ai/docs/gpt-image-2"""
        from .calls.gpt_image_2 import GptImage2

        return GptImage2(self)

    @property
    def kling_2_6(self) -> Kling26:
        """Kling 2.6: https://docs.leonardo.ai/docs/kling-2.6"""
        from .calls.kling_2_6 import Kling26

        return Kling26(self)

    @property
    def kling_3_0(self) -> Kling30:
        """Kling 3.0: https://docs.leonardo.ai/docs/kling-3.0"""
        from .calls.kling_3_0 import Kling30

        return Kling30(self)

    @property
    def kling_o3(self) -> KlingO3:
        """Kling O3: https://docs.leonardo.ai/docs/kling-o3"""
        from .calls.kling_o3 import KlingO3

        return KlingO3(self)

    @property
    def minimax_hailuo_03(self) -> MinimaxHailuo03:
        """MiniMax Hailuo 03: https://docs.leonardo.ai/docs/minimax-hailuo-03"""
        from .calls.minimax_hailuo_03 import MinimaxHailuo03

        return MinimaxHailuo03(self)

    @property
    def nano_banana_2(self) -> NanoBanana2:
        """Nano Banana 2: https://docs.leonardo.ai/docs/nano-banana-2"""
        from .calls.nano_banana_2 import NanoBanana2

        return NanoBanana2(self)

    @property
    def nano_banana_pro(self) -> NanoBananaPro:
        """Nano Banana Pro: https://docs.leonardo.ai/docs/nano-banana-pro"""
        from .calls.nano_banana_pro import NanoBananaPro

        return NanoBananaPro(self)

    @property
    def seedance_2_0(self) -> Seedance20:
        """Seedance 2.0: https://docs.leonardo.ai/docs/seedance-2.0"""
        from .calls.seedance_2_0 import Seedance20

        return Seedance20(self)

    @property
    def sora_2_pro(self) -> Sora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        from .calls.sora_2_pro import Sora2Pro

        return Sora2Pro(self)

    @property
    def veo_3_1(self) -> Veo31:
        """Veo 3.1: https://docs.leonardo.ai/docs/veo-3.1"""
        from .calls.veo_3_1 import Veo31

        return Veo31(self)

    @property
    def wan_3_0(self) -> Wan30:
        """Wan 3.0: https://docs.leonardo.ai/docs/wan-3.0"""
        from .calls.wan_3_0 import Wan30

        return Wan30(self)

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
        return [Generation(self, generation_id, submission=data) for generation_id, data in found]

    @staticmethod
    def models() -> Sequence[ModelInfo]:
        """Every model that this client knows: what it makes and takes, its limits, and whether it is retired. Asks nobody."""
        from ._catalogue import MODELS

        return MODELS

    def api_models(self) -> list[Model]:
        """The models that the API says it has. Raises ApiError, RequestTimeout, ConnectionFailed."""
        from ._runtime.extras.listing import models

        return run(models(self.session))

    @staticmethod
    def parse_webhook(body: bytes | str, headers: Mapping[str, str], callback_key: str) -> Event:
        """What the API tells of a job that has ended. Raises InvalidWebhook where it does not show the callback key."""
        from ._runtime.extras.webhooks import parse_webhook

        return parse_webhook(API, body, headers, callback_key)


class AsyncLeonardo(_AsyncClient):
    """The asynchronous client of the Leonardo.AI REST API.

    The key comes from ``LEONARDO_API_KEY`` and the address from ``LEONARDO_BASE_URL``, unless given.
    See ``_runtime/core/client.py`` for what may be set.
    """

    api = API

    @property
    def gpt_image_2(self) -> AsyncGptImage2:
        """GPT Image 2: https://docs.leonardo.ai/docs/gpt-image-2"""
        from .calls.gpt_image_2 import AsyncGptImage2

        return AsyncGptImage2(self)

    @property
    def kling_2_6(self) -> AsyncKling26:
        """Kling 2.6: https://docs.leonardo.ai/docs/kling-2.6"""
        from .calls.kling_2_6 import AsyncKling26

        return AsyncKling26(self)

    @property
    def kling_3_0(self) -> AsyncKling30:
        """Kling 3.0: https://docs.leonardo.ai/docs/kling-3.0"""
        from .calls.kling_3_0 import AsyncKling30

        return AsyncKling30(self)

    @property
    def kling_o3(self) -> AsyncKlingO3:
        """Kling O3: https://docs.leonardo.ai/docs/kling-o3"""
        from .calls.kling_o3 import AsyncKlingO3

        return AsyncKlingO3(self)

    @property
    def minimax_hailuo_03(self) -> AsyncMinimaxHailuo03:
        """MiniMax Hailuo 03: https://docs.leonardo.ai/docs/minimax-hailuo-03"""
        from .calls.minimax_hailuo_03 import AsyncMinimaxHailuo03

        return AsyncMinimaxHailuo03(self)

    @property
    def nano_banana_2(self) -> AsyncNanoBanana2:
        """Nano Banana 2: https://docs.leonardo.ai/docs/nano-banana-2"""
        from .calls.nano_banana_2 import AsyncNanoBanana2

        return AsyncNanoBanana2(self)

    @property
    def nano_banana_pro(self) -> AsyncNanoBananaPro:
        """Nano Banana Pro: https://docs.leonardo.ai/docs/nano-banana-pro"""
        from .calls.nano_banana_pro import AsyncNanoBananaPro

        return AsyncNanoBananaPro(self)

    @property
    def seedance_2_0(self) -> AsyncSeedance20:
        """Seedance 2.0: https://docs.leonardo.ai/docs/seedance-2.0"""
        from .calls.seedance_2_0 import AsyncSeedance20

        return AsyncSeedance20(self)

    @property
    def sora_2_pro(self) -> AsyncSora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        from .calls.sora_2_pro import AsyncSora2Pro

        return AsyncSora2Pro(self)

    @property
    def veo_3_1(self) -> AsyncVeo31:
        """Veo 3.1: https://docs.leonardo.ai/docs/veo-3.1"""
        from .calls.veo_3_1 import AsyncVeo31

        return AsyncVeo31(self)

    @property
    def wan_3_0(self) -> AsyncWan30:
        """Wan 3.0: https://docs.leonardo.ai/docs/wan-3.0"""
        from .calls.wan_3_0 import AsyncWan30

        return AsyncWan30(self)

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
        return [AsyncGeneration(self, generation_id, submission=data) for generation_id, data in found]

    @staticmethod
    def models() -> Sequence[ModelInfo]:
        """Every model that this client knows: what it makes and takes, its limits, and whether it is retired. Asks nobody."""
        from ._catalogue import MODELS

        return MODELS

    async def api_models(self) -> list[Model]:
        """The models that the API says it has. Raises ApiError, RequestTimeout, ConnectionFailed."""
        from ._runtime.extras.listing import models

        return await models(self.session)

    @staticmethod
    def parse_webhook(body: bytes | str, headers: Mapping[str, str], callback_key: str) -> Event:
        """What the API tells of a job that has ended. Raises InvalidWebhook where it does not show the callback key."""
        from ._runtime.extras.webhooks import parse_webhook

        return parse_webhook(API, body, headers, callback_key)
