# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gemini-omni-flash.yaml 6fa9e798fa80; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Gemini Omni Flash: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


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
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=5)] = None


class Parameters(RequestModel, extra="forbid"):
    width: Literal[720, 1280] | None = None
    height: Literal[720, 1280] | None = None
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10] = 5
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None


class GeminiOmniFlashRequest(RequestModel, extra="forbid"):
    model: Literal["gemini-omni-flash"]
    public: StrictBool | None = None
    parameters: Parameters
