# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/nano-banana-2.yaml b7fbdb233b94; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Nano Banana 2 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="nano-banana-2", namespace="nano_banana_2", title="Nano Banana 2", kind="image",
    names=("nano-banana-2",), inputs={"image": ("image_reference",), "video": ("video_reference_base",)},
    limits={"image_reference": "at most 6", "height": "31 values, 0 to 5504", "prompt": "at most 9999 characters",
    "prompt_enhance": "AUTO, OFF, ON", "quantity": "1 to 8", "seed": "to 2147483638", "style_ids": "19 values",
    "width": "31 values, 0 to 6336"}, url="https://docs.leonardo.ai/docs/nano-banana-2")
