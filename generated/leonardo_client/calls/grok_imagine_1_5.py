# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/grok-imagine-1.5.yaml af92b817e3c1; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Grok Imagine 1.5, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.grok_imagine_1_5 import GrokImagine15Request, TypeValue

Size = Literal["0x0", "400x736", "544x544", "720x1280", "736x400", "960x960", "1072x1888", "1280x720", "1424x1424",
    "1888x1072"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="grok-imagine-1.5",
    title="Grok Imagine 1.5",
    url="https://docs.leonardo.ai/reference",
    request=GrokImagine15Request,
    fixed={"model": "grok-imagine-1.5"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width"),
        "height": Parameter("parameters.height"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity"),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64"), default=REQUIRED),
        "motion_has_audio": Parameter("parameters.motion_has_audio"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["grok-imagine-1.5"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "required": False, "enum": [0, 400, 544, 720, 736, 960,
            1072, 1280, 1424, 1888], "default": 736}),
        "parameters.height": Documented(None, {"type": "integer", "required": False, "enum": [0, 400, 544, 720, 736,
            960, 1072, 1280, 1424, 1888], "default": 400}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 5000}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [3, 4, 5, 6, 7, 8, 9, 10,
            11, 12, 13, 14, 15], "default": 6}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 1,
            "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "required": True},
            {"observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame": Documented(None, {"type": "array", "required": True, "minItems": 1,
            "maxItems": 1}),
        "parameters.guidances.start_frame[]": Documented(None, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image": Documented(None, {"type": "object", "required": True,
            "present": True}, {"observed": {"additionalProperties": False}}),
        "parameters.guidances.start_frame[].image.id": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.url": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.data": Documented(None, {"type": "string", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.type": Documented(None, {"type": "string", "required": False,
            "present": True, "enum": [*get_args(TypeValue)]}),
        "parameters.guidances.start_frame[].image.width": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.guidances.start_frame[].image.height": Documented(None, {"type": "integer", "required": False,
            "present": True}),
        "parameters.motion_has_audio": Documented(None, {"type": "boolean", "required": False, "default": True}),
    },
    conditions=(
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [400, 736], [544, 544], [720,
            1280], [736, 400], [960, 960], [1072, 1888], [1280, 720], [1424, 1424], [1888, 1072]]}),
        Condition("parameters.width", "required", when=(("parameters.height", "given"),), warns=True),
        Condition("parameters.height", "required", when=(("parameters.width", "given"),), warns=True),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class GrokImagine15Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    start_frame: Required[Input]
    public: bool | None
    width: Literal[0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888] | None
    height: Literal[0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888] | None
    duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None
    quantity: int | None
    motion_has_audio: bool | None
    size: Size | None
    extra: Extra


class _GrokImagine15(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[GrokImagine15Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class GrokImagine15(_GrokImagine15, BlockingCalls):
    """Grok Imagine 1.5, blocking."""

    def create(
        self,
        *,
        prompt: str,
        start_frame: Input,
        public: bool | None = False,
        width: Literal[0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888] | None = None,
        height: Literal[0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888] | None = None,
        duration: Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] | None = None,
        quantity: int | None = None,
        motion_has_audio: bool | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 5000 characters.
            start_frame: A picture that the clip starts from. At most 1.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            width: Width of the result, in pixels. One of 0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888. The server takes 736 where it is left out.
            height: Height of the result, in pixels. One of 0, 400, 544, 720, 736, 960, 1072, 1280, 1424, 1888. The server takes 400 where it is left out.
            duration: Length of the result, in seconds. One of 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15. The server takes 6 where it is left out.
            quantity: How many results to make. From 1 to 1. The server takes 1 where it is left out.
            motion_has_audio: Whether the clip has sound. The server takes True where it is left out.
            size: Width and height in one, as in "1888x1072", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncGrokImagine15(_GrokImagine15, AsyncCalls):
    """Grok Imagine 1.5, asynchronous."""

    create = awaited(GrokImagine15.create)


BLOCKING, ASYNC = GrokImagine15, AsyncGrokImagine15
