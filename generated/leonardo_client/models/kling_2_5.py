# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.5.yaml 079ba25b57e7; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.5 Turbo: what a request may hold."""

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


class Guidances(RequestModel, extra="forbid"):
    end_frame: Annotated[list[EndFrameItem] | None, Field(max_length=1)] = None
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    width: Annotated[Literal[720, 960, 1080, 1280, 1440, 1920], Field(ge=0, le=9007199254740991)] = 1920
    height: Annotated[Literal[720, 960, 1080, 1280, 1440, 1920], Field(ge=0, le=9007199254740991)] = 1080
    mode: Annotated[Literal["RESOLUTION_1080", "RESOLUTION_720"], Field(deprecated=True)] = "RESOLUTION_1080"
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Literal[5, 10] = 5
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=1.0)] = 1
    guidances: Guidances | None = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class Kling25Request(RequestModel, extra="forbid"):
    model: Literal["kling-2.5"]
    public: StrictBool | None = None
    parameters: Parameters
