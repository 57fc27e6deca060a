# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-2.6.yaml fdc86395a522; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 2.6, after https://docs.leonardo.ai/docs/wan-2.6 as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.wan_2_6 import TypeValue, Wan26Request

Size = Literal["0x0", "720x960", "720x1280", "960x720", "960x960", "1080x1440", "1080x1920", "1280x720", "1440x1080",
    "1440x1440", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="wan-2.6",
    title="Wan 2.6",
    url="https://docs.leonardo.ai/docs/wan-2.6",
    request=Wan26Request,
    fixed={"model": "wan-2.6"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "audio_reference": Parameter("parameters.guidances.audio_reference"),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "video_reference_base": Slot("parameters.guidances.video_reference_base", "video", wrap="video", listed=True,
            many=True, forms=("uploaded", "generated", "reference")),
        "height": Parameter("parameters.height"),
        "negative_prompt": Parameter("parameters.negative_prompt"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "resolution": Parameter("parameters.resolution"),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(71, {"type": "string", "enum": ["wan-2.6"]}, {"openapi": {"required": True}}),
        "public": Documented(74, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(66, {"type": "number", "default": 5}, {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.audio_reference": Documented(67, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.audio_reference[]": Documented(67, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio": Documented(67, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio.id": Documented(67, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.audio_reference[].audio.type": Documented(67, {"present": True},
            {"openapi": {"type": "string", "required": True, "enum": ["GENERATED", "UPLOADED"]}}),
        "parameters.guidances.audio_reference[].audio.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.audio_reference[].audio.duration": Documented(None, {}, {"openapi": {"type": "number",
            "required": False}}),
        "parameters.guidances.start_frame": Documented(68, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(68, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(68, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(68, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(68, {"present": True},
            {"openapi": {"type": "string", "required": False}, "page and openapi": {"enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base": Documented(69, {"type": "array", "maxItems": 3},
            {"assumed": {"required": False}}),
        "parameters.guidances.video_reference_base[]": Documented(69, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video": Documented(69, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video.id": Documented(69, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.type": Documented(69, {"present": True, "enum": ["GENERATED",
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
        "parameters.height": Documented(70, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.negative_prompt": Documented(72, {"type": "string", "maxLength": 500, "default": ""},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(73, {"type": "string", "maxLength": 1500}, {"openapi": {"required": True}}),
        "parameters.quantity": Documented(75, {"type": "number", "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 1}, "assumed": {"required": False}}),
        "parameters.resolution": Documented(76, {"type": "string", "enum": ["1080p", "720p"], "default": "1080p"},
            {"openapi": {"default": "720p"}, "assumed": {"required": False}}),
        "parameters.seed": Documented(77, {"type": "number", "minimum": 0, "maximum": 2147483647},
            {"assumed": {"required": False}}),
        "parameters.width": Documented(78, {"type": "number"}, {"assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.duration", "enum", [5, 10, 15], line=66),
        Condition("parameters.guidances.audio_reference[].audio.id", "format", "uuid", line=67, witness="openapi",
            warns=True),
        Condition("parameters.guidances.audio_reference[].audio.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=68, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=68, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["GENERATED", "GENERATION", "INIT",
            "UPLOADED", "VARIATION"], line=68, warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["BASE64", "GENERATED", "UPLOADED", "URL",
            "VARIATION"], line=68, witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", line=69, witness="openapi",
            warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", witness="openapi",
            warns=True),
        Condition("parameters.height", "enum", [0, 720, 960, 1080, 1280, 1440, 1920], line=70, witness="openapi"),
        Condition("parameters.quantity", "enum", [1], line=75),
        Condition("parameters.width", "enum", [0, 720, 960, 1080, 1280, 1440, 1920], line=78, witness="openapi"),
        Condition("parameters.resolution", "ignored", when=(("parameters.height", "is not", 0),), line=76, warns=True),
        Condition("parameters.resolution", "ignored", when=(("parameters.width", "is not", 0),), line=76, warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [720, 960], [720, 1280], [960,
            720], [960, 960], [1080, 1440], [1080, 1920], [1280, 720], [1440, 1080], [1440, 1440], [1920, 1080]]},
            line=86),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Wan26Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: float | None
    audio_reference: Sequence[Mapping[str, object]] | None
    start_frame: Input | None
    video_reference_base: Sequence[Input] | None
    height: float | None
    negative_prompt: str | None
    quantity: float | None
    resolution: Literal["1080p", "720p"] | None
    seed: float | None
    width: float | None
    size: Size | None
    extra: Extra


class _Wan26(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Wan26Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Wan26(_Wan26, BlockingCalls):
    """Wan 2.6, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: float | None = None,
        audio_reference: Sequence[Mapping[str, object]] | None = None,
        start_frame: Input | None = None,
        video_reference_base: Sequence[Input] | None = None,
        height: float | None = None,
        negative_prompt: str | None = None,
        quantity: float | None = None,
        resolution: Literal["1080p", "720p"] | None = None,
        seed: float | None = None,
        width: float | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show, in words. At most 1500 characters.
            public: Whether everybody may see the clip (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 5, 10, 15. The server takes 5 where it is left out.
            audio_reference: Sounds that the clip takes up. At most 1.
            start_frame: A picture that the clip starts from. At most 1.
            video_reference_base: A clip that is changed or continued. At most 3.
            height: Height of the clip, in pixels. One of 0, 720, 960, 1080, 1280, 1440, 1920.
            negative_prompt: What the clip should not show, in words. At most 500 characters. The server takes where it is left out.
            quantity: How many clips to make. One of 1. From 1 to 1. The server takes 1 where it is left out.
            resolution: Resolution class of the clip. One of 1080p, 720p. The server takes 1080p where it is left out.
            seed: A number that makes the same request give a similar clip again. From 0 to 2147483647.
            width: Width of the clip, in pixels. One of 0, 720, 960, 1080, 1280, 1440, 1920.
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


class AsyncWan26(_Wan26, AsyncCalls):
    """Wan 2.6, asynchronous."""

    create = awaited(Wan26.create)


BLOCKING, ASYNC = Wan26, AsyncWan26
