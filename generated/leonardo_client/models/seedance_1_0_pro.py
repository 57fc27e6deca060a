# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-1.0-pro.yaml 3d2b4e96b96f; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 1.0 Pro: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

ModeValue = Literal["RESOLUTION_1080", "RESOLUTION_480", "RESOLUTION_720"]
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
    mode: Annotated[ModeValue, Field(deprecated=True)] = "RESOLUTION_720"
    seed: Annotated[StrictFloat, Field(ge=-1.0, le=4294967295.0)] = -1
    width: StrictInt = 1248
    height: StrictInt = 704
    prompt: Annotated[StrictStr, Field(max_length=5000, min_length=1)]
    duration: Literal[4, 6, 8, 10] = 8
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class Seedance10ProRequest(RequestModel, extra="forbid"):
    model: Literal["seedance-1.0-pro"]
    public: StrictBool | None = None
    parameters: Parameters
