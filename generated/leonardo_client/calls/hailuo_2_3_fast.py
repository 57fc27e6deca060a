# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/hailuo-2_3-fast.yaml 0b2789ea750e; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Hailuo 2.3 Fast, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers, Input, Slot
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.hailuo_2_3_fast import Hailuo23FastRequest, StyleIdsValue, TypeValue

Size = Literal["0x0", "768x768", "768x1376", "1080x1080", "1080x1920", "1376x768", "1920x1080"]
"""Width and height in one, as the documentation lists them."""

PAGE = Page(
    model="hailuo-2_3-fast",
    title="Hailuo 2.3 Fast",
    url="https://docs.leonardo.ai/reference",
    request=Hailuo23FastRequest,
    fixed={"model": "hailuo-2_3-fast"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "width": Parameter("parameters.width", default=1376),
        "height": Parameter("parameters.height", default=768),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity", default=1),
        "end_frame": Parameter("parameters.guidances.end_frame"),
        "start_frame": Slot("parameters.guidances.start_frame", "image", wrap="image", listed=True, forms=("uploaded",
            "generated", "reference", "url", "base64"), default=REQUIRED),
        "start_frame_": Parameter("parameters.start_frame"),
        "style_ids": Parameter("parameters.style_ids"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["hailuo-2_3-fast"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object"}, {"observed": {"required": True,
            "additionalProperties": False}}),
        "parameters.width": Documented(None, {"type": "integer", "enum": [0, 768, 1080, 1376, 1920], "default": 1376}),
        "parameters.height": Documented(None, {"type": "integer", "enum": [0, 768, 1080, 1376, 1920], "default": 768}),
        "parameters.mode": Documented(None, {"type": "string", "required": False, "enum": ["RESOLUTION_1080",
            "RESOLUTION_768"], "default": "RESOLUTION_768", "deprecated": True}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 3000}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False, "enum": [6, 10], "default": 6}),
        "parameters.quantity": Documented(None, {"type": "integer", "minimum": 1, "maximum": 1, "default": 1}),
        "parameters.guidances": Documented(None, {"type": "object", "additionalProperties": False},
            {"observed": {"required": False}}),
        "parameters.guidances.end_frame": Documented(None, {"type": "array", "required": False, "maxItems": 0}),
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
        "parameters.start_frame": Documented(None, {}, {"observed": {"type": "object", "required": False}}),
        "parameters.style_ids": Documented(None, {"type": "array", "required": False, "itemType": "string",
            "enum": [*get_args(StyleIdsValue)], "default": []}),
    },
    conditions=(
        Condition("parameters.width", "required", warns=True),
        Condition("parameters.height", "required", warns=True),
        Condition("parameters.mode", "pattern", "^[A-Z][A-Z0-9_]*[A-Z0-9]$"),
        Condition("parameters.quantity", "required", warns=True),
        Condition("parameters.guidances", "required", warns=True),
        Condition("parameters.guidances.end_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame", "uniqueItems"),
        Condition("parameters.guidances.start_frame[].image.id", "format", "uuid", warns=True),
        Condition("parameters.guidances.start_frame[].image.url", "format", "uri", warns=True),
        Condition("parameters.guidances.start_frame[].image.data", "format", "byte", warns=True),
        Condition("parameters.style_ids[]", "format", "uuid", warns=True),
        Condition("parameters.style_ids[]", "type", "string", witness="assumed"),
        Condition("parameters", "rows", {"columns": ["width", "height"], "rows": [[0, 0], [768, 768], [768, 1376],
            [1080, 1080], [1080, 1920], [1376, 768], [1920, 1080]]}),
    ),
    size=("width", "height"),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class Hailuo23FastParameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    start_frame: Required[Input]
    public: bool | None
    width: Literal[0, 768, 1080, 1376, 1920]
    height: Literal[0, 768, 1080, 1376, 1920]
    duration: Literal[6, 10] | None
    quantity: int
    end_frame: Sequence[object] | None
    start_frame_: Mapping[str, object] | None
    style_ids: Sequence[StyleIdsValue] | None
    size: Size | None
    extra: Extra


class _Hailuo23Fast(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[Hailuo23FastParameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class Hailuo23Fast(_Hailuo23Fast, BlockingCalls):
    """Hailuo 2.3 Fast, blocking."""

    def create(
        self,
        *,
        prompt: str,
        start_frame: Input,
        public: bool | None = False,
        width: Literal[0, 768, 1080, 1376, 1920] = 1376,
        height: Literal[0, 768, 1080, 1376, 1920] = 768,
        duration: Literal[6, 10] | None = None,
        quantity: int = 1,
        end_frame: Sequence[object] | None = None,
        start_frame_: Mapping[str, object] | None = None,
        style_ids: Sequence[StyleIdsValue] | None = None,
        size: Size | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 3000 characters.
            start_frame: A picture that the clip starts from. At most 1.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            width: Width of the result, in pixels. One of 0, 768, 1080, 1376, 1920.
            height: Height of the result, in pixels. One of 0, 768, 1080, 1376, 1920.
            duration: Length of the result, in seconds. One of 6, 10. The server takes 6 where it is left out.
            quantity: How many results to make. From 1 to 1.
            end_frame: A picture that the clip ends with. At most 0.
            start_frame_: A picture that the clip starts from, in an earlier form.
            style_ids: Ids of the styles that the result follows. One of 12b0d8c9-5cf8-4094-a3e5-6809bc269e21, 1974bd47-75bb-499a-9c7a-354913904fcf, 1bffb3f3-4110-4185-85f9-f7254ae6f81d, 1d6e92d2-6e83-4ea2-bd4c-34ddfedfa163, 21b0a3e9-304a-4ff2-9603-15ddbc5a6b82, 2380bd07-caf1-4ae6-a348-3bcf4b12f90a, 28a53b2e-eb80-41d7-8360-208068fecf49, 3f705252-1197-4f59-b6ed-21625dce6a65, 46af026e-d21a-4cf4-a0c0-b482e6800331, 4b60b356-a4ab-4983-9e9a-30e0d5b27bc6, 556c1ee5-ec38-42e8-955a-1e82dad0ffa1, 6078b232-d1be-4a01-9c10-95c05132a8e4 and 25 more. The server takes [] where it is left out.
            size: Width and height in one, as in "1920x1080", in place of both.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncHailuo23Fast(_Hailuo23Fast, AsyncCalls):
    """Hailuo 2.3 Fast, asynchronous."""

    create = awaited(Hailuo23Fast.create)


BLOCKING, ASYNC = Hailuo23Fast, AsyncHailuo23Fast
