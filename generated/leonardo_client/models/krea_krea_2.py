# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/krea-krea-2.yaml 1774d09b963b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Krea 2: what a request may hold."""

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


class StyleItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None
    strength: Literal["HIGH", "LOW", "MAX", "MID", "ULTRA"] = "MID"


class Guidances(RequestModel, extra="forbid"):
    style: Annotated[list[StyleItem] | None, Field(max_length=10)] = None


class Parameters(RequestModel, extra="forbid"):
    seed: Annotated[StrictInt | None, Field(ge=0, le=4294967295)] = None
    width: Annotated[StrictInt, Field(ge=16, le=4096, multiple_of=8)] = 1024
    height: Annotated[StrictInt, Field(ge=16, le=4096, multiple_of=8)] = 1024
    prompt: Annotated[StrictStr, Field(max_length=5000, min_length=1)]
    quality: Literal["HIGH", "MEDIUM"] = "MEDIUM"
    quantity: Annotated[StrictInt, Field(ge=1, le=8)] = 4
    guidances: Guidances | None = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"


class KreaKrea2Request(RequestModel, extra="forbid"):
    model: Literal["krea/krea-2"]
    public: StrictBool | None = None
    parameters: Parameters
