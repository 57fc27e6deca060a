# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/dialogue-v3.yaml 448fb078a704; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Dialogue: what a request may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from .._runtime.core.requests import RequestModel

VoiceIdValue = Literal["CwhRBWXzGAHq8TQ4Fs17", "EXAVITQu4vr4xnSDxMaL", "FGY2WhTYpPnrIDTdsKH5", "IKne3meq5aSn9XLyUdCD",
    "JBFqnCBsd6RMkjVDRZzb", "N2lVS1w4EtoT3dr4eOWO", "SAz9YHcvj6GT2YYXdXww", "SOYHLrjzK2X1ezoPC6cr",
    "TX3LPaxmHKxFdv7VOQHJ", "Xb7hH8MSUJpSbSDYk0k2", "XrExE9yKIg1WjnnlVkGX", "bIHbv24MWmeRgasZH58o",
    "cgSgspJ2msm6clMCkdW9", "cjVigY5qzO86Huf0OWal", "hpp4J3VqNfWAUOO0d1Us", "iP95p4xoKVk53GoZ742B",
    "nPczCjzI2devNBz1zQrb", "onwK4e9ZLuTAKqWW03F9", "pFZP5JQG7iQjIQuC4Bku", "pNInz6obpgDQGcFmaJgB",
    "pqHfZKP75CvOlQylNhV4"]


class Parameters(RequestModel, extra="forbid"):
    prompt: Annotated[StrictStr, Field(max_length=5000, min_length=1)]
    quantity: Annotated[StrictInt, Field(ge=1, le=4)] = 1
    voice_id: VoiceIdValue = "JBFqnCBsd6RMkjVDRZzb"
    language_code: StrictStr = "en"
    prompt_influence: Annotated[StrictFloat, Field(ge=0.0, le=1.0)] = 0.5


class DialogueV3Request(RequestModel, extra="forbid"):
    model: Literal["dialogue-v3"]
    public: StrictBool | None = None
    parameters: Parameters
