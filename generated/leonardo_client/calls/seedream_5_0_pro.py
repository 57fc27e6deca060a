# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedream-5.0-pro.yaml 101e182211fc; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 5.0 Pro, after https://docs.leonardo.ai/docs/seedream-5.0-pro as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.seedream_5_0_pro import Seedream50ProRequest, TypeValue

PAGE = Page(
    model="seedream-5.0-pro",
    title="Seedream 5.0 Pro",
    url="https://docs.leonardo.ai/docs/seedream-5.0-pro",
    request=Seedream50ProRequest,
    fixed={"model": "seedream-5.0-pro"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "output_format": Parameter("parameters.output_format"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity"),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "mode": Parameter("parameters.mode"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(67, {"type": "string", "required": True, "enum": ["seedream-5.0-pro"]}),
        "public": Documented(71, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances": Documented(64, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(65, {"type": "array", "required": False, "maxItems": 10}),
        "parameters.guidances.image_reference[]": Documented(65, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(65, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(65, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(65, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].strength": Documented(65, {"present": True, "enum": ["HIGH", "LOW",
            "MID"]}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(66, {"type": "integer", "required": False, "minimum": 768, "maximum": 2048,
            "default": 2048}),
        "parameters.output_format": Documented(68, {"type": "string", "required": False, "enum": ["jpeg", "png"],
            "default": "jpeg"}),
        "parameters.prompt": Documented(69, {"type": "string", "required": True}, {"openapi": {"maxLength": 9999}}),
        "parameters.prompt_enhance": Documented(70, {"type": "string", "required": False, "default": "AUTO",
            "enum": ["AUTO", "OFF", "ON"]}),
        "parameters.quantity": Documented(72, {"type": "integer", "required": False, "minimum": 1, "maximum": 6,
            "default": 1}),
        "parameters.seed": Documented(73, {"type": "integer", "required": False}, {"openapi": {"maximum": 2147483637}}),
        "parameters.width": Documented(74, {"type": "integer", "required": False, "minimum": 768, "maximum": 2048,
            "default": 2048}),
        "parameters.mode": Documented(None, {}, {"openapi": {"type": "string", "required": False, "enum": ["FAST",
            "QUALITY"], "default": "QUALITY"}}),
    },
    conditions=(
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=65, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.prompt_enhance", "enum", ["OFF", "ON"], line=70, witness="observed", warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", witness="openapi"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Seedream50ProParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    image_reference: Sequence[Input] | None
    height: int | None
    output_format: Literal["jpeg", "png"] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: int | None
    seed: int | None
    width: int | None
    mode: Literal["FAST", "QUALITY"] | None
    size: str | None
    extra: Extra


class _Seedream50Pro(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Seedream50ProParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Seedream50Pro(_Seedream50Pro, BlockingCalls):
    """Seedream 5.0 Pro, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        image_reference: Sequence[Input] | None = None,
        height: int | None = None,
        output_format: Literal["jpeg", "png"] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: int | None = None,
        seed: int | None = None,
        width: int | None = None,
        mode: Literal["FAST", "QUALITY"] | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the picture should show, in words. At most 9999 characters.
            public: Whether everybody may see the picture (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            image_reference: Pictures that the picture takes up. At most 10.
            height: Height of the picture, in pixels. From 768 to 2048. The server takes 2048 where it is left out.
            output_format: File format of the picture. One of jpeg, png. The server takes jpeg where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many pictures to make. From 1 to 6. The server takes 1 where it is left out.
            seed: A number that makes the same request give a similar picture again. From any to 2147483637.
            width: Width of the picture, in pixels. From 768 to 2048. The server takes 2048 where it is left out.
            mode: How the model works; higher modes take longer and cost more. One of FAST, QUALITY. The server takes QUALITY where it is left out.
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


class AsyncSeedream50Pro(_Seedream50Pro, AsyncCalls):
    """Seedream 5.0 Pro, asynchronous."""

    create = awaited(Seedream50Pro.create)


BLOCKING, ASYNC = Seedream50Pro, AsyncSeedream50Pro
