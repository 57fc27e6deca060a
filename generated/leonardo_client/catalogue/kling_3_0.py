# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-3.0.yaml d253fa3fd2b6; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 3.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="kling-3.0", namespace="kling_3_0", title="Kling 3.0", kind="video", names=("kling-3.0",),
    inputs={"image": ("end_frame", "image_reference", "start_frame")},
    limits={"size": "0x0, 720x1280, 960x960, 1080x1920, 1280x720, 1440x1440, 1920x1080, 2160x3840 and 2 more",
    "duration": "3 to 15", "image_reference": "at most 7", "mode": "RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_720",
    "prompt": "at most 2500 characters", "quantity": "1"}, url="https://docs.leonardo.ai/docs/kling-3.0")
