# Made by docpact 0.1.0 from leonardo/api.yaml d0e4496cfe50; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The models of the Leonardo.AI REST API: a property for each, as the clients have them. Type checkers read this file;
the clients find a model by its name when it is first used, so that what is imported does not grow with their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


class Models:
    """The models of the blocking client."""

    @property
    def gpt_image_2(self) -> GptImage2:
        """GPT Image 2: https://docs.leonardo.ai/docs/gpt-image-2"""
        raise NotImplementedError

    @property
    def kling_2_6(self) -> Kling26:
        """Kling 2.6: https://docs.leonardo.ai/docs/kling-2.6"""
        raise NotImplementedError

    @property
    def kling_3_0(self) -> Kling30:
        """Kling 3.0: https://docs.leonardo.ai/docs/kling-3.0"""
        raise NotImplementedError

    @property
    def kling_o3(self) -> KlingO3:
        """Kling O3: https://docs.leonardo.ai/docs/kling-o3"""
        raise NotImplementedError

    @property
    def minimax_hailuo_03(self) -> MinimaxHailuo03:
        """MiniMax Hailuo 03: https://docs.leonardo.ai/docs/minimax-hailuo-03"""
        raise NotImplementedError

    @property
    def nano_banana_2(self) -> NanoBanana2:
        """Nano Banana 2: https://docs.leonardo.ai/docs/nano-banana-2"""
        raise NotImplementedError

    @property
    def nano_banana_pro(self) -> NanoBananaPro:
        """Nano Banana Pro: https://docs.leonardo.ai/docs/nano-banana-pro"""
        raise NotImplementedError

    @property
    def seedance_2_0(self) -> Seedance20:
        """Seedance 2.0: https://docs.leonardo.ai/docs/seedance-2.0"""
        raise NotImplementedError

    @property
    def sora_2_pro(self) -> Sora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        raise NotImplementedError

    @property
    def veo_3_1(self) -> Veo31:
        """Veo 3.1: https://docs.leonardo.ai/docs/veo-3.1"""
        raise NotImplementedError

    @property
    def wan_3_0(self) -> Wan30:
        """Wan 3.0: https://docs.leonardo.ai/docs/wan-3.0"""
        raise NotImplementedError


class AsyncModels:
    """The models of the asynchronous client."""

    @property
    def gpt_image_2(self) -> AsyncGptImage2:
        """GPT Image 2: https://docs.leonardo.ai/docs/gpt-image-2"""
        raise NotImplementedError

    @property
    def kling_2_6(self) -> AsyncKling26:
        """Kling 2.6: https://docs.leonardo.ai/docs/kling-2.6"""
        raise NotImplementedError

    @property
    def kling_3_0(self) -> AsyncKling30:
        """Kling 3.0: https://docs.leonardo.ai/docs/kling-3.0"""
        raise NotImplementedError

    @property
    def kling_o3(self) -> AsyncKlingO3:
        """Kling O3: https://docs.leonardo.ai/docs/kling-o3"""
        raise NotImplementedError

    @property
    def minimax_hailuo_03(self) -> AsyncMinimaxHailuo03:
        """MiniMax Hailuo 03: https://docs.leonardo.ai/docs/minimax-hailuo-03"""
        raise NotImplementedError

    @property
    def nano_banana_2(self) -> AsyncNanoBanana2:
        """Nano Banana 2: https://docs.leonardo.ai/docs/nano-banana-2"""
        raise NotImplementedError

    @property
    def nano_banana_pro(self) -> AsyncNanoBananaPro:
        """Nano Banana Pro: https://docs.leonardo.ai/docs/nano-banana-pro"""
        raise NotImplementedError

    @property
    def seedance_2_0(self) -> AsyncSeedance20:
        """Seedance 2.0: https://docs.leonardo.ai/docs/seedance-2.0"""
        raise NotImplementedError

    @property
    def sora_2_pro(self) -> AsyncSora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        raise NotImplementedError

    @property
    def veo_3_1(self) -> AsyncVeo31:
        """Veo 3.1: https://docs.leonardo.ai/docs/veo-3.1"""
        raise NotImplementedError

    @property
    def wan_3_0(self) -> AsyncWan30:
        """Wan 3.0: https://docs.leonardo.ai/docs/wan-3.0"""
        raise NotImplementedError
