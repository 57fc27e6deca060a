# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-3-video.yaml 759bc64e1dce; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX 3 Video, after https://docs.leonardo.ai/docs/flux-3-video as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.flux_3_video import Flux3VideoRequest, TypeValue

Size = Literal["0x0", "720x1280", "834x1112", "960x960", "1080x1440", "1080x1920", "1112x834", "1280x720", "1360x680",
    "1440x1080", "1440x1440", "1470x630", "1920x1080", "2160x1080", "2520x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="flux-3-video",
    title="FLUX 3 Video",
    url="https://docs.leonardo.ai/docs/flux-3-video",
    request=Flux3VideoRequest,
    fixed={"model": "bfl/flux-3-video"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "video_reference_base": Parameter("parameters.guidances.video_reference_base"),
        "height": Parameter("parameters.height"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "resolution": Parameter("parameters.resolution"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(78, {"type": "string", "required": True, "enum": ["bfl/flux-3-video"]}),
        "public": Documented(81, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(73, {"type": "number", "default": 8}, {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.end_frame": Documented(74, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.end_frame[]": Documented(74, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(74, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(74, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.type": Documented(74, {"present": True}, {"openapi": {"type": "string",
            "required": False}, "page and openapi": {"enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame": Documented(75, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(75, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(75, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(75, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(75, {"present": True},
            {"openapi": {"type": "string", "required": False}, "page and openapi": {"enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.video_reference_base": Documented(76, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.video_reference_base[]": Documented(76, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video": Documented(76, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video.id": Documented(76, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.type": Documented(76, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.video_reference_base[].video.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.video_reference_base[].video.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False, "minimum": 480, "maximum": 2160}}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False, "minimum": 480, "maximum": 2160}}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(None, {},
            {"openapi": {"type": "number", "required": True, "minimum": 1, "maximum": 15.05}}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {},
            {"openapi": {"type": "boolean", "required": False}}),
        "parameters.height": Documented(77, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.motion_has_audio": Documented(79, {"type": "boolean", "default": True},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(80, {"type": "string", "required": True, "maxLength": 5000}),
        "parameters.quantity": Documented(82, {"type": "number", "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 1}, "assumed": {"required": False}}),
        "parameters.resolution": Documented(83, {"type": "string", "enum": ["1080p", "720p"], "default": "720p"},
            {"assumed": {"required": False}}),
        "parameters.width": Documented(84, {"type": "number"}, {"assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.duration", "enum", [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20], line=73),
        Condition("parameters.guidances.end_frame", "uniqueItems", line=74, witness="openapi"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", line=74, witness="openapi",
            warns=True),
        Condition("parameters.guidances.end_frame[].image.type", "enum", ["GENERATED", "GENERATION", "INIT", "UPLOADED",
            "VARIATION"], line=74, warns=True),
        Condition("parameters.guidances.end_frame[].image.type", "enum", ["BASE64", "GENERATED", "UPLOADED", "URL",
            "VARIATION"], line=74, witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=75, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=75, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["GENERATED", "GENERATION", "INIT",
            "UPLOADED", "VARIATION"], line=75, warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["BASE64", "GENERATED", "UPLOADED", "URL",
            "VARIATION"], line=75, witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", line=76, witness="openapi",
            warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", witness="openapi",
            warns=True),
        Condition("parameters.height", "enum", [0, 630, 680, 720, 834, 960, 1080, 1112, 1280, 1440, 1920], line=77,
            witness="openapi"),
        Condition("parameters.quantity", "enum", [1], line=82),
        Condition("parameters.width", "enum", [0, 720, 834, 960, 1080, 1112, 1280, 1360, 1440, 1470, 1920, 2160, 2520],
            line=84, witness="openapi"),
        Condition("parameters.resolution", "ignored", when=(("parameters.height", "given"),), line=83, warns=True),
        Condition("parameters.resolution", "ignored", when=(("parameters.width", "given"),), line=83, warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [720, 1280], [834, 1112],
            [960, 960], [1080, 1440], [1080, 1920], [1112, 834], [1280, 720], [1360, 680], [1440, 1080], [1440, 1440],
            [1470, 630], [1920, 1080], [2160, 1080], [2520, 1080]]}, line=92),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Flux3VideoParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: float | None
    end_frame: Input | None
    start_frame: Input | None
    video_reference_base: Sequence[Mapping[str, object]] | None
    height: float | None
    motion_has_audio: bool | None
    quantity: float | None
    resolution: Literal["1080p", "720p"] | None
    width: float | None
    size: Size | None
    extra: Extra


class _Flux3Video(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Flux3VideoParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Flux3Video(_Flux3Video, BlockingCalls):
    """FLUX 3 Video, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: float | None = None,
        end_frame: Input | None = None,
        start_frame: Input | None = None,
        video_reference_base: Sequence[Mapping[str, object]] | None = None,
        height: float | None = None,
        motion_has_audio: bool | None = None,
        quantity: float | None = None,
        resolution: Literal["1080p", "720p"] | None = None,
        width: float | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show, in words. At most 5000 characters.
            public: Whether everybody may see the clip (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 and 4 more. The server takes 8 where it is left out.
            end_frame: A picture that the clip ends with. At most 1.
            start_frame: A picture that the clip starts from. At most 1.
            video_reference_base: A clip that is changed or continued. At most 1.
            height: Height of the clip, in pixels. One of 0, 630, 680, 720, 834, 960, 1080, 1112, 1280, 1440, 1920.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            quantity: How many clips to make. One of 1. From 1 to 1. The server takes 1 where it is left out.
            resolution: Resolution class of the clip. One of 1080p, 720p. The server takes 720p where it is left out.
            width: Width of the clip, in pixels. One of 0, 720, 834, 960, 1080, 1112, 1280, 1360, 1440, 1470, 1920, 2160, 2520.
            size: Width and height in one, as in "2520x1080", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncFlux3Video(_Flux3Video, AsyncCalls):
    """FLUX 3 Video, asynchronous."""

    create = awaited(Flux3Video.create)


BLOCKING, ASYNC = Flux3Video, AsyncFlux3Video
