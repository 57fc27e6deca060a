# Made by docpact 0.1.0 from kestrel/api.yaml 0c8aabd0e3d0, kestrel/models/gale-1.yaml 8b294ced67c3; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Gale 1, after https://kestrel.example/docs/gale-1 as read on 2026-11-22."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.gale_1 import Gale1Request

PAGE = Page(
    model="gale-1",
    title="Gale 1",
    url="https://kestrel.example/docs/gale-1",
    request=Gale1Request,
    fixed={"parameters.kind": "FIXED"},
    parameters={
        "model": Parameter("model", default=REQUIRED),
        "public": Parameter("public"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "class_": Parameter("parameters.class", default=REQUIRED),
        "negative_prompt": Parameter("parameters.negative-prompt"),
        "strength": Parameter("parameters.strength"),
        "weight": Parameter("parameters.weight"),
        "seed": Parameter("parameters.seed"),
        "steps": Parameter("parameters.steps", default=16),
        "loop": Parameter("parameters.loop"),
        "style_ids": Parameter("parameters.style_ids"),
        "tags": Parameter("parameters.tags"),
        "offsets": Parameter("parameters.offsets", default=[0, 1]),
        "style": Parameter("parameters.style"),
        "mode": Parameter("parameters.camera.mode"),
        "speed": Parameter("parameters.camera.speed"),
        "path": Parameter("parameters.camera.path"),
        "feathers": Slot("parameters.guidances.feathers", "image", wrap="image", listed=True, many=True,
            forms=("uploaded", "reference")),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(10, {"type": "string", "required": True, "enum": ["gale-1", "gale-1-turbo"]}),
        "public": Documented(11, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"assumed": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.prompt": Documented(12, {"type": "string", "required": True, "minLength": 3, "maxLength": 40}),
        "parameters.class": Documented(13, {"type": "string", "required": True, "enum": ["HEAVY", "LIGHT"]}),
        "parameters.negative-prompt": Documented(14, {"type": "string", "required": False}),
        "parameters.kind": Documented(15, {"type": "string", "required": True, "enum": ["FIXED"]}),
        "parameters.strength": Documented(16, {"type": "number", "required": False, "minimum": 0.1, "maximum": 0.9,
            "multipleOf": 0.1, "default": 0.5}),
        "parameters.weight": Documented(17, {"type": "number", "required": False, "minimum": -1.5, "maximum": 2}),
        "parameters.seed": Documented(18, {"type": "integer", "required": False, "minimum": 0, "maximum": 4294967295}),
        "parameters.steps": Documented(19, {"type": "integer", "required": True, "minimum": 8, "maximum": 32,
            "multipleOf": 8, "default": 16}),
        "parameters.loop": Documented(20, {"type": "boolean", "required": False, "default": False}),
        "parameters.style_ids": Documented(21, {"type": "array", "required": False, "itemType": "string",
            "enum": ["BREEZE", "CALM", "SQUALL"], "minItems": 1, "maxItems": 2}),
        "parameters.tags": Documented(22, {"type": "array", "required": False, "itemType": "string", "maxItems": 3}),
        "parameters.offsets": Documented(23, {"type": "array", "required": True, "itemType": "integer", "minItems": 2,
            "maxItems": 2, "default": [0, 1]}),
        "parameters.style": Documented(24, {"type": "string", "required": False, "deprecated": True}),
        "parameters.camera": Documented(25, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.camera.mode": Documented(26, {"type": "string", "required": True, "enum": ["PAN", "TILT"]}),
        "parameters.camera.speed": Documented(27, {"type": "number", "required": False, "minimum": 0, "default": 1}),
        "parameters.camera.path": Documented(28, {"type": "array", "required": False, "minItems": 2, "maxItems": 4}),
        "parameters.camera.path[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.camera.path[].x": Documented(29, {"type": "number", "required": True, "present": True}),
        "parameters.camera.path[].label": Documented(30, {"type": "string", "required": False, "present": True,
            "maxLength": 5}),
        "parameters.guidances": Documented(31, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.feathers": Documented(32, {"type": "array", "required": False, "maxItems": 4}),
        "parameters.guidances.feathers[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.feathers[].image": Documented(None, {}, {"assumed": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.feathers[].image.id": Documented(33, {"present": True}, {"assumed": {"type": "string",
            "required": True}}),
        "parameters.guidances.feathers[].image.type": Documented(33, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"assumed": {"type": "string", "required": True}}),
    },
    conditions=(
        Condition("parameters", "compare", ("weight < strength", ("weight", "strength"), ("<", "weight", "strength")),
            line=17),
        Condition("$", "anyOf", ["parameters.seed", "parameters.weight"], when=(("parameters.tags", "given"),),
            line=22),
    ),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Gale1Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    model: Required[Literal["gale-1", "gale-1-turbo"]]
    prompt: Required[str]
    class_: Required[Literal["HEAVY", "LIGHT"]]
    public: bool | None
    negative_prompt: str | None
    strength: float | None
    weight: float | None
    seed: int | None
    steps: int
    loop: bool | None
    style_ids: Sequence[Literal["BREEZE", "CALM", "SQUALL"]] | None
    tags: Sequence[str] | None
    offsets: Sequence[int]
    style: str | None
    mode: Literal["PAN", "TILT"] | None
    speed: float | None
    path: Sequence[Mapping[str, object]] | None
    feathers: Sequence[Input] | None
    extra: Extra


class _Gale1(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Gale1Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Gale1(_Gale1, BlockingCalls):
    """Gale 1, blocking."""

    def create(
        self,
        *,
        model: Literal["gale-1", "gale-1-turbo"],
        prompt: str,
        class_: Literal["HEAVY", "LIGHT"],
        public: bool | None = None,
        negative_prompt: str | None = None,
        strength: float | None = None,
        weight: float | None = None,
        seed: int | None = None,
        steps: int = 16,
        loop: bool | None = None,
        style_ids: Sequence[Literal["BREEZE", "CALM", "SQUALL"]] | None = None,
        tags: Sequence[str] | None = None,
        offsets: Sequence[int] = [0, 1],
        style: str | None = None,
        mode: Literal["PAN", "TILT"] | None = None,
        speed: float | None = None,
        path: Sequence[Mapping[str, object]] | None = None,
        feathers: Sequence[Input] | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            model: Which of the two. One of gale-1, gale-1-turbo.
            prompt: What blows. At most 40 characters.
            class_: The class of wind. One of HEAVY, LIGHT.
            public: Whether everybody may see it.
            negative_prompt: What should not blow.
            strength: From 0.1 to 0.9. The server takes 0.5 where it is left out.
            weight: From -1.5 to 2.
            seed: From 0 to 4294967295.
            steps: From 8 to 32.
            loop: The server takes False where it is left out.
            style_ids: One of BREEZE, CALM, SQUALL. At most 2.
            tags: At most 3.
            offsets: At most 2.
            style:
            mode: One of PAN, TILT.
            speed: From 0 to any. The server takes 1 where it is left out.
            path: At most 4.
            feathers: Up to four pictures. At most 4.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncGale1(_Gale1, AsyncCalls):
    """Gale 1, asynchronous."""

    create = awaited(Gale1.create)


BLOCKING, ASYNC = Gale1, AsyncGale1
