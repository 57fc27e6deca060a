# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bytedance-seedream-5.0-flash.yaml 6e2a4d07c460; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 5.0 Flash in short."""

from . import ModelInfo

MODEL = ModelInfo(name="bytedance-seedream-5.0-flash", namespace="bytedance_seedream_5_0_flash",
    title="Seedream 5.0 Flash", kind="image", names=("bytedance/seedream-5.0-flash",),
    inputs={"image": ("image_reference",)}, limits={"width": "1024 to 3008", "height": "1024 to 3008",
    "prompt": "at most 9999 characters", "quantity": "1 to 8", "image_reference": "at most 10",
    "output_format": "jpeg, png", "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
