# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-video-o-1.yaml 415a07a653a6; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling O1 Video Model: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class EndFrameItem(RequestModel, extra="forbid"):
    image: Image


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None


class Video(RequestModel, extra="forbid"):
    id: StrictStr
    url: StrictStr | None = None
    type: Literal["GENERATED", "UPLOADED"]
    width: Annotated[StrictInt | None, Field(ge=720, le=2160)] = None
    height: Annotated[StrictInt | None, Field(ge=720, le=2160)] = None
    duration: Annotated[StrictFloat | None, Field(ge=3.0, le=10.05)] = None
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=5)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    mode: Annotated[Literal["RESOLUTION_1080"], Field(deprecated=True)] = "RESOLUTION_1080"
    width: Annotated[StrictInt, Field(ge=0, le=2160)] = 1920
    height: Annotated[StrictInt, Field(ge=0, le=2160)] = 1080
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Annotated[StrictInt, Field(ge=3, le=10)] = 5
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None


class KlingVideoO1Request(RequestModel, extra="forbid"):
    model: Literal["kling-video-o-1"]
    public: StrictBool | None = None
    parameters: Parameters
