# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/recraft-v4.yaml f566ea3cd7f4; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Recraft V4: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel


class Parameters(RequestModel, extra="forbid"):
    prompt: Annotated[StrictStr, Field(max_length=9999)]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    width: Literal[768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536] = 1024
    height: Literal[768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536] = 1024


class RecraftV4Request(RequestModel, extra="forbid"):
    model: Literal["recraft-v4"]
    public: StrictBool | None = None
    parameters: Parameters
