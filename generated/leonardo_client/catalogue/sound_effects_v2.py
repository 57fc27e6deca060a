# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/sound-effects-v2.yaml f87304d8f7f3; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Sound Effects in short."""

from . import ModelInfo

MODEL = ModelInfo(name="sound-effects-v2", namespace="sound_effects_v2", title="Sound Effects", kind="audio",
    names=("sound-effects-v2",), limits={"prompt": "at most 9999 characters", "duration": "1 to 22",
    "quantity": "1 to 4", "prompt_influence": "0 to 1"}, url="https://docs.leonardo.ai/reference")
