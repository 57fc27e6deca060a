# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lucid-origin.yaml 23d6c84ff247; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Lucid Origin, after https://docs.leonardo.ai/docs/lucid-origin as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.lucid_origin import LucidOriginRequest, StyleIdsValue, TypeValue

PAGE = Page(
    model="lucid-origin",
    title="Lucid Origin",
    url="https://docs.leonardo.ai/docs/lucid-origin",
    request=LucidOriginRequest,
    fixed={"model": "lucid-origin"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "content": Parameter("parameters.guidances.content"),
        "style": Parameter("parameters.guidances.style"),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "seed": Parameter("parameters.seed"),
        "style_ids": Parameter("parameters.style_ids"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(64, {"type": "string", "required": True, "enum": ["lucid-origin"]}),
        "public": Documented(67, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances": Documented(59, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.content": Documented(60, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.content[]": Documented(60, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image": Documented(60, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image.id": Documented(60, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.content[].image.type": Documented(60, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.content[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.content[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.content[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.content[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.content[].strength": Documented(60, {"present": True, "default": "MID"},
            {"openapi": {"type": "string", "enum": ["HIGH", "LOW", "MID", "ULTRA"]}}),
        "parameters.guidances.content[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.style": Documented(61, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.style[]": Documented(61, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.style[].image": Documented(61, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.style[].image.id": Documented(61, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.style[].image.type": Documented(61, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.style[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.style[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.style[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.style[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.style[].strength": Documented(61, {"present": True, "enum": ["HIGH", "LOW", "MAX", "MID",
            "ULTRA"], "default": "MID"}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.style[].order": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.height": Documented(62, {"type": "integer", "required": False, "minimum": 16, "maximum": 3616,
            "multipleOf": 8, "default": 1200}),
        "parameters.mode": Documented(63, {"type": "string", "required": False, "enum": ["FAST", "ULTRA"],
            "default": "FAST"}),
        "parameters.prompt": Documented(65, {"type": "string", "required": True, "maxLength": 2000}),
        "parameters.prompt_enhance": Documented(66, {"type": "string", "required": False, "enum": ["AUTO", "OFF", "ON"],
            "default": "AUTO"}),
        "parameters.quantity": Documented(68, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.seed": Documented(69, {"type": "integer", "required": False, "minimum": 0, "maximum": 2147483647}),
        "parameters.style_ids": Documented(70, {"type": "array", "required": False, "itemType": "string",
            "enum": [*get_args(StyleIdsValue)], "maxItems": 1, "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}),
        "parameters.width": Documented(71, {"type": "integer", "required": False, "minimum": 16, "maximum": 3840,
            "multipleOf": 8, "default": 1200}),
    },
    conditions=(
        Condition("parameters.guidances.content[].image.id", "format", "uuid", line=60, witness="openapi", warns=True),
        Condition("parameters.guidances.content[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.content[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.content[].strength", "enum", ["HIGH", "LOW", "MID"], line=60, warns=True),
        Condition("parameters.guidances.content[].strength", "required", line=60, witness="openapi", warns=True),
        Condition("parameters.guidances.style[].image.id", "format", "uuid", line=61, witness="openapi", warns=True),
        Condition("parameters.guidances.style[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.style[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=63, witness="openapi"),
        Condition("parameters.style_ids[]", "format", "uuid", witness="openapi", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class LucidOriginParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    content: Sequence[Mapping[str, object]] | None
    style: Sequence[Mapping[str, object]] | None
    height: int | None
    mode: Literal["FAST", "ULTRA"] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: int | None
    seed: int | None
    style_ids: Sequence[StyleIdsValue] | None
    width: int | None
    size: str | None
    extra: Extra


class _LucidOrigin(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[LucidOriginParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class LucidOrigin(_LucidOrigin, BlockingCalls):
    """Lucid Origin, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        content: Sequence[Mapping[str, object]] | None = None,
        style: Sequence[Mapping[str, object]] | None = None,
        height: int | None = None,
        mode: Literal["FAST", "ULTRA"] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: int | None = 1,
        seed: int | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        width: int | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the picture should show, in words. At most 2000 characters.
            public: Whether everybody may see the picture (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            content: A picture whose content the picture takes up. At most 1.
            style: A picture whose style the picture takes up. At most 1.
            height: Height of the picture, in pixels. From 16 to 3616. The server takes 1200 where it is left out.
            mode: How the model works; higher modes take longer and cost more. One of FAST, ULTRA. The server takes FAST where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many pictures to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            seed: A number that makes the same request give a similar picture again. From 0 to 2147483647.
            style_ids: Ids of the styles that the picture follows. One of 111dc692-d470-4eec-b791-3475abac4c46, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 6fedbf1f-4a17-45ec-84fb-92fe524a29ef, a5632c7c-ddbb-4e2f-ba34-8456ab3ac436, ab5a4220-7c42-41e5-a578-eddb9fed3d75, dee282d3-891f-4f73-ba02-7f8131e5541b. At most 1. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
            width: Width of the picture, in pixels. From 16 to 3840. The server takes 1200 where it is left out.
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


class AsyncLucidOrigin(_LucidOrigin, AsyncCalls):
    """Lucid Origin, asynchronous."""

    create = awaited(LucidOrigin.create)


BLOCKING, ASYNC = LucidOrigin, AsyncLucidOrigin
