# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/motion-2.0-fast.yaml 24c9fc95f6b2; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Motion 2.0 Fast, after https://docs.leonardo.ai/docs/motion-2.0-fast as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.motion_2_0_fast import Motion20FastRequest, StyleIdsValue, TypeValue

Size = Literal["0x0", "480x832", "512x768", "576x720", "720x1280", "832x480", "1280x720"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="motion-2.0-fast",
    title="Motion 2.0 Fast",
    url="https://docs.leonardo.ai/docs/motion-2.0-fast",
    request=Motion20FastRequest,
    fixed={"model": "motion_2.0-fast"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "controls": Parameter("parameters.controls"),
        "elements": Parameter("parameters.elements"),
        "frame_interpolation": Parameter("parameters.frame_interpolation"),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "negative_prompt": Parameter("parameters.negative_prompt"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity"),
        "seed": Parameter("parameters.seed"),
        "id": Parameter("parameters.start_frame.id"),
        "type": Parameter("parameters.start_frame.type"),
        "url": Parameter("parameters.start_frame.url"),
        "data": Parameter("parameters.start_frame.data"),
        "width": Parameter("parameters.start_frame.width"),
        "height_": Parameter("parameters.start_frame.height"),
        "style_ids": Parameter("parameters.style_ids"),
        "width_": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(73, {"type": "string", "enum": ["motion_2.0-fast"]}, {"openapi": {"required": True}}),
        "public": Documented(77, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.controls": Documented(67, {"type": "array", "maxItems": 1}, {"assumed": {"required": False}}),
        "parameters.controls[]": Documented(67, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.controls[].akUUID": Documented(67, {"required": True, "present": True},
            {"openapi": {"type": "string"}}),
        "parameters.controls[].weight": Documented(67, {"present": True, "minimum": -2, "maximum": 2, "default": 1},
            {"openapi": {"type": "number"}, "assumed": {"required": False}}),
        "parameters.elements": Documented(68, {"type": "array", "default": []}, {"assumed": {"required": False}}),
        "parameters.elements[]": Documented(68, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.elements[].akUUID": Documented(68, {"required": True, "present": True},
            {"openapi": {"type": "string"}}),
        "parameters.elements[].weight": Documented(68, {"present": True, "minimum": -2, "maximum": 2, "default": 1},
            {"openapi": {"type": "number"}, "assumed": {"required": False}}),
        "parameters.frame_interpolation": Documented(69, {"type": "boolean", "default": True},
            {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": False},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame": Documented(70, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(70, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(70, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(70, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(70, {"present": True,
            "enum": [*get_args(TypeValue)]}, {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(71, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.mode": Documented(72, {"type": "string", "enum": ["RESOLUTION_480", "RESOLUTION_720"],
            "default": "RESOLUTION_480", "deprecated": True}, {"assumed": {"required": False}}),
        "parameters.negative_prompt": Documented(74, {"type": "string", "maxLength": 1000},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(75, {"type": "string", "maxLength": 9999}, {"openapi": {"required": True}}),
        "parameters.prompt_enhance": Documented(76, {"type": "string", "enum": ["AUTO", "OFF", "ON"],
            "default": "AUTO"}, {"assumed": {"required": False}}),
        "parameters.quantity": Documented(78, {"type": "number", "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 1}, "assumed": {"required": False}}),
        "parameters.seed": Documented(79, {"type": "number", "minimum": 0, "maximum": 4294967295},
            {"assumed": {"required": False}}),
        "parameters.start_frame": Documented(80, {"type": "object", "deprecated": True},
            {"assumed": {"required": False}, "observed": {"additionalProperties": False}}),
        "parameters.start_frame.id": Documented(80, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.start_frame.type": Documented(80, {"present": True, "enum": [*get_args(TypeValue)]},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.url": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.data": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.width": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.start_frame.height": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.style_ids": Documented(81, {"type": "array", "itemType": "string", "default": []},
            {"openapi": {"enum": [*get_args(StyleIdsValue)]}, "assumed": {"required": False}}),
        "parameters.width": Documented(82, {"type": "number"}, {"assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.controls[].akUUID", "format", "uuid", line=67, witness="openapi", warns=True),
        Condition("parameters.elements[].akUUID", "format", "uuid", line=68, witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=70, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=70, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.height", "enum", [0, 480, 720, 768, 832, 1280], line=71, witness="openapi"),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=72, witness="openapi"),
        Condition("parameters.quantity", "enum", [1], line=78),
        Condition("parameters.start_frame.id", "format", "uuid", line=80, witness="openapi", warns=True),
        Condition("parameters.start_frame.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.start_frame.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.width", "enum", [0, 480, 512, 576, 720, 832, 1280], line=82, witness="openapi"),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [480, 832], [512, 768], [576,
            720], [720, 1280], [832, 480], [1280, 720]]}, line=90),
        Condition("parameters.width", "required", when=(("parameters.height", "given"),), line=98),
        Condition("parameters.height", "required", when=(("parameters.width", "given"),), line=98),
    ),
    size=("width_", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Motion20FastParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    controls: Sequence[Mapping[str, object]] | None
    elements: Sequence[Mapping[str, object]] | None
    frame_interpolation: bool | None
    start_frame: Input | None
    height: float | None
    mode: Literal["RESOLUTION_480", "RESOLUTION_720"] | None
    negative_prompt: str | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: float | None
    seed: float | None
    id: str | None
    type: TypeValue | None
    url: str | None
    data: str | None
    width: int | None
    height_: int | None
    style_ids: Sequence[StyleIdsValue] | None
    width_: float | None
    size: Size | None
    extra: Extra


class _Motion20Fast(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Motion20FastParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Motion20Fast(_Motion20Fast, BlockingCalls):
    """Motion 2.0 Fast, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        controls: Sequence[Mapping[str, object]] | None = None,
        elements: Sequence[Mapping[str, object]] | None = None,
        frame_interpolation: bool | None = None,
        start_frame: Input | None = None,
        height: float | None = None,
        mode: Literal["RESOLUTION_480", "RESOLUTION_720"] | None = None,
        negative_prompt: str | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: float | None = None,
        seed: float | None = None,
        id: str | None = None,
        type: TypeValue | None = None,
        url: str | None = None,
        data: str | None = None,
        width: int | None = None,
        height_: int | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        width_: float | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show, in words. At most 9999 characters.
            public: Whether everybody may see the clip (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            controls: Controls of the camera. At most 1.
            elements: Elements that shape the clip. The server takes [] where it is left out.
            frame_interpolation: Whether frames are added between those of the model, for smoother motion. The server takes True where it is left out.
            start_frame: A picture that the clip starts from. At most 1.
            height: Height of the clip, in pixels. One of 0, 480, 720, 768, 832, 1280.
            mode: How the model works; higher modes take longer and cost more. One of RESOLUTION_480, RESOLUTION_720. The server takes RESOLUTION_480 where it is left out.
            negative_prompt: What the clip should not show, in words. At most 1000 characters.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many clips to make. One of 1. From 1 to 1. The server takes 1 where it is left out.
            seed: A number that makes the same request give a similar clip again. From 0 to 4294967295.
            id: Id of the file.
            type: Where the file comes from. One of BASE64, GENERATED, UPLOADED, URL, VARIATION.
            url: Address of the file.
            data: Bytes of the file, in base64.
            width: Width of the result, in pixels.
            height_: Height of the result, in pixels.
            style_ids: Ids of the styles that the clip follows. One of 12b0d8c9-5cf8-4094-a3e5-6809bc269e21, 1974bd47-75bb-499a-9c7a-354913904fcf, 1bffb3f3-4110-4185-85f9-f7254ae6f81d, 1d6e92d2-6e83-4ea2-bd4c-34ddfedfa163, 21b0a3e9-304a-4ff2-9603-15ddbc5a6b82, 2380bd07-caf1-4ae6-a348-3bcf4b12f90a, 28a53b2e-eb80-41d7-8360-208068fecf49, 3f705252-1197-4f59-b6ed-21625dce6a65, 46af026e-d21a-4cf4-a0c0-b482e6800331, 4b60b356-a4ab-4983-9e9a-30e0d5b27bc6, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 6078b232-d1be-4a01-9c10-95c05132a8e4 and 25 more. The server takes [] where it is left out.
            width_: Width of the clip, in pixels. One of 0, 480, 512, 576, 720, 832, 1280.
            size: Width and height in one, as in "1280x720", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncMotion20Fast(_Motion20Fast, AsyncCalls):
    """Motion 2.0 Fast, asynchronous."""

    create = awaited(Motion20Fast.create)


BLOCKING, ASYNC = Motion20Fast, AsyncMotion20Fast
