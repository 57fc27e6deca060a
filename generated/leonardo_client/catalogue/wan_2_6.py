# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/wan-2.6.yaml fdc86395a522; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Wan 2.6 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="wan-2.6", namespace="wan_2_6", title="Wan 2.6", kind="video", names=("wan-2.6",),
    inputs={"image": ("start_frame",), "video": ("video_reference_base",)},
    limits={"size": "0x0, 720x960, 720x1280, 960x720, 960x960, 1080x1440, 1080x1920, 1280x720 and 3 more",
    "duration": "5, 10, 15", "audio_reference": "at most 1", "video_reference_base": "at most 3",
    "negative_prompt": "at most 500 characters", "prompt": "at most 1500 characters", "quantity": "1",
    "resolution": "1080p, 720p", "seed": "0 to 2147483647"}, url="https://docs.leonardo.ai/docs/wan-2.6")
