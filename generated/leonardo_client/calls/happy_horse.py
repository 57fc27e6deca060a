# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/happy-horse.yaml b8b732e3db2c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Happy Horse 1.0, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.happy_horse import HappyHorseRequest, TypeValue

Size = Literal["720x720", "720x960", "720x1280", "960x720", "1080x1080", "1080x1440", "1080x1920", "1280x720",
    "1440x1080", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="happy-horse",
    title="Happy Horse 1.0",
    url="https://docs.leonardo.ai/reference",
    request=HappyHorseRequest,
    fixed={"model": "happy-horse"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "seed": Parameter("parameters.seed"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity", default=1),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "video_reference_base": Slot("parameters.guidances.video_reference_base", "video", wrap="video", listed=True,
            forms=("uploaded", "generated", "reference")),
        "audio_setting": Parameter("parameters.audio_setting"),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["happy-horse"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [720, 960, 1080, 1280, 1440,
            1920], "default": 1920}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [720, 960, 1080, 1280,
            1440, 1920], "default": 1080}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": ["RESOLUTION_1080",
            "RESOLUTION_720"], "default": "RESOLUTION_1080", "deprecated": True}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 2500}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [3, 4, 5, 6, 7, 8, 9, 10,
            11, 12, 13, 14, 15], "default": 5}),
        "parameters.quantity": Documented(None, {"type": "integer", "minimum": 1, "maximum": 1, "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False, "additionalProperties": False}),
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
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": False, "maxItems": 9}),
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
            "required": False, "present": True, "minimum": 320, "maximum": 2160}),
        "parameters.guidances.video_reference_base[].video.height": Documented(None, {"type": "integer",
            "required": False, "present": True, "minimum": 320, "maximum": 2160}),
        "parameters.guidances.video_reference_base[].video.duration": Documented(None, {"type": "number",
            "required": False, "present": True, "minimum": 3, "maximum": 15}),
        "parameters.guidances.video_reference_base[].video.motion_has_audio": Documented(None, {"type": "boolean",
            "required": False, "present": True}),
        "parameters.audio_setting": Documented(None, {"type": "string", "required": False, "enum": ["auto", "origin"],
            "default": "auto"}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.quantity", "required", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.video_reference_base[].video.url", "format", "uri", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[720, 720], [720, 960], [720, 1280],
            [960, 720], [1080, 1080], [1080, 1440], [1080, 1920], [1280, 720], [1440, 1080], [1920, 1080]]}),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class HappyHorseParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: Literal[720, 960, 1080, 1280, 1440, 1920] | None
    height: Literal[720, 960, 1080, 1280, 1440, 1920] | None
    seed: int | None
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None
    quantity: int
    start_frame: Input | None
    image_reference: Sequence[Input] | None
    video_reference_base: Input | None
    audio_setting: Literal["auto", "origin"] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: Size | None
    extra: Extra


class _HappyHorse(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[HappyHorseParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class HappyHorse(_HappyHorse, BlockingCalls):
    """Happy Horse 1.0, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: Literal[720, 960, 1080, 1280, 1440, 1920] | None = None,
        height: Literal[720, 960, 1080, 1280, 1440, 1920] | None = None,
        seed: int | None = None,
        duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None = None,
        quantity: int = 1,
        start_frame: Input | None = None,
        image_reference: Sequence[Input] | None = None,
        video_reference_base: Input | None = None,
        audio_setting: Literal["auto", "origin"] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
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
            width: Width of the result, in pixels. One of 720, 960, 1080, 1280, 1440, 1920. The server takes 1920 where it is left out.
            height: Height of the result, in pixels. One of 720, 960, 1080, 1280, 1440, 1920. The server takes 1080 where it is left out.
            seed: A number that makes the same request give a similar result again.
            duration: Length of the result, in seconds. One of 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15. The server takes 5 where it is left out.
            quantity: How many results to make. From 1 to 1.
            start_frame: A picture that the clip starts from. At most 1.
            image_reference: Pictures that the result takes up. At most 9.
            video_reference_base: A clip that is changed or continued. At most 1.
            audio_setting: Where the sound of the clip comes from. One of auto, origin. The server takes auto where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
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


class AsyncHappyHorse(_HappyHorse, AsyncCalls):
    """Happy Horse 1.0, asynchronous."""

    create = awaited(HappyHorse.create)


BLOCKING, ASYNC = HappyHorse, AsyncHappyHorse
