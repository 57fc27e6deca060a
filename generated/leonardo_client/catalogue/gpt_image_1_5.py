# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gpt-image-1.5.yaml 46df4d5fcc73; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""GPT Image-1.5 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="gpt-image-1.5", namespace="gpt_image_1_5", title="GPT Image-1.5", kind="image",
    names=("gpt-image-1.5",), inputs={"image": ("image_reference",)}, limits={"size": "1024x1024, 1024x1536, 1536x1024",
    "image_reference": "at most 6", "prompt": "at most 9999 characters", "prompt_enhance": "AUTO, OFF, ON",
    "quantity": "1 to 8", "quality": "HIGH, LOW, MEDIUM", "style_ids": "21 values"},
    url="https://docs.leonardo.ai/docs/gpt-image-1.5")
