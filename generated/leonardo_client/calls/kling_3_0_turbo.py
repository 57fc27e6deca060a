# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-3.0-turbo.yaml 90885ba0363d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 3.0 Turbo, after https://docs.leonardo.ai/docs/kling-3.0-turbo as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.kling_3_0_turbo import Kling30TurboRequest, TypeValue

Size = Literal["0x0", "720x1280", "960x960", "1080x1920", "1280x720", "1440x1440", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="kling-3.0-turbo",
    title="Kling 3.0 Turbo",
    url="https://docs.leonardo.ai/docs/kling-3.0-turbo",
    request=Kling30TurboRequest,
    fixed={"model": "kling-3.0-turbo"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(74, {"type": "string", "enum": ["kling-3.0-turbo"]}, {"openapi": {"required": True}}),
        "public": Documented(77, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(70, {"type": "integer", "enum": [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
            "default": 5}, {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.start_frame": Documented(71, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(71, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(71, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(71, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(71, {"present": True},
            {"openapi": {"type": "string", "required": False}, "page and openapi": {"enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(72, {"type": "integer"}, {"openapi": {"enum": [0, 720, 960, 1080, 1280, 1440,
            1920]}, "assumed": {"required": False}}),
        "parameters.mode": Documented(73, {"type": "string", "enum": ["RESOLUTION_1080", "RESOLUTION_720"],
            "default": "RESOLUTION_1080", "deprecated": True}, {"assumed": {"required": False}}),
        "parameters.motion_has_audio": Documented(75, {"type": "boolean", "default": True},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(76, {"type": "string", "maxLength": 2500}, {"openapi": {"required": True}}),
        "parameters.quantity": Documented(78, {"type": "integer", "minimum": 1, "maximum": 1, "default": 1},
            {"assumed": {"required": False}}),
        "parameters.width": Documented(79, {"type": "integer"}, {"openapi": {"enum": [0, 720, 960, 1080, 1280, 1440,
            1920]}, "assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.guidances.start_frame", "uniqueItems", line=71, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=71, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["GENERATED", "GENERATION", "INIT",
            "UPLOADED", "VARIATION"], line=71, warns=True),
        Condition("parameters.guidances.start_frame[].image.type", "enum", ["BASE64", "GENERATED", "UPLOADED", "URL",
            "VARIATION"], line=71, witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [720, 1280], [960, 960],
            [1080, 1920], [1280, 720], [1440, 1440], [1920, 1080]]}, line=87),
        Condition("parameters.width", "required", when=(("parameters.height", "given"),), witness="openapi"),
        Condition("parameters.height", "required", when=(("parameters.width", "given"),), witness="openapi"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Kling30TurboParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None
    start_frame: Input | None
    height: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None
    mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None
    motion_has_audio: bool | None
    quantity: int | None
    width: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None
    size: Size | None
    extra: Extra


class _Kling30Turbo(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Kling30TurboParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Kling30Turbo(_Kling30Turbo, BlockingCalls):
    """Kling 3.0 Turbo, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None = None,
        start_frame: Input | None = None,
        height: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None = None,
        mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None = None,
        motion_has_audio: bool | None = None,
        quantity: int | None = None,
        width: Literal[0, 720, 960, 1080, 1280, 1440, 1920] | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show, in words. At most 2500 characters.
            public: Whether everybody may see the clip (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15. The server takes 5 where it is left out.
            start_frame: A picture that the clip starts from. At most 1.
            height: Height of the clip, in pixels. One of 0, 720, 960, 1080, 1280, 1440, 1920.
            mode: How the model works; higher modes take longer and cost more. One of RESOLUTION_1080, RESOLUTION_720. The server takes RESOLUTION_1080 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            quantity: How many clips to make. From 1 to 1. The server takes 1 where it is left out.
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


class AsyncKling30Turbo(_Kling30Turbo, AsyncCalls):
    """Kling 3.0 Turbo, asynchronous."""

    create = awaited(Kling30Turbo.create)


BLOCKING, ASYNC = Kling30Turbo, AsyncKling30Turbo
