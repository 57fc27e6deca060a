# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ltxv-2.3-fast.yaml c051f7f010ff; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""LTX-2.3 Fast: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

ModeValue = Literal["RESOLUTION_1080", "RESOLUTION_1440", "RESOLUTION_2160"]
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
    mode: Annotated[ModeValue, Field(deprecated=True)] = "RESOLUTION_1080"
    width: Annotated[StrictInt, Field(ge=0, le=9007199254740991)] = 1920
    height: Annotated[StrictInt, Field(ge=0, le=9007199254740991)] = 1080
    prompt: Annotated[StrictStr, Field(max_length=5000, min_length=1)]
    duration: Literal[6, 8, 10, 12, 14, 16, 18, 20] = 6
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    motion_has_audio: StrictBool = True


class Ltxv23FastRequest(RequestModel, extra="forbid"):
    model: Literal["ltxv-2.3-fast"]
    public: StrictBool | None = None
    parameters: Parameters
