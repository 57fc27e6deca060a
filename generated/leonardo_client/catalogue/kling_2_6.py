# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.6.yaml eba1d20b6252; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.6 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="kling-2.6", namespace="kling_2_6", title="Kling 2.6", kind="video", names=("kling-2.6",),
    inputs={"image": ("start_frame",)}, limits={"size": "0x0, 1080x1920, 1440x1440, 1920x1080", "duration": "5, 10",
    "prompt": "at most 2500 characters", "quantity": "1"}, url="https://docs.leonardo.ai/docs/kling-2.6")
