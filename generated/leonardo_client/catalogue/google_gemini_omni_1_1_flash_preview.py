# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/google-gemini-omni-1.1-flash-preview.yaml 9ed50877e540; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Gemini Omni 1.1 Flash in short."""

from . import ModelInfo

MODEL = ModelInfo(name="google-gemini-omni-1.1-flash-preview", namespace="google_gemini_omni_1_1_flash_preview",
    title="Gemini Omni 1.1 Flash", kind="video", names=("google/gemini-omni-1.1-flash-preview",),
    inputs={"image": ("end_frame", "start_frame", "image_reference")},
    limits={"size": "360x640, 640x360, 720x1280, 1080x1920, 1280x720, 1920x1080, 2160x3840, 3840x2160",
    "prompt": "at most 2500 characters", "duration": "3 to 10", "quantity": "1", "image_reference": "at most 10",
    "video_reference_base": "at most 3"}, url="https://docs.leonardo.ai/reference")
