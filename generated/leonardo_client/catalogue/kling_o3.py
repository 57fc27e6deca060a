# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-o3.yaml a45cc3dd2e59; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling O3 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="kling-o3", namespace="kling_o3", title="Kling O3", kind="video", names=("kling-video-o-3",),
    inputs={"image": ("end_frame", "image_reference", "start_frame"), "video": ("video_reference_base",)},
    limits={"size": "720x1280, 960x960, 1080x1920, 1280x720, 1440x1440, 1920x1080", "duration": "3 to 15",
    "image_reference": "at most 7", "mode": "RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_720",
    "prompt": "at most 2500 characters", "quantity": "1"}, url="https://docs.leonardo.ai/docs/kling-o3")
