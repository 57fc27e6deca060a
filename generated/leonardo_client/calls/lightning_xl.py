# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lightning-xl.yaml dc298cb53771; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Leonardo Lightning, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.lightning_xl import LightningXlRequest, StyleIdsValue, TypeValue

PAGE = Page(
    model="lightning-xl",
    title="Leonardo Lightning",
    url="https://docs.leonardo.ai/reference",
    request=LightningXlRequest,
    fixed={"model": "lightning-xl"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "mode": Parameter("parameters.mode"),
        "seed": Parameter("parameters.seed"),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "tiling": Parameter("parameters.tiling"),
        "contrast": Parameter("parameters.contrast"),
        "quantity": Parameter("parameters.quantity", default=1, optional=True, documented=4),
        "edge": Parameter("parameters.guidances.edge"),
        "pose": Parameter("parameters.guidances.pose"),
        "depth": Parameter("parameters.guidances.depth"),
        "style": Parameter("parameters.guidances.style"),
        "content": Parameter("parameters.guidances.content"),
        "character": Parameter("parameters.guidances.character"),
        "text_image": Parameter("parameters.guidances.text_image"),
        "image_to_image": Parameter("parameters.guidances.image_to_image"),
        "style_ids": Parameter("parameters.style_ids"),
        "transparency": Parameter("parameters.transparency"),
        "user_elements": Parameter("parameters.user_elements"),
        "prompt_enhance": Parameter("parameters.prompt_enhance"),
        "negative_prompt": Parameter("parameters.negative_prompt"),
        "platform_elements": Parameter("parameters.platform_elements"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["lightning-xl"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": ["FAST", "QUALITY"],
            "default": "FAST"}),
        "parameters.seed": Documented(None, {"type": "integer", "required": False, "minimum": 0}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "minimum": 32, "maximum": 1584,
            "multipleOf": 8, "default": 1024}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "minimum": 32, "maximum": 1536,
            "multipleOf": 8, "default": 1024}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
        "parameters.tiling": Documented(None, {"type": "boolean", "required": False}),
        "parameters.contrast": Documented(None, {"type": "string", "required": False, "enum": ["HIGH", "LOW", "MEDIUM"],
            "default": "MEDIUM"}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 8,
            "default": 4}),
        "parameters.guidances": Documented(None, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.edge": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.edge[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.edge[].image": Documented(None, {"type": "object", "required": True, "present": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.edge[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.edge[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.edge[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.edge[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.edge[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.edge[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.edge[].order": Documented(None, {"type": "integer", "required": False, "present": True,
            "minimum": 0}),
        "parameters.guidances.edge[].strength": Documented(None, {"type": "string", "present": True, "enum": ["HIGH",
            "LOW", "MID"], "default": "MID"}),
        "parameters.guidances.pose": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.pose[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.pose[].image": Documented(None, {"type": "object", "required": True, "present": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.pose[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.pose[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.pose[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.pose[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.pose[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.pose[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.pose[].order": Documented(None, {"type": "integer", "required": False, "present": True,
            "minimum": 0}),
        "parameters.guidances.pose[].strength": Documented(None, {"type": "string", "present": True, "enum": ["HIGH",
            "LOW", "MID"], "default": "MID"}),
        "parameters.guidances.depth": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.depth[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.depth[].image": Documented(None, {"type": "object", "required": True, "present": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.depth[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.depth[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.depth[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.depth[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.depth[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.depth[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.depth[].order": Documented(None, {"type": "integer", "required": False, "present": True,
            "minimum": 0}),
        "parameters.guidances.depth[].strength": Documented(None, {"type": "string", "present": True, "enum": ["HIGH",
            "LOW", "MID"], "default": "MID"}),
        "parameters.guidances.style": Documented(None, {"type": "array", "required": False, "maxItems": 4}),
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
        "parameters.guidances.content": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.content[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image": Documented(None, {"type": "object", "required": True, "present": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.content[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.content[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.content[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.content[].order": Documented(None, {"type": "integer", "required": False, "present": True,
            "minimum": 0}),
        "parameters.guidances.content[].strength": Documented(None, {"type": "string", "present": True, "enum": ["HIGH",
            "LOW", "MID", "ULTRA"], "default": "MID"}),
        "parameters.guidances.character": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.character[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.character[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.character[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.character[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.character[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.character[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.character[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.character[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.character[].order": Documented(None, {"type": "integer", "required": False,
            "present": True, "minimum": 0}),
        "parameters.guidances.character[].strength": Documented(None, {"type": "string", "present": True,
            "enum": ["HIGH", "LOW", "MID"], "default": "MID"}),
        "parameters.guidances.text_image": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.text_image[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.text_image[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.text_image[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.text_image[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.text_image[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.text_image[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.text_image[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.text_image[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.text_image[].order": Documented(None, {"type": "integer", "required": False,
            "present": True, "minimum": 0}),
        "parameters.guidances.text_image[].strength": Documented(None, {"type": "string", "present": True,
            "enum": ["HIGH", "LOW", "MID"], "default": "MID"}),
        "parameters.guidances.image_to_image": Documented(None, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.image_to_image[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_to_image[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.image_to_image[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_to_image[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_to_image[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.image_to_image[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.image_to_image[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.image_to_image[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.image_to_image[].strength": Documented(None, {"type": "string", "present": True,
            "enum": ["HIGH", "LOW", "MID"], "default": "MID"}),
        "parameters.style_ids": Documented(None, {"type": "array", "required": False, "itemType": "string",
            "enum": [*get_args(StyleIdsValue)], "default": ["111dc692-d470-4eec-b791-3475abac4c46"]}),
        "parameters.transparency": Documented(None, {"type": "boolean", "required": False, "default": False}),
        "parameters.user_elements": Documented(None, {"type": "array", "required": False, "maxItems": 4,
            "default": []}),
        "parameters.user_elements[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.user_elements[].weight": Documented(None, {"required": False, "present": True, "minimum": 0},
            {"assumed": {"type": "number"}}),
        "parameters.prompt_enhance": Documented(None, {"type": "string", "required": False, "enum": ["AUTO", "OFF",
            "ON"], "default": "OFF"}),
        "parameters.negative_prompt": Documented(None, {"type": "string", "required": False, "maxLength": 1000}),
        "parameters.platform_elements": Documented(None, {"type": "array", "required": False, "maxItems": 4,
            "default": []}),
        "parameters.platform_elements[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.platform_elements[].weight": Documented(None, {"required": False, "present": True, "minimum": 0},
            {"assumed": {"type": "number"}}),
    },
    conditions=(
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.guidances.edge[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.edge[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.edge[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.edge[].strength", "required", warns=True),
        Condition("parameters.guidances.pose[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.pose[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.pose[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.pose[].strength", "required", warns=True),
        Condition("parameters.guidances.depth[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.depth[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.depth[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.depth[].strength", "required", warns=True),
        Condition("parameters.guidances.style[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.style[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.style[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.style[].strength", "required", warns=True),
        Condition("parameters.guidances.content[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.content[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.content[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.content[].strength", "required", warns=True),
        Condition("parameters.guidances.character[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.character[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.character[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.character[].strength", "required", warns=True),
        Condition("parameters.guidances.text_image[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.text_image[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.text_image[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.text_image[].strength", "required", warns=True),
        Condition("parameters.guidances.image_to_image[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.image_to_image[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.image_to_image[].image.data", "format", "byte", warns=True),
        Condition("parameters.guidances.image_to_image[].strength", "required", warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", warns=True),
        Condition("parameters.style_ids[]", "type", "string", witness="assumed"),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class LightningXlParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    mode: Literal["FAST", "QUALITY"] | None
    seed: int | None
    width: int | None
    height: int | None
    tiling: bool | None
    contrast: Literal["HIGH", "LOW", "MEDIUM"] | None
    quantity: int | None
    edge: Sequence[Mapping[str, object]] | None
    pose: Sequence[Mapping[str, object]] | None
    depth: Sequence[Mapping[str, object]] | None
    style: Sequence[Mapping[str, object]] | None
    content: Sequence[Mapping[str, object]] | None
    character: Sequence[Mapping[str, object]] | None
    text_image: Sequence[Mapping[str, object]] | None
    image_to_image: Sequence[Mapping[str, object]] | None
    style_ids: Sequence[StyleIdsValue] | None
    transparency: bool | None
    user_elements: Sequence[Mapping[str, object]] | None
    prompt_enhance: Literal["AUTO", "OFF", "ON"] | None
    negative_prompt: str | None
    platform_elements: Sequence[Mapping[str, object]] | None
    size: str | None
    extra: Extra


class _LightningXl(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[LightningXlParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class LightningXl(_LightningXl, BlockingCalls):
    """Leonardo Lightning, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        mode: Literal["FAST", "QUALITY"] | None = None,
        seed: int | None = None,
        width: int | None = None,
        height: int | None = None,
        tiling: bool | None = None,
        contrast: Literal["HIGH", "LOW", "MEDIUM"] | None = None,
        quantity: int | None = 1,
        edge: Sequence[Mapping[str, object]] | None = None,
        pose: Sequence[Mapping[str, object]] | None = None,
        depth: Sequence[Mapping[str, object]] | None = None,
        style: Sequence[Mapping[str, object]] | None = None,
        content: Sequence[Mapping[str, object]] | None = None,
        character: Sequence[Mapping[str, object]] | None = None,
        text_image: Sequence[Mapping[str, object]] | None = None,
        image_to_image: Sequence[Mapping[str, object]] | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        transparency: bool | None = None,
        user_elements: Sequence[Mapping[str, object]] | None = None,
        prompt_enhance: Literal["AUTO", "OFF", "ON"] | None = None,
        negative_prompt: str | None = None,
        platform_elements: Sequence[Mapping[str, object]] | None = None,
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
            mode: How the model works; higher modes take longer and cost more. One of FAST, QUALITY. The server takes FAST where it is left out.
            seed: A number that makes the same request give a similar result again. From 0 to any.
            width: Width of the result, in pixels. From 32 to 1584. The server takes 1024 where it is left out.
            height: Height of the result, in pixels. From 32 to 1536. The server takes 1024 where it is left out.
            tiling: Whether copies of the result fit together edge to edge.
            contrast: How strong the contrast of the result is. One of HIGH, LOW, MEDIUM. The server takes MEDIUM where it is left out.
            quantity: How many results to make. From 1 to 8. The server takes 4 where it is left out. Sent as 1 unless told otherwise: Left out, four pictures are made and billed.
            edge: A picture whose outlines the result keeps. At most 1.
            pose: A picture whose poses the result keeps. At most 1.
            depth: A picture whose depth the result keeps. At most 1.
            style: A picture whose style the result takes up. At most 4.
            content: A picture whose content the result takes up. At most 1.
            character: A picture of a figure that the result takes up. At most 1.
            text_image: A picture with the lettering that the result shows. At most 1.
            image_to_image: A picture that is made anew. At most 1.
            style_ids: Ids of the styles that the result follows. One of 093accc3-7633-4ffd-82da-d34000dfc0d6, 0d914779-c822-430a-b976-30075033f1c4, 111dc692-d470-4eec-b791-3475abac4c46, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 594c4a08-a522-4e0e-b7ff-e4dac4b6b622, 5bdc3f2a-1be6-4d1c-8e77-992a30824a2c, 6105baa2-851b-446e-9db5-08a671a8c42f, 621e1c9a-6319-4bee-a12d-ae40659162fa, 62736842-6e4b-4028-b79a-4f1a1606e893, 645e4195-f63d-4715-a3f2-3fb1e6eb8c70, 6fedbf1f-4a17-45ec-84fb-92fe524a29ef, 85da2dcc-c373-464c-9a7a-5624359be859 and 10 more. The server takes ['111dc692-d470-4eec-b791-3475abac4c46'] where it is left out.
            transparency: Whether the background of the result is transparent. The server takes False where it is left out.
            user_elements: Elements of your own that shape the result. At most 4. The server takes [] where it is left out.
            prompt_enhance: Whether the service rewrites the prompt before it is used. One of AUTO, OFF, ON. The server takes OFF where it is left out.
            negative_prompt: What the result should not show, in words. At most 1000 characters.
            platform_elements: Elements of the service that shape the result. At most 4. The server takes [] where it is left out.
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


class AsyncLightningXl(_LightningXl, AsyncCalls):
    """Leonardo Lightning, asynchronous."""

    create = awaited(LightningXl.create)


BLOCKING, ASYNC = LightningXl, AsyncLightningXl
