# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.6.yaml eba1d20b6252; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.6, after https://docs.leonardo.ai/docs/kling-2.6 as read on 2026-11-22."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.kling_2_6 import Kling26Request, TypeValue

Size = Literal["0x0", "1080x1920", "1440x1440", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="kling-2.6",
    title="Kling 2.6",
    url="https://docs.leonardo.ai/docs/kling-2.6",
    request=Kling26Request,
    fixed={"model": "kling-2.6"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration": Parameter("parameters.duration"),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "width": Parameter("parameters.width"),
        "quantity": Parameter("parameters.quantity"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(72, {"type": "string", "enum": ["kling-2.6"]}, {"openapi": {"required": True}}),
        "public": Documented(74, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.duration": Documented(69, {"type": "number"}, {"openapi": {"default": 5},
            "assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": False},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame": Documented(70, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.start_frame[]": Documented(70, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(70, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(70, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.type": Documented(70, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(71, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.prompt": Documented(73, {"type": "string"}, {"openapi": {"required": True, "maxLength": 2500}}),
        "parameters.width": Documented(75, {"type": "number"}, {"assumed": {"required": False}}),
        "parameters.mode": Documented(None, {}, {"openapi": {"type": "string", "required": False,
            "enum": ["RESOLUTION_1080"], "default": "RESOLUTION_1080", "deprecated": True}}),
        "parameters.audio": Documented(None, {}, {"openapi": {"type": "boolean", "required": False, "default": True,
            "deprecated": True}}),
        "parameters.quantity": Documented(None, {}, {"openapi": {"type": "number", "required": False, "minimum": 1,
            "maximum": 1, "default": 1}}),
        "parameters.start_frame": Documented(None, {}, {"openapi": {"type": "object", "required": False,
            "deprecated": True}, "observed": {"additionalProperties": False}}),
        "parameters.start_frame.id": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.url": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.data": Documented(None, {}, {"openapi": {"type": "string", "required": False}}),
        "parameters.start_frame.type": Documented(None, {}, {"openapi": {"type": "string", "required": False,
            "enum": [*get_args(TypeValue)]}}),
        "parameters.start_frame.width": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.start_frame.height": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.motion_has_audio": Documented(None, {}, {"openapi": {"type": "boolean", "required": False,
            "default": True}}),
    },
    conditions=(
        Condition("parameters.duration", "enum", [5, 10], line=69),
        Condition("parameters.guidances.start_frame", "uniqueItems", line=70, witness="openapi"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", line=70, witness="openapi",
            warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.height", "enum", [0, 1080, 1440, 1920], line=71, witness="openapi"),
        Condition("parameters.prompt", "maxLength", 1500, line=73, warns=True),
        Condition("parameters.width", "enum", [0, 1080, 1440, 1920], line=75, witness="openapi"),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", witness="openapi"),
        Condition("parameters.start_frame.id", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.start_frame.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.start_frame.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [1080, 1920], [1440, 1440],
            [1920, 1080]]}, witness="openapi"),
        Condition("parameters.width", "required", when=(("parameters.height", "given"),), witness="openapi"),
        Condition("parameters.height", "required", when=(("parameters.width", "given"),), witness="openapi"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Kling26Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration: float | None
    start_frame: Input | None
    height: float | None
    width: float | None
    quantity: float | None
    motion_has_audio: bool | None
    size: Size | None
    extra: Extra


class _Kling26(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Kling26Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Kling26(_Kling26, BlockingCalls):
    """Kling 2.6, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration: float | None = None,
        start_frame: Input | None = None,
        height: float | None = None,
        width: float | None = None,
        quantity: float | None = None,
        motion_has_audio: bool | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the clip should show. At most 2500 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration: Length of the clip, in seconds. One of 5, 10. The server takes 5 where it is left out.
            start_frame: The picture that the clip begins with. At most 1.
            height: Height of the clip, in pixels. One of 0, 1080, 1440, 1920.
            width: Width of the clip, in pixels. One of 0, 1080, 1440, 1920.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
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


class AsyncKling26(_Kling26, AsyncCalls):
    """Kling 2.6, asynchronous."""

    create = awaited(Kling26.create)


BLOCKING, ASYNC = Kling26, AsyncKling26
