# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ltxv-2.3-fast.yaml c051f7f010ff; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""LTX-2.3 Fast in short."""

from . import ModelInfo

MODEL = ModelInfo(name="ltxv-2.3-fast", namespace="ltxv_2_3_fast", title="LTX-2.3 Fast", kind="video",
    names=("ltxv-2.3-fast",), inputs={"image": ("end_frame", "start_frame")}, limits={"width": "0 to 9007199254740991",
    "height": "0 to 9007199254740991", "prompt": "at most 5000 characters", "duration": "6, 8, 10, 12, 14, 16, 18, 20",
    "quantity": "1", "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
