# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lucid-realism.yaml c7e554ee3473; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Lucid Realism: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["0d914779-c822-430a-b976-30075033f1c4", "111dc692-d470-4eec-b791-3475abac4c46",
    "30c1d34f-e3a9-479a-b56f-c018bbc9c02a", "335e6010-a75c-45d9-afc5-032c65e9180e",
    "556c1ee5-ec38-42e8-955a-1e82dad0ffa1", "594c4a08-a522-4e0e-b7ff-e4dac4b6b622",
    "5bdc3f2a-1be6-4d1c-8e77-992a30824a2c", "6105baa2-851b-446e-9db5-08a671a8c42f",
    "621e1c9a-6319-4bee-a12d-ae40659162fa", "62736842-6e4b-4028-b79a-4f1a1606e893",
    "6fedbf1f-4a17-45ec-84fb-92fe524a29ef", "85da2dcc-c373-464c-9a7a-5624359be859",
    "97c20e5c-1af6-4d42-b227-54d03d8f0727", "9fdc5e8c-4d13-49b4-9ce6-5a74cbb19177",
    "a2f7ea66-959b-4bbe-b508-6133238b76b6", "a5632c7c-ddbb-4e2f-ba34-8456ab3ac436",
    "ab5a4220-7c42-41e5-a578-eddb9fed3d75", "cadc8cd6-7838-4c99-b645-df76be8ba8d8",
    "cc53f935-884c-40a0-b7eb-1f5c42821fb5", "d574325d-1278-4fe2-974b-768525f253c3",
    "dee282d3-891f-4f73-ba02-7f8131e5541b"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class StyleItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MAX", "MID", "ULTRA"] = "MID"


class ContentItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MID", "ULTRA"] = "MID"


class Guidances(RequestModel, extra="forbid"):
    style: Annotated[list[StyleItem] | None, Field(max_length=1)] = None
    content: Annotated[list[ContentItem] | None, Field(max_length=1)] = None


class Parameters(RequestModel, extra="forbid"):
    mode: Literal["FAST", "ULTRA"] = "FAST"
    seed: Annotated[StrictInt | None, Field(ge=0, le=2147483647)] = None
    width: Annotated[StrictInt, Field(ge=16, le=2496, multiple_of=8)] = 1024
    height: Annotated[StrictInt, Field(ge=16, le=2496, multiple_of=8)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    guidances: Guidances | None = None
    style_ids: list[StyleIdsValue] = ["111dc692-d470-4eec-b791-3475abac4c46"]
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class LucidRealismRequest(RequestModel, extra="forbid"):
    model: Literal["lucid-realism"]
    public: StrictBool | None = None
    parameters: Parameters
