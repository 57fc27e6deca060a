# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seed-audio-1.0.yaml 99c388e04d51; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seed Audio 1.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="seed-audio-1.0", namespace="seed_audio_1_0", title="Seed Audio 1.0", kind="audio",
    names=("seed-audio-1.0",), limits={"audio_reference": "at most 3", "image_reference": "at most 1",
    "language_code": "en", "pitch": "-12 to 12", "prompt": "at most 3000 characters", "quantity": "1 to 4",
    "speed": "0.5 to 2", "voice_id": "20 values", "volume": "0.5 to 2"},
    url="https://docs.leonardo.ai/docs/seed-audio-1.0")
