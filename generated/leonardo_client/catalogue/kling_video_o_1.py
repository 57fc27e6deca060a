# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-video-o-1.yaml 415a07a653a6; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling O1 Video Model in short."""

from . import ModelInfo

MODEL = ModelInfo(name="kling-video-o-1", namespace="kling_video_o_1", title="Kling O1 Video Model", kind="video",
    names=("kling-video-o-1",), inputs={"image": ("end_frame", "start_frame", "image_reference"),
    "video": ("video_reference_base",)}, limits={"width": "0 to 2160", "height": "0 to 2160",
    "prompt": "at most 2500 characters", "duration": "3 to 10", "quantity": "1", "image_reference": "at most 5"},
    url="https://docs.leonardo.ai/reference")
