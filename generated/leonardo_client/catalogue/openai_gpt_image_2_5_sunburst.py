# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/openai-gpt-image-2.5-sunburst.yaml 9ead57223fc5; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""GPT Image 2.5 Sunburst in short."""

from . import ModelInfo

MODEL = ModelInfo(name="openai-gpt-image-2.5-sunburst", namespace="openai_gpt_image_2_5_sunburst",
    title="GPT Image 2.5 Sunburst", kind="image", names=("openai/gpt-image-2.5-sunburst",),
    inputs={"image": ("image_reference",)}, limits={"width": "33 values, 768 to 3808",
    "height": "37 values, 640 to 3584", "prompt": "at most 9999 characters", "quality": "HIGH, LOW, MAX, MEDIUM, XHIGH",
    "quantity": "1 to 8", "image_reference": "at most 16", "style_ids": "21 values", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
