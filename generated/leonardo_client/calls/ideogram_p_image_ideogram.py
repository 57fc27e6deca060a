# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-p-image-ideogram.yaml 0a49f5644120; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""P-Image-Ideogram, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.ideogram_p_image_ideogram import IdeogramPImageIdeogramRequest, WidthValue

PAGE = Page(
    model="ideogram-p-image-ideogram",
    title="P-Image-Ideogram",
    url="https://docs.leonardo.ai/reference",
    request=IdeogramPImageIdeogramRequest,
    fixed={"model": "ideogram/p-image-ideogram"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quality": Parameter("parameters.quality"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["ideogram/p-image-ideogram"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [*get_args(WidthValue)],
            "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [*get_args(WidthValue)],
            "default": 1024}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 10000}),
        "parameters.quality": Documented(None, {"type": "string", "required": False, "enum": ["HIGH", "LOW", "MEDIUM",
            "VERY_LOW"], "default": "MEDIUM"}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.quality", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class IdeogramPImageIdeogramParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    width: WidthValue | None
    height: WidthValue | None
    quality: Literal["HIGH", "LOW", "MEDIUM", "VERY_LOW"] | None
    quantity: int | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _IdeogramPImageIdeogram(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[IdeogramPImageIdeogramParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class IdeogramPImageIdeogram(_IdeogramPImageIdeogram, BlockingCalls):
    """P-Image-Ideogram, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        width: WidthValue | None = None,
        height: WidthValue | None = None,
        quality: Literal["HIGH", "LOW", "MEDIUM", "VERY_LOW"] | None = None,
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
            prompt: What the result should show, in words. At most 10000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            width: Width of the result, in pixels. One of 512, 640, 720, 800, 832, 864, 896, 1024, 1120, 1152, 1248, 1280 and 14 more. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. One of 512, 640, 720, 800, 832, 864, 896, 1024, 1120, 1152, 1248, 1280 and 14 more. The server takes 1024 where it is left out.
            quality: How much work the model puts into the result. One of HIGH, LOW, MEDIUM, VERY_LOW. The server takes MEDIUM where it is left out.
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


class AsyncIdeogramPImageIdeogram(_IdeogramPImageIdeogram, AsyncCalls):
    """P-Image-Ideogram, asynchronous."""

    create = awaited(IdeogramPImageIdeogram.create)


BLOCKING, ASYNC = IdeogramPImageIdeogram, AsyncIdeogramPImageIdeogram
