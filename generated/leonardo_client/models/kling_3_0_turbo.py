# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-3.0-turbo.yaml 90885ba0363d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 3.0 Turbo: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "GENERATION", "INIT", "UPLOADED", "URL", "VARIATION"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class Guidances(RequestModel, extra="forbid"):
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] = 5
    guidances: Guidances | None = None
    height: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None = None
    mode: Annotated[Literal["RESOLUTION_1080", "RESOLUTION_720"], Field(deprecated=True)] = "RESOLUTION_1080"
    motion_has_audio: StrictBool = True
    prompt: Annotated[StrictStr, Field(max_length=2500)]
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    width: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None = None


class Kling30TurboRequest(RequestModel, extra="forbid"):
    model: Literal["kling-3.0-turbo"]
    public: StrictBool | None = None
    parameters: Parameters
