# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-3.0.yaml fc669c7a4f03; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 3.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="wan-3.0", namespace="wan_3_0", title="Wan 3.0", kind="video", names=("alibaba/wan-3.0",),
    inputs={"image": ("end_frame", "image_reference", "start_frame"), "video": ("video_reference_base",)},
    limits={"size": "0x0, 480x854, 552x736, 640x640, 720x1280, 736x552, 828x1104, 854x480 and 8 more",
    "duration": "2 to 30", "audio_reference": "at most 5", "image_reference": "at most 10",
    "video_reference_base": "at most 5", "webpage_reference": "at most 1", "prompt": "at most 5000 characters",
    "quantity": "1", "resolution": "1080p, 480p, 720p", "seed": "0 to 2147483647", "quality": "ACCELERATED, STANDARD"},
    url="https://docs.leonardo.ai/docs/wan-3.0")
