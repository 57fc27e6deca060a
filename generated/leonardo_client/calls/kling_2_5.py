# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.5.yaml 079ba25b57e7; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.5 Turbo, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.kling_2_5 import Kling25Request, TypeValue

Size = Literal["720x1280", "960x960", "1080x1920", "1280x720", "1440x1440", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="kling-2.5",
    title="Kling 2.5 Turbo",
    url="https://docs.leonardo.ai/reference",
    request=Kling25Request,
    fixed={"model": "kling-2.5"},
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
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["kling-2.5"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [720, 960, 1080, 1280, 1440,
            1920], "minimum": 0, "maximum": 9007199254740991, "default": 1920}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [720, 960, 1080, 1280,
            1440, 1920], "minimum": 0, "maximum": 9007199254740991, "default": 1080}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": ["RESOLUTION_1080",
            "RESOLUTION_720"], "default": "RESOLUTION_1080", "deprecated": True}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 2500}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [5, 10], "default": 5}),
        "parameters.quantity": Documented(None, {"type": "number", "required": False, "minimum": 1, "maximum": 1,
            "default": 1}),
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
    },
    conditions=(
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.guidances.end_frame", "uniqueItems"),
        Condition("parameters.guidances.end_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.end_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.end_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[720, 1280], [960, 960], [1080, 1920],
            [1280, 720], [1440, 1440], [1920, 1080]]}),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Kling25Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: Literal[720, 960, 1080, 1280, 1440, 1920] | None
    height: Literal[720, 960, 1080, 1280, 1440, 1920] | None
    duration: Literal[5, 10] | None
    quantity: float | None
    end_frame: Input | None
    start_frame: Input | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: Size | None
    extra: Extra


class _Kling25(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Kling25Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Kling25(_Kling25, BlockingCalls):
    """Kling 2.5 Turbo, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: Literal[720, 960, 1080, 1280, 1440, 1920] | None = None,
        height: Literal[720, 960, 1080, 1280, 1440, 1920] | None = None,
        duration: Literal[5, 10] | None = None,
        quantity: float | None = None,
        end_frame: Input | None = None,
        start_frame: Input | None = None,
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
            width: Width of the result, in pixels. One of 720, 960, 1080, 1280, 1440, 1920. From 0 to 9007199254740991. The server takes 1920 where it is left out.
            height: Height of the result, in pixels. One of 720, 960, 1080, 1280, 1440, 1920. From 0 to 9007199254740991. The server takes 1080 where it is left out.
            duration: Length of the result, in seconds. One of 5, 10. The server takes 5 where it is left out.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            end_frame: A picture that the clip ends with. At most 1.
            start_frame: A picture that the clip starts from. At most 1.
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


class AsyncKling25(_Kling25, AsyncCalls):
    """Kling 2.5 Turbo, asynchronous."""

    create = awaited(Kling25.create)


BLOCKING, ASYNC = Kling25, AsyncKling25
