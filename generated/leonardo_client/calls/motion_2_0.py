# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/motion_2.0.yaml f0eef6e3872c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Motion 2.0, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.motion_2_0 import Motion20Request, StyleIdsValue, TypeValue

Size = Literal["0x0", "480x832", "512x768", "576x720", "720x1280", "832x480", "1280x720"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="motion_2.0",
    title="Motion 2.0",
    url="https://docs.leonardo.ai/reference",
    request=Motion20Request,
    fixed={"model": "motion_2.0"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "controls": Parameter("parameters.controls"),
        "elements": Parameter("parameters.elements"),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "negative_prompt": Parameter("parameters.negative_prompt"),
        "frame_interpolation": Parameter("parameters.frame_interpolation"),
        "style_ids": Parameter("parameters.style_ids"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["motion_2.0"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": ["RESOLUTION_480",
            "RESOLUTION_720"], "default": "RESOLUTION_480", "deprecated": True}),
        "parameters.seed": Documented(None, {"type": "number", "required": False, "minimum": 0, "maximum": 2147483637}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [0, 480, 512, 576, 720, 832,
            1280], "minimum": 0, "maximum": 9007199254740991}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [0, 480, 720, 768, 832,
            1280], "minimum": 0, "maximum": 9007199254740991}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
        "parameters.quantity": Documented(None, {"type": "number", "required": False, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.start_frame[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.controls": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.controls[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.controls[].akUUID": Documented(None, {"type": "string", "required": True, "present": True}),
        "parameters.controls[].weight": Documented(None, {"type": "number", "required": False, "present": True,
            "minimum": -2, "maximum": 2, "default": 1}),
        "parameters.elements": Documented(None, {"type": "array", "required": False, "default": []}),
        "parameters.elements[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.elements[].akUUID": Documented(None, {"type": "string", "required": True, "present": True}),
        "parameters.elements[].weight": Documented(None, {"type": "number", "required": False, "present": True,
            "minimum": -2, "maximum": 2, "default": 1}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
        "parameters.negative_prompt": Documented(None, {"type": "string", "required": False, "maxLength": 1000}),
        "parameters.frame_interpolation": Documented(None, {"type": "boolean", "required": False, "default": True}),
        "parameters.style_ids": Documented(None, {"type": "array", "required": False, "itemType": "string",
            "enum": [*get_args(StyleIdsValue)], "default": []}),
    },
    conditions=(
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.controls[].akUUID", "format", "uuid", warns=True),
        Condition("parameters.elements[].akUUID", "format", "uuid", warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", warns=True),
        Condition("parameters.style_ids[]", "type", "string", witness="assumed"),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [480, 832], [512, 768], [576,
            720], [720, 1280], [832, 480], [1280, 720]]}),
        Condition("parameters.width", "required", when=(("parameters.height", "given"),)),
        Condition("parameters.height", "required", when=(("parameters.width", "given"),)),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Motion20Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    seed: float | None
    width: Literal[0, 480, 512, 576, 720, 832, 1280] | None
    height: Literal[0, 480, 720, 768, 832, 1280] | None
    quantity: float | None
    start_frame: Input | None
    controls: Sequence[Mapping[str, object]] | None
    elements: Sequence[Mapping[str, object]] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    negative_prompt: str | None
    frame_interpolation: bool | None
    style_ids: Sequence[StyleIdsValue] | None
    size: Size | None
    extra: Extra


class _Motion20(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Motion20Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Motion20(_Motion20, BlockingCalls):
    """Motion 2.0, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        seed: float | None = None,
        width: Literal[0, 480, 512, 576, 720, 832, 1280] | None = None,
        height: Literal[0, 480, 720, 768, 832, 1280] | None = None,
        quantity: float | None = None,
        start_frame: Input | None = None,
        controls: Sequence[Mapping[str, object]] | None = None,
        elements: Sequence[Mapping[str, object]] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        negative_prompt: str | None = None,
        frame_interpolation: bool | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 9999 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            seed: A number that makes the same request give a similar result again. From 0 to 2147483637.
            width: Width of the result, in pixels. One of 0, 480, 512, 576, 720, 832, 1280. From 0 to 9007199254740991.
            height: Height of the result, in pixels. One of 0, 480, 720, 768, 832, 1280. From 0 to 9007199254740991.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            start_frame: A picture that the clip starts from. At most 1.
            controls: Controls of the camera. At most 1.
            elements: Elements that shape the result. The server takes [] where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            negative_prompt: What the result should not show, in words. At most 1000 characters.
            frame_interpolation: Whether frames are added between those of the model, for smoother motion. The server takes True where it is left out.
            style_ids: Ids of the styles that the result follows. One of 12b0d8c9-5cf8-4094-a3e5-6809bc269e21, 1974bd47-75bb-499a-9c7a-354913904fcf, 1bffb3f3-4110-4185-85f9-f7254ae6f81d, 1d6e92d2-6e83-4ea2-bd4c-34ddfedfa163, 21b0a3e9-304a-4ff2-9603-15ddbc5a6b82, 2380bd07-caf1-4ae6-a348-3bcf4b12f90a, 28a53b2e-eb80-41d7-8360-208068fecf49, 3f705252-1197-4f59-b6ed-21625dce6a65, 46af026e-d21a-4cf4-a0c0-b482e6800331, 4b60b356-a4ab-4983-9e9a-30e0d5b27bc6, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 6078b232-d1be-4a01-9c10-95c05132a8e4 and 25 more. The server takes [] where it is left out.
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


class AsyncMotion20(_Motion20, AsyncCalls):
    """Motion 2.0, asynchronous."""

    create = awaited(Motion20.create)


BLOCKING, ASYNC = Motion20, AsyncMotion20
