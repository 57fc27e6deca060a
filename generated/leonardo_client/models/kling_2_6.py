# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.6.yaml eba1d20b6252; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.6: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


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


class StartFrame(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class Parameters(RequestModel, extra="forbid"):
    duration: StrictFloat = 5
    guidances: Guidances | None = None
    height: StrictFloat | None = None
    prompt: Annotated[StrictStr, Field(max_length=2500)]
    width: StrictFloat | None = None
    mode: Annotated[Literal["RESOLUTION_1080"], Field(deprecated=True)] = "RESOLUTION_1080"
    audio: Annotated[StrictBool, Field(deprecated=True)] = True
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=1.0)] = 1
    start_frame: Annotated[StartFrame | None, Field(deprecated=True)] = None
    motion_has_audio: StrictBool = True


class Kling26Request(RequestModel, extra="forbid"):
    model: Literal["kling-2.6"]
    public: StrictBool | None = None
    parameters: Parameters
