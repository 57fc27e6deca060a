# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-2.0-mini.yaml f225444b7c24; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 2.0 Mini in short."""

from . import ModelInfo

MODEL = ModelInfo(name="seedance-2.0-mini", namespace="seedance_2_0_mini", title="Seedance 2.0 Mini", kind="video",
    names=("seedance-2.0-mini",), inputs={"image": ("end_frame", "image_reference", "start_frame"),
    "video": ("video_reference_base",)}, limits={"duration": "4 to 15", "audio_reference": "at most 1",
    "image_reference": "at most 4", "video_reference_base": "at most 3", "prompt": "at most 5000 characters",
    "quantity": "1", "seed": "-1 to 4294967295"}, url="https://docs.leonardo.ai/docs/seedance-2.0-mini")
