# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gpt-image-2.yaml 4a71d07ea099; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""GPT Image 2 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="gpt-image-2", namespace="gpt_image_2", title="GPT Image 2", kind="image", names=("gpt-image-2",
    ), inputs={"image": ("image_reference",)}, limits={"image_reference": "at most 6",
    "height": "37 values, 640 to 3584", "prompt": "at most 9999 characters", "prompt_enhance": "AUTO, OFF, ON",
    "quality": "HIGH, LOW, MEDIUM", "quantity": "1 to 8", "width": "33 values, 768 to 3808", "style_ids": "21 values"},
    url="https://docs.leonardo.ai/docs/gpt-image-2")
