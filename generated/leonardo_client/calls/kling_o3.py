# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-o3.yaml a45cc3dd2e59; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling O3, after https://docs.leonardo.ai/docs/kling-o3 as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.kling_o3 import KlingO3Request, ModeValue, TypeValue

Size = Literal["720x1280", "960x960", "1080x1920", "1280x720", "1440x1440", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="kling-o3",
    title="Kling O3",
    url="https://docs.leonardo.ai/docs/kling-o3",
    request=KlingO3Request,
    fixed={"model": "kling-video-o-3"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "video_reference_base": Slot("parameters.guidances.video_reference_base", "video", wrap="video", listed=True,
            forms=("uploaded", "generated", "reference")),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "width": Parameter("parameters.width"),
        "quantity": Parameter("parameters.quantity"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(78, {"type": "string", "enum": ["kling-video-o-3"]}, {"openapi": {"required": True}}),
        "public": Documented(81, {"type": "boolean"}, {"assumed": {"required": False}}),
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
        "parameters.guidances.image_reference[].image": Documented(73, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(73, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(73, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
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
        "parameters.guidances.video_reference_base": Documented(75, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.video_reference_base[]": Documented(75, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video": Documented(75, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video.id": Documented(75, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.type": Documented(75, {"present": True},
            {"openapi": {"type": "string", "required": True, "enum": ["GENERATED", "UPLOADED"]}}),
        "parameters.guidances.video_reference_base[].video.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False, "minimum": 720, "maximum": 2160}}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False, "minimum": 720, "maximum": 2160}}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(None, {},
            {"openapi": {"type": "number", "required": False, "minimum": 3, "maximum": 10.05}}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {},
            {"openapi": {"type": "boolean", "required": False}}),
        "parameters.height": Documented(76, {"type": "number"}, {"openapi": {"maximum": 3840, "default": 1080},
            "assumed": {"required": False}}),
        "parameters.mode": Documented(77, {"type": "string", "default": "RESOLUTION_1080"},
            {"openapi": {"enum": [*get_args(ModeValue)], "deprecated": True}, "assumed": {"required": False}}),
        "parameters.motion_has_audio": Documented(79, {"type": "boolean"}, {"openapi": {"default": True},
            "assumed": {"required": False}}),
        "parameters.prompt": Documented(80, {"type": "string"}, {"openapi": {"required": True, "maxLength": 2500}}),
        "parameters.width": Documented(82, {"type": "number"}, {"openapi": {"maximum": 3840, "default": 1920},
            "assumed": {"required": False}}),
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
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=73, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=74, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=74, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", line=75, witness="openapi",
            warns=True),
        Condition("parameters.guidances.video_reference_base[].video.type", "enum", ["GENERATED"], line=75, warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", witness="openapi",
            warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=77, witness="openapi"),
        Condition("parameters.prompt", "maxLength", 1500, line=80, warns=True),
        Condition("parameters.duration", "maximum", 10, when=(("parameters.guidances.video_reference_base", "given"),),
            line=71),
        Condition("parameters.guidances.image_reference", "forbidden", when=(("parameters.guidances.end_frame",
            "given"),), line=72),
        Condition("parameters.guidances.start_frame", "required", when=(("parameters.guidances.end_frame", "given"),),
            line=72),
        Condition("parameters.guidances.end_frame", "forbidden", when=(("parameters.guidances.image_reference",
            "given"),), line=73),
        Condition("parameters.guidances.start_frame", "forbidden", when=(("parameters.guidances.image_reference",
            "given"),), line=73),
        Condition("parameters.guidances.image_reference", "maxItems", 4,
            when=(("parameters.guidances.video_reference_base", "given"),), line=73),
        Condition("parameters.guidances.image_reference", "forbidden", when=(("parameters.guidances.start_frame",
            "given"),), line=74),
        Condition("parameters.guidances.end_frame", "forbidden", when=(("parameters.guidances.video_reference_base",
            "given"),), line=75),
        Condition("parameters.guidances.start_frame", "forbidden", when=(("parameters.guidances.video_reference_base",
            "given"),), line=75),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[720, 1280], [960, 960], [1080, 1920],
            [1280, 720], [1440, 1440], [1920, 1080]]}, line=90),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class KlingO3Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: float | None
    end_frame: Input | None
    image_reference: Sequence[Input] | None
    start_frame: Input | None
    video_reference_base: Input | None
    height: float | None
    mode: ModeValue | None
    motion_has_audio: bool | None
    width: float | None
    quantity: int | None
    size: Size | None
    extra: Extra


class _KlingO3(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[KlingO3Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class KlingO3(_KlingO3, BlockingCalls):
    """Kling O3, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: float | None = None,
        end_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        start_frame: Input | None = None,
        video_reference_base: Input | None = None,
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
            video_reference_base: Clips that are edited or imitated. At most 1.
            height: Height of the clip, in pixels. From any to 3840. The server takes 1080 where it is left out.
            mode: Resolution class of the clip. One of RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_720. The server takes RESOLUTION_1080 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            width: Width of the clip, in pixels. From any to 3840. The server takes 1920 where it is left out.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            size: Width and height in one, as in "1920x1080", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncKlingO3(_KlingO3, AsyncCalls):
    """Kling O3, asynchronous."""

    create = awaited(KlingO3.create)


BLOCKING, ASYNC = KlingO3, AsyncKlingO3
