# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/dialogue-v3.yaml 448fb078a704; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Dialogue in short."""

from . import ModelInfo

MODEL = ModelInfo(name="dialogue-v3", namespace="dialogue_v3", title="Dialogue", kind="audio", names=("dialogue-v3",),
    limits={"prompt": "at most 5000 characters", "quantity": "1 to 4", "voice_id": "21 values",
    "prompt_influence": "0 to 1"}, url="https://docs.leonardo.ai/reference")
