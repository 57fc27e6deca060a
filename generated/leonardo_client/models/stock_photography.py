# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/stock-photography.yaml b5054ffcfcdf; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Stock Photography: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["556c1ee5-ec38-42e8-955a-1e82dad0ffa1", "5bdc3f2a-1be6-4d1c-8e77-992a30824a2c"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class EdgeItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MID"] = "MID"


class PoseItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MID"] = "MID"


class DepthItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MID"] = "MID"


class StyleItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MAX", "MID", "ULTRA"] = "MID"


class ContentItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MID", "ULTRA"] = "MID"


class CharacterItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MID"] = "MID"


class TextImageItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MID"] = "MID"


class ImageToImageItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MID"] = "MID"


class Guidances(RequestModel, extra="forbid"):
    edge: Annotated[list[EdgeItem] | None, Field(max_length=1)] = None
    pose: Annotated[list[PoseItem] | None, Field(max_length=1)] = None
    depth: Annotated[list[DepthItem] | None, Field(max_length=1)] = None
    style: Annotated[list[StyleItem] | None, Field(max_length=4)] = None
    content: Annotated[list[ContentItem] | None, Field(max_length=1)] = None
    character: Annotated[list[CharacterItem] | None, Field(max_length=1)] = None
    text_image: Annotated[list[TextImageItem] | None, Field(max_length=1)] = None
    image_to_image: Annotated[list[ImageToImageItem] | None, Field(max_length=1)] = None


class UserElement(RequestModel, extra="forbid"):
    weight: Annotated[StrictFloat | None, Field(ge=0.0)] = None


class PlatformElement(RequestModel, extra="forbid"):
    weight: Annotated[StrictFloat | None, Field(ge=0.0)] = None


class Parameters(RequestModel, extra="forbid"):
    mode: Literal["FAST", "QUALITY"] = "QUALITY"
    seed: Annotated[StrictInt | None, Field(ge=0)] = None
    width: Annotated[StrictInt, Field(ge=32, le=1536, multiple_of=8)] = 1024
    height: Annotated[StrictInt, Field(ge=32, le=1536, multiple_of=8)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    tiling: StrictBool | None = None
    contrast: Literal["HIGH", "LOW", "MEDIUM"] = "MEDIUM"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    guidances: Guidances | None = None
    style_ids: list[StyleIdsValue] = ["5bdc3f2a-1be6-4d1c-8e77-992a30824a2c"]
    transparency: StrictBool = False
    user_elements: Annotated[list[UserElement], Field(max_length=4, validate_default=True)] = []
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "OFF"
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    platform_elements: Annotated[list[PlatformElement], Field(max_length=4, validate_default=True)] = []


class StockPhotographyRequest(RequestModel, extra="forbid"):
    model: Literal["stock-photography"]
    public: StrictBool | None = None
    parameters: Parameters
