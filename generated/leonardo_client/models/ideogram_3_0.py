# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-3.0.yaml 3e1e5ec7393b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 3.0: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

StyleIdsValue = Literal["111dc692-d470-4eec-b791-3475abac4c46", "556c1ee5-ec38-42e8-955a-1e82dad0ffa1",
    "594c4a08-a522-4e0e-b7ff-e4dac4b6b622", "5bdc3f2a-1be6-4d1c-8e77-992a30824a2c",
    "6fedbf1f-4a17-45ec-84fb-92fe524a29ef", "a5632c7c-ddbb-4e2f-ba34-8456ab3ac436",
    "ab5a4220-7c42-41e5-a578-eddb9fed3d75", "dee282d3-891f-4f73-ba02-7f8131e5541b"]


class Parameters(RequestModel, extra="forbid"):
    height: Annotated[StrictInt, Field(ge=32, le=2048)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999)]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    seed: StrictInt | None = None
    style_ids: list[StyleIdsValue] = ["111dc692-d470-4eec-b791-3475abac4c46"]
    width: Annotated[StrictInt, Field(ge=32, le=2048)] = 1024
    quality: Literal["BALANCED", "QUALITY", "TURBO"] | None = None
    mode: Annotated[StrictStr | None, Field(deprecated=True)] = None
    guidances: dict[str, Any] | None = None
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None


class Ideogram30Request(RequestModel, extra="forbid"):
    model: Literal["ideogram-v3.0"]
    public: StrictBool | None = None
    parameters: Parameters
