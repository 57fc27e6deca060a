# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedream-4.5.yaml a64be1020c69; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 4.5: what a request may hold."""

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
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None


class Guidances(RequestModel, extra="forbid"):
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=6)] = None


class Parameters(RequestModel, extra="forbid"):
    seed: Annotated[StrictInt | None, Field(ge=0, le=2147483638)] = None
    width: Annotated[StrictInt, Field(ge=32, le=14142)] = 2048
    height: Annotated[StrictInt, Field(ge=32, le=14142)] = 2048
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 1
    guidances: Guidances | None = None
    style_ids: list[StyleIdsValue] = ["111dc692-d470-4eec-b791-3475abac4c46"]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class Seedream45Request(RequestModel, extra="forbid"):
    model: Literal["seedream-4.5"]
    public: StrictBool | None = None
    parameters: Parameters
