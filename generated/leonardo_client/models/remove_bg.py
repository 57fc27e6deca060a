# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/remove-bg.yaml 24ba99b401f1; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Remove bg: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
TypeValue_ = Literal["animal", "auto", "car", "graphic", "other", "person", "product", "transportation"]


class Image(RequestModel, extra="forbid"):
    data: StrictStr | None = None
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class BackgroundImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: StrictInt | None = None


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: StrictInt | None = None


class Guidances(RequestModel, extra="forbid"):
    background_image_reference: Annotated[
        list[BackgroundImageReferenceItem] | None, Field(max_length=1, min_length=1)
    ] = None
    image_reference: Annotated[list[ImageReferenceItem], Field(max_length=1, min_length=1)]


class Parameters(RequestModel, extra="forbid"):
    bg_color: StrictStr | None = None
    channels: Literal["alpha", "rgba"] = "rgba"
    crop: StrictBool = False
    crop_margin: StrictStr | None = None
    format: Literal["jpg", "png", "webp"] = "png"
    guidances: Guidances
    position: StrictStr | None = None
    quantity: Annotated[Literal[1], Field(ge=1, le=1)] = 1
    roi: StrictStr | None = None
    scale: StrictStr | None = None
    semitransparency: StrictBool = True
    shadow_opacity: Annotated[StrictInt | None, Field(ge=0, le=100)] = None
    shadow_type: Literal["3d", "car", "drop", "none"] = "none"
    size: Literal["50MP", "auto", "full", "preview"] = "auto"
    type: TypeValue_ = "auto"
    type_level: Literal["1", "2", "latest", "none"] | None = None


class RemoveBgRequest(RequestModel, extra="forbid"):
    model: Literal["remove-bg"]
    public: StrictBool | None = None
    base64: StrictBool = False
    ephemeral: StrictBool = False
    parameters: Parameters
