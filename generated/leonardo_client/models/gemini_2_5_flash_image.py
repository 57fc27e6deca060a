# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gemini-2.5-flash-image.yaml 0497eee10466; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Nano Banana: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

WidthValue = Literal[0, 768, 832, 864, 896, 1024, 1152, 1184, 1248, 1344, 1536]
HeightValue = Literal[0, 576, 672, 768, 832, 864, 896, 1024, 1152, 1184, 1248, 1344]
TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["09d2b5b5-d7c5-4c02-905d-9f84051640f4", "0d34f8e1-46d4-428f-8ddd-4b11811fa7c9",
    "111dc692-d470-4eec-b791-3475abac4c46", "1db308ce-c7ad-4d10-96fd-592fa6b75cc4",
    "22a9a7d2-2166-4d86-80ff-22e2643adbcf", "3cbb655a-7ca4-463f-b697-8a03ad67327c",
    "4edb03c9-8a26-4041-9d01-f85b5d4abd71", "556c1ee5-ec38-42e8-955a-1e82dad0ffa1",
    "581ba6d6-5aac-4492-bebe-54c424a0d46e", "594c4a08-a522-4e0e-b7ff-e4dac4b6b622",
    "5bdc3f2a-1be6-4d1c-8e77-992a30824a2c", "645e4195-f63d-4715-a3f2-3fb1e6eb8c70",
    "6fedbf1f-4a17-45ec-84fb-92fe524a29ef", "703d6fe5-7f1c-4a9e-8da0-5331f214d5cf",
    "7c3f932b-a572-47cb-9b9b-f20211e63b5b", "7d7c2bc5-4b12-4ac3-81a9-630057e9e89f",
    "ab5a4220-7c42-41e5-a578-eddb9fed3d75", "b504f83c-3326-4947-82e1-7fe9e839ec0f",
    "debdf72a-91a4-467b-bf61-cc02bdeb69c6"]


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
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=6)] = None


class Parameters(RequestModel, extra="forbid"):
    seed: Annotated[StrictInt | None, Field(ge=0, le=2147483638)] = None
    width: WidthValue = 1024
    height: HeightValue = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 1
    guidances: Guidances | None = None
    style_ids: list[StyleIdsValue] = ["111dc692-d470-4eec-b791-3475abac4c46"]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class Gemini25FlashImageRequest(RequestModel, extra="forbid"):
    model: Literal["gemini-2.5-flash-image"]
    public: StrictBool | None = None
    parameters: Parameters
