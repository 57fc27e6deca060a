# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bytedance-seedream-5.0-flash.yaml 6e2a4d07c460; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 5.0 Flash: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


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
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=10)] = None


class Parameters(RequestModel, extra="forbid"):
    width: Annotated[StrictInt, Field(ge=1024, le=3008)] = 2048
    height: Annotated[StrictInt, Field(ge=1024, le=3008)] = 2048
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 1
    guidances: Guidances | None = None
    output_format: Literal["jpeg", "png"] = "jpeg"
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class BytedanceSeedream50FlashRequest(RequestModel, extra="forbid"):
    model: Literal["bytedance/seedream-5.0-flash"]
    public: StrictBool | None = None
    parameters: Parameters
