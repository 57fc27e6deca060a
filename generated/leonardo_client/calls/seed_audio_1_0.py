# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seed-audio-1.0.yaml 99c388e04d51; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seed Audio 1.0, after https://docs.leonardo.ai/docs/seed-audio-1.0 as read on 2026-11-28."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict, Unpack, get_args

from .._runtime.core.calls import AsyncCalls, BlockingCalls, Calls, awaited
from .._runtime.core.client import Generation
from .._runtime.core.conditions import Condition
from .._runtime.core.inputs import Extra, Headers
from .._runtime.core.requests import REQUIRED, Documented, Page, Parameter
from .._runtime.core.values import PreparedRequest, Validation
from ..models.seed_audio_1_0 import SeedAudio10Request, TypeValue, VoiceIdValue

PAGE = Page(
    model="seed-audio-1.0",
    title="Seed Audio 1.0",
    url="https://docs.leonardo.ai/docs/seed-audio-1.0",
    request=SeedAudio10Request,
    fixed={"model": "seed-audio-1.0"},
    parameters={
        "public": Parameter("public", default=False, optional=True),
        "audio_reference": Parameter("parameters.guidances.audio_reference"),
        "image_reference": Parameter("parameters.guidances.image_reference"),
        "language_code": Parameter("parameters.language_code"),
        "pitch": Parameter("parameters.pitch"),
        "prompt": Parameter("parameters.prompt", default=REQUIRED),
        "quantity": Parameter("parameters.quantity"),
        "speed": Parameter("parameters.speed"),
        "voice_id": Parameter("parameters.voice_id"),
        "volume": Parameter("parameters.volume"),
    },
    fields={
        "$": Documented(None, {}, {"assumed": {"type": "object"}, "observed": {"additionalProperties": False}}),
        "model": Documented(59, {"type": "string", "enum": ["seed-audio-1.0"]}, {"openapi": {"required": True}}),
        "public": Documented(62, {"type": "boolean"}, {"assumed": {"required": False}}),
        "parameters": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": True}}),
        "parameters.guidances": Documented(None, {}, {"openapi": {"type": "object", "additionalProperties": False},
            "assumed": {"required": False}}),
        "parameters.guidances.audio_reference": Documented(56, {"type": "array", "maxItems": 3},
            {"assumed": {"required": False}}),
        "parameters.guidances.audio_reference[]": Documented(56, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio": Documented(56, {}, {"openapi": {"type": "object",
            "required": True, "additionalProperties": False}}),
        "parameters.guidances.audio_reference[].audio.id": Documented(56, {"present": True},
            {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.audio_reference[].audio.type": Documented(56, {"present": True, "enum": ["GENERATED",
            "UPLOADED"]}, {"openapi": {"type": "string", "required": True}}),
        "parameters.guidances.audio_reference[].audio.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.audio_reference[].audio.duration": Documented(None, {}, {"openapi": {"type": "number",
            "required": False}}),
        "parameters.guidances.image_reference": Documented(57, {"type": "array", "maxItems": 1},
            {"assumed": {"required": False}}),
        "parameters.guidances.image_reference[]": Documented(57, {}, {"assumed": {"type": "object"},
            "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image": Documented(57, {}, {"openapi": {"type": "object",
            "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.image": Documented(57, {"present": True},
            {"assumed": {"type": "object", "required": True}, "observed": {"additionalProperties": False}}),
        "parameters.guidances.image_reference[].image.image.id": Documented(57, {"present": True},
            {"assumed": {"type": "string", "required": True}}),
        "parameters.guidances.image_reference[].image.image.type": Documented(57, {"present": True},
            {"assumed": {"type": "string", "required": True}}),
        "parameters.guidances.image_reference[].image.order": Documented(57, {"present": True},
            {"assumed": {"type": "integer", "required": False}}),
        "parameters.guidances.image_reference[].image.strength": Documented(57, {"present": True, "enum": ["HIGH",
            "LOW", "MID"], "default": "MID"}, {"assumed": {"type": "string", "required": False}}),
        "parameters.guidances.image_reference[].image.id": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.url": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.data": Documented(None, {}, {"openapi": {"type": "string",
            "required": False}}),
        "parameters.guidances.image_reference[].image.type": Documented(None, {}, {"openapi": {"type": "string",
            "required": False, "enum": [*get_args(TypeValue)]}}),
        "parameters.guidances.image_reference[].image.width": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].image.height": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.guidances.image_reference[].order": Documented(None, {}, {"openapi": {"type": "integer",
            "required": False}}),
        "parameters.language_code": Documented(58, {"type": "string", "enum": ["en"], "default": "en"},
            {"assumed": {"required": False}}),
        "parameters.pitch": Documented(60, {"type": "number", "minimum": -12, "maximum": 12, "default": 0},
            {"assumed": {"required": False}}),
        "parameters.prompt": Documented(61, {"type": "string", "maxLength": 3000}, {"openapi": {"required": True}}),
        "parameters.quantity": Documented(63, {"type": "number", "default": 1}, {"openapi": {"minimum": 1,
            "maximum": 4}, "assumed": {"required": False}}),
        "parameters.speed": Documented(64, {"type": "number", "minimum": 0.5, "maximum": 2, "default": 1},
            {"assumed": {"required": False}}),
        "parameters.voice_id": Documented(65, {"type": "string", "enum": [*get_args(VoiceIdValue)]},
            {"assumed": {"required": False}}),
        "parameters.volume": Documented(66, {"type": "number", "minimum": 0.5, "maximum": 2, "default": 1},
            {"assumed": {"required": False}}),
    },
    conditions=(
        Condition("parameters.guidances.audio_reference[].audio.id", "format", "uuid", line=56, witness="openapi",
            warns=True),
        Condition("parameters.guidances.audio_reference[].audio.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.id", "format", "uuid", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.url", "format", "uri", witness="openapi", warns=True),
        Condition("parameters.guidances.image_reference[].image.data", "format", "byte", witness="openapi", warns=True),
        Condition("parameters.quantity", "enum", [1, 2, 3, 4], line=63),
    ),
)
"""The arguments, what is said of each path and by whom, and the conditions that a body keeps."""


class SeedAudio10Parameters(TypedDict, total=False):
    """What ``create`` takes, for code that collects it before."""

    prompt: Required[str]
    public: bool | None
    audio_reference: Sequence[Mapping[str, object]] | None
    image_reference: Sequence[Mapping[str, object]] | None
    language_code: Literal["en"] | None
    pitch: float | None
    quantity: float | None
    speed: float | None
    voice_id: VoiceIdValue | None
    volume: float | None
    extra: Extra


class _SeedAudio10(Calls):
    @property
    def page(self) -> Page:
        return PAGE

    def preview(self, **parameters: Unpack[SeedAudio10Parameters]) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing; no key is needed. Raises InvalidRequest."""
        return self._preview(parameters)


class SeedAudio10(_SeedAudio10, BlockingCalls):
    """Seed Audio 1.0, blocking."""

    def create(
        self,
        *,
        prompt: str,
        public: bool | None = False,
        audio_reference: Sequence[Mapping[str, object]] | None = None,
        image_reference: Sequence[Mapping[str, object]] | None = None,
        language_code: Literal["en"] | None = None,
        pitch: float | None = None,
        quantity: float | None = None,
        speed: float | None = None,
        voice_id: VoiceIdValue | None = None,
        volume: float | None = None,
        extra: Extra = None,
        timeout: float | None = None,
        headers: Headers = None,
        validation: Validation | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        Args:
            prompt: What the sound should show, in words. At most 3000 characters.
            public: Whether everybody may see the sound (true) or only you (false). Sent as False unless told otherwise: Private is the safe choice; leaving it out was once reported to be refused.
            audio_reference: Sounds that the sound takes up. At most 3.
            image_reference: Pictures that the sound takes up. At most 1.
            language_code: Language of the sound, as an ISO 639-1 code. One of en. The server takes en where it is left out.
            pitch: Pitch of the voice, in semitones from its own. From -12 to 12. The server takes 0 where it is left out.
            quantity: How many sounds to make. One of 1, 2, 3, 4. From 1 to 4. The server takes 1 where it is left out.
            speed: Speed of the voice; 1 is its own. From 0.5 to 2. The server takes 1 where it is left out.
            voice_id: Id of the voice. One of id_female_bv161narration_uranus_bigtts, zh_female_cancan_uranus_bigtts, zh_female_jitangnv_uranus_bigtts, zh_female_kefunvsheng_uranus_bigtts, zh_female_liuchangnv_uranus_bigtts, zh_female_meilinvyou_uranus_bigtts, zh_female_mizai_uranus_bigtts, zh_female_sajiaoxuemei_uranus_bigtts, zh_female_tianmeixiaoyuan_uranus_bigtts, zh_female_vv_uranus_bigtts, zh_female_xiaohe_uranus_bigtts, zh_female_xiaoxue_uranus_bigtts and 8 more.
            volume: Loudness of the voice; 1 is its own. From 0.5 to 2. The server takes 1 where it is left out.
            extra: Parameters that the page does not document, sent as they are.
            timeout: Seconds for the server to take the request, and to answer it.
            headers: Headers to send besides.
            validation: What becomes of a request that the page is against, if not what the client does.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        input could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        return self._create(locals())


class AsyncSeedAudio10(_SeedAudio10, AsyncCalls):
    """Seed Audio 1.0, asynchronous."""

    create = awaited(SeedAudio10.create)


BLOCKING, ASYNC = SeedAudio10, AsyncSeedAudio10
