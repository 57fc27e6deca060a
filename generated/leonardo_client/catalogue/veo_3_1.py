# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/veo-3.1.yaml cf87bad44360; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Veo 3.1 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="veo-3.1", namespace="veo_3_1", title="Veo 3.1", kind="video",
    names=("veo-3.1-fast-generate-001", "veo-3.1-generate-001", "veo-3.1-lite"), inputs={"image": ("end_frame",
    "image_reference", "start_frame")},
    limits={"size": "720x1280, 1080x1920, 1280x720, 1920x1080, 2160x3840, 3840x2160",
    "model": "veo-3.1-fast-generate-001, veo-3.1-generate-001, veo-3.1-lite", "duration": "4, 6, 8",
    "image_reference": "at most 3", "negative_prompt": "at most 1000 characters", "prompt": "at most 9999 characters",
    "seed": "0 to 4294967295"}, url="https://docs.leonardo.ai/docs/veo-3.1")
