# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/nano-banana-pro.yaml 2f3cee05199d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Nano Banana Pro, after https://docs.leonardo.ai/docs/nano-banana-pro as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.nano_banana_pro import HeightValue, NanoBananaProRequest, StyleIdsValue, TypeValue, WidthValue

PAGE = Page(
    model="nano-banana-pro",
    title="Nano Banana Pro",
    url="https://docs.leonardo.ai/docs/nano-banana-pro",
    request=NanoBananaProRequest,
    fixed={"model": "gemini-image-2"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity"),
        "seed": Parameter("parameters.seed"),
        "style_ids": Parameter("parameters.style_ids"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(62, {"type": "string", "required": True, "enum": ["gemini-image-2"]}),
        "public": Documented(65, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances": Documented(59, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(60, {"type": "array", "required": False, "maxItems": 6}),
        "parameters.guidances.image_reference[]": Documented(60, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(60, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(60, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(60, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].strength": Documented(60, {"present": True, "enum": ["HIGH", "LOW",
            "MID"]}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(61, {"type": "integer", "required": False, "enum": [*get_args(HeightValue)],
            "default": 1024}),
        "parameters.prompt": Documented(63, {"type": "string", "required": True}, {"openapi": {"maxLength": 9999}}),
        "parameters.prompt_enhance": Documented(64, {"type": "string", "required": False},
            {"openapi": {"default": "AUTO", "enum": ["AUTO", "OFF", "ON"]}}),
        "parameters.quantity": Documented(66, {"type": "integer", "required": False, "maximum": 8, "default": 1}),
        "parameters.seed": Documented(67, {"type": "integer", "required": False}, {"openapi": {"maximum": 2147483638}}),
        "parameters.style_ids": Documented(68, {"type": "array", "required": False, "itemType": "string"},
            {"openapi": {"enum": [*get_args(StyleIdsValue)], "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}}),
        "parameters.width": Documented(69, {"type": "integer", "required": False, "default": 1024},
            {"openapi": {"enum": [*get_args(WidthValue)]}}),
    },
    conditions=(
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=60, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.prompt_enhance", "enum", ["OFF", "ON"], line=64, warns=True),
        Condition("parameters.quantity", "minimum", 1, line=66, witness="openapi", warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", witness="openapi", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class NanoBananaProParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    image_reference: Sequence[Input] | None
    height: HeightValue | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: int | None
    seed: int | None
    style_ids: Sequence[StyleIdsValue] | None
    width: WidthValue | None
    size: str | None
    extra: Extra


class _NanoBananaPro(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[NanoBananaProParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class NanoBananaPro(_NanoBananaPro, BlockingCalls):
    """Nano Banana Pro, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        image_reference: Sequence[Input] | None = None,
        height: HeightValue | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: int | None = None,
        seed: int | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        width: WidthValue | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the picture should show. At most 9999 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            image_reference: Pictures for the look or content of the result. At most 6.
            height: Height of the picture, in pixels. One of 0, 672, 768, 848, 896, 928, 1024, 1152, 1200, 1264, 1344, 1376 and 19 more. The server takes 1024 where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it uses it. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many pictures to make. From 1 to 8. The server takes 1 where it is left out.
            seed: Start of the random numbers: the same one gives a like result. From any to 2147483638.
            style_ids: Ids of preset styles. One of 09d2b5b5-d7c5-4c02-905d-9f84051640f4, 0d34f8e1-46d4-428f-8ddd-4b11811fa7c9, 111dc692-d470-4eec-b791-3475abac4c46, 1db308ce-c7ad-4d10-96fd-592fa6b75cc4, 22a9a7d2-2166-4d86-80ff-22e2643adbcf, 3cbb655a-7ca4-463f-b697-8a03ad67327c, 4edb03c9-8a26-4041-9d01-f85b5d4abd71, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 581ba6d6-5aac-4492-bebe-54c424a0d46e, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 645e4195-f63d-4715-a3f2-3fb1e6eb8c70 and 7 more. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
            width: Width of the picture, in pixels. One of 0, 768, 848, 896, 928, 1024, 1152, 1200, 1264, 1376, 1536, 1584 and 19 more. The server takes 1024 where it is left out.
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


class AsyncNanoBananaPro(_NanoBananaPro, AsyncCalls):
    """Nano Banana Pro, asynchronous."""

    create = awaited(NanoBananaPro.create)


BLOCKING, ASYNC = NanoBananaPro, AsyncNanoBananaPro
