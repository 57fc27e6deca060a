# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/nano-banana-2-lite.yaml f899b8e00cf0; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Nano Banana 2 Lite in short."""

from . import ModelInfo

MODEL = ModelInfo(name="nano-banana-2-lite", namespace="nano_banana_2_lite", title="Nano Banana 2 Lite", kind="image",
    names=("nano-banana-2-lite",), inputs={"image": ("image_reference",)}, limits={"image_reference": "at most 6",
    "height": "11 values, 0 to 1376", "prompt": "at most 9999 characters", "prompt_enhance": "AUTO, OFF, ON",
    "quantity": "1 to 8", "seed": "to 2147483638", "style_ids": "19 values; at most 1",
    "width": "11 values, 0 to 1584"}, url="https://docs.leonardo.ai/docs/nano-banana-2-lite")
