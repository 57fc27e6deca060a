# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gemini-omni-flash.yaml 6fa9e798fa80; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Gemini Omni Flash, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.gemini_omni_flash import GeminiOmniFlashRequest, TypeValue

Size = Literal["720x1280", "1280x720"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="gemini-omni-flash",
    title="Gemini Omni Flash",
    url="https://docs.leonardo.ai/reference",
    request=GeminiOmniFlashRequest,
    fixed={"model": "gemini-omni-flash"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity"),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["gemini-omni-flash"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [720, 1280]}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [720, 1280]}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 2500}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [3, 4, 5, 6, 7, 8, 9,
            10], "default": 5}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False, "additionalProperties": False}),
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": False, "maxItems": 5}),
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
    },
    conditions=(
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[720, 1280], [1280, 720]]}),
        Condition("parameters.width", "required", when=(("parameters.height", "given"),)),
        Condition("parameters.height", "required", when=(("parameters.width", "given"),)),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class GeminiOmniFlashParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: Literal[720, 1280] | None
    height: Literal[720, 1280] | None
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10] | None
    quantity: int | None
    image_reference: Sequence[Input] | None
    size: Size | None
    extra: Extra


class _GeminiOmniFlash(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[GeminiOmniFlashParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class GeminiOmniFlash(_GeminiOmniFlash, BlockingCalls):
    """Gemini Omni Flash, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: Literal[720, 1280] | None = None,
        height: Literal[720, 1280] | None = None,
        duration: Literal[3, 4, 5, 6, 7, 8, 9, 10] | None = None,
        quantity: int | None = None,
        image_reference: Sequence[Input] | None = None,
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
            width: Width of the result, in pixels. One of 720, 1280.
            height: Height of the result, in pixels. One of 720, 1280.
            duration: Length of the result, in seconds. One of 3, 4, 5, 6, 7, 8, 9, 10. The server takes 5 where it is left out.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            image_reference: Pictures that the result takes up. At most 5.
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


class AsyncGeminiOmniFlash(_GeminiOmniFlash, AsyncCalls):
    """Gemini Omni Flash, asynchronous."""

    create = awaited(GeminiOmniFlash.create)


BLOCKING, ASYNC = GeminiOmniFlash, AsyncGeminiOmniFlash
