# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.5-turbo-standard.yaml faf3b793410c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.5 Turbo Standard in short."""

from . import ModelInfo

MODEL = ModelInfo(name="kling-2.5-turbo-standard", namespace="kling_2_5_turbo_standard",
    title="Kling 2.5 Turbo Standard", kind="video", names=("kling-2.5-turbo-standard",),
    inputs={"image": ("start_frame",)}, limits={"size": "720x1280, 960x960, 1280x720",
    "prompt": "at most 2500 characters", "duration": "5, 10", "quantity": "1", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
