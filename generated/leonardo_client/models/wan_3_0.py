# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-3.0.yaml fc669c7a4f03; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 3.0: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


class Audio(RequestModel, extra="forbid"):
    duration: StrictFloat | None = None
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]
    url: StrictStr | None = None


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
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]
    url: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None
    duration: StrictFloat | None = None
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Webpage(RequestModel, extra="forbid"):
    url: StrictStr | None = None


class WebpageReferenceItem(RequestModel, extra="forbid"):
    webpage: Webpage


class Guidances(RequestModel, extra="forbid"):
    audio_reference: Annotated[list[AudioReferenceItem] | None, Field(max_length=5)] = None
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=10)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=5)] = None
    webpage_reference: Annotated[list[WebpageReferenceItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: Annotated[StrictFloat, Field(ge=2.0, le=30.0)] = 5
    guidances: Guidances | None = None
    height: StrictFloat | None = None
    motion_has_audio: StrictBool = True
    prompt: Annotated[StrictStr, Field(max_length=5000)]
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=1.0)] = 1
    resolution: Literal["1080p", "480p", "720p"] = "480p"
    seed: Annotated[StrictFloat | None, Field(ge=0.0, le=2147483647.0)] = None
    width: StrictFloat | None = None
    quality: Literal["ACCELERATED", "STANDARD"] = "ACCELERATED"


class Wan30Request(RequestModel, extra="forbid"):
    model: Literal["alibaba/wan-3.0"]
    public: StrictBool | None = None
    parameters: Parameters
