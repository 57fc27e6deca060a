# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The models of the Leonardo.AI REST API: a property for each, as the clients have them. Type checkers read this file;
the clients find a model by its name when it is first used, so that what is imported does not grow with their number.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from typing import TypeVar

    T = TypeVar("T")

    class deprecated:
        """Stands for the one of later Pythons, for which type checkers warn."""

        def __init__(self, message: str, /) -> None:
            self.message = message

        def __call__(self, marked: T, /) -> T:
            return marked


if TYPE_CHECKING:
    from .calls.anime_xl import AnimeXl, AsyncAnimeXl
    from .calls.aurora_upscaler_creative import AsyncAuroraUpscalerCreative, AuroraUpscalerCreative
    from .calls.bfl_flux_3_image import AsyncBflFlux3Image, BflFlux3Image
    from .calls.bytedance_seedance_2_5 import AsyncBytedanceSeedance25, BytedanceSeedance25
    from .calls.bytedance_seedream_5_0_flash import AsyncBytedanceSeedream50Flash, BytedanceSeedream50Flash
    from .calls.concept_art import AsyncConceptArt, ConceptArt
    from .calls.dialogue_v3 import AsyncDialogueV3, DialogueV3
    from .calls.flux_3_video import AsyncFlux3Video, Flux3Video
    from .calls.flux_dev import AsyncFluxDev, FluxDev
    from .calls.flux_kontext_max import AsyncFluxKontextMax, FluxKontextMax
    from .calls.flux_kontext_pro import AsyncFluxKontextPro, FluxKontextPro
    from .calls.flux_pro_2_0 import AsyncFluxPro20, FluxPro20
    from .calls.flux_schnell import AsyncFluxSchnell, FluxSchnell
    from .calls.gemini_2_5_flash_image import AsyncGemini25FlashImage, Gemini25FlashImage
    from .calls.gemini_omni_flash import AsyncGeminiOmniFlash, GeminiOmniFlash
    from .calls.google_gemini_omni_1_1_flash_preview import (
        AsyncGoogleGeminiOmni11FlashPreview,
        GoogleGeminiOmni11FlashPreview,
    )
    from .calls.gpt_image_1_5 import AsyncGptImage15, GptImage15
    from .calls.gpt_image_2 import AsyncGptImage2, GptImage2
    from .calls.gpt_image_2_5_flare import AsyncGptImage25Flare, GptImage25Flare
    from .calls.graphic_design import AsyncGraphicDesign, GraphicDesign
    from .calls.grok_imagine_1_5 import AsyncGrokImagine15, GrokImagine15
    from .calls.hailuo_2_3 import AsyncHailuo23, Hailuo23
    from .calls.hailuo_2_3_fast import AsyncHailuo23Fast, Hailuo23Fast
    from .calls.happy_horse import AsyncHappyHorse, HappyHorse
    from .calls.happy_horse_1_1 import AsyncHappyHorse11, HappyHorse11
    from .calls.ideogram_3_0 import AsyncIdeogram30, Ideogram30
    from .calls.ideogram_ideogram_4_5 import AsyncIdeogramIdeogram45, IdeogramIdeogram45
    from .calls.ideogram_p_image_ideogram import AsyncIdeogramPImageIdeogram, IdeogramPImageIdeogram
    from .calls.ideogram_v4_0 import AsyncIdeogramV40, IdeogramV40
    from .calls.illustrative_albedo import AsyncIllustrativeAlbedo, IllustrativeAlbedo
    from .calls.kino_xl import AsyncKinoXl, KinoXl
    from .calls.kling_2_5 import AsyncKling25, Kling25
    from .calls.kling_2_5_turbo_standard import AsyncKling25TurboStandard, Kling25TurboStandard
    from .calls.kling_2_6 import AsyncKling26, Kling26
    from .calls.kling_3_0 import AsyncKling30, Kling30
    from .calls.kling_3_0_turbo import AsyncKling30Turbo, Kling30Turbo
    from .calls.kling_o3 import AsyncKlingO3, KlingO3
    from .calls.kling_video_o_1 import AsyncKlingVideoO1, KlingVideoO1
    from .calls.krea_2_turbo import AsyncKrea2Turbo, Krea2Turbo
    from .calls.krea_krea_2 import AsyncKreaKrea2, KreaKrea2
    from .calls.lifelike_vision import AsyncLifelikeVision, LifelikeVision
    from .calls.lightning_xl import AsyncLightningXl, LightningXl
    from .calls.ltxv_2_3_fast import AsyncLtxv23Fast, Ltxv23Fast
    from .calls.ltxv_2_3_pro import AsyncLtxv23Pro, Ltxv23Pro
    from .calls.lucid_origin import AsyncLucidOrigin, LucidOrigin
    from .calls.lucid_realism import AsyncLucidRealism, LucidRealism
    from .calls.minimax_hailuo_03 import AsyncMinimaxHailuo03, MinimaxHailuo03
    from .calls.motion_2_0 import AsyncMotion20, Motion20
    from .calls.motion_2_0_fast import AsyncMotion20Fast, Motion20Fast
    from .calls.music_v1 import AsyncMusicV1, MusicV1
    from .calls.nano_banana_2 import AsyncNanoBanana2, NanoBanana2
    from .calls.nano_banana_2_lite import AsyncNanoBanana2Lite, NanoBanana2Lite
    from .calls.nano_banana_pro import AsyncNanoBananaPro, NanoBananaPro
    from .calls.openai_gpt_image_2_5_sunburst import AsyncOpenaiGptImage25Sunburst, OpenaiGptImage25Sunburst
    from .calls.phoenix import AsyncPhoenix, Phoenix
    from .calls.portrait_perfect import AsyncPortraitPerfect, PortraitPerfect
    from .calls.pro_upscaler_precise import AsyncProUpscalerPrecise, ProUpscalerPrecise
    from .calls.recraft_v4 import AsyncRecraftV4, RecraftV4
    from .calls.recraft_v4_pro import AsyncRecraftV4Pro, RecraftV4Pro
    from .calls.remove_bg import AsyncRemoveBg, RemoveBg
    from .calls.rodin_v2 import AsyncRodinV2, RodinV2
    from .calls.seed_audio_1_0 import AsyncSeedAudio10, SeedAudio10
    from .calls.seedance_1_0_pro import AsyncSeedance10Pro, Seedance10Pro
    from .calls.seedance_1_0_pro_fast import AsyncSeedance10ProFast, Seedance10ProFast
    from .calls.seedance_2_0 import AsyncSeedance20, Seedance20
    from .calls.seedance_2_0_fast import AsyncSeedance20Fast, Seedance20Fast
    from .calls.seedance_2_0_mini import AsyncSeedance20Mini, Seedance20Mini
    from .calls.seedream_4_0 import AsyncSeedream40, Seedream40
    from .calls.seedream_4_5 import AsyncSeedream45, Seedream45
    from .calls.seedream_5_0_pro import AsyncSeedream50Pro, Seedream50Pro
    from .calls.sora_2_pro import AsyncSora2Pro, Sora2Pro
    from .calls.sound_effects_v2 import AsyncSoundEffectsV2, SoundEffectsV2
    from .calls.stock_photography import AsyncStockPhotography, StockPhotography
    from .calls.veo_3_1 import AsyncVeo31, Veo31
    from .calls.wan_2_6 import AsyncWan26, Wan26
    from .calls.wan_2_7 import AsyncWan27, Wan27
    from .calls.wan_3_0 import AsyncWan30, Wan30


class Models:
    """The models of the blocking client."""

    @property
    def anime_xl(self) -> AnimeXl:
        """Anime: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def aurora_upscaler_creative(self) -> AuroraUpscalerCreative:
        """Aurora Upscaler Creative: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def bfl_flux_3_image(self) -> BflFlux3Image:
        """FLUX 3 Image: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def bytedance_seedance_2_5(self) -> BytedanceSeedance25:
        """Seedance 2.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def bytedance_seedream_5_0_flash(self) -> BytedanceSeedream50Flash:
        """Seedream 5.0 Flash: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def concept_art(self) -> ConceptArt:
        """Concept Art: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def dialogue_v3(self) -> DialogueV3:
        """Dialogue: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_3_video(self) -> Flux3Video:
        """FLUX 3 Video: https://docs.leonardo.ai/docs/flux-3-video"""
        raise NotImplementedError

    @property
    def flux_dev(self) -> FluxDev:
        """FLUX Dev: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_kontext_max(self) -> FluxKontextMax:
        """FLUX.1 Kontext Max: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_kontext_pro(self) -> FluxKontextPro:
        """FLUX.1 Kontext: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_pro_2_0(self) -> FluxPro20:
        """FLUX.2 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_schnell(self) -> FluxSchnell:
        """FLUX Schnell: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def gemini_2_5_flash_image(self) -> Gemini25FlashImage:
        """Nano Banana: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def gemini_omni_flash(self) -> GeminiOmniFlash:
        """Gemini Omni Flash: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def google_gemini_omni_1_1_flash_preview(self) -> GoogleGeminiOmni11FlashPreview:
        """Gemini Omni 1.1 Flash: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def gpt_image_1_5(self) -> GptImage15:
        """GPT Image-1.5: https://docs.leonardo.ai/docs/gpt-image-1.5"""
        raise NotImplementedError

    @property
    def gpt_image_2_5_flare(self) -> GptImage25Flare:
        """GPT Image 2.5 Flare: https://docs.leonardo.ai/docs/gpt-image-2.5-flare"""
        raise NotImplementedError

    @property
    def gpt_image_2(self) -> GptImage2:
        """GPT Image 2: https://docs.leonardo.ai/docs/gpt-image-2"""
        raise NotImplementedError

    @property
    def graphic_design(self) -> GraphicDesign:
        """Graphic Design: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def grok_imagine_1_5(self) -> GrokImagine15:
        """Grok Imagine 1.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def hailuo_2_3_fast(self) -> Hailuo23Fast:
        """Hailuo 2.3 Fast: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def hailuo_2_3(self) -> Hailuo23:
        """Hailuo 2.3: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def happy_horse_1_1(self) -> HappyHorse11:
        """Happy Horse 1.1: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def happy_horse(self) -> HappyHorse:
        """Happy Horse 1.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ideogram_3_0(self) -> Ideogram30:
        """Ideogram 3.0: https://docs.leonardo.ai/docs/ideogram-3.0"""
        raise NotImplementedError

    @property
    def ideogram_ideogram_4_5(self) -> IdeogramIdeogram45:
        """Ideogram 4.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ideogram_p_image_ideogram(self) -> IdeogramPImageIdeogram:
        """P-Image-Ideogram: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ideogram_v4_0(self) -> IdeogramV40:
        """Ideogram 4.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def illustrative_albedo(self) -> IllustrativeAlbedo:
        """Illustrative Albedo: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kino_xl(self) -> KinoXl:
        """Cinematic Kino: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kling_2_5_turbo_standard(self) -> Kling25TurboStandard:
        """Kling 2.5 Turbo Standard: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kling_2_5(self) -> Kling25:
        """Kling 2.5 Turbo: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kling_2_6(self) -> Kling26:
        """Kling 2.6: https://docs.leonardo.ai/docs/kling-2.6"""
        raise NotImplementedError

    @property
    def kling_3_0_turbo(self) -> Kling30Turbo:
        """Kling 3.0 Turbo: https://docs.leonardo.ai/docs/kling-3.0-turbo"""
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
    def kling_video_o_1(self) -> KlingVideoO1:
        """Kling O1 Video Model: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def krea_2_turbo(self) -> Krea2Turbo:
        """Krea 2 Turbo: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def krea_krea_2(self) -> KreaKrea2:
        """Krea 2: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def lifelike_vision(self) -> LifelikeVision:
        """Lifelike Vision: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def lightning_xl(self) -> LightningXl:
        """Leonardo Lightning: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ltxv_2_3_fast(self) -> Ltxv23Fast:
        """LTX-2.3 Fast: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ltxv_2_3_pro(self) -> Ltxv23Pro:
        """LTX-2.3 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def lucid_origin(self) -> LucidOrigin:
        """Lucid Origin: https://docs.leonardo.ai/docs/lucid-origin"""
        raise NotImplementedError

    @property
    def lucid_realism(self) -> LucidRealism:
        """Lucid Realism: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def minimax_hailuo_03(self) -> MinimaxHailuo03:
        """MiniMax Hailuo 03: https://docs.leonardo.ai/docs/minimax-hailuo-03"""
        raise NotImplementedError

    @property
    def motion_2_0_fast(self) -> Motion20Fast:
        """Motion 2.0 Fast: https://docs.leonardo.ai/docs/motion-2.0-fast"""
        raise NotImplementedError

    @property
    def motion_2_0(self) -> Motion20:
        """Motion 2.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def music_v1(self) -> MusicV1:
        """Music v1: https://docs.leonardo.ai/docs/music-v1"""
        raise NotImplementedError

    @property
    def nano_banana_2_lite(self) -> NanoBanana2Lite:
        """Nano Banana 2 Lite: https://docs.leonardo.ai/docs/nano-banana-2-lite"""
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
    def openai_gpt_image_2_5_sunburst(self) -> OpenaiGptImage25Sunburst:
        """GPT Image 2.5 Sunburst: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def phoenix(self) -> Phoenix:
        """Phoenix: https://docs.leonardo.ai/docs/phoenix"""
        raise NotImplementedError

    @property
    def portrait_perfect(self) -> PortraitPerfect:
        """Portrait Perfect: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def pro_upscaler_precise(self) -> ProUpscalerPrecise:
        """Pro Upscaler Precise: https://docs.leonardo.ai/docs/pro-upscaler-precise"""
        raise NotImplementedError

    @property
    def recraft_v4_pro(self) -> RecraftV4Pro:
        """Recraft V4 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def recraft_v4(self) -> RecraftV4:
        """Recraft V4: https://docs.leonardo.ai/docs/recraft-v4"""
        raise NotImplementedError

    @property
    def remove_bg(self) -> RemoveBg:
        """Remove bg: https://docs.leonardo.ai/docs/remove-bg"""
        raise NotImplementedError

    @property
    def rodin_v2(self) -> RodinV2:
        """Rodin V2: https://docs.leonardo.ai/docs/rodin-v2"""
        raise NotImplementedError

    @property
    def seed_audio_1_0(self) -> SeedAudio10:
        """Seed Audio 1.0: https://docs.leonardo.ai/docs/seed-audio-1.0"""
        raise NotImplementedError

    @property
    def seedance_1_0_pro_fast(self) -> Seedance10ProFast:
        """Seedance 1.0 Pro Fast: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedance_1_0_pro(self) -> Seedance10Pro:
        """Seedance 1.0 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedance_2_0_fast(self) -> Seedance20Fast:
        """Seedance 2.0 Fast: https://docs.leonardo.ai/docs/seedance-2.0-fast"""
        raise NotImplementedError

    @property
    def seedance_2_0_mini(self) -> Seedance20Mini:
        """Seedance 2.0 Mini: https://docs.leonardo.ai/docs/seedance-2.0-mini"""
        raise NotImplementedError

    @property
    def seedance_2_0(self) -> Seedance20:
        """Seedance 2.0: https://docs.leonardo.ai/docs/seedance-2.0"""
        raise NotImplementedError

    @property
    def seedream_4_0(self) -> Seedream40:
        """Seedream 4.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedream_4_5(self) -> Seedream45:
        """Seedream 4.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedream_5_0_pro(self) -> Seedream50Pro:
        """Seedream 5.0 Pro: https://docs.leonardo.ai/docs/seedream-5.0-pro"""
        raise NotImplementedError

    @property
    @deprecated("Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001.")
    def sora_2_pro(self) -> Sora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001."""
        raise NotImplementedError

    @property
    def sound_effects_v2(self) -> SoundEffectsV2:
        """Sound Effects: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def stock_photography(self) -> StockPhotography:
        """Stock Photography: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def veo_3_1(self) -> Veo31:
        """Veo 3.1: https://docs.leonardo.ai/docs/veo-3.1"""
        raise NotImplementedError

    @property
    def wan_2_6(self) -> Wan26:
        """Wan 2.6: https://docs.leonardo.ai/docs/wan-2.6"""
        raise NotImplementedError

    @property
    def wan_2_7(self) -> Wan27:
        """Wan 2.7: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def wan_3_0(self) -> Wan30:
        """Wan 3.0: https://docs.leonardo.ai/docs/wan-3.0"""
        raise NotImplementedError


class AsyncModels:
    """The models of the asynchronous client."""

    @property
    def anime_xl(self) -> AsyncAnimeXl:
        """Anime: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def aurora_upscaler_creative(self) -> AsyncAuroraUpscalerCreative:
        """Aurora Upscaler Creative: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def bfl_flux_3_image(self) -> AsyncBflFlux3Image:
        """FLUX 3 Image: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def bytedance_seedance_2_5(self) -> AsyncBytedanceSeedance25:
        """Seedance 2.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def bytedance_seedream_5_0_flash(self) -> AsyncBytedanceSeedream50Flash:
        """Seedream 5.0 Flash: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def concept_art(self) -> AsyncConceptArt:
        """Concept Art: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def dialogue_v3(self) -> AsyncDialogueV3:
        """Dialogue: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_3_video(self) -> AsyncFlux3Video:
        """FLUX 3 Video: https://docs.leonardo.ai/docs/flux-3-video"""
        raise NotImplementedError

    @property
    def flux_dev(self) -> AsyncFluxDev:
        """FLUX Dev: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_kontext_max(self) -> AsyncFluxKontextMax:
        """FLUX.1 Kontext Max: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_kontext_pro(self) -> AsyncFluxKontextPro:
        """FLUX.1 Kontext: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_pro_2_0(self) -> AsyncFluxPro20:
        """FLUX.2 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def flux_schnell(self) -> AsyncFluxSchnell:
        """FLUX Schnell: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def gemini_2_5_flash_image(self) -> AsyncGemini25FlashImage:
        """Nano Banana: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def gemini_omni_flash(self) -> AsyncGeminiOmniFlash:
        """Gemini Omni Flash: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def google_gemini_omni_1_1_flash_preview(self) -> AsyncGoogleGeminiOmni11FlashPreview:
        """Gemini Omni 1.1 Flash: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def gpt_image_1_5(self) -> AsyncGptImage15:
        """GPT Image-1.5: https://docs.leonardo.ai/docs/gpt-image-1.5"""
        raise NotImplementedError

    @property
    def gpt_image_2_5_flare(self) -> AsyncGptImage25Flare:
        """GPT Image 2.5 Flare: https://docs.leonardo.ai/docs/gpt-image-2.5-flare"""
        raise NotImplementedError

    @property
    def gpt_image_2(self) -> AsyncGptImage2:
        """GPT Image 2: https://docs.leonardo.ai/docs/gpt-image-2"""
        raise NotImplementedError

    @property
    def graphic_design(self) -> AsyncGraphicDesign:
        """Graphic Design: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def grok_imagine_1_5(self) -> AsyncGrokImagine15:
        """Grok Imagine 1.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def hailuo_2_3_fast(self) -> AsyncHailuo23Fast:
        """Hailuo 2.3 Fast: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def hailuo_2_3(self) -> AsyncHailuo23:
        """Hailuo 2.3: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def happy_horse_1_1(self) -> AsyncHappyHorse11:
        """Happy Horse 1.1: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def happy_horse(self) -> AsyncHappyHorse:
        """Happy Horse 1.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ideogram_3_0(self) -> AsyncIdeogram30:
        """Ideogram 3.0: https://docs.leonardo.ai/docs/ideogram-3.0"""
        raise NotImplementedError

    @property
    def ideogram_ideogram_4_5(self) -> AsyncIdeogramIdeogram45:
        """Ideogram 4.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ideogram_p_image_ideogram(self) -> AsyncIdeogramPImageIdeogram:
        """P-Image-Ideogram: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ideogram_v4_0(self) -> AsyncIdeogramV40:
        """Ideogram 4.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def illustrative_albedo(self) -> AsyncIllustrativeAlbedo:
        """Illustrative Albedo: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kino_xl(self) -> AsyncKinoXl:
        """Cinematic Kino: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kling_2_5_turbo_standard(self) -> AsyncKling25TurboStandard:
        """Kling 2.5 Turbo Standard: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kling_2_5(self) -> AsyncKling25:
        """Kling 2.5 Turbo: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def kling_2_6(self) -> AsyncKling26:
        """Kling 2.6: https://docs.leonardo.ai/docs/kling-2.6"""
        raise NotImplementedError

    @property
    def kling_3_0_turbo(self) -> AsyncKling30Turbo:
        """Kling 3.0 Turbo: https://docs.leonardo.ai/docs/kling-3.0-turbo"""
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
    def kling_video_o_1(self) -> AsyncKlingVideoO1:
        """Kling O1 Video Model: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def krea_2_turbo(self) -> AsyncKrea2Turbo:
        """Krea 2 Turbo: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def krea_krea_2(self) -> AsyncKreaKrea2:
        """Krea 2: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def lifelike_vision(self) -> AsyncLifelikeVision:
        """Lifelike Vision: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def lightning_xl(self) -> AsyncLightningXl:
        """Leonardo Lightning: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ltxv_2_3_fast(self) -> AsyncLtxv23Fast:
        """LTX-2.3 Fast: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def ltxv_2_3_pro(self) -> AsyncLtxv23Pro:
        """LTX-2.3 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def lucid_origin(self) -> AsyncLucidOrigin:
        """Lucid Origin: https://docs.leonardo.ai/docs/lucid-origin"""
        raise NotImplementedError

    @property
    def lucid_realism(self) -> AsyncLucidRealism:
        """Lucid Realism: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def minimax_hailuo_03(self) -> AsyncMinimaxHailuo03:
        """MiniMax Hailuo 03: https://docs.leonardo.ai/docs/minimax-hailuo-03"""
        raise NotImplementedError

    @property
    def motion_2_0_fast(self) -> AsyncMotion20Fast:
        """Motion 2.0 Fast: https://docs.leonardo.ai/docs/motion-2.0-fast"""
        raise NotImplementedError

    @property
    def motion_2_0(self) -> AsyncMotion20:
        """Motion 2.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def music_v1(self) -> AsyncMusicV1:
        """Music v1: https://docs.leonardo.ai/docs/music-v1"""
        raise NotImplementedError

    @property
    def nano_banana_2_lite(self) -> AsyncNanoBanana2Lite:
        """Nano Banana 2 Lite: https://docs.leonardo.ai/docs/nano-banana-2-lite"""
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
    def openai_gpt_image_2_5_sunburst(self) -> AsyncOpenaiGptImage25Sunburst:
        """GPT Image 2.5 Sunburst: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def phoenix(self) -> AsyncPhoenix:
        """Phoenix: https://docs.leonardo.ai/docs/phoenix"""
        raise NotImplementedError

    @property
    def portrait_perfect(self) -> AsyncPortraitPerfect:
        """Portrait Perfect: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def pro_upscaler_precise(self) -> AsyncProUpscalerPrecise:
        """Pro Upscaler Precise: https://docs.leonardo.ai/docs/pro-upscaler-precise"""
        raise NotImplementedError

    @property
    def recraft_v4_pro(self) -> AsyncRecraftV4Pro:
        """Recraft V4 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def recraft_v4(self) -> AsyncRecraftV4:
        """Recraft V4: https://docs.leonardo.ai/docs/recraft-v4"""
        raise NotImplementedError

    @property
    def remove_bg(self) -> AsyncRemoveBg:
        """Remove bg: https://docs.leonardo.ai/docs/remove-bg"""
        raise NotImplementedError

    @property
    def rodin_v2(self) -> AsyncRodinV2:
        """Rodin V2: https://docs.leonardo.ai/docs/rodin-v2"""
        raise NotImplementedError

    @property
    def seed_audio_1_0(self) -> AsyncSeedAudio10:
        """Seed Audio 1.0: https://docs.leonardo.ai/docs/seed-audio-1.0"""
        raise NotImplementedError

    @property
    def seedance_1_0_pro_fast(self) -> AsyncSeedance10ProFast:
        """Seedance 1.0 Pro Fast: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedance_1_0_pro(self) -> AsyncSeedance10Pro:
        """Seedance 1.0 Pro: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedance_2_0_fast(self) -> AsyncSeedance20Fast:
        """Seedance 2.0 Fast: https://docs.leonardo.ai/docs/seedance-2.0-fast"""
        raise NotImplementedError

    @property
    def seedance_2_0_mini(self) -> AsyncSeedance20Mini:
        """Seedance 2.0 Mini: https://docs.leonardo.ai/docs/seedance-2.0-mini"""
        raise NotImplementedError

    @property
    def seedance_2_0(self) -> AsyncSeedance20:
        """Seedance 2.0: https://docs.leonardo.ai/docs/seedance-2.0"""
        raise NotImplementedError

    @property
    def seedream_4_0(self) -> AsyncSeedream40:
        """Seedream 4.0: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedream_4_5(self) -> AsyncSeedream45:
        """Seedream 4.5: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def seedream_5_0_pro(self) -> AsyncSeedream50Pro:
        """Seedream 5.0 Pro: https://docs.leonardo.ai/docs/seedream-5.0-pro"""
        raise NotImplementedError

    @property
    @deprecated("Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001.")
    def sora_2_pro(self) -> AsyncSora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001."""
        raise NotImplementedError

    @property
    def sound_effects_v2(self) -> AsyncSoundEffectsV2:
        """Sound Effects: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def stock_photography(self) -> AsyncStockPhotography:
        """Stock Photography: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def veo_3_1(self) -> AsyncVeo31:
        """Veo 3.1: https://docs.leonardo.ai/docs/veo-3.1"""
        raise NotImplementedError

    @property
    def wan_2_6(self) -> AsyncWan26:
        """Wan 2.6: https://docs.leonardo.ai/docs/wan-2.6"""
        raise NotImplementedError

    @property
    def wan_2_7(self) -> AsyncWan27:
        """Wan 2.7: https://docs.leonardo.ai/reference"""
        raise NotImplementedError

    @property
    def wan_3_0(self) -> AsyncWan30:
        """Wan 3.0: https://docs.leonardo.ai/docs/wan-3.0"""
        raise NotImplementedError
