# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/remove-bg.yaml 24ba99b401f1; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Remove bg, after https://docs.leonardo.ai/docs/remove-bg as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.remove_bg import RemoveBgRequest, TypeValue, TypeValue_

PAGE = Page(
    model="remove-bg",
    title="Remove bg",
    url="https://docs.leonardo.ai/docs/remove-bg",
    request=RemoveBgRequest,
    fixed={"model": "remove-bg"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "base64": Parameter("base64"),
        "ephemeral": Parameter("ephemeral"),
        "bg_color": Parameter("parameters.bg_color"),
        "channels": Parameter("parameters.channels"),
        "crop": Parameter("parameters.crop"),
        "crop_margin": Parameter("parameters.crop_margin"),
        "format": Parameter("parameters.format"),
        "background_image_reference": Slot("parameters.guidances.background_image_reference", "image", wrap="image",
            listed=True, forms=("uploaded", "generated", "reference", "url", "base64")),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True,
            forms=("uploaded", "generated", "reference", "url", "base64"), default=REQUIRED),
        "position": Parameter("parameters.position"),
        "quantity": Parameter("parameters.quantity"),
        "roi": Parameter("parameters.roi"),
        "scale": Parameter("parameters.scale"),
        "semitransparency": Parameter("parameters.semitransparency"),
        "shadow_opacity": Parameter("parameters.shadow_opacity"),
        "shadow_type": Parameter("parameters.shadow_type"),
        "size": Parameter("parameters.size"),
        "type": Parameter("parameters.type"),
        "type_level": Parameter("parameters.type_level"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(109, {"type": "string", "required": True, "enum": ["remove-bg"]}),
        "public": Documented(127, {"type": "boolean", "required": False}),
        "base64": Documented(107, {"type": "boolean", "required": False, "default": False}),
        "ephemeral": Documented(108, {"type": "boolean", "required": False, "default": False}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": True}}),
        "parameters.bg_color": Documented(110, {"type": "string", "required": False}),
        "parameters.channels": Documented(111, {"type": "string", "required": False, "enum": ["alpha", "rgba"],
            "default": "rgba"}),
        "parameters.crop": Documented(112, {"type": "boolean", "required": False, "default": False}),
        "parameters.crop_margin": Documented(113, {"type": "string", "required": False}),
        "parameters.format": Documented(114, {"type": "string", "required": False, "enum": ["jpg", "png", "webp"],
            "default": "png"}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.background_image_reference": Documented(115, {"type": "array", "required": False,
            "minItems": 1, "maxItems": 1}),
        "parameters.guidances.background_image_reference[]": Documented(115, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.background_image_reference[].image": Documented(115, {"type": "object", "present": True},
            {"openapi": {"required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.background_image_reference[].image.data": Documented(115, {"present": True},
            {"openapi": {"type": "string"}, "assumed": {"required": False}}),
        "parameters.guidances.background_image_reference[].image.id": Documented(115, {"present": True},
            {"openapi": {"type": "string"}, "assumed": {"required": False}}),
        "parameters.guidances.background_image_reference[].image.type": Documented(115, {"present": True,
            "enum": [*get_args(TypeValue)]}, {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.background_image_reference[].image.url": Documented(115, {"present": True},
            {"openapi": {"type": "string"}, "assumed": {"required": False}}),
        "parameters.guidances.background_image_reference[].image.width": Documented(None, {},
            {"openapi": {"type": "integer", "required": False}}),
        "parameters.guidances.background_image_reference[].image.height": Documented(None, {},
            {"openapi": {"type": "integer", "required": False}}),
        "parameters.guidances.background_image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(116, {"type": "array", "required": True, "minItems": 1,
            "maxItems": 1}),
        "parameters.guidances.image_reference[]": Documented(116, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(116, {"type": "object", "present": True},
            {"openapi": {"required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(116, {"present": True},
            {"openapi": {"type": "string"}, "assumed": {"required": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(116, {"present": True},
            {"openapi": {"type": "string"}, "assumed": {"required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(116, {"present": True,
            "enum": [*get_args(TypeValue)]}, {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.url": Documented(116, {"present": True},
            {"openapi": {"type": "string"}, "assumed": {"required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(116, {"type": "integer", "required": False,
            "present": True}),
        "parameters.position": Documented(117, {"type": "string", "required": False}),
        "parameters.quantity": Documented(118, {"type": "integer", "required": False, "enum": [1], "default": 1},
            {"openapi": {"minimum": 1, "maximum": 1}}),
        "parameters.roi": Documented(119, {"type": "string", "required": False}),
        "parameters.scale": Documented(120, {"type": "string", "required": False}),
        "parameters.semitransparency": Documented(121, {"type": "boolean", "required": False, "default": True}),
        "parameters.shadow_opacity": Documented(122, {"type": "integer", "required": False, "minimum": 0,
            "maximum": 100}),
        "parameters.shadow_type": Documented(123, {"type": "string", "required": False, "enum": ["3d", "car", "drop",
            "none"], "default": "none"}),
        "parameters.size": Documented(124, {"type": "string", "required": False, "enum": ["50MP", "auto", "full",
            "preview"], "default": "auto"}, {"openapi": {"default": "full"}}),
        "parameters.type": Documented(125, {"type": "string", "required": False, "enum": [*get_args(TypeValue_)],
            "default": "auto"}),
        "parameters.type_level": Documented(126, {"type": "string", "required": False, "enum": ["1", "2", "latest",
            "none"]}),
    },
    conditions=(
        Condition("parameters.guidances.background_image_reference[].image.data", "format", "byte", line=115,
            witness="openapi", warns=True),
        Condition("parameters.guidances.background_image_reference[].image.id", "format", "uuid", line=115,
            witness="openapi", warns=True),
        Condition("parameters.guidances.background_image_reference[].image.url", "format", "uri", line=115,
            witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", line=116, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=116, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", line=116, witness="openapi",
            warns=True),
        Condition("parameters.crop_margin", "ignored", when=(("parameters.crop", "is not", True),), line=113,
            warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "forbidden",
            when=(("parameters.guidances.image_reference[].image.type", "is not", "BASE64"),), line=116),
        Condition("parameters.guidances.image_reference[].image.url", "forbidden",
            when=(("parameters.guidances.image_reference[].image.type", "is not", "URL"),), line=116),
        Condition("parameters.shadow_opacity", "ignored", when=(("parameters.shadow_type", "=", "none"),), line=122,
            warns=True),
        Condition("public", "ignored", when=(("ephemeral", "=", True),), line=127, warns=True),
    ),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class RemoveBgParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    image_reference: Required[Input]
    public: bool | None
    base64: bool | None
    ephemeral: bool | None
    bg_color: str | None
    channels: Literal["alpha", "rgba"] | None
    crop: bool | None
    crop_margin: str | None
    format: Literal["jpg", "png", "webp"] | None
    background_image_reference: Input | None
    position: str | None
    quantity: Literal[1] | None
    roi: str | None
    scale: str | None
    semitransparency: bool | None
    shadow_opacity: int | None
    shadow_type: Literal["3d", "car", "drop", "none"] | None
    size: Literal["50MP", "auto", "full", "preview"] | None
    type: TypeValue_ | None
    type_level: Literal["1", "2", "latest", "none"] | None
    extra: Extra


class _RemoveBg(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[RemoveBgParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class RemoveBg(_RemoveBg, BlockingCalls):
    """Remove bg, blocking."""

    def create(
        self,
        *,
        image_reference: Input,
        public: bool | None = False,
        base64: bool | None = None,
        ephemeral: bool | None = None,
        bg_color: str | None = None,
        channels: Literal["alpha", "rgba"] | None = None,
        crop: bool | None = None,
        crop_margin: str | None = None,
        format: Literal["jpg", "png", "webp"] | None = None,
        background_image_reference: Input | None = None,
        position: str | None = None,
        quantity: Literal[1] | None = None,
        roi: str | None = None,
        scale: str | None = None,
        semitransparency: bool | None = None,
        shadow_opacity: int | None = None,
        shadow_type: Literal["3d", "car", "drop", "none"] | None = None,
        size: Literal["50MP", "auto", "full", "preview"] | None = None,
        type: TypeValue_ | None = None,
        type_level: Literal["1", "2", "latest", "none"] | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            image_reference: Pictures that the picture takes up. At most 1.
            public: Whether everybody may see the picture (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            base64: Whether the picture comes in the answer itself. The server takes False where it is left out.
            ephemeral: Whether the picture is kept out of the library. The server takes False where it is left out.
            bg_color: Colour behind the object.
            channels: Whether the whole picture is given or its mask alone. One of alpha, rgba. The server takes rgba where it is left out.
            crop: Whether empty margins are cut off. The server takes False where it is left out.
            crop_margin: Margin that is left around the object when margins are cut off.
            format: File format of the picture. One of jpg, png, webp. The server takes png where it is left out.
            background_image_reference: A picture to put behind the picture. At most 1.
            position: Place of the object within the picture.
            quantity: How many pictures to make. One of 1. From 1 to 1. The server takes 1 where it is left out.
            roi: Part of the picture that is worked on.
            scale: Size of the object within the picture.
            semitransparency: Whether half-transparent parts, as of glass, are kept so. The server takes True where it is left out.
            shadow_opacity: Strength of the shadow, in per cent. From 0 to 100.
            shadow_type: Kind of shadow under the object. One of 3d, car, drop, none. The server takes none where it is left out.
            size: Size class of the picture. One of 50MP, auto, full, preview. The server takes auto where it is left out.
            type: What kind of object the picture shows. One of animal, auto, car, graphic, other, person, product, transportation. The server takes auto where it is left out.
            type_level: How finely the kind of object is told in the answer. One of 1, 2, latest, none.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncRemoveBg(_RemoveBg, AsyncCalls):
    """Remove bg, asynchronous."""

    create = awaited(RemoveBg.create)


BLOCKING, ASYNC = RemoveBg, AsyncRemoveBg
