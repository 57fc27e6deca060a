# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/phoenix.yaml 6b8d9042c6a5; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Phoenix, after https://docs.leonardo.ai/docs/phoenix as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.phoenix import PhoenixRequest, StyleIdsValue, TypeValue

PAGE = Page(
    model="phoenix",
    title="Phoenix",
    url="https://docs.leonardo.ai/docs/phoenix",
    request=PhoenixRequest,
    fixed={},
    parameters={
        "model": Parameter("model", default=REQUIRED),
        "public": Parameter("public", default=False, optional=True),
        "contrast": Parameter("parameters.contrast"),
        "character": Parameter("parameters.guidances.character"),
        "content": Parameter("parameters.guidances.content"),
        "image_to_image": Parameter("parameters.guidances.image_to_image"),
        "style": Parameter("parameters.guidances.style"),
        "height": Parameter("parameters.height"),
        "mode": Parameter("parameters.mode"),
        "negative_prompt": Parameter("parameters.negative_prompt"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "seed": Parameter("parameters.seed"),
        "style_ids": Parameter("parameters.style_ids"),
        "tiling": Parameter("parameters.tiling"),
        "width": Parameter("parameters.width"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(66, {"type": "string", "required": True, "enum": ["phoenix-v0.9", "phoenix-v1.0"]}),
        "public": Documented(70, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object"}, "assumed": {"required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.contrast": Documented(58, {"type": "string", "required": False, "enum": ["HIGH", "LOW", "MEDIUM"],
            "default": "MEDIUM"}),
        "parameters.guidances": Documented(59, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.character": Documented(60, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.character[]": Documented(60, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.character[].image": Documented(60, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.character[].image.id": Documented(60, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.character[].image.type": Documented(60, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.character[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.character[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.character[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.character[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.character[].strength": Documented(60, {"present": True, "enum": ["HIGH", "LOW", "MID"],
            "default": "MID"}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.character[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.content": Documented(61, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.content[]": Documented(61, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image": Documented(61, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image.id": Documented(61, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.content[].image.type": Documented(61, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.content[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.content[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.content[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.content[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.content[].strength": Documented(61, {"present": True, "default": "MID"},
            {"openapi": {"type": "string", "enum": ["HIGH", "LOW", "MID", "ULTRA"]}}),
        "parameters.guidances.content[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_to_image": Documented(62, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.image_to_image[]": Documented(62, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_to_image[].image": Documented(62, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_to_image[].image.id": Documented(62, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_to_image[].image.type": Documented(62, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_to_image[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_to_image[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_to_image[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_to_image[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_to_image[].strength": Documented(62, {"present": True, "enum": ["HIGH", "LOW",
            "MID"], "default": "MID"}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.style": Documented(63, {"type": "array", "required": False, "maxItems": 4}),
        "parameters.guidances.style[]": Documented(63, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.style[].image": Documented(63, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.style[].image.id": Documented(63, {"present": True}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.style[].image.type": Documented(63, {"present": True}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.style[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.style[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.style[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.style[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.style[].strength": Documented(63, {"present": True, "enum": ["HIGH", "LOW", "MAX", "MID",
            "ULTRA"], "default": "MID"}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.style[].order": Documented(None, {}, {"openapi": {"type": "integer", "required": False}}),
        "parameters.height": Documented(64, {"type": "integer", "required": False, "minimum": 32, "maximum": 2048,
            "multipleOf": 8, "default": 1024}),
        "parameters.mode": Documented(65, {"type": "string", "required": False, "enum": ["FAST", "QUALITY", "ULTRA"],
            "default": "FAST"}),
        "parameters.negative_prompt": Documented(67, {"type": "string", "required": False},
            {"openapi": {"maxLength": 1000}}),
        "parameters.prompt": Documented(68, {"type": "string", "required": True, "maxLength": 2000}),
        "parameters.prompt_enhance": Documented(69, {"type": "string", "required": False, "enum": ["AUTO", "OFF", "ON"],
            "default": "AUTO"}),
        "parameters.quantity": Documented(71, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.seed": Documented(72, {"type": "integer", "required": False, "minimum": 0}),
        "parameters.style_ids": Documented(73, {"type": "array", "required": False, "itemType": "string",
            "enum": [*get_args(StyleIdsValue)], "maxItems": 1, "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}),
        "parameters.tiling": Documented(74, {"type": "boolean", "required": False}),
        "parameters.width": Documented(75, {"type": "integer", "required": False, "minimum": 32, "maximum": 2048,
            "multipleOf": 8, "default": 1024}),
    },
    conditions=(
        Condition("parameters.guidances.character[].image.id", "format", "uuid", line=60, witness="openapi",
            warns=True),
        Condition("parameters.guidances.character[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.character[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.content[].image.id", "format", "uuid", line=61, witness="openapi", warns=True),
        Condition("parameters.guidances.content[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.content[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.content[].strength", "enum", ["HIGH", "LOW", "MID"], line=61, warns=True),
        Condition("parameters.guidances.content[].strength", "required", line=61, witness="openapi", warns=True),
        Condition("parameters.guidances.image_to_image[].image.id", "format", "uuid", line=62, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_to_image[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_to_image[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.guidances.style[].image.id", "format", "uuid", line=63, witness="openapi", warns=True),
        Condition("parameters.guidances.style[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.style[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$", line=65, witness="openapi"),
        Condition("parameters.style_ids[]", "format", "uuid", witness="openapi", warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class PhoenixParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    model: Required[Literal["phoenix-v0.9", "phoenix-v1.0"]]
    prompt: Required[str]
    public: bool | None
    contrast: Literal["HIGH", "LOW", "MEDIUM"] | None
    character: Sequence[Mapping[str, object]] | None
    content: Sequence[Mapping[str, object]] | None
    image_to_image: Sequence[Mapping[str, object]] | None
    style: Sequence[Mapping[str, object]] | None
    height: int | None
    mode: Literal["FAST", "QUALITY", "ULTRA"] | None
    negative_prompt: str | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    quantity: int | None
    seed: int | None
    style_ids: Sequence[StyleIdsValue] | None
    tiling: bool | None
    width: int | None
    size: str | None
    extra: Extra


class _Phoenix(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[PhoenixParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Phoenix(_Phoenix, BlockingCalls):
    """Phoenix, blocking."""

    def create(
        self,
        *,
        model: Literal["phoenix-v0.9", "phoenix-v1.0"],
        prompt: str,
        public: bool | None = False,
        contrast: Literal["HIGH", "LOW", "MEDIUM"] | None = None,
        character: Sequence[Mapping[str, object]] | None = None,
        content: Sequence[Mapping[str, object]] | None = None,
        image_to_image: Sequence[Mapping[str, object]] | None = None,
        style: Sequence[Mapping[str, object]] | None = None,
        height: int | None = None,
        mode: Literal["FAST", "QUALITY", "ULTRA"] | None = None,
        negative_prompt: str | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        quantity: int | None = 1,
        seed: int | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        tiling: bool | None = None,
        width: int | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            model: The model that makes the picture. One of phoenix-v0.9, phoenix-v1.0.
            prompt: What the picture should show, in words. At most 2000 characters.
            public: Whether everybody may see the picture (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            contrast: How strong the contrast of the picture is. One of HIGH, LOW, MEDIUM. The server takes MEDIUM where it is left out.
            character: A picture of a figure that the picture takes up. At most 1.
            content: A picture whose content the picture takes up. At most 1.
            image_to_image: A picture that is made anew. At most 1.
            style: A picture whose style the picture takes up. At most 4.
            height: Height of the picture, in pixels. From 32 to 2048. The server takes 1024 where it is left out.
            mode: How the model works; higher modes take longer and cost more. One of FAST, QUALITY, ULTRA. The server takes FAST where it is left out.
            negative_prompt: What the picture should not show, in words. At most 1000 characters.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes AUTO where it is left out.
            quantity: How many pictures to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            seed: A number that makes the same request give a similar picture again. From 0 to any.
            style_ids: Ids of the styles that the picture follows. One of 093accc3-7633-4ffd-82da-d34000dfc0d6, 111dc692-d470-4eec-b791-3475abac4c46, 1fbb6a68-9319-44d2-8d56-2957ca0ece6a, 22a9a7d2-2166-4d86-80ff-22e2643adbcf, 2e74ec31-f3a4-4825-b08b-2894f6d13941, 30c1d34f-e3a9-479a-b56f-c018bbc9c02a, 33abbb99-03b9-4dd7-9761-ee98650b2c88, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 581ba6d6-5aac-4492-bebe-54c424a0d46e, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 621e1c9a-6319-4bee-a12d-ae40659162fa and 11 more. At most 1. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
            tiling: Whether copies of the picture fit together edge to edge.
            width: Width of the picture, in pixels. From 32 to 2048. The server takes 1024 where it is left out.
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


class AsyncPhoenix(_Phoenix, AsyncCalls):
    """Phoenix, asynchronous."""

    create = awaited(Phoenix.create)


BLOCKING, ASYNC = Phoenix, AsyncPhoenix
