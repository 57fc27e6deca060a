# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bytedance-seedream-5.0-flash.yaml 6e2a4d07c460; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 5.0 Flash, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.bytedance_seedream_5_0_flash import BytedanceSeedream50FlashRequest, TypeValue

PAGE = Page(
    model="bytedance-seedream-5.0-flash",
    title="Seedream 5.0 Flash",
    url="https://docs.leonardo.ai/reference",
    request=BytedanceSeedream50FlashRequest,
    fixed={"model": "bytedance/seedream-5.0-flash"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "output_format": Parameter("parameters.output_format"),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["bytedance/seedream-5.0-flash"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "minimum": 1024, "maximum": 3008,
            "default": 2048}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "minimum": 1024, "maximum": 3008,
            "default": 2048}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": False, "maxItems": 10}),
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
        "parameters.output_format": Documented(None, {"type": "string", "required": False, "enum": ["jpeg", "png"],
            "default": "jpeg"}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class BytedanceSeedream50FlashParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: int | None
    height: int | None
    quantity: int | None
    image_reference: Sequence[Input] | None
    output_format: Literal["jpeg", "png"] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _BytedanceSeedream50Flash(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[BytedanceSeedream50FlashParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class BytedanceSeedream50Flash(_BytedanceSeedream50Flash, BlockingCalls):
    """Seedream 5.0 Flash, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: int | None = None,
        height: int | None = None,
        quantity: int | None = None,
        image_reference: Sequence[Input] | None = None,
        output_format: Literal["jpeg", "png"] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
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
            width: Width of the result, in pixels. From 1024 to 3008. The server takes 2048 where it is left out.
            height: Height of the result, in pixels. From 1024 to 3008. The server takes 2048 where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 1 where it is left out.
            image_reference: Pictures that the result takes up. At most 10.
            output_format: File format of the result. One of jpeg, png. The server takes jpeg where it is left out.
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


class AsyncBytedanceSeedream50Flash(_BytedanceSeedream50Flash, AsyncCalls):
    """Seedream 5.0 Flash, asynchronous."""

    create = awaited(BytedanceSeedream50Flash.create)


BLOCKING, ASYNC = BytedanceSeedream50Flash, AsyncBytedanceSeedream50Flash
