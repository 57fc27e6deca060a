# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bytedance-seedance-2.5.yaml d3f53e4a6b7d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.5, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.bytedance_seedance_2_5 import BytedanceSeedance25Request, DurationValue, TypeValue

PAGE = Page(
    model="bytedance-seedance-2.5",
    title="Seedance 2.5",
    url="https://docs.leonardo.ai/reference",
    request=BytedanceSeedance25Request,
    fixed={"model": "bytedance/seedance-2.5"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity", default=1),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "audio_reference": Parameter("parameters.guidances.audio_reference"),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "video_reference_base": Slot("parameters.guidances.video_reference_base", "video", wrap="video", listed=True,
            many=True, forms=("uploaded", "generated", "reference")),
        "omni_edit": Parameter("parameters.omni_edit"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["bytedance/seedance-2.5"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.seed": Documented(None, {"type": "number", "required": False, "minimum": -1, "maximum": 4294967295,
            "default": -1}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "default": 1280}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "default": 720}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False,
            "enum": [*get_args(DurationValue)], "default": 8}),
        "parameters.quantity": Documented(None, {"type": "integer", "minimum": 1, "maximum": 1, "default": 1}),
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
        "parameters.guidances.audio_reference": Documented(None, {"type": "array", "required": False, "maxItems": 10}),
        "parameters.guidances.audio_reference[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio": Documented(None, {"type": "object", "required": True,
            "present": True, "additionalProperties": False}),
        "parameters.guidances.audio_reference[].audio.id": Documented(None, {"type": "string", "required": True,
            "present": True}),
        "parameters.guidances.audio_reference[].audio.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.audio_reference[].audio.type": Documented(None, {"type": "string", "required": True,
            "present": True, "enum": ["GENERATED", "UPLOADED"]}),
        "parameters.guidances.audio_reference[].audio.duration": Documented(None, {"type": "number", "required": False,
            "present": True}),
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": False, "maxItems": 30}),
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
            "maxItems": 10}),
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
            "required": False, "present": True}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {"type": "integer",
            "required": False, "present": True}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(None, {"type": "number",
            "required": False, "present": True}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {"type": "boolean",
            "required": False, "present": True}),
        "parameters.omni_edit": Documented(None, {"type": "boolean", "required": False}),
        "parameters.motion_has_audio": Documented(None, {"type": "boolean", "required": False, "default": True}),
    },
    conditions=(
        Condition("parameters.quantity", "required", warns=True),
        Condition("parameters.guidances.end_frame", "uniqueItems"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.audio_reference[].audio.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.audio_reference[].audio.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class BytedanceSeedance25Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    seed: float | None
    width: int | None
    height: int | None
    duration: DurationValue | None
    quantity: int
    end_frame: Input | None
    start_frame: Input | None
    audio_reference: Sequence[Mapping[str, object]] | None
    image_reference: Sequence[Input] | None
    video_reference_base: Sequence[Input] | None
    omni_edit: bool | None
    motion_has_audio: bool | None
    size: str | None
    extra: Extra


class _BytedanceSeedance25(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[BytedanceSeedance25Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class BytedanceSeedance25(_BytedanceSeedance25, BlockingCalls):
    """Seedance 2.5, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        seed: float | None = None,
        width: int | None = None,
        height: int | None = None,
        duration: DurationValue | None = None,
        quantity: int = 1,
        end_frame: Input | None = None,
        start_frame: Input | None = None,
        audio_reference: Sequence[Mapping[str, object]] | None = None,
        image_reference: Sequence[Input] | None = None,
        video_reference_base: Sequence[Input] | None = None,
        omni_edit: bool | None = None,
        motion_has_audio: bool | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 9999 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            seed: A number that makes the same request give a similar result again. From -1 to 4294967295. The server takes -1 where it is left out.
            width: Width of the result, in pixels. The server takes 1280 where it is left out.
            height: Height of the result, in pixels. The server takes 720 where it is left out.
            duration: Length of the result, in seconds. One of 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 and 15 more. The server takes 8 where it is left out.
            quantity: How many results to make. From 1 to 1.
            end_frame: A picture that the clip ends with. At most 1.
            start_frame: A picture that the clip starts from. At most 1.
            audio_reference: Sounds that the result takes up. At most 10.
            image_reference: Pictures that the result takes up. At most 30.
            video_reference_base: A clip that is changed or continued. At most 10.
            omni_edit: Whether a reference clip is edited (true) or only looked at (false).
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
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


class AsyncBytedanceSeedance25(_BytedanceSeedance25, AsyncCalls):
    """Seedance 2.5, asynchronous."""

    create = awaited(BytedanceSeedance25.create)


BLOCKING, ASYNC = BytedanceSeedance25, AsyncBytedanceSeedance25
