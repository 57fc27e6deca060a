# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gpt-image-1.5.yaml 46df4d5fcc73; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""GPT Image-1.5, after https://docs.leonardo.ai/docs/gpt-image-1.5 as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.gpt_image_1_5 import GptImage15Request, StyleIdsValue, TypeValue

Size = Literal["1024x1024", "1024x1536", "1536x1024"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="gpt-image-1.5",
    title="GPT Image-1.5",
    url="https://docs.leonardo.ai/docs/gpt-image-1.5",
    request=GptImage15Request,
    fixed={"model": "gpt-image-1.5"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64")),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "quality": Parameter("parameters.quality"),
        "mode": Parameter("parameters.mode"),
        "style_ids": Parameter("parameters.style_ids"),
        "transparency": Parameter("parameters.transparency"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(80, {"type": "string", "required": True, "enum": ["gpt-image-1.5"]}),
        "public": Documented(83, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances": Documented(77, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(78, {"type": "array", "required": False, "maxItems": 6}),
        "parameters.guidances.image_reference[]": Documented(78, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(78, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(78, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(78, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].strength": Documented(78, {"present": True, "enum": ["HIGH", "LOW",
            "MID"]}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.height": Documented(79, {"type": "integer", "required": False}, {"openapi": {"minimum": 1024,
            "maximum": 1536, "multipleOf": 8, "default": 1024}}),
        "parameters.prompt": Documented(81, {"type": "string", "required": True}, {"openapi": {"maxLength": 9999}}),
        "parameters.prompt_enhance": Documented(82, {"type": "string", "required": False},
            {"openapi": {"default": "AUTO", "enum": ["AUTO", "OFF", "ON"]}}),
        "parameters.quantity": Documented(84, {"type": "integer", "required": False}, {"openapi": {"minimum": 1,
            "maximum": 8, "default": 4}}),
        "parameters.seed": Documented(85, {"type": "integer", "required": False}),
        "parameters.width": Documented(86, {"type": "integer", "required": False}, {"openapi": {"minimum": 1024,
            "maximum": 1536, "multipleOf": 8, "default": 1024}}),
        "parameters.quality": Documented(87, {"type": "string", "required": False, "enum": ["HIGH", "LOW", "MEDIUM"]},
            {"openapi": {"default": "MEDIUM"}}),
        "parameters.mode": Documented(14, {"deprecated": True}, {"assumed": {"type": "string", "required": False}}),
        "parameters.style_ids": Documented(None, {}, {"openapi": {"type": "array", "required": False,
            "itemType": "string", "enum": [*get_args(StyleIdsValue)],
            "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}}),
        "parameters.transparency": Documented(None, {}, {"openapi": {"type": "boolean", "required": False}}),
    },
    conditions=(
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=78, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.prompt_enhance", "enum", ["OFF", "ON"], line=82, warns=True),
        Condition("parameters.quality", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=87, witness="openapi"),
        Condition("parameters.style_ids[]", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[1024, 1024], [1024, 1536], [1536,
            1024]]}, line=93),
        Condition("parameters.mode", "forbidden", witness="observed"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class GptImage15Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    image_reference: Sequence[Input] | None
    height: int | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: int | None
    seed: int | None
    width: int | None
    quality: Literal["HIGH", "LOW", "MEDIUM"] | None
    mode: str | None
    style_ids: Sequence[StyleIdsValue] | None
    transparency: bool | None
    size: Size | None
    extra: Extra


class _GptImage15(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[GptImage15Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class GptImage15(_GptImage15, BlockingCalls):
    """GPT Image-1.5, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        image_reference: Sequence[Input] | None = None,
        height: int | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: int | None = 1,
        seed: int | None = None,
        width: int | None = None,
        quality: Literal["HIGH", "LOW", "MEDIUM"] | None = None,
        mode: str | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        transparency: bool | None = None,
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
            image_reference: Pictures that the picture takes up. At most 6.
            height: Height of the picture, in pixels. From 1024 to 1536. The server takes 1024 where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many pictures to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            seed: A number that makes the same request give a similar picture again.
            width: Width of the picture, in pixels. From 1024 to 1536. The server takes 1024 where it is left out.
            quality: How much work the model puts into the picture. One of HIGH, LOW, MEDIUM. The server takes MEDIUM where it is left out.
            mode: How the model works; higher modes take longer and cost more.
            style_ids: Ids of the styles that the result follows. One of 09d2b5b5-d7c5-4c02-905d-9f84051640f4, 0d34f8e1-46d4-428f-8ddd-4b11811fa7c9, 111dc692-d470-4eec-b791-3475abac4c46, 1db308ce-c7ad-4d10-96fd-592fa6b75cc4, 22a9a7d2-2166-4d86-80ff-22e2643adbcf, 3cbb655a-7ca4-463f-b697-8a03ad67327c, 4edb03c9-8a26-4041-9d01-f85b5d4abd71, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 581ba6d6-5aac-4492-bebe-54c424a0d46e, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 645e4195-f63d-4715-a3f2-3fb1e6eb8c70 and 9 more. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
            transparency: Whether the background of the result is transparent.
            size: Width and height in one, as in "1536x1024", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncGptImage15(_GptImage15, AsyncCalls):
    """GPT Image-1.5, asynchronous."""

    create = awaited(GptImage15.create)


BLOCKING, ASYNC = GptImage15, AsyncGptImage15
