# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-2.7.yaml c58d0ae299a2; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 2.7: what a request may hold."""

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
    duration: Annotated[StrictFloat, Field(ge=2.0, le=10.05)]
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video
    type: Literal["BASE", "FEATURE"] | None = None


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=6)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    width: Annotated[Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None, Field(ge=0, le=9007199254740991)] = None
    height: Annotated[Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None, Field(ge=0, le=9007199254740991)] = None
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Literal[2, 3, 4, 5, 6, 7, 8, 9, 10] = 5
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None
    omni_edit: StrictBool | None = None
    resolution: Literal["1080p", "720p"] = "720p"


class Wan27Request(RequestModel, extra="forbid"):
    model: Literal["wan-2.7"]
    public: StrictBool | None = None
    parameters: Parameters
