# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lifelike-vision.yaml 3a21710ee704; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Lifelike Vision in short."""

from . import ModelInfo

MODEL = ModelInfo(name="lifelike-vision", namespace="lifelike_vision", title="Lifelike Vision", kind="image",
    names=("lifelike-vision",), limits={"mode": "FAST, QUALITY", "seed": "from 0", "width": "32 to 1584, in steps of 8",
    "height": "32 to 1536, in steps of 8", "prompt": "at most 9999 characters", "contrast": "HIGH, LOW, MEDIUM",
    "quantity": "1 to 8", "edge": "at most 1", "pose": "at most 1", "depth": "at most 1", "style": "at most 4",
    "content": "at most 1", "character": "at most 1", "text_image": "at most 1", "image_to_image": "at most 1",
    "style_ids": "20 values", "user_elements": "at most 4", "prompt_enhance": "AUTO, OFF, ON",
    "negative_prompt": "at most 1000 characters", "platform_elements": "at most 4"},
    url="https://docs.leonardo.ai/reference")
