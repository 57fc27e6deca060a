# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seed-audio-1.0.yaml 99c388e04d51; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seed Audio 1.0: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
VoiceIdValue = Literal["id_female_bv161narration_uranus_bigtts", "zh_female_cancan_uranus_bigtts",
    "zh_female_jitangnv_uranus_bigtts", "zh_female_kefunvsheng_uranus_bigtts", "zh_female_liuchangnv_uranus_bigtts",
    "zh_female_meilinvyou_uranus_bigtts", "zh_female_mizai_uranus_bigtts", "zh_female_sajiaoxuemei_uranus_bigtts",
    "zh_female_tianmeixiaoyuan_uranus_bigtts", "zh_female_vv_uranus_bigtts", "zh_female_xiaohe_uranus_bigtts",
    "zh_female_xiaoxue_uranus_bigtts", "zh_female_yingyujiaoxue_uranus_bigtts", "zh_male_dayi_uranus_bigtts",
    "zh_male_liufei_uranus_bigtts", "zh_male_m191_uranus_bigtts", "zh_male_ruyayichen_uranus_bigtts",
    "zh_male_sophie_uranus_bigtts", "zh_male_sunwukong_uranus_bigtts", "zh_male_taocheng_uranus_bigtts"]


class Audio(RequestModel, extra="forbid"):
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]
    url: StrictStr | None = None
    duration: StrictFloat | None = None


class AudioReferenceItem(RequestModel, extra="forbid"):
    audio: Audio


class Image1(RequestModel, extra="forbid"):
    id: StrictStr
    type: StrictStr


class Image(RequestModel, extra="forbid"):
    image: Image1
    order: StrictInt | None = None
    strength: Literal["HIGH", "LOW", "MID"] = "MID"
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: StrictInt | None = None


class Guidances(RequestModel, extra="forbid"):
    audio_reference: Annotated[list[AudioReferenceItem] | None, Field(max_length=3)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    guidances: Guidances | None = None
    language_code: Literal["en"] = "en"
    pitch: Annotated[StrictFloat, Field(ge=-12.0, le=12.0)] = 0
    prompt: Annotated[StrictStr, Field(max_length=3000)]
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=4.0)] = 1
    speed: Annotated[StrictFloat, Field(ge=0.5, le=2.0)] = 1
    voice_id: VoiceIdValue | None = None
    volume: Annotated[StrictFloat, Field(ge=0.5, le=2.0)] = 1


class SeedAudio10Request(RequestModel, extra="forbid"):
    model: Literal["seed-audio-1.0"]
    public: StrictBool | None = None
    parameters: Parameters
