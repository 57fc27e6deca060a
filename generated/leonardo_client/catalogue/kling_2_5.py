# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-2.5.yaml 079ba25b57e7; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 2.5 Turbo in short."""

from . import ModelInfo

MODEL = ModelInfo(name="kling-2.5", namespace="kling_2_5", title="Kling 2.5 Turbo", kind="video", names=("kling-2.5",),
    inputs={"image": ("end_frame", "start_frame")},
    limits={"size": "720x1280, 960x960, 1080x1920, 1280x720, 1440x1440, 1920x1080", "prompt": "at most 2500 characters",
    "duration": "5, 10", "quantity": "1", "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
