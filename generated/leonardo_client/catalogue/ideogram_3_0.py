# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ideogram-3.0.yaml 3e1e5ec7393b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Ideogram 3.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="ideogram-3.0", namespace="ideogram_3_0", title="Ideogram 3.0", kind="image",
    names=("ideogram-v3.0",), limits={"height": "32 to 2048", "prompt": "at most 9999 characters",
    "prompt_enhance": "AUTO, OFF, ON", "quantity": "1 to 8", "style_ids": "8 values", "width": "32 to 2048",
    "quality": "BALANCED, QUALITY, TURBO", "negative_prompt": "at most 1000 characters"},
    url="https://docs.leonardo.ai/docs/ideogram-3.0")
