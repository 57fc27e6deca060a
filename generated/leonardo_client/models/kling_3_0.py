# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-3.0.yaml d253fa3fd2b6; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 3.0: what a request may hold."""

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


class Image1(RequestModel, extra="forbid"):
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image1


class Image2(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image2


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=7)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: Annotated[StrictFloat, Field(ge=3.0, le=15.0)] = 5
    guidances: Guidances | None = None
    height: StrictFloat | None = None
    mode: Annotated[ModeValue, Field(deprecated=True)] = "RESOLUTION_1080"
    motion_has_audio: StrictBool = True
    prompt: Annotated[StrictStr, Field(max_length=2500)]
    width: StrictFloat | None = None
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1


class Kling30Request(RequestModel, extra="forbid"):
    model: Literal["kling-3.0"]
    public: StrictBool | None = None
    parameters: Parameters
