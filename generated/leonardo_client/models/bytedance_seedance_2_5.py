# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bytedance-seedance-2.5.yaml d3f53e4a6b7d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.5: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

DurationValue = Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    29, 30]
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


class Audio(RequestModel, extra="forbid"):
    id: StrictStr
    url: StrictStr | None = None
    type: Literal["GENERATED", "UPLOADED"]
    duration: StrictFloat | None = None


class AudioReferenceItem(RequestModel, extra="forbid"):
    audio: Audio


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None


class Video(RequestModel, extra="forbid"):
    id: StrictStr
    url: StrictStr | None = None
    type: Literal["GENERATED", "UPLOADED"]
    width: StrictInt | None = None
    height: StrictInt | None = None
    duration: StrictFloat | None = None
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    audio_reference: Annotated[list[AudioReferenceItem] | None, Field(max_length=10)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=30)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=10)] = None


class Parameters(RequestModel, extra="forbid"):
    seed: Annotated[StrictFloat, Field(ge=-1.0, le=4294967295.0)] = -1
    width: StrictInt = 1280
    height: StrictInt = 720
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    duration: DurationValue = 8
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None
    omni_edit: StrictBool | None = None
    motion_has_audio: StrictBool = True


class BytedanceSeedance25Request(RequestModel, extra="forbid"):
    model: Literal["bytedance/seedance-2.5"]
    public: StrictBool | None = None
    parameters: Parameters
