# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/motion-2.0-fast.yaml 24c9fc95f6b2; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Motion 2.0 Fast in short."""

from . import ModelInfo

MODEL = ModelInfo(name="motion-2.0-fast", namespace="motion_2_0_fast", title="Motion 2.0 Fast", kind="video",
    names=("motion_2.0-fast",), inputs={"image": ("start_frame",)},
    limits={"size": "0x0, 480x832, 512x768, 576x720, 720x1280, 832x480, 1280x720", "controls": "at most 1",
    "mode": "RESOLUTION_480, RESOLUTION_720", "negative_prompt": "at most 1000 characters",
    "prompt": "at most 9999 characters", "prompt_enhance": "AUTO, OFF, ON", "quantity": "1", "seed": "0 to 4294967295",
    "type": "BASE64, GENERATED, UPLOADED, URL, VARIATION", "style_ids": "37 values"},
    url="https://docs.leonardo.ai/docs/motion-2.0-fast")
