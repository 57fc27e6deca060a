# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/sound-effects-v2.yaml f87304d8f7f3; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Sound Effects, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.sound_effects_v2 import DurationValue, SoundEffectsV2Request

PAGE = Page(
    model="sound-effects-v2",
    title="Sound Effects",
    url="https://docs.leonardo.ai/reference",
    request=SoundEffectsV2Request,
    fixed={"model": "sound-effects-v2"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "loop": Parameter("parameters.loop"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "duration": Parameter("parameters.duration"),
        "quantity": Parameter("parameters.quantity"),
        "prompt_influence": Parameter("parameters.prompt_influence"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["sound-effects-v2"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object", "additionalProperties": False},
            {"observed": {"required": True}}),
        "parameters.loop": Documented(None, {"type": "boolean", "required": False, "default": False}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 9999}),
        "parameters.duration": Documented(None, {"type": "integer", "required": False,
            "enum": [*get_args(DurationValue)], "minimum": 1, "maximum": 22, "default": 2}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 4,
            "default": 1}),
        "parameters.prompt_influence": Documented(None, {"type": "number", "required": False, "minimum": 0,
            "maximum": 1, "default": 0.7}),
    },
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class SoundEffectsV2Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    loop: bool | None
    duration: DurationValue | None
    quantity: int | None
    prompt_influence: float | None
    extra: Extra


class _SoundEffectsV2(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[SoundEffectsV2Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class SoundEffectsV2(_SoundEffectsV2, BlockingCalls):
    """Sound Effects, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        loop: bool | None = None,
        duration: DurationValue | None = None,
        quantity: int | None = None,
        prompt_influence: float | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 9999 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            loop: Whether the end of the sound leads into its start. The server takes False where it is left out.
            duration: Length of the result, in seconds. One of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 10 more. From 1 to 22. The server takes 2 where it is left out.
            quantity: How many results to make. From 1 to 4. The server takes 1 where it is left out.
            prompt_influence: How much the words count beside the reference, from 0 to 1. From 0 to 1. The server takes 0.7 where it is left out.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncSoundEffectsV2(_SoundEffectsV2, AsyncCalls):
    """Sound Effects, asynchronous."""

    create = awaited(SoundEffectsV2.create)


BLOCKING, ASYNC = SoundEffectsV2, AsyncSoundEffectsV2
