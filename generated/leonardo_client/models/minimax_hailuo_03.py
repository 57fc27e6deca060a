# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/minimax-hailuo-03.yaml a50ba48286fc; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""MiniMax Hailuo 03: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
HeightValue = Literal[0, 480, 640, 768, 856, 1024, 1376, 1440, 1920, 2160, 2560, 2880, 3840]
WidthValue = Literal[0, 480, 640, 768, 856, 1024, 1120, 1376, 1440, 1792, 1920, 2160, 2560, 2880, 3360, 3840, 5040]


class Audio(RequestModel, extra="forbid"):
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]
    url: StrictStr | None = None
    duration: StrictFloat | None = None


class AudioReferenceItem(RequestModel, extra="forbid"):
    audio: Audio


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class EndFrameItem(RequestModel, extra="forbid"):
    image: Image


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: StrictInt | None = None


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class Video(RequestModel, extra="forbid"):
    duration: StrictFloat
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]
    url: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Guidances(RequestModel, extra="forbid"):
    audio_reference: Annotated[list[AudioReferenceItem] | None, Field(max_length=3)] = None
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=9)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=3)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: Literal[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] = 6
    guidances: Guidances | None = None
    height: HeightValue = 768
    motion_has_audio: StrictBool = True
    prompt: Annotated[StrictStr, Field(max_length=7000)]
    quality: Literal["ACCELERATED", "STANDARD", "TURBO"] = "TURBO"
    quantity: Annotated[StrictInt, Field(ge=1, le=1)]
    resolution: Literal["2k", "480p", "4k", "768p"] = "768p"
    width: WidthValue = 1376


class MinimaxHailuo03Request(RequestModel, extra="forbid"):
    model: Literal["hailuo-03"]
    public: StrictBool | None = None
    parameters: Parameters
