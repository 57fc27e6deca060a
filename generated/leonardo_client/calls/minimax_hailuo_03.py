# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/minimax-hailuo-03.yaml a50ba48286fc; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""MiniMax Hailuo 03, after https://docs.leonardo.ai/docs/minimax-hailuo-03 as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.minimax_hailuo_03 import HeightValue, MinimaxHailuo03Request, TypeValue, WidthValue

Size = Literal["0x0", "480x480", "480x640", "480x856", "640x480", "768x768", "768x1024", "768x1376", "856x480",
    "1024x768", "1120x480", "1376x768", "1440x1440", "1440x1920", "1440x2560", "1792x768", "1920x1440", "2160x2160",
    "2160x2880", "2160x3840", "2560x1440", "2880x2160", "3360x1440", "3840x2160", "5040x2160"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="minimax-hailuo-03",
    title="MiniMax Hailuo 03",
    url="https://docs.leonardo.ai/docs/minimax-hailuo-03",
    request=MinimaxHailuo03Request,
    fixed={"model": "hailuo-03"},
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
        "video_reference_base": Parameter("parameters.guidances.video_reference_base"),
        "height": Parameter("parameters.height"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quality": Parameter("parameters.quality"),
        "quantity": Parameter("parameters.quantity", default=1),
        "resolution": Parameter("parameters.resolution"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(64, {"type": "string", "required": True, "enum": ["hailuo-03"]}),
        "public": Documented(67, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(56, {"type": "integer", "required": False, "enum": [5, 6, 7, 8, 9, 10, 11, 12,
            13, 14, 15], "default": 6}),
        "parameters.guidances": Documented(57, {"type": "object", "required": False},
            {"openapi": {"additionalProperties": False}}),
        "parameters.guidances.audio_reference": Documented(58, {"type": "array", "required": False, "maxItems": 3}),
        "parameters.guidances.audio_reference[]": Documented(58, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio": Documented(58, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio.id": Documented(58, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.audio_reference[].audio.type": Documented(58, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.audio_reference[].audio.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.audio_reference[].audio.duration": Documented(None, {}, {"openapi": {"type": "number",
            "required": False}}),
        "parameters.guidances.end_frame": Documented(59, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.end_frame[]": Documented(59, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(59, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(59, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.type": Documented(59, {"present": True, "enum": [*get_args(TypeValue)]},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(60, {"type": "array", "required": False, "maxItems": 9}),
        "parameters.guidances.image_reference[]": Documented(60, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(60, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(60, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(60, {"present": True,
            "enum": [*get_args(TypeValue)]}, {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(60, {"required": False, "present": True},
            {"openapi": {"type": "integer"}}),
        "parameters.guidances.start_frame": Documented(61, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.start_frame[]": Documented(61, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(61, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(61, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(61, {"present": True,
            "enum": [*get_args(TypeValue)]}, {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base": Documented(62, {"type": "array", "required": False,
            "maxItems": 3}),
        "parameters.guidances.video_reference_base[]": Documented(62, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video": Documented(62, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(62, {"present": True},
            {"openapi": {"type": "number", "required": True}}),
        "parameters.guidances.video_reference_base[].video.id": Documented(62, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.type": Documented(62, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {},
            {"openapi": {"type": "boolean", "required": False}}),
        "parameters.height": Documented(63, {"type": "integer", "required": False, "enum": [*get_args(HeightValue)],
            "default": 768}),
        "parameters.motion_has_audio": Documented(65, {"type": "boolean", "required": False, "default": True}),
        "parameters.prompt": Documented(66, {"type": "string", "required": True, "maxLength": 7000}),
        "parameters.quality": Documented(68, {"type": "string", "required": False, "enum": ["ACCELERATED", "STANDARD",
            "TURBO"], "default": "TURBO"}),
        "parameters.quantity": Documented(69, {"type": "integer", "required": True, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.resolution": Documented(70, {"type": "string", "required": False, "enum": ["2k", "480p", "4k",
            "768p"], "default": "768p"}),
        "parameters.width": Documented(71, {"type": "integer", "required": False, "enum": [*get_args(WidthValue)],
            "default": 1376}),
    },
    conditions=(
        Condition("parameters.guidances.audio_reference[].audio.id", "format", "uuid", line=58, witness="openapi",
            warns=True),
        Condition("parameters.guidances.audio_reference[].audio.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame", "uniqueItems", line=59, witness="openapi"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", line=59, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=60, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=61, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=61, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", line=62, witness="openapi",
            warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", witness="openapi",
            warns=True),
        Condition("parameters.quality", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=68, witness="openapi"),
        Condition("parameters.guidances.audio_reference", "forbidden", when=(("parameters.quality", "=", "TURBO"),),
            line=58),
        Condition("$", "anyOf", ["parameters.guidances.image_reference", "parameters.guidances.video_reference_base"],
            when=(("parameters.guidances.audio_reference", "given"),), line=58),
        Condition("parameters.resolution", "ignored", when=(("parameters.height", "is not", 0),), line=70, warns=True),
        Condition("parameters.resolution", "ignored", when=(("parameters.width", "is not", 0),), line=70, warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [480, 480], [480, 640], [480,
            856], [640, 480], [768, 768], [768, 1024], [768, 1376], [856, 480], [1024, 768], [1120, 480], [1376, 768],
            [1440, 1440], [1440, 1920], [1440, 2560], [1792, 768], [1920, 1440], [2160, 2160], [2160, 2880], [2160,
            3840], [2560, 1440], [2880, 2160], [3360, 1440], [3840, 2160], [5040, 2160]]}, line=79),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class MinimaxHailuo03Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: Literal[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None
    audio_reference: Sequence[Mapping[str, object]] | None
    end_frame: Input | None
    image_reference: Sequence[Input] | None
    start_frame: Input | None
    video_reference_base: Sequence[Mapping[str, object]] | None
    height: HeightValue | None
    motion_has_audio: bool | None
    quality: Literal["ACCELERATED", "STANDARD", "TURBO"] | None
    quantity: int
    resolution: Literal["2k", "480p", "4k", "768p"] | None
    width: WidthValue | None
    size: Size | None
    extra: Extra


class _MinimaxHailuo03(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[MinimaxHailuo03Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class MinimaxHailuo03(_MinimaxHailuo03, BlockingCalls):
    """MiniMax Hailuo 03, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: Literal[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None = None,
        audio_reference: Sequence[Mapping[str, object]] | None = None,
        end_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        start_frame: Input | None = None,
        video_reference_base: Sequence[Mapping[str, object]] | None = None,
        height: HeightValue | None = None,
        motion_has_audio: bool | None = None,
        quality: Literal["ACCELERATED", "STANDARD", "TURBO"] | None = None,
        quantity: int = 1,
        resolution: Literal["2k", "480p", "4k", "768p"] | None = None,
        width: WidthValue | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show. At most 7000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15. The server takes 6 where it is left out.
            audio_reference: Sounds that the clip follows. At most 3.
            end_frame: The picture that the clip ends with. At most 1.
            image_reference: Pictures for the look or content of the result. At most 9.
            start_frame: The picture that the clip begins with. At most 1.
            video_reference_base: Clips that are edited or imitated. At most 3.
            height: Height of the clip, in pixels. One of 0, 480, 640, 768, 856, 1024, 1376, 1440, 1920, 2160, 2560, 2880, 3840. The server takes 768 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            quality: How fast the clip is made. One of ACCELERATED, STANDARD, TURBO. The server takes TURBO where it is left out.
            quantity: How many clips to make. From 1 to 1.
            resolution: Resolution class of the clip, where width and height are 0. One of 2k, 480p, 4k, 768p. The server takes 768p where it is left out.
            width: Width of the clip, in pixels. One of 0, 480, 640, 768, 856, 1024, 1120, 1376, 1440, 1792, 1920, 2160 and 5 more. The server takes 1376 where it is left out.
            size: Width and height in one, as in "5040x2160", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncMinimaxHailuo03(_MinimaxHailuo03, AsyncCalls):
    """MiniMax Hailuo 03, asynchronous."""

    create = awaited(MinimaxHailuo03.create)


BLOCKING, ASYNC = MinimaxHailuo03, AsyncMinimaxHailuo03
