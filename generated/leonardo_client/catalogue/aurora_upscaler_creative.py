# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/aurora-upscaler-creative.yaml b3c6ad1a0252; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Aurora Upscaler Creative in short."""

from . import ModelInfo

MODEL = ModelInfo(name="aurora-upscaler-creative", namespace="aurora_upscaler_creative",
    title="Aurora Upscaler Creative", kind="image", names=("aurora-upscaler-creative",),
    inputs={"image": ("image_reference",)}, limits={"seed": "0 to 2147483647", "width": "from 128",
    "height": "from 128", "quantity": "1", "creativity": "high, low, mid", "upscale_factor": "2, 3, 4, 6, 8"},
    url="https://docs.leonardo.ai/reference")
