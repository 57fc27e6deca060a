# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/veo-3.1.yaml cf87bad44360; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Veo 3.1, after https://docs.leonardo.ai/docs/veo-3.1 as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.veo_3_1 import ModelValue, TypeValue, Veo31Request

Size = Literal["720x1280", "1080x1920", "1280x720", "1920x1080", "2160x3840", "3840x2160"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="veo-3.1",
    title="Veo 3.1",
    url="https://docs.leonardo.ai/docs/veo-3.1",
    request=Veo31Request,
    fixed={"parameters.quantity": 1},
    parameters={
        "model": Parameter("model", default=REQUIRED),
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "negative_prompt": Parameter("parameters.negative_prompt"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(84, {"type": "string", "enum": [*get_args(ModelValue)]}, {"openapi": {"required": True}}),
        "public": Documented(88, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(79, {"type": "integer", "enum": [4, 6, 8], "default": 8},
            {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.end_frame": Documented(80, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.end_frame[]": Documented(80, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(80, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(80, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.type": Documented(80, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(81, {"type": "array", "maxItems": 3},
            {"assumed": {"required": False}}),
        "parameters.guidances.image_reference[]": Documented(81, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(81, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(81, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(81, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].strength": Documented(81, {"present": True, "enum": ["HIGH", "LOW",
            "MID"], "default": "MID"}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame": Documented(82, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(82, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(82, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(82, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(82, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(83, {"type": "integer"}, {"openapi": {"default": 720},
            "assumed": {"required": False}}),
        "parameters.motion_has_audio": Documented(85, {"type": "boolean", "enum": [False, True], "default": True},
            {"assumed": {"required": False}}),
        "parameters.negative_prompt": Documented(86, {"type": "string", "maxLength": 1000},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(87, {"type": "string", "maxLength": 9999}, {"openapi": {"required": True}}),
        "parameters.quantity": Documented(89, {"type": "integer", "enum": [1], "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 1}}),
        "parameters.seed": Documented(90, {"type": "number", "minimum": 0, "maximum": 4294967295},
            {"assumed": {"required": False}}),
        "parameters.width": Documented(91, {"type": "integer"}, {"openapi": {"default": 1280},
            "assumed": {"required": False}}),
        "parameters.start_frame": Documented(None, {}, {"openapi": {"type": "object", "required": False,
            "deprecated": True}, "observed": {"additionalProperties": False}}),
        "parameters.start_frame.id": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.url": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.data": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.type": Documented(None, {}, {"openapi": {"type": "string", "required": False,
            "enum": [*get_args(TypeValue)]}}),
        "parameters.start_frame.width": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.start_frame.height": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.end_frame": Documented(None, {}, {"openapi": {"type": "object", "required": False,
            "deprecated": True}, "observed": {"additionalProperties": False}}),
        "parameters.end_frame.id": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.end_frame.url": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.end_frame.data": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.end_frame.type": Documented(None, {}, {"openapi": {"type": "string", "required": False,
            "enum": [*get_args(TypeValue)]}}),
        "parameters.end_frame.width": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.end_frame.height": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.mode": Documented(None, {}, {"openapi": {"type": "string", "required": False,
            "default": "RESOLUTION_720", "deprecated": True}}),
        "parameters.audio": Documented(None, {}, {"openapi": {"type": "boolean", "required": False, "default": True,
            "deprecated": True}}),
    },
    conditions=(
        Condition("parameters.guidances.end_frame", "uniqueItems", line=80, witness="openapi"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", line=80, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=81, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=82, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=82, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.quantity", "required", line=89, witness="openapi", warns=True),
        Condition("parameters.start_frame.id", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.start_frame.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.start_frame.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.end_frame.id", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.end_frame.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.end_frame.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", witness="openapi"),
        Condition("parameters.guidances.start_frame", "required", when=(("parameters.guidances.end_frame", "given"),),
            line=80),
        Condition("parameters.guidances.image_reference", "forbidden", when=(("model", "is not",
            "veo-3.1-generate-001"),), line=81),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[720, 1280], [1080, 1920], [1280,
            720], [1920, 1080], [2160, 3840], [3840, 2160]]}, line=99),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[2160, 3840], [3840, 2160]],
            "denied": True}, when=(("model", "=", "veo-3.1-lite"),), line=103),
        Condition("parameters.start_frame", "forbidden", when=(("parameters.guidances.start_frame[]", "given"),),
            witness="openapi"),
        Condition("parameters.end_frame", "forbidden", when=(("parameters.guidances.end_frame[]", "given"),),
            witness="openapi"),
        Condition("parameters.width", "enum", [720, 1080, 1280, 1920, 2160, 3840], when=(("model", "=",
            "veo-3.1-fast-generate-001", "veo-3.1-generate-001"),), witness="openapi"),
        Condition("parameters.height", "enum", [720, 1080, 1280, 1920, 2160, 3840], when=(("model", "=",
            "veo-3.1-fast-generate-001", "veo-3.1-generate-001"),), witness="openapi"),
        Condition("parameters.mode", "enum", ["RESOLUTION_1080", "RESOLUTION_2160", "RESOLUTION_720"], when=(("model",
            "=", "veo-3.1-fast-generate-001", "veo-3.1-generate-001"),), witness="openapi"),
        Condition("parameters.motion_has_audio", "enum", [False, True], when=(("model", "=",
            "veo-3.1-fast-generate-001", "veo-3.1-generate-001"),), witness="openapi"),
        Condition("parameters.width", "enum", [720, 1080, 1280, 1920], when=(("model", "=", "veo-3.1-lite"),),
            witness="openapi"),
        Condition("parameters.height", "enum", [720, 1080, 1280, 1920], when=(("model", "=", "veo-3.1-lite"),),
            witness="openapi"),
        Condition("parameters.mode", "enum", ["RESOLUTION_1080", "RESOLUTION_720"], when=(("model", "=",
            "veo-3.1-lite"),), witness="openapi"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Veo31Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    model: Required[ModelValue]
    prompt: Required[str]
    public: bool | None
    duration: Literal[4, 6, 8] | None
    end_frame: Input | None
    image_reference: Sequence[Input] | None
    start_frame: Input | None
    height: int | None
    motion_has_audio: bool | None
    negative_prompt: str | None
    seed: float | None
    width: int | None
    size: Size | None
    extra: Extra


class _Veo31(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Veo31Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Veo31(_Veo31, BlockingCalls):
    """Veo 3.1, blocking."""

    def create(
        self,
        *,
        model: ModelValue,
        prompt: str,
        public: bool | None = False,
        duration: Literal[4, 6, 8] | None = None,
        end_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        start_frame: Input | None = None,
        height: int | None = None,
        motion_has_audio: bool | None = None,
        negative_prompt: str | None = None,
        seed: float | None = None,
        width: int | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            model: The model's name. One of veo-3.1-fast-generate-001, veo-3.1-generate-001, veo-3.1-lite.
            prompt: What the clip should show. At most 9999 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 4, 6, 8. The server takes 8 where it is left out.
            end_frame: The picture that the clip ends with. At most 1.
            image_reference: Pictures for the look or content of the result. At most 3.
            start_frame: The picture that the clip begins with. At most 1.
            height: Height of the clip, in pixels. The server takes 720 where it is left out.
            motion_has_audio: Whether the clip has sound. One of False, True. The server takes True where it is left out.
            negative_prompt: What the clip should not show. At most 1000 characters.
            seed: Start of the random numbers: the same one gives a like result. From 0 to 4294967295.
            width: Width of the clip, in pixels. The server takes 1280 where it is left out.
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


class AsyncVeo31(_Veo31, AsyncCalls):
    """Veo 3.1, asynchronous."""

    create = awaited(Veo31.create)


BLOCKING, ASYNC = Veo31, AsyncVeo31
