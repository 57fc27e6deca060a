# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-pro-2.0.yaml 9e901abf1d51; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX.2 Pro in short."""

from . import ModelInfo

MODEL = ModelInfo(name="flux-pro-2.0", namespace="flux_pro_2_0", title="FLUX.2 Pro", kind="image",
    names=("flux-pro-2.0",), inputs={"image": ("image_reference",)}, limits={"seed": "0 to 4294967295",
    "width": "64 to 14142", "height": "64 to 14142", "prompt": "at most 9999 characters", "quantity": "1 to 8",
    "image_reference": "at most 4", "style_ids": "19 values", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
