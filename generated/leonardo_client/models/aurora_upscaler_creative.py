# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/aurora-upscaler-creative.yaml b3c6ad1a0252; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Aurora Upscaler Creative: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

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
    image_reference: Annotated[list[ImageReferenceItem], Field(max_length=1, min_length=1)]


class Parameters(RequestModel, extra="forbid"):
    seed: Annotated[StrictInt | None, Field(ge=0, le=2147483647)] = None
    width: Annotated[StrictInt, Field(ge=128)]
    height: Annotated[StrictInt, Field(ge=128)]
    priority: StrictInt | None = None
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances
    creativity: Literal["high", "low", "mid"] = "mid"
    upscale_factor: StrictFloat = 2


class AuroraUpscalerCreativeRequest(RequestModel, extra="forbid"):
    model: Literal["aurora-upscaler-creative"]
    public: StrictBool | None = None
    parameters: Parameters
