# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-v4.0.yaml b7ce952bd774; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 4.0: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

WidthValue = Literal[1152, 1248, 1280, 1296, 1440, 1600, 1664, 1728, 1792, 2048, 2240, 2304, 2496, 2560, 2880, 2944,
    3072, 3168, 3328]


class Parameters(RequestModel, extra="forbid"):
    width: WidthValue | None = None
    height: WidthValue | None = None
    prompt: Annotated[StrictStr, Field(max_length=10000, min_length=1)]
    quality: Literal["BALANCED", "QUALITY", "TURBO"] = "BALANCED"
    quantity: Annotated[StrictInt, Field(ge=1, le=4)] = 4
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class IdeogramV40Request(RequestModel, extra="forbid"):
    model: Literal["ideogram-v4.0"]
    public: StrictBool | None = None
    parameters: Parameters
