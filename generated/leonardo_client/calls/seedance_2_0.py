# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-2.0.yaml 6b7589b0a21f; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.0, after https://docs.leonardo.ai/docs/seedance-2.0 as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.seedance_2_0 import ModeValue, Seedance20Request, TypeValue

PAGE = Page(
    model="seedance-2.0",
    title="Seedance 2.0",
    url="https://docs.leonardo.ai/docs/seedance-2.0",
    request=Seedance20Request,
    fixed={"model": "seedance-2.0"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "audio_reference": Parameter("parameters.guidances.audio_reference"),
        "video_reference_base": Slot("parameters.guidances.video_reference_base", "video", wrap="video", listed=True,
            many=True, forms=("uploaded", "generated", "reference")),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity", default=1),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(67, {"type": "string", "required": True, "enum": ["seedance-2.0"]}),
        "public": Documented(70, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(58, {"type": "integer", "required": False, "enum": [4, 5, 6, 7, 8, 9, 10, 11,
            12, 13, 14, 15], "default": 8}),
        "parameters.guidances": Documented(59, {"type": "object", "required": False},
            {"openapi": {"additionalProperties": False}}),
        "parameters.guidances.end_frame": Documented(61, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.end_frame[]": Documented(61, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(61, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(61, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.type": Documented(61, {"present": True}, {"openapi": {"type": "string",
            "required": False}, "page and openapi": {"enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(62, {"type": "array", "required": False, "maxItems": 4}),
        "parameters.guidances.image_reference[]": Documented(62, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(62, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(62, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(62, {"present": True},
            {"openapi": {"type": "string", "required": False}, "page and openapi": {"enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].strength": Documented(62, {"present": True, "enum": ["HIGH", "LOW",
            "MID"]}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame": Documented(63, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.start_frame[]": Documented(63, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(63, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(63, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(63, {"present": True},
            {"openapi": {"type": "string", "required": False}, "page and openapi": {"enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.audio_reference": Documented(60, {"type": "array", "required": False, "maxItems": 1}),
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
        "parameters.guidances.video_reference_base": Documented(64, {"type": "array", "required": False,
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
        "parameters.height": Documented(65, {"type": "integer", "required": False, "default": 720}),
        "parameters.mode": Documented(66, {"type": "string", "required": False, "default": "RESOLUTION_720"},
            {"openapi": {"deprecated": True, "enum": [*get_args(ModeValue)]}}),
        "parameters.motion_has_audio": Documented(68, {"type": "boolean", "required": False, "default": True}),
        "parameters.prompt": Documented(69, {"type": "string", "required": True, "maxLength": 5000}),
        "parameters.quantity": Documented(71, {"type": "integer", "required": True, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.seed": Documented(72, {"type": "number", "required": False, "default": -1},
            {"openapi": {"minimum": -1}}),
        "parameters.width": Documented(73, {"type": "integer", "required": False, "default": 1280}),
    },
    conditions=(
        Condition("parameters.guidances.end_frame", "uniqueItems", line=61, witness="openapi"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", line=61, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame[].image.type", "enum", ["GENERATED", "GENERATION", "INIT", "UPLOADED",
            "VARIATION"], line=61, warns=True),
        Condition("parameters.guidances.end_frame[].image.type", "enum", ["BASE64", "GENERATED", "UPLOADED", "URL",
            "VARIATION"], line=61, witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=62, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.type", "enum", ["GENERATED", "GENERATION", "INIT",
            "UPLOADED", "VARIATION"], line=62, warns=True),
        Condition("parameters.guidances.image_reference[].image.type", "enum", ["BASE64", "GENERATED", "UPLOADED",
            "URL", "VARIATION"], line=62, witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=63, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=63, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["GENERATED", "GENERATION", "INIT",
            "UPLOADED", "VARIATION"], line=63, warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["BASE64", "GENERATED", "UPLOADED", "URL",
            "VARIATION"], line=63, witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.audio_reference[].audio.id", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.guidances.audio_reference[].audio.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", witness="openapi",
            warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", witness="openapi",
            warns=True),
        Condition("parameters.mode", "enum", ["RESOLUTION_1080", "RESOLUTION_480", "RESOLUTION_720"], line=66,
            warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=66, witness="openapi"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Seedance20Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None
    end_frame: Input | None
    image_reference: Sequence[Input] | None
    start_frame: Input | None
    audio_reference: Sequence[Mapping[str, object]] | None
    video_reference_base: Sequence[Input] | None
    height: int | None
    mode: ModeValue | None
    motion_has_audio: bool | None
    quantity: int
    seed: float | None
    width: int | None
    size: str | None
    extra: Extra


class _Seedance20(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Seedance20Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Seedance20(_Seedance20, BlockingCalls):
    """Seedance 2.0, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None = None,
        end_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        start_frame: Input | None = None,
        audio_reference: Sequence[Mapping[str, object]] | None = None,
        video_reference_base: Sequence[Input] | None = None,
        height: int | None = None,
        mode: ModeValue | None = None,
        motion_has_audio: bool | None = None,
        quantity: int = 1,
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
            prompt: What the clip should show. At most 5000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15. The server takes 8 where it is left out.
            end_frame: The picture that the clip ends with. At most 1.
            image_reference: Pictures for the look or content of the result. At most 4.
            start_frame: The picture that the clip begins with. At most 1.
            audio_reference: Sounds that the clip follows. At most 1.
            video_reference_base: Clips that are edited or imitated. At most 3.
            height: Height of the clip, in pixels. The server takes 720 where it is left out.
            mode: Resolution class of the clip. One of RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_480, RESOLUTION_720. The server takes RESOLUTION_720 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            quantity: How many clips to make. From 1 to 1.
            seed: Start of the random numbers: the same one gives a like result. From -1 to any. The server takes -1 where it is left out.
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


class AsyncSeedance20(_Seedance20, AsyncCalls):
    """Seedance 2.0, asynchronous."""

    create = awaited(Seedance20.create)


BLOCKING, ASYNC = Seedance20, AsyncSeedance20
