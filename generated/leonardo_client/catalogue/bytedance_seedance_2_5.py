# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bytedance-seedance-2.5.yaml d3f53e4a6b7d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.5 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="bytedance-seedance-2.5", namespace="bytedance_seedance_2_5", title="Seedance 2.5", kind="video",
    names=("bytedance/seedance-2.5",), inputs={"image": ("end_frame", "start_frame", "image_reference"),
    "video": ("video_reference_base",)}, limits={"seed": "-1 to 4294967295", "prompt": "at most 9999 characters",
    "duration": "4 to 30", "quantity": "1", "audio_reference": "at most 10", "image_reference": "at most 30",
    "video_reference_base": "at most 10"}, url="https://docs.leonardo.ai/reference")
