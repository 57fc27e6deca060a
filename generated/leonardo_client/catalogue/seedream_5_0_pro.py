# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/seedream-5.0-pro.yaml 101e182211fc; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Seedream 5.0 Pro in short."""

from . import ModelInfo

MODEL = ModelInfo(name="seedream-5.0-pro", namespace="seedream_5_0_pro", title="Seedream 5.0 Pro", kind="image",
    names=("seedream-5.0-pro",), inputs={"image": ("image_reference",)}, limits={"image_reference": "at most 10",
    "height": "768 to 2048", "output_format": "jpeg, png", "prompt": "at most 9999 characters",
    "prompt_enhance": "AUTO, OFF, ON", "quantity": "1 to 6", "seed": "to 2147483637", "width": "768 to 2048",
    "mode": "FAST, QUALITY"}, url="https://docs.leonardo.ai/docs/seedream-5.0-pro")
