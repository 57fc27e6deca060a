# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/krea-krea-2.yaml 1774d09b963b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Krea 2, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.krea_krea_2 import KreaKrea2Request, TypeValue

PAGE = Page(
    model="krea-krea-2",
    title="Krea 2",
    url="https://docs.leonardo.ai/reference",
    request=KreaKrea2Request,
    fixed={"model": "krea/krea-2"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quality": Parameter("parameters.quality"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "style": Parameter("parameters.guidances.style"),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["krea/krea-2"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False, "minimum": 0,
            "maximum": 4294967295}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "minimum": 16, "maximum": 4096,
            "multipleOf": 8, "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "minimum": 16, "maximum": 4096,
            "multipleOf": 8, "default": 1024}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 5000}),
        "parameters.quality": Documented(None, {"type": "string", "required": False, "enum": ["HIGH", "MEDIUM"],
            "default": "MEDIUM"}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.style": Documented(None, {"type": "array", "required": False, "maxItems": 10}),
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
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.quality", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.guidances.style[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.style[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.style[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.style[].strength", "required", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class KreaKrea2Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    seed: int | None
    width: int | None
    height: int | None
    quality: Literal["HIGH", "MEDIUM"] | None
    quantity: int | None
    style: Sequence[Mapping[str, object]] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _KreaKrea2(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[KreaKrea2Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class KreaKrea2(_KreaKrea2, BlockingCalls):
    """Krea 2, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        seed: int | None = None,
        width: int | None = None,
        height: int | None = None,
        quality: Literal["HIGH", "MEDIUM"] | None = None,
        quantity: int | None = 1,
        style: Sequence[Mapping[str, object]] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 5000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            seed: A number that makes the same request give a similar result again. From 0 to 4294967295.
            width: Width of the result, in pixels. From 16 to 4096. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. From 16 to 4096. The server takes 1024 where it is left out.
            quality: How much work the model puts into the result. One of HIGH, MEDIUM. The server takes MEDIUM where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            style: A picture whose style the result takes up. At most 10.
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


class AsyncKreaKrea2(_KreaKrea2, AsyncCalls):
    """Krea 2, asynchronous."""

    create = awaited(KreaKrea2.create)


BLOCKING, ASYNC = KreaKrea2, AsyncKreaKrea2
