# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/music-v1.yaml 6bacf5ca3f63; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Music v1, after https://docs.leonardo.ai/docs/music-v1 as read on 2026-11-28."""

from __future__ import annotations

from typing import Required, TypedDict, Unpack

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.music_v1 import MusicV1Request

PAGE = Page(
    model="music-v1",
    title="Music v1",
    url="https://docs.leonardo.ai/docs/music-v1",
    request=MusicV1Request,
    fixed={"model": "music-v1"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "duration_minutes": Parameter("parameters.duration_minutes"),
        "force_instrumental": Parameter("parameters.force_instrumental"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(57, {"type": "string", "enum": ["music-v1"]}, {"openapi": {"required": True}}),
        "public": Documented(59, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": True}}),
        "parameters.duration_minutes": Documented(55, {"type": "number", "default": 1},
            {"assumed": {"required": False}}),
        "parameters.force_instrumental": Documented(56, {"type": "boolean", "default": False},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(58, {"type": "string", "maxLength": 9999}, {"openapi": {"required": True}}),
        "parameters.quantity": Documented(60, {"type": "number", "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 4}, "assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.duration_minutes", "enum", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], line=55),
        Condition("parameters.quantity", "enum", [1, 2, 3, 4], line=60),
    ),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class MusicV1Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    duration_minutes: float | None
    force_instrumental: bool | None
    quantity: float | None
    extra: Extra


class _MusicV1(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[MusicV1Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class MusicV1(_MusicV1, BlockingCalls):
    """Music v1, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        duration_minutes: float | None = None,
        force_instrumental: bool | None = None,
        quantity: float | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the sound should show, in words. At most 9999 characters.
            public: Whether everybody may see the sound (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            duration_minutes: Length of the sound, in minutes. One of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10. The server takes 1 where it is left out.
            force_instrumental: Whether the music has no singing. The server takes False where it is left out.
            quantity: How many sounds to make. One of 1, 2, 3, 4. From 1 to 4. The server takes 1 where it is left out.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncMusicV1(_MusicV1, AsyncCalls):
    """Music v1, asynchronous."""

    create = awaited(MusicV1.create)


BLOCKING, ASYNC = MusicV1, AsyncMusicV1
