# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/ltxv-2.3-pro.yaml 873fdbbec3bf; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""LTX-2.3 Pro in short."""

from . import ModelInfo

MODEL = ModelInfo(name="ltxv-2.3-pro", namespace="ltxv_2_3_pro", title="LTX-2.3 Pro", kind="video",
    names=("ltxv-2.3-pro",), inputs={"image": ("end_frame", "start_frame")}, limits={"width": "0 to 9007199254740991",
    "height": "0 to 9007199254740991", "prompt": "at most 5000 characters", "duration": "6, 8, 10", "quantity": "1",
    "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
