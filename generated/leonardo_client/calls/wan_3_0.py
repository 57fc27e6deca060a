# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-3.0.yaml fc669c7a4f03; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 3.0, after https://docs.leonardo.ai/docs/wan-3.0 as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.wan_3_0 import TypeValue, Wan30Request

Size = Literal["0x0", "480x854", "552x736", "640x640", "720x1280", "736x552", "828x1104", "854x480", "960x960",
    "1080x1920", "1104x828", "1242x1656", "1280x720", "1440x1440", "1656x1242", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="wan-3.0",
    title="Wan 3.0",
    url="https://docs.leonardo.ai/docs/wan-3.0",
    request=Wan30Request,
    fixed={"model": "alibaba/wan-3.0"},
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
        "webpage_reference": Parameter("parameters.guidances.webpage_reference"),
        "height": Parameter("parameters.height"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "resolution": Parameter("parameters.resolution"),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "quality": Parameter("parameters.quality"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(81, {"type": "string", "required": True, "enum": ["alibaba/wan-3.0"]}),
        "public": Documented(84, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(73, {"type": "number", "minimum": 2, "maximum": 30, "default": 5},
            {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.audio_reference": Documented(74, {"type": "array", "maxItems": 5},
            {"assumed": {"required": False}}),
        "parameters.guidances.audio_reference[]": Documented(74, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio": Documented(74, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio.duration": Documented(74, {"required": False, "present": True},
            {"openapi": {"type": "number"}}),
        "parameters.guidances.audio_reference[].audio.id": Documented(74, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.audio_reference[].audio.type": Documented(74, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.audio_reference[].audio.url": Documented(74, {"required": False, "present": True},
            {"openapi": {"type": "string"}}),
        "parameters.guidances.end_frame": Documented(75, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.end_frame[]": Documented(75, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(75, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(75, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.type": Documented(75, {"present": True, "enum": [*get_args(TypeValue)]},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(76, {"type": "array", "maxItems": 10},
            {"assumed": {"required": False}}),
        "parameters.guidances.image_reference[]": Documented(76, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(76, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(76, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(76, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(76, {"required": False, "present": True},
            {"openapi": {"type": "integer"}}),
        "parameters.guidances.start_frame": Documented(77, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(77, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(77, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(77, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(77, {"present": True,
            "enum": [*get_args(TypeValue)]}, {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base": Documented(78, {"type": "array", "maxItems": 5},
            {"assumed": {"required": False}}),
        "parameters.guidances.video_reference_base[]": Documented(78, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video": Documented(78, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video.id": Documented(78, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.type": Documented(78, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(None, {},
            {"openapi": {"type": "number", "required": False}}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {},
            {"openapi": {"type": "boolean", "required": False}}),
        "parameters.guidances.webpage_reference": Documented(79, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.webpage_reference[]": Documented(79, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.webpage_reference[].webpage": Documented(79, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.webpage_reference[].webpage.url": Documented(79, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.height": Documented(80, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.motion_has_audio": Documented(82, {"type": "boolean", "default": True},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(83, {"type": "string", "required": True, "maxLength": 5000}),
        "parameters.quantity": Documented(85, {"type": "number", "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 1}, "assumed": {"required": False}}),
        "parameters.resolution": Documented(86, {"type": "string", "enum": ["1080p", "480p", "720p"],
            "default": "480p"}, {"assumed": {"required": False}}),
        "parameters.seed": Documented(87, {"type": "number", "minimum": 0, "maximum": 2147483647},
            {"assumed": {"required": False}}),
        "parameters.width": Documented(88, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.quality": Documented(None, {}, {"openapi": {"type": "string", "required": False,
            "enum": ["ACCELERATED", "STANDARD"], "default": "ACCELERATED"}}),
    },
    conditions=(
        Condition("parameters.duration", "enum", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
            21, 22, 23, 24, 25, 26, 27, 28, 29, 30], line=73, witness="openapi"),
        Condition("parameters.guidances.audio_reference[].audio.id", "format", "uuid", line=74, witness="openapi",
            warns=True),
        Condition("parameters.guidances.audio_reference[].audio.url", "format", "uri", line=74, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame", "uniqueItems", line=75, witness="openapi"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", line=75, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=76, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=77, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=77, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", line=78, witness="openapi",
            warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", witness="openapi",
            warns=True),
        Condition("parameters.guidances.webpage_reference[].webpage.url", "format", "uri", line=79, witness="openapi",
            warns=True),
        Condition("parameters.height", "enum", [0, 480, 552, 640, 720, 736, 828, 854, 960, 1080, 1104, 1242, 1280, 1440,
            1656, 1920], line=80, witness="openapi"),
        Condition("parameters.quantity", "enum", [1], line=85),
        Condition("parameters.width", "enum", [0, 480, 552, 640, 720, 736, 828, 854, 960, 1080, 1104, 1242, 1280, 1440,
            1656, 1920], line=88, witness="openapi"),
        Condition("parameters.quality", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", witness="openapi"),
        Condition("parameters.resolution", "ignored", when=(("parameters.height", "is not", 0),), line=86, warns=True),
        Condition("parameters.resolution", "ignored", when=(("parameters.width", "is not", 0),), line=86, warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [480, 854], [552, 736], [640,
            640], [720, 1280], [736, 552], [828, 1104], [854, 480], [960, 960], [1080, 1920], [1104, 828], [1242, 1656],
            [1280, 720], [1440, 1440], [1656, 1242], [1920, 1080]]}, line=96),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Wan30Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: float | None
    audio_reference: Sequence[Mapping[str, object]] | None
    end_frame: Input | None
    image_reference: Sequence[Input] | None
    start_frame: Input | None
    video_reference_base: Sequence[Input] | None
    webpage_reference: Sequence[Mapping[str, object]] | None
    height: float | None
    motion_has_audio: bool | None
    quantity: float | None
    resolution: Literal["1080p", "480p", "720p"] | None
    seed: float | None
    width: float | None
    quality: Literal["ACCELERATED", "STANDARD"] | None
    size: Size | None
    extra: Extra


class _Wan30(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Wan30Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Wan30(_Wan30, BlockingCalls):
    """Wan 3.0, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: float | None = None,
        audio_reference: Sequence[Mapping[str, object]] | None = None,
        end_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        start_frame: Input | None = None,
        video_reference_base: Sequence[Input] | None = None,
        webpage_reference: Sequence[Mapping[str, object]] | None = None,
        height: float | None = None,
        motion_has_audio: bool | None = None,
        quantity: float | None = None,
        resolution: Literal["1080p", "480p", "720p"] | None = None,
        seed: float | None = None,
        width: float | None = None,
        quality: Literal["ACCELERATED", "STANDARD"] | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show. At most 5000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 17 more. From 2 to 30. The server takes 5 where it is left out.
            audio_reference: Sounds that the clip follows. At most 5.
            end_frame: The picture that the clip ends with. At most 1.
            image_reference: Pictures for the look or content of the result. At most 10.
            start_frame: The picture that the clip begins with. At most 1.
            video_reference_base: Clips that are edited or imitated. At most 5.
            webpage_reference: A public web page whose content steers the clip. At most 1.
            height: Height of the clip, in pixels. One of 0, 480, 552, 640, 720, 736, 828, 854, 960, 1080, 1104, 1242 and 4 more.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            quantity: How many clips to make. One of 1. From 1 to 1. The server takes 1 where it is left out.
            resolution: Resolution class of the clip, where width and height are 0. One of 1080p, 480p, 720p. The server takes 480p where it is left out.
            seed: Start of the random numbers: the same one gives a like result. From 0 to 2147483647.
            width: Width of the clip, in pixels. One of 0, 480, 552, 640, 720, 736, 828, 854, 960, 1080, 1104, 1242 and 4 more.
            quality: How much work the model puts into the result. One of ACCELERATED, STANDARD. The server takes ACCELERATED where it is left out.
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


class AsyncWan30(_Wan30, AsyncCalls):
    """Wan 3.0, asynchronous."""

    create = awaited(Wan30.create)


BLOCKING, ASYNC = Wan30, AsyncWan30
