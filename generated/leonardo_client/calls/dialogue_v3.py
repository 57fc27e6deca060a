# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/dialogue-v3.yaml 448fb078a704; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Dialogue, after https://docs.leonardo.ai/reference as read on 2026-11-28."""

from __future__ import annotations

from typing import Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.dialogue_v3 import DialogueV3Request, VoiceIdValue

PAGE = Page(
    model="dialogue-v3",
    title="Dialogue",
    url="https://docs.leonardo.ai/reference",
    request=DialogueV3Request,
    fixed={"model": "dialogue-v3"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "voice_id": Parameter("parameters.voice_id"),
        "language_code": Parameter("parameters.language_code"),
        "prompt_influence": Parameter("parameters.prompt_influence"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(None, {"type": "string", "required": True, "enum": ["dialogue-v3"]}),
        "public": Documented(None, {"type": "boolean", "required": False}),
        "parameters": Documented(None, {"type": "object", "additionalProperties": False},
            {"observed": {"required": True}}),
        "parameters.prompt": Documented(None, {"type": "string", "required": True, "minLength": 1, "maxLength": 5000}),
        "parameters.quantity": Documented(None, {"type": "integer", "required": False, "minimum": 1, "maximum": 4,
            "default": 1}),
        "parameters.voice_id": Documented(None, {"type": "string", "required": False, "enum": [*get_args(VoiceIdValue)],
            "default": "JBFqnCBsd6RMkjVDRZzb"}),
        "parameters.language_code": Documented(None, {"type": "string", "required": False, "default": "en"}),
        "parameters.prompt_influence": Documented(None, {"type": "number", "required": False, "minimum": 0,
            "maximum": 1, "default": 0.5}),
    },
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class DialogueV3Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    quantity: int | None
    voice_id: VoiceIdValue | None
    language_code: str | None
    prompt_influence: float | None
    extra: Extra


class _DialogueV3(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[DialogueV3Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class DialogueV3(_DialogueV3, BlockingCalls):
    """Dialogue, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        quantity: int | None = None,
        voice_id: VoiceIdValue | None = None,
        language_code: str | None = None,
        prompt_influence: float | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the result should show, in words. At most 5000 characters.
            public: Whether everybody may see the result (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            quantity: How many results to make. From 1 to 4. The server takes 1 where it is left out.
            voice_id: Id of the voice. One of CwhRBWXzGAHq8TQ4Fs17, EXAVITQu4vr4xnSDxMaL, FGY2WhTYpPnrIDTdsKH5, IKne3meq5aSn9XLyUdCD, JBFqnCBsd6RMkjVDRZzb, N2lVS1w4EtoT3dr4eOWO, SAz9YHcvj6GT2YYXdXww, SOYHLrjzK2X1ezoPC6cr, TX3LPaxmHKxFdv7VOQHJ, Xb7hH8MSUJpSbSDYk0k2, XrExE9yKIg1WjnnlVkGX, bIHbv24MWmeRgasZH58o and 9 more. The server takes JBFqnCBsd6RMkjVDRZzb where it is left out.
            language_code: Language of the result, as an ISO 639-1 code. The server takes en where it is left out.
            prompt_influence: How much the words count beside the reference, from 0 to 1. From 0 to 1. The server takes 0.5 where it is left out.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncDialogueV3(_DialogueV3, AsyncCalls):
    """Dialogue, asynchronous."""

    create = awaited(DialogueV3.create)


BLOCKING, ASYNC = DialogueV3, AsyncDialogueV3
