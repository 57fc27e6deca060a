# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/recraft-v4.yaml f566ea3cd7f4; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Recraft V4 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="recraft-v4", namespace="recraft_v4", title="Recraft V4", kind="image", names=("recraft-v4",),
    limits={"size": "768x1344, 768x1536, 832x1280, 832x1344, 896x1152, 896x1216, 896x1280, 1024x1024 and 6 more",
    "prompt": "at most 9999 characters", "prompt_enhance": "AUTO, OFF, ON", "quantity": "1 to 8"},
    url="https://docs.leonardo.ai/docs/recraft-v4")
