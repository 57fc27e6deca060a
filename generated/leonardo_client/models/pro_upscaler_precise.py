# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/pro-upscaler-precise.yaml 676f13af266d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Pro Upscaler Precise: what a request may hold."""

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
    order: StrictInt | None = None


class Guidances(RequestModel, extra="forbid"):
    image_reference: Annotated[list[ImageReferenceItem], Field(max_length=1, min_length=1)]


class Parameters(RequestModel, extra="forbid"):
    height: Annotated[StrictInt, Field(ge=128)]
    upscale_factor: Literal[2, 3, 4, 5, 6, 8] = 2
    upscale_mode: Literal["clean", "detailed"] = "detailed"
    guidances: Guidances
    width: Annotated[StrictInt, Field(ge=128)]
    seed: StrictInt | None = None
    priority: StrictInt | None = None
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1


class ProUpscalerPreciseRequest(RequestModel, extra="forbid"):
    model: Literal["aurora-upscaler-precise"]
    public: StrictBool | None = None
    parameters: Parameters
