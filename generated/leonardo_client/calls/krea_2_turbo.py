# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/krea-2-turbo.yaml 55246e38bd58; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Krea 2 Turbo, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.krea_2_turbo import Krea2TurboRequest

PAGE = Page(
    model="krea-2-turbo",
    title="Krea 2 Turbo",
    url="https://docs.leonardo.ai/reference",
    request=Krea2TurboRequest,
    fixed={"model": "krea-2-turbo"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["krea-2-turbo"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "minimum": 16, "maximum": 4096,
            "multipleOf": 8, "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "minimum": 16, "maximum": 4096,
            "multipleOf": 8, "default": 1024}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Krea2TurboParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: int | None
    height: int | None
    quantity: int | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _Krea2Turbo(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Krea2TurboParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Krea2Turbo(_Krea2Turbo, BlockingCalls):
    """Krea 2 Turbo, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: int | None = None,
        height: int | None = None,
        quantity: int | None = 1,
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
            width: Width of the result, in pixels. From 16 to 4096. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. From 16 to 4096. The server takes 1024 where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
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


class AsyncKrea2Turbo(_Krea2Turbo, AsyncCalls):
    """Krea 2 Turbo, asynchronous."""

    create = awaited(Krea2Turbo.create)


BLOCKING, ASYNC = Krea2Turbo, AsyncKrea2Turbo
