# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-3-video.yaml 759bc64e1dce; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX 3 Video: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "GENERATION", "INIT", "UPLOADED", "URL", "VARIATION"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class EndFrameItem(RequestModel, extra="forbid"):
    image: Image


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class Video(RequestModel, extra="forbid"):
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]
    url: StrictStr | None = None
    width: Annotated[StrictInt | None, Field(ge=480, le=2160)] = None
    height: Annotated[StrictInt | None, Field(ge=480, le=2160)] = None
    duration: Annotated[StrictFloat, Field(ge=1.0, le=15.05)]
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: StrictFloat = 8
    guidances: Guidances | None = None
    height: StrictFloat | None = None
    motion_has_audio: StrictBool = True
    prompt: Annotated[StrictStr, Field(max_length=5000)]
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=1.0)] = 1
    resolution: Literal["1080p", "720p"] = "720p"
    width: StrictFloat | None = None


class Flux3VideoRequest(RequestModel, extra="forbid"):
    model: Literal["bfl/flux-3-video"]
    public: StrictBool | None = None
    parameters: Parameters
