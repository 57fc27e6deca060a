# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/music-v1.yaml 6bacf5ca3f63; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Music v1: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictStr

from .._runtime.core.requests import RequestModel


class Parameters(RequestModel, extra="forbid"):
    duration_minutes: StrictFloat = 1
    force_instrumental: StrictBool = False
    prompt: Annotated[StrictStr, Field(max_length=9999)]
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=4.0)] = 1


class MusicV1Request(RequestModel, extra="forbid"):
    model: Literal["music-v1"]
    public: StrictBool | None = None
    parameters: Parameters
