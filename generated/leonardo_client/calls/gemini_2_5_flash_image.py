# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gemini-2.5-flash-image.yaml 0497eee10466; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Nano Banana, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.gemini_2_5_flash_image import Gemini25FlashImageRequest, HeightValue, StyleIdsValue, TypeValue, WidthValue

PAGE = Page(
    model="gemini-2.5-flash-image",
    title="Nano Banana",
    url="https://docs.leonardo.ai/reference",
    request=Gemini25FlashImageRequest,
    fixed={"model": "gemini-2.5-flash-image"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "style_ids": Parameter("parameters.style_ids"),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["gemini-2.5-flash-image"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False, "minimum": 0,
            "maximum": 2147483638}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [*get_args(WidthValue)],
            "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "default": 1024},
            {"observed": {"enum": [*get_args(HeightValue)]}}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(None, {"type": "array", "required": False, "maxItems": 6}),
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
        "parameters.style_ids": Documented(None, {"type": "array", "required": False, "itemType": "string",
            "enum": [*get_args(StyleIdsValue)], "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "AUTO"}),
    },
    conditions=(
        Condition("parameters.height", "enum", [0, 672, 768, 832, 864, 896, 1024, 1152, 1184, 1248, 1344], warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", warns=True),
        Condition("parameters.style_ids[]", "type", "string", witness="assumed"),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[768, 1344], [832, 1248], [864, 1184],
            [896, 1152], [1024, 1024], [1152, 896], [1184, 864], [1248, 832], [1344, 768], [1536, 672]]},
            when=(("parameters.height", "is not", 0), ("parameters.width", "is not", 0)), warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Gemini25FlashImageParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    seed: int | None
    width: WidthValue | None
    height: HeightValue | None
    quantity: int | None
    image_reference: Sequence[Input] | None
    style_ids: Sequence[StyleIdsValue] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    size: str | None
    extra: Extra


class _Gemini25FlashImage(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Gemini25FlashImageParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Gemini25FlashImage(_Gemini25FlashImage, BlockingCalls):
    """Nano Banana, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        seed: int | None = None,
        width: WidthValue | None = None,
        height: HeightValue | None = None,
        quantity: int | None = None,
        image_reference: Sequence[Input] | None = None,
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
            seed: A number that makes the same request give a similar result again. From 0 to 2147483638.
            width: Width of the result, in pixels. One of 0, 768, 832, 864, 896, 1024, 1152, 1184, 1248, 1344, 1536. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. One of 0, 576, 672, 768, 832, 864, 896, 1024, 1152, 1184, 1248, 1344. The server takes 1024 where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 1 where it is left out.
            image_reference: Pictures that the result takes up. At most 6.
            style_ids: Ids of the styles that the result follows. One of 09d2b5b5-d7c5-4c02-905d-9f84051640f4, 0d34f8e1-46d4-428f-8ddd-4b11811fa7c9, 111dc692-d470-4eec-b791-3475abac4c46, 1db308ce-c7ad-4d10-96fd-592fa6b75cc4, 22a9a7d2-2166-4d86-80ff-22e2643adbcf, 3cbb655a-7ca4-463f-b697-8a03ad67327c, 4edb03c9-8a26-4041-9d01-f85b5d4abd71, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 581ba6d6-5aac-4492-bebe-54c424a0d46e, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 645e4195-f63d-4715-a3f2-3fb1e6eb8c70 and 7 more. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
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


class AsyncGemini25FlashImage(_Gemini25FlashImage, AsyncCalls):
    """Nano Banana, asynchronous."""

    create = awaited(Gemini25FlashImage.create)


BLOCKING, ASYNC = Gemini25FlashImage, AsyncGemini25FlashImage
