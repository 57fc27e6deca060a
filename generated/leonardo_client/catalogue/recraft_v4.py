# Made by docpact 0.1.0 from leonardo/api.yaml 8ae2cc525d69, leonardo/models/recraft-v4.yaml f566ea3cd7f4; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Recraft V4 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="recraft-v4", namespace="recraft_v4", title="Recraft V4", kind="image", names=("recraft-v4",),
    limits={"prompt": "at most 9999 characters", "prompt_enhance": "AUTO, OFF, ON", "quantity": "1 to 8",
    "width": "768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536",
    "height": "768, 832, 896, 1024, 1152, 1216, 1280, 1344, 1536"}, url="https://docs.leonardo.ai/docs/recraft-v4")
