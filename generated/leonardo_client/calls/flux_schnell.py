# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-schnell.yaml 3f1e94a2234b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX Schnell, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.flux_schnell import FluxSchnellRequest, StyleIdsValue, TypeValue

PAGE = Page(
    model="flux-schnell",
    title="FLUX Schnell",
    url="https://docs.leonardo.ai/reference",
    request=FluxSchnellRequest,
    fixed={"model": "flux-schnell"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "style": Parameter("parameters.guidances.style"),
        "content": Parameter("parameters.guidances.content"),
        "style_ids": Parameter("parameters.style_ids"),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["flux-schnell"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False, "minimum": 0,
            "maximum": 2147483637}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "minimum": 32, "maximum": 2048,
            "multipleOf": 8, "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "minimum": 32, "maximum": 2048,
            "multipleOf": 8, "default": 1024}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 2000}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.style": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.style[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.style[].image": Documented(None, {"type": "object", "required": True, "present": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.style[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.style[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.style[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.style[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.style[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.style[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.style[].order": Documented(None, {"type": "integer", "required": False, "present": True,
            "minimum": 0}),
        "parameters.guidances.style[].strength": Documented(None, {"type": "string", "present": True, "enum": ["HIGH",
            "LOW", "MAX", "MID", "ULTRA"], "default": "MID"}),
        "parameters.guidances.content": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.content[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image": Documented(None, {"type": "object", "required": True, "present": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.content[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.content[].order": Documented(None, {"type": "integer", "required": False, "present": True,
            "minimum": 0}),
        "parameters.guidances.content[].strength": Documented(None, {"type": "string", "present": True, "enum": ["HIGH",
            "LOW", "MID", "ULTRA"], "default": "MID"}),
        "parameters.style_ids": Documented(None, {"type": "array", "required": False, "itemType": "string",
            "enum": [*get_args(StyleIdsValue)], "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.guidances.style[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.style[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.style[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.style[].strength", "required", warns=True),
        Condition("parameters.guidances.content[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.content[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.content[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.content[].strength", "required", warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", warns=True),
        Condition("parameters.style_ids[]", "type", "string", witness="assumed"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class FluxSchnellParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    seed: int | None
    width: int | None
    height: int | None
    quantity: int | None
    style: Sequence[Mapping[str, object]] | None
    content: Sequence[Mapping[str, object]] | None
    style_ids: Sequence[StyleIdsValue] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _FluxSchnell(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[FluxSchnellParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class FluxSchnell(_FluxSchnell, BlockingCalls):
    """FLUX Schnell, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        seed: int | None = None,
        width: int | None = None,
        height: int | None = None,
        quantity: int | None = 1,
        style: Sequence[Mapping[str, object]] | None = None,
        content: Sequence[Mapping[str, object]] | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 2000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            seed: A number that makes the same request give a similar result again. From 0 to 2147483637.
            width: Width of the result, in pixels. From 32 to 2048. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. From 32 to 2048. The server takes 1024 where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            style: A picture whose style the result takes up. At most 1.
            content: A picture whose content the result takes up. At most 1.
            style_ids: Ids of the styles that the result follows. One of 09d2b5b5-d7c5-4c02-905d-9f84051640f4, 0d34f8e1-46d4-428f-8ddd-4b11811fa7c9, 111dc692-d470-4eec-b791-3475abac4c46, 1db308ce-c7ad-4d10-96fd-592fa6b75cc4, 3cbb655a-7ca4-463f-b697-8a03ad67327c, 4edb03c9-8a26-4041-9d01-f85b5d4abd71, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 645e4195-f63d-4715-a3f2-3fb1e6eb8c70, 6fedbf1f-4a17-45ec-84fb-92fe524a29ef, 7d7c2bc5-4b12-4ac3-81a9-630057e9e89f and 4 more. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
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


class AsyncFluxSchnell(_FluxSchnell, AsyncCalls):
    """FLUX Schnell, asynchronous."""

    create = awaited(FluxSchnell.create)


BLOCKING, ASYNC = FluxSchnell, AsyncFluxSchnell
