# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/happy-horse-1.1.yaml 1fea9a788dda; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Happy Horse 1.1: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

WidthValue = Literal[720, 832, 960, 1080, 1108, 1248, 1280, 1440, 1662, 1920]
TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    order: Annotated[StrictInt | None, Field(ge=0)] = None


class Guidances(RequestModel, extra="forbid"):
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None
    image_reference: Annotated[list[ImageReferenceItem] | None, Field(max_length=9)] = None


class Parameters(RequestModel, extra="forbid"):
    width: WidthValue = 1920
    height: WidthValue = 1080
    seed: StrictInt | None = None
    prompt: Annotated[StrictStr, Field(max_length=2500, min_length=1)]
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] = 5
    quantity: Annotated[StrictInt, Field(ge=1, le=1)] = 1
    guidances: Guidances | None = None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    motion_has_audio: StrictBool = True


class HappyHorse11Request(RequestModel, extra="forbid"):
    model: Literal["happy-horse-1.1"]
    public: StrictBool | None = None
    parameters: Parameters
