# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-2.0.yaml 6b7589b0a21f; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.0: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "GENERATION", "INIT", "UPLOADED", "URL", "VARIATION"]
ModeValue = Literal["RESOLUTION_1080", "RESOLUTION_2160", "RESOLUTION_480", "RESOLUTION_720"]


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
    strength: Literal["HIGH", "LOW", "MID"] | None = None
    order: StrictInt | None = None


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class Audio(RequestModel, extra="forbid"):
    id: StrictStr
    url: StrictStr | None = None
    type: Literal["GENERATED", "UPLOADED"]
    duration: StrictFloat | None = None


class AudioReferenceItem(RequestModel, extra="forbid"):
    audio: Audio


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
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=4)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    audio_reference: Annotated[list[AudioReferenceItem] | None, Field(max_length=1)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=3)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] = 8
    guidances: Guidances | None = None
    height: StrictInt = 720
    mode: Annotated[ModeValue, Field(deprecated=True)] = "RESOLUTION_720"
    motion_has_audio: StrictBool = True
    prompt: Annotated[StrictStr, Field(max_length=5000)]
    quantity: Annotated[StrictInt, Field(ge=1, le=1)]
    seed: Annotated[StrictFloat, Field(ge=-1.0)] = -1
    width: StrictInt = 1280


class Seedance20Request(RequestModel, extra="forbid"):
    model: Literal["seedance-2.0"]
    public: StrictBool | None = None
    parameters: Parameters
