# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/phoenix.yaml 6b8d9042c6a5; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Phoenix: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["093accc3-7633-4ffd-82da-d34000dfc0d6", "111dc692-d470-4eec-b791-3475abac4c46",
    "1fbb6a68-9319-44d2-8d56-2957ca0ece6a", "22a9a7d2-2166-4d86-80ff-22e2643adbcf",
    "2e74ec31-f3a4-4825-b08b-2894f6d13941", "30c1d34f-e3a9-479a-b56f-c018bbc9c02a",
    "33abbb99-03b9-4dd7-9761-ee98650b2c88", "556c1ee5-ec38-42e8-955a-1e82dad0ffa1",
    "581ba6d6-5aac-4492-bebe-54c424a0d46e", "594c4a08-a522-4e0e-b7ff-e4dac4b6b622",
    "5bdc3f2a-1be6-4d1c-8e77-992a30824a2c", "621e1c9a-6319-4bee-a12d-ae40659162fa",
    "645e4195-f63d-4715-a3f2-3fb1e6eb8c70", "6fedbf1f-4a17-45ec-84fb-92fe524a29ef",
    "7c3f932b-a572-47cb-9b9b-f20211e63b5b", "9fdc5e8c-4d13-49b4-9ce6-5a74cbb19177",
    "a5632c7c-ddbb-4e2f-ba34-8456ab3ac436", "ab5a4220-7c42-41e5-a578-eddb9fed3d75",
    "b504f83c-3326-4947-82e1-7fe9e839ec0f", "be8c6b58-739c-4d44-b9c1-b032ed308b61",
    "cadc8cd6-7838-4c99-b645-df76be8ba8d8", "debdf72a-91a4-467b-bf61-cc02bdeb69c6",
    "dee282d3-891f-4f73-ba02-7f8131e5541b"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class CharacterItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MID"]
    order: StrictInt | None = None


class ContentItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MID", "ULTRA"] = "MID"
    order: StrictInt | None = None


class ImageToImageItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MID"]


class StyleItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MAX", "MID", "ULTRA"]
    order: StrictInt | None = None


class Guidances(RequestModel, extra="forbid"):
    character: Annotated[list[CharacterItem] | None, Field(max_length=1)] = None
    content: Annotated[list[ContentItem] | None, Field(max_length=1)] = None
    image_to_image: Annotated[list[ImageToImageItem] | None, Field(max_length=1)] = None
    style: Annotated[list[StyleItem] | None, Field(max_length=4)] = None


class Parameters(RequestModel, extra="forbid"):
    contrast: Literal["HIGH", "LOW", "MEDIUM"] = "MEDIUM"
    guidances: Guidances | None = None
    height: Annotated[StrictInt, Field(ge=32, le=2048, multiple_of=8)] = 1024
    mode: Literal["FAST", "QUALITY", "ULTRA"] = "FAST"
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    prompt: Annotated[StrictStr, Field(max_length=2000)]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    seed: Annotated[StrictInt | None, Field(ge=0)] = None
    style_ids: Annotated[list[StyleIdsValue], Field(max_length=1)] = ["111dc692-d470-4eec-b791-3475abac4c46"]
    tiling: StrictBool | None = None
    width: Annotated[StrictInt, Field(ge=32, le=2048, multiple_of=8)] = 1024


class PhoenixRequest(RequestModel, extra="forbid"):
    model: Literal["phoenix-v0.9", "phoenix-v1.0"]
    public: StrictBool | None = None
    parameters: Parameters
