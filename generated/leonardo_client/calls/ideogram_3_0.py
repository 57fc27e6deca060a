# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-3.0.yaml 3e1e5ec7393b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 3.0, after https://docs.leonardo.ai/docs/ideogram-3.0 as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.ideogram_3_0 import Ideogram30Request, StyleIdsValue

PAGE = Page(
    model="ideogram-3.0",
    title="Ideogram 3.0",
    url="https://docs.leonardo.ai/docs/ideogram-3.0",
    request=Ideogram30Request,
    fixed={"model": "ideogram-v3.0"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "seed": Parameter("parameters.seed"),
        "style_ids": Parameter("parameters.style_ids"),
        "width": Parameter("parameters.width"),
        "quality": Parameter("parameters.quality"),
        "mode": Parameter("parameters.mode"),
        "guidances": Parameter("parameters.guidances"),
        "negative_prompt": Parameter("parameters.negative_prompt"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(70, {"type": "string", "required": True, "enum": ["ideogram-v3.0"]}),
        "public": Documented(73, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.height": Documented(69, {"type": "integer", "required": False}, {"openapi": {"minimum": 32,
            "maximum": 2048, "default": 1024}}),
        "parameters.prompt": Documented(71, {"type": "string", "required": True}, {"openapi": {"maxLength": 9999}}),
        "parameters.prompt_enhance": Documented(72, {"type": "string", "required": False},
            {"openapi": {"default": "AUTO", "enum": ["AUTO", "OFF", "ON"]}}),
        "parameters.quantity": Documented(74, {"type": "integer", "required": False}, {"openapi": {"minimum": 1,
            "maximum": 8, "default": 4}}),
        "parameters.seed": Documented(75, {"type": "integer", "required": False}),
        "parameters.style_ids": Documented(76, {"type": "array", "required": False, "itemType": "string"},
            {"openapi": {"enum": [*get_args(StyleIdsValue)], "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}}),
        "parameters.width": Documented(77, {"type": "integer", "required": False}, {"openapi": {"minimum": 32,
            "maximum": 2048, "default": 1024}}),
        "parameters.quality": Documented(78, {"type": "string", "required": False, "enum": ["BALANCED", "QUALITY",
            "TURBO"]}),
        "parameters.mode": Documented(14, {"deprecated": True}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "required": False}}),
        "parameters.negative_prompt": Documented(None, {}, {"openapi": {"type": "string", "required": False,
            "maxLength": 1000}}),
    },
    conditions=(
        Condition("parameters.prompt_enhance", "enum", ["OFF", "ON"], line=72, warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.quality", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=78, witness="openapi"),
        Condition("parameters.mode", "forbidden", witness="observed"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Ideogram30Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    height: int | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: int | None
    seed: int | None
    style_ids: Sequence[StyleIdsValue] | None
    width: int | None
    quality: Literal["BALANCED", "QUALITY", "TURBO"] | None
    mode: str | None
    guidances: Mapping[str, object] | None
    negative_prompt: str | None
    size: str | None
    extra: Extra


class _Ideogram30(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Ideogram30Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Ideogram30(_Ideogram30, BlockingCalls):
    """Ideogram 3.0, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        height: int | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: int | None = 1,
        seed: int | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        width: int | None = None,
        quality: Literal["BALANCED", "QUALITY", "TURBO"] | None = None,
        mode: str | None = None,
        guidances: Mapping[str, object] | None = None,
        negative_prompt: str | None = None,
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
            height: Height of the picture, in pixels. From 32 to 2048. The server takes 1024 where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many pictures to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            seed: A number that makes the same request give a similar picture again.
            style_ids: Ids of the styles that the picture follows. One of 111dc692-d470-4eec-b791-3475abac4c46, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 6fedbf1f-4a17-45ec-84fb-92fe524a29ef, a5632c7c-ddbb-4e2f-ba34-8456ab3ac436, ab5a4220-7c42-41e5-a578-eddb9fed3d75, dee282d3-891f-4f73-ba02-7f8131e5541b. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
            width: Width of the picture, in pixels. From 32 to 2048. The server takes 1024 where it is left out.
            quality: How much work the model puts into the picture. One of BALANCED, QUALITY, TURBO.
            mode: How the model works; higher modes take longer and cost more.
            guidances: Pictures, clips and sounds that steer the result.
            negative_prompt: What the result should not show, in words. At most 1000 characters.
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


class AsyncIdeogram30(_Ideogram30, AsyncCalls):
    """Ideogram 3.0, asynchronous."""

    create = awaited(Ideogram30.create)


BLOCKING, ASYNC = Ideogram30, AsyncIdeogram30
