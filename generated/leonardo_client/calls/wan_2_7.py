# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-2.7.yaml c58d0ae299a2; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 2.7, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.wan_2_7 import TypeValue, Wan27Request

Size = Literal["0x0", "720x1280", "960x960", "1080x1920", "1280x720", "1440x1440", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="wan-2.7",
    title="Wan 2.7",
    url="https://docs.leonardo.ai/reference",
    request=Wan27Request,
    fixed={"model": "wan-2.7"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity"),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "video_reference_base": Parameter("parameters.guidances.video_reference_base"),
        "omni_edit": Parameter("parameters.omni_edit"),
        "resolution": Parameter("parameters.resolution"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["wan-2.7"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [0, 720, 960, 1080, 1280,
            1440, 1920], "minimum": 0, "maximum": 9007199254740991}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [0, 720, 960, 1080, 1280,
            1440, 1920], "minimum": 0, "maximum": 9007199254740991}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 2500}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [2, 3, 4, 5, 6, 7, 8, 9,
            10], "default": 5}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False, "additionalProperties": False}),
        "parameters.guidances.end_frame": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.end_frame[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.end_frame[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.end_frame[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.end_frame[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.end_frame[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.end_frame[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.end_frame[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
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
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": False, "maxItems": 6}),
        "parameters.guidances.image_reference[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].order": Documented(None, {"type": "integer", "required": False,
            "present": True, "minimum": 0}),
        "parameters.guidances.video_reference_base": Documented(None, {"type": "array", "required": False,
            "maxItems": 1}),
        "parameters.guidances.video_reference_base[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.video_reference_base[].video": Documented(None, {"type": "object", "required": True,
            "present": True, "additionalProperties": False}),
        "parameters.guidances.video_reference_base[].video.id": Documented(None, {"type": "string", "required": True,
            "present": True}),
        "parameters.guidances.video_reference_base[].video.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.video_reference_base[].video.type": Documented(None, {"type": "string", "required": True,
            "present": True, "enum": ["GENERATED", "UPLOADED"]}),
        "parameters.guidances.video_reference_base[].video.width": Documented(None, {"type": "integer",
            "required": False, "present": True, "minimum": 720, "maximum": 2160}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {"type": "integer",
            "required": False, "present": True, "minimum": 720, "maximum": 2160}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(None, {"type": "number",
            "required": True, "present": True, "minimum": 2, "maximum": 10.05}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {"type": "boolean",
            "required": False, "present": True}),
        "parameters.guidances.video_reference_base[].type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": ["BASE", "FEATURE"]}),
        "parameters.omni_edit": Documented(None, {"type": "boolean", "required": False}),
        "parameters.resolution": Documented(None, {"type": "string", "required": False, "enum": ["1080p", "720p"],
            "default": "720p"}),
    },
    conditions=(
        Condition("parameters.guidances.end_frame", "uniqueItems"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [720, 1280], [960, 960],
            [1080, 1920], [1280, 720], [1440, 1440], [1920, 1080]]}),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Wan27Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None
    height: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None
    duration: Literal[2, 3, 4, 5, 6, 7, 8, 9, 10] | None
    quantity: int | None
    end_frame: Input | None
    start_frame: Input | None
    image_reference: Sequence[Input] | None
    video_reference_base: Sequence[Mapping[str, object]] | None
    omni_edit: bool | None
    resolution: Literal["1080p", "720p"] | None
    size: Size | None
    extra: Extra


class _Wan27(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Wan27Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Wan27(_Wan27, BlockingCalls):
    """Wan 2.7, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None = None,
        height: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None = None,
        duration: Literal[2, 3, 4, 5, 6, 7, 8, 9, 10] | None = None,
        quantity: int | None = None,
        end_frame: Input | None = None,
        start_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        video_reference_base: Sequence[Mapping[str, object]] | None = None,
        omni_edit: bool | None = None,
        resolution: Literal["1080p", "720p"] | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 2500 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            width: Width of the result, in pixels. One of 0, 720, 960, 1080, 1280, 1440, 1920. From 0 to 9007199254740991.
            height: Height of the result, in pixels. One of 0, 720, 960, 1080, 1280, 1440, 1920. From 0 to 9007199254740991.
            duration: Length of the result, in seconds. One of 2, 3, 4, 5, 6, 7, 8, 9, 10. The server takes 5 where it is left out.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            end_frame: A picture that the clip ends with. At most 1.
            start_frame: A picture that the clip starts from. At most 1.
            image_reference: Pictures that the result takes up. At most 6.
            video_reference_base: A clip that is changed or continued. At most 1.
            omni_edit: Whether a reference clip is edited (true) or only looked at (false).
            resolution: Resolution class of the result. One of 1080p, 720p. The server takes 720p where it is left out.
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


class AsyncWan27(_Wan27, AsyncCalls):
    """Wan 2.7, asynchronous."""

    create = awaited(Wan27.create)


BLOCKING, ASYNC = Wan27, AsyncWan27
