# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lucid-realism.yaml c7e554ee3473; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Lucid Realism, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.lucid_realism import LucidRealismRequest, StyleIdsValue, TypeValue

PAGE = Page(
    model="lucid-realism",
    title="Lucid Realism",
    url="https://docs.leonardo.ai/reference",
    request=LucidRealismRequest,
    fixed={"model": "lucid-realism"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "mode": Parameter("parameters.mode"),
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
        "model": Documented(None, {"type": "string", "required": True, "enum": ["lucid-realism"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": ["FAST", "ULTRA"],
            "default": "FAST"}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False, "minimum": 0,
            "maximum": 2147483647}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "minimum": 16, "maximum": 2496,
            "multipleOf": 8, "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "minimum": 16, "maximum": 2496,
            "multipleOf": 8, "default": 1024}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
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
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
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


class LucidRealismParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    mode: Literal["FAST", "ULTRA"] | None
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


class _LucidRealism(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[LucidRealismParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class LucidRealism(_LucidRealism, BlockingCalls):
    """Lucid Realism, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        mode: Literal["FAST", "ULTRA"] | None = None,
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
            prompt: What the result should show, in words. At most 9999 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            mode: How the model works; higher modes take longer and cost more. One of FAST, ULTRA. The server takes FAST where it is left out.
            seed: A number that makes the same request give a similar result again. From 0 to 2147483647.
            width: Width of the result, in pixels. From 16 to 2496. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. From 16 to 2496. The server takes 1024 where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            style: A picture whose style the result takes up. At most 1.
            content: A picture whose content the result takes up. At most 1.
            style_ids: Ids of the styles that the result follows. One of 0d914779-c822-430a-b976-30075033f1c4, 111dc692-d470-4eec-b791-3475abac4c46, 30c1d34f-e3a9-479a-b56f-c018bbc9c02a, 335e6010-a75c-45d9-afc5-032c65e9180e, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 6105baa2-851b-446e-9db5-08a671a8c42f, 621e1c9a-6319-4bee-a12d-ae40659162fa, 62736842-6e4b-4028-b79a-4f1a1606e893, 6fedbf1f-4a17-45ec-84fb-92fe524a29ef, 85da2dcc-c373-464c-9a7a-5624359be859 and 9 more. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
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


class AsyncLucidRealism(_LucidRealism, AsyncCalls):
    """Lucid Realism, asynchronous."""

    create = awaited(LucidRealism.create)


BLOCKING, ASYNC = LucidRealism, AsyncLucidRealism
