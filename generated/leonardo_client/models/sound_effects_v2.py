# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/sound-effects-v2.yaml f87304d8f7f3; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Sound Effects: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

DurationValue = Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]


class Parameters(RequestModel, extra="forbid"):
    loop: StrictBool = False
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    duration: Annotated[DurationValue, Field(ge=1, le=22)] = 2
    quantity: Annotated[StrictInt, Field(ge=1, le=4)] = 1
    prompt_influence: Annotated[StrictFloat, Field(ge=0.0, le=1.0)] = 0.7


class SoundEffectsV2Request(RequestModel, extra="forbid"):
    model: Literal["sound-effects-v2"]
    public: StrictBool | None = None
    parameters: Parameters
