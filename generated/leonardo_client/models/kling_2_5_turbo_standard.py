# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.5-turbo-standard.yaml faf3b793410c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.5 Turbo Standard: what a request may hold."""

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


class Guidances(RequestModel, extra="forbid"):
    start_frame: Annotated[list[StartFrameItem], Field(max_length=1, min_length=1)]


class StartFrame(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class Parameters(RequestModel, extra="forbid"):
    width: Annotated[Literal[720, 960, 1280], Field(ge=0, le=9007199254740991)] = 1280
    height: Annotated[Literal[720, 960, 1280], Field(ge=0, le=9007199254740991)] = 720
    mode: Annotated[Literal["RESOLUTION_720"], Field(deprecated=True)] = "RESOLUTION_720"
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Literal[5, 10] = 5
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=1.0)] = 1
    guidances: Guidances
    start_frame: Annotated[StartFrame | None, Field(deprecated=True)] = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class Kling25TurboStandardRequest(RequestModel, extra="forbid"):
    model: Literal["kling-2.5-turbo-standard"]
    public: StrictBool | None = None
    parameters: Parameters
