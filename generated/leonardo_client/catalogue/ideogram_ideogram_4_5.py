# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-ideogram-4.5.yaml 588824451b03; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 4.5 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="ideogram-ideogram-4.5", namespace="ideogram_ideogram_4_5", title="Ideogram 4.5", kind="image",
    names=("ideogram/ideogram-4.5",), inputs={"image": ("image_reference",)}, limits={"seed": "0 to 2147483647",
    "width": "26 values, 720 to 3328", "height": "26 values, 720 to 3328", "prompt": "at most 10000 characters",
    "quality": "HIGH, LOW, MEDIUM, VERY_LOW", "quantity": "1 to 8", "image_reference": "at most 5",
    "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
