# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/krea-2-turbo.yaml 55246e38bd58; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Krea 2 Turbo: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel


class Parameters(RequestModel, extra="forbid"):
    width: Annotated[StrictInt, Field(ge=16, le=4096, multiple_of=8)] = 1024
    height: Annotated[StrictInt, Field(ge=16, le=4096, multiple_of=8)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class Krea2TurboRequest(RequestModel, extra="forbid"):
    model: Literal["krea-2-turbo"]
    public: StrictBool | None = None
    parameters: Parameters
