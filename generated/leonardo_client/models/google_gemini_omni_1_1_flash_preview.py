# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/google-gemini-omni-1.1-flash-preview.yaml 9ed50877e540; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Gemini Omni 1.1 Flash: what a request may hold."""

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
    width: StrictInt | None = None
    height: StrictInt | None = None
    duration: Annotated[StrictFloat, Field(le=10.0)]
    motion_has_audio: StrictBool | None = None


class VideoReferenceBaseItem(RequestModel, extra="forbid"):
    video: Video


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=10)] = None
    video_reference_base: Annotated[list[VideoReferenceBaseItem] | None, Field(max_length=3)] = None


class Parameters(RequestModel, extra="forbid"):
    width: Literal[360, 640, 720, 1080, 1280, 1920, 2160, 3840] | None = None
    height: Literal[360, 640, 720, 1080, 1280, 1920, 2160, 3840] | None = None
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10] = 5
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None
    motion_has_audio: StrictBool = True


class GoogleGeminiOmni11FlashPreviewRequest(RequestModel, extra="forbid"):
    model: Literal["google/gemini-omni-1.1-flash-preview"]
    public: StrictBool | None = None
    parameters: Parameters
