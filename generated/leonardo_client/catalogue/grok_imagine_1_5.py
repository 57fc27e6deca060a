# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/grok-imagine-1.5.yaml af92b817e3c1; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Grok Imagine 1.5 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="grok-imagine-1.5", namespace="grok_imagine_1_5", title="Grok Imagine 1.5", kind="video",
    names=("grok-imagine-1.5",), inputs={"image": ("start_frame",)},
    limits={"size": "0x0, 400x736, 544x544, 720x1280, 736x400, 960x960, 1072x1888, 1280x720 and 2 more",
    "prompt": "at most 5000 characters", "duration": "3 to 15", "quantity": "1"},
    url="https://docs.leonardo.ai/reference")
