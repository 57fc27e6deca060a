# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/kling-3.0-turbo.yaml 90885ba0363d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Kling 3.0 Turbo in short."""

from . import ModelInfo

MODEL = ModelInfo(name="kling-3.0-turbo", namespace="kling_3_0_turbo", title="Kling 3.0 Turbo", kind="video",
    names=("kling-3.0-turbo",), inputs={"image": ("start_frame",)},
    limits={"size": "0x0, 720x1280, 960x960, 1080x1920, 1280x720, 1440x1440, 1920x1080", "duration": "3 to 15",
    "mode": "RESOLUTION_1080, RESOLUTION_720", "prompt": "at most 2500 characters", "quantity": "1"},
    url="https://docs.leonardo.ai/docs/kling-3.0-turbo")
