# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-o3.yaml a45cc3dd2e59; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling O3: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
ModeValue = Literal["RESOLUTION_1080", "RESOLUTION_2160", "RESOLUTION_720"]


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
    width: Annotated[StrictInt | None, Field(ge=720, le=2160)] = None
    height: Annotated[StrictInt | None, Field(ge=720, le=2160)] = None
    duration: Annotated[StrictFloat | None, Field(ge=3.0, le=10.05)] = None
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=7)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: Annotated[StrictFloat, Field(ge=3.0, le=15.0)] = 5
    guidances: Guidances | None = None
    height: Annotated[StrictFloat, Field(le=3840.0)] = 1080
    mode: Annotated[ModeValue, Field(deprecated=True)] = "RESOLUTION_1080"
    motion_has_audio: StrictBool = True
    prompt: Annotated[StrictStr, Field(max_length=2500)]
    width: Annotated[StrictFloat, Field(le=3840.0)] = 1920
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1


class KlingO3Request(RequestModel, extra="forbid"):
    model: Literal["kling-video-o-3"]
    public: StrictBool | None = None
    parameters: Parameters
