# Made by docpact 0.1.0 from kestrel/api.yaml 0c8aabd0e3d0, kestrel/models/gale-1.yaml 8b294ced67c3; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Gale 1: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel


class PathItem(RequestModel, extra="forbid"):
    x: StrictFloat
    label: Annotated[StrictStr | None, Field(max_length=5)] = None


class Camera(RequestModel, extra="forbid"):
    mode: Literal["PAN", "TILT"]
    speed: Annotated[StrictFloat, Field(ge=0.0)] = 1
    path: Annotated[list[PathItem] | None, Field(max_length=4, min_length=2)] = None


class Image(RequestModel, extra="forbid"):
    id: StrictStr
    type: Literal["GENERATED", "UPLOADED"]


class Feather(RequestModel, extra="forbid"):
    image: Image


class Guidances(RequestModel, extra="forbid"):
    feathers: Annotated[list[Feather] | None, Field(max_length=4)] = None


class Parameters(RequestModel, extra="forbid"):
    prompt: Annotated[StrictStr, Field(max_length=40, min_length=3)]
    class_: Annotated[Literal["HEAVY", "LIGHT"], Field(alias="class")]
    negative_prompt: Annotated[StrictStr | None, Field(alias="negative-prompt")] = None
    kind: Literal["FIXED"]
    strength: Annotated[StrictFloat, Field(ge=0.1, le=0.9, multiple_of=0.1)] = 0.5
    weight: Annotated[StrictFloat | None, Field(ge=-1.5, le=2.0)] = None
    seed: Annotated[StrictInt | None, Field(ge=0, le=4294967295)] = None
    steps: Annotated[StrictInt, Field(ge=8, le=32, multiple_of=8)]
    loop: StrictBool = False
    style_ids: Annotated[list[Literal["BREEZE", "CALM", "SQUALL"]] | None, Field(max_length=2, min_length=1)] = None
    tags: Annotated[list[StrictStr] | None, Field(max_length=3)] = None
    offsets: Annotated[list[StrictInt], Field(max_length=2, min_length=2)]
    style: Annotated[StrictStr | None, Field(deprecated=True)] = None
    camera: Camera | None = None
    guidances: Guidances | None = None


class Gale1Request(RequestModel, extra="forbid"):
    model: Literal["gale-1", "gale-1-turbo"]
    public: StrictBool | None = None
    parameters: Parameters
