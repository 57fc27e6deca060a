# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/sora-2-pro.yaml 2e422df5626a; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Sora 2 Pro: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["GENERATED", "GENERATION", "INIT", "UPLOADED", "VARIATION"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr
    type: TypeValue


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class Guidances(RequestModel, extra="forbid"):
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    prompt: Annotated[StrictStr, Field(max_length=5000)]
    width: Literal[720, 1024, 1280, 1792]
    height: Literal[720, 1024, 1280, 1792]
    duration: Literal[4, 8, 12] = 4
    mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] = "RESOLUTION_720"
    quantity: Annotated[StrictInt, Field(ge=1, le=1)]
    guidances: Guidances | None = None


class Sora2ProRequest(RequestModel, extra="forbid"):
    model: Literal["sora-2-pro"]
    public: StrictBool | None = None
    parameters: Parameters
