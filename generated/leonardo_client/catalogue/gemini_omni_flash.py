# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/gemini-omni-flash.yaml 6fa9e798fa80; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Gemini Omni Flash in short."""

from . import ModelInfo

MODEL = ModelInfo(name="gemini-omni-flash", namespace="gemini_omni_flash", title="Gemini Omni Flash", kind="video",
    names=("gemini-omni-flash",), inputs={"image": ("image_reference",)}, limits={"size": "720x1280, 1280x720",
    "prompt": "at most 2500 characters", "duration": "3 to 10", "quantity": "1", "image_reference": "at most 5"},
    url="https://docs.leonardo.ai/reference")
