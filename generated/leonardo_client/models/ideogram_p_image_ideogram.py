# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-p-image-ideogram.yaml 0a49f5644120; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""P-Image-Ideogram: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

WidthValue = Literal[512, 640, 720, 800, 832, 864, 896, 1024, 1120, 1152, 1248, 1280, 1440, 1536, 1600, 1664, 1728,
    1792, 2048, 2240, 2304, 2496, 2560, 2880, 3072, 3456]


class Parameters(RequestModel, extra="forbid"):
    width: WidthValue = 1024
    height: WidthValue = 1024
    prompt: Annotated[StrictStr, Field(max_length=10000, min_length=1)]
    quality: Literal["HIGH", "LOW", "MEDIUM", "VERY_LOW"] = "MEDIUM"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class IdeogramPImageIdeogramRequest(RequestModel, extra="forbid"):
    model: Literal["ideogram/p-image-ideogram"]
    public: StrictBool | None = None
    parameters: Parameters
