# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-p-image-ideogram.yaml 0a49f5644120; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""P-Image-Ideogram in short."""

from . import ModelInfo

MODEL = ModelInfo(name="ideogram-p-image-ideogram", namespace="ideogram_p_image_ideogram", title="P-Image-Ideogram",
    kind="image", names=("ideogram/p-image-ideogram",), limits={"width": "26 values, 512 to 3456",
    "height": "26 values, 512 to 3456", "prompt": "at most 10000 characters", "quality": "HIGH, LOW, MEDIUM, VERY_LOW",
    "quantity": "1 to 8", "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
