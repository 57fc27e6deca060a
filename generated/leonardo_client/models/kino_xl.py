# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kino-xl.yaml a77bcdbbb299; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Cinematic Kino: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["0d914779-c822-430a-b976-30075033f1c4", "111dc692-d470-4eec-b791-3475abac4c46",
    "30c1d34f-e3a9-479a-b56f-c018bbc9c02a", "556c1ee5-ec38-42e8-955a-1e82dad0ffa1",
    "594c4a08-a522-4e0e-b7ff-e4dac4b6b622", "5bdc3f2a-1be6-4d1c-8e77-992a30824a2c",
    "6105baa2-851b-446e-9db5-08a671a8c42f", "621e1c9a-6319-4bee-a12d-ae40659162fa",
    "62736842-6e4b-4028-b79a-4f1a1606e893", "6fedbf1f-4a17-45ec-84fb-92fe524a29ef",
    "85da2dcc-c373-464c-9a7a-5624359be859", "97c20e5c-1af6-4d42-b227-54d03d8f0727",
    "9fdc5e8c-4d13-49b4-9ce6-5a74cbb19177", "a2f7ea66-959b-4bbe-b508-6133238b76b6",
    "a5632c7c-ddbb-4e2f-ba34-8456ab3ac436", "ab5a4220-7c42-41e5-a578-eddb9fed3d75",
    "b220bdb6-1378-43fc-9159-e8ff2154e9f7", "cadc8cd6-7838-4c99-b645-df76be8ba8d8",
    "cc53f935-884c-40a0-b7eb-1f5c42821fb5", "d574325d-1278-43fc-9159-e8ff2154e9f7",
    "dee282d3-891f-4f73-ba02-7f8131e5541b"]


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
    width: Annotated[StrictInt, Field(ge=32, le=1536, multiple_of=8)] = 1024
    height: Annotated[StrictInt, Field(ge=32, le=1536, multiple_of=8)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    tiling: StrictBool | None = None
    contrast: Literal["HIGH", "LOW", "MEDIUM"] = "MEDIUM"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    guidances: Guidances | None = None
    style_ids: list[StyleIdsValue] = ["a5632c7c-ddbb-4e2f-ba34-8456ab3ac436"]
    transparency: StrictBool = False
    user_elements: Annotated[list[UserElement], Field(max_length=4, validate_default=True)] = []
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "OFF"
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    platform_elements: Annotated[list[PlatformElement], Field(max_length=4, validate_default=True)] = []


class KinoXlRequest(RequestModel, extra="forbid"):
    model: Literal["kino-xl"]
    public: StrictBool | None = None
    parameters: Parameters
