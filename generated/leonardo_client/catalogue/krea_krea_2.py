# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/krea-krea-2.yaml 1774d09b963b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Krea 2 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="krea-krea-2", namespace="krea_krea_2", title="Krea 2", kind="image", names=("krea/krea-2",),
    limits={"seed": "0 to 4294967295", "width": "16 to 4096, in steps of 8", "height": "16 to 4096, in steps of 8",
    "prompt": "at most 5000 characters", "quality": "HIGH, MEDIUM", "quantity": "1 to 8", "style": "at most 10",
    "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
