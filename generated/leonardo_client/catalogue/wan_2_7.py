# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-2.7.yaml c58d0ae299a2; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 2.7 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="wan-2.7", namespace="wan_2_7", title="Wan 2.7", kind="video", names=("wan-2.7",),
    inputs={"image": ("end_frame", "start_frame", "image_reference")},
    limits={"size": "0x0, 720x1280, 960x960, 1080x1920, 1280x720, 1440x1440, 1920x1080",
    "prompt": "at most 2500 characters", "duration": "2 to 10", "quantity": "1", "image_reference": "at most 6",
    "video_reference_base": "at most 1", "resolution": "1080p, 720p"}, url="https://docs.leonardo.ai/reference")
