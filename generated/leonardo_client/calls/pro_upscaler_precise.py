# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/pro-upscaler-precise.yaml 676f13af266d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Pro Upscaler Precise, after https://docs.leonardo.ai/docs/pro-upscaler-precise as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.pro_upscaler_precise import ProUpscalerPreciseRequest, TypeValue

PAGE = Page(
    model="pro-upscaler-precise",
    title="Pro Upscaler Precise",
    url="https://docs.leonardo.ai/docs/pro-upscaler-precise",
    request=ProUpscalerPreciseRequest,
    fixed={"model": "aurora-upscaler-precise"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "height": Parameter("parameters.height", default=REQUIRED),
        "upscale_factor": Parameter("parameters.upscale_factor", default=2),
        "upscale_mode": Parameter("parameters.upscale_mode", default="detailed"),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True,
            forms=("uploaded", "generated", "reference", "url", "base64"), default=REQUIRED),
        "width": Parameter("parameters.width", default=REQUIRED),
        "seed": Parameter("parameters.seed"),
        "priority": Parameter("parameters.priority"),
        "quantity": Parameter("parameters.quantity"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(70, {"type": "string", "required": True, "enum": ["aurora-upscaler-precise"]}),
        "public": Documented(74, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.height": Documented(69, {"type": "integer", "required": True}, {"openapi": {"minimum": 128}}),
        "parameters.upscale_factor": Documented(71, {"type": "integer", "enum": [2, 3, 4, 5, 6, 8]},
            {"openapi": {"default": 2, "required": False}}),
        "parameters.upscale_mode": Documented(72, {"type": "string", "enum": ["clean", "detailed"]},
            {"openapi": {"default": "detailed", "required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(73, {"type": "array", "required": True, "minItems": 1,
            "maxItems": 1}),
        "parameters.guidances.image_reference[]": Documented(73, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(73, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(73, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(73, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.width": Documented(75, {"type": "integer", "required": True}, {"openapi": {"minimum": 128}}),
        "parameters.seed": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.priority": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.quantity": Documented(None, {}, {"openapi": {"type": "integer", "required": False, "minimum": 1,
            "maximum": 1, "default": 1}}),
    },
    conditions=(
        Condition("parameters.upscale_factor", "required", line=71, warns=True),
        Condition("parameters.upscale_factor", "enum", [2, 3, 4, 6, 8], line=71, witness="openapi", warns=True),
        Condition("parameters.upscale_mode", "required", line=72, warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=73, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class ProUpscalerPreciseParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    image_reference: Required[Input]
    public: bool | None
    height: int | None
    upscale_factor: Literal[2, 3, 4, 5, 6, 8]
    upscale_mode: Literal["clean", "detailed"]
    width: int | None
    seed: int | None
    priority: int | None
    quantity: int | None
    size: str | None
    extra: Extra


class _ProUpscalerPrecise(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[ProUpscalerPreciseParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class ProUpscalerPrecise(_ProUpscalerPrecise, BlockingCalls):
    """Pro Upscaler Precise, blocking."""

    def create(
        self,
        *,
        image_reference: Input,
        public: bool | None = False,
        height: int | None = None,
        upscale_factor: Literal[2, 3, 4, 5, 6, 8] = 2,
        upscale_mode: Literal["clean", "detailed"] = "detailed",
        width: int | None = None,
        seed: int | None = None,
        priority: int | None = None,
        quantity: int | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            image_reference: Pictures that the picture takes up. At most 1.
            public: Whether everybody may see the picture (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            height: Height of the picture, in pixels. From 128 to any.
            upscale_factor: How many times larger each side becomes. One of 2, 3, 4, 5, 6, 8.
            upscale_mode: What the upscaling favours. One of clean, detailed.
            width: Width of the picture, in pixels. From 128 to any.
            seed: A number that makes the same request give a similar result again.
            priority: Place of the job in the queue.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
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


class AsyncProUpscalerPrecise(_ProUpscalerPrecise, AsyncCalls):
    """Pro Upscaler Precise, asynchronous."""

    create = awaited(ProUpscalerPrecise.create)


BLOCKING, ASYNC = ProUpscalerPrecise, AsyncProUpscalerPrecise
