# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/recraft-v4.yaml f566ea3cd7f4; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Recraft V4, after https://docs.leonardo.ai/docs/recraft-v4 as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.recraft_v4 import RecraftV4Request

Size = Literal["768x1344", "768x1536", "832x1280", "832x1344", "896x1152", "896x1216", "896x1280", "1024x1024",
    "1152x896", "1216x896", "1280x832", "1280x896", "1344x768", "1536x768"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="recraft-v4",
    title="Recraft V4",
    url="https://docs.leonardo.ai/docs/recraft-v4",
    request=RecraftV4Request,
    fixed={"model": "recraft-v4"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "width": Parameter("parameters.width", default=1024),
        "height": Parameter("parameters.height", default=1024),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(41, {"type": "string", "required": True, "enum": ["recraft-v4"]}),
        "public": Documented(42, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.prompt": Documented(43, {"type": "string", "required": True}, {"openapi": {"maxLength": 9999}}),
        "parameters.prompt_enhance": Documented(44, {"type": "string", "required": False},
            {"openapi": {"default": "AUTO", "enum": ["AUTO", "OFF", "ON"]}}),
        "parameters.quantity": Documented(45, {"type": "integer", "required": False, "minimum": 1},
            {"openapi": {"default": 4, "maximum": 8}}),
        "parameters.width": Documented(46, {"type": "integer"}, {"openapi": {"enum": [768, 832, 896, 1024, 1152, 1216,
            1280, 1344, 1536], "default": 1024, "required": False}}),
        "parameters.height": Documented(47, {"type": "integer"}, {"openapi": {"enum": [768, 832, 896, 1024, 1152, 1216,
            1280, 1344, 1536], "default": 1024, "required": False}}),
    },
    conditions=(
        Condition("parameters.prompt_enhance", "enum", ["OFF", "ON"], line=44, warns=True),
        Condition("parameters.quantity", "maximum", 6, line=45, warns=True),
        Condition("parameters.width", "required", line=46, warns=True),
        Condition("parameters.height", "required", line=47, warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[768, 1344], [768, 1536], [832, 1280],
            [832, 1344], [896, 1152], [896, 1216], [896, 1280], [1024, 1024], [1152, 896], [1216, 896], [1280, 832],
            [1280, 896], [1344, 768], [1536, 768]]}, line=54),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class RecraftV4Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: int | None
    width: Literal[768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536]
    height: Literal[768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536]
    size: Size | None
    extra: Extra


class _RecraftV4(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[RecraftV4Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class RecraftV4(_RecraftV4, BlockingCalls):
    """Recraft V4, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: int | None = 1,
        width: Literal[768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536] = 1024,
        height: Literal[768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536] = 1024,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the picture should show, in words. At most 9999 characters.
            public: Whether everybody may see the picture (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many pictures to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            width: Width of the picture, in pixels. One of 768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536.
            height: Height of the picture, in pixels. One of 768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536.
            size: Width and height in one, as in "1536x768", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncRecraftV4(_RecraftV4, AsyncCalls):
    """Recraft V4, asynchronous."""

    create = awaited(RecraftV4.create)


BLOCKING, ASYNC = RecraftV4, AsyncRecraftV4
