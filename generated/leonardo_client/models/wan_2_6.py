# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-2.6.yaml fdc86395a522; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 2.6: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "GENERATION", "INIT", "UPLOADED", "URL", "VARIATION"]


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


class Guidances(RequestModel, extra="forbid"):
    audio_reference: Annotated[list[AudioReferenceItem] | None, Field(max_length=1)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=3)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: StrictFloat = 5
    guidances: Guidances | None = None
    height: StrictFloat | None = None
    negative_prompt: Annotated[StrictStr, Field(max_length=500)] = ""
    prompt: Annotated[StrictStr, Field(max_length=1500)]
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=1.0)] = 1
    resolution: Literal["1080p", "720p"] = "1080p"
    seed: Annotated[StrictFloat | None, Field(ge=0.0, le=2147483647.0)] = None
    width: StrictFloat | None = None


class Wan26Request(RequestModel, extra="forbid"):
    model: Literal["wan-2.6"]
    public: StrictBool | None = None
    parameters: Parameters
