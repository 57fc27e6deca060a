# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/happy-horse.yaml b8b732e3db2c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Happy Horse 1.0: what a request may hold."""

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


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None


class Video(RequestModel, extra="forbid"):
    id: StrictStr
    url: StrictStr | None = None
    type: Literal["GENERATED", "UPLOADED"]
    width: Annotated[StrictInt | None, Field(ge=320, le=2160)] = None
    height: Annotated[StrictInt | None, Field(ge=320, le=2160)] = None
    duration: Annotated[StrictFloat | None, Field(ge=3.0, le=15.0)] = None
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Guidances(RequestModel, extra="forbid"):
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=9)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    width: Literal[720, 960, 1080, 1280, 1440, 1920] = 1920
    height: Literal[720, 960, 1080, 1280, 1440, 1920] = 1080
    mode: Annotated[Literal["RESOLUTION_1080", "RESOLUTION_720"], Field(deprecated=True)] = "RESOLUTION_1080"
    seed: StrictInt | None = None
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] = 5
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None
    audio_setting: Literal["auto", "origin"] = "auto"
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class HappyHorseRequest(RequestModel, extra="forbid"):
    model: Literal["happy-horse"]
    public: StrictBool | None = None
    parameters: Parameters
