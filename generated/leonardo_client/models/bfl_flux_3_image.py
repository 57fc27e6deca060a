# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bfl-flux-3-image.yaml e0dd7834fac3; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX 3 Image: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

WidthValue = Literal[672, 720, 768, 832, 864, 880, 912, 1024, 1152, 1184, 1216, 1248, 1344, 1360, 1456, 1536, 1568,
    1680, 1728, 1776, 1824, 2048, 2288, 2368, 2416, 2512, 2688, 2736, 2896, 3072, 3136, 3344, 3456, 3552, 3664, 4096,
    4576, 4736, 4848, 5024, 5456, 5792, 6256]
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
    width: Annotated[WidthValue, Field(ge=0, le=9007199254740991)] = 1024
    height: Annotated[WidthValue, Field(ge=0, le=9007199254740991)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    guidances: Guidances | None = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class BflFlux3ImageRequest(RequestModel, extra="forbid"):
    model: Literal["bfl/flux-3-image"]
    public: StrictBool | None = None
    parameters: Parameters
