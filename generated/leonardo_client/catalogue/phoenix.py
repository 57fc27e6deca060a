# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/phoenix.yaml 6b8d9042c6a5; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Phoenix in short."""

from . import ModelInfo

MODEL = ModelInfo(name="phoenix", namespace="phoenix", title="Phoenix", kind="image", names=("phoenix-v0.9",
    "phoenix-v1.0"), limits={"model": "phoenix-v0.9, phoenix-v1.0", "contrast": "HIGH, LOW, MEDIUM",
    "character": "at most 1", "content": "at most 1", "image_to_image": "at most 1", "style": "at most 4",
    "height": "32 to 2048, in steps of 8", "mode": "FAST, QUALITY, ULTRA", "negative_prompt": "at most 1000 characters",
    "prompt": "at most 2000 characters", "prompt_enhance": "AUTO, OFF, ON", "quantity": "1 to 8", "seed": "from 0",
    "style_ids": "23 values; at most 1", "width": "32 to 2048, in steps of 8"},
    url="https://docs.leonardo.ai/docs/phoenix")
