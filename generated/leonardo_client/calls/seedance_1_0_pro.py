# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-1.0-pro.yaml 3d2b4e96b96f; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 1.0 Pro, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.seedance_1_0_pro import ModeValue, Seedance10ProRequest, TypeValue

PAGE = Page(
    model="seedance-1.0-pro",
    title="Seedance 1.0 Pro",
    url="https://docs.leonardo.ai/reference",
    request=Seedance10ProRequest,
    fixed={"model": "seedance-1.0-pro"},
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
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["seedance-1.0-pro"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": [*get_args(ModeValue)],
            "default": "RESOLUTION_720", "deprecated": True}),
        "parameters.seed": Documented(None, {"type": "number", "required": False, "minimum": -1, "maximum": 4294967295,
            "default": -1}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "default": 1248}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "default": 704}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 5000}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [4, 6, 8, 10],
            "default": 8}),
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
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
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


class Seedance10ProParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    seed: float | None
    width: int | None
    height: int | None
    duration: Literal[4, 6, 8, 10] | None
    quantity: int
    end_frame: Input | None
    start_frame: Input | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _Seedance10Pro(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Seedance10ProParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Seedance10Pro(_Seedance10Pro, BlockingCalls):
    """Seedance 1.0 Pro, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        seed: float | None = None,
        width: int | None = None,
        height: int | None = None,
        duration: Literal[4, 6, 8, 10] | None = None,
        quantity: int = 1,
        end_frame: Input | None = None,
        start_frame: Input | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
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
            seed: A number that makes the same request give a similar result again. From -1 to 4294967295. The server takes -1 where it is left out.
            width: Width of the result, in pixels. The server takes 1248 where it is left out.
            height: Height of the result, in pixels. The server takes 704 where it is left out.
            duration: Length of the result, in seconds. One of 4, 6, 8, 10. The server takes 8 where it is left out.
            quantity: How many results to make. From 1 to 1.
            end_frame: A picture that the clip ends with. At most 1.
            start_frame: A picture that the clip starts from. At most 1.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
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


class AsyncSeedance10Pro(_Seedance10Pro, AsyncCalls):
    """Seedance 1.0 Pro, asynchronous."""

    create = awaited(Seedance10Pro.create)


BLOCKING, ASYNC = Seedance10Pro, AsyncSeedance10Pro
