# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ltxv-2.3-pro.yaml 873fdbbec3bf; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""LTX-2.3 Pro, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.ltxv_2_3_pro import Ltxv23ProRequest, ModeValue, TypeValue

PAGE = Page(
    model="ltxv-2.3-pro",
    title="LTX-2.3 Pro",
    url="https://docs.leonardo.ai/reference",
    request=Ltxv23ProRequest,
    fixed={"model": "ltxv-2.3-pro"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width", default=1920),
        "height": Parameter("parameters.height", default=1080),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity", default=1),
        "end_frame": Slot("parameters.guidances.end_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64")),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["ltxv-2.3-pro"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": [*get_args(ModeValue)],
            "default": "RESOLUTION_1080", "deprecated": True}),
        "parameters.width": Documented(None, {"type": "integer", "minimum": 0, "maximum": 9007199254740991,
            "default": 1920}),
        "parameters.height": Documented(None, {"type": "integer", "minimum": 0, "maximum": 9007199254740991,
            "default": 1080}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 5000}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [6, 8, 10],
            "default": 6}),
        "parameters.quantity": Documented(None, {"type": "integer", "minimum": 1, "maximum": 1, "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
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
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
        "parameters.motion_has_audio": Documented(None, {"type": "boolean", "required": False, "default": True}),
    },
    conditions=(
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.width", "required", warns=True),
        Condition("parameters.height", "required", warns=True),
        Condition("parameters.quantity", "required", warns=True),
        Condition("parameters.guidances.end_frame", "uniqueItems"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Ltxv23ProParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: int
    height: int
    duration: Literal[6, 8, 10] | None
    quantity: int
    end_frame: Input | None
    start_frame: Input | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    motion_has_audio: bool | None
    size: str | None
    extra: Extra


class _Ltxv23Pro(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Ltxv23ProParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Ltxv23Pro(_Ltxv23Pro, BlockingCalls):
    """LTX-2.3 Pro, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: int = 1920,
        height: int = 1080,
        duration: Literal[6, 8, 10] | None = None,
        quantity: int = 1,
        end_frame: Input | None = None,
        start_frame: Input | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        motion_has_audio: bool | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 5000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            width: Width of the result, in pixels. From 0 to 9007199254740991.
            height: Height of the result, in pixels. From 0 to 9007199254740991.
            duration: Length of the result, in seconds. One of 6, 8, 10. The server takes 6 where it is left out.
            quantity: How many results to make. From 1 to 1.
            end_frame: A picture that the clip ends with. At most 1.
            start_frame: A picture that the clip starts from. At most 1.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
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


class AsyncLtxv23Pro(_Ltxv23Pro, AsyncCalls):
    """LTX-2.3 Pro, asynchronous."""

    create = awaited(Ltxv23Pro.create)


BLOCKING, ASYNC = Ltxv23Pro, AsyncLtxv23Pro
