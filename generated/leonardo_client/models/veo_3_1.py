# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/veo-3.1.yaml cf87bad44360; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Veo 3.1: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

ModelValue = Literal["veo-3.1-fast-generate-001", "veo-3.1-generate-001", "veo-3.1-lite"]
TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


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
    strength: Literal["HIGH", "LOW", "MID"] = "MID"
    order: StrictInt | None = None


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=3)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None


class StartFrame(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class EndFrame(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class Parameters(RequestModel, extra="forbid"):
    duration: Literal[4, 6, 8] = 8
    guidances: Guidances | None = None
    height: StrictInt = 720
    motion_has_audio: Literal[False, True] = True
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    prompt: Annotated[StrictStr, Field(max_length=9999)]
    quantity: Annotated[Literal[1], Field(ge=1, le=1)] = 1
    seed: Annotated[StrictFloat | None, Field(ge=0.0, le=4294967295.0)] = None
    width: StrictInt = 1280
    start_frame: Annotated[StartFrame | None, Field(deprecated=True)] = None
    end_frame: Annotated[EndFrame | None, Field(deprecated=True)] = None
    mode: Annotated[StrictStr, Field(deprecated=True)] = "RESOLUTION_720"
    audio: Annotated[StrictBool, Field(deprecated=True)] = True


class Veo31Request(RequestModel, extra="forbid"):
    model: ModelValue
    public: StrictBool | None = None
    parameters: Parameters
