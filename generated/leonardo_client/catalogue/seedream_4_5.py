# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedream-4.5.yaml a64be1020c69; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 4.5 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="seedream-4.5", namespace="seedream_4_5", title="Seedream 4.5", kind="image",
    names=("seedream-4.5",), inputs={"image": ("image_reference",)}, limits={"seed": "0 to 2147483638",
    "width": "32 to 14142", "height": "32 to 14142", "prompt": "at most 9999 characters", "quantity": "1 to 8",
    "image_reference": "at most 6", "style_ids": "8 values", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
