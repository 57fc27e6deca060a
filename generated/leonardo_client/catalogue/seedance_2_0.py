# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-2.0.yaml 6b7589b0a21f; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="seedance-2.0", namespace="seedance_2_0", title="Seedance 2.0", kind="video",
    names=("seedance-2.0",), inputs={"image": ("end_frame", "image_reference", "start_frame"),
    "video": ("video_reference_base",)}, limits={"duration": "4 to 15", "image_reference": "at most 4",
    "audio_reference": "at most 1", "video_reference_base": "at most 3",
    "mode": "RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_480, RESOLUTION_720", "prompt": "at most 5000 characters",
    "quantity": "1", "seed": "from -1"}, url="https://docs.leonardo.ai/docs/seedance-2.0")
