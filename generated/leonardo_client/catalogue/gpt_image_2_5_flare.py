# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gpt-image-2.5-flare.yaml e25042fadae1; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""GPT Image 2.5 Flare in short."""

from . import ModelInfo

MODEL = ModelInfo(name="gpt-image-2.5-flare", namespace="gpt_image_2_5_flare", title="GPT Image 2.5 Flare",
    kind="image", names=("openai/gpt-image-2.5-flare",), inputs={"image": ("image_reference",)},
    limits={"image_reference": "at most 16", "height": "37 values, 640 to 3584", "prompt": "at most 9999 characters",
    "prompt_enhance": "AUTO, OFF, ON", "quality": "HIGH, LOW, MAX, MEDIUM, XHIGH", "quantity": "1 to 8",
    "style_ids": "21 values; at most 1", "width": "33 values, 768 to 3808"},
    url="https://docs.leonardo.ai/docs/gpt-image-2.5-flare")
