# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/hailuo-2_3-fast.yaml 0b2789ea750e; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Hailuo 2.3 Fast in short."""

from . import ModelInfo

MODEL = ModelInfo(name="hailuo-2_3-fast", namespace="hailuo_2_3_fast", title="Hailuo 2.3 Fast", kind="video",
    names=("hailuo-2_3-fast",), inputs={"image": ("start_frame",)},
    limits={"size": "0x0, 768x768, 768x1376, 1080x1080, 1080x1920, 1376x768, 1920x1080",
    "prompt": "at most 3000 characters", "duration": "6, 10", "quantity": "1", "end_frame": "at most 0",
    "style_ids": "37 values"}, url="https://docs.leonardo.ai/reference")
