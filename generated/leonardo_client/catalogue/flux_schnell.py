# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-schnell.yaml 3f1e94a2234b; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX Schnell in short."""

from . import ModelInfo

MODEL = ModelInfo(name="flux-schnell", namespace="flux_schnell", title="FLUX Schnell", kind="image",
    names=("flux-schnell",), limits={"seed": "0 to 2147483637", "width": "32 to 2048, in steps of 8",
    "height": "32 to 2048, in steps of 8", "prompt": "at most 2000 characters", "quantity": "1 to 8",
    "style": "at most 1", "content": "at most 1", "style_ids": "16 values", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
