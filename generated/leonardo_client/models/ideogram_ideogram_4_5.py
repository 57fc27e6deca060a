# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-ideogram-4.5.yaml 588824451b03; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 4.5: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

WidthValue = Literal[720, 800, 832, 864, 896, 1024, 1120, 1152, 1248, 1280, 1296, 1440, 1600, 1664, 1728, 1792, 2048,
    2240, 2304, 2496, 2560, 2880, 2944, 3072, 3168, 3328]
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
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=5)] = None


class Parameters(RequestModel, extra="forbid"):
    seed: Annotated[StrictInt | None, Field(ge=0, le=2147483647)] = None
    width: WidthValue = 1024
    height: WidthValue = 1024
    prompt: Annotated[StrictStr, Field(max_length=10000, min_length=1)]
    quality: Literal["HIGH", "LOW", "MEDIUM", "VERY_LOW"] = "MEDIUM"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    guidances: Guidances | None = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class IdeogramIdeogram45Request(RequestModel, extra="forbid"):
    model: Literal["ideogram/ideogram-4.5"]
    public: StrictBool | None = None
    parameters: Parameters
