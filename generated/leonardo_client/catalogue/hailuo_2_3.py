# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/hailuo-2_3.yaml cbf23c3c2c27; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Hailuo 2.3 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="hailuo-2_3", namespace="hailuo_2_3", title="Hailuo 2.3", kind="video", names=("hailuo-2_3",),
    inputs={"image": ("start_frame",)},
    limits={"size": "0x0, 768x768, 768x1376, 1080x1080, 1080x1920, 1376x768, 1920x1080",
    "prompt": "at most 3000 characters", "duration": "6, 10", "quantity": "1", "style_ids": "37 values"},
    url="https://docs.leonardo.ai/reference")
