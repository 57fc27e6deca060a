# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/motion_2.0.yaml f0eef6e3872c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Motion 2.0: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

TypeValue = Literal["BASE64", "GENERATED", "UPLOADED", "URL", "VARIATION"]
StyleIdsValue = Literal["12b0d8c9-5cf8-4094-a3e5-6809bc269e21", "1974bd47-75bb-499a-9c7a-354913904fcf",
    "1bffb3f3-4110-4185-85f9-f7254ae6f81d", "1d6e92d2-6e83-4ea2-bd4c-34ddfedfa163",
    "21b0a3e9-304a-4ff2-9603-15ddbc5a6b82", "2380bd07-caf1-4ae6-a348-3bcf4b12f90a",
    "28a53b2e-eb80-41d7-8360-208068fecf49", "3f705252-1197-4f59-b6ed-21625dce6a65",
    "46af026e-d21a-4cf4-a0c0-b482e6800331", "4b60b356-a4ab-4983-9e9a-30e0d5b27bc6",
    "556c1ee5-ec38-42e8-955a-1e82dad0ffa1", "6078b232-d1be-4a01-9c10-95c05132a8e4",
    "64b84d56-8b76-4367-95a6-df345a909af0", "6c27f994-2e03-4d07-95b8-4a5db5bd3a27",
    "746e70e5-ab4d-4f39-9057-75698cb64bc2", "771bc1bd-0f88-4ff9-af63-f646847ed075",
    "7d36972e-b9d5-46c7-813d-2c9934f9321b", "913efd9b-1da8-4876-91d3-b6de0aa5582c",
    "9243b709-ed08-49d9-9198-440f2127d3b5", "92c2d8d4-9757-4cbf-88f3-d7ea54c425af",
    "9517dd8e-9588-4fe5-aede-6711438dd420", "9581d460-7023-4d85-b440-9fea8bbfe194",
    "964d8a8f-865b-48c5-b79e-e75ae8727648", "994e33e6-4862-495d-9efb-d9a09ecdd769",
    "9cdfea2a-b4ab-4e97-a558-ec9fcb78f30a", "acb9deb3-31e3-495e-ab31-b138fde26bd6",
    "be32c760-2bb3-49ae-83dc-6f9b2d62a97f", "c39fe4f8-76d6-4aad-899b-e7ca5a4148f3",
    "c4ac9781-8624-4b7d-bbed-dedaaf7b9da6", "d26aded5-e191-45d5-9662-db36b7085a76",
    "d28c8f2b-22bb-4c0c-893d-d3835e28f2f7", "d760b628-4a1d-41cb-bccb-053a13973b94",
    "d838fb14-9719-44f3-877e-da70d072b79c", "dcfb60ca-f165-407f-b01c-2b34d22432c2",
    "f84bbf31-1d72-415d-ae4c-deb4b18fccba", "fa347beb-6d70-482d-94a8-a70736e9e7f1",
    "ff9bfd01-a7ac-4556-889a-25dd5fc0956f"]


class Image(RequestModel, extra="forbid"):
    id: StrictStr | None = None
    url: StrictStr | None = None
    data: StrictStr | None = None
    type: TypeValue | None = None
    width: StrictInt | None = None
    height: StrictInt | None = None


class StartFrameItem(RequestModel, extra="forbid"):
    image: Image


class Guidances(RequestModel, extra="forbid"):
    start_frame: Annotated[list[StartFrameItem] | None, Field(max_length=1)] = None


class Control(RequestModel, extra="forbid"):
    akUUID: StrictStr
    weight: Annotated[StrictFloat, Field(ge=-2.0, le=2.0)] = 1


class Element(RequestModel, extra="forbid"):
    akUUID: StrictStr
    weight: Annotated[StrictFloat, Field(ge=-2.0, le=2.0)] = 1


class Parameters(RequestModel, extra="forbid"):
    mode: Annotated[Literal["RESOLUTION_480", "RESOLUTION_720"], Field(deprecated=True)] = "RESOLUTION_480"
    seed: Annotated[StrictFloat | None, Field(ge=0.0, le=2147483637.0)] = None
    width: Annotated[Literal[0, 480, 512, 576, 720, 832, 1280] | None, Field(ge=0, le=9007199254740991)] = None
    height: Annotated[Literal[0, 480, 720, 768, 832, 1280] | None, Field(ge=0, le=9007199254740991)] = None
    prompt: Annotated[StrictStr, Field(max_length=9999, min_length=1)]
    quantity: Annotated[StrictFloat, Field(ge=1.0, le=1.0)] = 1
    guidances: Guidances | None = None
    controls: Annotated[list[Control] | None, Field(max_length=1)] = None
    elements: Annotated[list[Element], Field(validate_default=True)] = []
    prompt_enhance: Literal["AUTO", "OFF", "ON"] = "AUTO"
    negative_prompt: Annotated[StrictStr | None, Field(max_length=1000)] = None
    frame_interpolation: StrictBool = True
    style_ids: list[StyleIdsValue] = []


class Motion20Request(RequestModel, extra="forbid"):
    model: Literal["motion_2.0"]
    public: StrictBool | None = None
    parameters: Parameters
