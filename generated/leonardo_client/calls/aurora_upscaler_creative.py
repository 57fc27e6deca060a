# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/aurora-upscaler-creative.yaml b3c6ad1a0252; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Aurora Upscaler Creative, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.aurora_upscaler_creative import AuroraUpscalerCreativeRequest, TypeValue

PAGE = Page(
    model="aurora-upscaler-creative",
    title="Aurora Upscaler Creative",
    url="https://docs.leonardo.ai/reference",
    request=AuroraUpscalerCreativeRequest,
    fixed={"model": "aurora-upscaler-creative"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width", default=REQUIRED),
        "height": Parameter("parameters.height", default=REQUIRED),
        "priority": Parameter("parameters.priority"),
        "quantity": Parameter("parameters.quantity"),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True,
            forms=("uploaded", "generated", "reference", "url", "base64"), default=REQUIRED),
        "creativity": Parameter("parameters.creativity"),
        "upscale_factor": Parameter("parameters.upscale_factor"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["aurora-upscaler-creative"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False, "minimum": 0,
            "maximum": 2147483647}),
        "parameters.width": Documented(None, {"type": "integer", "required": True, "minimum": 128}),
        "parameters.height": Documented(None, {"type": "integer", "required": True, "minimum": 128}),
        "parameters.priority": Documented(None, {"type": "integer", "required": False}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": True, "minItems": 1,
            "maxItems": 1}),
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
        "parameters.creativity": Documented(None, {"type": "string", "required": False, "enum": ["high", "low", "mid"],
            "default": "mid"}),
        "parameters.upscale_factor": Documented(None, {"type": "number", "required": False, "default": 2}),
    },
    conditions=(
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
        Condition("parameters.upscale_factor", "enum", [2, 3, 4, 6, 8]),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class AuroraUpscalerCreativeParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    image_reference: Required[Input]
    public: bool | None
    seed: int | None
    width: int | None
    height: int | None
    priority: int | None
    quantity: int | None
    creativity: Literal["high", "low", "mid"] | None
    upscale_factor: float | None
    size: str | None
    extra: Extra


class _AuroraUpscalerCreative(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[AuroraUpscalerCreativeParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class AuroraUpscalerCreative(_AuroraUpscalerCreative, BlockingCalls):
    """Aurora Upscaler Creative, blocking."""

    def create(
        self,
        *,
        image_reference: Input,
        public: bool | None = False,
        seed: int | None = None,
        width: int | None = None,
        height: int | None = None,
        priority: int | None = None,
        quantity: int | None = None,
        creativity: Literal["high", "low", "mid"] | None = None,
        upscale_factor: float | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            image_reference: Pictures that the result takes up. At most 1.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            seed: A number that makes the same request give a similar result again. From 0 to 2147483647.
            width: Width of the result, in pixels. From 128 to any.
            height: Height of the result, in pixels. From 128 to any.
            priority: Place of the job in the queue.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            creativity: How freely details are added. One of high, low, mid. The server takes mid where it is left out.
            upscale_factor: How many times larger each side becomes. One of 2, 3, 4, 6, 8. The server takes 2 where it is left out.
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


class AsyncAuroraUpscalerCreative(_AuroraUpscalerCreative, AsyncCalls):
    """Aurora Upscaler Creative, asynchronous."""

    create = awaited(AuroraUpscalerCreative.create)


BLOCKING, ASYNC = AuroraUpscalerCreative, AsyncAuroraUpscalerCreative
