# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/rodin-v2.yaml 33c0036e34e5; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Rodin V2, after https://docs.leonardo.ai/docs/rodin-v2 as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.rodin_v2 import RodinV2Request, TypeValue

PAGE = Page(
    model="rodin-v2",
    title="Rodin V2",
    url="https://docs.leonardo.ai/docs/rodin-v2",
    request=RodinV2Request,
    fixed={"model": "rodin-v2", "parameters.output_format": "glb", "parameters.quantity": 1},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "bounding_box": Parameter("parameters.bounding_box"),
        "image_reference": Slot("parameters.guidances.image_reference", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "generated", "reference", "url", "base64"), default=REQUIRED),
        "material": Parameter("parameters.material"),
        "mesh_mode": Parameter("parameters.mesh_mode"),
        "quality": Parameter("parameters.quality"),
        "seed": Parameter("parameters.seed"),
        "ta_pose": Parameter("parameters.ta_pose"),
        "use_original_alpha": Parameter("parameters.use_original_alpha"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(82, {"type": "string", "enum": ["rodin-v2"]}, {"openapi": {"required": True}}),
        "public": Documented(84, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": True}}),
        "parameters.bounding_box": Documented(78, {"type": "array", "itemType": "integer", "minItems": 3,
            "maxItems": 3}, {"assumed": {"required": False}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "required": True,
            "additionalProperties": False}}),
        "parameters.guidances.image_reference": Documented(79, {"type": "array", "minItems": 1, "maxItems": 5},
            {"openapi": {"required": True}}),
        "parameters.guidances.image_reference[]": Documented(79, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(79, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(79, {"present": True},
            {"openapi": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(79, {"present": True},
            {"openapi": {"type": "string", "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].strength": Documented(79, {"present": True, "enum": ["HIGH", "LOW",
            "MID"]}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.material": Documented(80, {"type": "string", "enum": ["All", "PBR", "Shaded"], "default": "All"},
            {"assumed": {"required": False}}),
        "parameters.mesh_mode": Documented(81, {"type": "string", "enum": ["Quad", "Triangle"], "default": "Triangle"},
            {"assumed": {"required": False}}),
        "parameters.output_format": Documented(83, {"type": "string", "enum": ["glb"]},
            {"openapi": {"required": True}}),
        "parameters.quality": Documented(85, {"type": "string", "enum": ["extra_low", "high", "low", "medium"],
            "default": "high"}, {"assumed": {"required": False}}),
        "parameters.quantity": Documented(86, {"type": "integer", "enum": [1]}, {"openapi": {"required": True}}),
        "parameters.seed": Documented(87, {"type": "integer", "minimum": 0, "maximum": 65535},
            {"assumed": {"required": False}}),
        "parameters.ta_pose": Documented(88, {"type": "boolean", "default": False}, {"assumed": {"required": False}}),
        "parameters.use_original_alpha": Documented(89, {"type": "boolean", "default": False},
            {"assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", line=79, witness="openapi",
            warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
    ),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class RodinV2Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    image_reference: Required[Sequence[Input]]
    public: bool | None
    bounding_box: Sequence[int] | None
    material: Literal["All", "PBR", "Shaded"] | None
    mesh_mode: Literal["Quad", "Triangle"] | None
    quality: Literal["extra_low", "high", "low", "medium"] | None
    seed: int | None
    ta_pose: bool | None
    use_original_alpha: bool | None
    extra: Extra


class _RodinV2(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[RodinV2Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class RodinV2(_RodinV2, BlockingCalls):
    """Rodin V2, blocking."""

    def create(
        self,
        *,
        image_reference: Sequence[Input],
        public: bool | None = False,
        bounding_box: Sequence[int] | None = None,
        material: Literal["All", "PBR", "Shaded"] | None = None,
        mesh_mode: Literal["Quad", "Triangle"] | None = None,
        quality: Literal["extra_low", "high", "low", "medium"] | None = None,
        seed: int | None = None,
        ta_pose: bool | None = None,
        use_original_alpha: bool | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            image_reference: Pictures that the object takes up. At most 5.
            public: Whether everybody may see the object (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            bounding_box: Size of the box around the object: width, height, length. At most 3.
            material: Kind of surface of the object. One of All, PBR, Shaded. The server takes All where it is left out.
            mesh_mode: Shape of the faces that the mesh is made of. One of Quad, Triangle. The server takes Triangle where it is left out.
            quality: How much work the model puts into the object. One of extra_low, high, low, medium. The server takes high where it is left out.
            seed: A number that makes the same request give a similar object again. From 0 to 65535.
            ta_pose: Whether a figure stands with its arms spread. The server takes False where it is left out.
            use_original_alpha: Whether transparent parts of the picture stay out of the object. The server takes False where it is left out.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncRodinV2(_RodinV2, AsyncCalls):
    """Rodin V2, asynchronous."""

    create = awaited(RodinV2.create)


BLOCKING, ASYNC = RodinV2, AsyncRodinV2
