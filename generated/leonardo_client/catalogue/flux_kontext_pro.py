# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-kontext-pro.yaml 7f1591094966; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX.1 Kontext in short."""

from . import ModelInfo

MODEL = ModelInfo(name="flux-kontext-pro", namespace="flux_kontext_pro", title="FLUX.1 Kontext", kind="image",
    names=("flux-kontext-pro",), inputs={"image": ("image_reference",)}, limits={"seed": "0 to 2147483637",
    "width": "32 to 2048", "height": "32 to 2048", "prompt": "at most 9999 characters", "quantity": "1 to 8",
    "image_reference": "at most 4", "style_ids": "19 values", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
