# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/sora-2-pro.yaml 2e422df5626a; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Sora 2 Pro, after https://docs.leonardo.ai/docs/sora-2-pro as read on 2026-11-22."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.sora_2_pro import Sora2ProRequest, TypeValue

PAGE = Page(
    model="sora-2-pro",
    title="Sora 2 Pro",
    url="https://docs.leonardo.ai/docs/sora-2-pro",
    request=Sora2ProRequest,
    fixed={"model": "sora-2-pro"},
    parameters={
        "public": Parameter("public", default=False),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "width": Parameter("parameters.width", default=1280),
        "height": Parameter("parameters.height", default=720),
        "duration": Parameter("parameters.duration"),
        "mode": Parameter("parameters.mode"),
        "quantity": Parameter("parameters.quantity", default=1),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference")),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(47, {"type": "string", "required": True, "enum": ["sora-2-pro"]}),
        "public": Documented(49, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {}, {"assumed": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.prompt": Documented(48, {"type": "string", "required": True, "maxLength": 5000}),
        "parameters.width": Documented(51, {"type": "integer", "required": True, "enum": [720, 1024, 1280, 1792],
            "default": 1280}),
        "parameters.height": Documented(45, {"type": "integer", "required": True, "enum": [720, 1024, 1280, 1792],
            "default": 720}),
        "parameters.duration": Documented(42, {"type": "integer", "required": False, "enum": [4, 8, 12], "default": 4}),
        "parameters.mode": Documented(46, {"type": "string", "required": False, "enum": ["RESOLUTION_1080",
            "RESOLUTION_720"], "default": "RESOLUTION_720"}),
        "parameters.quantity": Documented(50, {"type": "integer", "required": True, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.guidances": Documented(43, {"type": "object", "required": False},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame": Documented(44, {"type": "array", "required": False, "maxItems": 1}),
        "parameters.guidances.start_frame[]": Documented(44, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(44, {}, {"assumed": {"type": "object", "required": True},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(44, {"present": True}, {"assumed": {"type": "string",
            "required": True}}),
        "parameters.guidances.start_frame[].image.type": Documented(44, {"present": True,
            "enum": [*get_args(TypeValue)]}, {"assumed": {"type": "string", "required": True}}),
    },
    conditions=(
        Condition("public", "required", line=49, witness="observed", warns=True),
    ),
    retired="2026-07-09",
    replaced_by=("veo-3.1-generate-001", "veo-3.1-fast-generate-001"),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Sora2ProParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool
    width: Literal[720, 1024, 1280, 1792]
    height: Literal[720, 1024, 1280, 1792]
    duration: Literal[4, 8, 12] | None
    mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None
    quantity: int
    start_frame: Input | None
    size: str | None
    extra: Extra


class _Sora2Pro(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Sora2ProParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Sora2Pro(_Sora2Pro, BlockingCalls):
    """Sora 2 Pro, blocking. Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001."""

    def create(
        self,
        *,
        prompt: str,
        public: bool = False,
        width: Literal[720, 1024, 1280, 1792] = 1280,
        height: Literal[720, 1024, 1280, 1792] = 720,
        duration: Literal[4, 8, 12] | None = None,
        mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None = None,
        quantity: int = 1,
        start_frame: Input | None = None,
        size: str | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds. Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001.

        Args:
            prompt: What the clip should show. At most 5000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice, and users report that requests without it are refused.
            width: Width of the clip, in pixels. One of 720, 1024, 1280, 1792.
            height: Height of the clip, in pixels. One of 720, 1024, 1280, 1792.
            duration: Length of the clip, in seconds. One of 4, 8, 12. The server takes 4 where it is left out.
            mode: Resolution class of the clip. One of RESOLUTION_1080, RESOLUTION_720. The server takes RESOLUTION_720 where it is left out.
            quantity: How many clips to make. From 1 to 1.
            start_frame: A picture that the clip takes its structure or mood from. At most 1.
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


class AsyncSora2Pro(_Sora2Pro, AsyncCalls):
    """Sora 2 Pro, asynchronous. Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001."""

    create = awaited(Sora2Pro.create)


BLOCKING, ASYNC = Sora2Pro, AsyncSora2Pro
