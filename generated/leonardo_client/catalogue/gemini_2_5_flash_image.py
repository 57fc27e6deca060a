# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gemini-2.5-flash-image.yaml 0497eee10466; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Nano Banana in short."""

from . import ModelInfo

MODEL = ModelInfo(name="gemini-2.5-flash-image", namespace="gemini_2_5_flash_image", title="Nano Banana", kind="image",
    names=("gemini-2.5-flash-image",), inputs={"image": ("image_reference",)}, limits={"seed": "0 to 2147483638",
    "width": "11 values, 0 to 1536", "height": "12 values, 0 to 1344", "prompt": "at most 9999 characters",
    "quantity": "1 to 8", "image_reference": "at most 6", "style_ids": "19 values", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
