# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedream-5.0-pro.yaml 101e182211fc; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 5.0 Pro: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MID"] | None = None
    order: StrictInt | None = None


class Guidances(RequestModel, extra="forbid"):
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=10)] = None


class Parameters(RequestModel, extra="forbid"):
    guidances: Guidances | None = None
    height: Annotated[StrictInt, Field(ge=768, le=2048)] = 2048
    output_format: Literal["jpeg", "png"] = "jpeg"
    prompt: Annotated[StrictStr, Field(max_length=9999)]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    quantity: Annotated[StrictInt, Field(ge=1, le=6)] = 1
    seed: Annotated[StrictInt | None, Field(le=2147483637)] = None
    width: Annotated[StrictInt, Field(ge=768, le=2048)] = 2048
    mode: Literal["FAST", "QUALITY"] = "QUALITY"


class Seedream50ProRequest(RequestModel, extra="forbid"):
    model: Literal["seedream-5.0-pro"]
    public: StrictBool | None = None
    parameters: Parameters
