# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/recraft-v4-pro.yaml 467ab9bf5298; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Recraft V4 Pro: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

WidthValue = Literal[1536, 1664, 1792, 2048, 2304, 2432, 2560, 2688, 3072]


class Parameters(RequestModel, extra="forbid"):
    width: Annotated[WidthValue, Field(ge=0, le=9007199254740991)] = 2048
    height: Annotated[WidthValue, Field(ge=0, le=9007199254740991)] = 2048
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class RecraftV4ProRequest(RequestModel, extra="forbid"):
    model: Literal["recraft-v4-pro"]
    public: StrictBool | None = None
    parameters: Parameters
