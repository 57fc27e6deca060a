# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/portrait-perfect.yaml 75e20f01675a; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Portrait Perfect: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["0717967c-1a32-4c67-bc56-b020e97b1b81", "0d34f8e1-46d4-428f-8ddd-4b11811fa7c9",
    "39a14739-5d21-420b-a4ef-e8a80978185a", "3e645868-7d35-4b8c-974c-10bd8c2de972",
    "4edb03c9-8a26-4041-9d01-f85b5d4abd71", "556c1ee5-ec38-42e8-955a-1e82dad0ffa1",
    "c9b08088-f497-4e30-b258-6d535d928cc5", "d4fb14b9-972b-4215-b461-616a51b6eeb8"]


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
    style_ids: list[StyleIdsValue] = ["4edb03c9-8a26-4041-9d01-f85b5d4abd71"]
    transparency: StrictBool = False
    user_elements: Annotated[list[UserElement], Field(max_length=4, validate_default=True)] = []
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "OFF"
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    platform_elements: Annotated[list[PlatformElement], Field(max_length=4, validate_default=True)] = []


class PortraitPerfectRequest(RequestModel, extra="forbid"):
    model: Literal["portrait-perfect"]
    public: StrictBool | None = None
    parameters: Parameters
