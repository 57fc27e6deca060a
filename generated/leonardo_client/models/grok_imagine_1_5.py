# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/grok-imagine-1.5.yaml af92b817e3c1; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Grok Imagine 1.5: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

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


class Parameters(RequestModel, extra="forbid"):
    width: Literal[0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888] = 736
    height: Literal[0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888] = 400
    prompt: Annotated[StrictStr, Field(max_length=5000, min_length=1)]
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] = 6
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances
    motion_has_audio: StrictBool = True


class GrokImagine15Request(RequestModel, extra="forbid"):
    model: Literal["grok-imagine-1.5"]
    public: StrictBool | None = None
    parameters: Parameters
