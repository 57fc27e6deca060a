# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-2.0-fast.yaml f5232e34fa15; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.0 Fast, after https://docs.leonardo.ai/docs/seedance-2.0-fast as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.seedance_2_0_fast import Seedance20FastRequest, TypeValue

PAGE = Page(
    model="seedance-2.0-fast",
    title="Seedance 2.0 Fast",
    url="https://docs.leonardo.ai/docs/seedance-2.0-fast",
    request=Seedance20FastRequest,
    fixed={"model": "seedance-2.0-fast", "parameters.quantity": 1},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "audio_reference": Parameter("parameters.guidances.audio_reference"),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "video_reference_base": Slot("parameters.guidances.video_reference_base", "video", wrap="video", listed=True,
            many=True, forms=("uploaded", "generated", "reference")),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(83, {"type": "string", "enum": ["seedance-2.0-fast"]}, {"openapi": {"required": True}}),
        "public": Documented(86, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(75, {"type": "integer", "enum": [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
            "default": 8}, {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.audio_reference": Documented(76, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.audio_reference[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio": Documented(None, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio.id": Documented(None, {}, {"openapi": {"type": "string",
            "required": True}}),
        "parameters.guidances.audio_reference[].audio.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.audio_reference[].audio.type": Documented(None, {}, {"openapi": {"type": "string",
            "required": True, "enum": ["GENERATED", "UPLOADED"]}}),
        "parameters.guidances.audio_reference[].audio.duration": Documented(None, {}, {"openapi": {"type": "number",
            "required": False}}),
        "parameters.guidances.end_frame": Documented(77, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.end_frame[]": Documented(77, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(77, {"type": "object", "present": True},
            {"openapi": {"required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(77, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.type": Documented(77, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(78, {"type": "array", "maxItems": 4},
            {"assumed": {"required": False}}),
        "parameters.guidances.image_reference[]": Documented(78, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(78, {"type": "object", "present": True},
            {"openapi": {"required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(None, {}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(78, {"type": "integer", "required": False,
            "present": True, "minimum": 0}),
        "parameters.guidances.image_reference[].strength": Documented(78, {"present": True, "enum": ["HIGH", "LOW",
            "MID"], "default": "MID"}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.start_frame": Documented(79, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(79, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(79, {"type": "object", "present": True},
            {"openapi": {"required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(79, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(79, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base": Documented(80, {"type": "array", "required": False,
            "maxItems": 3}),
        "parameters.guidances.video_reference_base[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video": Documented(None, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video.id": Documented(None, {}, {"openapi": {"type": "string",
            "required": True}}),
        "parameters.guidances.video_reference_base[].video.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.type": Documented(None, {}, {"openapi": {"type": "string",
            "required": True, "enum": ["GENERATED", "UPLOADED"]}}),
        "parameters.guidances.video_reference_base[].video.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(None, {},
            {"openapi": {"type": "number", "required": False}}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {},
            {"openapi": {"type": "boolean", "required": False}}),
        "parameters.height": Documented(81, {"type": "integer", "default": 720}, {"assumed": {"required": False}}),
        "parameters.mode": Documented(82, {"type": "string", "enum": ["RESOLUTION_480", "RESOLUTION_720"],
            "default": "RESOLUTION_720", "deprecated": True}, {"assumed": {"required": False}}),
        "parameters.motion_has_audio": Documented(84, {"type": "boolean", "default": True},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(85, {"type": "string", "maxLength": 5000}, {"openapi": {"required": True}}),
        "parameters.quantity": Documented(87, {"type": "integer", "enum": [1], "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 1}}),
        "parameters.seed": Documented(88, {"type": "number", "minimum": -1, "maximum": 4294967295, "default": -1},
            {"assumed": {"required": False}}),
        "parameters.width": Documented(89, {"type": "integer", "default": 1280}, {"assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.guidances.audio_reference[].audio.id", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.guidances.audio_reference[].audio.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame", "uniqueItems", line=77, witness="openapi"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", line=77, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=79, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=79, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", witness="openapi",
            warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", witness="openapi",
            warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=82, witness="openapi"),
        Condition("parameters.quantity", "required", line=87, witness="openapi", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Seedance20FastParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None
    audio_reference: Sequence[Mapping[str, object]] | None
    end_frame: Input | None
    image_reference: Sequence[Input] | None
    start_frame: Input | None
    video_reference_base: Sequence[Input] | None
    height: int | None
    mode: Literal["RESOLUTION_480", "RESOLUTION_720"] | None
    motion_has_audio: bool | None
    seed: float | None
    width: int | None
    size: str | None
    extra: Extra


class _Seedance20Fast(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Seedance20FastParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Seedance20Fast(_Seedance20Fast, BlockingCalls):
    """Seedance 2.0 Fast, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None = None,
        audio_reference: Sequence[Mapping[str, object]] | None = None,
        end_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        start_frame: Input | None = None,
        video_reference_base: Sequence[Input] | None = None,
        height: int | None = None,
        mode: Literal["RESOLUTION_480", "RESOLUTION_720"] | None = None,
        motion_has_audio: bool | None = None,
        seed: float | None = None,
        width: int | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show, in words. At most 5000 characters.
            public: Whether everybody may see the clip (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15. The server takes 8 where it is left out.
            audio_reference: Sounds that the clip takes up. At most 1.
            end_frame: A picture that the clip ends with. At most 1.
            image_reference: Pictures that the clip takes up. At most 4.
            start_frame: A picture that the clip starts from. At most 1.
            video_reference_base: A clip that is changed or continued. At most 3.
            height: Height of the clip, in pixels. The server takes 720 where it is left out.
            mode: How the model works; higher modes take longer and cost more. One of RESOLUTION_480, RESOLUTION_720. The server takes RESOLUTION_720 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            seed: A number that makes the same request give a similar clip again. From -1 to 4294967295. The server takes -1 where it is left out.
            width: Width of the clip, in pixels. The server takes 1280 where it is left out.
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


class AsyncSeedance20Fast(_Seedance20Fast, AsyncCalls):
    """Seedance 2.0 Fast, asynchronous."""

    create = awaited(Seedance20Fast.create)


BLOCKING, ASYNC = Seedance20Fast, AsyncSeedance20Fast
