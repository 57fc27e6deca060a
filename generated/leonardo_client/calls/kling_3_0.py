# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-3.0.yaml d253fa3fd2b6; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 3.0, after https://docs.leonardo.ai/docs/kling-3.0 as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.kling_3_0 import Kling30Request, ModeValue, TypeValue

Size = Literal["0x0", "720x1280", "960x960", "1080x1920", "1280x720", "1440x1440", "1920x1080", "2160x3840",
    "2880x2880", "3840x2160"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="kling-3.0",
    title="Kling 3.0",
    url="https://docs.leonardo.ai/docs/kling-3.0",
    request=Kling30Request,
    fixed={"model": "kling-3.0"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "width": Parameter("parameters.width"),
        "quantity": Parameter("parameters.quantity"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(77, {"type": "string", "enum": ["kling-3.0"]}, {"openapi": {"required": True}}),
        "public": Documented(80, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(71, {"type": "number", "minimum": 3, "maximum": 15},
            {"openapi": {"default": 5}, "assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.end_frame": Documented(72, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.end_frame[]": Documented(72, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(72, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(72, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.type": Documented(72, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(73, {"type": "array", "maxItems": 7},
            {"assumed": {"required": False}}),
        "parameters.guidances.image_reference[]": Documented(73, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(73, {}, {"assumed": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(73, {"present": True},
            {"assumed": {"type": "string", "required": True}}),
        "parameters.guidances.image_reference[].image.type": Documented(73, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"assumed": {"type": "string", "required": True}}),
        "parameters.guidances.start_frame": Documented(74, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(74, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(74, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(74, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(74, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(75, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.mode": Documented(76, {"type": "string", "default": "RESOLUTION_1080"},
            {"openapi": {"enum": [*get_args(ModeValue)], "deprecated": True}, "assumed": {"required": False}}),
        "parameters.motion_has_audio": Documented(78, {"type": "boolean"}, {"openapi": {"default": True},
            "assumed": {"required": False}}),
        "parameters.prompt": Documented(79, {"type": "string"}, {"openapi": {"required": True, "maxLength": 2500}}),
        "parameters.width": Documented(81, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.quantity": Documented(None, {}, {"openapi": {"type": "integer", "required": False, "minimum": 1,
            "maximum": 1, "default": 1}}),
    },
    conditions=(
        Condition("parameters.duration", "enum", [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], line=71,
            witness="openapi"),
        Condition("parameters.guidances.end_frame", "uniqueItems", line=72, witness="openapi"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", line=72, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=74, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=74, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.height", "enum", [0, 720, 960, 1080, 1280, 1440, 1920, 2160, 2880, 3840], line=75,
            witness="openapi"),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=76, witness="openapi"),
        Condition("parameters.prompt", "maxLength", 1500, line=79, warns=True),
        Condition("parameters.width", "enum", [0, 720, 960, 1080, 1280, 1440, 1920, 2160, 2880, 3840], line=81,
            witness="openapi"),
        Condition("parameters.guidances.image_reference", "forbidden", when=(("parameters.guidances.end_frame",
            "given"),), line=72),
        Condition("parameters.guidances.start_frame", "required", when=(("parameters.guidances.end_frame", "given"),),
            line=72),
        Condition("parameters.guidances.end_frame", "forbidden", when=(("parameters.guidances.image_reference",
            "given"),), line=73),
        Condition("parameters.guidances.start_frame", "forbidden", when=(("parameters.guidances.image_reference",
            "given"),), line=73),
        Condition("parameters.guidances.image_reference", "forbidden", when=(("parameters.guidances.start_frame",
            "given"),), line=74),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [720, 1280], [960, 960],
            [1080, 1920], [1280, 720], [1440, 1440], [1920, 1080], [2160, 3840], [2880, 2880], [3840, 2160]]},
            witness="openapi"),
        Condition("parameters.width", "required", when=(("parameters.height", "given"),), witness="openapi"),
        Condition("parameters.height", "required", when=(("parameters.width", "given"),), witness="openapi"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Kling30Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: float | None
    end_frame: Input | None
    image_reference: Sequence[Input] | None
    start_frame: Input | None
    height: float | None
    mode: ModeValue | None
    motion_has_audio: bool | None
    width: float | None
    quantity: int | None
    size: Size | None
    extra: Extra


class _Kling30(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Kling30Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Kling30(_Kling30, BlockingCalls):
    """Kling 3.0, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: float | None = None,
        end_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        start_frame: Input | None = None,
        height: float | None = None,
        mode: ModeValue | None = None,
        motion_has_audio: bool | None = None,
        width: float | None = None,
        quantity: int | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show. At most 2500 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15. From 3 to 15. The server takes 5 where it is left out.
            end_frame: The picture that the clip ends with. At most 1.
            image_reference: Pictures for the look or content of the result. At most 7.
            start_frame: The picture that the clip begins with. At most 1.
            height: Height of the clip, in pixels. One of 0, 720, 960, 1080, 1280, 1440, 1920, 2160, 2880, 3840.
            mode: Resolution class of the clip. One of RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_720. The server takes RESOLUTION_1080 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            width: Width of the clip, in pixels. One of 0, 720, 960, 1080, 1280, 1440, 1920, 2160, 2880, 3840.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            size: Width and height in one, as in "3840x2160", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncKling30(_Kling30, AsyncCalls):
    """Kling 3.0, asynchronous."""

    create = awaited(Kling30.create)


BLOCKING, ASYNC = Kling30, AsyncKling30
