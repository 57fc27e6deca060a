# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/concept-art.yaml b2b7eb2f9ba9; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Concept Art: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["09d2b5b5-d7c5-4c02-905d-9f84051640f4", "33abbb99-03b9-4dd7-9761-ee98650b2c88",
    "5d256598-5671-424c-8152-27943f1000f1", "5e931eed-1ab9-48a0-aad0-ea5c7d13d472",
    "6e13a467-7dde-415a-8020-0ce2b27bc4e8", "726585f5-d231-4a3a-bee9-9a5e5d3df779",
    "e4d8224a-d804-4b00-b383-b1f3213b9faf", "fed4e15f-84b3-4f6e-9b20-9d3a3798eab8"]


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
    mode: Literal["FAST", "QUALITY"] = "FAST"
    seed: Annotated[StrictInt | None, Field(ge=0)] = None
    width: Annotated[StrictInt, Field(ge=32, le=1584, multiple_of=8)] = 1024
    height: Annotated[StrictInt, Field(ge=32, le=1536, multiple_of=8)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    tiling: StrictBool | None = None
    contrast: Literal["HIGH", "LOW", "MEDIUM"] = "MEDIUM"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    guidances: Guidances | None = None
    style_ids: list[StyleIdsValue] = ["726585f5-d231-4a3a-bee9-9a5e5d3df779"]
    transparency: StrictBool = False
    user_elements: Annotated[list[UserElement], Field(max_length=4, validate_default=True)] = []
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "OFF"
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    platform_elements: Annotated[list[PlatformElement], Field(max_length=4, validate_default=True)] = []


class ConceptArtRequest(RequestModel, extra="forbid"):
    model: Literal["concept-art"]
    public: StrictBool | None = None
    parameters: Parameters
