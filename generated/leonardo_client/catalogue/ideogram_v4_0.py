# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-v4.0.yaml b7ce952bd774; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 4.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="ideogram-v4.0", namespace="ideogram_v4_0", title="Ideogram 4.0", kind="image",
    names=("ideogram-v4.0",), limits={"width": "19 values, 1152 to 3328", "height": "19 values, 1152 to 3328",
    "prompt": "at most 10000 characters", "quality": "BALANCED, QUALITY, TURBO", "quantity": "1 to 4",
    "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
