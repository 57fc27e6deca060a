# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-dev.yaml ced4f369f01a; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX Dev in short."""

from . import ModelInfo

MODEL = ModelInfo(name="flux-dev", namespace="flux_dev", title="FLUX Dev", kind="image", names=("flux-dev",),
    limits={"seed": "0 to 2147483637", "width": "480 to 2048, in steps of 8", "height": "480 to 2048, in steps of 8",
    "prompt": "at most 2000 characters", "quantity": "1 to 8", "style": "at most 1", "content": "at most 1",
    "style_ids": "16 values", "user_elements": "at most 4", "prompt_enhance": "AUTO, OFF, ON",
    "platform_elements": "at most 4"}, url="https://docs.leonardo.ai/reference")
