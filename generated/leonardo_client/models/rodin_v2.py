# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/rodin-v2.yaml 33c0036e34e5; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Rodin V2: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    type: TypeValue | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class ImageReferenceItem(RequestModel, extra="forbid"):
    image: Image
    strength: Literal["HIGH", "LOW", "MID"] | None = None
    order: StrictInt | None = None


class Guidances(RequestModel, extra="forbid"):
    image_reference: Annotated[list[ImageReferenceItem], Field(max_length=5, min_length=1)]


class Parameters(RequestModel, extra="forbid"):
    bounding_box: Annotated[list[StrictInt] | None, Field(max_length=3, min_length=3)] = None
    guidances: Guidances
    material: Literal["All", "PBR", "Shaded"] = "All"
    mesh_mode: Literal["Quad", "Triangle"] = "Triangle"
    output_format: Literal["glb"]
    quality: Literal["extra_low", "high", "low", "medium"] = "high"
    quantity: Literal[1]
    seed: Annotated[StrictInt | None, Field(ge=0, le=65535)] = None
    ta_pose: StrictBool = False
    use_original_alpha: StrictBool = False


class RodinV2Request(RequestModel, extra="forbid"):
    model: Literal["rodin-v2"]
    public: StrictBool | None = None
    parameters: Parameters
