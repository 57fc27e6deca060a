# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/illustrative-albedo.yaml a34e974dd0d9; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Illustrative Albedo: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["093accc3-7633-4ffd-82da-d34000dfc0d6", "111dc692-d470-4eec-b791-3475abac4c46",
    "556c1ee5-ec38-42e8-955a-1e82dad0ffa1", "5e931eed-1ab9-48a0-aad0-ea5c7d13d472",
    "621e1c9a-6319-4bee-a12d-ae40659162fa", "645e4195-f63d-4715-a3f2-3fb1e6eb8c70",
    "6e13a467-7dde-415a-8020-0ce2b27bc4e8", "ab5a4220-7c42-41e5-a578-eddb9fed3d75",
    "b2a54a51-230b-4d4f-ad4e-8409bf58645f", "b504f83c-3326-4947-82e1-7fe9e839ec0f",
    "be8c6b58-739c-4d44-b9c1-b032ed308b61", "cadc8cd6-7838-4c99-b645-df76be8ba8d8",
    "d574325d-1278-4fe2-974b-768525f253c3", "debdf72a-91a4-467b-bf61-cc02bdeb69c6",
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
    style_ids: list[StyleIdsValue] = ["645e4195-f63d-4715-a3f2-3fb1e6eb8c70"]
    transparency: StrictBool = False
    user_elements: Annotated[list[UserElement], Field(max_length=4, validate_default=True)] = []
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "OFF"
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    platform_elements: Annotated[list[PlatformElement], Field(max_length=4, validate_default=True)] = []


class IllustrativeAlbedoRequest(RequestModel, extra="forbid"):
    model: Literal["illustrative-albedo"]
    public: StrictBool | None = None
    parameters: Parameters
