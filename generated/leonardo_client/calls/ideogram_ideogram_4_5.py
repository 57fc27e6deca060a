# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-ideogram-4.5.yaml 588824451b03; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 4.5, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.ideogram_ideogram_4_5 import IdeogramIdeogram45Request, TypeValue, WidthValue

PAGE = Page(
    model="ideogram-ideogram-4.5",
    title="Ideogram 4.5",
    url="https://docs.leonardo.ai/reference",
    request=IdeogramIdeogram45Request,
    fixed={"model": "ideogram/ideogram-4.5"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quality": Parameter("parameters.quality"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["ideogram/ideogram-4.5"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False, "minimum": 0,
            "maximum": 2147483647}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [*get_args(WidthValue)],
            "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [*get_args(WidthValue)],
            "default": 1024}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 10000}),
        "parameters.quality": Documented(None, {"type": "string", "required": False, "enum": ["HIGH", "LOW", "MEDIUM",
            "VERY_LOW"], "default": "MEDIUM"}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": False, "maxItems": 5}),
        "parameters.guidances.image_reference[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.image_reference[].order": Documented(None, {"type": "integer", "required": False,
            "present": True, "minimum": 0}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.quality", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class IdeogramIdeogram45Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    seed: int | None
    width: WidthValue | None
    height: WidthValue | None
    quality: Literal["HIGH", "LOW", "MEDIUM", "VERY_LOW"] | None
    quantity: int | None
    image_reference: Sequence[Input] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _IdeogramIdeogram45(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[IdeogramIdeogram45Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class IdeogramIdeogram45(_IdeogramIdeogram45, BlockingCalls):
    """Ideogram 4.5, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        seed: int | None = None,
        width: WidthValue | None = None,
        height: WidthValue | None = None,
        quality: Literal["HIGH", "LOW", "MEDIUM", "VERY_LOW"] | None = None,
        quantity: int | None = 1,
        image_reference: Sequence[Input] | None = None,
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
            seed: A number that makes the same request give a similar result again. From 0 to 2147483647.
            width: Width of the result, in pixels. One of 720, 800, 832, 864, 896, 1024, 1120, 1152, 1248, 1280, 1296, 1440 and 14 more. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. One of 720, 800, 832, 864, 896, 1024, 1120, 1152, 1248, 1280, 1296, 1440 and 14 more. The server takes 1024 where it is left out.
            quality: How much work the model puts into the result. One of HIGH, LOW, MEDIUM, VERY_LOW. The server takes MEDIUM where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            image_reference: Pictures that the result takes up. At most 5.
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


class AsyncIdeogramIdeogram45(_IdeogramIdeogram45, AsyncCalls):
    """Ideogram 4.5, asynchronous."""

    create = awaited(IdeogramIdeogram45.create)


BLOCKING, ASYNC = IdeogramIdeogram45, AsyncIdeogramIdeogram45
