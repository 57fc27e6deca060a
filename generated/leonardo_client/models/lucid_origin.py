# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lucid-origin.yaml 23d6c84ff247; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Lucid Origin: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["111dc692-d470-4eec-b791-3475abac4c46", "556c1ee5-ec38-42e8-955a-1e82dad0ffa1",
    "594c4a08-a522-4e0e-b7ff-e4dac4b6b622", "5bdc3f2a-1be6-4d1c-8e77-992a30824a2c",
    "6fedbf1f-4a17-45ec-84fb-92fe524a29ef", "a5632c7c-ddbb-4e2f-ba34-8456ab3ac436",
    "ab5a4220-7c42-41e5-a578-eddb9fed3d75", "dee282d3-891f-4f73-ba02-7f8131e5541b"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class ContentItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MID", "ULTRA"] = "MID"
    order: StrictInt | None = None


class StyleItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MAX", "MID", "ULTRA"]
    order: StrictInt | None = None


class Guidances(RequestModel, extra="forbid"):
    content: Annotated[list[ContentItem] | None, Field(max_length=1)] = None
    style: Annotated[list[StyleItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    guidances: Guidances | None = None
    height: Annotated[StrictInt, Field(ge=16, le=3616, multiple_of=8)] = 1200
    mode: Literal["FAST", "ULTRA"] = "FAST"
    prompt: Annotated[StrictStr, Field(max_length=2000)]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    seed: Annotated[StrictInt | None, Field(ge=0, le=2147483647)] = None
    style_ids: Annotated[list[StyleIdsValue], Field(max_length=1)] = ["111dc692-d470-4eec-b791-3475abac4c46"]
    width: Annotated[StrictInt, Field(ge=16, le=3840, multiple_of=8)] = 1200


class LucidOriginRequest(RequestModel, extra="forbid"):
    model: Literal["lucid-origin"]
    public: StrictBool | None = None
    parameters: Parameters
