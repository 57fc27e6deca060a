# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/motion_2.0.yaml f0eef6e3872c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Motion 2.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="motion_2.0", namespace="motion_2_0", title="Motion 2.0", kind="video", names=("motion_2.0",),
    inputs={"image": ("start_frame",)}, limits={"size": "0x0, 480x832, 512x768, 576x720, 720x1280, 832x480, 1280x720",
    "seed": "0 to 2147483637", "prompt": "at most 9999 characters", "quantity": "1", "controls": "at most 1",
    "prompt_enhance": "AUTO, OFF, ON", "negative_prompt": "at most 1000 characters", "style_ids": "37 values"},
    url="https://docs.leonardo.ai/reference")
