# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedance-1.0-pro-fast.yaml a7bcbdb28c3a; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedance 1.0 Pro Fast in short."""

from . import ModelInfo

MODEL = ModelInfo(name="seedance-1.0-pro-fast", namespace="seedance_1_0_pro_fast", title="Seedance 1.0 Pro Fast",
    kind="video", names=("seedance-1.0-pro-fast",), inputs={"image": ("start_frame",)},
    limits={"seed": "-1 to 4294967295", "prompt": "at most 5000 characters", "duration": "4, 6, 8, 10", "quantity": "1",
    "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
